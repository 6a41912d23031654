"""Staff write down that a lift is broken while the kiosk runs; a slip of the pen must not send anybody to it."""

import logging
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.timetable.footways import Footways
from kiosk.timetable.lifts import NO_REPORT, LiftReport, LiftsFile
from tests.timetable.stations_on_foot import STOPS, WAYS, footways

ALL = frozenset({0, 1})


@pytest.fixture
def ways(tmp_path: Path) -> Footways:
    named = [row.replace("5,1,,45", "5,1,804,45").replace("5,1,,30", "5,1,805,30") for row in WAYS]
    names = "facility_id,facility_short_name\n804,Hall to track 1\n805,Hall to track 2"
    return footways(tmp_path / "feed", STOPS, named, facilities=names)


def lifts(folder: Path, ways: Footways, text: str) -> LiftsFile:
    file = folder / "lifts.json"
    file.write_text(text, "utf-8")
    return LiftsFile(file, ways)


def test_nobody_reports(tmp_path: Path, ways: Footways) -> None:
    """Most operators on the first day: the lifts are as the timetable has them, and nobody claims to know."""
    assert LiftsFile(tmp_path / "lifts.json", ways).report() == NO_REPORT


@pytest.mark.parametrize("name", ["804", "Hall to track 1"])
def test_a_lift_by_its_number_or_its_name(tmp_path: Path, ways: Footways, name: str) -> None:
    """Whatever stands on the door of the lift."""
    text = f'{{"out_of_order": ["{name}"], "not_known": ["805"], "as_of": "2026-11-20T14:02:00+01:00"}}'
    report = lifts(tmp_path, ways, text).report()
    assert report == LiftReport(frozenset({0}), frozenset({1}), datetime(2026, 11, 20, 13, 2, tzinfo=UTC))


def test_what_is_broken_is_not_also_unknown(tmp_path: Path, ways: Footways) -> None:
    """Written into both lists: the worse news counts."""
    report = lifts(tmp_path, ways, '{"out_of_order": ["804"], "not_known": ["804", "805"]}').report()
    assert (report.out, report.unknown) == ({0}, {1})


def test_without_a_time_the_files_own_counts(tmp_path: Path, ways: Footways) -> None:
    """A person saves the file and need not think of the clock."""
    file = lifts(tmp_path, ways, '{"out_of_order": []}')
    os.utime(tmp_path / "lifts.json", (1_700_000_000, 1_700_000_000))
    assert file.report() == LiftReport(as_of=datetime.fromtimestamp(1_700_000_000, UTC))


def test_it_is_read_again_when_it_changes(tmp_path: Path, ways: Footways) -> None:
    """Broken at ten, mended at eleven, and the kiosk was never restarted."""
    file = lifts(tmp_path, ways, '{"out_of_order": ["804"]}')
    assert file.report().out == {0}
    assert file.report() is file.report()
    (tmp_path / "lifts.json").write_text('{"out_of_order": []}', "utf-8")
    assert file.report().out == frozenset()
    (tmp_path / "lifts.json").unlink()
    assert file.report() == NO_REPORT


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{\n"out_of_order": [804\n', ":3: LR001 is not JSON: Expecting ',' delimiter."),
        ('["804"]', ':1: LR001 is no list of lifts. Write {"out_of_order": ["804"]}.'),
        ('{\n"out_off_order": ["804"]}', ':2: LR002 "out_off_order" means nothing here. Did you mean "out_of_order"?'),
        ('{"out_of_order": "804"}', ':1: LR003 "out_of_order" is not a list. Write "out_of_order": ["804"], or []'),
        ('{"out_of_order": ["805",\n"8O4"]}', ':2: LR004 no lift is called "8O4". Did you mean "804"?'),
        ('{"not_known": ["Hall to trak 1"]}', ':1: LR004 no lift is called "Hall to trak 1". Did you mean "Hall to tr'),
        ('{"as_of": "yesterday"}', ":1: LR005 \"as_of\" is 'yesterday', which is no moment. Write"),
        ('{"as_of": "2026-11-20T14:02:00"}', ":1: LR005 \"as_of\" is '2026-11-20T14:02:00', which is no moment."),
        ('{"as_of": 5}', ':1: LR005 "as_of" is 5, which is no moment.'),
        ("\xff", ": LR001 cannot be read: 'utf-8' codec"),
    ],
)
def test_a_file_with_a_mistake_counts_as_not_known(
    tmp_path: Path, ways: Footways, caplog: pytest.LogCaptureFixture, text: str, told: str
) -> None:
    """The operator reads line and cure in the log; until then no way that needs a lift is promised."""
    caplog.allowed_errors = ("no lift is promised",)
    (tmp_path / "lifts.json").write_bytes(text.encode("latin-1"))
    file = LiftsFile(tmp_path / "lifts.json", ways)
    assert file.report() == LiftReport(unknown=ALL)
    assert str(file.faults[0]).removeprefix(str(tmp_path / "lifts.json")).startswith(told)
    file.report()
    assert len([record for record in caplog.records if record.levelno == logging.ERROR]) == 1, "told once"


def test_mended_by_hand(tmp_path: Path, ways: Footways, caplog: pytest.LogCaptureFixture) -> None:
    """The mistake is corrected: the lifts are known again."""
    caplog.allowed_errors = ("no lift is promised",)
    file = lifts(tmp_path, ways, '{"out_of_order": ["804"')
    assert file.report().unknown == ALL
    (tmp_path / "lifts.json").write_text('{"out_of_order": ["804"]}', "utf-8")
    assert (file.report().out, file.faults) == (frozenset({0}), ())


def test_two_lifts_of_one_name_are_told_apart(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A lift called "Lobby to street" is in every second station."""
    caplog.allowed_errors = ("no lift is promised",)
    named = [row.replace("5,1,,45", "5,1,804,45").replace("5,1,,30", "5,1,805,30") for row in WAYS]
    names = "facility_id,facility_short_name\n804,Lobby to street\n805,Lobby to street"
    both = footways(tmp_path / "feed", STOPS, named, facilities=names)
    file = lifts(tmp_path, both, '{"out_of_order": ["Lobby to street"]}')
    file.report()
    what = '2 lifts are called "Lobby to street". Name one by its id: 804 (Mitte) or 805 (Mitte).'
    assert str(file.faults[0]).endswith(what)
