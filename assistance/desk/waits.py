"""How long until somebody is there: a range that held in nine of ten calls, or nothing."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import ceil, floor

from kiosk.clock import Clock

LEAST_CALLS = 30
MISSED_BELOW = 0.02  # so many may come sooner,
MISSED_ABOVE = 0.05  # and so many later: together less than a tenth, because tomorrow is never like yesterday
LONGEST_MINUTES = 20  # a longer wait is no comfort: better the telephone and the counter
FRESH_SECONDS, EMPTY_SECONDS = 900.0, 5.0  # between two looks; while there is nothing yet

Range = tuple[int, int]
NOTHING: Range = (0, 0)


@dataclass(frozen=True)
class Wait:
    """One past call: its hour of the day, and seconds until somebody came, or until the traveller gave up."""

    hour: int
    seconds: float
    came: bool


def usual(waits: Iterable[Wait]) -> Range:
    """Whole minutes, such as (2, 4), that hold in at least 90 % of calls like these; (0, 0): nobody can say.

    Who gave up would have waited longer than she did: such a call counts as open at its end (Kaplan and Meier).
    """
    ordered = sorted(waits, key=lambda wait: (wait.seconds, not wait.came))
    if sum(wait.came for wait in ordered) < LEAST_CALLS:
        return NOTHING
    first, last = _quantile(ordered, MISSED_BELOW), _quantile(ordered, 1 - MISSED_ABOVE)
    if last is None or last > 60 * LONGEST_MINUTES:
        return NOTHING
    latest = max(1, ceil(last / 60))
    return min(floor((first or 0.0) / 60), latest - 1), latest


def _quantile(ordered: Sequence[Wait], share: float) -> float | None:
    """After how many seconds somebody had come to `share` of all; None: that was never reached.

    One more call than there were is counted, which may turn out as it likes: the next one.
    """
    open_share, at_risk = 1.0, len(ordered) + 1
    for wait in ordered:
        if wait.came:
            open_share *= 1 - 1 / at_risk
            if 1 - open_share >= share:
                return wait.seconds
        at_risk -= 1
    return None


class Waits:
    """What may be told at this station and hour. The past is looked at once in a quarter of an hour."""

    def __init__(self, past: Callable[[str, datetime], list[Wait]], clock: Clock) -> None:
        self._past = past
        self._clock = clock
        self._known: dict[str, tuple[float, dict[int, Range]]] = {}

    def usual(self, station: str) -> Range:
        """In how many minutes somebody usually is there, now; (0, 0): nobody can say."""
        at, hours = self._known.get(station, (-FRESH_SECONDS, {}))
        now = self._clock.seconds()
        if now - at >= (FRESH_SECONDS if hours else EMPTY_SECONDS):
            by_hour: dict[int, list[Wait]] = {}
            for wait in self._past(station, self._clock.now()):
                by_hour.setdefault(wait.hour, []).append(wait)
            hours = {hour: usual(waits) for hour, waits in by_hour.items()}
            self._known[station] = (now, hours)
        return hours.get(self._clock.now().hour, NOTHING)
