"""UIC numbers of stations: an inspector in another country reads where a ticket is good, not only how it is spelt."""

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.assembly import sealer_of
from kiosk.barcode.envelope import open_ticket
from kiosk.barcode.model import AccessRight
from kiosk.content import Content, open_content
from kiosk.errors import FaultyFile
from kiosk.sales.model import Sale, SaleState
from kiosk.settings import Settings
from kiosk.timetable.uic import UIC_FILE, read_uic_numbers
from tests.clock import FakeClock
from tests.sales.journeys import MORNING, leg, simple_offer


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    return open_content(Settings(tmp_path_factory.mktemp("home")), FakeClock())


def right_of(content: Content, start: str, end: str) -> AccessRight:
    """What stands in the barcode of a ticket between these stations of the demo timetable."""
    stations = [content.stations.named(name) for name in (start, end)]
    way = leg("ICE 1", stations[0], stations[1], MORNING, 150, ("7", ""))
    simple = simple_offer()
    offer = replace(simple, out=replace(simple.out, legs=(way,)), seal="")
    sealer = sealer_of(content.settings, content.tariff, FakeClock(), content.uic)
    sale = Sale("K7Q2M9XP", offer, "en", SaleState.HELD, FakeClock().now())
    (octets,) = sealer.seal(sale, content.words.texts("en"), 576)
    return open_ticket(octets, sealer.keys.find)[0].rights[0]


def test_a_ticket_of_the_demonstration_carries_real_station_numbers(content: Content) -> None:
    """Köln to Amsterdam: both ends by the numbers that the railways of Europe share, in the standard's own table."""
    right = right_of(content, "Köln Hbf", "Amsterdam Centraal")
    assert [(place.name, place.uic) for place in (right.start, right.end)] == [
        ("Köln Hbf", 8015458),
        ("Amsterdam Centraal", 8400058),
    ]


def test_a_station_without_a_number_is_named_by_the_feed(content: Content) -> None:
    """One of the two has none: both are written in the carrier's own table, for a ticket has one table."""
    right = right_of(content, "Köln Hbf", "Hamburg Hbf")
    assert (right.start.uic, right.end.uic) == (0, 0)
    assert right.start.local == content.stations.named("Köln Hbf").id


def test_what_ships_is_clear_and_no_german_timetable_number(content: Content) -> None:
    """EVA numbers look alike and mean other places: a wrong number in the code is worse than none."""
    assert len(content.uic) == 46
    names = {station.id: station.name for station in content.planner.timetable.stations}
    assert {"Köln Hbf", "Frankfurt (Main) Hbf", "Utrecht Centraal", "Bruxelles Midi"} <= {
        names[id] for id in content.uic
    }
    assert not {8000207, 8000105, 8011160} & set(content.uic.values())
    countries = {number // 100_000 for number in content.uic.values()}
    assert countries <= {54, 80, 81, 83, 84, 85, 87, 88}


def test_the_numbers_are_those_of_a_second_list(content: Content) -> None:
    """A list that may not ship says the same of each."""
    import csv
    import gzip

    file = Path(__file__).parents[3] / "shared/data/stations/trainline-stations-2016-12-01.csv.gz"
    if not file.exists():
        pytest.skip("../shared/data is not here: a list of European stations that may not ship")
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        rows = [row for row in csv.DictReader(lines, delimiter=";") if row["uic"]]
    assert {str(number) for number in content.uic.values()} <= {row["uic"] for row in rows}
    places = {row["uic"]: (float(row["latitude"]), float(row["longitude"])) for row in rows if row["latitude"]}
    at = {station.id: station for station in content.planner.timetable.stations}
    told = [(at[id_], places[str(number)]) for id_, number in content.uic.items() if str(number) in places]
    assert len(told) > 40, "that list has no place for a few"
    far = [
        station.name for station, (lat, lon) in told if abs(lat - station.lat) > 0.02 or abs(lon - station.lon) > 0.03
    ]
    assert not far


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ('"Kölln Hbf" = 8015458', "no station is called so"),
        ('"Köln Hbf" = 207', "is no UIC number"),
        ('"Köln Hbf" = "8015458"', "is no UIC number"),
        ('"Köln Hbf" = 8015458\n"Bonn Hbf" = 8015458', "stands there twice"),
    ],
)
def test_an_operators_file_is_read_strictly(content: Content, tmp_path: Path, line: str, what: str) -> None:
    """Each slip with its line: nobody signs a wrong place for a year."""
    file = tmp_path / UIC_FILE
    file.write_text(f"[stations]\n{line}\n", "utf-8")
    with pytest.raises(FaultyFile, match=what) as raised:
        read_uic_numbers(file, content.planner.timetable)
    assert raised.value.faults[0].line == 2


@pytest.mark.parametrize("text", ["stations = 1", "[stations", "\x00"])
def test_a_file_that_is_none(content: Content, tmp_path: Path, text: str) -> None:
    file = tmp_path / UIC_FILE
    file.write_text(text, "utf-8")
    with pytest.raises(FaultyFile, match=r"uic\.toml"):
        read_uic_numbers(file, content.planner.timetable)


def test_an_operators_own_numbers_count(content: Content, tmp_path: Path) -> None:
    (tmp_path / UIC_FILE).write_text('[stations]\n"Hamburg Hbf" = 8001071\n', "utf-8")
    own = replace(content, settings=replace(content.settings, home=tmp_path))
    assert own.uic == {content.stations.named("Hamburg Hbf").id: 8001071}
