"""Stories of what is kept: the receipt on the phone without any network, and the slip that explains what happened."""

import io
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from kiosk.language import Texts
from kiosk.money import Money
from kiosk.paper.model import Barcode, Document
from kiosk.paper.raster import raster
from kiosk.paper.receipt import Purchase, receipt_text
from kiosk.paper.slip import slip
from kiosk.paper.symbol import LARGEST_OCTETS, qr
from tests.clock import FakeClock
from tests.paper.symbols import QR, TYPICAL, read
from tests.sales.shop import ALL_WORDS

PRINTER_TROUBLES = (
    "no-paper", "cover-open", "printer-unplugged", "printer-mute", "printer-offline", "printer-stuck", "printer-error",
    "cutter-jam", "paper-jam", "printer-silent", "paper-ran-out", "cover-opened", "printer-stopped", "printer-broke",
    "printer-lost",
)  # fmt: skip


def bought(texts: Texts) -> Purchase:
    return Purchase(
        number="K7Q2 M9XP",
        start="Köln Hbf",
        end="Frankfurt (Main) Flughafen Fernbahnhof",
        validity=texts.full_day(FakeClock().now().date()),
        total=texts.price(Money(2490)),
        paid=texts.say("ticket-paid", card="**** 4242"),
        kiosk="demo-1",
        at=FakeClock().now(),
        phone="+49 221 0000 000",
        references=("Terminal-ID 29001234", "Beleg 0001"),
    )


def on_screen(text: str) -> bytes:
    picture = raster(Document("t", "en", (Barcode(qr(text), "", "", quiet=4),)), 576)
    return read(Image.open(io.BytesIO(picture)), QR)


@pytest.mark.parametrize("language", ALL_WORDS.languages)
def test_a_phone_reads_the_receipt_off_the_screen(language: str) -> None:
    """No network, no server, no app: her phone shows the words, in her language, with all that a refund needs."""
    texts = ALL_WORDS.texts(language)
    text = on_screen(receipt_text(bought(texts), texts)).decode()

    for fact in (
        "K7Q2 M9XP",
        "Köln Hbf",
        "Fernbahnhof",
        "24",
        "**** 4242",
        "demo-1",
        "2026-11-20 09:30",
        "+49 221 0000 000",
    ):
        assert fact in text
    assert texts.say("receipt-not-a-ticket") in text


def test_what_helps_least_is_left_out_first() -> None:
    """A short trip has room for the terminal's own numbers; a long one keeps what is needed for a refund."""
    texts = ALL_WORDS.texts("en")
    short = replace(bought(texts), end="Bonn Hbf")
    assert "Beleg 0001" in receipt_text(short, texts)
    long = replace(bought(texts), start="Frankfurt (Main) Flughafen Fernbahnhof" * 2)
    assert "Beleg 0001" not in receipt_text(long, texts)
    assert "+49 221 0000 000" in receipt_text(long, texts)


@settings(max_examples=100, deadline=None)
@given(st.text(min_size=1, max_size=300), st.text(min_size=1, max_size=300), st.sampled_from(ALL_WORDS.languages))
def test_however_long_the_names_are_the_receipt_fits(start: str, end: str, language: str) -> None:
    """Number, total and telephone are never cut: with these, a person finds the rest."""
    texts = ALL_WORDS.texts(language)
    purchase = replace(bought(texts), start=start.replace("\ud800", ""), end=end)
    text = receipt_text(purchase, texts)

    assert 0 < len(text.encode()) <= LARGEST_OCTETS
    for fact in (purchase.number, purchase.total, purchase.phone):
        assert fact in text


def test_a_receipt_that_can_never_fit_is_a_bug() -> None:
    """Only a number or a telephone of hundreds of letters: nothing that may be cut is left."""
    texts = ALL_WORDS.texts("en")
    with pytest.raises(ValueError, match="does not fit"):
        receipt_text(replace(bought(texts), phone="1" * 300), texts)


@pytest.mark.parametrize("language", ALL_WORDS.languages)
@pytest.mark.parametrize("say", ["payment-unknown", *PRINTER_TROUBLES])
def test_the_slip_explains_so_that_nobody_has_to(language: str, say: str) -> None:
    """She shows it to anybody in uniform: what happened, when, where, the number, and a code for their reader."""
    texts = ALL_WORDS.texts(language)
    at = FakeClock().now()
    document = slip(
        texts, "K7Q2M9XP", at, "demo-1", "+49 221 0000 000", say, TYPICAL, nothing_paid=say != "payment-unknown"
    )
    words = " ".join(document.words()).replace("\N{NO-BREAK SPACE}", " ")

    for fact in ("K7Q2 M9XP", "demo-1", "09:30", "+49 221 0000 000", texts.say(say), texts.say("slip-not-a-ticket")):
        assert fact in words
    assert (texts.say("slip-pay-nothing") in words) == (say == "payment-unknown")
    assert read(Image.open(io.BytesIO(raster(document, 576))), QR) == TYPICAL


def test_a_slip_without_a_code_still_helps() -> None:
    """The keys may be what is broken: then the words alone are printed."""
    document = slip(ALL_WORDS.texts("nl"), "K7Q2M9XP", FakeClock().now(), "demo-1", "1", "printer-lost")
    assert not any(isinstance(block, Barcode) for block in document.blocks)
    assert len(raster(document, 384)) > 1000
