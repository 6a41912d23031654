"""A wire inside one process that can be cut on purpose: for tests, and for a desk in the same machine."""

from collections import deque
from collections.abc import Callable


class LocalLink:
    """Hands every message to `desk`, which returns its answers. Break it by `down` and the two counts."""

    def __init__(self, desk: Callable[[str], list[str]]) -> None:
        self._desk = desk
        self._wire: LocalWire | None = None
        self.down = False
        self.messages_to_lose = 0  # of the next messages up, so many are taken and never arrive
        self.answers_to_lose = 0  # of the next answers, so many get lost on their way back

    def open(self) -> "LocalWire":
        """See `Link`."""
        if self.down:
            raise ConnectionError("the net is down")
        self._wire = LocalWire(self)
        return self._wire

    def cut(self) -> None:
        """The net goes away, and the open wire with it."""
        self.down = True
        if self._wire is not None:
            self._wire.close()

    def push(self, text: str) -> None:
        """The desk says something by itself; it is lost when nobody is connected."""
        if self._wire is not None and self._wire.whole:
            self._wire.arrived.append(text)

    def carry(self, text: str) -> list[str]:
        """One message up; what comes back."""
        if self.messages_to_lose:
            self.messages_to_lose -= 1
            return []
        answers = self._desk(text)
        if answers and self.answers_to_lose:
            self.answers_to_lose -= 1
            return []
        return answers


class LocalWire:
    """One connection of a `LocalLink`; `receive` never waits."""

    def __init__(self, link: LocalLink) -> None:
        self._link = link
        self.whole = True
        self.arrived: deque[str] = deque()

    def send(self, text: str) -> None:
        """See `Wire`."""
        self._check()
        self.arrived.extend(self._link.carry(text))

    def receive(self, seconds: float | None = None) -> str | None:
        """See `Wire`; at once None when nothing has come."""
        self._check()
        return self.arrived.popleft() if self.arrived else None

    def close(self) -> None:
        """See `Wire`."""
        self.whole = False

    def _check(self) -> None:
        if not self.whole:
            raise ConnectionError("the wire is cut")
