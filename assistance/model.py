"""HelpRequest, Helper: a call for a person, and what became of it."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from kiosk.visits.model import Situation


class RequestState(StrEnum):
    """The life of a request: called, acknowledged, arrived, then one of the ends."""

    CALLED = "called"
    ACKNOWLEDGED = "acknowledged"  # a person said "I am coming"
    UNANSWERED = "unanswered"  # nobody did in time; stays live and can still be acknowledged
    ARRIVED = "arrived"
    RESOLVED = "resolved"
    CANCELLED = "cancelled"  # the traveller needs no help any more
    ABANDONED = "abandoned"  # nobody was there


WAITING = (RequestState.CALLED, RequestState.UNANSWERED)  # nobody has said that she comes
TAKEN = (RequestState.ACKNOWLEDGED, RequestState.ARRIVED)
LIVE = frozenset({*WAITING, *TAKEN})


class Role(StrEnum):
    """What somebody is here for; `assistance.desk.staff.rights` says what it allows."""

    HELPER = "helper"
    MANAGER = "manager"
    OPERATOR = "operator"
    AUDITOR = "auditor"


@dataclass(frozen=True)
class Helper:
    """A person on duty. Only id and name count when two are compared: a call keeps no more of her."""

    id: str
    name: str
    languages: tuple[str, ...] = field(default=(), compare=False)
    skills: tuple[str, ...] = field(default=(), compare=False)  # "ramp"
    role: Role = field(default=Role.HELPER, compare=False)
    stations: tuple[str, ...] = field(default=(), compare=False)  # each by name; none means none, never all


class Proof(StrEnum):
    """How it is known that a helper has arrived."""

    BADGE = "badge"  # held to the kiosk's reader
    CODE = "code"  # the kiosk's own, read there and entered on her page
    PIN = "pin"  # entered at the kiosk
    TRAVELLER = "traveller"  # "she is here"
    SAID = "said"  # her own word, by a touch on her page


AT_THE_KIOSK = frozenset({Proof.BADGE, Proof.CODE, Proof.PIN})  # she must stand there to give it


class Outcome(StrEnum):
    """How a call ended that a helper closed."""

    HERE = "solved-here"
    AT_COUNTER = "sold-at-the-counter"
    NOT_SOLVED = "not-solved"
    NOBODY_THERE = "nobody-there"


@dataclass(frozen=True)
class HelpRequest:
    """One call. `id` is made by the kiosk, so that the same call received twice is one."""

    id: str
    situation: Situation
    called_at: datetime
    state: RequestState = RequestState.CALLED
    rev: int = 0
    helper: Helper | None = None
    minutes: int = 0  # what the helper promised
    changed_at: datetime | None = None
    reason: str = ""
    asked: tuple[str, ...] = ()  # ids of the helpers who were asked, and have not said that they cannot
    hand_to: str = ""  # id of the colleague to whom `helper` wants to hand it over; she has not accepted yet
    promised_at: datetime | None = None  # when `helper` said that she would be there
    usual: tuple[int, int] = (0, 0)  # "usually 2 to 4 minutes", as the traveller was told; (0, 0): nothing was said
    test: bool = False  # placed by the kiosk itself, to know that help works: shown to nobody

    def now(self, state: RequestState, **changes: object) -> "HelpRequest":
        """The same request, further on; its revision grows."""
        return replace(self, state=state, rev=self.rev + 1, **changes)  # type: ignore[arg-type]
