"""Asked, Meaning, Doubt: what the kiosk knows while she speaks, and what her sentence asks for."""

from dataclasses import dataclass, field
from datetime import datetime

from kiosk.flows.model import Answer, Facts, Flow, Value
from kiosk.flows.prompt import Prompt

# What can be said at any time. Harmless ones act when one engine heard them; PAID_FOR never by voice alone.
COMMANDS = frozenset({
    "back", "next", "repeat", "louder", "softer", "slower", "faster", "help", "yes", "no", "wait", "start-again",
    "cheapest", "earliest", "same-again", "change", "what-can-i-say", "language", "larger",
})  # fmt: skip
QUESTIONS = frozenset({"platform", "duration", "departure", "arrival", "price", "changes", "stairs", "here", "time"})
# Understood, and not to be had here. from-elsewhere: the journey would begin at another station.
UNMET = frozenset({"first-class", "bicycle", "dog", "seat", "arrive-by", "via", "from-elsewhere"})


@dataclass(frozen=True)
class Asked:
    """The kiosk while she speaks: what is on the screen, and what is known already."""

    flow: Flow
    language: str
    now: datetime  # local, with its zone
    here: str  # station id
    prompt: Prompt | None = None
    known: Facts = field(default_factory=dict)


@dataclass(frozen=True)
class Doubt:
    """Two to four values of one fact that may have been meant, likeliest first: asked as big buttons, never guessed."""

    fact: str
    values: tuple[Value, ...]


@dataclass(frozen=True)
class Meaning:
    """What one sentence asks for. `facts` go through the same door as a touch."""

    facts: tuple[tuple[str, Value], ...] = ()  # of the flow: station ids, moments, parties, choices
    choice: str = ""  # id of the one Choice on the screen that was named
    command: str = ""  # one of COMMANDS
    subject: str = ""  # of "change": a fact; of "language": a language
    question: str = ""  # one of QUESTIONS
    doubts: tuple[Doubt, ...] = ()
    unmet: tuple[str, ...] = ()  # some of UNMET: said plainly, never silently dropped

    @property
    def answer(self) -> Answer | None:
        """The facts as an event; None when there are none."""
        return Answer(self.facts) if self.facts else None

    @property
    def empty(self) -> bool:
        """Whether nothing at all was understood."""
        return self == Meaning()
