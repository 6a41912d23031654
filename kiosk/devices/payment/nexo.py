"""A card terminal that speaks nexo retailer 3.0 in JSON, such as Adyen's: pays, and takes the payment back if need be.

A payment is sent once, ever. Its ServiceID is made of the sale's number and written down first; whatever happens then,
only the status of that ServiceID is asked.
"""

import json
import time
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any

from kiosk.clock import Clock
from kiosk.devices.payment import nexo_words as words
from kiosk.devices.payment.conversation import Conversation
from kiosk.devices.payment.currencies import money
from kiosk.devices.payment.nexo_line import Door, Seal
from kiosk.devices.ports import DeviceTrouble, Held, Holding, Note, Payment, Taking, Tell, Totals
from kiosk.errors import Trouble
from kiosk.money import Money

STOP = "stop"
OVER = ""
UNDOINGS = ("R", "S", "T")  # ServiceIDs of a reversal and of its two repetitions, when the terminal said no
PART = "F"
FREE = (Holding.NEVER, Holding.LET_GO)
UNSURE = ("", words.IN_PROGRESS, "UnreachableHost")  # a no that may still become a yes: its status is asked


@dataclass(frozen=True)
class NexoPatience:
    """Seconds. A terminal gives up a payment after 120 by itself."""

    connect: float = 5.0
    answer: float = 20.0
    pay: float = 150.0
    tell: float = 4.0
    again: float = 1.0  # until a second "not found" counts: the request may still be on its way


@dataclass(frozen=True)
class Memo:
    """What stands in the journal: `transaction` is the terminal's own name of the payment, once it told us."""

    service: str
    amount: Money
    transaction: dict[str, str] = field(default_factory=dict)

    def text(self) -> str:
        """As it is written down."""
        amount = {"minor": self.amount.minor, "currency": self.amount.currency}
        return json.dumps({"nexo": self.service, **amount, "transaction": self.transaction}, separators=(",", ":"))

    @classmethod
    def read(cls, text: str) -> "Memo":
        """Raises DeviceTrouble("terminal-refused") for a memo that another adapter wrote."""
        try:
            tree = json.loads(text)
            return cls(tree["nexo"], Money(tree["minor"], tree["currency"]), dict(tree["transaction"]))
        except (ValueError, KeyError, TypeError) as error:
            raise DeviceTrouble("terminal-refused", "this sale was made with another terminal") from error


class NexoTerminal:
    """A PaymentTerminal. The money is taken while the ticket is not printed yet, and reversed if it never is."""

    def __init__(
        self,
        door: Door,
        sale: str,
        poi: str,
        clock: Clock,
        seal: Seal | None = None,
        patience: NexoPatience | None = None,
    ) -> None:
        self.door = door
        self._sale = sale
        self._poi = poi
        self._clock = clock
        self._seal = seal
        self._patience = patience or NexoPatience()
        self._count = 0
        self._stopped = False
        self._paying: Conversation[dict[str, Any]] | None = None

    @property
    def vending(self) -> bool:
        """It undoes nothing by itself."""
        return False

    @property
    def sealed(self) -> bool:
        """Whether bodies are sealed with a shared key."""
        return self._seal is not None

    def knows_unknown(self) -> bool:
        """Whether it says of a payment that was never made that there was none. Raises DeviceTrouble."""
        return self._became("Payment", self._fresh())[0] is Holding.NEVER

    def ready(self) -> None:
        """Raise DeviceTrouble unless it answers, knows us and is idle."""
        self._stopped = False
        result, why = words.result(self._said("Diagnosis", {"HostDiagnosisFlag": False}))
        if why == "LoggedOut":
            self.login()
        elif result != words.SUCCESS:
            raise DeviceTrouble("terminal-busy" if why in (words.BUSY, words.IN_PROGRESS) else "terminal-setup", why)

    def login(self) -> None:
        """Say who we are, to a terminal that wants to know. Raises DeviceTrouble("terminal-setup")."""
        body = {
            "DateTime": self._now(),
            "SaleSoftware": {
                "ProviderIdentification": "Loket", "ApplicationName": "Loket",
                "SoftwareVersion": "1", "CertificationCode": "-",
            },
            "OperatorLanguage": "en",
        }  # fmt: skip
        result, why = words.result(self._said("Login", body))
        if result != words.SUCCESS:
            raise DeviceTrouble("terminal-setup", f"it did not let us log in: {why}")

    def authorise(self, amount: Money, number: str, tell: Tell, note: Note) -> Held:
        """Pay, once. UNKNOWN when nobody can say; then only its status is asked."""
        memo = Memo(f"{words.PAY}{number}", amount)
        note(memo.text())
        if self._stopped:
            return Held(Payment.CANCELLED, say="payment-cancelled")
        try:
            answer = self._paid(memo, number, tell)
            result, why = words.result(answer)
            if result == words.FAILURE and why not in UNSURE:
                payment, say = words.ended(why)
                return Held(payment, card=words.card(answer), say=say)
            memo = replace(memo, transaction=words.transaction(answer))
            with suppress(Trouble):  # the first memo is enough to ask again
                note(memo.text())
            if result != words.SUCCESS or words.paid(answer) != amount:
                return Held(Payment.UNKNOWN, say="terminal-refused")
        except DeviceTrouble as trouble:
            return Held(Payment.UNKNOWN, say=trouble.say)
        finally:
            self._paying = None
        reference = memo.transaction.get("TransactionID", memo.service)
        return Held(Payment.HELD, reference, words.card(answer), receipt=words.receipt(answer))

    def complete(self, number: str, memo: str) -> None:
        """The payment is complete already: make sure of it. Raises DeviceTrouble."""
        holding = self.ask(number, memo)
        if holding is not Holding.HELD:
            raise _cannot(number, holding, "taken")

    def release(self, number: str, memo: str) -> None:
        """Reverse the payment, unless it was. Raises DeviceTrouble when the money is not surely free."""
        holding, original, service = self._asked(number, memo)
        if holding in FREE:
            return
        if holding is not Holding.HELD or not service:
            raise _cannot(number, holding, "let go")
        result, why = words.result(self._said("Reversal", words.reversal(original), service))
        if result != words.SUCCESS:
            raise DeviceTrouble("terminal-refused", f"sale {number} was not reversed: {why}")

    def ask(self, number: str, memo: str) -> Holding:
        """What the terminal says of the payment, and of its reversal."""
        return self._asked(number, memo)[0]

    def refund(self, number: str, memo: str, amount: Money) -> None:
        """Give back all of it, or a part once. Raises DeviceTrouble."""
        if amount == Memo.read(memo).amount:
            return self.release(number, memo)
        holding, original, _ = self._asked(number, memo)
        if holding is not Holding.HELD:
            raise _cannot(number, holding, "given back")
        service = f"{PART}{number}"
        if self._became("Reversal", service)[0] is Holding.HELD:
            return None  # it was given back before
        result, why = words.result(self._said("Reversal", words.reversal(original, amount), service))
        if result != words.SUCCESS:
            raise DeviceTrouble("terminal-refused", f"sale {number} was not given back: {why}")
        return None

    def cancel(self) -> None:
        """Press the stop key; from any thread."""
        self._stopped = True
        if paying := self._paying:
            paying.say(STOP)

    def totals(self) -> Totals | None:
        """The sums since the last day end: one Taking for all payments, one for all reversals, without a reference."""
        answer = self._said("GetTotals", words.totals())
        return self._sums(answer) if words.result(answer)[0] == words.SUCCESS else None

    def end_day(self) -> Totals:
        """Close the terminal's period (SaleReconciliation) and begin a new one; the sums of the old one."""
        answer = self._said("Reconciliation", words.end_of_period())
        result, why = words.result(answer)
        if result != words.SUCCESS:
            raise DeviceTrouble("terminal-refused", f"the day was not closed: {why}")
        return self._sums(answer)

    def _sums(self, answer: dict[str, Any]) -> Totals:
        sums = []
        for total in answer.get("TransactionTotals", ()):
            if total.get("SaleID", self._sale) != self._sale:
                continue  # another till's, where the terminal serves more
            currency = str(total.get("PaymentCurrency", "EUR"))
            for part in total.get("PaymentTotals", ()):
                kind = Holding.TAKEN if part.get("TransactionType") == "Debit" else Holding.LET_GO
                sums.append(Taking("", money(part["TransactionAmount"], currency), kind))
        return Totals(tuple(sums))

    def _paid(self, memo: Memo, number: str, tell: Tell) -> dict[str, Any]:
        """The answer to the payment; tells meanwhile, and passes on the stop key."""
        body = words.payment(memo.amount, number, self._now())
        tell("hold-card")
        paying = self._paying = Conversation(
            lambda _: self._said("Payment", body, memo.service, seconds=self._patience.pay)
        )
        while (news := paying.next(self._patience.tell)) != OVER:
            if news == STOP:
                self._abort(memo)
            else:
                tell("follow-reader")
        return paying.result(0)

    def _abort(self, memo: Memo) -> None:
        with suppress(DeviceTrouble):  # the payment's own answer, or its status, says what came of it
            self._said("Abort", words.abort(memo.service, self._sale))

    def _asked(self, number: str, memo: str) -> tuple[Holding, dict[str, str], str]:
        """Where the money is, the terminal's name of the payment, and the ServiceID of a reversal that may be sent."""
        if not memo:
            return Holding.NEVER, {}, ""
        kept = Memo.read(memo)
        holding, answer = self._became("Payment", kept.service)
        if holding is Holding.NEVER and kept.transaction:
            raise DeviceTrouble("terminal-refused", "the terminal has forgotten a payment that it told us of")
        original = kept.transaction or words.transaction(answer)
        if holding is not Holding.HELD:
            return holding, original, ""
        for letter in UNDOINGS:
            undone, again = self._became("Reversal", f"{letter}{number}")
            if undone is Holding.HELD:
                return Holding.LET_GO, original, ""
            if undone is Holding.BUSY:
                return undone, original, ""
            if not again:  # never arrived: this name is free
                return holding, original, f"{letter}{number}"
        return holding, original, ""

    def _became(self, category: str, service: str) -> tuple[Holding, dict[str, Any]]:
        """What became of a request: HELD (it was done), NEVER or BUSY, and the answer that it got."""
        for last in (False, True):
            answer = self._said("TransactionStatus", words.status(category, service, self._sale))
            result, why = words.result(answer)
            if result == words.SUCCESS:
                repeated = _repeated(answer, category, service)
                done = words.result(repeated)[0]
                return Holding.NEVER if done == words.FAILURE else Holding.HELD, repeated
            if why in (words.IN_PROGRESS, words.BUSY):
                return Holding.BUSY, {}
            if why != words.NOT_FOUND:
                raise DeviceTrouble("terminal-refused", f"it does not say what became of {service}: {why}")
            if category != "Payment":
                break
            if not last:
                time.sleep(self._patience.again)
        return Holding.NEVER, {}

    def _said(self, category: str, body: dict[str, Any], service: str = "", seconds: float = 0.0) -> dict[str, Any]:
        """One request and its answer."""
        header = words.Header(category, service or self._fresh(), self._sale, self._poi)
        tree = words.request(header, body)
        answer = self.door.post(tree, self._seal, seconds or self._patience.answer, self._patience.connect)
        return words.body(answer, header)

    def _fresh(self) -> str:
        """A ServiceID for a question: of the milliseconds, in ten letters, and a count against two in one."""
        self._count = (self._count + 1) % 36
        at = int(self._clock.now().timestamp() * 1000) % 36**8
        letters = ""
        for _ in range(8):
            at, rest = divmod(at, 36)
            letters = "0123456789abcdefghijklmnopqrstuvwxyz"[rest] + letters
        return f"q{letters}{'0123456789abcdefghijklmnopqrstuvwxyz'[self._count]}"

    def _now(self) -> str:
        return self._clock.now().isoformat(timespec="seconds")


def _repeated(answer: dict[str, Any], category: str, service: str) -> dict[str, Any]:
    """The answer that our first request got, compared by its ServiceID: a terminal may speak of another one."""
    repeated = answer.get("RepeatedMessageResponse", {})
    named = repeated.get("MessageHeader", {}).get("ServiceID", service)
    referred = answer.get("MessageReference", {}).get("ServiceID", service)
    if service not in (named, referred) or named != referred:
        raise DeviceTrouble("terminal-refused", f"it speaks of {named}, not of {service}")
    found = repeated.get("RepeatedResponseMessageBody", {}).get(f"{category}Response")
    if not isinstance(found, dict):
        raise DeviceTrouble("terminal-refused", f"it does not say what became of {service}")
    return found


def _cannot(number: str, holding: Holding, what: str) -> DeviceTrouble:
    busy = holding is Holding.BUSY
    return DeviceTrouble("terminal-busy" if busy else "terminal-refused", f"sale {number} is {holding}, not {what}")
