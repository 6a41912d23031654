"""HelpRequest, Reason, Helper: a call for a person, and what became of it."""

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


LIVE = frozenset({RequestState.CALLED, RequestState.ACKNOWLEDGED, RequestState.UNANSWERED, RequestState.ARRIVED})


class Role(StrEnum):
    """What somebody is here for; `assistance.desk.staff.rights` says what it allows."""

    HELPER = "helper"
    MANAGER = "manager"
    OPERATOR = "operator"
    AUDITOR = "auditor"


@dataclass(frozen=True)
class Helper:
    """A person on duty. Role and stations do not count when two are compared: a call keeps id and name only."""

    id: str
    name: str
    languages: tuple[str, ...] = ()
    role: Role = field(default=Role.HELPER, compare=False)
    stations: tuple[str, ...] = field(default=(), compare=False)  # each by name; none means none, never all


@dataclass(frozen=True)
class Reason:
    """Why help was needed; chosen when a request is closed, suggested from the situation."""

    id: str
    label: str


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
    test: bool = False  # placed by the kiosk itself, to know that help works: shown to nobody

    def now(self, state: RequestState, **changes: object) -> "HelpRequest":
        """The same request, further on; its revision grows."""
        return replace(self, state=state, rev=self.rev + 1, **changes)  # type: ignore[arg-type]
