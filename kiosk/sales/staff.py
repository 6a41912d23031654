"""What a member of staff may do at this machine with what it has just sold: look, print again, give back."""

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import timedelta

from kiosk.clock import Clock
from kiosk.devices.cabinet import Cabinet
from kiosk.errors import Trouble
from kiosk.language import Words
from kiosk.paper.model import Document, Text
from kiosk.paper.raster import raster
from kiosk.sales.making import TicketMaker
from kiosk.sales.model import Sale, SaleState
from kiosk.sales.recovery import wipe
from kiosk.sales.refund import MAY_BE_GIVEN_BACK, refund
from kiosk.sales.store import SaleStore
from kiosk.sales.turn import Turn

PRINT_AGAIN, GIVE_BACK = "print-again", "give-back"  # what a role may allow
RECENT = timedelta(minutes=30)  # what was sold longer ago is found by its number, at the desk
MOST_RECENT = 3
MAY_BE_PRINTED_AGAIN = (SaleState.DONE, SaleState.UNPAID)


class StaffTill:
    """In one helper's name and within what her role allows. Whatever she does is a line in the sale's history."""

    def __init__(
        self,
        store: SaleStore,
        cabinet: Cabinet,
        words: Words,
        clock: Clock,
        maker: TicketMaker,
        turn: Turn,
        by: str,
        may: Collection[str],
    ) -> None:
        self._store = store
        self._cabinet = cabinet
        self._words = words
        self._clock = clock
        self._maker = maker
        self._turn = turn
        self._may = frozenset(may)
        self.by = by

    def recent(self) -> tuple[Sale, ...]:
        """What this machine sold, or tried to, in the last half hour; the newest first, three at most."""
        since = self._clock.now() - RECENT
        told = [sale for sale in self._store.sales() if sale.at >= since and sale.state is not SaleState.REFUSED]
        return tuple(sorted(told, key=lambda sale: sale.at, reverse=True)[:MOST_RECENT])

    def deeds(self, sale: Sale) -> tuple[str, ...]:
        """What this helper may do with this sale now."""
        printed, given = sale.state in MAY_BE_PRINTED_AGAIN, sale.state in MAY_BE_GIVEN_BACK
        can = ((PRINT_AGAIN, printed and bool(self._store.barcodes(sale.number))), (GIVE_BACK, given))
        return tuple(deed for deed, possible in can if possible and deed in self._may)

    def print_again(self, sale: Sale) -> Sale:
        """The same ticket on another paper, which says so. The sale stays what it is.

        Raises DeviceTrouble when it did not surely come out, Trouble("sale-open") while somebody pays, and
        ValueError, a bug, for what `deeds` does not offer.
        """
        return self._in_turn(sale, PRINT_AGAIN, lambda: self._printed_again(sale))

    def give_back(self, sale: Sale) -> Sale:
        """The ticket is void, and the money goes back: REFUNDED. Raises as `print_again` does, and as `refund`."""
        terminal = self._cabinet.terminal_for(sale.means)
        return self._in_turn(sale, GIVE_BACK, lambda: refund(self._store, terminal, sale, self.by, "at the machine"))

    def _in_turn(self, sale: Sale, deed: str, do: Callable[[], Sale]) -> Sale:
        if deed not in self.deeds(sale):
            raise ValueError(f"{self.by} may not {deed} sale {sale.number}, which is {sale.state}")
        if not self._turn.take():
            raise Trouble("sale-open", f"sale {sale.number} must wait")
        try:
            return do()
        finally:
            self._turn.give_back()

    def _printed_again(self, sale: Sale) -> Sale:
        printer = self._cabinet.printer
        printer.check()
        if not wipe(self._store, self._cabinet):
            raise Trouble("printer-stuck", "an older ticket may still be in its memory")
        self._store.note(sale, f"{self.by}: printed again")  # before the paper, so that none is out unknown to us
        printer.print(raster(self._paper(sale), printer.width_dots), f"{sale.number}-again")
        return sale

    def _paper(self, sale: Sale) -> Document:
        texts, now = self._words.texts(sale.language), self._clock.now()
        said = self._maker.document(sale)
        again = Text(texts.say("ticket-again", day=texts.full_day(now.date()), time=texts.time(now)))
        return replace(said, blocks=(*said.blocks, again))
