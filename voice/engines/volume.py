"""How loud: a sink in front of another, because espeak-ng clips when it is made louder itself."""

from array import array

from voice.model import LOUDEST
from voice.ports import Sink

STEPS_DB = (-16, -12, -8, -4, 0)  # each step is plainly heard and none startles
NORMAL = 3


class Volume:
    """Passes sound on to `sink`, softer by the step of `level`."""

    def __init__(self, sink: Sink) -> None:
        self.sink = sink
        self.level = NORMAL  # 1 to LOUDEST; heard from the next piece on

    def turn(self, steps: int) -> int:
        """Louder or softer by so many steps; the level that it is now."""
        self.level = min(LOUDEST, max(1, self.level + steps))
        return self.level

    def open(self, rate: int) -> None:
        """As the sink."""
        self.sink.open(rate)

    def write(self, pcm: bytes) -> None:
        """As the sink, softer."""
        gain = round(10 ** (STEPS_DB[self.level - 1] / 20) * 65536)
        self.sink.write(pcm if gain == 65536 else array("h", [s * gain >> 16 for s in array("h", pcm)]).tobytes())

    def flush(self) -> None:
        """As the sink."""
        self.sink.flush()

    def drain(self) -> None:
        """As the sink."""
        self.sink.drain()

    def close(self) -> None:
        """As the sink."""
        self.sink.close()
