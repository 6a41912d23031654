"""One traveller, from hello to goodbye: takes events, gives prompts. Synchronous; the caller chooses the thread."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Protocol
from uuid import uuid4

from kiosk.devices.ports import Tell
from kiosk.errors import Trouble
from kiosk.fares.model import Offer
from kiosk.flows import engine, wording
from kiosk.flows.model import Answer, Back, Change, Event, Facts, Flow, Next, NotNow, Outcome, Step
from kiosk.flows.prompt import Prompt, Suggestions
from kiosk.flows.wording import Found
from kiosk.language import Texts, Words
from kiosk.sales.model import Sale
from kiosk.visits import trains
from kiosk.visits.actions import Actions
from kiosk.visits.model import Situation

log = logging.getLogger(__name__)

CATCH = timedelta(minutes=2)  # from paying to the platform, at the very least
OUTCOMES = {  # what a flow calls a trouble for which the kiosk has a sentence of its own
    "no-fare-station": "no-fare",
    "no-fare-day": "no-fare",
    "no-step-free": "no-way",
    "timetable-ended": "no-timetable",
    "clock-wrong": "no-timetable",
    "day-too-far": "none",
}
TRIED = 6  # how many of the last things a helper is told


class Journal(Protocol):
    """Where it is noted which steps were reached; never what was answered."""

    def note(self, visit: str, at: datetime, step: str, code: str) -> None:
        """At this step of this visit this happened."""


class Visit:
    """What one traveller wants and has done. Forgotten as a whole by `close`."""

    def __init__(
        self,
        kiosk: str,
        place: str,
        flow: Flow,
        words: Words,
        language: str,
        actions: Actions,
        journal: Journal,
        note: Callable[[Texts], str],
    ) -> None:
        self.id = uuid4().hex
        self._kiosk = kiosk
        self._place = place
        self._flow = flow
        self._words = words
        self._texts = words.texts(language)
        self._actions = actions
        self._journal = journal
        self._note = note
        self._progress = engine.start(flow)
        self._offers: dict[str, Offer] = {}  # every one of this visit, since Back may lead to an older one
        self._shown: tuple[Offer, ...] = ()
        self._sale: Sale | None = None
        self._trouble: tuple[Step, str, str] | None = None  # where, what became of it, and the key of a sentence
        self._paused = False  # at a step where the kiosk acts: the traveller decides when it tries again
        self._tried: tuple[str, ...] = ()
        self._began = self._since = self._actions.clock.now()

    @property
    def step(self) -> str:
        """Id of the step on the screen."""
        return engine.due(self._flow, self._progress).id

    @property
    def known(self) -> Facts:
        """What is known of this traveller's wish."""
        return self._progress.known

    @property
    def sale(self) -> Sale | None:
        """What was sold in this visit, or is being sold."""
        return self._sale

    def prompt(self) -> Prompt:
        """What to show now."""
        step = engine.due(self._flow, self._progress)
        return wording.prompt_for(self._flow, self._progress, self._texts, self._found(step))

    def send(self, event: Event) -> Prompt:
        """Take an event and give the next prompt. An event without meaning here changes nothing."""
        before = self.step
        if outdated := self._outdated(event):
            return self._propose_again(before, outdated)
        self._trouble = None
        if self._paused and isinstance(event, Next):
            self._paused = False
            return self.prompt()
        try:
            self._progress = engine.send(self._flow, self._progress, event)
        except NotNow:
            return self.prompt()
        self._remember(event, before)
        self._propose()
        self._reach(before)
        return self.prompt()

    def act(self, tell: Tell) -> Prompt:
        """Do what the step on the screen asks of the kiosk: take a card, or print. Takes as long as a person does.

        Never raises: where money may be on its way, whatever goes wrong ends with a person who is called.
        """
        step = engine.due(self._flow, self._progress)
        outcome, say = self._acted(step, tell)
        if outcome not in ("paid", "done"):
            self.tried(f"{step.kind}-{outcome}")
            self._trouble = (step, outcome, say)
        self._progress = engine.send(self._flow, self._progress, Outcome(outcome))
        self._paused = self.step == step.id and not self._progress.end
        self._reach(step.id)
        return self.prompt()

    def _acted(self, step: Step, tell: Tell) -> tuple[str, str]:
        """How it ended, and the key of a sentence about it."""
        try:
            if step.kind == "pay":
                sold = self._actions.charge(self._chosen(), self._texts.language, tell)
            else:
                assert self._sale is not None, "printing before paying: the checker refuses such a flow"
                sold = self._actions.deliver(self._sale, tell)
        except Trouble as trouble:
            log.warning("visit %s at %s: %s", self.id, step.id, trouble)
            return ("terminal-off", trouble.say) if step.kind == "pay" else ("unknown", "payment-unknown")
        except Exception:  # a bug: nobody knows where the money is, so a person must look
            log.exception("visit %s at %s", self.id, step.id)
            return "unknown", "payment-unknown"
        self._sale = sold.sale
        return sold.outcome, sold.say

    def _outdated(self, event: Event) -> str:
        """What is wrong with what she is about to pay: "train-gone", "price-old", or "" if it still stands."""
        step = engine.due(self._flow, self._progress)
        pays = (step.kind == "review" and isinstance(event, Answer)) or (self._paused and isinstance(event, Next))
        offer = self._offers.get(str(self._progress.known.get("offer")))
        if not pays or offer is None:
            return ""
        now = self._actions.clock.now()
        if offer.out.departure < now + CATCH:
            return "train-gone"
        return "price-old" if offer.expires and offer.expires < now else ""

    def _propose_again(self, before: str, why: str) -> Prompt:
        """That train has left, or that price is old: what there is now, with everything else as it was."""
        if self._paused:
            self._paused = False
            self._progress = engine.send(self._flow, self._progress, Outcome("cancelled"))
        review = engine.due(self._flow, self._progress)
        self._progress = engine.send(self._flow, self._progress, Change("offer"))
        self._trouble = (review, why, why)
        self.tried(why)
        self._propose()
        self._reach(before)
        return self.prompt()

    def cancel(self) -> None:
        """Stop waiting for a card. Safe from any thread; does nothing when no card is awaited."""
        self._actions.till.cancel()

    def speak(self, language: str) -> Prompt:
        """Go on in this language; nothing else changes."""
        self._texts = self._words.texts(language)
        return self.prompt()

    def suggest(self, typed: str) -> Suggestions:
        """What the letter board shows for these letters."""
        return self._actions.suggest(typed, engine.due(self._flow, self._progress).fills, self._texts)

    def tried(self, code: str) -> None:
        """Remember for a helper, and note for the operator, that this happened."""
        self._tried = (*self._tried, code)[-TRIED:]
        self._journal.note(self.id, self._actions.clock.now(), self.step, code)

    def situation(self, access: tuple[str, ...] = ()) -> Situation:
        """What a helper should know. Safe from any thread."""
        return Situation(
            kiosk=self._kiosk,
            place=self._place,
            station=self._actions.here,
            language=self._texts.language,
            flow=f"{self._flow.id}@{self._flow.digest[:12]}",
            step=self.step,
            step_title=self._step_name(),
            since=self._since,
            began=self._began,
            tried=self._tried,
            trouble=self._trouble[2] if self._trouble else "",
            access=access,
        )

    def close(self) -> None:
        """Forget this traveller."""
        self._progress = engine.start(self._flow)
        self._offers, self._shown, self._sale = {}, (), None
        self._trouble = None
        self._tried = ()

    def _propose(self) -> None:
        """Look for trains and prices when they are asked for; take the cheapest where the flow says so."""
        step = engine.due(self._flow, self._progress)
        if step.kind != "offers" or self._progress.end:
            return
        try:
            self._shown = self._actions.quote(self._progress, step.show)
            outcome, say = ("", "") if self._shown else ("none", "no-train")
        except Trouble as trouble:
            log.warning("visit %s at %s: %s", self.id, step.id, trouble)
            outcome, say = OUTCOMES.get(trouble.say, trouble.say), trouble.say
        self._offers |= {offer.id: offer for offer in self._shown}
        if outcome:
            self.tried(f"offers-{outcome}")
            self._trouble = (step, outcome, say)
            self._progress = engine.send(self._flow, self._progress, Outcome(outcome))
        elif engine.takes_best(self._flow, self._progress):
            best = Answer(((step.fills, self._shown[0].id),))
            self._progress = engine.send(self._flow, self._progress, best)

    def _chosen(self) -> Offer:
        return self._offers[str(self._progress.known["offer"])]

    def _found(self, step: Step) -> Found:
        actions, texts, now = self._actions, self._texts, self._actions.clock.now()
        known = self._progress.known
        names = {
            str(known[fact.name]): actions.name(str(known[fact.name]))
            for fact in self._flow.facts.values()
            if fact.type == "station" and fact.name in known
        }
        offer = self._offers.get(str(known.get("offer")))
        fact = step.tile_fills or step.fills
        return Found(
            now=now,
            here=actions.here,
            names=names,
            stations=actions.popular(step.popular_here, fact) if step.popular_here else (),
            departures=actions.departures(texts) if step.kind == "info" else (),
            offers=trains.offer_choices(self._shown, step.fills, now, texts) if step.kind == "offers" else (),
            offer=trains.journey_words(offer, now, texts) if offer else (),
            total=texts.price(offer.total) if offer else "",
            why=self._reasons(step, offer, texts),
            note=self._note(texts) if step.kind == "welcome" else "",
            trouble=self._trouble_words(),
            paused=self._paused,
            number=self._sale.number if self._sale else "",
        )

    def _reasons(self, step: Step, offer: Offer | None, texts: Texts) -> tuple[str, ...]:
        return self._actions.why(offer, texts) if offer and step.kind == "review" else ()

    def _trouble_words(self) -> str:
        if self._trouble is None:
            return ""
        step, outcome, key = self._trouble
        if key in OUTCOMES:  # the flow's words for the outcome say less
            return self._texts.say(key)
        if self._progress.end:  # a hand-over says itself what happened
            return ""
        return wording.outcome_words(step, outcome, self._texts) or self._texts.say(key)

    def _remember(self, event: Event, before: str) -> None:
        if isinstance(event, Back):
            self.tried("back")
        elif isinstance(event, Change):
            self.tried(f"changed:{event.fact}")
        elif isinstance(event, Answer) and self._flow.step(before).kind == "feedback":
            mood = dict(event.facts)[self._flow.step(before).fills]
            self._journal.note(self.id, self._actions.clock.now(), before, f"said:{mood}")

    def _reach(self, before: str) -> None:
        if self.step != before:
            self._since = self._actions.clock.now()
            self._journal.note(self.id, self._since, self.step, "reached")

    def _step_name(self) -> str:
        """The part of the way in the desk's language; never a title, which may name the destination."""
        texts = self._words.texts(self._words.languages[0])
        step = engine.due(self._flow, self._progress)
        key = f"{step.id}.name"
        return texts.say(key) if texts.has(key) else step.id.replace("-", " ")
