"""The ways on foot inside stations: entrances, platforms, lifts and levels, and what joins them."""

import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import Any

from kiosk.timetable.model import Station, Wheelchair

FORMAT = 1  # of the bytes; footways written in another one are read again from their feed


class Kind(IntEnum):
    """What a node is (GTFS stops.txt, location_type)."""

    PLATFORM = 0
    ENTRANCE = 2
    NODE = 3
    AREA = 4  # a boarding area: a part of a platform


class Mode(IntEnum):
    """How one gets along a way (GTFS pathways.txt, pathway_mode)."""

    WALKWAY = 1  # also a ramp
    STAIRS = 2
    MOVING_WALK = 3
    ESCALATOR = 4
    LIFT = 5
    FARE_GATE = 6
    EXIT_GATE = 7


STEP_FREE = frozenset({Mode.WALKWAY, Mode.LIFT, Mode.FARE_GATE, Mode.EXIT_GATE})


@dataclass(frozen=True)
class Level:
    """One storey of a station: 0 is the street, -1 below it."""

    id: str
    index: float
    name: str


@dataclass(frozen=True)
class Node:
    """A place in a station that a way begins or ends at. Numbers are those of the Footways; -1: none."""

    id: str
    kind: int
    station: int
    name: str
    level: int = -1
    wheelchair: int = Wheelchair.UNKNOWN  # its own, or where that is unknown its platform's or station's
    platform: int = -1  # of a boarding area: the node of its platform


@dataclass(frozen=True)
class Lift:
    """One lift. `name` as it is signed or described: "Lobby to street"; `also`: other ids that mean it."""

    id: str
    station: int
    name: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Way:
    """From one node to another, in this direction only. Seconds are rounded up.

    `wheeled`: seconds for one who cannot walk fast or at all. `stairs`: how many, less than 0 when they go down.
    `slope`: rise over length, less than 0 when it falls; `width`: metres at the narrowest. 0: not given.
    """

    start: int
    end: int
    mode: int
    seconds: int
    wheeled: int
    lift: int = -1
    stairs: int = 0
    slope: float = 0.0
    width: float = 0.0


@dataclass(frozen=True)
class Footways:
    """All ways of a feed. Never edited: a new feed gives new footways. Nothing at all where a feed has none."""

    stations: tuple[Station, ...] = ()
    levels: tuple[Level, ...] = ()
    nodes: tuple[Node, ...] = ()
    lifts: tuple[Lift, ...] = ()
    ways: tuple[Way, ...] = ()

    @cached_property
    def node_of(self) -> dict[str, int]:
        """Node id (GTFS stop_id) to its number."""
        return {node.id: number for number, node in enumerate(self.nodes)}

    @cached_property
    def lift_of(self) -> dict[str, int]:
        """Every id of every lift to its number."""
        return {id: number for number, lift in enumerate(self.lifts) for id in (*lift.also, lift.id)}

    def inside(self, station: int, *kinds: Kind) -> Iterator[int]:
        """The nodes of these kinds in a station."""
        yield from (number for number in self._nodes_in.get(station, ()) if self.nodes[number].kind in kinds)

    @cached_property
    def _nodes_in(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for number, node in enumerate(self.nodes):
            found.setdefault(node.station, []).append(number)
        return found


NO_FOOTWAYS = Footways()


def to_bytes(footways: Footways) -> bytes:
    """One compressed block of JSON, column by column: like stands beside like."""
    parts = {name: _columns(getattr(footways, name)) for name in PARTS}
    text = json.dumps({"format": FORMAT} | parts, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode(), 9)


def from_bytes(block: bytes) -> Footways | None:
    """The footways again; None when they were written by another version of this program."""
    tree = json.loads(zlib.decompress(block))
    if tree["format"] != FORMAT:
        return None
    return Footways(**{name: _rows(kind, tree[name]) for name, kind in PARTS.items()})


PARTS: dict[str, type[Any]] = {"stations": Station, "levels": Level, "nodes": Node, "lifts": Lift, "ways": Way}


def _columns(rows: tuple[Any, ...]) -> dict[str, list[Any]]:
    return {field: [getattr(row, field) for row in rows] for field in (vars(rows[0]) if rows else ())}


def _rows(kind: type[Any], columns: dict[str, list[Any]]) -> tuple[Any, ...]:
    frozen = [[tuple(cell) if isinstance(cell, list) else cell for cell in column] for column in columns.values()]
    return tuple(kind(**dict(zip(columns, row, strict=True))) for row in zip(*frozen, strict=True))
