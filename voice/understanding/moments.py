"""What was said of a moment becomes one: never one in the past, the way back never before the way out."""

from datetime import date, datetime, time, timedelta

from kiosk.flows.moments import PARTS_OF_DAY, moment_at, written
from voice.understanding.when import When

HOURS = {**PARTS_OF_DAY, "night": 21}  # at which each part of the day begins
HALVES = frozenset({*HOURS, "am", "pm"})  # what says in which half of the day an hour is
FARTHEST = timedelta(days=400)  # nobody knows a train after that
WAKING = (5, 23)  # hours that are meant when nothing else is said


class Calendar:
    """Works moments out. `now` is local time; a moment is a value of a fact, "" when it cannot be."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        self._today = now.date()

    def value(self, when: When, leg: str, out: str, before: str, denied: When | None = None) -> str:
        """The moment that was meant. `out`: the way out, where it is known; `before`: what this leg was until now."""
        if when.now:
            return "now" if leg == "out" else ""
        value = self._later(when, leg, out, before, denied)
        return value if value == "now" or value <= written(self._now + FARTHEST) else ""

    def _later(self, when: When, leg: str, out: str, before: str, denied: When | None) -> str:
        if when.minutes is not None:
            later = (self._now + timedelta(minutes=when.minutes)).replace(second=0, microsecond=0)
            return written(later) if later > self._now else ""
        base = moment_at(out, self._now) if out and leg == "back" else None
        day = self._day(when, base, denied)
        if day is None:
            return self._of_some_day(when, base, before) if when.day is None else ""
        if when.day == ("days", 0, 0) and not when.part and when.clock is None:
            return "now" if leg == "out" else ""
        if base is not None and self._today < base.date() and when.day == ("coming", base.weekday(), 0):
            return self._on(base.date(), when, base) or self._on(day, when, base)  # Friday, back Friday evening
        return self._on(day, when, base)

    def _of_some_day(self, when: When, base: datetime | None, before: str) -> str:
        """A time without a day: of the day that is known, else the next one to come."""
        if base is not None:
            return self._on(base.date(), when, base) or self._on(base.date() + timedelta(days=1), when, base)
        known = moment_at(before, self._now).date() if before and before != "now" else self._now.date()
        return (
            (self._on(known, when, None) if known >= self._now.date() else "")
            or self._on(self._now.date(), when, None)
            or self._on(self._now.date() + timedelta(days=1), when, None)
        )

    def _on(self, day: date, when: When, base: datetime | None) -> str:
        """The first moment of that day that fits: later than now, and than the way out."""
        least = max(self._now, base) if base else self._now
        for at in _times(when, day > self._now.date() and (base is None or day > base.date())):
            moment = self._at(day, at)
            if moment > least:
                return written(moment)
        return ""

    def _day(self, when: When, base: datetime | None, denied: When | None) -> date | None:
        how, one, two = when.day or ("", 0, 0)
        today = self._now.date()
        start, monday = base.date() if base else today, today + timedelta(days=7 - today.weekday())
        if how in ("", "date"):
            return self._dated(one, two, start) if how else None
        if how == "after-that":  # not tomorrow, the day after
            said = self._day(denied, None, None) if denied else None
            return (said or (start if base else today + timedelta(days=1))) + timedelta(days=1)
        if how in ("coming", "weekend"):
            return self._coming(one if how == "coming" else 5, base) + timedelta(days=7 * two)
        if how == "week":
            return self._coming(one, None) + timedelta(days=7)
        if how in ("next-week", "next-week-day"):
            return monday + timedelta(days=one)
        return (start if how == "same" else today) + timedelta(days=one)

    def _coming(self, weekday: int, base: datetime | None) -> date:
        """The coming one; of the way back, the first after the way out."""
        start = base.date() if base else self._now.date()
        return start + timedelta(days=(weekday - start.weekday() - 1) % 7 + 1)

    def _dated(self, day: int, month: int, start: date) -> date | None:
        """The next such date from today; of a day without its month, the next from the way out."""
        today = self._now.date() if month else start
        for further in range(15):
            number = today.month - 1 + further
            year, one = today.year + number // 12, number % 12 + 1
            if month and one != month:
                continue
            try:
                found = date(year, one, day)
            except ValueError:
                continue
            if found >= today:
                return found
        return None

    def _at(self, day: date, at: time) -> datetime:
        return datetime.combine(day, at, self._now.tzinfo)


def _times(when: When, other_day: bool) -> list[time]:
    """The times of a day that may be meant, likeliest first."""
    if when.clock is None:
        return [time(HOURS[when.part or "morning"])]
    hour, minute = when.clock.hour % 24, when.clock.minute
    if when.clock.exact and when.part != "pm":
        return [time(hour, minute)]
    if when.part in HALVES:
        return [time(_hour_in(when.part, hour), minute)]
    if hour >= 12:
        return [time(hour, minute)]
    both = [time(hour, minute), time(hour + 12, minute)]
    low, high = WAKING
    waking = [at for at in both if low <= at.hour <= high] or both
    return waking[:1] if other_day else waking


def _hour_in(part: str, hour: int) -> int:
    """An hour of the 12 hour clock in a part of the day: six in the evening is 18."""
    if part in ("am", "morning"):
        return hour % 12 if part == "am" else hour
    if part in ("evening", "night") and hour == 12:
        return 0
    early = {"night": hour < 5, "noon": hour >= 10}.get(part, False)
    return hour if hour >= 12 or early else hour + 12
