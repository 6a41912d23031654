"""What the kiosk does for a step, and what the flow calls its end: nothing raises where money may be on its way."""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from kiosk.errors import Trouble
from kiosk.flows import engine
from kiosk.flows.model import Flow, Outcome, Progress, Step
from kiosk.sales.model import Sale, Seller, Sold

log = logging.getLogger(__name__)

# An outcome that offers another way, and the fact of which another value is that way.
INSTEAD = {"no-card": "means", "declined": "means", "no-printer": "medium"}
OFFERS = {"declined": "no-card", "terminal-off": "no-card", "no-paper": "no-printer"}
CANNOT_SIGN = "cannot-sign"  # then no telephone can have a ticket either
COLLECTING = {"wrong-code": "wrong", "codes-paused": "paused"}


@dataclass(frozen=True)
class Done:
    """How it ended in the words of the flow, the key of a sentence about it, and the sale if there is one."""

    outcome: str
    say: str = ""
    sale: Sale | None = None


def charged(charge: Callable[[], Sold]) -> Done:
    """Hold the money."""
    return _done(charge, "terminal-off", "")


def delivered(deliver: Callable[[], Sold]) -> Done:
    """Print the ticket and take the money."""
    return _done(deliver, "unknown", "payment-unknown")


def collected(till: Seller, code: str, language: str) -> Done:
    """Find the sale that was paid at the counter. Whatever goes wrong with a paid one, a person brings the ticket."""
    try:
        sold = till.collect(code, language)
    except Trouble as trouble:
        log.warning("a code from the counter: %s", trouble)
        return Done(COLLECTING.get(trouble.say, "paused"), trouble.say)
    except Exception:  # a bug: she has a paper in her hand and perhaps has paid, so a person must look
        log.exception("a code from the counter")
        return Done("paused", "sorry-money")
    return Done("waits" if sold.outcome == "no-paper" else sold.outcome, sold.say, sold.sale)


def other_way(flow: Flow, progress: Progress, step: Step, outcome: str, say: str) -> str:
    """The outcome that offers another way to pay, where else a person would be called; the same one if there is none.

    An outcome that this flow has no answer to is told as the nearest that it has.
    """
    instead = "" if say == CANNOT_SIGN else OFFERS.get(outcome, "")
    answers = dict(step.reactions)
    there = any(fact == INSTEAD.get(instead) and progress.known.get(fact) != value for fact, value in step.instead)
    if there and instead in answers and engine.send(flow, progress, Outcome(outcome)).end.startswith("handover:"):
        return instead
    return outcome if outcome in answers else "terminal-off"


def _done(act: Callable[[], Sold], troubled: str, say: str) -> Done:
    try:
        sold = act()
    except Trouble as trouble:
        log.warning("%s", trouble)
        return Done(troubled, say or trouble.say)
    except Exception:  # a bug: nobody knows where the money is, so a person must look
        log.exception("while money may be on its way")
        return Done("unknown", "payment-unknown")
    return Done(sold.outcome, sold.say, sold.sale)
