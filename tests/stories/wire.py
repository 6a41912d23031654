"""The wire between a story's kiosk and its desk, in one process: it waits like a real one, and can be cut."""

from collections.abc import Callable
from queue import Empty, SimpleQueue


class StoryLink:
    """Hands each message to `desk`, which returns its answers. `down` refuses new wires; `cut` ends the open one."""

    def __init__(self, desk: Callable[[str], list[str]]) -> None:
        self._desk = desk
        self._wire: StoryWire | None = None
        self.down = False

    def open(self) -> "StoryWire":
        if self.down:
            raise ConnectionError("the net is down")
        self._wire = StoryWire(self._desk)
        return self._wire

    def cut(self) -> None:
        self.down = True
        if self._wire is not None:
            self._wire.close()

    def push(self, text: str) -> None:
        """The desk says something by itself."""
        if self._wire is not None:
            self._wire.arrived.put(text)


class StoryWire:
    """One connection."""

    def __init__(self, desk: Callable[[str], list[str]]) -> None:
        self._desk = desk
        self._whole = True
        self.arrived: SimpleQueue[str | None] = SimpleQueue()

    def send(self, text: str) -> None:
        if not self._whole:
            raise ConnectionError("the wire is cut")
        for answer in self._desk(text):
            self.arrived.put(answer)

    def receive(self, seconds: float | None = None) -> str | None:
        try:
            text = self.arrived.get(timeout=seconds)
        except Empty:
            return None
        if text is None:
            raise ConnectionError("the wire is cut")
        return text

    def close(self) -> None:
        self._whole = False
        self.arrived.put(None)
