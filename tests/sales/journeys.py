"""Journeys and offers that the stories about tickets and sales are told with."""

from dataclasses import replace
from datetime import datetime, timedelta

from kiosk.fares.model import Offer, OfferLine
from kiosk.flows.model import Party
from kiosk.money import Money, total
from kiosk.timetable.model import Call, Itinerary, Leg, Station
from tests.clock import ZONE

COLOGNE = Station("8000207", "Köln Hbf", 50.943, 6.959)
MANNHEIM = Station("8000244", "Mannheim Hbf", 49.479, 8.469)
AIRPORT = Station("8070003", "Frankfurt (Main) Flughafen Fernbahnhof", 50.053, 8.570)
MORNING = datetime(2026, 11, 20, 9, 46, tzinfo=ZONE)


def leg(line: str, start: Station, end: Station, at: datetime, minutes: int, platforms: tuple[str, str]) -> Leg:
    arrival = at + timedelta(minutes=minutes)
    return Leg(
        line, "München Hbf", f"{line}-{at:%H%M}", Call(start, at, platforms[0]), Call(end, arrival, platforms[1])
    )


def simple_offer() -> Offer:
    """One senior, one train."""
    out = Itinerary((leg("ICE 41", COLOGNE, AIRPORT, MORNING, 56, ("7", "Fern 5")),))
    return offer(out, None, Party((("senior", 1),)), (OfferLine("single", "senior", 1, Money(2490)),))


def long_offer() -> Offer:
    """Nine people there and back, with changes, long names, and home after midnight."""
    out = Itinerary(
        (
            leg("ICE 109", COLOGNE, MANNHEIM, MORNING, 88, ("7 D-G", "3")),
            leg("IC 2012", MANNHEIM, AIRPORT, MORNING + timedelta(minutes=99), 41, ("5", "Fern 4")),
        )
    )
    back = Itinerary((leg("NJ 402", AIRPORT, COLOGNE, MORNING + timedelta(hours=37), 110, ("Fern 7", "")),))
    lines = (
        OfferLine("return", "adult", 3, Money(7980)),
        OfferLine("return", "senior", 2, Money(5985)),
        OfferLine("return", "child", 3, Money(3990)),
        OfferLine("return", "companion", 1, Money(0)),
    )
    party = Party((("adult", 3), ("senior", 2), ("child", 3), ("companion", 1)))
    return replace(offer(out, back, party, lines), card="bahncard-25")


def offer(out: Itinerary, back: Itinerary | None, party: Party, lines: tuple[OfferLine, ...]) -> Offer:
    midnight = out.departure.replace(hour=0, minute=0)
    end = (back or out).arrival.replace(hour=0, minute=0) + timedelta(days=1, hours=3)
    return Offer(
        id="o1",
        out=out,
        back=back,
        party=party,
        card="none",
        lines=lines,
        total=total(line.sum for line in lines),
        compared=(),
        badges=("cheapest",),
        valid_from=midnight,
        valid_until=end,
        tariff="demo",
        demo=True,
    )
