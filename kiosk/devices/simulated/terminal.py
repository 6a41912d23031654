"""A card terminal to break: it behaves like one at the counter, and has a bank of its own behind it."""

import threading
from collections.abc import Callable

from kiosk.clock import Clock
from kiosk.devices.ports import DeviceTrouble, Held, Holding, Note, Payment, Tell, Totals
from kiosk.devices.simulated.faults import Faults
from kiosk.devices.simulated.store import Ledger
from kiosk.money import Money

CARD = "**** **** **** 4242"
TELL_EVERY_SECONDS = 4.0  # the port promises at least every 5
PATIENCE_SECONDS = 60.0  # then a terminal gives up waiting for a card
SLOW_SECONDS = 14.0


class SimulatedTerminal:
    """A PaymentTerminal. A card is held to it by itself after `card_after_seconds`, or by `present_card` alone (None).

    `wait` lets time pass for at most so many seconds; tests move their clock in it. A cancel that comes between
    `ready` and `authorise` is not lost.
    """

    def __init__(
        self,
        ledger: Ledger,
        faults: Faults,
        clock: Clock,
        *,
        card_after_seconds: float | None = 4.0,
        bank_seconds: float = 1.0,
        wait: Callable[[float], object] | None = None,
    ) -> None:
        self._ledger = ledger
        self._faults = faults
        self._clock = clock
        self._card_after_seconds = card_after_seconds
        self._bank_seconds = bank_seconds
        self._stirred = threading.Event()  # a card or a cancel ends the waiting at once
        self._card_here = threading.Event()
        self._cancelled = threading.Event()
        self._paying = threading.Lock()
        self._wait = wait or self._stirred.wait

    @property
    def vending(self) -> bool:
        """It holds, then takes."""
        return False

    def present_card(self) -> None:
        """Hold a card to the reader; from any thread."""
        self._card_here.set()
        self._stirred.set()

    def cancel(self) -> None:
        """Stop waiting for a card; from any thread."""
        self._cancelled.set()
        self._stirred.set()

    def ready(self) -> None:
        """Raise DeviceTrouble when it is unplugged or at work."""
        self._plugged_in()
        if not self._paying.acquire(blocking=False):
            raise DeviceTrouble("terminal-busy", "another payment is going on")
        self._forget()
        self._paying.release()

    def authorise(self, amount: Money, number: str, tell: Tell, note: Note) -> Held:
        """Wait for a card, ask the bank, hold the money."""
        with self._paying:
            try:
                note(f'{{"simulated": "{number}"}}')  # its bank knows sales by their number: a real one does not
                return self._refused(tell) or self._hold(amount, number, tell)
            finally:
                self._forget()

    def complete(self, number: str, memo: str) -> None:
        """Take what is held."""
        self._settle(number, Holding.TAKEN, "unplugged-before-taking", "unplugged-after-taking")

    def release(self, number: str, memo: str) -> None:
        """Let go of what is held; a sale that never held anything is let go already."""
        self._settle(number, Holding.LET_GO, "unplugged-before-release", "unplugged-after-release")

    def ask(self, number: str, memo: str) -> Holding:
        """What the bank's ledger says. Raises DeviceTrouble while it is unplugged."""
        self._plugged_in()
        return Holding.BUSY if self._faults.strikes("terminal", "busy") else self._ledger.holding(number)

    def refund(self, number: str, memo: str, amount: Money) -> None:
        """Give back what was taken."""
        self._plugged_in()
        if self._ledger.holding(number) is Holding.LET_GO:
            return
        if self._ledger.holding(number) is not Holding.TAKEN:
            raise DeviceTrouble("terminal-refused", f"sale {number} has taken nothing that could be given back")
        self._ledger.write(number, Holding.LET_GO, amount)

    def totals(self) -> Totals | None:
        """All that the simulated bank has taken and given back."""
        self._plugged_in()
        return Totals(self._ledger.takings())

    def _refused(self, tell: Tell) -> Held | None:
        """How it ends before the bank is asked; None: a card is there."""
        if not self._plugged():
            return Held(Payment.UNKNOWN, say="terminal-unplugged")
        ended = self._await_card(tell)
        if ended == "cancelled":
            return Held(Payment.CANCELLED, say="payment-cancelled")
        if ended == "time-out":
            return Held(Payment.CANCELLED, say="no-card")
        tell("card-read")
        return None

    def _await_card(self, tell: Tell) -> str:
        """How it ended: "card", "cancelled" or "time-out"; tells meanwhile what to do."""
        if self._faults.strikes("terminal", "cancel"):
            self._cancelled.set()
        nobody = self._faults.strikes("terminal", "time-out") or self._card_after_seconds is None
        card_at = None if nobody else self._clock.seconds() + (self._card_after_seconds or 0)
        end_at = self._clock.seconds() + PATIENCE_SECONDS
        tell("hold-card")
        ended = self._ended(card_at, end_at)
        while not ended:
            left = (end_at if card_at is None else card_at) - self._clock.seconds()
            self._wait(min(left, TELL_EVERY_SECONDS))
            ended = self._ended(card_at, end_at)
            if not ended:
                tell("wait-card")
        return ended

    def _ended(self, card_at: float | None, end_at: float) -> str:
        """How the waiting for a card ended; "" while it goes on."""
        if self._cancelled.is_set():
            return "cancelled"
        if self._card_here.is_set() or (card_at is not None and self._clock.seconds() >= card_at):
            return "card"
        return "time-out" if self._clock.seconds() >= end_at else ""

    def _hold(self, amount: Money, number: str, tell: Tell) -> Held:
        if self._faults.strikes("terminal", "unplugged-before-hold"):
            return Held(Payment.UNKNOWN, say="terminal-unplugged")
        self._ask_bank(tell)
        if self._faults.strikes("terminal", "decline"):
            tell("remove-card")
            return Held(Payment.DECLINED, card=CARD, say="card-declined")
        reference = self._ledger.write(number, Holding.HELD, amount)
        if self._faults.strikes("terminal", "unplugged-after-hold"):
            return Held(Payment.UNKNOWN, say="terminal-unplugged")
        tell("remove-card")
        return Held(Payment.HELD, f"{reference:06d}", CARD)

    def _ask_bank(self, tell: Tell) -> None:
        """The bank takes its time, and stop no longer stops it, as with a real one."""
        seconds = SLOW_SECONDS if self._faults.strikes("terminal", "slow") else self._bank_seconds
        until = self._clock.seconds() + seconds
        while (left := until - self._clock.seconds()) > 0:
            self._stirred.clear()
            tell("wait")
            self._wait(min(left, TELL_EVERY_SECONDS))

    def _settle(self, number: str, kind: Holding, before: str, after: str) -> None:
        self._plugged_in()
        if self._faults.strikes("terminal", before):
            raise DeviceTrouble("terminal-unplugged", f"{before}, sale {number}")
        amount = self._ledger.held(number)
        found = self._ledger.holding(number)
        if amount:
            self._ledger.write(number, kind, amount)
        elif found is not kind and (found, kind) != (Holding.NEVER, Holding.LET_GO):
            raise DeviceTrouble("terminal-refused", f"sale {number} is {found}, it cannot be {kind}")
        if self._faults.strikes("terminal", after):
            raise DeviceTrouble("terminal-unplugged", f"{after}, sale {number}")

    def _plugged(self) -> bool:
        return not self._faults.strikes("terminal", "unplugged")

    def _plugged_in(self) -> None:
        if not self._plugged():
            raise DeviceTrouble("terminal-unplugged", "the simulated terminal is unplugged")

    def _forget(self) -> None:
        for sign in (self._stirred, self._card_here, self._cancelled):
            sign.clear()
