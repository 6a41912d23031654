"""Trains in words: an offer as a button, a journey as a line of the review, the board of departures."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from kiosk.fares.model import Offer
from kiosk.flows.model import Answer, Facts, Flow
from kiosk.flows.moments import moment_at
from kiosk.flows.prompt import Choice, Line
from kiosk.language import Texts
from kiosk.timetable.model import Call, Departure, Itinerary, StepFree
from kiosk.visits.search import needs_of

MOST_BADGES = 2  # best in three ways is no better news than best in two


@dataclass(frozen=True)
class Asked:
    """What need not be said again: the days that the traveller named herself, and whether steps matter to her."""

    now: datetime
    days: tuple[date, ...] = ()  # there, and back if there is a way back
    without_steps: bool = False

    def day(self, at: datetime, way: int, texts: Texts, *, inside: bool = False) -> str:
        """The day in words; "" when it is the one that was asked for (`way` 0: there, 1: back)."""
        asked = self.days[way : way + 1] == (at.date(),)
        return "" if asked else texts.day(at.date(), self.now.date(), inside=inside)


def asked_for(known: Facts, now: datetime) -> Asked:
    """What the traveller has said of it."""
    days = tuple(moment_at(str(known[fact]), now).date() for fact in ("out", "back") if fact in known)
    return Asked(now, days, needs_of(known).step_free)


def station_names(flow: Flow, known: Facts, name: Callable[[str], str]) -> dict[str, str]:
    """The stations that are known, by name."""
    ids = [str(known[fact.name]) for fact in flow.facts.values() if fact.type == "station" and fact.name in known]
    return {id: name(id) for id in ids}


def offer_choices(offers: Iterable[Offer], fact: str, asked: Asked, texts: Texts) -> tuple[Choice, ...]:
    """Each offer as one big button: when, how long, how often one changes, the price, and what it is best at."""
    choices = tuple(_choice(offer, fact, asked, texts) for offer in offers)
    if choices:
        choices = (replace(choices[0], primary=True), *choices[1:])
    return choices


def journey_words(offer: Offer, asked: Asked, texts: Texts) -> tuple[str, ...]:
    """The train there, and the train back if there is one: "14:05, ICE 41 · platform 7 · there at 18:30"."""
    ways = (offer.out, offer.back) if offer.back else (offer.out,)
    return tuple(_journey(itinerary, number, asked, texts) for number, itinerary in enumerate(ways))


def departure_lines(departures: Iterable[Departure], texts: Texts) -> tuple[Line, ...]:
    """The next trains from here, one line each: when by the timetable, and what is expected where that differs."""
    return tuple(
        Line(f"{n}", texts.time(train.planned or train.at), " · ".join(_board(train, texts)))
        for n, train in enumerate(sorted(departures, key=lambda train: train.planned or train.at))
    )


def _choice(offer: Offer, fact: str, asked: Asked, texts: Texts) -> Choice:
    times = [texts.say("train-times", departure=texts.time(offer.out.departure), arrival=texts.time(offer.out.arrival))]
    if offer.back:
        day = asked.day(offer.back.departure, 1, texts, inside=True)
        times.append(texts.say("train-back", day=day and f"{day} ", time=texts.time(offer.back.departure)))
    label = " · ".join(times)
    details = [asked.day(offer.out.departure, 0, texts), _way_detail(offer.out, texts)]
    details.append(_late(offer.out.legs[0].start, texts) or _late(offer.out.legs[-1].end, texts))
    if asked.without_steps:
        ways = [way for way in (offer.out, offer.back) if way]
        details.append(
            texts.say("train-steps", known="yes" if all(w.step_free is StepFree.YES for w in ways) else "no")
        )
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


def _way_detail(way: Itinerary, texts: Texts) -> str:
    changes = texts.say("train-changes", count=way.changes)
    return f"{way.legs[0].line} · {changes} · {texts.duration(way.duration)}"


def _journey(way: Itinerary, number: int, asked: Asked, texts: Texts) -> str:
    first = way.legs[0]
    day = asked.day(way.departure, number, texts)
    told = texts.say("train-leaves", day=day and f"{day} ", time=texts.time(first.start.at), line=first.line)
    late = _late(first.start, texts)
    platform = _platform(first.start.platform, first.start.planned_platform, texts)
    changes = texts.say("train-change-at", stations=texts.listed(_changes(way))) if way.changes else ""
    arrival = texts.say("train-there", time=texts.time(way.arrival))
    late_there = "" if late == _late(way.legs[-1].end, texts) else _late(way.legs[-1].end, texts)
    on_foot = _on_foot(way, texts)
    return " · ".join(part for part in (told, late, platform, changes, on_foot, arrival, late_there) if part)


def _on_foot(way: Itinerary, texts: Texts) -> str:
    """How long one walks between stations in all; "" where one does not."""
    seconds = sum(leg.walk_seconds for leg in way.legs) + way.walk_after_seconds
    return texts.say("train-on-foot", minutes=-(-seconds // 60)) if seconds else ""


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
