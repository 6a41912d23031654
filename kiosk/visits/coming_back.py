"""How a visit outlives the screen that showed it: its answers as bytes in memory, and what money did meanwhile."""

import io
import pickle
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from kiosk.flows import engine
from kiosk.flows.model import Flow, Outcome, Progress, Step
from kiosk.sales.model import Paper, Sale, SaleState, Seller
from kiosk.visits.acting import other_way
from kiosk.visits.trouble import Went

KEPT = (
    "id", "_progress", "_offers", "_steps", "_as_now", "_shown", "_trouble", "_finding", "_paused", "_tried",
    "_began", "_since",
)  # fmt: skip
OURS = "kiosk."
PLAIN = {("datetime", "datetime"), ("datetime", "timedelta"), ("datetime", "timezone"), ("datetime", "date")}
ZONES = {("zoneinfo", "ZoneInfo._unpickle"), ("zoneinfo", "ZoneInfo"), ("builtins", "frozenset")}
TICKET_OUT = (SaleState.DONE, SaleState.TAKING, SaleState.UNPAID)
NOTHING_TAKEN = {SaleState.UNDONE: "cancelled", SaleState.REFUSED: "cancelled", SaleState.DECLINED: "declined"}
STOPPED = "payment-cancelled"
Came = tuple[tuple[str, str], ...]
SaleOf = Callable[[str, datetime], Sale | None]  # by the number that the visit knew, and when the visit began


class _Reader(pickle.Unpickler):
    """Makes our own nouns and moments of time, and calls nothing else, whoever wrote the bytes."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == ("builtins", "getattr"):
            return _zone_part
        if (module, name) in PLAIN | ZONES:
            return super().find_class(module, name)
        if module.startswith(OURS):
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module:
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no part of a visit")


def _zone_part(owner: object, name: str) -> Any:
    """How Python writes down a time zone: as a part of its class. No other part of anything is given."""
    if owner is not ZoneInfo or name != "_unpickle":
        raise pickle.UnpicklingError(f"{owner!r}.{name} is no part of a visit")
    return getattr(owner, name)


def written(parts: Mapping[str, Any], flow: Flow, till: Seller, sale: Sale | None) -> bytes:
    """The parts of a visit that are `KEPT`. Its sale is in the journal: here is only its number."""
    return pickle.dumps((_origin(flow, till), dict(parts), sale.number if sale else ""))


def _origin(flow: Flow, till: Seller) -> str:
    """What a visit may be brought back to: never one of practice to a till that sells."""
    return f"{flow.digest} {type(till).__name__}"


def read_kept(kept: bytes, flow: Flow, till: Seller, sale_of: SaleOf) -> tuple[dict[str, Any], Sale | None]:
    """The same parts, and the visit's sale as it is now. Raises ValueError for what is not a visit of this flow."""
    try:
        origin, parts, number = _Reader(io.BytesIO(kept)).load()
    except Exception as error:  # what a torn pickle raises is anything
        raise ValueError(f"what was kept cannot be read: {error}") from error
    if origin != _origin(flow, till) or parts.keys() != set(KEPT):
        raise ValueError("what was kept is of another flow, or another Loket")
    return parts, sale_of(number, parts["_began"])


def gone_on(flow: Flow, progress: Progress, sale: Sale | None, went: Went | None) -> tuple[Progress, Went | None]:
    """Where the visit is now, and what must be told of it; both as they were where the kiosk was doing nothing."""
    for came, say in () if progress.end else came_of(engine.due(flow, progress), sale):
        step = engine.due(flow, progress)
        outcome = other_way(flow, progress, step, came, say)
        went = Went(step, outcome, say) if say else None
        progress = engine.send(flow, progress, Outcome(outcome))
    return progress, went


def came_of(step: Step, sale: Sale | None) -> Came:
    """How what the kiosk was doing on this step ended, as outcomes of the flow; () where it was doing nothing.

    `sale` is as the journal has it once all was settled. Nobody is ever asked for money again without a touch.
    """
    if step.kind == "pay":
        if sale is None:
            return (("cancelled", STOPPED),)  # it died before the terminal was asked
        if sale.state in TICKET_OUT:
            return ("paid", ""), ("done", "")
        if sale.state is SaleState.RESERVED:
            return (("reserved", ""),)
        outcome = NOTHING_TAKEN.get(sale.state, "unknown")
        return ((outcome, _say(outcome)),)
    if step.kind == "deliver":
        return (_delivered(sale),)
    return ()


def _delivered(sale: Sale | None) -> tuple[str, str]:
    if sale is not None and sale.state in TICKET_OUT:
        return "done", ""
    if sale is not None and sale.state is SaleState.PAID:
        return "no-paper", "paid-waits"
    if sale is not None and sale.state is SaleState.UNDONE:
        return ("no-paper", STOPPED) if sale.paper is Paper.NONE else ("jammed", STOPPED)
    return "unknown", "payment-unknown"


def _say(outcome: str) -> str:
    return {"cancelled": STOPPED, "declined": "card-declined"}.get(outcome, "payment-unknown")
