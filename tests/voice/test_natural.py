"""The natural voice, and the plain one that stands behind it."""

from collections.abc import Callable, Iterator
from threading import Event
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.voice.conftest import Open
from tests.voice.fakes import PATIENCE, CountingSynthesiser, HandSink, PaperSink
from voice.engines.hibari_synthesiser import HibariSynthesiser
from voice.engines.voices import Voices
from voice.model import PACES, Utterance, VoiceState, WordMark
from voice.ports import VoiceTrouble

SHORT = "Where would you like to go?"
LONG = "Please hold your card to the reader on the right of this screen, wait until you hear a tone, and take it back."


class Model:
    """Says nothing natural: a hum of 20 ms for each letter, and remembers what it was asked for, and how fast."""

    def __init__(self) -> None:
        self.made: list[str] = []
        self.speeds: list[float] = []
        self.broken = ""

    def __call__(self, text: str, speed: float, seed: int) -> NDArray[np.float32]:
        if self.broken:
            raise RuntimeError(self.broken)
        self.made.append(text)
        self.speeds.append(speed)
        hum = 0.3 * np.sin(np.arange(len(text) * 480) / 20)
        return np.concatenate([np.zeros(7000), hum, np.zeros(12_000)]).astype(np.float32)


@pytest.fixture
def open_natural() -> Iterator[Callable[..., HibariSynthesiser]]:
    """Natural voices that are closed when the story is over."""
    opened: list[HibariSynthesiser] = []

    def start(load: Callable[[], Any], *, wait: bool = True) -> HibariSynthesiser:
        voice = HibariSynthesiser(load=load)
        opened.append(voice)
        if wait:
            voice.load()
            done = Event()
            assert voice._model is not None
            voice._model.add_done_callback(lambda _: done.set())
            assert done.wait(PATIENCE)
        return voice

    yield start
    for voice in opened:
        voice.close()


OpenNatural = Callable[..., HibariSynthesiser]


def heard_by(voice: HibariSynthesiser, text: str) -> tuple[PaperSink, list[WordMark]]:
    sink, marks = PaperSink(), []
    assert voice.say(Utterance(text, "en"), sink, marks.append)
    return sink, marks


def test_no_silence_comes_before_the_first_word(open_natural: OpenNatural) -> None:
    """The model leaves a third of a second before it speaks: she would think that the kiosk is slow."""
    sink, _ = heard_by(open_natural(Model), SHORT)
    first = next(at for at, sample in enumerate(sink.sound) if abs(sample) > 1000)
    assert first < sink.rate * 0.02
    assert max(sink.pieces) <= sink.rate // 50, "pieces of 20 ms at most, so that a stop is not late"


def test_a_long_sentence_is_made_clause_by_clause(open_natural: OpenNatural) -> None:
    """Its first words are heard while the last are still being made; what lights up is the clause that is heard."""
    model = Model()
    _, marks = heard_by(open_natural(lambda: model), LONG)
    clauses = [LONG[mark.offset : mark.offset + mark.length] for mark in marks]
    assert len(clauses) == 3
    assert " ".join(clauses) == LONG
    assert model.made == clauses
    assert [mark.at_ms for mark in marks] == sorted(mark.at_ms for mark in marks)


def test_the_pace_is_the_one_that_was_chosen(open_natural: OpenNatural) -> None:
    """Slower is slower and faster is faster, at each of the six steps; and the pauses grow with it."""
    model = Model()
    voice = open_natural(lambda: model)
    lengths = []
    for pace in PACES:
        voice.words_per_minute = pace
        lengths.append(heard_by(voice, SHORT)[0].ms)
    assert model.speeds == sorted(model.speeds)
    assert len(set(model.speeds)) == len(PACES)
    assert lengths == sorted(lengths, reverse=True)


def test_the_next_sentence_is_ready_when_its_turn_comes(open_speaker: Open, open_natural: OpenNatural) -> None:
    """No hole between two sentences: the second is made while the first is heard, and only once."""
    model = Model()
    sink = HandSink()
    speaker = open_speaker(open_natural(lambda: model), sink)
    speaker.say([Utterance(f"{SHORT} One moment please.", "en")])
    sink.hear(300)
    _until(lambda: len(model.made) == 2)
    sink.hear(400)
    assert model.made == [SHORT, "One moment please."]


def test_a_new_pace_counts_for_what_was_prepared(open_natural: OpenNatural) -> None:
    """She turns it down in the middle: the next sentence is not said at the pace of before."""
    model = Model()
    voice = open_natural(lambda: model)
    heard_by(voice, SHORT)
    voice.prepare(Utterance(SHORT, "en"))
    voice.words_per_minute = PACES[0]
    heard_by(voice, SHORT)
    assert model.speeds[-1] < model.speeds[0]


def _until(come: Callable[[], bool]) -> None:
    pause = Event()
    for _ in range(int(PATIENCE / 0.005)):
        if come():
            return
        pause.wait(0.005)
    raise AssertionError("it never came")


def test_a_stop_leaves_nothing_behind(open_speaker: Open, open_natural: OpenNatural) -> None:
    """She touches the screen: not one more sample, and what was prepared is not said later."""
    sink = HandSink()
    speaker = open_speaker(open_natural(Model), sink)
    speaker.say([Utterance(LONG, "en")])
    sink.hear(200)
    speaker.stop()
    assert sink.rest().tobytes() == b""
    assert speaker.finish(PATIENCE)
    assert sink.rest().tobytes() == b""
    assert speaker.state is VoiceState.READY


def test_while_it_loads_the_plain_voice_speaks(open_natural: OpenNatural) -> None:
    """The first traveller of the day does not wait for two seconds of loading."""
    may_load = Event()

    def load() -> Model:
        assert may_load.wait(PATIENCE)
        return Model()

    natural, plain = open_natural(load, wait=False), CountingSynthesiser(ms=20)
    voices = Voices(plain, {"en": natural})
    assert voices.say(Utterance("1", "en"), PaperSink(), lambda mark: None, lambda: False)
    assert [utterance.text for utterance in plain.said] == ["1"]
    assert voices.lacks is None, "loading is no trouble"
    may_load.set()
    _until(lambda: natural.ready)
    assert voices.say(Utterance("1", "en"), PaperSink(), lambda mark: None, lambda: False)
    assert len(plain.said) == 1


def test_other_languages_keep_their_own_voice(open_natural: OpenNatural) -> None:
    """A natural American who reads Dutch would be worse than no voice."""
    model, plain = Model(), CountingSynthesiser(ms=20)
    natural = open_natural(lambda: model)
    voices = Voices(plain, {"en": natural})
    voices.prepare(Utterance("2", "nl"))
    voices.say(Utterance("2", "nl"), PaperSink(), lambda mark: None, lambda: False)
    assert (plain.said, model.made) == ([Utterance("2", "nl")], [])
    with pytest.raises(VoiceTrouble, match="'nl'") as raised:
        natural.say(Utterance("2", "nl"), PaperSink(), lambda mark: None)
    assert raised.value.state is VoiceState.NO_VOICE


def test_a_natural_voice_that_cannot_load_is_told_once(
    open_speaker: Open, open_natural: OpenNatural, caplog: pytest.LogCaptureFixture
) -> None:
    """Its file is damaged: English is spoken all the same, staff see a state, an operator one line and a cure."""

    def load() -> Model:
        raise OSError("the file is damaged")

    plain = CountingSynthesiser(ms=20)
    told: list[VoiceState] = []
    speaker = open_speaker(Voices(plain, {"en": open_natural(load)}), PaperSink(), tell=told.append)
    for _ in range(2):
        speaker.say([Utterance("1", "en")])
        assert speaker.finish(PATIENCE)
    assert [utterance.text for utterance in plain.said] == ["1", "1"]
    assert speaker.state is VoiceState.SPARE
    assert told[0] is VoiceState.SPARE
    (line,) = caplog.messages
    assert "the file is damaged" in line
    assert "./loket setup" in line


def test_a_sentence_that_fails_is_said_by_the_plain_voice(open_speaker: Open, open_natural: OpenNatural) -> None:
    """In the middle of a visit: she misses nothing; when it works again, it speaks again."""
    model, plain = Model(), CountingSynthesiser(ms=20)
    speaker = open_speaker(Voices(plain, {"en": open_natural(lambda: model)}), PaperSink())
    model.broken = "out of memory"
    speaker.say([Utterance("1", "en")])
    assert speaker.finish(PATIENCE)
    assert [utterance.text for utterance in plain.said] == ["1"]
    assert speaker.state is VoiceState.SPARE

    model.broken = ""
    speaker.say([Utterance("2", "en")])
    assert speaker.finish(PATIENCE)
    assert len(plain.said) == 1
    assert speaker.state is VoiceState.READY


@pytest.mark.slow
@pytest.mark.requirement("A11Y-39")
def test_the_real_one_speaks_at_every_pace(open_natural: OpenNatural) -> None:
    """100 to 250 words a minute, as asked: whoever turns it down understands, whoever is used to it does not wait."""
    pytest.importorskip("hibari", reason="hibari-tts is not on this machine")
    from voice.engines.hibari_synthesiser import _load

    voice = open_natural(_load)
    assert voice.ready, voice.lacks
    texts = (SHORT, "You can call a person at any time.", "Choose a place, or touch the first letter.")
    for pace in PACES:
        voice.words_per_minute = pace
        sound = [heard_by(voice, text)[0] for text in texts]
        words = sum(map(len, texts)) / 6  # five letters and a space
        assert all(one.loud for one in sound)
        assert words / (sum(one.ms for one in sound) / 60_000) == pytest.approx(pace, rel=0.15)
