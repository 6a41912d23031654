"""Every state that a traveller can reach: how many, how few touches, and no surprise among them."""

import time
from dataclasses import replace

from kiosk.flows.model import Answer, Condition, Fact, Flow, Next, Option, Outcome, Party, Step
from kiosk.flows.proof import known_at
from kiosk.flows.walk import shortest, touches, walk
from tests.flows.standard import flow


def test_a_ticket_is_three_touches_and_a_card() -> None:
    """A place, "1 senior", "Pay": that is all that a single ticket takes."""
    way = shortest(flow())
    assert touches(flow(), way) == 3
    asked = [event for event in way if isinstance(event, Answer) and "offer" not in dict(event.facts)]
    assert [sorted(dict(event.facts)) for event in asked] == [
        ["destination", "need", "out", "quick", "way"],
        ["party"],
        ["agreed"],
    ]
    assert way[-2:] == [Outcome("paid"), Outcome("done")]


def test_every_errand_is_short() -> None:
    """Train times: two touches. A person: two, and one on the help button. There and back: eight."""
    assert touches(flow(), shortest(flow(), lambda progress: progress.end == "handover:asked")) == 2
    assert touches(flow(), shortest(flow(), lambda p: not p.end and p.known.get("need") == "find-train")) == 2
    there_and_back = shortest(flow(), lambda p: p.known.get("way") == "return" and p.known.get("delivered") == "done")
    assert touches(flow(), there_and_back) <= 8


def test_an_errand_that_cannot_be_done_has_no_way() -> None:
    """The answer is an empty list, not a search without end."""
    assert shortest(flow(), lambda progress: progress.end == "never") == []


def test_the_standard_flow_is_walked_whole_in_no_time() -> None:
    """A proof that takes a coffee break would be skipped before publishing."""
    began = time.process_time()
    found = walk(flow())
    assert time.process_time() - began < 3
    assert found.complete
    assert found.wrong == []
    assert 300 < len(found.moves) < 2500


def test_what_is_known_at_each_step() -> None:
    """A sentence may name only what is certain there."""
    known = known_at(flow(), walk(flow()))
    assert "destination" in known["travellers"].facts
    assert "destination" not in known["destination"].facts
    assert "offer" in known["handover-payment"].facts
    assert known["handover-payment-unknown"].paid
    assert not known["handover-payment"].paid


def test_questions_that_no_condition_reads_do_not_multiply_the_states() -> None:
    """An operator may ask more without the proof growing out of hand."""
    fact = Fact("seat", "choice", ("window", "aisle", "none"))
    step = Step("seat", "choice", fills="seat", options=tuple(Option(value) for value in fact.values))
    steps = tuple(both for old in flow().steps for both in ((step, old) if old.id == "travellers" else (old,)))
    wide = Flow("wide", flow().languages, {**flow().facts, "seat": fact}, steps)
    assert len(walk(wide).moves) < len(walk(flow()).moves) * 1.3


def test_counts_in_conditions_are_walked_on_both_sides() -> None:
    """A ramp for two companions and more: the walk finds parties with and without."""
    party = Fact("party", "party", kinds=("senior", "companion"))
    steps = (
        Step("who", "party", fills="party"),
        Step("ramp", "message", when=Condition(fact="party.companion", least=2)),
        Step("bye", "message", ends=True),
    )
    found = walk(Flow("small", ("en",), {"party": party}, steps))
    parties = {progress.known["party"] for progress in found.moves if "party" in progress.known}
    assert {isinstance(one, Party) and one.of("companion") >= 2 for one in parties} == {True, False}
    assert any(isinstance(event, Next) for moves in found.moves.values() for event, _ in moves)
    assert replace(found.start, past=()) == found.start
