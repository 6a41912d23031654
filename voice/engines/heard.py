"""When a word is heard: a sink in front of another, which keeps each mark until its sound leaves the loudspeaker."""

from collections import deque
from collections.abc import Callable

from voice.engines.sound import LATENCY, ROOM_MS
from voice.ports import Sink

LATE_MS = ROOM_MS + LATENCY * 1000  # from a piece that is written to the same piece heard, while there is no room


class Heard:
    """Passes sound on to `sink`. Marks are called in the thread that writes."""

    def __init__(self, sink: Sink) -> None:
        self.sink = sink
        self._passed_ms = 0.0
        self._began_ms = 0.0
        self._marks: deque[tuple[float, Callable[[], None]]] = deque()
        self._rate = 0

    @property
    def said_ms(self) -> float:
        """Sound that was written since `begin`."""
        return self._passed_ms - self._began_ms

    def begin(self) -> None:
        """Another text: what is marked counts from here."""
        self._began_ms = self._passed_ms

    def mark(self, at_ms: float, call: Callable[[], None]) -> None:
        """`call` when the sound of so many milliseconds of this text is heard."""
        self._marks.append((self._began_ms + at_ms, call))

    def open(self, rate: int) -> None:
        """As the sink."""
        self._rate = rate
        self.sink.open(rate)

    def write(self, pcm: bytes) -> None:
        """As the sink; returns when there was room for it: so late is what is heard now."""
        self.sink.write(pcm)
        self._passed_ms += len(pcm) * 500 / self._rate
        self._call(self._passed_ms - LATE_MS)

    def flush(self) -> None:
        """As the sink: what was not heard is not marked."""
        self._marks.clear()
        self.sink.flush()

    def drain(self) -> None:
        """As the sink. What is still waiting is heard in a moment: its marks come now."""
        self._call(float("inf"))
        self.sink.drain()

    def close(self) -> None:
        """As the sink."""
        self.sink.close()

    def _call(self, until_ms: float) -> None:
        try:
            while self._marks[0][0] <= until_ms:
                self._marks.popleft()[1]()
        except IndexError:  # no more; or emptied from another thread in this very moment
            return
