"""A station works alone while its cable to the centre is cut, and the centre catches up: each line once, in order."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistance.caller.news import CallState
from assistance.desk.copies.store import Copies
from assistance.desk.desk import Desk, open_desk
from assistance.model import HelpRequest, RequestState
from kiosk.clock import SystemClock
from tests.assistance.hall import ANNA, Hall, situation
from tests.assistance.process import StaffServer
from tests.assistance.proxy import Cable
from tests.assistance.test_server import Device, Told
from tests.clock import FakeClock

STATION = "Köln Hbf"
PATIENCE_SECONDS = 30


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[Desk]:
    """A desk above the stations; it serves another station itself."""
    desk = open_desk(f"sqlite:///{tmp_path / 'centre.db'}", FakeClock(), ("Bonn Hbf",))
    yield desk
    desk.requests.close()


def a_day(hall: Hall, calls: int = 20) -> None:
    """Calls of that many kiosks; somebody comes to each second one."""
    for n in range(calls):
        hall.desk.handling.receive(HelpRequest(f"r{n}", situation(hall.clock, f"k{n}"), hall.clock.now()))
        if n % 2:
            hall.desk.handling.acknowledge(f"r{n}", ANNA, 2)
            hall.desk.handling.arrive(f"r{n}", ANNA)
            hall.desk.handling.resolve(f"r{n}", ANNA, "price")
        else:
            hall.desk.handling.cancel(f"r{n}")


def carry(station: Copies, centre: Copies, log: str) -> None:
    """What the uplink does, until there is nothing more."""
    at = centre.stand(STATION, log)
    while (lines := station.lines(STATION, at)).upto > at:
        at = centre.keep(STATION, log, lines)


def told(desk: Desk) -> list[tuple[int, str, str]]:
    """The station's log as a desk knows it."""
    events = desk.requests.events(0, most=10_000, station=STATION)
    return [(event.news.seq, event.news.request, event.news.what) for event in events]


def test_each_line_is_copied_once_however_often_it_is_sent(hall: Hall, centre: Desk):
    """Answers get lost, pieces come twice: the centre's log is the station's, and its timers stay the station's."""
    log = hall.desk.requests.log
    a_day(hall)
    first = hall.desk.copies.lines(STATION, 0)
    assert centre.copies.keep(STATION, log, first) == first.upto
    assert centre.copies.keep(STATION, log, first) == first.upto, "the answer was lost, the piece comes again"
    later = hall.desk.copies.lines(STATION, first.upto + 5)
    assert centre.copies.keep(STATION, log, later) == first.upto, "a hole is not filled, but told"
    hall.desk.handling.receive(HelpRequest("open", situation(hall.clock, "k99"), hall.clock.now()))
    carry(hall.desk.copies, centre.copies, log)
    assert told(centre) == told(hall.desk)
    hall.clock.move(600)
    assert centre.requests.due(hall.clock.now()) == [], "another desk's timers are not carried out here"
    assert centre.requests.get("r1") is None, "what she was doing stays at the station"


def test_the_stations_new_disk_begins_a_new_log(hall: Hall, centre: Desk):
    """The old lines stay, the new ones go on after them."""
    a_day(hall, 4)
    carry(hall.desk.copies, centre.copies, hall.desk.requests.log)
    before = told(centre)
    hall.lose_the_desk()
    hall.desk.handling.receive(HelpRequest("new", situation(hall.clock, "k1"), hall.clock.now()))
    carry(hall.desk.copies, centre.copies, hall.desk.requests.log)
    after = told(centre)
    assert after[: len(before)] == before
    assert [request for _, request, _ in after[len(before) :]] == ["new"] * (len(after) - len(before))
    assert [seq for seq, _, _ in after] == list(range(1, len(after) + 1))


@pytest.mark.slow
def test_a_station_alone_helps_and_the_centre_catches_up(tmp_path: Path):
    """The line to the centre is cut: she calls, Anna comes; the line is back: the centre has it all, once."""
    above = StaffServer(
        tmp_path / "centre",
        settings=f'[desk]\nstations = ["Bonn Hbf"]\nuplinks = ["{STATION}=secret-of-the-station"]\n',
    )
    cable = Cable(above.address)
    settings = f'[desk]\ncentre = "{cable.address}"\ncentre_token = "secret-of-the-station"\n'
    station = StaffServer(tmp_path / "station", settings=settings)
    caller = station.kiosk("hh-3")
    try:
        news = Told(caller)
        first = caller.call(situation(FakeClock()))
        news.until(CallState.RECEIVED)
        cable.cut()
        Device(station, "Anna").tap(first.id, "come", "minutes=2")
        assert news.until(CallState.ACKNOWLEDGED).helper == "Anna"
        caller.cancel(first.id)
        second = caller.call(situation(FakeClock()))
        news.until(CallState.RECEIVED)
        cable.heal()
        _until_equal(tmp_path, second.id)
    finally:
        caller.stop()
        station.stop(expected=("gets its copy later",))
        above.stop()
        cable.stop()


def _until_equal(folder: Path, newest: str) -> None:
    clock = SystemClock("Europe/Berlin")
    here = open_desk(f"sqlite:///{folder / 'station' / 'desk.db'}", clock)
    there = open_desk(f"sqlite:///{folder / 'centre' / 'desk.db'}", clock, ("Bonn Hbf", "Köln Messe/Deutz"))
    until = time.monotonic() + PATIENCE_SECONDS
    while told(there) != told(here) or newest not in {request for _, request, _ in told(there)}:
        assert time.monotonic() < until, (told(here), told(there))
        time.sleep(0.1)
    assert there.requests.stations_of([newest]) == {newest: STATION}
    assert here.requests.stands(newest) is not None
    assert here.requests.kiosk_of(newest) == "hh-3"
    assert all(one.state is RequestState.CALLED or one.rev > 1 for one in here.requests.live())
    here.requests.close()
    there.requests.close()
