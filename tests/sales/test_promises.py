"""What the till promises beside money and paper: a good barcode, no second sale, no late ticket, a slip, and words."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from kiosk.barcode.envelope import open_ticket
from kiosk.barcode.keys import Keys, Realm
from kiosk.barcode.symbol import read
from kiosk.devices.ports import DeviceTrouble, Holding
from kiosk.sales.fault_slip import NotASlip, read_slip
from kiosk.sales.issue import Issuer, refund_words
from kiosk.sales.model import AT_THE_COUNTER, ENDS, MAY_FOLLOW, UNDER_WAY, WAITS_FOR_A_PERSON, Paper, SaleState
from tests.sales.shop import ALL_WORDS, OFFER, Shop, assert_money_and_paper_agree


def test_the_code_on_the_paper_is_the_one_that_was_signed_and_kept(shop: Shop, tmp_path: Path) -> None:
    """The inspector's device reads from the paper what the journal has: number, and the kiosk's own signature."""
    sale = shop.sell().sale

    (paper,) = shop.printer.tickets(sale.number)
    assert read(Image.open(paper)) == shop.store.barcodes(sale.number)
    ticket, key = open_ticket(shop.store.barcodes(sale.number)[0], Keys(tmp_path / "keys").find)
    assert (ticket.number, ticket.specimen, key.realm) == (sale.number, True, Realm.SPECIMEN)


def test_nothing_is_signed_before_the_money_is_held(shop: Shop) -> None:
    """A declined card leaves no good barcode in the journal for a thief of the disk."""
    shop.faults.set("terminal", "decline")
    assert shop.store.barcodes(shop.sell().sale.number) == ()


def test_a_ticket_that_cannot_be_made_is_not_paid_for(shop: Shop, tmp_path: Path) -> None:
    """The live key has ended over the weekend: she hears that before she takes out her card."""
    keys = Keys(tmp_path / "keys")
    today = shop.clock.now().date()
    keys.new(1184, Realm.LIVE, today.replace(year=today.year - 2))
    shop.till._maker._sealer = replace(shop.sealer, company=1184)

    sold = shop.till.charge(replace(OFFER, demo=False), "en", shop.told.append)

    assert (sold.outcome, sold.say, sold.sale.state) == ("no-paper", "cannot-sign", SaleState.REFUSED)
    assert shop.told == []
    assert shop.ledger.numbers() == ()


def test_letters_that_nobody_can_draw_are_not_paid_for(shop: Shop) -> None:
    """A name in a script that this kiosk has no typeface for: a person sells that ticket."""
    strange = replace(OFFER.out.legs[0].start.station, name="\U00013000\U00013001")
    leg = replace(OFFER.out.legs[0], start=replace(OFFER.out.legs[0].start, station=strange))
    sold = shop.till.charge(replace(OFFER, out=replace(OFFER.out, legs=(leg,))), "en", shop.told.append)
    assert (sold.outcome, sold.say) == ("no-paper", "ticket-letters")
    assert shop.ledger.numbers() == ()


def test_one_sale_at_a_time(shop: Shop) -> None:
    """While the terminal cannot say what became of the last traveller's money, the next one is not asked for hers."""
    shop.faults.set("terminal", "unplugged-after-hold")
    first = shop.sell()
    second = shop.sell()

    assert first.outcome == "unknown"
    assert (second.outcome, second.say) == ("terminal-off", "sale-open")
    assert shop.store.find(second.sale.number) is None, "it never began"
    shop.faults.set("terminal", "works")
    assert shop.sell().outcome == "done", "and with the terminal back, the first is settled before"
    assert_money_and_paper_agree(shop)


def test_what_waits_for_a_person_stops_nobody(shop: Shop) -> None:
    """The bank has taken money for which there is no ticket: staff must look, and the queue goes on."""
    paid = shop.till.charge(OFFER, "en", shop.told.append)
    shop.terminal.complete(paid.sale.number, paid.sale.memo)
    shop.till.settle()

    assert shop.sell().outcome == "done"


def test_an_old_ticket_never_comes_out_behind_a_new_one(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    """The printer may still hold a void ticket: nobody pays before that is certain, and afterwards all is well."""
    paid = shop.till.charge(OFFER, "en", shop.told.append)
    shop.faults.set("printer", "jam")
    shop.till.deliver(paid.sale, shop.told.append)
    shop.faults.set("printer", "works")
    wipe = shop.printer.wipe

    def silent() -> None:
        raise DeviceTrouble("printer-silent")

    monkeypatch.setattr(shop.printer, "wipe", silent)
    assert (shop.sell().outcome, shop.sell().say) == ("no-paper", "printer-stuck")
    monkeypatch.setattr(shop.printer, "wipe", wipe)
    assert shop.sell().outcome == "done"
    assert shop.store.unwiped() == ()
    assert shop.store.find(paid.sale.number).paper is Paper.WIPED  # type: ignore[union-attr]


def test_who_does_not_know_whether_she_paid_gets_it_in_writing(shop: Shop, tmp_path: Path) -> None:
    """The terminal fell silent: the machine admits it on a signed slip, and staff have the same number."""
    shop.faults.set("terminal", "unplugged-after-hold")

    sold = shop.sell("nl")

    assert shop.told[-2:] == ["printing-slip", "take-slip"]
    (paper,) = shop.printer.tickets("slip-")
    (code,) = zxingcpp.read_barcodes(Image.open(BytesIO(paper.read_bytes())), formats=zxingcpp.BarcodeFormat.QRCode)
    find = Keys(tmp_path / "keys").find
    said = read_slip(code.bytes, find)
    assert (said.number, said.kiosk, said.say, said.total) == (
        sold.sale.number,
        "demo-1",
        "payment-unknown",
        "2490 EUR",
    )
    assert [(note.number, note.say) for note in shop.store.notes()] == [(sold.sale.number, "payment-unknown")]
    for changed in (code.bytes.replace(b"2490", b"9990"), b"hello", b"", code.bytes[:-9]):
        with pytest.raises(NotASlip):
            read_slip(changed, find)


def test_without_a_printer_the_number_on_the_screen_is_enough(shop: Shop) -> None:
    """Printer and terminal gone at once: the screen says the number, staff have the note, nothing raises."""
    paid = shop.till.charge(OFFER, "en", shop.told.append)
    shop.faults.set("printer", "unplugged")
    shop.faults.set("terminal", "unplugged")

    sold = shop.till.deliver(paid.sale, shop.told.append)

    assert (sold.outcome, sold.sale.number) == ("unknown", paid.sale.number)
    assert "take-slip" not in shop.told
    assert [note.number for note in shop.store.notes()] == [paid.sale.number]


def test_a_note_stays_until_the_desk_has_it(shop: Shop, tmp_path: Path) -> None:
    """The desk was switched off that night: the note is there in the morning, once, and then no more."""
    shop.faults.set("terminal", "unplugged-after-hold")
    shop.sell()
    for _ in range(3):
        shop.till.settle()
    again = Shop(tmp_path)
    (note,) = again.store.notes()
    again.store.received(note)
    assert again.store.notes() == ()
    assert again.store.notes(number=note.number) == (note,), "whoever looks up the sale still sees it"
    again.close()


@pytest.mark.parametrize("language", ALL_WORDS.languages)
def test_whether_it_can_be_given_back_is_said_in_words(shop: Shop, language: str) -> None:
    """On the ticket itself, with the time until when: no rule in small print somewhere else."""
    texts = ALL_WORDS.texts(language)
    sale = shop.sell(language).sale
    never = refund_words(sale, texts, Issuer("k", "1"))
    for_a_while = refund_words(sale, texts, Issuer("k", "+49 221 0000 000", refund_minutes=30))

    assert never in shop.till.document(sale).words()
    assert "10:00" in for_a_while, "half an hour after the sale at 9:30"


def test_every_state_leads_to_an_end() -> None:
    """A sale that could get stuck in a state would be a traveller's money stuck in it."""
    for state in SaleState:
        assert (state in ENDS) != (state in (*UNDER_WAY, *WAITS_FOR_A_PERSON, *AT_THE_COUNTER))
        reached, new = {state}, {state}
        while new:
            new = {after for one in new for after in MAY_FOLLOW.get(one, ())} - reached
            reached |= new
        assert state in ENDS or reached & set(ENDS)


def test_money_that_was_refunded_is_with_the_traveller(shop: Shop) -> None:
    """The bank's own ledger says so."""
    from kiosk.sales.refund import refund

    sale = shop.sell().sale
    assert refund(shop.store, shop.terminal, sale, "Anna", "missed").state is SaleState.REFUNDED
    assert shop.ledger.holding(sale.number) is Holding.LET_GO
    assert [ticket.why for ticket in shop.store.void_tickets()] == ["given back"]
