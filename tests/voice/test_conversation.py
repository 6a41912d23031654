"""A talk with the kiosk: what a sentence leads to, and that it never asks for ever, never pays, never blames."""

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.flows.model import Answer, Next, Party
from kiosk.flows.prompt import Prompt
from tests.flows.standard import COUPLE, NOW, SENIOR, TILE, after, flow, shown
from voice.conversation import Conversation, Way, buys, corrected, doubted, settled, to_the_hall, whole_order
from voice.understanding.arbiter import Weighing
from voice.understanding.model import Asked, Doubt, Meaning

STEPS = {
    "welcome": after(),
    "destination": after(Next(), Answer.of(need="ticket")),
    "travellers": after(TILE),
    "review": after(TILE, Answer.of(party=SENIOR), Answer.of(offer="best")),
}
SAID = (
    Meaning(),
    Meaning(facts=(("destination", "1"),)),
    Meaning(facts=(("party", COUPLE),)),
    Meaning(facts=(("agreed", "yes"),)),
    Meaning(choice="yes"),
    *(Meaning(command=command) for command in ("yes", "no", "next", "back", "repeat", "help", "start-again")),
    Meaning(question="price"),
    Meaning(unmet=("dog",)),
    Meaning(doubts=(Doubt("destination", ("1", "2", "3", "4", "5")),)),
)


@cache
def prompt(step: str) -> Prompt:
    return shown(STEPS[step], "en")


def asked(step: str, **more: object) -> Asked:
    progress = STEPS[step]
    return Asked(flow(), "en", NOW, "0", replace(prompt(step), **more), dict(progress.known))  # type: ignore[arg-type]


VERDICTS = st.builds(
    Weighing,
    st.sampled_from(("act", "confirm", "choose", "nothing")),
    st.sampled_from(SAID),
    st.lists(st.sampled_from(SAID), max_size=5).map(tuple),
)
EVENTS = st.lists(st.tuples(st.sampled_from(list(STEPS)), VERDICTS, st.booleans()), max_size=40)


@pytest.mark.requirement("A11Y-20")
def test_shall_a_person_come_asked_where_perhaps_nobody_is() -> None:
    """A yes, one person, an order with its place: they are for the kiosk. A time that somebody spoke of is not."""
    out, one = ("out", "2026-11-27T21:00"), ("party", Party((("adult", 1),)))
    where = Meaning(facts=(("destination", "1"), out))
    for meant in (where, Meaning(facts=(("need", "ticket"),)), Meaning(command="yes"), Meaning(choice="no")):
        assert to_the_hall(Weighing("act", meant)) == Weighing("act", meant)
    assert to_the_hall(Weighing("act", Meaning(facts=(one,)))).meaning == Meaning(command="yes")
    for beside in (Meaning(facts=(out,)), Meaning(facts=(("party", COUPLE),)), Meaning(facts=(one, out))):
        assert to_the_hall(Weighing("act", beside)) == Weighing("nothing", Meaning())


@pytest.mark.requirement("A11Y-54")
@settings(deadline=None)
@given(EVENTS)
def test_never_a_loop(events: list[tuple[str, Weighing, bool]]) -> None:
    """Whatever is heard, in whatever order: a step is asked once more, and never again before an answer counts."""
    talk, again, gave_up = Conversation(), dict.fromkeys(STEPS, 0), dict.fromkeys(STEPS, False)
    for step, weighing, right in events:
        turn = talk.turn(weighing, asked(step))
        if turn.way in (Way.CONFIRM, Way.CHOOSE) and not right:  # "no", or none of these
            turn = talk.missed(asked(step))
        if turn.way is Way.AGAIN:
            again[step] += 1
            assert not gave_up[step]
            assert again[step] <= 1
        gave_up[step] = gave_up[step] or turn.way is Way.TOUCH
        if turn.way is Way.ACT and turn.meaning.answer:
            talk.taken(step)
            again[step], gave_up[step] = 0, False


@settings(deadline=None)
@given(VERDICTS)
def test_money_is_never_moved_by_a_voice(weighing: Weighing) -> None:
    """Neither one engine nor five that agree pay: at the review a yes leads to a finger or a key."""
    turn = Conversation().turn(weighing, asked("review"))
    done = [turn.meaning, *turn.readings] if turn.way in (Way.ACT, Way.CONFIRM, Way.CHOOSE) else []
    for meaning in done:
        assert "agreed" not in dict(meaning.facts)
        assert meaning.choice != "yes"
        assert meaning.command not in ("yes", "next") or meaning.facts


@settings(deadline=None)
@given(VERDICTS)
@pytest.mark.requirement("A11Y-50")
def test_what_is_unsure_is_asked_with_few_buttons(weighing: Weighing) -> None:
    """Two to four, and a doubt is never acted upon."""
    turn = Conversation().turn(weighing, asked("destination"))
    if turn.way is Way.CHOOSE:
        buttons = turn.doubt.values if turn.doubt else turn.readings
        assert 2 <= len(buttons) <= 4
    assert turn.way is not Way.ACT or not turn.meaning.doubts


@pytest.mark.requirement("A11Y-50")
def test_one_engine_alone_fills_nothing_unasked() -> None:
    """What fills the order is read back; what harms nobody is done."""
    talk = Conversation()
    bonn, price = Meaning(facts=(("destination", "1"),)), Meaning(question="price")
    assert talk.turn(Weighing("confirm", bonn), asked("destination")).way is Way.CONFIRM
    assert talk.turn(Weighing("confirm", price), asked("destination")).way is Way.ACT
    assert talk.turn(Weighing("act", bonn), asked("destination")).way is Way.ACT


def test_what_was_chosen_is_not_forgotten_unasked() -> None:
    """To start again throws a whole order away: asked first, unless there is nothing to lose."""
    again = Weighing("act", Meaning(command="start-again"))
    assert Conversation().turn(again, asked("travellers")).way is Way.CONFIRM
    assert Conversation().turn(again, asked("welcome")).way is Way.ACT


def test_a_payment_that_waits_is_not_touched_by_a_voice() -> None:
    """A card was declined, and she may try again: that too is hers to press."""
    paused = asked("review", kind="pay")
    for meaning in (
        Meaning(choice="again"),
        Meaning(command="yes"),
        Meaning(command="no"),
        Meaning(facts=(("means", "person"),)),
    ):
        assert buys(meaning, paused)
    assert not buys(Meaning(command="help"), paused)


def test_no_bonn_changes_the_place_alone() -> None:
    """While an order is read back, two words put one thing right."""
    pending = Meaning(facts=(("destination", "1"), ("party", COUPLE)))
    now = corrected(pending, Meaning(facts=(("destination", "2"),), command="no"))
    assert dict(now.facts) == {"destination": "2", "party": COUPLE}
    assert now.command == ""


def test_doubts_are_settled_one_after_the_other() -> None:
    """Essen or Hessen, then who: each by its own buttons, and the rest of the order stays."""
    said = Meaning(
        facts=(("way", "return"),), doubts=(Doubt("destination", ("1", "2")), Doubt("party", (SENIOR, COUPLE)))
    )
    first = doubted(said)
    assert first is not None
    assert first.doubt == Doubt("destination", ("1", "2"))
    then = doubted(settled(said, "destination", "2"))
    assert then is not None
    assert then.doubt == Doubt("party", (SENIOR, COUPLE))
    whole = settled(then.meaning, "party", COUPLE)
    assert dict(whole.facts) == {"way": "return", "destination": "2", "party": COUPLE}
    assert doubted(whole) is None


@pytest.mark.parametrize("said", [{"destination": "1"}, {"destination": "1", "need": "ticket"}])
def test_a_place_alone_is_the_touch_of_its_tile(said: dict[str, str]) -> None:
    """There, now, one way: as the first screen says it."""
    assert dict(whole_order(flow(), after().known, tuple(said.items()))) == dict(TILE.facts) | {"destination": "1"}


def test_who_says_more_is_asked_the_rest() -> None:
    """A return ticket is not made a single one, nor a day "now", because she began with the place."""
    said: tuple[tuple[str, str | Party], ...] = (("destination", "1"), ("way", "return"), ("party", COUPLE))
    assert dict(whole_order(flow(), after().known, said)) == {"need": "ticket", **dict(said)}
    assert whole_order(flow(), STEPS["destination"].known, (("destination", "1"),)) == (("destination", "1"),)
    assert dict(whole_order(flow(), after().known, (("party", COUPLE),))) == {"need": "ticket", "party": COUPLE}
    assert dict(whole_order(flow(), after().known, (("need", "person"),))) == {"need": "person"}
