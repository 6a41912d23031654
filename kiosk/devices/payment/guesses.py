"""Wrong codes: after five of them the kiosk takes none for ten minutes, so that nobody gets far by guessing."""

from kiosk.clock import Clock

TRIES = 5
PAUSE_SECONDS = 600.0


class Guesses:
    """Counts wrong codes of one kiosk, whoever types them; forgets them when one was right, or after a pause."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._wrong = 0
        self._until = 0.0

    @property
    def paused(self) -> bool:
        """Whether no code is taken now."""
        return self._clock.seconds() < self._until

    def wrong(self) -> None:
        """One more that fits nothing."""
        self._wrong += 1
        if self._wrong >= TRIES:
            self._wrong = 0
            self._until = self._clock.seconds() + PAUSE_SECONDS

    def right(self) -> None:
        """Somebody knew one."""
        self._wrong = 0
