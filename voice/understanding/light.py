"""In which light a sentence is read: what is asked, what is known, when and where it is said."""

from dataclasses import dataclass
from datetime import datetime

from kiosk.flows.model import Facts
from voice.understanding.spotter import Piece


@dataclass(frozen=True)
class Light:
    """The kiosk while she speaks. `fact` is what the step on the screen asks, "" for none; `here` a station id."""

    fact: str
    known: Facts
    now: datetime
    here: str


def is_correction(piece: Piece) -> bool:
    """Whether what follows takes the place of what was said before: "no", "I meant", "rather"."""
    return piece.kind == "correct" or (piece.kind == "command" and piece.value == "no")
