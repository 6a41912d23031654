"""What of a wish may be taken back within minutes: what was chosen, and nothing that is private or moved money."""

from dataclasses import replace

from kiosk.flows import engine
from kiosk.flows.model import Flow, Progress

ANSWERED_ONCE = ("review", "pay", "collect", "deliver", "feedback")  # what they learn is asked again


def kept(flow: Flow, progress: Progress) -> Progress | None:
    """The wish, to go on with; None where there is nothing to go on with, or money has moved.

    What is private is left out, with all that depends on it. Only that it was chosen is known: it is asked again.
    """
    if progress.money != "none" or progress.end or not progress.past:
        return None
    anew = {name for name in flow.private_in(progress.known) if flow.facts[name].default}
    past = tuple(dict.fromkeys(_bare(flow, one) for one in progress.past))
    bare = _bare(flow, progress)
    return replace(bare, asks=bare.asks | anew, past=tuple(one for one in past if one != bare))


def _bare(flow: Flow, progress: Progress) -> Progress:
    """Without a past, what is private, and what it led to."""
    names = flow.private_in(progress.known) | {step.fills for step in flow.steps if step.kind in ANSWERED_ONCE}
    return replace(engine.without(flow, replace(progress, past=()), names), tries=())
