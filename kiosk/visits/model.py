"""Situation: where, in which language, at which step, and what was tried; a helper reads it at a glance."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol


@dataclass(frozen=True)
class Situation:
    """What a helper should know before saying hello. Never names, card data, letters as typed, or the destination."""

    kiosk: str  # id of the kiosk: "hh-3"
    place: str  # where it stands, in words: "Hall, beside the flower shop"
    station: str
    language: str
    flow: str  # "buy-ticket@<digest>"
    step: str  # id of the step on the screen
    step_title: str  # its question, in the reference language of the desk
    since: datetime  # when this step was reached
    began: datetime  # when the visit began
    tried: tuple[str, ...]  # codes, newest last: "card-declined", "back", "changed:party", "no-paper"
    trouble: str = ""  # key of the trouble that is on the screen
    access: tuple[
        str, ...
    ] = ()  # "large-text", "read-to-me", "keypad", "sign-language", …: live only, never in reports


class Journal(Protocol):
    """Where it is noted which steps were reached; never what was answered."""

    def note(self, visit: str, at: datetime, step: str, code: str) -> None:
        """At this step of this visit this happened."""


@dataclass(frozen=True)
class DayTally:
    """How many visits a whole day had, and how many of them reached each step. No visit can be found in it again."""

    day: date
    station: str
    flow: str  # "buy-ticket@<digest>"
    visits: int
    steps: Mapping[str, int]
