"""Trains in words: an offer as a button, a journey as a line of the review, the board of departures."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from kiosk.fares.model import Offer
from kiosk.flows.model import Answer
from kiosk.flows.prompt import Choice, Line
from kiosk.language import Texts
from kiosk.timetable.model import Call, Departure, Itinerary

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
    """The next trains from here, one line each: when by the timetable, and what is expected where that differs."""
    return tuple(
        Line(f"{n}", texts.time(train.planned or train.at), " · ".join(_board(train, texts)))
        for n, train in enumerate(sorted(departures, key=lambda train: train.planned or train.at))
    )


def _choice(offer: Offer, fact: str, now: datetime, texts: Texts) -> Choice:
    ways = [way for way in (offer.out, offer.back) if way]
    label = texts.say("train-times", departure=texts.time(offer.out.departure), arrival=texts.time(offer.out.arrival))
    details = [_day(offer.out, now, texts), *(_way_detail(way, texts) for way in ways[:1])]
    details.append(_late(offer.out.legs[0].start, texts) or _late(offer.out.legs[-1].end, texts))
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
    late = _late(first.start, texts)
    platform = _platform(first.start.platform, first.start.planned_platform, texts)
    changes = texts.say("train-change-at", stations=texts.listed(_changes(way))) if way.changes else ""
    arrival = texts.say("train-there", time=texts.time(way.arrival))
    late_there = "" if late == _late(way.legs[-1].end, texts) else _late(way.legs[-1].end, texts)
    return " · ".join(part for part in (told, late, platform, changes, arrival, late_there) if part)


def _late(call: Call, texts: Texts) -> str:
    """How much later or earlier than by the timetable, in whole minutes as they are shown; "" for on time."""
    return _minutes_late(call.at, call.planned, texts)


def _minutes_late(at: datetime, planned: datetime | None, texts: Texts) -> str:
    if planned is None:
        return ""
    minutes = int((at.replace(second=0) - planned.replace(second=0)).total_seconds()) // 60
    if not minutes:
        return ""
    return texts.say("train-late" if minutes > 0 else "train-early", minutes=abs(minutes))


def _platform(platform: str, planned: str | None, texts: Texts) -> str:
    if platform and planned and planned != platform:
        return texts.say("train-other-platform", platform=platform, planned=planned)
    return texts.say("train-platform", platform=platform) if platform else ""


def _changes(way: Itinerary) -> Iterator[str]:
    for leg in way.legs[:-1]:
        yield leg.end.station.name


def _board(train: Departure, texts: Texts) -> Iterator[str]:
    yield train.line
    yield train.towards
    if train.cancelled:
        yield texts.say("train-cancelled")
        return
    if _minutes_late(train.at, train.planned, texts):
        yield texts.say("train-expected", time=texts.time(train.at))
    if platform := _platform(train.platform, train.planned_platform, texts):
        yield platform
