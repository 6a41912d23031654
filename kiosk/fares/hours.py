"""Timeframes: at which hours of which days a ticket is good, by the clock on the station's wall."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from kiosk.timetable.model import Itinerary

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
HOLIDAY = "holiday"
DAYS = {
    **{day: frozenset({day}) for day in WEEKDAYS},
    "workdays": frozenset(WEEKDAYS[:5]),
    "weekend": frozenset(WEEKDAYS[5:]),
    "holidays": frozenset({HOLIDAY}),
    "every-day": frozenset({*WEEKDAYS, HOLIDAY}),
}


@dataclass(frozen=True)
class Window:
    """On `days` (of WEEKDAYS and HOLIDAY) from `start` until before `end`; an `end` of midnight is the day's end."""

    days: frozenset[str]
    start: time = time()
    end: time = time()

    def holds(self, day: str, at: time) -> bool:
        """Whether it holds at this time of such a day."""
        return day in self.days and self.start <= at and (at < self.end or self.end == time())


@dataclass(frozen=True)
class Timeframe:
    """When something is sold for: the moment of departure (or of arrival) decides. A holiday is no weekday."""

    id: str
    windows: tuple[Window, ...]
    at_arrival: bool = False
    holidays: frozenset[date] = frozenset()

    def holds(self, way: Itinerary) -> bool:
        """Whether these trains are within it."""
        return self.at(way.arrival if self.at_arrival else way.departure)

    def at(self, moment: datetime) -> bool:
        """Whether this moment is within it."""
        day = moment.date()
        kind = HOLIDAY if day in self.holidays else WEEKDAYS[day.weekday()]
        return any(window.holds(kind, moment.time()) for window in self.windows)

    def begins(self, after: datetime, until: datetime) -> Iterator[datetime]:
        """The moments after `after` and before `until` at which it begins, or ends: when prices may change."""
        day = after.date()
        while day <= until.date():
            for edge in {edge for window in self.windows for edge in (window.start, window.end)}:
                moment = datetime.combine(day, edge, after.tzinfo)
                if after < moment < until:
                    yield moment
            day += timedelta(days=1)
