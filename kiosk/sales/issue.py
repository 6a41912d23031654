"""A Sale becomes a ticket: every fact of it in words, in the traveller's language, ready to be drawn."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from kiosk.fares.model import SHARED, Offer, OfferLine
from kiosk.fares.reasons import all_reasons, product_name
from kiosk.language import Texts
from kiosk.paper.model import (
    Account,
    Barcode,
    Block,
    Document,
    Fact,
    Facts,
    FromTo,
    Receipt,
    Rule,
    Stop,
    Text,
    Title,
    Train,
    Trains,
)
from kiosk.paper.receipt import Purchase, receipt_text
from kiosk.sales.model import Sale
from kiosk.timetable.model import Call as TrainCall  # alone, a call is one for help
from kiosk.timetable.model import Itinerary, Leg

MIDNIGHT = time()
UNBROKEN = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True)
class Issuer:
    """Who sells: what stands on every ticket. `attribution` names the source of the timetable.

    `refund_minutes`: how long after the sale it can be given back; 0: not at all.
    """

    kiosk: str
    phone: str
    attribution: str = ""
    refund_minutes: int = 0
    counter: str = ""  # where a person sells, as the signs in the station say it
    counter_hours: str = ""


@dataclass(frozen=True)
class Stamp:
    """What a ticket's paper shows of its barcode: rows of "1" and "0" for each symbol, and whether it is a specimen."""

    symbols: tuple[tuple[str, ...], ...]
    specimen: bool


def ticket(sale: Sale, texts: Texts, issuer: Issuer, stamp: Stamp | None = None) -> Document:
    """What a traveller and an inspector need to read, most important first. Without a `stamp` it is no ticket."""
    offer = sale.offer
    return Document(
        title=f"{texts.say('ticket-title')} {spaced(sale.number)}",
        language=texts.language,
        right_to_left=texts.right_to_left,
        marking=_marking(sale, texts, stamp),
        blocks=(
            Title(texts.say("ticket-title"), spaced(sale.number)),
            _from_to(offer, texts),
            Facts(tuple(_who_and_when(offer, texts))),
            *_ways(offer, texts),
            Rule(),
            _account(sale, texts),
            *_why(offer, texts),
            Rule(),
            *_codes(texts, stamp),
            *_small_print(sale, texts, issuer),
            *_receipt(sale, texts),
        ),
    )


def receipt(sale: Sale, texts: Texts, issuer: Issuer) -> str:
    """What was bought and how to give it back, short enough for a telephone's camera."""
    first, last = sale.offer.out.legs[0].start.station, sale.offer.out.legs[-1].end.station
    purchase = Purchase(
        number=spaced(sale.number),
        start=first.name,
        end=last.name,
        validity=_validity(sale.offer, texts),
        total=texts.price(sale.offer.total),
        paid=texts.say("ticket-paid", card=sale.card) if sale.card else "",
        kiosk=issuer.kiosk,
        at=sale.at,
        phone=issuer.phone,
        references=sale.receipt,
    )
    return receipt_text(purchase, texts)


def refund_words(sale: Sale, texts: Texts, issuer: Issuer) -> str:
    """Whether, how and until when this ticket can be given back."""
    if not issuer.refund_minutes:
        return texts.say("ticket-no-refund")
    until = sale.at + timedelta(minutes=issuer.refund_minutes)
    return texts.say("ticket-refund", time=texts.time(until), phone=issuer.phone.replace(" ", UNBROKEN))


def _marking(sale: Sale, texts: Texts, stamp: Stamp | None) -> str:
    if sale.offer.demo:
        return texts.say("ticket-demo")
    return texts.say("ticket-specimen") if stamp and stamp.specimen else ""


def spaced(number: str) -> str:
    """A sale number as it is read aloud: two groups of four, never on two lines."""
    return f"{number[:4]}{UNBROKEN}{number[4:]}"


def _from_to(offer: Offer, texts: Texts) -> FromTo:
    first, last = offer.out.legs[0].start.station, offer.out.legs[-1].end.station
    way = texts.say("ticket-return" if offer.back else "ticket-one-way")
    return FromTo(texts.say("ticket-from"), first.name, texts.say("ticket-to"), last.name, way)


def _who_and_when(offer: Offer, texts: Texts) -> Iterator[Fact]:
    who = texts.listed(_riders(kind, count, texts) for kind, count in offer.party.counts if count)
    yield Fact(texts.say("ticket-valid"), _validity(offer, texts))
    yield Fact(texts.say("ticket-who"), who)
    if offer.card != "none":
        yield Fact("", texts.say("ticket-discount"))


def _riders(kind: str, count: int, texts: Texts) -> str:
    """An operator's tariff may know rider categories that we have no word for: people they are."""
    key = f"ticket-riders-{kind}"
    return texts.say(key if texts.has(key) else "ticket-riders-other", count=count).replace(" ", UNBROKEN)


def _validity(offer: Offer, texts: Texts) -> str:
    """Whole days are said without their first minute; until 3:00 in the night is said with its own day."""
    start, end = offer.valid_from, offer.valid_until
    one_day = start.date() == end.date()
    key = f"ticket-valid-{'day' if one_day else 'days'}{'-from' if start.time() != MIDNIGHT else ''}"
    return texts.say(
        key,
        day=texts.full_day(start.date()),
        **{"from": texts.time(start)},
        last=texts.full_day(end.date()),
        until=texts.time(end),
    )


def _ways(offer: Offer, texts: Texts) -> Iterator[Block]:
    yield Rule()
    yield _trains("ticket-out", offer.out, texts)
    if offer.back:
        yield Rule()
        yield _trains("ticket-back", offer.back, texts)
    yield Text(texts.say("ticket-platform-note"))


def _trains(heading: str, itinerary: Itinerary, texts: Texts) -> Trains:
    day = _by_timetable(itinerary.legs[0].start)
    trains = tuple(_train(leg, day, texts) for leg in itinerary.legs)
    return Trains(texts.say(heading), texts.full_day(day.date()), trains)


def _train(leg: Leg, day: datetime, texts: Texts) -> Train:
    name = texts.say("ticket-train", line=leg.line, towards=leg.towards)
    return Train(name, _stop(leg.start, day, texts), _stop(leg.end, day, texts))


def _stop(call: TrainCall, day: datetime, texts: Texts) -> Stop:
    platform = texts.say("ticket-platform", platform=call.platform) if call.platform else ""
    at = _by_timetable(call)
    note = "" if at.date() == day.date() else texts.full_day(at.date())
    return Stop(texts.time(at), call.station.name, platform, note)


def _by_timetable(call: TrainCall) -> datetime:
    """What is printed: a delay of now is another one when the paper is read, and boards name the planned time."""
    return call.planned or call.at


def _account(sale: Sale, texts: Texts) -> Account:
    offer = sale.offer
    lines = offer.lines if offer.back else tuple(replace(line, way="") for line in offer.lines)
    rows = tuple(Fact(_line(line, texts), texts.price(line.sum)) for line in lines)
    total = Fact(texts.say("ticket-total"), texts.price(offer.total))
    return Account(rows, total, texts.say("ticket-paid", card=sale.card) if sale.card else "")


def _line(line: OfferLine, texts: Texts) -> str:
    """One line of the account: who travels on which ticket."""
    product = product_name(line, texts)
    if line.category != SHARED:
        key = f"ticket-line-{line.way}" if line.way else "ticket-line"
        return texts.say(key, riders=_riders(line.category, line.count, texts), product=product)
    if not line.riders:  # sold by the first version, which did not write down who was on it
        return texts.say("ticket-line-group", count=line.count)
    riders = texts.listed(_riders(kind, count, texts) for kind, count in line.riders)
    if line.count == 1:
        said = texts.say("ticket-line-shared", product=product, riders=riders)
        return said[:1].upper() + said[1:]
    return texts.say("ticket-line-several", count=line.count, product=product, riders=riders)


def _why(offer: Offer, texts: Texts) -> Iterator[Block]:
    """Why it costs what it costs, and when the tickets are good: the same sentences as on the screen, all of them."""
    if offer.lines and offer.lines[0].kind:  # an offer of the first version did not know its products' kinds
        yield Rule()
        yield Text(texts.say("ticket-why"))
        yield Text(" ".join(all_reasons(replace(offer, demo=False), texts)), small=True)


def _codes(texts: Texts, stamp: Stamp | None) -> Iterator[Barcode]:
    for symbol in stamp.symbols if stamp else ():
        yield Barcode(symbol, texts.say("ticket-barcode"), texts.say("ticket-barcode-picture"))


def _receipt(sale: Sale, texts: Texts) -> Iterator[Receipt]:
    if sale.receipt:
        yield Receipt(texts.say("ticket-card-receipt"), sale.receipt)


def _small_print(sale: Sale, texts: Texts, issuer: Issuer) -> Iterator[Text]:
    phone = issuer.phone.replace(" ", UNBROKEN)
    yield Text(texts.say("ticket-help", phone=phone, number=spaced(sale.number)))
    yield Text(refund_words(sale, texts, issuer))
    sold = texts.say("ticket-sold", day=texts.full_day(sale.at.date()), time=texts.time(sale.at), kiosk=issuer.kiosk)
    yield Text(sold, small=True)
    if issuer.attribution:
        yield Text(texts.say("ticket-timetable", attribution=issuer.attribution), small=True)
