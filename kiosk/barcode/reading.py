"""The values of the standard's RailTicketData 3 become a Ticket: what `fields` wrote, and what others may write."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta

from babel.numbers import get_currency_precision

from kiosk.barcode.fields import LETTERS, NUMBERS, PASSENGER_TYPES, Values
from kiosk.barcode.model import (
    FIRST_MINUTE,
    LAST_MINUTE,
    AccessRight,
    BoundTrain,
    Company,
    Kind,
    Place,
    Reason,
    Refused,
    Riders,
    Ticket,
    Vat,
)
from kiosk.money import Money

CATEGORIES = {kind: category for category, kind in PASSENGER_TYPES.items()}
KINDS = {"openTicket": Kind.JOURNEY, "pass": Kind.PASS}

# What is read below. A member that is there and not named here is told as one of `Ticket.others`.
READ = {
    "": "issuingDetail travelerDetail transportDocument controlDetail",
    "issuingDetail": "securityProviderNum securityProviderIA5 issuerNum issuerIA5 issuingYear issuingDay issuingTime"
    " specimen securePaperTicket activated currency currencyFract issuerPNR issuerName",
    "travelerDetail": "preferredLanguage traveler",
    "traveler": "firstName lastName ticketHolder",
    "controlDetail": "identificationByIdCard identificationByPassportId passportValidationRequired"
    " onlineValidationRequired ageCheckRequired reductionCardCheckRequired",
    "document": "referenceIA5 referenceNum productOwnerNum productOwnerIA5 productIdIA5 productIdNum returnIncluded"
    " stationCodeTable fromStationNum fromStationIA5 toStationNum toStationIA5 fromStationNameUTF8 toStationNameUTF8"
    " validRegion validFromDay validFromTime validUntilDay validUntilTime classCode tariffs price vatDetail infoText"
    " passDescription",
    "tariffs": "numberOfPassengers passengerType ageBelow ageAbove restrictedToCountryOfResidence tariffIdIA5"
    " tariffDesc reductionCard",
    "trainLink": "trainNum trainIA5 travelDate departureTime fromStationNum fromStationIA5 toStationNum toStationIA5"
    " fromStationNameUTF8 toStationNameUTF8",
    "viaStations": "stationCodeTable stationNum stationIA5 route border",
    "zones": "carrierNum carrierIA5 zoneId stationCodeTable",
}


def ticket_of(values: Values) -> Ticket:
    """What these values say. Raises Refused when there is no right to travel in them, or one we cannot read."""
    issue = values["issuingDetail"]
    issued = _moment(issue)
    documents = [document["ticket"] for document in values.get("transportDocument", ())]
    if not documents:
        raise Refused(Reason.UNKNOWN_KIND, "no ticket in it")
    if unknown := [kind for kind, _ in documents if kind not in KINDS]:
        raise Refused(Reason.UNKNOWN_KIND, unknown[0])
    issuer = _company("issuer", issue, _company("securityProvider", issue))
    traveler = values.get("travelerDetail", {})
    holder: Values = next(iter(traveler.get("traveler", ())), {})
    return Ticket(
        number=issue.get("issuerPNR", ""),
        issuer=issuer,
        issued=issued,
        rights=tuple(_right(kind, document, issue, issued.date(), issuer) for kind, document in documents),
        specimen=issue["specimen"],
        language=traveler.get("preferredLanguage", ""),
        holder=(holder.get("firstName", ""), holder.get("lastName", "")),
        age_check=values.get("controlDetail", {}).get("ageCheckRequired", False),
        others=tuple(dict.fromkeys(_others(values))),
    )


def _moment(issue: Values) -> datetime:
    first = datetime(issue["issuingYear"], 1, 1, tzinfo=UTC)
    return first + timedelta(days=issue["issuingDay"] - 1, minutes=issue["issuingTime"])


def _company(member: str, values: Values, otherwise: Company = "") -> Company:
    return next((values[member + form] for form in (NUMBERS, LETTERS) if member + form in values), otherwise)


def _right(kind: str, values: Values, issue: Values, issued: date, issuer: Company) -> AccessRight:
    tariffs = values.get("tariffs", ())
    owner = _company("productOwner", values)
    first = _at(issued, values["validFromDay"], values.get("validFromTime"), FIRST_MINUTE)
    regions = values.get("validRegion", ())
    return AccessRight(
        reference=_text("reference", values),
        product=_text("productId", values),
        riders=tuple(_riders(tariff) for tariff in tariffs),
        valid_from=first,
        valid_until=_at(first.date(), values["validUntilDay"], values.get("validUntilTime"), LAST_MINUTE),
        kind=KINDS[kind],
        name=values.get("passDescription") or next((it["tariffDesc"] for it in tariffs if "tariffDesc" in it), ""),
        start=_place("fromStation", values),
        end=_place("toStation", values),
        and_back=values.get("returnIncluded", False),
        travel_class=values["classCode"],
        price=_money(values["price"], issue) if "price" in values else None,
        vat=tuple(Vat(it["country"], it["percentage"], it.get("amount", 0)) for it in values.get("vatDetail", ())),
        via=tuple(_via(region for kind, region in regions if kind == "viaStations")),
        zones=tuple(zone for kind, region in regions if kind == "zones" for zone in region.get("zoneId", ())),
        trains=tuple(_train(region, issued) for kind, region in regions if kind == "trainLink"),
        conditions=values.get("infoText", ""),
        owner="" if owner == issuer else owner,
    )


def _money(price: int, issue: Values) -> Money:
    """Others may count in other fractions than the currency's own."""
    digits = get_currency_precision(issue["currency"])
    return Money(price * 10**digits // 10 ** issue["currencyFract"], issue["currency"])


def _text(member: str, values: Values) -> str:
    """A code as text; others may write a number."""
    return str(values.get(member + LETTERS, values.get(member + NUMBERS, "")))


def _at(day: date, days: int, minute: int | None, otherwise: time) -> datetime:
    at = otherwise if minute is None else time(minute // 60, minute % 60)
    return datetime.combine(day + timedelta(days=days), at)


def _place(member: str, values: Values) -> Place:
    name = values.get(f"{member}NameUTF8", "")
    if values.get("stationCodeTable", "stationUIC") == "stationUIC":
        return Place(name, uic=values.get(member + NUMBERS, 0))
    return Place(name, local=_text(member, values))


def _via(regions: Iterable[Values]) -> Iterator[Place]:
    for region in regions:
        stop = _place("station", region)
        if stop != Place():
            yield stop
        yield from _via(region.get("route", ()))


def _train(values: Values, issued: date) -> BoundTrain:
    departs = _at(issued, values["travelDate"], values["departureTime"], FIRST_MINUTE)
    start, end = _place("fromStation", values), _place("toStation", values)
    return BoundTrain(_text("train", values), departs, start, end)


def _riders(tariff: Values) -> Riders:
    cards = tariff.get("reductionCard", ())
    kind: str = tariff.get("passengerType", "")
    category: str = CATEGORIES.get(kind, "") or tariff.get("tariffIdIA5", "")
    return Riders(
        category,
        tariff["numberOfPassengers"],
        tariff.get("ageBelow", 0),
        tariff.get("ageAbove", 0),
        ", ".join(card.get("cardName", "") or _text("cardId", card) for card in cards),
    )


def _others(values: Values) -> Iterator[str]:
    """Members that were read and that no word above stands for: an inspector must not think that she saw all."""
    traveler, checks = values.get("travelerDetail", {}), values.get("controlDetail", {})
    yield from _beside("", values)
    yield from _beside("issuingDetail", values["issuingDetail"])
    if not values["issuingDetail"]["activated"]:
        yield "not activated yet"
    yield from _beside("travelerDetail", traveler)
    for one in traveler.get("traveler", ()):
        yield from _beside("traveler", one)
    if len(traveler.get("traveler", ())) > 1:
        yield "traveler: more than one name"
    yield from _beside("controlDetail", checks)
    yield from (f"controlDetail.{check}" for check in ASKED if checks.get(check))
    for document in values["transportDocument"]:
        _, right = document["ticket"]
        yield from _beside("document", right)
        for tariff in right.get("tariffs", ()):
            yield from _beside("tariffs", tariff)
            if tariff["restrictedToCountryOfResidence"]:
                yield "tariffs.restrictedToCountryOfResidence"
        for kind, region in right.get("validRegion", ()):
            yield from _beside(kind, region) if kind in READ else [f"validRegion.{kind}"]


ASKED = (
    "identificationByIdCard",
    "identificationByPassportId",
    "passportValidationRequired",
    "onlineValidationRequired",
)


def _beside(part: str, values: Values) -> Iterator[str]:
    known = READ[part].split()
    yield from (f"{part}.{member}".strip(".") for member in values if member not in known)
