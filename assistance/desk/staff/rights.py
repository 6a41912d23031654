"""Who may do what: the rights of each role, and whose calls a helper sees."""

from enum import StrEnum

from assistance.model import WAITING, Helper, HelpRequest, Role


class Right(StrEnum):
    """One thing that is allowed or not; asked on the server for each command and each event."""

    SEE = "see"  # live calls of one's own stations
    TAKE = "take"
    TALK = "talk"
    HAND_OVER = "hand-over"
    CLOSE = "close"
    SHIFTS = "shifts"  # see who is on duty, and ask one of them to take a call that waits
    STAFF = "staff"  # add, end, reset a PIN
    REPORTS = "reports"
    AUDIT = "audit"  # read the audit trail
    KIOSKS = "kiosks"  # enrol and revoke


_HELPER = frozenset({Right.SEE, Right.TAKE, Right.TALK, Right.HAND_OVER, Right.CLOSE})
_MANAGER = frozenset({Right.SHIFTS, Right.STAFF, Right.REPORTS, Right.AUDIT, Right.KIOSKS})
RIGHTS = {
    Role.HELPER: _HELPER,
    Role.MANAGER: _HELPER | _MANAGER,
    Role.OPERATOR: frozenset({Right.KIOSKS}),  # no live situations
    Role.AUDITOR: frozenset({Right.AUDIT, Right.REPORTS}),
}
RIGHT_FOR = {  # what is done with a call, by the last part of its address
    **dict.fromkeys(("come", "more", "back", "cannot", "there"), Right.TAKE),
    "hand": Right.HAND_OVER,
    "ask": Right.SHIFTS,
    **dict.fromkeys(("solved", "gone"), Right.CLOSE),
}


def may(helper: Helper, right: Right) -> bool:
    """Whether the helper's role has this right; where it holds is a matter of `sees`."""
    return right in RIGHTS[helper.role]


def may_ask(helper: Helper, request: HelpRequest) -> bool:
    """Whether she may ask somebody by name to take it: it waits, and the station is one of hers to look after."""
    hers = request.situation.station in helper.stations
    return may(helper, Right.SHIFTS) and hers and request.state in WAITING


def sees(helper: Helper, request: HelpRequest) -> bool:
    """Whether this call may be shown to the helper: only with the right, and only of a station that is named.

    A helper without stations sees nothing: no list means none, never all. Of a station beside hers she sees the
    calls that she was asked to take, and no others.
    """
    hers = request.situation.station in helper.stations or helper.id in request.asked
    return may(helper, Right.SEE) and hers
