"""The best ways from every station to one, in one backward pass over the day's hops: profile connection scan.

Method: Dibbelt, Pajor, Strasser, Wagner, "Connection Scan Algorithm", ACM JEA 23 (2018), section 4, with the number of
trains as a further criterion. This is the plain text of the method; a faster twin must give the same answers.
"""

from bisect import bisect_right

from kiosk.timetable.compiled import ALIGHT, BOARD, NEVER
from kiosk.timetable.day import Day

MOST_TRAINS = 8
Arrivals = tuple[int, ...]  # [k]: earliest arrival at the target with at most k + 1 trains; NEVER if there is none
NOWHERE: Arrivals = (NEVER,) * MOST_TRAINS


class Profile:
    """For every station: when to leave it, and what one gains. Later departures come first."""

    def __init__(self, stations: int, target: int) -> None:
        self.target = target
        self._keys: list[list[int]] = [[] for _ in range(stations)]  # minus departure: grows while the scan goes back
        self._best: list[list[Arrivals]] = [[] for _ in range(stations)]

    def note(self, station: int, departure: int, arrivals: Arrivals) -> None:
        """Leaving `station` at `departure` gives `arrivals`; kept when nothing later is as good in everything."""
        keys, best = self._keys[station], self._best[station]
        if keys:
            merged = tuple(map(min, best[-1], arrivals))
            if merged == best[-1]:
                return
            if keys[-1] == -departure:
                best[-1] = merged
                return
            arrivals = merged
        keys.append(-departure)
        best.append(arrivals)

    def from_here(self, station: int, ready: int) -> Arrivals:
        """The best arrivals of one who can board at `station` from `ready` on."""
        found = bisect_right(self._keys[station], -ready)
        return self._best[station][found - 1] if found else NOWHERE

    def promising(self, station: int, ready: int, trains: int, goal: int) -> list[int]:
        """Departures from `ready` on that still reach the target by `goal` with `trains` trains; earliest first."""
        keys, best = self._keys[station], self._best[station]
        found = bisect_right(keys, -ready) - 1
        departures = []
        while found >= 0 and best[found][trains - 1] <= goal:
            departures.append(-keys[found])
            found -= 1
        return departures

    def journeys(self, station: int) -> list[tuple[int, int, int]]:
        """Departure, arrival and number of trains of every best journey from here: Pareto in all three."""
        made = []
        later = NOWHERE
        for key, best in zip(self._keys[station], self._best[station], strict=True):
            fewer = NEVER
            for trains, (arrival, known) in enumerate(zip(best, later, strict=True), 1):
                if arrival < known and arrival < fewer:
                    made.append((-key, arrival, trains))
                fewer = min(fewer, arrival)
            later = best
        return made


class Search:
    """The scan of one day towards one station, and the memory of what is gained on board of each train."""

    def __init__(self, day: Day, target: int, start: int, end: int, avoided: frozenset[int] = frozenset()) -> None:
        """`start` and `end` in seconds of the day: nothing leaves before, nothing arrives after. `avoided`: trains."""
        self.day = day
        self.avoided = avoided
        self.profile = Profile(len(day.change), target)
        self._on_board: list[Arrivals] = [NOWHERE] * len(day.journey)
        self.ruled: dict[
            int, list[tuple[int, int, int, Arrivals]]
        ] = {}  # departure, train, stop, arrivals; latest first
        self._run(start, end)

    def _run(self, start: int, end: int) -> None:
        day, on_board, profile, avoided = self.day, self._on_board, self.profile, self.avoided
        may, goes_on, target = day.timetable.may, day.goes_on, profile.target
        last_stop = {train: day.timetable.first[day.journey[train] + 1] - 1 for train in goes_on}
        lo, hi = bisect_right(day.departure, start - 1), bisect_right(day.departure, end)
        columns = (day.departure, day.arrival, day.start, day.end, day.train, day.stop)
        for leaves, comes, here, there, train, stop in zip(*(column[lo:hi][::-1] for column in columns), strict=True):
            if train in avoided:
                continue
            best = on_board[train]
            if train in goes_on and last_stop[train] == stop + 1:
                best = tuple(map(min, best, on_board[goes_on[train]]))
            if comes <= end and may[stop + 1] & ALIGHT:
                best = self._leave(best, there, comes, train, target)
            if best is NOWHERE:
                continue
            on_board[train] = best
            if may[stop] & BOARD:
                profile.note(here, leaves, best)
                if here in day.ruled:
                    self.ruled.setdefault(here, []).append((leaves, train, stop, best))

    def _leave(self, best: Arrivals, station: int, ready: int, train: int, target: int) -> Arrivals:
        """What one gains by leaving the train here: being there, changing, or walking to another station."""
        day = self.day
        if station == target:
            return tuple([min(ready, arrival) for arrival in best])
        if station in day.ruled and day.has_rules(station, train):
            best = self._change_by_rule(best, station, ready, train)
        else:
            best = _merged(best, self.profile.from_here(station, ready + day.change[station]))
        for other, seconds in day.walks.get(station, ()):
            best = _merged(best, self.profile.from_here(other, ready + seconds))
        return best

    def _change_by_rule(self, best: Arrivals, station: int, ready: int, train: int) -> Arrivals:
        """A train with rules of its own: look at each departure, until none that leaves later can gain anything."""
        for leaves, onto, _, arrivals in reversed(self.ruled.get(station, ())):
            if leaves >= best[1]:
                break
            if onto != train and ready + self.day.change_seconds(station, train, onto) <= leaves:
                best = _merged(best, arrivals)
        return best


def _merged(best: Arrivals, after_change: Arrivals) -> Arrivals:
    """The better of staying on board and of going on by `after_change`, which takes one train more."""
    if after_change is NOWHERE:
        return best
    return (best[0], *map(min, best[1:], after_change))
