"""Whether this kiosk may promise a train: its clock is right, and its timetable covers the day that is asked for."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kiosk.errors import Trouble
from kiosk.timetable.model import Source

SUMMER_TIME = timedelta(hours=2)  # a clock that was set back by so much is not called wrong


@dataclass(frozen=True)
class Readiness:
    """What can be known without asking anybody. `since`: when this machine put the timetable in force; None: unknown.

    A clock that shows an earlier moment than `since` has lost its battery: it would sell yesterday's trains.
    """

    source: Source
    since: datetime | None = None

    def check(self, now: datetime, asked: date) -> None:
        """Raises Trouble("clock-wrong", "timetable-ended" or "day-too-far"): then no train may be promised."""
        if self.since and now < self.since - SUMMER_TIME:
            raise Trouble(
                "clock-wrong", f"it is {now:%Y-%m-%d %H:%M}, but the timetable came {self.since:%Y-%m-%d %H:%M}"
            )
        last = date.fromisoformat(self.source.last_day)
        if self.source.demo or asked <= last:
            return
        if now.date() > last:
            raise Trouble("timetable-ended", f"{self.source.name} ended on {last}; import the next feed")
        raise Trouble("day-too-far", f"{asked}: {self.source.name} ends on {last}")

    def check_reach(self, latest: date) -> None:
        """Raises Trouble("timetable-ended") when it does not reach this day: it cannot say that no train goes then."""
        last = date.fromisoformat(self.source.last_day)
        if not self.source.demo and latest > last:
            raise Trouble(
                "timetable-ended", f"{self.source.name} ends on {last}, no train before; import the next feed"
            )
