"""Looks for trains and prices for what is known of a traveller's wish, and says why where there are none."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from kiosk.clock import Clock
from kiosk.errors import Trouble
from kiosk.fares.model import Offer
from kiosk.fares.offers import Offers
from kiosk.flows.model import Facts, Party
from kiosk.flows.moments import moment_at
from kiosk.timetable.model import ORDINARY, SLOW, Needs
from kiosk.timetable.planner import Planner
from kiosk.visits.readiness import Readiness
from kiosk.visits.without_steps import WithoutSteps

# What the flow's fact `walk` means. Who needs ways without steps is given the time of a slow walker too.
NEEDS: Mapping[str, Needs] = {"slow": SLOW, "step-free": Needs(SLOW.percent, SLOW.extra_seconds, step_free=True)}
COMING = range(7)  # days from now on, and
AROUND = range(
    -3, 4
)  # days before and after the one that was asked for: what goes on none of them is no matter of time


@dataclass(frozen=True)
class Search:
    """From the station `origin`, with this kiosk's planner and tariff."""

    origin: str
    clock: Clock
    planner: Planner
    offers: Offers
    readiness: Readiness
    steps: WithoutSteps

    def quote(self, known: Facts, show: int) -> tuple[Offer, ...]:
        """At most `show` offers; () when no train goes at that time.

        Raises Trouble: "no-fare", "no-fare-station", "no-fare-day" when a price is not known; "no-way" or
        "no-step-free" when waiting would not help; "timetable-ended", "day-too-far", "clock-wrong" when the kiosk
        cannot promise a train. The detail is for the operator.
        """
        now, destination = self.clock.now(), str(known["destination"])
        party, back = known["party"], known.get("back")
        assert isinstance(party, Party)
        out, home = moment_at(str(known["out"]), now), moment_at(str(back), now) if back else None
        self.readiness.check(now, (home or out).date())
        needs = needs_of(known)
        if needs.step_free:
            self.steps.look()
        card = str(known.get("card", "none"))
        try:
            return self.offers.offers_for(self.origin, destination, out, home, party, card, show, needs)
        except Trouble as trouble:
            if trouble.say != "no-train":
                raise
        self._look_around(destination, now, out, needs)
        return ()

    def _look_around(self, destination: str, now: datetime, asked: datetime, needs: Needs) -> None:
        """Raise Trouble when no train of these days gets there: then another time is no help, but a person is.

        A timetable that ends within these days cannot say so: there may well be a train in the next one.
        """
        days = {asked + timedelta(days=day) for day in AROUND} | {now + timedelta(days=day) for day in COMING}
        days = {day for day in days if day >= now}
        latest = max(days).date()

        def goes(needs: Needs) -> bool:
            return any(self.planner.itineraries(self.origin, destination, day, 1, needs=needs) for day in sorted(days))

        if goes(needs):
            return
        if needs.step_free and goes(ORDINARY):
            raise Trouble("no-step-free", f"{self.origin} to {destination}")
        self.readiness.check_reach(latest)
        raise Trouble("no-way", f"{self.origin} to {destination}: no train from {now:%Y-%m-%d} to {latest}")


def needs_of(known: Facts) -> Needs:
    """What a traveller needs on the way."""
    return NEEDS.get(str(known.get("walk", "")), ORDINARY)


def spoken_needs(known: Facts) -> tuple[str, ...]:
    """What she needs on the way, for a helper: "slow", "step-free"; nothing where she said nothing of it."""
    walk = str(known.get("walk", ""))
    return (walk,) if walk in NEEDS else ()
