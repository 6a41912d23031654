"""The next traveller rings too, and what the screen says stays true when the desk falls silent."""

from assistance.caller.news import CallState
from assistance.model import RequestState
from tests.assistance.hall import ANNA, BOB, Hall

SENT, UNREACHABLE, RECEIVED = CallState.SENT, CallState.UNREACHABLE, CallState.RECEIVED


def test_the_helper_forgot_to_close_and_the_next_traveller_calls(hall: Hall):
    """Anna is long gone, her card still says that she is there: the next one in need must ring like the first."""
    kiosk = hall.kiosk()
    first = kiosk.call()
    hall.pass_time(1)
    hall.desk.handling.acknowledge(first.id, ANNA, 2)
    hall.desk.handling.arrive(first.id, ANNA)
    hall.pass_time(20)

    second = kiosk.call()
    hall.pass_time(1)
    assert second.id != first.id
    assert kiosk.states[-2:] == [SENT, RECEIVED]
    assert (hall.card().id, hall.card().state, hall.card().helper) == (second.id, RequestState.CALLED, None)
    rung = [(event.news.what, event.news.request) for event in hall.desk.requests.events(0)][-3:]
    assert rung == [("resolved", first.id), ("called", second.id), ("asked", second.id)]
    hall.desk.handling.acknowledge(second.id, BOB, 1)
    hall.pass_time(1)
    assert kiosk.news[-1].helper == "Bob"


def test_a_call_that_is_repeated_does_not_send_the_helper_away(hall: Hall):
    """The receipt got lost and the call is sent again while Anna is there: that is nobody new."""
    request = hall.kiosk().call()
    hall.pass_time(1)
    hall.desk.handling.acknowledge(request.id, ANNA, 2)
    hall.desk.handling.arrive(request.id, ANNA)
    assert hall.desk.handling.receive(request) == request.id
    assert hall.card().state is RequestState.ARRIVED


def test_the_cable_is_pulled_while_anna_is_coming(hall: Hall):
    """What the screen says must be known to be true: after four silent seconds it is not, and with the cable it is."""
    kiosk = hall.kiosk()
    request = kiosk.call()
    hall.pass_time(1)
    hall.desk.handling.acknowledge(request.id, ANNA, 5)
    hall.pass_time(1)
    kiosk.link.cut()
    hall.pass_time(2)
    assert kiosk.states[-1] is CallState.ACKNOWLEDGED
    hall.pass_time(2)
    assert kiosk.states[-1] is UNREACHABLE
    hall.pass_time(30)
    assert kiosk.states.count(UNREACHABLE) == 1
    kiosk.call()
    assert kiosk.states[-1] is UNREACHABLE, "pressing again does not bring the promise back"

    kiosk.link.down = False
    hall.pass_time(2)
    assert (kiosk.news[-1].state, kiosk.news[-1].helper) == (CallState.ACKNOWLEDGED, "Anna")
    assert kiosk.states.count(CallState.ACKNOWLEDGED) == 2


def test_a_desk_that_answers_no_more_is_not_reached(hall: Hall):
    """The wire can be opened again and again, but nobody speaks on it."""
    kiosk, hall.looking = hall.kiosk(), True
    kiosk.call()
    hall.pass_time(1)
    hall.beats = False
    for _ in range(4):
        hall.pass_time(3)
        kiosk.delivery.opened()
    assert kiosk.states[-1] is UNREACHABLE


def test_who_has_a_helper_beside_her_is_not_frightened(hall: Hall):
    """Anna is there: that the cable is out is no news for the traveller."""
    kiosk = hall.kiosk()
    request = kiosk.call()
    hall.pass_time(1)
    hall.desk.handling.acknowledge(request.id, ANNA, 2)
    hall.desk.handling.arrive(request.id, ANNA)
    hall.pass_time(1)
    kiosk.link.cut()
    hall.pass_time(60)
    assert kiosk.states[-1] is CallState.ARRIVED


def test_a_call_that_was_joined_is_cancelled_too(hall: Hall):
    """The kiosk forgot its call, called anew and cancelled without a net: nobody runs to a traveller who has left."""
    hall.kiosk().call()
    hall.pass_time(1)
    hall.kiosks[0].switch_off()
    (hall.folder / "hh-3.db").unlink()
    kiosk = hall.kiosk()
    kiosk.link.cut()
    kiosk.caller.cancel(kiosk.call().id)
    kiosk.link.down = False
    hall.pass_time(3)
    assert hall.cards() == []


def test_a_new_call_does_not_join_the_one_that_was_cancelled_before_it(hall: Hall):
    """The first receipt is lost; she needs no help, then does again: the new call is no part of the old one."""
    kiosk = hall.kiosk()
    first = kiosk.call()
    kiosk.delivery.opened()
    for text in kiosk.delivery.due():
        hall.desk.post.deliver(kiosk.id, text)  # the desk has it, and what it answers never arrives
    assert hall.card().id == first.id
    kiosk.caller.cancel(first.id)
    second = kiosk.call()
    hall.pass_time(5)
    assert hall.card().id == second.id
    assert kiosk.states[-1] is not CallState.CANCELLED
