"""What makes one doubt a feed that can be read: it ends soon, stops at midnight, or ran into a clock change."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from kiosk.errors import Fault
from kiosk.timetable.compiled import Timetable
from kiosk.timetable.gtfs_publisher import Publisher
from kiosk.timetable.gtfs_tables import Tables

ENDS_SOON_DAYS = 14
LATE = 23 * 3600 + 1800  # a railway with trains on their way at 23:30 has some after midnight
CHANGED_UNTIL = 3 * 3600  # clocks are changed before three at night


def doubts(tables: Tables, timetable: Timetable, publisher: Publisher) -> Iterator[Fault]:
    """Remarks about the feed as a whole. Trains are not touched."""
    ends = [timetable.arrival[after - 1] for after in timetable.first[1:]]
    late = sum(1 for end in ends if end >= LATE)
    if late and timetable.longest < 86400:
        what = f"no time is after 24:00, but {late} trains end after 23:30: nights may be cut off at midnight."
        yield tables.fault("stop_times", 0, "GT324", what, "A train keeps its day: 24:10:00 is ten past midnight.")
    for day in _clock_changes(timetable):
        bit = (day - timetable.first_day).days
        on = [service >> bit & 1 for service in timetable.services]
        early = sum(
            1
            for trip, service in enumerate(timetable.service_of)
            if on[service] and timetable.departure[timetable.first[trip]] < CHANGED_UNTIL
        )
        if early:
            what = f"{early} trains of {day} begin before 03:00, in the night of the clock change."
            cure = "Times count from noon minus 12 hours: check these with the operator."
            yield tables.fault("stop_times", 0, "GT323", what, cure)
    first, last = timetable.source.first_day, timetable.source.last_day
    if (publisher.since and publisher.since.isoformat() > first) or (
        publisher.until and publisher.until.isoformat() < last
    ):
        what = f"says that it is complete from {publisher.since or first} to {publisher.until or last} only."
        yield tables.fault("feed_info", 2, "GT322", what, f"Its calendar goes from {first} to {last}.")


def ends_soon(tables: Tables, timetable: Timetable, publisher: Publisher, today: date) -> Iterator[Fault]:
    """A remark two weeks before the screens would be empty."""
    last = min(date.fromisoformat(timetable.source.last_day), publisher.until or date.max)
    left = (last - today).days
    if left < ENDS_SOON_DAYS:
        what = f"ends in {left} days, on {last}." if left >= 0 else f"ended on {last}."
        cure = "Import the next feed before that day." if left >= 0 else "Import the newest feed."
        yield tables.fault("calendar", 0, "GT307", what, cure)


def _clock_changes(timetable: Timetable) -> Iterator[date]:
    """The days of the feed that do not begin at midnight by the clock on the wall."""
    day, last = timetable.first_day, date.fromisoformat(timetable.source.last_day)
    while day <= last:
        if int(datetime.combine(day, time(), timetable.tz).timestamp()) != timetable.zero(day):
            yield day
        day += timedelta(days=1)
