"""The last look before money is held: are the chosen trains still what the traveller said yes to?"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from kiosk.fares.model import Offer
from kiosk.language import Texts
from kiosk.timetable.compiled import Timetable
from kiosk.timetable.model import Itinerary
from kiosk.timetable.news import News
from kiosk.timetable.step_free_answer import Saying
from kiosk.timetable.watch import Fate, Verdict, what_became
from kiosk.visits.without_steps import NOT_ASKED, KnownOfSteps

CATCH = timedelta(minutes=2)  # from paying to the platform, at the very least
TURN = timedelta(minutes=1)  # from the train there to the train home: with less, nobody is in it
GONE, CANCELLED, OLD = "train-gone", "train-cancelled", "price-old"
MISSED, HOME_MISSED, STEPS = "train-missed", "train-home-missed", "steps-changed"
NEVER_SOLD = frozenset({GONE, CANCELLED, OLD})
ASKS = frozenset({MISSED, HOME_MISSED, STEPS})  # after these she is asked in words whether she still wants it


@dataclass(frozen=True)
class Finding:
    """An offer as its trains run now, and what must be said of it first: `code`, "" when there is nothing to say."""

    offer: Offer
    code: str = ""
    verdict: Verdict | None = None  # of the way, out or back, that it is about
    onward: datetime | None = None  # when the next train goes from where one is missed
    steps: KnownOfSteps = NOT_ASKED  # on these trains, as they run now
    steps_news: Saying | None = None  # what is new of them since she was told
    nothing_paid: bool = False  # money was held meanwhile, and is let go again

    @property
    def sells(self) -> bool:
        """Whether she may still have it, when she says yes again. Never a train that is gone, nor an old price."""
        return self.code not in NEVER_SOLD

    @property
    def missed(self) -> tuple[Itinerary, int] | None:
        """The way and the number of the leg that one comes too late for; None when it is not that."""
        if self.code != MISSED or self.verdict is None or self.verdict.leg == 0:
            return None
        return self.verdict.now, self.verdict.leg

    def knowing(self, told: KnownOfSteps, known: KnownOfSteps) -> "Finding":
        """The same, with what is known of steps now; `told`: what she was told of them."""
        news = known.news_for(told)
        return replace(self, code=self.code or (STEPS if news else ""), steps=known, steps_news=news)

    def words(self, texts: Texts) -> str:
        """For the traveller; what comes of it (other trains, or none) is said behind it."""
        return " ".join(self._words(texts))

    def _words(self, texts: Texts) -> Iterator[str]:
        yield texts.say(STEPS) if self.code == STEPS else self._of_trains(texts)
        if self.steps_news:  # the rest of it stands in the small note, see Visit
            yield self.steps_news.text(texts)
        if self.nothing_paid:
            yield texts.say("train-nothing-paid")
        if self.code in ASKS or self.steps_news:
            yield texts.say("train-still-wanted")

    def _of_trains(self, texts: Texts) -> str:
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
        leaves = self.code in ("train-earlier", HOME_MISSED)
        return texts.say(self.code, time=texts.time(now.departure if leaves else now.arrival))


def checked(offer: Offer, timetable: Timetable, news: News, catch: datetime, old: bool = False) -> Finding:
    """What became of an offer since it was shown as it is here: the worst first, and the way out before the way back.

    A train before `catch` is gone. `old`: so is its price.
    """
    ways = [way for way in (offer.out, offer.back) if way]
    verdicts = [what_became(way, timetable, news) for way in ways]
    as_now = replace(offer, out=verdicts[0].now, back=verdicts[1].now if offer.back else None)
    cancelled = next((one for one in verdicts if one.fate is Fate.CANCELLED), None)
    if cancelled:
        return Finding(as_now, CANCELLED, cancelled)
    if as_now.out.departure < catch:
        return Finding(as_now, GONE)
    if old:
        return Finding(as_now, OLD)
    if _home_missed(as_now) and not _home_missed(offer):
        return Finding(as_now, HOME_MISSED, verdicts[1])
    telling = next((one for one in verdicts if one.asks), None)
    return Finding(as_now, _code(telling), telling) if telling else Finding(as_now)


def _home_missed(offer: Offer) -> bool:
    """Whether the train home leaves before she is there."""
    return offer.back is not None and offer.back.departure < offer.out.arrival + TURN


def _code(verdict: Verdict) -> str:
    if verdict.fate is Fate.LATE:
        return "train-earlier" if verdict.leaves_later < timedelta() else "train-later"
    return {Fate.BROKEN: MISSED, Fate.PLATFORM: "train-moved"}[verdict.fate]
