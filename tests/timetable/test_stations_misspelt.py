"""Who cannot spell a name, or says it in another tongue, still finds the station."""

import random
from collections.abc import Iterator

import pytest

from kiosk.timetable.alike import Alike
from kiosk.timetable.model import Station
from kiosk.timetable.shipped import read_demo
from kiosk.timetable.spelling import plain
from kiosk.timetable.stations import StationIndex, margin
from kiosk.timetable.traffic import Traffic, traffic_of
from tests.timetable.spellers import FOREIGN, GERMANY, SLIPS, cut_short, german_stations, misspelt


@pytest.fixture(scope="module")
def demo() -> Traffic:
    return traffic_of(read_demo().timetable)


@pytest.fixture(scope="module")
def index(demo: Traffic) -> StationIndex:
    return StationIndex(demo)


def found(index: StationIndex, traffic: Traffic, edits: int, draws: int, seed: int) -> float:
    """Per cent of misspelt names, drawn by weight and of every kind, that find their station among four."""
    dice = random.Random(seed)
    hits = asked = 0
    drawn = dice.choices(list(traffic.weights), list(traffic.weights.values()), k=draws)
    for number, kind in zip(drawn, _around(list(SLIPS)), strict=False):
        station = traffic.stations[number]
        if wrong := misspelt(station.name, kind, edits, dice):
            asked += 1
            hits += plain(station.name) in {plain(near.name) for near in index.suggest(wrong, 4).stations}
    return 100 * hits / asked


def _around(kinds: list[str]) -> Iterator[str]:
    while True:
        yield from kinds


@pytest.mark.requirement("A11Y-82")
@pytest.mark.parametrize("edits", [1, 2])
def test_a_misspelt_name_is_among_the_first_four(index: StationIndex, demo: Traffic, edits: int) -> None:
    """One slip, or two: 98 of 100 travellers have their station before them without starting again."""
    assert found(index, demo, edits, 350, seed=5) >= 98


@pytest.mark.data
@pytest.mark.slow
@pytest.mark.parametrize("edits", [1, 2])
@pytest.mark.skipif(not GERMANY.exists(), reason="the stations of Germany are not beside the repository")
def test_a_misspelt_name_is_found_among_all_of_germany(edits: int) -> None:
    """The same among 5,388 stations, where every second village has a neighbour of nearly its name."""
    traffic = german_stations()
    assert found(StationIndex(traffic), traffic, edits, 1400, seed=5) >= 98


@pytest.mark.data
@pytest.mark.slow
@pytest.mark.skipif(not GERMANY.exists(), reason="the stations of Germany are not beside the repository")
def test_heard_and_foreign_spellings_are_found() -> None:
    """As neighbours call them and as ears write them down, among all of Germany."""
    index = StationIndex(german_stations())
    for written, name in FOREIGN.items():
        assert name in [station.name for station in index.suggest(written, 4).stations], written


def test_a_last_word_that_is_missing_is_forgiven(index: StationIndex, demo: Traffic) -> None:
    """Somebody in a hurry: half a name with a slip in it is enough, where it is clear which one is meant."""
    dice = random.Random(2)
    short = cut_short(demo.stations, 4)
    missed = []
    for station in demo.stations:
        if station.id in short and (wrong := misspelt(short[station.id], dice.choice(list(SLIPS)), 1, dice)):
            near = index.suggest(wrong, 4).stations if index.trains_at(station.id) else (station,)
            missed += [] if station in near else [(station.name, wrong)]
    assert len(missed) <= 0.02 * len(short), missed


def test_when_one_name_fits_those_alike_stand_beside_it() -> None:
    """NEUIED leads to a hamlet of that name; most who write so mean Neuwied, and see it, too."""
    names = ("Neuiedorf", "Neuwied", "Köln Hbf", "Mainz Hbf")
    stations = tuple(Station(str(n), name, 0.0, 0.0) for n, name in enumerate(names))
    index = StationIndex(Traffic(stations, {0: 1.0, 1: 90.0, 2: 900.0, 3: 500.0}))
    matches = index.suggest("neuied", 4)
    assert matches.count == 1
    assert [station.name for station in matches.stations[:2]] == ["Neuiedorf", "Neuwied"]


def test_two_places_that_sound_alike_must_be_asked_about() -> None:
    """Essen or Hessen? Nobody can hear the H on the telephone: the margin says that it must be asked."""
    names = ("Essen", "Hessen", "Utrecht Centraal", "Maastricht")
    stations = tuple(Station(str(n), name, 0.0, 0.0) for n, name in enumerate(names))
    index = StationIndex(Traffic(stations, {0: 500.0, 1: 3.0, 2: 700.0, 3: 200.0}))
    unclear = index.sounding("essen")
    assert [candidate.station.name for candidate in unclear[:2]] == ["Essen", "Hessen"]
    clear = index.sounding("jutrecht")
    assert clear[0].station.name == "Utrecht Centraal"
    assert margin(unclear) < 0.2 < margin(clear)
    assert margin(()) == margin(clear[:1]) == 1.0


def test_likeness_says_how_sure_one_may_be(index: StationIndex) -> None:
    """A whole name as it is written is 1; each slip takes something away; noise is like nothing."""
    right, slip, noise = (index.sounding(heard)[0].likeness for heard in ("Stuttgart Hbf", "Stutgart Hpf", "xqvwzk"))
    assert right == 1.0
    assert right > slip > 0.7 > noise
    assert index.sounding("") == ()
    assert index.sounding("'-") == ()


def test_the_place_where_one_stands_was_not_meant(index: StationIndex) -> None:
    """Nobody asks in Cologne for a ticket to Cologne, however he spells it."""
    here = index.named("Köln Hbf")
    assert here not in [candidate.station for candidate in index.sounding("kölln", 4, here.id)]
    assert len(index.sounding("kölln", 4, here.id)) == 4


def test_importance_decides_between_equals() -> None:
    """Two names as far from what was written: first the one that more people want."""
    alike = Alike([("altheim", 0), ("oltheim", 1)], {0: 1.0, 1: 400.0})
    assert [number for number, _ in alike.nearest("iltheim", 2)] == [1, 0]
    assert alike.nearest("iltheim", 2)[0][1] == alike.nearest("iltheim", 2)[1][1]
