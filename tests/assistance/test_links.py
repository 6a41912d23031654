"""A dead end is known at the other one: the kiosk in ten seconds, the desk in five, and a short absence in none."""

import asyncio
import json
import os
import queue
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
import sqlalchemy as sql
from websockets.sync.client import ClientConnection, connect

from assistance.caller.news import CallState
from assistance.desk.kiosks.store import Heard, KnownKiosks, kiosk
from assistance.messages import Hello
from assistance.web.heartbeats import SETTLE_SECONDS, Heartbeats
from kiosk.database import open_database, transaction
from kiosk.settings import KioskSettings
from tests.assistance.hall import Hall, situation
from tests.assistance.process import ROOT, StaffServer
from tests.assistance.proxy import Cable
from tests.assistance.test_server import Device, Told
from tests.clock import FakeClock
from tests.loops import run_apart

HERE = KioskSettings.station
PATIENCE_SECONDS = 15


class Watch:
    """The heartbeats of one server, looked at second by second."""

    def __init__(self, hall: Hall) -> None:
        self.clock = hall.clock
        self.beats = Heartbeats(hall.desk.kiosks, hall.clock)

    def pass_time(self, seconds: int, *heard: str) -> None:
        for _ in range(seconds):
            self.clock.move(1)
            for one in heard:
                self.beats.heard(HERE, one, "Main hall")
            run_apart(self.beats.look())

    def silent(self) -> list[str]:
        return [one.kiosk for one in self.beats.silent(HERE)]


@pytest.fixture
def watch(hall: Hall) -> Watch:
    return Watch(hall)


@pytest.fixture(autouse=True)
def _no_loop_of_the_browser() -> Iterator[None]:
    """The browser of other tests keeps a loop on this thread; `asyncio.run` wants none."""
    running = asyncio._get_running_loop()
    asyncio._set_running_loop(None)
    yield
    asyncio._set_running_loop(running)


def test_a_kiosk_that_freezes_is_known_within_ten_seconds_and_one_that_lives_is_not(watch: Watch):
    """Nobody can call from hh-3: helpers read it, with its place, until it answers again."""
    watch.pass_time(20, "hh-3", "hh-4")
    assert watch.silent() == []
    watch.pass_time(8, "hh-4")
    [silent] = watch.beats.silent(HERE)
    assert (silent.kiosk, silent.place) == ("hh-3", "Main hall")
    watch.pass_time(60, "hh-4")
    assert watch.silent() == ["hh-3"], "it stays"
    watch.pass_time(3, "hh-3", "hh-4")
    assert watch.silent() == []


def test_a_kiosk_that_another_server_hears_is_not_silent(hall: Hall, watch: Watch):
    """A kiosk moves from one server to the other; both look, and neither cries."""
    other = Watch(hall)
    watch.pass_time(10, "hh-3")
    for _ in range(30):
        other.pass_time(1, "hh-3")
        run_apart(watch.beats.look())
        assert watch.silent() == other.silent() == []
    for _ in range(8):
        other.pass_time(1)
        run_apart(watch.beats.look())
    assert watch.silent() == other.silent() == ["hh-3"]


def test_a_kiosk_that_says_good_bye_is_not_missed(watch: Watch):
    """At night the kiosks are switched off: no banner until the morning."""
    watch.pass_time(20, "hh-3")
    run_apart(watch.beats.left(HERE, "hh-3"))
    watch.pass_time(30)
    assert watch.silent() == []


def test_a_kiosk_that_was_taken_away_is_forgotten_after_a_day(watch: Watch):
    """The banner is for machines that should answer."""
    watch.pass_time(20, "hh-3")
    watch.pass_time(10)
    assert watch.silent() == ["hh-3"]
    watch.clock.move(24 * 3600)
    watch.pass_time(2)
    assert watch.silent() == []


def test_a_server_that_just_came_does_not_judge(hall: Hall, watch: Watch):
    """After a restart every kiosk was silent for a while: it was the server. First they may come back."""
    watch.pass_time(20, "hh-3", "hh-4")
    watch.clock.move(60)
    again = Watch(hall)
    again.pass_time(int(SETTLE_SECONDS) - 1, "hh-3")
    assert again.silent() == []
    again.pass_time(3, "hh-3")
    assert again.silent() == ["hh-4"], "and who did not, is missed"


def test_a_server_without_its_database_does_not_judge(
    file_hall: Hall, caplog: pytest.LogCaptureFixture
):  # on SQLite, where a table can be hidden
    """What it could not write down is its own fault, not the kiosks'; said once."""
    caplog.allowed_errors = ("which kiosks answer is not known",)  # type: ignore[attr-defined]
    watch = Watch(file_hall)
    watch.pass_time(20, "hh-3")
    engine = open_database(file_hall.database, sql.MetaData())
    with transaction(engine) as connection:
        connection.exec_driver_sql("alter table kiosk rename to away")
    watch.pass_time(30, "hh-3")
    assert caplog.text.count("which kiosks answer is not known") == 1
    with transaction(engine) as connection:
        connection.exec_driver_sql("alter table away rename to kiosk")
    watch.pass_time(12, "hh-3")
    assert watch.silent() == []
    with transaction(engine) as connection:
        heard = connection.execute(sql.select(kiosk.c.last_heard_at)).scalar_one()
    assert watch.clock.now().timestamp() - heard <= 2
    engine.dispose()


def test_the_button_knows_before_it_is_pressed(hall: Hall):
    """The desk goes away while nobody calls: the button says so within five seconds, and when it is back."""
    kiosk = hall.kiosk()
    told: list[bool] = []
    kiosk.caller.follow_link(told.append)
    hall.pass_time(60)
    assert told == [True]
    kiosk.link.cut()
    hall.pass_time(4)
    assert told == [True, False]
    hall.pass_time(60)
    kiosk.link.down = False
    hall.pass_time(2)
    assert told == [True, False, True]


def test_a_kiosk_of_a_station_that_nobody_serves_is_heard(hall: Hall, caplog: pytest.LogCaptureFixture):
    """Somebody wrote the station's name differently: the call is on a screen, and the operator reads why there."""
    with caplog.at_level("WARNING"):
        assert hall.desk.post.station_of(Hello("hh-3", station="Cologne")) == HERE
    assert "kiosk 'hh-3' says that it is at 'Cologne'; this desk serves Köln Hbf (desk.stations)" in caplog.text
    assert hall.desk.post.station_of(Hello("hh-3")) == HERE, "a kiosk of an earlier release"


KIOSK = """
import sys, time
from assistance.caller.caller import open_caller
from kiosk.clock import SystemClock
from kiosk.settings import DeskSettings, KioskSettings, Settings
from pathlib import Path

home, url = sys.argv[1:]
settings = Settings(Path(home), kiosk=KioskSettings(id="hh-3"), desk=DeskSettings(url=url))
caller = open_caller(settings, SystemClock("Europe/Berlin"))
caller.start()
sys.stdin.read()
caller.stop()
"""


class Page:
    """The feed as a helper's page reads it."""

    def __init__(self, server: StaffServer, after: str = "x", log: str = "") -> None:
        device = Device(server, "Anna")
        address = f"ws://{device.host}/feed?after={after}&log={log}"
        headers = {"Cookie": device.cookie}
        self._leave = ExitStack()
        opening = connect(address, origin=server.address, additional_headers=headers, proxy=None)  # type: ignore[arg-type]
        self._socket: ClientConnection = self._leave.enter_context(opening)

    def until(self, kind: str, seconds: float = PATIENCE_SECONDS) -> dict[str, object]:
        until = time.monotonic() + seconds
        while True:
            news = json.loads(self._socket.recv(timeout=max(0.0, until - time.monotonic())))
            if news["kind"] == kind:
                return news

    def close(self) -> None:
        self._leave.close()


@pytest.mark.slow
def test_a_frozen_kiosk_is_on_every_page_within_ten_seconds(server: StaffServer, tmp_path: Path):
    """The program of hh-3 hangs with its socket open: helpers read it; it goes on: the line is gone; off: no line."""
    command = [sys.executable, "-c", KIOSK, str(tmp_path / "kiosk"), server.address]
    program = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE)
    page = Page(server)
    try:
        time.sleep(SETTLE_SECONDS + 1)
        os.kill(program.pid, signal.SIGSTOP)
        frozen_at = time.monotonic()
        news = page.until("silent")
        took = time.monotonic() - frozen_at
        assert news["lines"] == [
            "Kiosk hh-3 is not answering (Main hall, beside the flower shop). Nobody can call from there."
        ]
        assert took < 10
        os.kill(program.pid, signal.SIGCONT)
        assert page.until("silent")["lines"] == []
    finally:
        os.kill(program.pid, signal.SIGCONT)
        program.communicate(timeout=PATIENCE_SECONDS)
    with pytest.raises(TimeoutError):
        page.until("silent", SETTLE_SECONDS)
    page.close()


@pytest.mark.slow
@pytest.mark.parametrize("how", ["frozen", "killed", "cable"])
def test_a_dead_desk_shows_on_the_kiosk_within_five_seconds(server: StaffServer, how: str):
    """While Anna is coming, and at the button: the traveller is not left with a promise that nobody can know of."""
    cable = Cable(server.address)
    caller = server.kiosk("hh-3", address=cable.address)
    links: queue.SimpleQueue[bool] = queue.SimpleQueue()
    try:
        told = Told(caller)
        caller.follow_link(links.put)
        request = caller.call(situation(FakeClock()))
        told.until(CallState.RECEIVED)
        Device(server, "Anna").tap(request.id, "come", "minutes=2")
        told.until(CallState.ACKNOWLEDGED)
        {"frozen": server.freeze, "killed": server.kill, "cable": cable.freeze}[how]()
        dead_at = time.monotonic()
        told.until(CallState.UNREACHABLE)
        assert links.get(timeout=PATIENCE_SECONDS)
        assert not links.get(timeout=PATIENCE_SECONDS)
        assert time.monotonic() - dead_at < 5
        {"frozen": server.thaw, "killed": server.start, "cable": cable.heal}[how]()
        assert links.get(timeout=PATIENCE_SECONDS)
        assert told.until(CallState.ACKNOWLEDGED).helper == "Anna"
    finally:
        server.thaw() if how == "frozen" else None
        caller.stop()
        cable.stop()


@pytest.mark.slow
def test_a_server_that_was_killed_is_caught_up_in_a_second(server: StaffServer):
    """From the moment when it listens again: page and kiosk know what they missed."""
    page = Page(server)
    start = page.until("snapshot")
    caller = server.kiosk("hh-3")
    try:
        told = Told(caller)
        first = caller.call(situation(FakeClock()))
        told.until(CallState.RECEIVED)
        server.kill()
        caller.cancel(first.id)
        caller.call(situation(FakeClock()))
        server.start()
        back = time.monotonic()
        told.until(CallState.RECEIVED)
        assert time.monotonic() - back < 1.5, "a second, and what the machine of the tests takes"
        again = Page(server, str(start["seq"]), str(start["log"]))
        assert again.until("ev")["seq"] == 1
        assert any(again.until("hb")["seq"] == 5 for _ in range(10)), "two calls, nobody on duty, and one cancelled"
        again.close()
    finally:
        page.close()
        caller.stop()


def test_two_hundred_kiosks_are_noted_in_one_transaction(hall: Hall):
    """A disk is not worn out by hearts that beat."""
    known: KnownKiosks = hall.desk.kiosks
    for at in (1.0, 3.0):
        known.note(Heard(HERE, f"k{n}", "", at) for n in range(200))
    engine = open_database(hall.database, sql.MetaData())
    with transaction(engine) as connection:
        assert connection.execute(sql.select(kiosk.c.last_heard_at)).scalars().all() == [3.0] * 200
    engine.dispose()
