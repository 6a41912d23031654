"""Promises of a profile as Itineraries: which train from where, what stands on it, and what is known of the way."""

from itertools import pairwise
from typing import NamedTuple

import numpy as np

from kiosk.timetable.columns import Ints
from kiosk.timetable.compiled import NEVER, TELL_OFF, TELL_ON
from kiosk.timetable.model import Call, Itinerary, Leg, StepFree, Wheelchair
from kiosk.timetable.profile import Profile, Promises

BY_TRAIN = {Wheelchair.YES: StepFree.YES, Wheelchair.NO: StepFree.NO}


class Hop(NamedTuple):
    """One row of the day's hops, as plain numbers."""

    departure: int
    arrival: int
    train: int
    stop: int
    start_platform: int
    end_platform: int
    may_board: int
    may_alight: int


class Ride(NamedTuple):
    """On board from the start of one hop to the end of another; seconds to spare before it, -1 at the first."""

    first: Hop
    last: Hop
    spare: int


class Legs:
    """Itineraries of one profile. A leg that was made once is kept: many itineraries share it."""

    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        self._day = profile.onward.day
        self._station_of = [platform.station for platform in self._day.timetable.platforms]
        self._known: dict[tuple[Ride, int], Leg] = {}

    def itineraries(self, origin: int, promises: Promises) -> tuple[Itinerary, ...]:
        """One for each promise, in their order; what was made for the same question before is not made again."""
        keys = list(zip(promises.departure.tolist(), promises.arrival.tolist(), promises.trains.tolist(), strict=True))
        new = [place for place, key in enumerate(keys) if key not in promises.made]
        if new:
            self._make(origin, promises.where(np.array(new)))
        return tuple(promises.made[key] for key in keys)

    def _make(self, origin: int, promises: Promises) -> None:
        walks = self._profile.onward.from_station(origin)
        taken = self._profile.trains_of(promises)
        hops = self._hops(taken)
        keys = zip(promises.departure.tolist(), promises.arrival.tolist(), promises.trains.tolist(), strict=True)
        for rows, key in zip(taken.tolist(), keys, strict=True):
            rides = [Ride(hops[first], hops[last], spare) for first, last, spare in rows[: key[2]]]
            walk = int(walks[rides[0].first.start_platform])
            promises.made[key] = self._itinerary(origin, rides, walk)

    def _hops(self, taken: Ints) -> dict[int, Hop]:
        """The hops that are named here, all at once: single numbers out of a column are slow to get."""
        numbers = np.unique(taken[:, :, :2])
        numbers = numbers[numbers >= 0]
        hops = self._day.hops
        columns = (getattr(hops, name)[numbers].tolist() for name in Hop._fields)
        return dict(zip(numbers.tolist(), map(Hop, *columns), strict=True))

    def _itinerary(self, origin: int, rides: list[Ride], walk: int) -> Itinerary:
        stations, after = self._day.timetable.stations, int(self._profile.reach[rides[-1].last.end_platform])
        legs = [self._leg(rides[0], walk)]
        legs += [self._leg(ride, self._walked(before, ride)) for before, ride in pairwise(rides)]
        return Itinerary(
            legs=tuple(legs),
            walk_after_seconds=after,
            step_free=self._step_free(rides, legs, after),
            origin=stations[origin].id,
            destination=stations[self._profile.target].id,
        )

    def _same_station(self, before: Ride, ride: Ride) -> bool:
        return self._station_of[before.last.end_platform] == self._station_of[ride.first.start_platform]

    def _walked(self, before: Ride, ride: Ride) -> int:
        """Seconds on foot between two rides; 0 within a station."""
        if self._same_station(before, ride):
            return 0
        return ride.first.departure - before.last.arrival - ride.spare

    def _leg(self, ride: Ride, walk: int) -> Leg:
        leg = self._known.get((ride, walk))
        if leg is None:
            leg = self._known[ride, walk] = self._made(ride, walk)
        return leg

    def _made(self, ride: Ride, walk: int) -> Leg:
        day, first, last = self._day, ride.first, ride.last
        parts = self._parts(first.train, last.train)
        route = int(day.route[parts[0]])
        return Leg(
            line=" / ".join(dict.fromkeys(map(day.line, parts))),
            towards=day.towards(parts[-1]),
            trip=day.trip(parts[0]),
            start=self._call(first.train, first.departure, first.start_platform, first.stop, arrives=False),
            end=self._call(last.train, last.arrival, last.end_platform, last.stop, arrives=True),
            route=day.timetable.routes[route] if route >= 0 else "",
            day=day.days[day.day_of[parts[0]]].isoformat(),
            wheelchair=_worst([int(day.wheelchair[part]) for part in parts]),
            tell_driver=bool(first.may_board & TELL_ON or last.may_alight & TELL_OFF),
            walk_seconds=walk,
            spare_seconds=ride.spare if ride.spare >= 0 else None,
        )

    def _parts(self, train: int, last: int) -> list[int]:
        """The trains that the same seats become."""
        parts = [train]
        while parts[-1] != last:
            parts.append(int(self._day.goes_on[parts[-1]]))
        return parts

    def _call(self, train: int, seconds: int, number: int, stop: int, arrives: bool) -> Call:
        """`number`: of the platform. `stop`: the stop time at which the hop begins; -1 where none is planned."""
        day, timetable = self._day, self._day.timetable
        platform = timetable.platforms[number]
        planned, planned_platform = None, None
        if stop >= 0:
            stop += arrives
            by_plan = (timetable.arrival if arrives else timetable.departure)[stop] + int(day.shift[train])
            if by_plan != seconds:
                planned = day.at(by_plan)
            if (other := timetable.platform_at[stop]) != number:
                planned_platform = timetable.platforms[other].code
        station = timetable.stations[platform.station]
        return Call(station, day.at(seconds), platform.code, platform.id, planned, planned_platform)

    def _step_free(self, rides: list[Ride], legs: list[Leg], after: int) -> StepFree:
        """The least that is known of any part of the way."""
        access = self._profile.onward.access
        known = [BY_TRAIN.get(Wheelchair(leg.wheelchair)) for leg in legs]
        start, end = rides[0].first.start_platform, rides[-1].last.end_platform
        known.append(self._way(access.enter.get(start), start))
        known.append(self._way(access.leave.get(end), end))
        if legs[0].walk_seconds or after:
            known.append(None)  # nothing is said of the way between two stations
        for before, ride in pairwise(rides):
            left, onto = before.last.end_platform, ride.first.start_platform
            if self._same_station(before, ride):
                known.append(self._way(0 if left == onto else access.between.get((left, onto)), left, onto))
            else:
                known += [self._way(access.leave.get(left), left), None, self._way(access.enter.get(onto), onto)]
        if StepFree.NO in known:
            return StepFree.NO
        return StepFree.YES if all(one == StepFree.YES for one in known) else StepFree.UNKNOWN

    def _way(self, seconds: int | None, *platforms: int) -> StepFree | None:
        """Of a way to, from or between platforms; what the feed says of the platforms themselves must agree."""
        said = [self._day.timetable.platforms[platform].wheelchair for platform in platforms]
        if Wheelchair.NO in said or seconds == NEVER:
            return StepFree.NO
        return StepFree.YES if seconds is not None or all(one == Wheelchair.YES for one in said) else None


def _worst(said: list[int]) -> int:
    for one in (Wheelchair.NO, Wheelchair.UNKNOWN):
        if one in said:
            return one
    return Wheelchair.YES
