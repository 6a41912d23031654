"""The operator's own words reach those whom they concern, in a language that is named, while they are in force."""

from datetime import timedelta
from pathlib import Path

import pytest
from google.transit import gtfs_realtime_pb2 as pb

from kiosk.timetable.compiled import Timetable
from tests.timetable.feeds import at, read
from tests.timetable.messages import NOW, alert, heard, news

WORDS = {"en": "No lift here.", "nl": "Geen lift."}
STOPS = """stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station
A,Town A,50,7,1,
A1,Town A,50,7,0,A
B,Town B,51,7,,"""


@pytest.fixture
def timetable(tmp_path: Path) -> Timetable:
    return read(tmp_path, {"t1": ["A1 10:00", "B 10:20"]}, {"stops": STOPS}).timetable


CONCERNS = [
    ([], (set(), set(), set())),
    ([{"agency_id": "1"}], (set(), set(), set())),
    ([{"stop_id": "A"}], ({"A"}, set(), set())),
    ([{"stop_id": "A1"}], ({"A"}, set(), set())),
    ([{"route_id": "r1"}], (set(), {"r1"}, set())),
    ([{"route_id": "r1", "stop_id": "B"}], ({"B"}, set(), set())),
    ([{"trip": pb.TripDescriptor(trip_id="t1")}], (set(), set(), {"t1"})),
    ([{"trip": pb.TripDescriptor(route_id="r1")}], (set(), {"r1"}, set())),
    ([{"stop_id": "elsewhere"}, {"stop_id": "B"}], ({"B"}, set(), set())),
    ([{"route_type": 2}], (set(), set(), set())),
]


@pytest.mark.parametrize(("entities", "expected"), CONCERNS)
def test_it_is_known_whom_a_notice_concerns(
    timetable: Timetable, entities: list[dict[str, object]], expected: tuple[set[str], set[str], set[str]]
) -> None:
    """Who is told of a lift in another town, on another line, soon reads no notice at all."""
    (notice,) = news(timetable, alert(WORDS, *entities)).notices
    stations = {timetable.stations[number].id for number in notice.stations}
    routes = {timetable.routes[number] for number in notice.routes}
    assert (stations, routes, set(notice.trips)) == expected


@pytest.mark.parametrize("entity", [{"stop_id": "X"}, {"route_id": "bus-7"}, {"route_type": 3}])
def test_what_nobody_here_knows_concerns_nobody_here(timetable: Timetable, entity: dict[str, object]) -> None:
    """A notice about a bus stop must not become a notice to everybody."""
    told = heard(timetable, alert(WORDS, entity))
    assert not told.news.notices
    assert told.counts["alerts of unknown places"] == 1


def test_it_speaks_the_travellers_language_or_says_which_one(timetable: Timetable) -> None:
    """She reads Dutch: Dutch it is. She reads German: the reference language, and its name."""
    (notice,) = news(timetable, alert({"en-GB": "No lift here.", "nl": "Geen lift."})).notices
    assert notice.says("nl", "en") == ("Geen lift.", "nl")
    assert notice.says("de", "en") == ("No lift here.", "en")
    assert notice.says("de", "fr") == ("No lift here.", "en")
    (own,) = news(timetable, alert({"": "Kein Aufzug."})).notices
    assert own.says("nl", "de") == ("Kein Aufzug.", "de")


def test_lifts_can_be_told_from_delays(timetable: Timetable) -> None:
    """Who needs a lift must find these notices, whatever words they use."""
    (notice,) = news(timetable, alert(WORDS, {"stop_id": "A"}, effect=pb.Alert.ACCESSIBILITY_ISSUE)).notices
    assert notice.effect == "accessibility-issue"


def test_what_is_over_is_not_kept_and_what_comes_later_waits(timetable: Timetable) -> None:
    """Works of last month, of this afternoon, and of every night of the week: each period by itself."""
    hours = [(at(7), at(9)), (at(14), at(16)), (at(22), None)]
    made = alert(WORDS)
    for since, until in hours:
        made.active_period.add(start=int(since.timestamp()), end=int(until.timestamp()) if until else 0)
    afternoon, night = news(timetable, made).notices
    assert afternoon.counts_between(at(13), at(14))
    assert not afternoon.counts_between(NOW, at(13, 59))
    assert not afternoon.counts_between(at(16), at(18))
    assert night.counts_between(at(23), at(23) + timedelta(days=9))


def test_a_notice_without_a_headline_uses_its_description(timetable: Timetable) -> None:
    """And one without any words is none."""
    made = pb.Alert()
    made.description_text.translation.add(language="en", text="  Works\n on the line. ")
    (notice,) = news(timetable, made, pb.Alert()).notices
    assert notice.words == (("en", "Works on the line."),)
