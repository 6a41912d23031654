"""What an operator tells of single trains is laid over the timetable, exactly as the standard means it."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from kiosk.timetable.compiled import TELL_OFF, Timetable
from kiosk.timetable.news import Run
from kiosk.timetable.realtime import Listener
from tests.timetable.feeds import FRIDAY, at, read
from tests.timetable.messages import NOW, At, How, clock_times, heard, message, news, stop, train

TRAINS = {
    "t1": ["A 10:00", "B 10:20-10:25", "C 11:00", "D 11:30"],
    "night": ["A 23:30", "B 24:20", "C 25:00"],
    "loop": ["A 12:00", "B 12:10", "C 12:20", "B 12:30", "D 12:40"],
}
PLATFORMS = (
    "stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station,platform_code\n"
    "A,Town A,50,7,1,,\nA1,Town A,50,7,0,A,1\nA2,Town A,50,7,0,A,2\nB1,Town B,50.1,7,0,,1\nC1,Town C,50.2,7,0,,1"
)


@pytest.fixture
def timetable(tmp_path: Path) -> Timetable:
    return read(tmp_path, TRAINS).timetable


TOLD = [
    ("a delay holds downstream", [stop("B", 300, 300)], ["10:00", "10:25-10:30", "11:05", "11:35"]),
    ("until the next word", [stop("B", 300, 300), stop("C", 60, 60)], ["10:00", "10:25-10:30", "11:01", "11:31"]),
    ("a time wins over a delay", [Ellipsis], ["10:00", "10:20-10:40", "11:15", "11:45"]),
    ("an arrival delays its departure", [stop("B", 600)], ["10:00", "10:30-10:35", "11:10", "11:40"]),
    ("a departure leaves its arrival", [stop("B", None, 600)], ["10:00", "10:20-10:35", "11:10", "11:40"]),
    (
        "too early is early, but nobody leaves before time",
        [stop("B", -300)],
        ["10:00", "10:15-10:25", "10:55-11:00", "11:25-11:30"],
    ),
    ("unless it is said", [stop("A", None, -120)], ["09:58", "10:18-10:25", "10:58-11:00", "11:28-11:30"]),
    (
        "what is unknown ends the delay",
        [stop("B", 300, 300), stop("C", how=At.NO_DATA)],
        ["10:00", "10:25-10:30", "11:00", "11:30"],
    ),
    (
        "a skipped stop hands the delay on",
        [stop("B", 300, 300), stop("C", how=At.SKIPPED)],
        ["10:00", "10:25-10:30", "(11:05)", "11:35"],
    ),
    (
        "times never run backwards",
        [stop("B", at(10, 50), at(10, 55)), stop("C", at(10, 40), at(10, 40))],
        ["10:00", "10:50-10:55", "10:55", "11:25-11:30"],
    ),
    (
        "the past gives way to what is early",
        [stop("C", at(10, 10), at(11, 0))],
        ["10:00", "10:10", "10:10-11:00", "11:30"],
    ),
    ("in any order", [stop("C", 60, 60), stop("B", 300, 300)], ["10:00", "10:25-10:30", "11:01", "11:31"]),
    (
        "said twice, the last word counts",
        [stop("B", 900, 900), stop("B", 300, 300)],
        ["10:00", "10:25-10:30", "11:05", "11:35"],
    ),
]


@pytest.mark.parametrize(("law", "told", "expected"), TOLD, ids=[row[0] for row in TOLD])
def test_the_laws_of_delays(timetable: Timetable, law: str, told: list, expected: list[str]) -> None:
    """A wrong minute on the screen is a missed train: each law of the standard by itself."""
    if told == [Ellipsis]:
        both = stop("B", at(10, 20), at(10, 40))
        both.departure.delay = 60
        told = [both]
    assert clock_times(timetable, news(timetable, train("t1", *told)), "t1") == expected


def test_the_delay_of_a_whole_train_holds_until_a_stop_says_more(timetable: Timetable) -> None:
    """Some operators say "ten minutes late" and nothing else."""
    late = news(timetable, train("t1", late=600))
    assert clock_times(timetable, late, "t1") == ["10:10", "10:30-10:35", "11:10", "11:40"]
    caught_up = news(timetable, train("t1", stop("C", 0, 0), late=600))
    assert clock_times(timetable, caught_up, "t1") == ["10:10", "10:30-10:35", "11:00", "11:30"]


def test_a_stop_served_twice_is_the_one_that_is_meant(timetable: Timetable) -> None:
    """A train that comes back to a station: its time, its number or its place in the message tells which visit."""
    on_time = ["12:00", "12:10", "12:20", "12:40", "12:50"]
    for told in (
        [stop("B", at(12, 40), at(12, 40))],
        [stop("B", 600, 600, sequence=4)],
        [stop("C", 0, 0), stop("B", 600, 600)],
    ):
        assert clock_times(timetable, news(timetable, train("loop", *told)), "loop") == on_time
    first = news(timetable, train("loop", stop("B", 60, 60), stop("B", 600, 600)))
    assert clock_times(timetable, first, "loop") == ["12:00", "12:11", "12:21", "12:40", "12:50"]


def test_stops_may_be_named_by_number_alone_when_all_are_named(timetable: Timetable) -> None:
    """Two ways to name a stop; where the message leaves stops out, numbers alone are not guessed."""
    every = [stop("", 60 * n, 60 * n, sequence=5 * n) for n in range(4)]
    assert clock_times(timetable, news(timetable, train("t1", *every[::-1])), "t1") == [
        "10:00", "10:21-10:26", "11:02", "11:33",
    ]  # fmt: skip
    told = heard(timetable, train("t1", *every[1:]))
    assert not told.news.runs
    assert told.counts["with an unknown stop"] == 1


def test_another_platform_is_told_by_either_way_of_saying_it(tmp_path: Path) -> None:
    """Half of the world fills in assigned_stop_id, the other half names the real platform as the stop."""
    timetable = read(
        tmp_path, {"t1": ["A1 10:00", "B1 10:20", "C1 11:00"], "t2": ["A2 12:00", "B1 13:00"]}, {"stops": PLATFORMS}
    ).timetable
    for told in (stop("A1", 0, 0, platform="A2"), stop("A2", 0, 0), stop("A2", at(10), at(10))):
        run = news(timetable, train("t1", told)).runs[0, FRIDAY]
        assert [timetable.platforms[number].code for number in run.platform] == ["2", "1", "1"]
    same = news(timetable, train("t1", stop("A", 60, 60), stop("B1", platform="nowhere"))).runs[0, FRIDAY]
    assert [timetable.platforms[number].code for number in same.platform] == ["1", "1", "1"]


def test_the_operating_day_is_not_the_date_of_the_message(timetable: Timetable) -> None:
    """At half past midnight the night train of Thursday is on its way, and that of Friday has not left."""
    now = at(0, 30)
    thursday = FRIDAY - timedelta(1)
    night = timetable.journey_of["night"]
    told = news(timetable, train("night", stop("C", 600, 600), day=f"{thursday:%Y%m%d}"), now=now)
    assert set(told.runs) == {(night, thursday)}
    for words in ([stop("C", at(1, 10), at(1, 10))], [stop("C", 600, 600)]):
        assert set(news(timetable, train("night", *words, day=""), now=now).runs) == {(night, thursday)}
    this_evening = news(timetable, train("night", stop("B", at(0, 40, FRIDAY + timedelta(1))), day=""), now=at(23))
    assert set(this_evening.runs) == {(night, FRIDAY)}


@pytest.mark.parametrize(("day", "hour"), [(date(2026, 3, 29), 3), (date(2026, 10, 25), 3)])
def test_times_count_from_noon_minus_twelve_hours(tmp_path: Path, day: date, hour: int) -> None:
    """On the two Sundays when the clock is changed a message's absolute time still means the same second."""
    calendar = f"service_id,date,exception_type\ndaily,{day:%Y%m%d},1"
    timetable = read(tmp_path, {"t1": ["A 10:00", "B 11:00"]}, {"calendar": "", "calendar_dates": calendar}).timetable
    told = news(timetable, train("t1", stop("B", at(11, 7, day)), day=f"{day:%Y%m%d}"), now=at(hour, day=day))
    assert clock_times(timetable, told, "t1", day) == ["10:00", "11:07"]


@pytest.mark.parametrize("how", [How.CANCELED, How.DELETED])
def test_a_cancelled_train_is_cancelled_on_its_day_only(timetable: Timetable, how: int) -> None:
    """Tomorrow it runs again."""
    assert news(timetable, train("t1", how=how)).runs == {(0, FRIDAY): Run(cancelled=True)}


def test_a_train_that_stops_nowhere_any_more_is_cancelled(timetable: Timetable) -> None:
    """All its stops are skipped: nobody is told of a train that cannot be boarded."""
    (run,) = news(timetable, train("t1", *(stop(id, how=At.SKIPPED) for id in "ABC"))).runs.values()
    assert run.cancelled


def test_a_new_train_is_known_by_its_stops(timetable: Timetable) -> None:
    """A relief train that no timetable has: line, direction and times come from the message alone."""
    times = [stop("A", at(9, 50), at(9, 50)), stop("B", at(10, 5), at(10, 6)), stop("D", at(10, 50))]
    times[1].stop_time_properties.drop_off_type = 3
    for how in (How.ADDED, How.NEW):
        (extra,) = news(timetable, train("relief", *times, how=how, route_id="r1")).extras
        assert (extra.trip, extra.line, extra.towards, extra.day) == ("relief", "IC 1", "Town D", FRIDAY)
        assert extra.run.departure == (35400, 36360, 39000)
        assert [timetable.platforms[number].id for number in extra.run.platform] == ["A", "B", "D"]
        assert extra.run.may[1] & TELL_OFF
    nowhere = heard(timetable, train("relief", stop("X", at(10), at(10)), stop("B", at(11)), how=How.NEW))
    assert not nowhere.news.extras


def test_a_doubled_train_runs_once_more(timetable: Timetable) -> None:
    """DUPLICATED: the same stops, half an hour later, as a train of its own."""
    update = train("t1", how=How.DUPLICATED)
    update.trip_properties.trip_id, update.trip_properties.start_time = "t1-again", "10:30:00"
    update.trip_properties.start_date = f"{FRIDAY:%Y%m%d}"
    told = news(timetable, update)
    assert (told.extras[0].trip, told.extras[0].run.departure[0]) == ("t1-again", 10 * 3600 + 1800)
    assert not told.runs


def test_a_replaced_train_runs_as_the_message_says(timetable: Timetable) -> None:
    """REPLACEMENT: stops that are not named are not served; a train that goes elsewhere is another train."""
    shorter = news(timetable, train("t1", stop("A", 0, 0), stop("C", 0, 0), how=How.REPLACEMENT))
    assert clock_times(timetable, shorter, "t1") == ["10:00", "(10:20-10:25)", "11:00", "(11:30)"]
    away = [stop("A", at(10), at(10)), stop("X", at(10, 30), at(10, 30)), stop("D", at(11, 40))]
    elsewhere = news(timetable, train("t1", *away, how=How.REPLACEMENT, route_id="r1"))
    assert elsewhere.runs[0, FRIDAY].cancelled
    assert elsewhere.extras[0].run.arrival[-1] == 11 * 3600 + 2400


def test_a_train_of_a_frequency_is_found_by_its_start(tmp_path: Path) -> None:
    """A trip that runs every half hour has one id; its start says which one is late."""
    tables = {"frequencies": "trip_id,start_time,end_time,headway_secs\nt1,10:00:00,12:00:00,1800"}
    timetable = read(tmp_path, {"t1": ["A 10:00", "B 10:20"]}, tables).timetable
    told = news(timetable, train("t1", stop("B", 120), start_time="11:00:00"))
    assert {timetable.trips[journey] for journey, _ in told.runs} == {"t1@11:00"}
    by_time = news(timetable, train("t1", stop("A", at(11, 32), at(11, 32))))
    assert {timetable.trips[journey] for journey, _ in by_time.runs} == {"t1@11:30"}
    by_route = news(timetable, train("", stop("B", 120), start_time="10:30:00", route_id="r1"))
    assert {timetable.trips[journey] for journey, _ in by_route.runs} == {"t1@10:30"}


def test_what_is_not_in_the_timetable_is_counted_and_changes_nothing(timetable: Timetable) -> None:
    """Messages of a whole region name thousands of buses that this kiosk does not know: no reason to fail."""
    told = heard(
        timetable,
        train("bus", stop("A", 60)),
        train("t1", stop("A", 60, 60), day="20300101"),
        train("t1", stop("A", 60, 60), day="yesterday"),
        train("t1", stop("X", 60, 60)),
    )
    assert not told.news.runs
    assert told.summary.startswith(
        "as of 2026-11-20 09:30:00: 4 trains, 1 known (1 of an unknown trip, 1 not running that day, "
        "1 with an unknown stop, 1 that cannot be understood)"
    )


def test_of_two_words_about_a_train_the_newer_one_counts(timetable: Timetable) -> None:
    """A message that holds a train twice: the one that was written later, wherever it stands."""
    newer, older = train("t1", stop("A", 300, 300)), train("t1", stop("A", 60, 60))
    newer.timestamp, older.timestamp = int(NOW.timestamp()), int(NOW.timestamp()) - 60
    assert clock_times(timetable, news(timetable, newer, older), "t1")[0] == "10:05"


def test_vehicles_say_nothing_of_delays(timetable: Timetable) -> None:
    """Positions are for maps."""
    sent = message()
    sent.entity.add(id="v").vehicle.trip.trip_id = "t1"
    told = Listener(timetable).heard(sent.SerializeToString(), NOW)
    assert (told.news.runs, told.news.notices, told.counts["trains"]) == ({}, (), 0)
