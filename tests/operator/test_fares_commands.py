"""An operator asks why a party pays what it pays, and whether her tariff is fit: in plain words, on her terminal."""

import itertools
import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.errors import FaultyFile
from kiosk.fares.fit import cheaper_with_more
from kiosk.fares.price import Pricing
from kiosk.fares.pricing import Amounts, ByDistance
from kiosk.fares.rating import Journey, Rating, Way
from kiosk.fares.tariff_file import DEMO, read_tariff
from kiosk.operator.cli import main
from kiosk.operator.fares_commands import Question, check, explain, moment_of, party_of, told
from kiosk.settings import Settings
from tests.clock import FakeClock

NOW = FakeClock().now()
ONE_MORE = ({"adult": 1}, "adult")
CARDS = {"demo": ("none", "card-25", "card-50", "card-friends"), "dutch": ("none", "card-40")}
MINE = """tariff: mine
name: My tariff
currency: EUR
valid: {from: 2026-01-01, until: 2026-12-31}
company_saves: true
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
    assert "Remark: 1 adult would pay €2.50, and €2.00 with one more child." in lines
    assert "Remark: mine has no card-25, card-50, card-friends" in lines
    assert lines.endswith("but who travels to the stations named above is sent to a person.")


def test_more_people_for_less_is_a_slip_unless_it_is_said_to_be_meant(home: Path, mine: Path) -> None:
    """A party that pays less with one more would be right to feel cheated: refused, with what to write."""
    file = mine / "tariff.yaml"
    file.write_text(MINE.replace("company_saves: true\n", ""), "utf-8")
    with pytest.raises(FaultyFile) as error:
        told(check(Settings(home), mine))
    assert "TF023 1 adult would pay €2.50, and €2.00 with one more child." in str(error.value)
    assert "write  company_saves: true" in str(error.value)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["demo", "dutch"])
def test_in_the_tariffs_that_ship_more_people_never_cost_less(name: str) -> None:
    """They are what an operator copies: the law holds at every price, in every hour, there and back, with any card."""
    tariff = read_tariff(name)
    assert not list(cheaper_with_more(tariff))
    table = next(price for price in tariff.prices.values() if isinstance(price, ByDistance))
    adults = {price.minor for far in range(1501) if (price := table.of(far))}
    riders = [rider.id for rider in tariff.riders if not rider.needs_another]
    tables = sum(not isinstance(price, Amounts) for price in tariff.prices.values())
    for adult, frames in itertools.product(sorted(adults), (frozenset[str](), frozenset(tariff.timeframes))):
        way = Way(((adult,) * len(tariff.riders),) * tables, frames)
        for asked, card in itertools.product((Journey(way), Journey(way, way), Journey(way, way, 1)), CARDS[name]):
            costs = {
                who: Pricing(Rating(tariff), zip(riders, who, strict=True), tariff.card(card)).total(asked)
                for who in itertools.product(range(4), repeat=len(riders))
                if 0 < sum(who) <= 3
            }
            for one, other in itertools.product(costs, costs):
                if all(map(int.__le__, one, other)):
                    assert (costs[one] or 0) <= (costs[other] or 0), (adult, frames, card, one, other)


def test_an_example_that_breaks_the_law_is_found() -> None:
    """Two in a group for 36 euro, one alone for more: what the Dutch example had, and nobody saw."""
    tariff = read_tariff("dutch")
    cheap = replace(tariff, prices={**tariff.prices, "group": Amounts(by_people={2: 3600, 3: 4300})})
    found = [(before, after) for who, rider, before, after in cheaper_with_more(cheap) if (who, rider) == ONE_MORE]
    assert found == [(4280, 3600)]


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


def test_the_way_back_is_told_from_today_too(home: Path) -> None:
    """What is called tomorrow is one day in both; an hour alone is one of the day on which one goes."""
    for out, back, means in (
        ("tomorrow 9:00", "tomorrow 17:00", "2026-11-21 17:00"),
        ("tomorrow 9:00", "17:00", "2026-11-21 17:00"),
        ("9:00", "tomorrow 17:00", "2026-11-21 17:00"),
    ):
        lines = told(explain(Settings(home), Question("Köln Hbf", "Bonn Hbf", "1 adult", out, back), FakeClock()))
        assert f", back from {means}" in lines


def test_nobody_goes_back_before_going(home: Path) -> None:
    """A slip of the hand in one of the two: which is which is said."""
    asked = Question("Köln Hbf", "Bonn Hbf", "1 adult", "tomorrow 9:00", "today 17:00")
    with pytest.raises(FaultyFile, match=r"--back: TF031 2026-11-20 17:00 is before --out, 2026-11-21 09:00"):
        told(explain(Settings(home), asked, FakeClock()))


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
