"""When has she spoken? A slow speaker is not cut off, and a quick answer is not waited for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice.engines.voice_detection import CHUNK_SECONDS
from voice.model import Patience
from voice.recogniser.end_of_speech import LONGEST, NOBODY, SILENCE, EndOfSpeech, Turn


def _pieces(seconds: float) -> int:
    return round(seconds / CHUNK_SECONDS)


def _speak(ends: EndOfSpeech, seconds: float) -> list[Turn]:
    return [ends.step(0.9) for _ in range(_pieces(seconds))]


def _silence(ends: EndOfSpeech, seconds: float) -> list[Turn]:
    return [ends.step(0.05) for _ in range(_pieces(seconds))]


def test_silence_after_speech_ends_it_and_engines_are_asked_before() -> None:
    """Engines are asked after a fifth of a second, so that they are ready when the silence is long enough."""
    ends = EndOfSpeech(Patience.USUAL)
    assert Turn.BEGAN in _speak(ends, 1.0)
    turns = [turn for turn in _silence(ends, 1.0) if turn is not Turn.NOTHING]
    assert turns == [Turn.LOOK, Turn.SHORT, Turn.ENDED]


@pytest.mark.requirement("A11Y-51")
def test_a_slow_speaker_may_rest_for_longer() -> None:
    """Who needs a second to find a word is not cut off in the middle of it."""
    ends = EndOfSpeech(Patience.LONG)
    _speak(ends, 1.0)
    assert Turn.ENDED not in _silence(ends, 1.4)
    assert Turn.GOES_ON in _speak(ends, 0.5)
    assert Turn.ENDED in _silence(ends, 1.6)


def test_who_goes_on_after_the_end_was_cut_off() -> None:
    """It learns from it: the next time it waits longer."""
    ends = EndOfSpeech(Patience.USUAL)
    _speak(ends, 1.0)
    _silence(ends, 1.0)
    assert not ends.cut_off
    _speak(ends, 0.5)
    assert ends.cut_off


def test_one_sound_of_a_thirtieth_of_a_second_is_no_speech() -> None:
    """A door that slams is not an answer."""
    ends = EndOfSpeech(Patience.USUAL)
    assert [ends.step(p) for p in (0.1, 0.9, 0.1, 0.9, 0.1)] == [Turn.NOTHING] * 5
    assert not ends.speaking


def test_nobody_is_hurried_and_the_microphone_does_not_stay_open_for_ever() -> None:
    """Twenty seconds of silence close it; that is no mistake of hers."""
    ends = EndOfSpeech(Patience.USUAL)
    turns = _silence(ends, NOBODY + 0.1)
    assert turns.count(Turn.NOBODY) == 1


def test_noise_without_an_end_ends_after_twelve_seconds() -> None:
    """In a loud hall the end is sometimes never found: she must not wait for ever."""
    ends = EndOfSpeech(Patience.USUAL)
    assert Turn.TOO_LONG in _speak(ends, LONGEST + 0.2)


@given(st.lists(st.tuples(st.floats(0.1, 1.5), st.floats(0.05, 0.7)), min_size=1, max_size=5))
def test_pauses_that_are_short_enough_never_end_it(rhythm: list[tuple[float, float]]) -> None:
    """However she pauses: while each pause is shorter than the silence that ends it, it goes on to its last word."""
    ends, said = EndOfSpeech(Patience.USUAL), 0.0
    for voice, pause in rhythm:
        said += voice + pause
        if said > LONGEST - 0.5 or pause > SILENCE[Patience.USUAL] - 0.1:
            return
        turns = _speak(ends, voice) + _silence(ends, pause)
        assert Turn.ENDED not in turns
    assert Turn.ENDED in _silence(ends, 1.0)
