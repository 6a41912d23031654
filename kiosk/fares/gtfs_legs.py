"""Leg rules of Fares v2: which fare products one leg can be ridden on; and which legs count as one."""

from collections.abc import Iterable, Mapping, Set
from typing import NamedTuple

from kiosk.fares.gtfs_areas import Areas, Routes
from kiosk.fares.gtfs_products import Products
from kiosk.fares.gtfs_rows import Row, Rows
from kiosk.fares.gtfs_timeframes import Timeframes
from kiosk.timetable.model import Call

NEEDED = ("fare_product_id",)
MORE = (
    "leg_group_id", "network_id", "from_area_id", "to_area_id", "from_timeframe_group_id", "to_timeframe_group_id",
    "rule_priority", "transfer_only",
)  # fmt: skip


class LegRule(NamedTuple):
    """One row of fare_leg_rules.txt. `product` "": the row is broken; where it holds, the price is not known."""

    group: str
    network: str
    start: str  # area
    end: str
    leaves: str  # timeframe group
    arrives: str
    product: str
    priority: int
    transfer_only: bool


class Listed(NamedTuple):
    """What any row names: an empty field stands for all others. The fields of broken rows count too."""

    networks: frozenset[str]
    starts: frozenset[str]
    ends: frozenset[str]


class LegRules(NamedTuple):
    """All leg rules. `by_priority`: the table has the column rule_priority, so an empty field stands for anything."""

    rules: tuple[LegRule, ...]
    by_priority: bool
    listed: Listed
    groups: frozenset[str]  # all leg groups that any row names

    def fitting(self, network: str, start: Iterable[str], end: Iterable[str]) -> tuple[LegRule, ...]:
        """The rules that hold between these areas on this network, at whatever time."""
        here, there = frozenset(start), frozenset(end)
        return tuple(
            rule
            for rule in self.rules
            if self._fits(rule.network, frozenset((network,)), self.listed.networks)
            and self._fits(rule.start, here, self.listed.starts)
            and self._fits(rule.end, there, self.listed.ends)
        )

    def _fits(self, wanted: str, have: frozenset[str], listed: frozenset[str]) -> bool:
        if wanted:
            return wanted in have
        return self.by_priority or have.isdisjoint(listed)


class JoinRule(NamedTuple):
    """Legs of two networks count as one where one changes from `end` to `start`; "" is any place that is one station.

    GTFS has prices only where both networks are the same.
    """

    network: str
    onto: str
    end: str  # stop or station where the first leg ends
    start: str

    def joins(self, one: Call, other: Call, areas: Areas) -> bool:
        """Whether a change from here to there is meant."""
        if not self.end:
            return one.station.id == other.station.id
        return areas.within(one, self.end) and areas.within(other, self.start)


def read_leg_rules(rows: Rows, products: Products, areas: Areas, routes: Routes, frames: Timeframes) -> LegRules:
    """fare_leg_rules.txt. A row with a product that is not there stays, without price: it must not let others in."""
    known = {
        "fare_product_id": ({price.product for price in products.prices if price.minor >= 0}, "fare product"),
        "network_id": (routes.names, "network"),
        "from_area_id": (areas.names, "area"),
        "to_area_id": (areas.names, "area"),
    }
    rules: list[LegRule] = []
    seen: list[Row] = []
    for row in rows.of("fare_leg_rules", NEEDED, MORE):
        seen.append(row)
        rule = _leg_rule(row, known)
        if rule:
            rules.append(rule)
    _tell_empty_groups(rows, seen, frames)
    listed = (frozenset(row[column] for row in seen if row[column]) for column in MORE[1:4])
    by_priority = "rule_priority" in rows.tables.columns("fare_leg_rules")
    groups = frozenset(row["leg_group_id"] for row in seen if row["leg_group_id"])
    return LegRules(tuple(rules), by_priority, Listed(*listed), groups)


def _leg_rule(row: Row, known: Mapping[str, tuple[Set[str], str]]) -> LegRule | None:
    """The rule; None when no leg can ever match it."""
    product = row["fare_product_id"]
    if not product:
        row.wrong("GF202", "a leg rule names no fare product; where it holds there is no price.", "Name one.")
    elif not row.knows("fare_product_id", *known["fare_product_id"]):
        product = ""
    places = [row.knows(column, *known[column]) for column in ("network_id", "from_area_id", "to_area_id")]
    priority = row.whole("rule_priority", 0)
    only = row.whole("transfer_only", 0, 0, 1)
    if priority is None or only is None:
        product, priority = "", 10**9 if priority is None else priority
    if not all(places):
        return None
    return LegRule(
        row["leg_group_id"],
        row["network_id"],
        row["from_area_id"],
        row["to_area_id"],
        row["from_timeframe_group_id"],
        row["to_timeframe_group_id"],
        product,
        priority,
        only == 1,
    )


def _tell_empty_groups(rows: Rows, seen: Iterable[Row], frames: Timeframes) -> None:
    """Rules whose timeframe has no rows never hold: told once for each group, for some feeds mean it so."""
    uses: dict[str, list[int]] = {}
    for row in seen:
        for group in {row["from_timeframe_group_id"], row["to_timeframe_group_id"]}:
            if group and group not in frames.groups and group not in frames.doubtful:
                uses.setdefault(group, []).append(row.line)
    for group, lines in uses.items():
        rules = f"{len(lines)} leg rules hold" if len(lines) > 1 else "this leg rule holds"
        what = f"the timeframe group {group!r} has no rows, so {rules} never."
        rows.fault("fare_leg_rules", lines[0], "GF302", what, "Right if they wait for their day; else add timeframes.")


def read_join_rules(rows: Rows, routes: Routes, stops: Iterable[str]) -> tuple[JoinRule, ...]:
    """fare_leg_join_rules.txt."""
    networks, places = routes.names, set(stops)
    joins: list[JoinRule] = []
    needed, more = ("from_network_id", "to_network_id"), ("from_stop_id", "to_stop_id")
    for row in rows.of("fare_leg_join_rules", needed, more):
        good = [row.knows(column, networks, "network") for column in needed]
        good += [row.knows(column, places, "stop") for column in more]
        rule = JoinRule(*(row[column] for column in (*needed, *more)))
        if not (rule.network and rule.onto) or bool(rule.end) != bool(rule.start):
            row.wrong("GF204", "a join rule lacks a network, or one of its two stops; it is left out.", "Fill it in.")
        elif all(good):
            if rule.network != rule.onto:
                what = f"legs of {rule.network!r} and {rule.onto!r} count as one, which has no price in GTFS."
                row.wrong("GF206", what, "Travellers who change there are sent to a person.")
            joins.append(rule)
    return tuple(joins)
