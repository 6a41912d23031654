"""Reserve here, pay a person: for cash, for a card that failed, and for whoever would rather not pay a machine.

*Away*: a slip with number, price, last minute and a code; the sale ends here, and a counter sells from the slip.
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

from kiosk.clock import Clock
from kiosk.devices.ports import DeviceTrouble, Held, Holding, Note, Payment, Tell, Totals
from kiosk.errors import Trouble
from kiosk.money import Money

STOP = ""
TRIES = 5  # wrong codes, then nothing is sold: guessing six digits would take for ever
AWAY_MINUTES = 60
HERE_SECONDS = 180.0
TELL_SECONDS = 4.0
CONFIRMED = "confirmed"


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


class AwayCounter:
    """A PaymentTerminal that takes no money: `authorise` gives a code for the slip, and the sale ends."""

    def __init__(self, secret: bytes, clock: Clock, minutes: int = AWAY_MINUTES) -> None:
        self._secret = secret
        self._clock = clock
        self._minutes = minutes

    @property
    def vending(self) -> bool:
        """It never has any money."""
        return False

    def ready(self) -> None:
        """A slip can always be made."""

    def authorise(self, amount: Money, number: str, tell: Tell, note: Note) -> Held:
        """RESERVED: `reference` is the code for the slip, as it is read aloud."""
        made = reservation(self._secret, number, amount, self._clock.now(), self._minutes)
        note(json.dumps({"counter": "away", "until": made.until.isoformat()}))
        return Held(Payment.RESERVED, spoken(made.code), say="pay-at-counter")

    def complete(self, number: str, memo: str) -> None:
        """Nothing was held here. Raises DeviceTrouble."""
        raise DeviceTrouble("terminal-refused", f"sale {number} is paid at the counter")

    def release(self, number: str, memo: str) -> None:
        """Nothing was held here."""

    def ask(self, number: str, memo: str) -> Holding:
        """The kiosk never has this money."""
        return Holding.NEVER

    def refund(self, number: str, memo: str, amount: Money) -> None:
        """Who took the money gives it back. Raises DeviceTrouble."""
        raise DeviceTrouble("terminal-refused", f"sale {number} was paid at the counter")

    def cancel(self) -> None:
        """Nothing is waited for."""

    def totals(self) -> Totals | None:
        """The counter counts its own money."""
        return None


class HereCounter:
    """A PaymentTerminal that is a person beside the kiosk: she takes the money and types the code of this sale.

    Money once confirmed is with that person: letting go means that she gives it back, and staff are told.
    """

    def __init__(
        self, secret: bytes, clock: Clock, seconds: float = HERE_SECONDS, tell_seconds: float = TELL_SECONDS
    ) -> None:
        self._secret = secret
        self._clock = clock
        self._seconds = seconds
        self._tell_seconds = tell_seconds
        self._typed: queue.SimpleQueue[str] = queue.SimpleQueue()

    @property
    def vending(self) -> bool:
        """A person undoes nothing by herself."""
        return False

    def ready(self) -> None:
        """Somebody can always be waited for; what was typed before is forgotten."""
        with suppress(queue.Empty):
            while True:
                self._typed.get_nowait()

    def confirm(self, code: str) -> None:
        """The person typed this code; from any thread."""
        self._typed.put(plain(code) or "-")

    def authorise(self, amount: Money, number: str, tell: Tell, note: Note) -> Held:
        """Wait for the person's code; CANCELLED after three minutes, five wrong codes, or stop."""
        note(json.dumps({"counter": "here"}))
        right = staff_code(self._secret, number, amount)
        until = self._clock.seconds() + self._seconds
        wrong = 0
        tell("pay-person")
        while wrong < TRIES and (left := until - self._clock.seconds()) > 0:
            try:
                typed = self._typed.get(timeout=min(left, self._tell_seconds))
            except queue.Empty:
                tell("pay-person")
                continue
            if typed == STOP:
                return Held(Payment.CANCELLED, say="payment-cancelled")
            if hmac.compare_digest(typed, right):
                return self._confirmed(number, note)
            wrong += 1
            tell("wrong-code")
        return Held(Payment.CANCELLED, say="nobody-confirmed")

    def complete(self, number: str, memo: str) -> None:
        """The person has the money already. Raises DeviceTrouble when she never confirmed it."""
        if self.ask(number, memo) is not Holding.HELD:
            raise DeviceTrouble("terminal-refused", f"nobody confirmed sale {number}")

    def release(self, number: str, memo: str) -> None:
        """The person gives it back: a machine cannot see that, and says so to staff by the sale's own history."""

    def ask(self, number: str, memo: str) -> Holding:
        """HELD from the moment when the code was right: that is written down before anything is printed."""
        return Holding.HELD if memo and json.loads(memo).get(CONFIRMED) else Holding.NEVER

    def refund(self, number: str, memo: str, amount: Money) -> None:
        """A person gives it back. Raises DeviceTrouble."""
        raise DeviceTrouble("terminal-refused", f"sale {number} was paid to a person")

    def cancel(self) -> None:
        """Stop waiting; from any thread."""
        self._typed.put(STOP)

    def totals(self) -> Totals | None:
        """The person counts her own money."""
        return None

    def _confirmed(self, number: str, note: Note) -> Held:
        """Raises nothing: the money is in a hand. Without a written memo it is UNKNOWN, and a person looks."""
        try:
            note(json.dumps({"counter": "here", CONFIRMED: self._clock.now().isoformat()}))
        except Trouble:
            return Held(Payment.UNKNOWN, say="terminal-refused")
        return Held(Payment.HELD, number)
