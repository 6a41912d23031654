"""Where can I go, and when: the best itineraries between two stations, and the departures board."""

from collections import OrderedDict
from collections.abc import Collection, Iterable
from datetime import date, datetime
from itertools import pairwise
from typing import TypeVar

import numpy as np

from kiosk.clock import Clock
from kiosk.timetable import board, calm
from kiosk.timetable.access import UNKNOWN, Access
from kiosk.timetable.columns import Columns, columns
from kiosk.timetable.compiled import Timetable
from kiosk.timetable.day import Day
from kiosk.timetable.engine import Engine, open_engine
from kiosk.timetable.legs import Legs
from kiosk.timetable.model import ORDINARY, Departure, Itinerary, Needs, Source, later
from kiosk.timetable.news import NO_NEWS, News
from kiosk.timetable.onward import Onward
from kiosk.timetable.profile import Profile, Space

LOOK_AHEAD = 36 * 3600  # seconds
CHANGE_SECONDS = 120  # where a station says nothing of its own
SELLING_SECONDS = 240  # until the ticket is in the hand and the platform reached
HALVES_KEPT = 4  # the way out, the way back, and what comes after each
PACES_KEPT = 8  # of each, ordinary and what this traveller needs
PROFILES_KEPT = (
    14  # there and back, with and without dearer trains, in two halves of a day each, and the unhurried ones
)
HOME_KEPT = 8  # of them to where the kiosk stands

K = TypeVar("K")
V = TypeVar("V")
Half = tuple[date, int]  # a day in the timetable's zone; 0 before noon, 1 after it
Asked = tuple[int, Half, Needs, frozenset[str]]  # target, half day, needs, kinds of trains not wanted


class Planner:
    """Answers from the timetable and from what is known live. A promise is exact: kept to the second, by every rule.

    One pass of the search answers for half a day and 36 hours on. It is kept, so that earlier, later, last and "if you
    miss it" are looked up in it. Nothing here is safe for two threads at once.
    """

    def __init__(
        self,
        timetable: Timetable,
        clock: Clock,
        change_seconds: int = CHANGE_SECONDS,
        selling_seconds: int = SELLING_SECONDS,
        engine: Engine | None = None,
        home: str = "",
    ) -> None:
        """`engine`: None opens the fast one when it is first needed, or `warm_up` before. `home`: where one asks."""
        self._home = timetable.number_of.get(home, -1)
        self.timetable = timetable
        self.news: News = NO_NEWS
        self.access: Access = UNKNOWN
        self._clock = clock
        self._change_seconds = change_seconds
        self._selling_seconds = selling_seconds
        self._engine = engine
        self._columns: Columns | None = None
        self._space = Space()
        self._days: OrderedDict[Half, Day] = OrderedDict()
        self._paces: OrderedDict[tuple[Half, Needs], Onward] = OrderedDict()
        self._profiles: OrderedDict[Asked, tuple[Profile, Legs]] = OrderedDict()

    @property
    def source(self) -> Source:
        """Where the timetable comes from."""
        return self.timetable.source

    def tell(self, news: News) -> None:
        """What is known live from now on; the days are cut again when they are next asked for."""
        self.news = news
        self._days.clear()
        self._forget()

    def open_ways(self, access: Access) -> None:
        """The ways without steps from now on."""
        self.access = access
        self._forget()

    def _forget(self) -> None:
        self._paces.clear()
        self._profiles.clear()

    def warm_up(self) -> None:
        """Have the engine and today ready, so that no traveller waits for them. Takes about a second."""
        for one, other in pairwise(self.timetable.stations):
            if self.itineraries(one.id, other.id, self._clock.now(), 1):
                break  # the search has run, and a leg was built

    def itineraries(
        self,
        origin: str,
        destination: str,
        after: datetime,
        count: int = 6,
        avoiding: Collection[str] = (),
        needs: Needs = ORDINARY,
        until: datetime | None = None,
    ) -> tuple[Itinerary, ...]:
        """The next `count` journeys that no other one betters in departure, arrival and changes; earliest first.

        `origin` and `destination` are station ids, `after` is aware. Nothing leaves before `after`, nor before a ticket
        bought now can be in the hand, nor after `until`; nothing arrives more than 36 hours after `after`. `avoiding`:
        kinds of trains that are not used, such as "ICE" where they cost more. () when there is none, or a station is
        not in the timetable.
        """
        here, target = self._number(origin), self._number(destination)
        if here is None or target is None or here == target:
            return ()
        now = self._sold()
        after = max(after, now, key=datetime.timestamp)
        profile, legs = self._profile(target, after, needs, avoiding)
        zero = profile.onward.day.zero
        start = _seconds_up(after) - zero
        found = profile.promises(here, _seconds_up(now) - zero)
        kept = (found.departure >= start) & (found.arrival <= start + LOOK_AHEAD)
        if until is not None:
            kept &= found.departure <= int(until.timestamp()) - zero
        return legs.itineraries(here, found.where(kept).where(slice(count)))

    def arriving(
        self,
        origin: str,
        destination: str,
        before: datetime,
        count: int = 6,
        avoiding: Collection[str] = (),
        needs: Needs = ORDINARY,
    ) -> tuple[Itinerary, ...]:
        """The last `count` journeys that are there by `before` and take no more than 36 hours; earliest first.

        No step of the kiosk asks for it yet: it is here for flows and voices that ask "when must you be there?".
        """
        here, target = self._number(origin), self._number(destination)
        if here is None or target is None or here == target:
            return ()
        profile, legs = self._profile(target, later(before, -LOOK_AHEAD), needs, avoiding)
        zero = profile.onward.day.zero
        end = int(before.timestamp()) - zero
        ready = _seconds_up(self._sold()) - zero
        found = profile.promises(here, ready)
        start = max(ready, end - LOOK_AHEAD)
        found = found.where((found.arrival <= end) & (found.departure >= start))
        return legs.itineraries(here, found.where(slice(max(0, len(found) - count), None)))

    def unhurried(
        self,
        origin: str,
        destination: str,
        after: datetime,
        count: int = 6,
        avoiding: Collection[str] = (),
        needs: Needs = ORDINARY,
        until: datetime | None = None,
    ) -> tuple[Itinerary, ...]:
        """As `itineraries`, with at least eight minutes to spare at every change: to choose the calmest among them."""
        return self.itineraries(origin, destination, after, count, avoiding, calm.unhurried(needs), until)

    def calmest(self, itineraries: Iterable[Itinerary], needs: Needs = ORDINARY) -> Itinerary | None:
        """The one of these that asks least of the traveller; None when there are none."""
        return calm.calmest(itineraries, needs, lambda way, change: self._there_if_missed(way, change, needs))

    def if_missed(self, itinerary: Itinerary, change: int, needs: Needs = ORDINARY, late: int = 0) -> Itinerary | None:
        """The next way on for one who misses the train after this change (0 is the first); None if there is none.

        It is the one that is there first, from where the missed train was to be boarded. `late`: so many seconds after
        that train has left one is ready for another.
        """
        missed, here, target = self._missed(itinerary, change)
        missed = later(missed, late)
        profile, legs = self._profile(target, missed, needs, ())
        start = int(missed.timestamp()) + 1 - profile.onward.day.zero
        found = profile.promises(here, start)
        found = found.where(found.arrival <= start + LOOK_AHEAD)
        if not len(found):
            return None
        best = int(np.lexsort((-found.departure, found.trains, found.arrival))[0])
        return legs.itineraries(here, found.where(slice(best, best + 1)))[0]

    def _there_if_missed(self, itinerary: Itinerary, change: int, needs: Needs) -> datetime | None:
        missed, here, target = self._missed(itinerary, change)
        return self.if_late(here, target, later(missed, 1), needs)

    def if_late(self, here: int, target: int, after: datetime, needs: Needs) -> datetime | None:
        """When one is there who sets out from here at that moment or later; None when nothing goes in 36 hours."""
        profile, _ = self._profile(target, after, needs, ())
        start = _seconds_up(after) - profile.onward.day.zero
        there = profile.earliest(here, start)
        return profile.onward.day.at(there) if there <= start + LOOK_AHEAD else None

    def _missed(self, itinerary: Itinerary, change: int) -> tuple[datetime, int, int]:
        """When and where the missed train leaves, and where one wants to go."""
        leg = itinerary.legs[change + 1]
        target = itinerary.destination or itinerary.legs[-1].end.station.id
        return leg.start.at, self.timetable.number_of[leg.start.station.id], self.timetable.number_of[target]

    def departures(self, station: str, after: datetime, count: int = 8) -> tuple[Departure, ...]:
        """The next trains that may be boarded here, for the board on the wall; () for a station that is not known.

        Cancelled ones are among them, and say so.
        """
        here = self._number(station)
        if here is None:
            return ()
        day = self._day(self._half(after))
        return board.departures(day, here, _seconds_up(after) - day.zero, count)

    def _sold(self) -> datetime:
        """When a ticket that is bought now is in the hand."""
        return later(self._clock.now(), self._selling_seconds)

    def _number(self, station: str) -> int | None:
        return self.timetable.number_of.get(station)

    def _half(self, at: datetime) -> Half:
        """The half day in which `at` falls."""
        local = at.astimezone(self.timetable.tz)
        return local.date(), int(local.hour >= 12)

    def _day(self, wanted: Half) -> Day:
        if self._columns is None:
            self._columns = columns(self.timetable)
        day = self._days.pop(wanted, None) or Day(self.timetable, self._columns, *wanted, self.news)
        return _kept(self._days, wanted, day, HALVES_KEPT)

    def _onward(self, wanted: Half, needs: Needs) -> Onward:
        if self._engine is None:
            self._engine = open_engine()
        onward = self._paces.pop((wanted, needs), None) or Onward(
            self._day(wanted), self._change_seconds, needs, self.access, self._engine
        )
        return _kept(self._paces, (wanted, needs), onward, PACES_KEPT)

    def _profile(self, target: int, at: datetime, needs: Needs, avoiding: Collection[str]) -> tuple[Profile, Legs]:
        key = (target, self._half(at), needs, frozenset(avoiding))
        found = self._profiles.pop(key, None)
        if found is None:
            onward = self._onward(key[1], needs)
            if len(self._profiles) >= PROFILES_KEPT:
                self._forget_one()
            profile = Profile(onward, target, onward.day.trains_of(key[3]), self._space)
            found = (profile, Legs(profile))
        self._profiles[key] = found
        return found

    def _forget_one(self) -> None:
        """The one that was not asked for the longest time; the ways home are asked by everybody, so a few stay."""
        home = [key for key in self._profiles if key[0] == self._home]
        others = (key for key in self._profiles if key[0] != self._home)
        oldest = home[0] if len(home) > HOME_KEPT else next(others)
        profile, _ = self._profiles.pop(oldest)
        self._space.take_back(profile.own)


def _kept(kept: OrderedDict[K, V], key: K, value: V, most: int) -> V:
    """Put the newest last, and forget the oldest."""
    kept[key] = value
    while len(kept) > most:
        kept.popitem(last=False)
    return value


def _seconds_up(at: datetime) -> int:
    """UTC seconds, rounded up: a train at 9:30:00 has left for one who asks at 9:30:00.5."""
    return -int(-at.timestamp() // 1)
