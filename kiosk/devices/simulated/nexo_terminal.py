"""A nexo terminal to break, as a program of its own on loopback; its ledger of bookings is the bank's truth.

python -m kiosk.devices.simulated.nexo_terminal --port 8443 --control 8444 --ledger bookings.jsonl
"""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from kiosk.devices.payment import nexo_words as words
from kiosk.devices.payment.currencies import decimal, money
from kiosk.devices.payment.nexo_line import Key, Seal
from kiosk.devices.simulated.bookings import DAY, Booking, Bookings
from kiosk.devices.simulated.control import WireFaults
from kiosk.devices.simulated.program import die, opened, options_for
from kiosk.money import Money

KNOWN = {
    "decline=CONDITION": "says no, with this ErrorCondition",
    "cancel": "the traveller presses stop on the terminal",
    "slow=SECONDS": "the bank takes so long",
    "silent": "takes the request and never answers, nor does anything",
    "unplugged": "hangs up at once",
    "busy": "says that it is at work",
    "logged-out": "wants to know who we are, until we say it",
    "cut-before-auth": "hangs up before it asks for a card",
    "cut-after-auth": "hangs up when the bank has agreed",
    "die-after-auth": "dies when the bank has agreed",
    "twice": "sends each answer twice",
    "split": "sends octet by octet",
    "wrong-amount": "authorises one minor unit more",
    "fixed-ids": "answers with the ids of somebody else",
    "not-found": "says that it knows no such request",
    "other-key": "seals with another key",
    "other-sum": "counts one unit more than was paid",
    "reversal-refused": "does not take a payment back",
    "whole-pan": "sends the whole card number, which it must never do",
}
OK = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s"
DONE = {"Response": {"Result": words.SUCCESS}}


class Gone(Exception):  # noqa: N818  nobody's error: a fault made us hang up
    """Hang up without an answer."""


class NexoTerminalProgram:
    """Takes each request in a thread of its own, and one payment at a time."""

    def __init__(
        self, bookings: Bookings, faults: WireFaults, card: float, bank: float, die: Callable[[], None], key: Key | None
    ) -> None:
        self._bookings = bookings
        self._faults = faults
        self._card = card
        self._bank = bank
        self._die = die
        self.seal = Seal(key) if key else None
        self._other = Seal(Key("other", 1, "another passphrase"))
        self._lock = threading.Lock()
        self._busy_with = ""
        self._stop = threading.Event()
        self._logged_in = False
        self._answers: dict[str, dict[str, Any]] = {}  # what was declined is not in the bank's ledger

    def answer(self, octets: bytes) -> bytes:
        """The answer to one request. Raises Gone."""
        if self._faults.strikes("unplugged") is not None:
            raise Gone
        tree = words.read(octets)
        if self.seal:
            tree = self.seal.opened(tree)
        head = tree["SaleToPOIRequest"]["MessageHeader"]
        category = head["MessageCategory"]
        body = tree["SaleToPOIRequest"].get(f"{category}Request", {})
        answer = getattr(self, f"_{category.lower()}", self._unknown)(head["ServiceID"], body)
        header = words.Header(category, head["ServiceID"], head["SaleID"], head["POIID"]).tree("Response")
        if self._faults.strikes("fixed-ids") is not None:
            header["ServiceID"] = "0207111104"
        told = {"SaleToPOIResponse": {"MessageHeader": header, f"{category}Response": answer}}
        seal = self._other if self._faults.strikes("other-key") is not None else self.seal
        return words.written(seal.sealed(told) if seal and self.seal else told).encode()

    def _diagnosis(self, service: str, body: Mapping[str, Any]) -> dict[str, Any]:
        if self._faults.has("logged-out") and not self._logged_in:
            return _no("LoggedOut")
        if self._busy_with or self._faults.strikes("busy") is not None:
            return _no(words.BUSY)
        return DONE | {"POIStatus": {"GlobalStatus": "OK"}}

    def _login(self, service: str, body: Mapping[str, Any]) -> dict[str, Any]:
        self._logged_in = True
        return DONE | {"POISystemData": {"DateTime": body["DateTime"]}}

    def _payment(self, service: str, body: Mapping[str, Any]) -> dict[str, Any]:
        if self._faults.strikes("silent") is not None:
            time.sleep(1)
            raise Gone
        if self._faults.strikes("cut-before-auth") is not None:
            raise Gone
        if self._faults.strikes("busy") is not None:
            return _no(words.BUSY)
        with self._lock:
            if self._busy_with:
                return _no(words.BUSY)
            self._busy_with = service
            self._stop.clear()
        try:
            answer = self._charge(service, body)
        finally:
            self._busy_with = ""
        return answer

    def _charge(self, service: str, body: Mapping[str, Any]) -> dict[str, Any]:
        stopped = self._stop.wait(self._card) or self._faults.strikes("cancel") is not None
        condition = "Cancel" if stopped else self._faults.strikes("decline")
        if condition is not None:
            self._answers[service] = _no(condition or "Refusal")
            return self._answers[service]
        time.sleep(float(self._faults.strikes("slow") or self._bank))
        asked = body["PaymentTransaction"]["AmountsReq"]
        amount = money(asked["RequestedAmount"], asked["Currency"])
        if self._faults.strikes("wrong-amount") is not None:
            amount += Money(1, amount.currency)
        self._book("pay", service, amount)
        self._after_bank()
        return self._known(service) or {}

    def _reversal(self, service: str, body: Mapping[str, Any]) -> dict[str, Any]:
        if self._known(service):
            return _no("NotAllowed")  # a name counts once
        if self._faults.strikes("reversal-refused") is not None:
            self._answers[service] = _no("Refusal")
            return self._answers[service]
        trace = int(body["OriginalPOITransaction"]["POITransactionID"]["TransactionID"])
        paid = next((row for row in self._bookings.rows if row.trace == trace and row.op == "pay"), None)
        left = self._bookings.taken().get(paid.receipt, 0) if paid else 0
        asked = money(body["ReversedAmount"], "EUR").minor if "ReversedAmount" in body else left
        if not paid or not left or asked > left:
            self._answers[service] = _no("NotAllowed")
            return self._answers[service]
        self._book("reverse", service, Money(asked, paid.currency), of=paid)
        self._after_bank()
        return self._known(service) or {}

    def _transactionstatus(self, service: str, body: Mapping[str, Any]) -> dict[str, Any]:
        named = body["MessageReference"]["ServiceID"]
        if self._faults.strikes("busy") is not None or self._busy_with == named:
            return _no(words.IN_PROGRESS)
        known = self._known(named)
        if known is None or self._faults.strikes("not-found") is not None:
            return _no(words.NOT_FOUND)
        category = body["MessageReference"]["MessageCategory"]
        head = words.Header(category, named, "", "").tree("Response")
        return DONE | {
            "MessageReference": dict(body["MessageReference"]),
            "RepeatedMessageResponse": {
                "MessageHeader": head, "RepeatedResponseMessageBody": {f"{category}Response": known}
            },
        }  # fmt: skip

    def _abort(self, service: str, body: Mapping[str, Any]) -> dict[str, Any]:
        if self._busy_with == body["MessageReference"]["ServiceID"]:
            self._stop.set()
        return {}

    def _gettotals(self, service: str, body: Mapping[str, Any]) -> dict[str, Any]:
        sums = {"Debit": 0, "ReverseDebit": 0}
        for row in self._bookings.of_today():
            sums["Debit" if row.op == "pay" else "ReverseDebit"] += row.minor
        if self._faults.has("other-sum"):
            sums["Debit"] += 100
        parts = [
            {"TransactionType": kind, "TransactionCount": 1, "TransactionAmount": decimal(Money(minor))}
            for kind, minor in sums.items()
        ]
        period = 1 + sum(row.op == DAY for row in self._bookings.rows)
        totals = [{"PaymentInstrumentType": "Card", "PaymentCurrency": "EUR", "PaymentTotals": parts}]
        return DONE | {"POIReconciliationID": period, "TransactionTotals": totals}

    def _reconciliation(self, service: str, body: Mapping[str, Any]) -> dict[str, Any]:
        if self._busy_with or self._faults.strikes("busy") is not None:
            return _no(words.BUSY)
        kind = body["ReconciliationType"]
        told = self._gettotals(service, body) | {"ReconciliationType": kind}
        if kind == "SaleReconciliation":
            self._bookings.end_day()
        return told

    def _unknown(self, service: str, body: Mapping[str, Any]) -> dict[str, Any]:
        return _no("MessageFormat")

    def _known(self, service: str) -> dict[str, Any] | None:
        """The answer that this request got, or would have got: also after the program died."""
        row = next((row for row in self._bookings.rows if row.number == service), None)
        if row is None:
            return self._answers.get(service)
        named = {"POIData": {"POITransactionID": {"TransactionID": f"{row.trace:06d}", "TimeStamp": row.time}}}
        if row.op == "reverse":
            return DONE | named
        pan = "4111111111111111" if self._faults.has("whole-pan") else "411111 **** 1111"
        return DONE | named | {
            "PaymentReceipt": [
                {
                    "DocumentQualifier": "CustomerReceipt",
                    "OutputContent": {"OutputText": [{"Text": f"name=CARD&value={pan}"}, {"Text": "name=Thank%20you"}]},
                }
            ],
            "PaymentResult": {
                "AmountsResp": {
                    "Currency": row.currency,
                    "AuthorizedAmount": decimal(Money(row.minor, row.currency)),
                },
                "PaymentInstrumentData": {"CardData": {"MaskedPan": pan, "PaymentBrand": "visa"}},
            },
        }  # fmt: skip

    def _book(self, op: str, service: str, amount: Money, of: Booking | None = None) -> None:
        book = self._bookings
        at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        ended, original = (of.receipt, of.trace) if of else (0, None)
        row = Booking(
            op, book.next_receipt(), book.next_trace(), amount.minor, amount.currency, at, "", original, ended
        )
        book.write(replace(row, number=service))

    def _after_bank(self) -> None:
        if self._faults.strikes("die-after-auth") is not None:
            self._die()
            raise Gone
        if self._faults.strikes("cut-after-auth") is not None:
            raise Gone


def serve(program: NexoTerminalProgram, faults: WireFaults, port: int, trust: ssl.SSLContext | None = None) -> Any:
    """A server for this terminal on loopback, not yet started; `.server_address[1]` is its port."""

    class Visitor(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            octets = self.rfile.read(int(self.headers.get("Content-Length", "0")))
            self.close_connection = True
            with suppress(Gone, OSError):
                text = program.answer(octets)
                whole = OK % (len(text), text)
                whole += whole if faults.has("twice") else b""
                if faults.has("split"):
                    for octet in whole:
                        self.wfile.write(bytes([octet]))
                else:
                    self.wfile.write(whole)

        def log_message(self, *_: object) -> None:
            """Nothing is logged: bodies are nobody's business."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        allow_reuse_address = True

        def get_request(self) -> tuple[socket.socket, Any]:
            connection, address = super().get_request()
            return (trust.wrap_socket(connection, server_side=True) if trust else connection), address

    return Server(("127.0.0.1", port), Visitor)


def _no(condition: str) -> dict[str, Any]:
    return {"Response": {"Result": words.FAILURE, "ErrorCondition": condition}}


def main(arguments: list[str] | None = None) -> None:
    """Serve until killed; the first line says the ports."""
    parser = options_for("nexo_terminal", "A nexo card terminal to break.", 8443)
    parser.add_argument("--card", type=float, default=4.0, help="seconds until a card is held to it")
    parser.add_argument("--bank", type=float, default=1.0, help="seconds that the bank takes")
    parser.add_argument("--certificate", type=Path, help="PEM with certificate and key: speaks TLS")
    parser.add_argument("--passphrase", default="", help="of the shared key: seals each answer")
    options = parser.parse_args(arguments)
    parts = opened(options, KNOWN)
    key = Key("loket", 1, options.passphrase) if options.passphrase else None
    trust = None
    if options.certificate:
        trust = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        trust.load_cert_chain(options.certificate)
    program = NexoTerminalProgram(parts.bookings, parts.faults, options.card, options.bank, die, key)
    server = serve(program, parts.faults, options.port, trust)
    parts.say_listening(server.server_address[1])
    with suppress(KeyboardInterrupt):
        server.serve_forever()


if __name__ == "__main__":
    main()
