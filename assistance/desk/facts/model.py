"""CallFact: what stays of a call when its situation is forgotten. No helper, no traveller, no needs are in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistance.messages import What


@dataclass(frozen=True)
class Timings:
    """Whole seconds from the call to the first time that each happened; None: it never did."""

    seen_s: int | None
    promised_s: int | None
    arrived_s: int | None
    unanswered: bool  # it had to be said that nobody is free
    broken: int  # promises that were taken back


def timings(called_at: float, events: Sequence[tuple[str, float]]) -> Timings:
    """What a request's events (what, at in seconds) say of how fast somebody came."""

    def first(what: What) -> int | None:
        found = [at for kind, at in events if kind == what]
        return max(0, round(min(found) - called_at)) if found else None

    kinds = [kind for kind, _ in events]
    return Timings(
        seen_s=first(What.SEEN),
        promised_s=first(What.ACKNOWLEDGED),
        arrived_s=first(What.ARRIVED),
        unanswered=What.UNANSWERED in kinds,
        broken=kinds.count(What.TAKEN_BACK),
    )
