"""The last look before money is held: are the chosen trains still what the traveller said yes to?"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from kiosk.fares.model import Offer
from kiosk.language import Texts
from kiosk.timetable.compiled import Timetable
from kiosk.timetable.model import Itinerary
from kiosk.timetable.news import News
from kiosk.timetable.watch import Fate, Verdict, what_became

CATCH = timedelta(minutes=2)  # from paying to the platform, at the very least
GONE, CANCELLED, MISSED, OLD = "train-gone", "train-cancelled", "train-missed", "price-old"


@dataclass(frozen=True)
class Finding:
    """An offer as its trains run now, and what must be said of it first: `code`, "" when there is nothing to say."""

    offer: Offer
    code: str = ""
    verdict: Verdict | None = None  # of the way, out or back, that it is about
    onward: datetime | None = None  # when the next train goes from where one is missed
    nothing_paid: bool = False  # money was held meanwhile, and is let go again

    @property
    def sells(self) -> bool:
        """Whether she may still have it, when she says yes again. Never a train that is gone, nor an old price."""
        return self.code not in (GONE, CANCELLED, OLD)

    @property
    def missed(self) -> tuple[Itinerary, int] | None:
        """The way and the number of the leg that one comes too late for; None when it is not that."""
        if self.code != MISSED or self.verdict is None or self.verdict.leg == 0:
            return None
        return self.verdict.now, self.verdict.leg

    @property
    def matter(self) -> str:
        """What it is about, so that it is told once: a change that is missed is still missed at the next look."""
        leg = self.verdict.now.legs[self.verdict.leg].trip if self.verdict else ""
        return f"{self.offer.id} {self.code} {leg}"

    def is_new(self, told: Collection[str]) -> bool:
        """Whether there is something that she does not know yet. `told`: the matters that she was told."""
        known = self.code == MISSED and self.matter in told and not (self.verdict and self.verdict.delayed)
        return self.code != "" and not known

    def words(self, texts: Texts) -> str:
        """For the traveller; what comes of it (other trains, or none) is said behind it."""
        said = [self._words(texts)] + ([texts.say("train-nothing-paid")] if self.nothing_paid else [])
        return " ".join(said)

    def _words(self, texts: Texts) -> str:
        if self.verdict is None:
            return texts.say(self.code)
        now = self.verdict.now
        leg = now.legs[self.verdict.leg]
        if self.code == CANCELLED:
            planned = leg.start.planned or leg.start.at
            return texts.say("train-is-cancelled", line=leg.line, time=texts.time(planned))
        if self.code == MISSED:
            station, onward = leg.start.station.name, self.onward
            if onward is None:
                return texts.say(self.code, station=station)
            return texts.say("train-missed-next", station=station, time=texts.time(onward))
        if self.code == "train-moved":
            key = self.code if leg.start.platform else "train-moved-away"
            return texts.say(key, line=leg.line, platform=leg.start.platform)
        return texts.say(self.code, time=texts.time(now.departure if self.code == "train-earlier" else now.arrival))


def checked(offer: Offer, timetable: Timetable, news: News, catch: datetime, old: bool = False) -> Finding:
    """What became of an offer; a train before `catch` is gone. `old`: so is its price. The way out comes first."""
    ways = [way for way in (offer.out, offer.back) if way]
    verdicts = [what_became(way, timetable, news) for way in ways]
    as_now = replace(offer, out=verdicts[0].now, back=verdicts[1].now if offer.back else None)
    telling = next((one for one in verdicts if one.fate is Fate.CANCELLED), None)
    if telling is None and as_now.out.departure < catch:
        return Finding(as_now, GONE)
    if telling is None and old:
        return Finding(as_now, OLD)
    telling = telling or next((one for one in verdicts if one.asks), None)
    if telling is None and offer.back and _too_late(as_now.out, as_now.back):
        telling = replace(verdicts[1], fate=Fate.BROKEN)
    return Finding(as_now, _code(telling), telling) if telling else Finding(as_now)


def _too_late(out: Itinerary, back: Itinerary | None) -> bool:
    """Whether the train home leaves before she is there."""
    return back is not None and back.departure < out.arrival


def _code(verdict: Verdict) -> str:
    if verdict.fate is Fate.LATE:
        return "train-earlier" if verdict.leaves_later < timedelta() else "train-later"
    return {Fate.CANCELLED: CANCELLED, Fate.BROKEN: MISSED, Fate.PLATFORM: "train-moved"}[verdict.fate]
