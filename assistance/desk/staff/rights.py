"""Who may do what: the rights of each role, and whose calls a helper sees."""

from enum import StrEnum

from assistance.model import Helper, HelpRequest, Role


class Right(StrEnum):
    """One thing that is allowed or not; asked on the server for each command and each event."""

    SEE = "see"  # live calls of one's own stations
    TAKE = "take"
    TALK = "talk"
    HAND_OVER = "hand-over"
    CLOSE = "close"
    REASSIGN = "reassign"
    SHIFTS = "shifts"
    STAFF = "staff"  # add, end, reset a PIN
    REPORTS = "reports"
    AUDIT = "audit"  # read the audit trail
    KIOSKS = "kiosks"  # enrol and revoke
    POLICIES = "policies"  # reasons, policies, places, flows


_HELPER = frozenset({Right.SEE, Right.TAKE, Right.TALK, Right.HAND_OVER, Right.CLOSE})
_MANAGER = frozenset({Right.REASSIGN, Right.SHIFTS, Right.STAFF, Right.REPORTS, Right.AUDIT, Right.KIOSKS})
RIGHTS = {
    Role.HELPER: _HELPER,
    Role.MANAGER: _HELPER | _MANAGER,
    Role.OPERATOR: frozenset({Right.KIOSKS, Right.POLICIES}),  # no live situations
    Role.AUDITOR: frozenset({Right.AUDIT, Right.REPORTS}),
}


def may(helper: Helper, right: Right) -> bool:
    """Whether the helper's role has this right; where it holds is a matter of `sees`."""
    return right in RIGHTS[helper.role]


def sees(helper: Helper, request: HelpRequest) -> bool:
    """Whether this call may be shown to the helper: only with the right, and only of a station that is named.

    A helper without stations sees nothing: no list means none, never all.
    """
    return may(helper, Right.SEE) and request.situation.station in helper.stations
