"""The `prices` of tariff.yaml, and the tables beside it: distances, zones, amounts, the fares of a feed."""

from array import array
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path

from kiosk.errors import Fault, FaultyFile
from kiosk.fares.distance import UNKNOWN, Matrix, Unlaid
from kiosk.fares.places import Places
from kiosk.fares.pricing import Amounts, Band, ByDistance, ByZones, Distances, FareTable, OfFeed
from kiosk.fares.reading import Part, Table, TariffFaults, minor_of, read_table
from kiosk.fares.zones import Zones
from kiosk.flows.tree import Branch, meant
from kiosk.money import digits_of

FeedPrices = Callable[[Path], FareTable]  # reads the fares of a GTFS feed; raises FaultyFile
ImportedPrices = Callable[[], tuple[FareTable, str]]  # the fares in force, and the sha256 of their feed; the same
BY = ("kilometres", "matrix", "zones", "riders", "people", "amount", "gtfs")
NO_WAY = ("?", "", "-")
HERE = ("XXX", "0")


class PriceReader:
    """Reads the prices of one tariff. `tables` are the files that were read; `faults` what is wrong with them."""

    def __init__(self, folder: Path, currency: str, round_to: int, feeds: FeedPrices, imported: ImportedPrices) -> None:
        self._folder = folder
        self._currency = currency
        self._round_to = round_to
        self._feeds = feeds
        self._imported = imported
        self.faults: list[Fault] = []
        self.files: list[Path] = []
        self.feed_sha256 = ""  # of the imported fares, where they are used

    def price(self, part: Part, riders: Mapping[str, object]) -> FareTable | Amounts | None:
        """One of the prices; None when its faults leave nothing of it."""
        by = part.word("by", among=BY, needed=True)
        made: FareTable | Amounts | None = None
        if by in ("kilometres", "matrix"):
            made = self._by_distance(part, by)
        elif by == "zones":
            made = self._by_zones(part)
        elif by == "riders":
            made = Amounts(by_rider=dict(self._amounts(part, sorted(riders))))
        elif by == "people":
            made = Amounts(by_people={int(key): minor for key, minor in self._amounts(part, None)})
        elif by == "amount":
            made = Amounts(fixed=part.money("amount", needed=True))
        elif by == "gtfs":
            made = self._of_feed(part, sorted(riders))
        part.done()
        return made

    def _by_distance(self, part: Part, by: str) -> ByDistance | None:
        distances: Distances | None = Unlaid() if by == "kilometres" else self._matrix(part)
        bands = tuple(self._curve(part) if part.has("curve") else self._bands(part))
        at_least, at_most = part.number_of("at_least", 0), part.number_of("at_most", 0)
        if distances is None or not bands:
            return None
        return ByDistance(distances, bands, self._currency, self._round_to, at_least, at_most or None)

    def _bands(self, part: Part) -> Iterator[Band]:
        """Up to so far: so much. They must grow, in length and in price: else a longer trip would be cheaper."""
        last = Band(0, 0)
        for row in self._rows(part, "bands", "{up_to: 50, price: 9.90}"):
            band = Band(row.number_of("up_to", 0), row.money("price", needed=True))
            row.done()
            if band.up_to <= last.up_to or band.minor < last.minor:
                what = f"the band up to {band.up_to:g} is not longer than the one above, or cheaper."
                part.faults.add(row.line, "TF006", what, "Sort the bands; farther must not be cheaper.")
            yield (last := band)

    def _curve(self, part: Part) -> Iterator[Band]:
        """A base, and so much for each unit; prices go on where the band before ended."""
        start, exact = 0.0, part.money("base") * 10_000
        for row in self._rows(part, "curve", "{up_to: 40, each: 0.235}"):
            up_to = row.number_of("up_to", 0)
            each = self._each(row)
            row.done()
            if up_to <= start:
                part.faults.add(row.line, "TF006", f"the part up to {up_to:g} is not longer than the one above.")
            yield Band(up_to, exact // 10_000, each, exact % 10_000)
            start, exact = up_to, exact + round((up_to - start) * each)

    def _each(self, row: Part) -> int:
        """The price of one unit in 10,000ths of a minor unit."""
        said = row.any("each")
        try:
            each = Decimal(str(said)).scaleb(digits_of(self._currency)) * 10_000
        except InvalidOperation:
            each = Decimal(-1)
        if each < 0 or each != int(each):
            row.wrong(
                "each",
                f"each is {said}, but it must be a price such as 0.2350.",
                f"{digits_of(self._currency) + 4} decimals at most.",
            )
            return 0
        return int(each)

    def _rows(self, part: Part, name: str, like: str) -> Iterator[Part]:
        row = part.row(name, needed=True)
        for value, line in zip(row, row.lines, strict=True):
            if isinstance(value, Branch):
                value.line = line
                yield Part(value, part.faults)
            else:
                part.faults.add(line, "TF005", f"this line of {name} is {value}.", f"Write  - {like}")

    def _amounts(self, part: Part, keys: list[str] | None) -> Iterator[tuple[str, int]]:
        """Names (or numbers of people, of zones) with prices."""
        branch = part.branch("amounts", needed=True)
        for key, value in branch.items():
            minor = minor_of(value, self._currency)
            if keys is not None and key not in keys:
                part.faults.add(branch.lines[key], "TF013", f"there is no rider {key!r}.", meant(key, keys))
            elif keys is None and not key.isdigit():
                part.faults.add(branch.lines[key], "TF005", f"{key!r} is no number.", "Write  2: 36.00")
            elif minor is None:
                part.faults.add(branch.lines[key], "TF005", f"{key} is {value}, but it must be a price such as 19.90.")
            else:
                yield key, minor

    def _table(self, part: Part, name: str) -> Table | None:
        """The CSV file that is named here; None when it cannot be used."""
        said = part.word(name, needed=True)
        if not said:
            return None
        table = read_table(self._folder / said)
        self.files.append(table.file)
        return None if self._faulty(table) else table

    def _faulty(self, table: Table) -> bool:
        self.faults += table.faults.found
        return bool(table.faults.found)

    def _rows_of(self, part: Part, name: str, *columns: str) -> Iterator[tuple[int, list[str], TariffFaults]]:
        """Line and values of the named columns of the CSV file that is named here, and where to tell its faults."""
        table = self._table(part, name)
        places = table.columns(*columns) if table else None
        if table and places:
            for line, values in table.values(places):
                yield line, values, table.faults
        if table:
            self._faulty(table)

    def _matrix(self, part: Part) -> Matrix | None:
        table = self._table(part, "table")
        codes = self._codes(part) if part.has("stations") else {}
        if table is None:
            return None
        code_of = {code: number for number, code in enumerate(table.header[1:])}
        rows = [array("H", [UNKNOWN]) * (number + 1) for number in range(len(code_of))]
        for line, row in table.rows:
            here = code_of.get(row[0].strip())
            if here is None:
                table.faults.add(line, "TF013", f"{row[0]!r} is not in the header.", meant(row[0], code_of))
                continue
            for there, cell in enumerate(row[1:]):
                units = self._units(cell.strip(), line, table.faults)
                one, other = max(here, there), min(here, there)
                if units != UNKNOWN and one < len(rows):
                    if rows[one][other] not in (units, UNKNOWN):
                        what = f"{row[0]} to {table.header[there + 1]} is {cell}, but {rows[one][other]} the other way."
                        table.faults.add(line, "TF015", what, "Both ways must be equal; or leave one half empty.")
                    rows[one][other] = units
        if self._faulty(table):
            return None
        named = (([code], codes.get(code, ()), number) for code, number in code_of.items())
        ids = (([name], [name], code_of[code]) for code, names in codes.items() if code in code_of for name in names)
        return Matrix(Places([*named, *ids], str(self._folder / part.word("stations", part.word("table")))), rows)

    def _units(self, cell: str, line: int, faults: TariffFaults) -> int:
        if cell in NO_WAY:
            return UNKNOWN
        if cell in HERE:
            return 0
        if not cell.isdigit() or int(cell) >= UNKNOWN:
            faults.add(line, "TF014", f"{cell!r} is no number of units.", 'Write a whole number, or "?".')
            return UNKNOWN
        return int(cell)

    def _codes(self, part: Part) -> Mapping[str, list[str]]:
        """The names and ids of each code of a matrix: columns code and name; a code may have several rows."""
        found: dict[str, list[str]] = {}
        for _, (code, name), _ in self._rows_of(part, "stations", "code", "name"):
            found.setdefault(code, []).append(name)
        return found

    def _by_zones(self, part: Part) -> ByZones | None:
        zones: dict[str, list[str]] = {}
        for _, (station, zone), _ in self._rows_of(part, "stations", "station", "zone"):
            zones.setdefault(station, []).append(zone)
        known = {zone for found in zones.values() for zone in found}
        pairs = dict(self._zone_prices(part, known)) if part.has("pairs") else {}
        touching = tuple(self._touching(part, known)) if part.has("neighbours") else ()
        by_number = {} if part.has("pairs") else {int(key): minor for key, minor in self._amounts(part, None)}
        file = str(self._folder / part.word("stations"))
        places = Places((([name], [name], tuple(found)) for name, found in zones.items()), file)
        return ByZones(Zones(places, touching), pairs, by_number, self._currency)

    def _zone_prices(self, part: Part, known: set[str]) -> Iterator[tuple[tuple[str, str], int]]:
        for line, (start, end, price), faults in self._rows_of(part, "pairs", "from", "to", "price"):
            minor = minor_of(price, self._currency)
            self._known(line, {start, end}, known, faults)
            if minor is None:
                faults.add(line, "TF005", f"{price!r} is no price.", "Write it as 19.90.")
            else:
                yield (start, end), minor

    def _touching(self, part: Part, known: set[str]) -> Iterator[tuple[str, str]]:
        for line, (one, other), faults in self._rows_of(part, "neighbours", "zone", "neighbour"):
            self._known(line, {one, other}, known, faults)
            yield one, other

    def _known(self, line: int, zones: set[str], known: set[str], faults: TariffFaults) -> None:
        for zone in sorted(zones - known):
            faults.add(line, "TF013", f"no station lies in zone {zone!r}.", meant(zone, sorted(known)))

    def _of_feed(self, part: Part, riders: list[str]) -> FareTable | None:
        """`feed`, if not said the imported one; and `riders`: what it calls them, "ordinary" who has no category."""
        said = part.word("feed")
        branch = part.branch("riders")
        for rider in branch:
            if rider not in riders:
                part.faults.add(branch.lines[rider], "TF013", f"there is no rider {rider!r}.", meant(rider, riders))
        names = {rider: "" if name == "ordinary" else str(name) for rider, name in branch.items()}
        try:
            if not said:
                table, self.feed_sha256 = self._imported()
                return OfFeed(table, names)
            file = self._folder / said
            self.files.append(file)
            return OfFeed(self._feeds(file), names)
        except FaultyFile as faulty:
            self.faults += faulty.faults
            return None
