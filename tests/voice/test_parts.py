"""A long text is gone through by sentences: pause, go on, back, on (EN 301 549 5.1.3.4)."""

import pytest

from tests.voice.conftest import Open
from tests.voice.fakes import PATIENCE, CountingSynthesiser, HandSink, PaperSink
from voice.engines.sound import ROOM_MS
from voice.model import Utterance, VoiceState
from voice.speaker import REWIND_MS, Speaker

LONG = Utterance("1.\n2.\n3.\n4", "en")
MS = 2000  # of each sentence

pytestmark = pytest.mark.requirement("A11Y-4")


class Dotted(CountingSynthesiser):
    """Its texts end in a full stop."""

    def say(self, utterance, sink, words, cancelled):  # type: ignore[no-untyped-def]
        return super().say(Utterance(utterance.text.rstrip("."), utterance.language), sink, words, cancelled)

    @property
    def order(self) -> str:
        return "".join(utterance.text for utterance in self.said)


def begun(open_speaker: Open, ms: int) -> tuple[Speaker, Dotted, HandSink]:
    """Somebody who has heard so much of it."""
    engine, sink = Dotted(ms=MS), HandSink()
    speaker = open_speaker(engine, sink)
    speaker.say([LONG])
    sink.hear(ms)
    return speaker, engine, sink


def test_after_a_pause_it_goes_on_with_the_same_sentence(open_speaker: Open) -> None:
    """A train thundered past in the second sentence: she hears it from its beginning, and the rest."""
    speaker, engine, sink = begun(open_speaker, MS + 500)
    speaker.stop()
    assert speaker.finish(PATIENCE)
    assert speaker.saying is None
    assert speaker.go_on()
    sink.hear(3 * MS)
    assert speaker.finish(PATIENCE)
    assert engine.order == "12" + "234"


def test_after_the_end_there_is_nothing_to_go_on_with(open_speaker: Open) -> None:
    """All was said: the key then says it again, and this is how the screen knows."""
    speaker = open_speaker(Dotted(ms=20), PaperSink())
    assert not speaker.go_on()
    speaker.say([LONG])
    assert speaker.finish(PATIENCE)
    assert not speaker.go_on()


def test_going_on_twice_begins_nothing_twice(open_speaker: Open) -> None:
    """An unsteady hand presses twice."""
    speaker, engine, sink = begun(open_speaker, 300)
    assert speaker.go_on()
    sink.hear(300)
    assert engine.order == "1"


def test_back_is_this_sentence_and_then_the_one_before(open_speaker: Open) -> None:
    """Well into a sentence she wants that one again; at its beginning, the one before."""
    speaker, engine, sink = begun(open_speaker, MS + REWIND_MS + ROOM_MS)
    assert engine.order == "12"
    speaker.rewind()
    sink.hear(200)
    assert engine.order == "122"
    speaker.rewind()
    sink.hear(200)
    assert engine.order == "1221"
    speaker.rewind()
    sink.hear(200)
    assert engine.order == "12211", "before the first there is none"


def test_back_after_the_end_says_the_last_sentence(open_speaker: Open) -> None:
    """The price comes last, and she did not catch it: not all of it again."""
    engine = Dotted(ms=20)
    speaker = open_speaker(engine, PaperSink())
    speaker.say([LONG])
    assert speaker.finish(PATIENCE)
    speaker.rewind()
    assert speaker.finish(PATIENCE)
    assert engine.order == "1234" + "4"


def test_on_is_the_next_sentence_and_ends_after_the_last(open_speaker: Open) -> None:
    """She knows this part. Beyond the last there is silence, and no trouble."""
    speaker, engine, sink = begun(open_speaker, 300)
    speaker.skip()
    sink.hear(300)
    speaker.skip()
    sink.hear(300)
    speaker.skip()
    sink.hear(300)
    assert engine.order == "1234"
    speaker.skip()
    assert speaker.finish(PATIENCE)
    assert engine.order == "1234"
    assert speaker.state is VoiceState.READY


@pytest.mark.requirement("A11Y-39")
def test_a_new_pace_is_heard_at_once(open_speaker: Open) -> None:
    """The sentence that is being said is the sample: it begins anew. At the slowest, nothing happens."""
    speaker, engine, sink = begun(open_speaker, MS + 300)
    speaker.faster()
    sink.hear(300)
    assert engine.order == "122"
    speaker.be(3, 1)
    speaker.slower()
    sink.hear(300)
    assert engine.order == "122"


def test_the_next_traveller_cannot_go_on_with_it(open_speaker: Open) -> None:
    """What the last one heard ends with her visit."""
    speaker, engine, _ = begun(open_speaker, 300)
    speaker.reset()
    assert not speaker.go_on()
    speaker.rewind()
    speaker.skip()
    assert speaker.finish(PATIENCE)
    assert engine.order == "1"


def test_it_knows_what_it_says(open_speaker: Open) -> None:
    """So that no word lights up that is no longer said."""
    speaker, _, sink = begun(open_speaker, 300)
    assert speaker.saying is LONG
    speaker.stop()
    assert speaker.saying is None
    again = Utterance("5", "en")
    speaker.say([again])
    sink.hear(MS)
    assert speaker.finish(PATIENCE)
    assert speaker.saying is None


def test_the_next_sentence_is_prepared_while_this_one_is_heard(open_speaker: Open) -> None:
    """An engine that takes its time has it ready when its turn comes."""
    engine = Dotted(ms=20)
    speaker = open_speaker(engine, PaperSink())
    speaker.say([LONG])
    assert speaker.finish(PATIENCE)
    assert [utterance.text for utterance in engine.prepared] == ["2.", "3.", "4"]
