"""Effective fare legs of Fares v2: the legs of an itinerary, of which some count as one."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from kiosk.fares.gtfs_areas import Areas, Routes
from kiosk.fares.gtfs_legs import JoinRule
from kiosk.timetable.model import Call, Itinerary


class Stretch(NamedTuple):
    """An effective fare leg: one leg, or several that count as one. Times as planned."""

    network: str
    start: Call
    end: Call
    leaves: datetime
    arrives: datetime
    first: int  # number of its first leg in the itinerary, from 0
    last: int

    @property
    def times(self) -> tuple[float, float]:
        """Departure and arrival, in seconds."""
        return self.leaves.timestamp(), self.arrives.timestamp()


def stretches_of(way: Itinerary, joins: Sequence[JoinRule], areas: Areas, routes: Routes) -> list[Stretch]:
    """The legs, joined where a rule joins them; none when a network is not known, or a join has no price."""
    stretches: list[Stretch] = []
    for number, leg in enumerate(way.legs):
        network = routes.networks.get(leg.route)
        if network is None:
            return []
        one = Stretch(network, leg.start, leg.end, planned(leg.start), planned(leg.end), number, number)
        if stretches and _joined(stretches[-1], one, joins, areas):
            before = stretches.pop()
            if before.network != network:
                return []
            one = before._replace(end=leg.end, arrives=one.arrives, last=number)
        stretches.append(one)
    return stretches


def _joined(one: Stretch, other: Stretch, joins: Sequence[JoinRule], areas: Areas) -> bool:
    return any(
        rule.network == one.network and rule.onto == other.network and rule.joins(one.end, other.start, areas)
        for rule in joins
    )


def planned(call: Call) -> datetime:
    """Fares go by the timetable, not by the delay of the day."""
    return call.planned or call.at
