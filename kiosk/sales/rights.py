"""A Sale becomes the Ticket that its barcode holds: every product, rider, discount and day of it."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta

from kiosk.barcode.keys import Signing
from kiosk.barcode.model import AccessRight, Cannot, Kind, Place, Riders, Ticket
from kiosk.fares.model import Offer, OfferLine
from kiosk.money import Money, total
from kiosk.sales.model import Sale
from kiosk.timetable.model import Station

SHARED = "group"  # the category of a line on which several people travel
ONE_WAY, BACK_TOO = ("single",), ("return", "day", "days")  # kinds of product; groups and families are either


@dataclass(frozen=True)
class Printing:
    """What a sale alone does not know: the words of its products, UIC numbers, and which products are good anywhere."""

    product_name: Callable[[OfferLine], str] = lambda line: line.product
    condition: Callable[[str], str] = lambda timeframe: timeframe  # of a timeframe: "Good after 9:00."
    uic: Mapping[str, int] = field(default_factory=dict)  # station id of the timetable -> UIC number
    anywhere: Container[str] = ()  # products whose price does not depend on the way: a pass for the network


@dataclass(frozen=True)
class _Line:
    """An offer's line, of whichever version of the journal."""

    kind: str
    way: str
    when: str
    riders: tuple[Riders, ...]


def ticket_for(sale: Sale, signing: Signing, printing: Printing) -> Ticket:
    """What an inspector must read of this sale. Raises Cannot where a live key would sign for a demonstration."""
    if sale.offer.demo and not signing.specimen:
        raise Cannot("what a demonstration sells is signed by a specimen key only: Keys.signing(..., real=False)")
    groups: dict[tuple[str, str, str, str], list[tuple[OfferLine, _Line]]] = {}
    for line in sale.offer.lines:
        read = _read(line, sale.offer)
        groups.setdefault((line.product, read.kind, read.way, read.when), []).append((line, read))
    rights = tuple(
        _right(_reference(sale.number, n, len(groups)), lines, sale.offer, printing)
        for n, lines in enumerate(groups.values(), 1)
    )
    issued = sale.at.astimezone(UTC).replace(second=0, microsecond=0)
    return Ticket(sale.number, signing.company, issued, rights, signing.specimen, sale.language)


def _read(line: OfferLine, offer: Offer) -> _Line:
    """Lines of the first version have no kind, way or riders: the product's id is its kind, a single is one ride."""
    kind: str = getattr(line, "kind", "") or line.product
    way: str = getattr(line, "way", "")
    card: str = getattr(line, "card", "")
    together: tuple[tuple[str, int], ...] = getattr(line, "riders", ())
    rides = 2 if kind in ONE_WAY and offer.back and not way else 1
    if not together:
        together = offer.party.counts if line.category == SHARED else ((line.category, 1),)
    count = 1 if line.category == SHARED and not getattr(line, "riders", ()) else -(-line.count // rides)
    riders = tuple(Riders(category, people * count, card=card) for category, people in together)
    return _Line(kind, way, getattr(line, "when", ""), riders)


def _right(reference: str, lines: list[tuple[OfferLine, _Line]], offer: Offer, printing: Printing) -> AccessRight:
    line, read = lines[0]
    first, last = _places((offer.out.legs[0].start.station, offer.out.legs[-1].end.station), printing)
    start, end = (last, first) if read.way == "back" else (first, last)
    valid_from, valid_until = _days(offer, read.way)
    anywhere = line.product in printing.anywhere
    return AccessRight(
        reference=reference,
        product=line.product,
        riders=tuple(_added(riders for _, one in lines for riders in one.riders)),
        valid_from=valid_from,
        valid_until=valid_until,
        kind=Kind.PASS if anywhere else Kind.JOURNEY,
        name=printing.product_name(line),
        start=Place() if anywhere else start,
        end=Place() if anywhere else end,
        and_back=not anywhere and (read.kind in BACK_TOO or (offer.back is not None and not read.way)),
        price=_sum(one for one, _ in lines),
        conditions=printing.condition(read.when) if read.when else "",
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


def _sum(lines: Iterable[OfferLine]) -> Money:
    return total(line.sum for line in lines)


def _places(stations: tuple[Station, ...], printing: Printing) -> list[Place]:
    """UIC numbers where all of them have one; else the feed's ids, which are the carrier's own codes."""
    places = [Place(station.name, printing.uic.get(station.id, 0)) for station in stations]
    if all(place.uic for place in places):
        return places
    return [Place(station.name, local=station.id if station.id.isascii() else "") for station in stations]


def _reference(number: str, n: int, of: int) -> str:
    return number if of == 1 else f"{number}-{n}"
