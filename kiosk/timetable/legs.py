"""Which trains to take: a promise of the search (leave then, be there then) becomes legs with the calmest changes."""

from bisect import bisect_left
from dataclasses import dataclass

from kiosk.timetable.compiled import NEVER, Timetable
from kiosk.timetable.day import Day
from kiosk.timetable.model import Call, Itinerary, Leg
from kiosk.timetable.search_plain import Search


@dataclass(frozen=True)
class Ride:
    """On board from one stop to another; `parts` are the trains that the same seats become: train, from, to."""

    parts: tuple[tuple[int, int, int], ...]


Way = tuple[
    tuple[int, int], tuple[Ride, ...]
]  # how calm (shortest slack in seconds, minus first change), and the rides


class Legs:
    """Rebuilds journeys of one search. Among equals: the longest shortest time to change, then the earlier change."""

    def __init__(self, search: Search) -> None:
        self._search = search
        self._day: Day = search.day
        self._known: dict[tuple[int, int, int, int], Way | None] = {}

    def itinerary(self, station: int, departure: int, arrival: int, trains: int) -> Itinerary:
        """The trains that keep this promise of the search's profile."""
        ways = [self._ride(train, stop, trains, arrival) for train, stop in self._leaving(station, departure)]
        kept = [way for way in ways if way]
        return Itinerary(tuple(self._leg(ride) for ride in max(kept, key=lambda way: way[0])[1]))

    def _leaving(self, station: int, departure: int) -> list[tuple[int, int]]:
        """The trains that leave `station` at this second, with the stop where one boards."""
        day = self._day
        hops = day.boardings.get(station, ())
        place = bisect_left(hops, departure, key=day.departure.__getitem__)
        found = []
        while place < len(hops) and day.departure[hops[place]] == departure:
            if day.train[hops[place]] not in self._search.avoided:
                found.append((day.train[hops[place]], day.stop[hops[place]]))
            place += 1
        return found

    def _onward(self, station: int, ready: int, trains: int, goal: int, left: int) -> list[tuple[int, int, int]]:
        """Slack in seconds, train and stop of all that can be boarded by one who leaves the train `left` here."""
        day, found = self._day, []
        if day.has_rules(station, left):
            for leaves, onto, stop, arrivals in reversed(self._search.ruled.get(station, ())):
                slack = leaves - ready - day.change_seconds(station, left, onto)
                if slack >= 0 and onto != left and leaves < goal and arrivals[trains - 1] <= goal:
                    found.append((slack, onto, stop))
        else:
            found = self._boarding(station, ready + day.change[station], trains, goal)
        for other, seconds in day.walks.get(station, ()):
            found += self._boarding(other, ready + seconds, trains, goal)
        return found

    def _boarding(self, station: int, ready: int, trains: int, goal: int) -> list[tuple[int, int, int]]:
        departures = self._search.profile.promising(station, ready, trains, goal)
        return [(at - ready, train, stop) for at in departures for train, stop in self._leaving(station, at)]

    def _ride(self, train: int, stop: int, trains: int, goal: int) -> Way | None:
        """The calmest way from boarding here to being there by `goal` with at most `trains` trains; or None."""
        key = (train, stop, trains, goal)
        if key not in self._known:
            self._known[key] = None  # while it is being looked for
            self._known[key] = self._calmest(train, stop, trains, goal)
        return self._known[key]

    def _calmest(self, train: int, stop: int, trains: int, goal: int) -> Way | None:
        best: Way | None = None
        before: tuple[tuple[int, int, int], ...] = ()
        while True:
            last = stop
            for last, comes, may_alight in self._day.stops_after(train, stop):
                if may_alight and comes <= goal:
                    ride = Ride((*before, (train, stop, last)))
                    way = self._leave(ride, comes, trains, goal)
                    if way and (best is None or way[0] > best[0]):
                        best = way
            onward = self._day.goes_on.get(train)
            if onward is None or onward in self._search.avoided:
                return best
            before = (*before, (train, stop, last))
            train, stop = onward, self._day.first_stop(onward)

    def _leave(self, ride: Ride, comes: int, trains: int, goal: int) -> Way | None:
        train, _, stop = ride.parts[-1]
        station = self._day.timetable.station_at[stop]
        if station == self._search.profile.target:
            return (NEVER, 0), (ride,)
        best: Way | None = None
        if trains > 1:
            for slack, onto, there in self._onward(station, comes, trains - 1, goal, train):
                rest = self._ride(onto, there, trains - 1, goal)
                if rest:
                    calm = (min(slack, rest[0][0]), -comes)
                    if best is None or calm > best[0]:
                        best = calm, (ride, *rest[1])
        return best

    def _leg(self, ride: Ride) -> Leg:
        timetable = self._day.timetable
        lines = dict.fromkeys(timetable.texts[timetable.line_of[self._day.journey[part[0]]]] for part in ride.parts)
        (first, start, _), (last, _, end) = ride.parts[0], ride.parts[-1]
        route = timetable.route_of[self._day.journey[first]]
        return Leg(
            line=" / ".join(lines),
            towards=timetable.texts[timetable.towards[self._day.journey[last]]],
            trip=timetable.trips[self._day.journey[first]],
            start=self._call(timetable, start, timetable.departure[start] + self._day.shift[first]),
            end=self._call(timetable, end, timetable.arrival[end] + self._day.shift[last]),
            route=timetable.routes[route] if route >= 0 else "",
        )

    def _call(self, timetable: Timetable, stop: int, seconds: int) -> Call:
        platform = timetable.platforms[timetable.platform_at[stop]]
        return Call(timetable.stations[platform.station], self._day.at(seconds), platform.code, platform.id)
