"""Late, cancelled, another platform: in few words, on the button, on the review and on the board."""

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.timetable.model import Departure, Itinerary
from kiosk.visits.trains import Asked, departure_lines, journey_words, offer_choices
from tests.sales.journeys import MORNING, simple_offer
from tests.sales.shop import ALL_WORDS

ENGLISH = ALL_WORDS.texts("en")


def _late(minutes: int, platform: str = "7", planned_platform: str | None = None):
    offer = simple_offer()
    leg = offer.out.legs[0]
    by = timedelta(minutes=minutes)
    start = replace(
        leg.start, at=leg.start.at + by, planned=leg.start.at, platform=platform, planned_platform=planned_platform
    )
    end = replace(leg.end, at=leg.end.at + by, planned=leg.end.at)
    return replace(offer, out=Itinerary((replace(leg, start=start, end=end),)))


def test_a_card_shows_when_it_really_goes_and_how_late_that_is() -> None:
    """She compares the times on the cards with the clock on the wall."""
    (card,) = offer_choices([_late(12)], "offer", Asked(MORNING), ENGLISH)
    assert card.label == "09:58 – 10:54"
    assert card.detail.endswith("12 minutes late")


def test_the_review_says_it_where_it_belongs() -> None:
    """The departure late, the platform another one; what holds for both ends is said once."""
    (told,) = journey_words(_late(12, "5", "7"), Asked(MORNING), ENGLISH)
    assert told == "Today 09:58, ICE 41 · 12 minutes late · platform 5, not 7 · there at 10:54"
    (early,) = journey_words(_late(-1), Asked(MORNING), ENGLISH)
    assert "1 minute early" in early
    (on_time,) = journey_words(simple_offer(), Asked(MORNING), ENGLISH)
    assert on_time == "Today 09:46, ICE 41 · platform 7 · there at 10:42"


def test_tomorrow_is_written_small_inside_a_sentence() -> None:
    """It begins the line of the review, and stands inside the label of the card; a weekday keeps its capital."""
    offer = simple_offer()
    later = {days: _days_later(offer.out, days) for days in (1, 3)}
    said = {
        language: [
            offer_choices([replace(offer, back=way)], "offer", Asked(MORNING), ALL_WORDS.texts(language))[0].label
            for way in later.values()
        ]
        for language in ("en", "nl", "de")
    }
    assert [label.partition(" · ")[2] for labels in said.values() for label in labels] == [
        "back tomorrow 09:46",
        "back Monday 23 November 09:46",
        "terug morgen 09:46",
        "terug maandag 23 november 09:46",
        "zurück morgen 09:46",
        "zurück Montag, 23. November 09:46",
    ]
    (_, back) = journey_words(replace(offer, back=later[1]), Asked(MORNING), ENGLISH)
    assert back.startswith("Tomorrow 09:46")


def _days_later(way: Itinerary, days: int) -> Itinerary:
    (leg,) = way.legs
    start, end = (replace(call, at=call.at + timedelta(days=days)) for call in (leg.start, leg.end))
    return Itinerary((replace(leg, start=start, end=end),))


def test_a_train_that_is_late_only_at_the_end_says_so_there() -> None:
    """It leaves on time, and loses a quarter of an hour on the way."""
    offer = simple_offer()
    leg = offer.out.legs[0]
    end = replace(leg.end, at=leg.end.at + timedelta(minutes=15), planned=leg.end.at)
    (told,) = journey_words(replace(offer, out=Itinerary((replace(leg, end=end),))), Asked(MORNING), ENGLISH)
    assert told.endswith("there at 10:57 · 15 minutes late")


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0, ""), (29, ""), (59, ""), (60, "1 minute late"), (-60, "1 minute early"), (-1, "1 minute early")],
)
def test_minutes_are_counted_as_they_are_shown(seconds: int, said: str) -> None:
    """9:46:59 is shown as 9:46: then it is not late; 9:45:59 is shown as 9:45."""
    offer = _late(0)
    leg = offer.out.legs[0]
    moved = replace(leg, start=replace(leg.start, at=MORNING + timedelta(seconds=seconds), planned=MORNING))
    (told,) = journey_words(replace(offer, out=Itinerary((moved,))), Asked(MORNING), ENGLISH)
    assert (said in told) if said else ("late" not in told and "early" not in told)


def test_the_board_keeps_the_times_by_which_trains_are_known() -> None:
    """The "9:46" stays the 9:46, in its place; behind it stands what is expected, or that it does not run."""
    ten_late = Departure("ICE 41", "München", MORNING + timedelta(minutes=10), "5", MORNING, planned_platform="7")
    gone = Departure("IC 5", "Emden", MORNING + timedelta(minutes=2), "3", cancelled=True)
    on_time = Departure("ICE 9", "Berlin", MORNING + timedelta(minutes=5), "4")
    lines = departure_lines([gone, on_time, ten_late], ENGLISH)
    assert [(line.label, line.value) for line in lines] == [
        ("09:46", "ICE 41 · München · now 09:56 · platform 5, not 7"),
        ("09:48", "IC 5 · Emden · cancelled"),
        ("09:51", "ICE 9 · Berlin · platform 4"),
    ]
    dutch = departure_lines([gone], ALL_WORDS.texts("nl"))
    assert dutch[0].value.endswith("rijdt niet")
