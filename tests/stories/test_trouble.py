"""When something goes wrong: it is told in plain words, nobody pays for nothing, and there is a way on."""

import pytest

from kiosk.devices.ports import Holding
from tests.stories.stage import Stage

pytestmark = pytest.mark.slow


@pytest.mark.requirement("A11Y-15")
def test_a_declined_card_can_be_tried_again(stage: Stage) -> None:
    """A declined card is embarrassing enough; she must know that nothing was paid, and may try another."""
    stage.faults.set("terminal", "decline-once")
    stage.go_to_review()
    stage.touch(stage.choice("yes"))
    stage.robot.until(lambda: bool(stage.app.presenter.frame.trouble), "the decline")
    assert stage.step == "pay"
    stage.touch(stage.say("try-again"), "your-ticket")


def test_three_declines_bring_a_person(stage: Stage) -> None:
    """No endless loop: after the third try a person is called by itself."""
    stage.faults.set("terminal", "decline")
    stage.go_to_review()
    stage.touch(stage.choice("yes"))
    for _ in range(2):
        stage.robot.until(lambda: stage.ready() and bool(stage.app.presenter.frame.trouble), "the decline")
        stage.touch(stage.say("try-again"))
    stage.robot.until(lambda: stage.prompt.kind == "handover", "a person")
    stage.help_is("received", "seen")


@pytest.mark.requirement("A11Y-82")
def test_out_of_paper_is_told_before_the_card_is_asked_for(stage: Stage) -> None:
    """Money without a ticket is the worst that a machine can do."""
    stage.faults.set("printer", "no-paper")
    stage.go_to_review()
    stage.touch(stage.choice("yes"))
    stage.robot.until(lambda: stage.ready() and bool(stage.app.presenter.frame.trouble), "it is told")
    sale = stage.app.presenter.visit.sale
    assert sale is not None
    assert stage.ledger.holding(sale.number) is Holding.NEVER
    stage.touch(stage.say("try-again"))  # she has no phone: still no paper, so a person comes
    stage.robot.until(lambda: stage.prompt.kind == "handover", "the handover")
    stage.help_is("received", "seen")


def test_a_jam_lets_the_money_go(stage: Stage) -> None:
    """The paper did not surely come out, so the money was never taken."""
    stage.faults.set("printer", "jam")
    stage.go_to_review()
    stage.touch(stage.choice("yes"))
    stage.robot.until(lambda: stage.prompt.kind == "handover", "the handover")
    sale = stage.app.presenter.visit.sale
    assert sale is not None
    assert stage.ledger.holding(sale.number) is Holding.LET_GO


def test_stopping_at_the_card_reader_costs_nothing(stage: Stage) -> None:
    """She changed her mind with the card in her hand: back at the review, nothing lost, nothing paid."""
    stage.faults.set("terminal", "cancel-once")
    stage.go_to_review()
    stage.touch(stage.choice("yes"), "review")
    assert stage.app.presenter.frame.trouble
    stage.touch(stage.choice("yes"), "your-ticket")
