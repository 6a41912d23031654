"""Where can I go, and when: the best itineraries between two stations, and the departures board."""

from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Collection
from datetime import date, datetime, timedelta

from kiosk.clock import Clock
from kiosk.timetable.compiled import Timetable
from kiosk.timetable.day import Day
from kiosk.timetable.legs import Legs
from kiosk.timetable.model import Departure, Itinerary, Source
from kiosk.timetable.search_plain import Search

LOOK_AHEAD = timedelta(hours=36)
CHANGE_SECONDS = 120  # where a station says nothing of its own
SELLING_SECONDS = 240  # until the ticket is in the hand and the platform reached
DAYS_KEPT = 2  # one for the way out, one for the way back


class Planner:
    """Answers from the timetable alone. A promise is exact: times, changes and rules are kept to the second."""

    def __init__(
        self,
        timetable: Timetable,
        clock: Clock,
        change_seconds: int = CHANGE_SECONDS,
        selling_seconds: int = SELLING_SECONDS,
    ) -> None:
        self.timetable = timetable
        self._clock = clock
        self._change_seconds = change_seconds
        self._selling = timedelta(seconds=selling_seconds)
        self._days: OrderedDict[date, Day] = OrderedDict()

    @property
    def source(self) -> Source:
        """Where the timetable comes from."""
        return self.timetable.source

    def itineraries(
        self, origin: str, destination: str, after: datetime, count: int = 6, avoiding: Collection[str] = ()
    ) -> tuple[Itinerary, ...]:
        """The next `count` journeys that no other one betters in departure, arrival and changes; earliest first.

        `origin` and `destination` are station ids, `after` is aware. Nothing leaves before `after`, nor before a ticket
        bought now can be in the hand; nothing arrives more than 36 hours later. `avoiding`: kinds of trains that are
        not used, such as "ICE" where they cost more. () when there is none, or a station is not in the timetable.
        """
        number_of = self.timetable.number_of
        here, target = number_of.get(origin), number_of.get(destination)
        if here is None or target is None or here == target:
            return ()
        after = max(after, self._clock.now() + self._selling)
        day = self._day(after)
        start = _seconds_up(after) - day.zero
        search = Search(day, target, start, start + int(LOOK_AHEAD.total_seconds()), day.trains_of(avoiding))
        legs = Legs(search)
        best = sorted(search.profile.journeys(here))[:count]
        return tuple(legs.itinerary(here, *journey) for journey in best)

    def departures(self, station: str, after: datetime, count: int = 8) -> tuple[Departure, ...]:
        """The next trains that may be boarded here, for the board on the wall; () for a station that is not known."""
        here = self.timetable.number_of.get(station)
        if here is None:
            return ()
        day = self._day(after)
        hops = day.boardings.get(here, ())
        place = bisect_left(hops, _seconds_up(after) - day.zero, key=day.departure.__getitem__)
        return tuple(self._departure(day, hop) for hop in hops[place : place + count])

    def _departure(self, day: Day, hop: int) -> Departure:
        timetable = self.timetable
        journey = day.journey[day.train[hop]]
        return Departure(
            timetable.texts[timetable.line_of[journey]],
            timetable.texts[timetable.towards[journey]],
            day.at(day.departure[hop]),
            timetable.platforms[timetable.platform_at[day.stop[hop]]].code,
        )

    def _day(self, at: datetime) -> Day:
        """The day on which `at` falls in the timetable's zone; the last few are kept."""
        wanted = at.astimezone(self.timetable.tz).date()
        day = self._days.pop(wanted, None) or Day(self.timetable, wanted, self._change_seconds)
        self._days[wanted] = day
        while len(self._days) > DAYS_KEPT:
            self._days.popitem(last=False)
        return day


def _seconds_up(at: datetime) -> int:
    """UTC seconds, rounded up: a train at 9:30:00 has left for one who asks at 9:30:00.5."""
    return -int(-at.timestamp() // 1)
