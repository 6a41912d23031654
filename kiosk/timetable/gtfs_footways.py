"""Reads the ways on foot of a GTFS feed (pathways, levels, entrances, lifts), forgivingly, into Footways."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from kiosk.errors import Fault
from kiosk.timetable.footways import NO_FOOTWAYS, Footways, Kind, Level, Lift, Mode, Node, Way
from kiosk.timetable.gtfs_tables import Tables
from kiosk.timetable.model import Station, Wheelchair
from kiosk.timetable.walking import Walking

ON_FOOT, WHEELED = 1.33, 0.8  # metres a second: most people; a wheelchair, or one who walks slowly
A_STAIR = 0.7  # seconds on foot
UNMEASURED = 20.0  # metres that a way without length and time is taken for
STEEP, NARROW = 1 / 12, 0.8  # rise over length, metres: beyond these most wheelchairs need a hand
FAR = 1e5  # metres, seconds, stairs: no station has so many
MOST_OF_A_KIND = 10  # faults of one code; the rest is counted
STATION = "1"  # location_type
STOPS = (
    "stop_id", "stop_name", "stop_desc", "stop_lat", "stop_lon", "location_type", "parent_station", "level_id",
    "wheelchair_boarding", "platform_code", "platform_name",
)  # fmt: skip
PATHWAYS = (
    "pathway_id", "from_stop_id", "to_stop_id", "pathway_mode", "is_bidirectional", "facility_id", "traversal_time",
    "wheelchair_traversal_time", "length", "wheelchair_length", "stair_count", "max_slope", "min_width",
)  # fmt: skip
Row = Mapping[str, str]


@dataclass(frozen=True)
class FootwaysReading:
    """The footways of a feed, and what was wrong with them or should be known."""

    footways: Footways
    faults: tuple[Fault, ...]

    @property
    def told(self) -> str:
        """What was read, in a few words for the operator."""
        walking = Walking(self.footways)
        platforms = sum(map(walking.describes, walking.platforms.values()))
        lifts, only = len(self.footways.lifts), len(walking.only_ways())
        stations = f"{len(self.footways.stations)} stations, {platforms} platforms, {lifts} lifts"
        return f"{stations}; {only} lifts are the only way without steps to some platform."


def read_footways(tables: Tables) -> FootwaysReading:
    """Every station of which the feed describes the ways; NO_FOOTWAYS where it has no pathways.txt.

    A way that is broken is left out and named. Raises FaultyFile only when a table cannot be read at all.
    """
    if not tables.has("pathways"):
        return FootwaysReading(NO_FOOTWAYS, ())
    faults = _Faults(tables)
    places = _Places(tables)
    rows = [(line, row) for line, row in _table(tables, "pathways", PATHWAYS) if _usable(line, row, places, faults)]
    levels = _levels(tables, faults)
    roots = (places.root(row[end]) for _, row in rows for end in ("from_stop_id", "to_stop_id"))
    stations = {id: number for number, id in enumerate(dict.fromkeys(roots))}
    nodes = places.nodes(stations, {level.id: number for number, level in enumerate(levels)})
    at = {node.id: number for number, node in enumerate(nodes)}
    lifts = _Lifts(tables, faults)
    ways = [way for line, row in rows for way in _ways(line, row, (at, nodes, lifts), faults)]
    named = tuple(lifts.named(nodes, levels, ways))
    footways = Footways(tuple(map(places.station, stations)), levels, nodes, named, tuple(ways))
    _look_at(footways, [places.line(node.id) for node in nodes], faults)
    return FootwaysReading(footways, faults.told())


class _Faults:
    """What is wrong, by its line; after the first few of a code only their number is told."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._found: list[Fault] = []
        self._count: Counter[tuple[str, str]] = Counter()

    def add(self, line: int, code: str, what: str, cure: str = "", table: str = "pathways") -> None:
        self._count[table, code] += 1
        if self._count[table, code] <= MOST_OF_A_KIND:
            self._found.append(self._tables.fault(table, line, code, what, cure))

    def told(self) -> tuple[Fault, ...]:
        more = [(kind, count - MOST_OF_A_KIND) for kind, count in self._count.items() if count > MOST_OF_A_KIND]
        rest = [self._tables.fault(table, 0, code, f"and {count} more like it.") for (table, code), count in more]
        return (*self._found, *rest)


class _Places:
    """The rows of stops.txt, as places that one can walk to."""

    def __init__(self, tables: Tables) -> None:
        self._rows: dict[str, Row] = {}
        self._lines: dict[str, int] = {}
        for line, row in _table(tables, "stops", STOPS):
            if row["stop_id"] and row["stop_id"] not in self._rows:
                self._rows[row["stop_id"]] = row
                self._lines[row["stop_id"]] = line

    def wrong(self, id: str) -> str:
        """Why no way can begin or end at `id`; "" when it can."""
        if id not in self._rows:
            return f"{id!r} is not in stops.txt"
        return f"{id!r} is a whole station" if self._rows[id]["location_type"] == STATION else ""

    def line(self, id: str) -> int:
        """Where it stands in stops.txt."""
        return self._lines[id]

    def root(self, id: str) -> str:
        """The station that this place is in."""
        seen = {id}
        while (parent := self._rows[id]["parent_station"]) in self._rows and parent not in seen:
            seen.add(parent)
            id = parent
        return id

    def station(self, id: str) -> Station:
        """The station of this id."""
        row = self._rows[id]
        return Station(id, row["stop_name"] or id, _number(row["stop_lat"]) or 0.0, _number(row["stop_lon"]) or 0.0)

    def nodes(self, stations: Mapping[str, int], levels: Mapping[str, int]) -> tuple[Node, ...]:
        """Every place of these stations, also one that no way leads to."""
        ids = [id for id in self._rows if self.root(id) in stations and not self.wrong(id)]
        at = {id: number for number, id in enumerate(ids)}
        return tuple(self._node(id, at, stations[self.root(id)], levels) for id in ids)

    def _node(self, id: str, at: Mapping[str, int], station: int, levels: Mapping[str, int]) -> Node:
        row = self._rows[id]
        kind = Kind(int(row["location_type"])) if row["location_type"] in ("2", "3", "4") else Kind.PLATFORM
        platform = at.get(row["parent_station"], -1) if kind == Kind.AREA else -1
        level = levels.get(row["level_id"], -1)
        return Node(id, kind, station, self._name(row, kind), level, self._wheelchair(id), platform)

    def _name(self, row: Row, kind: Kind) -> str:
        """As one says it inside the station: "3", "Ashmont/Braintree", "Tremont St"."""
        if kind in (Kind.PLATFORM, Kind.AREA):
            return row["platform_code"] or row["platform_name"]
        station = self._rows[self.root(row["stop_id"])]["stop_name"]
        name = row["stop_name"] if row["stop_name"] != station else row["stop_desc"]
        return name.removeprefix(station).strip(" -–:,") or name

    def _wheelchair(self, id: str) -> int:
        """Its own; where that is 0 or empty, that of what it is part of (GTFS reference, wheelchair_boarding)."""
        seen = set()
        while id in self._rows and id not in seen:
            if self._rows[id]["wheelchair_boarding"] in ("1", "2"):
                return int(self._rows[id]["wheelchair_boarding"])
            seen.add(id)
            id = self._rows[id]["parent_station"]
        return Wheelchair.UNKNOWN


class _Lifts:
    """The lifts that ways pass through. `facility_id` says which; without it, there and back are one lift."""

    def __init__(self, tables: Tables, faults: _Faults) -> None:
        columns = ("facility_id", "facility_short_name", "facility_long_name")
        self._known = {id: short or long for _, (id, short, long) in tables.rows("facilities", *columns)}
        self._faults = faults
        self._lifts: dict[str, Lift] = {}
        self._numbers: dict[str, int] = {}
        self._open: dict[tuple[int, int], list[str]] = {}  # one way only so far: (to, from) to its lifts

    def number(self, line: int, row: Row, ends: tuple[int, int], station: int) -> int:
        """Which lift this way passes through."""
        id = row["facility_id"]
        if id and self._known and id not in self._known and id not in self._lifts:
            what = f"the lift {id!r} is not in facilities.txt, so it has no name."
            self._faults.add(line, "FW209", what, "Add it, or correct facility_id.")
        if not id and (back := self._open.get((ends[1], ends[0]))):
            first = back.pop()
            self._lifts[first] = replace(self._lifts[first], also=(row["pathway_id"],))
            id = first
        elif not id:
            id = row["pathway_id"]
            if row["is_bidirectional"] != "1":
                self._open.setdefault(ends, []).append(id)
        self._lifts.setdefault(id, Lift(id, station, self._known.get(id, "")))
        return self._numbers.setdefault(id, len(self._numbers))

    def named(self, nodes: tuple[Node, ...], levels: tuple[Level, ...], ways: list[Way]) -> Iterator[Lift]:
        """All lifts by number; one without a name is told by the levels or places that it joins."""
        lowest: dict[int, list[int]] = {}
        for way in ways:
            if way.lift >= 0:
                lowest.setdefault(way.lift, []).extend((way.start, way.end))
        for number, lift in enumerate(self._lifts.values()):
            ends = dict.fromkeys(lowest.get(number, ()))
            storeys = dict.fromkeys(levels[nodes[end].level].name for end in ends if nodes[end].level >= 0)
            parts = [name for name in (storeys if len(storeys) > 1 else (nodes[end].name for end in ends)) if name]
            yield lift if lift.name else replace(lift, name=" – ".join(parts))


def _usable(line: int, row: Row, places: _Places, faults: _Faults) -> bool:
    """Whether a way can be made of this row; what is wrong with it is told."""
    id = row["pathway_id"] or "without pathway_id"
    if wrong := places.wrong(row["from_stop_id"]) or places.wrong(row["to_stop_id"]):
        cure = "A way begins and ends at a platform, an entrance, a node or a boarding area."
        faults.add(line, "FW201", f"way {id}: {wrong}; the way is left out.", cure)
    elif row["pathway_mode"] not in ("1", "2", "3", "4", "5", "6", "7"):
        what = f"way {id}: pathway_mode {row['pathway_mode']!r} has no meaning; the way is left out."
        faults.add(line, "FW202", what, "Write 1 to 7; 1 is a walkway, 5 a lift.")
    else:
        return True
    return False


def _ways(
    line: int, row: Row, known: tuple[Mapping[str, int], tuple[Node, ...], _Lifts], faults: _Faults
) -> Iterator[Way]:
    """The way of this row, and the way back where it has one."""
    at, nodes, lifts = known
    ends = at[row["from_stop_id"]], at[row["to_stop_id"]]
    mode = Mode(int(row["pathway_mode"]))
    numbers = {name: _measure(line, row, name, faults) for name in PATHWAYS[6:]}
    stairs = round(numbers["stair_count"])
    length = abs(numbers["length"])
    on_foot = abs(numbers["traversal_time"]) or length / ON_FOOT or abs(stairs) * A_STAIR or UNMEASURED / ON_FOOT
    # 0 is "not measured", also in MBTA's wheelchair_length, which is 0 on ways that wheelchairs do take.
    wheeled = abs(numbers["wheelchair_traversal_time"]) or abs(numbers["traversal_time"])
    wheeled = wheeled or (abs(numbers["wheelchair_length"]) or length or UNMEASURED) / WHEELED
    lift = lifts.number(line, row, ends, nodes[ends[0]].station) if mode == Mode.LIFT else -1
    slope, width = numbers["max_slope"], abs(numbers["min_width"])
    way = Way(*ends, mode, math.ceil(on_foot), math.ceil(wheeled), lift, stairs, slope, width)
    yield way
    both = row["is_bidirectional"]
    if both == "1" and mode == Mode.EXIT_GATE:
        faults.add(line, "FW203", "an exit gate leads both ways; it counts as a way out only.", "Write 0.")
    elif both == "1":
        yield replace(way, start=way.end, end=way.start, stairs=-stairs, slope=-slope)
    elif both != "0":
        faults.add(line, "FW204", f"is_bidirectional is {both!r}; it counts as one way.", "Write 0 or 1.")


def _measure(line: int, row: Row, name: str, faults: _Faults) -> float:
    number = _number(row[name]) if row[name] else 0.0
    if number is None or abs(number) > FAR or (number < 0 and name not in ("stair_count", "max_slope")):
        faults.add(line, "FW205", f"{name} is {row[name]!r}; it counts as not given.", "Write a number, 0 or more.")
        return 0.0
    return number


def _levels(tables: Tables, faults: _Faults) -> tuple[Level, ...]:
    found: dict[str, Level] = {}
    for line, (id, index, name) in tables.rows("levels", "level_id", "level_index", "level_name"):
        number = _number(index)
        if number is None:
            cure = "0 is the street, -1 the first storey below it."
            faults.add(line, "FW206", f"level {id!r} has the index {index!r}; it counts as 0.", cure, "levels")
        found.setdefault(id, Level(id, number or 0.0, name))
    return tuple(found.values())


def _look_at(footways: Footways, lines: list[int], faults: _Faults) -> None:
    """What an operator should know before travellers rely on it. `lines`: of stops.txt, for each node."""
    joined = {number for way in footways.ways for number in (way.start, way.end)}
    parts = {node.platform for node in footways.nodes}
    for number, (line, node) in enumerate(zip(lines, footways.nodes, strict=True)):
        if node.kind in (Kind.PLATFORM, Kind.AREA) and number not in joined and number not in parts:
            what = f"no way leads to {node.id!r}, though {footways.stations[node.station].name} has ways."
            faults.add(line, "FW301", what, "Nothing is promised there; add its ways.", "stops")
    across = sum(footways.nodes[way.start].station != footways.nodes[way.end].station for way in footways.ways)
    steep = sum(abs(way.slope) > STEEP for way in footways.ways if way.mode == Mode.WALKWAY)
    narrow = sum(0 < way.width < NARROW for way in footways.ways)
    for code, count, what in (
        ("FW302", across, "ways into another station: {}. Travellers are told of them; nothing is promised by them."),
        ("FW303", steep, "walkways that rise more than 1 in 12: {}. Few go up there in a wheelchair without help."),
        ("FW304", narrow, f"ways narrower than {NARROW} m: {{}}. Not every wheelchair gets through."),
    ):
        if count:
            faults.add(0, code, what.format(count))


def _table(tables: Tables, table: str, columns: tuple[str, ...]) -> Iterator[tuple[int, Row]]:
    return ((line, dict(zip(columns, row, strict=True))) for line, row in tables.rows(table, *columns))


def _number(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) else None
