"""Two other ways to find the cheapest tickets, to hold ours against: an integer program, and person by person.

`by_person` knows nothing of columns: it reads the tariff's own rules, and tries every way to share out the rides.
"""

from collections.abc import Sequence
from fractions import Fraction
from functools import cache

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from kiosk.fares.cover import Column
from kiosk.fares.party import Riders
from kiosk.fares.pricing import Amounts
from kiosk.fares.rating import Journey, Rating
from kiosk.fares.tariff import Card, Movement, Product, Slot

FAR = 1 << 60


def by_integer_program(columns: Sequence[Column], rides: Sequence[int]) -> int | None:
    """HiGHS: how often each column is sold, so that each ride is on exactly one ticket."""
    if not columns:
        return None
    cover = np.array([column.cover for column in columns], float).T
    found = milp(
        np.array([column.minor for column in columns], float),
        constraints=LinearConstraint(cover, rides, rides),
        integrality=np.ones(len(columns)),
        bounds=Bounds(0, 9),
        options={"mip_rel_gap": 0.0},
    )
    return None if found.x is None else round(found.fun)


def by_person(rating: Rating, riders: Sequence[Riders], card: Card | None, journey: Journey) -> int | None:
    """Every partition of the rides (traveller, way) into tickets; each ticket judged by its product's own words."""
    people = [(one.category, one.holds_card) for one in riders for _ in range(one.count)]
    ways = [journey.out, journey.back] if journey.back else [journey.out]
    rides = [(person, way) for person in range(len(people)) for way in range(len(ways))]
    rule = _Rule(rating, people, card, journey)
    cost = [FAR] * (1 << len(rides))
    for mask in range(1, 1 << len(rides)):
        cost[mask] = rule.cheapest(frozenset(ride for bit, ride in enumerate(rides) if mask >> bit & 1))

    @cache
    def least(mask: int) -> int:
        if not mask:
            return 0
        low, best, part = mask & -mask, FAR, mask
        while part:
            if part & low and cost[part] < FAR:
                best = min(best, cost[part] + least(mask ^ part))
            part = (part - 1) & mask
        return best

    found = least((1 << len(rides)) - 1)
    return found if found < FAR else None


class _Rule:
    """May these rides be on one ticket (or on one card holder's and the tickets of friends), and for how much?"""

    def __init__(self, rating: Rating, people: list, card: Card | None, journey: Journey) -> None:
        self.rating, self.tariff, self.people, self.card, self.journey = rating, rating.tariff, people, card, journey

    def cheapest(self, rides: frozenset) -> int:
        who = sorted({person for person, _ in rides})
        ways = sorted({way for _, way in rides})
        if len(rides) != len(who) * len(ways):
            return FAR  # all who are on a ticket use it on the same ways
        return min((self._of(item, who, ways) for item in self.tariff.products), default=FAR)

    def _of(self, item: Product, who: list[int], ways: list[int]) -> int:
        journey = self.journey
        asked = [journey.out, journey.back]
        for way in ways:
            if item.when and item.when not in asked[way].frames:
                return FAR
            if asked[way].fast and not item.fast_trains:
                return FAR
        apart = journey.back is not None and item.days is not None and journey.days_apart >= item.days
        if len(ways) == 2 and (item.movement is Movement.ONE_WAY or apart):
            return FAR
        paid = ways if item.movement is Movement.ONE_WAY else [0, 1]
        price = self.tariff.prices[item.price]
        if not isinstance(price, Amounts) and item.movement is not Movement.ONE_WAY and (apart or journey.back is None):
            return FAR
        card = self.card if self.card and self.card.id in item.cards else None
        if card and card.when and any(card.when not in asked[way].frames for way in ways):
            card = None
        if item.shared:
            return self._together(item, who, paid, card)
        return self._alone(item, who, paid, card)

    def _alone(self, item: Product, who: list[int], paid: list[int], card: Card | None) -> int:
        if len(who) == 1:
            off = card.percent_off if card and self.people[who[0]][1] else 0
            return self._own(item, who[0], paid, off)
        best = FAR
        for holder in who:
            if card and self.people[holder][1] and len(who) - 1 <= card.friends:
                friends = [self._own(item, one, paid, card.friends_percent_off) for one in who if one != holder]
                best = min(best, self._own(item, holder, paid, card.percent_off) + sum(friends))
        return best

    def _own(self, item: Product, person: int, paid: list[int], off: int) -> int:
        category = self.people[person][0]
        base = self._base(item, category, paid)
        if category not in item.slots[0].percent or base is None:
            return FAR
        percent = item.slots[0].percent[category]
        return self._round(Fraction(base) * percent / 100 * item.percent / 100 * (100 - off) / 100)

    def _together(self, item: Product, who: list[int], paid: list[int], card: Card | None) -> int:
        price = self.tariff.prices[item.price]
        best: Fraction | None = None
        for seats in self._seatings(item.slots, who):
            if isinstance(price, Amounts) and price.by_people is not None:
                found = None if len(who) not in price.by_people else Fraction(price.by_people[len(who)])
            else:
                parts = [self._slot(slot, sat, item, paid, card) for slot, sat in zip(item.slots, seats, strict=True)]
                found = None if None in parts else sum(parts, Fraction(0))
            if found is not None:
                best = found if best is None else min(best, found)
        return FAR if best is None else self._round(best * item.percent / 100)

    def _seatings(self, slots: Sequence[Slot], who: list[int]) -> list:
        if not slots:
            return [] if who else [()]
        found = []
        for mask in range(1 << len(who)):
            sat = [one for bit, one in enumerate(who) if mask >> bit & 1]
            fits = all(self.people[one][0] in slots[0].percent for one in sat)
            if fits and slots[0].least <= len(sat) <= slots[0].most:
                rest = [one for one in who if one not in sat]
                found += [(sat, *others) for others in self._seatings(slots[1:], rest)]
        return found

    def _slot(self, slot: Slot, sat: list[int], item: Product, paid: list[int], card: Card | None) -> Fraction | None:
        if slot.together is not None:
            base = self._base(item, next(iter(slot.percent)), paid)
            more = (len(sat) - slot.least) * slot.each_more
            return None if base is None else Fraction(base) * (slot.together + more) / 100
        whole = Fraction(0)
        for one in sat:
            category, holds = self.people[one]
            base = self._base(item, category, paid)
            if base is None:
                return None
            off = card.percent_off if card and holds else 0
            whole += Fraction(base) * slot.percent[category] / 100 * (100 - off) / 100
        return whole

    def _base(self, item: Product, category: str, paid: list[int]) -> int | None:
        price = self.tariff.prices[item.price]
        if isinstance(price, Amounts):
            return price.by_rider.get(category) if price.by_rider is not None else price.fixed
        asked = [self.journey.out, self.journey.back]
        table = [n for n, p in self.tariff.prices.items() if not isinstance(p, Amounts)].index(item.price)
        rider = [rider.id for rider in self.tariff.riders].index(category)
        each = [asked[way].prices[table][rider] for way in paid]
        return None if None in each else sum(each)

    def _round(self, exact: Fraction) -> int:
        steps = exact / self.tariff.round_to
        return int((steps + Fraction(1, 2)) // 1) * self.tariff.round_to
