"""An operator writes a tariff in a text editor; every slip is named by its line before a traveller meets it."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from kiosk.errors import Fault, FaultyFile
from kiosk.fares.pricing import Amounts, ByDistance
from kiosk.fares.tariff_file import DEMO, folder_of, read_tariff
from kiosk.language import WORDS, read_words
from kiosk.money import Money

GOOD = (DEMO / "tariff.yaml").read_text("utf-8")
SMALL = """tariff: t
name: T
currency: EUR
valid: {from: 2026-01-01, until: 2026-12-31}
riders: {adult: }
prices: {fare: {by: amount, amount: 2.50}}
products: {single: {good_for: one-way, price: fare, riders: [adult]}}
"""


def faults(folder: Path) -> tuple[Fault, ...]:
    with pytest.raises(FaultyFile) as error:
        read_tariff(folder)
    return error.value.faults


def test_the_demo_tariff_is_plainly_one() -> None:
    """Nobody may take its prices for real ones: name, flag and file say so."""
    tariff = read_tariff("demo")
    assert tariff.demo
    assert "Demo tariff" in tariff.name
    assert GOOD.startswith("# Demo tariff. Every number in it is invented")
    price = tariff.prices["distance"]
    assert isinstance(price, ByDistance)
    assert price.of(480) == Money(7790)
    assert price.of(9999) is None


def test_the_dutch_example_names_its_source() -> None:
    """Units that others published keep their names; the prices beside them are ours and plainly invented."""
    tariff = read_tariff("dutch")
    assert tariff.demo
    assert "CC0" in tariff.attribution
    assert "not valid for travel" in tariff.name


ALL = "  all: {by: people, amounts: {2: 36.00}}\n"
SLIPS = [
    ("tariff: demo-2025\n", "", "tariff: demo", "TF003 tariff is missing"),
    ("currency: EUR", "curency: EUR", "curency", "TF002 nobody reads 'curency' here. Did you mean currency?"),
    ("price: 13.90}", "price: 13.905}", "13.905", "TF005 price is 13.905, but it must be a price such as 19.90"),
    ("price: 13.90}", "price: cheap}", "cheap", "must be a price such as 19.90"),
    ("up_to: 75", "up_to: 45", "up_to: 45", "TF006 the band up to 45 is not longer"),
    ("price: 18.90", "price: 1.90", "price: 1.90", "farther must not be cheaper"),
    (
        "senior: 75, child: 50, companion: 0}",
        "senor: 75}",
        "senor",
        "TF013 there is no rider 'senor'. Did you mean senior?",
    ),
    ("{adult: 100, senior", "{adult: half, senior", "half", "A share is a whole number of per cent."),
    ("from: 2025-01-01", "from: soon", "soon", "must be a day such as 2026-11-21"),
    ("until: 2035-12-31", "until: 2024-12-31", "2024-12-31", "before it begins"),
    ("card-25: {percent_off: 25}", "card-25: {percent_of: 25}", "percent_of:", "Did you mean percent_off?"),
    ("cards: [card-25, card-50]", "cards: [card-25, card-55]", "card-55", "TF013 there is no card 'card-55'"),
    ("demo: true", "demo: perhaps", "perhaps", "must be true or false"),
    ("when: evening", "when: evenings", "evenings", "Did you mean evening?"),
    ("good_for: out-and-back", "good_for: return", "good_for: return", "good_for is 'return'"),
    ("price: day", "price: days", "price: days", "Did you mean day?"),
    ("price: day\n    riders", "price: all\n    riders", "day:", "TF019 day: its price is by the number of people"),
    ("kind: family", "kind: single", "family:", "TF018 family: several people travel on it"),
    (
        "    places: [{riders: [adult, senior, child], from: 3",
        "    cards: [card-25]\n    places: [{riders: [adult, senior, child], from: 3",
        "group:",
        "TF022 group: cards name card-25",
    ),
    (
        "price: day\n    riders: [adult, senior, child]",
        "kind: group\n    price: all\n    places: [{riders: [adult], from: 2, to: 2}]\n    cards: [card-50]",
        "day:",
        "TF022 day: cards name card-50",
    ),
    ('from: "19:00"', 'from: "seven"', "seven", "must be an hour such as"),
    ('to: "24:00"', 'to: "18:00"', "18:00", "TF017 it ends at 18:00 before it begins"),
    ("days: every-day", "days: everyday", "everyday", "Did you mean every-day?"),
    ("by: riders", "by: rider", "by: rider\n", "Did you mean riders?"),
    ("otherwise: adult}", "otherwise: grown-up}", "grown-up", "otherwise is 'grown-up'"),
    ("from: 3, to: 7", "from: 3, to: 2", "to: 2", "It can be 3 to 99"),
    ("round_to: 0.10", "round_to: 0.00", "round_to", "TF005 round_to must be the smallest coin"),
    ("  distance:\n    by", "  distance:\n\tby", "", "TF001 is not YAML"),
]


@pytest.mark.parametrize(("right", "wrong", "place", "words"), SLIPS)
def test_a_slip_is_named_with_its_line_and_a_cure(
    tmp_path: Path, right: str, wrong: str, place: str, words: str
) -> None:
    """The operator is told what is meant and where, never a traceback, and never a wrong price."""
    assert right in GOOD
    shutil.copytree(DEMO, tmp_path / "mine")
    changed = GOOD.replace(right, wrong, 1).replace("prices:\n", f"prices:\n{ALL}", 1)
    (tmp_path / "mine" / "tariff.yaml").write_text(changed, "utf-8")
    found = faults(tmp_path / "mine")
    fault = next(fault for fault in found if words in str(fault))
    assert fault.file.endswith("tariff.yaml")
    if place and "TF003" not in words:
        assert place in f"{changed.splitlines()[fault.line - 1]}\n"


def test_a_tariff_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    """A wrong folder in the settings is no reason for a riddle."""
    with pytest.raises(FaultyFile, match=r"TF001 is not there"):
        read_tariff(tmp_path / "nowhere")


def test_a_small_tariff_is_enough(tmp_path: Path) -> None:
    """An operator with one price for all needs seven lines, no cards, no groups, no returns."""
    (tmp_path / "tariff.yaml").write_text(SMALL)
    tariff = read_tariff(tmp_path)
    assert not tariff.demo
    assert tariff.prices["fare"] == Amounts(fixed=250)
    assert [item.kind for item in tariff.products] == ["single"]
    assert (tariff.valid_from, tariff.valid_until) == (date(2026, 1, 1), date(2026, 12, 31))


def test_hours_need_words_in_every_language_of_the_kiosk(tmp_path: Path) -> None:
    """That it is good from nine must be said to a German too, before she pays for a ticket that is not good yet."""
    shutil.copytree(DEMO, tmp_path / "mine")
    words = tmp_path / "mine" / "texts" / "de.ftl"
    words.write_text("timetable-evening = Abends.\n", "utf-8")
    told = [str(fault) for fault in faults(tmp_path / "mine")]
    assert any("de.ftl: TF020 there are no words for timeframe-evening." in line for line in told)
    assert any("de.ftl:1: TF021 nobody says 'timetable-evening'" in line for line in told)


def test_a_language_that_the_kiosk_does_not_speak_is_not_asked_for(tmp_path: Path) -> None:
    """A tariff that was whole stays whole when Loket learns another language."""
    shutil.copytree(DEMO, tmp_path / "mine")
    (tmp_path / "mine" / "texts" / "fi.ftl").unlink()
    assert read_tariff(tmp_path / "mine", languages=("en", "de")).id == read_tariff("demo").id
    with pytest.raises(FaultyFile, match=r"fi\.ftl"):
        read_tariff(tmp_path / "mine", languages=("en", "fi"))


def test_the_fingerprint_changes_with_every_file(tmp_path: Path) -> None:
    """Which tariff a ticket was sold under can be told for years: also when only a table beside it changed."""
    shutil.copytree(folder_of("dutch"), tmp_path / "mine")
    before = read_tariff(tmp_path / "mine").sha256
    with (tmp_path / "mine" / "stations.csv").open("a", encoding="utf-8") as file:
        file.write("ut,Utrecht Downtown\n")
    assert read_tariff(tmp_path / "mine").sha256 != before
    assert read_tariff("dutch").sha256 == before


BANDS = "bands: [{up_to: 9, price: 1}]"
MATRIX = f"{{by: matrix, table: table.csv, {BANDS}}}"
ZONES = "{by: zones, stations: table.csv, amounts: {1: 2.00}}"
TABLES = [  # a price, the rows of table.csv, what is said
    (f"{{by: matrix, table: tabel.csv, {BANDS}}}", "x", "tabel.csv: TF010 is not there. Did you mean table.csv?"),
    (MATRIX, "code,a,b\na,0\nb,x,0", "table.csv:3: TF014 'x' is no number"),
    (MATRIX, "code,a,b\na,0,5\nb,6,0", "table.csv:3: TF015 b to a is 6, but 5 the other way"),
    (MATRIX, "code,aa,bb\nab,0", "table.csv:2: TF013 'ab' is not in the header."),
    (
        f"{{by: matrix, table: table.csv, stations: table.csv, {BANDS}}}",
        "code,a\na,0",
        "table.csv:1: TF011 there is no column 'name'.",
    ),
    (ZONES, "station,zon\nA,1", "table.csv:1: TF011 there is no column 'zone'. Did you mean zon?"),
    (ZONES, "station,zone\n", "table.csv: TF010 has no rows."),
    (ZONES.replace("{1:", "{one:"), "station,zone\nA,1", "TF005 'one' is no number."),
    (
        "{by: zones, stations: table.csv, pairs: table.csv}",
        "station,zone,from,to,price\nA,1,1,9,2.50",
        "table.csv:2: TF013 no station lies in zone '9'.",
    ),
    (
        "{by: kilometres, curve: [{up_to: 9, each: 0.1234567}]}",
        "x",
        "each is 0.1234567, but it must be a price such as 0.2350",
    ),
    ("{by: riders, amounts: {adul: 2.00}}", "x", "TF013 there is no rider 'adul'. Did you mean adult?"),
    ("{by: gtfs, feed: feed.zip}", "x", "feed.zip: GT001 is not there."),
]


@pytest.mark.parametrize(("price", "rows", "words"), TABLES)
def test_a_slip_in_a_table_is_named_too(tmp_path: Path, price: str, rows: str, words: str) -> None:
    """Tables come from spreadsheets and from other people: the row is named, not only the file."""
    (tmp_path / "table.csv").write_text(rows, "utf-8")
    (tmp_path / "tariff.yaml").write_text(SMALL.replace("{by: amount, amount: 2.50}", price), "utf-8")
    told = "\n".join(str(fault) for fault in faults(tmp_path))
    assert words in told


CURVE = """tariff: t
name: T
currency: {currency}
valid: {{from: 2026-01-01, until: 2026-12-31}}
riders: {{adult: }}
prices: {{far: {{by: matrix, table: far.csv, base: {base}, curve: [{{up_to: 100, each: {each}}}]}}}}
products: {{single: {{good_for: one-way, price: far, riders: [adult]}}}}
"""


@pytest.mark.parametrize(
    ("currency", "base", "each", "said"),
    [
        ("JPY", "150", "16.2", "¥960"),  # a yen has no smaller coin: 150 + 50 x 16.2
        ("EUR", "0.60", "0.235", "€12.35"),
        ("KWD", "0.100", "0.0125", "KWD0.725"),  # a dinar has a thousand
    ],
)
def test_a_price_by_curve_is_right_in_every_currency(
    tmp_path: Path, currency: str, base: str, each: str, said: str
) -> None:
    """Fifty units in Japan are not a hundred times too dear, and in Kuwait not ten times too cheap."""
    (tmp_path / "tariff.yaml").write_text(CURVE.format(currency=currency, base=base, each=each), "utf-8")
    (tmp_path / "far.csv").write_text("code,a,b\na,0\nb,50,0\n", "utf-8")
    price = read_tariff(tmp_path).prices["far"]
    assert isinstance(price, ByDistance)
    paid = price.of(50)
    assert paid is not None
    assert read_words(("en",), WORDS).texts("en").price(paid) == said


def test_a_unit_price_finer_than_can_be_counted_is_a_fault(tmp_path: Path) -> None:
    """Four digits more than the smallest coin: no digit is dropped in silence."""
    (tmp_path / "tariff.yaml").write_text(CURVE.format(currency="JPY", base="150", each="16.23456"), "utf-8")
    (tmp_path / "far.csv").write_text("code,a,b\na,0\nb,50,0\n", "utf-8")
    assert "each is 16.23456" in str(faults(tmp_path)[0])
    assert "4 decimals at most." in str(faults(tmp_path)[0])
