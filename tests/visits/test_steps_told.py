"""Who cannot take steps is never sold a way that has become one with steps: told, asked, and sold after her own yes."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.devices.ports import Holding
from kiosk.flows.prompt import Prompt
from kiosk.timetable.lifts import LIFTS_FILE
from tests.timetable.feeds import write_feed
from tests.timetable.messages import stop, train
from tests.timetable.stations_on_foot import LEVELS, WAY_COLUMNS
from tests.visits.counter import SOURCE, Counter

TRAINS = {"t1": ["m1 10:00", "o1 10:40"], "t2": ["m1 11:00", "o1 11:40"]}
STOPS = """stop_id,stop_name,parent_station,location_type,platform_code,wheelchair_boarding,level_id,stop_lat,stop_lon
mitte,Mitte,,1,,1,,50.0,7
m1,Mitte,mitte,0,1,,platforms,50.0,7
m2,Mitte,mitte,0,2,,platforms,50.0,7
m3,Mitte,mitte,0,3,,platforms,50.0,7
door,Mitte - Market Square,mitte,2,,,street,50.0,7
hall,Mitte hall,mitte,3,,,street,50.0,7
ost,Ost,,1,,1,,50.5,7
o1,Ost,ost,0,1,,,50.5,7"""
WAYS = [
    "walk,door,hall,1,1,,,8",
    "liftA,hall,m1,5,1,,45,",
    "stairs1,hall,m1,2,1,,,",
    "stairs2,hall,m2,2,1,,,",
    "ramp,hall,m3,1,1,,,20",
]
TABLES = {
    "stops": STOPS,
    "pathways": "\n".join([WAY_COLUMNS, *WAYS]),
    "levels": LEVELS,
    "trips": "route_id,service_id,trip_id,wheelchair_accessible\n" + "\n".join(f"r1,daily,{t},1" for t in TRAINS),
}
CHANGED = "Something has changed on your way without steps."
ASKED = "Do you still want this ticket?"
NO_WAY = "In Mitte there is no way without steps to platform"


class Station(Counter):
    """Mitte: a lift to platform 1, nothing but stairs to platform 2, a ramp to platform 3."""

    def lifts(self, *out: str, as_of: str = "2026-11-20T09:30:00+01:00") -> None:
        told = {"out_of_order": out, "as_of": as_of}
        (self.home / LIFTS_FILE).write_text(json.dumps(told), "utf-8")

    def moves(self, platform: str) -> None:
        """The operator says that the first train leaves from another platform."""
        self.hears(train("t1", stop("m1", 0, 0, platform=platform)))


@pytest.fixture
def station(tmp_path: Path) -> Iterator[Station]:
    home = tmp_path / "home"
    home.mkdir()
    station = Station(home, SOURCE, feed=write_feed(tmp_path / "feed", TRAINS, TABLES), station="Mitte")
    station.lifts()
    station.hears()
    yield station


def review(station: Station, walk: str = "step-free") -> Prompt:
    prompt = station.asks("ost", walk=walk)
    assert prompt.step == "review"
    assert ("no steps on the whole way" in prompt.note) == (walk == "step-free")
    return prompt


def test_a_train_that_moves_to_a_platform_with_stairs_is_asked_again(station: Station) -> None:
    """In a wheelchair, "from platform 2 now" is half of the truth: the stairs are told with it, and her yes is new."""
    prompt = review(station)
    station.moves("m2")
    asked = station.buy(prompt)
    assert (asked.step, station.holdings()) == ("review", [])
    assert asked.trouble == f"IC 1 leaves from platform 2 now. {NO_WAY} 2. {ASKED}"
    assert asked.note == "Every way there has steps. Somebody must help you in Mitte. I can call a person now."
    assert asked.trouble in asked.say
    assert asked.note in asked.say
    assert station.buy(asked).step == "your-ticket"
    assert station.holdings() == [Holding.TAKEN]


def test_a_platform_that_is_free_too_is_only_told(station: Station) -> None:
    """Platform 3 has a ramp: only the number is another one, and what is known of steps stays to be read."""
    prompt = review(station)
    station.moves("m3")
    asked = station.buy(prompt)
    assert asked.trouble == "IC 1 leaves from platform 3 now."
    assert "no steps on the whole way" in asked.note


def test_who_takes_steps_hears_nothing_of_them(station: Station) -> None:
    """Everybody else is told the platform."""
    prompt = review(station, walk="usual")
    station.moves("m2")
    asked = station.buy(prompt)
    assert asked.trouble == "IC 1 leaves from platform 2 now."
    assert "steps" not in asked.note


def test_a_lift_that_breaks_after_the_review_is_asked_before_money(station: Station) -> None:
    """She read that there are no steps; while she looked for her glasses the lift stopped."""
    prompt = review(station)
    station.lifts("liftA")
    asked = station.buy(prompt)
    assert (asked.step, station.holdings()) == ("review", [])
    assert asked.trouble == f"{CHANGED} {NO_WAY} 1. {ASKED}"
    assert "This lift is out of order: " in asked.note
    assert station.visit.situation().trouble == "steps-changed"
    german = station.visit.speak("de")
    assert german.trouble.startswith("Auf Ihrem Weg ohne Stufen hat sich etwas geändert.")
    assert "Aufzug ist außer Betrieb" in german.note
    assert station.buy(german).step == "your-ticket"


def test_a_lift_that_breaks_while_the_card_is_out_lets_the_money_go(station: Station) -> None:
    """The last look is the one with her money in the hand."""
    prompt = station.visit.send(review(station).choices[0].answer)
    assert prompt.acts
    asked = station.visit.act(lambda key: station.lifts("liftA") if key == "card-read" else None)
    assert asked.step == "review"
    assert asked.trouble == f"{CHANGED} {NO_WAY} 1. You have paid nothing. {ASKED}"
    assert station.holdings() == [Holding.LET_GO]


def test_younger_news_of_the_same_lifts_is_no_question(station: Station) -> None:
    """Some program writes the file every minute: that all lifts still work holds nobody up."""
    prompt = review(station)
    station.lifts(as_of="2026-11-20T09:29:30+01:00")
    assert station.buy(prompt).step == "your-ticket"


def test_a_lift_that_works_again_is_told_too(station: Station) -> None:
    """She said yes to being helped; when the lift runs again she need not wait for anybody."""
    prompt = review(station)
    station.lifts("liftA")
    asked = station.buy(prompt)
    station.lifts()
    again = station.buy(asked)
    assert again.trouble == f"{CHANGED} There are no steps on the whole way. {ASKED}"
    assert station.buy(again).step == "your-ticket"


def test_her_wish_stands_on_the_review_as_a_wish(station: Station) -> None:
    """As "On the way: No steps" it would be a promise; what is known of steps stands in the note."""
    line = next(line for line in review(station).lines if line.id == "walk")
    assert (line.label, line.value) == ("Your wish", "No steps")
