"""The crash bench has teeth: each fault that a hurried programmer might put into the till is found by it."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from benchmarks import crash
from benchmarks.crash_law import Case, Verdict
from benchmarks.crash_world import World
from kiosk.devices.payment import nexo_words
from kiosk.devices.payment.counter import AwayCounter
from kiosk.devices.payment.nexo import Memo, NexoTerminal
from kiosk.devices.ports import Holding
from kiosk.sales import making, recovery
from kiosk.sales.making import TicketMaker
from kiosk.sales.model import Paper, Sale, SaleState
from kiosk.sales.store import SaleStore
from tests.sales.journeys import simple_offer

pytestmark = pytest.mark.slow
move = SaleStore.move


def forgets_the_memo() -> None:
    """The terminal is asked before it is written down what it must be asked with."""
    SaleStore.remember = lambda self, sale, memo: sale  # type: ignore[method-assign]


def writes_printing_late() -> None:
    """The printer is asked first, and only then it is written down."""

    def late(self: SaleStore, sale: Sale, state: SaleState, *args: Any, **facts: Any) -> Sale:
        if state is SaleState.PRINTING:
            return sale
        if state is SaleState.PRINTED:
            sale = move(self, sale, SaleState.PRINTING)
        return move(self, sale, state, *args, **facts)

    SaleStore.move = late  # type: ignore[method-assign]


def never_wipes() -> None:
    """A printer that holds a job keeps it."""
    recovery.wipe = making.wipe = lambda store, cabinet: True  # type: ignore[assignment]


def takes_first() -> None:
    """The money is taken before the paper is out."""
    printed = TicketMaker.made

    def paid(self: TicketMaker, sale: Sale, tell: Any) -> Sale:
        self._cabinet.terminal.complete(sale.number, sale.memo)
        return printed(self, sale, tell)

    TicketMaker.made = paid  # type: ignore[method-assign]


def believes_that_it_let_go() -> None:
    """The release is written down and never sent."""
    recovery._released = lambda terminal, sale: Holding.LET_GO  # type: ignore[assignment]


def takes_silence_for_no() -> None:
    """A terminal that does not answer is believed to hold nothing."""
    asked = recovery.asked

    def guessed(terminal: Any, sale: Sale) -> Holding:
        holding = asked(terminal, sale)
        return Holding.NEVER if holding is Holding.BUSY else holding

    recovery.asked = guessed


def trusts_the_paper() -> None:
    """A sale that stood in printing is taken for printed."""
    settled = recovery._settled

    def trusting(store: SaleStore, terminal: Any, sale: Sale) -> Sale:
        if sale.state is SaleState.PRINTING:
            sale = store.move(sale, SaleState.PRINTED)
        return settled(store, terminal, sale)

    recovery._settled = trusting


def undoes_what_is_printed() -> None:
    """A sale whose paper is out is undone like any other, and nobody is told."""
    recovery.take = lambda store, terminal, sale: (  # type: ignore[assignment]
        terminal.release(sale.number, sale.memo) or _ended(store, sale)
    )


def _ended(store: SaleStore, sale: Sale) -> Sale:
    from kiosk.sales import model

    model.MAY_FOLLOW[sale.state].add(SaleState.UNDONE)
    return store.move(sale, SaleState.UNDONE)


def keeps_it_to_itself() -> None:
    """Staff are told nothing."""
    SaleStore._tell = lambda *_: None  # type: ignore[method-assign,assignment]


def leaves_the_number_good() -> None:
    """Paper that nobody paid is not put on the list of void numbers."""

    def valid(self: SaleStore, sale: Sale, state: SaleState, *args: Any, **facts: Any) -> Sale:
        return move(self, sale, state, *args, **(facts | {"void": ""}))

    SaleStore.move = valid  # type: ignore[method-assign]


def gives_up() -> None:
    """Recovery leaves alone what it does not understand at once."""
    recovery._settled = lambda store, terminal, sale: sale  # type: ignore[assignment]


def believes_a_mute_printer() -> None:
    """No answer counts as printed."""
    printed = TicketMaker.made

    def believed(self: TicketMaker, sale: Sale, tell: Any) -> Sale:
        from dataclasses import replace

        from kiosk.devices.ports import DeviceTrouble

        try:
            return printed(self, sale, tell)
        except DeviceTrouble:
            now = self._store.find(sale.number) or sale
            return self._store.move(replace(now, paper=Paper.OUT), SaleState.PRINTED)

    TicketMaker.made = believed  # type: ignore[method-assign]


def forgets_the_counter() -> None:
    """What a person has in her till is nobody's business: a sale without paper is simply undone."""
    AwayCounter.ask = lambda self, number, memo: Holding.NEVER  # type: ignore[method-assign]


def undoes_what_a_person_took() -> None:
    """What was paid at the counter and not printed is undone, instead of waiting for her."""
    settled = recovery._settled

    def undone(store: SaleStore, terminal: Any, sale: Sale) -> Sale:
        return _ended(store, sale) if sale.state is SaleState.HELD else settled(store, terminal, sale)

    recovery._settled = undone


def forgets_that_no_phone_saw_it() -> None:
    """The kiosk went off between the money and the screen, and nobody is told."""
    SaleStore.unshown = lambda self: ()  # type: ignore[method-assign]


ASKED = {mode: f"sent {crash.MONEY[mode][0]}" for mode in crash.CARD_MODES}
PICTURE = "sent print: printer picture #1"
FOUND_AT: dict[Callable[[], None], Case] = {
    forgets_the_memo: Case("hold", dies="before held is written"),
    writes_printing_late: Case("hold", dies="after print"),
    never_wipes: Case("hold", dies=PICTURE, printer_fault="jam at row 40"),
    takes_first: Case("hold", dies="after printing is written"),
    believes_that_it_let_go: Case("hold", dies="after held is written"),
    takes_silence_for_no: Case("hold", terminal_fault="alone=1", dies=ASKED["hold"]),
    trusts_the_paper: Case("hold", dies=PICTURE, printer_fault="jam at row 40"),
    undoes_what_is_printed: Case("hold", dies="after printed is written"),
    keeps_it_to_itself: Case("vending", dies="after printed is written"),
    leaves_the_number_good: Case("vending", dies="after print"),
    gives_up: Case("vending", dies="after held is written"),
    forgets_the_counter: Case("counter", dies="after printing is written"),
    undoes_what_a_person_took: Case("counter", dies="after held is written"),
    forgets_that_no_phone_saw_it: Case("phone", dies="after done is written"),
    believes_a_mute_printer: Case("hold", printer_fault="half at row 40", fixed=True),
}


def play(sabotage: Callable[[], None], case: Case) -> Verdict:
    with tempfile.TemporaryDirectory(dir=crash.MEMORY if crash.MEMORY.exists() else None) as folder:
        world = World(Path(folder), simple_offer(), sabotage)
        try:
            return world.play(case)
        finally:
            world.close()


@pytest.mark.parametrize("sabotage", FOUND_AT, ids=lambda sabotage: sabotage.__name__)
def test_each_fault_is_found(sabotage: Callable[[], None]) -> None:
    """A bench that finds nothing proves something only if it would have found this."""
    case = FOUND_AT[sabotage]

    assert play(sabotage, case).wrong
    assert not play(lambda: None, case).wrong


def pays_once_more() -> None:
    """A payment whose answer was lost is sent again, under another name."""
    asked = NexoTerminal._asked

    def again(self: NexoTerminal, number: str, memo: str) -> Any:
        if memo:
            body = nexo_words.payment(Memo.read(memo).amount, number, "2026-11-20T09:00:00+01:00")
            self._said("Payment", body, f"X{number}")
        return asked(self, number, memo)

    NexoTerminal._asked = again  # type: ignore[method-assign]


PAID_FIRST: tuple[tuple[Callable[[], None], Case], ...] = (
    (believes_that_it_let_go, Case("payment", dies="after held is written")),
    (believes_that_it_let_go, Case("nexo", dies="after held is written")),
    (forgets_the_memo, Case("payment", dies="before held is written")),
    (forgets_the_memo, Case("nexo", dies="before held is written")),
    (takes_silence_for_no, Case("nexo", terminal_fault="slow=1", dies=ASKED["nexo"])),
    (pays_once_more, Case("nexo", dies=ASKED["nexo"])),
)


@pytest.mark.parametrize(("sabotage", "case"), PAID_FIRST, ids=[f"{act.__name__}-{it.mode}" for act, it in PAID_FIRST])
def test_each_fault_is_found_where_money_is_taken_before_the_ticket(sabotage: Callable[[], None], case: Case) -> None:
    """Pay, and reverse if there is no ticket: the ledger of the terminal shows what was forgotten."""
    assert play(sabotage, case).wrong
    assert not play(lambda: None, case).wrong
