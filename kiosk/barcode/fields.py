"""A Ticket becomes the values of the standard's RailTicketData 3 (FCB 3). Back again: `reading`.

Source: ERA TAP TSI B.12, UIC IRS 90918-9. Two clocks meet here: the issue is UTC, all else is local without a zone.
"""

from datetime import UTC, date, datetime, time
from typing import Any

from babel.numbers import get_currency_precision

from kiosk.barcode.model import (
    FIRST_MINUTE,
    LAST_MINUTE,
    AccessRight,
    BoundTrain,
    Cannot,
    Company,
    Kind,
    Place,
    Riders,
    Ticket,
)

Values = dict[str, Any]

# Our rider categories and the standard's passenger types. Any other category is written by its id.
PASSENGER_TYPES = {
    "adult": "adult",
    "senior": "senior",
    "child": "child",
    "youth": "youth",
    "dog": "dog",
    "bicycle": "bicycle",
    "companion": "freeAddonPassenger",  # beside somebody who needs one
    "free-child": "freeAddonChild",
}
NUMBERS, LETTERS = "Num", "IA5"  # the standard writes codes in one of two members
CHECKS = (
    "identificationByIdCard",
    "identificationByPassportId",
    "passportValidationRequired",
    "onlineValidationRequired",
    "ageCheckRequired",
    "reductionCardCheckRequired",
)
LOCAL_TABLE = "localCarrierStationCodeTable"


def values_of(ticket: Ticket) -> Values:
    """The values to encode. Raises Cannot for what the standard has no place for; other limits show when encoding."""
    if ticket.issued.utcoffset() is None:
        raise ValueError("the moment of issue has no time zone")  # a bug of the caller
    issued = ticket.issued.astimezone(UTC)
    values: Values = {
        "issuingDetail": _issue(ticket, issued),
        "transportDocument": [{"ticket": _document(right, ticket, issued.date())} for right in ticket.rights],
        "controlDetail": dict.fromkeys(CHECKS, False)
        | {"ageCheckRequired": ticket.age_check, "reductionCardCheckRequired": ticket.card_check},
    }
    if traveler := _traveler(ticket):
        values["travelerDetail"] = traveler
    return values


def company(member: str, code: Company) -> Values:
    """A company under the member that fits: its RICS code, or letters for one that has none."""
    return {member + (NUMBERS if isinstance(code, int) else LETTERS): code}


def _issue(ticket: Ticket, issued: datetime) -> Values:
    return {
        **company("securityProvider", ticket.issuer),
        **company("issuer", ticket.issuer),
        "issuingYear": issued.year,
        "issuingDay": issued.timetuple().tm_yday,
        "issuingTime": _minute(issued.time()),
        "specimen": ticket.specimen,
        "securePaperTicket": False,
        "activated": True,
        **_currency(ticket),
        "issuerPNR": ticket.number,
    }


def _currency(ticket: Ticket) -> Values:
    currencies = {right.price.currency for right in ticket.rights if right.price}
    if len(currencies) > 1:
        raise Cannot(f"a ticket has one currency, not {' and '.join(sorted(currencies))}")
    if not currencies:
        return {}
    (currency,) = currencies
    digits = get_currency_precision(currency)
    if not 1 <= digits <= 3:
        raise Cannot(f"prices in {currency} have no minor units; the standard wants 1 to 3 digits")
    return {"currency": currency, "currencyFract": digits}


def _traveler(ticket: Ticket) -> Values:
    values: Values = {"preferredLanguage": ticket.language[:2]} if ticket.language else {}
    first, last = ticket.holder
    if first or last:  # never filled otherwise, and never with a disability: that is nobody's business here
        names = {"firstName": first, "lastName": last}
        values["traveler"] = [_said(names) | {"ticketHolder": True}]
    return values


def _document(right: AccessRight, ticket: Ticket, issued: date) -> tuple[str, Values]:
    if not right.riders:
        raise Cannot(f"{right.product} is for nobody")
    values = {
        **_said({"referenceIA5": right.reference, "productIdIA5": right.product, "infoText": right.conditions}),
        **company("productOwner", right.owner or ticket.issuer),
        **_validity(right, issued),
        "classCode": right.travel_class,
        "tariffs": [_tariff(riders) for riders in right.riders],
    }
    if regions := _regions(right, ticket, issued):
        values["validRegion"] = regions
    if right.price:
        values["price"] = right.price.minor
    if right.vat:
        values["vatDetail"] = [
            {"country": vat.country, "percentage": vat.tenths, "amount": vat.minor} for vat in right.vat
        ]
    if right.kind is Kind.PASS:
        return "pass", values | _said({"passDescription": right.name})
    if right.name:  # an open ticket has no member for it, only its tariffs have one
        values["tariffs"][0]["tariffDesc"] = right.name
    return "openTicket", values | {"returnIncluded": right.and_back} | _stations(right.start, right.end)


def _validity(right: AccessRight, issued: date) -> Values:
    """Days from the issue (UTC) to the first local day, and from that to the last one; local minutes."""
    first, last = right.valid_from, right.valid_until
    if first.tzinfo or last.tzinfo:
        raise ValueError("a ticket is valid in local time, without a zone")
    if last < first:
        raise Cannot(f"a ticket cannot end ({last}) before it begins ({first})")
    values = {"validFromDay": (first.date() - issued).days, "validUntilDay": (last.date() - first.date()).days}
    if first.time() > FIRST_MINUTE:
        values["validFromTime"] = _minute(first.time())
    if last.time() < LAST_MINUTE:
        values["validUntilTime"] = _minute(last.time())
    return values


def _regions(right: AccessRight, ticket: Ticket, issued: date) -> list[tuple[str, Values]]:
    found: list[tuple[str, Values]] = [("trainLink", _train(train, issued)) for train in right.trains]
    if right.via:
        stops = [{**_code_table(place), **_code("station", place), "border": False} for place in right.via]
        found.append(("viaStations", {"route": stops, "border": False}))
    if right.zones:
        found.append(("zones", {**company("carrier", right.owner or ticket.issuer), "zoneId": list(right.zones)}))
    return found


def _train(train: BoundTrain, issued: date) -> Values:
    start, end = (Place(place.name, place.uic) for place in (train.start, train.end))  # it has no table of other codes
    return {
        "trainIA5": train.name,
        "travelDate": (train.departs.date() - issued).days,
        "departureTime": _minute(train.departs.time()),
        **_stations(start, end),
    }


def _stations(start: Place, end: Place) -> Values:
    """Both from one table of codes, as the standard wants: UIC's where both have such a number."""
    names = _said({"fromStationNameUTF8": start.name, "toStationNameUTF8": end.name})
    places = [place for place in (start, end) if place != Place()]
    if all(place.uic for place in places):
        return names | _code("fromStation", start) | _code("toStation", end)
    if not any(place.local for place in places):
        return names
    local = {"fromStationIA5": start.local, "toStationIA5": end.local}
    return names | _said(local) | {"stationCodeTable": LOCAL_TABLE}


def _code_table(place: Place) -> Values:
    if not place.uic and not place.local:
        raise Cannot(f"the barcode can name the station {place.name!r} on the way by its code only")
    return {} if place.uic else {"stationCodeTable": LOCAL_TABLE}


def _code(member: str, place: Place) -> Values:
    return {member + NUMBERS: place.uic} if place.uic else _said({member + LETTERS: place.local})


def _tariff(riders: Riders) -> Values:
    values: Values = {"numberOfPassengers": riders.count, "restrictedToCountryOfResidence": False}
    if kind := PASSENGER_TYPES.get(riders.category):
        values["passengerType"] = kind
    else:
        values["tariffIdIA5"] = riders.category
    for member, age in (("ageBelow", riders.age_below), ("ageAbove", riders.age_above)):
        if age:
            values[member] = age
    if riders.card:
        values["reductionCard"] = [{"cardName": riders.card}]
    return values


def _said(words: dict[str, str]) -> Values:
    """Only those that say something."""
    return {member: text for member, text in words.items() if text}


def _minute(at: time) -> int:
    return at.hour * 60 + at.minute
