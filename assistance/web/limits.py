"""How often something may be tried: by address, by kiosk; in memory, for each server on its own."""

from collections import deque

from kiosk.clock import Clock

MINUTE = 60.0
MOST_KEYS = 10_000  # of an attacker with many addresses; the one that was silent for longest is forgotten


class Limits:
    """A sliding window for each key."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._tries: dict[str, deque[float]] = {}

    def allow(self, key: str, most: int, seconds: float = MINUTE) -> bool:
        """Whether `key` did it less than `most` times in the last `seconds`; if so it is counted."""
        now = self._clock.seconds()
        tries = self._tries.pop(key, None) or deque()
        while tries and tries[0] <= now - seconds:
            tries.popleft()
        self._tries[key] = tries
        if len(self._tries) > MOST_KEYS:
            del self._tries[next(iter(self._tries))]
        if len(tries) >= most:
            return False
        tries.append(now)
        return True
