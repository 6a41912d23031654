"""Where can I go, and when: right over midnight and clock changes, and equal to a planner that tries everything."""

import random
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.timetable.model import Itinerary
from kiosk.timetable.planner import Planner
from kiosk.timetable.shipped import DEMO, read_demo
from tests.clock import ZONE, FakeClock
from tests.timetable.brute_force import BruteForce
from tests.timetable.feeds import DAYS, FRIDAY, at, planner, read, told


def test_nothing_is_offered_that_leaves_before_the_ticket_is_bought(tmp_path: Path) -> None:
    """Buying takes some minutes: a train in two minutes is as good as gone, and so is that of 9:00 at half past."""
    timetable = read(tmp_path, {"t1": ["A 09:32", "B 10:00"], "t2": ["A 09:34", "B 10:10"]}).timetable
    asked = Planner(timetable, FakeClock(at(9, 30)))
    assert asked.itineraries("A", "B", at(9))[0].departure == at(9, 34)
    assert asked.itineraries("A", "B", at(9, 35))[0].departure == at(9, 32, FRIDAY + timedelta(1))


def test_a_train_of_yesterday_is_still_on_its_way_after_midnight(tmp_path: Path) -> None:
    """The night train left on Thursday at 23:00; on Friday at 1:00 one can still board it, at 25:10 of its own day."""
    timetable = read(tmp_path, {"t1": ["A 23:00", "B 25:10", "C 30:00"]}).timetable
    (tonight, tomorrow) = planner(timetable, at(1)).itineraries("B", "C", at(1))
    assert (tonight.departure, tonight.arrival) == (at(1, 10), at(6))
    assert tomorrow.departure == at(1, 10, FRIDAY + timedelta(1))


def test_changing_after_midnight_joins_two_operating_days(tmp_path: Path) -> None:
    """Thursday's last train and Friday's first one make a journey; the screen gets real times of the wall clock."""
    timetable = read(tmp_path, {"t1": ["A 23:00", "B 24:30"], "t2": ["B 05:00", "C 06:00"]}).timetable
    way, *_ = planner(timetable, at(22)).itineraries("A", "C", at(22))
    assert (way.departure, way.arrival) == (at(23), at(6, 0, FRIDAY + timedelta(1)))


@pytest.mark.parametrize(("day", "hours"), [(date(2026, 3, 28), 8), (date(2026, 10, 24), 10)])
def test_the_night_of_the_clock_change_has_its_real_length(tmp_path: Path, day: date, hours: int) -> None:
    """A train from 22:00 to 31:00 runs nine real hours less or more one, as its day is counted from noon."""
    calendar = (
        "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\n"
        "daily,1,1,1,1,1,1,1,20260101,20261231"
    )
    timetable = read(tmp_path, {"t1": ["A 22:00", "B 31:00"]}, {"calendar": calendar}).timetable
    way = planner(timetable, at(20, day=day)).itineraries("A", "B", at(20, day=day))[0]
    assert way.departure == at(22, day=day)
    assert way.arrival.timestamp() - way.departure.timestamp() == 9 * 3600
    assert way.arrival.hour == {8: 8, 10: 6}[hours]


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25)])
def test_trains_leave_by_the_clock_on_the_wall_after_it_was_changed(tmp_path: Path, day: date) -> None:
    """On the Sunday of the clock change the train of ten o'clock leaves at ten, not at nine or eleven."""
    calendar = "service_id,date,exception_type\n" + f"daily,{day:%Y%m%d},1"
    tables = {"calendar": "", "calendar_dates": calendar}
    timetable = read(tmp_path, {"t1": ["A 10:00", "B 11:00"]}, tables).timetable
    (way,) = planner(timetable, at(5, day=day)).itineraries("A", "B", at(5, day=day))
    assert (way.departure, way.arrival) == (at(10, day=day), at(11, day=day))


def test_nobody_is_sent_on_a_journey_of_two_days(tmp_path: Path) -> None:
    """No train within 36 hours is "no train", not one on Sunday."""
    timetable = read(tmp_path, {"t1": ["A 10:00", "B 11:00"]}).timetable
    assert told(timetable, "B", "A", at(9)) == []
    assert told(timetable, "A", "nowhere", at(9)) == []
    assert told(timetable, "A", "B", datetime(2026, 11, 23, 9, tzinfo=ZONE)) == []


def test_the_board_shows_what_leaves_from_here(tmp_path: Path) -> None:
    """The departures board has line, goal, time and platform; trains that end here are not on it."""
    stops = (
        "stop_id,stop_name,stop_lat,stop_lon,parent_station,location_type,platform_code\n"
        "S,Town S,50,7,,1,\nA,Town S,50,7,S,0,7\nB,Town B,51,7,,0,"
    )
    timetable = read(tmp_path, {"t1": ["A 10:00", "B 11:00"], "t2": ["B 09:00", "A 09:50"]}, {"stops": stops}).timetable
    (train,) = planner(timetable, at(9)).departures("S", at(9), 1)
    assert (train.line, train.towards, train.at, train.platform) == ("IC 1", "Town B", at(10), "7")
    assert planner(timetable, at(9)).itineraries("S", "B", at(9))[0].legs[0].start.platform == "7"


def _played(day: date) -> date:
    first = date(2025, 11, 24)
    return first + timedelta((day - first).days % 14)


def _equal(day: date, seed: int, origins: int, goals: int) -> int:
    """Ask ours and the brute force the same random questions; how many journeys were compared."""
    timetable = read_demo().timetable
    brute = BruteForce(DEMO / "de-fv-2025.zip", "Europe/Berlin", day, _played)
    chance, compared = random.Random(seed), 0
    large = [station.id for station in timetable.stations if station.name.endswith(("Hbf", "Centraal"))]
    for number in range(origins):
        after = datetime(day.year, day.month, day.day, chance.randrange(24), chance.randrange(60), tzinfo=ZONE)
        ours = planner(timetable, after)
        places = large if number % 2 else [station.id for station in timetable.stations]
        origin, *targets = chance.sample(places, goals + 1)
        start = int(after.timestamp())
        expected = brute.journeys(origin, start, start + 36 * 3600)
        for target in targets:
            ways = ours.itineraries(origin, target, after, 10**6)
            _check_legs(brute, ways, after)
            found = {(int(way.departure.timestamp()), int(way.arrival.timestamp()), way.changes) for way in ways}
            assert found == expected.get(target, set()), (origin, target, after)
            compared += len(found)
    return compared


def _check_legs(brute: BruteForce, ways: tuple[Itinerary, ...], after: datetime) -> None:
    """Every leg is a train of the raw feed at these times, and every change takes two minutes at least."""
    for way in ways:
        assert way.departure >= after
        for leg, onto in zip(way.legs, way.legs[1:], strict=False):
            assert leg.end.station == onto.start.station
            assert onto.start.at - leg.end.at >= timedelta(minutes=2)
        for leg in way.legs:
            calls = [stops for (trip, _), stops in brute.stops_of.items() if trip == leg.trip]
            start, end = (int(call.at.timestamp()) for call in (leg.start, leg.end))
            assert any(
                (leg.start.station.id, start) in [(s, d) for s, _, d in stops]
                and (leg.end.station.id, end) in [(s, a) for s, a, _ in stops]
                for stops in calls
            )


def test_a_few_questions_are_answered_as_by_trying_everything() -> None:
    """The quick half of the proof below, on an ordinary Friday."""
    assert _equal(date(2026, 11, 20), seed=1, origins=2, goals=4) > 20


@pytest.mark.slow
@pytest.mark.parametrize(
    ("day", "origins"), [(date(2026, 11, 20), 12), (date(2026, 3, 28), 4), (date(2026, 10, 24), 4)]
)
def test_two_hundred_questions_are_answered_as_by_trying_everything(day: date, origins: int) -> None:
    """No better journey is kept from the traveller, and none is invented; clock changes included."""
    assert _equal(day, seed=7, origins=origins, goals=10) > 100


STATIONS = "ABCDE"


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_small_network_is_planned_as_by_trying_everything(tmp_path: Path, data: st.DataObject) -> None:
    """Trains, change times and one-way stops as nobody would draw them: every list is complete and right."""
    trains, calls = {}, []
    for number in range(data.draw(st.integers(1, 7))):
        minutes = data.draw(st.lists(st.integers(0, 180), min_size=2, max_size=4, unique=True).map(sorted))
        stops = data.draw(
            st.lists(st.sampled_from(STATIONS), min_size=len(minutes), max_size=len(minutes), unique=True)
        )
        trains[f"t{number}"] = [f"{stop} {8 + m // 60:02}:{m % 60:02}" for stop, m in zip(stops, minutes, strict=True)]
        calls.append([(stop, 480 + m) for stop, m in zip(stops, minutes, strict=True)])
    needs = {stop: data.draw(st.sampled_from([0, 5, 12])) for stop in STATIONS}
    served = {stop for train in calls for stop, _ in train}
    transfers = "from_stop_id,to_stop_id,transfer_type,min_transfer_time\n" + "\n".join(
        f"{stop},{stop},2,{need * 60}" for stop, need in needs.items() if stop in served
    )
    single_day = {"calendar": "", "calendar_dates": f"service_id,date,exception_type\ndaily,{DAYS[0]},1"}
    folder = tmp_path / str(data.draw(st.uuids()))
    timetable = read(folder, trains, {"transfers": transfers, **single_day}).timetable
    day = at(7, day=date(2026, 11, 16))
    ours = planner(timetable, day)
    for origin in sorted(served):
        for target in sorted(served - {origin}):
            found = {
                (_minute(way.departure), _minute(way.arrival), way.changes)
                for way in ours.itineraries(origin, target, day, 99)
            }
            assert found == _by_trying(calls, needs, origin, target)


def _minute(moment: datetime) -> int:
    return moment.hour * 60 + moment.minute


def _by_trying(calls: list, needs: dict, origin: str, target: str) -> set:
    """Every ride, then every further ride, as long as it gets later: no thought, no memory."""
    found = set()

    def go(station: str, ready: int, left: int, rides: int, used: frozenset) -> None:
        for number, train in enumerate(calls):
            if number in used or rides == 8:
                continue
            for place, (stop, leaves) in enumerate(train):
                if stop == station and leaves >= ready:
                    for there, comes in train[place + 1 :]:
                        first = left if left >= 0 else leaves
                        if there == target:
                            found.add((first, comes, rides))
                        go(there, comes + needs[there], first, rides + 1, used | {number})

    go(origin, 0, -1, 0, frozenset())
    return {
        one for one in found
        if not any(o != one and o[0] >= one[0] and o[1] <= one[1] and o[2] <= one[2] for o in found)
    }  # fmt: skip


def test_dearer_trains_can_be_left_out(tmp_path: Path) -> None:
    """Who wants the cheap slow train is shown it, although a fast one leaves later and is there before."""
    trips = "route_id,service_id,trip_id\nr1,daily,slow\nr2,daily,fast"
    trains = {"slow": ["A 10:00", "B 12:00"], "fast": ["A 10:20", "B 11:00"]}
    asked = planner(read(tmp_path, trains, {"trips": trips}).timetable, at(9))
    assert asked.itineraries("A", "B", at(9))[0].legs[0].trip == "fast"
    assert asked.itineraries("A", "B", at(9), avoiding={"ICE"})[0].legs[0].trip == "slow"
