"""What a traveller had chosen when her time was over, for her alone to take back. In memory only, and never written."""

from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.fares.model import Offer
from kiosk.flows.keeping import kept
from kiosk.flows.model import Flow, Progress


@dataclass(frozen=True)
class Basket:
    """Answers, and the trains that she saw with them. No card, no need, no letter typed, nothing of who she is."""

    progress: Progress
    offers: Mapping[str, Offer]


def basket_of(flow: Flow, progress: Progress, offers: Mapping[str, Offer]) -> Basket | None:
    """What may be taken back of this wish; None where there is nothing."""
    wish = kept(flow, progress)
    if wish is None:
        return None
    named = {value for one in (wish, *wish.past) for value in one.known.values() if isinstance(value, str)}
    return Basket(wish, {id: offer for id, offer in offers.items() if id in named})
