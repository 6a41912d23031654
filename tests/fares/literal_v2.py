"""An oracle: Fares v2 read word by word from the GTFS reference, trying every combination; slow, and nothing is shared.

Tables are lists of dicts of text, as csv.DictReader gives them.
"""

import itertools
from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from kiosk.timetable.model import Itinerary

Row = dict[str, str]
WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class Literal:
    def __init__(self, tables: dict[str, list[Row]], kinds: tuple[str, ...] = ("0", "1")) -> None:
        self.t = {name: tables.get(name, []) for name in (
            "agency", "stops", "routes", "areas", "stop_areas", "calendar", "timeframes", "rider_categories",
            "fare_media", "fare_products", "fare_leg_rules", "fare_leg_join_rules", "fare_transfer_rules")}  # fmt: skip
        self._stations = {row["stop_id"]: row["parent_station"] or row["stop_id"] for row in self.t["stops"]}
        self.media = {row["fare_media_id"] for row in self.t["fare_media"] if row["fare_media_type"] in kinds} | {""}

    def price(self, way: Itinerary, rider: str) -> int | None:
        """Cents; None when the fare is unknown."""
        riders = self.t["rider_categories"]
        if not rider:
            rider = next((row["rider_category_id"] for row in riders if row["is_default_fare_category"] == "1"), "")
        elif rider not in [row["rider_category_id"] for row in riders]:
            return None
        legs = self.effective(way)
        choices = [list(self.choices(leg, rider)) for leg in legs]
        totals = [total for chosen in itertools.product(*choices) for total in self.totals(legs, chosen, rider)]
        cheapest = min(totals, default=None)
        return None if cheapest is None or cheapest < 0 else cheapest  # nobody is paid for riding

    def effective(self, way: Itinerary) -> list[tuple]:
        """Network, first stop, last stop, departure, arrival of each effective fare leg."""
        network = {row["route_id"]: row["network_id"] for row in self.t["routes"]}
        legs: list[tuple] = []
        for leg in way.legs:
            here = (network[leg.route], leg.start.stop, leg.end.stop, leg.start.at, leg.end.at)
            if legs and any(self.joined(row, legs[-1], here) for row in self.t["fare_leg_join_rules"]):
                here = (legs[-1][0], legs[-1][1], here[2], legs[-1][3], here[4])
                legs.pop()
            legs.append(here)
        return legs

    def joined(self, row: Row, one: tuple, other: tuple) -> bool:
        if row["from_network_id"] != one[0] or row["to_network_id"] != other[0]:
            return False
        if not row["from_stop_id"]:
            return self.station(one[2]) == self.station(other[1])
        return row["from_stop_id"] in (one[2], self.station(one[2])) and row["to_stop_id"] in (
            other[1],
            self.station(other[1]),
        )

    def station(self, stop: str) -> str:
        return self._stations[stop]

    def areas(self, stop: str) -> set[str]:
        own = {row["area_id"] for row in self.t["stop_areas"] if row["stop_id"] == stop}
        return own or {row["area_id"] for row in self.t["stop_areas"] if row["stop_id"] == self.station(stop)}

    def in_timeframe(self, group: str, at: datetime) -> bool:
        if not group:
            return True
        local = at.astimezone(ZoneInfo(self.t["agency"][0]["agency_timezone"]))
        clock = local.strftime("%H:%M:%S")
        for row in self.t["timeframes"]:
            inside = (row["start_time"] or "00:00:00") <= clock < (row["end_time"] or "24:00:00")
            if row["timeframe_group_id"] == group and inside and self.runs(row["service_id"], local):
                return True
        return False

    def runs(self, service: str, day: datetime) -> bool:
        key = day.strftime("%Y%m%d")
        return any(
            row["service_id"] == service
            and row[WEEK[day.weekday()]] == "1"
            and row["start_date"] <= key <= row["end_date"]
            for row in self.t["calendar"]
        )

    def choices(self, leg: tuple, rider: str) -> Iterator[tuple[Row, Row]]:
        """Each matching leg rule with each row of fare_products that this rider can buy here."""
        rules = self.t["fare_leg_rules"]
        priority = bool(rules) and "rule_priority" in rules[0]
        fields = (("network_id", {leg[0]}), ("from_area_id", self.areas(leg[1])), ("to_area_id", self.areas(leg[2])))
        matching = []
        for rule in rules:
            for field, have in fields:
                if rule[field]:
                    if rule[field] not in have:
                        break
                elif not priority and have & {other[field] for other in rules if other[field]}:
                    break
            else:
                if self.in_timeframe(rule["from_timeframe_group_id"], leg[3]) and self.in_timeframe(
                    rule["to_timeframe_group_id"], leg[4]
                ):
                    matching.append(rule)
        if priority and matching:
            highest = max(int(rule["rule_priority"] or 0) for rule in matching)
            matching = [rule for rule in matching if int(rule["rule_priority"] or 0) == highest]
        for rule in matching:
            for row in self.rows(rule["fare_product_id"], rider):
                yield rule, row

    def rows(self, product: str, rider: str) -> list[Row]:
        return [
            row
            for row in self.t["fare_products"]
            if row["fare_product_id"] == product
            and row["rider_category_id"] in ("", rider)
            and row["fare_media_id"] in self.media
        ]

    def totals(self, legs: list[tuple], chosen: tuple, rider: str) -> Iterator[int]:
        """Every total that the transfer rules give these products."""
        if not chosen or chosen[0][0].get("transfer_only") == "1":
            return
        yield from self.onward(legs, chosen, rider, 1, 0, cents(chosen[0][1]), [])

    def onward(
        self, legs: list[tuple], chosen: tuple, rider: str, i: int, before: int, sub: int, used: list[Row]
    ) -> Iterator[int]:
        """`before`: paid for earlier tickets; `sub`: S, paid for this one; `used`: rules of its transfers so far."""
        if i == len(chosen):
            yield before + sub
            return
        rule, row = chosen[i]
        matching = [found for found in self.exact(chosen[i - 1], chosen[i]) if self.applies(found, legs, i, used)]
        counts = [int(found["transfer_count"]) for found in matching if int(found["transfer_count"] or -1) > 0]
        if counts:
            matching = [found for found in matching if found["transfer_count"] == str(min(counts))]
        if not matching:
            if rule.get("transfer_only") != "1":
                yield from self.onward(legs, chosen, rider, i + 1, before + sub, cents(row), [])
            return
        for found in matching:
            for extra in self.extras(found, chosen[i - 1][1]["fare_media_id"], rider):
                new = {"0": sub + extra, "1": sub + extra + cents(row), "2": sub + extra if used else extra}
                total = new[found["fare_transfer_type"]]
                yield from self.onward(legs, chosen, rider, i + 1, before, total, [*used, found])

    def exact(self, one: tuple[Row, Row], other: tuple[Row, Row]) -> list[Row]:
        """Steps 3 and 4 of the reference: exact matches, then empty entries."""
        a, b = one[0]["leg_group_id"], other[0]["leg_group_id"]
        if not a or not b:
            return []
        rules = self.t["fare_transfer_rules"]
        found = [rule for rule in rules if (rule["from_leg_group_id"], rule["to_leg_group_id"]) == (a, b)]
        if not found:
            froms = {rule["from_leg_group_id"] for rule in rules}
            tos = {rule["to_leg_group_id"] for rule in rules}
            found = [
                rule
                for rule in rules
                if rule["from_leg_group_id"] in ((a,) if a in froms else ("",))
                and rule["to_leg_group_id"] in ((b,) if b in tos else ("",))
            ]
        return [rule for rule in found if self.meant(rule, one[1], other[1])]

    def meant(self, rule: Row, one: Row, other: Row) -> bool:
        """The columns that MBTA adds."""
        if rule.get("filter_fare_product_id") not in (None, "", one["fare_product_id"]):
            return False
        if rule.get("fare_product_behavior") == "1" and one["fare_product_id"] != other["fare_product_id"]:
            return False
        media = {one["fare_media_id"], other["fare_media_id"]} - {""}
        return rule.get("fare_media_behavior") == "1" or len(media) < 2

    def applies(self, rule: Row, legs: list[tuple], i: int, used: list[Row]) -> bool:
        """transfer_count and duration_limit."""
        ends = rule["from_leg_group_id"], rule["to_leg_group_id"]
        times = 1
        for earlier in reversed(used):
            if (earlier["from_leg_group_id"], earlier["to_leg_group_id"]) != ends:
                break
            times += 1
        if int(rule["transfer_count"] or -1) != -1 and times > int(rule["transfer_count"]):
            return False
        if not rule["duration_limit"]:
            return True
        first = legs[i - times] if ends[0] == ends[1] else legs[i - 1 - len(used)]
        start = first[3] if rule["duration_limit_type"] in "01" else first[4]
        end = legs[i][4] if rule["duration_limit_type"] in "03" else legs[i][3]
        return end - start <= timedelta(seconds=int(rule["duration_limit"]))

    def extras(self, rule: Row, medium: str, rider: str) -> Iterator[int]:
        if not rule["fare_product_id"]:
            yield 0
        for row in self.rows(rule["fare_product_id"], rider):
            other = row["fare_media_id"]
            if rule.get("fare_media_behavior") == "1" or not medium or not other or medium == other:
                yield cents(row)


def cents(row: Row) -> int:
    return int(Decimal(row["amount"]) * 100)
