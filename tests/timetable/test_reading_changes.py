"""What a feed says of changing trains is kept exactly: a platform's rule is no station's rule, a line's no train's."""

from itertools import product
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.timetable.compiled import NEVER, Rule, Timetable
from kiosk.timetable.gtfs import Reading
from tests.timetable.feeds import read

# Two stations, S with the platforms S1 and S2, T with the single platform T1; and L, a stop that is its own station.
STOPS = (
    "stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station\n"
    "S,Sand,50,7,1,\nS1,Sand,50,7,0,S\nS2,Sand,50,7,0,S\nT,Thorn,51,7,1,\nT1,Thorn,51,7,0,T\nL,Loon,52,7,,\nX,Xanten,53,7,,"
)
TRIPS = "route_id,service_id,trip_id\nr1,daily,t1\nr1,daily,t2\nr2,daily,t3\nr2,daily,t4"
TRAINS = {
    "t1": ["L 08:00", "S1 09:00", "T1 10:00"],
    "t2": ["S2 09:00", "L 10:00"],
    "t3": ["T1 10:00", "S2 11:00", "L 12:00"],
    "t4": ["S1 12:00", "T1 13:00"],
}
HEAD = "from_stop_id,to_stop_id,transfer_type,min_transfer_time,from_trip_id,to_trip_id,from_route_id,to_route_id\n"


def changes(folder: Path, *rows: str, **tables: str) -> Reading:
    written = {"stops": STOPS, "trips": TRIPS, "transfers": HEAD + "\n".join(rows)} | tables
    return read(folder, TRAINS, written)


def said(timetable: Timetable) -> list[str]:
    """The rules as one reads them: "S1>S2 t1> 120", "-" for a change that is forbidden."""
    names = [station.id for station in timetable.stations]
    platforms = ["", *(platform.id for platform in timetable.platforms)]

    def one(rule: Rule) -> str:
        start = platforms[rule.from_platform + 1] or names[rule.station]
        end = platforms[rule.to_platform + 1] or names[rule.onto]
        who = [
            timetable.trips[trip] if trip >= 0 else timetable.routes[route] if route >= 0 else ""
            for trip, route in ((rule.from_trip, rule.from_route), (rule.to_trip, rule.to_route))
        ]
        seconds = "-" if rule.seconds == NEVER else str(rule.seconds)
        return " ".join([f"{start}>{end}", *([">".join(who)] if any(who) else []), seconds])

    return [one(rule) for rule in timetable.rules]


def time_at(timetable: Timetable, station: str) -> int:
    return timetable.change[timetable.number_of[station]]


def codes(reading: Reading) -> list[tuple[str, int]]:
    return [(fault.code, fault.line) for fault in reading.faults]


def test_across_the_platform_is_not_across_the_station(tmp_path: Path) -> None:
    """From 1 to 2 one walks across, one minute; between all others five: neither may become the other."""
    timetable = changes(tmp_path, "S1,S2,2,60,,,,", "S,S,2,300,,,,").timetable
    assert said(timetable) == ["S1>S2 60"]
    assert time_at(timetable, "S") == 300


def test_the_only_platform_of_a_station_is_the_station(tmp_path: Path) -> None:
    """Many feeds name platforms where they mean stations; a planner should not search rule by rule for that."""
    timetable = changes(tmp_path, "T1,T1,2,240,,,,", "T,T,2,60,,,,", "L,L,2,180,,,,").timetable
    assert said(timetable) == []
    assert (time_at(timetable, "T"), time_at(timetable, "L")) == (240, 180), "that of the platform is more special"


def test_where_all_pairs_of_platforms_are_given_the_usual_one_is_the_stations(tmp_path: Path) -> None:
    """Four rows for two platforms, three of them alike: one rule is left, and every change takes what it took."""
    timetable = changes(tmp_path, "S1,S1,2,90,,,,", "S1,S2,2,240,,,,", "S2,S1,2,240,,,,", "S2,S2,2,240,,,,").timetable
    assert (said(timetable), time_at(timetable, "S")) == (["S1>S1 90"], 240)


def test_the_most_special_rule_comes_first(tmp_path: Path) -> None:
    """Two trips, trip and line, one trip, two lines, one line, then places; two platforms before one before none."""
    rows = ("S,S,2,11,,,r1,", "S,S2,2,10,,,,", "S1,S2,2,9,,,,", "S,S,2,8,,,r1,r1", "S,S,2,7,t1,,,", "S,S,2,6,t1,,,r1",
            "S,S,2,5,t1,t2,,", "S1,S,2,4,t1,t2,,", "S1,S2,2,3,t1,t2,,")  # fmt: skip
    assert said(changes(tmp_path, *rows).timetable) == [
        "S1>S2 t1>t2 3", "S1>S t1>t2 4", "S>S t1>t2 5", "S>S t1>r1 6", "S>S t1> 7", "S>S r1>r1 8", "S>S r1> 11",
        "S1>S2 9", "S>S2 10",
    ]  # fmt: skip


def test_a_walk_between_stations_can_be_for_single_platforms_lines_and_trains(tmp_path: Path) -> None:
    """From the old station to the new one it is eight minutes, from its last platform four, with one train none."""
    rows = ("S,T,2,480,,,,", "S2,T1,2,240,,,,", "S,T,1,,,t3,,", "S,T,3,,,,r1,r2")
    timetable = changes(tmp_path, *rows).timetable
    assert said(timetable) == ["S>T >t3 0", "S>T r1>r2 -", "S2>T 240"]
    (walk,) = timetable.walks
    assert walk == (timetable.number_of["S"], timetable.number_of["T"], 480)


def test_a_recommended_change_allows_what_is_forbidden_otherwise(tmp_path: Path) -> None:
    """Nobody changes at Sand, but for these two trains: type 0 says so, and the usual time counts."""
    timetable = changes(tmp_path, "S,S,3,,,,,", "S,S,0,,t1,t2,,", "S,S,0,,,,,").timetable
    assert (said(timetable), time_at(timetable, "S")) == (["S>S t1>t2 120"], NEVER)
    alone = changes(tmp_path / "alone", "S,S,0,,t1,t2,,", "S1,S2,0,,,,,").timetable
    assert said(alone) == [], "where nothing else is said, it says nothing new"


def test_of_two_rows_for_one_change_the_longer_counts(tmp_path: Path) -> None:
    """A feed that contradicts itself must not make anybody miss a train; the operator learns both lines."""
    reading = changes(tmp_path, "S1,S2,2,60,,,,", "S1,S2,2,180,,,,", "S1,S2,2,120,,,,")
    assert said(reading.timetable) == ["S1>S2 180"]
    assert codes(reading) == [("GT236", 3), ("GT236", 4)]


DROPPED = [
    ("S,Nowhere,2,60,,,,", "GT231"),
    ("S,S,2,,,,,", "GT232"),
    ("S,S,2,-60,,,,", "GT232"),
    ("S,S,2,99999999999,,,,", "GT232"),
    ("S,S,9,60,,,,", "GT232"),
    ("S,S,2,60,ghost,,,", "GT233"),
    ("S,S,2,60,,,,ghost", "GT233"),
    (",,4,,t1,ghost,,", "GT233"),
    ("S,S,5,,t1,,,", "GT233"),
    ("S,X,2,60,,,,", "GT314"),
    ("S,T,0,,,,,", "GT315"),
    ("S,T,0,,t1,t3,,", "GT315"),
    (",,4,,t2,t1,,", ""),
    (",,4,,t1,t2,,", "GT316"),
]


@pytest.mark.parametrize(("row", "code"), DROPPED)
def test_every_row_that_is_not_used_is_named_by_its_line(tmp_path: Path, row: str, code: str) -> None:
    """An operator who wonders why a rule does not work finds it in the report."""
    reading = changes(tmp_path, "S,S,2,60,,,,", row)
    assert codes(reading) == ([(code, 3)] if code else [])


def test_staying_seated_needs_no_stops_and_can_be_denied(tmp_path: Path) -> None:
    """Types 4 and 5 speak of trains alone; a train that is split is said to be one that goes on once."""
    reading = changes(tmp_path, ",,4,,t1,t3,,", ",,5,,t3,t1,,", ",,4,,t2,t1,,", ",,4,,t3,t1,,")
    trips = reading.timetable.trips
    stays = [(trips[one], trips[other], seated) for one, other, seated in reading.timetable.stays]
    assert stays == [("t1", "t3", 1), ("t3", "t1", 0), ("t2", "t1", 1), ("t3", "t1", 1)]
    assert codes(reading) == []
    split = changes(tmp_path / "split", ",,4,,t1,t3,,", ",,4,,t1,t4,,", ",,4,,t3,t1,,", ",,4,,t2,t1,,")
    assert codes(split) == [("GT316", 3)], "t4 begins at S, t1 ends at T"


def test_rules_of_a_repeated_train_are_for_each_of_its_runs(tmp_path: Path) -> None:
    """A train every half hour waits for another each time, and goes on as another each time."""
    frequencies = "trip_id,start_time,end_time,headway_secs,exact_times\nt1,08:00:00,09:01:00,1800,1"
    timetable = changes(tmp_path, "S,S,1,,t1,t2,,", frequencies=frequencies).timetable
    assert said(timetable) == ["S>S t1@08:00>t2 0", "S>S t1@08:30>t2 0", "S>S t1@09:00>t2 0"]


WHERE = ("S", "S1", "S2", "T", "T1", "L")
ROWS = st.tuples(
    st.sampled_from(WHERE),
    st.sampled_from(WHERE),
    st.sampled_from(["0", "0", "1", "2", "3"]),
    st.sampled_from([30, 60, 300]),
    st.sampled_from(["", "", "", "t1", "t3"]),
    st.sampled_from(["", "", "", "t2", "t4"]),
    st.sampled_from(["", "", "", "r1", "r2"]),
    st.sampled_from(["", "", "", "r1", "r2"]),
)
PARENT = {"S": "S", "S1": "S", "S2": "S", "T": "T", "T1": "T", "L": "L"}
USUAL = 120


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_rows_mean_what_the_reference_says(tmp_path: Path, data: st.DataObject) -> None:
    """Every change between any two trains and platforms takes what the rows say, read one by one without a thought."""
    rows = data.draw(st.lists(ROWS, max_size=9))
    lines = [",".join([a, b, kind, str(seconds) if kind == "2" else "", *who]) for a, b, kind, seconds, *who in rows]
    timetable = changes(tmp_path / str(data.draw(st.uuids())), *lines).timetable
    route = {"t1": "r1", "t2": "r1", "t3": "r2", "t4": "r2"}
    calls = [(trip, call.split()[0]) for trip, stops in TRAINS.items() for call in stops]
    for (one, here), (other, there) in product(calls, calls):
        expected = _by_the_reference(rows, (one, route[one], here), (other, route[other], there))
        assert _by_the_arrays(timetable, (one, here), (other, there)) == expected, (rows, one, here, other, there)


def _by_the_reference(rows: list, one: tuple, other: tuple) -> int | None:
    """Seconds of the most special row that holds; NEVER, or None where one cannot walk. Longest among equals."""
    fitting, whole = [], []
    for start, end, kind, seconds, *who in rows:
        named = [(bool(who[0]), bool(who[2])), (bool(who[1]), bool(who[3]))]
        trips = sum(trip for trip, _ in named)
        lines = sum(line and not trip for trip, line in named)
        rank = {(2, 0): 5, (1, 1): 4, (1, 0): 3, (0, 2): 2, (0, 1): 1, (0, 0): 0}[trips, lines]
        sides = ((who[0], who[2], start, one), (who[1], who[3], end, other))
        if all(
            trip in ("", train) and line in ("", of) and stop in (place, PARENT[place])
            for trip, line, stop, (train, of, place) in sides
        ):
            time = {"0": -1, "1": 0, "2": seconds, "3": NEVER}[kind]
            platforms = sum(stop != PARENT[stop] for stop in (start, end))
            fitting.append((rank, platforms, time))
            if not rank and start not in ("S1", "S2") and end not in ("S1", "S2") and time >= 0:
                whole.append((platforms, time))
    same = PARENT[one[2]] == PARENT[other[2]]
    usual = max(whole)[1] if whole else USUAL if same else None
    if not same and usual in (None, NEVER):  # a way without a time is no way: these rows are left out and reported
        fitting = [row for row in fitting if row[2] >= 0]
    time = max(fitting)[2] if fitting else usual
    if time == -1:  # recommended, without a time: that of the station, where it is none to forbid this
        time = USUAL if same and usual == NEVER else usual
    return None if time == NEVER and not same else time


def _by_the_arrays(timetable: Timetable, one: tuple, other: tuple) -> int | None:
    """The first rule that holds, else the station's time or the walk, as a planner does it."""
    platforms = {platform.id: number for number, platform in enumerate(timetable.platforms)}
    (first, here), (then, there) = one, other
    station, onto = (timetable.number_of[PARENT[stop]] for stop in (here, there))
    trip, next_trip = timetable.trips.index(first), timetable.trips.index(then)
    wanted = (
        station, onto, platforms[here], platforms[there], trip, next_trip,
        timetable.route_of[trip], timetable.route_of[next_trip],
    )  # fmt: skip
    for rule in timetable.rules:
        exact = rule.station == station and rule.onto == onto
        if exact and all(said in (-1, real) for said, real in zip(rule[2:8], wanted[2:8], strict=True)):
            return None if rule.seconds == NEVER and station != onto else rule.seconds
    if station == onto:
        return timetable.change[station] if timetable.change[station] >= 0 else USUAL
    return next((seconds for a, b, seconds in timetable.walks if (a, b) == (station, onto)), None)
