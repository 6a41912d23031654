"""What was touched, as an answer; what went wrong, as a sentence: without a window and without a visit."""

from dataclasses import replace

from kiosk.errors import Trouble
from kiosk.flows.model import Answer, Next, Party
from kiosk.flows.prompt import Choice
from tests.ui.prompts import frame, prompts
from ui.laid_by import sorry_of
from ui.touched import next_by


def test_next_agrees_on_the_review_and_tells_who_travels() -> None:
    """The one button that leads on means what the step asks."""
    made, right = prompts("en"), Answer.of(agreed="yes")
    review = replace(made["review"], choices=(Choice("yes", "Yes", right),))
    assert next_by(review, frame("en", "review")) == right
    party, adult = made["party"], made["party"].counters[0].id
    two = Answer(((party.fact, Party(((adult, 2),))),))
    assert next_by(party, frame("en", "party", counts=((adult, 2), ("dog", 0)))) == two
    assert next_by(party, frame("en", "party", counts=((adult, 0),))) is None, "nobody travels"
    assert next_by(made["way"], frame("en", "way")) == Next()


def test_where_money_may_have_moved_nothing_is_guessed() -> None:
    """A trouble has its own sentence, a bug the general one, and money always the careful one."""
    assert sorry_of(Trouble("no-paper", ""), money=False) == "no-paper"
    assert sorry_of(ValueError(), money=False) == "sorry"
    assert sorry_of(Trouble("no-paper", ""), money=True) == "sorry-money"
