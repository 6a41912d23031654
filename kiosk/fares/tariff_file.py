"""Reads an operator's tariff from YAML; every mistake is named with its line and a guess at what was meant."""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError

from kiosk.errors import Fault, FaultyFile
from kiosk.fares.tariff import Band, Card, Group, RiderCategory, Tariff

DEMO = Path(__file__).with_name("demo")
NEEDED = ("tariff", "name", "currency", "valid", "bands", "riders")
KNOWN = (*NEEDED, "demo", "round_to", "fast_trains", "return", "group", "cards", "valid_until_hour")
LATEST_HOUR = 12


def read_tariff(where: str | Path = "demo") -> Tariff:
    """The tariff of a folder with tariff.yaml, or of a file; "demo" is the one that ships.

    Raises FaultyFile with all its faults, or when it is not there.
    """
    path = DEMO if where == "demo" else Path(where)
    file = path / "tariff.yaml" if path.is_dir() else path
    if not file.exists():
        raise FaultyFile(
            [Fault(str(file), 0, "TF001", "is not there.", "A tariff is a folder with tariff.yaml in it.")]
        )
    try:
        tree = YAML(typ="rt").load(file.read_text("utf-8"))
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        what = f"is not YAML: {error.problem}."
        raise FaultyFile([Fault(str(file), line, "TF002", what, "Compare the line with its neighbours.")]) from error
    except UnicodeDecodeError as error:
        raise FaultyFile([Fault(str(file), 0, "TF002", "is not UTF-8 text.", "Save it as UTF-8.")]) from error
    if not isinstance(tree, Mapping):
        raise FaultyFile([Fault(str(file), 1, "TF002", "must begin with a line such as  tariff: my-tariff")])
    reading = _Reading(str(file))
    tariff = reading.tariff(tree)
    if reading.faults or tariff is None:
        raise FaultyFile(reading.faults)
    return tariff


@dataclass
class _Place:
    """A part of the file: its values, and the lines where they stand."""

    tree: Mapping[str, Any]
    line: int

    def line_of(self, key: str) -> int:
        marks = getattr(getattr(self.tree, "lc", None), "data", None) or {}
        return marks[key][0] + 1 if key in marks else self.line


class _Reading:
    """Takes values out of the file and gathers what is wrong with them; a wrong value counts as 0 until the end."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.faults: list[Fault] = []

    def fault(self, line: int, code: str, what: str, cure: str = "") -> None:
        self.faults.append(Fault(self.file, line, code, what, cure))

    def tariff(self, tree: Mapping[str, Any]) -> Tariff | None:
        """The tariff; None when something that it cannot do without is missing."""
        place = _Place(tree, 1)
        self.known(place, KNOWN)
        missing = [key for key in NEEDED if key not in tree]
        for key in missing:
            self.fault(1, "TF003", f"{key!r} is missing.", "Compare with the demo tariff.")
        if missing:
            return None
        valid = self.part(place, "valid", ("from", "until"))
        fast = self.part(place, "fast_trains", ("lines", "add_percent"))
        back = self.part(place, "return", ("percent",))
        tariff = Tariff(
            id=self.word(place, "tariff"),
            name=self.word(place, "name"),
            demo=self.flag(place, "demo"),
            currency=self.word(place, "currency"),
            valid_from=self.day(valid, "from"),
            valid_until=self.day(valid, "until"),
            bands=self.bands(place),
            riders=self.riders(place),
            round_to=self.minor(place, "round_to") if "round_to" in tree else 1,
            fast_lines=frozenset(self.words(fast, "lines")) if fast else frozenset(),
            fast_percent=self.number(fast, "add_percent", 0, 1000) if fast else 0,
            return_percent=self.number(back, "percent", 1, 100) if back else None,
            group=self.group(place),
            cards=self.cards(place),
            valid_until_hour=self.number(place, "valid_until_hour", 0, LATEST_HOUR)
            if "valid_until_hour" in tree
            else 3,
            file=self.file,
        )
        if not self.faults and tariff.round_to < 1:
            self.fault(place.line_of("round_to"), "TF005", "round_to must be at least the smallest coin.")
        return tariff

    def known(self, place: _Place, keys: tuple[str, ...]) -> None:
        for key in place.tree:
            if key not in keys:
                near = difflib.get_close_matches(str(key), keys, 1)
                cure = f"Did you mean {near[0]}?" if near else f"Known: {', '.join(keys)}."
                self.fault(place.line_of(key), "TF004", f"nobody reads {key!r}.", cure)

    def part(self, place: _Place, key: str, keys: tuple[str, ...]) -> _Place | None:
        """A part with these keys; None if it is not there or no part."""
        tree = place.tree.get(key)
        if tree is None:
            return None
        line = place.line_of(key)
        if not isinstance(tree, Mapping):
            self.fault(line, "TF005", f"{key} must be written as {{{keys[0]}: ...}}.")
            return None
        found = _Place(tree, line)
        self.known(found, keys)
        return found

    def wrong(self, place: _Place, key: str, wanted: str) -> None:
        said = f"is {place.tree[key]!r}" if key in place.tree else "is missing"
        self.fault(place.line_of(key), "TF005", f"{key} {said}, but it must be {wanted}.")

    def word(self, place: _Place, key: str) -> str:
        value = place.tree.get(key)
        if not isinstance(value, str) or not value.strip():
            self.wrong(place, key, "a word")
            return ""
        return str(value)

    def words(self, place: _Place, key: str) -> list[str]:
        value = place.tree.get(key)
        if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
            self.wrong(place, key, "a list of words")
            return []
        return [str(word) for word in value]

    def flag(self, place: _Place, key: str) -> bool:
        value = place.tree.get(key, False)
        if not isinstance(value, bool):
            self.wrong(place, key, "true or false")
        return value is True

    def number(self, place: _Place, key: str, least: int, most: int) -> int:
        value = place.tree.get(key)
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            self.wrong(place, key, f"a whole number from {least} to {most}")
            return 0
        return int(value)

    def day(self, place: _Place | None, key: str) -> date:
        value = place.tree.get(key) if place else None
        if not isinstance(value, date):
            if place:
                self.wrong(place, key, "a day such as 2026-11-21")
            return date.min
        return value

    def minor(self, place: _Place, key: str) -> int:
        """A price as on the wall ("19.90") in minor units, exactly: it never becomes a binary fraction."""
        value = place.tree.get(key)
        try:
            amount = Decimal(str(value)) * 100
        except InvalidOperation:
            amount = Decimal(-1)
        if isinstance(value, bool) or not amount.is_finite() or amount < 0 or amount != int(amount):
            self.wrong(place, key, "a price such as 19.90")
            return 0
        return int(amount)

    def bands(self, place: _Place) -> tuple[Band, ...]:
        """The bands; they must grow, in length and in price: else a longer trip would be cheaper."""
        rows = place.tree["bands"]
        line = place.line_of("bands")
        if not isinstance(rows, list) or not rows:
            self.wrong(place, "bands", "a list such as  - {up_to_km: 50, price: 9.90}")
            return ()
        made: list[Band] = []
        for number, row in enumerate(rows):
            at = rows.lc.item(number)[0] + 1 if hasattr(rows, "lc") else line
            if not isinstance(row, Mapping):
                self.fault(at, "TF005", "a band must be written as {up_to_km: 50, price: 9.90}.")
                continue
            part = _Place(row, at)
            self.known(part, ("up_to_km", "price"))
            band = Band(self.number(part, "up_to_km", 1, 50_000), self.minor(part, "price"))
            if made and band.up_to_km and (band.up_to_km <= made[-1].up_to_km or band.price < made[-1].price):
                what = f"the band up to {band.up_to_km} km is not longer than the one above, or cheaper."
                self.fault(at, "TF006", what, "Sort the bands; farther must not be cheaper.")
            made.append(band)
        return tuple(made)

    def riders(self, place: _Place) -> tuple[RiderCategory, ...]:
        made = []
        for id, part in self.parts(place, "riders", ("percent", "needs_another")):
            made.append(RiderCategory(id, self.number(part, "percent", 0, 100), self.flag(part, "needs_another")))
        if made and not any(rider.percent and not rider.needs_another for rider in made):
            self.fault(place.line_of("riders"), "TF007", "nobody pays: one rider category must have a percent.")
        if made and not any(rider.id == "adult" and rider.percent == 100 for rider in made):
            self.fault(
                place.line_of("riders"), "TF007", "the shares are of the adult's price.", "Add  adult: {percent: 100}"
            )
        return tuple(made)

    def cards(self, place: _Place) -> tuple[Card, ...]:
        made = []
        for id, part in self.parts(place, "cards", ("off_percent", "people")):
            people = self.number(part, "people", 1, 9) if "people" in part.tree else 1
            made.append(Card(id, self.number(part, "off_percent", 1, 100), people))
        return tuple(made)

    def parts(self, place: _Place, key: str, keys: tuple[str, ...]) -> list[tuple[str, _Place]]:
        """Named parts below a key, such as every rider category."""
        tree = place.tree.get(key)
        if tree is None:
            return []
        if not isinstance(tree, Mapping):
            self.wrong(place, key, f"written as  name: {{{keys[0]}: ...}}")
            return []
        inner = _Place(tree, place.line_of(key))
        found = [(str(name), self.part(inner, name, keys)) for name in tree]
        return [(name, part) for name, part in found if part]

    def group(self, place: _Place) -> Group | None:
        part = self.part(place, "group", ("from", "to", "first_percent", "each_more_percent"))
        if part is None:
            return None
        least = self.number(part, "from", 2, 99)
        return Group(
            least,
            self.number(part, "to", max(least, 2), 99),
            self.number(part, "first_percent", 1, 9900),
            self.number(part, "each_more_percent", 0, 100),
        )
