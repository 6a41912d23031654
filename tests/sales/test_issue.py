"""Stories of what a ticket says: everything in words, in the traveller's language, nothing left to guess."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from kiosk.fares.model import Comparison, Offer, OfferLine
from kiosk.flows.model import Party
from kiosk.money import Money
from kiosk.sales.issue import UNBROKEN, Issuer, ticket
from kiosk.sales.model import Sale, SaleState
from kiosk.timetable.model import Itinerary
from tests.clock import ZONE
from tests.sales.journeys import MORNING, long_offer, simple_offer
from tests.sales.shop import ALL_WORDS, ISSUER


def words_of(offer: Offer, language: str = "en", issuer: Issuer = ISSUER) -> str:
    sale = Sale("K7Q2M9XP", offer, language, SaleState.HELD, MORNING, "**** 4242")
    return "\n".join(ticket(sale, ALL_WORDS.texts(language), issuer).words()).replace(UNBROKEN, " ")


def test_a_ticket_says_everything_that_a_guard_and_a_traveller_ask() -> None:
    """Where from, where to, when, which train and platform, who, how much, paid how, which number, whom to call."""
    words = words_of(simple_offer())

    for fact in (
        "Köln Hbf", "Frankfurt (Main) Flughafen Fernbahnhof", "One way",
        "From Friday 20 November 2026 until Saturday 21 November 2026, 03:00",
        "09:46", "10:42", "ICE 41 to München Hbf", "Platform 7", "Platform Fern 5",
        "1 senior", "1 senior, single ticket", "€24.90", "Paid by card **** 4242",
        "K7Q2 M9XP", "+49 221 0000 000", "machine demo-1", "gtfs.de, CC BY 4.0",
    ):  # fmt: skip
        assert fact in words


def test_a_late_train_is_printed_by_the_timetable() -> None:
    """She reads the ticket an hour later: the train is called "the 9:46" on every board, however late it is by then."""
    offer = simple_offer()
    leg = offer.out.legs[0]
    start = replace(leg.start, at=leg.start.at + timedelta(minutes=25), planned=leg.start.at, platform="5")
    words = words_of(replace(offer, out=Itinerary((replace(leg, start=start),))))
    assert "09:46" in words
    assert "10:11" not in words
    assert "Platform 5" in words


def test_nine_people_there_and_back_are_all_named() -> None:
    """A group leader can count them off, and sees the night train home arrives on another day."""
    words = words_of(long_offer(), "de")

    assert "3 Erwachsene, 2 Senioren, 3 Kinder und 1 Begleitperson" in words
    assert "Hin und zurück" in words
    assert "Rückfahrt\nSamstag, 21. November 2026" in words
    assert "00:36\nSonntag, 22. November 2026\nKöln Hbf" in words
    assert words.endswith("DEMO – keine gültige Fahrkarte")
    assert "Rabattkarte" in words


@pytest.mark.parametrize("language", ALL_WORDS.languages)
def test_a_demonstration_ticket_says_so_first_and_last(language: str) -> None:
    """Nobody travels on a demonstration by mistake; and a real ticket carries no such mark."""
    marking = ALL_WORDS.texts(language).say("ticket-demo")
    demo = words_of(simple_offer(), language)
    real = words_of(replace(simple_offer(), demo=False), language)

    assert demo.startswith(marking)
    assert demo.endswith(marking)
    assert "DEMO" not in real


def test_validity_within_a_day_is_said_with_its_times() -> None:
    """An hour ticket names its first and last minute."""
    offer = replace(
        simple_offer(),
        valid_from=datetime(2026, 11, 20, 9, 30, tzinfo=ZONE),
        valid_until=datetime(2026, 11, 20, 11, 30, tzinfo=ZONE),
    )
    assert "Friday 20 November 2026, from 09:30 until 11:30" in words_of(offer)


def test_an_operators_own_categories_are_still_people() -> None:
    """A tariff may know riders and products that we have no word for: the ticket is printed all the same."""
    lines = (OfferLine("Sparticket", "apprentice", 2, Money(1000)),)
    offer = replace(simple_offer(), party=Party((("apprentice", 2),)), lines=lines)

    assert "2 people, Sparticket" in words_of(offer)


def test_a_group_ticket_is_one_line_for_all() -> None:
    """Five friends on one group ticket: who travels is counted, the price stands once."""
    party = Party((("adult", 3), ("senior", 2)))
    words = words_of(replace(simple_offer(), party=party, lines=(OfferLine("group", "group", 1, Money(5000)),)))

    assert "3 adults and 2 seniors" in words
    assert "Group ticket\n€50.00" in words


def test_an_unknown_platform_is_left_out() -> None:
    """A feed without platforms leads to no empty "Platform"."""
    offer = long_offer()
    assert offer.back is not None
    assert offer.back.legs[-1].end.platform == ""
    assert "Platform \n" not in words_of(offer)
    assert not words_of(offer, issuer=Issuer("demo-1", "1")).count("Timetable")


FAMILY = (("adult", 2), ("child", 1))


def test_who_is_on_which_ticket_stands_on_the_paper() -> None:
    """A family ticket, and a grandmother who goes there on a card and comes home with the others' singles."""
    lines = (
        OfferLine("family", "group", 1, Money(5000), "family", FAMILY),
        OfferLine("single", "senior", 1, Money(1500), "single", (("senior", 1),), "out", "card-25"),
        OfferLine("single", "senior", 1, Money(2000), "single", (("senior", 1),), "back"),
    )
    words = words_of(replace(long_offer(), party=Party((*FAMILY, ("senior", 1))), lines=lines, total=Money(8500)))
    assert "Family ticket for 2 adults and 1 child\n€50.00" in words
    assert "1 senior, single ticket, there\n€15.00" in words
    assert "1 senior, single ticket, back\n€20.00" in words
    one_way = words_of(replace(simple_offer(), lines=lines[1:2], total=Money(1500)))
    assert "1 senior, single ticket\n€15.00" in one_way


@pytest.mark.parametrize(
    ("language", "why"),
    [
        ("en", "A family ticket costs €5.00 less than two single tickets."),
        ("nl", "Een gezinskaartje kost €\u202f5,00 minder dan twee enkele reizen."),
        ("de", "Eine Familienkarte kostet 5,00\u202f€ weniger als zwei einfache Fahrkarten."),
    ],
)
def test_why_it_costs_that_is_on_the_paper_too(language: str, why: str) -> None:
    """At home her son asks why she paid that: the ticket answers, in the sentences that she saw."""
    ours = OfferLine("family", "group", 1, Money(5000), "family", FAMILY)
    theirs = OfferLine("single", "adult", 2, Money(2750), "single", (("adult", 1),), "out")
    nearest = Comparison("next-best", Money(5500), (theirs,))
    words = words_of(replace(simple_offer(), lines=(ours,), total=Money(5000), compared=(nearest,)), language)
    assert ALL_WORDS.texts(language).say("ticket-why") in words
    assert why in words
    assert ALL_WORDS.texts(language).say("fare-kind-family.valid") in words


def test_a_ticket_of_the_first_version_is_printed_as_it_was() -> None:
    """A sale of last year is opened again: nobody makes up reasons that were not written down."""
    assert "Why" not in words_of(simple_offer())
