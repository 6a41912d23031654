"""Which of several itineraries asks least of somebody who is slow, unsure or carries much."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime

from kiosk.timetable.model import Itinerary, Needs, StepFree

LATER = 60 * 60  # seconds than the first arrival: so much may calm cost
TO_SPARE = 8 * 60  # seconds at each change, more than it needs
NEXT_DAY = 36 * 3600  # seconds that missing a last train costs

Missed = Callable[[Itinerary, int], datetime | None]  # itinerary and change: when one is there by the next way


def unhurried(needs: Needs) -> Needs:
    """The same needs with time to spare at every change: what is found with these is calm by itself."""
    return replace(needs, extra_seconds=needs.extra_seconds + TO_SPARE)


def calmest(itineraries: Iterable[Itinerary], needs: Needs, missed: Missed) -> Itinerary | None:
    """Of those that arrive within the hour after the first: step-free if needed, fewest changes, time to spare at each,
    the smallest loss if a change is missed, earlier there. None when there are no itineraries.
    """
    known = list(itineraries)
    if not known:
        return None
    latest = min(one.arrival.timestamp() for one in known) + LATER
    near = [one for one in known if one.arrival.timestamp() <= latest]
    met = [_met(one, needs) for one in near]
    near = [one for one, how_well in zip(near, met, strict=True) if how_well == min(met)]
    fewest = min(one.changes for one in near)
    near = [one for one in near if one.changes == fewest]
    calm = [one for one in near if tightest(one) >= TO_SPARE] or near
    return min(calm, key=lambda one: (_loss(one, missed), one.arrival.timestamp(), -one.departure.timestamp()))


def tightest(itinerary: Itinerary) -> float:
    """The fewest seconds to spare at any of its changes; without a change as many as one likes."""
    return min((leg.spare_seconds or 0 for leg in itinerary.legs[1:]), default=float("inf"))


def _met(itinerary: Itinerary, needs: Needs) -> int:
    return list(StepFree).index(itinerary.step_free) if needs.step_free else 0


def _loss(itinerary: Itinerary, missed: Missed) -> float:
    """How many seconds later one is there at worst when one change is missed."""
    losses = [0.0]
    for change in range(itinerary.changes):
        there = missed(itinerary, change)
        losses.append(NEXT_DAY if there is None else there.timestamp() - itinerary.arrival.timestamp())
    return max(losses)
