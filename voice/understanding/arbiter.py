"""Weighs what several engines heard: act, confirm, offer both, or nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from kiosk.flows.model import Answer, Value
from kiosk.flows.prompt import Choice
from kiosk.timetable.spelling import plain
from voice.model import Hearing
from voice.understanding.model import Asked, Doubt, Meaning
from voice.understanding.understanding import Understanding

# Nothing is bought, lost or changed by these: one engine is enough.
HARMLESS = frozenset({
    "repeat", "louder", "softer", "slower", "faster", "wait", "help", "what-can-i-say", "larger", "back",
})  # fmt: skip
NEVER_BY_VOICE = frozenset({"agreed", "payment", "means"})  # facts that pay or decide how: asked once more, always
MONEY_STEPS = frozenset({"pay", "collect", "review"})  # kinds of step at which a yes or a no is about money
CALLED = frozenset({"handover"})  # kind of step at which a person is on her way
MOST = 4  # buttons
SAID_TO_US = 5  # words of a command that one engine alone heard; a longer sentence may have been said to somebody else


@dataclass(frozen=True)
class Weighing:
    """What is to be done with what was heard.

    act: do it. confirm: say what was heard and ask whether it is right. choose: `meaning` holds a doubt, or `others`
    the other readings: big buttons, likeliest first. nothing: nobody said anything that means something here.
    """

    kind: Literal["act", "confirm", "choose", "nothing"]
    meaning: Meaning
    others: tuple[Meaning, ...] = ()


def weigh(hearings: Sequence[Hearing], asked: Asked, understanding: Understanding) -> Weighing:
    """What to do with all that was made of one utterance. Never raises.

    A closed engine hears one of the screen's phrases in anything: its text counts only where it is one of them, and
    alone it decides nothing that fills the order. An open one writes other words that sound the same: where its own
    mean nothing, the likest phrase of the screen stands for them.
    """
    readings = list(_readings(hearings, asked, understanding))
    by_sound = _by_sound(hearings, asked, understanding)
    if by_sound and all(closed for _, closed in readings):
        readings.insert(0, (by_sound[0], False))
        if len(readings) == 1:  # no words of the screen, and another engine heard none: which of them?
            return _between(by_sound, asked) if len(by_sound) > 1 else Weighing("confirm", by_sound[0])
    if not readings:
        return Weighing("nothing", Meaning())
    first = next((meaning for meaning, closed in readings if not closed), readings[0][0])
    if len({_effect(meaning, asked) for meaning, _ in readings}) > 1:
        several = [first, *(meaning for meaning, _ in readings), *by_sound]
        means = [meaning for meaning in several if not _answers_nothing(meaning) or _is_final(meaning, asked)]
        one = len({_effect(meaning, asked) for meaning in means}) == 1 and not means[0].doubts
        return Weighing("confirm", means[0]) if one else _between(means or several, asked)
    if first.doubts:
        return Weighing("choose", first)
    if _answers_nothing(first) and not _is_final(first, asked):
        others = [meaning for meaning in by_sound if _effect(meaning, asked) != _effect(first, asked)]
        return _between([*others, first], asked) if others else Weighing("confirm", first)
    alone = len(readings) == 1
    return Weighing("act" if _may_act(first, hearings, asked, alone=alone) else "confirm", first)


def believed(hearings: Sequence[Hearing], asked: Asked, understanding: Understanding) -> Sequence[Hearing]:
    """What is weighed where perhaps nobody speaks to the kiosk; none of it: that was the hall.

    A closed engine finds its phrase in any noise: an open one must have written words that mean something here.
    """
    written = (hearing.text for hearing in hearings if not hearing.closed)
    return hearings if any(not understanding.meaning(text, asked).empty for text in written) else ()


def called(hearings: Sequence[Hearing], asked: Asked, understanding: Understanding) -> bool:
    """Whether somebody called for help where nobody was: sure enough to be asked what she wants, and for no more."""
    if any(len(hearing.text.split()) > SAID_TO_US for hearing in hearings):
        return False
    weighing = weigh(believed(hearings, asked, understanding), asked, understanding)
    return weighing.kind == "act" and weighing.meaning.command == "help"


def _readings(
    hearings: Sequence[Hearing], asked: Asked, understanding: Understanding
) -> Iterator[tuple[Meaning, bool]]:
    """What each engine's own words mean, and whether it is a closed one; those that mean something."""
    phrases = frozenset(map(plain, understanding.screen(0, asked).phrases))
    for hearing in hearings:
        if hearing.closed and plain(hearing.text) not in phrases:
            continue
        meaning = _with_place(understanding.meaning(hearing.text, asked), hearing, asked, understanding)
        if not meaning.empty:
            yield meaning, hearing.closed


def _may_act(meaning: Meaning, hearings: Sequence[Hearing], asked: Asked, *, alone: bool) -> bool:
    """Two that agree, or one that heard what harms nobody, and was contradicted by none."""
    if _is_final(meaning, asked):
        return False
    if not alone:
        return True
    several = sum(bool(hearing.text.strip()) for hearing in hearings) > 1
    contradicted = several and any(hearing.closed and hearing.text for hearing in hearings)
    beside = any(len(hearing.text.split()) > SAID_TO_US for hearing in hearings)  # "hold my bag, please, will you"
    return _is_harmless(meaning) and not contradicted and not beside


def _by_sound(hearings: Sequence[Hearing], asked: Asked, understanding: Understanding) -> tuple[Meaning, ...]:
    """What phrases of the screen mean that sound like what open engines wrote, likest first, each effect once."""
    alike = (phrase for hearing in hearings if not hearing.closed for phrase in hearing.alike)
    found: dict[object, Meaning] = {}
    for phrase in dict.fromkeys(alike):
        if not (meaning := understanding.meaning(phrase, asked)).empty:
            found.setdefault(_effect(meaning, asked), meaning)
    return tuple(found.values())


def _with_place(meaning: Meaning, hearing: Hearing, asked: Asked, understanding: Understanding) -> Meaning:
    """An order without its place, as such an engine knows few names: with the one that sounds like words of it.

    What one engine alone heard is read back before it counts, and so is this.
    """
    facts = dict(meaning.facts)
    if not facts or "destination" in facts.keys() | {doubt.fact for doubt in meaning.doubts}:
        return meaning
    if "destination" in asked.known:
        return meaning
    found: dict[Value, Meaning] = {}
    for text in hearing.reread:
        other = understanding.meaning(text, asked)
        place = dict(other.facts).get("destination")
        if place is not None and facts.items() <= dict(other.facts).items():
            found.setdefault(place, other)
    if len(found) < 2:
        return next(iter(found.values()), meaning)
    return replace(meaning, doubts=(*meaning.doubts, Doubt("destination", tuple(found)[:MOST])))


def _answers_nothing(meaning: Meaning) -> bool:
    """A yes or a no where none is asked for: it was another word, or said to somebody else."""
    return not (meaning.facts or meaning.choice) and meaning.command in ("yes", "no")


def _between(readings: Sequence[Meaning], asked: Asked) -> Weighing:
    """Buttons of both; where they differ in one fact alone, of its values."""
    distinct: dict[object, Meaning] = {}
    for meaning in readings:
        distinct.setdefault(_effect(meaning, asked), meaning)
    first, *others = distinct.values()
    facts = [dict(meaning.facts) for meaning in distinct.values()]
    differing = {fact for one in facts for fact in one if any(other.get(fact) != one[fact] for other in facts)}
    if (
        len(differing) == 1
        and all(differing <= one.keys() for one in facts)
        and not any(m.doubts for m in distinct.values())
    ):
        fact = next(iter(differing))
        values = tuple(dict.fromkeys(one[fact] for one in facts))[:MOST]
        kept = tuple((name, value) for name, value in first.facts if name != fact)
        return Weighing("choose", replace(first, facts=kept, doubts=(Doubt(fact, values),)), tuple(others[: MOST - 1]))
    return Weighing("choose", first, tuple(others[: MOST - 1]))


def _effect(meaning: Meaning, asked: Asked) -> object:
    """What it does: a choice and the facts that this choice sets are the same."""
    choice = _choice(meaning, asked)
    if choice is not None and isinstance(choice.answer, Answer):
        return frozenset(choice.answer.facts)
    if meaning.facts and not (meaning.doubts or meaning.unmet or meaning.question):
        return frozenset(meaning.facts)
    return meaning


def _choice(meaning: Meaning, asked: Asked) -> Choice | None:
    if not meaning.choice or asked.prompt is None:
        return None
    choices = (*asked.prompt.choices, *asked.prompt.moments)
    return next((choice for choice in choices if choice.id == meaning.choice), None)


def _is_final(meaning: Meaning, asked: Asked) -> bool:
    """Whether it pays, cancels a sale or calls off help: never done by voice alone."""
    kind = asked.prompt.kind if asked.prompt else ""
    choice = _choice(meaning, asked)
    facts = dict(meaning.facts)
    if choice is not None and isinstance(choice.answer, Answer):
        facts |= dict(choice.answer.facts)
    if facts.keys() & NEVER_BY_VOICE or meaning.command == "start-again":
        return True
    if kind in MONEY_STEPS:
        return meaning.command in ("yes", "no", "next") or bool(choice)
    return kind in CALLED and not (meaning.command in HARMLESS - {"back"} or meaning.question)


def _is_harmless(meaning: Meaning) -> bool:
    """Whether one engine is enough: nothing of the order is filled by it."""
    if meaning.facts or meaning.choice or meaning.doubts:
        return False
    return meaning.command in HARMLESS or bool(meaning.question)
