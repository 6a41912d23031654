"""Stations and platforms out of stops.txt; a station gets its number when a train calls there."""

from collections import Counter
from dataclasses import dataclass

from kiosk.errors import Fault
from kiosk.timetable.earth import kilometres
from kiosk.timetable.gtfs_tables import Tables
from kiosk.timetable.gtfs_translations import read_translations
from kiosk.timetable.model import Platform, Station, Wheelchair
from kiosk.timetable.names import is_bare, other_names, shown_name, without_platform

FAR_APART_KM = 2.0
COLUMNS = (
    "stop_id", "stop_name", "stop_lat", "stop_lon", "location_type", "parent_station", "platform_code",
    "wheelchair_boarding", "tts_stop_name", "stop_desc",
)  # fmt: skip
KINDS = ("", "0", "1", "4")  # location_type of stations, platforms and parts of them; 2, 3: entrances, footways


@dataclass
class Stop:
    """A row of stops.txt that is a place for trains: a station, or a platform of one."""

    name: str
    lat: float
    lon: float
    parent: str
    platform: str
    wheelchair: int
    spoken: str  # the name written out, where the feed has it so for a voice
    line: int


class Places:
    """All stops of a feed. A stop without a parent is its own station, and so is one whose parent is unknown."""

    def __init__(self, tables: Tables, faults: list[Fault]) -> None:
        self._tables = tables
        self._faults = faults
        self.stops: dict[str, Stop] = {}
        self._read()
        self._check_parents()
        self._translations = read_translations(tables, self.stops, faults)
        self._station = {id: self._root(id) for id in self.stops}
        self._numbers: dict[str, int] = {}
        self._uses: dict[str, Counter[str]] = {}
        self._platforms_of: dict[str, list[str]] = {}
        self.platform_numbers: dict[str, int] = {}  # of the stops at which trains call

    def _read(self) -> None:
        for line, (id, name, lat, lon, kind, parent, code, able, spoken, about) in self._tables.rows("stops", *COLUMNS):
            if kind in ("2", "3"):
                continue
            if not id or id in self.stops:
                what = (
                    f"stop {id!r} is there twice; the first one counts." if id else "a stop without stop_id is skipped."
                )
                self._fault(line, "GT201", what, "Give every stop an id of its own.")
                continue
            if kind not in KINDS:
                what = f"stop {id!r} is of the unknown kind {kind!r}; it counts as a platform."
                self._fault(line, "GT204", what, "location_type is a number from 0 to 4.")
            if not name and kind != "4":
                self._fault(line, "GT203", f"stop {id!r} has no name.", "Give it a stop_name; its station's counts.")
            wheelchair = int(able) if able in ("1", "2") else Wheelchair.UNKNOWN
            shown, printed = _platform(name, code, about) if parent else (name, code)
            self.stops[id] = Stop(shown, *_on_earth(lat, lon), parent, printed, wheelchair, spoken, line)

    def _check_parents(self) -> None:
        for id, stop in self.stops.items():
            if not stop.parent:
                continue
            if stop.parent not in self.stops:
                what = f"stop {id!r} names the station {stop.parent!r}, which is not there; it counts as a station."
                self._fault(stop.line, "GT202", what, "Correct parent_station.")
                stop.parent = ""
            elif self._is_in_a_ring(id):
                self._fault(stop.line, "GT205", f"stop {id!r} is within itself; it counts as a station.",
                            "A parent_station has none itself.")  # fmt: skip
                stop.parent = ""
        for id, stop in self.stops.items():
            stop.name = stop.name or self.stops[self._root(id)].name or id

    def _is_in_a_ring(self, id: str) -> bool:
        seen = {id}
        here = self.stops[id].parent
        while here in self.stops and here not in seen:
            seen.add(here)
            here = self.stops[here].parent
        return here == id

    def _root(self, id: str) -> str:
        while parent := self.stops[id].parent:
            id = parent
        return id

    def call(self, id: str, trains: int) -> None:
        """Note that trains call at this stop: its station gets a number, its name a weight."""
        station = self._station[id]
        self._numbers.setdefault(station, len(self._numbers))
        if id not in self.platform_numbers:
            self.platform_numbers[id] = len(self.platform_numbers)
            self._platforms_of.setdefault(station, []).append(id)
        self._uses.setdefault(station, Counter())[self.stops[id].name] += trains

    def number(self, id: str) -> int:
        """The number of the station of this stop; -1 where no train calls."""
        return self._numbers.get(self._station.get(id, ""), -1)

    def is_station(self, id: str) -> bool:
        """Whether what is said of this stop is said of all platforms of its station."""
        return self._station[id] == id

    def platforms_at(self, id: str) -> list[str]:
        """All stops of the same station at which trains call."""
        return self._platforms_of.get(self._station[id], [])

    def platforms(self) -> tuple[Platform, ...]:
        """All platforms at which trains call, by number."""
        return tuple(
            Platform(id, self.number(id), self.stops[id].platform, self._wheelchair(id)) for id in self.platform_numbers
        )

    def other_platforms(self) -> tuple[Platform, ...]:
        """Platforms of the same stations at which no train calls by the timetable: live news may send one there."""
        others = (id for id in self.stops if id not in self.platform_numbers and self.stops[id].parent)
        return tuple(
            Platform(id, self.number(id), self.stops[id].platform, self._wheelchair(id))
            for id in others
            if self.number(id) >= 0
        )

    def _wheelchair(self, id: str) -> int:
        """Of this platform; where the feed says nothing, of its station (GTFS reference, wheelchair_boarding)."""
        return self.stops[id].wheelchair or self.stops[self._station[id]].wheelchair

    def stations(self, renamed: dict[str, str]) -> tuple[Station, ...]:
        """All stations at which trains call, by number. `renamed`: names of the feed to better ones."""
        made = []
        for id in self._numbers:
            stop = self.stops[id]
            names = self._uses[id]
            shown = shown_name(stop.name, names)
            shown = renamed.get(shown, shown)
            members = [id, *(one for one in self._platforms_of[id] if one != id)]
            translated = self._translations.of(members, (stop.name, *sorted(names)))
            spoken = (self.stops[one].spoken for one in members)
            further = (stop.name, *sorted(names), *(name for _, name in translated), *spoken)
            also = other_names(shown, further)
            made.append(Station(id, shown, *self._coordinates(members), also, translated, stop.wheelchair))
        self._look_at(made)
        return tuple(made)

    def _coordinates(self, members: list[str]) -> tuple[float, float]:
        """Of the station, which comes first; where it has none, of one of its platforms."""
        for id in members:
            stop = self.stops[id]
            if stop.lat or stop.lon:
                if id != members[0]:
                    what = f"station {members[0]!r} has no coordinates; those of its platform {id!r} count."
                    self._fault(self.stops[members[0]].line, "GT207", what, "Add them.")
                return stop.lat, stop.lon
        return 0.0, 0.0

    def _look_at(self, stations: list[Station]) -> None:
        first: dict[str, Station] = {}
        for station in stations:
            line = self.stops[station.id].line
            if not (station.lat or station.lon):
                self._fault(line, "GT301", f"{station.name} has no coordinates.", "Prices by distance need them.")
            if is_bare(station.name):
                what = f"a station is called {station.name} ({station.id}), and nothing else."
                self._fault(line, "GT311", what, "Travellers look for the town: add its name.")
            twin = first.setdefault(station.name, station)
            if twin is not station and kilometres(twin, station) > FAR_APART_KM:
                what = f"two stations far apart are called {station.name} ({twin.id}, {station.id})."
                self._fault(line, "GT302", what, "Travellers cannot tell them apart: rename one.")

    def _fault(self, line: int, code: str, what: str, cure: str) -> None:
        self._faults.append(self._tables.fault("stops", line, code, what, cure))


def _platform(name: str, code: str, about: str) -> tuple[str, str]:
    """Name and printed code of a platform. Many feeds write "Platform 7" into the name, the description or the code."""
    rest, in_name = without_platform(name)
    printed = without_platform(code)[1] or code or in_name or without_platform(about)[1]
    return rest if in_name else name, printed


def _on_earth(lat: str, lon: str) -> tuple[float, float]:
    """Degrees; 0, 0 where the feed has nothing that could be a place on the globe."""
    try:
        north, east = float(lat), float(lon)
    except ValueError:
        return 0.0, 0.0
    return (north, east) if abs(north) <= 90 and abs(east) <= 180 else (0.0, 0.0)
