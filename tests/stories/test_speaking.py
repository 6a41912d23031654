"""She says it: a whole ticket by voice, by voice and touch mixed, and by somebody who does not see the glass."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from kiosk.devices.ports import Holding
from kiosk.flows.model import Party
from tests.stories.stage import Stage, open_stage

pytestmark = pytest.mark.slow

ORDER = "two seniors to Hamburg tomorrow morning and back in the evening"


@pytest.fixture
def stage(qapp: QGuiApplication, home: Path) -> Iterator[Stage]:
    """A kiosk that hears English and Dutch, and not German."""
    with open_stage(home, hears=("en", "nl")) as stage:
        yield stage


def _place(stage: Stage) -> str:
    return stage.app.wings.kiosk.actions.name(str(stage.app.presenter.visit.known["destination"]))


def _is_paid(stage: Stage) -> bool:
    sale = stage.app.presenter.visit.sale
    return sale is not None and stage.ledger.holding(sale.number) is Holding.TAKEN


def _sign(stage: Stage) -> str:
    return stage.app.presenter.frame.listen.words


def _hush(stage: Stage) -> None:
    """The kiosk listens again after what it has said; she says nothing now, and touches."""
    stage.listens()
    stage.robot.touch(stage.say("listen-done"))
    stage.robot.until(lambda: not stage.app.listen_link.busy, "the microphone is closed")


def _is_read_back(stage: Stage) -> None:
    """All of the review is said, with where to, the price and how to go on."""
    said = stage.as_spoken(stage.prompt.say)
    stage.robot.until(lambda: set(said) <= set(stage.ear.texts), "it is read back aloud")


def _order(stage: Stage) -> None:
    """All of it in one breath, and yes to what was heard: one recogniser alone fills nothing unasked."""
    stage.speak(ORDER, engines=1)
    assert "Hamburg Hbf" in stage.app.presenter.shown.title  # type: ignore[union-attr]
    stage.speak("yes", "offers")


def test_a_return_ticket_in_three_words_of_hers_and_a_touch(stage: Stage) -> None:
    """Who, where and when in one breath, yes, the cheapest; it is read back, and paying is her finger's."""
    _order(stage)
    known = stage.app.presenter.visit.known
    assert known["party"] == Party((("senior", 2),))
    assert known["way"] == "return"
    assert (known["out"], known["back"]) == ("2026-11-21T08:00", "2026-11-21T18:00")
    assert _place(stage) == "Hamburg Hbf"
    assert ORDER in _sign(stage), "what was heard is on the screen"
    stage.speak("the cheapest", "review")
    _is_read_back(stage)
    touched = stage.robot.touches
    _hush(stage)
    stage.touch(stage.choice("yes"), "your-ticket")
    assert _is_paid(stage)
    assert touched == 1, "one press of the button: after each sentence the kiosk listens by itself"


def test_the_cheapest_is_said_with_the_order(stage: Stage) -> None:
    """A clerk who was told "the cheapest" does not show her a list: it is chosen, and read back before she pays."""
    stage.speak(f"the cheapest ticket for {ORDER}", engines=1)
    stage.speak("yes", "review")
    assert stage.app.presenter.visit.known["offer"]
    assert _place(stage) == "Hamburg Hbf"
    _is_read_back(stage)


def test_yes_by_voice_does_not_pay(stage: Stage) -> None:
    """Whoever stands behind her could say it too: only a touch or a key pays, and the kiosk says so kindly."""
    _order(stage)
    stage.speak("the cheapest", "review")
    for agreed in ("yes", "next"):
        stage.speak(agreed)
        assert stage.step == "review"
        stage.robot.until(lambda: _sign(stage) == stage.say("listen-press"), "it says who pays")
        assert stage.app.window.focused_name() == "next", "the big key pays now"
    assert stage.app.presenter.visit.sale is None


def test_voice_and_touch_mixed(stage: Stage) -> None:
    """She touches what she sees and says what she would have to spell; neither knows of the other."""
    stage.touch(stage.prompt.next_label, "need")
    stage.touch(stage.choice("ticket"), "destination")
    stage.speak("Hannover", "way")
    _hush(stage)
    stage.touch(stage.choice("one-way"), "out")
    stage.speak("tomorrow morning", "travellers")
    _hush(stage)
    stage.touch(stage.choice("senior:1"), "offers")
    stage.speak("the cheapest", "review")
    _hush(stage)
    assert _place(stage).startswith("Hannover")
    stage.touch(stage.choice("yes"), "your-ticket")
    assert _is_paid(stage)


def test_a_place_alone_is_what_its_tile_is(stage: Stage) -> None:
    """On the first screen a place is half a ticket, said or touched: there, now, one way."""
    stage.speak("Hamburg", "travellers")
    known = stage.app.presenter.visit.known
    assert (known["need"], known["way"], known["out"]) == ("ticket", "one-way", "now")


@pytest.mark.requirement("A11Y-1", "A11Y-3")
def test_a_blind_traveller_with_headphones_and_keys(stage: Stage) -> None:
    """She plugs in, finds the button by ear, says all of it, hears it read back, and presses the big key."""
    stage.robot.key(Qt.Key.Key_F4)
    stage.hears(stage.prompt.say)
    stage.robot.key_to(stage.say("listen-speak"))
    _order(stage)
    stage.speak("the cheapest", "review")
    _is_read_back(stage)
    assert stage.listens().say("yes", "yes")
    stage.hears(stage.say("listen-press"))
    stage.robot.key(Qt.Key.Key_Return)
    stage.reach("your-ticket")
    assert _is_paid(stage)


def test_the_key_for_the_microphone(stage: Stage) -> None:
    """An audio keypad has a key of its own: pressed it listens, pressed again before a word it lets go."""
    stage.robot.key(Qt.Key.Key_F13)
    stage.listens()
    stage.robot.key(Qt.Key.Key_F13)
    stage.robot.until(lambda: not stage.app.listen_link.busy, "the microphone is closed")
    assert stage.listener is not None
    assert stage.listener.state == "ready"
    assert _sign(stage) == stage.say("listen-patience", button=stage.say("listen-speak"))


@pytest.mark.requirement("A11Y-51")
def test_silence_is_patience(stage: Stage) -> None:
    """She thinks, for minutes. Nobody tells her that she was too slow, and nothing is counted against her."""
    stage.touch(stage.prompt.next_label, "need")
    stage.robot.touch(stage.say("listen-speak"))
    stage.listens()
    for _ in range(20):
        stage.clock.move(15)
        stage.app.idle.look()
    assert stage.app.presenter.frame.still_there == 0
    assert stage.step == "need"
    stage.app.ear_link.time_is_up()
    assert _sign(stage) == stage.say("listen-patience", button=stage.say("listen-speak"))
    assert stage.app.presenter.situation().tried == ()
    assert not stage.app.listen_link.busy


def test_no_bonn_at_the_review(stage: Stage) -> None:
    """What was heard wrongly is put right in two words, and read back again."""
    _order(stage)
    stage.speak("the cheapest", "review")
    stage.speak("no, Bonn")
    stage.robot.until(lambda: _place(stage).startswith("Bonn") and stage.ready(), "it is Bonn now")
    assert stage.app.presenter.visit.known["party"] == Party((("senior", 2),)), "and all else is as it was"
    if stage.step == "offers":
        stage.speak("the cheapest", "review")
    assert any(line.value.startswith("Bonn") for line in stage.prompt.lines)


def test_one_ear_alone_buys_nothing_unasked(stage: Stage) -> None:
    """With one recogniser what fills the order is read back first; "yes" takes it, and "no" asks once more."""
    stage.touch(stage.prompt.next_label, "need")
    stage.touch(stage.choice("ticket"), "destination")
    stage.speak("Hamburg", engines=1)
    stage.robot.until(lambda: stage.robot.reads(stage.say("listen-yes")), "it asks")
    assert "destination" not in stage.app.presenter.visit.known
    assert "Hamburg Hbf" in stage.app.presenter.shown.title  # type: ignore[union-attr]
    stage.speak("no", engines=1)
    stage.robot.until(lambda: _sign(stage) == stage.say("listen-again") or stage.app.listen_link.busy, "once more")
    assert "destination" not in stage.app.presenter.visit.known
    stage.speak("Hamburg", engines=1)
    stage.robot.until(lambda: stage.robot.reads(stage.say("listen-yes")), "it asks again")
    stage.touch(stage.say("listen-yes"), "way")
    assert _place(stage) == "Hamburg Hbf"


@pytest.mark.requirement("A11Y-50")
def test_essen_or_hessen(stage: Stage) -> None:
    """Two recognisers heard two places: both are big buttons, and a third says that it was neither."""
    stage.touch(stage.prompt.next_label, "need")
    stage.touch(stage.choice("ticket"), "destination")
    stage.speak_apart("Essen", "Bremen")
    shown = stage.app.presenter.shown
    assert shown is not None
    assert [choice.label for choice in shown.choices] == ["Essen Hbf", "Bremen Hbf"]
    assert "destination" not in stage.app.presenter.visit.known
    stage.speak("Bremen", "way", engines=1)
    assert _place(stage) == "Bremen Hbf"
    stage.touch(stage.say("frame-back"), "destination")
    stage.speak_apart("Essen", "Bremen")
    stage.robot.until(lambda: stage.say("listen-none") in stage.robot.names(), "which one")
    stage.touch("Essen Hbf", "way")
    assert _place(stage) == "Essen Hbf"


@pytest.mark.requirement("A11Y-54", "A11Y-49")
def test_two_misses_lead_to_the_touch_list_and_a_person(stage: Stage) -> None:
    """It asks once more, in other words than "wrong"; then the screen, and somebody who can help. Never a loop."""
    stage.touch(stage.prompt.next_label, "need")
    stage.touch(stage.choice("ticket"), "destination")
    stage.robot.touch(stage.say("listen-speak"))
    stage.mumble()
    stage.hears(stage.say("listen-again"))
    stage.mumble()
    stage.help_is("offered")
    assert _sign(stage) == stage.say("listen-touch")
    assert not stage.app.listen_link.busy, "it does not listen by itself any more"
    assert stage.step == "destination"
    stage.robot.until(stage.ready, "all is noted")
    assert stage.app.presenter.situation().tried.count("voice-missed") == 2
    stage.touch(stage.prompt.choices[0].label, "way")


def test_questions_are_answered_from_what_is_known(stage: Stage) -> None:
    """Which platform, how much: from the train on the screen, shown and said; the step stays."""
    _order(stage)
    stage.speak("the cheapest", "review")
    offer = stage.app.presenter.visit.looked_at[0]
    stage.speak("how much is that")
    price = stage.app.presenter.texts.price(offer.total)
    stage.robot.until(lambda: stage.say("answer-price", price=price) in _sign(stage), "the price")
    assert stage.step == "review"


def test_help_by_voice_is_help(stage: Stage) -> None:
    """One word calls a person, as a touch does."""
    stage.speak("help")
    stage.help_is("sent", "received")
    assert not stage.app.listen_link.busy


def test_a_language_that_nobody_hears_here(stage: Stage) -> None:
    """No button that does nothing; whoever presses the key for it is told in her own language."""
    stage.touch("Deutsch")
    stage.robot.until(lambda: stage.app.presenter.frame.language == "de" and stage.ready(), "German")
    assert stage.say("listen-speak") not in stage.robot.names()
    stage.robot.key(Qt.Key.Key_F13)
    stage.robot.until(lambda: _sign(stage) == stage.say("listen-no-model"), "it says so")
    stage.touch(stage.say("frame-help-close"))
    stage.touch("English")
    stage.robot.until(lambda: "Say it" in stage.robot.names(), "the button is back")


def test_in_practice_too(stage: Stage) -> None:
    """Who wants to try it where nothing can go wrong says it there as well."""
    stage.touch(stage.say("practice-first"))
    stage.robot.until(lambda: stage.app.presenter.frame.practice.on and stage.ready(), "practice")
    stage.speak("Hamburg", "travellers")
    assert stage.app.presenter.frame.practice.on
