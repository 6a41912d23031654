"""Nobody sees another station's calls without the right, and each role does its own work only."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistance.desk.feed.store import metadata
from assistance.desk.staff.rights import RIGHTS, Right, may, may_ask, sees
from assistance.desk.staff.store import Staff
from assistance.model import Helper, HelpRequest, RequestState, Role
from kiosk.database import open_database
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


@pytest.mark.parametrize(("role", "stations", "state", "asks"), [
    (Role.MANAGER, ("Utrecht",), RequestState.CALLED, True),
    (Role.MANAGER, ("Utrecht",), RequestState.UNANSWERED, True),
    (Role.MANAGER, ("Utrecht",), RequestState.ACKNOWLEDGED, False),
    (Role.MANAGER, ("Leiden",), RequestState.CALLED, False),
    (Role.HELPER, ("Utrecht",), RequestState.CALLED, False),
    (Role.OPERATOR, ("Utrecht",), RequestState.CALLED, False),
])  # fmt: skip
def test_only_a_manager_of_the_station_asks_somebody_by_name(
    role: Role, stations: tuple[str, ...], state: RequestState, asks: bool
) -> None:
    """Also when she was herself asked to take a call of the station beside hers."""
    there = replace(call("Utrecht"), state=state, asked=("mia",))
    assert may_ask(Helper("mia", "Mia", role=role, stations=stations), there) is asks


def test_an_operator_enrols_kiosks_and_takes_no_call() -> None:
    operator = Helper("otto", "Otto", role=Role.OPERATOR, stations=STATIONS)
    assert may(operator, Right.KIOSKS)
    assert not may(operator, Right.SEE)
    assert not may(operator, Right.TAKE)


def test_an_auditor_reads_and_changes_nothing() -> None:
    auditor = Helper("ada", "Ada", role=Role.AUDITOR)
    assert {right for right in Right if may(auditor, right)} == {Right.AUDIT, Right.REPORTS}


def test_a_helper_neither_adds_staff_nor_reads_the_audit_trail() -> None:
    helper = Helper("anna", "Anna", stations=STATIONS)
    assert not any(may(helper, right) for right in (Right.STAFF, Right.AUDIT, Right.KIOSKS))


def test_every_role_has_rights_and_every_right_has_a_role() -> None:
    assert set(RIGHTS) == set(Role)
    assert frozenset().union(*RIGHTS.values()) == set(Right)


def test_a_promise_stays_its_helpers_own_when_her_role_changes() -> None:
    """The desk compares who promised with who taps: a new role must not take her call away from her."""
    assert Helper("anna", "Anna") == Helper("anna", "Anna", role=Role.MANAGER, stations=STATIONS)


def test_a_changed_role_holds_at_the_next_request_of_a_helper_who_is_signed_in(tmp_path: Path) -> None:
    """Mia moves from Utrecht to Leiden during her shift: Utrecht's calls are no business of hers from then on."""
    staff = Staff(open_database(f"sqlite:///{tmp_path}/desk.db", metadata))
    token = staff.enter(staff.enrol("Mia", AT), AT)
    assert token is not None
    new = staff.on_shift(token, AT)
    assert new is not None
    assert not any(sees(new, call(station)) for station in STATIONS), "nobody has named a station yet"

    assert staff.appoint("mia", Role.MANAGER, ["Utrecht", "Zwolle"])
    manager = staff.on_shift(token, AT)
    assert manager is not None
    assert may(manager, Right.STAFF)
    assert [station for station in STATIONS if sees(manager, call(station))] == ["Utrecht", "Zwolle"]

    assert staff.appoint("mia", Role.HELPER, ["Leiden"])
    moved = staff.on_shift(token, AT)
    assert moved is not None
    assert not may(moved, Right.STAFF)
    assert [station for station in STATIONS if sees(moved, call(station))] == ["Leiden"]


def test_a_person_whom_nobody_knows_is_not_appointed(tmp_path: Path) -> None:
    staff = Staff(open_database(f"sqlite:///{tmp_path}/desk.db", metadata))
    assert not staff.appoint("nobody", Role.MANAGER, ["Utrecht"])


def test_a_sign_in_link_names_its_station_once_and_undoes_no_appointment(tmp_path: Path) -> None:
    """A link printed in Utrecht lets Anna see Utrecht's calls; a later one does not bring back what was taken away."""
    staff = Staff(open_database(f"sqlite:///{tmp_path}/desk.db", metadata))
    token = staff.enter(staff.enrol("Anna", AT, "Utrecht"), AT)
    assert token is not None
    anna = staff.on_shift(token, AT)
    assert anna is not None
    assert anna.stations == ("Utrecht",)

    staff.appoint("anna", Role.MANAGER, ["Leiden"])
    staff.enrol("Anna", AT, "Utrecht")
    appointed = staff.on_shift(token, AT)
    assert appointed is not None
    assert (appointed.role, appointed.stations) == (Role.MANAGER, ("Leiden",))
