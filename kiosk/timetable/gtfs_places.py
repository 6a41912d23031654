"""Stations and platforms out of stops.txt; a station gets its number when a train calls there."""

import math
import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from kiosk.errors import Fault
from kiosk.timetable.earth import kilometres
from kiosk.timetable.gtfs_tables import Tables
from kiosk.timetable.model import Platform, Station, Wheelchair
from kiosk.timetable.names import other_names, shown_name

ABROAD = Path(__file__).with_name("abroad.toml")
FAR_APART_KM = 2.0
COLUMNS = (
    "stop_id", "stop_name", "stop_lat", "stop_lon", "location_type", "parent_station", "platform_code",
    "wheelchair_boarding",
)  # fmt: skip


@dataclass
class Stop:
    """A row of stops.txt that is a place for trains: a station, or a platform of one."""

    name: str
    lat: float
    lon: float
    parent: str
    platform: str
    wheelchair: int
    line: int


class Places:
    """All stops of a feed. A stop without a parent is its own station, and so is one whose parent is unknown."""

    def __init__(self, tables: Tables, faults: list[Fault]) -> None:
        self._tables = tables
        self._faults = faults
        self.stops: dict[str, Stop] = {}
        self._read()
        self._station = {id: self._root(id) for id in self.stops}
        self._numbers: dict[str, int] = {}
        self._uses: dict[str, Counter[str]] = {}
        self.platform_numbers: dict[str, int] = {}  # of the stops at which trains call

    def _read(self) -> None:
        for line, (id, name, lat, lon, kind, parent, platform, wheelchair) in self._tables.rows("stops", *COLUMNS):
            if kind in ("2", "3"):  # entrances and nodes of footways
                continue
            if not id or id in self.stops:
                what = (
                    f"stop {id!r} is there twice; the first one counts." if id else "a stop without stop_id is skipped."
                )
                self._fault(line, "GT201", what, "Give every stop an id of its own.")
                continue
            able = int(wheelchair) if wheelchair in ("1", "2") else Wheelchair.UNKNOWN
            self.stops[id] = Stop(name or id, _degrees(lat), _degrees(lon), parent, platform, able, line)
        for id, stop in self.stops.items():
            if stop.parent and stop.parent not in self.stops:
                what = f"stop {id!r} names the station {stop.parent!r}, which is not there; it counts as a station."
                self._fault(stop.line, "GT202", what, "Correct parent_station.")

    def _root(self, id: str) -> str:
        seen = {id}
        while (parent := self.stops[id].parent) in self.stops and parent not in seen:
            seen.add(parent)
            id = parent
        return id

    def call(self, id: str, trains: int) -> None:
        """Note that trains call at this stop: its station gets a number, its name a weight."""
        station = self._station[id]
        self._numbers.setdefault(station, len(self._numbers))
        self.platform_numbers.setdefault(id, len(self.platform_numbers))
        self._uses.setdefault(station, Counter())[self.stops[id].name] += trains

    def number(self, id: str) -> int:
        """The number of the station of this stop; -1 where no train calls."""
        return self._numbers.get(self._station.get(id, ""), -1)

    def platforms(self) -> tuple[Platform, ...]:
        """All platforms at which trains call, by number."""
        return tuple(
            Platform(id, self.number(id), self.stops[id].platform, self._wheelchair(id)) for id in self.platform_numbers
        )

    def _wheelchair(self, id: str) -> int:
        """Of this platform; where the feed says nothing, of its station (GTFS reference, wheelchair_boarding)."""
        return self.stops[id].wheelchair or self.stops[self._station[id]].wheelchair

    def stations(self, renamed: dict[str, str]) -> tuple[Station, ...]:
        """All stations at which trains call, by number. `renamed`: names of the feed to better ones."""
        abroad = {town: tuple(names) for town, names in tomllib.loads(ABROAD.read_text("utf-8")).items()}
        made = []
        for id in self._numbers:
            stop = self.stops[id]
            names = self._uses[id]
            shown = shown_name(stop.name, names)
            shown = renamed.get(shown, shown)
            also = other_names(shown, (stop.name, *sorted(names)), abroad)
            made.append(Station(id, shown, stop.lat, stop.lon, also, wheelchair=stop.wheelchair))
        self._look_at(made)
        return tuple(made)

    def _look_at(self, stations: list[Station]) -> None:
        first: dict[str, Station] = {}
        for station in stations:
            line = self.stops[station.id].line
            if not (station.lat or station.lon):
                self._fault(line, "GT301", f"{station.name} has no coordinates.", "Prices by distance need them.")
            twin = first.setdefault(station.name, station)
            if twin is not station and kilometres(twin, station) > FAR_APART_KM:
                what = f"two stations far apart are called {station.name} ({twin.id}, {station.id})."
                self._fault(line, "GT302", what, "Travellers cannot tell them apart: rename one.")

    def _fault(self, line: int, code: str, what: str, cure: str) -> None:
        self._faults.append(self._tables.fault("stops", line, code, what, cure))


def _degrees(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        return 0.0
    return value if math.isfinite(value) else 0.0
