"""Nobody sees another station's calls without the right, and each role does its own work only."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from assistance.desk.staff.rights import RIGHTS, Right, may, sees
from assistance.model import Helper, HelpRequest, Role
from kiosk.visits.model import Situation

AT = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
STATIONS = ("Utrecht", "Leiden", "Zwolle")


def call(station: str) -> HelpRequest:
    """A call from a machine of this station."""
    situation = Situation(
        kiosk="north-3", place="North hall", station=station, language="nl", flow="buy-ticket", step="pay",
        step_title="Pay", since=AT, began=AT, tried=(), trouble="", access=(),
    )  # fmt: skip
    return HelpRequest("1", situation, AT)


@given(st.sampled_from(Role), st.lists(st.sampled_from(STATIONS), unique=True), st.sampled_from(STATIONS))
def test_a_call_is_shown_only_with_the_right_and_only_of_a_named_station(
    role: Role, stations: list[str], station: str
) -> None:
    helper = Helper("anna", "Anna", role=role, stations=tuple(stations))
    expected = role in (Role.HELPER, Role.MANAGER) and station in stations
    assert sees(helper, call(station)) is expected


def test_a_manager_without_stations_sees_no_call_at_all() -> None:
    manager = Helper("mia", "Mia", role=Role.MANAGER)
    assert not any(sees(manager, call(station)) for station in STATIONS)


def test_an_operator_edits_policies_and_takes_no_call() -> None:
    operator = Helper("otto", "Otto", role=Role.OPERATOR, stations=STATIONS)
    assert may(operator, Right.POLICIES)
    assert not may(operator, Right.SEE)
    assert not may(operator, Right.TAKE)


def test_an_auditor_reads_and_changes_nothing() -> None:
    auditor = Helper("ada", "Ada", role=Role.AUDITOR)
    assert {right for right in Right if may(auditor, right)} == {Right.AUDIT, Right.REPORTS}


def test_a_helper_neither_adds_staff_nor_reads_the_audit_trail() -> None:
    helper = Helper("anna", "Anna", stations=STATIONS)
    assert not any(may(helper, right) for right in (Right.STAFF, Right.AUDIT, Right.KIOSKS, Right.POLICIES))


def test_every_role_has_rights_and_every_right_has_a_role() -> None:
    assert set(RIGHTS) == set(Role)
    assert frozenset().union(*RIGHTS.values()) == set(Right)


def test_a_promise_stays_its_helpers_own_when_her_role_changes() -> None:
    """The desk compares who promised with who taps: a new role must not take her call away from her."""
    assert Helper("anna", "Anna") == Helper("anna", "Anna", role=Role.MANAGER, stations=STATIONS)
