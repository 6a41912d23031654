"""Moments in everyday words: "tomorrow morning" as a time of day, and which of them make sense now."""

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta

from kiosk.flows.model import Answer, Look, Step
from kiosk.flows.prompt import Choice
from kiosk.language import Texts

PARTS_OF_DAY = {"morning": 8, "noon": 12, "afternoon": 14, "evening": 18}  # the hour at which each begins
WHICH_DAY = {"this": 0, "tomorrow": 1, "same": 0, "next": 1}  # this, tomorrow: from today; same, next: from `after`
QUICK = re.compile(r"now|in-([1-9]\d?)-hours?|(this|tomorrow|same|next)-(morning|noon|afternoon|evening)")
MOST_QUICK = 3  # and "another time": four choices on a screen
AHEAD = timedelta(minutes=30)  # a part of the day that begins sooner than this is as good as now
STAY = timedelta(hours=1)  # the way back is not offered sooner than this after the way out
DAYS, FIRST_HOUR, LAST_HOUR = 8, 5, 23  # what there is to look at


def is_quick(name: str) -> bool:
    """Whether a flow file may offer this: now, in-2-hours, this-evening, tomorrow-morning, same-evening, next-noon."""
    return QUICK.fullmatch(name) is not None


def written(at: datetime) -> str:
    """The value of a moment fact: local "2026-11-21T14:05"."""
    return at.strftime("%Y-%m-%dT%H:%M")


def moment_at(value: str, now: datetime) -> datetime:
    """The moment that a value of a moment fact means, in the zone of `now`."""
    return now if value == "now" else datetime.fromisoformat(value).replace(tzinfo=now.tzinfo)


def worded(value: str, now: datetime, texts: Texts) -> str:
    """A moment in words: "Now", "Tomorrow, from 08:00"."""
    if value == "now":
        return texts.say("flow-now")
    at = moment_at(value, now)
    return texts.say("flow-day-from", day=texts.day(at.date(), now.date()), time=texts.time(at))


def quick_choices(step: Step, now: datetime, after: str, texts: Texts) -> Iterator[Choice]:
    """At most three of the step's quick moments that make sense now, soonest first; the file's order is priority.

    `after` is the value of the moment that this one must be after, "" if there is none.
    """
    base = moment_at(after, now) if after else now
    earliest = _earliest(now, after)
    fits: list[tuple[datetime, str]] = []
    for name in step.quick:
        at = _meant(name, now, base)
        early = at < earliest if name == "now" or name.startswith("in-") else at < earliest + AHEAD
        if not early and at not in [other for other, _ in fits]:
            fits.append((at, name))
    for at, name in sorted(fits[:MOST_QUICK]):
        value = "now" if name == "now" else written(at)
        detail = _detail(name, at, now, texts)
        yield Choice(name, texts.say(f"{step.id}.{name}"), Answer(((step.fills, value),)), detail)


def days(now: datetime, after: str, texts: Texts) -> Iterator[Choice]:
    """The days that can be looked at: a week from the first that still has an hour, each with its name."""
    earliest = _earliest(now, after)
    first = earliest.date() + timedelta(days=earliest > _hour(earliest.date(), LAST_HOUR, now))
    for number in range(DAYS):
        day = first + timedelta(days=number)
        yield Choice(day.isoformat(), texts.day(day, now.date()), Look(day.isoformat()))


def hours(step: Step, day: date, now: datetime, after: str, texts: Texts) -> Iterator[Choice]:
    """The full hours of `day` that are late enough; `id` is the value."""
    for hour in range(FIRST_HOUR, LAST_HOUR + 1):
        at = _hour(day, hour, now)
        if at >= _earliest(now, after):
            yield Choice(written(at), texts.time(at), Answer(((step.fills, written(at)),)))


def _earliest(now: datetime, after: str) -> datetime:
    return moment_at(after, now) + STAY if after else now


def _hour(day: date, hour: int, now: datetime) -> datetime:
    return datetime.combine(day, time(hour), now.tzinfo)


def _meant(name: str, now: datetime, base: datetime) -> datetime:
    match = QUICK.fullmatch(name)
    if match is None or name == "now":
        return now
    in_hours, which, part = match.groups()
    if in_hours:
        later = base + timedelta(hours=int(in_hours))
        return later.replace(minute=later.minute // 5 * 5, second=0, microsecond=0)
    first: date = (now if which in ("this", "tomorrow") else base).date()
    return _hour(first + timedelta(days=WHICH_DAY[which]), PARTS_OF_DAY[part], now)


def _detail(name: str, at: datetime, now: datetime, texts: Texts) -> str:
    if name == "now":
        return ""
    say: Callable[..., str] = texts.say
    if name.startswith(("same-", "next-")):
        return say("flow-day-from", day=texts.day(at.date(), now.date()), time=texts.time(at))
    return say("flow-from", time=texts.time(at))
