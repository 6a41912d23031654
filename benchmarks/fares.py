"""How long the cheapest tickets of a party take, and that another method finds none cheaper, in the same run.

Random parties there and back on both tariffs that ship, the Dutch one with its real units. `price_ms`: every ticket
that could be sold, and the cheapest set of them; `with_reasons_ms`: also the next best and all it is compared with.
`program`: the same tickets given to an integer program (HiGHS). CPU time.
"""

import json
import random
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from benchmarks.figures import missed, spread
from kiosk.fares.cover import Column
from kiosk.fares.party import riders_of
from kiosk.fares.price import Pricing
from kiosk.fares.pricing import Amounts, ByDistance
from kiosk.fares.rating import Journey, Rating, Way
from kiosk.fares.tariff import Card, Tariff
from kiosk.fares.tariff_file import read_tariff
from kiosk.fares.tickets import Tickets

PARTIES = 1000  # of each size
KINDS = ("adult", "adult", "senior", "child", "child", "companion")
TARGETS = {"up_to_six.price_ms.p95": 5.0, "up_to_nine.price_ms.p95": 50.0}
Case = tuple[Rating, tuple[tuple[str, int], ...], Card | None, Journey]


def a_case(chance: random.Random, tariffs: list[Tariff], least: int, most: int) -> Case:
    """A party, and how far it goes and when."""
    tariff = chance.choice(tariffs)
    counts: dict[str, int] = {}
    for _ in range(chance.randint(least, most)):
        kind = chance.choice(KINDS)
        counts[kind] = counts.get(kind, 0) + 1
    minor = _distance_price(tariff, chance)
    out, back = (_way(tariff, chance, minor) for _ in range(2))
    journey = Journey(out, back, chance.choice((0, 0, 1))) if chance.random() < 0.7 else Journey(out)
    return Rating(tariff), tuple(counts.items()), chance.choice((None, *tariff.cards)), journey


def _distance_price(tariff: Tariff, chance: random.Random) -> int:
    table = next(price for price in tariff.prices.values() if isinstance(price, ByDistance))
    price = table.of(chance.randint(5, int(table.at_most or table.bands[-1].up_to)))
    assert price is not None
    return price.minor


def _way(tariff: Tariff, chance: random.Random, minor: int) -> Way:
    fast = bool(tariff.fast.lines) and chance.random() < 0.4
    minor = tariff.rounded(minor * (100 + tariff.fast.percent), 100) if fast else minor
    tables = sum(not isinstance(price, Amounts) for price in tariff.prices.values())
    frames = frozenset(id for id in tariff.timeframes if chance.random() < 0.6)
    return Way(((minor,) * len(tariff.riders),) * tables, frames, fast)


def program(columns: list[Column], rides: tuple[int, ...]) -> int:
    """The same question as an integer program: how often is each ticket sold?"""
    found = milp(
        np.array([column.minor for column in columns], float),
        constraints=LinearConstraint(np.array([column.cover for column in columns], float).T, rides, rides),
        integrality=np.ones(len(columns)),
        bounds=Bounds(0, 9),
        options={"mip_rel_gap": 0.0},
    )
    return round(found.fun)


def timed(act: Callable[[], Any]) -> tuple[Any, float]:
    """The answer, and the milliseconds of CPU that it took."""
    began = time.process_time()
    answer = act()
    return answer, (time.process_time() - began) * 1000


def measured(tariffs: list[Tariff], least: int, most: int) -> dict[str, Any]:
    """Parties of `least` to `most` people."""
    chance = random.Random(most)
    took: dict[str, list[float]] = {"price_ms": [], "with_reasons_ms": [], "program_ms": []}
    equal, savings = 0, []
    for _ in range(PARTIES):
        rating, party, card, journey = a_case(chance, tariffs, least, most)
        minor, ms = timed(lambda: Pricing(rating, party, card).total(journey))  # noqa: B023  called at once
        took["price_ms"].append(ms)
        price, ms = timed(lambda: Pricing(rating, party, card).explained(journey))  # noqa: B023
        took["with_reasons_ms"].append(ms)
        tickets = Tickets(rating, riders_of(rating.tariff, party, card), card)
        other, ms = timed(lambda: program(tickets.of(journey), tickets.rides(journey)))  # noqa: B023
        took["program_ms"].append(ms)
        equal += minor == other
        singles = next((found.cost.minor for found in price.compared if found.code == "all-singles"), minor)
        savings.append(1 - minor / singles if singles else 0.0)
    figures: dict[str, Any] = {name: spread(values, 95, 2) for name, values in took.items()}
    figures["equal"] = f"{equal} of {PARTIES}"
    figures["program_takes"] = round(statistics.median(took["program_ms"]) / statistics.median(took["price_ms"]), 1)
    figures["saves_against_singles"] = round(statistics.mean(savings), 3)
    return figures


def not_met(figures: dict[str, Any]) -> list[str]:
    """The targets that were not met."""
    wanted = f"{PARTIES} of {PARTIES}"
    return missed(figures, TARGETS) + [
        f"{size}.equal {figures[size]['equal']}" for size in figures if figures[size]["equal"] != wanted
    ]


def main() -> int:
    """Measure, print; 1 when a target is missed."""
    tariffs = [read_tariff("demo"), read_tariff("dutch")]
    figures = {"up_to_six": measured(tariffs, 1, 6), "up_to_nine": measured(tariffs, 7, 9)}
    too_slow = not_met(figures)
    print(json.dumps(figures | {"missed": too_slow}))
    return 1 if too_slow else 0


if __name__ == "__main__":
    sys.exit(main())
