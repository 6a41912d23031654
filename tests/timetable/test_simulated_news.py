"""The demo's live news: real bytes about real trains of the timetable, the same when asked again, broken on request."""

from collections import Counter
from datetime import timedelta

import pytest

from kiosk.devices.simulated.faults import KNOWN, WORKS
from kiosk.errors import FaultyFile
from kiosk.timetable.compiled import Timetable
from kiosk.timetable.live import Freshness, Live
from kiosk.timetable.planner import Planner
from kiosk.timetable.realtime import Heard, Listener
from kiosk.timetable.shipped import read_demo
from kiosk.timetable.simulated_news import SimulatedNews
from tests.clock import FakeClock


@pytest.fixture(scope="module")
def timetable() -> Timetable:
    return read_demo().timetable


def _station(timetable: Timetable) -> str:
    """The one with the most platforms that have a name: this feed names few."""
    named = Counter(platform.station for platform in timetable.platforms if platform.code)
    return timetable.stations[named.most_common(1)[0][0]].id


def _heard(timetable: Timetable, broken: str = WORKS, hours: int = 0) -> Heard:
    clock = FakeClock(FakeClock().now() + timedelta(hours=hours))
    block = SimulatedNews(timetable, clock, _station(timetable), lambda: broken).fetch()
    return Listener(timetable).heard(block, clock.now())


def test_every_train_of_it_is_known_and_some_are_late(timetable: Timetable) -> None:
    """At any hour of the day: a demo with a message that fits nothing would show nothing."""
    for hours in (0, 8, 24 * 40):
        heard = _heard(timetable, hours=hours)
        assert heard.counts["trains"] == heard.counts["known"] > 0
    late = [run for (journey, _), run in heard.news.runs.items() if run.departure[0] != _planned(timetable, journey)]
    assert 0 < len(late) < len(heard.news.runs)


def _planned(timetable: Timetable, journey: int) -> int:
    return timetable.departure[timetable.first[journey]]


def test_asked_again_it_says_the_same(timetable: Timetable) -> None:
    """A train that is late on one screen and on time on the next would be a riddle."""
    assert _heard(timetable) == _heard(timetable)


def test_it_can_be_broken_in_each_way_that_the_faults_name(timetable: Timetable) -> None:
    """What a demonstrator writes into devices.json happens to the next trains from here."""
    clock = FakeClock()
    seen = {}
    for broken in KNOWN["news"]:
        planner = Planner(timetable, clock)
        live = Live(timetable, clock, planner.tell, ("demo",), 180)
        live.bring("demo", SimulatedNews(timetable, clock, _station(timetable), lambda broken=broken: broken).fetch())
        live.look()
        board = planner.departures(_station(timetable), clock.now(), 12)
        late = [train for train in board if train.planned and train.at - train.planned == timedelta(minutes=25)]
        seen[broken] = (
            live.age.freshness is Freshness.LIVE,
            sum(train.cancelled for train in board),
            len(late) > 0,
            any(train.planned_platform not in (None, train.platform) for train in board),
            len(live.news.notices),
        )
    nothing = (True, 0, False, seen[WORKS][3], 0)
    assert seen[WORKS] == nothing
    assert seen["cancelled"] == (True, 1, False, nothing[3], 0)
    assert seen["late"][:3] == (True, 0, True)
    assert seen["platform"][3]
    assert seen["lift"][4] == 1
    assert seen["stale"][0] is seen["garbage"][0] is False


def test_garbage_is_a_web_page_as_servers_send_it(timetable: Timetable) -> None:
    """The mistake that happens most."""
    with pytest.raises(FaultyFile, match="RT102"):
        _heard(timetable, "garbage")
