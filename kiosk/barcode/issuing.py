"""A sold ticket becomes its barcode for a roll of paper: sealed, drawn, and where it is too long, in fewer words."""

from dataclasses import dataclass, replace

from kiosk.barcode.envelope import seal
from kiosk.barcode.keys import Signing
from kiosk.barcode.model import AccessRight, Cannot, Place, Ticket
from kiosk.barcode.symbol import Symbol, draw


@dataclass(frozen=True)
class Issued:
    """A ticket that was made: what stands in it, its bytes for the journal, and its symbol for the paper."""

    ticket: Ticket
    octets: bytes
    symbol: Symbol


def issue(ticket: Ticket, signing: Signing, width_dots: int) -> Issued:
    """Seal the ticket and draw its symbol for paper of this width.

    Where it would need modules of less than five dots, words go that a code in it says too: names of products, and of
    stations with UIC numbers. All of them are printed beside it. Raises Cannot when that is still too long.
    """
    try:
        return _issued(ticket, signing, width_dots)
    except Cannot:
        return _issued(replace(ticket, rights=tuple(map(_in_codes, ticket.rights))), signing, width_dots)


def _issued(ticket: Ticket, signing: Signing, width_dots: int) -> Issued:
    octets = seal(ticket, signing)
    return Issued(ticket, octets, draw(octets, width_dots))


def _in_codes(right: AccessRight) -> AccessRight:
    start, end = (Place(uic=place.uic) if place.uic else place for place in (right.start, right.end))
    if not (start.uic and end.uic):
        start, end = right.start, right.end
    return replace(right, name="" if right.product else right.name, start=start, end=end)
