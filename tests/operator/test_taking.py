"""An operator brings a feed: the new timetable proves itself first, and whatever happens one of the two is in force."""

import logging
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.errors import Fault, FaultyFile
from kiosk.operator.imports import check_feed, import_part, import_timetable, restore_demo
from kiosk.settings import ContentSettings, KioskSettings, Settings
from kiosk.timetable.acceptance import Overruling
from kiosk.timetable.gtfs_tables import Tables
from kiosk.timetable.parts import FeedPart, Taken, kinds_in
from kiosk.timetable.shipped import open_timetable, timetables
from tests.timetable.feeds import Trains, write_feed

ROOT = Path(__file__).parents[2]
TODAY = datetime(2026, 11, 16, 8, tzinfo=UTC)
GOOD = {"t1": ["A 10:00", "B 11:00"], "t2": ["A 12:00", "C 13:00"], "t3": ["B 12:00", "C 14:00"]}
WE_KNOW = Overruling("A. Keeper", "the line to C is closed until spring")


def _levels(tables: Tables) -> Taken:
    """A small reader of a part: how many levels there are."""
    rows = [name for _, (name,) in tables.rows("levels", "level_name")]
    if not rows:
        return Taken(b"", (tables.fault("levels", 0, "XX101", "is empty."),), "")
    return Taken(",".join(rows).encode(), (), f"{len(rows)} levels")


PARTS = (FeedPart("levels", ("levels",), _levels),)


def feed(folder: Path, trains: Trains = GOOD, levels: str = "") -> Path:
    return write_feed(folder, trains, {"levels": f"level_id,level_name\n{levels}" if levels else ""})


def take(home: Path, path: Path, overruling: Overruling | None = None) -> str:
    return str(import_timetable(path, home, "Town A", TODAY, overruling=overruling, parts=PARTS))


def test_a_timetable_that_cannot_answer_does_not_take_over(tmp_path: Path) -> None:
    """All stations are there, all trains are, but none goes on to C any more: the new one fails where people go."""
    home = tmp_path / "home"
    take(home, feed(tmp_path / "old"))
    lame = feed(tmp_path / "lame", GOOD | {"t2": ["A 12:00", "B 13:00"], "t3": ["C 12:00", "B 14:00"]})
    with pytest.raises(FaultyFile, match=r"GT117 answers 1 of 2 questions: it has no way to Town C\."):
        take(home, lame)
    kept = timetables(home).in_force()
    assert kept is not None
    assert kept.source.sha256 == Tables(tmp_path / "old").digest()


def test_who_overrules_says_why_and_it_is_kept(tmp_path: Path) -> None:
    """A year later somebody asks why C was missing: the name and the reason are with the timetable."""
    home = tmp_path / "home"
    take(home, feed(tmp_path / "old"))
    lame = feed(tmp_path / "lame", GOOD | {"t2": ["A 12:00", "B 13:00"], "t3": ["C 12:00", "B 14:00"]})
    take(home, lame, WE_KNOW)
    imported = timetables(home).imported()
    assert imported is not None
    assert [finding.code for finding in imported.findings][:2] == ["GT116", "GT117"]
    assert 'A. Keeper: "the line to C is closed until spring"' in str(imported.findings[0])


def test_a_reason_that_was_not_needed_is_not_kept(tmp_path: Path) -> None:
    """A good feed was taken because it is good, whatever was typed beside it."""
    take(tmp_path / "home", feed(tmp_path / "feed"), WE_KNOW)
    imported = timetables(tmp_path / "home").imported()
    assert imported is not None
    assert "GT116" not in [finding.code for finding in imported.findings]


def test_many_broken_trains_and_an_empty_week_can_be_overruled(tmp_path: Path) -> None:
    """The season begins in three weeks, and one train of four is broken: who knows that may say so."""
    trips = GOOD | {"t4": ["A 10:00"]}
    early = datetime(2026, 10, 25, 8, tzinfo=UTC)
    path = feed(tmp_path / "feed", trips)
    with pytest.raises(FaultyFile, match="GT105"):
        import_timetable(path, tmp_path / "home", "Town A", early)
    report = import_timetable(path, tmp_path / "home", "Town A", early, overruling=WE_KNOW)
    assert [finding.code for finding in report.findings][:3] == ["GT116", "GT105", "GT107"]


def test_a_kiosk_that_could_sell_nothing_is_never_put_in_force(tmp_path: Path) -> None:
    """Trains only end here: nobody may overrule that there is no journey to sell."""
    path = feed(tmp_path / "feed", {"t1": ["B 10:00", "A 11:00"]})
    with pytest.raises(FaultyFile, match="GT118 has no way from Town A to anywhere"):
        take(tmp_path / "home", path, WE_KNOW)
    assert timetables(tmp_path / "home").in_force() is None


def test_a_planner_that_breaks_is_a_test_that_failed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A mistake in our own program must not put a timetable in force on which it breaks again at each touch."""

    def broken(*_: object) -> None:
        raise ZeroDivisionError

    caplog.allowed_errors = ("the planner breaks",)  # type: ignore[attr-defined]
    monkeypatch.setattr("kiosk.timetable.planner.Planner.itineraries", broken)
    with pytest.raises(FaultyFile, match="GT118 makes the planner break, which is a mistake of Loket"):
        take(tmp_path / "home", feed(tmp_path / "feed"))


def test_a_check_says_what_an_import_would_say_and_changes_nothing(tmp_path: Path) -> None:
    """Before the rush hour one only wants to know."""
    home = tmp_path / "home"
    good = check_feed(feed(tmp_path / "feed", levels="0,Hall"), home, "Town A", TODAY, parts=PARTS)
    assert good.fit
    assert "Test Rail can be put in force." in str(good)
    assert "Levels: 1 levels" in str(good)
    bad = check_feed(feed(tmp_path / "bad", {"t1": ["B 10:00", "A 11:00"]}), home, "Town A", TODAY)
    assert not bad.fit
    assert "GT118" in str(bad)
    kept = timetables(home)
    assert (kept.imported(), kept.parts()) == (None, ())


def test_parts_of_a_feed_come_and_go_with_its_timetable(tmp_path: Path) -> None:
    """Lifts of the old feed would lead people astray in the new one: what came with it goes with it."""
    home = tmp_path / "home"
    told = take(home, feed(tmp_path / "one", levels="0,Hall\n1,Bridge"))
    kept = timetables(home)
    part = kept.part("levels")
    assert part is not None
    assert (part.block, part.name, part.sha256) == (b"Hall,Bridge", "one", Tables(tmp_path / "one").digest())
    assert "Levels: 2 levels" in told
    take(home, feed(tmp_path / "two"))
    assert kept.part("levels") is None


def test_a_part_that_was_taken_alone_stays(tmp_path: Path) -> None:
    """The footways come from another office than the timetable: a new timetable does not take them away."""
    home = tmp_path / "home"
    sentence, findings = import_part(feed(tmp_path / "ways", levels="0,Hall"), home, "levels", TODAY, PARTS)
    assert (sentence, findings) == ("Levels: 1 levels", ())
    take(home, feed(tmp_path / "feed"))
    part = timetables(home).part("levels")
    assert part is not None
    assert part.name == "ways"


def test_a_broken_part_does_not_stop_the_timetable_nor_replace_a_good_part(tmp_path: Path) -> None:
    """The trains run although nobody can read the levels; the report says so."""
    home = tmp_path / "home"
    import_part(feed(tmp_path / "ways", levels="0,Hall"), home, "levels", TODAY, PARTS)
    empty = write_feed(tmp_path / "empty", GOOD, {"levels": "level_id,level_name"})
    told = take(home, empty)
    assert "No levels that can be used." in told
    assert "XX101 is empty." in told
    with pytest.raises(FaultyFile, match="GT122 has no levels that can be used"):
        import_part(empty, home, "levels", TODAY, PARTS)
    with pytest.raises(FaultyFile, match=r"GT121 has no levels: no levels\.txt"):
        import_part(feed(tmp_path / "none"), home, "levels", TODAY, PARTS)
    part = timetables(home).part("levels")
    assert part is not None
    assert part.block == b"Hall"


def test_a_part_that_cannot_even_be_read_does_not_stop_the_timetable(tmp_path: Path) -> None:
    """Its table was saved on an old machine: the trains are taken, and the report names the line."""
    path = feed(tmp_path / "feed", levels="0,Hall")
    (path / "levels.txt").write_bytes("level_id,level_name\n0,Über".encode("cp1252"))
    assert "feed/levels.txt:2: GT003 is not UTF-8 text" in take(tmp_path / "home", path)


def test_the_feed_of_the_settings_brings_its_parts(tmp_path: Path) -> None:
    """A feed that arrives by night is taken whole at the next start, lifts and all."""
    days = "\n".join(f"daily,{datetime.now(UTC) + timedelta(n):%Y%m%d},1" for n in range(-3, 60))
    tables = {"calendar": "", "calendar_dates": f"service_id,date,exception_type\n{days}"}
    path = write_feed(tmp_path / "feed", GOOD, {"levels": "level_id,level_name\n0,Hall", **tables})
    place, content = KioskSettings(station="Town A"), ContentSettings(timetable=str(path))
    settings = Settings(tmp_path / "home", kiosk=place, content=content)
    open_timetable(settings, PARTS)
    part = timetables(settings.home).part("levels")
    assert part is not None
    assert part.block == b"Hall"


@pytest.mark.data
def test_a_feed_without_trains_still_gives_its_other_parts(shared: Path, tmp_path: Path) -> None:
    """Boston's file is refused as a timetable, in plain words, and says what else it has."""
    path = shared / "gtfs/us-mbta-2024-fares-v2-pathways-no-trips.zip"
    with pytest.raises(FaultyFile, match="the trains are in it"):
        take(tmp_path / "home", path)
    assert kinds_in(path, PARTS) == ("levels",)
    sentence, _ = import_part(path, tmp_path / "home", "levels", TODAY, PARTS)
    assert sentence == "Levels: 78 levels"


CHILD = """
import os, signal, sys
from datetime import datetime, UTC
from pathlib import Path
from sqlalchemy import Engine, event
from kiosk.operator import imports
from tests.operator.test_taking import PARTS

home, feed, left = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])

def count(*_):
    global left
    left -= 1
    if left < 0:
        os.kill(os.getpid(), signal.SIGKILL)

for name in ("before_cursor_execute", "after_cursor_execute", "commit"):
    event.listen(Engine, name, count)
imports.import_timetable(feed, home, "Town A", datetime(2026, 11, 16, 8, tzinfo=UTC), parts=PARTS)
"""


@pytest.mark.slow
def test_a_power_cut_leaves_one_of_the_two_in_force(tmp_path: Path) -> None:
    """The plug is pulled before and after each thing that is written: old or new, whole, and with its own parts."""
    home = tmp_path / "home"
    old, new = feed(tmp_path / "old", levels="0,Hall"), feed(tmp_path / "new", GOOD | {"t9": GOOD["t1"]}, "0,Roof")
    seen = set()
    for moment in range(100):
        take(home, old)
        child = subprocess.run(
            [sys.executable, "-c", CHILD, str(home), str(new), str(moment)], cwd=ROOT, capture_output=True, check=False
        )
        kept = timetables(home)
        timetable, part = kept.in_force(), kept.part("levels")
        assert timetable is not None
        assert part is not None
        assert part.sha256 == timetable.source.sha256
        assert (len(timetable.trips), part.block) in {(3, b"Hall"), (4, b"Roof")}
        seen.add(len(timetable.trips))
        if child.returncode == 0:
            break
        assert child.returncode == -signal.SIGKILL, child.stderr.decode()
    assert moment > 8
    assert len(timetable.trips) == 4
    assert seen == {3, 4}


def test_an_import_cut_off_before_it_moved_the_kiosk_leaves_the_old_timetable(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The feed of the new town was in force, and then the power went: the settings still name the old station."""
    home = tmp_path / "home"
    caplog.allowed_errors = ("which was in force before, is used",)  # type: ignore[attr-defined]
    take(home, feed(tmp_path / "here"))
    there = write_feed(tmp_path / "there", {"u1": ["X 10:00", "Y 11:00"]})
    import_timetable(there, home, "Town X", TODAY)
    settings = replace(Settings(home), kiosk=KioskSettings(station="Town A"))
    with caplog.at_level(logging.ERROR):
        assert len(open_timetable(settings).trips) == 3
    assert "Test Rail has no station Town A" in caplog.text
    assert open_timetable(replace(settings, kiosk=KioskSettings(station="Town X"))).trips == ("u1",)


def test_going_back_to_the_demo_takes_the_parts_of_the_feed_away(tmp_path: Path) -> None:
    """The lifts of Town A say nothing of Köln."""
    home = tmp_path / "home"
    take(home, feed(tmp_path / "feed", levels="0,Hall"))
    restore_demo(home)
    assert timetables(home).parts() == ()


def test_a_file_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    """The stick is not plugged in, or the name has a typing error."""
    with pytest.raises(FaultyFile, match="GT001 is not there"):
        take(tmp_path / "home", tmp_path / "feed.zip")


def test_findings_are_kept_as_they_were(tmp_path: Path) -> None:
    """What stood in the report of the import stands in `show` a year later, line numbers and all."""
    kept = timetables(tmp_path)
    timetable = open_timetable(Settings(tmp_path))
    findings = (Fault("a.zip/stops.txt", 7, "GT203", 'stop "Ü" has\nno name.', "Give it one."),)
    kept.put_in_force(timetable, findings, TODAY)
    imported = kept.imported()
    assert imported is not None
    assert imported.findings == findings
