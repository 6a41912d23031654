"""Who is on duty: on shift, heard, free, where, and how much she has done lately."""

from dataclasses import replace
from datetime import timedelta

from assistance.desk.dispatch import Person
from assistance.desk.offers.store import Offers
from assistance.desk.presence.store import Presence, Present
from assistance.model import Proof
from assistance.plan.model import Places
from kiosk.clock import Clock

SHARE = timedelta(hours=4)  # over which the work is shared fairly
COUNTED_SECONDS = 5.0  # what was done meanwhile changes no share of four hours, and to count all of them takes time
ZONE = "zone"  # the proof that is only a tap


class Duty:
    """Knows the staff of a station as it is now."""

    def __init__(self, presence: Presence, offers: Offers, places: Places, clock: Clock) -> None:
        self._presence = presence
        self._offers = offers
        self._places = places
        self._clock = clock
        self._worked: tuple[float, dict[str, float]] = (float("-inf"), {})  # when it was counted, and what

    def people(self, station: str) -> tuple[Person, ...]:
        """All on shift at the station, and at the stations beside it."""
        now = self._clock.now()
        stations = (station, *self._places.neighbours.get(station, ()))
        busy, worked = self._offers.busy(), self._work()
        return tuple(
            self._person(one, busy, worked.get(one.helper.id, 0.0) / SHARE.total_seconds())
            for one in self._presence.on_shift(stations, now)
        )

    def elsewhere(self, helper: str, station: str) -> list[str]:
        """Ids of live calls at other stations that she was asked to take, and has not refused."""
        return self._offers.elsewhere(helper, station)

    def beside(self, station: str) -> tuple[str, ...]:
        """The stations whose calls are offered to the staff of this one, when their own do not come."""
        return tuple(other for other, near in self._places.neighbours.items() if station in near and other != station)

    def heard(self, helper: str, device: str, *, visible: bool, sound: bool) -> bool:
        """A device says how it is, each few seconds. Whether its helper can be asked now, and could not just before."""
        now = self._clock.now()
        return self._presence.heard(helper, device, now, visible=visible, sound=sound)

    def gone(self, helper: str, device: str) -> None:
        """A device was signed out: nobody is asked on it from now on."""
        self._presence.gone(helper, device, self._clock.now())

    def forget(self) -> int:
        """Forget devices and places of shifts that are over; how many devices."""
        return self._presence.forget(self._clock.now())

    def in_zone(self, helper: str, zone: str) -> bool:
        """She says by one tap in which zone she is. False: there is no such zone."""
        known = self._places.zones.get(zone)
        if known is not None:
            self._presence.stand(helper, known.middle, ZONE, self._clock.now())
        return known is not None

    def at_kiosk(self, helper: str, kiosk: str, proof: Proof) -> None:
        """It was proved that she stands at this kiosk."""
        self._presence.stand(helper, self._places.of_kiosk(kiosk), proof, self._clock.now())

    def silent(self, helper: str, seconds: float) -> bool:
        """Whether none of her devices was heard for so long."""
        return self._presence.silent(helper, seconds, self._clock.now())

    def _work(self) -> dict[str, float]:
        """Seconds that each helper has been at work lately."""
        at, worked = self._worked
        if self._clock.seconds() >= at + COUNTED_SECONDS:
            now = self._clock.now()
            at, worked = self._clock.seconds(), self._offers.worked(now - SHARE, now)
            self._worked = at, worked
        return worked

    def _person(self, present: Present, busy: frozenset[str], work: float) -> Person:
        """With what the plan knows of her; a place that is no longer in the plan counts as unknown."""
        known = self._places.helper(present.helper.id)
        place = present.place if present.place in self._places.places else known.home
        helper = replace(present.helper, languages=known.languages, skills=known.skills)
        able = present.helper.id not in busy
        return Person(helper, place, able and present.heard, able and present.loud, work, known.step_free)
