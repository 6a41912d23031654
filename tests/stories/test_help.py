"""A call becomes a person, whatever happens to the net and the machines; and the step stays as it was."""

import pytest

from assistance.arrival import key_of, kiosk_code
from assistance.model import Helper, Proof, RequestState
from kiosk.settings import DeskSettings
from tests.stories.stage import Stage
from ui.arrival_code import ArrivalCode

pytestmark = pytest.mark.slow


def _call_of(stage: Stage):
    return stage.desk.requests.live()[0]


@pytest.mark.requirement("A11Y-38", "A11Y-48", "A11Y-88")
def test_anna_comes_and_the_step_stays(stage: Stage) -> None:
    """One touch; a name and minutes; and afterwards she goes on where she was."""
    stage.go_to_review()
    review = stage.prompt
    stage.touch(stage.say("frame-call"))
    stage.help_is("received", "seen")
    call = _call_of(stage)
    assert call.situation.step == "review"
    anna = Helper("anna", "Anna")
    stage.answer_calls(lambda desk: desk.handling.acknowledge(call.id, anna, 2))
    stage.help_is("coming")
    shown = stage.app.presenter.frame.help
    assert anna.name in shown.title
    assert (
        kiosk_code(key_of(DeskSettings.token), call.id) in shown.code.label
    )  # what Anna enters to show that she is there
    assert stage.prompt == review
    stage.desk.staff.enrol(anna.name, stage.clock.now())
    stage.answer_calls(lambda desk: desk.handling.arrive(call.id, anna, Proof.CODE))
    stage.help_is("arrived")
    assert stage.app.presenter.frame.help.code == ArrivalCode()


@pytest.mark.requirement("A11Y-88")
def test_the_net_is_cut_and_comes_back(stage: Stage) -> None:
    """The kiosk says honestly that nobody was reached; when the net is back, the call arrives, once."""
    stage.link.cut()
    stage.touch(stage.say("frame-call"))
    stage.help_is("sent", "unreachable")
    stage.clock.move(6)
    stage.help_is("unreachable")
    stage.link.down = False
    stage.help_is("received", "seen")
    assert len(stage.desk.requests.live()) == 1


def test_pressing_again_joins_the_call(stage: Stage) -> None:
    """Afraid that it did not work, she presses again: one call, not five."""
    for _ in range(3):
        stage.touch(stage.say("frame-call"))
        stage.help_is("received", "seen")
    assert len(stage.desk.requests.live()) == 1


@pytest.mark.requirement("A11Y-48", "A11Y-88")
def test_help_while_the_terminal_waits_for_a_card(stage_with_card_by_hand: Stage) -> None:
    """The core's worker is busy with the card reader; help must not wait behind it."""
    stage = stage_with_card_by_hand
    stage.go_to_review()
    stage.touch_now(stage.choice("yes"))
    stage.robot.until(lambda: stage.prompt.kind == "pay", "the card reader")
    stage.touch_now(stage.say("frame-call"))
    stage.help_is("received", "seen")
    assert _call_of(stage).situation.step == "pay"
    stage.robot.until(lambda: bool(stage.app.presenter.visit.asking), "the reader listens: a card before is forgotten")
    stage.terminal.present_card()
    stage.reach("your-ticket")
    assert stage.app.presenter.frame.help.state in ("received", "seen")


def test_she_needs_no_help_any_more(stage: Stage) -> None:
    """Taking it back is as easy as calling, and nobody walks for nothing."""
    stage.touch(stage.say("frame-call"))
    stage.help_is("received", "seen")
    call = _call_of(stage)
    stage.touch(stage.say("frame-help-cancel"))
    stage.help_is("none")
    stage.robot.until(lambda: stage.desk.requests.get(call.id).state is RequestState.CANCELLED, "the desk knows")


@pytest.mark.requirement("A11Y-68", "A11Y-69", "A11Y-89")
def test_silence_brings_a_gentle_offer_and_no_throwing_out(stage: Stage) -> None:
    """She stands before the question and does nothing: a quiet offer, and later "are you still there?"."""
    stage.go_to_review()
    stage.clock.move(31)
    stage.app.idle.look()
    assert stage.app.presenter.frame.help.state == "offered"
    assert stage.step == "review"
    stage.clock.move(200)
    stage.app.idle.look()
    assert stage.app.presenter.frame.still_there > 0
    stage.touch(stage.say("frame-still-here"))
    assert stage.app.presenter.frame.still_there == 0
    assert stage.step == "review"


@pytest.mark.requirement("A11Y-68")
def test_nobody_there_is_forgotten(stage: Stage) -> None:
    """Thirty seconds after the question, and not before, everything personal is gone; the welcome screen is back."""
    presenter = stage.app.presenter
    fresh = dict(presenter.visit.known)
    stage.go_to_review()
    stage.clock.move(200)
    stage.app.idle.look()
    assert presenter.frame.still_there == 30
    stage.clock.move(29)
    stage.app.idle.look()
    assert presenter.frame.still_there == 1
    assert dict(presenter.visit.known) != fresh
    stage.clock.move(2)
    stage.app.idle.look()
    stage.reach("welcome")
    assert dict(presenter.visit.known) == fresh
    assert presenter.frame.still_there == 0


@pytest.mark.requirement("A11Y-69")
def test_while_help_is_called_nothing_times_out(stage: Stage) -> None:
    """She waits for Anna; the machine must not throw her out meanwhile, nor hurry her with questions."""
    stage.go_to_review()
    stage.touch(stage.say("frame-call"))
    stage.help_is("received", "seen")
    stage.clock.move(800)
    stage.app.idle.look()
    assert stage.app.presenter.frame.still_there == 0
    assert stage.app.presenter.frame.help.state in ("received", "seen")
    assert stage.step == "review"


def test_who_called_and_walked_off_leaves_nothing_on_the_screen(stage: Stage) -> None:
    """A quarter of an hour without a touch: her trip is not shown to the whole hall; the call itself goes on."""
    stage.go_to_review()
    stage.touch(stage.say("frame-call"))
    stage.help_is("received", "seen")
    stage.clock.move(1000)
    stage.app.idle.look()
    assert stage.app.presenter.frame.still_there > 0
    stage.clock.move(31)
    stage.app.idle.look()
    stage.reach("welcome")
    assert len(stage.desk.requests.live()) == 1
    stage.robot.until(lambda: stage.app.presenter.frame.help.state != "none", "her call is still on the screen")
