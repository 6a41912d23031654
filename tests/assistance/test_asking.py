"""A call asks one helper, then the next, then the zone: in the seconds of the plan, and nobody waits for nobody."""

from dataclasses import replace
from pathlib import Path

import pytest

from assistance.caller.news import CallState
from assistance.desk.duty import COUNTED_SECONDS
from assistance.desk.reasons import Suggestions
from assistance.model import Helper, HelpRequest, Outcome, Proof, RequestState, Role
from assistance.plan.reader import read_plan
from kiosk.visits.model import Situation
from tests.assistance.hall import ANNA, BOB, STATION, Hall, situation
from tests.clock import FakeClock

CARL, DORA, MIA = Helper("carl", "Carl"), Helper("dora", "Dora"), Helper("mia", "Mia")
BESIDE = "Köln Messe/Deutz"


def near_the_shops(hall: Hall, kiosk: str = "demo-1") -> Situation:
    """A traveller at the demo kiosk, in a language that Anna and Bob both speak."""
    return situation(hall.clock, kiosk, access=(), language="de")


@pytest.fixture
def call(hall: Hall) -> HelpRequest:
    """Somebody has called at the demo kiosk, near the flower shop; every page on duty shows it."""
    hall.looking = True
    there = near_the_shops(hall)
    request = HelpRequest("r1", there, hall.clock.now())
    hall.desk.handling.receive(request)
    hall.be_seen()
    return request


def asked(hall: Hall) -> tuple[str, ...]:
    return hall.card().asked


def log(hall: Hall, *kinds: str) -> list[tuple[str, str]]:
    """What happened, and of whom it is told."""
    told = [(event.news.what, event.news.helper) for event in hall.desk.requests.events(0)]
    return [one for one in told if one[0] in kinds]


def appoint(hall: Hall, helper: Helper, role: Role, station: str = STATION) -> None:
    hall.come_on_duty(helper)
    hall.desk.staff.appoint(helper.id, role, [station])


def test_the_rings_in_seconds(hall: Hall):
    """Anna at once, Carl beside her after 20, all of the hall after 45, the manager and the station beside after 90."""
    hall.come_on_duty(CARL)
    appoint(hall, MIA, Role.MANAGER)
    appoint(hall, DORA, Role.HELPER, BESIDE)
    hall.looking = True
    hall.desk.handling.receive(HelpRequest("r1", near_the_shops(hall), hall.clock.now()))
    hall.be_seen()
    seconds = {}
    for second in range(181):
        seconds.setdefault(asked(hall), second)
        hall.pass_time(1)
    assert list(seconds.values()) == [0, 20, 45, 90]
    assert list(seconds) == [
        ("anna",),
        ("anna", "carl"),
        ("anna", "carl", "bob"),
        ("anna", "carl", "bob", "dora", "mia"),
    ]
    assert hall.card().state is RequestState.UNANSWERED
    assert log(hall, "asked") == [("asked", "Anna"), ("asked", "Carl"), ("asked", "Bob"), ("asked", "Mia, Dora")]


def test_nobody_is_on_shift(hall: Hall):
    """At five in the morning the truth comes at once, with what else there is; not after three minutes of hope."""
    hall.on_duty.clear()
    hall.clock.move(60)
    kiosk = hall.kiosk()
    kiosk.call()
    hall.pass_time(1)
    assert kiosk.states[-1] is CallState.UNANSWERED
    assert hall.card().state is RequestState.UNANSWERED


def test_whoever_comes_on_duty_is_asked_at_once(hall: Hall):
    """The early shift begins two minutes later: the first thing she hears is the call that waits."""
    staff = list(hall.on_duty)
    hall.on_duty.clear()
    hall.clock.move(60)
    kiosk = hall.kiosk()
    request = kiosk.call()
    hall.pass_time(120)
    hall.on_duty = staff[:1]
    hall.be_heard()
    assert asked(hall) == ("anna",)
    assert hall.desk.handling.acknowledge(request.id, ANNA, 2)
    hall.spread()
    assert (kiosk.news[-1].state, kiosk.news[-1].helper) == (CallState.ACKNOWLEDGED, "Anna")


def test_whoever_comes_back_is_asked_what_her_ring_was_asked(hall: Hall):
    """Bob's phone was in a lift when the zone was asked: it is not in vain that he comes out."""
    bob = hall.on_duty.pop()
    hall.clock.move(60)
    hall.be_heard()
    hall.looking = True
    hall.desk.handling.receive(HelpRequest("r1", near_the_shops(hall), hall.clock.now()))
    hall.be_seen()
    hall.pass_time(1)
    assert asked(hall) == ("anna",)
    hall.pass_time(50)
    hall.on_duty.append(bob)
    hall.be_heard()
    assert asked(hall) == ("anna", "bob")


def test_nobody_has_it_on_a_screen(hall: Hall):
    """Anna's phone is asked and does not show it: five seconds later Bob's is, not twenty."""
    hall.desk.handling.receive(HelpRequest("r1", near_the_shops(hall), hall.clock.now()))
    hall.pass_time(4)
    assert asked(hall) == ("anna",)
    hall.pass_time(1)
    assert asked(hall) == ("anna", "bob")
    hall.pass_time(6)
    assert hall.card().state is RequestState.UNANSWERED, "no screen shows it: then she must know"


def test_seen_by_one_gives_her_her_time(hall: Hall, call: HelpRequest):
    """Anna looks at it: Bob is not torn away after five seconds."""
    hall.pass_time(19)
    assert asked(hall) == ("anna",)
    hall.pass_time(1)
    assert asked(hall) == ("anna", "bob")


def test_i_cannot(hall: Hall, call: HelpRequest):
    """Anna is carrying a suitcase: one touch, and Bob is asked in the same moment."""
    assert hall.desk.handling.decline(call.id, ANNA)
    assert asked(hall) == ("bob",)
    assert log(hall, "declined") == [("declined", "Anna")]
    assert not hall.desk.handling.decline(call.id, ANNA), "once is enough"
    assert not hall.desk.handling.decline(call.id, CARL), "who was not asked has nothing to decline"


def test_all_cannot(hall: Hall, call: HelpRequest):
    """Both cannot, and there is nobody else: she is told at once instead of after three minutes."""
    hall.desk.handling.decline(call.id, ANNA)
    hall.desk.handling.decline(call.id, BOB)
    assert hall.card().state is RequestState.UNANSWERED
    hall.pass_time(31)
    assert asked(hall) == ("anna", "bob"), "half a minute later both are asked again"


def test_who_says_no_and_then_comes_is_welcome(hall: Hall, call: HelpRequest):
    """Anna has set the suitcase down."""
    hall.desk.handling.decline(call.id, ANNA)
    assert hall.desk.handling.acknowledge(call.id, ANNA, 1)


def test_who_helps_somebody_is_not_asked(hall: Hall, call: HelpRequest):
    """Anna is on her way to the first traveller: the second rings at Bob's."""
    hall.desk.handling.acknowledge(call.id, ANNA, 2)
    hall.desk.handling.receive(HelpRequest("r2", near_the_shops(hall, "k2"), hall.clock.now()))
    assert [one.asked for one in hall.cards() if one.id == "r2"] == [("bob",)]


def test_asked_again_each_half_minute(hall: Hall, call: HelpRequest):
    """Nobody answered: all are asked again, until somebody does."""
    hall.pass_time(180)
    assert hall.card().state is RequestState.UNANSWERED
    hall.pass_time(95)
    assert len(log(hall, "asked-again")) == 3
    assert log(hall, "asked-again")[0][1] == "Anna, Bob"


def test_five_minutes_more(hall: Hall):
    """Anna is stopped by a group: the traveller hears the new time, and the promise lives on."""
    kiosk, hall.looking = hall.kiosk(), True
    request = kiosk.call()
    hall.pass_time(1)
    hall.desk.handling.acknowledge(request.id, ANNA, 1)
    hall.pass_time(100)
    assert hall.desk.handling.more_time(request.id, ANNA, 5)
    assert not hall.desk.handling.more_time(request.id, BOB, 5)
    hall.pass_time(1)
    assert [(news.state, news.helper, news.minutes) for news in kiosk.news][-1] == (CallState.ACKNOWLEDGED, "Anna", 5)
    hall.pass_time(300)
    assert hall.card().helper == ANNA
    hall.pass_time(125)
    assert hall.card().helper is None


def test_a_promise_that_breaks_starts_at_the_second_ring(hall: Hall):
    """Anna never came: Bob is asked in that moment, and the truth is not three more minutes away from him."""
    kiosk, hall.looking = hall.kiosk(), True
    request = kiosk.call()
    hall.pass_time(1)
    hall.desk.handling.acknowledge(request.id, ANNA, 1)
    hall.pass_time(180)
    assert log(hall, "reminded", "taken-back", "asked")[-3:] == [
        ("reminded", "Anna"),
        ("taken-back", "Anna"),
        ("asked", "Bob"),
    ]
    assert kiosk.states[-1] is CallState.TAKEN_BACK
    hall.pass_time(165)
    assert kiosk.states[-1] is CallState.UNANSWERED, "160 s, because the first twenty are behind her"


def test_a_phone_that_dies_after_its_time(hall: Hall, call: HelpRequest):
    """Her minute is over and her phone has been silent for half a minute: nobody waits for a reminder to be read."""
    hall.desk.handling.acknowledge(call.id, ANNA, 1)
    hall.on_duty = [one for one in hall.on_duty if one.id != "anna"]
    hall.pass_time(119)
    assert hall.card().helper == ANNA, "a phone in a pocket may be silent while she walks"
    hall.pass_time(1)
    assert log(hall, "reminded", "taken-back") == [("taken-back", "Anna")]
    assert asked(hall) == ("bob",)


def test_who_ends_the_shift_on_her_phone_is_not_asked_on_it(hall: Hall):
    """Anna goes home, and her tablet at the counter is still signed in, but dark: the call is Bob's at once."""
    phone, anna = "phone", hall.on_duty.pop(0)
    hall.clock.move(11)
    hall.be_heard()
    hall.desk.handling.heard(anna, phone, visible=True, sound=True)
    hall.desk.duty.gone(anna.id, phone)
    hall.desk.handling.receive(HelpRequest("r1", near_the_shops(hall), hall.clock.now()))
    assert asked(hall) == ("bob",)
    hall.pass_time(60)
    assert asked(hall) == ("bob",)
    hall.desk.handling.heard(anna, "tablet", visible=True, sound=True)
    assert asked(hall) == ("anna", "bob"), "whoever comes back on another device is asked again"


def test_who_ends_the_shift_with_a_promise_in_hand_is_known_to_be_silent(hall: Hall, call: HelpRequest):
    """Anna signed out on her way: her minute is over, half a minute of silence with it, and Bob is asked."""
    hall.desk.handling.acknowledge(call.id, ANNA, 1)
    hall.on_duty.pop(0)
    hall.desk.duty.gone("anna", "phone")
    hall.pass_time(120)
    assert log(hall, "reminded", "taken-back") == [("taken-back", "Anna")]
    assert asked(hall) == ("bob",)


def test_handed_over_to_a_colleague(hall: Hall):
    """Anna's tram leaves: Bob is asked by name; only when he says yes does the traveller hear his."""
    kiosk, hall.looking = hall.kiosk(), True
    request = kiosk.call()
    hall.pass_time(1)
    hall.desk.handling.acknowledge(request.id, ANNA, 2)
    assert hall.desk.handling.hand_over(request.id, ANNA, BOB)
    assert not hall.desk.handling.hand_over(request.id, ANNA, ANNA)
    assert not hall.desk.handling.hand_over(request.id, CARL, BOB)
    hall.pass_time(1)
    assert (hall.card().helper, hall.card().hand_to) == (ANNA, "bob")
    assert kiosk.news[-1].helper == "Anna"

    assert not hall.desk.handling.acknowledge(request.id, CARL, 1), "it was Bob who was asked"
    assert hall.desk.handling.acknowledge(request.id, BOB, 4)
    hall.pass_time(1)
    assert (hall.card().helper, hall.card().hand_to) == (BOB, "")
    assert (kiosk.news[-1].helper, kiosk.news[-1].minutes) == ("Bob", 4)
    assert not hall.desk.handling.arrive(request.id, ANNA)


def test_a_manager_asks_somebody_by_name(hall: Hall, call: HelpRequest):
    """Anna was asked, and Mia knows that she talks to somebody: Bob is asked now, and is asked alone."""
    hall.pass_time(2)
    assert asked(hall) == ("anna",)
    assert hall.desk.handling.ask_by_name(call.id, BOB)
    assert log(hall, "asked") == [("asked", "Anna"), ("asked", "Bob")]
    assert set(asked(hall)) == {"anna", "bob"}, "and Anna may come all the same"
    assert hall.desk.handling.acknowledge(call.id, BOB, 2)
    assert not hall.desk.handling.ask_by_name(call.id, ANNA), "it waits no more"
    assert hall.card().helper == BOB


def test_who_is_asked_by_name_and_silent_holds_nobody_up(hall: Hall):
    """Dora never looks at her phone: the others are asked in the seconds of the plan, as if she had not been named."""
    hall.desk.staff.enrol("Dora", hall.clock.now(), STATION)

    def steps(by_name: bool) -> list[tuple[int, set[str], RequestState]]:
        kiosk = hall.kiosk(f"hh-{by_name}")
        request = kiosk.call()
        hall.pass_time(1)
        if by_name:
            assert hall.desk.handling.ask_by_name(request.id, DORA)
        seen: list[tuple[int, set[str], RequestState]] = []
        for second in range(200):
            stands = hall.card()
            now = (second, set(stands.asked) - {"dora"}, stands.state)
            if not seen or seen[-1][1:] != now[1:]:
                seen.append(now)
            hall.pass_time(1)
        kiosk.caller.cancel(request.id)
        hall.pass_time(2)
        return seen

    plain = steps(by_name=False)
    assert len(plain) >= 3, "one, the next, and that nobody comes"
    assert steps(by_name=True) == plain


def test_who_could_not_can_be_asked_by_name(hall: Hall, call: HelpRequest):
    """A call that nobody answered, and Anna who had said no: she is asked anew, by somebody who has talked to her."""
    hall.desk.handling.decline(call.id, ANNA)
    hall.pass_time(300)
    hall.desk.handling.decline(call.id, ANNA)
    assert hall.card().state is RequestState.UNANSWERED
    assert "anna" not in asked(hall)
    assert hall.desk.handling.ask_by_name(call.id, ANNA)
    assert "anna" in asked(hall)
    assert hall.card().state is RequestState.UNANSWERED, "what the traveller was told stays true until somebody comes"


def test_the_colleague_cannot(hall: Hall, call: HelpRequest):
    """Then it stays Anna's, and she is told."""
    hall.desk.handling.acknowledge(call.id, ANNA, 2)
    hall.desk.handling.hand_over(call.id, ANNA, BOB)
    assert hall.desk.handling.decline(call.id, BOB)
    assert (hall.card().helper, hall.card().hand_to) == (ANNA, "")
    assert log(hall, "handed-over", "declined") == [("handed-over", "Bob"), ("declined", "Bob")]


@pytest.mark.parametrize("proof", [Proof.BADGE, Proof.CODE, Proof.PIN])
def test_who_stands_at_the_kiosk_has_the_call(hall: Hall, call: HelpRequest, proof: Proof):
    """Bob passes by and badges, while Anna is on her way: he is there, and Anna reads it."""
    hall.desk.handling.acknowledge(call.id, ANNA, 2)
    assert hall.desk.handling.arrive(call.id, BOB, proof)
    assert hall.card().helper == BOB
    assert hall.card().state is RequestState.ARRIVED
    assert hall.desk.handling.resolve(call.id, BOB, "payment", Outcome.AT_COUNTER)


def test_who_only_says_so_must_have_promised(hall: Hall, call: HelpRequest):
    """A touch on a page proves nothing of somebody else's call."""
    hall.desk.handling.acknowledge(call.id, ANNA, 2)
    assert not hall.desk.handling.arrive(call.id, BOB)
    assert not hall.desk.handling.arrive(call.id, BOB, Proof.TRAVELLER)
    assert hall.desk.handling.arrive(call.id, ANNA, Proof.TRAVELLER)


def test_where_she_was_last_is_where_she_starts(hall: Hall, call: HelpRequest):
    """Bob has helped at the flower shop: the next call there is his, though Anna's desk is nearer than his."""
    hall.desk.handling.acknowledge(call.id, BOB, 1)
    hall.desk.handling.arrive(call.id, BOB, Proof.CODE)
    hall.desk.handling.resolve(call.id, BOB, "price")
    hall.desk.handling.receive(replace(call, id="r2"))
    assert asked(hall) == ("bob",)


def test_one_tap_says_in_which_zone_she_is(hall: Hall):
    """Anna has walked to the buses: a call from the hall is Bob's now."""
    assert hall.desk.duty.in_zone("anna", "outside")
    assert not hall.desk.duty.in_zone("anna", "moon")
    hall.desk.handling.receive(HelpRequest("r1", near_the_shops(hall), hall.clock.now()))
    assert asked(hall) == ("bob",)


def test_a_shift_begins_at_home_again(hall: Hall):
    """Where Anna went yesterday is forgotten with the phone that she had: the call near the shops is hers."""
    hall.desk.duty.in_zone("anna", "outside")
    hall.clock.move(23 * 3600)
    assert hall.desk.duty.forget() == 0
    hall.clock.move(2 * 3600)
    assert hall.desk.duty.forget() == len(hall.on_duty)
    hall.come_on_duty(ANNA, BOB)
    hall.desk.handling.receive(HelpRequest("r1", near_the_shops(hall), hall.clock.now()))
    assert asked(hall) == ("anna",)


def test_the_work_is_shared(hall: Hall, call: HelpRequest):
    """Anna has been busy for three quarters of an hour: the next is Bob's, although she stands nearer."""
    hall.desk.handling.acknowledge(call.id, ANNA, 1)
    hall.desk.handling.arrive(call.id, ANNA)
    hall.clock.move(45 * 60)
    hall.be_heard()
    hall.desk.handling.resolve(call.id, ANNA, "price")
    hall.desk.duty.in_zone("anna", "hall")
    hall.desk.handling.receive(replace(call, id="r2"))
    assert asked(hall) == ("bob",)


def test_what_helpers_chose_is_learned(hall: Hall):
    """At this step with this trouble it was the machine again and again: it stands first, and payment stays near."""
    there = situation(hall.clock, access=())
    assert hall.desk.suggestions.suggested(there)[0] == "payment"
    for n in range(12):
        hall.desk.handling.receive(HelpRequest(f"r{n}", there, hall.clock.now()))
        hall.desk.handling.arrive(f"r{n}", ANNA, Proof.CODE)
        hall.desk.handling.resolve(f"r{n}", ANNA, "machine")
    assert hall.desk.suggestions.suggested(there)[:2] == ("machine", "payment")
    elsewhere = replace(there, step="destination", tried=(), trouble="")
    assert hall.desk.suggestions.suggested(elsewhere)[0] == "find-train", "only where it happened"


def test_a_reason_that_was_never_chosen_stays_possible():
    """Add-one smoothing: 200 closings of another kind do not make the rules silent for ever."""
    reasons = Suggestions(read_plan().reasons, lambda _: {"price": 200})
    assert set(reasons.suggested(situation(FakeClock(), access=()))) >= {"price", "payment"}


def test_a_busy_desk_counts_the_work_of_the_day_once_for_many_calls(tmp_path: Path) -> None:
    """Ten thousand calls were answered this morning: to add them all up anew for each call would make it wait."""
    hall = Hall(tmp_path)
    hall.come_on_duty(ANNA, BOB)
    counted = []
    offers = hall.desk.duty._offers
    add_up = offers.worked
    offers.worked = lambda since, now: counted.append(now) or add_up(since, now)  # type: ignore[method-assign,func-returns-value]
    for _ in range(20):
        hall.desk.duty.people(STATION)
    assert len(counted) == 1
    hall.clock.move(COUNTED_SECONDS)
    hall.desk.duty.people(STATION)
    assert len(counted) == 2, "and what was done meanwhile counts a moment later"
    hall.close()
