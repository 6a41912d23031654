"""Someone who cannot take steps asks which platforms there are: what may be promised to the search."""

from pathlib import Path

import pytest

from kiosk.timetable.access import Access
from kiosk.timetable.compiled import NEVER
from kiosk.timetable.facts import Freedom, StationFacts
from kiosk.timetable.model import StepFree
from kiosk.timetable.step_free import Direction, Passage, Reason
from tests.timetable.stations_on_foot import M1, M2, O1, STOPS, leg, report, step_free, told, with_facts


def test_what_the_ways_say_is_promised_to_the_second(tmp_path: Path) -> None:
    """Mitte has ways, Ost has not, but its feed says that it is free."""
    known = step_free(tmp_path)
    assert known.access() == Access({M1: 55, M2: 40, O1: 0}, {M1: 55, M2: 40, O1: 0}, {(M1, M2): 75, (M2, M1): 75})


def test_a_broken_lift_takes_its_ways_away(tmp_path: Path) -> None:
    """Track 1 cannot be reached; track 2 and the other station stay as they were."""
    known = step_free(tmp_path)
    now = known.access(report(known, "liftA"))
    assert now.enter == {M1: NEVER, M2: 40, O1: 0}
    assert now.between == {(M1, M2): NEVER, (M2, M1): NEVER}
    assert known.access() == known.access(report(known)), "mended, all is as before"


def test_a_lift_that_nobody_knows_of_takes_the_promise_away(tmp_path: Path) -> None:
    """Neither "yes" nor "no": what needs the lift is not in the list; what is shut anyway is shut."""
    known = step_free(tmp_path)
    now = known.access(report(known, "liftB", unknown=("liftA",)))
    assert now.enter == {M2: NEVER, O1: 0}
    assert now.between == {(M1, M2): NEVER, (M2, M1): NEVER}, "one end is shut for certain"


@pytest.mark.parametrize(("own", "station", "seconds"), [("1", "", 0), ("", "1", 0), ("2", "1", NEVER), ("", "", None)])
def test_without_ways_the_feeds_word_counts(tmp_path: Path, own: str, station: str, seconds: int | None) -> None:
    """Yes, no, or not known; and what is not said of the platform is said of its station."""
    stops = [*STOPS[:5], f"ost,Ost,,1,,{station},", f"o1,Ost,ost,0,1,{own},"]
    now = step_free(tmp_path, stops).access()
    assert (now.enter.get(O1), now.leave.get(O1)) == (seconds, seconds)


def test_a_platform_that_is_marked_is_not_promised_whatever_leads_to_it(tmp_path: Path) -> None:
    """The lift goes there, but the train's door is too high: both must agree."""
    stops = [row.replace("0,1,,platforms", "0,1,2,platforms") for row in STOPS]
    known = step_free(tmp_path, stops)
    now = known.access()
    assert (now.enter[M1], now.between[M2, M1]) == (NEVER, NEVER)
    assert known.find(Passage(Direction.ENTER, M1)).reason == Reason.MARKED
    said = told(known, leg(known, "o1", "m1", 10))
    assert said[:2] == [StepFree.NO, "In Mitte you cannot get on or off the train in a wheelchair."]


def test_what_the_feed_forgot_among_its_ways_is_not_known(tmp_path: Path) -> None:
    """The feed describes the ways of Mitte, but none to track 2: nothing is promised there."""
    now = step_free(tmp_path, STOPS, ["walk,door,hall,1,1,,,8", "liftA,hall,m1,5,1,,45,"]).access()
    assert now == Access({M1: 55, O1: 0}, {M1: 55, O1: 0}, {})


@pytest.mark.parametrize(
    ("freedom", "enter", "change"),
    [(Freedom.YES, 0, 120), (Freedom.NO, NEVER, NEVER), (Freedom.PARTLY, None, None), (Freedom.UNKNOWN, None, None)],
)
def test_the_operator_knows_the_station(
    tmp_path: Path, freedom: Freedom, enter: int | None, change: int | None
) -> None:
    """No ways, no word in the feed: what the operator says; a change then takes the ordinary time."""
    stops = ["mitte,Mitte,,1,,,", *(row.replace("platforms", "") for row in STOPS[1:3]), *STOPS[5:]]
    known = with_facts(step_free(tmp_path, stops, ()), mitte=StationFacts(freedom))
    now = known.access()
    assert (now.enter.get(M1), now.leave.get(M2), now.between.get((M1, M2))) == (enter, enter, change)


def test_a_change_where_both_platforms_are_free_takes_the_stations_time(tmp_path: Path) -> None:
    """transfers.txt says five minutes for Mitte: nobody is promised less."""
    stops = [row.replace("platforms", "").replace(",,street", ",,") for row in STOPS if "door" not in row]
    more = {"transfers": "from_stop_id,to_stop_id,transfer_type,min_transfer_time\nmitte,mitte,2,300"}
    assert step_free(tmp_path, stops, (), more=more).access().between[M1, M2] == 300


def test_the_operator_shuts_a_station_that_the_feed_calls_free(tmp_path: Path) -> None:
    """Building works: one word in the file is enough."""
    known = with_facts(step_free(tmp_path), mitte=StationFacts(Freedom.NO))
    assert set(known.access().enter.items()) == {(M1, NEVER), (M2, NEVER), (O1, 0)}
    assert told(known, leg(known, "m1", "o1", 10))[2] == "Every way there has steps."


def test_a_finding_and_a_promise_never_differ(tmp_path: Path) -> None:
    """What the screen explains is what the search was told, for each passage and each state of the lifts."""
    known = step_free(tmp_path)
    for state in ([], ["liftA"], ["liftB"], ["liftA", "liftB"]):
        for unknown in ((), ("liftA",), ("liftB",)):
            lifts = report(known, *state, unknown=tuple(set(unknown) - set(state)))
            now = known.access(lifts)
            for passage, seconds in (
                *((Passage(Direction.ENTER, p), now.enter.get(p)) for p in (M1, M2, O1)),
                *((Passage(Direction.LEAVE, p), now.leave.get(p)) for p in (M1, M2, O1)),
                *((Passage(Direction.BETWEEN, a, b), now.between.get((a, b))) for a, b in ((M1, M2), (M2, M1))),
            ):
                finding = known.find(passage, lifts)
                assert finding.free == (seconds is not None and seconds < NEVER)
                assert finding.known == (seconds is not None)
                assert bool(finding.lifts) or finding.reason not in (Reason.LIFT_OUT, Reason.LIFT_UNKNOWN)
