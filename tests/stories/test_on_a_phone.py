"""A ticket on her phone: the kiosk shows it, she takes a picture, and an inspector reads that picture."""

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtQuick import QQuickItem

from kiosk.assembly import Kiosk
from kiosk.barcode.symbol import read
from kiosk.devices.ports import Holding
from kiosk.sales.model import Medium, Paper, SaleState
from tests.stories.stage import Stage

pytestmark = pytest.mark.slow


def kiosk_of(stage: Stage) -> Kiosk:
    kiosk = stage.app.wings.kiosk
    assert isinstance(kiosk, Kiosk)
    return kiosk


def buy_on_phone(stage: Stage) -> None:
    stage.go_to_review()
    stage.touch(stage.choice("ask-medium"), "medium")
    stage.touch(stage.choice("phone"), "review")
    stage.touch(stage.choice("yes"), "phone-ticket")


def test_the_picture_on_the_screen_is_the_signed_ticket(stage: Stage, tmp_path: Path) -> None:
    """What her camera sees is read like the barcode on paper, byte for byte; and nothing was printed."""
    buy_on_phone(stage)
    sale = stage.app.presenter.visit.sale
    assert sale is not None
    assert sale.medium is Medium.PHONE

    stage.robot.until(lambda: kiosk_of(stage).sales.find(sale.number).paper is Paper.OUT, "it is known to be shown")
    stage.robot.picture(tmp_path / "screen.png")

    signed = kiosk_of(stage).sales.barcodes(sale.number)
    assert set(signed) <= set(read(Image.open(tmp_path / "screen.png")))
    assert stage.ledger.holding(sale.number) is Holding.TAKEN
    assert kiosk_of(stage).sales.find(sale.number).state is SaleState.DONE
    assert not list((stage.home / "paper").glob(f"*{sale.number}*"))
    stage.touch(stage.prompt.next_label, "mood")


def test_without_paper_her_phone_is_offered_first(stage: Stage) -> None:
    """The roll has ended: before a person is called she may have the ticket on her phone; no card was asked for."""
    stage.faults.set("printer", "no-paper")
    stage.go_to_review()
    stage.touch(stage.choice("yes"))
    stage.robot.until(lambda: stage.ready() and bool(stage.app.presenter.frame.trouble), "nothing can be printed")
    assert not stage.ledger.numbers()
    assert stage.prompt.choices[0].id == "instead-medium"
    stage.touch(stage.choice("instead-medium"), "phone-ticket")


def test_it_costs_nobody_a_touch(stage: Stage) -> None:
    """Who wants paper is never asked."""
    stage.go_to_review()
    stage.touch(stage.choice("yes"), "your-ticket")
    assert stage.robot.touches == 3


def test_the_square_is_large_and_named(stage: Stage) -> None:
    """A camera reads it from an arm's length; who cannot see it is told what it is."""
    buy_on_phone(stage)
    square = stage.app.window.item("symbol")
    assert isinstance(square, QQuickItem)
    assert square.width() >= 400
    assert stage.robot.reads(stage.say("frame-ticket-square"))
