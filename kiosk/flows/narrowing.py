"""A flow without the choices that cannot be had at this kiosk: nobody is offered what ends at a closed window."""

from collections.abc import Collection
from dataclasses import replace

from kiosk.flows.model import Fact, Flow, Option, Step


def narrowed(flow: Flow, fact: str, there: Collection[str]) -> Flow:
    """The flow with only those values of this choice that are `there`; its default always is.

    Where one value is left there is nothing to choose: the review does not list it, and nobody can ask to change it.
    """
    asked = flow.facts.get(fact)
    if asked is None or asked.type != "choice":
        return flow
    values = tuple(value for value in asked.values if value in there or value == asked.default)
    if not values or values == asked.values:
        return flow
    kept = replace(asked, values=values)
    return replace(flow, facts={**flow.facts, fact: kept}, steps=tuple(_step(step, kept) for step in flow.steps))


def _step(step: Step, fact: Fact) -> Step:
    options = tuple(option for option in step.options if _can_be_had(step, option, fact))
    instead = tuple((name, value) for name, value in step.instead if name != fact.name or value in fact.values)
    step = replace(step, instead=instead)
    if len(fact.values) > 1:
        return replace(step, options=options)
    lists, asks = (tuple(name for name in names if name != fact.name) for names in (step.lists, step.asks))
    return replace(step, options=options, lists=lists, asks=asks)


def _can_be_had(step: Step, option: Option, fact: Fact) -> bool:
    filled = {fact.name: fact.default, **dict(option.sets)}
    if step.fills == fact.name:
        filled[fact.name] = option.value
    return filled[fact.name] is None or filled[fact.name] in fact.values
