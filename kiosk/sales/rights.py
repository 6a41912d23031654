"""A Sale becomes the Ticket that its barcode holds: every product, rider, discount and day of it."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta

from kiosk.barcode.keys import Signing
from kiosk.barcode.model import AccessRight, Cannot, Kind, Place, Riders, Ticket
from kiosk.fares.model import Offer, OfferLine
from kiosk.money import Money, total
from kiosk.sales.model import Sale
from kiosk.timetable.model import Itinerary, Station

SHARED = "group"  # the category of a line on which several people travel
DAY, ONE_WAY, BACK_TOO = "day", ("single",), ("return", "day", "days")  # kinds; groups and families may be either


@dataclass(frozen=True)
class Printing:
    """What a sale alone does not know: the words of its products, UIC numbers, and which products are good anywhere."""

    product_name: Callable[[OfferLine], str] = lambda line: line.product
    condition: Callable[[str], str] = lambda timeframe: timeframe  # of a timeframe: "Good after 9:00."
    uic: Mapping[str, int] = field(default_factory=dict)  # station id of the timetable -> UIC number
    anywhere: Container[str] = ()  # products whose price does not depend on the way: a pass for the network


@dataclass(frozen=True)
class _Sold:
    """An offer's line, of whichever version of the journal: for which riders, which way, when, and for how much."""

    line: OfferLine
    kind: str
    way: str
    when: str
    riders: tuple[Riders, ...]
    price: Money


def ticket_for(sale: Sale, signing: Signing, printing: Printing) -> Ticket:
    """What an inspector must read of this sale. Raises Cannot where a live key would sign for a demonstration."""
    if sale.offer.demo and not signing.specimen:
        raise Cannot("what a demonstration sells is signed by a specimen key only: Keys.signing(..., real=False)")
    groups: dict[tuple[str, str, str], list[_Sold]] = {}
    for line in sale.offer.lines:
        for sold in _on_its_day(_read(line, sale.offer), sale.offer):
            groups.setdefault((line.product, sold.way, sold.when), []).append(sold)
    rights = tuple(
        _right(_reference(sale.number, n, len(groups)), group, sale.offer, printing)
        for n, group in enumerate(groups.values(), 1)
    )
    issued = sale.at.astimezone(UTC).replace(second=0, microsecond=0)
    return Ticket(sale.number, signing.company, issued, rights, signing.specimen, sale.language)


def _read(line: OfferLine, offer: Offer) -> _Sold:
    """Lines of the first version have no kind, way or riders: the product's id is its kind, a single is one ride."""
    kind: str = getattr(line, "kind", "") or line.product
    way: str = getattr(line, "way", "")
    card: str = getattr(line, "card", "")
    together: tuple[tuple[str, int], ...] = getattr(line, "riders", ())
    count = line.count
    if not together and line.category == SHARED:
        together, count = offer.party.counts, 1
    elif kind in ONE_WAY and offer.back and not way:
        count = -(-line.count // 2)
    people = together or ((line.category, 1),)
    riders = tuple(Riders(category, each * count, card=card) for category, each in people)
    return _Sold(line, kind, way, getattr(line, "when", ""), riders, line.sum)


def _on_its_day(sold: _Sold, offer: Offer) -> Iterator[_Sold]:
    """Day tickets of a journey that comes back on another day: each is good on one of the days.

    On the first are as many as its trains need beside all other tickets, and the others on the second.
    """
    if sold.kind != DAY or sold.way or offer.back is None or _day(offer.out, offer) == _day(offer.back, offer):
        yield sold
        return
    line = sold.line
    (one,) = sold.riders
    others = (_read(other, offer) for other in offer.lines if other is not line)
    beside = sum(
        it.count for other in others if other.way != "back" for it in other.riders if it.category == one.category
    )
    first = min(max(offer.party.of(one.category) - beside, 0), one.count)
    for way, count in (("out", first), ("back", one.count - first)):
        if count:
            yield replace(sold, way=way, riders=(replace(one, count=count),), price=line.each * count)


def _day(way: Itinerary, offer: Offer) -> date:
    """The day of the tariff: it lasts until the hour of the night at which the offer ends."""
    return (way.departure - timedelta(hours=offer.valid_until.hour)).date()


def _right(reference: str, group: list[_Sold], offer: Offer, printing: Printing) -> AccessRight:
    sold = group[0]
    first, last = _places((offer.out.legs[0].start.station, offer.out.legs[-1].end.station), printing)
    start, end = (last, first) if sold.way == "back" else (first, last)
    valid_from, valid_until = _days(offer, sold.way)
    anywhere = sold.line.product in printing.anywhere
    return AccessRight(
        reference=reference,
        product=sold.line.product,
        riders=tuple(_added(riders for one in group for riders in one.riders)),
        valid_from=valid_from,
        valid_until=valid_until,
        kind=Kind.PASS if anywhere else Kind.JOURNEY,
        name=printing.product_name(sold.line),
        start=Place() if anywhere else start,
        end=Place() if anywhere else end,
        and_back=not anywhere and (sold.kind in BACK_TOO or (offer.back is not None and not sold.way)),
        price=total(one.price for one in group),
        conditions=printing.condition(sold.when) if sold.when else "",
    )


def _days(offer: Offer, way: str) -> tuple[datetime, datetime]:
    """A ticket for one way is good on the day of that way, until the same hour of the night as the whole offer."""
    start, end = offer.valid_from.replace(tzinfo=None), offer.valid_until.replace(tzinfo=None)
    if offer.back and way == "out":
        end = datetime.combine(offer.out.arrival.date() + timedelta(days=1), end.time())
    if offer.back and way == "back":
        start = datetime.combine(offer.back.departure.date(), time())
    return start, end


def _added(riders: Iterable[Riders]) -> Iterator[Riders]:
    """Those of the same category who show the same card, as one number."""
    counts: dict[tuple[str, str], int] = {}
    for one in riders:
        counts[one.category, one.card] = counts.get((one.category, one.card), 0) + one.count
    return (Riders(category, count, card=card) for (category, card), count in counts.items())


def _places(stations: tuple[Station, ...], printing: Printing) -> list[Place]:
    """UIC numbers where all of them have one; else the feed's ids, which are the carrier's own codes."""
    places = [Place(station.name, printing.uic.get(station.id, 0)) for station in stations]
    if all(place.uic for place in places):
        return places
    return [Place(station.name, local=station.id if station.id.isascii() else "") for station in stations]


def _reference(number: str, n: int, of: int) -> str:
    return number if of == 1 else f"{number}-{n}"
