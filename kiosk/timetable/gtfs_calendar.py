"""On which days each service runs, out of calendar.txt and calendar_dates.txt; either may be missing."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from kiosk.errors import Fault
from kiosk.timetable.gtfs_tables import Tables

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
LONGEST = timedelta(days=1000)  # a wrong year must not become a calendar of centuries
YEARS = range(1990, 2101)  # 0226 and 20226 are typing errors


@dataclass
class Calendar:
    """`days`: service id to the set of its OperatingDays."""

    days: dict[str, set[date]] = field(default_factory=dict)

    @property
    def span(self) -> tuple[date, date] | None:
        """The first and the last day on which anything runs; None if nothing ever does."""
        all_days = [day for days in self.days.values() for day in days]
        return (min(all_days), max(all_days)) if all_days else None

    def bits(self, service: str, first: date) -> int:
        """One bit for each day from `first` on which this service runs."""
        return sum(1 << (day - first).days for day in self.days.get(service, ()))


def read_calendar(tables: Tables, faults: list[Fault]) -> Calendar:
    """Weekly patterns, then the single days that are added or taken away. Broken rows are reported and skipped."""
    calendar = Calendar()
    for line, (service, start, end, *week) in tables.rows(
        "calendar", "service_id", "start_date", "end_date", *WEEKDAYS
    ):
        first, last = day_of(start), day_of(end)
        if not first or not last or last < first or last - first > LONGEST:
            what = f"service {service!r} runs from {start!r} to {end!r}, which cannot be; the row is skipped."
            faults.append(tables.fault("calendar", line, "GT211", what, "Dates look like 20261121."))
            continue
        odd = next((cell for cell in week if cell not in ("0", "1")), None)
        if odd is not None:
            what = f"service {service!r} has {odd!r} for a weekday; it counts as no."
            faults.append(tables.fault("calendar", line, "GT213", what, "1 is yes, 0 is no."))
        days = calendar.days.setdefault(service, set())
        count = (last - first).days + 1
        days.update(day for day in (first + timedelta(n) for n in range(count)) if week[day.weekday()] == "1")
    for line, (service, text, kind) in tables.rows("calendar_dates", "service_id", "date", "exception_type"):
        day = day_of(text)
        if not day or kind not in ("1", "2"):
            what = f"service {service!r} has the date {text!r} with the kind {kind!r}; the row is skipped."
            faults.append(
                tables.fault("calendar_dates", line, "GT212", what, "Dates look like 20261121, kinds are 1 and 2.")
            )
        elif kind == "1":
            calendar.days.setdefault(service, set()).add(day)
        else:
            calendar.days.get(service, set()).discard(day)
    return calendar


@lru_cache(maxsize=4096)
def day_of(text: str) -> date | None:
    """The day of 20261121; None when it is none, or in a year that no timetable is for."""
    if len(text) != 8 or not (text.isascii() and text.isdecimal()) or int(text[:4]) not in YEARS:
        return None
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return None
