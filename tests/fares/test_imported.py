"""A feed that was imported with its fares: a tariff of ten lines sells by them, to the cent that stands in the feed."""

import csv
import io
import zipfile
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kiosk.errors import FaultyFile
from kiosk.fares.feed_parts import PARTS, TO_SELL
from kiosk.fares.imported import ImportedFares
from kiosk.fares.offers import Offers
from kiosk.fares.tariff_file import read_tariff
from kiosk.operator.cli import main
from kiosk.operator.fares_commands import Question, explain, told
from kiosk.operator.imports import import_part, import_timetable
from kiosk.settings import ContentSettings, KioskSettings, Settings
from kiosk.timetable.planner import Planner
from kiosk.timetable.shipped import timetables
from tests.clock import FakeClock
from tests.fares.feed import party
from tests.timetable.feeds import write_feed

ZONE = ZoneInfo("America/Los_Angeles")
MONDAY = datetime(2023, 4, 17, 8, tzinfo=ZONE)
BY_FEED = """tariff: mine
name: What the feed says
currency: USD
valid: {from: 2023-01-01, until: 2027-12-31}
riders: {adult: , senior: }
prices: {feed: {by: gtfs, riders: {adult: ordinary, senior: RIDER}}}
products: {single: {good_for: one-way, price: feed, riders: [adult, senior]}}
"""
FARES = {"fare_attributes": "fare_id,price,currency_type,payment_method,transfers\none,2.40,USD,1,"}
TRAINS = {"t1": ["A 10:00", "B 11:00"], "t2": ["B 12:00", "A 13:00"]}


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "tariff.yaml").write_text(BY_FEED, "utf-8")
    return folder


@pytest.fixture
def kiosk(tmp_path: Path) -> Path:
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


def rows(feed: Path, table: str) -> list[dict[str, str]]:
    with zipfile.ZipFile(feed) as archive, archive.open(f"{table}.txt") as file:
        return list(csv.DictReader(io.TextIOWrapper(file, "utf-8-sig")))


def test_an_operator_reads_how_to_sell_by_what_was_imported(tmp_path: Path, kiosk: Path) -> None:
    """Nobody guesses that prices are there: the import says what to write, and the same words work."""
    feed = write_feed(tmp_path, TRAINS, FARES)
    said, _ = import_part(feed, kiosk, "fares")
    assert said.startswith("Fares: GTFS-Fares v1, USD: 1 fare, ")
    assert said.endswith(TO_SELL)


def test_a_tariff_by_fares_that_nobody_imported_is_refused(
    kiosk: Path, mine: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Better refused at the check than a kiosk without one price."""
    with pytest.raises(FaultyFile, match=r"GF105 no fares were imported here\. Import a feed that has fares"):
        read_tariff(mine, ImportedFares(kiosk).prices)
    with pytest.raises(FaultyFile, match=r"GF105 no fares were imported here\. Name a feed"):
        read_tariff(mine)
    assert main(["--home", str(kiosk), "fares", "check", str(mine)]) == 1
    assert "GF105" in capsys.readouterr().out


def test_other_fares_are_another_tariff(tmp_path: Path, kiosk: Path, mine: Path) -> None:
    """Under which prices a ticket was sold can be told later: the fingerprint goes by the imported fares too."""
    seen = set()
    for price in ("2.40", "2.60"):
        tables = {"fare_attributes": FARES["fare_attributes"].replace("2.40", price)}
        import_part(write_feed(tmp_path / price, TRAINS, tables), kiosk, "fares")
        seen.add(read_tariff(mine, ImportedFares(kiosk).prices).sha256)
    assert len(seen) == 2


@pytest.mark.data
@pytest.mark.slow
def test_bart_is_sold_at_its_own_price(shared: Path, kiosk: Path, mine: Path) -> None:
    """One adult and one senior from Embarcadero to the airport: each pays what the raw rows of the feed say."""
    feed = shared / "gtfs" / "us-bart-2023-rider-categories.zip"
    senior = next(row["rider_category_id"] for row in rows(feed, "rider_categories") if _is_senior(row))
    (mine / "tariff.yaml").write_text(BY_FEED.replace("RIDER", senior), "utf-8")
    stations = {row["stop_id"]: row for row in rows(feed, "stops")}
    start, end = (_zone(stations, name) for name in ("Embarcadero", "San Francisco International Airport"))
    rule = next(row for row in rows(feed, "fare_rules") if (row["origin_id"], row["destination_id"]) == (start, end))
    fare = rule["fare_id"]
    adult = _minor(next(row["price"] for row in rows(feed, "fare_attributes") if row["fare_id"] == fare))
    reduced = _minor(
        next(
            row["price"]
            for row in rows(feed, "fare_rider_categories")
            if (row["fare_id"], row["rider_category_id"]) == (fare, senior)
        )
    )
    assert 0 < reduced < adult

    import_timetable(feed, kiosk, "Embarcadero", MONDAY, parts=PARTS)
    clock = FakeClock(MONDAY)
    timetable = timetables(kiosk).in_force()
    assert timetable is not None
    ask = Offers(read_tariff(mine, ImportedFares(kiosk).prices), Planner(timetable, clock), clock)
    here, there = (
        next(station.id for station in timetable.stations if name in station.name)
        for name in ("Embarcadero", "San Francisco International Airport")
    )
    offer = ask.offers_for(here, there, MONDAY + timedelta(hours=1), None, party(adult=1, senior=1), "none")[0]
    assert {line.category: line.each.minor for line in offer.lines} == {"adult": adult, "senior": reduced}
    assert (offer.total.minor, offer.total.currency) == (adult + reduced, "USD")

    stands = KioskSettings(station="Embarcadero", timezone=ZONE.key)
    settings = Settings(kiosk, kiosk=stands, content=ContentSettings(tariff=str(mine)))
    asked = Question(here, there, "1 adult", "9:00")
    lines = told(explain(settings, asked, clock))
    assert f"${adult / 100:.2f}" in lines


def _is_senior(row: dict[str, str]) -> bool:
    return "senior" in " ".join(row.values()).lower()


def _zone(stations: dict[str, dict[str, str]], name: str) -> str:
    return next(row["zone_id"] for row in stations.values() if name in row["stop_name"] and row["zone_id"])


def _minor(price: str) -> int:
    return int(Decimal(price) * 100)
