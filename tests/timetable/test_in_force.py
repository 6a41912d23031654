"""The timetable in force: opened fast, replaced whole, and never lost to a broken feed."""

import logging
import time
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from kiosk.errors import FaultyFile
from kiosk.operator.imports import import_timetable
from kiosk.settings import ContentSettings, KioskSettings, Settings
from kiosk.timetable.acceptance import Overruling
from kiosk.timetable.compiled import from_bytes, to_bytes
from kiosk.timetable.shipped import open_timetable, read_demo, timetables
from tests.timetable.feeds import Trains, at, read, told, write_feed

GOOD = {"t1": ["A 10:00", "B 11:00"], "t2": ["A 12:00", "B 13:00"]}
WE_KNOW = Overruling("A. Keeper", "the line to the coast was closed")
TODAY = datetime(2026, 11, 16, 8, tzinfo=UTC)

pytestmark = pytest.mark.slow


def kiosk(home: Path, timetable: str = "demo") -> Settings:
    return Settings(home, kiosk=KioskSettings(station="Town A"), content=ContentSettings(timetable=timetable))


def test_a_new_kiosk_opens_with_the_demo_and_then_starts_fast(tmp_path: Path) -> None:
    """The first start reads the feed that ships; each later one must not keep a traveller waiting."""
    first = open_timetable(Settings(tmp_path))
    start = time.process_time()
    again = open_timetable(Settings(tmp_path))
    assert time.process_time() - start < 0.15
    assert again == first
    assert again.source.demo


def test_every_day_of_the_calendar_has_trains_in_the_demo() -> None:
    """The demo plays two whole weeks again and again: a Saturday is a Saturday, this year and in ten years."""
    timetable = read_demo().timetable
    for day in (date(2025, 1, 1), date(2026, 11, 21), date(2036, 2, 29)):
        played = timetable.first_day.toordinal() + timetable.bit_of(day)
        assert date.fromordinal(played).weekday() == day.weekday()
        assert date(2025, 11, 24).toordinal() <= played <= date(2025, 12, 7).toordinal()
        assert len(list(timetable.running(day))) > 900


def test_nothing_is_lost_between_reading_and_opening(tmp_path: Path) -> None:
    """What was imported is what is opened; a block of another program version is not guessed at."""
    timetable = read(tmp_path, GOOD).timetable
    block = to_bytes(timetable)
    assert from_bytes(block) == timetable
    assert len(to_bytes(read_demo().timetable)) < 400_000


def test_an_imported_feed_takes_the_place_of_the_demo(tmp_path: Path) -> None:
    """One command, and the kiosk sells from the operator's own timetable; the report says what changed."""
    home = tmp_path / "home"
    settings = kiosk(home)
    open_timetable(Settings(home))
    report = import_timetable(write_feed(tmp_path / "feed", GOOD), home, station="Town A", at=TODAY)
    assert (report.figures.stations, report.figures.trains, report.dropped) == (2, 2, 0)
    assert "Test Rail is in force now." in str(report)
    assert "New stations: Town A, Town B." in str(report)
    assert told(open_timetable(settings), "A", "B", at(9)) == ["10:00-11:00 t1", "12:00-13:00 t2"]


def test_a_broken_feed_leaves_the_old_timetable_in_force(tmp_path: Path) -> None:
    """On a stick that was pulled too early half a feed arrives: the kiosk goes on selling, the operator reads why."""
    home = tmp_path / "home"
    import_timetable(write_feed(tmp_path / "feed", GOOD), home, station="Town A", at=TODAY)
    broken = write_feed(tmp_path / "broken", GOOD, {"stop_times": "trip_id,stop_sequence\nt1,1"})
    with pytest.raises(FaultyFile, match=r"GT104 has no train that can be used"):
        import_timetable(broken, home, station="Town A", at=TODAY)
    kept = timetables(home).in_force()
    assert kept is not None
    assert told(kept, "A", "B", at(9)) == ["10:00-11:00 t1", "12:00-13:00 t2"]


def test_a_feed_without_this_station_is_refused(tmp_path: Path) -> None:
    """It is a good feed, but of another town: the kiosk would stand there without a single train."""
    feed = write_feed(tmp_path / "feed", GOOD)
    with pytest.raises(FaultyFile, match=r"GT111 this kiosk stands at 'Town X'"):
        import_timetable(feed, tmp_path / "home", station="Town X", at=TODAY)
    assert timetables(tmp_path / "home").in_force() is None


def test_a_feed_that_lost_much_is_refused_until_somebody_overrules(tmp_path: Path) -> None:
    """Half of the trains here and a tenth of all stations do not vanish by themselves."""
    home = tmp_path / "home"
    full = {f"t{n}": ["A 10:00", f"B{n} 11:00"] for n in range(6)}
    import_timetable(write_feed(tmp_path / "full", full), home, station="Town A", at=TODAY)
    poor = write_feed(tmp_path / "poor", {"t1": ["A 10:00", "B1 11:00"]})
    with pytest.raises(FaultyFile) as refused:
        import_timetable(poor, home, station="Town A", at=TODAY)
    assert [fault.code for fault in refused.value.faults][:2] == ["GT112", "GT113"]
    assert "Town A has 1 trains a day, 6 before." in str(refused.value)
    report = import_timetable(poor, home, station="Town A", at=TODAY, overruling=WE_KNOW)
    assert "Stations gone: Town B0, Town B2, Town B3, Town B4, Town B5." in str(report)
    imported = timetables(home).imported()
    assert imported is not None
    assert [finding.code for finding in imported.findings][:3] == ["GT116", "GT112", "GT113"]


def test_the_feed_of_the_settings_is_opened_and_a_broken_one_is_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The settings name a folder. When a file in it goes bad, the kiosk opens with what it had, and logs why."""
    caplog.allowed_errors = ("stays in force",)  # type: ignore[attr-defined]
    feed = write_feed(
        tmp_path / "feed",
        GOOD,
        {"calendar_dates": "service_id,date,exception_type\nx,20300101,1", "calendar": _always()},
    )
    settings = kiosk(tmp_path / "home", str(feed))
    first = open_timetable(settings)
    assert first.trips == ("t1", "t2")
    (feed / "trips.txt").unlink()
    with caplog.at_level(logging.ERROR):
        assert open_timetable(settings) == first
    assert "GT101 is missing: the trains are in it" in caplog.text
    with pytest.raises(FaultyFile):
        open_timetable(replace(settings, home=tmp_path / "new"))


def test_the_settings_cannot_leave_the_kiosk_without_its_station(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A feed of another town in the settings: the kiosk sells on from the old one, and the log says why."""
    caplog.allowed_errors = ("stays in force",)  # type: ignore[attr-defined]
    home = tmp_path / "home"
    shipped = open_timetable(Settings(home))
    wrong = replace(Settings(home), content=ContentSettings(timetable=str(_running(tmp_path / "feed"))))
    assert open_timetable(wrong) == shipped
    assert "GT111 this kiosk stands at 'Köln Hbf'" in caplog.text
    assert timetables(home).in_force() == shipped


def test_the_settings_cannot_lose_half_of_the_trains(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A feed that was cut off on its way is held against the old one, however it comes in."""
    caplog.allowed_errors = ("stays in force",)  # type: ignore[attr-defined]
    home = tmp_path / "home"
    full = open_timetable(kiosk(home, str(_running(tmp_path / "full", {f"t{n}": GOOD["t1"] for n in range(6)}))))
    poor = _running(tmp_path / "poor")
    assert open_timetable(kiosk(home, str(poor))) == full
    assert "GT112" in caplog.text
    (home / "loket.toml").write_text(f'[kiosk]\nstation = "Town A"\n[content]\ntimetable = "{poor}"\n', "utf-8")
    import_timetable(poor, home, at=TODAY, overruling=WE_KNOW)
    assert open_timetable(kiosk(home, str(poor))).trips == ("t1", "t2"), "once it was overruled it counts"


def test_a_file_that_is_no_feed_leaves_the_old_timetable_in_force(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Half a zip in the place of the feed must not close the kiosk at its next start."""
    caplog.allowed_errors = ("stays in force",)  # type: ignore[attr-defined]
    shipped = open_timetable(Settings(tmp_path / "home"))
    (tmp_path / "feed.zip").write_bytes(b"PK, and then the stick was pulled")
    broken = replace(Settings(tmp_path / "home"), content=ContentSettings(timetable=str(tmp_path / "feed.zip")))
    assert open_timetable(broken) == shipped
    assert "GT002" in caplog.text


def test_back_to_the_demo_is_back_to_the_demo(tmp_path: Path) -> None:
    """Settings that are taken back leave nothing behind."""
    home = tmp_path / "home"
    shipped = open_timetable(Settings(home))
    own = _running(tmp_path / "feed")
    assert open_timetable(kiosk(home, str(own))).trips == ("t1", "t2")
    assert open_timetable(Settings(home)) == shipped


def test_a_kiosk_that_moves_to_another_town_takes_its_feed(tmp_path: Path) -> None:
    """Station and feed are changed together: what the old town had is no measure for the new one."""
    home = tmp_path / "home"
    open_timetable(kiosk(home, str(_running(tmp_path / "here"))))
    there = _running(tmp_path / "there", {"u1": ["X 10:00", "Y 11:00"]})
    moved = replace(kiosk(home, str(there)), kiosk=KioskSettings(station="Town X"))
    assert open_timetable(moved).trips == ("u1",)


def test_nobody_can_overrule_that_the_kiosk_stands_nowhere(tmp_path: Path) -> None:
    """Overruling is for a feed that is smaller than before; without its own station no kiosk can open."""
    feed = write_feed(tmp_path / "feed", GOOD)
    with pytest.raises(FaultyFile, match="GT111"):
        import_timetable(feed, tmp_path / "home", station="Town X", at=TODAY, overruling=WE_KNOW)
    assert timetables(tmp_path / "home").in_force() is None


def test_an_import_that_the_settings_would_undo_is_refused(tmp_path: Path) -> None:
    """The settings name one feed, the operator imports another: at the next start hers would silently be gone."""
    (tmp_path / "loket.toml").write_text('[content]\ntimetable = "other.zip"\n', "utf-8")
    with pytest.raises(FaultyFile, match=r"GT115 content.timetable names .*other\.zip"):
        import_timetable(write_feed(tmp_path / "feed", GOOD), tmp_path, station="Town A", at=TODAY)
    assert timetables(tmp_path).in_force() is None


def _running(folder: Path, trains: Trains = GOOD) -> Path:
    """A feed whose trains run whenever this test is run."""
    extra = "service_id,date,exception_type\nx,20300101,1"
    return write_feed(folder, trains, {"calendar_dates": extra, "calendar": _always()})


def _always() -> str:
    days = "monday,tuesday,wednesday,thursday,friday,saturday,sunday"
    return f"service_id,{days},start_date,end_date\ndaily,1,1,1,1,1,1,1,20250601,20280101"
