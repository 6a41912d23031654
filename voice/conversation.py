"""One talk: what a sentence leads to here; two misses at most at a step, then the touch list and a person."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from kiosk.flows.model import Answer, Facts, Flow, Party, Value
from voice.understanding.arbiter import Weighing
from voice.understanding.model import Asked, Doubt, Meaning

MOST_READINGS = 4  # big buttons on one screen
MISSES = 2  # at one step: the first is asked once more, the second is answered with a person
HARD_TO_UNDO = frozenset({"start-again"})  # forgets a whole order: asked first
AGREES = frozenset({"yes", "next"})
ORDERS = frozenset({"need", "destination"})  # who names neither wants nothing of a kiosk
ONE = Party((("adult", 1),))  # what "a person" is, in an order
BUYS = ("review", "pay")  # here a yes is about money


class Way(StrEnum):
    """What the kiosk does with what was said."""

    ACT = "act"  # carry out the meaning
    CONFIRM = "confirm"  # "I heard: two seniors to Hamburg. Right?"
    CHOOSE = "choose"  # two to four big buttons
    PRESS = "press"  # money: the consent is a finger's or a key's
    AGAIN = "again"  # say it once more
    TOUCH = "touch"  # the touch list, and the offer of a person


@dataclass(frozen=True)
class Turn:
    """What follows from one utterance. `doubt` or `readings` hold the buttons of CHOOSE, likeliest first."""

    way: Way
    meaning: Meaning = field(default_factory=Meaning)
    doubt: Doubt | None = None
    readings: tuple[Meaning, ...] = ()


class Conversation:
    """Counts what was not understood at each step of one visit. Silence is no miss; nobody is ever blamed.

    A miss is forgiven only by an answer that was taken at that step: no going to and fro makes it ask for ever.
    """

    def __init__(self) -> None:
        self._misses: dict[str, int] = {}

    def begin(self) -> None:
        """Another visit."""
        self._misses.clear()

    def turn(self, weighing: Weighing, asked: Asked) -> Turn:
        """What to do with what was made of one utterance, said to this screen."""
        meanings = [meaning for meaning in (weighing.meaning, *weighing.others) if not meaning.empty]
        if weighing.kind == "nothing" or not meanings:
            return self.missed(asked)
        first = meanings[0]
        if buys(first, asked):
            return Turn(Way.PRESS, first)
        if doubt := doubted(first):
            return doubt
        if weighing.kind == "choose" and (readings := _apart(meanings, asked)):
            return Turn(Way.CHOOSE, first, readings=readings)
        return _sure(weighing, first, asked)

    def missed(self, asked: Asked) -> Turn:
        """Nothing was understood, or it was heard wrongly: once more, and then never again at this step."""
        step = _step(asked)
        self._misses[step] = self._misses.get(step, 0) + 1
        return Turn(Way.AGAIN if self._misses[step] < MISSES else Way.TOUCH)

    def taken(self, step: str) -> None:
        """An answer was taken at this step: what was missed there is forgiven."""
        self._misses.pop(step, None)


def doubted(meaning: Meaning) -> Turn | None:
    """The first thing of it that may have been something else, as buttons; None when nothing is unsure."""
    if not meaning.doubts:
        return None
    doubt = meaning.doubts[0]
    return Turn(Way.CHOOSE, meaning, Doubt(doubt.fact, doubt.values[:MOST_READINGS]))


def settled(meaning: Meaning, fact: str, value: Value) -> Meaning:
    """The same once a button has settled the doubt about `fact`."""
    facts = (*((name, other) for name, other in meaning.facts if name != fact), (fact, value))
    return replace(meaning, facts=facts, doubts=tuple(doubt for doubt in meaning.doubts if doubt.fact != fact))


def corrected(pending: Meaning, said: Meaning) -> Meaning:
    """What was read back, with what she says instead: "no, Bonn" changes the place and nothing else."""
    facts = {**dict(pending.facts), **dict(said.facts)}
    return replace(said, facts=tuple(facts.items()), command="" if said.command == "no" else said.command)


def to_the_hall(weighing: Weighing) -> Weighing:
    """What was said to "shall a person come?", which the kiosk asked where perhaps nobody is.

    An order names a place, or wants a ticket; one person alone is a yes. All else was said to somebody else.
    """
    said = weighing.meaning
    facts = dict(said.facts)
    named = facts.keys() | {doubt.fact for doubt in said.doubts}
    if not named or named & ORDERS:
        return weighing
    if facts == {"party": ONE}:
        return Weighing("act", Meaning(command="yes"))
    return Weighing("nothing", Meaning())


def buys(meaning: Meaning, asked: Asked) -> bool:
    """Whether it would pay, or cancel what is being paid: never done by voice alone."""
    prompt = asked.prompt
    if prompt is None or prompt.kind not in BUYS:
        return False
    if prompt.kind == "pay":
        return bool(meaning.choice or meaning.facts or meaning.command in AGREES | {"no", "back"})
    consent = prompt.choices[0] if prompt.choices else None
    if meaning.command in AGREES and not meaning.facts:
        return True
    if consent is None or not isinstance(consent.answer, Answer):
        return False
    return meaning.choice == consent.id or bool(dict(consent.answer.facts).keys() & dict(meaning.facts).keys())


def whole_order(flow: Flow, known: Facts, facts: Sequence[tuple[str, Value]]) -> tuple[tuple[str, Value], ...]:
    """What was said, with what goes without saying: who names a place or a day wants a ticket.

    A place alone, said while nothing is known, is what the touch of its tile is: one way, now. Who says more is asked
    for the rest.
    """
    said, welcome = dict(facts), next((step for step in flow.steps if step.tile_fills), None)
    if welcome is None:
        return tuple(facts)
    place = _asked_at(flow, welcome.tile_fills)
    sets = {fact: value for fact, value in welcome.tile_sets if fact not in said and fact not in known}
    more = said.keys() - {welcome.tile_fills} - {fact for fact, value in welcome.tile_sets if said.get(fact) == value}
    if more or welcome.tile_fills not in said or known.keys() & dict(welcome.tile_sets).keys():
        later = any(_asked_at(flow, fact) >= place for fact in said)
        sets = {fact: value for fact, value in sets.items() if later and 0 <= _asked_at(flow, fact) < place}
    return tuple((sets | said).items())


def _asked_at(flow: Flow, fact: str) -> int:
    """Number of the step that asks for it; -1 where none does."""
    return next((number for number, step in enumerate(flow.steps) if step.fills == fact), -1)


def _sure(weighing: Weighing, meaning: Meaning, asked: Asked) -> Turn:
    """What is not sure is read back, a command too: "hold my bag, will you" was "back" to one engine."""
    if meaning.command in HARD_TO_UNDO:
        sure = not (asked.prompt and asked.prompt.can_go_back)  # nothing is known yet: nothing is forgotten
    else:
        sure = weighing.kind == "act" or bool(meaning.question)
    if not sure:
        return Turn(Way.CONFIRM, meaning)
    return Turn(Way.ACT, meaning)


def _apart(meanings: Sequence[Meaning], asked: Asked) -> tuple[Meaning, ...]:
    """Readings that differ, at most four, none of which would buy; () where there are no two of them."""
    found = [meaning for meaning in dict.fromkeys(meanings) if not buys(meaning, asked)][:MOST_READINGS]
    return tuple(found) if len(found) > 1 else ()


def _step(asked: Asked) -> str:
    return asked.prompt.step if asked.prompt else ""
