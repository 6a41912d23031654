"""The laws of the price: exact, never dearer than buying alone, and every line adds up.

The full numbers of the proof, a few minutes: LOKET_PARTIES=10000 LOKET_SMALL_PARTIES=2000 before
`./loket test tests/fares/test_cheapest.py`.
"""

import os
import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.fares.cover import cheapest
from kiosk.fares.price import Price, Pricing
from kiosk.fares.rating import Journey, Rating
from kiosk.fares.tariff import Card, Movement, Product, Slot, Tariff
from kiosk.fares.tariff_file import read_tariff
from kiosk.money import total
from tests.fares.feed import GROUP, OWN, SHARES, TARIFF, journey
from tests.fares.oracles import by_integer_program, by_person
from tests.fares.parties import SHIPPED, Case, a_case

PARTIES = int(os.environ.get("LOKET_PARTIES", "1000"))
SMALL = int(os.environ.get("LOKET_SMALL_PARTIES", "200"))
FULL = st.fixed_dictionaries(
    {kind: st.integers(0, most) for kind, most in (("adult", 4), ("senior", 3), ("child", 3), ("companion", 2))}
).filter(lambda counts: counts["adult"] + counts["senior"] + counts["child"] > 0)
JOURNEYS = st.lists(st.integers(1, 900).map(lambda tens: tens * 10), min_size=1, max_size=2).map(journey)
CARDS = st.none() | st.builds(
    Card, st.just("card-25"), st.integers(1, 100), st.just(("adult", "senior", "child")), st.integers(1, 3)
)
GROUPS = st.builds(
    lambda least, more, each: Slot(GROUP.percent, least, least + more, 100 * (least - 1) + each, each),
    st.integers(2, 4), st.integers(0, 4), st.integers(0, 100),
)  # fmt: skip  # the smallest group costs as much as everybody but one: nobody pays less with one more
TARIFFS = st.builds(
    lambda slot, back, step: replace(
        TARIFF,
        round_to=step,
        products=(
            TARIFF.products[0],
            replace(TARIFF.products[1], percent=back),
            Product("group", "group", Movement.ONE_WAY, "distance", (slot,)),
        ),
    ),
    GROUPS, st.integers(50, 100), st.sampled_from([1, 10, 50]),
)  # fmt: skip


def price_of(tariff: Tariff, party: dict, card: Card | None, way: Journey) -> Price:
    found = Pricing(Rating(tariff), tuple(party.items()), card).explained(way)
    assert found is not None
    return found


def ours(case: Case) -> int | None:
    tickets = case.tickets
    found = cheapest(tickets.of(case.journey), tickets.rides(case.journey))
    return None if found is None else sum(column.minor for column in found)


@pytest.mark.requirement("A11Y-84")
@pytest.mark.slow
def test_our_answer_is_the_integer_programs() -> None:
    """Another method, by other people, finds no cheaper set of tickets for any of a thousand random parties."""
    chance = random.Random(20261125)
    for _ in range(PARTIES):
        case = a_case(chance, 1, 9)
        tickets = case.tickets
        assert ours(case) == by_integer_program(tickets.of(case.journey), tickets.rides(case.journey)), case


@pytest.mark.slow
def test_our_answer_is_what_trying_person_by_person_finds() -> None:
    """Nothing of ours but the tariff's own rules: every way to share out the rides among tickets is tried."""
    chance = random.Random(11252026)
    for _ in range(SMALL):
        case = a_case(chance, 1, 4)
        assert ours(case) == by_person(case.rating, case.riders, case.card, case.journey), case


def test_a_price_does_not_depend_on_what_was_asked_before() -> None:
    """Tickets are made once for many trains: each journey still gets the price that it would get alone."""
    chance = random.Random(7)
    for _ in range(60):
        case = a_case(chance, 2, 7)
        asked = Pricing(case.rating, case.party, case.card)
        for way in (_other(chance, case.journey) for _ in range(6)):
            assert asked.total(way) == Pricing(case.rating, case.party, case.card).total(way)


def _other(chance: random.Random, known: Journey) -> Journey:
    """The same prices in another order, at other hours, on other days, there only or also back."""
    ways = [way for way in (known.out, known.back) if way]
    mixed = [replace(chance.choice(ways), frames=chance.choice(ways).frames, fast=chance.random() < 0.5) for _ in "ab"]
    return Journey(mixed[0], chance.choice((None, mixed[1])), chance.choice((0, 1)))


@settings(max_examples=200, deadline=None)
@given(TARIFFS, FULL, JOURNEYS, CARDS)
def test_an_offer_is_never_dearer_than_everybody_buying_alone(
    tariff: Tariff, party: dict, way: Journey, card: Card | None
) -> None:
    """Nobody pays for our cleverness. All that was compared is dearer, and the lines add up to the total."""
    found = price_of(tariff, party, card, way)
    others = sum(count for kind, count in party.items() if kind != "companion")
    surplus = max(0, party["companion"] - others)  # a companion beside nobody pays as an adult
    counts = {**party, "adult": party["adult"] + surplus}
    adult = [each.prices[0][0] or 0 for each in (way.out, way.back) if each]
    alone = sum(
        tariff.rounded(minor * SHARES[kind], 100) * counts[kind]
        for kind in ("adult", "senior", "child")
        for minor in adult
    )
    assert found.total.minor <= alone
    assert total(line.sum for line in found.lines) == found.total
    assert all(other.cost > found.total for other in found.compared)
    assert len({other.cost for other in found.compared}) == len(found.compared)
    for other in found.compared:
        assert not other.lines or total(line.sum for line in other.lines) == other.cost


@settings(max_examples=200, deadline=None)
@given(TARIFFS | st.just(SHIPPED[0]), FULL, JOURNEYS, CARDS, st.sampled_from(["adult", "senior", "child"]))
def test_more_people_never_cost_less_than_fewer(
    tariff: Tariff, party: dict, way: Journey, card: Card | None, who: str
) -> None:
    """Nobody leaves a friend at home, or takes a stranger along, to pay less.

    True of tariffs whose shared tickets cost no less than fewer people alone (`./loket fares check` looks for others);
    and of companions who have somebody to go beside: else whoever joins takes a paying companion along free.
    Each ticket is rounded by itself: where steps are coarse, one ticket for all may save half a step on each of theirs.
    """
    others = sum(count for kind, count in party.items() if kind != "companion")
    fewer = {**party, "companion": min(party["companion"], others)}
    more = {**fewer, who: fewer[who] + 1}
    if sum(more.values()) <= 9:
        holders = replace(card, holders=1) if card else None
        rounding = 0 if tariff.round_to == 1 else tariff.round_to * (2 * sum(more.values()) + 1) // 2
        few, many = price_of(tariff, fewer, holders, way).total, price_of(tariff, more, holders, way).total
        assert few.minor <= many.minor + rounding


@settings(max_examples=200, deadline=None)
@given(
    TARIFFS, FULL, JOURNEYS, CARDS, st.integers(1, 200), st.sampled_from(list(Movement)), st.sampled_from([GROUP, *OWN])
)
def test_another_product_never_makes_it_dearer(
    tariff: Tariff, party: dict, way: Journey, card: Card | None, percent: int, movement: Movement, slot: Slot
) -> None:
    """An operator who adds a ticket can only help: whoever does not need it pays what she paid."""
    added = Product("added", "group", movement, "distance", (slot,), percent)
    richer = replace(tariff, products=(*tariff.products, added))
    assert price_of(richer, party, card, way).total <= price_of(tariff, party, card, way).total


def test_a_ticket_for_a_pair_is_not_sold_to_one(tmp_path: Path) -> None:
    """The classic mistake: one traveller and a ticket for two that is cheaper than a single. There is no second one."""
    pair = Product("pair", "group", Movement.ONE_WAY, "distance", (Slot({"adult": 10}, 2, 2),))
    tariff = replace(TARIFF, products=(TARIFF.products[0], pair))
    assert price_of(tariff, {"adult": 1}, None, journey([2000])).total.minor == 2000
    assert price_of(tariff, {"adult": 3}, None, journey([2000])).total.minor == 2000 + 400


def test_nobody_is_counted_on_two_tickets_at_once() -> None:
    """One grown-up takes three children along; for the next three there must be another grown-up."""
    family = Product(
        "family", "family", Movement.ONE_WAY, "distance", (Slot({"adult": 100}), Slot({"child": 0}, 1, 3))
    )  # fmt: skip
    tariff = replace(TARIFF, products=(TARIFF.products[0], family))
    one = price_of(tariff, {"adult": 1, "child": 6}, None, journey([2000]))
    assert one.total.minor == 2000 + 3 * 1000
    two = price_of(tariff, {"adult": 2, "child": 6}, None, journey([2000]))
    assert [(line.product, line.count) for line in two.lines] == [("family", 2)]


def test_the_other_half_of_a_return_may_stay_unused() -> None:
    """A return for less than a single, but not good in the train that she takes home: she buys it for one half."""
    cheap = replace(TARIFF.products[1], percent=45, when="quiet")
    tariff = replace(TARIFF, products=(TARIFF.products[0], cheap))
    there, home = journey([2000, 2000]).out, journey([2000]).out
    quiet = replace(there, frames=frozenset({"quiet"}))
    found = price_of(tariff, {"adult": 1}, None, Journey(quiet, home))
    assert [(line.product, line.way, line.each.minor) for line in found.lines] == [
        ("return", "", 1800),
        ("single", "back", 2000),
    ]
    assert price_of(tariff, {"adult": 1}, None, Journey(quiet, quiet)).total.minor == 1800


def test_the_friends_of_a_card_holder_pay_less_with_her_and_only_with_her() -> None:
    """One card, three friends: the fourth pays in full, and nobody pays less where the holder does not go."""
    card = TARIFF.card("friends")
    found = price_of(replace(TARIFF, products=TARIFF.products[:1]), {"adult": 5}, card, journey([1000]))
    assert [(line.count, line.each.minor, line.card) for line in found.lines] == [(1, 1000, ""), (4, 600, "friends")]


def test_a_ticket_is_rounded_once() -> None:
    """Half price of a price with a quarter off, of an odd sum: worked out exactly, and rounded at the end."""
    tariff = replace(TARIFF, round_to=5, products=(replace(TARIFF.products[0], percent=90),))
    found = price_of(tariff, {"child": 1}, TARIFF.card("card-25"), journey([1037]))
    assert found.total.minor == 350  # 1037 x 0.9 x 0.5 x 0.75 = 349.98; rounded at each step it would be 355


@pytest.mark.slow
def test_no_split_saves_units_or_money_on_the_dutch_matrix() -> None:
    """Whoever buys two tickets at a station on the way pays no less: nobody needs to know such tricks here."""
    import numpy as np

    price = read_tariff("dutch").prices["units"]
    matrix = price.distances  # type: ignore[union-attr]
    size = len(matrix)
    units = np.full((size, size), 10_000)
    for one in range(size):
        for other in range(one):
            found = matrix.units(one, other)
            units[one, other] = units[other, one] = 10_000 if found is None else found
    top = int(units[units < 10_000].max())
    money = np.array([price.of(number).minor for number in range(top + 1)])  # type: ignore[union-attr]
    cost = np.where(units <= top, money[np.minimum(units, top)], 1 << 30)
    known = units < 10_000
    for via in range(size):
        through = known[:, via, None] & known[None, via, :] & known
        assert not (through & (units[:, via, None] + units[None, via, :] < units)).any()
        assert not (through & (cost[:, via, None] + cost[None, via, :] < cost)).any()
    assert int(known.sum()) == 163_620


def test_the_next_best_is_dearer_and_not_another_name_for_the_same_price() -> None:
    """A family ticket and a group ticket at one price: the family has its own, and is compared with singles."""
    party = {"adult": 2, "child": 1}
    found = price_of(SHIPPED[0], party, None, journey([3000]))
    assert [line.product for line in found.lines] == ["family"]
    nearest = next(other for other in found.compared if other.code == "next-best")
    assert (found.total.minor, nearest.cost.minor) == (6600, 7500)
    assert {line.product for line in nearest.lines} == {"single"}


def test_a_card_is_asked_for_only_where_it_takes_something_off() -> None:
    """Price together, or the holder goes free: a card that changes nothing need not be shown to the guard."""
    together = Slot({"adult": 100, "child": 100}, 2, 4, 150, 40)
    apart = Slot({"adult": 100, "child": 0}, 2, 4)
    for slot, price, card in ((together, 1500, ""), (apart, 750, "card-25")):
        item = Product("family", "family", Movement.ONE_WAY, "distance", (slot,), cards=("card-25",))
        tariff = replace(TARIFF, products=(item,))
        pricing = Pricing(Rating(tariff), (("adult", 1), ("child", 1)), tariff.card("card-25"))
        found = pricing.explained(journey([1000]))
        assert found is not None
        assert [(line.each.minor, line.card) for line in found.lines] == [(price, card)]
