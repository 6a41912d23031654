"""Paying a person: the counter in the hall, or somebody beside the kiosk; on the real screen, with the real paper."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.assembly import Kiosk
from kiosk.devices.payment.counter import AwayCounter, HereCounter
from kiosk.devices.ports import Holding
from kiosk.sales.collecting import paid
from kiosk.sales.model import SaleState
from tests.stories.stage import Stage, open_stage

pytestmark = pytest.mark.slow


@pytest.fixture
def hall(qapp: QGuiApplication, home: Path) -> Iterator[Stage]:
    """A kiosk with a card reader, and a counter in the hall for those whose card does not work."""
    with open_stage(home, ways=("card", "counter")) as stage:
        yield stage


@pytest.fixture
def no_reader(qapp: QGuiApplication, home: Path) -> Iterator[Stage]:
    """A kiosk without any card reader: the counter takes the money."""
    with open_stage(home, ways=("counter",)) as stage:
        yield stage


@pytest.fixture
def beside(qapp: QGuiApplication, home: Path) -> Iterator[Stage]:
    """A kiosk at which a helper takes the money."""
    with open_stage(home, ways=("card", "person")) as stage:
        yield stage


def kiosk_of(stage: Stage) -> Kiosk:
    kiosk = stage.app.wings.kiosk
    assert isinstance(kiosk, Kiosk)
    return kiosk


def counter_of(stage: Stage) -> AwayCounter:
    counter = kiosk_of(stage).cabinet.counter
    assert isinstance(counter, AwayCounter)
    return counter


def sale_of(stage: Stage):
    sale = stage.app.presenter.visit.sale
    assert sale is not None
    return sale


def types(stage: Stage, code: str) -> None:
    for digit in code.replace(" ", ""):
        stage.robot.touch(digit)


def to_the_slip(stage: Stage) -> None:
    """From the welcome screen, as somebody who has paid."""
    stage.touch(stage.prompt.next_label, "need")
    stage.touch(stage.choice("slip"), "slip")


def test_a_card_that_fails_is_no_dead_end(hall: Stage) -> None:
    """Three times declined: before a person is called she may pay at the counter; her trip is kept on a paper."""
    hall.faults.set("terminal", "decline")
    hall.go_to_review()
    hall.touch(hall.choice("yes"))
    for _ in range(2):
        hall.robot.until(lambda: hall.ready() and bool(hall.app.presenter.frame.trouble), "the decline")
        hall.touch(hall.say("try-again"))
    hall.robot.until(lambda: hall.ready() and bool(hall.app.presenter.frame.trouble), "the third decline")
    assert hall.step == "pay"
    assert hall.prompt.choices[0].id == "instead-means", "the way out comes first"

    hall.touch(hall.choice("instead-means"), "at-counter")

    assert hall.robot.reads(", ".join(hall.prompt.slip.replace(" ", "")))
    assert hall.robot.reads("Reisezentrum, Gleis 1")
    sale = sale_of(hall)
    assert sale.state is SaleState.RESERVED
    assert list((hall.home / "paper").glob(f"*slip-{sale.number}*"))
    assert {hall.ledger.holding(number) for number in hall.ledger.numbers()} <= {Holding.NEVER}


def test_she_comes_back_with_her_paper(hall: Stage) -> None:
    """The counter has her money; she types the six digits of her paper, and her ticket comes out."""
    hall.go_to_review()
    hall.touch(hall.choice("ask-means"), "means")
    hall.touch(hall.choice("person"), "review")
    hall.touch(hall.choice("yes"), "at-counter")
    sale, code = sale_of(hall), hall.prompt.slip
    hall.touch(hall.prompt.next_label, "welcome")

    to_the_slip(hall)
    types(hall, code)
    hall.touch(hall.say("pad-next"))
    hall.robot.until(lambda: hall.ready() and bool(hall.app.presenter.frame.trouble), "the counter has no money yet")
    assert hall.step == "slip"

    paid(kiosk_of(hall).sales, counter_of(hall), kiosk_of(hall).sales.find(sale.number), "Anna")
    types(hall, code)
    hall.touch(hall.say("pad-next"), "collected")
    assert kiosk_of(hall).sales.find(sale.number).state is SaleState.DONE
    hall.touch(hall.prompt.next_label, "good-journey")


def test_her_numbers_are_read_aloud_one_by_one(no_reader: Stage) -> None:
    """Who cannot read the paper hears each digit, and may hear it again."""
    no_reader.touch(no_reader.say("frame-read"))
    no_reader.go_to_review()
    no_reader.touch(no_reader.choice("yes"), "at-counter")
    digits = ", ".join(no_reader.prompt.slip.replace(" ", ""))
    assert digits in no_reader.prompt.say
    no_reader.robot.until(lambda: any(digits in said for said in no_reader.ear.texts), "the digits are heard", 5)


def test_without_a_printed_paper_she_is_asked_to_write_it_down(no_reader: Stage) -> None:
    """The slip got stuck: the code is on the screen, and she is told to write it down."""
    no_reader.go_to_review()
    no_reader.faults.set("printer", "jam")
    no_reader.touch(no_reader.choice("yes"), "at-counter")
    assert no_reader.say("slip-on-screen") in no_reader.app.presenter.frame.trouble


def test_guessing_numbers_ends_with_a_person(hall: Stage) -> None:
    """Five wrong codes: no more are taken, and a person comes."""
    to_the_slip(hall)
    for _ in range(5):
        hall.robot.until(hall.ready, "ready")
        types(hall, "123456")
        hall.touch(hall.say("pad-next"))
    hall.robot.until(lambda: hall.prompt.kind == "handover", "a person")
    hall.help_is("received", "seen")


def test_paid_and_out_of_paper_is_never_pay_again(hall: Stage) -> None:
    """She has paid and the roll has ended: she is told that she has, and a person is called."""
    hall.go_to_review()
    hall.touch(hall.choice("ask-means"), "means")
    hall.touch(hall.choice("person"), "review")
    hall.touch(hall.choice("yes"), "at-counter")
    sale, code = sale_of(hall), hall.prompt.slip
    paid(kiosk_of(hall).sales, counter_of(hall), kiosk_of(hall).sales.find(sale.number), "Anna")
    hall.touch(hall.prompt.next_label, "welcome")
    hall.faults.set("printer", "no-paper")

    to_the_slip(hall)
    types(hall, code)
    hall.touch(hall.say("pad-next"), "handover-paid-waits")
    hall.help_is("received", "seen")
    assert kiosk_of(hall).sales.find(sale.number).state is SaleState.PAID


def test_a_helper_beside_her_takes_the_money(beside: Stage) -> None:
    """She has only cash: a person is called by itself, takes it, types a code, and the ticket is printed."""
    beside.go_to_review()
    beside.touch(beside.choice("ask-means"), "means")
    beside.touch(beside.choice("person"), "review")
    beside.touch(beside.choice("yes"))
    beside.robot.until(lambda: bool(beside.app.presenter.frame.number), "the kiosk waits for the helper")
    beside.help_is("received", "seen")
    number = beside.app.presenter.frame.number
    counter = kiosk_of(beside).cabinet.counter
    assert isinstance(counter, HereCounter)
    total = kiosk_of(beside).sales.find(number).offer.total

    types(beside, "000000")
    beside.touch_now(beside.say("pad-next"))
    beside.robot.until(lambda: beside.app.presenter.frame.news == beside.say("wrong-code"), "the wrong code is told")
    types(beside, counter.receipt_code(number, total))
    beside.touch_now(beside.say("pad-next"))
    beside.reach("your-ticket")


def test_she_can_stop_waiting_for_the_helper(beside: Stage) -> None:
    """Nobody comes, or she has found a card: nothing is paid, her trip stays."""
    beside.go_to_review()
    beside.touch(beside.choice("ask-means"), "means")
    beside.touch(beside.choice("person"), "review")
    beside.touch(beside.choice("yes"))
    beside.robot.until(lambda: bool(beside.app.presenter.frame.number), "the kiosk waits for the helper")
    beside.touch_now(beside.say("frame-pay-cancel"))
    beside.reach("review")
    assert sale_of(beside).state is SaleState.UNDONE


def test_a_kiosk_without_a_counter_says_nothing_of_one(stage: Stage) -> None:
    """Nobody is offered what ends at a closed window."""
    stage.touch(stage.prompt.next_label, "need")
    assert [choice.id for choice in stage.prompt.choices] == ["ticket", "find-train", "person"]
    stage.touch(stage.say("frame-back"), "welcome")
    stage.go_to_review()
    assert "ask-means" not in [choice.id for choice in stage.prompt.choices]
