"""In which zones (Fares v1) or areas (Fares v2) each stop lies, and to which network and agency each route belongs."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from kiosk.fares.gtfs_rows import Rows
from kiosk.timetable.model import Call

UNSURE = -1  # a station whose platforms lie in different areas


class StopRow(NamedTuple):
    """What fares need of a row of stops.txt."""

    parent: str
    zone: str
    clock: str  # stop_timezone, "" if it is that of the feed


class Areas(NamedTuple):
    """`sets`: distinct sets of areas; `of`: stop id to its index, UNSURE for a station in doubt; `clocks`: time zones.

    A stop belongs to its own areas; where it has none, to those of its station (GTFS reference, stop_areas.stop_id).
    """

    sets: tuple[tuple[str, ...], ...]
    of: Mapping[str, int]
    clocks: Mapping[str, str]  # stop id to its time zone, where it is not that of the feed
    stations: Mapping[str, str]  # platform to its station
    names: frozenset[str]  # all areas there are, also those without a stop

    def at(self, call: Call) -> int | None:
        """The index of the set of areas here; None when that is not known."""
        index = self.of.get(call.stop or call.station.id, UNSURE)
        return None if index == UNSURE else index

    def within(self, call: Call, place: str) -> bool:
        """Whether one is at this stop, or at a stop of this station."""
        stop = call.stop or call.station.id
        return place in (stop, call.station.id, self.stations.get(stop))


class Routes(NamedTuple):
    """Each route's network (Fares v2; "" for none) and agency, by its id."""

    networks: Mapping[str, str]
    agencies: Mapping[str, str]
    names: frozenset[str]  # all networks there are


def read_stops(rows: Rows) -> dict[str, StopRow]:
    """Stations, platforms and boarding areas by id. Most mistakes in stops.txt are told by the timetable's reader."""
    columns = ("stop_id", "parent_station", "zone_id", "stop_timezone", "location_type")
    stops: dict[str, StopRow] = {}
    for line, (id, parent, zone, clock, kind) in rows.tables.rows("stops", *columns):
        if not id or kind in ("2", "3"):  # entrances and nodes of footways
            continue
        if clock and not is_zone(clock):
            what = f"nobody knows the time zone {clock!r} of stop {id!r}; that of the feed counts."
            rows.fault("stops", line, "GF204", what, "Write a name such as Europe/Berlin.")
        stops.setdefault(id, StopRow(parent, zone, clock if is_zone(clock) else ""))
    return stops


@cache
def is_zone(name: str) -> bool:
    """Whether this is the name of a time zone."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # OSError: a folder of zones, such as "Europe"
        return False
    return True


def zones(stops: Mapping[str, StopRow]) -> Areas:
    """Fares v1: every stop's zone_id."""
    return _areas(stops, {id: {stop.zone} for id, stop in stops.items() if stop.zone}, frozenset())


def read_areas(rows: Rows, stops: Mapping[str, StopRow]) -> Areas:
    """Fares v2: areas.txt and stop_areas.txt."""
    names = {row["area_id"] for row in rows.of("areas", ("area_id",)) if row["area_id"]}
    own: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows.of("stop_areas", ("area_id", "stop_id")):
        if not (row["area_id"] and row["stop_id"]):
            row.wrong("GF203", "a row of stop_areas names no area, or no stop.", "Fill in both.")
        elif row.knows("stop_id", stops, "stop"):
            row.knows("area_id", names, "area")  # told, but it counts: who lies in no area can have other prices
            own[row["stop_id"]].add(row["area_id"])
    return _areas(stops, own, frozenset(names.union(*own.values())))


def _areas(stops: Mapping[str, StopRow], own: Mapping[str, set[str]], names: frozenset[str]) -> Areas:
    sets: dict[tuple[str, ...], int] = {(): 0}
    of: dict[str, int] = {}
    children: defaultdict[str, set[int]] = defaultdict(set)
    for id in stops:
        of[id] = sets.setdefault(tuple(sorted(_inherited(id, stops, own))), len(sets))
        if stops[id].parent:
            children[stops[id].parent].add(of[id])
    for id, found in children.items():
        if id in stops:
            of[id] = found.pop() if len(found) == 1 else UNSURE
    clocks = {id: clock for id, stop in stops.items() if (clock := _clock(stop, stops))}
    stations = {id: stop.parent for id, stop in stops.items() if stop.parent in stops}
    return Areas(tuple(sets), of, clocks, stations, names or frozenset(area for found in sets for area in found))


def _inherited(id: str, stops: Mapping[str, StopRow], own: Mapping[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    while id in stops and id not in seen:
        if id in own:
            return own[id]
        seen.add(id)
        id = stops[id].parent
    return set()


def _clock(stop: StopRow, stops: Mapping[str, StopRow]) -> str:
    return stop.clock or (stops[stop.parent].clock if stop.parent in stops else "")


def read_routes(rows: Rows) -> Routes:
    """Networks of routes.txt, or of networks.txt and route_networks.txt, which win; agencies of routes.txt."""
    networks: dict[str, str] = {}
    agencies: dict[str, str] = {}
    for _, (id, network, agency) in rows.tables.rows("routes", "route_id", "network_id", "agency_id"):
        if id:
            networks.setdefault(id, network)
            agencies.setdefault(id, agency)
    if not rows.tables.has("route_networks"):
        return Routes(networks, agencies, frozenset(networks.values()) - {""})
    if any(networks.values()):
        what = "is beside a network_id in routes.txt; this table wins."
        rows.fault("route_networks", 0, "GF304", what, "Say it in one place only.")
    names = {row["network_id"] for row in rows.of("networks", ("network_id",))}
    found: dict[str, set[str]] = {route: set() for route in networks}
    for row in rows.of("route_networks", ("network_id", "route_id")):
        if row.knows("route_id", networks, "route") and row["route_id"]:
            row.knows("network_id", names, "network")
            found[row["route_id"]].add(row["network_id"])
            if len(found[row["route_id"]]) > 1:
                what = f"route {row['route_id']!r} is in two networks; its trains have no price."
                row.wrong("GF203", what, "Choose one.")
    networks = {route: "".join(one) for route, one in found.items() if len(one) < 2}
    return Routes(networks, agencies, frozenset(names.union(*found.values())) - {""})
