"""A timetable as columns of numbers: its hops in order of departure, worked out once and cut into days."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt

from kiosk.timetable.compiled import Timetable

Ints = npt.NDArray[np.int32]
Mask = npt.NDArray[np.bool_]


def ints(numbers: Any) -> Ints:
    """These numbers as a column; an array("i") is looked at and not copied."""
    return np.frombuffer(numbers, np.int32) if len(numbers) else np.zeros(0, np.int32)


@dataclass(frozen=True)
class Columns:
    """The arrays of a Timetable for whole-column work. Read only.

    Hops, in order of departure, arrival, trip, stop: `hop_stop` (index of the stop time where it begins), `hop_trip`.
    `follows`: int32 [pairs, 2], trips of one block, one beginning where and not before the other ended; all that a trip
    may become, the likeliest first. `services`: bool [services, days].
    """

    first: Ints
    stations: Ints  # of each platform
    platform_at: Ints
    arrival: Ints
    departure: Ints
    may: Ints
    starts: Ints  # seconds, of each trip
    ends: Ints
    service_of: Ints
    hop_stop: Ints
    hop_trip: Ints
    follows: Ints
    services: Mask

    def runs(self, bit: int) -> Mask:
        """Which trips run on the day of this bit."""
        if not 0 <= bit < self.services.shape[1]:
            return np.zeros(len(self.service_of), np.bool_)
        runs: Mask = self.services[self.service_of, bit]
        return runs


def columns(timetable: Timetable) -> Columns:
    """Sort the hops and find what goes on as what."""
    first, arrival, departure = ints(timetable.first), ints(timetable.arrival), ints(timetable.departure)
    trip_at = np.repeat(np.arange(len(first) - 1, dtype=np.int32), np.diff(first))
    hops = np.delete(np.arange(len(arrival), dtype=np.int32), first[1:] - 1) if len(arrival) else first[:0]
    hops = hops[np.lexsort((hops, trip_at[hops], arrival[hops + 1], departure[hops]))]
    days = (date.fromisoformat(timetable.source.last_day) - timetable.first_day).days + 1
    return Columns(
        first=first,
        stations=np.array([platform.station for platform in timetable.platforms], np.int32),
        platform_at=ints(timetable.platform_at),
        arrival=arrival,
        departure=departure,
        may=ints(timetable.may),
        starts=departure[first[:-1]],
        ends=arrival[first[1:] - 1],
        service_of=ints(timetable.service_of),
        hop_stop=hops,
        hop_trip=trip_at[hops],
        follows=_follows(timetable),
        services=_services(timetable, days),
    )


def _services(timetable: Timetable, days: int) -> Mask:
    size = (max([days, *(service.bit_length() for service in timetable.services)]) + 7) // 8
    packed = b"".join(service.to_bytes(size, "little") for service in timetable.services)
    bits = np.frombuffer(packed, np.uint8).reshape(len(timetable.services), size)
    return np.unpackbits(bits, axis=1, bitorder="little").astype(np.bool_)


def _follows(timetable: Timetable) -> Ints:
    """Every pair of trips of one block that can be one train, by the trip that ends and then by departure."""
    blocks: dict[int, list[tuple[int, int]]] = {}
    for trip, block in enumerate(timetable.block_of):
        if block:
            blocks.setdefault(block, []).append((timetable.departure[timetable.first[trip]], trip))
    pairs = []
    for members in blocks.values():
        members.sort()
        for place, (_, trip) in enumerate(members):
            pairs += [(trip, other) for _, other in members[place + 1 :] if joins(timetable, trip, other)]
    return np.array(pairs, np.int32).reshape(-1, 2)


def joins(timetable: Timetable, trip: int, other: int, later: int = 0) -> bool:
    """Whether `other` (starting `later` seconds after its own time) begins where and not before `trip` ends."""
    end, start = timetable.first[trip + 1] - 1, timetable.first[other]
    same = timetable.station_at[end] == timetable.station_at[start]
    return same and timetable.departure[start] + later >= timetable.arrival[end]
