"""What is said now or never between this kiosk and a helper's page: bounded, in order, and on no disk."""

from collections import deque
from collections.abc import Callable, Iterator

from assistance import messages
from assistance.messages import Talk

MOST_WAITING = 200  # frames; the oldest goes first, and its sender repeats what mattered
LATEST_WINS = frozenset({"state"})

Hear = Callable[[Talk], None]


def _nobody(_: Talk) -> None:
    """Until somebody listens."""


class Volatile:
    """Filled by the screen's thread, emptied by the courier's: both ends of a deque are safe for that."""

    def __init__(self) -> None:
        self._waiting: deque[Talk] = deque(maxlen=MOST_WAITING)
        self._newest: deque[Talk] = deque(maxlen=1)
        self._hear: Hear = _nobody

    def follow(self, hear: Hear) -> None:
        """`hear` gets each frame from now on."""
        self._hear = hear

    def hear(self, frame: Talk) -> None:
        """A frame has come."""
        self._hear(frame)

    def add(self, frame: Talk) -> None:
        """Let it go out next. An older state of the screen that still waits is left out."""
        (self._newest if frame.topic in LATEST_WINS else self._waiting).append(frame)

    def take(self) -> Iterator[str]:
        """All that waits, as messages."""
        for queue in (self._waiting, self._newest):
            while queue:
                yield messages.encode(queue.popleft())

    def forget(self) -> None:
        """Another wire: what waited is stale. The desk says "open" again, and what is missing is asked for."""
        self._waiting.clear()
        self._newest.clear()
