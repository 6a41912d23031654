"""One traveller, from hello to goodbye: takes events, gives prompts. Synchronous; the caller chooses the thread."""

import logging
from collections.abc import Callable
from dataclasses import replace
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
from kiosk.visits.acting import INSTEAD, charged, collected, delivered, other_way
from kiosk.visits.actions import Actions
from kiosk.visits.basket import Basket, basket_of
from kiosk.visits.check import Finding
from kiosk.visits.coming_back import KEPT, SaleOf, gone_on, read_kept, written
from kiosk.visits.model import Journal, Situation
from kiosk.visits.search import spoken_needs
from kiosk.visits.small_note import SHOWS_TRAINS, small_note
from kiosk.visits.trouble import NO_SLIP, OUTCOMES, Went, trouble_words
from kiosk.visits.without_steps import NOT_ASKED, KnownOfSteps

log = logging.getLogger(__name__)

WENT_WELL = ("paid", "done", "reserved")
TRIED = 6  # how many of the last things a helper is told


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
        self._kiosk, self._place = kiosk, place
        self._flow, self._words, self._texts = flow, words, words.texts(language)
        self._actions, self._journal, self._note = actions, journal, note
        self._progress = engine.start(flow)
        self._offers: dict[str, Offer] = {}  # as she last saw each of this visit, since Back may lead to an older one
        self._steps: dict[str, KnownOfSteps] = {}  # what she was told of steps on them
        self._as_now: Offer | None = None  # the one being sold, as its trains run; what she saw stays what it is
        self._shown: tuple[Offer, ...] = ()
        self._sale: Sale | None = None
        self._trouble: Went | None = None
        self._finding: Finding | None = None  # what became of her trains, told before that
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
    def looked_at(self) -> tuple[Offer, ...]:
        """The offer that is chosen, else those that are shown, best first. Safe while nothing is being sent."""
        offer = self._offers.get(str(self.known.get("offer")))
        return (offer,) if offer and engine.due(self._flow, self._progress).kind != "offers" else self._shown

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
        if self._pays(event) and (finding := self._turned_up()):
            return self._tell_first(finding, before)
        self._finding = self._trouble = None
        if self._paused and isinstance(event, Next | Answer):
            self._paused = False
            if isinstance(event, Next):
                return self.prompt()
        try:
            self._progress = engine.send(self._flow, self._progress, event)
        except NotNow:
            return self.prompt()
        self._remember(event, before)
        self._propose()
        return self._reach(before)

    def act(self, tell: Tell) -> Prompt:
        """Do what the step on the screen asks of the kiosk: take a card, or print. Takes as long as a person does.

        Never raises: where money may be on its way, whatever goes wrong ends with a person who is called.
        """
        step = engine.due(self._flow, self._progress)
        if step.kind == "pay" and (finding := self._turned_up()):
            return self._tell_first(finding, step.id)
        self._finding = None
        outcome, say = self._acted(step, tell)
        outcome = other_way(self._flow, self._progress, step, outcome, say)
        if self._finding and outcome == "cancelled":
            return self._tell_first(replace(self._finding, nothing_paid=True), step.id)
        if outcome not in WENT_WELL or say == NO_SLIP:
            self.tried(f"{step.kind}-{outcome}")
            self._trouble = Went(step, outcome, say)
        self._progress = engine.send(self._flow, self._progress, Outcome(outcome))
        self._paused = self.step == step.id and not self._progress.end
        return self._reach(step.id)

    def enter(self, code: str) -> Prompt:
        """The code from the counter was typed: her ticket is next, or why not. Never raises, as `act`."""
        step = engine.due(self._flow, self._progress)
        if step.kind != "collect" or self._progress.end:
            return self.prompt()
        done = collected(self._actions.till, code, self._texts.language)
        self._sale = done.sale or self._sale
        self._trouble = None
        if done.outcome != "paid":
            self.tried(f"{step.kind}-{done.outcome}")
            self._trouble = Went(step, done.outcome, done.say)
        self._progress = engine.send(self._flow, self._progress, Outcome(done.outcome))
        return self._reach(step.id)

    def _acted(self, step: Step, tell: Tell) -> tuple[str, str]:
        """How it ended, and the key of a sentence about it."""
        if step.kind == "pay":
            assert self._as_now is not None, "paying for nothing: the checker refuses such a flow"
            offer, known = self._as_now, self._progress.known
            done = charged(lambda: self._actions.charge(offer, self._texts.language, tell, self._still, known))
        else:
            assert self._sale is not None, "printing before paying: the checker refuses such a flow"
            sale = self._sale
            done = delivered(lambda: self._actions.deliver(sale, tell))
        self._sale = done.sale or self._sale
        return done.outcome, done.say

    def _pays(self, event: Event) -> bool:
        step = engine.due(self._flow, self._progress)
        return (step.kind == "review" or self._paused) and isinstance(event, Answer | Next)

    def _turned_up(self, held: bool = False) -> Finding | None:
        """What she must be told before she pays: her trains are not what she saw when she said yes.

        What is small is not told, and what she saw stays what it is: so small things that add up are told in the end.
        """
        offer = self._offers.get(str(self._progress.known.get("offer")))
        if offer is None:
            return None
        finding = self._actions.look_again(offer, self._told_of_steps(offer), self._progress.known, held)
        self._as_now = finding.offer
        return finding if finding.code else None

    def _told_of_steps(self, offer: Offer) -> KnownOfSteps:
        """What she has been told of steps on these trains; the first time it is what is known now."""
        if offer.id not in self._steps:
            self._steps[offer.id] = self._actions.steps_on(offer, self._progress.known)
        return self._steps[offer.id]

    def _still(self) -> bool:
        """Whether the trains still run as she knows it, now that her money is held."""
        self._finding = self._turned_up(held=True)
        return self._finding is None

    def _tell_first(self, finding: Finding, before: str) -> Prompt:
        """Nothing is paid before she knows: asked again, or the next trains, with everything else as it was."""
        if engine.due(self._flow, self._progress).kind == "pay":
            self._paused = False
            self._progress = engine.send(self._flow, self._progress, Outcome("cancelled"))
        self._finding, self._trouble = finding, None
        self._offers[finding.offer.id], self._steps[finding.offer.id] = finding.offer, finding.steps  # she sees it now
        self.tried(finding.code)
        if not finding.sells and not self._progress.end:
            self._progress = engine.send(self._flow, self._progress, Change("offer"))
            self._propose()
        return self._reach(before)

    def cancel(self) -> None:
        """Stop waiting for a card. Safe from any thread; does nothing when no card is awaited."""
        self._actions.till.cancel()

    def confirm(self, code: str) -> None:
        """A person beside the kiosk typed this code. Safe from any thread; does nothing when nobody waits for one."""
        self._actions.till.confirm(code)

    def shown(self) -> None:
        """The screen has drawn her ticket, for her telephone."""
        if self._sale:
            self._sale = self._actions.till.shown(self._sale)

    @property
    def asking(self) -> str:
        """Number of the sale for which money is asked just now. Safe from any thread."""
        return self._actions.till.asking

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
        step = engine.due(self._flow, self._progress)
        return Situation(
            kiosk=self._kiosk,
            place=self._place,
            station=self._actions.here,
            language=self._texts.language,
            flow=f"{self._flow.id}@{self._flow.digest[:12]}",
            step=step.id,
            step_title=wording.step_name(step, self._words.texts(self._words.languages[0])),
            since=self._since,
            began=self._began,
            tried=self._tried,
            trouble=self._trouble.say if self._trouble else self._finding.code if self._finding else "",
            access=(*access, *spoken_needs(self._progress.known)),
        )

    def kept(self) -> bytes:
        """All that she answered and was told, to come back to. Safe while nothing is being sent."""
        return written({name: vars(self)[name] for name in KEPT}, self._flow, self._actions.till, self._sale)

    def come_back(self, kept: bytes, sale_of: SaleOf) -> Prompt:
        """Go on where a screen died; what money did meanwhile, `sale_of` says. Raises ValueError for another flow's."""
        parts, self._sale = read_kept(kept, self._flow, self._actions.till, sale_of)
        vars(self).update(parts)
        before = self.step
        if not self._paused:
            self._progress, self._trouble = gone_on(self._flow, self._progress, self._sale, self._trouble)
            self._paused = self.prompt().acts  # no card is asked for without a touch
        return self._reach(before)

    def basket(self) -> Basket | None:
        """What she may take back within minutes; None when there is nothing, or money has moved."""
        return basket_of(self._flow, self._progress, self._offers)

    def resume(self, basket: Basket, language: str) -> Prompt:
        """Go on where she was, in this language. Trains and prices are looked up anew, and what is gone is said."""
        before, self._texts = self.step, self._words.texts(language)
        self._progress, self._offers = basket.progress, dict(basket.offers)
        if finding := self._turned_up():
            return self._tell_first(finding, before)
        self._propose()
        return self._reach(before)

    def close(self) -> None:
        """Forget this traveller."""
        self._progress = engine.start(self._flow)
        self._offers, self._steps, self._as_now, self._shown, self._sale = {}, {}, None, (), None
        self._trouble = self._finding = None
        self._tried = ()

    def _propose(self) -> None:
        """Look for trains and prices when they are asked for; take the cheapest where the flow says so."""
        step = engine.due(self._flow, self._progress)
        if step.kind != "offers" or self._progress.end:
            return
        try:
            self._shown = self._actions.quote(self._progress.known, step.show)
            outcome, say = ("", "") if self._shown else ("none", "no-train")
        except Trouble as trouble:
            log.warning("visit %s at %s: %s", self.id, step.id, trouble)
            outcome, say = OUTCOMES.get(trouble.say, trouble.say), trouble.say
        for offer in self._shown:
            self._offers[offer.id] = offer
            self._steps.pop(offer.id, None)  # told anew, with the review
        if outcome:
            self.tried(f"offers-{outcome}")
            self._trouble = Went(step, outcome, say)
            self._progress = engine.send(self._flow, self._progress, Outcome(outcome))
        elif engine.takes_best(self._flow, self._progress):
            self._progress = engine.send(self._flow, self._progress, Answer(((step.fills, self._shown[0].id),)))

    def _found(self, step: Step) -> Found:
        actions, texts, now = self._actions, self._texts, self._actions.clock.now()
        known = self._progress.known
        offer = self._offers.get(str(known.get("offer")))
        fact, asked = step.tile_fills or step.fills, trains.asked_for(known, now)
        went, (slip, until) = self._trouble, actions.slip(self._sale, texts)
        told = self._told_of_steps(offer) if offer and step.kind == "review" else NOT_ASKED
        small = small_note(step, actions, self._shown, offer, told, self._finding, texts, self._words.languages[0])
        return Found(
            now=now,
            here=actions.here,
            names=trains.station_names(self._flow, known, actions.name),
            stations=actions.popular(step.popular_here, fact, texts) if step.popular_here else (),
            departures=actions.departures(texts) if step.kind == "info" else (),
            offers=trains.offer_choices(self._shown, step.fills, asked, texts) if step.kind == "offers" else (),
            offer=trains.journey_words(offer, asked, texts) if offer else (),
            total=texts.price(offer.total) if offer else "",
            why=actions.why(offer, texts) if offer and step.kind == "review" and not self._finding else (),
            note=self._note(texts) if step.kind == "welcome" else small,
            trouble=trouble_words(actions, self._progress, self._finding, went, texts),
            paused=self._paused,
            paying=actions.paying(known).value,
            slip=slip,
            until=until,
            counter=actions.counter,
            hours=actions.counter_hours,
            keeping=actions.keeping(known).value,
            symbols=actions.symbols(self._sale) if step.picture == "phone" else (),
            instead=INSTEAD.get(went.outcome, "") if went else "",
            instead_first=went is not None and went.outcome != "declined",
            number=self._sale.number if self._sale else "",
            code=actions.receipt(self._sale) if self._sale and step.picture in ("ticket", "phone") else (),
        )

    def _remember(self, event: Event, before: str) -> None:
        if isinstance(event, Back):
            self.tried("back")
        elif isinstance(event, Change):
            self.tried(f"changed:{event.fact}")
        elif isinstance(event, Answer) and self._flow.step(before).kind == "feedback":
            mood = dict(event.facts)[self._flow.step(before).fills]
            self._journal.note(self.id, self._actions.clock.now(), before, f"said:{mood}")

    def _reach(self, before: str) -> Prompt:
        if self.step != before:
            self._since = self._actions.clock.now()
            self._journal.note(self.id, self._since, self.step, "reached")
            if engine.due(self._flow, self._progress).kind in SHOWS_TRAINS and (live := self._actions.live.age.code):
                self._journal.note(self.id, self._since, self.step, live)
        return self.prompt()
