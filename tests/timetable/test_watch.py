"""What became of the trains since they were shown: a late minute, another platform, a missed change, or the end."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.timetable.compiled import Timetable
from kiosk.timetable.model import ORDINARY, SLOW, Call, Itinerary, Leg, Needs
from kiosk.timetable.news import NO_NEWS
from kiosk.timetable.watch import Fate, Verdict, what_became
from tests.timetable.feeds import FRIDAY, at, planner, read
from tests.timetable.messages import At, How, alert, news, stop, train

TRAINS = {
    "t1": ["A1 10:00", "B1 10:30"],
    "t2": ["B1 10:40", "C1 11:00", "D1 11:20"],
    "t3": ["B1 11:40", "C1 12:00", "D1 12:20"],
    "night": ["A1 23:30", "B1 24:30"],
    "x1": ["A2 15:00", "B1 15:30"],
    "x2": ["B1 15:35", "C1 16:00"],
}
STOPS = "stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station,platform_code\n" + "\n".join(
    [f"{name},Town {name},50,7,1,,\n{name}1,Town {name},50,7,0,{name},1" for name in "ABCD"] + ["A2,Town A,50,7,0,A,2"]
)
BLOCKS = "route_id,service_id,trip_id,block_id\n" + "\n".join(
    f"r1,daily,{trip},{'same' if trip.startswith('x') else ''}" for trip in TRAINS
)


@pytest.fixture
def timetable(tmp_path: Path) -> Timetable:
    return read(tmp_path, TRAINS, {"stops": STOPS, "trips": BLOCKS}).timetable


def way(timetable: Timetable, origin: str, destination: str, after: int = 9, needs: Needs = ORDINARY) -> Itinerary:
    """The next journey, as the planner shows it."""
    return planner(timetable, at(9)).itineraries(origin, destination, at(after), 1, needs=needs)[0]


def became(timetable: Timetable, shown: Itinerary, *told: object) -> Verdict:
    return what_became(shown, timetable, news(timetable, *told) if told else NO_NEWS)


def test_nothing_is_heard_and_all_is_as_shown(timetable: Timetable) -> None:
    """No news is good news: the same trains, the same minutes, nothing to ask."""
    shown = way(timetable, "A", "D")
    for told in ((), (train("t3", how=How.CANCELED), alert({"en": "Works."}))):
        verdict = became(timetable, shown, *told)
        assert (verdict.fate, verdict.asks) == (Fate.FINE, False)
        assert [leg.start.at for leg in verdict.now.legs] == [leg.start.at for leg in shown.legs]


def test_a_small_delay_is_taken_over_and_a_large_one_is_asked(timetable: Timetable) -> None:
    """Four minutes later is still the journey she chose; five are another one."""
    shown = way(timetable, "A", "B")
    for minutes, asks in ((4, False), (5, True)):
        verdict = became(timetable, shown, train("t1", stop("A", minutes * 60, minutes * 60)))
        assert (verdict.fate, verdict.asks) == (Fate.LATE, asks)
        leg = verdict.now.legs[0]
        assert (leg.start.at, leg.start.planned) == (at(10, minutes), at(10))
        assert (leg.end.at, leg.end.planned) == (at(10, 30 + minutes), at(10, 30))


def test_it_is_compared_with_what_was_shown_and_not_with_the_timetable(timetable: Timetable) -> None:
    """She saw "ten minutes late" on the card, and chose it: that is no news to her."""
    told = train("t1", stop("A", 600, 600))
    late = became(timetable, way(timetable, "A", "B"), told).now
    assert became(timetable, late, told).fate is Fate.FINE
    assert became(timetable, late).leaves_later == timedelta(minutes=-10)
    assert became(timetable, late).asks


def test_a_train_that_leaves_earlier_is_always_told(timetable: Timetable) -> None:
    """She would stand on the platform and look after it."""
    verdict = became(timetable, way(timetable, "A", "B"), train("t1", stop("A", None, -60)))
    assert verdict.leaves_later == timedelta(minutes=-1)
    assert verdict.asks


def test_another_platform_is_told(timetable: Timetable) -> None:
    """The right train, and the wrong side of the station."""
    verdict = became(timetable, way(timetable, "A", "B"), train("t1", stop("A1", 0, 0, platform="A2")))
    assert (verdict.fate, verdict.asks) == (Fate.PLATFORM, True)
    assert (verdict.now.legs[0].start.platform, verdict.now.legs[0].start.planned_platform) == ("2", "1")


def test_a_platform_that_becomes_known_is_no_change(timetable: Timetable) -> None:
    """Many railways say where a train leaves only minutes before: good to know, nothing to ask."""
    shown = way(timetable, "A", "B")
    unknown = replace(shown, legs=(replace(shown.legs[0], start=replace(shown.legs[0].start, platform="")),))
    assert became(timetable, unknown).fate is Fate.FINE
    assert became(timetable, unknown).now.legs[0].start.platform == "1"


@pytest.mark.parametrize(
    "told",
    [
        train("t2", how=How.CANCELED),
        train("t2", stop("B", how=At.SKIPPED)),
        train("t2", stop("D", how=At.SKIPPED)),
    ],
    ids=["the train", "where she gets on", "where she gets off"],
)
def test_a_cancelled_train_or_stop_is_the_end(timetable: Timetable, told: object) -> None:
    """Whether the whole train or only her stop is gone: she would not get there."""
    verdict = became(timetable, way(timetable, "A", "D"), told)
    assert (verdict.fate, verdict.leg, verdict.asks) == (Fate.CANCELLED, 1, True)


def test_a_stop_on_the_way_may_be_left_out(timetable: Timetable) -> None:
    """She does not get off in C: that the train passes there is nothing to her."""
    assert became(timetable, way(timetable, "A", "D"), train("t2", stop("C", how=At.SKIPPED))).fate is Fate.FINE


def test_a_change_is_broken_when_the_time_for_it_is_gone(timetable: Timetable) -> None:
    """Ten minutes for the change, two needed: eight late is just enough, nine is not; unless the other is late, too."""
    shown = way(timetable, "A", "D")
    enough, short = (train("t1", stop("B", minutes * 60)) for minutes in (8, 9))
    assert became(timetable, shown, enough).fate is Fate.FINE
    verdict = became(timetable, shown, short)
    assert (verdict.fate, verdict.leg) == (Fate.BROKEN, 1)
    assert became(timetable, shown, short, train("t2", stop("B", 60, 60))).fate is Fate.LATE
    assert became(timetable, shown, train("t2", stop("B", None, -600))).fate is Fate.BROKEN


def test_a_change_that_was_shown_as_broken_is_no_news(timetable: Timetable) -> None:
    """She knows it, and wants the ticket all the same; what comes after that she does not know yet."""
    short = train("t1", stop("B", 540))
    broken = became(timetable, way(timetable, "A", "D"), short).now
    assert became(timetable, broken, short).fate is Fate.FINE
    later = became(timetable, broken, short, train("t2", stop("D", 900)))
    assert (later.fate, later.asks) == (Fate.LATE, True)


def test_a_slow_walker_misses_it_earlier(timetable: Timetable) -> None:
    """Three minutes and two more are needed: six minutes late and she does not get there."""
    late = train("t1", stop("B", 360))
    assert became(timetable, way(timetable, "A", "D"), late).fate is Fate.FINE
    assert became(timetable, way(timetable, "A", "D", needs=SLOW), late).fate is Fate.BROKEN


RULES = [
    ("B,B,,,,,2,600", Fate.BROKEN),
    ("B,B,,,,,2,480", Fate.FINE),
    ("B,B,t1,t2,,,2,600", Fate.BROKEN),
    ("B,B,t3,t2,,,2,600", Fate.FINE),
    ("B,B,,,r1,r1,2,600", Fate.BROKEN),
    ("B,B,t1,t2,,,1,", Fate.FINE),
]


@pytest.mark.parametrize(("row", "fate"), RULES)
def test_the_feeds_own_times_for_a_change_count(tmp_path: Path, row: str, fate: Fate) -> None:
    """The same rules as when the journey was planned: for a station, two trains, two lines, and trains that wait."""
    head = "from_stop_id,to_stop_id,from_trip_id,to_trip_id,from_route_id,to_route_id,transfer_type,min_transfer_time"
    tables = {"stops": STOPS, "trips": BLOCKS, "transfers": f"{head}\n{row}"}
    timetable = read(tmp_path, TRAINS, tables).timetable
    assert became(timetable, way(timetable, "A", "D"), train("t1", stop("B", 120))).fate is fate


def test_who_stays_seated_is_followed_onto_the_next_train(timetable: Timetable) -> None:
    """Two trips of the feed, one train for her: a delay of the second one, or its end, is hers."""
    shown = way(timetable, "A", "C", 14)
    assert became(timetable, shown).fate is Fate.FINE
    late = became(timetable, shown, train("x2", stop("C", 900)))
    assert (late.fate, late.arrives_later) == (Fate.LATE, timedelta(minutes=15))
    assert became(timetable, shown, train("x2", how=How.CANCELED)).fate is Fate.CANCELLED
    first_part = became(timetable, shown, train("x1", stop("B", 900)))
    assert (first_part.fate, first_part.now.arrival) == (Fate.LATE, at(16, 10)), "it cannot leave before it has come"


def test_the_night_train_of_yesterday_is_not_that_of_today(timetable: Timetable) -> None:
    """Friday's night train is shown; that Thursday's was cancelled is no news."""
    shown = way(timetable, "A", "B", 23)
    thursday = f"{FRIDAY - timedelta(1):%Y%m%d}"
    assert became(timetable, shown, train("night", how=How.CANCELED, day=thursday)).fate is Fate.FINE
    assert became(timetable, shown, train("night", how=How.CANCELED)).fate is Fate.CANCELLED
    undated = replace(shown, legs=(replace(shown.legs[0], day=""),))
    assert became(timetable, undated, train("night", how=How.CANCELED, day=thursday)).fate is Fate.FINE
    assert became(timetable, undated, train("night", how=How.CANCELED)).fate is Fate.CANCELLED


def test_an_extra_train_that_is_taken_back_is_gone(timetable: Timetable) -> None:
    """It was in the message, and is not any more: then it does not run."""
    stops = (stop("A1", at(9, 50), at(9, 50)), stop("B1", at(10, 20)))
    relief = train("relief", *stops, how=How.NEW)
    a, b = (timetable.stations[timetable.number_of[name]] for name in "AB")
    shown = Itinerary(
        (Leg("IC 1", "Town B", "relief", Call(a, at(9, 50)), Call(b, at(10, 20)), day=FRIDAY.isoformat()),)
    )
    assert became(timetable, shown, relief).fate is not Fate.CANCELLED
    assert became(timetable, shown).fate is Fate.CANCELLED
