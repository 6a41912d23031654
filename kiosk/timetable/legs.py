"""Promises of a profile as Itineraries: which train from where, what stands on it, and what is known of the way."""

from itertools import pairwise

from kiosk.timetable import search_plain as plain
from kiosk.timetable.compiled import NEVER, TELL_OFF, TELL_ON
from kiosk.timetable.model import Call, Itinerary, Leg, StepFree, Wheelchair
from kiosk.timetable.profile import Profile, Promises

Ride = tuple[int, int, int]  # slot boarded, hop at whose end one leaves, seconds to spare before it


class Legs:
    """Itineraries of one profile. A leg that was made once is kept: many itineraries share it."""

    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        self._day = profile.onward.day
        self._known: dict[tuple[int, int, int | None, int], Leg] = {}

    def itineraries(self, origin: int, promises: Promises) -> tuple[Itinerary, ...]:
        """One for each promise, in their order."""
        target = self._profile.target
        stations = self._day.timetable.stations
        walks = self._profile.onward.from_station(origin)
        made = []
        for taken, trains in zip(self._profile.trains_of(promises).tolist(), promises.trains.tolist(), strict=True):
            rides = taken[:trains]
            platforms = self._platforms(rides)
            walk = int(walks[platforms[0][0]])
            legs = [self._leg(rides[0], None, walk)]
            for (before, _), ride in zip(pairwise(rides), rides[1:], strict=True):
                legs.append(self._leg(ride, ride[2], self._walked(before, ride)))
            made.append(
                Itinerary(
                    legs=tuple(legs),
                    walk_after_seconds=int(self._profile.reach[platforms[-1][1]]),
                    step_free=self._step_free(legs, platforms),
                    origin=stations[origin].id,
                    destination=stations[target].id,
                )
            )
        return tuple(made)

    def _platforms(self, rides: list[Ride]) -> list[tuple[int, int]]:
        """Where each ride begins and ends."""
        onward = self._profile.onward
        return [
            (int(onward.net.slots[slot, plain.SLOT_PLATFORM]), int(onward.net.hops[hop, plain.PLATFORM]))
            for slot, hop, _ in rides
        ]

    def _walked(self, before: Ride, ride: Ride) -> int:
        """Seconds on foot between two rides; 0 within a station."""
        onward, day = self._profile.onward, self._day
        left, onto = onward.net.hops[before[1]], onward.net.slots[ride[0]]
        if left[plain.END] == day.station(onto[plain.SLOT_PLATFORM]):
            return 0
        return int(onto[plain.LEAVES] - left[plain.ARRIVAL]) - ride[2]

    def _leg(self, ride: Ride, spare: int | None, walk: int) -> Leg:
        key = (ride[0], ride[1], spare, walk)
        if key not in self._known:
            self._known[key] = self._made(*key)
        return self._known[key]

    def _made(self, slot: int, last: int, spare: int | None, walk: int) -> Leg:
        day, hops = self._day, self._day.hops
        first = int(day.hop_at[slot])
        parts = self._parts(int(hops.train[first]), int(hops.train[last]))
        route = int(day.route[parts[0]])
        tell = bool(hops.may_board[first] & TELL_ON or hops.may_alight[last] & TELL_OFF)
        return Leg(
            line=" / ".join(dict.fromkeys(map(day.line, parts))),
            towards=day.towards(parts[-1]),
            trip=day.trip(parts[0]),
            start=self._start(first),
            end=self._end(last),
            route=day.timetable.routes[route] if route >= 0 else "",
            day=day.days[day.day_of[parts[0]]].isoformat(),
            wheelchair=_worst([int(day.wheelchair[part]) for part in parts]),
            tell_driver=tell,
            walk_seconds=walk,
            spare_seconds=spare,
        )

    def _parts(self, train: int, last: int) -> list[int]:
        """The trains that the same seats become."""
        parts = [train]
        while parts[-1] != last:
            parts.append(int(self._day.goes_on[parts[-1]]))
        return parts

    def _start(self, hop: int) -> Call:
        hops, stop = self._day.hops, int(self._day.hops.stop[hop])
        planned = (self._day.timetable.departure[stop], stop) if stop >= 0 else None
        return self._call(int(hops.train[hop]), int(hops.departure[hop]), int(hops.start_platform[hop]), planned)

    def _end(self, hop: int) -> Call:
        hops, stop = self._day.hops, int(self._day.hops.stop[hop]) + 1
        planned = (self._day.timetable.arrival[stop], stop) if stop > 0 else None
        return self._call(int(hops.train[hop]), int(hops.arrival[hop]), int(hops.end_platform[hop]), planned)

    def _call(self, train: int, seconds: int, number: int, planned: tuple[int, int] | None) -> Call:
        """`planned`: seconds of the timetable, and index of its stop time."""
        day, timetable = self._day, self._day.timetable
        platform = timetable.platforms[number]
        by_plan, platform_by_plan = None, None
        if planned is not None:
            if (at := planned[0] + int(day.shift[train])) != seconds:
                by_plan = day.at(at)
            if (other := timetable.platform_at[planned[1]]) != number:
                platform_by_plan = timetable.platforms[other].code
        station = timetable.stations[platform.station]
        return Call(station, day.at(seconds), platform.code, platform.id, by_plan, platform_by_plan)

    def _step_free(self, legs: list[Leg], platforms: list[tuple[int, int]]) -> StepFree:
        """The least that is known of any part of the way."""
        access, last = self._profile.onward.access, self._profile.reach[platforms[-1][1]]
        known = [{Wheelchair.YES: StepFree.YES, Wheelchair.NO: StepFree.NO}.get(leg.wheelchair) for leg in legs]  # type: ignore[call-overload]
        known.append(self._way(access.enter.get(platforms[0][0]), platforms[0][:1]))
        known.append(self._way(access.leave.get(platforms[-1][1]), platforms[-1][1:]))
        if legs[0].walk_seconds or last:
            known.append(None)  # nothing is said of the way between two stations
        for (_, left), (onto, _), leg in zip(platforms, platforms[1:], legs[1:], strict=False):
            there = 0 if left == onto else None if leg.walk_seconds else access.between.get((left, onto))
            known.append(self._way(there, (left, onto)) if not leg.walk_seconds else None)
        if StepFree.NO in known:
            return StepFree.NO
        return StepFree.YES if all(one == StepFree.YES for one in known) else StepFree.UNKNOWN

    def _way(self, seconds: int | None, platforms: tuple[int, ...]) -> StepFree | None:
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
