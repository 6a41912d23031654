"""A step in one language: the Prompt that screen, voice, helper and tests read alike."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property

from kiosk.flows.answers import option_answer, quick_party, station_answer
from kiosk.flows.conditions import reads
from kiosk.flows.engine import ACTS, can_change, can_go_back, due
from kiosk.flows.model import Answer, Change, Facts, Flow, Look, Next, Party, Progress, Step, Value
from kiosk.flows.moments import days, hours, quick_choices, worded
from kiosk.flows.prompt import Choice, Counter, Line, Prompt, Trail
from kiosk.flows.speech import spoken
from kiosk.language import Texts

DRAWN = {"pay": "card", "deliver": "ticket", "handover": "person"}  # what is shown there besides words
AS_FOUND = ("here", "number", "paying", "keeping", "counter", "hours", "until")
TOLD = frozenset({"message", "handover", "deliver"})  # nothing to choose: what is said is what there is to read
MASK = "…"  # stands for a word that may not leave the kiosk
NEVER_SEEN = frozenset({"number", "code"})  # of a sale and of its slip


@dataclass(frozen=True)
class Found:
    """What the visit looked up for this screen; words are ready to show, in the language of the prompt."""

    now: datetime  # local time of the kiosk
    here: str = ""  # name of this station
    names: Mapping[str, str] = field(default_factory=dict)  # by id, of every station that progress knows
    stations: tuple[Choice, ...] = ()  # suggested, best first: id is the station's; what it answers is set here
    departures: tuple[Line, ...] = ()  # info step: the next trains from here
    offers: tuple[Choice, ...] = ()  # best first: id is the offer's; what it answers is set here
    offer: tuple[str, ...] = ()  # the chosen offer in words: the train there, and the train back if there is one
    total: str = ""  # the price, from the moment it is known
    why: tuple[str, ...] = ()
    note: str = ""  # a small true thing: "Demo timetable"
    trouble: str = ""  # what went wrong just now, see `outcome_words`
    number: str = ""  # of the sale, once there is one
    slip: str = ""  # code of the slip for the counter, in pairs
    until: str = ""  # its last minute
    counter: str = ""  # where a person sells
    hours: str = ""
    paying: str = "card"  # how she pays: "card", "counter", "person"; a sentence may choose its words by it
    code: tuple[str, ...] = ()  # the receipt for her telephone, once she has her ticket
    keeping: str = "paper"  # what she keeps her ticket on: "paper", "phone"; a sentence may choose its words by it
    symbols: tuple[tuple[str, ...], ...] = ()  # her ticket's barcodes, for a telephone's camera
    instead: str = ""  # the fact of which another value is a way out now
    instead_first: bool = False  # it is the best one
    paused: bool = False  # the kiosk does not act by itself: the traveller first says "try again"


def prompt_for(flow: Flow, progress: Progress, texts: Texts, found: Found) -> Prompt:
    """What the screen shows and says now. Raises KeyError or ValueError for missing words: the checker finds them."""
    step = due(flow, progress)
    words = _Wording(flow, progress, texts, found, step)
    prompt = Prompt(
        step=step.id,
        kind=step.kind,
        language=texts.language,
        title=words.title(),
        say="" if progress.looks_at else words.say("say"),
        help=words.say("help", needed=False) or (words.say("say") if step.kind in TOLD else ""),
        note=found.note,
        choices=tuple(_CHOICES.get(step.kind, _no_choices)(words)),
        lines=words.lines(),
        total=found.total if words.priced else "",
        why=found.why if step.kind == "review" else (),
        trail=words.trail(),
        next_label=words.say("next", needed=False),
        can_go_back=can_go_back(progress),
        fact=step.fills,
        letters=step.kind == "station",
        counters=tuple(words.counters()),
        most_people=flow.facts[step.fills].max if step.kind == "party" else 9,
        moments=words.hours(),
        acts=step.kind in ACTS and not progress.end and not found.paused,
        trouble=found.trouble,
        code=found.code if step.picture in ("ticket", "phone") else (),
        symbols=found.symbols if step.picture == "phone" else (),
        slip=found.slip if step.picture == "counter" else "",
        digits=step.kind == "collect" or words.takes_code,
        calls=words.takes_code,
        picture=step.picture or DRAWN.get(step.kind, ""),
        pace=step.pace,
        closed=bool(progress.end),
        may_see=step.may_see,
        seen_title=replace(words, masked=NEVER_SEEN | flow.facts.keys() - set(step.may_see)).title(),
    )
    said = spoken(prompt, texts)
    return replace(prompt, say=said, aloud=spoken(prompt, texts, aloud=True) if flow.private_in(progress.known) else "")


def outcome_words(step: Step, outcome: str, texts: Texts) -> str:
    """What to say of an outcome that leads back to a question ("declined", "none"); "" if the flow says nothing."""
    key = f"{step.id}.{outcome}"
    return texts.say(key) if texts.has(key) else ""


def step_name(step: Step, texts: Texts) -> str:
    """The part of the way in the desk's language; never a title, which may name the destination."""
    key = f"{step.id}.name"
    return texts.say(key) if texts.has(key) else step.id.replace("-", " ")


def trail_names(flow: Flow) -> tuple[str, ...]:
    """The parts of the way, in the order of the flow."""
    return tuple(dict.fromkeys(step.trail for step in flow.steps if step.trail))


def summary_facts(flow: Flow) -> tuple[str, ...]:
    """The facts that are read back to the traveller: those of the review, in its order."""
    return next((step.lists for step in flow.steps if step.kind == "review"), ())


def facts_in_words(flow: Flow, facts: Facts, texts: Texts, found: Found) -> tuple[Line, ...]:
    """What was said, to be read back: label and value of each fact, as the review words them."""
    words = _Wording(flow, Progress(tuple(sorted(facts.items()))), texts, found, flow.steps[0])
    told = (fact for fact in summary_facts(flow) if fact in facts and flow.facts[fact].type != "offer")
    return tuple(line for fact in told for line in words.line(fact, None))


@dataclass(frozen=True)
class _Wording:
    flow: Flow
    progress: Progress
    texts: Texts
    found: Found
    step: Step
    masked: frozenset[str] = frozenset()  # facts that are not said

    def say(self, part: str, *, needed: bool = True) -> str:
        """The step's own words: its title (""), or one of its parts."""
        key = f"{self.step.id}.{part}" if part else self.step.id
        return self.texts.say(key, **self.values) if needed or self.texts.has(key) else ""

    @cached_property
    def values(self) -> dict[str, str]:
        """What a sentence may name: every fact, `here`, `price` and `number`; "" while unknown."""
        facts = dict.fromkeys(self.flow.facts, "") | {fact: self.value(fact) for fact in self.progress.known}
        told = {name: getattr(self.found, name) for name in AS_FOUND}
        said = facts | told | {"price": self.found.total, "code": ", ".join(self.found.slip.replace(" ", ""))}
        return said | dict.fromkeys(self.masked & {*self.progress.known, *NEVER_SEEN}, MASK)

    def value(self, fact: str) -> str:
        """What is known of a fact, in words; "" for what only machines know."""
        value, spec = self.progress.known[fact], self.flow.facts[fact]
        asker = next((step for step in self.flow.steps if step.fills == fact), None)
        if isinstance(value, Party):
            return self.party(value, asker)
        if spec.type == "station":
            return self.found.names.get(value, value)
        if spec.type == "moment":
            return worded(value, self.found.now, self.texts)
        if spec.type == "offer":
            return self.texts.listed(self.found.offer)
        keys = (f"{asker.id}.{value}-line", f"{asker.id}.{value}") if asker and asker.kind == "choice" else ()
        return next((self.texts.say(key) for key in keys if self.texts.has(key)), "")

    def party(self, party: Party, asker: Step | None) -> str:
        """Two adults and one child."""
        return self.texts.listed(self.texts.say(f"{asker.id}.{kind}", n=n) for kind, n in party.counts) if asker else ""

    @property
    def priced(self) -> bool:
        """Whether an offer is known, and not over."""
        offers = [fact for fact in self.progress.known if self.flow.facts[fact].type == "offer"]
        return bool(offers) and not self.progress.end

    @property
    def takes_code(self) -> bool:
        """Whether a person beside the kiosk is being paid: she types her code while the kiosk waits."""
        return self.step.kind == "pay" and self.found.paying == "person" and not self.found.paused

    def chosen(self, value: Value) -> bool:
        """Whether this was answered before, now that it is asked again."""
        return self.progress.known.get(self.step.fills) == value

    def lines(self) -> tuple[Line, ...]:
        """On the review all that it lists, each to be changed; on an info step the trains; else what is known."""
        if self.step.kind == "info":
            return self.found.departures
        if self.step.kind in ("welcome", "feedback") or self.progress.end:
            return ()
        return tuple(self._known_lines(self.step.kind == "review"))

    def _known_lines(self, review: bool) -> Iterator[Line]:
        known = self.progress.known
        waiting = {
            fact for step in self.flow.steps for fact in step.asks
        }  # told only when they are out of the ordinary
        for fact in self.step.lists if review else summary_facts(self.flow):
            usual = known.get(fact) == self.flow.facts[fact].default
            silent = usual if review and fact in waiting else not review and (usual or fact == self.step.fills)
            if fact in known and not silent:
                change = Change(fact) if review and can_change(self.flow, self.progress, fact) else None
                yield from self.line(fact, change)

    def line(self, fact: str, change: Change | None) -> Iterator[Line]:
        """How it stands in the summary."""
        asker = next(step for step in self.flow.steps if step.fills == fact)
        label = self.texts.say(f"{asker.id}.line")
        if self.flow.facts[fact].type != "offer":
            private = self.flow.facts[fact].private
            yield Line(fact, label, self.value(fact), change, fact, self.implied(fact), private=private)
        else:
            labels = (label, self.texts.say(f"{asker.id}.line-back"))
            for n, (said, value) in enumerate(zip(labels, self.found.offer, strict=False)):
                yield Line(f"{fact}-back" if n else fact, said, value, change, fact, train=True)

    def implied(self, fact: str) -> bool:
        """Whether another known fact would not be asked without this one: who comes back has a return ticket."""
        known = self.progress.known
        return any(fact in reads(step.when) and step.fills in known for step in self.flow.steps if step.fills)

    def trail(self) -> Trail:
        """Step n of N."""
        names = trail_names(self.flow)
        if not self.step.trail:
            return Trail()
        words = tuple(self.texts.say(f"trail.{name}") for name in names)
        return Trail(names.index(self.step.trail) + 1, len(names), words)

    def counters(self) -> Iterator[Counter]:
        """One for each rider category, with what was counted before."""
        if self.step.kind == "party":
            spec, party = self.flow.facts[self.step.fills], self.progress.known.get(self.step.fills)
            for kind in spec.kinds:
                count = party.of(kind) if isinstance(party, Party) else 0
                yield Counter(kind, self.say(f"{kind}-name"), self.say(f"{kind}-age", needed=False), count, spec.max)

    def after(self) -> str:
        """The value of the moment that this one must be after."""
        return str(self.progress.known.get(self.step.after, ""))

    def title(self) -> str:
        """The question; while a traveller looks at days or hours, the question after these."""
        looks_at = self.progress.looks_at
        return self.say("" if not looks_at else "day" if looks_at == "days" else "hour")

    def hours(self) -> tuple[Choice, ...]:
        """The hours of the day that is looked at."""
        if self.progress.looks_at in ("", "days"):
            return ()
        day = date.fromisoformat(self.progress.looks_at)
        board = hours(self.step, day, self.found.now, self.after(), self.texts)
        return tuple(self.marked(choice) for choice in board)

    def marked(self, choice: Choice) -> Choice:
        """The same choice, marked if it was answered before."""
        was = isinstance(choice.answer, Answer) and self.chosen(dict(choice.answer.facts).get(self.step.fills, ""))
        return replace(choice, chosen=True) if was else choice


def _stations(words: _Wording) -> Iterator[Choice]:
    step = words.step
    for choice in words.found.stations[: step.popular_here]:
        yield words.marked(replace(choice, answer=station_answer(step, choice.id)))
    yield from _options(words)


def _options(words: _Wording) -> Iterator[Choice]:
    for option in words.step.options:
        yield words.marked(
            Choice(
                option.value,
                words.say(option.value),
                option_answer(words.step, option),
                words.say(f"{option.value}-detail", needed=False),
                option.icon,
            )
        )


def _moments(words: _Wording) -> Iterator[Choice]:
    looks_at, now, after = words.progress.looks_at, words.found.now, words.after()
    if looks_at == "days":
        yield from days(now, after, words.texts)
    elif not looks_at:
        for choice in quick_choices(words.step, now, after, words.texts):
            yield words.marked(choice)
        yield Choice("another", words.say("another"), Look("days"), icon="calendar")


def _again(words: _Wording) -> Iterator[Choice]:
    if words.found.paused:
        other = tuple(_instead(words))
        first = words.found.instead_first and bool(other)
        again = Choice("again", words.texts.say("try-again"), Next(), primary=not first)
        yield from (*(replace(choice, primary=True) for choice in other), again) if first else (again, *other)


def _instead(words: _Wording) -> Iterator[Choice]:
    """What may help when paying did not work: another way to pay, or to keep the ticket."""
    for fact, value in words.step.instead:
        if fact == words.found.instead and words.progress.known.get(fact) != value:
            yield Choice(f"instead-{fact}", words.say(f"instead-{fact}"), Answer(((fact, value),)))


def _parties(words: _Wording) -> Iterator[Choice]:
    for name in words.step.quick:
        party = quick_party(name)
        kind = party.counts[0][0]
        age = words.say(f"{kind}-age", needed=False) if len(party.counts) == 1 else ""
        answer = Answer(((words.step.fills, party),))
        yield words.marked(Choice(name, words.party(party, words.step), answer, age, kind))


def _offers(words: _Wording) -> Iterator[Choice]:
    for choice in words.found.offers[: words.step.show]:
        answer = Answer(((words.step.fills, choice.id), *words.step.tile_sets))
        yield words.marked(replace(choice, answer=answer))
    yield from _asks(words)


def _asks(words: _Wording) -> Iterator[Choice]:
    """What one may ask to be asked, beside the offers; with what is known of it when it is out of the ordinary."""
    for fact in words.step.asks:
        if can_change(words.flow, words.progress, fact):
            value = words.progress.known[fact]
            asker = next(step for step in words.flow.steps if step.fills == fact)
            icon = next((option.icon for option in asker.options if option.value == value), "")
            detail = "" if value == words.flow.facts[fact].default else words.value(fact)
            yield Choice(f"ask-{fact}", words.say(f"ask-{fact}"), Change(fact), detail, icon)


def _agreed(words: _Wording) -> Iterator[Choice]:
    value = words.flow.facts[words.step.fills].values[0]
    yield Choice(value, words.say(value), Answer(((words.step.fills, value),)), primary=True)
    yield from (ask for ask in _asks(words) if not ask.detail)  # what is out of the ordinary has a line to change it


def _no_choices(words: _Wording) -> Iterator[Choice]:
    yield from ()


_CHOICES: Mapping[str, Callable[[_Wording], Iterator[Choice]]] = {
    "welcome": _stations,
    "choice": _options,
    "info": _options,
    "station": _stations,
    "moment": _moments,
    "party": _parties,
    "offers": _offers,
    "pay": _again,
    "deliver": _again,
    "review": _agreed,
    "feedback": _options,
}
