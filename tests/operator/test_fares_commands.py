"""An operator asks why a party pays what it pays, and whether her tariff is fit: in plain words, on her terminal."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.errors import FaultyFile
from kiosk.fares.tariff_file import DEMO, read_tariff
from kiosk.operator.cli import main
from kiosk.operator.fares_commands import Question, check, explain, moment_of, party_of, told
from kiosk.settings import Settings
from tests.clock import FakeClock

NOW = FakeClock().now()
MINE = """tariff: mine
name: My tariff
currency: EUR
valid: {from: 2026-01-01, until: 2026-12-31}
riders: {adult: , child: }
prices: {zones: {by: zones, stations: zones.csv, amounts: {1: 2.50}}}
products:
  single: {good_for: one-way, price: zones, riders: [adult]}
  family:
    kind: family
    good_for: one-way
    price: zones
    percent: 80
    places: [{riders: [adult], from: 1, to: 1}, {riders: {child: 0}, from: 1, to: 3}]
"""


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "tariff.yaml").write_text(MINE, "utf-8")
    (folder / "zones.csv").write_text("station,zone\nKöln Hbf,1\nBonn Hbf,1\n", "utf-8")
    return folder


def test_a_price_is_explained_with_all_that_was_weighed(home: Path) -> None:
    """A traveller complains at the counter: staff see every ticket, the next best, and the sentences she saw."""
    asked = Question("Köln Hbf", "Hamburg Hbf", "2 adults", "tomorrow 9:00", "2026-11-22 17:00", "card-25")
    lines = told(explain(Settings(home), asked, FakeClock()))
    assert lines.startswith("Köln Hbf to Hamburg Hbf, 2 adults, card-25")
    assert "out from 2026-11-21 09:00, back from 2026-11-22 17:00" in lines
    assert "sales were weighed against each other" in lines
    assert "return ticket (there and back) for 1 adult, with card-25" in lines
    assert "The cheapest tickets that do without one of its products:" in lines
    assert "more\n" in lines
    assert "Show the discount card with the ticket." in lines


def test_no_offer_is_explained_too(home: Path, mine: Path) -> None:
    """Why does nobody sell to Hamburg? Because no zone has it: the file and the cure are named."""
    lines = told(explain(Settings(home), Question("Köln Hbf", "Hamburg Hbf", "1 adult", folder=mine), FakeClock()))
    assert "There is no offer (no-fare-station). Hamburg Hbf" in lines
    assert "zones.csv. Add a row" in lines


def test_a_tariff_is_held_against_the_timetable_in_force(home: Path, mine: Path) -> None:
    """Stations without a zone, a child who cannot go alone, a grown-up who pays less with one: said before opening."""
    lines = told(check(Settings(home), mine))
    assert "No fare: price 'zones' lacks" in lines
    assert "Hamburg Hbf" in lines or "more." in lines
    assert "Köln Hbf" not in lines
    assert "Remark: child alone has no ticket that is always good for one way" in lines
    assert "Remark: 1 adult would pay €10.00, and €8.00 with one more child." in lines
    assert lines.endswith("but who travels to the stations named above is sent to a person.")


def test_the_demo_tariff_has_no_gaps_and_no_tricks(home: Path) -> None:
    """What visitors try first: a fare for every station, and nobody pays less by taking somebody along."""
    lines = told(check(Settings(home)))
    assert "No fare" not in lines
    assert "Remark" not in lines
    assert lines.endswith("demo-2025: this tariff is fit to be used.")


WHO = [
    ("1 adult", {"adult": 1}),
    ("2 seniors, 1 child", {"senior": 2, "child": 1}),
    ("2 Senioren und 1 Kind", {"senior": 2, "child": 1}),
    ("3 volwassenen en 2 kinderen", {"adult": 3, "child": 2}),
    ("adult and child", {"adult": 1, "child": 1}),
    ("1 adult, 2 adults", {"adult": 3}),
]


@pytest.mark.parametrize(("said", "counts"), WHO)
def test_a_party_is_written_as_one_says_it(said: str, counts: dict) -> None:
    """Nobody looks up ids while a traveller is waiting."""
    assert dict(party_of(said, read_tariff()).counts) == counts


@pytest.mark.parametrize(
    ("said", "cure"),
    [
        ("2 grannies", 'Write it as "2 seniors, 1 child"'),
        ("2 seniros", "Did you mean 'seniors'?"),
        ("10 adults", "A party is 1 to 9."),
        ("", 'Write it as "2 seniors, 1 child"'),
    ],
)
def test_a_party_that_is_not_understood_is_said_so(said: str, cure: str) -> None:
    """What to write instead stands in the same line."""
    with pytest.raises(FaultyFile) as error:
        party_of(said, read_tariff())
    assert cure in str(error.value)


@pytest.mark.parametrize(
    ("said", "moment"),
    [
        ("now", NOW),
        ("14:05", NOW.replace(hour=14, minute=5)),
        ("9:00", NOW.replace(hour=9, minute=0)),
        ("tomorrow 9:00", NOW.replace(hour=9, minute=0) + timedelta(days=1)),
        ("2026-11-24 23:10", NOW.replace(day=24, hour=23, minute=10)),
    ],
)
def test_a_moment_is_written_as_one_says_it(said: str, moment: object) -> None:
    """Today's hours, tomorrow, or a date."""
    assert moment_of(said, "--out", NOW) == moment


@pytest.mark.parametrize("said", ["nine", "", "someday 9:00", "tomorrow 25:00", "today at 9:00"])
def test_a_moment_that_is_not_understood_is_said_so(said: str) -> None:
    """Four ways to write it, each by an example."""
    with pytest.raises(FaultyFile, match="tomorrow 9:00"):
        moment_of(said, "--out", NOW)


BAD = [
    (["Köln Hbf", "Hambrug Hbf"], "Did you mean Hamburg Hbf"),
    (["Köln Hbf", "Hamburg Hbf", "--card", "card-26"], "Did you mean card-25?"),
    (["Köln Hbf", "Hamburg Hbf", "--tariff", "nowhere"], "TF001 is not there"),
]


@pytest.mark.parametrize(("arguments", "words"), BAD)
def test_bad_input_tells_what_to_write(
    home: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    """One line with the cure, exit code 1, and never a traceback."""
    assert main(["--home", str(home), "fares", "explain", *arguments]) == 1
    assert words in capsys.readouterr().out


def test_a_faulty_tariff_is_refused_with_all_its_faults(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Both slips at once, each with file and line: nobody mends one and comes back for the next."""
    shutil.copytree(DEMO, tmp_path / "copy")
    file = tmp_path / "copy" / "tariff.yaml"
    text = file.read_text("utf-8").replace("when: evening", "when: evenign").replace("price: day\n", "price: dya\n")
    file.write_text(text, "utf-8")
    assert main(["--home", str(home), "fares", "check", str(tmp_path / "copy")]) == 1
    said = capsys.readouterr().out
    assert "Did you mean evening?" in said
    assert "Did you mean day?" in said
    assert "2 fault(s). Nothing was changed." in said
