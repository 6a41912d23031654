"""CallNews, HelpNow: what became of the traveller's call, and what one would bring now, as the screen may tell it."""

from dataclasses import dataclass
from enum import StrEnum

from assistance.messages import What


class CallState(StrEnum):
    """What is true of the call. Each is told only when it is: a machine's receipt is not a person's promise."""

    SENT = "sent"  # written down in this kiosk
    UNREACHABLE = "unreachable"  # no receipt, or no word of the desk, for too long; the kiosk keeps trying
    RECEIVED = "received"  # the desk has written it down
    SEEN = "seen"  # it is on the screen of `seen_by` helpers
    ACKNOWLEDGED = "acknowledged"  # `helper` comes, in `minutes`
    TAKEN_BACK = "taken-back"  # `helper` was held up; the others are asked
    UNANSWERED = "unanswered"  # nobody is free; still being asked
    ARRIVED = "arrived"
    RESOLVED = "resolved"
    CANCELLED = "cancelled"
    ABANDONED = "abandoned"  # a helper came, and nobody was there


OVER = frozenset({CallState.RESOLVED, CallState.CANCELLED, CallState.ABANDONED})
BY_EVENT: dict[str, CallState] = {
    What.SEEN: CallState.SEEN,
    What.ACKNOWLEDGED: CallState.ACKNOWLEDGED,
    What.MORE_TIME: CallState.ACKNOWLEDGED,
    What.TAKEN_BACK: CallState.TAKEN_BACK,
    What.UNANSWERED: CallState.UNANSWERED,
    What.ARRIVED: CallState.ARRIVED,
    What.RESOLVED: CallState.RESOLVED,
    What.CANCELLED: CallState.CANCELLED,
    What.ABANDONED: CallState.ABANDONED,
}


@dataclass(frozen=True)
class CallNews:
    """One thing that may be told of the call `request`."""

    request: str
    state: CallState
    helper: str = ""  # a name: "Anna"
    minutes: int = 0  # as promised
    seen_by: int = 0  # helpers
    usual: tuple[int, int] = (0, 0)  # minutes after a call in which somebody usually is there; (0, 0): nobody can say
    late: bool = False  # it has taken longer than that
    desk_id: str = ""  # under which the desk keeps it, where that is another id

    @property
    def over(self) -> bool:
        """Whether nothing more will come."""
        return self.state in OVER


class HelpNow(StrEnum):
    """What a traveller who presses now can expect."""

    UNKNOWN = "unknown"  # no test call has been decided yet: nothing is said
    HERE = "here"  # a helper's screen showed the last test call
    PHONE = "phone"  # the desk cannot be reached
    NOBODY = "nobody"  # the desk is there, and no helper's screen
