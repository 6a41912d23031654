"""The signed envelope around a ticket (U2, level 1): seal one; open one, and refuse whatever is not exactly as signed.

Source: ERA TAP TSI B.12, UIC IRS 90918-9, BarcodeHeader 2.0.1. ECDSA on P-256 with SHA-256; the signature is DER over
the encoding of Level1DataType taken alone.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

from kiosk.barcode.asn1 import Values, decode, encode
from kiosk.barcode.fields import LETTERS, NUMBERS, company, values_of
from kiosk.barcode.keys import PublicKey, Realm, Signing
from kiosk.barcode.model import Cannot, Company, Reason, Refused, Ticket
from kiosk.barcode.reading import ticket_of

FORMAT, CONTENT = "U2", "FCB3"
P_256, ECDSA_SHA256 = "1.2.840.10045.3.1.7", "1.2.840.10045.4.3.2"
OLDER = (b"#UT", b"OTI")  # containers of earlier standards, still around

FindKey = Callable[[Company, int], PublicKey | None]


@dataclass(frozen=True)
class Envelope:
    """What stands around a ticket: who says to have signed which octets. Nothing of it is proved before `verify`."""

    signer: Company
    key_id: int
    content: bytes  # FCB 3
    signed: bytes
    signature: bytes
    algorithm: str = ECDSA_SHA256
    shown_until: datetime | None = None  # UTC; a ticket on a screen must be shown anew after that
    second_level: bool = False  # a part that changes while it is shown; not checked here

    def verify(self, key: PublicKey) -> None:
        """Return if this key made the signature. Raises Refused otherwise."""
        if not self.signature:
            raise Refused(Reason.UNSIGNED)
        if self.algorithm != ECDSA_SHA256:
            raise Refused(Reason.UNKNOWN_KEY, f"signed in another way ({self.algorithm})")
        try:
            key.key.verify(self.signature, self.signed, ec.ECDSA(hashes.SHA256()))
        except InvalidSignature as error:
            raise Refused(Reason.BAD_SIGNATURE) from error


def seal(ticket: Ticket, signing: Signing, shown_until: datetime | None = None) -> bytes:
    """The bytes of the barcode: 150 to 300 for what we sell. `shown_until`: for a screen only, never for paper.

    Raises Cannot for a ticket that this key may not sign, or that the standard has no place for.
    """
    if ticket.issuer != signing.company or ticket.specimen != signing.specimen:
        raise Cannot(f"the key of {signing.company} ({signing.realm}) may not sign this ticket of {ticket.issuer}")
    level1: Values = {
        **company("securityProvider", signing.company),
        "keyId": signing.key_id,
        "dataSequence": [{"dataFormat": CONTENT, "data": encode("UicRailTicketData", values_of(ticket))}],
        "level1KeyAlg": P_256,
        "level1SigningAlg": ECDSA_SHA256,
    }
    if shown_until:
        level1 |= _end_of_validity(shown_until.astimezone(UTC))
    signature = signing.sign(encode("Level1DataType", level1))
    signed = {"level1Data": level1, "level1Signature": signature}
    return encode("UicBarcodeHeader", {"format": FORMAT, "level2SignedData": signed})


def open_envelope(octets: bytes) -> Envelope:
    """Take the envelope apart without believing it. Raises Refused for anything but one whole U2 with FCB 3."""
    if octets.startswith(OLDER):
        raise Refused(Reason.NOT_A_TICKET, "an older kind of railway barcode")
    header = decode("UicBarcodeHeader", octets)
    if header["format"] != FORMAT:
        raise Refused(Reason.NOT_A_TICKET, f"format {header['format'][:20]!r}")
    try:
        again = encode("UicBarcodeHeader", header)
    except Cannot as error:
        raise Refused(Reason.ALTERED) from error
    if again != octets:
        raise Refused(Reason.ALTERED)
    signed = header["level2SignedData"]
    level1 = signed["level1Data"]
    contents = [it["data"] for it in level1["dataSequence"] if it["dataFormat"] == CONTENT]
    if len(contents) != 1:
        formats = ", ".join(it["dataFormat"][:20] for it in level1["dataSequence"])
        raise Refused(Reason.UNKNOWN_KIND, f"content {formats}")
    return Envelope(
        signer=level1.get("securityProvider" + NUMBERS, level1.get("securityProvider" + LETTERS, "")),
        key_id=level1.get("keyId", 0),
        content=contents[0],
        signed=encode("Level1DataType", level1),
        signature=signed.get("level1Signature", b""),
        algorithm=level1.get("level1SigningAlg", ECDSA_SHA256),  # without it, the list of keys says which
        shown_until=_shown_until(level1),
        second_level="level2Data" in signed or "level2Signature" in header,
    )


def open_ticket(octets: bytes, find_key: FindKey) -> tuple[Ticket, PublicKey]:
    """The ticket, and the key that vouches for it. Raises Refused for all that an inspector must not accept.

    Whether it is valid now is another question: `Ticket.valid_from`, `valid_until`, and the list of void numbers.
    """
    envelope = open_envelope(octets)
    key = find_key(envelope.signer, envelope.key_id)
    if key is None:
        raise Refused(Reason.UNKNOWN_KEY, f"key {envelope.key_id} of {envelope.signer}")
    envelope.verify(key)
    ticket = ticket_of(decode("UicRailTicketData", envelope.content))
    if wrong := why_not(ticket, key):
        raise Refused(Reason.WRONG_KEY, wrong)
    return ticket, key


def why_not(ticket: Ticket, key: PublicKey) -> str:
    """Why this key may not have signed this ticket; "" if it may."""
    if ticket.specimen != (key.realm is Realm.SPECIMEN):
        return f"a {key.realm} key and a ticket that says {'specimen' if ticket.specimen else 'valid'}"
    if not key.sells_from <= ticket.issued.date() <= key.sells_until:
        return f"issued on {ticket.issued.date()}, and the key signed from {key.sells_from} to {key.sells_until} only"
    return ""


def _end_of_validity(at: datetime) -> Values:
    day, minute = at.timetuple().tm_yday, at.hour * 60 + at.minute
    return {"endOfValidityYear": at.year, "endOfValidityDay": day, "endOfValidityTime": minute}


def _shown_until(level1: Values) -> datetime | None:
    if "endOfValidityYear" not in level1:
        return None
    days, minutes = level1.get("endOfValidityDay", 1) - 1, level1.get("endOfValidityTime", 0)
    return datetime(level1["endOfValidityYear"], 1, 1, tzinfo=UTC) + timedelta(days=days, minutes=minutes)
