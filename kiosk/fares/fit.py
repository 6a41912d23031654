"""Does a tariff fit: has it every station and a ticket for everybody, and does no price drop when somebody joins?"""

from collections.abc import Iterator
from itertools import product

from kiosk.errors import Trouble
from kiosk.fares.distance import Network
from kiosk.fares.offers import NO_CARD, laid_over
from kiosk.fares.price import Pricing
from kiosk.fares.pricing import Amounts, ByDistance, ByZones
from kiosk.fares.rating import Journey, Rating, Way
from kiosk.fares.tariff import Movement, Tariff
from kiosk.flows.model import Flow
from kiosk.timetable.compiled import ALIGHT, BOARD, Timetable
from kiosk.timetable.model import Station

CARD = "card"  # the fact of a flow that says which discount card somebody has
MOST = 4  # people in the parties that are tried
TRIED_MINOR = (1000, 4000, 12000)  # prices of an adult that are tried where a feed makes them


def stations_missing(tariff: Tariff, timetable: Timetable) -> Iterator[tuple[str, list[Station]]]:
    """For each price: the stations of the timetable that it does not have, so that nobody is sold a ticket there."""
    served = {
        timetable.platforms[platform].station
        for platform, may in zip(timetable.platform_at, timetable.may, strict=True)
        if may & (BOARD | ALIGHT)
    }
    stations = [timetable.stations[number] for number in sorted(served)]
    for name, price in laid_over(tariff, timetable).prices.items():
        if isinstance(price, ByDistance | ByZones):
            missing = [station for station in stations if not _has(price, station)]
            if missing:
                yield name, missing


def _has(price: ByDistance | ByZones, station: Station) -> bool:
    if isinstance(price, ByDistance) and isinstance(price.distances, Network):
        return bool(station.lat or station.lon)
    try:
        _ = price.zones.of(station) if isinstance(price, ByZones) else price.distances.between(station, station)
    except Trouble:
        return False
    return True


def cards_apart(tariff: Tariff, flow: Flow) -> str:
    """What an operator should know of the cards that the flow asks for and of those of the tariff; "" if they agree."""
    asked = [card for card in flow.facts[CARD].values if card != NO_CARD] if CARD in flow.facts else []
    sold = [card.id for card in tariff.cards]
    told = []
    if unknown := [card for card in asked if card not in sold]:
        told.append(f"{tariff.id} has no {', '.join(unknown)}: the kiosk leaves them out, though {flow.id} asks.")
    if silent := [card for card in sold if card not in asked]:
        told.append(f"{flow.id} does not ask for {', '.join(silent)}: add it to the values and words of its {CARD}.")
    return " ".join(told)


def alone_without_ticket(tariff: Tariff) -> list[str]:
    """Rider categories that cannot buy a ticket for one way at any hour on any train."""
    able = {
        rider
        for item in tariff.products
        if not item.shared and item.movement is Movement.ONE_WAY and not item.when and item.fast_trains
        for rider in item.slots[0].percent
    }
    return [rider.id for rider in tariff.riders if rider.id not in able and not rider.needs_another]


def cheaper_with_more(tariff: Tariff) -> Iterator[tuple[dict[str, int], str, int, int]]:
    """Parties that pay less when somebody joins them: the party, who joins, minor units before and after.

    Sometimes meant (a child along opens the family ticket), oftener a slip of the pen: whoever travels with one more
    would be sold less. One way, and there and back on one day; one example for each who joins.
    """
    rating = Rating(tariff)
    riders = [rider.id for rider in tariff.riders if not rider.needs_another]
    told: set[str] = set()
    tables = sum(not isinstance(price, Amounts) for price in tariff.prices.values())
    hours = {frozenset[str](), frozenset(tariff.timeframes)}
    for adult, frames in product(_tried(tariff), sorted(hours, key=len)):
        way = Way(((adult,) * len(tariff.riders),) * tables, frames)
        for asked in (Journey(way), Journey(way, way)):
            totals: dict[tuple[int, ...], int | None] = {}
            for counts in _parties(len(riders), MOST):
                party = tuple(zip(riders, counts, strict=True))
                totals[counts] = Pricing(rating, party, None).total(asked) if any(counts) else None
            for counts, before in totals.items():
                for place, rider in enumerate(riders):
                    after = totals.get((*counts[:place], counts[place] + 1, *counts[place + 1 :]))
                    if before is not None and after is not None and after < before and rider not in told:
                        told.add(rider)
                        who = {id: count for id, count in zip(riders, counts, strict=True) if count}
                        yield who, rider, before, after


def _tried(tariff: Tariff) -> list[int]:
    """Prices of an adult for one way: the least of the tariff, the most, and those where its bands end."""
    found: set[int] = set()
    for price in tariff.prices.values():
        if isinstance(price, ByDistance):
            units = (price.of(far) for far in (0, *(band.up_to for band in price.bands)))
            found |= {known.minor for known in units if known}
        elif isinstance(price, ByZones):
            found |= {*price.pairs.values(), *price.by_number.values()}
    return sorted(found - {0}) or list(TRIED_MINOR)


def _parties(kinds: int, most: int) -> Iterator[tuple[int, ...]]:
    """Every party of at most so many people, small ones first."""
    if not kinds:
        yield ()
        return
    found = [(*rest, count) for rest in _parties(kinds - 1, most) for count in range(most + 1 - sum(rest))]
    yield from sorted(found, key=sum)
