"""A sold ticket becomes its barcode for a roll of paper: sealed, drawn, and where it is too long, in fewer words."""

from contextlib import suppress
from dataclasses import dataclass, replace

from kiosk.barcode.envelope import seal
from kiosk.barcode.keys import Signing
from kiosk.barcode.model import AccessRight, Place, Ticket
from kiosk.barcode.symbol import Symbol, TooLong, draw


@dataclass(frozen=True)
class Issued:
    """A ticket that was made: what stands in it, its bytes for the journal, and its symbol for the paper."""

    ticket: Ticket
    octets: bytes
    symbol: Symbol


def issue(ticket: Ticket, signing: Signing, width_dots: int) -> tuple[Issued, ...]:
    """Seal the ticket and draw its symbol for paper of this width: one, or the few that it takes.

    Where its modules would be smaller than five dots, words go that a code beside them says too: first the names that
    stand there twice, then all names of products, and of stations that have a code. All of them are printed anyway. A
    sale that is still too long, such as six products on a roll of 58 mm, is divided: then each symbol is a ticket of
    the same number with some of its rights. Raises Cannot where one right alone is too long, or the key is wrong.
    """
    for shorter in (ticket, _each_name_once(ticket), _in_codes(ticket)):
        octets = seal(shorter, signing)
        with suppress(TooLong):
            return (Issued(shorter, octets, draw(octets, width_dots)),)
    half = len(ticket.rights) // 2
    if not half:
        raise TooLong(f"a ticket for {ticket.rights[0].product} needs more than paper of {width_dots} dots can hold")
    parts = (replace(ticket, rights=rights) for rights in (ticket.rights[:half], ticket.rights[half:]))
    return tuple(issued for part in parts for issued in issue(part, signing, width_dots))


def _each_name_once(ticket: Ticket) -> Ticket:
    """Names of stations in the first right only, where the others are of the same stations."""
    first = ticket.rights[0]
    known = {first.start, first.end}
    rest = (_coded(right) if {right.start, right.end} <= known else right for right in ticket.rights[1:])
    return replace(ticket, rights=(first, *rest))


def _in_codes(ticket: Ticket) -> Ticket:
    rights = (replace(_coded(right), name="" if right.product else right.name) for right in ticket.rights)
    return replace(ticket, rights=tuple(rights))


def _coded(right: AccessRight) -> AccessRight:
    """Without the names of its stations, if both have a code."""
    places = (right.start, right.end)
    if not all(place.uic or place.local for place in places):
        return right
    start, end = (Place(uic=place.uic, local=place.local) for place in places)
    return replace(right, start=start, end=end)
