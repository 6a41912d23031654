"""Reserve here, pay a person: for cash, for a card that failed, and for whoever would rather not pay a machine.

*Away*: a slip with number, price, last minute and a code. The counter takes the money, and says so in the journal or
by six digits on the slip; then the kiosk prints the ticket.
*Here*: a person takes the money beside the kiosk and types a code that only staff can know.
Codes are six digits, said aloud as three pairs; they are drawn from a secret that kiosk and staff share, the sale's
number, its price and (away) its last minute, so that none of them can be changed on the slip.
"""

import hashlib
import hmac
import json
import queue
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from kiosk.clock import Clock
from kiosk.devices.payment.guesses import Guesses
from kiosk.devices.ports import DeviceTrouble, Held, Holding, Note, Payment, Tell, Totals
from kiosk.errors import Trouble
from kiosk.money import Money

STOP = ""
AWAY_MINUTES = 60
HERE_MINUTES = 10  # a helper has to walk here, and she has to find her purse
LATE = timedelta(days=1)  # so long after its last minute a receipt from the counter still opens the ticket
TELL_SECONDS = 4.0
PAID = "paid"


@dataclass(frozen=True)
class Reservation:
    """What stands on a slip: it is no ticket, and only reserves the price until `until`."""

    number: str
    amount: Money
    until: datetime
    code: str

    def good(self, secret: bytes, now: datetime) -> bool:
        """Whether a counter may sell from it: nothing was changed, and it is not too late."""
        drawn = slip_code(secret, self.number, self.amount, self.until)
        return hmac.compare_digest(plain(self.code), drawn) and now <= self.until


def reservation(secret: bytes, number: str, amount: Money, now: datetime, minutes: int = AWAY_MINUTES) -> Reservation:
    """A slip for the counter, good for so many minutes, counted to the full minute."""
    until = (now + timedelta(minutes=minutes)).replace(second=0, microsecond=0)
    return Reservation(number, amount, until, slip_code(secret, number, amount, until))


def slip_code(secret: bytes, number: str, amount: Money, until: datetime) -> str:
    """The code on a slip."""
    return _drawn(secret, "slip", number, str(amount.minor), amount.currency, until.isoformat(timespec="minutes"))


def staff_code(secret: bytes, number: str, amount: Money) -> str:
    """The code that says "I have this money": staff's device shows it, the kiosk never does."""
    return _drawn(secret, "paid", number, str(amount.minor), amount.currency)


def spoken(code: str) -> str:
    """A code as it is shown and read aloud: "42 17 90"."""
    return " ".join(code[at : at + 2] for at in range(0, len(code), 2))


def plain(code: str) -> str:
    """A code as it was typed or said, without spaces and strokes."""
    return "".join(sign for sign in code if sign.isdigit())


def _drawn(secret: bytes, *facts: str) -> str:
    octets = hmac.digest(secret, "\n".join(facts).encode(), hashlib.sha256)
    return f"{int.from_bytes(octets[:8], 'big') % 1_000_000:06d}"


class _Person:
    """What both ways have in common: the money is in a person's hand, and only a person gives it back."""

    def __init__(self, secret: bytes, clock: Clock) -> None:
        self._secret = secret
        self._clock = clock
        self.guesses = Guesses(clock)

    @property
    def vending(self) -> bool:
        """A person undoes nothing by herself."""
        return False

    def ready(self) -> None:
        """Somebody can always be paid; but after too many wrong codes the kiosk takes none for a while."""
        if self.guesses.paused:
            raise DeviceTrouble("codes-paused", "too many wrong codes")

    def complete(self, number: str, memo: str) -> None:
        """The person has the money already. Raises DeviceTrouble when nobody confirmed it."""
        if self.ask(number, memo) is not Holding.TAKEN:
            raise DeviceTrouble("terminal-refused", f"nobody confirmed that sale {number} is paid")

    def release(self, number: str, memo: str) -> None:
        """Nothing to let go of. Raises DeviceTrouble where a person has the money: only she can give it back."""
        if self.ask(number, memo) is Holding.TAKEN:
            raise DeviceTrouble("terminal-refused", f"sale {number} was paid to a person")

    def ask(self, number: str, memo: str) -> Holding:
        """TAKEN from the moment when a person confirmed it: that is written down before anything is printed."""
        return Holding.TAKEN if _read(memo).get(PAID) else Holding.NEVER

    def refund(self, number: str, memo: str, amount: Money) -> None:
        """Whoever says so gives it back from her own till. Raises DeviceTrouble where nobody took it."""
        self.complete(number, memo)

    def cancel(self) -> None:
        """Nothing is waited for."""

    def totals(self) -> Totals | None:
        """The person counts her own money."""
        return None

    def paid(self, memo: str, by: str) -> str:
        """The memo of a sale whose money this person has."""
        return json.dumps(_read(memo) | {PAID: self._clock.now().isoformat(), "by": by})

    def receipt_code(self, number: str, amount: Money) -> str:
        """Six digits that prove the payment: for staff's eyes alone."""
        return staff_code(self._secret, number, amount)


class AwayCounter(_Person):
    """A PaymentTerminal that takes no money: `authorise` gives a code for the slip, and the kiosk is free."""

    def __init__(self, secret: bytes, clock: Clock, minutes: int = AWAY_MINUTES) -> None:
        super().__init__(secret, clock)
        self._minutes = minutes

    def authorise(self, amount: Money, number: str, tell: Tell, note: Note) -> Held:
        """RESERVED: `reference` is the code for the slip, as it is read aloud."""
        made = reservation(self._secret, number, amount, self._clock.now(), self._minutes)
        note(json.dumps({"counter": "away", "until": made.until.isoformat()}))
        return Held(Payment.RESERVED, spoken(made.code), say="pay-at-counter")

    def reservation(self, number: str, amount: Money, memo: str) -> Reservation:
        """What stands on the slip of this sale. Raises DeviceTrouble for a memo that is none of a reservation."""
        try:
            until = datetime.fromisoformat(_read(memo)["until"])
        except (KeyError, ValueError) as error:
            raise DeviceTrouble("terminal-refused", f"sale {number} has no slip") from error
        return Reservation(number, amount, until, slip_code(self._secret, number, amount, until))


class HereCounter(_Person):
    """A PaymentTerminal that is a person beside the kiosk: she takes the money and types the code of this sale.

    Money once confirmed is with that person: where no ticket comes out, she gives it back, and staff are told.
    """

    def __init__(
        self, secret: bytes, clock: Clock, seconds: float = HERE_MINUTES * 60, tell_seconds: float = TELL_SECONDS
    ) -> None:
        super().__init__(secret, clock)
        self._seconds = seconds
        self._tell_seconds = tell_seconds
        self._typed: queue.SimpleQueue[str] = queue.SimpleQueue()

    def ready(self) -> None:
        """Somebody can be waited for; what was typed before is forgotten."""
        super().ready()
        with suppress(queue.Empty):
            while True:
                self._typed.get_nowait()

    def confirm(self, code: str) -> None:
        """The person typed this code; from any thread."""
        self._typed.put(plain(code) or "-")

    def authorise(self, amount: Money, number: str, tell: Tell, note: Note) -> Held:
        """Wait for the person's code; CANCELLED after ten minutes, five wrong codes, or stop."""
        note(json.dumps({"counter": "here"}))
        right = self.receipt_code(number, amount)
        until = self._clock.seconds() + self._seconds
        tell("pay-person")
        while not self.guesses.paused and (left := until - self._clock.seconds()) > 0:
            try:
                typed = self._typed.get(timeout=min(left, self._tell_seconds))
            except queue.Empty:
                tell("pay-person")
                continue
            if typed == STOP:
                return Held(Payment.CANCELLED, say="payment-cancelled")
            if hmac.compare_digest(typed, right):
                self.guesses.right()
                return self._confirmed(number, note)
            self.guesses.wrong()
            tell("wrong-code")
        return Held(Payment.CANCELLED, say="codes-paused" if self.guesses.paused else "nobody-confirmed")

    def cancel(self) -> None:
        """Stop waiting; from any thread."""
        self._typed.put(STOP)

    def _confirmed(self, number: str, note: Note) -> Held:
        """Raises nothing: the money is in a hand. Without a written memo it is UNKNOWN, and a person looks."""
        try:
            note(self.paid(json.dumps({"counter": "here"}), "a person beside the kiosk"))
        except Trouble:
            return Held(Payment.UNKNOWN, say="terminal-refused")
        return Held(Payment.HELD, number)


def _read(memo: str) -> dict[str, Any]:
    """A memo of ours; empty for any other."""
    try:
        read = json.loads(memo)
    except ValueError:
        return {}
    return read if isinstance(read, dict) else {}
