"""What transfers.txt says of changing trains: times at a station, walks between two, rules for single trains."""

from dataclasses import dataclass, field

from kiosk.errors import Fault
from kiosk.timetable.compiled import NEVER, Rule
from kiosk.timetable.gtfs_places import Places
from kiosk.timetable.gtfs_tables import Tables

COLUMNS = (
    "from_stop_id", "to_stop_id", "transfer_type", "min_transfer_time",
    "from_trip_id", "to_trip_id", "from_route_id", "to_route_id",
)  # fmt: skip


@dataclass
class Changes:
    """`times`: station to seconds. `walks`: (from, to) to seconds. `stays`: from trip, to trip, 1 to stay seated."""

    times: dict[int, int] = field(default_factory=dict)
    walks: dict[tuple[int, int], int] = field(default_factory=dict)
    rules: list[Rule] = field(default_factory=list)
    stays: list[tuple[int, int, int]] = field(default_factory=list)


def read_changes(
    tables: Tables, places: Places, trips: dict[str, int], routes: dict[str, int], faults: list[Fault]
) -> Changes:
    """Rules of platforms are folded to their station, the longest time wins: nobody misses a train by that.

    Trips that were left out or do not run leave their rules without meaning: these are passed in silence.
    """
    changes = Changes()
    ranked: list[tuple[int, Rule]] = []
    left_out = 0
    for line, (start, end, kind, text, *who) in tables.rows("transfers", *COLUMNS):
        special = any(who)
        if kind in ("4", "5"):
            if who[0] in trips and who[1] in trips:
                changes.stays.append((trips[who[0]], trips[who[1]], int(kind == "4")))
            continue
        if start not in places.stops or end not in places.stops:
            what = f"a change from {start!r} to {end!r}: one of them is no stop; the row is skipped."
            faults.append(tables.fault("transfers", line, "GT231", what, "Correct the stop ids."))
            continue
        seconds = _seconds(kind, text)
        if seconds is None:
            what = f"a change of kind {kind!r} with the time {text!r} has no meaning; the row is skipped."
            faults.append(tables.fault("transfers", line, "GT232", what, "Kind 2 needs min_transfer_time in seconds."))
            continue
        one, other = places.number(start), places.number(end)
        if seconds < 0 or one < 0 or other < 0:
            continue
        if not special:
            _plain(changes, one, other, seconds)
        elif one != other:
            left_out += 1
        elif (rule := _rule(one, who, trips, routes, seconds)) is not None:
            ranked.append(rule)
    if left_out:
        what = f"{left_out} rules for single trains between two stations are left out; the walking time counts."
        faults.append(tables.fault("transfers", 0, "GT305", what))
    changes.rules = [rule for _, rule in sorted(ranked)]
    return changes


def _seconds(kind: str, text: str) -> int | None:
    """Seconds that the change takes; NEVER if forbidden, -1 where the feed says nothing, None if broken."""
    if kind == "2":
        return int(text) if text.isdecimal() else None
    return {"": -1, "0": -1, "1": 0, "3": NEVER}.get(kind)


def _plain(changes: Changes, one: int, other: int, seconds: int) -> None:
    if one == other:
        changes.times[one] = max(seconds, changes.times.get(one, 0))
    elif seconds < NEVER:
        changes.walks[one, other] = max(seconds, changes.walks.get((one, other), 0))


def _rule(
    station: int, who: list[str], trips: dict[str, int], routes: dict[str, int], seconds: int
) -> tuple[int, Rule] | None:
    """The rule and its rank: two trips before trip and route, one trip, two routes, one route (as GTFS has it)."""
    numbers = [-1] * 4
    for place, (id, known) in enumerate(zip(who, (trips, trips, routes, routes), strict=True)):
        if id:
            if id not in known:
                return None
            numbers[place] = known[id]
    from_trip, to_trip, from_route, to_route = numbers
    in_trips = (from_trip >= 0) + (to_trip >= 0)
    in_routes = (from_trip < 0 <= from_route) + (to_trip < 0 <= to_route)
    rank = {(2, 0): 0, (1, 1): 1, (1, 0): 2, (0, 2): 3}.get((in_trips, in_routes), 4)
    return rank, Rule(station, station, -1, -1, from_trip, to_trip, from_route, to_route, seconds)
