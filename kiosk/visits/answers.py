"""A question that a traveller asks on the way: which platform, how long, how much; answered from what is known."""

from collections.abc import Sequence
from datetime import datetime

from kiosk.fares.model import Offer
from kiosk.language import Texts
from kiosk.timetable.model import StepFree


def answer_to(question: str, offers: Sequence[Offer], texts: Texts, now: datetime, here: str) -> str:
    """One sentence. `offers`: what she looks at, best first; `here`: the name of this station.

    What depends on a train is told of the first offer; without one, that a train must be chosen first.
    """
    if question == "here":
        return texts.say("answer-here", station=here)
    if question == "time":
        return texts.say("answer-time", time=texts.time(now))
    return _of_train(question, offers[0], texts) if offers else texts.say("answer-first")


def earliest(offers: Sequence[Offer]) -> Offer:
    """The one that is there first. Raises ValueError where there is none."""
    return min(offers, key=lambda offer: (offer.out.arrival, offer.out.departure))


def _of_train(question: str, offer: Offer, texts: Texts) -> str:
    out, say = offer.out, texts.say
    platform = out.legs[0].start.platform
    steps = all(way.step_free is StepFree.YES for way in (out, offer.back) if way)
    answers = {
        "platform": say("answer-platform", platform=platform) if platform else say("answer-platform-unknown"),
        "duration": say("answer-duration", duration=texts.duration(out.duration)),
        "departure": say("answer-departure", time=texts.time(out.departure)),
        "arrival": say("answer-arrival", time=texts.time(out.arrival)),
        "price": say("answer-price", price=texts.price(offer.total)),
        "changes": say("answer-changes", count=out.changes),
        "stairs": say("answer-stairs", known="yes" if steps else "no"),
    }
    return answers[question]
