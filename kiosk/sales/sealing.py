"""A sold ticket gets its signed barcode: with the key of the day, for the paper of this kiosk's printer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from kiosk.barcode.asn1 import decode
from kiosk.barcode.envelope import open_envelope
from kiosk.barcode.issuing import issue
from kiosk.barcode.keys import Keys, Signing
from kiosk.barcode.model import Cannot
from kiosk.barcode.reading import ticket_of
from kiosk.barcode.symbol import draw
from kiosk.clock import Clock
from kiosk.errors import FaultyFile, Trouble
from kiosk.language import Texts
from kiosk.paper.symbol import modules_of
from kiosk.sales.issue import Stamp
from kiosk.sales.model import Sale
from kiosk.sales.rights import Printing, ticket_for


def _plain(_: Texts) -> Printing:
    return Printing()


@dataclass(frozen=True)
class Sealer:
    """`company`: RICS code, 0 for none yet. `printing`: the words of what is sold, in a language."""

    keys: Keys
    clock: Clock
    company: int = 0
    printing: Callable[[Texts], Printing] = field(default=_plain)

    def signing(self, *, demo: bool) -> Signing:
        """What signs today. Raises Trouble("cannot-sign"): then nothing may be sold, and staff must look."""
        try:
            return self.keys.signing(self.company, self.clock.now().date(), real=not demo)
        except FaultyFile as faulty:
            raise Trouble("cannot-sign", str(faulty)) from faulty

    def seal(self, sale: Sale, texts: Texts, width_dots: int) -> tuple[bytes, ...]:
        """The signed bytes for this sale's paper: for one symbol, or the few that it takes.

        Raises Trouble("cannot-sign").
        """
        signing = self.signing(demo=sale.offer.demo)
        try:
            issued = issue(ticket_for(sale, signing, self.printing(texts)), signing, width_dots)
        except (Cannot, FaultyFile) as cannot:  # no place for it in a code, or the token has gone
            raise Trouble("cannot-sign", str(cannot)) from cannot
        return tuple(one.octets for one in issued)


def stamp(barcodes: Sequence[bytes], width_dots: int) -> Stamp:
    """How these signed bytes look on paper of this width."""
    specimens = [ticket_of(decode("UicRailTicketData", open_envelope(octets).content)).specimen for octets in barcodes]
    symbols = (draw(octets, width_dots) for octets in barcodes)
    return Stamp(tuple(modules_of(symbol.picture, symbol.dots) for symbol in symbols), any(specimens))
