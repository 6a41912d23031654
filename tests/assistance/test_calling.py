"""A traveller calls a person: the call arrives, once, whatever the net does, and nothing is said that is not so."""

import pytest

from assistance.caller.news import CallState
from assistance.desk.post import told
from assistance.model import HelpRequest, RequestState
from tests.assistance.hall import ANNA, BOB, Hall, situation

SENT, UNREACHABLE, RECEIVED = CallState.SENT, CallState.UNREACHABLE, CallState.RECEIVED


def test_a_person_comes_and_helps(hall: Hall):
    """The whole main job: called, received, seen, Anna comes, Anna is there, solved; each is told when it is true."""
    kiosk = hall.kiosk()
    request = kiosk.call()
    assert kiosk.states == [SENT]
    hall.pass_time(1)
    assert kiosk.states == [SENT, RECEIVED]

    hall.desk.handling.see(request.id, BOB)
    hall.desk.handling.see(request.id, BOB)
    hall.desk.handling.see(request.id, ANNA)
    hall.desk.handling.acknowledge(request.id, ANNA, 2)
    hall.spread()
    assert [news.seen_by for news in kiosk.news[2:4]] == [1, 2]
    coming = kiosk.news[-1]
    assert (coming.state, coming.helper, coming.minutes) == (CallState.ACKNOWLEDGED, "Anna", 2)

    hall.desk.handling.arrive(request.id, ANNA)
    hall.desk.handling.resolve(request.id, ANNA, "payment")
    hall.spread()
    assert kiosk.states[-2:] == [CallState.ARRIVED, CallState.RESOLVED]
    assert hall.cards() == []


def test_the_helper_reads_the_situation_as_it_was(hall: Hall):
    """Nobody has to explain again: place, language, step and what was tried arrive unchanged."""
    before = situation(hall.clock)
    hall.kiosk().caller.call(before)
    hall.pass_time(1)
    assert hall.card().situation == before


def test_the_net_is_down_when_help_is_called(hall: Hall):
    """The kiosk admits after five seconds that nobody was reached; the call arrives as soon as the net is back."""
    kiosk = hall.kiosk()
    kiosk.link.cut()
    called_at = hall.clock.now()
    kiosk.call()
    hall.pass_time(4)
    assert kiosk.states == [SENT]
    hall.pass_time(60)
    assert kiosk.states == [SENT, UNREACHABLE], "said once, not again and again"

    kiosk.link.down = False
    hall.pass_time(2)
    assert kiosk.states == [SENT, UNREACHABLE, RECEIVED]
    assert hall.card().called_at == called_at, "she has waited since she pressed, not since the net came back"


@pytest.mark.parametrize(("messages_lost", "answers_lost"), [(1, 0), (3, 0), (0, 1), (0, 2), (2, 2)])
def test_a_message_or_its_receipt_gets_lost(hall: Hall, messages_lost: int, answers_lost: int):
    """Sent again until the desk says that it has it; a helper never sees two cards for one press."""
    kiosk = hall.kiosk()
    hall.pass_time(1)
    kiosk.link.messages_to_lose, kiosk.link.answers_to_lose = messages_lost, answers_lost
    hall.looking = True
    kiosk.call()
    hall.pass_time(20)
    assert len(hall.cards()) == 1
    assert kiosk.states.count(RECEIVED) <= 1, "news that it was seen may come before the receipt, and says more"
    assert [kiosk.states[-1], kiosk.news[-1].seen_by] == [CallState.SEEN, 2]


def test_news_that_happened_while_the_net_was_away(hall: Hall):
    """Anna took the call while the cable was out: the traveller hears of it when the cable is in again."""
    kiosk = hall.kiosk()
    request = kiosk.call()
    hall.pass_time(1)
    kiosk.link.cut()
    hall.desk.handling.acknowledge(request.id, ANNA, 2)
    hall.pass_time(3)
    assert kiosk.states[-1] is RECEIVED

    kiosk.link.down = False
    hall.pass_time(2)
    assert kiosk.states[-1] is CallState.ACKNOWLEDGED
    hall.pass_time(10)
    assert kiosk.states.count(CallState.ACKNOWLEDGED) == 1


def test_news_that_comes_twice_is_told_once(hall: Hall):
    """Around a reconnection the desk may repeat itself; the kiosk does not say "Anna is coming" again."""
    kiosk = hall.kiosk()
    request = kiosk.call()
    hall.pass_time(1)
    hall.desk.handling.acknowledge(request.id, ANNA, 2)
    hall.spread()
    for event in hall.desk.requests.events(0):
        kiosk.link.push(told(event))
    kiosk.turn()
    assert kiosk.states == [SENT, RECEIVED, CallState.ACKNOWLEDGED]


def test_pressing_again_joins_the_live_call(hall: Hall):
    """A frightened traveller presses three times: one card, and each press is answered with how things stand."""
    kiosk = hall.kiosk()
    first = kiosk.call()
    hall.pass_time(1)
    assert [kiosk.call().id, kiosk.call().id] == [first.id, first.id]
    assert kiosk.states == [SENT, RECEIVED, RECEIVED, RECEIVED]
    hall.pass_time(5)
    assert len(hall.cards()) == 1


def test_pressing_again_while_nobody_can_be_reached(hall: Hall):
    """By now it would be a lie that the call is on its way."""
    kiosk = hall.kiosk()
    kiosk.link.cut()
    kiosk.call()
    hall.pass_time(10)
    kiosk.call()
    assert kiosk.states == [SENT, UNREACHABLE, UNREACHABLE]


def test_the_kiosk_is_restarted_while_somebody_waits(hall: Hall):
    """The plug is pulled before the call left the kiosk; it leaves after the restart, and is followed to its end."""
    kiosk = hall.kiosk()
    kiosk.link.cut()
    request = kiosk.call()
    kiosk.switch_off()

    kiosk = hall.kiosk()
    assert kiosk.states == [SENT], "told at once, so that the screen shows it again"
    hall.pass_time(1)
    assert hall.card().id == request.id
    hall.desk.handling.acknowledge(request.id, ANNA, 1)
    hall.spread()
    kiosk.switch_off()

    kiosk = hall.kiosk()
    assert [(news.state, news.helper, news.minutes) for news in kiosk.news] == [(CallState.ACKNOWLEDGED, "Anna", 1)]
    hall.desk.handling.arrive(request.id, ANNA)
    hall.pass_time(1)
    assert kiosk.states[-1] is CallState.ARRIVED


def test_help_is_not_needed_any_more(hall: Hall):
    """The card leaves every dashboard, also when the net was down when the traveller changed her mind."""
    kiosk = hall.kiosk()
    request = kiosk.call()
    hall.pass_time(1)
    kiosk.link.cut()
    kiosk.caller.cancel(request.id)
    assert kiosk.states[-1] is CallState.CANCELLED
    assert len(hall.cards()) == 1

    kiosk.link.down = False
    hall.pass_time(3)
    assert hall.cards() == []
    assert kiosk.states.count(CallState.CANCELLED) == 1
    assert kiosk.call().id != request.id, "the next press is a new call"


def test_called_and_cancelled_before_the_net_came_back(hall: Hall):
    """Nobody runs to a traveller who has left."""
    kiosk = hall.kiosk()
    kiosk.link.cut()
    kiosk.caller.cancel(kiosk.call().id)
    kiosk.link.down = False
    kiosk.link.messages_to_lose = 2  # hello and the call: the cancel comes first
    hall.pass_time(6)
    assert hall.cards() == []
    kiosk.call()
    hall.pass_time(1)
    assert len(hall.cards()) == 1


def test_cancelling_twice_is_cancelling_once(hall: Hall):
    """Two fingers on "I need no help": nothing is told twice."""
    kiosk = hall.kiosk()
    request = kiosk.call()
    kiosk.caller.cancel(request.id)
    kiosk.caller.cancel(request.id)
    assert kiosk.states == [SENT, CallState.CANCELLED]


def test_a_kiosk_with_a_new_disk_joins_its_own_call(hall: Hall):
    """The kiosk forgot that it had called; Anna is on her way to it already, and the traveller hears that."""
    first = hall.kiosk().call()
    hall.pass_time(1)
    hall.kiosks[0].switch_off()
    (hall.folder / "hh-3.db").unlink()

    kiosk = hall.kiosk()
    kiosk.call()
    hall.pass_time(1)
    assert hall.card().id == first.id
    hall.desk.handling.acknowledge(first.id, ANNA, 2)
    hall.spread()
    assert kiosk.news[-1].helper == "Anna"
    kiosk.caller.cancel(kiosk.news[-1].request)
    hall.pass_time(1)
    assert hall.cards() == []


@pytest.mark.parametrize(("quiet_days", "busy_days"), [(3, 0), (0, 9)])
def test_a_desk_with_a_new_disk_gets_the_live_call_again(hall: Hall, quiet_days: int, busy_days: int):
    """The desk lost everything; the kiosk did not, and nobody waits in vain."""
    kiosk = hall.kiosk()
    for _ in range(quiet_days):
        kiosk.caller.cancel(kiosk.call().id)
        hall.pass_time(1)
    request = kiosk.call()
    hall.pass_time(1)
    hall.lose_the_desk()
    for n in range(busy_days):
        hall.desk.handling.receive(HelpRequest(f"other-{n}", situation(hall.clock, f"k{n}"), hall.clock.now()))
    kiosk.link.down = False
    hall.pass_time(5)
    assert request.id in [card.id for card in hall.cards()]
    hall.desk.handling.acknowledge(request.id, BOB, 2)
    hall.spread()
    assert kiosk.news[-1].helper == "Bob"


def test_two_kiosks_hear_only_of_their_own_calls(hall: Hall):
    """The traveller at the north entrance is not told that Anna comes when Anna goes to the south."""
    north, south = hall.kiosk("north"), hall.kiosk("south")
    north.call()
    request = south.call()
    hall.pass_time(1)
    hall.desk.handling.acknowledge(request.id, ANNA, 2)
    hall.spread()
    assert north.states == [SENT, RECEIVED]
    assert south.states[-1] is CallState.ACKNOWLEDGED


def test_nobody_answers(hall: Hall):
    """After three minutes the kiosk says so honestly; the call stays on every dashboard, and Bob can still take it."""
    kiosk, hall.looking = hall.kiosk(), True
    request = kiosk.call()
    hall.pass_time(180)
    assert CallState.UNANSWERED not in kiosk.states
    hall.pass_time(2)
    assert kiosk.states[-1] is CallState.UNANSWERED
    hall.pass_time(300)
    assert kiosk.states.count(CallState.UNANSWERED) == 1
    assert hall.card().state is RequestState.UNANSWERED

    assert hall.desk.handling.acknowledge(request.id, BOB, 5)
    hall.spread()
    assert (kiosk.news[-1].helper, kiosk.news[-1].minutes) == ("Bob", 5)


def test_the_helper_cannot_come_after_all(hall: Hall):
    """The traveller is told by whom she was left, and others are asked: no silence."""
    kiosk = hall.kiosk()
    request = kiosk.call()
    hall.pass_time(1)
    hall.desk.handling.acknowledge(request.id, ANNA, 2)
    hall.desk.handling.take_back(request.id, ANNA)
    hall.spread()
    assert (kiosk.news[-1].state, kiosk.news[-1].helper) == (CallState.TAKEN_BACK, "Anna")
    assert hall.card().state is RequestState.CALLED


def test_a_promise_that_is_not_kept_is_taken_back(hall: Hall):
    """Anna said two minutes and forgot: she is reminded after three, and after four others are asked."""
    kiosk = hall.kiosk()
    request = kiosk.call()
    hall.looking = True
    hall.pass_time(1)
    hall.desk.handling.acknowledge(request.id, ANNA, 2)
    hall.pass_time(185)
    assert hall.card().helper == ANNA
    assert "reminded" in [event.news.what for event in hall.desk.requests.events(0)]
    hall.pass_time(60)
    assert hall.card().helper is None
    assert kiosk.states[-1] is CallState.TAKEN_BACK


@pytest.mark.parametrize("end", [CallState.ABANDONED, CallState.CANCELLED])
def test_what_was_tried_is_forgotten_by_the_kiosk(hall: Hall, end: CallState):
    """Once it is over, nothing about the traveller stays on the kiosk's disk."""
    kiosk = hall.kiosk()
    request = kiosk.call()
    hall.pass_time(1)
    if end is CallState.CANCELLED:
        kiosk.link.answers_to_lose = 1  # the news of the end comes before its receipt
        kiosk.caller.cancel(request.id)
        hall.pass_time(1)
    hall.desk.handling.acknowledge(request.id, ANNA, 2)
    hall.desk.handling.abandon(request.id, ANNA)
    hall.pass_time(3)
    kiosk.switch_off()
    assert end in kiosk.states
    assert b"flower shop" not in (hall.folder / "hh-3.db").read_bytes()
