"""Every lift that is the only way of somebody, broken once: the planner goes round it, or refuses with words."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from kiosk.language import WORDS, read_words
from kiosk.timetable.compiled import NEVER
from kiosk.timetable.lifts import LiftReport
from kiosk.timetable.model import Itinerary, Needs, StepFree
from kiosk.timetable.step_free import Direction, Passage, Reason
from kiosk.timetable.step_free_answer import StepFreeAdvice
from tests.timetable.boston import CHANGE, FEED, RIDE, City, city_of
from tests.timetable.feeds import at, planner
from tests.timetable.raw_ways import INFINITE, RawWays
from tests.timetable.stations_on_foot import STOPS, WAYS, step_free

TEXTS = read_words(("en", "nl", "de"), WORDS)
WHEELS = Needs(step_free=True)
EVENING = at(20)  # the same trains run every day
NO_MORE = 50  # journeys asked for: all of them
ACCESSIBLE = "route_id,service_id,trip_id,wheelchair_accessible\n"
Journey = tuple[datetime, datetime]


@pytest.fixture
def city(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> City:
    return city_of(shared / FEED, tmp_path_factory.getbasetemp() / "boston")


class Expected:
    """What there is at one station while a lift is broken: from the raw rows, each pair of trains tried."""

    def __init__(self, city: City, station: str, lift: str):
        raw, self.city = city.raw, city
        self.platforms = [p for p in raw.platforms if raw.station(p) == station and not raw.marked(p)]
        near = RawWays.__new__(RawWays)
        near.ways = [way for way in raw.ways if raw.station(way[0]) == station]
        self.into, self.out = near.seconds(raw.doors, {lift}), near.seconds(raw.doors, {lift}, backwards=True)
        self.between = {platform: near.seconds([platform], {lift}) for platform in self.platforms}

    def from_here(self) -> list[Journey]:
        return best(
            (self.city.leaves[p], self.city.leaves[p] + RIDE) for p in self.platforms if self.into[p] < INFINITE
        )

    def to_here(self) -> list[Journey]:
        return best((self.city.comes[p] - RIDE, self.city.comes[p]) for p in self.platforms if self.out[p] < INFINITE)

    def through(self) -> list[Journey]:
        made = []
        for one in self.platforms:
            for other in self.platforms:
                needed = CHANGE if one == other else max(CHANGE, self.between[one][other])
                if self.city.comes[one] + timedelta(seconds=needed) <= self.city.leaves[other]:
                    made.append((self.city.comes[one] - RIDE, self.city.leaves[other] + RIDE))
        return best(made)


def best(journeys) -> list[Journey]:
    journeys = set(journeys)
    return sorted(
        (left, there)
        for left, there in journeys
        if not any(other != (left, there) and other[0] >= left and other[1] <= there for other in journeys)
    )


def asked(city: City, station: str, needs: Needs = WHEELS) -> list[tuple[Itinerary, ...]]:
    """From here, to here, and by a change here."""
    pairs = ((station, f"far-{station}"), (f"near-{station}", station), (f"near-{station}", f"far-{station}"))
    found = [city.planner.itineraries(one, other, at(6), NO_MORE, needs=needs, until=EVENING) for one, other in pairs]
    return [tuple(way for way in ways if way.arrival < EVENING) for ways in found]


def journeys(found: list[tuple[Itinerary, ...]]) -> list[list[Journey]]:
    return [[(way.departure, way.arrival) for way in ways] for ways in found]


@pytest.mark.data
@pytest.mark.slow
def test_each_lift_that_is_the_only_way_is_gone_round_or_refused_with_words(city: City) -> None:
    """From here, to here, by a change here: all journeys as the raw rows allow, and what is told when there is none."""
    raw, ways = city.raw, city.ways
    advice = StepFreeAdvice(ways)
    usual = raw.free()
    only = [lift for lift in raw.lifts if raw.free({lift}) != usual]
    stations = sorted(raw.stations)
    all_work = LiftReport(as_of=at(8))
    before = ways.access(all_work)
    numbers = {platform.id: number for number, platform in enumerate(ways.timetable.platforms)}
    refused = rerouted = unchanged = 0
    city.planner.open_ways(before)
    usual_answers = {station: journeys(asked(city, station)) for station in stations}
    for turn, id in enumerate(only):
        lift = ways.footways.lift_of[id]
        station = ways.footways.stations[ways.footways.lifts[lift].station].id
        report = LiftReport(frozenset({lift}), as_of=at(8))
        now = ways.access(report)
        city.planner.open_ways(now)
        expected = Expected(city, station, id)
        found = asked(city, station)
        assert journeys(found) == [expected.from_here(), expected.to_here(), expected.through()], (station, id)
        for itinerary in (way for ways_found in found for way in ways_found):
            assert advice.judge(itinerary, at(8), report).verdict == itinerary.step_free == StepFree.YES

        for platform in usual - raw.free({id}):
            ends = {now.enter[numbers[platform]], now.leave[numbers[platform]]}
            assert NEVER in ends
            direction = Direction.ENTER if now.enter[numbers[platform]] == NEVER else Direction.LEAVE
            finding = ways.find(Passage(direction, numbers[platform]), report)
            if raw.marked(platform):
                assert finding.reason == Reason.MARKED
            else:
                assert (finding.reason, [one.id for one in finding.lifts]) == (Reason.LIFT_OUT, [id])
        pairs = (station, f"far-{station}"), (f"near-{station}", station)
        for (one, other), none in zip(pairs, (not found[0], not found[1]), strict=True):
            if none:
                refused += 1
                lines = advice.no_journey(one, other, at(8), report).lines(TEXTS.texts("en"))
                name = next(s.name for s in ways.timetable.stations if s.id == station)
                assert lines[0] == f"In {name} there is no way without steps."
                assert lines[1] == f"This lift is out of order: {ways.footways.lifts[lift].name}."
                assert lines[-1] == f"Somebody must help you in {name}. I can call a person now."
        changed = [key for mine, then in ((now.enter, before.enter), (now.leave, before.leave)) for key in mine
                   if mine[key] != then[key] < mine[key] < NEVER]  # fmt: skip
        rerouted += bool(changed) or any(before.between[k] < now.between[k] < NEVER for k in now.between)
        for other in (stations[(7 * turn + step) % len(stations)] for step in (0, 31)):
            if other != station:
                unchanged += 1
                assert journeys(asked(city, other)) == usual_answers[other]
        elsewhere = {
            n for n, p in enumerate(ways.timetable.platforms) if ways.timetable.stations[p.station].id != station
        }
        assert all(now.enter[n] == before.enter[n] and now.leave[n] == before.leave[n] for n in elsewhere)
        assert all(now.between[k] == before.between[k] for k in now.between if k[0] in elsewhere)
    assert (len(only), refused > 20, rerouted > 0, unchanged > 100) == (69, True, True, True)


@pytest.mark.data
def test_who_takes_stairs_is_asked_nothing_and_loses_nothing(city: City) -> None:
    """A broken lift is no reason to send somebody else another way."""
    lift = city.ways.footways.lift_of["892"]
    station = city.ways.footways.stations[city.ways.footways.lifts[lift].station].id
    answers = []
    for report in (LiftReport(), LiftReport(frozenset({lift}))):
        city.planner.open_ways(city.ways.access(report))
        answers.append([[way.legs for way in found] for found in asked(city, station, Needs())])
    assert answers[0] == answers[1]


@pytest.mark.data
def test_a_concourse_to_the_next_station_is_told(city: City) -> None:
    """Downtown Crossing's only lift: the city's own advice is to go by Park Street; so is ours, without a promise."""
    lift = city.ways.footways.lift_of["892"]
    report = LiftReport(frozenset({lift}), as_of=at(8))
    ways = city.planner.itineraries("place-dwnxg", "far-place-dwnxg", at(6), NO_MORE, until=EVENING)
    (way,) = (way for way in ways if way.legs[0].start.stop == "70020")
    answer = StepFreeAdvice(city.ways).judge(way, at(8), report)
    assert answer.verdict == StepFree.NO
    assert answer.lines(TEXTS.texts("en")) == (
        "In Downtown Crossing there is no way without steps to platform Forest Hills.",
        "This lift is out of order: Forest Hills platform to Washington Street, Winter Street.",
        "There is a way without steps through Park Street: Tremont St to Lobby (Elevator 804).",
        "Somebody must help you in Downtown Crossing. I can call a person now.",
    )


def test_another_train_is_taken_when_the_lift_is_broken(tmp_path: Path) -> None:
    """Track 1 cannot be reached: the later train from track 2 is offered, and no word of trouble is needed."""
    trains = {"t1": ["m1 10:00", "o1 11:00"], "t2": ["m2 10:30", "o1 11:20"]}
    trips = ACCESSIBLE + "r1,daily,t1,1\nr1,daily,t2,1"
    known = step_free(tmp_path, STOPS, WAYS, trains, {"trips": trips})
    asks = planner(known.timetable, at(8))
    out = LiftReport(frozenset({known.footways.lift_of["liftA"]}))
    found = {}
    for name, report in (("all work", LiftReport()), ("out", out)):
        asks.open_ways(known.access(report))
        found[name] = [way.legs[0].trip for way in asks.itineraries("mitte", "ost", at(9), needs=WHEELS, until=EVENING)]
    assert found == {"all work": ["t1", "t2"], "out": ["t2"]}


def test_the_longer_way_round_is_the_time_of_the_change(tmp_path: Path) -> None:
    """The ramp takes five minutes instead of the lift's one: the train in four minutes is not promised any more."""
    trains = {"in": ["o1 09:00", "m1 10:00"], "soon": ["m2 10:04", "x 11:00"], "later": ["m2 10:10", "x 11:10"]}
    trips = ACCESSIBLE + "\n".join(f"r1,daily,{trip},1" for trip in trains)
    known = step_free(
        tmp_path, [*STOPS, "x,Xanten,,1,,1,"], [*WAYS, "ramp,hall,m1,1,1,,300,"], trains, {"trips": trips}
    )
    asks = planner(known.timetable, at(8))
    onto = {}
    for name, out in (("all work", ()), ("out", (known.footways.lift_of["liftA"],))):
        asks.open_ways(known.access(LiftReport(frozenset(out))))
        (way,) = asks.itineraries("ost", "x", at(8, 30), needs=WHEELS, until=EVENING)
        onto[name] = way.legs[1].trip
    assert onto == {"all work": "soon", "out": "later"}


def test_the_way_to_the_first_train_needs_its_time(tmp_path: Path) -> None:
    """The lift takes 55 seconds to track 1: a train that leaves in 50 is not offered to one who needs it."""
    trains = {"t1": ["m1 10:00", "o1 11:00"], "t3": ["m1 10:05", "o1 11:10"]}
    trips = ACCESSIBLE + "r1,daily,t1,1\nr1,daily,t3,1"
    known = step_free(tmp_path, STOPS, WAYS, trains, {"trips": trips})
    asks = planner(known.timetable, at(9, 59) + timedelta(seconds=10))
    asks.open_ways(known.access())
    (way,) = asks.itineraries("mitte", "ost", at(9, 59), needs=WHEELS, until=EVENING)
    assert way.legs[0].trip == "t3"
    assert [one.legs[0].trip for one in asks.itineraries("mitte", "ost", at(9, 59), until=EVENING)] == ["t1", "t3"]
