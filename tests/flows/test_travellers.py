"""Random travellers: whatever they say or touch, in any order, the laws of the flow hold."""

from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.flows import engine
from kiosk.flows.model import Answer, Back, Change, Event, Look, Next, NotNow, Outcome, Party
from tests.flows.standard import TILE, flow

VALUES = {
    "need": ["ticket", "find-train", "person"],
    "destination": ["0", "1"],
    "way": ["one-way", "return"],
    "out": ["now", "2026-11-21T08:00", "2026-11-23T08:00"],
    "back": ["2026-11-21T18:00", "2026-11-22T18:00"],
    "quick": ["yes", "no"],
    "party": [Party((("senior", 1),)), Party((("senior", 1), ("child", 2)))],
    "card": ["none", "card-25"],
    "offer": ["best", "noon"],
    "agreed": ["yes"],
    "mood": ["good"],
}
OUTCOMES = ["paid", "declined", "cancelled", "unknown", "none", "no-fare", "done", "jammed", "no-paper", "terminal-off"]
FACTS = st.sampled_from([(fact, value) for fact, values in VALUES.items() for value in values])
EVENTS: st.SearchStrategy[Event] = st.one_of(
    st.lists(FACTS, min_size=1, max_size=4).map(lambda facts: Answer(tuple(dict(facts).items()))),
    st.sampled_from([*VALUES, "payment"]).map(Change),
    st.sampled_from(OUTCOMES).map(Outcome),
    st.sampled_from([Back(), Next(), TILE, Look("days"), Look("2026-11-21")]),
)


@given(st.lists(EVENTS, max_size=40))
@settings(max_examples=150, deadline=None)
def test_the_laws_hold_whatever_is_said_in_any_order(events: list[Event]) -> None:
    """Always a screen, back is exact, and no ticket without an agreed price and money."""
    progress = engine.start(flow())
    for event in events:
        try:
            then = engine.send(flow(), progress, event)
        except NotNow:
            continue
        step = engine.due(flow(), then)
        facts = then.known
        assert step.id
        assert then.asks <= facts.keys()
        if step.kind == "pay":
            assert facts["agreed"] == "yes"
        if facts.get("delivered") == "done":
            assert then.money == "taken"
        if then.money != "none":
            assert not engine.can_go_back(then)
            assert facts["offer"] == progress.known["offer"]
        if "back" in facts:
            assert facts.get("way", "return") == "return"
        if len(then.past) > len(progress.past):
            assert engine.send(flow(), then, Back()) == progress
        progress = then
    with suppress(NotNow):
        while True:
            progress = engine.send(flow(), progress, Back())
    assert progress.money != "none" or progress.end or progress == engine.start(flow())
