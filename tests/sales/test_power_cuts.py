"""Stories of the night the power went: wherever a sale was cut short, it is finished or undone at the next start."""

import contextlib
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.devices.ports import Holding
from kiosk.devices.simulated.faults import KNOWN, ONCE, WORKS
from kiosk.sales.model import SaleState
from tests.sales.shop import OFFER, PowerCut, Shop, assert_money_and_paper_agree

GOOD_SALE = (
    "before ready",
    "after ready",
    "before authorise",
    "after authorise",
    "before print",
    "after print",
    "before complete",
    "after complete",
)
JAMMED_SALE = ("after print", "before ask", "after ask", "before release", "after release")
RECOVERY = ("", "before ask", "after ask", "before release", "after release", "before complete", "after complete")

pytestmark = pytest.mark.slow


def restart(home: Path, off: str = "") -> Shop:
    """The kiosk after the power is back, settling what was left; cut again at `off`."""
    shop = Shop(home, off)
    with contextlib.suppress(PowerCut):
        shop.till.settle()
    return shop


@pytest.mark.parametrize("again", RECOVERY)
@pytest.mark.parametrize("moment", GOOD_SALE)
def test_a_sale_cut_short_is_settled_at_the_next_start(tmp_path: Path, moment: str, again: str) -> None:
    """No charge without a ticket, no money left on hold; also when the power goes a second time while settling."""
    before = Shop(tmp_path, moment)
    with pytest.raises(PowerCut):
        before.sell()
    middle = restart(tmp_path, again)
    after = restart(tmp_path)

    assert_money_and_paper_agree(after)
    paid = [number for number in after.ledger.numbers() if after.ledger.count(number, Holding.TAKEN)]
    assert len(paid) == (moment in ("before complete", "after complete")), "paid exactly when the paper was sure"
    assert after.till.settle() == (), "nothing is left to do"
    for shop in (before, middle, after):
        shop.close()


@pytest.mark.parametrize("moment", JAMMED_SALE[1:])
def test_a_jam_and_a_power_cut_together_cost_nothing(tmp_path: Path, moment: str) -> None:
    """The worst minute of a kiosk: the paper is stuck and then the light goes out."""
    before = Shop(tmp_path)
    paid = before.till.charge(OFFER, "de", before.told.append)
    before.faults.set("printer", "jam")
    before.mains.off = moment
    with pytest.raises(PowerCut):
        before.till.deliver(paid.sale, before.told.append)
    after = restart(tmp_path)

    assert_money_and_paper_agree(after)
    assert after.ledger.count(paid.sale.number, Holding.TAKEN) == 0
    before.close()
    after.close()


def test_paper_that_nobody_confirmed_is_shown_to_staff(tmp_path: Path) -> None:
    """A ticket in the slot that was not paid: it is void, and the helper who comes is told its number."""
    before = Shop(tmp_path, "after print")
    with pytest.raises(PowerCut):
        before.sell()
    after = Shop(tmp_path)

    assert after.till.settle() == ()

    (note,) = after.store.notes()
    assert note.say == "ticket-void"
    assert [file.stem for file in after.printer.tickets()] == [note.number]
    assert [ticket.number for ticket in after.store.void_tickets()] == [note.number]
    before.close()
    after.close()


def test_money_without_a_ticket_is_never_settled_alone(shop: Shop) -> None:
    """The bank says taken and there is no paper: that cannot be, so a person must look."""
    paid = shop.till.charge(OFFER, "en", shop.told.append)
    shop.terminal.complete(paid.sale.number, paid.sale.memo)

    assert [sale.state for sale in shop.till.settle()] == [SaleState.UNKNOWN]
    assert [note.say for note in shop.store.notes()] == ["taken-without-ticket"]


def test_a_ticket_whose_money_vanished_is_never_settled_alone(shop: Shop) -> None:
    """The ticket is out and the terminal has let the money go by itself: staff are told, the traveller keeps it."""
    shop.faults.set("terminal", "unplugged-before-taking")
    sold = shop.sell()
    shop.faults.set("terminal", "works")
    shop.terminal.release(sold.sale.number, sold.sale.memo)

    assert shop.till.settle() == ()
    assert [sale.state for sale in shop.store.sales()] == [SaleState.UNPAID]
    assert [note.say for note in shop.store.notes()] == ["ticket-unpaid"]
    assert shop.store.void_tickets() == ()


def names(device: str) -> st.SearchStrategy[str]:
    return st.sampled_from([name + ending for name in KNOWN[device] for ending in ("", ONCE) if name != WORKS])


a_bad_day = st.lists(
    st.tuples(
        st.just(WORKS) | names("terminal"),
        st.just(WORKS) | names("printer"),
        st.sampled_from(("", *GOOD_SALE, *JAMMED_SALE)),
        st.sampled_from(RECOVERY),
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=25, deadline=None)
@given(a_bad_day)
def test_after_any_bad_day_bank_and_journal_agree(day: list[tuple[str, str, str, str]]) -> None:
    """The operator's law: whatever breaks in whatever order, each sale ends, with money and paper or with neither."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        for terminal, printer, cut, cut_again in day:
            shop = Shop(home, cut)
            shop.faults.set("terminal", terminal)
            shop.faults.set("printer", printer)
            with contextlib.suppress(PowerCut):
                shop.sell()
                shop.mains.off = cut_again
                shop.till.settle()
            assert_money_and_paper_agree(shop, settled=False)
            shop.close()
        mended = restart(home)
        assert_money_and_paper_agree(mended)
        mended.close()
