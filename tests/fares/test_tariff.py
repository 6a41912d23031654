"""An operator writes a tariff in a text editor; every slip is named by its line before a traveller meets it."""

from pathlib import Path

import pytest

from kiosk.errors import FaultyFile
from kiosk.fares.tariff_file import DEMO, read_tariff
from kiosk.money import Money

GOOD = (DEMO / "tariff.yaml").read_text("utf-8")


def test_the_demo_tariff_is_plainly_one() -> None:
    """Nobody may take its prices for real ones: name, flag and file say so."""
    tariff = read_tariff("demo")
    assert tariff.demo
    assert "Demo tariff" in tariff.name
    assert GOOD.startswith("# Demo tariff. Every number in it is invented")
    assert tariff.adult_single(480, fast=False) == Money(7790)
    assert tariff.adult_single(480, fast=True) == Money(8720)
    assert tariff.adult_single(9999, fast=False) is None


SLIPS = [
    ("tariff: demo-2025\n", "", 1, "TF003 'tariff' is missing"),
    ("  senior: {percent: 75}", "  senior: {percnt: 75}", 39, "TF004 nobody reads 'percnt'. Did you mean percent?"),
    ("currency: EUR", "curency: EUR", 9, "Did you mean currency?"),
    ("price: 13.90", "price: 13.905", 17, "TF005 price is 13.905, but it must be a price such as 19.90"),
    ("price: 13.90", "price: cheap", 17, "must be a price such as 19.90"),
    ("up_to_km: 75", "up_to_km: 45", 18, "TF006 the band up to 45 km is not longer"),
    ("price: 18.90", "price: 1.90", 18, "farther must not be cheaper"),
    ("adult: {percent: 100}", "adult: {percent: 1000}", 38, "a whole number from 0 to 100"),
    ("adult: {percent: 100}", "adult: {percent: 90}", 37, "TF007 the shares are of the adult's price"),
    ("from: 2025-01-01", "from: soon", 10, "must be a day such as 2026-11-21"),
    ("people: 1}\n  card-50", "people: 0}\n  card-50", 46, "a whole number from 1 to 9"),
    ("demo: true", "demo: perhaps", 8, "must be true or false"),
    ("bands:", "bands: [", 16, "TF002 is not YAML"),
]


@pytest.mark.parametrize(("right", "wrong", "line", "words"), SLIPS)
def test_a_slip_is_named_with_its_line_and_a_cure(
    tmp_path: Path, right: str, wrong: str, line: int, words: str
) -> None:
    """The operator is told what is meant and where, never a traceback, and never a wrong price."""
    assert right in GOOD
    (tmp_path / "tariff.yaml").write_text(GOOD.replace(right, wrong, 1), "utf-8")
    with pytest.raises(FaultyFile) as error:
        read_tariff(tmp_path)
    assert words in str(error.value)
    if "TF002" not in words:
        assert abs(error.value.faults[0].line - line) <= 3
        assert error.value.faults[0].file.endswith("tariff.yaml")


def test_a_tariff_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    """A wrong folder in the settings is no reason for a riddle."""
    with pytest.raises(FaultyFile, match=r"TF001 is not there"):
        read_tariff(tmp_path / "nowhere")


def test_a_small_tariff_is_enough(tmp_path: Path) -> None:
    """An operator with one price for all needs five lines, no cards, no groups, no returns."""
    (tmp_path / "tariff.yaml").write_text(
        "tariff: t\nname: T\ncurrency: EUR\nvalid: {from: 2026-01-01, until: 2026-12-31}\n"
        'bands: [{up_to_km: 100, price: "2.50"}]\nriders: {adult: {percent: 100}}\n'
    )
    tariff = read_tariff(tmp_path)
    assert not tariff.demo
    assert tariff.adult_single(3, fast=True) == Money(250)
    assert (tariff.group, tariff.cards, tariff.return_percent) == (None, (), None)
