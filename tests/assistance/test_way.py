"""The way to a call: places by name, minutes, floors, and a picture that fits; phrases in the traveller's language."""

import itertools
from dataclasses import replace

import pytest

from assistance.plan.model import Places
from assistance.plan.reader import read_plan
from assistance.web.map import HEIGHT, NO_WAY, WIDTH, StationMap
from assistance.web.phrases import PhraseBook

PLACES = read_plan().places
MAP = StationMap(PLACES)


def test_the_way_by_name():
    """From desk to shop: each place on the way, in the helper's language, and the minutes with the time to start."""
    way = MAP.way("information", "demo-1", "de")
    assert way.stops == ("Informationsschalter", "Haupthalle, Nord", "Läden, Blumenladen")
    assert (way.minutes, way.floors) == (2, 0)


def test_from_the_platform_it_is_one_floor_down():
    """The stairs are drawn as stairs, and the card says the floor."""
    way = MAP.way("platform-1", "demo-1", "en")
    assert way.floors == -1
    assert way.picture is not None
    assert any(line.on_way and line.stairs for line in way.picture.lines)


def test_where_she_is_already():
    """One stop, one minute: nothing to search."""
    way = MAP.way("shops", "demo-1", "en")
    assert (way.stops, way.minutes) == (("Shops, flower shop",), 1)


@pytest.mark.parametrize(("start", "kiosk"), [("information", "of another station"), ("", "of another station")])
def test_a_kiosk_that_is_not_on_the_map(start: str, kiosk: str):
    """The card is whole without a way: the kiosk's own words say where it is."""
    assert MAP.way(start, kiosk, "en") == NO_WAY


def test_nobody_knows_where_she_is():
    """The call is on the picture all the same, and no minutes are made up."""
    way = MAP.way("", "demo-1", "en")
    assert (way.minutes, way.stops) == (None, ())
    assert way.picture is not None
    assert way.picture.you is None


def test_a_walk_is_the_sum_of_its_legs():
    """For each pair of places and both kinds of legs: the way that is named is as long as the time that is told."""
    for step_free in (False, True):
        for one in PLACES.places:
            for other in PLACES.places:
                path = PLACES.way(one, other, step_free=step_free)
                legs = sum(PLACES.seconds(a, b, step_free=step_free) for a, b in itertools.pairwise(path))
                assert path[:1] + path[-1:] == (one, other)
                assert legs == pytest.approx(PLACES.seconds(one, other, step_free=step_free))


@pytest.mark.parametrize("scale", [0.01, 1, 40])
def test_any_station_fits_into_the_picture(scale: float):
    """A tram stop or an airport: every place is inside, and no two lie on each other."""
    moved = {
        id: replace(place, at=(place.at[0] * scale - 900, place.at[1] * scale + 77)) if place.at else place
        for id, place in PLACES.places.items()
    }
    picture = StationMap(replace(PLACES, places=moved)).way("information", "demo-1", "en").picture
    assert picture is not None
    assert all(0 < dot.x < WIDTH and 0 < dot.y < HEIGHT for dot in picture.dots)
    assert len({(dot.x, dot.y) for dot in picture.dots}) == len(picture.dots) == len(PLACES.places)


def test_a_map_without_a_drawing():
    """An operator who gave no metres gets words and no picture."""
    plain: Places = replace(PLACES, places={id: replace(one, at=None) for id, one in PLACES.places.items()})
    way = StationMap(plain).way("information", "demo-1", "en")
    assert way.picture is None
    assert way.minutes == 2


def test_phrases_are_whole_in_every_language():
    """What one language can say, each can: a helper never finds a gap. No sentence is longer than a look."""
    book = PhraseBook()
    assert book.languages >= {"en", "nl", "de", "fr", "tr", "ar", "uk", "pl"}
    for language in book.languages:
        said = book.of(language, "en").all
        assert len({phrase.theirs for phrase in said}) == len(said) >= 12
        assert all(0 < len(phrase.theirs) <= 90 for phrase in said)


def test_phrases_for_a_language_that_nobody_wrote():
    """English, and said to be English; a variety gets its language; Arabic from the right."""
    book = PhraseBook()
    assert book.of("xx", "nl").language == "en"
    assert book.of("nl-BE", "en").language == "nl"
    assert (book.of("ar", "en").direction, book.of("fr", "en").direction) == ("rtl", "ltr")
