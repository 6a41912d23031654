"""What a fault slip says for machines: signed, so that nobody has to believe or explain anything."""

from dataclasses import dataclass
from datetime import UTC, datetime

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

from kiosk.barcode.envelope import FindKey
from kiosk.barcode.keys import Signing
from kiosk.sales.model import Sale

MARK = "LOKET-SLIP-1"  # no barcode of a ticket begins so
PART = "\n"


class NotASlip(ValueError):  # noqa: N818  somebody's paper is not what it looks like
    """These bytes are no slip of ours, or somebody has changed them."""


@dataclass(frozen=True)
class FaultSlip:
    """What a machine admits: which one, which sale, when, what happened (key of a sentence), about how much money."""

    kiosk: str
    number: str
    at: datetime  # UTC, to the second
    say: str
    total: str  # minor units and currency: "2490 EUR"

    def sealed(self, signing: Signing) -> bytes:
        """Its bytes with the kiosk's signature, for a barcode."""
        said = [MARK, str(signing.company), str(signing.key_id), *self._lines()]
        octets = PART.join(said).encode()
        return octets + b"\0" + signing.sign(octets)

    def _lines(self) -> tuple[str, ...]:
        return (self.kiosk, self.number, self.at.isoformat(), self.say, self.total)


def slip_for(sale: Sale, say: str, kiosk: str, at: datetime) -> FaultSlip:
    """What is admitted about this sale."""
    total = f"{sale.offer.total.minor} {sale.offer.total.currency}"
    return FaultSlip(kiosk, sale.number, at.astimezone(UTC).replace(microsecond=0), say, total)


def read_slip(octets: bytes, find_key: FindKey) -> FaultSlip:
    """What a slip says, when a key that is known here has signed it. Raises NotASlip."""
    said, _, signature = octets.partition(b"\0")
    try:
        mark, company, key_id, kiosk, number, at, say, total = said.decode().split(PART)
        slip = FaultSlip(kiosk, number, datetime.fromisoformat(at), say, total)
        key = find_key(int(company) if company.isdigit() else company, int(key_id))
    except ValueError as error:
        raise NotASlip("this is no slip of a Loket machine") from error
    if mark != MARK or key is None:
        raise NotASlip("this is no slip of a machine that is known here")
    try:
        key.key.verify(signature, said, ec.ECDSA(hashes.SHA256()))
    except InvalidSignature as error:
        raise NotASlip("somebody has changed this slip") from error
    return slip
