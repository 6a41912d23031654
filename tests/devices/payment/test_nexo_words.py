"""Stories of bytes: nexo messages and their seal as they are published, and amounts that lose no cent."""

import base64
import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.payment import nexo_words as words
from kiosk.devices.payment.currencies import decimal, money
from kiosk.devices.payment.nexo import _repeated
from kiosk.devices.payment.nexo_line import Key, Seal
from kiosk.devices.ports import DeviceTrouble
from kiosk.money import Money

KEY = Key("loket", 1, "correct horse")


def test_the_seal_is_the_published_one() -> None:
    """Drawn key, vector and order of sealing as in Adyen's libraries, taken apart here by hand with openssl's parts."""
    from hashlib import pbkdf2_hmac, sha256
    from hmac import new

    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    tree = words.request(words.Header("Diagnosis", "1", "S", "P"), {})
    nonce = bytes(range(16))
    sealed = Seal(KEY).sealed(tree, nonce)["SaleToPOIRequest"]
    drawn = pbkdf2_hmac("sha1", b"correct horse", b"AdyenNexoV1Salt", 4000, 80)
    vector = bytes(a ^ b for a, b in zip(drawn[64:], nonce, strict=True))
    opening = Cipher(algorithms.AES256(drawn[32:64]), modes.CBC(vector)).decryptor()
    plain = opening.update(base64.b64decode(sealed["NexoBlob"])) + opening.finalize()
    plain = plain[: -plain[-1]]

    assert json.loads(plain) == tree
    assert base64.b64decode(sealed["SecurityTrailer"]["Hmac"]) == new(drawn[:32], plain, sha256).digest()
    assert sealed["SecurityTrailer"]["AdyenCryptoVersion"] == 1
    assert sealed["MessageHeader"] == tree["SaleToPOIRequest"]["MessageHeader"]


@pytest.mark.parametrize("at", ["NexoBlob", "Hmac", "Nonce"])
def test_a_changed_answer_is_not_believed(at: str) -> None:
    """One bit on the wire, and it is no answer."""
    sealed = json.loads(json.dumps(Seal(KEY).sealed({"SaleToPOIResponse": {"MessageHeader": {}}})))
    where = sealed["SaleToPOIResponse"]
    where = where if at == "NexoBlob" else where["SecurityTrailer"]
    octets = bytearray(base64.b64decode(where[at]))
    octets[0] ^= 1
    where[at] = base64.b64encode(octets).decode()
    with pytest.raises(DeviceTrouble):
        Seal(KEY).opened(sealed)


def test_the_published_example_of_a_status_is_read() -> None:
    """Adyen's documentation, "Verify transaction status": processed, in progress, not found."""
    processed = {
        "Response": {"Result": "Success"},
        "MessageReference": {"MessageCategory": "Payment", "SaleID": "POSSystemID12345", "ServiceID": "20190515"},
        "RepeatedMessageResponse": {
            "MessageHeader": {"ServiceID": "20190515"},
            "RepeatedResponseMessageBody": {"PaymentResponse": {
                "Response": {"Result": "Success"},
                "POIData": {"POITransactionID": {
                    "TransactionID": "oLkO001517998574000", "TimeStamp": "2018-02-07T10:16:14.000Z"}},
                "PaymentResult": {"AmountsResp": {"AuthorizedAmount": Decimal("10.99"), "Currency": "EUR"}},
            }},
        },
    }  # fmt: skip
    answer = _repeated(processed, "Payment", "20190515")
    assert words.paid(answer) == Money(1099)
    assert words.transaction(answer)["TransactionID"] == "oLkO001517998574000"
    with pytest.raises(DeviceTrouble):
        _repeated(processed, "Payment", "20190516")
    assert words.result({"Response": {"Result": "Failure", "ErrorCondition": "InProgress"}})[1] == words.IN_PROGRESS


def test_a_payment_request_has_the_published_shape() -> None:
    """Adyen's documentation, "Make a payment": the same members, the amount as a number with two decimals."""
    header = words.Header("Payment", "PK7Q2M9XP", "POSSystemID12345", "V400m-324688179")
    text = words.written(words.request(header, words.payment(Money(1000), "27908", "2019-03-07T10:11:04+00:00")))

    assert '"RequestedAmount":10.00' in text
    assert json.loads(text) == {
        "SaleToPOIRequest": {
            "MessageHeader": {
                "ProtocolVersion": "3.0", "MessageClass": "Service", "MessageCategory": "Payment",
                "MessageType": "Request", "SaleID": "POSSystemID12345", "ServiceID": "PK7Q2M9XP",
                "POIID": "V400m-324688179",
            },
            "PaymentRequest": {
                "SaleData": {
                    "SaleTransactionID": {"TransactionID": "27908", "TimeStamp": "2019-03-07T10:11:04+00:00"}
                },
                "PaymentTransaction": {"AmountsReq": {"Currency": "EUR", "RequestedAmount": 10.0}},
            },
        }
    }  # fmt: skip


@given(st.integers(0, 10**12), st.sampled_from(["EUR", "JPY", "CHF"]))
def test_no_cent_is_lost_in_a_decimal(minor: int, currency: str) -> None:
    """Every amount goes out and comes back as it was; yen have no decimals, and no float is ever written."""
    there = words.read('{"a":' + words.written(decimal(Money(minor, currency))) + "}")["a"]
    assert money(there, currency) == Money(minor, currency)
    with pytest.raises(TypeError):
        words.written(19.9)
