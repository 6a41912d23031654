"""Random parties on random journeys, for every tariff that ships and for small wild ones: food for the oracles."""

import random
from dataclasses import dataclass
from datetime import time

from kiosk.fares.distance import Unlaid
from kiosk.fares.hours import DAYS, Timeframe, Window
from kiosk.fares.party import Riders, riders_of
from kiosk.fares.pricing import Amounts, Band, ByDistance
from kiosk.fares.rating import Journey, Rating, Way
from kiosk.fares.tariff import Card, Movement, Product, RiderCategory, Slot, Tariff
from kiosk.fares.tariff_file import read_tariff
from kiosk.fares.tickets import Tickets
from tests.fares.feed import TARIFF

KINDS = ("adult", "adult", "senior", "child", "child", "companion")
SHIPPED = (read_tariff("demo"), read_tariff("dutch"), TARIFF)
MOVEMENTS = tuple(Movement)


@dataclass(frozen=True)
class Case:
    """One party, one journey, one tariff."""

    rating: Rating
    party: tuple[tuple[str, int], ...]
    card: Card | None
    journey: Journey

    @property
    def riders(self) -> tuple[Riders, ...]:
        return riders_of(self.rating.tariff, self.party, self.card)

    @property
    def tickets(self) -> Tickets:
        return Tickets(self.rating, self.riders, self.card)


def a_case(chance: random.Random, least: int, most: int) -> Case:
    """A party of `least` to `most` people."""
    tariff = chance.choice(SHIPPED) if chance.random() < 0.5 else wild_tariff(chance)
    party: dict[str, int] = {}
    for _ in range(chance.randint(least, most)):
        kind = chance.choice(KINDS)
        party[kind] = party.get(kind, 0) + 1
    full = chance.randrange(250, 16000, 10)
    out, back = (_way(chance, tariff, full) for _ in range(2))
    journey = Journey(out, back, chance.choice((0, 0, 1, 3))) if chance.random() < 0.7 else Journey(out)
    return Case(Rating(tariff), tuple(party.items()), chance.choice((None, *tariff.cards)), journey)


def _way(chance: random.Random, tariff: Tariff, full: int) -> Way:
    fast = bool(tariff.fast.lines) and chance.random() < 0.4
    tables = sum(not isinstance(price, Amounts) for price in tariff.prices.values())
    prices = tuple((full * 112 // 100 if fast else full,) * len(tariff.riders) for _ in range(tables))
    return Way(prices, frozenset(id for id in tariff.timeframes if chance.random() < 0.6), fast)


def wild_tariff(chance: random.Random) -> Tariff:
    """Any mixture of tickets that an operator could think of, sensible or not."""
    riders = ("adult", "senior", "child")
    amounts = {
        "flat": Amounts(fixed=chance.randrange(0, 9000, 5)),
        "riders": Amounts(by_rider={id: chance.randrange(0, 9000, 5) for id in chance.sample(riders, 2)}),
        "people": Amounts(by_people={n: chance.randrange(100, 9000, 5) for n in chance.sample(range(1, 6), 3)}),
    }
    cards = tuple(
        Card(
            f"card{number}", chance.randint(1, 60), riders[: chance.randint(1, 3)], chance.randint(1, 2),
            chance.randint(0, 2), chance.randint(0, 40), chance.choice(("", "quiet")),
        )
        for number in range(2)
    )  # fmt: skip
    shares = {"adult": 100, "senior": chance.randint(30, 100), "child": chance.randint(0, 100), "companion": 0}
    products = [
        Product("single", "single", Movement.ONE_WAY, "distance", (Slot(shares),), cards=("card0", "card1")),
    ]
    for number in range(chance.randint(1, 4)):
        slots = tuple(_slot(chance, riders) for _ in range(chance.randint(1, 2)))
        movement = chance.choice(MOVEMENTS)
        products.append(
            Product(
                f"p{number}", "group", movement, chance.choice(("distance", *amounts)), slots, chance.randint(20, 110),
                chance.choice((None, 1, 2)) if movement is not Movement.ONE_WAY else None,
                chance.choice(("", "quiet")), chance.random() < 0.8, chance.choice(((), ("card0",))),
            )
        )  # fmt: skip
    return Tariff(
        "wild", "Wild", False, "EUR", TARIFF.valid_from, TARIFF.valid_until,
        (*(RiderCategory(id) for id in riders), RiderCategory("companion", True, "adult")),
        {"distance": ByDistance(Unlaid(), (Band(500, 1000),), "EUR"), **amounts},
        tuple(products), cards, {"quiet": Timeframe("quiet", (Window(DAYS["workdays"], time(9)),))},
        TARIFF.fast, round_to=chance.choice((1, 5, 10, 50)),
    )  # fmt: skip


def _slot(chance: random.Random, riders: tuple[str, ...]) -> Slot:
    who = {id: chance.choice((0, 50, 80, 100)) for id in chance.sample(riders, chance.randint(1, 3))}
    least = chance.randint(0, 3)
    together = chance.choice((None, None, chance.randint(50, 300)))
    return Slot(who, least, max(1, least) + chance.randint(0, 4), together, chance.randint(0, 60))
