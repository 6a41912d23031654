"""What a town is called elsewhere: our table, the operator's file, and what stands beneath the name on a tile."""

import logging
from pathlib import Path

import pytest

from kiosk.errors import FaultyFile
from kiosk.settings import ContentSettings, Settings
from kiosk.timetable.abroad import Abroad, open_abroad, read_abroad, unknown_towns
from kiosk.timetable.model import Station
from kiosk.timetable.spelling import spellings
from kiosk.timetable.stations import StationIndex
from kiosk.timetable.traffic import Traffic

COLOGNE = Station("1", "Köln Hbf", 50.94, 6.96)
DEUTZ = Station("2", "Köln Messe/Deutz", 50.94, 6.97)
HAGUE = Station("3", "Den Haag Centraal", 52.08, 4.32)
ESSEN = Station("4", "Essen Hbf", 51.45, 7.01)
STATIONS = (COLOGNE, DEUTZ, HAGUE, ESSEN)


def index(abroad: Abroad | None = None) -> StationIndex:
    return StationIndex(Traffic(STATIONS, {0: 90.0, 1: 50.0, 2: 70.0, 3: 60.0}), abroad)


def written(folder: Path, text: str) -> Path:
    file = folder / "aliases.toml"
    file.write_text(text, "utf-8")
    return file


def told(file: Path) -> str:
    with pytest.raises(FaultyFile) as caught:
        read_abroad(file)
    return str(caught.value).replace(str(file), "aliases.toml")


def test_a_tile_shows_what_the_traveller_calls_it() -> None:
    """The sign in the station says Köln; the traveller from Utrecht reads Keulen beneath it, and is sure."""
    found = index()
    assert [found.called(COLOGNE, language) for language in ("nl", "en", "de")] == ["Keulen", "Cologne", ""]
    assert found.called(HAGUE, "en") == "The Hague"
    assert found.called(ESSEN, "en") == ""


def test_all_stations_of_a_town_carry_its_name() -> None:
    """Deutz is a station of Cologne, and "Cologne Messe" is how guests write it."""
    found = index()
    assert found.suggest("colo").stations == (COLOGNE, DEUTZ)
    assert found.suggest("cologne messe").stations[0] == DEUTZ
    assert found.suggest("la haye").stations[0] == HAGUE
    assert found.named("Keulen Hbf") == COLOGNE


def test_our_table_is_clean() -> None:
    """No row repeats the town's own name, and each can be written with letters."""
    table = read_abroad()
    assert len(table.towns) > 120
    for town, names in table.towns.items():
        for said in names.values():
            for name in said:
                assert spellings(name)[0]
                assert not set(spellings(name)) & set(spellings(town)), (town, name)


def test_an_operator_adds_names_of_his_own(tmp_path: Path) -> None:
    """Guests of a fair ask for "Koelnmesse", regulars for the dome: the file beside the settings says so."""
    written(tmp_path, '"Köln Messe" = ["Koelnmesse"]\n"Köln" = {en = "Colonia", also = ["Domplatte"]}\n')
    abroad = open_abroad(Settings(tmp_path), [station.name for station in STATIONS])
    found = index(abroad)
    assert found.suggest("koelnm").stations[0] == DEUTZ
    assert COLOGNE in found.suggest("dompl").stations
    assert found.called(COLOGNE, "en") == "Colonia"
    assert found.suggest("cologne").stations[0] == COLOGNE  # ours are still known
    assert open_abroad(Settings(tmp_path / "no such home"), []).towns == read_abroad().towns


def test_a_row_that_fits_no_station_is_told_and_closes_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The next feed may lack a town; the kiosk opens all the same, and the log says what was meant."""
    file = written(tmp_path, '# ours\n"Kölm" = ["Colonia"]\n"Essen" = ["Assindia"]\n"Qqq" = ["x"]\n')
    settings = Settings(tmp_path, content=ContentSettings(aliases=str(file)))
    with caplog.at_level(logging.WARNING):
        assert open_abroad(settings, [station.name for station in STATIONS]).towns["Essen"]
    first, second = (record.getMessage() for record in caplog.records)
    assert "aliases.toml:2: TT016 no station's name begins with 'Kölm'. Did you mean Köln?" in first
    assert "aliases.toml:4: TT016" in second
    assert unknown_towns(file, ["Kölm", "Essen Hbf", "Qqq Ost"]) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('"Köln" = {en = "Cologne"\n', "aliases.toml:1: TT012 is not TOML"),
        ("\nKöln = 5\n", "TT012"),
        ('x = 1\n\n"Köln" = 5\n', "aliases.toml:3: TT013 'Köln' is 5, not a list of names."),
        ('"Köln" = {english = "Cologne"}\n', "aliases.toml:1: TT014 'english' is no language. Write a code such as nl"),
        ('"Köln" = {en = ""}\n', "aliases.toml:1: TT015 'Köln' has a name without letters"),
        ('"Köln" = []\n', "aliases.toml:1: TT015"),
        ('"Köln" = {en = 7}\n', "aliases.toml:1: TT015"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, text: str, fault: str) -> None:
    """An operator who slips reads where, and what to write instead."""
    assert fault in told(written(tmp_path, text))


def test_a_file_that_is_not_there_or_no_text(tmp_path: Path) -> None:
    """Named in the settings, and missing: the kiosk says so instead of going on without it."""
    assert "TT011 is not there." in told(tmp_path / "aliases.toml")
    file = tmp_path / "aliases.toml"
    file.write_bytes(b"\xff\xfe\x00")
    assert "TT011 cannot be read" in told(file)
    with pytest.raises(FaultyFile):
        open_abroad(Settings(tmp_path, content=ContentSettings(aliases=str(tmp_path / "gone.toml"))), [])
