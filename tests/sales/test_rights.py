"""What was sold is what an inspector reads: from a sale to the ticket in the barcode, for each kind of product."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.barcode.envelope import open_ticket
from kiosk.barcode.issuing import issue
from kiosk.barcode.keys import Keys, Realm
from kiosk.barcode.model import Cannot, Kind, Place, Riders, Ticket
from kiosk.fares.model import Offer, OfferLine
from kiosk.flows.model import Party
from kiosk.money import Money
from kiosk.sales.model import Sale, SaleState
from kiosk.sales.rights import Printing, ticket_for
from kiosk.timetable.model import Itinerary
from tests.sales.journeys import AIRPORT, COLOGNE, MORNING, leg, long_offer, offer, simple_offer

AT = MORNING - timedelta(minutes=9, seconds=12)


@dataclass(frozen=True)
class Line(OfferLine):
    """A line as the tariffs of this issue write them."""

    kind: str = ""
    riders: tuple[tuple[str, int], ...] = ()
    way: str = ""
    card: str = ""
    when: str = ""


def sold(offered: Offer, home: Path, **printing: object) -> Ticket:
    """Sold, sealed, drawn for an 80 mm roll, and opened by an inspector."""
    keys = Keys(home)
    by = keys.signing(0, AT.date())
    sale = Sale("K7Q2M9XP", offered, "nl", SaleState.HELD, AT)
    said = ticket_for(sale, by, Printing(**printing))  # type: ignore[arg-type]
    (issued,) = issue(said, by, 576)
    opened, _ = open_ticket(issued.octets, keys.find)
    assert opened == said
    return opened


def there_and_back(*lines: OfferLine, counts: tuple[tuple[str, int], ...] = (("adult", 2),)) -> Offer:
    out = Itinerary((leg("ICE 41", COLOGNE, AIRPORT, MORNING, 56, ("7", "Fern 5")),))
    back = Itinerary((leg("ICE 42", AIRPORT, COLOGNE, MORNING + timedelta(days=2), 56, ("", "")),))
    return offer(out, back, Party(counts), lines)


def test_one_senior_one_train(tmp_path: Path) -> None:
    """The most usual sale of all."""
    said = sold(simple_offer(), tmp_path, uic={COLOGNE.id: 8015458, AIRPORT.id: 8070003})
    (right,) = said.rights
    assert (said.number, said.language, said.specimen) == ("K7Q2M9XP", "nl", True)
    assert said.issued == AT.astimezone(UTC).replace(second=0)
    assert (right.reference, right.product, right.kind, right.and_back) == ("K7Q2M9XP", "single", Kind.JOURNEY, False)
    assert right.riders == (Riders("senior", 1),)
    assert (right.start, right.end) == (Place(COLOGNE.name, 8015458), Place(AIRPORT.name, 8070003))
    assert right.valid_from == datetime.fromisoformat("2026-11-20")
    assert right.valid_until == datetime.fromisoformat("2026-11-21T03:00")
    assert right.price == Money(2490)


def test_a_demonstration_never_sells_a_valid_ticket(tmp_path: Path) -> None:
    """A kiosk with a live key, on which somebody tries the demonstration's tariff: specimens, or nothing."""
    keys = Keys(tmp_path)
    keys.new(1184, Realm.LIVE, AT.date())
    sale = Sale("K7Q2M9XP", replace(simple_offer(), demo=True), "nl", SaleState.HELD, AT)
    with pytest.raises(Cannot, match="specimen"):
        ticket_for(sale, keys.signing(1184, AT.date()), Printing())
    assert ticket_for(sale, keys.signing(1184, AT.date(), real=False), Printing()).specimen
    real = replace(sale, offer=replace(sale.offer, demo=False))
    assert not ticket_for(real, keys.signing(1184, AT.date()), Printing()).specimen


def test_stations_of_a_feed_without_uic_numbers(tmp_path: Path) -> None:
    """A feed's own ids are the carrier's codes; they are never taken for UIC numbers."""
    (right,) = sold(simple_offer(), tmp_path).rights
    assert right.start == Place(COLOGNE.name, local=COLOGNE.id)


def test_nine_people_there_and_back(tmp_path: Path) -> None:
    """A sale of the first version of the journal: one product, four kinds of riders, all of them in one code."""
    (right,) = sold(long_offer(), tmp_path).rights
    assert right.riders == (Riders("adult", 3), Riders("senior", 2), Riders("child", 3), Riders("companion", 1))
    assert right.and_back
    assert right.price == Money(3 * 7980 + 2 * 5985 + 3 * 3990)


def test_singles_of_an_old_journal(tmp_path: Path) -> None:
    """Two singles for each of two riders are two riders there and back, not four."""
    (right,) = sold(there_and_back(OfferLine("single", "adult", 4, Money(1000))), tmp_path).rights
    assert (right.riders, right.and_back) == ((Riders("adult", 2),), True)


def test_a_cheaper_ticket_for_one_of_the_ways(tmp_path: Path) -> None:
    """Evening tickets there, singles back: each has its own day, its own direction, and its own words."""
    offered = there_and_back(
        Line("evening", "adult", 2, Money(800), "single", (("adult", 1),), "out", when="evening"),
        Line("single", "adult", 1, Money(1000), "single", (("adult", 1),), "back", "card-25"),
        Line("single", "adult", 1, Money(1300), "single", (("adult", 1),), "back"),
    )
    out, back = sold(
        offered,
        tmp_path,
        condition={"evening": "Good if you leave from seven in the evening."}.__getitem__,
        product_name=lambda line: line.product.title(),
    ).rights
    assert [out.reference, back.reference] == ["K7Q2M9XP-1", "K7Q2M9XP-2"]
    assert (out.name, out.conditions) == ("Evening", "Good if you leave from seven in the evening.")
    assert (out.start.name, back.start.name) == (COLOGNE.name, AIRPORT.name)
    assert (out.and_back, back.and_back) == (False, False)
    assert out.valid_until == datetime.fromisoformat("2026-11-21T03:00")
    assert back.valid_from == datetime.fromisoformat("2026-11-22")
    assert back.valid_until == datetime.fromisoformat("2026-11-23T03:00")
    assert back.riders == (Riders("adult", 1, card="card-25"), Riders("adult", 1))
    assert back.price == Money(2300)


def test_families_and_groups(tmp_path: Path) -> None:
    """Who travels on a shared ticket is counted in the code: an inspector counts heads, not tickets."""
    counts = (("adult", 4), ("child", 3))
    offered = there_and_back(
        Line("family-return", "group", 1, Money(4000), "family", (("adult", 2), ("child", 3))),
        Line("group-return", "group", 1, Money(3600), "group", (("adult", 2),)),
        counts=counts,
    )
    family, group = sold(offered, tmp_path).rights
    assert family.riders == (Riders("adult", 2), Riders("child", 3))
    assert group.riders == (Riders("adult", 2),)
    assert family.and_back
    assert group.and_back


def test_day_tickets(tmp_path: Path) -> None:
    """A day ticket between two stations allows the way back; one whose price knows no way is good anywhere."""
    line = Line("day", "adult", 2, Money(4900), "day", (("adult", 1),))
    one_way = replace(simple_offer(), lines=(line,), total=Money(9800))
    (there,) = sold(one_way, tmp_path).rights
    assert (there.kind, there.and_back, there.riders) == (Kind.JOURNEY, True, (Riders("adult", 2),))
    (anywhere,) = sold(one_way, tmp_path, anywhere=("day",)).rights
    assert (anywhere.kind, anywhere.and_back, anywhere.start, anywhere.end) == (Kind.PASS, False, Place(), Place())


def test_day_tickets_on_two_days(tmp_path: Path) -> None:
    """Out today, home the day after tomorrow: each day ticket is good on one of the days, not on both.

    Three children go there on day tickets; one of them comes home on a family ticket, so two day tickets are for then.
    """
    offered = there_and_back(
        Line("single", "adult", 2, Money(1000), "single", (("adult", 1),), "out"),
        Line("child-day", "child", 5, Money(250), "day", (("child", 1),)),
        Line("family", "group", 1, Money(2000), "family", (("adult", 2), ("child", 1)), "back"),
        counts=(("adult", 2), ("child", 3)),
    )
    rights = sold(offered, tmp_path, anywhere=("child-day",)).rights
    days = [right for right in rights if right.product == "child-day"]
    assert [(day.riders, day.price) for day in days] == [
        ((Riders("child", 3),), Money(750)),
        ((Riders("child", 2),), Money(500)),
    ]
    assert [day.valid_until.date().isoformat() for day in days] == ["2026-11-21", "2026-11-23"]
    assert days[1].valid_from == datetime.fromisoformat("2026-11-22")
    total = sum(right.price.minor for right in rights if right.price)
    assert total == 2 * 1000 + 5 * 250 + 2000


def test_day_tickets_for_there_and_back_on_one_day(tmp_path: Path) -> None:
    """Home by the night train after midnight: it is still the same day of the tariff, and the same ticket."""
    line = Line("day", "adult", 2, Money(4900), "day", (("adult", 1),))
    back = Itinerary((leg("NJ 402", AIRPORT, COLOGNE, MORNING + timedelta(hours=16, minutes=30), 30, ("", "")),))
    (right,) = sold(replace(there_and_back(line), back=back), tmp_path).rights
    assert right.riders == (Riders("adult", 2),)
