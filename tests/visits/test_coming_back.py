"""A screen died while somebody stood before it: she goes on where she was, and never pays twice or for nothing."""

import io
import os
import pickle
from pathlib import Path

import pytest

from kiosk.devices.ports import Holding
from kiosk.flows.prompt import Prompt
from kiosk.settings import read_settings
from kiosk.visits.coming_back import _Reader
from kiosk.visits.visit import Visit
from tests.visits.test_visit import Counter


def died(counter: Counter, kept: bytes) -> tuple[Visit, Prompt, Counter]:
    """The same kiosk, started again, with the visit that was kept. Its lock on the machines died with it."""
    counter.kiosk.actions.till._turn.give_back()  # type: ignore[attr-defined]
    again = Counter(counter.home)
    again.clock.move(counter.clock.seconds())
    return *again.kiosk.come_back("en", kept), again


def agreed(home: Path) -> tuple[Counter, Visit]:
    """A visit at the card reader."""
    counter = Counter(home)
    visit, review = counter.review()
    visit.send(review.choices[0].answer)
    assert visit.step == "pay"
    return counter, visit


def _tell(_: str) -> None:
    pass


def test_the_review_is_as_she_saw_it(home: Path) -> None:
    """Trains, travellers and price: nothing is asked again, and Back leads where it led."""
    counter = Counter(home)
    visit, review = counter.review()
    back, prompt, _ = died(counter, visit.kept())
    assert prompt == review
    assert back.id == visit.id
    assert back.known == visit.known


def test_before_the_card_was_asked_for_nothing_is_paid(home: Path) -> None:
    """She is told so, and no card is asked for before she says yes again."""
    counter, visit = agreed(home)
    back, prompt, again = died(counter, visit.kept())
    assert prompt.step == "review"
    assert "paid nothing" in prompt.trouble
    assert not prompt.acts
    assert again.kiosk.sales.sales() == ()
    back.send(prompt.choices[0].answer)
    back.act(_tell)
    assert back.act(_tell).step == "your-ticket"


def test_money_that_was_held_is_let_go_and_she_may_pay_anew(home: Path) -> None:
    """It died between her card and her ticket: one ticket, one payment, whatever she does now."""
    counter, visit = agreed(home)
    kept = visit.kept()
    visit.act(_tell)
    assert visit.sale is not None
    back, prompt, again = died(counter, kept)
    assert prompt.step == "review"
    assert again.ledger.holding(visit.sale.number) is Holding.LET_GO
    back.send(prompt.choices[0].answer)
    back.act(_tell)
    back.act(_tell)
    assert [sale.state for sale in again.kiosk.sales.sales()] == ["undone", "done"]


def test_who_has_her_ticket_is_shown_so(home: Path) -> None:
    """The paper is out and the money taken: she must not be asked for her card once more."""
    counter, visit = agreed(home)
    at_pay = visit.kept()
    visit.act(_tell)
    at_deliver = visit.kept()
    visit.act(_tell)
    for kept in (at_pay, at_deliver):
        _, prompt, again = died(counter, kept)
        assert prompt.step == "your-ticket"
        assert [sale.state for sale in again.kiosk.sales.sales()] == ["done"]


def test_paid_for_and_not_printed_brings_a_person(home: Path) -> None:
    """Her card was read and no ticket came: the money is let go, and somebody comes to explain."""
    counter, visit = agreed(home)
    visit.act(_tell)
    _, prompt, again = died(counter, visit.kept())
    assert prompt.kind == "handover"
    assert [sale.state for sale in again.kiosk.sales.sales()] == ["undone"]


def test_a_declined_card_is_not_asked_for_again_by_itself(home: Path) -> None:
    """The bank said no while the screen died: she decides whether to try again."""
    counter, visit = agreed(home)
    kept = visit.kept()
    counter.faults.set("terminal", "decline-once")
    visit.act(_tell)
    _, prompt, _ = died(counter, kept)
    assert prompt.step == "pay"
    assert not prompt.acts
    assert prompt.trouble


@pytest.mark.parametrize("said", [b"", b"torn", pickle.dumps((Path, {}, "")), pickle.dumps(("another flow", {}, ""))])
def test_what_is_no_visit_is_refused(home: Path, said: bytes) -> None:
    """Better a greeting than a guess."""
    with pytest.raises(ValueError, match="what was kept"):
        Counter(home).kiosk.come_back("en", said)


class _Command:
    """What a stranger might put into the bytes: a command to be run."""

    def __init__(self, call: object, *given: object) -> None:
        self._how = (call, given)

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return self._how


COMMANDS = {"of the system": (os.getpid,), "a part of anything": (getattr, str, "upper"), "of ours": (read_settings,)}


@pytest.mark.parametrize("call", COMMANDS.values(), ids=COMMANDS)
def test_the_bytes_bring_back_nothing_but_a_visit(call: tuple[object, ...]) -> None:
    """Whoever could write into the memory must not run a program by it, also not one of ours."""
    with pytest.raises(pickle.UnpicklingError, match="no part of a visit"):
        _Reader(io.BytesIO(pickle.dumps(_Command(*call)))).load()
