"""The words of nexo: requests to a terminal and its answers, as JSON with exact amounts.

Source: nexo Sale to POI protocol 3.0 in the JSON form that Adyen publishes as the Terminal API.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from kiosk.devices.payment.currencies import decimal, money
from kiosk.devices.ports import DeviceTrouble, Payment
from kiosk.money import Money

SUCCESS, FAILURE = "Success", "Failure"
IN_PROGRESS, NOT_FOUND, BUSY = "InProgress", "NotFound", "Busy"
PAY, UNDO = "P", "R"  # before the sale's number: ServiceIDs of its payment and of its reversal, at most 10 letters

_ENDS = {
    "Aborted": (Payment.CANCELLED, "payment-cancelled"),
    "Cancel": (Payment.CANCELLED, "payment-cancelled"),
    "Busy": (Payment.CANCELLED, "terminal-busy"),
    "DeviceOut": (Payment.CANCELLED, "terminal-stopped"),
    "InvalidCard": (Payment.DECLINED, "card-not-accepted"),
    "LoggedOut": (Payment.CANCELLED, "terminal-setup"),
    "NotAllowed": (Payment.CANCELLED, "terminal-stopped"),
    "PaymentRestriction": (Payment.DECLINED, "card-not-accepted"),
    "Refusal": (Payment.DECLINED, "card-declined"),
    "UnavailableDevice": (Payment.CANCELLED, "terminal-stopped"),
    "UnavailableService": (Payment.CANCELLED, "terminal-stopped"),
    "UnreachableHost": (Payment.DECLINED, "bank-silent"),
    "WrongPIN": (Payment.DECLINED, "wrong-pin-ended"),
}


@dataclass(frozen=True)
class Header:
    """Who speaks to whom. `service`: names this request, unique for the terminal for a day at least."""

    category: str
    service: str
    sale: str
    poi: str

    def tree(self, kind: str = "Request") -> dict[str, Any]:
        """As the protocol writes it."""
        return {
            "ProtocolVersion": "3.0",
            "MessageClass": "Service",
            "MessageCategory": self.category,
            "MessageType": kind,
            "ServiceID": self.service,
            "SaleID": self.sale,
            "POIID": self.poi,
        }


def request(header: Header, body: Mapping[str, Any]) -> dict[str, Any]:
    """A whole request."""
    return {"SaleToPOIRequest": {"MessageHeader": header.tree(), f"{header.category}Request": body}}


def payment(amount: Money, number: str, at: str) -> dict[str, Any]:
    """Ask for a payment; `at` is ISO 8601 with its offset."""
    return {
        "SaleData": {"SaleTransactionID": {"TransactionID": number, "TimeStamp": at}},
        "PaymentTransaction": {"AmountsReq": {"Currency": amount.currency, "RequestedAmount": decimal(amount)}},
    }


def reversal(transaction: Mapping[str, str], amount: Money | None = None) -> dict[str, Any]:
    """Take a payment back, whole or for this amount. `transaction`: TransactionID and TimeStamp of the terminal."""
    part = {"ReversedAmount": decimal(amount)} if amount else {}
    return {
        "OriginalPOITransaction": {"POITransactionID": dict(transaction)},
        "ReversalReason": "MerchantCancel",
        **part,
    }


def status(category: str, service: str, sale: str) -> dict[str, Any]:
    """Ask what became of a request."""
    return {
        "ReceiptReprintFlag": False,
        "MessageReference": {"MessageCategory": category, "SaleID": sale, "ServiceID": service},
    }


def abort(service: str, sale: str) -> dict[str, Any]:
    """Stop a payment."""
    reference = {"MessageCategory": "Payment", "SaleID": sale, "ServiceID": service}
    return {"AbortReason": "MerchantAbort", "MessageReference": reference}


def totals() -> dict[str, Any]:
    """Ask what was counted since the last day end."""
    return {"TotalDetails": ["SaleID"]}


def end_of_period() -> dict[str, Any]:
    """Ask what was counted since the last day end, and begin a new day."""
    return {"ReconciliationType": "SaleReconciliation"}


def written(value: object) -> str:
    """JSON with decimals printed as they are: no amount ever passes through a float."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, Mapping):
        return "{" + ",".join(f"{json.dumps(str(key))}:{written(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ",".join(map(written, value)) + "]"
    if isinstance(value, float):
        raise TypeError(f"{value} is a float")
    return json.dumps(value)


def read(text: bytes | str) -> dict[str, Any]:
    """JSON with exact decimals. Raises DeviceTrouble("terminal-refused") for anything else than an object."""
    try:
        tree = json.loads(text, parse_float=Decimal)
    except ValueError as error:
        raise DeviceTrouble("terminal-refused", "it does not answer in JSON") from error
    if not isinstance(tree, dict):
        raise DeviceTrouble("terminal-refused", "it answers something else")
    return tree


def body(tree: Mapping[str, Any], header: Header) -> dict[str, Any]:
    """The answer to our request. Raises DeviceTrouble when it is the answer to something else, or none."""
    answer = tree.get("SaleToPOIResponse")
    if not isinstance(answer, Mapping):
        raise DeviceTrouble("terminal-refused", "it does not answer our request")
    head = answer.get("MessageHeader", {})
    for name, ours in (("ServiceID", header.service), ("SaleID", header.sale), ("POIID", header.poi)):
        if head.get(name) != ours:
            raise DeviceTrouble("terminal-refused", f"it answers another {name}")
    found = answer.get(f"{header.category}Response")
    return dict(found) if isinstance(found, Mapping) else {}


def result(answer: Mapping[str, Any]) -> tuple[str, str]:
    """Result and ErrorCondition of an answer: ("Success", "")."""
    response = answer.get("Response", {})
    return str(response.get("Result", "")), str(response.get("ErrorCondition", ""))


def ended(condition: str) -> tuple[Payment, str]:
    """How a payment ended that was not made, and our sentence for it."""
    return _ENDS.get(condition, (Payment.DECLINED, "card-declined"))


def paid(answer: Mapping[str, Any]) -> Money | None:
    """The amount that a PaymentResponse authorised; None: it does not say."""
    amounts = answer.get("PaymentResult", {}).get("AmountsResp", {})
    number = amounts.get("AuthorizedAmount")
    if number is None:
        return None
    try:
        return money(number, str(amounts.get("Currency", "EUR")))
    except (ValueError, ArithmeticError, TypeError) as error:
        raise DeviceTrouble("terminal-refused", "it names no amount of money") from error


def transaction(answer: Mapping[str, Any]) -> dict[str, str]:
    """The terminal's own name of a transaction: TransactionID and TimeStamp; {} if it gives none."""
    named = answer.get("POIData", {}).get("POITransactionID", {})
    return {key: str(named[key]) for key in ("TransactionID", "TimeStamp") if key in named}


def card(answer: Mapping[str, Any]) -> str:
    """Such as "visa **** 1111", as the terminal masked it; at most four digits, whatever it sent."""
    instrument = answer.get("PaymentResult", {}).get("PaymentInstrumentData", {}).get("CardData", {})
    digits = "".join(sign for sign in str(instrument.get("MaskedPan", ""))[-4:] if sign.isdigit())
    kind = "".join(sign for sign in str(instrument.get("PaymentBrand", "")) if not sign.isdigit())
    return " ".join(part for part in (kind, f"**** {digits}" if len(digits) == 4 else "") if part)


def receipt(answer: Mapping[str, Any]) -> tuple[str, ...]:
    """The lines for the customer's receipt. Adyen writes each as name=...&value=...."""
    from urllib.parse import parse_qs

    from kiosk.devices.payment.zvt_fields import masked

    lines = []
    for printed in answer.get("PaymentReceipt", ()):
        if printed.get("DocumentQualifier") != "CustomerReceipt":
            continue
        for line in printed.get("OutputContent", {}).get("OutputText", ()):
            parts = parse_qs(str(line.get("Text", "")))
            words = [parts[key][0] for key in ("name", "value") if parts.get(key)]
            lines.append(masked(" ".join(words) or str(line.get("Text", ""))))
    return tuple(lines)
