"""An open engine writes words that it knows; on this screen they were something else."""

import shutil

import pytest

from voice.engines.sound_alike import SoundAlike, bare_names, coarse
from voice.model import Screen

pytestmark = pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not on this machine")
SCREEN = Screen(
    1,
    "en",
    ("there and back", "one way", "help", "to hanover", "to hamburg"),
    ("Hamburg Hbf", "Hanover", "Utrecht", "Bonn"),
)


def test_the_phrase_that_it_sounds_like_is_found() -> None:
    """In a hall "there and back" may be "they are in back"."""
    assert SoundAlike(SCREEN).phrases("They're in back.")[0] == "there and back"


def test_other_talk_sounds_like_nothing_here() -> None:
    """Nobody is asked whether she meant it."""
    assert SoundAlike(SCREEN).phrases("did you remember to feed the cat") == ()
    assert SoundAlike(SCREEN).phrases("") == ()


def test_a_name_within_a_sentence_is_found() -> None:
    """The rest of the order stays as it was."""
    assert SoundAlike(SCREEN).reread("Two seniors to hand over on Friday.")[0] == "two seniors to Hanover on friday"
    assert SoundAlike(SCREEN).reread("what a lovely morning") == ()


def test_a_language_without_a_voice_has_nothing_alike() -> None:
    """No error: the words are taken as they are."""
    assert SoundAlike(Screen(1, "xx", ("one way",))).phrases("one way") == ()


def test_names_are_bare_and_sounds_coarse() -> None:
    """What everybody leaves out, and what noise takes first."""
    assert bare_names(("Frankfurt (Main) Hbf", "Ulm Hbf", "Bonn Hbf")) == ["Frankfurt", "Ulm", "Bonn"]
    assert coarse("bɒn") == coarse("pʌm")
