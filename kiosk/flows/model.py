"""Flow, Fact, Step, Answer, Progress: a flow is a checklist of facts, not a chart of arrows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

StepKind = Literal[
    "welcome", "choice", "info", "message", "station", "moment", "party",
    "offers", "review", "pay", "collect", "deliver", "handover", "feedback",
]  # fmt: skip
FactType = Literal["choice", "station", "moment", "party", "offer", "outcome"]
MoneyState = Literal["none", "taken", "unknown"]


@dataclass(frozen=True)
class Party:
    """Who travels: how many of each rider category, in the order of the flow file; zeros are left out."""

    counts: tuple[tuple[str, int], ...]

    def of(self, kind: str) -> int:
        """How many of this rider category."""
        return dict(self.counts).get(kind, 0)

    @property
    def size(self) -> int:
        """How many people in all."""
        return sum(count for _, count in self.counts)


# A fact's value. choice: one of its values. station: a station id. moment: "now" or local "2026-11-21T14:05"
# (depart not before). party: a Party. offer: the id of an offer that was shown. outcome: "paid", "done" ...
Value = str | Party
Facts = Mapping[str, Value]


@dataclass(frozen=True)
class Answer:
    """What the traveller answered, by finger, key or voice: one or more facts at once."""

    facts: tuple[tuple[str, Value], ...]

    @classmethod
    def of(cls, **facts: Value) -> "Answer":
        """`Answer.of(way="return")`."""
        return cls(tuple(facts.items()))


@dataclass(frozen=True)
class Change:
    """The traveller wants to be asked this fact again (a tap on a line of the review)."""

    fact: str


@dataclass(frozen=True)
class Back:
    """One question back, exactly as it was."""


@dataclass(frozen=True)
class Next:
    """Read and done: a welcome, message, info or feedback step is passed."""


@dataclass(frozen=True)
class Outcome:
    """What became of an action of the kiosk: "paid", "declined", "cancelled", "unknown", "done", "no-paper", "none"."""

    name: str


@dataclass(frozen=True)
class Look:
    """On a moment step: show the days ("days"), or the hours of one day ("2026-11-21"). Nothing is learnt by it."""

    at: str


Event = Answer | Change | Back | Next | Outcome | Look


@dataclass(frozen=True)
class Fact:
    """Something to be learnt, and what kind of thing it is."""

    name: str
    type: FactType
    values: tuple[str, ...] = ()  # of a choice
    kinds: tuple[str, ...] = ()  # rider categories of a party
    max: int = 9  # people in a party
    default: str | None = None  # known from the start; asked only when the traveller wants to change it
    private: bool = False  # a card or a need: not kept for a moment longer than the visit
    depends_on: tuple[str, ...] = ()  # when one of these changes, this is forgotten
    line: int = 0  # in the flow file


@dataclass(frozen=True)
class Pace:
    """How long we wait, in seconds of silence; and the counts that are signs of being stuck."""

    hint: float = 12
    offer_help: float = 30
    still_there: float = 180
    still_there_wait: float = 30
    same_step: int = 3
    backs: int = 3
    wrong_taps: int = 5


@dataclass(frozen=True)
class Option:
    """One thing to touch on a choice or welcome step; `sets` are the facts that it fills."""

    value: str
    icon: str = ""
    sets: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Condition:
    """A guard as data: compares facts with constants only. Made by `conditions`, never evaluated from text."""

    all: tuple["Condition", ...] = ()
    any: tuple["Condition", ...] = ()
    negated: "Condition | None" = None
    fact: str = ""  # a leaf: "way", or "party.senior" for a count
    values: tuple[str, ...] = ()
    least: int | None = None
    most: int | None = None
    known: bool | None = None


@dataclass(frozen=True)
class Reaction:
    """What follows an outcome: next, end, forget facts, hand over to a person, or try again."""

    kind: Literal["next", "end", "forget", "handover", "retry"]
    forget: tuple[str, ...] = ()
    reason: str = ""
    times: int = 0
    then: "Reaction | None" = None


@dataclass(frozen=True)
class Step:
    """One question on one screen: due while `when` holds and the fact it fills is unknown or wanted again."""

    id: str
    kind: StepKind
    line: int = 0  # in the flow file
    fills: str = ""
    when: Condition | None = None
    options: tuple[Option, ...] = ()
    popular_here: int = 0  # how many stations to suggest (welcome, station)
    tile_sets: tuple[tuple[str, str], ...] = ()  # what a station tile (welcome) or a chosen offer sets besides itself
    tile_fills: str = ""  # the fact that a suggested station on the welcome step fills
    quick: tuple[str, ...] = ()  # moment: now, in-1-hour, this-evening, tomorrow-morning ...; party: "senior:1"
    after: str = ""  # moment: not before this other moment
    show: int = 3  # offers on the screen
    take_best: Condition | None = None  # offers: take the first one without asking while this holds
    asks: tuple[str, ...] = ()  # offers, review: facts with a default that one may ask to be asked
    lists: tuple[str, ...] = ()  # facts on the review
    may_see: tuple[str, ...] = ()  # facts that a helper may see on this step, when the traveller lets her look along
    instead: tuple[tuple[str, str], ...] = ()  # pay: answers that may help when it did not work
    reactions: tuple[tuple[str, Reaction], ...] = ()  # by outcome
    reason: str = ""  # handover
    picture: str = ""  # message: a drawing that says it too: ticket, card, person
    may_skip: bool = False
    ends: bool = False
    trail: str = ""  # the part of the way that it belongs to, of "step n of N"; "" is not counted
    pace: Pace = field(default_factory=Pace)


@dataclass(frozen=True, eq=False)
class Flow:
    """Steps in the order in which they are asked. `digest` is the sha256 of flow.yaml; two flows are never equal."""

    id: str
    languages: tuple[str, ...]  # the first is the reference
    facts: Mapping[str, Fact]
    steps: tuple[Step, ...]
    file: str = ""
    digest: str = ""

    def step(self, id: str) -> Step:
        """The step of this id; KeyError if there is none."""
        for step in self.steps:
            if step.id == id:
                return step
        raise KeyError(id)

    def private_in(self, known: Facts) -> set[str]:
        """Names of what is private and was chosen: not as it is by default."""
        private = (fact for fact in self.facts.values() if fact.private and fact.name in known)
        return {fact.name for fact in private if known[fact.name] != fact.default}


@dataclass(frozen=True)
class Progress:
    """What is known of one traveller's wish. Hashable, so that it can be compared, stored, shown and walked."""

    facts: tuple[tuple[str, Value], ...] = ()  # sorted by name
    seen: frozenset[str] = frozenset()  # messages that were passed
    asks: frozenset[str] = frozenset()  # facts that the traveller wants to be asked again
    tries: tuple[tuple[str, int], ...] = ()  # "pay:declined" -> how often
    money: MoneyState = "none"
    looks_at: str = ""  # on a moment step: "days", or the day whose hours are shown
    end: str = ""  # "", "done", "handover:<reason>", "left"
    past: tuple["Progress", ...] = ()  # for an exact Back; each without a past of its own

    @property
    def known(self) -> Facts:
        """Values by fact."""
        return MappingProxyType(dict(self.facts))


class NotNow(Exception):  # noqa: N818
    """The event has no meaning at this step (a stale or double tap): the screen stays as it is."""
