"""The laws of the price: exact, never dearer than buying alone, and every line adds up."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from hypothesis import example, given, settings
from hypothesis import strategies as st

from kiosk.fares.price import price_of
from kiosk.fares.tariff import Card, Group, Tariff
from kiosk.money import Money, total
from tests.fares.feed import TARIFF

PARTIES = st.fixed_dictionaries(
    {
        "adult": st.integers(0, 4),
        "senior": st.integers(0, 3),
        "child": st.integers(0, 3),
        "companion": st.integers(0, 2),
    }
).filter(lambda counts: counts["adult"] + counts["senior"] + counts["child"] > 0)
PRICES = st.lists(st.integers(1, 900).map(lambda tens: Money(tens * 10)), min_size=1, max_size=2)
GROUPS = st.builds(
    lambda least, more, first, each: Group(least, least + more, first, each),
    st.integers(2, 4), st.integers(0, 4), st.integers(50, 400), st.integers(0, 100),
)  # fmt: skip
TARIFFS = st.builds(
    lambda group, back, step: replace(TARIFF, group=group, return_percent=back, round_to=step),
    st.none() | GROUPS, st.none() | st.integers(50, 100), st.sampled_from([1, 10, 50]),
)  # fmt: skip
CARDS = st.none() | st.builds(lambda off, people: Card("c", off, people), st.integers(1, 100), st.integers(1, 3))


@settings(max_examples=150, deadline=None)
@example(
    replace(TARIFF, return_percent=100, round_to=50),
    {"adult": 1, "companion": 0, "senior": 0, "child": 0},
    [Money(50), Money(50)],
    Card("c", 60),
)  # rounding makes two singles cheaper than the return ticket
@given(TARIFFS, PARTIES, PRICES, CARDS)
def test_the_price_is_the_lowest_of_all_ways_to_put_people_on_tickets(
    tariff: Tariff, counts: dict, adult: list[Money], card: Card | None
) -> None:
    """Every way to divide the party into groups and single travellers is tried: none is cheaper than the offer."""
    found = price_of(tariff, tuple(counts.items()), card, adult)
    assert found is not None
    assert found.total.minor == _by_trying(tariff, counts, adult, card)


@settings(max_examples=200, deadline=None)
@given(TARIFFS, PARTIES, PRICES, CARDS)
def test_an_offer_is_never_dearer_than_everybody_buying_alone(
    tariff: Tariff, counts: dict, adult: list[Money], card: Card | None
) -> None:
    """Nobody pays for our cleverness. All that was compared is dearer, and the lines add up to the total."""
    found = price_of(tariff, tuple(counts.items()), card, adult)
    assert found is not None
    alone = sum(
        tariff.share(price, {"adult": 100, "senior": 75, "child": 50}[kind]).minor * count
        for kind, count in counts.items()
        if kind != "companion"
        for price in adult
    )
    free = min(counts["companion"], counts["adult"] + counts["senior"] + counts["child"])
    alone += sum(price.minor for price in adult) * (counts["companion"] - free)
    assert found.total.minor <= alone
    assert total(line.sum for line in found.lines) == found.total
    assert all(other.cost > found.total for other in found.compared)
    assert len({other.cost for other in found.compared}) == len(found.compared)


def _by_trying(tariff: Tariff, counts: dict, adult: list[Money], card: Card | None) -> int:
    """Person by person: every partition into blocks, a block being one person or a group."""
    percents = [100] * counts["adult"] + [75] * counts["senior"] + [50] * counts["child"]
    extra = max(0, counts["companion"] - len(percents))
    people = sorted(percents + [100] * extra, reverse=True)
    holders = card.people if card else 0

    def own(place: int) -> int:
        keep = 100 - (card.off_percent if card and place < holders else 0)
        singles = [tariff.share(price, people[place]) for price in adult]
        apart = sum(tariff.share(single, keep).minor for single in singles)
        if len(adult) == 1 or tariff.return_percent is None:
            return apart
        return min(apart, tariff.share(tariff.share(singles[0] + singles[1], tariff.return_percent), keep).minor)

    def group(size: int) -> int:
        rule = tariff.group
        if rule is None or not rule.least <= size <= rule.most:
            return 1 << 60
        both = sum(
            tariff.share(p, rule.first_percent + (size - rule.least) * rule.each_more_percent).minor for p in adult
        )
        if len(adult) > 1 and tariff.return_percent is not None:
            return tariff.share(Money(both), tariff.return_percent).minor
        return both

    @cache
    def least(left: frozenset) -> int:
        if not left:
            return 0
        first = min(left)
        rest = left - {first}
        return min(
            own(first) + least(rest),
            *(group(len(mates) + 1) + least(rest - mates) for mates in _subsets(rest)),
        )

    return least(frozenset(range(len(people))))


def _subsets(people: frozenset) -> Iterator[frozenset]:
    """Every set of companions for a group; people who pay the same are told apart, slowly and surely."""
    listed = sorted(people)
    for mask in range(1, 1 << len(listed)):
        yield frozenset(person for place, person in enumerate(listed) if mask >> place & 1)
    yield frozenset(people)
