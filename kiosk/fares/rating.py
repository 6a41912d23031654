"""What the price of a way depends on: its prices for each rider, the timeframes it is in, and whether it is fast."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from kiosk.fares.pricing import Amounts, ByDistance, ByZones, FareTable
from kiosk.fares.tariff import Tariff
from kiosk.timetable.model import Itinerary


@dataclass(frozen=True)
class Way:
    """One way as a tariff sees it. Trains whose ways are equal cost the same."""

    prices: tuple[tuple[int | None, ...], ...]  # minor units, by table and rider category, in the tariff's order
    frames: frozenset[str]  # timeframes in which it is
    fast: bool = False


@dataclass(frozen=True)
class Journey:
    """There, and perhaps back so many days of the tariff later: all that the price of a party depends on."""

    out: Way
    back: Way | None = None
    days_apart: int = 0


class Rating:
    """Looks at trains with the eyes of one tariff."""

    def __init__(self, tariff: Tariff) -> None:
        self.tariff = tariff
        tables = {name: price for name, price in tariff.prices.items() if not isinstance(price, Amounts)}
        self.table_numbers: Mapping[str, int] = {name: number for number, name in enumerate(tables)}
        self.rider_numbers: Mapping[str, int] = {rider.id: number for number, rider in enumerate(tariff.riders)}
        self._tables: tuple[FareTable, ...] = tuple(tables.values())
        self._ways: dict[Itinerary, Way] = {}

    def way(self, itinerary: Itinerary) -> Way:
        """These trains as the tariff sees them. Raises Trouble("no-fare-station") for a station it does not have."""
        if itinerary not in self._ways:
            tariff = self.tariff
            fast = tariff.fast.among(leg.line for leg in itinerary.legs)
            frames = frozenset(id for id, frame in tariff.timeframes.items() if frame.holds(itinerary))
            prices = tuple(tuple(self._prices(table, itinerary, fast)) for table in self._tables)
            self._ways[itinerary] = Way(prices, frames, fast)
        return self._ways[itinerary]

    def journey(self, out: Itinerary, back: Itinerary | None) -> Journey:
        """There and back as the tariff sees it."""
        apart = self._days(out.departure, back.departure) if back else 0
        return Journey(self.way(out), self.way(back) if back else None, apart)

    def _days(self, first: datetime, last: datetime) -> int:
        return (self.tariff.day_of(last) - self.tariff.day_of(first)).days

    def _prices(self, table: FareTable, way: Itinerary, fast: bool) -> Iterable[int | None]:
        """With the supplement of fast trains where the tariff, not a feed, made the table."""
        supplement = self.tariff.fast
        for rider in self.tariff.riders:
            price = table.price(way, rider.id)
            if price is None or price.currency != self.tariff.currency:
                yield None
            elif fast and isinstance(table, ByDistance | ByZones):
                yield self.tariff.rounded(price.minor * (100 + supplement.percent) + supplement.minor * 100, 100)
            else:
                yield price.minor
