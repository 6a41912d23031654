"""What is asked next: stories of travellers who skip, correct themselves, go back, and pay."""

import time

import pytest

from kiosk.flows import engine
from kiosk.flows.model import Answer, Back, Change, Event, Look, Next, NotNow, Outcome, Party
from tests.flows.standard import BOUGHT, COUPLE, SENIOR, TILE, after, flow, on_screen, one_by_one


def refuse(*events: Event) -> None:
    before = after(*events[:-1])
    with pytest.raises(NotNow):
        engine.send(flow(), before, events[-1])


def test_a_place_tile_skips_to_what_is_missing() -> None:
    """A grandmother who touches "Hamburg" is asked only who travels."""
    assert on_screen(TILE) == "travellers"


def test_who_touches_something_else_is_asked_one_question_at_a_time() -> None:
    """Nobody is lost who wants more than a popular place."""
    assert on_screen(Next()) == "need"
    assert on_screen(Next(), Answer.of(need="ticket")) == "destination"
    assert engine.due(flow(), one_by_one()).id == "travellers"


def test_the_best_offer_is_taken_unasked_after_a_tile_only() -> None:
    """Three touches for the hurried; a choice of trains for who takes the time."""
    assert engine.takes_best(flow(), after(TILE, Answer.of(party=SENIOR)))
    assert not engine.takes_best(flow(), one_by_one(Answer.of(party=SENIOR)))


def test_who_wants_another_train_is_shown_them_all() -> None:
    """A proposal is no decision: one touch on the review shows the other trains."""
    asks = after(*BOUGHT[:3], Change("offer"))
    assert engine.due(flow(), asks).id == "offers"
    assert not engine.takes_best(flow(), asks)
    assert asks.known["offer"] == "best", "so that it can be shown as chosen"


def test_a_train_that_was_chosen_is_never_swapped_in_silence() -> None:
    """She chose the noon train; adding her husband must not put her on another one unseen."""
    events = (
        *BOUGHT[:3],
        Change("offer"),
        Answer.of(offer="noon", quick="no"),
        Change("party"),
        Answer.of(party=COUPLE),
    )
    assert not engine.takes_best(flow(), after(*events))
    assert on_screen(*events) == "offers"


def test_a_discount_card_is_asked_only_on_wish() -> None:
    """One question less for everybody; one touch for who has a card."""
    assert after(TILE).known["card"] == "none"
    assert on_screen(*BOUGHT[:3], Change("card")) == "card"


def test_a_correction_keeps_the_rest() -> None:
    """Changing who travels must not ask where to again."""
    changed = one_by_one(
        Answer.of(party=SENIOR), Answer.of(offer="best", quick="no"), Change("party"), Answer.of(party=COUPLE)
    )
    assert engine.due(flow(), changed).id == "offers"
    assert changed.known["destination"] == "0"
    assert "offer" not in changed.known, "the old price is no longer true"


def test_the_same_answer_again_changes_nothing() -> None:
    """Looking once more and saying the same leads straight back to the review, price and train unchanged."""
    review = after(*BOUGHT[:3])
    again = engine.send(flow(), engine.send(flow(), review, Change("party")), Answer.of(party=SENIOR))
    assert engine.due(flow(), again).id == "review"
    assert again.facts == review.facts


def test_back_out_of_a_change_is_as_if_nothing_was_touched() -> None:
    """A wrong touch on the review costs nothing."""
    review = after(*BOUGHT[:3])
    assert engine.send(flow(), engine.send(flow(), review, Change("way")), Back()) == review


def test_no_return_forgets_the_way_back() -> None:
    """Nobody pays for a way back that was taken off again."""
    changed = one_by_one(
        Answer.of(party=SENIOR), Answer.of(offer="best", quick="no"), Change("way"), Answer.of(way="one-way")
    )
    assert "back" not in changed.known


def test_a_later_way_out_forgets_a_way_back_that_is_too_early() -> None:
    """Leaving on Sunday, back on Saturday: the kiosk asks again instead of selling nonsense."""
    review = one_by_one(Answer.of(party=SENIOR), Answer.of(offer="best", quick="no"), Change("out"))
    sunday = engine.send(flow(), review, Answer.of(out="2026-11-22T08:00"))
    assert engine.due(flow(), sunday).id == "coming-back"
    earlier = engine.send(flow(), review, Answer.of(out="2026-11-21T06:00"))
    assert earlier.known["back"] == "2026-11-21T18:00"


def test_the_way_back_cannot_be_before_the_way_out() -> None:
    """A tap on a stale screen buys no impossible trip."""
    asked = (Next(), Answer.of(need="ticket"), Answer.of(destination="0"), Answer.of(way="return"))
    refuse(*asked, Answer.of(out="2026-11-21T08:00"), Answer.of(back="2026-11-21T07:00"))


@pytest.mark.requirement("A11Y-81")
def test_back_is_exact_and_skips_what_the_kiosk_did_itself() -> None:
    """From the review, back leads to the question before, not to a search that runs forward again."""
    assert on_screen(*BOUGHT[:3], Back()) == "travellers"
    assert after(*BOUGHT[:3], Back()) == after(TILE)
    assert on_screen(TILE, Back()) == "welcome"


def test_looking_at_days_learns_nothing() -> None:
    """Looking at another day and going back is free."""
    asked = (Next(), Answer.of(need="ticket"), Answer.of(destination="0"), Answer.of(way="one-way"))
    looking = after(*asked, Look("days"), Look("2026-11-23"))
    assert looking.facts == after(*asked).facts
    assert looking.looks_at == "2026-11-23"
    assert engine.send(flow(), looking, Back()).looks_at == "days"
    assert engine.send(flow(), looking, Answer.of(out="2026-11-23T10:00")).looks_at == ""
    refuse(*asked, Look("tomorrow"))
    refuse(TILE, Look("days"))


def test_a_declined_card_may_be_tried_again_then_a_person_comes() -> None:
    """Two more tries, and never a loop."""
    declined = Outcome("declined")
    assert on_screen(*BOUGHT, declined, declined) == "pay"
    assert after(*BOUGHT, declined, declined, declined).end == "handover:payment"


def test_back_from_a_hand_over_is_open_while_nothing_was_paid() -> None:
    """A hand-over is no dead end: she may change her mind and do it alone."""
    review = after(*BOUGHT, Outcome("terminal-off"), Back())
    assert engine.due(flow(), review).id == "review"
    assert review == after(*BOUGHT[:3])
    assert on_screen(Next(), Answer.of(need="person"), Back()) == "need"


@pytest.mark.requirement("A11Y-81")
def test_stopping_the_payment_leads_to_the_review_without_a_trace() -> None:
    """Cancel is free, and back from there is the question before, not the same screen again."""
    stopped = after(*BOUGHT, Outcome("declined"), Outcome("cancelled"))
    assert stopped == after(*BOUGHT[:3])


def test_no_train_asks_for_another_time_and_keeps_the_place() -> None:
    """The place, the people and the card are kept."""
    none = after(TILE, Answer.of(party=SENIOR), Outcome("none"))
    assert engine.due(flow(), none).id == "out"
    assert none.known["destination"] == "0"
    assert "quick" not in none.known, "another time: the trains are shown this time"


def test_after_money_moved_nothing_can_be_changed() -> None:
    """What was paid for is what is printed."""
    paid = (*BOUGHT, Outcome("paid"))
    assert after(*paid).money == "taken"
    for event in (Back(), Change("party"), Answer.of(destination="1"), Next()):
        refuse(*paid, event)


def test_unknown_money_calls_a_person_and_closes_everything() -> None:
    """Money may have moved: a person decides, the machine asks nothing more."""
    unknown = (*BOUGHT, Outcome("unknown"))
    assert after(*unknown).end == "handover:payment-unknown"
    assert after(*unknown).money == "unknown"
    refuse(*unknown, Back())
    refuse(*unknown, Answer.of(agreed="yes"))


def test_the_end_needs_no_answer_about_how_it_went() -> None:
    """Nobody is held up after the ticket is out."""
    done = (*BOUGHT, Outcome("paid"), Outcome("done"))
    assert on_screen(*done) == "your-ticket"
    assert on_screen(*done, Next()) == "mood"
    assert after(*done, Next(), Next()).end == "done"
    assert on_screen(*done, Next(), Next()) == "goodbye"
    assert after(*done, Next(), Answer.of(mood="good")).end == "done"


def test_a_double_tap_does_nothing_twice() -> None:
    """Shaking fingers tap twice: the second tap of the same button is not heard."""
    refuse(TILE, Answer.of(way="one-way"))
    refuse(*BOUGHT, Answer.of(agreed="yes"))
    refuse(*BOUGHT[:3], Change("card"), Change("card"))


def test_nobody_pays_by_an_answer_from_another_screen() -> None:
    """Agreeing, choosing a train and money are answered on their own screens only."""
    refuse(TILE, Answer.of(agreed="yes"))
    refuse(TILE, Answer.of(offer="best"))
    refuse(*BOUGHT, Answer.of(payment="paid"))
    refuse(TILE, Outcome("paid"))


@pytest.mark.parametrize(
    "answer",
    [
        Answer.of(party=Party(())),
        Answer.of(party=Party((("senior", 10),))),
        Answer.of(party=Party((("dog", 1),))),
        Answer.of(party=Party((("senior", 2), ("adult", -1)))),
        Answer.of(party="senior"),
        Answer.of(destination=""),
        Answer.of(out="tomorrow"),
        Answer.of(way="sideways"),
        Answer.of(colour="blue"),
    ],
)
def test_an_impossible_answer_is_refused(answer: Answer) -> None:
    """Whatever a screen or a voice makes up, what is known stays true to its type."""
    refuse(Next(), answer)


def test_a_party_is_the_same_however_it_was_counted() -> None:
    """Zeros and order make no other party, so nothing is asked again for them."""
    mixed = Party((("child", 0), ("adult", 1), ("senior", 1)))
    assert after(TILE, Answer.of(party=mixed)).known["party"] == Party((("senior", 1), ("adult", 1)))


def test_an_event_is_quick() -> None:
    """The engine is no part of what a traveller waits for: 100 microseconds an event, 1000 on a busy machine."""
    before, events = after(TILE), 500
    began = time.process_time()
    for _ in range(events):
        engine.send(flow(), before, Answer.of(party=SENIOR))
    assert (time.process_time() - began) / events < 0.001
