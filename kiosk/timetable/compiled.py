"""A whole timetable in a few small arrays: the ServiceJourneys, when they call, and on which days they run."""

import json
import struct
import sys
import zlib
from array import array
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import NamedTuple
from zoneinfo import ZoneInfo

from kiosk.timetable.model import Platform, Source, Station

FORMAT = 2  # of the bytes; a timetable written in another one is read again from its feed
BOARD, ALIGHT = 1, 2  # what one may do at a stop time
TELL_ON, TELL_OFF = 4, 8  # boarding, alighting: only for one who tells the driver
NEVER = 1 << 30  # seconds that a forbidden change takes


class Rule(NamedTuple):
    """How long one change takes; every condition must hold, -1 is any. All are numbers of the timetable."""

    station: int  # where one gets off
    onto: int  # the station where one gets on again: the same, or another that is reached on foot
    from_platform: int
    to_platform: int
    from_trip: int
    to_trip: int
    from_route: int
    to_route: int
    seconds: int  # 0: the trains wait for each other; NEVER: forbidden


@dataclass(frozen=True)
class Timetable:
    """Every ServiceJourney (a GTFS trip) of a feed. Never edited: a new feed gives a new timetable.

    `first`: int32 [trips + 1], index of a trip's first stop time. Per trip: `line_of`, `towards` (index into `texts`),
    `route_of` (index into `routes`, the feed's ids; -1: none), `service_of`, `block_of` (0: none), `wheelchair_of`.
    Per stop time: `platform_at` (index into `platforms`), `arrival`, `departure` (seconds since noon minus 12 h of the
    OperatingDay), `may` (of BOARD, ALIGHT, TELL_ON, TELL_OFF). `services`: one bit for each day from `first_day`.
    `change`: seconds per station, -1 for the usual. `walks`: from station, to station, seconds. `rules`: the most
    special first. `stays`: from trip, to trip, 1 or 0.
    """

    source: Source
    zone: str
    replay_from: int  # bit of the Monday from which whole weeks are played again and again
    weeks: int  # how many; 0: the feed is not replayed
    stations: tuple[Station, ...]
    platforms: tuple[Platform, ...]
    texts: tuple[str, ...]
    trips: tuple[str, ...]
    routes: tuple[str, ...]
    services: tuple[int, ...]
    walks: tuple[tuple[int, int, int], ...]
    rules: tuple[Rule, ...]
    stays: tuple[tuple[int, int, int], ...]
    change: "array[int]"
    first: "array[int]"
    line_of: "array[int]"
    towards: "array[int]"
    route_of: "array[int]"
    service_of: "array[int]"
    block_of: "array[int]"
    wheelchair_of: "array[int]"
    platform_at: "array[int]"
    arrival: "array[int]"
    departure: "array[int]"
    may: "array[int]"
    operators: tuple[str, ...] = ()  # per route: who runs it, as the feed names the agency

    @cached_property
    def tz(self) -> ZoneInfo:
        """The zone in which the feed's times are local (that of its agency, also abroad)."""
        return ZoneInfo(self.zone)

    @cached_property
    def first_day(self) -> date:
        """The feed's first OperatingDay: bit 0 of every service."""
        return date.fromisoformat(self.source.first_day)

    @cached_property
    def number_of(self) -> dict[str, int]:
        """Station id to its number in the arrays."""
        return {station.id: number for number, station in enumerate(self.stations)}

    @cached_property
    def station_at(self) -> "array[int]":
        """The station of each stop time."""
        stations = [platform.station for platform in self.platforms]
        return array("i", [stations[platform] for platform in self.platform_at])

    @cached_property
    def longest(self) -> int:
        """The latest time that is used, in seconds: more than 86,400 when trains run after 24:00."""
        return max(self.arrival, default=0)

    def bit_of(self, day: date) -> int:
        """Which bit of a service tells whether it runs on `day`; -1 for none. A demo replays whole weeks."""
        bit = (day - self.first_day).days
        if self.weeks:
            return self.replay_from + (bit - self.replay_from) % (7 * self.weeks)
        return bit

    def running(self, day: date) -> Iterator[int]:
        """The trips that start on this OperatingDay."""
        bit = self.bit_of(day)
        if bit >= 0:
            on = [service >> bit & 1 for service in self.services]
            yield from (trip for trip, service in enumerate(self.service_of) if on[service])

    def zero(self, day: date) -> int:
        """UTC second from which the times of this OperatingDay count: local noon minus twelve real hours."""
        return int(datetime.combine(day, time(12), self.tz).timestamp()) - 12 * 3600


ARRAYS = (
    "change", "first", "line_of", "towards", "route_of", "service_of", "block_of", "wheelchair_of",
    "platform_at", "arrival", "departure", "may",
)  # fmt: skip


def whole_weeks(first: date, last: date) -> tuple[date, int]:
    """The first Monday of this span, and how many whole weeks follow from it."""
    monday = first + timedelta(-first.weekday() % 7)
    return monday, max(0, ((last - monday).days + 1) // 7)


def to_bytes(timetable: Timetable) -> bytes:
    """One compressed block: a JSON head with the words, then the arrays as little-endian int32."""
    head = {
        "format": FORMAT,
        "source": asdict(timetable.source),
        "zone": timetable.zone,
        "replay": [timetable.replay_from, timetable.weeks],
        "stations": [[s.id, s.name, s.lat, s.lon, s.also, s.names, s.wheelchair] for s in timetable.stations],
        "platforms": [[p.id, p.station, p.code, p.wheelchair] for p in timetable.platforms],
        "texts": timetable.texts,
        "trips": timetable.trips,
        "routes": timetable.routes,
        "operators": timetable.operators,
        "services": [hex(service) for service in timetable.services],
        "walks": timetable.walks,
        "rules": timetable.rules,
        "stays": timetable.stays,
        "lengths": [len(getattr(timetable, name)) for name in ARRAYS],
    }
    words = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode()
    return zlib.compress(b"".join([struct.pack("<I", len(words)), words, *map(_little, _arrays(timetable))]), 6)


def from_bytes(block: bytes) -> Timetable | None:
    """The timetable again; None when it was written by another version of this program."""
    raw = zlib.decompress(block)
    size = 4 + struct.unpack_from("<I", raw)[0]
    head = json.loads(raw[4:size])
    if head["format"] != FORMAT:
        return None
    arrays = {}
    for name, length in zip(ARRAYS, head["lengths"], strict=True):
        numbers = array("i")
        numbers.frombytes(raw[size : size + 4 * length])
        if sys.byteorder == "big":
            numbers.byteswap()
        arrays[name] = numbers
        size += 4 * length
    return Timetable(
        source=Source(**head["source"]),
        zone=head["zone"],
        replay_from=head["replay"][0],
        weeks=head["replay"][1],
        stations=tuple(
            Station(id, name, lat, lon, tuple(also), tuple(map(tuple, names)), wheelchair)
            for id, name, lat, lon, also, names, wheelchair in head["stations"]
        ),
        platforms=tuple(Platform(*row) for row in head["platforms"]),
        texts=tuple(head["texts"]),
        trips=tuple(head["trips"]),
        routes=tuple(head["routes"]),
        services=tuple(int(service, 16) for service in head["services"]),
        walks=tuple(map(tuple, head["walks"])),
        rules=tuple(Rule(*row) for row in head["rules"]),
        stays=tuple(map(tuple, head["stays"])),
        operators=tuple(head["operators"]),
        **arrays,
    )


def _arrays(timetable: Timetable) -> list["array[int]"]:
    return [getattr(timetable, name) for name in ARRAYS]


def _little(numbers: "array[int]") -> bytes:
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return numbers.tobytes()
