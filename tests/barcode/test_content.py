"""All that we sell is in the code and comes back: what the inspector reads is what the traveller paid for."""

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.barcode.asn1 import decode, encode
from kiosk.barcode.fields import values_of
from kiosk.barcode.model import BoundTrain, Cannot, Kind, Place, Reason, Refused, Riders, Ticket, Vat
from kiosk.barcode.reading import ticket_of
from kiosk.money import Money
from tests.barcode.examples import AMSTERDAM, ROTTERDAM, UTRECHT, any_ticket, right, ticket

TICKET = "UicRailTicketData"


def written(said: Ticket) -> dict[str, object]:
    """The values as they come back from the octets."""
    return decode(TICKET, encode(TICKET, values_of(said)))


def again(said: Ticket) -> Ticket:
    return ticket_of(written(said))


@given(st.integers())
@settings(max_examples=300, deadline=None)
def test_whatever_is_sold_comes_back(seed: int) -> None:
    """Every product, party, discount, train, zone and day, in every script: nothing is lost, nothing is added."""
    said = any_ticket(seed)
    assert again(said) == said


def test_a_usual_ticket_in_the_words_of_the_standard() -> None:
    """An inspector's device reads the standard's members, not ours: each stands where it belongs."""
    values = written(ticket())
    assert values["issuingDetail"] == {
        "securityProviderIA5": "DEMO",
        "issuerIA5": "DEMO",
        "issuingYear": 2026,
        "issuingDay": 324,
        "issuingTime": 8 * 60 + 31,
        "specimen": True,
        "securePaperTicket": False,
        "activated": True,
        "currency": "EUR",
        "currencyFract": 2,
        "issuerPNR": "K7Q2M9XP",
    }
    assert values["travelerDetail"] == {"preferredLanguage": "nl"}
    assert not any(values["controlDetail"].values())
    ((kind, document),) = [it["ticket"] for it in values["transportDocument"]]
    assert kind == "openTicket"
    assert document == {
        "referenceIA5": "K7Q2M9XP",
        "productOwnerIA5": "DEMO",
        "productIdIA5": "single",
        "returnIncluded": False,
        "stationCodeTable": "stationUIC",
        "fromStationNum": 8400530,
        "toStationNum": 8400058,
        "fromStationNameUTF8": "Rotterdam Centraal",
        "toStationNameUTF8": "Amsterdam Centraal",
        "validFromDay": 0,
        "validUntilDay": 1,
        "validUntilTime": 180,
        "classCode": "second",
        "tariffs": [
            {
                "numberOfPassengers": 1,
                "passengerType": "senior",
                "restrictedToCountryOfResidence": False,
                "tariffDesc": "Enkele reis",
            }
        ],
        "price": 1940,
    }


def test_the_night_belongs_to_the_day_before() -> None:
    """Whoever goes home at two is not thrown out: the last day ends at three of the next one."""
    night = right(valid_until=datetime.fromisoformat("2026-11-21T03:00"))
    ((_, document),) = [it["ticket"] for it in written(ticket(night))["transportDocument"]]
    assert (document["validUntilDay"], document["validUntilTime"]) == (1, 180)
    assert again(ticket(night)).valid_until == datetime.fromisoformat("2026-11-21T03:00")


def test_sold_after_midnight_in_helsinki() -> None:
    """The standard counts from the day of issue in UTC: there it is still yesterday, and the first day is day 1."""
    at = datetime(2026, 11, 20, 0, 30, tzinfo=ZoneInfo("Europe/Helsinki"))
    sold = ticket(issued=at)
    values = written(sold)
    assert values["issuingDetail"]["issuingDay"] == date(2026, 11, 19).timetuple().tm_yday
    assert values["transportDocument"][0]["ticket"][1]["validFromDay"] == 1
    assert again(sold).valid_from == datetime.fromisoformat("2026-11-20")


def test_new_years_eve() -> None:
    """Days are counted over the end of a year, and 2028 has 366 of them."""
    sold = ticket(
        right(valid_from=datetime.fromisoformat("2029-01-01"), valid_until=datetime.fromisoformat("2029-01-02T03:00")),
        issued=datetime(2028, 12, 31, 23, 50, tzinfo=UTC),
    )
    assert written(sold)["issuingDetail"]["issuingDay"] == 366
    assert again(sold) == sold


def test_a_family_with_a_discount_card_and_a_companion() -> None:
    """One code for all of them; who must show a card is asked for it, and no health data is ever written."""
    riders = (Riders("adult", 1, card="card-25"), Riders("child", 3, age_below=12), Riders("companion", 1))
    values = written(ticket(right(riders=riders, product="family")))
    document = values["transportDocument"][0]["ticket"][1]
    assert [it.get("passengerType") for it in document["tariffs"]] == ["adult", "child", "freeAddonPassenger"]
    assert document["tariffs"][0]["reductionCard"] == [{"cardName": "card-25"}]
    assert values["controlDetail"]["reductionCardCheckRequired"]
    assert "passengerWithReducedMobility" not in str(values)


def test_a_day_ticket_is_a_pass_or_a_journey() -> None:
    """A ticket for the whole network has no stations; one for a day between two stations has them, and the way back."""
    network = right(kind=Kind.PASS, product="day", name="Dagkaart", start=Place(), end=Place())
    there = right(product="day", and_back=True)
    kinds = [it["ticket"] for it in written(ticket(network, there))["transportDocument"]]
    assert [kind for kind, _ in kinds] == ["pass", "openTicket"]
    assert kinds[0][1]["passDescription"] == "Dagkaart"
    assert kinds[1][1]["returnIncluded"] is True


def test_bound_to_one_train_by_way_of_a_station_in_zones() -> None:
    """What limits a ticket is in the code: nobody has to argue about small print."""
    train = BoundTrain("ICE 41", datetime.fromisoformat("2026-11-20T10:05"), ROTTERDAM, AMSTERDAM)
    said = ticket(right(trains=(train,), via=(UTRECHT, Place(local="SHB")), zones=(5000, 5066)))
    regions = written(said)["transportDocument"][0]["ticket"][1]["validRegion"]
    assert [kind for kind, _ in regions] == ["trainLink", "viaStations", "zones"]
    assert regions[0][1]["departureTime"] == 605
    assert again(said) == said


def test_stations_without_uic_numbers() -> None:
    """A tram or a feed of one's own: the carrier's codes are written, never an invented UIC number."""
    mixed = right(start=Place("Rotterdam", 8400530, "RTD"), end=Place("Tram stop", local="T-17"))
    document = written(ticket(mixed))["transportDocument"][0]["ticket"][1]
    assert document["stationCodeTable"] == "localCarrierStationCodeTable"
    assert (document["fromStationIA5"], document["toStationIA5"]) == ("RTD", "T-17")
    assert "fromStationNum" not in document


@pytest.mark.parametrize(
    "wrong",
    [
        {"price": Money(1000, "JPY")},
        {"riders": ()},
        {"riders": (Riders("adult", 201),)},
        {"riders": (Riders("adult", 0),)},
        {"riders": (Riders("étudiant", 1),)},
        {"valid_until": datetime.fromisoformat("2026-11-19")},
        {"valid_until": datetime.fromisoformat("2028-11-19")},
        {"valid_from": datetime.fromisoformat("2020-11-19")},
        {"via": (Place("Utrecht"),)},
        {"start": Place("Nowhere", 10_000_000), "end": Place("There", 1)},
        {"travel_class": "third"},
        {"vat": (Vat(1000, 70, 1),)},
    ],
    ids=lambda it: next(iter(it)),
)
def test_what_the_standard_has_no_place_for_is_never_sold(wrong: dict[str, object]) -> None:
    """Better no sale than a ticket that says something else: each limit is told, none is cut to fit."""
    with pytest.raises(Cannot):
        encode(TICKET, values_of(ticket(right(**wrong))))


def test_one_ticket_has_one_currency() -> None:
    with pytest.raises(Cannot, match="CHF and EUR"):
        values_of(ticket(right(), right(price=Money(10, "CHF"))))


def test_a_bug_is_no_limit() -> None:
    """Times without their zone where one is needed are our own mistake, and loud."""
    with pytest.raises(ValueError, match="zone"):
        values_of(ticket(issued=datetime.fromisoformat("2026-11-20")))
    with pytest.raises(ValueError, match="zone"):
        values_of(ticket(right(valid_from=datetime(2026, 11, 20, tzinfo=UTC))))


def test_what_others_write_is_read_and_the_rest_is_named() -> None:
    """A foreign ticket: numbers for our letters, and members that we have no words for are told, not hidden."""
    values = values_of(ticket())
    document = values["transportDocument"][0]["ticket"][1]
    del document["referenceIA5"], document["tariffs"][0]["passengerType"]
    document |= {"referenceNum": 4711, "serviceLevel": "AB", "validRegion": [("lines", {"lineId": [7]})]}
    document["tariffs"][0] |= {"restrictedToCountryOfResidence": True, "seriesDataDetails": {"series": 3}}
    values["issuingDetail"] |= {"issuerName": "Elsewhere", "currencyFract": 1}
    values["issuingDetail"]["activated"] = False
    values["controlDetail"]["identificationByIdCard"] = True
    read = ticket_of(decode(TICKET, encode(TICKET, values)))
    assert read.rights[0].reference == "4711"
    assert read.rights[0].riders == (Riders("", 1),)
    assert read.rights[0].price == Money(19400)
    assert read.others == (
        "not activated yet",
        "controlDetail.identificationByIdCard",
        "document.serviceLevel",
        "tariffs.seriesDataDetails",
        "tariffs.restrictedToCountryOfResidence",
        "validRegion.lines",
    )


def test_no_right_to_travel_is_no_ticket() -> None:
    """An empty code, or one with data of somebody's own only, lets nobody onto a train."""
    values = values_of(ticket())
    own = [{"ticket": ("extension", {"extensionId": "x", "extensionData": b"1"})}]
    for documents in ([], own, values["transportDocument"] + own):
        with pytest.raises(Refused) as refused:
            ticket_of(decode(TICKET, encode(TICKET, values | {"transportDocument": documents})))
        assert refused.value.reason is Reason.UNKNOWN_KIND


def test_a_named_ticket_says_whom_it_is_for() -> None:
    said = ticket(holder=("Åsa", "Öberg"), age_check=True)
    assert again(said) == said
    assert again(replace(said, holder=("", "Öberg"))).holder == ("", "Öberg")
