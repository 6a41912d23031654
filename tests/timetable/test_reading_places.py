"""Stations as feeds write them: what they are called in each language, and what stands on the platform's sign."""

from pathlib import Path

import pytest

from kiosk.timetable.model import Station
from kiosk.timetable.names import is_bare, without_platform
from tests.timetable.feeds import read

HEAD = "stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station,platform_code,tts_stop_name,stop_desc\n"
TRAINS = {"t1": ["A 10:00", "B 11:00"]}


def stations(folder: Path, stops: str, **tables: str) -> tuple[dict[str, Station], list[str], list[tuple[str, int]]]:
    """Stations by id, the signs of the platforms, and what was found."""
    reading = read(folder, TRAINS, {"stops": HEAD + stops, **tables})
    timetable = reading.timetable
    found = [(fault.code, fault.line) for fault in reading.faults]
    return {one.id: one for one in timetable.stations}, [one.code for one in timetable.platforms], found


PLAIN = "A,Aken,50,7,,,,,\nB,Bergen,51,7,,,,,"


def test_names_in_other_languages_are_known_by_id_and_by_name(tmp_path: Path) -> None:
    """Brussel is Bruxelles and Brussels: each traveller finds hers, and the screen can show both."""
    rows = (
        "table_name,field_name,language,translation,record_id,field_value",
        "stops,stop_name,fr,Aix-la-Chapelle,A,",
        "stops,stop_name,fr,Aix,,Aken",
        "stops,stop_name,de,Aachen,,Aken",
        "stops,stop_desc,de,am Markt,A,",
        "trips,trip_headsign,de,Bergen,t1,",
    )
    found, _, faults = stations(tmp_path, PLAIN, translations="\n".join(rows))
    assert found["A"].names == (("de", "Aachen"), ("fr", "Aix-la-Chapelle")), "a row for the stop wins over its name"
    assert {"Aachen", "Aix-la-Chapelle"} <= set(found["A"].also)
    assert found["B"].names == ()
    assert faults == [("GT319", 0)]


def test_the_translations_of_older_feeds_are_understood(tmp_path: Path) -> None:
    """Some railways still write trans_id, lang and translation, as it was before 2020."""
    found, _, faults = stations(tmp_path, PLAIN, translations="trans_id,translation,lang\nAken,Aix,fr\n,Nix,fr")
    assert found["A"].names == (("fr", "Aix"),)
    assert faults == [("GT251", 3)]


def test_a_translation_of_a_platforms_name_is_one_of_the_station(tmp_path: Path) -> None:
    """The name that people say stands at the platform: its translations are the station's too."""
    stops = "S,Hauptbahnhof,50,7,1,,,,\nA,Aken Hbf,50,7,0,S,1,,\nB,Bergen,51,7,,,,,"
    rows = "table_name,field_name,language,translation,record_id,field_value\nstops,stop_name,fr,Aix,A,"
    found, _, _ = stations(tmp_path, stops, translations=rows)
    assert (found["S"].name, found["S"].names) == ("Aken Hbf", (("fr", "Aix"),))


BROKEN_TRANSLATIONS = [
    ("stops,stop_name,,Aix,A,", "GT251"),
    ("stops,stop_name,fr,,A,", "GT251"),
    ("stops,stop_name,fr,Aix,,", "GT251"),
    ("stops,stop_name,fr,Aix,A,Aken", "GT251"),
    ("stops,stop_name,fr,Aix,Nowhere,", "GT252"),
]


@pytest.mark.parametrize(("row", "code"), BROKEN_TRANSLATIONS)
def test_a_broken_translation_is_named_by_its_line(tmp_path: Path, row: str, code: str) -> None:
    """The station keeps its own name, and the operator sees which row has no effect."""
    head = "table_name,field_name,language,translation,record_id,field_value\n"
    found, _, faults = stations(tmp_path, PLAIN, translations=head + row)
    assert (found["A"].names, faults) == ((), [(code, 2)])


def test_a_name_written_out_for_the_voice_is_found_too(tmp_path: Path) -> None:
    """St. Anton is said Sankt Anton: who spells or says it so finds the station."""
    found, _, _ = stations(tmp_path, "A,St. Anton,50,7,,,,Sankt Anton,\nB,Bergen,51,7,,,,,")
    assert "Sankt Anton" in found["A"].also
    assert found["A"].name == "St. Anton"


PLATFORMS = [
    ("7", "Sand", "", "7", "Sand"),
    ("Platform 7", "Sand", "", "7", "Sand"),
    ("", "Sand, spoor 7b", "", "7b", "Sand"),
    ("", "Sand (Gleis 12)", "", "12", "Sand"),
    ("", "Platform 3", "", "3", "Sand"),
    ("", "Sand", "Sand - Commuter Rail - Track 1", "1", "Sand"),
    ("", "Sand Gl.27-36", "", "", "Sand"),
    ("", "Sand Terminal 2", "", "", "Sand Terminal 2"),
    ("", "Sand, Track Road 7", "", "", "Sand"),
    ("Nord", "Sand", "", "Nord", "Sand"),
]


@pytest.mark.parametrize(("code", "name", "about", "sign", "shown"), PLATFORMS)
def test_the_number_on_the_sign_is_taken_where_it_is_sure(
    tmp_path: Path, code: str, name: str, about: str, sign: str, shown: str
) -> None:
    """Many feeds write "Platform 7" into the name: the screen says 7, and the station keeps its own name."""
    stops = f'S,Sand,50,7,1,,,,\nA,"{name}",50,7,0,S,{code},,{about}\nB,Bergen,51,7,,,,,'
    found, signs, faults = stations(tmp_path, stops)
    assert (signs[0], found["S"].name, faults) == (sign, shown, [])


def test_a_station_of_its_own_keeps_a_name_that_looks_like_a_platform(tmp_path: Path) -> None:
    """Where there is no station around it, nobody knows what the number means."""
    found, signs, _ = stations(tmp_path, "A,Platform 9,50,7,,,,,\nB,Bergen,51,7,,,,,")
    assert (found["A"].name, signs[0]) == ("Platform 9", "")


ODD_STOPS = [
    ("A,Aken,50,7,0,Nowhere,,,", ("GT202", 2)),
    ("A,,50,7,,,,,", ("GT203", 2)),
    ("A,Aken,50,7,8,,,,", ("GT204", 2)),
    ("A,Aken,50,7,0,A,,,", ("GT205", 2)),
    ("A,Aken,0,0,,,,,", ("GT301", 2)),
    ("A,Aken,x,7000,,,,,", ("GT301", 2)),
    ("A,Hauptbahnhof,50,7,,,,,", ("GT311", 2)),
    ("A,Bergen,60,7,,,,,", ("GT302", 3)),
]


@pytest.mark.parametrize(("row", "finding"), ODD_STOPS)
def test_an_odd_station_is_read_and_named(tmp_path: Path, row: str, finding: tuple[str, int]) -> None:
    """No train is lost because its station is written badly; the operator reads what travellers would stumble on."""
    found, _, faults = stations(tmp_path, f"{row}\nB,Bergen,51,7,,,,,")
    assert faults == [finding]
    assert set(found) == {"A", "B"}


def test_stations_within_each_other_are_one(tmp_path: Path) -> None:
    """A ring of parents has no beginning; wherever it is cut, the trains of both call at one station."""
    found, _, faults = stations(tmp_path, "A,Aken,50,7,0,C,,,\nC,Aken,50,7,1,A,,,\nB,Bergen,51,7,0,C,,,")
    assert [code for code, _ in faults] == ["GT205"]
    assert len(found) == 1


def test_names_of_platforms_are_taken_apart_where_the_number_is_clear() -> None:
    """In the words of many railways; a span of platforms and a street are no platform."""
    assert without_platform("Leuven, voie 4") == ("Leuven", "4")
    assert without_platform("Brno hl.n., nástupiště 2") == ("Brno hl.n.", "2")
    assert without_platform("Track 29 Avenue") == ("Track 29 Avenue", "")
    assert without_platform("Soundtrack 3") == ("Soundtrack 3", "")
    assert [is_bare(name) for name in ("Bahnhof", "Hauptbahnhof (oben)", "Bahnhofstraße", "Ulm Hbf")] == [
        True, True, False, False,
    ]  # fmt: skip
