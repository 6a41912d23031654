"""A card terminal that speaks ZVT over TCP, as in Germany and Austria: hold and book, or pay and reverse."""

import json
from contextlib import suppress

from kiosk.clock import Clock
from kiosk.devices.payment import zvt_words as words
from kiosk.devices.payment.currencies import currency_of
from kiosk.devices.payment.zvt_evidence import Found, Memo, judge, open_hold
from kiosk.devices.payment.zvt_fields import Status
from kiosk.devices.payment.zvt_line import Outcome, Patience, Stop
from kiosk.devices.payment.zvt_till import Busy, Place, ZvtTill
from kiosk.devices.ports import DeviceTrouble, Held, Holding, Note, Payment, Taking, Tell, Totals
from kiosk.errors import Trouble
from kiosk.money import Money

HOLD, PAYMENT, VENDING = "hold", "payment", "vending"
REFUSED = "terminal-refused"
OLD = Outcome(finished=True)  # it finished, but what it told was of another transaction


class ZvtTerminal:
    """A PaymentTerminal. Mode "hold" reserves (06 22) and books (06 24); mode "payment" pays (06 01), reverses (06 30).

    In "payment" the money is taken while the ticket is not printed yet: for terminals that can neither hold nor wait.
    """

    def __init__(self, place: Place, mode: str, patience: Patience, clock: Clock) -> None:
        self.till = ZvtTill(place, patience, clock)
        self.mode = mode
        self._stop = Stop()

    @property
    def vending(self) -> bool:
        """It undoes nothing by itself."""
        return False

    def ready(self) -> None:
        """Raise DeviceTrouble unless it answers, knows us and is idle."""
        self._stop.clear()
        self.till.idle()

    def authorise(self, amount: Money, number: str, tell: Tell, note: Note) -> Held:
        """Reserve or pay. Raises DeviceTrouble when nothing was asked for; UNKNOWN when nobody can say."""
        memo = self._noted(amount, note)
        if self._stop.pressed():
            return Held(Payment.CANCELLED, say="payment-cancelled")
        telling = Telling(tell)
        heard = [memo]

        def judged(said: Status) -> bytes:
            if memo.is_old(said):
                return words.GOOD
            heard[0] = memo.heard(said)
            with suppress(Trouble):  # the first memo is enough to ask again, and the money is moving
                note(heard[0].text())
            return words.GOOD

        ask = words.hold if self.mode == HOLD else words.pay
        try:
            outcome = self.till.order(
                ask(amount.minor, self.till.place.currency),
                hear=telling.hear,
                judge=judged,
                idle=telling.again,
                stop=self._stop,
            )
        except DeviceTrouble as trouble:
            return Held(Payment.UNKNOWN, say=trouble.say)
        return held(heard[0], outcome if outcome.status is None or not memo.is_old(outcome.status) else OLD)

    def complete(self, number: str, memo: str) -> None:
        """Book the hold; a payment is complete already. Raises DeviceTrouble when the money is not surely taken."""
        kept = _read(memo)
        holding = self.ask(number, memo)
        if holding is Holding.TAKEN or (holding is Holding.HELD and kept.mode == PAYMENT):
            return
        _never_while_busy(holding)
        if holding is not Holding.HELD or kept.ours is None or kept.ours.receipt is None:
            raise DeviceTrouble(REFUSED, f"sale {number} is {holding}: it cannot be taken")
        if kept.ours.amount != kept.minor:
            raise DeviceTrouble(REFUSED, f"sale {number} holds {kept.ours.amount}, not {kept.minor}")
        outcome = self.till.simple(words.book(kept.ours.receipt, kept.minor, self.till.place.currency))
        self._surely(outcome, number, memo, Holding.TAKEN)

    def release(self, number: str, memo: str) -> None:
        """Let go of the hold, or reverse the payment. Raises DeviceTrouble when the money is not surely free."""
        found, holding = self._asked(memo)
        if holding in (Holding.NEVER, Holding.LET_GO):
            return
        _never_while_busy(holding)
        if holding is not Holding.HELD or found is None:
            raise DeviceTrouble(REFUSED, f"sale {number} is {holding}: it cannot be let go")
        self._let_go(_read(memo), found, number, memo)

    def ask(self, number: str, memo: str) -> Holding:
        """What the terminal's newest transaction and its open holds prove."""
        return self._asked(memo)[1]

    def refund(self, number: str, memo: str, amount: Money) -> None:
        """Reverse the whole payment by its receipt. Raises DeviceTrouble, also for a part of it: that a person does."""
        kept = _read(memo)
        if kept.ours is None or kept.ours.receipt is None or amount.minor != kept.minor:
            raise DeviceTrouble(REFUSED, f"{amount.minor} of sale {number} cannot be given back by the terminal")
        self.till.idle()
        self._reversed(self.till.simple(words.reverse(self.till.place.password, kept.ours.receipt)), number)

    def cancel(self) -> None:
        """Press the stop key; from any thread. Too late, it changes nothing."""
        self._stop.press()

    def totals(self) -> Totals | None:
        """ZVT tells its sum only when its day is closed: see `end_day`."""
        return None

    def end_day(self) -> Totals:
        """Close the terminal's day (06 50); the sum that goes to the bank, which has no sign.

        Raises DeviceTrouble, also while money is held.
        """
        outcome = self.till.simple(words.day_end(self.till.place.password))
        said = outcome.status
        if not outcome.finished or said is None:
            raise DeviceTrouble(REFUSED, f"the day was not closed: {outcome.refused or outcome.code or 0:02x}")
        total = Money(said.amount or 0, currency_of(self.till.place.currency))
        return Totals((Taking("", total, Holding.TAKEN),), signed=False)

    def close(self) -> None:
        """Hang up."""
        self.till.close()

    def _noted(self, amount: Money, note: Note) -> Memo:
        """What is true before anything is sent, written down."""
        found = self.till.found()
        memo = Memo(self.mode, amount.minor, found.newest, found.holds if self.mode == HOLD else None)
        note(memo.text())
        return memo

    def _asked(self, memo: str) -> tuple[Found | None, Holding]:
        if not memo:
            return None, Holding.NEVER  # what was never written down was never sent
        kept = _read(memo)
        try:
            found = self.till.found()
        except Busy:
            return None, Holding.BUSY
        return found, judge(kept, found)

    def _let_go(self, kept: Memo, found: Found, number: str, memo: str) -> None:
        receipt = self._receipt(kept, found)
        if kept.mode == HOLD:
            outcome = self.till.simple(words.release(receipt))
            if outcome.code == words.NO_SUCH_HOLD:
                return  # it was let go before, and a terminal that lists no holds could not say so
            self._surely(outcome, number, memo, Holding.LET_GO)
        else:
            self._reversed(self.till.simple(words.reverse(self.till.place.password, receipt)), number)

    def _receipt(self, kept: Memo, found: Found) -> int:
        known = kept.ours.receipt if kept.ours else None
        if known is None and kept.mode == HOLD:
            known = open_hold(kept, found)
        if known is None and found.newest is not None:
            known = found.newest.receipt
        if known is None:
            raise DeviceTrouble(REFUSED, "nobody knows the receipt of what is held")
        return known

    def _surely(self, outcome: Outcome, number: str, memo: str, wanted: Holding) -> None:
        """Done means that the terminal has told of the transaction, or shows it when it is asked again."""
        said = outcome.status
        if outcome.finished and said is not None and said.result in (0, None) and not _read(memo).is_old(said):
            return
        if self.ask(number, memo) is not wanted:
            raise DeviceTrouble(REFUSED, f"sale {number}: {outcome.refused or outcome.code or 0:02x}")

    def _reversed(self, outcome: Outcome, number: str) -> None:
        done = outcome.finished and outcome.status is not None and outcome.status.result in (0, None)
        if not done and outcome.code != words.ALREADY_REVERSED:
            raise DeviceTrouble(REFUSED, f"sale {number} was not reversed: {outcome.refused or outcome.code or 0:02x}")


class Telling:
    """Says to the traveller what the terminal wants of her, and says it again while nothing new happens."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._last = "hold-card"
        tell(self._last)

    def hear(self, step: int) -> None:
        """An intermediate status became a sentence."""
        self._last = words.told(step)
        self._tell(self._last)

    def again(self) -> None:
        """Nothing was said for some seconds."""
        self._tell("wait-card" if self._last == "hold-card" else self._last)


def held(memo: Memo, outcome: Outcome) -> Held:
    """How asking for money ended, from what the terminal said."""
    said = outcome.status
    if outcome.refused is not None:
        say = "terminal-busy" if outcome.refused == words.BUSY_NOW else "terminal-stopped"
        return Held(Payment.CANCELLED, say=say)
    good = said is not None and said.result in (0, None)
    if not outcome.finished:
        if good:
            return Held(Payment.UNKNOWN, say=REFUSED)  # first yes, then no: only its memory can tell
        payment, say = words.ended(outcome.code or (said.result if said else None))
        return Held(payment, card=said.card if said else "", say=say)
    if said is None or not good:
        return Held(*words.ended(said.result)) if said else Held(Payment.UNKNOWN, say=REFUSED)
    if said.amount is not None and said.amount != memo.minor:
        return Held(Payment.UNKNOWN, say=REFUSED)  # another amount than the traveller agreed to: let go of it
    return Held(Payment.HELD, f"{said.receipt or 0:04d}", said.card, receipt=outcome.receipt)


def _read(memo: str) -> Memo:
    return Memo.read(memo or json.dumps({}))


def _never_while_busy(holding: Holding) -> None:
    if holding is Holding.BUSY:
        raise Busy("it is at work")
