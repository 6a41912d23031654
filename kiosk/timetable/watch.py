"""What became of an itinerary since it was shown: nothing, a delay, another platform, a missed change, the end."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import pairwise

from kiosk.timetable.columns import joins
from kiosk.timetable.compiled import ALIGHT, BOARD, Timetable
from kiosk.timetable.model import Call, Itinerary, Leg
from kiosk.timetable.news import News, Run
from kiosk.timetable.runs import planned_run, shifted

WORTH_ASKING = timedelta(minutes=5)  # so much later than was shown is another journey; less is told and no more


class Fate(StrEnum):
    """What became of it; where there are several the worst counts, and the worst stands last."""

    FINE = "fine"
    LATE = "late"  # it leaves or arrives at another minute than was shown
    PLATFORM = "platform"  # a train that one boards leaves from another platform than was shown
    BROKEN = "broken"  # a train is gone when one gets to it, which it was not when it was shown
    CANCELLED = "cancelled"  # a train, or its stop where one gets on or off


@dataclass(frozen=True)
class Verdict:
    """What became of an itinerary. `now`: the same trains as they are expected now; as shown when one is cancelled."""

    fate: Fate
    now: Itinerary
    leg: int = 0  # number of the leg that is cancelled, missed, or boarded elsewhere
    leaves_later: timedelta = timedelta()  # than was shown; negative: earlier
    arrives_later: timedelta = timedelta()

    @property
    def delayed(self) -> bool:
        """Whether its times are no longer what she said yes to. One that leaves earlier might be missed."""
        return self.leaves_later < timedelta() or max(self.leaves_later, self.arrives_later) >= WORTH_ASKING

    @property
    def asks(self) -> bool:
        """Whether she must be asked again."""
        return self.delayed or self.fate not in (Fate.FINE, Fate.LATE)


@dataclass(frozen=True)
class _Ridden:
    """A run of one train, and where on it one stops: the seconds count from `zero`."""

    run: Run
    planned: Run
    zero: int
    place: int
    journey: int  # -1: the timetable does not have it
    day: date


def what_became(shown: Itinerary, timetable: Timetable, news: News) -> Verdict:
    """Compare an itinerary that was shown with what is known now.

    A train that is not heard of runs as planned. A leg that the timetable no longer has counts as cancelled. A change
    needs as long as it did when it was shown: what is left of it are the leg's `spare_seconds`. One that was already
    shown as broken is no news.
    """
    legs = []
    for number, leg in enumerate(shown.legs):
        ridden = _ridden(leg, timetable, news)
        if ridden is None:
            return Verdict(Fate.CANCELLED, shown, number)
        legs.append(ridden)
    now = replace(shown, legs=tuple(_as_now(*pair, timetable) for pair in zip(shown.legs, legs, strict=True)))
    now = replace(
        now, legs=(now.legs[0], *(_with_spare(*pairs) for pairs in pairwise(zip(shown.legs, now.legs, strict=True))))
    )
    later = [_minute(one) - _minute(other) for one, other in (
        (now.departure, shown.departure), (now.arrival, shown.arrival))]  # fmt: skip
    for number, (before, after) in enumerate(zip(shown.legs, now.legs, strict=True)):
        if _misses(after) and not _misses(before):
            return Verdict(Fate.BROKEN, now, number, *later)
    for number, (before, after) in enumerate(zip(shown.legs, now.legs, strict=True)):
        if before.start.platform not in ("", after.start.platform):
            return Verdict(Fate.PLATFORM, now, number, *later)
    return Verdict(Fate.LATE if any(later) else Fate.FINE, now, 0, *later)


def _misses(leg: Leg) -> bool:
    """Whether one comes too late for this train, with the time that the change before it needs."""
    return leg.spare_seconds is not None and leg.spare_seconds < 0


def _minute(at: datetime) -> datetime:
    """As it is shown."""
    return at.replace(second=0, microsecond=0)


def _ridden(leg: Leg, timetable: Timetable, news: News) -> tuple[_Ridden, _Ridden] | None:
    """Where one gets on and off; None when that is no longer possible."""
    on = _boarding(leg, timetable, news)
    ridden, after = on, on.place + 1 if on else 0
    while ridden is not None and not ridden.run.cancelled:
        off = _stop(ridden, leg.end, timetable, after)
        if on and off:
            good = on.run.may[on.place] & BOARD and off.run.may[off.place] & ALIGHT
            return (on, off) if good else None
        ridden, after = _onward(ridden, timetable, news), 0
    return None


def _boarding(leg: Leg, timetable: Timetable, news: News) -> _Ridden | None:
    """The train of this leg where it starts; of several days the one whose time is the nearest.

    An extra train of the same name takes the place of the planned one.
    """
    for extra in news.extras:
        if extra.trip == leg.trip and leg.day in ("", extra.day.isoformat()):
            train = _Ridden(extra.run, extra.run, timetable.zero(extra.day), 0, -1, extra.day)
            if on := _stop(train, leg.start, timetable):
                return on
    journey = timetable.journey_of.get(leg.trip)
    if journey is None:
        return None
    back = timetable.longest // 86400 + 1
    local = leg.start.at.astimezone(timetable.tz).date()
    days = [date.fromisoformat(leg.day)] if leg.day else [local - timedelta(days=n) for n in range(back + 1)]
    trains = [_train(journey, day, timetable, news) for day in days if timetable.runs_on(journey, day)]
    stops = [on for train in trains if (on := _stop(train, leg.start, timetable))]
    return min(stops, key=lambda on: _distance(on, leg.start), default=None)


def _train(journey: int, day: date, timetable: Timetable, news: News) -> _Ridden:
    planned = planned_run(timetable, journey)
    return _Ridden(news.runs.get((journey, day), planned), planned, timetable.zero(day), 0, journey, day)


def _stop(train: _Ridden, call: Call, timetable: Timetable, after: int = 0) -> _Ridden | None:
    """The same train at this call: the stop at its station, from `after` on, whose planned time is the nearest."""
    stations = [timetable.platforms[number].station for number in train.planned.platform]
    here = timetable.number_of.get(call.station.id, -1)
    stops = [replace(train, place=n) for n, station in enumerate(stations) if station == here and n >= after]
    return min(stops, key=lambda stop: _distance(stop, call), default=None)


def _distance(stop: _Ridden, call: Call) -> float:
    at = (call.planned or call.at).timestamp() - stop.zero
    return min(abs(column[stop.place] - at) for column in (stop.planned.arrival, stop.planned.departure))


def _onward(train: _Ridden, timetable: Timetable, news: News) -> _Ridden | None:
    """The train that the same seats become at the end of this one; see day.py for the rules."""
    told = {other: seated for one, other, seated in timetable.stays if one == train.journey}
    block = timetable.block_of[train.journey] if train.journey >= 0 else 0
    same = [number for number, other in enumerate(timetable.block_of) if block and other == block]
    found = []
    for journey in {*told, *same} - {train.journey}:
        for day in (train.day, train.day + timedelta(days=1)) if journey in told else (train.day,):
            if told.get(journey, 1) and timetable.runs_on(journey, day):
                onward = _train(journey, day, timetable, news)
                if joins(timetable, train.journey, journey, onward.zero - train.zero):
                    found.append((journey not in told, onward.zero + onward.planned.departure[0], journey, onward))
    if not found:
        return None
    onward = min(found, key=lambda one: one[:3])[3]
    late = 0 if train.run.cancelled or onward.run.cancelled else _end(train) - onward.zero - onward.run.departure[0]
    return replace(onward, run=shifted(onward.run, max(late, 0)))  # it cannot leave before it has come


def _end(train: _Ridden) -> int:
    return train.zero + train.run.arrival[-1]


def _as_now(leg: Leg, ridden: tuple[_Ridden, _Ridden], timetable: Timetable) -> Leg:
    on, off = ridden
    start = _call(leg.start, on, on.run.departure, on.planned.departure, timetable)
    return replace(leg, start=start, end=_call(leg.end, off, off.run.arrival, off.planned.arrival, timetable))


def _with_spare(before: tuple[Leg, Leg], after: tuple[Leg, Leg]) -> Leg:
    """The second leg as it is now, with the time to spare that is left. Each pair: as shown, and now."""
    shown, now = (two.start.at - one.end.at for one, two in zip(before, after, strict=True))
    leg = after[1]
    if leg.spare_seconds is None:
        return leg
    return replace(leg, spare_seconds=leg.spare_seconds + int((now - shown).total_seconds()))


def _call(call: Call, stop: _Ridden, expected: tuple[int, ...], planned: tuple[int, ...], timetable: Timetable) -> Call:
    at, by_plan = (datetime.fromtimestamp(stop.zero + times[stop.place], timetable.tz) for times in (expected, planned))
    platform, usual = (timetable.platforms[run.platform[stop.place]] for run in (stop.run, stop.planned))
    return replace(
        call,
        at=at,
        platform=platform.code,
        stop=platform.id,
        planned=by_plan if at != by_plan else None,
        planned_platform=usual.code if platform.id != usual.id else None,
    )
