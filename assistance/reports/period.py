"""Period: a day, a week or a month of a report, as it stands in an address: 2026-11-20, 2026-W47, 2026-11."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Kind = Literal["day", "week", "month"]
_WEEK = re.compile(r"(\d{4})-W(\d{2})")
_MONTH = re.compile(r"(\d{4})-(\d{2})")


@dataclass(frozen=True)
class Period:
    """From `first` to `last`, both included."""

    kind: Kind
    first: date
    last: date

    @property
    def code(self) -> str:
        """As `read_period` reads it."""
        if self.kind == "week":
            return f"{self.first.isocalendar().year}-W{self.first.isocalendar().week:02}"
        return self.first.isoformat() if self.kind == "day" else f"{self.first:%Y-%m}"

    @property
    def days(self) -> int:
        """How many."""
        return (self.last - self.first).days + 1

    def days_until(self, today: date) -> int:
        """How many have begun by `today`; at least one, so that a rate can be worked out."""
        return max(1, (min(self.last, today) - self.first).days + 1)

    def before(self) -> "Period":
        """The one before it, of the same kind."""
        return period_of(self.kind, self.first - timedelta(days=1))

    def after(self) -> "Period":
        """The one after it, of the same kind."""
        return period_of(self.kind, self.last + timedelta(days=1))


def period_of(kind: Kind, day: date) -> Period:
    """The day, week (Monday to Sunday) or month that `day` is in."""
    if kind == "day":
        return Period(kind, day, day)
    if kind == "week":
        monday = day - timedelta(days=day.weekday())
        return Period(kind, monday, monday + timedelta(days=6))
    first = day.replace(day=1)
    return Period(kind, first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1))


def read_period(code: str) -> Period:
    """The period that is written so. Raises ValueError for anything else."""
    if week := _WEEK.fullmatch(code):
        return period_of("week", date.fromisocalendar(int(week[1]), int(week[2]), 1))
    if month := _MONTH.fullmatch(code):
        return period_of("month", date(int(month[1]), int(month[2]), 1))
    return period_of("day", date.fromisoformat(code))
