"""A helper signs on at a kiosk: who may do what there, and that a PIN is nowhere afterwards."""

import json
import logging
import threading
from datetime import datetime

import pytest

from assistance import messages
from assistance.caller.questions import Questions
from assistance.desk.badges.pins import Verdict
from assistance.desk.desk import Desk, open_desk
from assistance.messages import Call, SignedOn, SignOn
from assistance.model import Helper, HelpRequest, RequestState, Role
from kiosk.settings import KioskSettings
from tests.assistance.hall import situation
from tests.clock import FakeClock

HERE = KioskSettings.station
STAFF = {
    ("1", "4711"): Helper("anna", "Anna", role=Role.HELPER, stations=(HERE,)),
    ("2", "4711"): Helper("mo", "Mo", role=Role.MANAGER, stations=(HERE,)),
    ("3", "4711"): Helper("op", "Op", role=Role.OPERATOR, stations=(HERE,)),
    ("4", "4711"): Helper("bea", "Bea", role=Role.HELPER, stations=("Bonn Hbf",)),
}
DEVICES: list[str] = []


def who(badge: str, pin: str, device: str, at: datetime) -> Verdict:
    DEVICES.append(device)
    return Verdict(pause_s=300) if badge == "9" else Verdict(STAFF.get((badge, pin)))


@pytest.fixture
def desk(database: str) -> Desk:
    opened = open_desk(database, FakeClock(), who=who)
    for helper in STAFF.values():
        opened.staff.enrol(helper.name, opened.clock.now(), *helper.stations)
    return opened


def asks(desk: Desk, badge: str, pin: str = "4711", request: str = "", kiosk: str = "hh-3") -> SignedOn:
    [text] = desk.post.deliver(kiosk, messages.encode(SignOn("q1", request, badge, pin)))
    answer = messages.decode(text)
    assert isinstance(answer, SignedOn)
    return answer


def test_each_role_has_its_own_hands(desk: Desk) -> None:
    """A helper prints again; a manager gives money back too; an operator of files has nothing to do at a machine."""
    assert asks(desk, "1") == SignedOn("q1", "Anna", "print-again")
    assert asks(desk, "2") == SignedOn("q1", "Mo", "print-again give-back")
    for stranger in ("3", "4", "5"):
        assert asks(desk, stranger) == SignedOn("q1", why="wrong"), "nobody learns what was wrong"
    assert asks(desk, "1", "0000") == SignedOn("q1", why="wrong")
    assert asks(desk, "9") == SignedOn("q1", why="paused")
    assert DEVICES[-1] == f"kiosk {HERE} hh-3", "tries are counted for each kiosk"
    desk.requests.close()


def test_who_signs_on_has_arrived(desk: Desk) -> None:
    """Her PIN proves that she stands there; at another kiosk's call it proves nothing."""
    clock = desk.clock
    assert isinstance(clock, FakeClock)
    call = HelpRequest("r1", situation(clock), clock.now())
    desk.post.deliver("hh-3", messages.encode(Call(call)))
    asks(desk, "1", request="r1", kiosk="hh-4")
    assert desk.requests.live()[0].state is not RequestState.ARRIVED
    asks(desk, "1", request="r1")
    [there] = desk.requests.live()
    assert (there.state, there.helper) == (RequestState.ARRIVED, Helper("anna", "Anna"))
    desk.requests.close()


def test_a_pin_is_in_no_log(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    """Neither where it is asked nor where it is answered."""
    caplog.set_level(logging.DEBUG)
    asks(desk, "1")
    asks(desk, "9", "123987")
    assert "4711" not in caplog.text
    assert "123987" not in caplog.text
    assert "4711" not in repr(SignOn("q1", "", "1", "4711"))
    desk.requests.close()


def test_a_question_that_nobody_waits_for_is_never_sent() -> None:
    """The desk was away: the PIN that lay there is dropped, and an answer that comes too late is not heard."""
    questions = Questions()
    assert questions.ask(SignOn("q1", "", "1", "4711"), lambda: None, seconds=0.001) is None
    assert list(questions.take()) == []
    questions.hear(SignedOn("q1", "Anna"))

    rung = threading.Event()

    def carry() -> None:
        rung.wait(5)
        [sent] = questions.take()
        questions.hear(SignedOn(json.loads(sent)["id"], "Anna", "print-again"))

    courier = threading.Thread(target=carry)
    courier.start()
    assert questions.ask(SignOn("q2", "", "1", "4711"), rung.set, seconds=5) == SignedOn("q2", "Anna", "print-again")
    courier.join()
