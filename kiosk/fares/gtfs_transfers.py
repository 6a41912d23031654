"""Transfer rules of Fares v2: what changing from one leg to the next costs, how often, and for how long."""

from collections.abc import Iterable
from typing import NamedTuple

from kiosk.fares.gtfs_products import Products
from kiosk.fares.gtfs_rows import Row, Rows

FIRST_ONLY, BOTH, TRANSFER_ONLY = 0, 1, 2  # fare_transfer_type: A + AB, A + AB + B, AB
NO_LIMIT = -1
MORE = (
    "from_leg_group_id", "to_leg_group_id", "transfer_count", "duration_limit", "duration_limit_type",
    "fare_product_id", "filter_fare_product_id", "fare_media_behavior", "fare_product_behavior",
)  # fmt: skip


class TransferRule(NamedTuple):
    """One row of fare_transfer_rules.txt. `blocked`: it is broken; who would need it gets no price.

    `only_from`, `same_product`, `any_medium` are columns that MBTA and Transit use; GTFS has not adopted them.
    """

    start: str  # leg group; "" is all that no row names
    end: str
    most: int  # up to how many of these changes in a row; NO_LIMIT
    seconds: int  # 0: no limit
    clock: int  # duration_limit_type
    kind: int  # fare_transfer_type
    product: str  # "" costs nothing
    only_from: str  # from legs with this product only; "" any
    same_product: bool  # only between legs of the same product
    any_medium: bool  # also between two media
    blocked: bool = False

    def elapsed(self, first: tuple[float, float], last: tuple[float, float]) -> float:
        """Seconds between two legs, given as their departure and arrival, as duration_limit_type says."""
        return last[self.clock in (0, 3)] - first[self.clock in (2, 3)]


class TransferRules(NamedTuple):
    """All transfer rules. What any row names, also a broken one, is not meant by an empty field of another."""

    rules: tuple[TransferRule, ...]
    starts: frozenset[str]
    ends: frozenset[str]

    def between(self, one: str, other: str, groups: frozenset[str]) -> tuple[TransferRule, ...]:
        """The rules for a change between two leg groups. `groups`: all that leg rules name."""
        if one not in groups or other not in groups:
            return ()
        return tuple(
            rule
            for rule in self.rules
            if (rule.start == one or (not rule.start and one not in self.starts))
            and (rule.end == other or (not rule.end and other not in self.ends))
        )


def read_transfer_rules(rows: Rows, products: Products, groups: Iterable[str]) -> TransferRules:
    """fare_transfer_rules.txt. `groups`: all leg groups that leg rules name."""
    known, sold = frozenset(groups), {price.product for price in products.prices}
    starts: set[str] = set()
    ends: set[str] = set()
    rules: list[TransferRule] = []
    for row in rows.of("fare_transfer_rules", ("fare_transfer_type",), MORE):
        starts.add(row["from_leg_group_id"])
        ends.add(row["to_leg_group_id"])
        ours = [row.knows(column, known, "leg group") for column in ("from_leg_group_id", "to_leg_group_id")]
        if all(ours):
            rules += _rules(row, sold)
    return TransferRules(tuple(rules), frozenset(starts - {""}), frozenset(ends - {""}))


def _rules(row: Row, sold: set[str]) -> list[TransferRule]:
    good = [row.knows(column, sold, "fare product") for column in ("fare_product_id", "filter_fare_product_id")]
    count = row.whole("transfer_count", 0, NO_LIMIT)
    seconds = row.whole("duration_limit", 0, 1)
    clock = row.whole("duration_limit_type", None if row["duration_limit"] else 0, 0, 3)
    kind = row.whole("fare_transfer_type", None, FIRST_ONLY, TRANSFER_ONLY)
    medium = row.whole("fare_media_behavior", 0, 0, 1)
    same = row.whole("fare_product_behavior", 0, 0, 1)
    if kind is None and not row["fare_transfer_type"]:
        row.wrong("GF204", "fare_transfer_type is empty; who needs this rule gets no price.", "It is 0, 1 or 2.")
    if clock is None and not row["duration_limit_type"]:
        row.wrong("GF204", "duration_limit has no duration_limit_type; who needs it gets no price.", "It is 0 to 3.")
    blocked = not all(good) or None in (count, seconds, clock, kind, medium, same)
    equal = row["from_leg_group_id"] == row["to_leg_group_id"]
    rule = TransferRule(
        row["from_leg_group_id"],
        row["to_leg_group_id"],
        count if equal and count else NO_LIMIT,
        0 if blocked else seconds or 0,
        clock or 0,
        kind or 0,
        row["fare_product_id"],
        row["filter_fare_product_id"],
        same == 1,
        medium == 1,
        blocked,
    )
    if row["transfer_count"] == "0" or (row["transfer_count"] and not equal):
        what = f"transfer_count is {row['transfer_count']!r} between two groups, or zero; it is not read."
        row.wrong("GF204", what, "It counts changes within one group: -1, or 1 and more.")
    if equal and not count and not blocked:
        if not row["transfer_count"]:
            row.wrong("GF204", "transfer_count is empty; only the first change has a price.", "Write -1 for no limit.")
        return [rule._replace(most=1), rule._replace(blocked=True)]
    return [rule]
