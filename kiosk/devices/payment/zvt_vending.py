"""The vending handshake of ZVT: the terminal authorises, then waits for our word about the ticket, or undoes it."""

from collections.abc import Callable
from contextlib import suppress

from kiosk.clock import Clock
from kiosk.devices.payment import zvt_words as words
from kiosk.devices.payment.conversation import Conversation
from kiosk.devices.payment.zvt import REFUSED, VENDING, Telling, ZvtTerminal, held
from kiosk.devices.payment.zvt_evidence import Memo
from kiosk.devices.payment.zvt_fields import Status
from kiosk.devices.payment.zvt_line import Outcome, Patience, Stop
from kiosk.devices.payment.zvt_till import Place, ZvtTill
from kiosk.devices.ports import DeviceTrouble, Held, Holding, Note, Payment, Tell
from kiosk.errors import Trouble
from kiosk.money import Money

AUTHORISED = "authorised"
POLLS = 60  # at 2 to 4 s each: two to four minutes for a ticket, then the terminal undoes the payment
OVER = ""


class VendingTerminal(ZvtTerminal):
    """A PaymentTerminal that undoes a payment by itself when we vanish: nothing stays held, whatever becomes of us."""

    def __init__(self, place: Place, patience: Patience, clock: Clock, polls: int = POLLS) -> None:
        super().__init__(place, VENDING, patience, clock)
        self._patience = patience
        self._polls = polls
        self._waiting: Waiting | None = None

    @property
    def vending(self) -> bool:
        """It undoes by itself what nobody confirms."""
        return True

    def ready(self) -> None:
        """Raise DeviceTrouble unless it answers, knows us, is idle, and waits for no word about a ticket."""
        if self._waiting and not self._waiting.talk.over:
            raise DeviceTrouble("terminal-busy", "it waits for our word about a ticket")
        super().ready()

    def authorise(self, amount: Money, number: str, tell: Tell, note: Note) -> Held:
        """Ask for the payment; HELD from the moment when the terminal waits for our word."""
        memo = self._noted(amount, note)
        if self._stop.pressed():
            return Held(Payment.CANCELLED, say="payment-cancelled")
        telling = Telling(tell)
        waiting = self._waiting = Waiting(self.till, self._stop, number, memo, self._polls)
        while (news := waiting.talk.next(self._patience.tell)) not in (AUTHORISED, OVER):
            if news is None:
                telling.again()
            else:
                telling.hear(int(news))
        if waiting.said is not None:
            memo = memo.heard(waiting.said)
            with suppress(Trouble):
                note(memo.text())
        if news == AUTHORISED and waiting.said is not None:
            return held(memo, Outcome(True, status=waiting.said))
        try:
            return self._ended(memo, waiting)
        except DeviceTrouble as trouble:
            return Held(Payment.UNKNOWN, say=trouble.say)

    def complete(self, number: str, memo: str) -> None:
        """Say that the ticket is out, at the terminal's next question. Raises DeviceTrouble when it was not taken."""
        waiting = self._mine(number)
        if waiting is None:
            holding = self.ask(number, memo)
            if holding is not Holding.TAKEN:
                raise DeviceTrouble(
                    "terminal-busy" if holding is Holding.BUSY else REFUSED, f"sale {number} is {holding}"
                )
            return
        waiting.decide(issued=True)
        outcome = waiting.talk.result(self._patience.settle)
        if not (outcome.finished and waiting.fetched_issued):
            raise DeviceTrouble(REFUSED, f"sale {number}: the terminal has undone it, code {outcome.code or 0:02x}")

    def release(self, number: str, memo: str) -> None:
        """Say that no ticket came out: the terminal undoes the payment. Raises DeviceTrouble when that is not sure."""
        waiting = self._mine(number)
        if waiting is not None:
            waiting.decide(issued=False)
            with suppress(DeviceTrouble):
                waiting.talk.result(self._patience.settle)
        holding = self.ask(number, memo)
        if holding not in (Holding.NEVER, Holding.LET_GO):
            raise DeviceTrouble("terminal-busy" if holding is Holding.BUSY else REFUSED, f"sale {number} is {holding}")

    def ask(self, number: str, memo: str) -> Holding:
        """HELD while it waits for our word; then how it ended; after a cut: what the terminal's memory proves."""
        waiting = self._mine(number)
        if memo and self._waiting and not self._waiting.talk.over:
            waits = waiting is not None and waiting.said is not None and not waiting.decided
            return Holding.HELD if waits else Holding.BUSY  # busy with another sale too: there is only one line
        known = waiting.end() if waiting else None
        return known or super().ask(number, memo)

    def _mine(self, number: str) -> "Waiting | None":
        return self._waiting if self._waiting and self._waiting.number == number else None

    def _ended(self, memo: Memo, waiting: "Waiting") -> Held:
        """It ended before we were told to wait: refused, stopped, declined, cut, or for another amount."""
        outcome = waiting.talk.result(0)
        if waiting.said is None and waiting.other_amount and not outcome.finished:
            return Held(Payment.CANCELLED, say="terminal-stopped")
        if outcome.finished:
            return Held(Payment.UNKNOWN, say=REFUSED)  # done, and we were never asked for our word
        return held(memo, outcome)


class Waiting:
    """The payment of one sale while it lasts: answers each question of the terminal, until it is told how to."""

    def __init__(self, till: ZvtTill, stop: Stop, number: str, memo: Memo, polls: int) -> None:
        self.number = number
        self.said: Status | None = None
        self.other_amount = False
        self.fetched_issued = False  # the terminal was told that the ticket is out
        self._till = till
        self._stop = stop
        self._memo = memo
        self._message = words.pay(memo.minor, till.place.currency, polls)
        self._issued: bool | None = None
        self.talk: Conversation[Outcome] = Conversation(self._pay)

    @property
    def decided(self) -> bool:
        """Whether we know what to say at the next question."""
        return self._issued is not None

    def end(self) -> Holding | None:
        """How it ended, as the terminal told us; None: the line was cut before it did."""
        try:
            outcome = self.talk.result(0)
        except DeviceTrouble:
            return None
        if not outcome.finished:
            return Holding.NEVER if self.said is None else Holding.LET_GO
        return Holding.TAKEN if self.fetched_issued else None

    def decide(self, *, issued: bool) -> None:
        """What to answer from now on. What was said once is not taken back."""
        if self._issued is None:
            self._issued = issued

    def _pay(self, news: Callable[[str], None]) -> Outcome:
        return self._till.order(
            self._message,
            hear=lambda step: news(str(step)),
            judge=lambda said: self._answer(said, news),
            idle=lambda: None,
            stop=self._stop,
        )

    def _answer(self, said: Status, news: Callable[[str], None]) -> bytes:
        if self._memo.is_old(said):
            return words.WAIT  # of the sale before: never a word about this one
        if said.amount not in (None, self._memo.minor):
            self.other_amount = True  # not what the traveller agreed to
            return words.NOT_ISSUED
        if self.said is None:
            self.said = said
            news(AUTHORISED)
        if self._issued is None:
            return words.WAIT
        self.fetched_issued = self._issued
        return words.GOOD if self._issued else words.NOT_ISSUED
