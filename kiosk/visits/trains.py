"""Trains in words: an offer as a button, a journey as a line of the review, the board of departures."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from kiosk.fares.model import Offer
from kiosk.flows.model import Answer
from kiosk.flows.prompt import Choice, Line
from kiosk.language import Texts
from kiosk.timetable.model import Departure, Itinerary

MOST_BADGES = 2  # best in three ways is no better news than best in two


def offer_choices(offers: Iterable[Offer], fact: str, now: datetime, texts: Texts) -> tuple[Choice, ...]:
    """Each offer as one big button: when, how long, how often one changes, the price, and what it is best at."""
    choices = tuple(_choice(offer, fact, now, texts) for offer in offers)
    if choices:
        choices = (replace(choices[0], primary=True), *choices[1:])
    return choices


def journey_words(offer: Offer, now: datetime, texts: Texts) -> tuple[str, ...]:
    """The train there, and the train back if there is one: "Today 14:05, ICE 41, platform 7. There at 18:30"."""
    return tuple(_journey(itinerary, now, texts) for itinerary in (offer.out, offer.back) if itinerary)


def departure_lines(departures: Iterable[Departure], texts: Texts) -> tuple[Line, ...]:
    """The next trains from here, one line each."""
    return tuple(
        Line(f"{n}", texts.time(train.at), " · ".join(_board(train, texts))) for n, train in enumerate(departures)
    )


def _choice(offer: Offer, fact: str, now: datetime, texts: Texts) -> Choice:
    ways = [way for way in (offer.out, offer.back) if way]
    label = texts.say("train-times", departure=texts.time(offer.out.departure), arrival=texts.time(offer.out.arrival))
    details = [_day(offer.out, now, texts), *(_way_detail(way, texts) for way in ways[:1])]
    if offer.back:
        details.append(texts.say("train-back", day=texts.day(offer.back.departure.date(), now.date()),
                                 time=texts.time(offer.back.departure)))  # fmt: skip
    saved = texts.price(offer.saves) if offer.saves else ""
    badges = [texts.say(f"train-{badge}", saved=saved) for badge in offer.badges[:MOST_BADGES]]
    badge = texts.listed([*badges[:1], *(word[0].lower() + word[1:] for word in badges[1:])])
    return Choice(
        id=offer.id,
        label=label,
        answer=Answer(((fact, offer.id),)),
        detail=" · ".join(part for part in details if part),
        price=texts.price(offer.total),
        badge=badge,
    )


def _day(way: Itinerary, now: datetime, texts: Texts) -> str:
    day = way.departure.date()
    return "" if day == now.date() else texts.day(day, now.date())


def _way_detail(way: Itinerary, texts: Texts) -> str:
    changes = texts.say("train-changes", count=way.changes)
    return f"{way.legs[0].line} · {changes} · {texts.duration(way.duration)}"


def _journey(way: Itinerary, now: datetime, texts: Texts) -> str:
    first = way.legs[0]
    told = texts.say(
        "train-leaves",
        day=texts.day(way.departure.date(), now.date()),
        time=texts.time(way.departure),
        line=first.line,
    )
    platform = texts.say("train-platform", platform=first.start.platform) if first.start.platform else ""
    changes = texts.say("train-change-at", stations=texts.listed(_changes(way))) if way.changes else ""
    arrival = texts.say("train-there", time=texts.time(way.arrival))
    return " · ".join(part for part in (told, platform, changes, arrival) if part)


def _changes(way: Itinerary) -> Iterator[str]:
    for leg in way.legs[:-1]:
        yield leg.end.station.name


def _board(train: Departure, texts: Texts) -> Iterator[str]:
    yield train.line
    yield train.towards
    if train.platform:
        yield texts.say("train-platform", platform=train.platform)
