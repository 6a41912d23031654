"""What a sale gives into a hand: the ticket on paper or for a phone, its receipt, and the two slips."""

from dataclasses import replace

from kiosk.devices.cabinet import Cabinet
from kiosk.devices.payment.counter import Reservation, spoken
from kiosk.devices.ports import DeviceTrouble, Tell
from kiosk.errors import Trouble
from kiosk.language import Texts, Words
from kiosk.paper.counter_slip import ToPay, counter_slip
from kiosk.paper.model import Document
from kiosk.paper.raster import raster
from kiosk.paper.slip import slip
from kiosk.paper.typefaces import undrawable
from kiosk.sales.collecting import slip_text
from kiosk.sales.fault_slip import slip_for
from kiosk.sales.issue import Issuer, receipt, ticket
from kiosk.sales.model import Medium, Paper, Sale, SaleState
from kiosk.sales.recovery import wipe
from kiosk.sales.sealing import Sealer, stamp
from kiosk.sales.store import SaleStore


class TicketMaker:
    """Signs, draws and prints; each state is in the journal before the printer is asked. Knows nothing of money."""

    def __init__(self, store: SaleStore, cabinet: Cabinet, words: Words, issuer: Issuer, sealer: Sealer) -> None:
        self._store = store
        self._cabinet = cabinet
        self._words = words
        self._issuer = issuer
        self._sealer = sealer

    def can_be_had(self, sale: Sale) -> None:
        """Nobody pays for a ticket that cannot be made, or may come out behind an older one. Raises Trouble."""
        if sale.medium is Medium.PHONE:  # no printer is needed for it
            self._sealed(sale)
            return
        self._cabinet.printer.check()
        if not wipe(self._store, self._cabinet):
            raise DeviceTrouble("printer-stuck", "an older ticket may still be in its memory")
        self._sealed(sale)
        if letters := undrawable(" ".join(self.document(sale).words())):
            raise Trouble("ticket-letters", letters)

    def made(self, sale: Sale, tell: Tell) -> Sale:
        """Sign, draw, print: PRINTED when the printer has said so. Raises DeviceTrouble.

        For a phone it is signed, ISSUED: with the money taken, the screen shows it.
        """
        printer = self._cabinet.printer
        tell("printing" if sale.medium is Medium.PAPER else "making-ticket")
        signed = self._store.barcodes(sale.number)  # before: what was paid at a counter may need a second attempt
        sale = self._store.move(sale, SaleState.ISSUED, barcodes=() if signed else self._sealed(sale))
        if sale.medium is Medium.PHONE:
            return sale
        picture = raster(self.document(sale), printer.width_dots)
        printer.check()  # the roll may have ended since the card was asked for: then surely nothing comes out
        sale = self._store.move(replace(sale, paper=Paper.ASKED), SaleState.PRINTING)
        printer.print(picture, sale.number)
        return self._store.move(replace(sale, paper=Paper.OUT), SaleState.PRINTED)

    def again(self, sale: Sale) -> None:
        """Print the ticket of a sale that is done once more, with the same barcode. Raises DeviceTrouble."""
        self._cabinet.printer.check()
        self._cabinet.printer.print(raster(self.document(sale), self._cabinet.printer.width_dots), sale.number)

    def document(self, sale: Sale) -> Document:
        """The ticket of this sale in the traveller's language; with its barcode once that is signed."""
        barcodes = self._store.barcodes(sale.number)
        stamped = stamp(barcodes, self._cabinet.printer.width_dots) if barcodes else None
        return ticket(sale, self._texts(sale), self._issuer, stamped)

    def receipt(self, sale: Sale) -> str:
        """What her phone may keep of this sale, in the language of its ticket."""
        return receipt(sale, self._texts(sale), self._issuer)

    def symbols(self, sale: Sale) -> tuple[tuple[str, ...], ...]:
        """The signed barcodes as rows of "1" and "0"."""
        return stamp(self._store.barcodes(sale.number), self._cabinet.printer.width_dots).symbols

    def fault_slip(self, sale: Sale, say: str, tell: Tell) -> None:
        """Paper that tells what happened, signed. `say`: key of the sentence. Raises Trouble where none comes out."""
        now, issuer = self._sealer.clock.now(), self._issuer
        octets = slip_for(sale, say, issuer.kiosk, now).sealed(self._sealer.signing(demo=sale.offer.demo))
        paper = slip(self._texts(sale), sale.number, now, issuer.kiosk, issuer.phone, say, octets)
        if wipe(self._store, self._cabinet):
            self._print_slip(paper, sale, tell)
            tell("take-slip")

    def counter_slip(self, sale: Sale, made: Reservation, tell: Tell) -> None:
        """Paper that tells what to pay at the counter, and until when. Raises Trouble where none comes out."""
        texts, issuer = self._texts(sale), self._issuer
        first, last = sale.offer.out.legs[0].start.station, sale.offer.out.legs[-1].end.station
        way = texts.say("ticket-return" if sale.offer.back else "ticket-one-way")
        paper = ToPay(
            number=sale.number,
            trip=f"{first.name} – {last.name}. {way}",
            price=texts.price(sale.offer.total),
            code=spoken(made.code),
            until=made.until,
            counter=issuer.counter,
            hours=issuer.counter_hours,
            machine=issuer.kiosk,
            choice=texts.say("counter-choice"),
            barcode=slip_text(made, issuer.kiosk),
        )
        self._print_slip(counter_slip(paper, texts), sale, tell)
        tell("take-counter-slip")

    def _print_slip(self, paper: Document, sale: Sale, tell: Tell) -> None:
        tell("printing-slip")
        self._cabinet.printer.print(raster(paper, self._cabinet.printer.width_dots), f"slip-{sale.number}")

    def _sealed(self, sale: Sale) -> tuple[bytes, ...]:
        return self._sealer.seal(sale, self._texts(sale), self._cabinet.printer.width_dots)

    def _texts(self, sale: Sale) -> Texts:
        return self._words.texts(sale.language)
