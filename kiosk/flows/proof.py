"""What the walk proves of a flow: every step is shown, every way ends, and nobody pays without a ticket or a person."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.flows import engine
from kiosk.flows.conditions import compiled
from kiosk.flows.model import Flow, Progress
from kiosk.flows.rules import Found
from kiosk.flows.walk import MOST_STATES, Walk


@dataclass(frozen=True)
class Known:
    """What is certain whenever a step is on the screen: the facts that are known, and whether money has moved."""

    facts: frozenset[str]
    paid: bool


def broken_promises(flow: Flow, walk: Walk) -> Iterator[Found]:
    """Everything that the walk found wrong, at the lines of the steps."""
    if not walk.complete:
        yield Found(0, "LF211", f"more than {MOST_STATES} states: too large to prove.", "Ask less, or split the flow.")
        return
    lines = {step.id: step.line for step in flow.steps}
    for code, id, what in walk.wrong:
        yield Found(lines.get(id, 0), code, f"{id}: {what}" if id else what)
    yield from _never_shown(flow, walk)
    yield from _constant(flow, walk)
    yield from _dead_ends(walk, lines, flow)
    yield from _money(walk)


def known_at(flow: Flow, walk: Walk) -> dict[str, Known]:
    """By step id (also of hand-overs that a reaction leads to): what a sentence there may rely on."""
    found: dict[str, Known] = {}
    for state, id in _shown(flow, walk):
        facts, paid = frozenset(state.known), state.money != "none"
        old = found.get(id, Known(facts, paid))
        found[id] = Known(old.facts & facts, old.paid and paid)
    return found


def _shown(flow: Flow, walk: Walk) -> Iterator[tuple[Progress, str]]:
    for state in walk.moves:
        if state.end != "left":
            try:
                yield state, engine.due(flow, state).id
            except LookupError:
                continue  # LF204 has been said


def _never_shown(flow: Flow, walk: Walk) -> Iterator[Found]:
    shown = {id for _, id in _shown(flow, walk)}
    for step in flow.steps:
        if step.id not in shown:
            what = f"{step.id} is never shown."
            yield Found(step.line, "LF201", what, "Something before it always ends, or its condition never holds.")


def _constant(flow: Flow, walk: Walk) -> Iterator[Found]:
    """Conditions that make no difference wherever they are asked: when all steps before are answered."""
    order = {step.id: number for number, step in enumerate(flow.steps)}
    reached = [(state, order[id]) for state, id in _shown(flow, walk) if id in order]
    for number, step in enumerate(flow.steps):
        when, best = compiled(step.when), compiled(step.take_best)
        values = {when(state.known) for state, at in reached if at >= number}
        bests = {best(state.known) for state, at in reached if at == number}
        for name, condition, held in (("when", step.when, values), ("take_best", step.take_best, bests)):
            if condition is not None and len(held) == 1:
                always = "always" if held.pop() else "never"
                yield Found(step.line, "LF202", f"`{name}` of {step.id} {always} holds.", "Then it says nothing.")


def _dead_ends(walk: Walk, lines: dict[str, int], flow: Flow) -> Iterator[Found]:
    before: dict[Progress, list[Progress]] = defaultdict(list)
    for state, moves in walk.moves.items():
        for _, then in moves:
            before[then].append(state)
    todo = [state for state in walk.moves if state.end]
    good = set(todo)
    while todo:
        for state in before[todo.pop()]:
            if state not in good:
                good.add(state)
                todo.append(state)
    stuck = {id: state for state, id in _shown(flow, walk) if state not in good}
    for id in stuck:
        yield Found(lines.get(id, 0), "LF203", f"{id}: from here nobody can finish.", "Give it an answer that goes on.")


def _money(walk: Walk) -> Iterator[Found]:
    ends = {state.end for state in walk.moves if state.end and state.money != "none" and not _cared_for(state)}
    if ends:
        what = f"money was taken, there is no ticket, and nobody is called ({', '.join(sorted(ends))})."
        yield Found(0, "LF208", what, "Hand over to a person there.")
    if any(state.known.get("delivered") == "done" and state.money != "taken" for state in walk.moves):
        yield Found(0, "LF212", "a ticket comes out that was not paid for.", "paid: next; deliver after pay.")


def _cared_for(state: Progress) -> bool:
    return state.end.startswith("handover:") or state.known.get("delivered") == "done"
