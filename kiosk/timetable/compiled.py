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
from zoneinfo import ZoneInfo

from kiosk.timetable.model import Source, Station

FORMAT = 1  # of the bytes; a timetable written in another one is read again from its feed
BOARD, ALIGHT = 1, 2  # what one may do at a stop time
NEVER = 1 << 30  # seconds that a forbidden change takes
Rule = tuple[int, int, int, int, int, int]  # station, from trip, to trip, from route, to route (-1: any), seconds


@dataclass(frozen=True)
class Timetable:
    """Every ServiceJourney (a GTFS trip) of a feed. Never edited: a new feed gives a new timetable.

    `first`: int32 [trips + 1], index of a trip's first stop time. Per trip: `line_of`, `towards` (index into `texts`),
    `route_of`, `service_of`, `block_of` (0: none). Per stop time: `station_at`, `platform_at` (index into `texts`),
    `arrival`, `departure` (seconds since noon minus 12 h of the OperatingDay), `may` (BOARD | ALIGHT).
    `services`: one bit for each day from `first_day`. `change`: seconds per station, -1 for the usual.
    `walks`: from station, to station, seconds. `rules`: the most special first. `stays`: from trip, to trip, 1 or 0.
    """

    source: Source
    zone: str
    replay_from: int  # bit of the Monday from which whole weeks are played again and again
    weeks: int  # how many; 0: the feed is not replayed
    stations: tuple[Station, ...]
    texts: tuple[str, ...]
    trips: tuple[str, ...]
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
    station_at: "array[int]"
    platform_at: "array[int]"
    arrival: "array[int]"
    departure: "array[int]"
    may: "array[int]"

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
    "change", "first", "line_of", "towards", "route_of", "service_of", "block_of",
    "station_at", "platform_at", "arrival", "departure", "may",
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
        "stations": [[s.id, s.name, s.lat, s.lon, list(s.also)] for s in timetable.stations],
        "texts": timetable.texts,
        "trips": timetable.trips,
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
        stations=tuple(Station(id, name, lat, lon, tuple(also)) for id, name, lat, lon, also in head["stations"]),
        texts=tuple(head["texts"]),
        trips=tuple(head["trips"]),
        services=tuple(int(service, 16) for service in head["services"]),
        walks=tuple(map(tuple, head["walks"])),
        rules=tuple(map(tuple, head["rules"])),
        stays=tuple(map(tuple, head["stays"])),
        **arrays,
    )


def _arrays(timetable: Timetable) -> list["array[int]"]:
    return [getattr(timetable, name) for name in ARRAYS]


def _little(numbers: "array[int]") -> bytes:
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return numbers.tobytes()
