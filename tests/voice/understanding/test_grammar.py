"""An engine with a grammar hears nothing else: what people say here must be in it, and little besides."""

import pytest

from tests.voice.understanding.world import HOME, UNDERSTANDING, asked, station
from voice.understanding.grammar import short_name
from voice.understanding.pack import languages, read_pack


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ("destination", "hamburg"),
        ("destination", "to hamburg please"),
        ("way", "one way"),
        ("way", "there and back"),
        ("travellers", "two seniors"),
        ("travellers", "just me"),
        ("out", "tomorrow morning"),
        ("welcome", "i need help"),
    ],
)
def test_the_short_answer_to_a_question_can_be_heard(step: str, said: str) -> None:
    """As it is said: not "Hamburg Hbf", "No, one way" or "2 seniors", as it stands on the screen."""
    assert said in UNDERSTANDING.screen(1, asked(step)).phrases


def test_no_phrase_has_digits() -> None:
    """No engine knows how they are said."""
    for step in ("destination", "way", "travellers", "out", "review"):
        phrases = UNDERSTANDING.screen(1, asked(step)).phrases
        assert not [phrase for phrase in phrases if any(letter.isdigit() for letter in phrase)]


@pytest.mark.parametrize("language", languages())
def test_what_a_grammar_listens_for_is_understood(language: str) -> None:
    """A phrase that is heard, and then means nothing or something else, helps nobody."""
    wrong = []
    for value, phrase in read_pack(language).closed:
        kind, _, wanted = value.partition(" ")
        if kind == "command":
            meaning = UNDERSTANDING.meaning(phrase, asked("review", language))
            if meaning.command != wanted:
                wrong.append((phrase, wanted, meaning))
        elif kind not in ("before", "after"):
            step = next(step.id for step in HOME.flow.steps if step.fills == kind)
            known = {"destination": station("Bonn Hbf"), "way": "return", "out": "now"} if kind == "back" else {}
            meaning = UNDERSTANDING.meaning(phrase, asked(step, language, known))
            if not (meaning.facts or meaning.choice):
                wrong.append((phrase, kind, meaning))
    assert not wrong


def test_accents_stay() -> None:
    """A German model has "zurück" among its words, and no "zuruck"."""
    assert ("command back", "zurück") in read_pack("de").closed


def test_a_station_is_called_by_its_town() -> None:
    """Nobody says the region, or that it is the main station."""
    assert [short_name(name) for name in ("Frankfurt (Main) Hbf", "Basel SBB", "Ulm")] == ["frankfurt", "basel", "ulm"]
