"""Timeframes of Fares v2: on which days, and between which wall-clock times, a fare rule holds."""

import re
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from kiosk.fares.gtfs_rows import Row, Rows
from kiosk.timetable.gtfs_calendar import Calendar

CLOCK = re.compile(r"([0-9]{1,2}):([0-5][0-9]):([0-5][0-9])")
DAY = 24 * 3600


class Frame(NamedTuple):
    """From `start` to before `end`, seconds of the wall clock, on the days of a service."""

    start: int
    end: int
    service: int  # index into `services`


class Timeframes(NamedTuple):
    """All groups of timeframes. A group without any never holds; one with a broken row is `doubtful`."""

    groups: Mapping[str, tuple[Frame, ...]]
    doubtful: frozenset[str]
    first_day: str  # ISO date of bit 0 of every service; "" if there is none
    services: tuple[int, ...]  # one bit for each day

    def on(self, group: str, day: date) -> tuple[tuple[int, int], ...]:
        """Start and end of each frame of this group on this calendar day, also for a train of the day before."""
        if not self.first_day:
            return ()
        bit = (day - date.fromisoformat(self.first_day)).days
        return tuple(
            (frame.start, frame.end)
            for frame in self.groups.get(group, ())
            if bit >= 0 and self.services[frame.service] >> bit & 1
        )


def read_timeframes(rows: Rows, calendar: Calendar) -> Timeframes:
    """timeframes.txt. `calendar`: the services of the feed."""
    groups: defaultdict[str, list[Frame]] = defaultdict(list)
    doubtful: set[str] = set()
    services: dict[str, int] = {}
    for row in rows.of("timeframes", ("timeframe_group_id", "service_id"), ("start_time", "end_time")):
        group, service = row["timeframe_group_id"], row["service_id"]
        if not group:
            row.wrong("GF203", "a timeframe without timeframe_group_id is left out.", "Name its group.")
            continue
        span = _span(row)
        if span is None or not service or not row.knows("service_id", calendar.days, "service"):
            if not service:
                row.wrong("GF202", f"a timeframe of {group!r} names no service.", "Add service_id.")
            doubtful.add(group)
            continue
        groups[group].append(Frame(*span, services.setdefault(service, len(services))))
    days = [day for service in services for day in calendar.days[service]]
    first = min(days) if days else None
    bits = tuple(calendar.bits(service, first) for service in services) if first else (0,) * len(services)
    frozen = {group: tuple(frames) for group, frames in groups.items()}
    return Timeframes(frozen, frozenset(doubtful), first.isoformat() if first else "", bits)


def _span(row: Row) -> tuple[int, int] | None:
    start, end = row["start_time"], row["end_time"]
    if not start and not end:
        return 0, DAY
    times = [_seconds(text) for text in (start, end)]
    if times[0] is None or times[1] is None or times[0] >= times[1]:
        what = f"a timeframe goes from {start!r} to {end!r}; fares that need it have no price."
        row.wrong("GF204", what, "Write both, such as 06:30:00 and 09:00:00, or neither; the latest is 24:00:00.")
        return None
    return times[0], times[1]


def _seconds(text: str) -> int | None:
    found = CLOCK.fullmatch(text)
    seconds = int(found[1]) * 3600 + int(found[2]) * 60 + int(found[3]) if found else DAY + 1
    return seconds if seconds <= DAY else None
