"""Reads an operator's tariff, a folder of files; every mistake is named with its line and a guess at what was meant."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path

from kiosk.errors import Fault, FaultyFile
from kiosk.fares.gtfs_feed import feed_prices
from kiosk.fares.price_file import FeedPrices, ImportedPrices, PriceReader
from kiosk.fares.pricing import Amounts, FareTable
from kiosk.fares.product_file import ProductReader, read_cards, read_riders, read_timeframes
from kiosk.fares.reading import Part, TariffFaults
from kiosk.fares.tariff import FastTrains, Offered, Product, RiderCategory, Tariff, sha256_of
from kiosk.flows.tree import meant, read_tree
from kiosk.language import WORDS, sentences

SHIPPED = {"demo": Path(__file__).with_name("demo"), "dutch": Path(__file__).with_name("dutch")}
DEMO = SHIPPED["demo"]
LATEST_HOUR = 12
OWN_WORDS = ("product-", "timeframe-")  # what the words of a tariff may be about


def none_imported() -> tuple[FareTable, str]:
    """Away from any kiosk there is no feed but the one that a tariff names."""
    raise FaultyFile([Fault("tariff.yaml", 0, "GF105", "no fares were imported here.", "Name a feed:  feed: feed.zip")])


def folder_of(where: str | Path) -> Path:
    """The folder of a tariff: of one that ships by its name, else the folder itself."""
    return SHIPPED.get(str(where), Path(where))


def read_tariff(
    where: str | Path = "demo",
    imported: ImportedPrices = none_imported,
    feeds: FeedPrices = feed_prices,
    languages: Iterable[str] = (),
) -> Tariff:
    """The tariff of a folder with tariff.yaml; "demo" and "dutch" ship.

    `feeds` reads the fares of a GTFS feed that it names; `imported` gives those in force for one that names none. It
    must have words in `languages`, those of the kiosk; (): in each that Loket has.
    Raises FaultyFile with all its faults, or when it is not there.
    """
    folder = folder_of(where)
    file = folder / "tariff.yaml" if folder.is_dir() else folder
    if not file.exists():
        cure = "A tariff is a folder with tariff.yaml in it."
        raise FaultyFile([Fault(str(file), 0, "TF001", "is not there.", cure)])
    faults = TariffFaults(file)
    tree = read_tree(file, faults)
    if tree is None:
        raise FaultyFile(faults.found)
    reading = _Reading(file, Part(tree, faults), feeds, imported)
    tariff = reading.tariff()
    reading.part.done()
    found = [*faults.found, *reading.prices.faults, *reading.words_missing(tariff, languages)]
    if found:
        raise FaultyFile(dict.fromkeys(found))
    return tariff


class _Reading:
    """One tariff.yaml; a wrong value counts as nothing until the end."""

    def __init__(self, file: Path, part: Part, feeds: FeedPrices, imported: ImportedPrices) -> None:
        self.file = file
        self.part = part
        self.faults = part.faults
        self.currency = self.faults.currency = part.word("currency", "EUR", needed=True)
        self.round_to = part.money("round_to", 1)
        if self.round_to < 1:
            part.wrong("round_to", "round_to must be the smallest coin at least.", "Write  round_to: 0.05")
            self.round_to = 1
        self.prices = PriceReader(file.parent, self.currency, self.round_to, feeds, imported)

    def tariff(self) -> Tariff:
        part = self.part
        valid = part.part("valid", needed=True)
        first, last = (valid.day("from"), valid.day("until")) if valid else (None, None)
        if valid and first and last:
            if first > last:
                valid.wrong("until", f"it ends on {last}, before it begins.", "Is it another year?")
            valid.done()
        riders = read_riders(part)
        timeframes = read_timeframes(part)
        cards = read_cards(part, riders, timeframes)
        prices = self._prices(riders)
        return Tariff(
            id=part.word("tariff", needed=True),
            name=part.word("name", needed=True),
            demo=part.flag("demo"),
            currency=self.currency,
            valid_from=first or date.min,
            valid_until=last or date.min,
            riders=riders,
            prices=prices,
            products=self._sound(ProductReader(riders, self._named, cards, timeframes).products(part), prices),
            cards=cards,
            timeframes=timeframes,
            fast=self._fast(),
            offered=self._offered(),
            round_to=self.round_to,
            day_ends=part.number("day_ends", 3, 0, LATEST_HOUR),
            company_saves=part.flag("company_saves"),
            attribution=part.word("attribution"),
            sha256=sha256_of(self._contents()),
            folder=str(self.file.parent),
        )

    def _prices(self, riders: tuple[RiderCategory, ...]) -> Mapping[str, FareTable | Amounts]:
        named = self.part.parts("prices", needed=True)
        self._named = dict.fromkeys(id for id, _ in named)
        ids = {rider.id: rider for rider in riders}
        found = {id: self.prices.price(price, ids) for id, price in named}
        return {id: price for id, price in found.items() if price is not None}

    def _sound(self, products: tuple[Product, ...], prices: Mapping[str, FareTable | Amounts]) -> tuple[Product, ...]:
        lines = self.part.branch("products").lines
        for item in products:
            if item.shared and item.kind not in ("group", "family"):
                what = f"{item.id}: several people travel on it, and it is called a {item.kind}."
                self.faults.add(lines[item.id], "TF018", what, "Write  kind: group  or  kind: family")
            price = prices.get(item.price)
            if not item.shared and isinstance(price, Amounts) and price.by_people is not None:
                what = f"{item.id}: its price is by the number of people, and it is for one."
                self.faults.add(lines[item.id], "TF019", what, "Write  places: [{riders: [adult], from: 2, to: 5}]")
            if item.cards and (item.together or (isinstance(price, Amounts) and price.by_people is not None)):
                what = f"{item.id}: cards name {', '.join(item.cards)}, but several people have one price together."
                self.faults.add(lines[item.id], "TF022", what, "Take cards away, or give each of the riders a share.")
        return products

    def _fast(self) -> FastTrains:
        fast = self.part.part("fast_trains")
        if fast is None:
            return FastTrains()
        made = FastTrains(
            frozenset(fast.words("lines", needed=True)), fast.number("add_percent", 0, 0, 1000), fast.money("add")
        )
        fast.done()
        return made

    def _offered(self) -> Offered:
        said = self.part.part("offered")
        usual = Offered()
        if said is None:
            return usual
        made = Offered(
            timedelta(hours=said.number("within_hours", 3, 1, 24)),
            timedelta(minutes=said.number("slower_minutes", 90, 0, 1440)),
            timedelta(minutes=said.number("a_change_is_worth_minutes", 45, 0, 1440)),
            said.money("later_saves", usual.later_saves),
            timedelta(minutes=said.number("good_for_minutes", 30, 5, 1440)),
            timedelta(minutes=said.number("turnaround_minutes", 15, 0, 1440)),
        )
        said.done()
        return made

    def _contents(self) -> Iterator[bytes]:
        """All that the prices depend on, the imported fares too."""
        texts = sorted(self.file.parent.glob("texts/*.ftl"))
        yield from (file.read_bytes() for file in (self.file, *self.prices.files, *texts) if file.is_file())
        if self.prices.feed_sha256:
            yield self.prices.feed_sha256.encode()

    def words_missing(self, tariff: Tariff, needed: Iterable[str]) -> Iterator[Fault]:
        """Timeframes need words of their own in each language of the kiosk; nothing else may be said here."""
        folder = self.file.parent / "texts"
        asked = {f"timeframe-{item.when}" for item in tariff.products if item.when}
        known = {f"product-{item.id}" for item in tariff.products} | {f"timeframe-{id}" for id in tariff.timeframes}
        all_of_loket = {path.name for path in WORDS.iterdir() if path.is_dir()}
        for language in sorted(set(needed) or all_of_loket):
            file = folder / f"{language}.ftl"
            said = {sentence.key: sentence.line for sentence in sentences(file)} if file.exists() else {}
            for key in sorted(asked - said.keys()):
                what = f"there are no words for {key}."
                yield Fault(str(file), 0, "TF020", what, f"Write  {key} = Good from nine in the morning.")
            for key, line in said.items():
                name = key.partition(".")[0]
                if name not in known:
                    yield Fault(str(file), line, "TF021", f"nobody says {key!r}.", meant(name, sorted(known)))
