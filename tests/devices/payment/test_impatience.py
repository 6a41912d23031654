"""Whatever the terminal does wrong, and however impatient the traveller is: the bank and the till agree in the end."""

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from kiosk.devices.ports import DeviceTrouble, Holding, Payment
from kiosk.devices.simulated.bookings import Booking
from tests.devices.payment.hall import FARE, HURRIED, QUICK, TerminalOnTheWall, Till, forget_all, hang_up_all, zvt

FAULTS = (
    "decline=05", "cancel", "slow=0.1", "silent", "unplugged", "busy", "refuse=83", "full", "cut-before-auth",
    "cut-after-auth", "cut-before-end", "die-after-auth", "alone=0.1", "twice", "split", "together", "wrong-amount",
    "no-holds=refuse", "no-holds=silent", "no-state", "own-receipts", "polls-used-up=1", "no-original",
)  # fmt: skip
LASTING = ("no-holds", "no-state", "own-receipts", "no-original")  # a make's habit, not an accident
PATIENCE = replace(HURRIED, answer=0.15)
NOTHING = (Holding.NEVER, Holding.LET_GO)


class Impatience(RuleBasedStateMachine):
    """One kiosk, one terminal, one sale after the other; the till does what the till's recovery does."""

    mode = "hold"

    @initialize(habit=st.sampled_from(("", *(name for name in FAULTS if name.partition("=")[0] in LASTING))))
    def open(self, habit: str) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.wall = TerminalOnTheWall(self.folder, replace(QUICK, card=0.01))
        self.habit = habit if not (habit == "no-original" and self.mode == "hold") else ""  # told in docs/terminals.md
        self.till: Till | None = None
        self.printed = self.paid = False
        self.sales = 0
        self.begun_rows = 0
        self._mend()
        self.terminal = zvt(self.wall.port, self.mode, PATIENCE)

    def _mend(self) -> None:
        self.wall.faults.mend()
        if self.habit:
            self._break(self.habit, once=False)

    def _break(self, fault: str, *, once: bool = True) -> None:
        name, _, value = fault.partition("=")
        self.wall.faults.set(name, value, once=once)

    @rule(fault=st.sampled_from([name for name in FAULTS if name.partition("=")[0] not in LASTING]))
    def something_breaks(self, fault: str) -> None:
        self._break(fault)

    @precondition(lambda self: self.till is None)
    @rule(cancel_at=st.none() | st.integers(0, 4), twice=st.booleans())
    def buys(self, cancel_at: int | None, twice: bool) -> None:
        """She buys, and may press stop at any moment, once or again and again."""
        self.sales += 1
        self.begun_rows = len(self.wall.bank.rows)
        till = Till(self.terminal, f"SALE{self.sales:04d}")

        def tell(key: str) -> None:
            till.told.append(key)
            if cancel_at is not None and (len(till.told) == cancel_at or (twice and len(till.told) > cancel_at)):
                self.terminal.cancel()

        try:
            self.terminal.ready()
            if cancel_at == 0:
                self.terminal.cancel()
            held = till.authorise(tell=tell)
        except DeviceTrouble:
            assert len(self.wall.bank.rows) == self.begun_rows, "a trouble before asking, and yet money moved"
            return
        if held.payment in (Payment.DECLINED, Payment.CANCELLED):
            assert self._truth() in NOTHING
        else:
            self.till, self.printed = till, False
            self.paid = held.payment is Payment.HELD  # else the till prints nothing
        if held.payment is Payment.HELD:
            assert self._truth() in {  # a vending terminal may have undone it since
                "hold": (Holding.HELD,), "payment": (Holding.TAKEN,), "vending": (Holding.HELD, Holding.LET_GO),
            }[self.mode]  # fmt: skip

    @precondition(lambda self: self.till is not None and self.paid)
    @rule(times=st.integers(1, 2))
    def ticket_comes_out(self, times: int) -> None:
        """The paper is sure: from now on the till only ever takes."""
        assert self.till
        if not self.printed and self._asked() is not Holding.HELD:
            return
        self.printed = True
        for _ in range(times):
            self._try(self.till.complete)

    @precondition(lambda self: self.till is not None and not self.printed)
    @rule(times=st.integers(1, 2))
    def ticket_is_stuck(self, times: int) -> None:
        assert self.till
        for _ in range(times):
            self._try(self.till.release)

    @rule()
    def kiosk_restarts(self) -> None:
        hang_up_all()
        self.terminal = zvt(self.wall.port, self.mode, PATIENCE)
        if self.till:
            self.till.terminal = self.terminal

    @precondition(lambda self: self.till is not None)
    @rule()
    def staff_ask(self) -> None:
        self._asked()

    @precondition(lambda self: self.till is not None)
    @rule()
    def settles(self) -> None:
        """What recovery does once the terminal is well again."""
        assert self.till
        self._mend()
        self.wall.revive()
        for _ in range(60):
            holding = self._asked()
            if holding in NOTHING or (holding is Holding.TAKEN):
                break
            if holding is Holding.HELD:
                if self.mode == "payment" and self.printed:
                    break
                if self._try(self.till.complete if self.printed else self.till.release):
                    break
        truth = self._truth()
        if self.printed and self.mode != "vending":
            assert truth is Holding.TAKEN, "the ticket is out and the money was lost"
        elif not self.printed:
            assert truth in NOTHING, "charged without a ticket"
        self.till = None

    @invariant()
    def nobody_holds_twice(self) -> None:
        if hasattr(self, "wall"):
            begun = sum(row.op in ("hold", "pay", "auth") for row in self.wall.bank.rows)
            assert begun <= self.sales
            if self.till is None:
                assert not self.wall.bank.open_holds()

    def _try(self, act: Callable[[], None]) -> bool:
        try:
            act()
        except DeviceTrouble:
            self.wall.revive()
            return False
        return True

    def _asked(self) -> Holding | None:
        """What the adapter says; None: it says nothing. It never says what is not so."""
        assert self.till
        try:
            holding = self.till.ask()
        except DeviceTrouble:
            self.wall.revive()
            return None
        truth = self._truth()
        if holding in NOTHING:
            assert truth in NOTHING, f"{holding}, but {truth}"
        elif holding is Holding.HELD and self.mode == "payment":
            unclear = self.habit == "no-original" and len(self.till.memos) == 1  # told in docs/terminals.md
            assert truth is Holding.TAKEN or (unclear and truth is Holding.LET_GO)
        elif holding is Holding.HELD and self.mode == "vending":
            assert truth in (Holding.HELD, Holding.LET_GO)
        elif holding is not Holding.BUSY:
            assert truth is holding, f"{holding}, but {truth}"
        return holding

    def _truth(self) -> Holding:
        """Where the money of the present sale is, as the bank has it."""
        rows: list[Booking] = self.wall.bank.rows[self.begun_rows :]
        begun = [row for row in rows if row.op in ("hold", "pay", "auth")]
        assert len(begun) <= 1
        if not begun:
            return Holding.NEVER
        receipt = begun[0].receipt
        if receipt in self.wall.bank.taken():
            return Holding.TAKEN
        if receipt in self.wall.bank.open_holds() or receipt in self.wall.bank.pending():
            return Holding.HELD
        return Holding.LET_GO

    def teardown(self) -> None:
        if hasattr(self, "wall"):
            if self.till is not None:
                self.settles()
            assert sum(self.wall.bank.taken().values()) % FARE.minor == 0
            self.wall.faults.mend()
            self.wall.unplug()
            forget_all()
            shutil.rmtree(self.folder)


@pytest.mark.slow
@pytest.mark.parametrize("mode", ["hold", "payment", "vending"])
def test_faults_and_impatience_never_cost_money(mode: str) -> None:
    """Never two holds for one sale; settled, each sale is taken or free; the adapter never says what is not so."""
    machine = type(f"Impatience_{mode}", (Impatience,), {"mode": mode})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=60,
            stateful_step_count=12,
            phases=(Phase.explicit, Phase.reuse, Phase.generate),  # shrinking waits for real time-outs
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
