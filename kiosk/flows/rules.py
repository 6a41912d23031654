"""What must be true of a flow before anybody walks it: names that exist, outcomes that are answered, safe money."""

from collections.abc import Iterator
from typing import NamedTuple

from kiosk.flows.answers import quick_party
from kiosk.flows.conditions import leaves
from kiosk.flows.model import Condition, Fact, Flow, Reaction, Step
from kiosk.flows.moments import is_quick
from kiosk.flows.reader import OUTCOMES
from kiosk.flows.tree import meant
from kiosk.flows.wording import trail_names

FILLS = {
    "choice": "choice", "station": "station", "moment": "moment", "party": "party", "offers": "offer",
    "review": "choice", "pay": "outcome", "collect": "outcome", "deliver": "outcome", "feedback": "choice",
}  # fmt: skip
REASONS = (
    "asked", "no-fare", "no-paper", "no-ticket", "no-timetable", "no-way", "paid-waits",
    "payment", "payment-unknown", "slip", "terminal-off",
)  # fmt: skip
WELL = ("paid", "done")  # the outcomes after which one may simply go on
GOES_ON = (*WELL, "reserved")
# What a traveller cannot mend.
OUT_OF_ORDER = ("unknown", "no-paper", "jammed", "terminal-off", "no-fare", "no-way", "no-timetable")
MOST_CHOICES, MOST_PARTS = 4, 4
LEAST_WAIT, LEAST_SILENCE = 20, 90  # seconds: WCAG 2.2.1; an old traveller reads


class Found(NamedTuple):
    """One broken rule, at a line of flow.yaml."""

    line: int
    code: str
    what: str
    cure: str = ""


def broken_rules(flow: Flow) -> Iterator[Found]:
    """Everything that is wrong with names, types, outcomes, money and waiting times."""
    yield from _whole(flow)
    for fact in flow.facts.values():
        yield from _fact(flow, fact)
    for number, step in enumerate(flow.steps):
        yield from _names(flow, step)
        yield from _seen(flow, step)
        if step.fills in flow.facts or not step.fills:
            yield from _choices(flow, step)
            yield from _asks(flow, step)
            yield from _reactions(flow, step)
            yield from _money(flow, step, flow.steps[:number])
        for condition in (step.when, step.take_best):
            yield from _condition(flow, step, condition)
        yield from _pace(step)


def _whole(flow: Flow) -> Iterator[Found]:
    lines: dict[str, int] = {}
    for step in flow.steps:
        if step.id in lines:
            yield Found(step.line, "LF101", f"{step.id} is the name of two steps.", f"See line {lines[step.id]}.")
        lines.setdefault(step.id, step.line)
    if not any(step.ends for step in flow.steps):
        yield Found(0, "LF116", "no step ends the flow.", "Give the last message `ends: true`.")
    left: set[str] = set()
    part = ""
    for step in flow.steps:
        if step.trail and step.trail != part:
            if step.trail in left:
                what = f"part {step.trail!r} of the way comes twice."
                yield Found(step.line, "LF123", what, "Keep its steps together.")
            left.add(part)
            part = step.trail
    names = trail_names(flow)
    if len(names) > MOST_PARTS:
        line = next(step.line for step in flow.steps if step.trail == names[MOST_PARTS])
        cure = f"At most {MOST_PARTS}: nobody counts further."
        yield Found(line, "LF123", f"the way has {len(names)} parts: {', '.join(names)}.", cure)


def _fact(flow: Flow, fact: Fact) -> Iterator[Found]:
    asked = {step.fills for step in flow.steps} | {name for step in flow.steps for name, _ in _all_sets(step)}
    if fact.name not in asked and not fact.default:
        yield Found(fact.line, "LF102", f"no step asks for {fact.name}, and it has no default.", "Remove it, or ask.")
    for name in fact.depends_on:
        if name not in flow.facts:
            yield Found(fact.line, "LF103", f"{fact.name} depends on {name!r}, which is no fact.", _near(name, flow))
    if fact.name in _grounds(flow, fact):
        yield Found(fact.line, "LF104", f"{fact.name} depends on itself: its answer would wipe itself.")
    chosen = {option.value for step in flow.steps if step.fills == fact.name for option in step.options}
    chosen |= {value for step in flow.steps for name, value in _all_sets(step) if name == fact.name}
    reviewed = any(step.kind == "review" and step.fills == fact.name for step in flow.steps)
    for value in fact.values:
        if value not in chosen and not reviewed and (fact.name in asked or value != fact.default):
            yield Found(fact.line, "LF108", f"nobody can choose {value!r} for {fact.name}.", "Add an option for it.")


def _grounds(flow: Flow, fact: Fact) -> set[str]:
    """All that this fact depends on, at any distance."""
    found: set[str] = set()
    todo = list(fact.depends_on)
    while todo:
        name = todo.pop()
        if name not in found and name in flow.facts:
            found.add(name)
            todo += flow.facts[name].depends_on
    return found


def _seen(flow: Flow, step: Step) -> Iterator[Found]:
    for name in step.may_see:
        if name not in flow.facts:
            yield Found(step.line, "LF111", f"{step.id} shows a helper {name!r}, which is no fact.", _near(name, flow))


def _names(flow: Flow, step: Step) -> Iterator[Found]:
    for name in filter(None, (step.fills, step.tile_fills)):
        if name not in flow.facts:
            yield Found(step.line, "LF105", f"{step.id} fills {name!r}, which is no fact.", _near(name, flow))
    wanted = FILLS.get(step.kind, "")
    if step.fills in flow.facts and flow.facts[step.fills].type != wanted:
        what = f"{step.id} is a {step.kind} step, but {step.fills} is a {flow.facts[step.fills].type}."
        yield Found(step.line, "LF106", what, f"It must fill a {wanted}.")
    if step.tile_fills in flow.facts and flow.facts[step.tile_fills].type != "station":
        yield Found(step.line, "LF106", f"the tiles of {step.id} are places: {step.tile_fills} is none.")
    for name in step.lists:
        if name not in flow.facts:
            yield Found(step.line, "LF111", f"{step.id} lists {name!r}, which is no fact.", _near(name, flow))
        elif not any(other.fills == name for other in flow.steps):
            yield Found(step.line, "LF111", f"{step.id} lists {name}, which no step asks for.", "Take it off the list.")
    for name, value in _all_sets(step):
        if name not in flow.facts:
            yield Found(step.line, "LF122", f"{step.id} sets {name!r}, which is no fact.", _near(name, flow))
        elif flow.facts[name].type == "choice" and value not in flow.facts[name].values:
            cure = meant(value, flow.facts[name].values)
            yield Found(step.line, "LF122", f"{step.id} sets {name} to {value!r}.", cure)
        elif flow.facts[name].type not in ("choice", "moment"):
            yield Found(step.line, "LF122", f"{step.id} sets {name}, which is a {flow.facts[name].type}.")
    earlier = [other.fills for other in flow.steps[: flow.steps.index(step)] if other.kind == "moment"]
    if step.after and step.after not in earlier:
        cure = meant(step.after, earlier)
        yield Found(
            step.line, "LF124", f"{step.id} is after {step.after!r}, which no moment step before it asks.", cure
        )


def _all_sets(step: Step) -> Iterator[tuple[str, str]]:
    yield from step.tile_sets
    for option in step.options:
        yield from option.sets


def _choices(flow: Flow, step: Step) -> Iterator[Found]:
    fact = flow.facts.get(step.fills)
    known = fact.values if fact and fact.type == "choice" else ()
    for option in step.options:
        if fact and option.value not in known:
            what = f"{step.id} offers {option.value!r}, which {fact.name} cannot be."
            yield Found(step.line, "LF107", what, meant(option.value, known))
        if not fact and not option.sets:
            yield Found(step.line, "LF107", f"{step.id}: {option.value!r} leads nowhere.", "Say what it `sets`.")
    if step.kind == "review" and fact and len(known) != 1:
        yield Found(step.line, "LF107", f"{step.id} has {len(known)} ways to agree.", 'Give its fact values: ["yes"].')
    shown = len(step.options) + (step.popular_here if step.kind == "welcome" else 0)
    if step.kind == "party":
        shown = len(step.quick)
    if shown > MOST_CHOICES:
        yield Found(step.line, "LF109", f"{step.id} shows {shown} choices.", f"At most {MOST_CHOICES} on one screen.")
    for name in step.quick:
        if step.kind == "moment" and not is_quick(name):
            cure = meant(name, ("now", "in-1-hour", "this-evening", "tomorrow-morning", "same-evening", "next-morning"))
            yield Found(step.line, "LF125", f"{step.id}: {name!r} is no moment.", cure)
        if step.kind == "party" and fact and not _is_party(name, fact):
            cure = f"Write kind:number, with {', '.join(fact.kinds)}."
            yield Found(step.line, "LF125", f"{step.id}: {name!r} is no party.", cure)
    if step.kind == "moment" and not step.after and any(name.startswith(("same-", "next-")) for name in step.quick):
        yield Found(step.line, "LF125", f"{step.id}: same- and next- days need `after`.", "Use this- and tomorrow-.")


def _asks(flow: Flow, step: Step) -> Iterator[Found]:
    for name in step.asks:
        if name not in flow.facts:
            yield Found(step.line, "LF126", f"{step.id} asks for {name!r}, which is no fact.", _near(name, flow))
        elif flow.facts[name].default is None or not any(other.fills == name for other in flow.steps):
            cure = "Give it a default, and a step that fills it."
            yield Found(step.line, "LF126", f"{step.id} asks for {name}, which is no fact that can wait.", cure)
        elif step.kind == "review" and name not in step.lists:
            what = f"{step.id} asks for {name} and does not show the answer."
            yield Found(step.line, "LF118", what, f"Add {name} to its lists.")


def _is_party(name: str, fact: Fact) -> bool:
    try:
        party = quick_party(name)
    except ValueError:
        return False
    return all(kind in fact.kinds and count > 0 for kind, count in party.counts) and party.size <= fact.max


def _reactions(flow: Flow, step: Step) -> Iterator[Found]:
    answered = dict(step.reactions)
    for outcome in OUTCOMES.get(step.kind, ()):
        if outcome not in answered:
            cure = f"Add to `on`: {outcome}: {{handover: reason}}"
            yield Found(step.line, "LF110", f"{step.id} does not say what follows {outcome!r}.", cure)
    for outcome, reaction in step.reactions:
        last = _last(reaction)
        if outcome in WELL and reaction.kind != "next":
            yield Found(step.line, "LF119", f"{step.id}: {outcome!r} does not go on.", f"{outcome}: next")
        if last.kind in ("next", "end") and outcome not in GOES_ON:
            yield Found(step.line, "LF119", f"{step.id}: {outcome!r} goes on as if all were well.", "Call a person.")
        if (outcome in OUT_OF_ORDER or step.kind == "deliver") and outcome not in WELL and reaction.kind != "handover":
            what = f"{step.id}: {outcome!r} needs a person, and nobody is called."
            yield Found(step.line, "LF119", what, f"{outcome}: {{handover: reason}}")
        if last.reason == "asked":
            yield Found(step.line, "LF121", f"{step.id}: nobody asked for a person at {outcome!r}.", "Say the reason.")
        if last.kind == "handover" and last.reason not in REASONS:
            yield Found(
                step.line, "LF121", f"staff do not know the reason {last.reason!r}.", meant(last.reason, REASONS)
            )
        for name in last.forget:
            if name not in flow.facts:
                yield Found(step.line, "LF111", f"{step.id} forgets {name!r}, which is no fact.", _near(name, flow))
    if step.kind == "handover" and step.reason not in REASONS:
        yield Found(step.line, "LF121", f"staff do not know the reason {step.reason!r}.", meant(step.reason, REASONS))


def _last(reaction: Reaction) -> Reaction:
    return reaction if reaction.then is None else _last(reaction.then)


def _money(flow: Flow, step: Step, before: tuple[Step, ...]) -> Iterator[Found]:
    offers = [other for other in flow.steps if other.kind == "offers" and other.fills in flow.facts]
    if step.kind == "pay":
        reviews = [other for other in before if other.kind == "review" and other.fills in flow.facts]
        if not reviews:
            yield Found(step.line, "LF114", f"{step.id} asks for money without a review before it (WCAG 3.3.4).")
        elif not {other.fills for other in offers} & set(flow.facts[reviews[-1].fills].depends_on):
            cure = f"{reviews[-1].fills}: depends_on: [{offers[0].fills if offers else 'offer'}]"
            yield Found(step.line, "LF115", "the review is not asked again when the offer changes.", cure)
    if step.kind == "offers":
        for fact in flow.facts.values():
            asked = any(other.fills == fact.name and other.kind in FILLS for other in before)
            chosen = fact.type == "choice" and asked and any(fact.name in other.lists for other in flow.steps)
            priced = fact.type in ("station", "moment", "party") or chosen
            if priced and fact.name not in flow.facts[step.fills].depends_on:
                cure = f"Add {fact.name} to depends_on of {step.fills}."
                yield Found(step.line, "LF117", f"an old offer would stay when {fact.name} changes.", cure)
    if step.kind == "review":
        for offer in offers:
            for name in (*flow.facts[offer.fills].depends_on, offer.fills):
                if name not in step.lists and any(other.fills == name for other in flow.steps):
                    cure = f"Add {name} to its lists."
                    yield Found(step.line, "LF118", f"{step.id} does not show {name}, so nobody can check it.", cure)


def _condition(flow: Flow, step: Step, condition: Condition | None) -> Iterator[Found]:
    for leaf in leaves(condition):
        name, _, kind = leaf.fact.partition(".")
        fact = flow.facts.get(name)
        if fact is None:
            yield Found(step.line, "LF112", f"{step.id} looks at {name!r}, which is no fact.", _near(name, flow))
        elif kind and kind not in fact.kinds:
            yield Found(step.line, "LF112", f"{step.id} looks at {leaf.fact!r}.", meant(kind, fact.kinds))
        elif (leaf.least is not None or leaf.most is not None) and fact.type != "party":
            yield Found(
                step.line, "LF113", f"{step.id} counts {name}, which is a {fact.type}.", "Compare it with a value."
            )
        elif fact.type == "choice":
            for value in leaf.values:
                if value not in fact.values:
                    cure = meant(value, fact.values)
                    yield Found(
                        step.line, "LF113", f"{step.id} waits for {name} to be {value!r}, which never is.", cure
                    )
        elif fact.type == "party" and leaf.values:
            yield Found(
                step.line, "LF113", f"{step.id} compares the party {name} with a word.", "{party.senior: {min: 1}}"
            )


def _pace(step: Step) -> Iterator[Found]:
    pace = step.pace
    if pace.still_there_wait < LEAST_WAIT:
        what = f"{step.id} waits only {pace.still_there_wait:.0f} s for an answer to: are you still there?"
        yield Found(step.line, "LF501", what, f"At least {LEAST_WAIT}s (WCAG 2.2.1).")
    if pace.offer_help <= pace.hint:
        yield Found(step.line, "LF502", f"{step.id} offers a person before it gives a hint.", "hint < offer_help")
    if pace.still_there < LEAST_SILENCE and step.kind != "feedback":
        what = f"{step.id} asks after {pace.still_there:.0f} s whether anybody is there."
        yield Found(step.line, "LF503", what, f"At least {LEAST_SILENCE}s.")


def _near(name: str, flow: Flow) -> str:
    return meant(name, flow.facts)
