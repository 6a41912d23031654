"""When: what was said of one moment, gathered from the pieces of a sentence."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from voice.understanding.spotter import Piece

DAYS = frozenset({"day", "weekday-is", "date", "holiday", "day-part"})
TIME_KINDS = DAYS | {"part", "clock", "in", "now", "bound"}
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
    there: bool = False  # it says when to be at a place: an arrival, if there is a clock time

    @property
    def bare(self) -> bool:
        """Whether nothing is said but a bound."""
        return self.day is None and not self.part and self.clock is None and self.minutes is None and not self.now


def joined(when: When, piece: Piece) -> When | None:
    """`when` with one piece more; None when it says that already: then a new moment begins."""
    new = _read(piece)
    if new is not None and when.day is not None and new.day is not None and piece.start - when.end <= 1:
        (how, one, _), (then, other, _) = when.day, new.day
        if (how, then) == ("coming", "date"):  # Friday the fourth
            when = replace(when, day=None)
        elif (how, then) == ("date", "coming"):
            new = replace(new, day=None)
        elif (how, then) == ("coming", "days") and _is_weeks(other):  # Saturday in two weeks
            when, new = replace(when, day=("coming", one, other // 7)), replace(new, day=None)
        elif (how, then) == ("days", "coming") and _is_weeks(one):
            when, new = replace(when, day=("coming", other, one // 7)), replace(new, day=None)
    if new is None or (when.day and new.day) or (when.clock and new.clock) or _is_relative(when, new):
        return None
    if when.part and new.part and piece.start - when.end > 1 and not new.clock:
        return None  # tomorrow morning ... and in the evening
    if (when.now and (new.day or new.clock or new.bare)) or (new.now and (when.day or when.clock or when.now)):
        return None
    return _both(when, new)


def _is_weeks(days: int) -> bool:
    return days > 0 and days % 7 == 0


def begun(piece: Piece) -> When | None:
    """The moment that begins with this piece; None if it says nothing of time."""
    return _read(piece)


def merged(old: When, new: When) -> When | None:
    """Both as one moment, where they do not say different things."""
    if (old.day and new.day) or (old.clock and new.clock) or (old.part and new.part) or _is_relative(old, new):
        return None
    return None if old.now or new.now else _both(old, new)


def _is_relative(old: When, new: When) -> bool:
    """Whether one of them is counted from now, and the other says something too."""
    return (old.minutes is not None and not new.bare) or (new.minutes is not None and not old.bare)


def _both(old: When, new: When) -> When:
    return replace(
        old,
        end=new.end,
        day=old.day or new.day,
        part=new.part or old.part,
        clock=old.clock or new.clock,
        minutes=old.minutes if old.minutes is not None else new.minutes,
        now=old.now or new.now,
        arrive=old.arrive or new.arrive,
        there=old.there or new.there,
    )


def corrected(old: When, new: When) -> When:
    """What was meant after all: the new words, and the old day where only another time was said."""
    if new.day is None and not new.now and new.minutes is None and old.day is not None:
        return replace(new, day=old.day)
    return new


def _read(piece: Piece) -> When | None:
    reader = _READERS.get(piece.kind)
    return reader(piece, When(piece.start, piece.end)) if reader else None


def _read_weekday(piece: Piece, empty: When) -> When:
    return replace(empty, day=(piece.value or "coming", piece.number("weekday"), 0))


def _read_holiday(piece: Piece, empty: When) -> When:
    month, day = piece.value.split("-")
    return replace(empty, day=("date", int(day), int(month)))


def _read_day_part(piece: Piece, empty: When) -> When:
    day, _, part = piece.value.partition(" ")
    return replace(empty, day=_shift(day, piece), part=part)


def _read_clock(piece: Piece, empty: When) -> When:
    return replace(empty, clock=_clock(piece), part=piece.slots.get("part", "") or piece.value.partition(" ")[2])


def _read_bound(piece: Piece, empty: When) -> When:
    hour = piece.slots.get("hour", piece.slots.get("at-hour"))
    clock = Clock(int(hour), 0, int(hour) > 12) if hour else None
    there = piece.value.endswith("-place")
    return replace(empty, arrive=not there, there=there, clock=clock)


def _shift(value: str, piece: Piece) -> tuple[str, int, int]:
    """How a day is counted: "1" from today, "n" as many as said, "7n" weeks, "same+1" and "stay+n" from the way out."""
    if value.startswith(("same", "stay")):
        return ("same", times(value[len("same") :].lstrip("+") or "0", piece), 0)
    if value in ("weekend", "next-week", "after-that"):
        return (value, 0, 0)
    return ("days", times(value, piece), 0)


def times(value: str, piece: Piece) -> int:
    """The number that "3", "-3", "n" or "7n" stands for; n: the number that was said."""
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


def _clock(piece: Piece) -> Clock:
    """`value` holds what {hour} and {minute} mean: "", "+30", "-15", "+m", "-m", "-30+m"; noon and midnight by name."""
    if "written" in piece.slots:
        hours, minutes = piece.slots["written"].split(":")
        return Clock(int(hours), int(minutes), int(hours) >= 13 or hours.startswith("0"))
    value = piece.value.partition(" ")[0]
    if value.startswith("at"):
        hours, minutes = value[2:].split(":")
        return Clock(int(hours), int(minutes), True)
    hour = int(piece.slots.get("hour", piece.slots.get("at-hour", "0")))
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
    """Minutes from now: "30", "n" as many as said, "60n" hours, "60n+30"."""
    value, _, more = piece.value.partition("+")
    return times(value, piece) + int(more or 0)


_READERS: dict[str, Callable[[Piece, When], When]] = {
    "day": lambda piece, empty: replace(empty, day=_shift(piece.value, piece)),
    "weekday-is": _read_weekday,
    "date": lambda piece, empty: replace(empty, day=_date(piece)),
    "holiday": _read_holiday,
    "part": lambda piece, empty: replace(empty, part=piece.value),
    "day-part": _read_day_part,
    "clock": _read_clock,
    "in": lambda piece, empty: replace(empty, minutes=_minutes(piece)),
    "now": lambda _, empty: replace(empty, now=True),
    "bound": _read_bound,
}
