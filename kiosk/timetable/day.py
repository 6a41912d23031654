"""One day cut out of a timetable: every train that a traveller of that day can meet, hop by hop, as it is known now."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import numpy as np

from kiosk.timetable.columns import Column, Columns, Ints, Mask, ints, joins
from kiosk.timetable.compiled import ALIGHT, BOARD, TELL_OFF, TELL_ON, Timetable
from kiosk.timetable.model import Wheelchair
from kiosk.timetable.news import NO_NEWS, Extra, News, Run

HALVES = ((-2 * 3600, 50 * 3600), (10 * 3600, 62 * 3600))  # seconds of the day: 36 h from each half's last minute, and
# an hour more at both ends for the clock change
NONE = -1  # no stop time, no journey: a train that the timetable does not have


@dataclass(frozen=True)
class Hops:
    """From one stop to the next, one row each, in order of departure, arrival and train; of one train in their order.

    Seconds count from the day's zero. `start`, `end`: stations. `may_board` at its start, `may_alight` at its end: of
    BOARD, ALIGHT, TELL_ON, TELL_OFF. `stop`: index of the stop time in the timetable's arrays, NONE for an extra train.
    """

    departure: Column
    arrival: Column
    train: Column
    stop: Column
    start_platform: Column
    end_platform: Column
    may_board: Column
    may_alight: Column

    def __len__(self) -> int:
        """How many."""
        return len(self.departure)

    def taken(self, order: Column) -> "Hops":
        """These rows, in this order."""
        return Hops(*(column[order] for column in _columns_of(self)))


def _columns_of(hops: Hops) -> tuple[Column, ...]:
    return (
        hops.departure, hops.arrival, hops.train, hops.stop,
        hops.start_platform, hops.end_platform, hops.may_board, hops.may_alight,
    )  # fmt: skip


@dataclass(frozen=True)
class Missing:
    """A stop that the timetable has and that is not made today. Seconds of the day, by the timetable."""

    journey: int
    stop: int
    shift: int


class Day:
    """What can be met by one who sets out on this day, in its first or its second half, and takes 36 hours. Read only.

    Trains are numbered 0..n-1; a train is one ServiceJourney on one OperatingDay, or an extra one.

    Per train: `journey` (its number in the timetable, NONE for an extra train), `day_of` (index into `days`), `shift`
    (seconds to add to its timetable's times), `route`, `wheelchair`, `goes_on` (the train that the same seats become).
    Slots are the hops by station and departure, with an empty one behind each station's last: `slot_of` each hop,
    `hop_at` each slot, a station's are `slots[station]` up to `slots[station + 1] - 1`.
    `by_train`: the hops, train after train; those of a train begin at `train_at`.
    """

    def __init__(self, timetable: Timetable, columns: Columns, day: date, half: int = 0, news: News = NO_NEWS) -> None:
        """`half`: 0 before noon, 1 after it."""
        self.timetable = timetable
        self._since, self._until = HALVES[half]
        self.zero = timetable.zero(day)
        self.missing: list[Missing] = []
        self.extras: list[Extra] = []
        self._of_kind: dict[frozenset[str], Mask] = {}
        self.rows: dict[bool, Ints] = {}  # the hops as `onward` writes them, with and without steps
        back = timetable.longest // 86400 + 1
        self.days = tuple(day + timedelta(days=n) for n in range(-back, 4))
        shifts = [timetable.zero(operating_day) - self.zero for operating_day in self.days]
        self._columns, self._shifts = columns, np.array(shifts, np.int32)
        runs = {key: run for key, run in news.runs.items() if key[1] in self.days}
        self._number(runs)
        self._cut(runs, [extra for extra in news.extras if extra.day in self.days])
        self._sort()
        self._go_on(timetable)

    def _number(self, runs: dict[tuple[int, date], Run]) -> None:
        """Number the trains of all OperatingDays that touch this day; those of yesterday may still be on their way."""
        columns = self._columns
        self._trains: list[Ints] = []  # by OperatingDay: the number of each journey's train, NONE where it does not run
        cancelled = {key for key, run in runs.items() if run.cancelled}
        journeys: list[Ints] = []
        count = 0
        for place, operating_day in enumerate(self.days):
            shift = self._shifts[place]
            there = columns.runs(self.timetable.bit_of(operating_day))
            there = there & (columns.ends + shift >= self._since) & (columns.starts + shift < self._until)
            for journey in [journey for journey, on in cancelled if on == operating_day and there[journey]]:
                there[journey] = False
                stops = range(self.timetable.first[journey], self.timetable.first[journey + 1])
                self.missing += [Missing(journey, stop, int(shift)) for stop in stops]
            found = np.flatnonzero(there).astype(np.int32)
            numbers = np.full(len(there), NONE, np.int32)
            numbers[found] = np.arange(count, count + len(found), dtype=np.int32)
            count += len(found)
            self._trains.append(numbers)
            journeys.append(found)
        self.journey = np.concatenate(journeys)
        self.day_of = np.repeat(np.arange(len(self.days), dtype=np.int32), [len(found) for found in journeys])

    def _cut(self, runs: dict[tuple[int, date], Run], extras: list[Extra]) -> None:
        columns = self._columns
        changed = {place: [j for j, on in runs if on == day] for place, day in enumerate(self.days)}
        parts = []
        for place, numbers in enumerate(self._trains):
            planned = numbers.copy()
            planned[changed[place]] = NONE
            train = planned[columns.hop_trip]
            leaves = columns.departure[columns.hop_stop] + self._shifts[place]
            there = np.flatnonzero((train >= 0) & (leaves >= self._since) & (leaves < self._until))
            parts.append(_planned(columns, columns.hop_stop[there], train[there], self._shifts[place]))
        for (journey, on), run in runs.items():
            place = self.days.index(on)
            if (train_number := int(self._trains[place][journey])) >= 0:
                parts.append(self._changed(journey, train_number, run, int(self._shifts[place])))
        for extra in extras:
            place = self.days.index(extra.day)
            parts.append(_rows(extra.run, len(self.journey) + len(self.extras), None, int(self._shifts[place])))
            self.extras.append(extra)
            self.day_of = np.append(self.day_of, np.int32(place))
        self.journey = np.concatenate([self.journey, np.full(len(extras), NONE, np.int32)])
        self.shift = self._shifts[self.day_of]
        self.hops = Hops(*map(np.concatenate, zip(*map(_columns_of, parts), strict=True)))

    def _changed(self, journey: int, train: int, run: Run, shift: int) -> Hops:
        """A train of the timetable as it runs today; what the news leaves open is as planned."""
        columns = self._columns
        stops = range(self.timetable.first[journey], self.timetable.first[journey + 1])
        part = slice(stops.start, stops.stop)
        may = run.may or tuple(columns.may[part].tolist())
        for stop, now in zip(stops, may, strict=True):
            if columns.may[stop] & (BOARD | ALIGHT) and not now & (BOARD | ALIGHT):
                self.missing.append(Missing(journey, stop, shift))
        whole = Run(
            run.arrival or tuple(columns.arrival[part].tolist()),
            run.departure or tuple(columns.departure[part].tolist()),
            may,
            run.platform or tuple(columns.platform_at[part].tolist()),
        )
        return _rows(whole, train, stops, shift)

    def _sort(self) -> None:
        """Parts are sorted in themselves, so that a merge is enough; then the hops by station, and by train."""
        hops = self.hops
        key = (hops.departure.astype(np.int64) << 32) + hops.arrival
        self.hops = hops = hops.taken(np.argsort(key, kind="stable").astype(np.int32))
        stations = self._columns.stations
        start, self.end = stations[hops.start_platform], stations[hops.end_platform]
        count = len(self.timetable.stations)
        by_station = _grouped(start, count)
        sizes = np.bincount(start, minlength=count)
        self.slots = np.concatenate([[0], np.cumsum(sizes + 1)]).astype(np.int32)
        self.slot_of = np.empty(len(hops), np.int32)
        self.slot_of[by_station] = np.arange(len(hops), dtype=np.int32) + start[by_station]
        self.hop_at = np.full(len(hops) + count, NONE, np.int32)
        self.hop_at[self.slot_of] = np.arange(len(hops), dtype=np.int32)
        self.by_train = _grouped(hops.train, len(self.journey))
        sizes = np.bincount(hops.train, minlength=len(self.journey))
        self.train_at = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int32)
        self.row_of = np.empty(len(hops), np.int32)
        self.row_of[self.by_train] = np.arange(len(hops), dtype=np.int32)
        routes = ints(self.timetable.route_of)[self.journey] if len(self.timetable.trips) else self.journey
        wheelchair = ints(self.timetable.wheelchair_of)[self.journey] if len(self.timetable.trips) else self.journey
        self.route = np.where(self.journey >= 0, routes, NONE).astype(np.int32)
        self.wheelchair = np.where(self.journey >= 0, wheelchair, Wheelchair.UNKNOWN).astype(np.int32)
        for number, extra in enumerate(self.extras, len(self.journey) - len(self.extras)):
            self.route[number] = extra.route

    def _go_on(self, timetable: Timetable) -> None:
        """Which train becomes which while everybody stays seated.

        The same block on the same OperatingDay goes on where and not before the last one ended; transfer types 4 and 5
        win over blocks (GTFS reference, transfers.txt). Live, too: who comes too late for the next is not told to wait.
        """
        self.goes_on = np.full(len(self.journey), NONE, np.int32)
        follows = self._columns.follows
        for place, numbers in enumerate(self._trains):
            runs = self._columns.runs(timetable.bit_of(self.days[place]))
            pairs = follows[runs[follows[:, 0]] & runs[follows[:, 1]]]
            pairs = pairs[np.unique(pairs[:, 0], return_index=True)[1]]  # the likeliest of each
            one, other = numbers[pairs[:, 0]], numbers[pairs[:, 1]]
            self.goes_on[one[one >= 0]] = other[one >= 0]
        for first, second, seated in timetable.stays:
            for place in range(len(self.days)):
                self._follow(place, first, second, bool(seated))
        trains = np.flatnonzero(self.goes_on >= 0)
        trains = trains[~self._meets(trains)]
        self.goes_on[trains] = NONE

    def _follow(self, place: int, one: int, other: int, seated: bool) -> None:
        train = self._trains[place][one]
        if train < 0:
            return
        for on in range(place, min(place + 2, len(self.days))):
            onward = self._trains[on][other]
            later = int(self._shifts[on] - self._shifts[place])
            if onward >= 0 and joins(self.timetable, one, other, later):
                if seated:
                    self.goes_on[train] = onward
                elif self.goes_on[train] == onward:
                    self.goes_on[train] = NONE
                return

    def _meets(self, trains: Column) -> Mask:
        """Whether the next one really begins where and not before each of these trains ends."""
        many = np.diff(self.train_at) > 0  # the others lie outside of what is looked at
        meets = many[trains] & many[self.goes_on[trains]]
        trains = trains[meets]
        last = self.by_train[self.train_at[trains + 1] - 1]
        then = self.by_train[self.train_at[self.goes_on[trains]]]
        same = self.end[last] == self.station_of_platform[self.hops.start_platform[then]]
        meets[meets] = same & (self.hops.departure[then] >= self.hops.arrival[last])
        return meets

    @property
    def station_of_platform(self) -> Ints:
        """The station of each platform."""
        return self._columns.stations

    def station(self, platform: int) -> int:
        """The station of a platform."""
        return int(self._columns.stations[platform])

    def line(self, train: int) -> str:
        """What the train is called."""
        journey = self.journey[train]
        return self._extra(train).line if journey < 0 else self.timetable.texts[self.timetable.line_of[journey]]

    def towards(self, train: int) -> str:
        """Where it says that it goes."""
        journey = self.journey[train]
        return self._extra(train).towards if journey < 0 else self.timetable.texts[self.timetable.towards[journey]]

    def trip(self, train: int) -> str:
        """The feed's id of its ServiceJourney."""
        journey = self.journey[train]
        return self._extra(train).trip if journey < 0 else self.timetable.trips[journey]

    def _extra(self, train: int) -> Extra:
        return self.extras[train - len(self.journey) + len(self.extras)]

    def trains_of(self, kinds: frozenset[str]) -> Mask:
        """Which trains have a line that begins with one of these words ("ICE"). Kept: each tariff asks for the same."""
        if kinds not in self._of_kind:
            self._of_kind[kinds] = self._trains_of(kinds)
        return self._of_kind[kinds]

    def _trains_of(self, kinds: frozenset[str]) -> Mask:
        if not kinds:
            return np.zeros(len(self.journey), np.bool_)
        of_text = np.array([text.split(" ", 1)[0] in kinds for text in self.timetable.texts], np.bool_)
        found = of_text[ints(self.timetable.line_of)[self.journey]] & (self.journey >= 0)
        for number, extra in enumerate(self.extras, len(self.journey) - len(self.extras)):
            found[number] = extra.line.split(" ", 1)[0] in kinds
        return found

    def at(self, seconds: int) -> datetime:
        """The moment, in the feed's zone."""
        return datetime.fromtimestamp(self.zero + seconds, self.timetable.tz)


def _planned(columns: Columns, stop: Ints, train: Ints, shift: int) -> Hops:
    return Hops(
        columns.departure[stop] + shift,
        columns.arrival[stop + 1] + shift,
        train,
        stop,
        columns.platform_at[stop],
        columns.platform_at[stop + 1],
        columns.may[stop].astype(np.uint8) & (BOARD | TELL_ON),
        columns.may[stop + 1].astype(np.uint8) & (ALIGHT | TELL_OFF),
    )


def _rows(run: Run, train: int, stops: range | None, shift: int) -> Hops:
    """The hops of one train whose every stop is known live."""
    count = len(run.departure) - 1
    platform, may = np.array(run.platform, np.int32), np.array(run.may, np.uint8)
    return Hops(
        np.array(run.departure[:-1], np.int32) + np.int32(shift),
        np.array(run.arrival[1:], np.int32) + np.int32(shift),
        np.full(count, train, np.int32),
        np.full(count, NONE, np.int32) if stops is None else np.array(stops[:-1], np.int32),
        platform[:-1],
        platform[1:],
        may[:-1] & (BOARD | TELL_ON),
        may[1:] & (ALIGHT | TELL_OFF),
    )


def _grouped(of: Ints, groups: int) -> Ints:
    """The hops by group, of each in their order. Short numbers are sorted by radix, which is much faster."""
    keys = of.astype(np.uint16) if groups <= 0xFFFF else of
    return np.argsort(keys, kind="stable").astype(np.int32)
