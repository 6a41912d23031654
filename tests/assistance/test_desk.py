"""The desk keeps its promises: one winner, an honest log, no request without a next step, and a short memory."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import sqlalchemy as sql
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistance import messages
from assistance.desk.tables.store import help_request, request_situation
from assistance.messages import BadMessage, Call, Cancel, Hello, Receipt
from assistance.model import LIVE, Helper, HelpRequest, RequestState
from kiosk.database import open_database, transaction
from tests.assistance.hall import ANNA, BOB, Hall, situation


def called(hall: Hall, id: str = "r1", kiosk: str = "hh-3") -> str:
    """A call that the desk has received."""
    return hall.desk.handling.receive(HelpRequest(id, situation(hall.clock, kiosk), hall.clock.now()))


def test_exactly_one_helper_wins(hall: Hall):
    """Fifty people tap at once: one goes, forty-nine are told so, and nobody arrives twice."""
    called(hall)
    helpers = [Helper(f"h{n}", f"Helper {n}") for n in range(50)]
    with ThreadPoolExecutor(8) as pool:
        won = list(pool.map(lambda helper: hall.desk.handling.acknowledge("r1", helper, 2), helpers))
    assert won.count(True) == 1
    assert hall.card().helper == helpers[won.index(True)]


def test_tapping_twice_is_winning_once(hall: Hall):
    """Anna's thumb trembles: her second tap does not tell her that somebody was faster."""
    called(hall)
    assert hall.desk.handling.acknowledge("r1", ANNA, 2)
    assert hall.desk.handling.acknowledge("r1", ANNA, 2)
    assert not hall.desk.handling.acknowledge("r1", BOB, 2)
    assert hall.desk.handling.arrive("r1", ANNA)
    assert hall.desk.handling.arrive("r1", ANNA)


@pytest.mark.parametrize("verb", ["take_back", "arrive", "abandon"])
def test_only_who_has_it_can_go_on(hall: Hall, verb: str):
    """Bob's old page cannot say that he is there when Anna is on her way."""
    called(hall)
    hall.desk.handling.acknowledge("r1", ANNA, 2)
    before = hall.card()
    assert not getattr(hall.desk.handling, verb)("r1", BOB)
    assert hall.card() == before


def test_a_promise_has_a_sensible_length(hall: Hall):
    """A page that was tampered with cannot promise a traveller two hours, or none."""
    called(hall)
    for minutes in (0, 31, -2):
        with pytest.raises(ValueError, match="a promise is 1 to 30 minutes"):
            hall.desk.handling.acknowledge("r1", ANNA, minutes)


def test_the_same_call_twice_is_one(hall: Hall):
    """Also long after it was solved: a receipt that got lost must not bring the traveller back from her train."""
    called(hall)
    hall.desk.handling.acknowledge("r1", ANNA, 2)
    hall.desk.handling.arrive("r1", ANNA)
    hall.desk.handling.resolve("r1", ANNA, "payment")
    assert called(hall) == "r1"
    assert hall.cards() == []


def test_a_kiosk_cannot_speak_for_another(hall: Hall):
    """Who steals one kiosk's place cannot empty the hall by calling from all of them."""
    call = Call(HelpRequest("r1", situation(hall.clock, "hh-7"), hall.clock.now()))
    with pytest.raises(BadMessage, match="'hh-3' cannot call for 'hh-7'"):
        hall.desk.post.deliver("hh-3", messages.encode(call))
    assert hall.cards() == []


def test_a_kiosk_cancels_its_own_calls_only(hall: Hall, caplog: pytest.LogCaptureFixture):
    """Whoever has one kiosk cannot send away the helpers of all the others; and it does not ask for ever."""
    caplog.allowed_errors = ("cannot cancel call 'r7' of kiosk 'hh-7'",)  # type: ignore[attr-defined]
    called(hall, "r7", "hh-7")
    assert hall.desk.post.deliver("hh-3", messages.encode(Cancel("c1", "r7"))) == [messages.encode(Receipt("c1"))]
    assert hall.card().state is RequestState.CALLED
    hall.desk.post.deliver("hh-7", messages.encode(Cancel("c2", "r7")))
    assert hall.cards() == []


def test_a_cancel_of_a_call_that_nobody_knows_is_receipted(hall: Hall):
    """The desk lost its disk: the kiosk's cancel has nothing to end, and must not circle for ever."""
    assert hall.desk.post.deliver("hh-3", messages.encode(Cancel("c1", "gone"))) == [messages.encode(Receipt("c1"))]


def test_a_kiosk_says_hello_first(hall: Hall):
    """Anything else on a fresh wire is refused, with a reason that an operator can read."""
    with pytest.raises(BadMessage, match="says hello first"):
        hall.desk.post.hello(messages.encode(Receipt("r1")))
    assert hall.desk.post.hello(messages.encode(Hello("hh-3", 7))) == Hello("hh-3", 7)


def test_a_wrong_clock_in_the_kiosk_does_not_matter(hall: Hall):
    """The kiosk believes it is last year: the card still shows that she has waited forty seconds."""
    last_year = hall.clock.now() - timedelta(days=365)
    there = situation(hall.clock)
    there = HelpRequest("r1", there, last_year).situation
    hall.desk.post.deliver("hh-3", messages.encode(Call(HelpRequest("r1", there, last_year), 40.0)))
    assert hall.card().called_at == hall.clock.now() - timedelta(seconds=40)


BROKEN = {
    "open_has_a_next_step": {"due_at": None},
    "done_is_closed": {"state": "cancelled"},
    "promise_has_a_name": {"state": "acknowledged", "promised_at": 1.0},
    "promise_has_a_time": {"state": "acknowledged", "helper": "anna"},
    "nobody_yet": {"helper": "anna"},
    "resolved_has_a_reason": {"state": "resolved", "closed_at": 1.0, "due_at": None},
    "known_state": {"state": "maybe", "closed_at": 1.0, "due_at": None},
}


@pytest.mark.parametrize(("rule", "values"), BROKEN.items(), ids=BROKEN)
def test_the_database_refuses_what_must_never_be(hall: Hall, rule: str, values: dict[str, object]):
    """Even a bug cannot leave a traveller waiting without anybody being told."""
    called(hall)
    engine = open_database(hall.database, sql.MetaData())
    with pytest.raises(sql.exc.IntegrityError, match=rule), transaction(engine) as connection:
        connection.execute(sql.update(help_request).values(values))
    engine.dispose()


def test_a_day_after_it_is_over_the_situation_is_gone(hall: Hall):
    """What she tried, and that she needs large text, is nobody's business any more: not in the file, not in the log."""
    called(hall)
    called(hall, "r2", "hh-7")
    hall.desk.handling.cancel("r1")
    hall.clock.move(24 * 3600 - 1)
    assert hall.desk.facts.forget() == 0
    hall.clock.move(2)
    assert hall.desk.facts.forget() == 1
    assert hall.desk.requests.get("r1") is None
    assert hall.desk.requests.kiosk_of("r1") == "hh-3"
    assert hall.card().id == "r2", "who still waits is not forgotten"
    hall.desk.handling.cancel("r2")
    hall.clock.move(24 * 3600 + 1)
    hall.desk.facts.forget()
    engine = open_database(hall.database, sql.MetaData())
    with transaction(engine) as connection:
        assert connection.execute(sql.select(sql.func.count()).select_from(request_situation)).scalar() == 0
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("pragma wal_checkpoint(truncate)")
    engine.dispose()
    files = list(hall.folder.glob("desk.db*"))
    assert files or "postgresql" in hall.database, "PostgreSQL cleans its files itself: VACUUM"
    said = (b"pay-declined", b"Hold your card", b"card-declined")  # where a kiosk stands is no secret
    assert not any(word in file.read_bytes() for file in files for word in said)


def test_a_shift_begins_with_a_link_and_ends(hall: Hall):
    """A link lasts one shift; a new one ends the old one; who leaves is out."""
    staff, clock = hall.desk.staff, hall.clock
    old = staff.enrol("Anna", clock.now())
    key = staff.enrol("Anna", clock.now())
    assert staff.enter(old, clock.now()) is None
    assert staff.enter("", clock.now()) is None
    phone, tablet = staff.enter(key, clock.now()), staff.enter(key, clock.now())
    assert phone
    assert tablet
    assert staff.on_shift(phone, clock.now()) == ANNA
    staff.leave(phone)
    assert staff.on_shift(phone, clock.now()) is None
    clock.move(12 * 3600 + 1)
    assert staff.on_shift(tablet, clock.now()) is None
    assert staff.enter(key, clock.now()) is None


DEEDS = st.lists(
    st.tuples(
        st.sampled_from(["call", "come", "back", "there", "solved", "gone", "cancel", "see", "wait", "wait"]),
        st.sampled_from([ANNA, BOB]),
        st.sampled_from(["k1", "k2"]),
    ),
    max_size=40,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(DEEDS)
def test_whatever_people_do_nobody_is_left_without_a_next_step(tmp_path_factory, deeds):
    """Any order of taps, cancels and waiting: each live call has a due time, and the log has every number once."""
    hall = Hall(tmp_path_factory.mktemp("hall"))
    handling, last = hall.desk.handling, {"k1": "", "k2": ""}
    for n, (deed, helper, kiosk) in enumerate(deeds):
        id = last[kiosk]
        if deed == "call":
            last[kiosk] = called(hall, f"r{n}", kiosk)
        elif deed == "wait":
            hall.clock.move(100)
            hall.desk.escalation.tick()
        elif id:
            {
                "come": lambda id=id, helper=helper: handling.acknowledge(id, helper, 2),
                "back": lambda id=id, helper=helper: handling.take_back(id, helper),
                "there": lambda id=id, helper=helper: handling.arrive(id, helper),
                "solved": lambda id=id, helper=helper: handling.resolve(id, helper, "price"),
                "gone": lambda id=id, helper=helper: handling.abandon(id, helper),
                "cancel": lambda id=id: handling.cancel(id),
                "see": lambda id=id, helper=helper: handling.see(id, helper),
            }[deed]()
        live = hall.cards()
        assert len({request.situation.kiosk for request in live}) == len(live), "one live call for each kiosk"
    for request in hall.cards():
        assert request.state in LIVE
        assert (request.helper is not None) == (request.state in (RequestState.ACKNOWLEDGED, RequestState.ARRIVED))
    far = hall.clock.now() + timedelta(days=1)
    assert {due.id for due in hall.desk.requests.due(far)} == {request.id for request in hall.cards()}
    numbers = [event.news.seq for event in hall.desk.requests.events(0)]
    assert numbers == list(range(1, len(numbers) + 1))
    hall.close()
