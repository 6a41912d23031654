"""Days and clock times in words become moments: never one in the past, the way back never before the way out."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from kiosk.flows.moments import PARTS_OF_DAY, moment_at, written
from voice.understanding.spotter import Piece

HOURS = {**PARTS_OF_DAY, "night": 21}  # at which each part of the day begins
WAKING = (5, 23)  # hours that are meant when nothing else is said
TIME_KINDS = frozenset({
    "day", "weekday-is", "date", "holiday", "part", "day-part", "clock", "in", "now", "bound",
})  # fmt: skip
SHIFT = re.compile(r"([+-])(\d+|m)")


@dataclass(frozen=True)
class Clock:
    """An hour and a minute as said. `exact`: on the 24 hour clock beyond doubt."""

    hour: int
    minute: int
    exact: bool


@dataclass(frozen=True)
class When:
    """What was said of one moment; what was not said is empty. `start`, `end`: its words."""

    start: int
    end: int
    day: tuple[str, int, int] | None = None  # how it is counted, and two numbers
    part: str = ""
    clock: Clock | None = None
    minutes: int | None = None  # from now
    now: bool = False
    arrive: bool = False  # it says when to be there
    denied: bool = False  # not then
    after: bool = False  # relative to the moment that was denied: "not tomorrow, the day after"

    @property
    def bare(self) -> bool:
        """Whether nothing is said but a bound."""
        return self.day is None and not self.part and self.clock is None and self.minutes is None and not self.now


def joined(when: When, piece: Piece) -> When | None:
    """`when` with one piece more; None when it says that already: then a new moment begins."""
    new = _read(piece)
    if new is None:
        return None
    if (when.day and new.day) or (when.clock and new.clock) or (when.minutes is not None) or (new.minutes is not None and not when.bare):
        return None
    if (when.now and (new.day or new.clock)) or (new.now and (when.day or when.clock or when.now)):
        return None
    if when.part and new.part and new.day:
        return None
    return replace(
        when,
        end=piece.end,
        day=when.day or new.day,
        part=new.part or when.part,
        clock=when.clock or new.clock,
        minutes=when.minutes if when.minutes is not None else new.minutes,
        now=when.now or new.now,
        arrive=when.arrive or new.arrive,
    )


def begun(piece: Piece) -> When | None:
    """The moment that begins with this piece; None if it says nothing of time."""
    return _read(piece)


def merged(old: When, new: When) -> When | None:
    """Both as one moment, where they do not say different things."""
    if (old.day and new.day) or (old.clock and new.clock) or old.minutes is not None or new.minutes is not None:
        return None
    if old.now or new.now or (old.part and new.part):
        return None
    both = replace(old, end=new.end, day=old.day or new.day, part=old.part or new.part, clock=old.clock or new.clock)
    return replace(both, arrive=old.arrive or new.arrive)


def corrected(old: When, new: When) -> When:
    """What was meant after all: the new words, and the old day where only another time was said."""
    if new.day is None and not new.now and new.minutes is None and old.day is not None:
        return replace(new, day=old.day)
    return new


def _read(piece: Piece) -> When | None:
    empty = When(piece.start, piece.end)
    match piece.kind:
        case "day":
            return replace(empty, day=_day(piece), after=piece.value == "after-that")
        case "weekday-is":
            return replace(empty, day=(piece.value or "coming", piece.number("weekday"), 0), part=piece.slots.get("part", ""))
        case "date":
            return replace(empty, day=_date(piece))
        case "holiday":
            month, day = piece.value.split("-")
            return replace(empty, day=("date", int(day), int(month)))
        case "part":
            return replace(empty, part=piece.value)
        case "day-part":
            day, _, part = piece.value.partition(" ")
            return replace(empty, day=_shift(day, piece), part=part or piece.slots.get("part", ""))
        case "clock":
            return replace(empty, clock=_clock(piece), part=piece.slots.get("part", "") or _half(piece.value))
        case "in":
            return replace(empty, minutes=_minutes(piece))
        case "now":
            return replace(empty, now=True)
        case "bound":
            return replace(empty, arrive=True)
    return None


def _day(piece: Piece) -> tuple[str, int, int]:
    return _shift(piece.value, piece)


def _shift(value: str, piece: Piece) -> tuple[str, int, int]:
    """"1": days from today; "n": as many as said; "7n": weeks; "same+1": from the way out."""
    if value.startswith("same"):
        return ("same", _times(value.removeprefix("same").lstrip("+") or "0", piece), 0)
    if value in ("weekend", "next-week", "after-that"):
        return (value, 0, 0)
    return ("days", _times(value, piece), 0)


def _times(value: str, piece: Piece) -> int:
    """"3", "n" or "7n"."""
    if value.endswith("n"):
        said = next((int(number) for slot, number in piece.slots.items() if slot in ("number", "count")), 1)
        return int(value[:-1] or 1) * said
    return int(value)


def _date(piece: Piece) -> tuple[str, int, int]:
    if "written" in piece.slots:
        day, month = piece.slots["written"].split(".")
        return ("date", int(day), int(month))
    day_of = next((int(piece.slots[slot]) for slot in ("ordinal", "number") if slot in piece.slots), 1)
    return ("date", day_of, int(piece.slots.get("month", 0)))


def _half(value: str) -> str:
    return {"am": "am", "pm": "pm"}.get(value.partition(" ")[2], "")


def _clock(piece: Piece) -> Clock:
    """`value` holds what {hour} and {minute} mean: "", "+30", "-15", "+m", "-m", "-30+m"; noon and midnight by name."""
    if "written" in piece.slots:
        hour, minute = piece.slots["written"].split(":")
        return Clock(int(hour), int(minute), int(hour) >= 13 or hour.startswith("0"))
    value = piece.value.partition(" ")[0]
    if value.startswith("at"):
        hour, minute = value[2:].split(":")
        return Clock(int(hour), int(minute), True)
    hour = piece.number("hour") if "hour" in piece.slots else 0
    minute = 0
    said = int(piece.slots.get("minute", piece.slots.get("tens", "0")))
    for sign, many in SHIFT.findall(value):
        amount = said if many == "m" else int(many)
        minute += amount if sign == "+" else -amount
    if "m" not in value:
        minute += said  # nine thirty
    total = hour * 60 + minute
    return Clock(total // 60 % 24, total % 60, hour >= 13)


def _minutes(piece: Piece) -> int:
    """"30", "n" (minutes) or "60n", "60n+30"."""
    value, _, more = piece.value.partition("+")
    return _times(value, piece) + int(more or 0)


class Calendar:
    """Works moments out. `now` is local time; a moment is a value of a fact, "" when it cannot be."""

    def __init__(self, now: datetime) -> None:
        self._now = now

    def value(self, when: When, leg: str, out: str, before: str, denied: When | None = None) -> str:
        """The moment that was meant. `out`: the way out, where it is known; `before`: what this leg was until now."""
        if when.now:
            return "now" if leg == "out" else ""
        if when.minutes is not None:
            later = self._now + timedelta(minutes=when.minutes)
            return self._written(later.replace(second=0, microsecond=0))
        base = moment_at(out, self._now) if out and leg == "back" else None
        day = self._day(when, base, denied)
        if day is None and (when.part or when.clock):
            return self._of_some_day(when, base, before)
        if day is None:
            return ""
        if when.day in (("days", 0, 0),) and not when.part and when.clock is None:
            return "now" if leg == "out" else ""
        if not when.part and when.clock is None:
            at = self._at(day, time(HOURS["morning"]))
            return self._written(at) or ""
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
        for at in self._times(when, day > self._now.date() and (base is None or day > base.date())):
            moment = self._at(day, at)
            if moment is not None and moment > least:
                return written(moment)
        return ""

    @staticmethod
    def _times(when: When, other_day: bool) -> list[time]:
        if when.clock is None:
            return [time(HOURS.get(when.part, 8))]
        hour, minute = when.clock.hour, when.clock.minute
        if hour == 24:
            hour = 0
        if when.clock.exact and not (when.part == "pm" and hour < 12):
            return [time(hour, minute)]
        match when.part:
            case "am" | "morning":
                return [time(hour % 12 if when.part == "am" or hour == 12 else hour, minute)]
            case "pm" | "afternoon":
                return [time(hour if hour >= 12 else hour + 12, minute)]
            case "evening" | "night":
                if hour == 12:
                    return [time(0, minute)]
                return [time(hour if hour >= 12 or (when.part == "night" and hour < 5) else hour + 12, minute)]
            case "noon":
                return [time(hour if hour >= 10 else hour + 12, minute)]
        if hour >= 12:
            return [time(hour, minute)]
        both = [time(hour, minute), time(hour + 12, minute)]
        low, high = WAKING
        waking = [at for at in both if low <= at.hour <= high] or both
        return waking[:1] if other_day else waking

    def _day(self, when: When, base: datetime | None, denied: When | None) -> date | None:
        if when.day is None:
            return None
        how, one, two = when.day
        today = self._now.date()
        start = base.date() if base else today
        match how:
            case "days":
                return today + timedelta(days=one)
            case "same":
                return start + timedelta(days=one)
            case "after-that":
                said = self._day(denied, None, None) if denied else None
                return (said or (start if base else today + timedelta(days=1))) + timedelta(days=1)
            case "weekend":
                return self._coming(5, base)
            case "next-week":
                return today + timedelta(days=7 - today.weekday())
            case "coming":
                return self._coming(one, base)
            case "week":
                return self._coming(one, None) + timedelta(days=7)
            case "next-week-day":
                return today + timedelta(days=7 - today.weekday() + one)
        return self._dated(one, two)

    def _coming(self, weekday: int, base: datetime | None) -> date:
        """The coming one; of the way back, the first after the way out."""
        start = base.date() if base else self._now.date()
        return start + timedelta(days=(weekday - start.weekday() - 1) % 7 + 1)

    def _dated(self, day: int, month: int) -> date | None:
        """The next such date from today."""
        today = self._now.date()
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

    def _written(self, at: datetime) -> str:
        return written(at) if at > self._now else ""
