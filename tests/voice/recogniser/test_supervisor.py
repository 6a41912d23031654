"""The recogniser's process dies, hangs, or never starts: the kiosk goes on, says so, and has it back."""

import os
import signal

import pytest

from tests.voice.fakes import NEEDS_ESPEAK
from tests.voice.recogniser.conftest import Open
from tests.voice.recogniser.engines import seat
from tests.voice.recogniser.listened import PATIENCE, Told, spoken
from voice.model import Heard, ListenState, Patience, Screen
from voice.recogniser.process import ChildProcess, Watch
from voice.recogniser.supervisor import RecogniserProcess

SCREEN = Screen(1, "en", ("two tickets", "yes"))
PIECE = 1024  # bytes, as a microphone gives them


@pytest.fixture(scope="module")
def sentence() -> bytes:
    return spoken("two tickets please")


def _say(ear: RecogniserProcess, told: Told, sound: bytes, patience: Patience = Patience.USUAL) -> Heard:
    ear.listen(patience)
    told.wait_for(ListenState.LISTENING)
    for at in range(0, len(sound), PIECE):
        ear.feed(sound[at : at + PIECE])
    return told.wait_heard()


@NEEDS_ESPEAK
def test_what_is_said_is_told_with_its_screen(open_ear: Open, sentence: bytes) -> None:
    """The sign is on while the microphone is open, and off when she has spoken."""
    ear, told = open_ear(seat(), seat("open", open_text="two tickets"))
    ear.expect(SCREEN)
    told.wait_for(ListenState.READY)
    heard = _say(ear, told, sentence)
    assert heard.screen == 1
    assert [(one.text, one.closed) for one in heard.hearings] == [("two tickets", True), ("two tickets", False)]
    assert told.states == [ListenState.STARTING, ListenState.READY, ListenState.LISTENING, ListenState.READY]
    assert told.voices == 1
    assert max(told.levels) > -40


@NEEDS_ESPEAK
def test_a_slow_engine_is_waited_for(open_ear: Open, sentence: bytes) -> None:
    """Whisper thinks for a second; what it heard is not lost."""
    ear, told = open_ear(seat(), seat("open", "SlowParrot", open_text="three to Bonn"))
    ear.expect(SCREEN)
    told.wait_for(ListenState.READY)
    assert [one.text for one in _say(ear, told, sentence).hearings] == ["two tickets", "three to Bonn"]


@NEEDS_ESPEAK
def test_a_phrase_is_not_made_of_a_whole_sentence(open_ear: Open, sentence: bytes) -> None:
    """Who knows phrases only makes one of anything: where the other heard a sentence, that counts for nothing."""
    ear, told = open_ear(seat(), seat("open", "SlowParrot", open_text="two seniors to Bonn tomorrow"))
    ear.expect(SCREEN)
    told.wait_for(ListenState.READY)
    assert [one.text for one in _say(ear, told, sentence).hearings] == ["", "two seniors to Bonn tomorrow"]


@NEEDS_ESPEAK
def test_her_button_ends_it_at_once(open_ear: Open, sentence: bytes) -> None:
    """Where noise never ends, she says herself that she has spoken."""
    ear, told = open_ear(seat())
    ear.expect(SCREEN)
    told.wait_for(ListenState.READY)
    ear.listen(Patience.LONG)
    told.wait_for(ListenState.LISTENING)
    ear.feed(sentence[: len(sentence) - 2 * 16_000 * 2])  # no silence after it
    ear.finish()
    assert told.wait_heard().hearings[0].text == "two tickets"


def test_her_button_before_a_word_is_no_mistake(open_ear: Open) -> None:
    """Who touches the button twice has said nothing: nothing is told, the sign goes off."""
    ear, told = open_ear(seat())
    ear.expect(SCREEN)
    told.wait_for(ListenState.READY)
    ear.listen(Patience.USUAL)
    told.wait_for(ListenState.LISTENING)
    ear.finish()
    told.wait_for(ListenState.READY)


@NEEDS_ESPEAK
def test_an_answer_to_an_older_screen_is_thrown_away(open_ear: Open, sentence: bytes) -> None:
    """She touched the next page while she spoke: her "yes" must not answer that one."""
    ear, told = open_ear(seat())
    ear.expect(SCREEN)
    told.wait_for(ListenState.READY)
    ear.listen(Patience.USUAL)
    told.wait_for(ListenState.LISTENING)
    ear.feed(sentence)
    ear.expect(Screen(2, "en", ("no",)))
    told.wait_for(ListenState.READY)
    heard = _say(ear, told, sentence)
    assert (heard.screen, heard.hearings[0].text) == (2, "no")


def test_a_language_that_nothing_hears_is_said(open_ear: Open) -> None:
    """She sees no microphone, and a sentence that says why; in the next language there is one again."""
    ear, told = open_ear(seat())
    ear.expect(Screen(1, "fi", ("kyllä",)))
    told.wait_for(ListenState.NO_MODEL)
    assert not ear.hears("fi")
    assert ear.hears("en")
    ear.expect(Screen(2, "en", ("yes",)))
    told.wait_for(ListenState.READY)


@pytest.mark.slow
@NEEDS_ESPEAK
def test_killed_twenty_times_it_comes_back_and_nobody_waits(open_ear: Open, sentence: bytes) -> None:
    """Whatever kills it, the screen never waits for it, and in the end it listens as before."""
    ear, told = open_ear(seat(), watch=Watch(again=(0.0,) * 20))
    ear.expect(SCREEN)
    told.wait_for(ListenState.READY)
    for number in range(20):
        assert ear.pid is not None
        os.kill(ear.pid, signal.SIGKILL if number % 2 else signal.SIGSEGV)
        _use(ear, Screen(number + 2, "en", ("two tickets",)), sentence)
        told.wait_for(ListenState.RESTARTING)
        told.wait_for(ListenState.READY)
    assert _say(ear, told, sentence).hearings[0].text == "two tickets"


@pytest.mark.slow
@NEEDS_ESPEAK
def test_it_dies_at_each_first_word_and_is_off_after_three_tries(open_ear: Open, sentence: bytes) -> None:
    """A model that loads and kills at the first sound is not started for ever; later it is tried again."""
    ear, told = open_ear(seat(dies="feed"))
    ear.expect(SCREEN)
    for _ in range(4):
        told.wait_for(ListenState.READY)
        ear.listen(Patience.USUAL)
        told.wait_for(ListenState.LISTENING)
        ear.feed(sentence)
    told.wait_for(ListenState.ENGINE_OFF)
    assert told.states.count(ListenState.RESTARTING) == 3
    told.wait_for(ListenState.READY)


@pytest.mark.slow
def test_a_process_that_stands_still_holds_nobody_up(open_ear: Open) -> None:
    """A frozen process takes nothing and gives no sign. Whoever waited for it here would wait for ever."""
    ear, told = open_ear(seat(), watch=Watch(silent=1.5, again=(0.0, 0.0, 0.0)))
    ear.expect(SCREEN)
    told.wait_for(ListenState.READY)
    assert ear.pid is not None
    os.kill(ear.pid, signal.SIGSTOP)
    for number in range(40):
        _use(ear, Screen(number + 2, "en", ("yes",)), bytes(200_000))  # far more than the wire holds
    told.wait_for(ListenState.RESTARTING)
    told.wait_for(ListenState.READY)


@pytest.mark.slow
@NEEDS_ESPEAK
def test_a_process_that_lives_and_does_not_work_is_found_out(open_ear: Open, sentence: bytes) -> None:
    """An engine in an endless loop leaves the heartbeat alive; only its work stands still."""
    ear, told = open_ear(seat(dies="hang"), watch=Watch(stuck=1.5, again=(0.0,)))
    ear.expect(SCREEN)
    told.wait_for(ListenState.READY)
    ear.listen(Patience.USUAL)
    told.wait_for(ListenState.LISTENING)
    for at in range(0, len(sentence), PIECE):
        ear.feed(sentence[at : at + PIECE])
    told.wait_for(ListenState.RESTARTING)


@pytest.mark.slow
def test_sound_that_waited_while_an_engine_loaded_is_no_sign_that_it_hangs(open_ear: Open) -> None:
    """Somebody speaks already while a slow machine loads: the process that has just become ready lives."""
    ear, told = open_ear(seat(loads="2.5"), microphone="line", watch=Watch(stuck=1.0))
    ear.expect(SCREEN)
    for _ in range(20):
        ear.feed(bytes(3200))
    told.wait_for(ListenState.READY)
    ear.listen(Patience.USUAL)
    told.wait_for(ListenState.LISTENING)
    assert ListenState.RESTARTING not in told.states


@pytest.mark.slow
def test_an_engine_that_kills_while_it_loads_is_left_out(open_ear: Open) -> None:
    """One damaged model does not take the other ear away."""
    ear, told = open_ear(seat("bad", dies="load"), seat("good"))
    ear.expect(SCREEN)
    told.wait_for(ListenState.READY)
    assert told.states.count(ListenState.RESTARTING) == 2  # once more might have helped


@pytest.mark.slow
@pytest.mark.parametrize("dies", ["load", "unfit"])
def test_no_engine_that_can_be_loaded_is_a_damaged_model(open_ear: Open, dies: str) -> None:
    """Staff are told to install the model anew; the kiosk sells on."""
    ear, told = open_ear(seat(dies=dies), watch=Watch(again=(0.0, 0.0, 0.0)))
    ear.expect(SCREEN)
    told.wait_for(ListenState.DAMAGED_MODEL)
    ear.listen(Patience.USUAL)
    assert ear.state is ListenState.DAMAGED_MODEL


def test_the_process_ends_with_the_kiosk() -> None:
    """Never an orphan with an open microphone: when our end of the wire is gone, it ends itself."""
    child = ChildProcess(0.0)
    child.line.close()
    assert child.process.wait(PATIENCE) == 0


def _use(ear: RecogniserProcess, screen: Screen, sound: bytes) -> None:
    """All that a screen asks of an ear."""
    ear.expect(screen)
    ear.listen(Patience.USUAL)
    ear.feed(sound)
    ear.finish()
    ear.hush()
