"""Who may come in: badges and PINs that cannot be guessed, tokens that speak for one kiosk, and a trail of it all."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import pairwise

import pytest
from argon2 import PasswordHasher
from hypothesis import given
from hypothesis import strategies as st

from assistance.desk.badges.pins import Badges, fresh_pin, weak
from assistance.desk.badges.store import BadgeRows
from assistance.desk.desk import Desk, open_desk
from assistance.desk.office import Refused
from assistance.desk.once.store import Kind
from assistance.desk.staff.rights import RIGHT_FOR
from assistance.model import Helper, Role
from assistance.web.limits import Limits
from tests.assistance.hall import STATION, Hall
from tests.clock import FakeClock

BONN = "Bonn Hbf"
MANAGER_OF_BOTH = Helper("mia", "Mia", role=Role.MANAGER, stations=(STATION, BONN))
MANAGER = Helper("mia", "Mia", role=Role.MANAGER, stations=(STATION,))


def with_badge(hall: Hall, name: str = "anna") -> tuple[Badges, str, str]:
    """The badges of the hall, and the number and PIN of one helper."""
    accounts = hall.desk.accounts
    pin = accounts.office.pin(None, name)
    return accounts.badges, accounts.badges.number_of(name), pin


def wrong(pin: str) -> str:
    return f"{(int(pin) + 1) % 10_000:04}"


def test_badge_and_pin_say_who_it_is(hall: Hall) -> None:
    badges, number, pin = with_badge(hall)
    now = hall.clock.now()
    found = badges.by_pin(number, pin, "tablet", now).helper
    assert found is not None
    assert (found.id, found.role, found.stations) == ("anna", Role.HELPER, (STATION,))
    assert badges.by_pin(number, wrong(pin), "tablet", now).helper is None
    assert badges.by_pin("999999", pin, "tablet", now).helper is None


def test_after_five_wrong_pins_even_the_right_one_waits_five_minutes(hall: Hall) -> None:
    """And only there: nobody can lock her out of another device."""
    badges, number, pin = with_badge(hall)
    for _ in range(5):
        assert badges.by_pin(number, wrong(pin), "tablet", hall.clock.now()).pause_s == 0
    refused = badges.by_pin(number, pin, "tablet", hall.clock.now())
    assert (refused.helper, refused.pause_s) == (None, 300)
    assert badges.by_pin(number, pin, "other tablet", hall.clock.now()).helper is not None
    hall.clock.move(299)
    assert badges.by_pin(number, pin, "tablet", hall.clock.now()).pause_s == 1
    hall.clock.move(1)
    assert badges.by_pin(number, pin, "tablet", hall.clock.now()).helper is not None


def test_who_guesses_forty_pins_at_once_gets_five_tries(hall: Hall) -> None:
    """A try is counted before it is looked at."""
    quick = Badges(BadgeRows(hall.desk.accounts.once._engine), hall.desk.staff, PasswordHasher(1, 8, 1))
    hall.desk.accounts.office.badge(None, "anna", "4711")
    quick.set_pin("anna", "2580")
    with ThreadPoolExecutor(20) as pool:
        now = hall.clock.now()
        verdicts = list(pool.map(lambda pin: quick.by_pin("4711", f"{pin:04}", "tablet", now), range(1000, 1040)))
    assert sum(verdict.pause_s == 0 for verdict in verdicts) == 5


@given(st.text(alphabet="0123456789", max_size=9))
def test_no_pin_that_is_tried_first(pin: str) -> None:
    digits = [int(one) for one in pin]
    steps = {(b - a) % 10 for a, b in pairwise(digits)}
    if not 4 <= len(pin) <= 8 or steps == {0}:
        assert weak(pin)
    elif len(steps) > 1:
        assert not weak(pin)


def test_what_is_kept_is_no_secret(hall: Hall, file_hall: Hall) -> None:
    """Who reads the file can sign in with nothing in it."""
    _, _, pin = with_badge(file_hall)
    office, now = file_hall.desk.accounts.office, file_hall.clock.now()
    code = office.kiosk_code(None, "hh-3", STATION)
    token = office.enrol_kiosk(code, "hh-3")
    device = office.enrol_device(office.device_code(None, "Tablet", STATION))
    shift = file_hall.desk.staff.begin("anna", now, device[0].id)  # type: ignore[index]
    file_hall.desk.requests.close()
    kept = b"".join(file.read_bytes() for file in file_hall.folder.glob("desk.db*"))
    assert token is not None
    assert device is not None
    for secret in (code, token, device[1], shift, f'"{pin}"'):
        assert secret.encode() not in kept
    assert b"$argon2id$" in kept


def test_a_shift_of_a_shared_device_counts_there_only(hall: Hall) -> None:
    """The cookie of the shift alone, stolen and used elsewhere, opens nothing."""
    office, staff, now = hall.desk.accounts.office, hall.desk.staff, hall.clock.now()
    made = office.enrol_device(office.device_code(None, "Tablet", STATION))
    assert made is not None
    device, key = made
    token = staff.begin("anna", now, device.id)
    assert staff.on_shift(token, now, key) is not None
    assert staff.on_shift(token, now) is None
    assert staff.on_shift(token, now, "another key") is None
    hall.clock.move(timedelta(hours=12, seconds=1).total_seconds())
    assert staff.on_shift(token, hall.clock.now(), key) is None, "twelve hours at most"


def test_a_device_that_is_dropped_is_out_at_once(hall: Hall) -> None:
    office, staff, now = hall.desk.accounts.office, hall.desk.staff, hall.clock.now()
    made = office.enrol_device(office.device_code(None, "Tablet", STATION))
    assert made is not None
    token = staff.begin("anna", now, made[0].id)
    office.drop_device(MANAGER, made[0].id)
    assert staff.on_shift(token, now, made[1]) is None
    assert staff.shared(made[1]) is None


def test_one_helper_at_a_time_on_a_shared_device(hall: Hall) -> None:
    """The quick switch: with Bob's PIN Anna's shift there is over."""
    office, staff, now = hall.desk.accounts.office, hall.desk.staff, hall.clock.now()
    made = office.enrol_device(office.device_code(None, "Tablet", STATION))
    assert made is not None
    anna = staff.begin("anna", now, made[0].id)
    bob = staff.begin("bob", now, made[0].id)
    assert staff.on_shift(anna, now, made[1]) is None
    assert staff.on_shift(bob, now, made[1]) is not None


def test_a_code_is_good_once_and_for_ten_minutes(hall: Hall) -> None:
    office = hall.desk.accounts.office
    code = office.kiosk_code(None, "hh-3", STATION)
    assert office.enrol_kiosk(code, "hh-4") is None, "it is another kiosk's"
    assert office.enrol_kiosk(code.lower().replace("-", " "), "hh-3") is not None
    assert office.enrol_kiosk(code, "hh-3") is None
    late = office.kiosk_code(None, "hh-3", STATION)
    hall.clock.move(600)
    assert office.enrol_kiosk(late, "hh-3") is None


def test_of_twenty_who_use_one_code_one_wins(hall: Hall) -> None:
    office = hall.desk.accounts.office
    code = office.device_code(None, "Tablet", STATION)
    with ThreadPoolExecutor(20) as pool:
        made = list(pool.map(lambda _: office.enrol_device(code), range(20)))
    assert sum(one is not None for one in made) == 1


def test_two_tokens_are_good_while_one_takes_over(hall: Hall) -> None:
    """A kiosk that lost its power while it changed its token still gets in."""
    tokens, office = hall.desk.accounts.tokens, hall.desk.accounts.office
    first = office.enrol_kiosk(office.kiosk_code(None, "hh-3", STATION), "hh-3")
    assert first is not None
    for _ in range(3):  # the answers get lost: the kiosk never hears of these
        hall.clock.move(1)
        assert office.renew_kiosk(first) is not None
    hall.clock.move(1)
    second = office.renew_kiosk(first)
    assert second is not None
    assert tokens.whose(first) is not None, "the new one may not have arrived"
    known = tokens.whose(second)
    assert known is not None
    assert (known.station, known.kiosk) == (STATION, "hh-3")
    assert tokens.whose(first) is None, "the new one was used"
    office.drop_kiosk(None, "hh-3", STATION)
    assert tokens.whose(second) is None


def test_a_secret_for_one_thing_is_good_for_no_other(hall: Hall) -> None:
    once, now = hall.desk.accounts.once, hall.clock.now()
    secret = once.make(Kind.PASSKEY_LINK, {"helper": "anna"}, now)
    assert all(once.take(kind, secret, now) is None for kind in Kind if kind is not Kind.PASSKEY_LINK)
    assert once.take(Kind.PASSKEY_LINK, secret, now) == {"helper": "anna"}


def test_who_ends_is_out_everywhere(hall: Hall) -> None:
    badges, number, pin = with_badge(hall)
    staff, now = hall.desk.staff, hall.clock.now()
    key = staff.enrol("Anna", now, STATION)
    token = staff.begin("anna", now)
    hall.desk.accounts.office.end(MANAGER, "anna")
    assert staff.on_shift(token, now) is None
    assert staff.enter(key, now) is None
    assert badges.by_pin(number, pin, "tablet", now).helper is None
    assert staff.find("anna") is None


@pytest.mark.parametrize("role", [Role.HELPER, Role.OPERATOR, Role.AUDITOR])
def test_only_a_manager_looks_after_people(hall: Hall, role: Role) -> None:
    office, by = hall.desk.accounts.office, Helper("x", "X", role=role, stations=(STATION,))
    for deed in (
        lambda: office.add(by, "Eve", Role.HELPER, [STATION]),
        lambda: office.pin(by, "anna"),
        lambda: office.end(by, "anna"),
        lambda: office.device_code(by, "Tablet", STATION),
        lambda: office.people(by),
    ):
        with pytest.raises(Refused, match="not-allowed"):
            deed()
    assert hall.desk.staff.find("anna") is not None


def test_a_manager_stays_within_her_stations_and_below_herself(hall: Hall) -> None:
    office = hall.desk.accounts.office
    office.add(None, "Otto", Role.OPERATOR, [STATION])
    elsewhere = Helper("max", "Max", role=Role.MANAGER, stations=("Bonn Hbf",))
    with pytest.raises(Refused, match="nobody-of-that-name"):
        office.pin(elsewhere, "anna")
    with pytest.raises(Refused, match="not-allowed"):
        office.add(MANAGER, "Eve", Role.OPERATOR, [STATION])
    with pytest.raises(Refused, match="not-allowed"):
        office.appoint(MANAGER, "anna", Role.AUDITOR, [STATION])
    with pytest.raises(Refused, match="not-allowed"):
        office.end(MANAGER, "otto")
    with pytest.raises(Refused, match="no-station"):
        office.add(None, "Eve", Role.HELPER, ["Atlantis"])
    assert [one.id for one in office.people(elsewhere)] == []


def test_who_works_at_two_stations_is_changed_by_nobody_who_looks_after_one(hall: Hall) -> None:
    """Else the manager of one could let her in, or out, at the other."""
    office = hall.desk.accounts.office
    hall.desk.staff.appoint("anna", Role.HELPER, [STATION, "Bonn Hbf"])
    for deed in (lambda: office.pin(MANAGER, "anna"), lambda: office.end(MANAGER, "anna")):
        with pytest.raises(Refused, match="elsewhere-too"):
            deed()
    office.end(None, "anna")
    assert hall.desk.staff.find("anna") is None


@pytest.fixture
def two_stations(hall: Hall) -> Iterator[Desk]:
    """The same people at a desk that serves Bonn too."""
    desk = open_desk(hall.database, hall.clock, (STATION, BONN))
    yield desk
    desk.requests.close()


def test_a_manager_says_at_which_of_her_stations_somebody_works(hall: Hall, two_stations: Desk) -> None:
    """Anna goes to Bonn and stays what she is; both stations read it on the trail."""
    office, staff, now = two_stations.accounts.office, two_stations.staff, hall.clock.now()
    token = staff.begin("anna", now)
    office.move(MANAGER_OF_BOTH, "anna", [BONN])
    anna = staff.on_shift(token, now)
    assert anna is not None
    assert (anna.role, anna.stations) == (Role.HELPER, (BONN,)), "from her next request on"
    [line] = two_stations.accounts.audit.lines(most=1)
    assert (line.who, line.what, line.whom) == ("mia", f"moved to {BONN}", "anna")
    assert line.station == f"{STATION}, {BONN}"
    office.appoint(MANAGER_OF_BOTH, "anna", Role.MANAGER, [BONN])
    office.move(MANAGER_OF_BOTH, "anna", [STATION, BONN])
    anna = staff.find("anna")
    assert anna is not None
    assert (anna.role, set(anna.stations)) == (Role.MANAGER, {STATION, BONN})


def test_nobody_is_moved_where_a_manager_has_no_say(two_stations: Desk) -> None:
    """Not to another station, not from one, not herself, not who stands above her; and never to nowhere."""
    office, staff = two_stations.accounts.office, two_stations.staff
    office.add(None, "Otto", Role.OPERATOR, [STATION])
    office.add(None, "Mia", Role.MANAGER, [STATION, BONN])
    staff.appoint("bob", Role.HELPER, [STATION, BONN])
    helper = Helper("anna", "Anna", stations=(STATION, BONN))
    for by, id, stations, why in (
        (MANAGER, "anna", [BONN], "not-allowed"),
        (MANAGER, "anna", [STATION, BONN], "not-allowed"),
        (MANAGER, "bob", [STATION], "elsewhere-too"),
        (MANAGER_OF_BOTH, "mia", [BONN], "yourself"),
        (MANAGER_OF_BOTH, "otto", [BONN], "not-allowed"),
        (MANAGER_OF_BOTH, "anna", [], "no-station-left"),
        (MANAGER_OF_BOTH, "anna", ["Atlantis"], "no-station"),
        (MANAGER_OF_BOTH, "nobody", [BONN], "nobody-of-that-name"),
        (helper, "bob", [BONN], "not-allowed"),
    ):
        with pytest.raises(Refused, match=f"^{why}$"):
            office.move(by, id, stations)
    known = {one.id: one.stations for one in staff.everybody()}
    assert known["anna"] == known["otto"] == (STATION,)
    assert set(known["bob"]) == set(known["mia"]) == {STATION, BONN}
    assert not any("moved" in line.what for line in two_stations.accounts.audit.lines())


def test_each_change_is_on_the_trail_and_no_secret_is(hall: Hall) -> None:
    office, audit = hall.desk.accounts.office, hall.desk.accounts.audit
    office.add(MANAGER, "Eve", Role.HELPER, [STATION])
    pin = office.pin(MANAGER, "eve")
    code = office.kiosk_code(None, "hh-3", STATION)
    with pytest.raises(Refused):
        office.end(MANAGER, "nobody")
    lines = audit.lines()
    assert [(line.who, line.what, line.whom) for line in reversed(lines)] == [
        ("mia", "added as helper", "eve"),
        ("mia", "gave a PIN", "eve"),
        ("console", "gave a kiosk code", "hh-3"),
    ]
    assert all(line.station == STATION and line.at == hall.clock.now() for line in lines)
    assert not any(secret in repr(line) for line in lines for secret in (pin, code))


def test_every_touch_on_a_card_has_a_right() -> None:
    assert RIGHT_FOR.keys() >= {"come", "more", "back", "cannot", "there", "solved", "gone", "hand", "ask"}


def test_a_fresh_pin_is_never_weak() -> None:
    assert not any(weak(fresh_pin()) for _ in range(500))


def test_ten_tries_a_minute() -> None:
    clock = FakeClock()
    limits = Limits(clock)
    assert [limits.allow("a", 10) for _ in range(11)] == [True] * 10 + [False]
    assert limits.allow("b", 10)
    clock.move(60)
    assert limits.allow("a", 10)


def test_the_trail_is_a_year_long(hall: Hall):
    """Long enough for an auditor; after that nobody need know who let whom in."""
    audit = hall.desk.accounts.audit
    audit.note(hall.clock.now(), "console", "add", "eva", STATION)
    hall.clock.move(364 * 24 * 3600)
    assert audit.forget(hall.clock.now()) == 0
    hall.clock.move(2 * 24 * 3600)
    assert audit.forget(hall.clock.now()) == 1
    assert audit.lines() == []


def test_nobody_owns_an_account_beforehand(hall: Hall):
    """A manager who wrote down the operator's account as a helper of hers would be in it when its owner signs in."""
    office = hall.desk.accounts.office
    with pytest.raises(Refused) as refused:
        office.add(MANAGER, "00u1a2b3@accounts.example", Role.MANAGER, (STATION,))
    assert refused.value.why == "like-an-account"
    assert hall.desk.staff.find("00u1a2b3@accounts.example") is None


def test_somebody_new_needs_no_second_connection(file_hall: Hall):
    """Each change of the staff is one transaction: also where nothing else is committed with it."""
    assert file_hall.desk.staff.add("eva", "Eva", Role.HELPER, (STATION,))
