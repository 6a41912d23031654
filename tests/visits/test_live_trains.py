"""A train is never sold silently that does not run as it was shown: the real visit, real messages, real money."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from google.transit import gtfs_realtime_pb2 as pb

from kiosk.assembly import assemble
from kiosk.devices.cabinet import Cabinet
from kiosk.devices.ports import Holding
from kiosk.devices.simulated.faults import Faults
from kiosk.devices.simulated.printer import SimulatedPrinter
from kiosk.devices.simulated.store import Ledger
from kiosk.devices.simulated.terminal import SimulatedTerminal
from kiosk.fares.model import Offer
from kiosk.flows.prompt import Prompt
from kiosk.settings import ContentSettings, Settings
from kiosk.timetable.model import Leg
from kiosk.visits.visit import Visit
from tests.clock import FakeClock
from tests.timetable.messages import How, alert, message, stop, train

SOURCE = "https://rail.example/updates"


class Counter:
    """A kiosk's core with its machines, and an operator who tells it how the trains run."""

    def __init__(self, home: Path, *sources: str) -> None:
        self.clock = FakeClock()
        self.ledger = Ledger(home / "bank.db")
        self.home = home
        terminal = SimulatedTerminal(self.ledger, Faults(), self.clock, card_after_seconds=2, wait=self.clock.move)
        cabinet = Cabinet(SimulatedPrinter(home / "paper", Faults()), terminal)
        settings = Settings(home, content=ContentSettings(realtime=sources))
        self.kiosk = assemble(settings, self.clock, cabinet)
        self.visit: Visit = self.kiosk.open_visit("en")

    def hears(self, *told: pb.TripUpdate | pb.Alert) -> None:
        """A whole message of now arrives."""
        sent = message(*told, now=self.clock.now())
        self.kiosk.actions.live.bring(SOURCE, sent.SerializeToString())

    def review(self, place: int = 0) -> Prompt:
        """At the review of a single ticket for one senior."""
        prompt = self.visit.send(self.visit.prompt().choices[place].answer)
        prompt = self.visit.send(next(choice.answer for choice in prompt.choices if choice.id == "senior:1"))
        assert prompt.step == "review"
        return prompt

    def offered(self) -> Offer:
        return self.visit._offers[str(self.visit.known["offer"])]

    def buy(self, prompt: Prompt) -> Prompt:
        """Say yes, and hold a card to the reader; until the kiosk asks something."""
        prompt = self.visit.send(prompt.choices[0].answer)
        while prompt.acts:
            prompt = self.visit.act(lambda _: None)
        return prompt

    def holdings(self) -> list[Holding]:
        return [self.ledger.holding(number) for number in self.ledger.numbers()]


@pytest.fixture
def counter(home: Path) -> Iterator[Counter]:
    counter = Counter(home, SOURCE)
    counter.hears()
    yield counter


def cancelled(leg: Leg) -> pb.TripUpdate:
    return train(leg.trip, how=How.CANCELED)


def later(leg: Leg, minutes: int) -> pb.TripUpdate:
    return train(leg.trip, late=minutes * 60)


def test_a_cancelled_train_is_never_sold(counter: Counter) -> None:
    """She read the review, put her glasses away, and meanwhile the train was cancelled: told, and another one found."""
    review = counter.review()
    first = counter.offered().out.legs[0]
    counter.hears(cancelled(first))
    again = counter.buy(review)
    assert again.step in ("review", "offers")
    assert f"{first.line} at {first.start.at:%H:%M} is cancelled." in again.trouble
    assert again.trouble in again.say
    assert counter.holdings() == []
    assert counter.visit.situation().trouble == "train-cancelled"
    while again.step != "review":
        again = counter.visit.send(again.choices[0].answer)
    assert counter.offered().out.legs[0].trip != first.trip
    assert counter.buy(again).step == "your-ticket"
    assert counter.holdings() == [Holding.TAKEN]


def test_a_train_that_is_cancelled_while_the_card_is_out_lets_the_money_go(counter: Counter) -> None:
    """The card was read, the money held: the message came in between. Nothing is paid, and she is told so."""
    prompt = counter.visit.send(counter.review().choices[0].answer)
    first = counter.offered().out.legs[0]
    told: list[str] = []

    def meanwhile(key: str) -> None:
        told.append(key)
        if key == "card-read":
            counter.hears(cancelled(first))

    assert prompt.acts
    prompt = counter.visit.act(meanwhile)
    assert "card-read" in told
    assert "is cancelled. You have paid nothing. I looked for another train." in prompt.trouble
    assert prompt.step in ("review", "offers")
    assert counter.holdings() == [Holding.LET_GO]
    assert not list((counter.home / "paper").glob("*.png"))
    while prompt.step != "review":
        prompt = counter.visit.send(prompt.choices[0].answer)
    assert counter.buy(prompt).step == "your-ticket"
    assert sorted(counter.holdings()) == sorted([Holding.LET_GO, Holding.TAKEN])


def test_the_reader_is_not_switched_on_for_a_train_that_is_gone(counter: Counter) -> None:
    """Between "yes" and the card reader there is a moment: no card is asked for."""
    counter.visit.send(counter.review().choices[0].answer)
    counter.hears(cancelled(counter.offered().out.legs[0]))
    told: list[str] = []
    prompt = counter.visit.act(told.append)
    assert told == []
    assert "is cancelled" in prompt.trouble
    assert prompt.step in ("review", "offers")


def test_a_small_delay_sells_on_and_stands_on_the_screen(counter: Counter) -> None:
    """Three minutes: no question, but no secret either; the offer is as the train runs."""
    review = counter.review()
    first = counter.offered().out.legs[0]
    counter.hears(later(first, 3))
    assert counter.buy(review).step == "your-ticket"
    assert counter.visit.sale is not None
    sold = counter.visit.sale.offer.out.legs[0]
    assert sold.start.at == first.start.at + timedelta(minutes=3)
    assert sold.start.planned == first.start.at


def test_a_large_delay_is_asked_again_and_sold_after_a_new_yes(counter: Counter) -> None:
    """Twenty minutes later: the same review, anew, with the sentence and the new times; her yes is hers to give."""
    review = counter.review()
    first = counter.offered().out
    counter.hears(later(first.legs[0], 20))
    asked = counter.buy(review)
    assert (asked.step, counter.holdings()) == ("review", [])
    assert asked.trouble.startswith("Your train is late now. You arrive at ")
    assert "20 minutes late" in " ".join(line.value for line in asked.lines)
    german = counter.visit.speak("de")
    assert german.trouble.startswith("Ihr Zug hat jetzt Verspätung.")
    assert counter.buy(german).step == "your-ticket"
    assert counter.visit.situation().tried == ("train-later",)


def test_what_is_worse_again_is_asked_again(counter: Counter) -> None:
    """She agreed to twenty minutes. Forty are another matter."""
    review = counter.review()
    first = counter.offered().out.legs[0]
    for minutes in (20, 40):
        counter.hears(later(first, minutes))
        review = counter.buy(review)
        assert review.step == "review"
        assert "late" in review.trouble
    assert counter.buy(review).step == "your-ticket"


def with_a_change(counter: Counter) -> Prompt:
    """A review of a journey with a change: to the first place that has such a one."""
    for station in counter.kiosk.actions.stations.popular(counter.kiosk.actions.origin, 200)[60:]:
        ways = counter.kiosk.actions.planner.itineraries(
            counter.kiosk.actions.origin, station.id, counter.clock.now(), 1
        )
        if ways and ways[0].changes == 1:
            break
    visit = counter.visit
    tile = visit.prompt().choices[0]
    facts = tuple((fact, station.id if fact == "destination" else value) for fact, value in tile.answer.facts)
    prompt = visit.send(replace(tile.answer, facts=facts))
    prompt = visit.send(next(choice.answer for choice in prompt.choices if choice.id == "senior:1"))
    assert prompt.step == "review"
    assert counter.offered().out.changes == 1
    return prompt


def test_a_broken_change_is_told_by_name_and_sold_only_after_yes(counter: Counter) -> None:
    """The first train is late, the second one does not wait: she is told where, and may still want it."""
    review = with_a_change(counter)
    one, other = counter.offered().out.legs
    gap = int((other.start.at - one.end.at).total_seconds()) // 60
    told = train(one.trip, stop(one.end.stop, (gap + 1) * 60, (gap + 1) * 60))
    counter.hears(told)
    asked = counter.buy(review)
    assert (asked.step, counter.holdings()) == ("review", [])
    assert f"You may miss the change in {other.start.station.name}." in asked.trouble
    assert "The next train there leaves at " in asked.trouble
    assert asked.trouble.endswith("Do you still want this ticket?")
    assert asked.trouble in asked.say
    counter.hears(told)
    assert counter.buy(asked).step == "your-ticket"


def test_late_and_missed_at_once_is_told_once(counter: Counter) -> None:
    """Both trains are late, and the change is broken all the same: one telling, one yes."""
    review = with_a_change(counter)
    one, other = counter.offered().out.legs
    gap = int((other.start.at - one.end.at).total_seconds())
    counter.hears(train(one.trip, late=gap + 1200), train(other.trip, late=900))
    asked = counter.buy(review)
    assert "You may miss the change" in asked.trouble
    assert counter.buy(asked).step == "your-ticket"


def test_a_slow_card_does_not_lose_the_train(counter: Counter) -> None:
    """She said yes in time, and searched for her card for a while: as long as the train is there, she may run."""
    review = counter.review()
    leaves = counter.offered().out.departure
    counter.clock.move((leaves - counter.clock.now()).total_seconds() - 125)
    assert counter.visit.send(review.choices[0].answer).acts
    counter.visit.act(lambda key: counter.clock.move(30) if key == "card-read" else None)
    assert counter.visit.sale is not None
    assert counter.holdings() == [Holding.HELD]


def test_other_trains_are_one_touch_away_when_the_change_is_broken(counter: Counter) -> None:
    """Or she does not want it: the line with the train leads to the others, which are not broken."""
    review = with_a_change(counter)
    one, other = counter.offered().out.legs
    late = int((other.start.at - one.end.at).total_seconds()) + 60
    counter.hears(train(one.trip, stop(one.end.stop, late, late)))
    asked = counter.buy(review)
    change = next(line.change for line in asked.lines if line.id == "offer")
    assert change is not None
    prompt = counter.visit.send(change)
    assert prompt.step == "offers"
    assert prompt.trouble == ""


def test_the_age_of_the_times_is_shown_and_spoken(counter: Counter) -> None:
    """As of 9:30: an honest clock on each screen with trains; in her own language."""
    review = counter.review()
    assert review.note == "Live times as of 09:30."
    assert review.note in review.say
    assert counter.visit.speak("nl").note == "Actuele tijden van 09:30."


def test_stale_times_are_said_to_be_stale(counter: Counter) -> None:
    """The line to the operator is cut: after three minutes the screen says that these are timetable times."""
    counter.review()
    counter.clock.move(181)
    assert counter.visit.prompt().note == "Timetable only. Live times are not available now."


def test_a_kiosk_without_live_news_says_nothing_of_them(home: Path) -> None:
    """Where nothing is configured, nothing is missing."""
    counter = Counter(home)
    assert counter.review().note == ""


def test_notices_of_her_stations_are_read_in_her_language_or_marked(counter: Counter) -> None:
    """The operator's own words: in Dutch where there are Dutch ones, else in English, and that is said."""
    counter.review()
    leg = counter.offered().out.legs[0]
    both = alert({"en": "The lift is out of order.", "nl": "De lift is stuk."}, {"stop_id": leg.end.stop})
    line = alert({"en": "Bicycles are not taken."}, {"route_id": leg.route})
    counter.hears(both, line, alert({"en": "Elsewhere."}, {"route_id": "unknown"}))
    assert counter.visit.prompt().note.endswith("Notice: The lift is out of order. Notice: Bicycles are not taken.")
    assert counter.visit.speak("nl").note.endswith(
        "Let op: De lift is stuk. Let op, in het Engels: Bicycles are not taken."
    )


def test_the_journal_knows_what_was_shown_and_not_to_whom(counter: Counter) -> None:
    """Who asks a week later "what did the machine say?" finds the age of the times and what was told; no train."""
    review = counter.review()
    counter.hears(later(counter.offered().out.legs[0], 20))
    counter.buy(counter.buy(review))
    engine = counter.kiosk.journal._engine
    with engine.connect() as connection:
        codes = [row[0] for row in connection.exec_driver_sql("select code from visit_step order by id")]
    assert "live:live@09:30:00" in codes
    assert "train-later" in codes
