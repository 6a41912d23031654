"""Few touches bring a traveller to a station, and no touch leads her astray."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.timetable.letter_board import LINE, LINES, LetterBoard, width_of
from kiosk.timetable.model import Station
from kiosk.timetable.shipped import read_demo
from kiosk.timetable.spelling import typed_key
from kiosk.timetable.stations import StationIndex
from kiosk.timetable.traffic import Traffic, traffic_of
from tests.timetable.spellers import GERMANY, NEVER, Traveller, german_stations, with_room

TILES = 6


@pytest.fixture(scope="module")
def demo() -> Traffic:
    return traffic_of(read_demo().timetable)


@pytest.fixture(scope="module")
def index(demo: Traffic) -> StationIndex:
    return StationIndex(demo)


def weighted(index: StationIndex, traffic: Traffic, origin: str = "") -> tuple[float, int]:
    """Mean and 95th of a hundred touches, over all stations by their weight."""
    traveller = Traveller(index, TILES, LINES, origin)
    taken = sorted(
        (traveller.touches(traffic.stations[number]), weight)
        for number, weight in traffic.weights.items()
        if traffic.stations[number].id != origin
    )
    whole, passed, p95 = sum(weight for _, weight in taken), 0.0, 0
    for touches, weight in taken:
        passed += weight
        p95 = touches if passed - weight < 0.95 * whole else p95
    return sum(touches * weight for touches, weight in taken) / whole, p95


def test_three_touches_are_enough_in_the_demo(index: StationIndex, demo: Traffic) -> None:
    """From Cologne, where the demo stands, three touches bring most travellers to their station."""
    mean, p95 = weighted(index, demo, index.named("Köln Hbf").id)
    assert mean <= 3.0
    assert p95 <= 5


def test_every_station_is_reached_by_writing_its_name(index: StationIndex, demo: Traffic) -> None:
    """However small it is: no letter of its name is dark on the way, and in the end it is on a tile."""
    traveller = Traveller(index, TILES, LINES)
    for number in demo.weights:
        assert traveller.touches(demo.stations[number]) < NEVER


def test_jumps_save_touches(index: StationIndex, demo: Traffic) -> None:
    """Without the keys of many letters it takes longer: they are worth their place on the panel."""
    with_jumps, without = Traveller(index, TILES, LINES), Traveller(index, TILES, 0)
    weights = demo.weights.items()
    saved = sum(w * (without.touches(demo.stations[n]) - with_jumps.touches(demo.stations[n])) for n, w in weights)
    assert saved > 0.1 * sum(demo.weights.values())


@given(st.lists(st.integers(0, 60), max_size=6))
def test_a_jump_writes_what_it_says_and_finds_something(index: StationIndex, touches: list[int]) -> None:
    """Whatever is touched, letters or whole beginnings: what stood there stays, more is added, and stations fit."""
    typed = ""
    for touch in touches:
        matches = index.suggest(typed, TILES)
        ways = [(jump.typed, jump.label) for jump in matches.jumps]
        ways += [(typed + letter, letter) for letter in matches.letters]
        if not ways:
            break
        following, label = ways[touch % len(ways)]
        assert typed_key(following).startswith(typed_key(typed))
        assert len(typed_key(following)) > len(typed_key(typed))
        assert typed_key(following).endswith(typed_key(label))
        typed = following
        assert index.suggest(typed, TILES).count


def test_more_jumps_than_the_panel_has_room_for_are_never_planned(index: StationIndex) -> None:
    """Two lines of keys on the panel; the least useful goes first where the lines break badly."""
    for typed in ("", "b", "m", "s", "ha", "frank"):
        jumps = index.suggest(typed, TILES).jumps
        assert sum(width_of(jump.label) for jump in jumps) <= LINES * LINE
        assert sorted(jump.rank for jump in jumps) == list(range(len(jumps)))
        assert len(jumps) - len(with_room(jumps, LINES)) <= 1
        assert [typed_key(jump.typed) for jump in jumps] == sorted(typed_key(jump.typed) for jump in jumps)


def made(*names: str, tiles: int = 2) -> LetterBoard:
    return LetterBoard(dict(enumerate(names)), dict.fromkeys(range(len(names)), 1.0), tiles)


def test_a_city_with_many_stations_is_one_touch() -> None:
    """After B comes Berlin, whole: nobody need write six letters that are clear from the second on."""
    board = made("Berlin Hbf", "Berlin Ost", "Berlin Süd", "Berlin Zoo", "Bonn Hbf", "Bonn-Beuel", "Bochum")
    assert "Berlin" in [jump.label for jump in board.jumps("b")]
    assert [jump.typed for jump in board.jumps("BERL")] == ["BERLIN"]


def test_after_a_whole_word_a_jump_shows_the_next_one() -> None:
    """FRANKFURT is written already: the key says "Main"."""
    board = made("Frankfurt (Main) Hbf", "Frankfurt (Main) Ost", "Frankfurt (Main) Süd", "Frankfurt (Oder)", tiles=1)
    assert [(jump.label, jump.typed) for jump in board.jumps("FRANKFURT")] == [("Main", "FRANKFURT MAIN")]


def test_an_accent_that_only_some_have_is_not_on_the_key() -> None:
    """Who looks for Schwabach must not read "Schwäb"; who looks for München reads "München"."""
    board = made("Schwabach", "Schwäbisch Hall", "Schwaan", "Schwerin", "Sinsheim", "Singen")
    assert "Schwab" in [jump.label for jump in board.jumps("s")]
    board = made("München Hbf", "München Ost", "München-Pasing", "Mainz", "Marburg")
    assert ("München", "MÜNCHEN") in [(jump.label, jump.typed) for jump in board.jumps("m")]


def test_stations_of_one_name_are_all_shown() -> None:
    """There are four villages called Au: nothing that can be written tells them apart, so all are on tiles."""
    stations = (*(Station(str(n), "Au", 0.0, 0.0) for n in range(4)), Station("9", "Aulendorf", 0.0, 0.0))
    index = StationIndex(Traffic(stations, dict.fromkeys(range(5), 9.0)))
    assert set(index.suggest("au", 4).stations) == set(stations[:4])


@pytest.mark.data
@pytest.mark.slow
@pytest.mark.skipif(not GERMANY.exists(), reason="the stations of Germany are not beside the repository")
def test_three_touches_are_enough_for_all_of_germany() -> None:
    """5,388 stations, each as often as trains stop there: the measure that `./loket bench stations` reports."""
    traffic = german_stations()
    mean, p95 = weighted(StationIndex(traffic), traffic)
    assert mean <= 3.0
    assert p95 <= 5
