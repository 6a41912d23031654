"""Riders, media and fare products of Fares v2: who pays how much for what, and on which medium it is sold."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from kiosk.fares.currency import is_known, minor_units
from kiosk.fares.gtfs_rows import Row, Rows

NO_MEDIUM, PAPER, CARD, BANK_CARD, APP = range(5)  # fare_media_type
OLDEST = 150


class Rider(NamedTuple):
    """A rider category of a feed. Ages include both ends; None: the feed does not say."""

    id: str
    name: str
    default: bool = False
    min_age: int | None = None
    max_age: int | None = None


class Medium(NamedTuple):
    """What a fare product is carried on: `kind` is its fare_media_type."""

    id: str
    name: str
    kind: int


@dataclass(frozen=True)
class Issuable:
    """What this kiosk can hand out: media of these kinds, or, where they are named, these media only."""

    kinds: frozenset[int] = frozenset({NO_MEDIUM, PAPER})
    media: frozenset[str] | None = None

    def can(self, medium: Medium) -> bool:
        """Whether a product on this medium can be sold here."""
        return medium.kind in self.kinds if self.media is None else medium.id in self.media


class Price(NamedTuple):
    """One row of fare_products.txt; rider "" is anybody, medium "" is not known."""

    product: str
    rider: str
    medium: str
    minor: int


Sold = Mapping[str, tuple[tuple[str, int], ...]]  # product to medium and minor units, one row for each medium


class Products(NamedTuple):
    """All that is for sale. `broken`: products that are named but have a row that cannot be read, or none at all."""

    currency: str
    riders: tuple[Rider, ...]
    media: tuple[Medium, ...]
    names: Mapping[str, str]  # product id to its name
    prices: tuple[Price, ...]

    def sold(self, rider: str, issuable: Issuable) -> Sold:
        """What this rider can buy here. A row without rider is for everybody; of two rows the cheaper one counts.

        Rider "" is the feed's default category. Empty for a rider category that the feed does not have.
        """
        default = next((one.id for one in self.riders if one.default), "")
        rider = rider or default
        if rider and all(one.id != rider for one in self.riders):
            return {}
        media = {"", *(medium.id for medium in self.media if issuable.can(medium))}
        best: defaultdict[str, dict[str, int]] = defaultdict(dict)
        for price in self.prices:
            if price.rider in ("", rider) and price.medium in media:
                found = best[price.product]
                found[price.medium] = min(price.minor, found.get(price.medium, price.minor))
        return {product: tuple(sorted(found.items())) for product, found in best.items()}


def read_riders(rows: Rows) -> tuple[Rider, ...]:
    """rider_categories.txt, of Fares v2 or of the older extension to v1 (GTFS+: rider_category_description)."""
    riders: dict[str, Rider] = {}
    more = ("rider_category_name", "rider_category_description", "is_default_fare_category", "min_age", "max_age")
    for row in rows.of("rider_categories", ("rider_category_id",), more):
        id = row["rider_category_id"]
        if not id or id in riders:
            row.wrong("GF203", f"rider category {id!r} has no id, or is there twice.", "Give each one its own id.")
            continue
        name = row["rider_category_name"] or row["rider_category_description"] or id
        default = row["is_default_fare_category"] == "1"
        if default and any(rider.default for rider in riders.values()):
            row.wrong("GF203", f"{id!r} is a second default category; the first one counts.", "Keep one.")
            default = False
        ages = [row.whole(column, None, 0, OLDEST) for column in ("min_age", "max_age")]
        riders[id] = Rider(id, name, default, *ages)
    return tuple(riders.values())


def read_products(rows: Rows) -> Products:
    """rider_categories.txt, fare_media.txt and fare_products.txt. The currency is the one of most rows."""
    riders = read_riders(rows)
    media = _read_media(rows)
    known = {rider.id for rider in riders}, {medium.id for medium in media}
    more = ("fare_product_name", "rider_category_id", "fare_media_id")
    found: list[tuple[Row, Price, str]] = []
    names: dict[str, str] = {}
    for row in rows.of("fare_products", ("fare_product_id", "amount", "currency"), more):
        product, currency = row["fare_product_id"], row["currency"]
        if not product:
            row.wrong("GF203", "a fare product without fare_product_id is left out.", "Give it an id.")
            continue
        if not names.get(product):
            names[product] = row["fare_product_name"]
        minor = priced(row, "amount", currency)
        good = row.knows("rider_category_id", known[0], "rider category")
        if row.knows("fare_media_id", known[1], "medium") and good and minor is not None:
            found.append((row, Price(product, row["rider_category_id"], row["fare_media_id"], minor), currency))
    currency = main_currency([currency for _, _, currency in found])
    prices = tuple(price for row, price, other in found if same_currency(row, other, currency))
    return Products(currency, riders, media, {id: name or id for id, name in names.items()}, prices)


def priced(row: Row, column: str, currency: str) -> int | None:
    """The amount in minor units; None, and told, when it or its currency cannot be read."""
    if not is_known(currency):
        row.wrong("GF201", f"nobody knows the currency {currency!r}; the row is left out.", "Write a code such as EUR.")
        return None
    minor = minor_units(row[column], currency)
    if minor is None:
        what = f"{column} is {row[column]!r}, which is no price in {currency}; the row is left out."
        row.wrong("GF201", what, "Prices look like 2.40, with the digits that the currency has.")
    return minor


def main_currency(currencies: list[str]) -> str:
    """The one of most rows; of equals the first; "" of none."""
    return Counter(currencies).most_common(1)[0][0] if currencies else ""


def same_currency(row: Row, currency: str, main: str) -> bool:
    """Whether a price is in the currency of the feed; told if not."""
    if currency != main:
        what = f"the price is in {currency}, most others are in {main}; the row is left out."
        row.wrong("GF205", what, "A kiosk sells in one currency.")
    return currency == main


def _read_media(rows: Rows) -> tuple[Medium, ...]:
    media: dict[str, Medium] = {}
    for row in rows.of("fare_media", ("fare_media_id", "fare_media_type"), ("fare_media_name",)):
        id = row["fare_media_id"]
        kind = row.whole("fare_media_type", None, NO_MEDIUM, APP)
        if not id or id in media:
            row.wrong("GF203", f"medium {id!r} has no id, or is there twice.", "Give each one its own id.")
        elif kind is None:
            if not row["fare_media_type"]:
                row.wrong("GF204", f"medium {id!r} has no fare_media_type; it is left out.", "Kinds are 0 to 4.")
        else:
            media[id] = Medium(id, row["fare_media_name"] or id, kind)
    return tuple(media.values())
