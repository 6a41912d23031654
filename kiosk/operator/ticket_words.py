"""A ticket in plain words: what an inspector or a helper wants to know, the most important first."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, time
from decimal import Decimal

from babel.numbers import get_currency_precision

from kiosk.barcode.asn1 import decode
from kiosk.barcode.envelope import Envelope, open_envelope, why_not
from kiosk.barcode.keys import PublicKey
from kiosk.barcode.model import AccessRight, Company, Kind, Place, Reason, Refused, Riders, Ticket
from kiosk.barcode.reading import ticket_of
from kiosk.money import Money

Find = Callable[[Company, int], PublicKey | None]

WHY = {
    Reason.NOT_A_TICKET: "These bytes are not a railway ticket of the kind U2 with FCB 3",
    Reason.ALTERED: "NOT GENUINE: something was changed in this barcode, or added to it",
    Reason.UNSIGNED: "NOT GENUINE: nobody signed this ticket",
    Reason.UNKNOWN_KEY: "NOT CHECKED: the key of this signature is not known here",
    Reason.BAD_SIGNATURE: "NOT GENUINE: the signature does not fit. Somebody made or changed this ticket",
    Reason.WRONG_KEY: "NOT VALID: the signature is good, but this key may not sign such a ticket",
    Reason.UNKNOWN_KIND: "This reader does not know this kind of ticket",
}
WIDTH = 13


def told(octets: bytes, find: Find, now: datetime) -> tuple[bool, list[str]]:
    """Whether the ticket is genuine, and lines that say so and what it holds. `now` is aware, in the local zone.

    What a barcode without a good signature holds is shown too, but never without saying first that nobody vouches.
    """
    try:
        envelope = open_envelope(octets)
        key = find(envelope.signer, envelope.key_id)
        verdict, genuine = _verdict(envelope, key)
        ticket = ticket_of(decode("UicRailTicketData", envelope.content))
    except Refused as refused:
        return False, [_why(refused)]
    if genuine and key and (wrong := why_not(ticket, key)):
        verdict, genuine = _why(Refused(Reason.WRONG_KEY, wrong)), False
    lines = [verdict, *_standing(ticket, envelope, now, genuine=genuine), *_said(ticket)]
    if envelope.shown_until:
        lines.append(_row("On a screen", f"to be shown anew after {envelope.shown_until:%Y-%m-%d %H:%M} UTC"))
    if envelope.second_level:
        lines.append(_row("Also", "a second, changing part that is not checked here"))
    return genuine, lines


def _verdict(envelope: Envelope, key: PublicKey | None) -> tuple[str, bool]:
    named = f"key {envelope.key_id} of {envelope.signer}"
    try:
        if key is None:
            raise Refused(Reason.UNKNOWN_KEY, named)
        envelope.verify(key)
    except Refused as refused:
        return _why(refused), False
    whose = f" ({key.name})" if key.name else ""
    return f"The signature is good: {named}{whose}, a {key.realm} key until {key.verifies_until}.", True


def _why(refused: Refused) -> str:
    return WHY[refused.reason] + (f" ({refused.detail})." if refused.detail else ".")


def _standing(ticket: Ticket, envelope: Envelope, now: datetime, *, genuine: bool) -> Iterator[str]:
    here = now.replace(tzinfo=None)
    if ticket.specimen:
        yield "SPECIMEN: not valid for travel."
    if here > ticket.valid_until:
        yield f"EXPIRED: it was valid until {_at(ticket.valid_until)}."
    elif here < ticket.valid_from:
        yield f"Not valid yet: from {_at(ticket.valid_from)}."
    elif envelope.shown_until and now.astimezone(UTC) > envelope.shown_until:
        yield "The picture of this ticket is too old: ask to see it again."
    elif genuine and not ticket.specimen:
        yield "Valid now, by its dates. Whether its number is void stands in the list of void numbers."


def _said(ticket: Ticket) -> Iterator[str]:
    sold = f"{ticket.issued:%Y-%m-%d %H:%M} UTC, by {ticket.issuer}"
    yield _row("Sale", f"{ticket.number or 'no number'}, sold {sold}")
    for right in ticket.rights:
        yield ""
        yield from _right(right)
    yield ""
    if any(ticket.holder):
        yield _row("For", f"{' '.join(filter(None, ticket.holder))} alone")
    checks = [("ages", ticket.age_check), ("discount cards", ticket.card_check)]
    if asked := [what for what, wanted in checks if wanted]:
        yield _row("Check", " and ".join(asked))
    if ticket.language:
        yield _row("Language", ticket.language)
    if ticket.others:
        yield _row("Not shown", ", ".join(ticket.others))


def _right(right: AccessRight) -> Iterator[str]:
    names = (right.name, f"({right.product})" if right.name and right.product else right.product)
    yield _row("Ticket", " ".join(filter(None, (*names, right.reference))))
    if right.kind is Kind.PASS:
        yield _row("Where", "any journey" if not right.zones else "any journey in the zones")
    else:
        yield _row("From", _place(right.start))
        yield _row("To", _place(right.end) + (", and back" if right.and_back else ", one way"))
    if right.via:
        yield _row("By way of", ", ".join(map(_place, right.via)))
    if right.zones:
        yield _row("Zones", ", ".join(map(str, right.zones)))
    for train in right.trains:
        yield _row("Only on", f"{train.name}, {_at(train.departs)}")
    yield _row("Valid", f"{_at(right.valid_from)} to {_at(right.valid_until)}, local time")
    yield _row("Class", right.travel_class)
    yield _row("Who", ", ".join(map(_riders, right.riders)) or "not said")
    if right.conditions:
        yield _row("Only", right.conditions)
    if right.price:
        yield _row("Price", _price(right.price))
    for vat in right.vat:
        yield _row("VAT", f"{vat.tenths / 10:g} % of country {vat.country}")


def _riders(riders: Riders) -> str:
    text = f"{riders.count} × {riders.category or 'anybody'}"
    ages = [f"below {riders.age_below}"] * bool(riders.age_below) + [f"above {riders.age_above}"] * bool(
        riders.age_above
    )
    if ages:
        text += f" ({' and '.join(ages)})"
    return text + (f" with {riders.card}" if riders.card else "")


def _place(place: Place) -> str:
    code = f"UIC {place.uic}" if place.uic else place.local
    if place.name and code:
        return f"{place.name} ({code})"
    return place.name or code or "not said"


def _price(price: Money) -> str:
    digits = get_currency_precision(price.currency)
    return f"{Decimal(price.minor).scaleb(-digits):.{digits}f} {price.currency}"


def _at(moment: datetime) -> str:
    """A day alone where the minute says nothing."""
    day = f"{moment:%a %Y-%m-%d}"
    return day if moment.time() in (time(0, 0), time(23, 59)) else f"{day} {moment:%H:%M}"


def _row(label: str, text: str) -> str:
    return f"  {label:<{WIDTH}}{text}"
