"""A train is never sold silently that does not run as it was shown: the real visit, real messages, real money."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import accumulate
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kiosk.devices.ports import Holding
from kiosk.flows.prompt import Prompt
from tests.timetable.feeds import write_feed
from tests.timetable.messages import alert, stop, train
from tests.visits.counter import SOURCE, Counter, cancelled, later


@pytest.fixture
def counter(home: Path) -> Iterator[Counter]:
    counter = Counter(home, SOURCE)
    counter.hears()
    yield counter


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


def test_small_delays_that_add_up_are_told(counter: Counter) -> None:
    """Four minutes at her yes, four more at the card reader: eight later than she ever saw, so she is asked."""
    review = counter.review()
    first = counter.offered().out
    counter.hears(later(first.legs[0], 4))
    paying = counter.visit.send(review.choices[0].answer)
    assert (paying.acts, paying.trouble) == (True, "")
    counter.hears(later(first.legs[0], 8))
    asked = counter.visit.act(lambda _: None)
    assert (asked.step, counter.holdings()) == ("review", [])
    assert asked.trouble == f"Your train is late now. You arrive at {first.arrival + timedelta(minutes=8):%H:%M}."
    assert counter.buy(asked).step == "your-ticket"


@given(st.lists(st.integers(-4, 6), min_size=3, max_size=3))
@example([4, 4, 4])
@example([3, 0, 2])
@settings(max_examples=12, deadline=None)
def test_nobody_pays_for_a_train_five_minutes_later_than_she_saw(imported: Path, more: list[int]) -> None:
    """Whatever the delay is at her yes, at the reader and with the money held: what is sold is what she saw, nearly."""
    with TemporaryDirectory() as folder:
        home = Path(folder)
        for file in imported.iterdir():
            copy(file, home)
        counter = Counter(home, SOURCE)
        counter.hears()
        prompt = counter.review()
        leg = counter.offered().out.legs[0]
        at_yes, at_reader, at_hold = (max(0, late) for late in accumulate(more))
        saw = counter.offered().out.departure

        def agrees(prompt: Prompt) -> Prompt:
            nonlocal saw
            while prompt.step == "review":
                saw = counter.offered().out.departure
                prompt = counter.visit.send(prompt.choices[0].answer)
            return prompt

        def meanwhile(key: str) -> None:
            if key == "card-read":
                counter.hears(later(leg, at_hold))

        counter.hears(later(leg, at_yes))
        prompt = agrees(prompt)
        counter.hears(later(leg, at_reader))
        while prompt.acts:
            prompt = agrees(counter.visit.act(meanwhile))
        assert counter.visit.sale is not None
        runs = leg.start.at + timedelta(minutes=at_hold)
        assert timedelta() <= runs - saw < timedelta(minutes=5)


def test_a_cancelled_train_stays_cancelled_when_the_news_stop(counter: Counter) -> None:
    """The line to the operator is cut for ten minutes: the train has not come back for that."""
    review = counter.review()
    first = counter.offered().out.legs[0]
    counter.hears(cancelled(first))
    counter.clock.move(181)
    asked = counter.buy(review)
    assert "is cancelled" in asked.trouble
    assert counter.holdings() == []
    other = counter.kiosk.open_visit("en")
    counter.visit = other
    counter.review()
    assert counter.offered().out.legs[0].trip != first.trip


def there_and_back(tmp_path: Path) -> tuple[Counter, Prompt]:
    """An hour there, and home half an hour later."""
    trains = {"out": ["A 10:00", "B 10:45"], "home": ["B 11:27", "A 12:10"], "last": ["B 16:00", "A 16:45"]}
    home = tmp_path / "small"
    home.mkdir()
    counter = Counter(home, SOURCE, feed=write_feed(tmp_path / "feed", trains), station="A")
    counter.hears()
    prompt = counter.asks("B", way="return", back="2026-11-20T11:00")
    assert prompt.step == "review"
    back = counter.offered().back
    assert back is not None
    assert back.legs[0].trip == "home"
    return counter, prompt


def test_a_way_home_that_leaves_before_she_is_there_is_told_as_that(tmp_path: Path) -> None:
    """Her train there is late by an hour. Not "late", nor "a missed change": her train home will be gone."""
    counter, review = there_and_back(tmp_path)
    late = train("out", late=3600)
    counter.hears(late)
    asked = counter.buy(review)
    assert (asked.step, counter.holdings()) == ("review", [])
    assert asked.trouble == "Your train back at 11:27 leaves before you are there. Do you still want this ticket?"
    assert counter.visit.situation().trouble == "train-home-missed"
    assert counter.visit.speak("de").trouble.startswith("Ihr Zug zurück um 11:27 fährt ab, bevor Sie da sind.")
    assert counter.visit.speak("nl").trouble.startswith("Uw trein terug van 11:27 vertrekt voordat u er bent.")
    counter.hears(late)
    assert counter.buy(asked).step == "your-ticket"


def test_a_way_home_that_is_still_there_is_not_called_missed(tmp_path: Path) -> None:
    """Half an hour late, twelve minutes to turn round: late, and no more than that."""
    counter, review = there_and_back(tmp_path)
    counter.hears(train("out", late=1800))
    assert counter.buy(review).trouble == "Your train is late now. You arrive at 11:15."


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


def test_after_a_broken_change_a_later_train_is_still_told(counter: Counter) -> None:
    """She agreed to what was broken, not to whatever comes after it: it is late by a quarter of an hour more."""
    review = with_a_change(counter)
    one, other = counter.offered().out.legs
    gap = int((other.start.at - one.end.at).total_seconds()) + 60
    counter.hears(train(one.trip, stop(one.end.stop, gap, gap)))
    asked = counter.buy(review)
    assert "You may miss the change" in asked.trouble
    counter.hears(train(one.trip, stop(one.end.stop, gap, gap)), train(other.trip, stop(other.end.stop, 900, 900)))
    again = counter.buy(asked)
    assert again.trouble.startswith("Your train is late now.")
    assert counter.buy(again).step == "your-ticket"


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
