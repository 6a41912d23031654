"""One voice that says the newest thing, and is silent at once when a finger touches the screen."""

from array import array
from threading import active_count

import pytest

from tests.voice.conftest import Open
from tests.voice.fakes import PATIENCE, CountingSynthesiser, HandSink, PaperSink, whose
from voice.engines.sound import SilentSink
from voice.model import PACES, Utterance, VoiceState, WordMark
from voice.speaker import Speaker


def say(number: int, language: str = "en", private: bool = False) -> Utterance:
    return Utterance(str(number), language, private)


@pytest.mark.requirement("A11Y-4", "A11Y-5")
def test_a_touch_silences_the_kiosk_at_once(open_speaker: Open) -> None:
    """She touches the screen in the middle of a sentence: not one more sample may follow."""
    sink = HandSink()
    speaker = open_speaker(CountingSynthesiser(ms=5000), sink)
    speaker.say([say(7)])
    assert whose(sink.hear(400)) == {7: 8820}

    speaker.stop()

    assert sink.rest() == array("h")
    assert speaker.finish(PATIENCE)
    assert sink.rest() == array("h")
    assert speaker.state is VoiceState.READY


@pytest.mark.requirement("A11Y-5")
def test_what_is_new_replaces_what_is_old(open_speaker: Open) -> None:
    """She walks on to the next screen while the last one is still being read: never two voices, never a queue."""
    sink = HandSink()
    speaker = open_speaker(CountingSynthesiser(ms=1000), sink)
    speaker.say([say(1), say(2)])
    sink.hear(300)

    for screen in (3, 4, 5):
        speaker.say([say(screen)])

    assert whose(sink.hear(1000)) == {5: 22050}
    assert speaker.finish(PATIENCE)
    assert sink.rest() == array("h")


def test_several_things_are_said_in_order(open_speaker: Open) -> None:
    """A screen with a trouble and a question: the trouble first, then the question, nothing between left out."""
    sink = PaperSink()
    speaker = open_speaker(CountingSynthesiser(ms=100), sink)
    speaker.say([say(1), say(2), say(3)])
    assert speaker.finish(PATIENCE)
    heard = list(sink.sound)
    assert list(whose(sink.sound)) == [1, 2, 3]
    assert heard == sorted(heard)


def test_fifty_hasty_touches_do_not_hang_it(open_speaker: Open) -> None:
    """A child drums on the screen: when it is over, the kiosk still speaks."""
    sink = HandSink()
    speaker = open_speaker(CountingSynthesiser(ms=400), sink)
    for _ in range(50):
        speaker.say([say(1)])
        speaker.stop()
    speaker.say([say(2)])
    assert whose(sink.hear(400)) == {2: 8820}
    assert speaker.finish(PATIENCE)


@pytest.mark.requirement("A11Y-4")
def test_a_key_says_it_again(open_speaker: Open) -> None:
    """She did not catch it: the same again, also after she had silenced it."""
    sink = PaperSink()
    speaker = open_speaker(CountingSynthesiser(ms=100), sink)
    speaker.say([say(4)])
    speaker.finish(PATIENCE)
    speaker.stop()
    speaker.repeat()
    speaker.finish(PATIENCE)
    assert whose(sink.sound) == {4: 2 * 2205}


@pytest.mark.requirement("A11Y-13")
def test_the_next_traveller_hears_nothing_of_the_last_one(open_speaker: Open) -> None:
    """A visit ends: what was said cannot be repeated, and the loudness is the normal one again."""
    sink = PaperSink()
    speaker = open_speaker(CountingSynthesiser(ms=100), sink)
    speaker.say([say(4)])
    speaker.finish(PATIENCE)
    speaker.louder()
    before = len(sink.sound)

    speaker.reset()
    speaker.repeat()

    assert speaker.finish(PATIENCE)
    assert len(sink.sound) == before
    assert speaker.louder() == 4
    assert speaker.faster() == 4


@pytest.mark.requirement("A11Y-39")
def test_who_is_slow_of_hearing_sets_the_pace(open_speaker: Open) -> None:
    """100 to 250 words a minute, step by step; the next traveller hears the usual pace again."""
    synthesiser = CountingSynthesiser()
    speaker = open_speaker(synthesiser, PaperSink())
    assert [speaker.slower() for _ in range(4)] == [2, 1, 1, 1]
    assert synthesiser.words_per_minute == PACES[0] == 100
    assert [speaker.faster() for _ in range(6)] == [2, 3, 4, 5, 6, 6]
    assert synthesiser.words_per_minute == PACES[-1] == 250
    speaker.reset()
    assert 150 <= synthesiser.words_per_minute <= 170


@pytest.mark.requirement("A11Y-9")
def test_names_are_said_to_headphones_only(open_speaker: Open) -> None:
    """Behind her is a queue: what is private is not said aloud."""
    sink = PaperSink()
    engine = CountingSynthesiser(ms=20)
    speaker = open_speaker(engine, sink)
    speaker.say([say(1), say(2, private=True)])
    speaker.finish(PATIENCE)
    assert [utterance.text for utterance in engine.said] == ["1"]

    speaker.headphones = True
    speaker.say([say(2, private=True)])
    speaker.finish(PATIENCE)
    assert [utterance.text for utterance in engine.said] == ["1", "2"]


@pytest.mark.requirement("A11Y-11", "A11Y-12")
def test_louder_and_softer_are_heard_at_once(open_speaker: Open) -> None:
    """She turns it up while it speaks: the same sentence goes on louder, and never distorts."""
    sink = HandSink()
    speaker = open_speaker(CountingSynthesiser(ms=5000), sink)
    speaker.say([say(10)])
    normal = max(sink.hear(100))
    assert [speaker.louder() for _ in range(3)] == [4, 5, 5]
    sink.hear(140)  # what was already on its way
    assert normal < max(sink.hear(100)) == 10_000
    assert [speaker.softer() for _ in range(5)] == [4, 3, 2, 1, 1]
    sink.hear(140)
    assert max(sink.hear(100)) < normal


def test_the_screen_hears_how_the_voice_is(open_speaker: Open) -> None:
    """The "read to me" sign lights while it speaks, and goes out when it has done."""
    told: list[VoiceState] = []
    speaker = open_speaker(CountingSynthesiser(ms=20), PaperSink(), tell=told.append)
    speaker.say([say(1)])
    speaker.finish(PATIENCE)
    assert told == [VoiceState.SPEAKING, VoiceState.READY]


@pytest.mark.requirement("A11Y-14")
def test_it_never_speaks_with_the_wrong_voice(open_speaker: Open) -> None:
    """No Turkish voice: silence and a state for staff are better than Turkish read by an Englishman."""
    told: list[VoiceState] = []
    sink = PaperSink()
    speaker = open_speaker(CountingSynthesiser(ms=20), sink, tell=told.append)
    speaker.say([say(1, "tr")])
    speaker.finish(PATIENCE)
    assert (speaker.state, len(sink.sound)) == (VoiceState.NO_VOICE, 0)

    speaker.say([say(1, "nl")])
    speaker.finish(PATIENCE)
    assert (speaker.state, len(sink.sound)) == (VoiceState.READY, 441)


def test_without_an_engine_the_operator_reads_the_cure(open_speaker: Open, caplog: pytest.LogCaptureFixture) -> None:
    """espeak-ng is missing: the kiosk knows at start, says it once in the log, and all else works."""
    told: list[VoiceState] = []
    speaker = open_speaker(CountingSynthesiser(engine=False), PaperSink(), tell=told.append)
    assert told == [VoiceState.NO_ENGINE]
    speaker.say([say(1), say(2)])
    assert speaker.finish(PATIENCE)
    assert caplog.messages == ["The kiosk cannot speak: the engine is not installed. Install it."]


def test_without_a_loudspeaker_all_goes_on_in_silence(open_speaker: Open, caplog: pytest.LogCaptureFixture) -> None:
    """No sound card: words are still highlighted in their time, and the operator reads what to do."""
    sink, marks = HandSink(), []
    sink.unplugged = True
    speaker = open_speaker(CountingSynthesiser(ms=100), sink, on_word=lambda u, mark: marks.append((u.text, mark)))
    assert speaker.state is VoiceState.NO_SOUND
    speaker.say([say(3)])
    assert speaker.finish(PATIENCE)
    assert marks == [("3", WordMark(0, 0, 1))]
    assert caplog.messages == ["The kiosk cannot speak: it is unplugged. Plug it in."]


def test_a_loudspeaker_may_go_and_come_back(open_speaker: Open) -> None:
    """Somebody trips over the cable in mid-sentence, and puts it back: the next screen is heard again."""
    sink = HandSink()
    speaker = open_speaker(CountingSynthesiser(ms=200), sink)
    speaker.say([say(1)])
    sink.hear(40)
    sink.unplugged = True
    sink.flush()
    assert speaker.finish(PATIENCE)
    assert speaker.state is VoiceState.NO_SOUND

    sink.unplugged = False
    speaker.say([say(2)])
    assert whose(sink.hear(200)) == {2: 4410}
    assert speaker.finish(PATIENCE)
    assert speaker.state is VoiceState.READY


def test_a_kiosk_set_to_no_sound_says_so(open_speaker: Open) -> None:
    """An operator turned sound off: staff see that nobody can be read to."""
    assert open_speaker(CountingSynthesiser(), SilentSink()).state is VoiceState.NO_SOUND


def test_the_marked_word_is_the_one_on_the_screen(open_speaker: Open) -> None:
    """Said is "7 euros", shown is "€7.00": what lights up is what she sees."""
    marks: list[WordMark] = []

    class OneWord(CountingSynthesiser):
        def say(self, utterance, sink, words, cancelled):  # type: ignore[no-untyped-def]
            words(WordMark(120, utterance.text.index("7"), 1))
            return True

    text = "You pay €7.00 now."
    speaker = open_speaker(OneWord(), PaperSink(), on_word=lambda u, mark: marks.append(mark))
    speaker.say([Utterance(text, "en")])
    speaker.finish(PATIENCE)
    (mark,) = marks
    assert text[mark.offset : mark.offset + mark.length] == "€7.00"


def test_a_closed_kiosk_leaves_nothing_behind() -> None:
    """The kiosk is switched off while it speaks: the loudspeaker is given back, no thread stays."""
    threads = active_count()
    sink = HandSink()
    speaker = Speaker(CountingSynthesiser(ms=5000), sink)
    speaker.say([say(1)])
    sink.hear(20) if speaker.state is VoiceState.SPEAKING else None
    speaker.close()
    assert sink.closed
    assert active_count() == threads
    assert speaker.finish(PATIENCE)
