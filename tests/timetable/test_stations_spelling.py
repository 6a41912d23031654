"""Every way that people write a name leads to it: accents, abbreviations, word order, no blanks at all."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kiosk.timetable.model import Station
from kiosk.timetable.sound import sound_of
from kiosk.timetable.spelling import beginning, plain, spellings, typed_key, word_starts
from kiosk.timetable.stations import StationIndex
from kiosk.timetable.traffic import Traffic


def keys(name: str) -> set[str]:
    return {key for key, _ in word_starts(name)}


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Müllheim (Baden)", "mullheim baden"),
        ("Müllheim (Baden)", "MUELLHEIM"),
        ("Århus H", "arhus"),
        ("Århus H", "AARHUS H"),
        ("Helsingør", "helsingor"),
        ("Helsingør", "helsingoer"),
        ("Łódź Fabryczna", "lodz"),
        ("Đakovo", "dakovo"),
        ("Iğdır", "igdir"),
        ("İzmir Basmane", "izmir"),
        ("Weißenfels", "weissenfels"),
        ("'s-Hertogenbosch", "shertogenbosch"),
        ("L’Aquila", "laquila"),
        ("L’Aquila", "l'aquila"),
        ("Frankfurt (Main) Hbf", "main frankfurt"),
        ("Frankfurt (Main) Hbf", "hauptbahnhof frankfurt"),
        ("Zürich HB", "zuerich hauptbahnhof"),
        ("St. Pölten Hbf", "Sankt Pölten"),
        ("Sankt Augustin", "st augustin"),
        ("Saint-Étienne Châteaucreux", "st etienne"),
        ("St Pancras International", "saint pancras"),
        ("Erfurt Hauptbahnhof", "erfurt hbf"),
        ("Königsbrück Bf", "königsbrück bahnhof"),
        ("Amsterdam Centraal", "amsterdam cs"),
        ("Antwerpen-Centraal", "antwerpen central"),
        ("Gare de Lyon", "lyon"),
    ],
)
def test_a_name_begins_as_it_was_written(name: str, written: str) -> None:
    """There are only letters on the board, and everybody shortens in his own way."""
    assert any(key.startswith(typed_key(written)) for key in keys(name))


def test_a_name_in_another_script_is_found_by_its_translation() -> None:
    """Nobody can type Θεσσαλονίκη on a board with Latin letters; the feed knows what else it is called."""
    station = Station("1", "Θεσσαλονίκη", 0.0, 0.0, names=(("en", "Thessaloniki"), ("de", "Saloniki")))
    index = StationIndex(Traffic((station,), {0: 1.0}))
    assert index.suggest("thes").stations == (station,)
    assert index.suggest("SAL").stations == (station,)
    assert index.suggest("Θεσσ").stations == (station,)
    assert index.called(station, "de") == "Saloniki"
    assert index.called(station, "nl") == ""


@given(st.text(max_size=20))
@example("𝓐")
@example("ꟸ")
def test_plain_letters_stay_as_they_are(text: str) -> None:
    """What was folded once is not folded again: a name from the board is looked up as it is."""
    for spelling in spellings(text):
        assert plain(spelling) == spelling
    assert typed_key(typed_key(text)) == typed_key(text)


@given(st.text("aäbßœ' -()", min_size=1, max_size=12), st.integers(1, 14))
def test_the_beginning_of_a_name_is_written_as_the_name_is(name: str, letters: int) -> None:
    """A key on the board says "Mü", not "mu", and types exactly what it says."""
    whole = typed_key(name)
    begun = typed_key(" ".join(beginning(name, letters)))
    assert whole.startswith(begun)
    assert len(begun) >= min(letters, len(whole))
    assert len(begun) <= letters + 1  # ß is two letters, and is not cut in half


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("keulen", "kollen"),
        ("hessen", "essen"),
        ("laipzig", "leipzig"),
        ("oogsburg", "augsburg"),
        ("aken", "aachen"),
        ("wurtsburg", "wurzburg"),
        ("zwerin", "schwerin"),
        ("manhaim", "mannheim"),
        ("filingen", "villingen"),
        ("kwedlinburg", "quedlinburg"),
    ],
)
def test_what_sounds_alike_has_one_key(said: str, name: str) -> None:
    """Dutch, German and English ears write one sound in many ways; the key keeps what all of them hear."""
    assert sound_of(said) == sound_of(name)


def test_what_sounds_different_has_two_keys() -> None:
    """The key is coarse, but it still tells towns apart."""
    towns = (
        "berlin",
        "hamburg",
        "munchen",
        "koln",
        "frankfurt",
        "stuttgart",
        "dusseldorf",
        "dresden",
        "bremen",
        "gera",
    )
    assert len({sound_of(town) for town in towns}) == len(towns)
