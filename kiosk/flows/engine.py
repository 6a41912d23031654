"""The rule that decides what is asked next: an event in, progress out, nothing remembered.

Shown is the first step that is due: its `when` holds, and the fact that it fills is unknown or wanted again. All else
follows from that: skipping, correcting, going back. The same for every flow; a flow cannot take it away.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from kiosk.flows.conditions import Predicate, compiled, reads
from kiosk.flows.model import (
    Answer,
    Back,
    Change,
    Event,
    Fact,
    Flow,
    Look,
    Next,
    NotNow,
    Outcome,
    Party,
    Progress,
    Reaction,
    Step,
    Value,
)

ACTS = frozenset({"pay", "deliver"})  # the kiosk acts there; nobody is asked anything
PASSED = frozenset({"welcome", "message", "info"})  # `Next` or any answer passes them
ONLY_HERE = frozenset({"offers", "review", "feedback"})  # what they ask can be answered on their own screen only
CHANGED = frozenset({"choice", "station", "moment", "party", "offers"})  # what they ask can be asked again
DAY = re.compile(r"days|\d{4}-\d\d-\d\d")
MOMENT = re.compile(r"now|\d{4}-\d\d-\d\dT\d\d:\d\d")


class _Rule(NamedTuple):
    """A step, ready to be tried."""

    step: Step
    holds: Predicate
    reads: frozenset[str]


@dataclass(frozen=True)
class _Plan:
    """What follows from a flow, worked out once."""

    rules: tuple[_Rule, ...]
    askers: Mapping[str, tuple[_Rule, ...]]  # fact -> the steps that ask for it
    guarded: tuple[tuple[str, tuple[_Rule, ...]], ...]  # facts that are asked under conditions only
    later: tuple[tuple[str, str], ...]  # (moment, the moment it must be after)
    dependants: Mapping[str, frozenset[str]]  # fact -> all that is forgotten when it changes
    defaults: Mapping[str, str]
    best: Mapping[str, Predicate]  # id of an offers step -> when the first offer is taken unasked


@lru_cache(maxsize=64)
def _plan(flow: Flow) -> _Plan:
    rules = tuple(_Rule(step, compiled(step.when), reads(step.when)) for step in flow.steps)
    askers = {fact: tuple(rule for rule in rules if rule.step.fills == fact) for fact in flow.facts}
    return _Plan(
        rules,
        askers,
        tuple((fact, some) for fact, some in askers.items() if some and all(rule.step.when for rule in some)),
        tuple((step.fills, step.after) for step in flow.steps if step.after),
        {fact: _closure(flow, fact) for fact in flow.facts},
        {fact.name: fact.default for fact in flow.facts.values() if fact.default},
        {step.id: compiled(step.take_best) for step in flow.steps if step.take_best},
    )


def _closure(flow: Flow, name: str) -> frozenset[str]:
    found: set[str] = set()
    todo = [name]
    while todo:
        one = todo.pop()
        for fact in flow.facts.values():
            if one in fact.depends_on and fact.name not in found:
                found.add(fact.name)
                todo.append(fact.name)
    return frozenset(found)


def start(flow: Flow) -> Progress:
    """Nothing is known but what has a default."""
    plan = _plan(flow)
    return _settled(plan, Progress(_sorted(plan.defaults)))


def due(flow: Flow, progress: Progress) -> Step:
    """The step on the screen. Raises LookupError if there is none: the checker finds such flows."""
    step = _first(_plan(flow), progress)
    if progress.end.startswith("handover:"):
        reason = progress.end.partition(":")[2]
        if step is None or step.kind != "handover" or step.reason != reason:
            return Step(f"handover-{reason}", "handover", reason=reason)
    if step is None:
        raise LookupError(f"no step of {flow.id} is due: {dict(progress.facts)}")
    return step


def takes_best(flow: Flow, progress: Progress) -> bool:
    """Whether the first offer is to be taken without asking: its condition holds and nobody asked to change it."""
    step = _first(_plan(flow), progress)
    return step is not None and not progress.end and _takes_best(_plan(flow), step, progress)


def can_go_back(progress: Progress) -> bool:
    """Whether `Back` has a meaning now: never once money has moved."""
    over = progress.end and not progress.end.startswith("handover:")
    return bool(progress.past) and progress.money == "none" and not over


def can_change(flow: Flow, progress: Progress, fact: str) -> bool:
    """Whether `Change(fact)` has a meaning now: it is known, a step asks for it, and no money has moved."""
    facts = progress.known
    return (
        progress.money == "none"
        and not progress.end
        and fact in facts
        and fact not in progress.asks
        and any(rule.step.kind in CHANGED and rule.holds(facts) for rule in _plan(flow).askers.get(fact, ()))
    )


def can_answer(flow: Flow, progress: Progress, fact: str, value: Value) -> bool:
    """Whether this value of a fact is possible: of its type, and after the moment that it must be after."""
    spec = flow.facts.get(fact)
    if spec is None or not _fits(spec, value):
        return False
    facts = progress.known
    return all(
        name != fact or after not in facts or _is_later(value, facts[after]) for name, after in _plan(flow).later
    )


def without(flow: Flow, progress: Progress, names: Collection[str]) -> Progress:
    """The same wish without these facts and all that depends on them; what has a default is as usual again."""
    plan = _plan(flow)
    return _settled(plan, _forgotten(plan, progress, tuple(names)))


def send(flow: Flow, progress: Progress, event: Event) -> Progress:
    """Progress after this event. Raises NotNow when it has no meaning here: then nothing has changed."""
    plan = _plan(flow)
    if isinstance(event, Back):
        return _backed(progress)
    step = _first(plan, progress)
    if progress.end or step is None:
        raise NotNow(f"{event} after the end ({progress.end or 'no step is due'})")
    match event:
        case Answer():
            new = _answered(flow, plan, progress, step, event)
        case Change(fact):
            if not can_change(flow, progress, fact):
                raise NotNow(f"{fact} cannot be changed at {step.id}")
            new = replace(progress, asks=progress.asks | {fact})
        case Next():
            if step.kind not in PASSED and not step.may_skip:
                raise NotNow(f"{step.id} wants an answer")
            new = replace(progress, seen=progress.seen | {step.id})
        case Look(at):
            if step.kind != "moment" or at == progress.looks_at or not DAY.fullmatch(at):
                raise NotNow(f"there is no {at} to look at on {step.id}")
            return _remembered(replace(progress, looks_at=at), progress, asked=True)
        case Outcome(name):
            reaction = dict(step.reactions).get(name)
            if reaction is None:
                raise NotNow(f"{name} cannot happen at {step.id}")
            new = _reacted(plan, _paid(progress, step, name), step, name, reaction)
    asked = not isinstance(event, Outcome) and step.kind not in ACTS and not _takes_best(plan, step, progress)
    return _remembered(_settled(plan, replace(new, looks_at="")), progress, asked)


def _first(plan: _Plan, progress: Progress) -> Step | None:
    facts, seen, asks = dict(progress.facts), progress.seen, progress.asks
    for step, holds, _ in plan.rules:
        fact = step.fills
        waits = (fact not in facts and step.id not in seen) or fact in asks if fact else step.id not in seen
        if waits and holds(facts):
            return step
    return None


def _takes_best(plan: _Plan, step: Step, progress: Progress) -> bool:
    wanted = plan.best.get(step.id)
    return wanted is not None and step.fills not in progress.asks and wanted(progress.known)


def _backed(progress: Progress) -> Progress:
    if not can_go_back(progress):
        raise NotNow("there is no way back")
    return replace(progress.past[-1], past=progress.past[:-1])


def _remembered(new: Progress, old: Progress, asked: bool) -> Progress:
    """`new` with its way back. Screens on which the kiosk acted are no place to go back to."""
    if new.money != "none" or new.end in ("done", "left"):
        return replace(new, past=())
    past = (*old.past, replace(old, past=())) if asked else old.past
    bare = replace(new, past=())
    while past and past[-1] == bare:  # the kiosk led there by itself: back would show the same screen again
        past = past[:-1]
    return replace(new, past=past)


def _answered(flow: Flow, plan: _Plan, progress: Progress, step: Step, answer: Answer) -> Progress:
    old, new = dict(progress.facts), dict(answer.facts)
    for fact, value in new.items():
        if not _may_answer(flow, plan, progress, step, fact, value):
            raise NotNow(f"{fact}={value!r} is no answer at {step.id}")
        new[fact] = _plain(flow.facts[fact], value)
    changed = [fact for fact, value in new.items() if old.get(fact) != value]
    if not changed and not progress.asks & new.keys():
        raise NotNow(f"{sorted(new)} is known already")
    # What is learnt for the first time changes nothing: who wished to go quickly and then named a place still does.
    gone = frozenset().union(*(plan.dependants[fact] for fact in changed if fact in old)) - new.keys()
    facts = _without(plan, old, gone) | new
    seen = progress.seen | {step.id} if step.kind in PASSED else progress.seen
    return replace(progress, facts=_sorted(facts), asks=progress.asks.difference(new), seen=seen)


def _may_answer(flow: Flow, plan: _Plan, progress: Progress, step: Step, fact: str, value: Value) -> bool:
    spec = flow.facts.get(fact)
    if spec is None or not _fits(spec, value):
        return False
    if step.fills != fact:
        if any(rule.step.kind in ONLY_HERE for rule in plan.askers[fact]):
            return False
        return progress.money == "none"
    return can_answer(flow, progress, fact, value)


def _fits(fact: Fact, value: Value) -> bool:
    if isinstance(value, Party):
        counts = dict(value.counts)
        return fact.type == "party" and counts.keys() <= set(fact.kinds) and 0 < value.size <= fact.max \
            and min(counts.values()) >= 0  # fmt: skip
    if fact.type == "choice":
        return value in fact.values
    if fact.type == "moment":
        return MOMENT.fullmatch(value) is not None
    return fact.type in ("station", "offer") and bool(value)


def _plain(fact: Fact, value: Value) -> Value:
    """A party in the order of the flow file without zeros, so that equal parties are equal."""
    if not isinstance(value, Party):
        return value
    return Party(tuple((kind, value.of(kind)) for kind in fact.kinds if value.of(kind)))


def _paid(progress: Progress, step: Step, outcome: str) -> Progress:
    if step.kind in ("pay", "collect") and outcome in ("paid", "unknown", "waits"):
        return replace(progress, money="taken" if outcome in ("paid", "waits") else "unknown")
    return progress


def _reacted(plan: _Plan, progress: Progress, step: Step, outcome: str, reaction: Reaction) -> Progress:
    match reaction.kind:
        case "next":
            facts = dict(progress.facts) | {step.fills: outcome}
            left = tuple((key, times) for key, times in progress.tries if key.partition(":")[0] != step.id)
            return replace(progress, facts=_sorted(facts), asks=progress.asks - {step.fills}, tries=left)
        case "end":
            return replace(progress, end="left")
        case "handover":
            return replace(progress, end=f"handover:{reaction.reason}")
        case "forget":
            return _forgotten(plan, progress, reaction.forget)
    tries = dict(progress.tries)
    key = f"{step.id}:{outcome}"
    tries[key] = tries.get(key, 0) + 1
    again = replace(progress, tries=tuple(sorted(tries.items())))
    if tries[key] <= reaction.times or reaction.then is None:
        return again
    return _reacted(plan, again, step, outcome, reaction.then)


def _forgotten(plan: _Plan, progress: Progress, names: tuple[str, ...]) -> Progress:
    """Without these facts and all that depends on them; what was tried for their sake is forgiven."""
    gone = frozenset(names).union(*(plan.dependants[name] for name in names))
    steps = {rule.step.id for fact in gone for rule in plan.askers[fact]}
    tries = tuple((key, times) for key, times in progress.tries if key.partition(":")[0] not in steps)
    facts = _without(plan, dict(progress.facts), gone)
    return replace(progress, facts=_sorted(facts), asks=progress.asks - gone, tries=tries)


def _settled(plan: _Plan, progress: Progress) -> Progress:
    """Answers to questions that no longer apply are forgotten, messages unseen; an end is noticed."""
    facts = dict(progress.facts)
    while moot := _moot(plan, facts):
        facts = _without(plan, facts, moot.union(*(plan.dependants[fact] for fact in moot)))
    seen = progress.seen and frozenset(
        rule.step.id for rule in plan.rules if rule.step.id in progress.seen and not _void(rule, facts)
    )
    new = replace(progress, facts=_sorted(facts), asks=progress.asks.intersection(facts), seen=seen)
    if new.end:
        return new
    step = _first(plan, new)
    if step is not None and step.kind == "handover":
        return replace(new, end=f"handover:{step.reason}")
    return replace(new, end="done") if step is not None and step.ends else new


def _moot(plan: _Plan, facts: Mapping[str, Value]) -> frozenset[str]:
    """Known facts that no step would ask for now, and moments that are no longer late enough."""
    unasked = {
        fact
        for fact, rules in plan.guarded
        if fact in facts and facts[fact] != plan.defaults.get(fact) and all(_void(rule, facts) for rule in rules)
    }
    early = {
        fact
        for fact, after in plan.later
        if fact in facts and after in facts and not _is_later(facts[fact], facts[after])
    }
    return frozenset(unasked | early)


def _void(rule: _Rule, facts: Mapping[str, Value]) -> bool:
    """Every fact that the condition reads is known, and it does not hold."""
    return rule.reads <= facts.keys() and not rule.holds(facts)


def _is_later(moment: Value, other: Value) -> bool:
    return isinstance(moment, str) and isinstance(other, str) and moment != "now" and (other == "now" or moment > other)


def _without(plan: _Plan, facts: Mapping[str, Value], gone: frozenset[str]) -> dict[str, Value]:
    kept: dict[str, Value] = {fact: value for fact, value in facts.items() if fact not in gone}
    return kept | {fact: plan.defaults[fact] for fact in gone & plan.defaults.keys()}


def _sorted(facts: Mapping[str, Value]) -> tuple[tuple[str, Value], ...]:
    return tuple(sorted(facts.items()))
