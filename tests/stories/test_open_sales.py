"""Sales whose end was not known at once: the kiosk asks on its own, and staff hear of what they must know, once."""

import pytest

from kiosk.devices.ports import Holding
from kiosk.sales.model import SaleState
from tests.stories.stage import Stage

pytestmark = pytest.mark.slow


def test_money_is_let_go_as_soon_as_the_terminal_is_back(stage: Stage) -> None:
    """She has gone home not knowing; nobody touches the kiosk, and its terminal comes back: her money is free."""
    stage.faults.set("terminal", "unplugged-after-hold")
    stage.go_to_review()
    stage.touch(stage.choice("yes"))
    stage.robot.until(lambda: stage.prompt.kind == "handover", "the handover")
    sale = stage.app.presenter.visit.sale
    assert sale is not None
    assert stage.ledger.holding(sale.number) is Holding.HELD
    stage.help_is("received", "seen")
    stage.app.presenter.begin_again()
    stage.reach("welcome")

    stage.faults.set("terminal", "works")

    stage.robot.until(lambda: stage.ledger.holding(sale.number) is Holding.LET_GO, "the money is let go")
    stage.robot.until(stage.app.wings.kiosk.is_settled, "the journal knows")
    assert stage.app.wings.kiosk.notes() == (), "the person who was called knows it"


def test_staff_are_called_once_about_a_ticket_in_the_slot(stage: Stage) -> None:
    """After a power cut a void ticket may lie in the slot: a person comes and takes it away."""
    stage.go_to_review()
    stage.touch(stage.choice("yes"), "your-ticket")
    sale = stage.app.presenter.visit.sale
    assert sale is not None
    assert sale.state is SaleState.DONE
    stage.app.wings.kiosk.sales.tell(sale, "ticket-void")

    stage.app.presenter.begin_again()
    stage.help_is("received", "seen")

    stage.robot.until(lambda: stage.app.wings.kiosk.notes() == (), "the note has arrived")
    (card,) = stage.desk.requests.live()
    assert card.situation.trouble == "ticket-void"
    assert sale.number[:4] in card.situation.step_title
