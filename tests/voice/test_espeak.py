"""The voice that every kiosk has: pyttsx3 with our own driver over espeak-ng."""

import re
import subprocess
import sys
from threading import Thread

import pytest

from tests.voice.conftest import Open
from tests.voice.fakes import NEEDS_ESPEAK, PATIENCE, PROMPTS, HandSink, PaperSink
from voice.engines.espeak_synthesiser import EspeakSynthesiser
from voice.model import Utterance, VoiceState, WordMark
from voice.ports import VoiceTrouble

pytestmark = NEEDS_ESPEAK


def say(text: str, language: str) -> tuple[PaperSink, list[WordMark]]:
    sink, marks = PaperSink(), []
    assert EspeakSynthesiser().say(Utterance(text, language), sink, marks.append, lambda: False)
    return sink, marks


@pytest.mark.requirement("A11Y-39")
@pytest.mark.parametrize("language", PROMPTS)
def test_every_language_is_spoken_at_a_pace_to_follow(language: str) -> None:
    """Not so fast that she misses it, not so slow that words fall apart."""
    sink, _ = say(PROMPTS[language], language)
    words = len(PROMPTS[language]) / 6  # five letters and a space: Finnish words are few and long
    assert sink.loud
    assert 100 < words / (sink.ms / 60_000) < 250
    assert max(sink.pieces) <= sink.rate // 50, "pieces of 20 ms at most, so that a stop is not late"


def test_it_speaks_all_languages_of_the_kiosk() -> None:
    """A German voice reading Dutch is no help: the voice is that of the language that was asked for."""
    from voice.engines.espeak_driver import load_espeak

    assert EspeakSynthesiser().languages() == frozenset(PROMPTS)
    for language in PROMPTS:
        say("1", language)
        voice = load_espeak().binding.GetCurrentVoice().contents.identifier.decode()
        assert voice.split("/")[1] == language


def test_a_language_without_a_voice_is_trouble_not_gibberish() -> None:
    """Turkish is not read out by an Englishman."""
    with pytest.raises(VoiceTrouble, match="'tr'") as raised:
        say("Merhaba", "tr")
    assert raised.value.state is VoiceState.NO_VOICE


@pytest.mark.parametrize("language", PROMPTS)
def test_each_word_is_marked_where_it_stands(language: str) -> None:
    """Words light up as they are said: in order, at their letters (ö and å too), while there is sound."""
    sink, marks = say(PROMPTS[language], language)
    marked = [PROMPTS[language][mark.offset : mark.offset + mark.length] for mark in marks]
    words = re.findall(r"\w+", PROMPTS[language])
    assert [word for word in marked if word not in words] == []
    assert len(marked) >= 0.8 * len(words)
    times = [mark.at_ms for mark in marks]
    assert times == sorted(times)
    assert times[-1] < sink.ms


def test_the_first_sound_comes_before_the_last_word_is_thought_of(open_speaker: Open) -> None:
    """She hears the first word while the rest is still being made: the sink is fed piece by piece."""
    sink = HandSink()
    speaker = open_speaker(EspeakSynthesiser(), sink)
    speaker.say([Utterance(PROMPTS["de"], "de")])
    first = sink.hear(300)  # no more than 120 ms wait in the sink: the sentence cannot be there as a whole
    assert max(first) > 1000
    assert len(sink.rest()) <= 150 * sink.opened // 1000


def test_say_and_stop_fifty_times_never_hangs_and_never_mixes(open_speaker: Open) -> None:
    """The shipped driver of pyttsx3 hangs at its first stop; a drumming child must not silence ours for good."""
    sink = HandSink()
    speaker = open_speaker(EspeakSynthesiser(), sink)
    for turn in range(50):
        speaker.say([Utterance(PROMPTS["nl"], "nl")])
        sink.hear(20 * (turn % 3))
        speaker.stop()
        assert sink.rest().tobytes() == b""
    assert speaker.finish(PATIENCE)
    assert speaker.state is VoiceState.READY


def test_pyttsx3_says_all_that_was_queued() -> None:
    """The pyttsx3 that developers know works as it promises: the shipped driver says only the last of three."""
    import pyttsx3

    EspeakSynthesiser().languages()  # installs the driver
    engine = pyttsx3.init("kiosk")
    heard: list[str] = []
    ends: list[bool] = []
    tokens = [
        engine.connect("started-word", lambda name, location, length: heard.append(name)),
        engine.connect("finished-utterance", lambda name, completed: ends.append(completed)),
    ]
    sink = PaperSink()
    for name, value in (("sink", sink), ("voice", "gmw/en"), ("rate", 155), ("cancelled", lambda: False)):
        engine.setProperty(name, value)
    for word in ("One.", "Two.", "Three."):
        engine.say(word)
    engine.runAndWait()
    assert (heard, ends) == (["One", "Two", "Three"], [True, True, True])

    engine.startLoop(False)  # the way a program with a loop of its own drives it
    engine.say("Four.")
    engine.iterate()
    engine.iterate()
    engine.endLoop()
    assert heard[-1] == "Four"
    for token in tokens:
        engine.disconnect(token)


def test_pyttsx3_stops_from_another_thread() -> None:
    """stop() of the shipped driver takes six seconds, and runAndWait() never comes back."""
    import pyttsx3

    EspeakSynthesiser().languages()
    engine = pyttsx3.init("kiosk")
    ends: list[bool] = []
    token = engine.connect("finished-utterance", lambda name, completed: ends.append(completed))
    sink = HandSink()
    engine.setProperty("sink", sink)
    engine.setProperty("cancelled", lambda: False)
    sink.open(22_050)
    speaking = Thread(target=lambda: (engine.say(PROMPTS["en"]), engine.runAndWait()))
    speaking.start()
    sink.hear(200)
    engine.stop()
    speaking.join(PATIENCE)
    assert not speaking.is_alive()
    assert ends == [False]
    assert sink.rest().tobytes() == b""
    engine.disconnect(token)


WITHOUT_ESPEAK = """
import ctypes, sys
load = ctypes.CDLL.__init__
def nothing_called_espeak(self, name, *rest, **more):
    if "espeak" in str(name):
        raise OSError(f"{name}: cannot open shared object file")
    load(self, name, *rest, **more)
ctypes.CDLL.__init__ = nothing_called_espeak
from voice.__main__ import main
sys.exit(main(["speak", "Hello.", "--sound", "none"]) + 10 * main(["speak", "Hello.", "--to", "never.wav"]))
"""


def test_a_machine_without_espeak_says_what_to_install(tmp_path: object) -> None:
    """A fresh machine: no crash, but one line that names the package."""
    ended = subprocess.run(
        [sys.executable, "-c", WITHOUT_ESPEAK], capture_output=True, text=True, timeout=60, check=False
    )
    assert ended.returncode == 10, ended.stderr
    assert ended.stderr.count("Install it: sudo apt-get install libespeak-ng1 espeak-ng-data") == 2
    assert "Traceback" not in ended.stderr
