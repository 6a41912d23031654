"""The two slips of a sale: one tells what went wrong, the other what to pay at the counter."""

from kiosk.devices.payment.counter import Reservation, spoken
from kiosk.language import Texts
from kiosk.paper.counter_slip import ToPay, counter_slip
from kiosk.paper.model import Document
from kiosk.paper.slip import slip
from kiosk.sales.collecting import slip_text
from kiosk.sales.fault_slip import slip_for
from kiosk.sales.issue import Issuer
from kiosk.sales.model import Sale
from kiosk.sales.sealing import Sealer


def fault_slip_of(sale: Sale, say: str, texts: Texts, issuer: Issuer, sealer: Sealer) -> Document:
    """What happened to this sale, signed. `say`: key of the sentence. Raises Trouble("cannot-sign")."""
    now = sealer.clock.now()
    octets = slip_for(sale, say, issuer.kiosk, now).sealed(sealer.signing(demo=sale.offer.demo))
    return slip(texts, sale.number, now, issuer.kiosk, issuer.phone, say, octets)


def counter_slip_of(sale: Sale, made: Reservation, texts: Texts, issuer: Issuer) -> Document:
    """What to pay at the counter, and until when."""
    first, last = sale.offer.out.legs[0].start.station, sale.offer.out.legs[-1].end.station
    way = texts.say("ticket-return" if sale.offer.back else "ticket-one-way")
    return counter_slip(
        ToPay(
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
        ),
        texts,
    )
