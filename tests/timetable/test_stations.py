"""A traveller finds a station with a few letters, however they spell it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.errors import FaultyFile
from kiosk.timetable.compiled import Timetable
from kiosk.timetable.model import Station
from kiosk.timetable.names import shown_name
from kiosk.timetable.shipped import read_demo
from kiosk.timetable.stations import StationIndex
from kiosk.timetable.traffic import Traffic


@pytest.fixture(scope="module")
def timetable() -> Timetable:
    return read_demo().timetable


@pytest.fixture(scope="module")
def index(timetable: Timetable) -> StationIndex:
    return StationIndex(timetable)


@pytest.fixture(scope="module")
def here(index: StationIndex) -> str:
    return index.named("Köln Hbf").id


def found(index: StationIndex, typed: str, here: str) -> list[str]:
    return [station.name for station in index.suggest(typed, 4, here).stations]


def test_large_places_are_one_touch_away(index: StationIndex, here: str) -> None:
    """From Cologne most people go to these; nobody buys a long-distance ticket to the other side of the river."""
    names = [station.name for station in index.popular(here, 6)]
    assert {"Berlin Hbf", "Hamburg Hbf", "Frankfurt (Main) Hbf"} <= set(names)
    assert not {"Köln Messe/Deutz", "Köln Hbf", "Hamburg Dammtor"} & {s.name for s in index.popular(here, 20)}


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("ber", "Berlin Hbf"),
        ("mun", "München Hbf"),
        ("MUEN", "München Hbf"),
        ("mün", "München Hbf"),
        ("munich", "München Hbf"),
        ("zur", "Zürich HB"),
        ("wenen", "Wien Hbf"),
        ("Aix", "Aachen Hbf"),
        ("main", "Frankfurt (Main) Hbf"),
        ("frankfurtmainhbf", "Frankfurt (Main) Hbf"),
        ("den b", "'s-Hertogenbosch"),
        ("stutgart", "Stuttgart Hbf"),
        ("laipzig", "Leipzig Hbf"),
        ("wurtsburg", "Würzburg Hbf"),
        ("oogsburg", "Augsburg Hbf"),
        ("hbf berlin", "Berlin Hbf"),
        ("main frankfurt", "Frankfurt (Main) Hbf"),
        ("berlin hauptbahnhof", "Berlin Hbf"),
        ("sankt polten", "St.Pölten Hbf"),
        ("brussels", "Bruxelles Midi"),
        ("cracow", "Krakow Glowny"),
        ("kobenhavn", "København H"),
        ("praag", "Praha hl.n."),
        ("amsterdam cs", "Amsterdam Centraal"),
    ],
)
def test_a_name_is_found_as_people_write_it(index: StationIndex, here: str, typed: str, name: str) -> None:
    """Accents, foreign names, later words and slips of the finger all lead there."""
    assert name in found(index, typed, here)


def test_a_name_that_begins_so_comes_before_one_with_a_later_word(index: StationIndex, here: str) -> None:
    """Who types MAIN may mean Mainz or the river at Frankfurt: first the one that begins with it."""
    assert found(index, "main", here)[:2] == ["Mainz Hbf", "Frankfurt (Main) Hbf"]


def test_only_letters_that_lead_somewhere_are_lit(index: StationIndex, here: str) -> None:
    """After MU one may touch only what is the next letter of some name, and each of these finds something."""
    after = index.suggest("Mü", 4, here)
    assert after.letters == "EHLNR"
    for letter in after.letters:
        assert index.suggest("mu" + letter, 4, here).count
    assert index.suggest("muz", 4, here).count == 0
    assert index.suggest("muz", 4, here).jumps == ()


@given(st.lists(st.integers(0, 25), max_size=9))
def test_the_board_never_leads_into_a_dead_end(index: StationIndex, here: str, touches: list[int]) -> None:
    """Whichever lit letters somebody touches, there are always stations to choose, until a name is complete."""
    typed = ""
    for touch in touches:
        matches = index.suggest(typed, 4, here)
        assert matches.count
        assert matches.stations
        if not matches.letters:
            break
        typed += matches.letters[touch % len(matches.letters)]


def test_nonsense_gets_no_blank_screen(index: StationIndex, here: str) -> None:
    """Nothing fits QX: the count says so, and a few stations are still there to touch."""
    matches = index.suggest("qx", 4, here)
    assert (matches.count, len(matches.stations)) == (0, 4)


def test_the_kiosk_does_not_offer_the_place_where_it_stands(index: StationIndex, here: str) -> None:
    """Nobody goes from Cologne to Cologne."""
    assert "Köln Hbf" not in found(index, "kol", here)
    assert "Köln Hbf" not in found(index, "kolnn", here)


def test_stations_where_no_train_stops_for_people_are_not_offered(index: StationIndex, timetable: Timetable) -> None:
    """Border points and passing places are in the feed; a ticket to them would lead nowhere."""
    offered = set(StationIndex(timetable)._weights)
    assert 400 < len(offered) < len(timetable.stations)


def test_an_operator_who_mistypes_the_station_is_told_which_one_was_meant(index: StationIndex) -> None:
    """The settings name a station; a slip is answered with a name to copy, an id is as good."""
    with pytest.raises(
        FaultyFile, match=r"loket.toml: TT001 no station is called 'Kölm Hbf'. Did you mean Köln Hbf \("
    ):
        index.named("Kölm Hbf")
    assert index.named(index.named("köln hbf").id).name == "Köln Hbf"
    assert index.named("Koeln Hbf").name == "Köln Hbf"
    with pytest.raises(KeyError):
        index.station("0")


@pytest.mark.parametrize(
    ("own", "platforms", "shown"),
    [
        ("Hauptbahnhof (oben)", {"Stuttgart Hbf": 706}, "Stuttgart Hbf"),
        ("Erfurt, Hauptbahnhof", {"Hauptbahnhof": 9}, "Erfurt Hbf"),
        ("Kiel Hauptbahnhof", {"Hauptbahnhof A1": 4}, "Kiel Hbf"),
        ("Frankfurt (Main) Hauptbahnhof", {"Frankfurt(Main)Hbf": 9}, "Frankfurt (Main) Hbf"),
        (
            "S Königs Wusterhausen Bhf",
            {"S Königs Wusterhausen Bhf": 2, "Königs Wusterhausen": 2},
            "Königs Wusterhausen",
        ),
        ("Köln Messe/Deutz Bf", {"Köln Messe/Deutz": 36, "Köln Messe/Deutz Gl.11-12": 498}, "Köln Messe/Deutz"),
        ("Amsterdam Centraal", {"Amsterdam Centraal": 9}, "Amsterdam Centraal"),
        ("Nördlingen", {"Nördlingen Busbahnhof": 3}, "Nördlingen"),
    ],
)
def test_the_screen_shows_the_name_that_people_say(own: str, platforms: dict[str, int], shown: str) -> None:
    """A feed calls Stuttgart's station "Hauptbahnhof (oben)"; no traveller would find it."""
    assert shown_name(own, platforms) == shown


def test_no_name_on_the_screen_is_cluttered(timetable: Timetable) -> None:
    """Every one of the demo's names is one that could stand on a sign."""
    for station in timetable.stations:
        assert "  " not in station.name
        assert ")H" not in station.name
        assert not station.name.startswith(("Hauptbahnhof", "S ", "S+U"))
        assert "Gl." not in station.name


def test_a_station_that_nobody_can_tell_from_another_is_still_shown(index: StationIndex, timetable: Timetable) -> None:
    """Who overlooked a tile and writes the whole name has it before her again, whatever else begins so."""
    for station in timetable.stations:
        if index.trains_at(station.id):
            assert station in index.suggest(station.name, 6).stations


def test_near_places_come_first_among_equals() -> None:
    """From Dresden, Neustadt is the one across the river, not the one in the Palatinate with as many trains."""
    stations = (
        Station("1", "Neustadt (Weinstr)", 49.35, 8.14),
        Station("2", "Neustadt (Dresden)", 51.06, 13.74),
        Station("3", "Dresden Hbf", 51.04, 13.73),
        Station("4", "Mannheim Hbf", 49.48, 8.47),
    )
    index = StationIndex(Traffic(stations, dict.fromkeys(range(4), 50.0)))
    assert [station.id for station in index.suggest("neu", 4, "3").stations] == ["2", "1"]
    assert [station.id for station in index.suggest("neu", 4, "4").stations] == ["1", "2"]
