"""The small true sentences under a question: what is known of steps, and how old the live times are."""

from collections.abc import Sequence

from kiosk.fares.model import Offer
from kiosk.flows.model import Step
from kiosk.language import Texts
from kiosk.visits.actions import Actions
from kiosk.visits.check import Finding
from kiosk.visits.without_steps import KnownOfSteps

SHOWS_TRAINS = ("offers", "review", "info")


def small_note(
    step: Step,
    actions: Actions,
    shown: Sequence[Offer],
    offer: Offer | None,
    told: KnownOfSteps,
    finding: Finding | None,
    texts: Texts,
    reference: str,
) -> str:
    """Where trains are shown; "" elsewhere. What has just changed is enough to read: then only steps are told beside.

    What is known of steps is never left out. `told`: of them, on the trains of the review.
    """
    if step.kind not in SHOWS_TRAINS:
        return ""
    steps = told.lines(texts, finding.steps_news if finding else None)
    if finding:
        return " ".join(steps)
    offers = shown if step.kind == "offers" else (offer,) if offer and step.kind == "review" else ()
    ways = [way for offer in offers for way in (offer.out, offer.back) if way]
    return " ".join(part for part in (*steps, actions.live_note(ways, texts, reference)) if part)
