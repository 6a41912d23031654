"""Small stations, written by hand: what is where, and which ways join it."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from kiosk.language import WORDS, read_words
from kiosk.timetable.facts import Facts, StationFacts
from kiosk.timetable.footways import Footways
from kiosk.timetable.gtfs import read_feed
from kiosk.timetable.gtfs_footways import FootwaysReading, read_footways
from kiosk.timetable.gtfs_tables import Tables
from kiosk.timetable.lifts import NO_REPORT, LiftReport
from kiosk.timetable.model import Call, Itinerary, Leg, Wheelchair
from kiosk.timetable.step_free import StepFreeWays
from kiosk.timetable.step_free_answer import StepFreeAdvice
from tests.timetable.feeds import Trains, at, write_feed

# Mitte has two tracks: a lift to each from the hall, stairs to both, and a street door without steps.
STOPS = [
    "mitte,Mitte,,1,,1,",
    "m1,Mitte,mitte,0,1,,platforms",
    "m2,Mitte,mitte,0,2,,platforms",
    "door,Mitte - Market Square,mitte,2,,,street",
    "hall,Mitte hall,mitte,3,,,street",
    "ost,Ost,,1,,1,",
    "o1,Ost,ost,0,1,,",
]
WAYS = [
    "walk,door,hall,1,1,,,8",
    "liftA,hall,m1,5,1,,45,",
    "liftB,hall,m2,5,1,,30,",
    "stairs1,hall,m1,2,1,,,",
    "stairs2,hall,m2,2,1,,,",
]
STOP_COLUMNS = "stop_id,stop_name,parent_station,location_type,platform_code,wheelchair_boarding,level_id"
WAY_COLUMNS = (
    "pathway_id,from_stop_id,to_stop_id,pathway_mode,is_bidirectional,facility_id,traversal_time,length,"
    "wheelchair_traversal_time,wheelchair_length,stair_count,max_slope,min_width"
)
LEVELS = "level_id,level_index,level_name\nstreet,0,Street\nplatforms,1,Platforms"
TRAINS = {"t1": ["m1 10:00", "o1 11:00"], "t2": ["m2 10:30", "o1 11:20"], "b1": ["o1 12:00", "m1 13:00"]}


def tables(stops: Sequence[str] = STOPS, ways: Sequence[str] = WAYS, **more: str) -> dict[str, str]:
    return {
        "stops": "\n".join([STOP_COLUMNS, *stops]),
        "pathways": "\n".join([WAY_COLUMNS, *ways]) if ways else "",
        "levels": LEVELS,
    } | more


def reading(folder: Path, stops: Sequence[str] = STOPS, ways: Sequence[str] = WAYS, **more: str) -> FootwaysReading:
    feed = Tables(write_feed(folder, TRAINS, tables(stops, ways, **more)))
    return read_footways(feed)


def footways(folder: Path, stops: Sequence[str] = STOPS, ways: Sequence[str] = WAYS, **more: str) -> Footways:
    found = reading(folder, stops, ways, **more)
    assert not [str(fault) for fault in found.faults]
    return found.footways


def step_free(
    folder: Path,
    stops: Sequence[str] = STOPS,
    ways: Sequence[str] = WAYS,
    trains: Trains = TRAINS,
    more: Mapping[str, str] | None = None,
) -> StepFreeWays:
    """The timetable of these trains, with the ways of the same feed."""
    path = write_feed(folder, trains, tables(stops, ways, **(more or {})))
    return StepFreeWays(read_feed(path).timetable, read_footways(Tables(path)).footways)


TEXTS = read_words(("en", "nl", "de"), WORDS)
M1, O1, M2 = 0, 1, 2  # as the trains call


def report(known: StepFreeWays, *out: str, unknown: tuple[str, ...] = ()) -> LiftReport:
    numbers = known.footways.lift_of
    return LiftReport(frozenset(numbers[o] for o in out), frozenset(numbers[u] for u in unknown), at(9, 30))


def leg(known: StepFreeWays, start: str, end: str, hour: int, wheelchair: int = Wheelchair.YES) -> Leg:
    def call(stop: str, hours: int) -> Call:
        platform = next(p for p in known.timetable.platforms if p.id == stop)
        return Call(known.timetable.stations[platform.station], at(hours), platform.code, stop)

    return Leg("RE 1", "Ost", "t", call(start, hour), call(end, hour + 1), wheelchair=wheelchair)


def told(known: StepFreeWays, *legs: Leg, lifts: LiftReport = NO_REPORT, language: str = "en") -> list[str]:
    answer = StepFreeAdvice(known).judge(Itinerary(legs), at(9), lifts)
    return [answer.verdict, *answer.lines(TEXTS.texts(language))]


def with_facts(known: StepFreeWays, **facts: StationFacts) -> StepFreeWays:
    numbers = known.timetable.number_of
    return StepFreeWays(known.timetable, known.footways, Facts({numbers[id]: said for id, said in facts.items()}))
