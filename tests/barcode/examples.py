"""Tickets to tell stories with: one that everybody buys, and any number of others, each from a seed."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random

from kiosk.barcode.fields import PASSENGER_TYPES
from kiosk.barcode.keys import Keys, Realm, Signing
from kiosk.barcode.model import AccessRight, BoundTrain, Kind, Place, Riders, Ticket, Vat
from kiosk.money import Money

TODAY = date(2026, 11, 20)
ROTTERDAM, AMSTERDAM = Place("Rotterdam Centraal", 8400530), Place("Amsterdam Centraal", 8400058)
UTRECHT = Place(uic=8400621)
NAMES = (
    "Köln Hbf",
    "'s-Hertogenbosch",
    "Frankfurt (Main) Flughafen Fernbahnhof",
    "Hämeenlinna",
    "서울역",
    "東京",
    "München",
)
NAMES += (
    "Θεσσαλονίκη",
    "القاهرة",
    "Bruxelles-Midi / Brussel-Zuid",
    "Å",
    "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
)
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
PRODUCTS = ("single", "return", "day", "days", "group", "family", "evening", "senior-quiet", "child-day")
CATEGORIES = (*PASSENGER_TYPES, "student", "ov-begeleider", "soldier-2")
CARDS = ("", "", "card-25", "card-50", "Ermäßigungskarte")
CONDITIONS = ("", "", "Good if you leave from seven in the evening.", "Niet geldig in de ICE.", "피크 시간 제외")
CURRENCIES = ("EUR", "EUR", "EUR", "SEK", "NOK", "CHF", "TND")  # the last has three digits


def right(**changes: object) -> AccessRight:
    """One senior to Amsterdam, until three in the night."""
    usual = {
        "reference": "K7Q2M9XP",
        "product": "single",
        "riders": (Riders("senior", 1),),
        "valid_from": datetime.fromisoformat("2026-11-20"),
        "valid_until": datetime.fromisoformat("2026-11-21T03:00"),
        "name": "Enkele reis",
        "start": ROTTERDAM,
        "end": AMSTERDAM,
        "price": Money(1940),
    }
    return AccessRight(**(usual | changes))  # type: ignore[arg-type]


def ticket(*rights: AccessRight, **changes: object) -> Ticket:
    """What one sale at half past nine sells."""
    usual = {
        "number": "K7Q2M9XP",
        "issuer": "DEMO",
        "issued": datetime(2026, 11, 20, 8, 31, tzinfo=UTC),
        "rights": rights or (right(),),
        "specimen": True,
        "language": "nl",
    }
    return Ticket(**(usual | changes))  # type: ignore[arg-type]


def signing(home: Path, company: int = 0, realm: Realm = Realm.SPECIMEN, today: date = TODAY) -> tuple[Keys, Signing]:
    """A kiosk's keys, the first of them made."""
    keys = Keys(home / "keys")
    keys.new(company or "DEMO", realm, today, "kiosk-7")
    return keys, keys.signing(company, today)


def any_ticket(seed: int) -> Ticket:
    """Any ticket that may be sold: every product, party, discount and validity that there is. The same for a seed."""
    it = Random(seed)
    issued = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=it.randrange(3 * 366 * 24 * 60))
    currency = it.choice(CURRENCIES)
    holder = it.choice((("", ""), ("", ""), ("Åsa", "Öberg"), ("영희", "김")))
    return Ticket(
        number="".join(it.choices(LETTERS, k=8)),
        issuer=it.choice(("DEMO", 1, 1184, 32_000)),
        issued=issued,
        rights=tuple(_any_right(it, issued.date(), currency) for _ in range(it.choice((1, 1, 1, 1, 2, 3)))),
        specimen=it.random() < 0.5,
        language=it.choice(("nl", "en", "de", "sv", "")),
        holder=holder,
        age_check=it.random() < 0.3,
    )


def _any_right(it: Random, issued: date, currency: str) -> AccessRight:
    first = issued + timedelta(days=it.choice((-1, 0, 0, 0, 1, 1, 90, 700)))
    last = first + timedelta(days=it.choice((0, 0, 0, 1, 1, 29, 500)))
    begins = it.choice((time(0), time(0), time(9, 0), time(23, 59)))
    ends = it.choice((time(23, 59), time(3, 0), time(0), time(12, 34)))
    if last == first:
        ends = max(begins, ends)
    kind = it.choice((Kind.JOURNEY, Kind.JOURNEY, Kind.JOURNEY, Kind.PASS))
    journey = kind is Kind.JOURNEY
    start, end = _any_places(it) if journey else (Place(), Place())
    return AccessRight(
        reference="".join(it.choices(LETTERS, k=8)),
        product=it.choice(PRODUCTS),
        riders=tuple(_any_riders(it) for _ in range(it.choice((1, 1, 1, 2, 3, 5)))),
        valid_from=datetime.combine(first, begins),
        valid_until=datetime.combine(last, ends),
        kind=kind,
        name=it.choice(("", "Enkele reis", "Tagesticket", "Perhelippu", "왕복권")),
        start=start,
        end=end,
        and_back=journey and it.random() < 0.4,
        travel_class=it.choice(("second", "second", "second", "first", "comfort")),
        price=Money(it.choice((0, 250, 1940, 123_456_789)), currency) if it.random() < 0.9 else None,
        vat=(Vat(it.choice((276, 528, 752)), it.choice((0, 70, 190, 255)), it.randrange(5000)),) * (it.random() < 0.3),
        via=tuple(
            it.choice((Place(uic=_number(it)), Place(local="SHB"))) for _ in range(it.choice((0, 0, 0, 1, 2, 4)))
        ),
        zones=tuple(it.randrange(-5, 100_000) for _ in range(it.choice((0, 0, 0, 1, 6)))),
        trains=(_any_train(it, min(first, issued + timedelta(days=500))),) * (it.random() < 0.2),
        conditions=it.choice(CONDITIONS),
        owner=it.choice(("", "", 1080, "OTHERS")),
    )


def _any_places(it: Random) -> tuple[Place, Place]:
    """UIC numbers, codes of the carrier, or names alone; a ticket has one table of codes."""
    table = it.randrange(3)
    if table == 0:
        return Place(it.choice(NAMES), _number(it)), Place(it.choice(NAMES), _number(it))
    codes = ("SHB", "de:05315:11201") if table == 1 else ("", "")
    return Place(it.choice(NAMES), local=codes[0]), Place(it.choice(NAMES), local=codes[1])


def _any_train(it: Random, day: date) -> BoundTrain:
    start, end = (Place(it.choice(NAMES), _number(it)) for _ in range(2))
    return BoundTrain(
        it.choice(("ICE 41", "RE 1 / RE 5", "2012")), datetime.combine(day, time(it.randrange(24), 7)), start, end
    )


def _any_riders(it: Random) -> Riders:
    ages = {"age_below": it.choice((0, 0, 12, 27)), "age_above": it.choice((0, 0, 60, 128))}
    return Riders(it.choice(CATEGORIES), it.choice((1, 1, 2, 7, 200)), card=it.choice(CARDS), **ages)


def _number(it: Random) -> int:
    return it.randrange(1, 10_000_000)
