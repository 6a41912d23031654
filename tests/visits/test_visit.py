"""One traveller, from hello to goodbye, without a screen: what she was shown stays true whatever she does."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.assembly import Kiosk, assemble
from kiosk.devices.cabinet import Cabinet
from kiosk.devices.ports import Holding
from kiosk.devices.simulated.faults import Faults
from kiosk.devices.simulated.printer import SimulatedPrinter
from kiosk.devices.simulated.store import Ledger
from kiosk.devices.simulated.terminal import SimulatedTerminal
from kiosk.flows.model import Back, Change
from kiosk.flows.prompt import Prompt
from kiosk.settings import Settings
from kiosk.visits.visit import Visit
from tests.clock import FakeClock


class Counter:
    """A kiosk's core with its machines."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.clock = FakeClock()
        self.faults = Faults()
        self.ledger = Ledger(home / "bank.db")
        terminal = SimulatedTerminal(self.ledger, self.faults, self.clock, card_after_seconds=2, wait=self.clock.move)
        self.cabinet = Cabinet(SimulatedPrinter(home / "paper", self.faults), terminal)
        self.kiosk: Kiosk = assemble(Settings(home), self.clock, self.cabinet)

    def review(self) -> tuple[Visit, Prompt]:
        """A visit at the review of a single ticket for one senior."""
        visit = self.kiosk.open_visit("en")
        prompt = visit.send(visit.prompt().choices[0].answer)
        prompt = visit.send(next(choice.answer for choice in prompt.choices if choice.id == "senior:1"))
        assert prompt.step == "review"
        return visit, prompt


@pytest.fixture
def counter(home: Path) -> Iterator[Counter]:
    yield Counter(home)


def _tell(_: str) -> None:
    pass


@pytest.mark.requirement("A11Y-70")
def test_what_is_taken_back_is_looked_up_anew(counter: Counter) -> None:
    """She was away for some minutes: her train is still hers while it runs, and when it has left she is told first."""
    visit, before = counter.review()
    basket = visit.basket()
    assert basket is not None
    visit.close()
    again = counter.kiosk.open_visit("en")
    assert again.resume(basket, "en") == before
    (offer,) = basket.offers.values()
    counter.clock.move((offer.out.departure - counter.clock.now()).total_seconds())
    late = counter.kiosk.open_visit("en").resume(basket, "en")
    assert late.step == "offers"
    assert late.trouble.startswith("That train has left.")


def test_nothing_is_kept_of_money_or_of_nothing(counter: Counter) -> None:
    """Before the first answer there is no wish; once she has paid it is no wish any more."""
    assert counter.kiosk.open_visit("en").basket() is None
    visit, prompt = counter.review()
    visit.send(prompt.choices[0].answer)
    basket = visit.basket()  # asked for her card: yes is said anew, never taken back
    assert basket is not None
    assert "agreed" not in basket.progress.known
    while visit.prompt().acts:
        visit.act(_tell)
    assert visit.sale is not None
    assert visit.basket() is None


@pytest.mark.requirement("A11Y-70")
def test_a_discount_card_is_not_kept_anywhere(counter: Counter) -> None:
    """Neither in what is known, nor on the way back, nor in a price that was seen with it."""
    visit, _ = counter.review()
    cards = visit.send(Change("card"))
    visit.send(next(choice.answer for choice in cards.choices if choice.id == "card-25"))
    basket = visit.basket()
    assert basket is not None
    assert "card-25" not in repr(basket)


def test_back_to_an_older_review_still_has_its_train_and_price(counter: Counter) -> None:
    """She tried a discount card, and went back: what she saw before can be bought as it was."""
    visit, first = counter.review()
    cards = visit.send(Change("card"))
    cheaper = visit.send(next(choice.answer for choice in cards.choices if choice.id == "card-25"))
    assert cheaper.total != first.total
    prompt = cheaper
    while prompt.total != first.total or prompt.step != "review":
        prompt = visit.send(Back())
    assert prompt.lines == first.lines
    visit.send(prompt.choices[0].answer)
    visit.act(_tell)
    done = visit.act(_tell)
    assert done.step == "your-ticket"
    assert visit.sale is not None
    assert visit.sale.offer.total.minor == 3350


def test_a_train_that_has_left_is_not_sold(counter: Counter) -> None:
    """She waited for Anna for an hour, and then pays: the next train is proposed, the old one never sold."""
    visit, review = counter.review()
    counter.clock.move(3600)
    again = visit.send(review.choices[0].answer)
    assert again.step in ("offers", "review")
    assert "left" in again.trouble
    assert visit.sale is None
    while again.step != "review":
        again = visit.send(again.choices[0].answer)
    visit.send(again.choices[0].answer)
    visit.act(_tell)
    assert visit.sale is not None
    assert visit.sale.offer.out.departure > counter.clock.now()


def test_a_price_that_is_old_is_shown_again_before_it_is_paid(counter: Counter) -> None:
    """She went to ask her daughter, and the train is tomorrow's: the price that she pays is one of this half hour."""
    visit = counter.kiosk.open_visit("en")
    prompt = visit.send(visit.prompt().choices[0].answer)
    visit.send(next(choice.answer for choice in prompt.choices if choice.id == "senior:1"))
    visit.send(Change("out"))
    tomorrow = next(choice for choice in visit.prompt().choices if choice.id == "tomorrow-morning")
    review = visit.send(tomorrow.answer)
    while review.step != "review":
        review = visit.send(review.choices[0].answer)
    counter.clock.move(31 * 60)
    again = visit.send(review.choices[0].answer)
    assert "a while ago" in again.trouble
    assert visit.sale is None
    while again.step != "review":
        again = visit.send(again.choices[0].answer)
    assert again.total == review.total
    visit.send(again.choices[0].answer)
    visit.act(_tell)
    assert visit.sale is not None


def test_a_train_that_leaves_while_the_card_is_tried_again(counter: Counter) -> None:
    """The card did not work, she searched for another for an hour: the same holds at "try again"."""
    counter.faults.set("terminal", "decline-once")
    visit, review = counter.review()
    visit.send(review.choices[0].answer)
    declined = visit.act(_tell)
    assert declined.choices[0].id == "again"
    counter.clock.move(3600)
    again = visit.send(declined.choices[0].answer)
    assert again.step in ("offers", "review")
    assert "left" in again.trouble


def test_another_language_keeps_what_went_wrong(counter: Counter) -> None:
    """She did not understand the sentence about her card, and asks for it in German."""
    counter.faults.set("terminal", "decline-once")
    visit, review = counter.review()
    visit.send(review.choices[0].answer)
    assert "You have paid nothing" in visit.act(_tell).trouble
    german = visit.speak("de")
    assert "nichts bezahlt" in german.trouble
    assert visit.situation().trouble == "card-declined"


def test_statistics_that_cannot_be_written_stop_nobody(counter: Counter) -> None:
    """A full disk under the journal of visits: the traveller still buys her ticket."""
    visit, review = counter.review()
    (counter.home / "visits.db").unlink()
    (counter.home / "visits.db").mkdir()
    counter.kiosk.journal.note(visit.id, counter.clock.now(), "review", "reached")
    visit.send(review.choices[0].answer)
    visit.act(_tell)
    assert visit.act(_tell).step == "your-ticket"


def test_a_journal_that_fails_in_the_middle_of_paying_lets_the_money_go(counter: Counter) -> None:
    """The money was held, and then the disk was full: nothing is kept, nothing is guessed, a person comes."""
    visit, review = counter.review()
    visit.send(review.choices[0].answer)

    def unplug_the_disk(key: str) -> None:
        if key == "card-read":
            for file in counter.home.glob("sales.db*"):
                file.unlink()
            (counter.home / "sales.db").mkdir()

    prompt = visit.act(unplug_the_disk)
    assert prompt.kind in ("handover", "deliver")
    if prompt.kind == "handover":
        assert all(counter.ledger.holding(number) is not Holding.HELD for number in counter.ledger.numbers())


def test_a_bug_while_paying_ends_with_a_person(counter: Counter, caplog: pytest.LogCaptureFixture) -> None:
    """Whatever breaks where money is on its way: never a dead screen, always a person."""
    visit, review = counter.review()
    visit.send(review.choices[0].answer)

    def stumble(key: str) -> None:
        raise RuntimeError("a bug of ours")

    caplog.allowed_errors = ("while money",)  # type: ignore[attr-defined]
    prompt = visit.act(stumble)
    assert prompt.kind == "handover"
    assert visit.situation().tried[-1] == "pay-unknown"


def test_a_helper_never_reads_the_destination(counter: Counter) -> None:
    """Where somebody travels is nobody's business, also not in the hall."""
    visit, review = counter.review()
    destination = next(line.value for line in review.lines if line.id == "destination")
    told = replace(visit.situation(("read-to-me",)))
    assert destination not in str(told)
    assert str(visit.known["destination"]) not in str(told)


@pytest.mark.parametrize(("minutes", "said"), [(0, "cannot give the ticket back"), (30, "for 30 minutes")])
def test_whether_it_can_be_given_back_is_known_before_paying(counter: Counter, minutes: int, said: str) -> None:
    """She reads it beside the price, in one sentence, and there is still room for why it costs that."""
    visit, _ = counter.review()
    offer = next(iter(visit._offers.values()))
    actions = replace(counter.kiosk.actions, refund_minutes=minutes)
    texts = counter.kiosk.words.texts("en")

    told = actions.why(replace(offer, demo=False), texts)

    assert said in told[-1]
    assert 1 < len(told) <= 3
    assert actions.why(offer, texts)[-1] == texts.say("fare-demo")
