"""The staff server and the courier go on when the disk fails, and end loudly where going on would be a lie."""

import asyncio
import inspect
import logging
import queue
import socket
import subprocess
import sys
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sql
import uvicorn

from assistance import messages
from assistance.caller.caller import Caller
from assistance.caller.courier import Courier
from assistance.caller.delivery import Delivery
from assistance.caller.news import CallNews, CallState
from assistance.caller.store import Outbox
from assistance.caller.store import metadata as outbox_metadata
from assistance.messages import Call, Receipt
from assistance.model import HelpRequest, RequestState
from assistance.server import address_of, is_alarming, main, watch
from assistance.web.feed import Feed
from kiosk.database import Engine, open_database, transaction
from tests.assistance.hall import ANNA, BOB, Hall, situation
from tests.assistance.process import ROOT
from tests.clock import FakeClock
from tests.loops import run_apart

PATIENCE_SECONDS = 10


class Complaints(logging.Handler):
    """What is logged, to be waited for."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: queue.SimpleQueue[str] = queue.SimpleQueue()

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.put(record.getMessage())

    def next(self) -> str:
        return self.heard.get(timeout=PATIENCE_SECONDS)


@contextmanager
def complaints(name: str):
    handler, logger = Complaints(), logging.getLogger(name)
    logger.addHandler(handler)
    yield handler
    logger.removeHandler(handler)


def lose(engine: Engine, table: str) -> Callable[[], None]:
    """The disk fails: `table` cannot be read or written. Returns what heals it."""
    with transaction(engine) as connection:
        connection.exec_driver_sql(f"alter table {table} rename to away")

    def heal() -> None:
        with transaction(engine) as connection:
            connection.exec_driver_sql(f"alter table away rename to {table}")

    return heal


class ReceiptWire:
    """A desk that receipts every call."""

    def __init__(self) -> None:
        self._answers: queue.SimpleQueue[str | None] = queue.SimpleQueue()

    def send(self, text: str) -> None:
        message = messages.decode(text)
        if isinstance(message, Call):
            self._answers.put(messages.encode(Receipt(message.request.id)))

    def receive(self, seconds: float | None = None) -> str | None:
        answer = self._answers.get(timeout=seconds)
        if answer is None:
            raise ConnectionError("closed")
        return answer

    def close(self) -> None:
        self._answers.put(None)


class ReceiptLink:
    """Always there."""

    def open(self) -> ReceiptWire:
        return ReceiptWire()


@pytest.mark.slow
def test_the_courier_outlives_a_full_disk(tmp_path: Path, caplog: pytest.LogCaptureFixture):
    """The disk is full for a while: the courier says so once, and carries the call when there is room again."""
    caplog.allowed_errors = ("the outbox cannot be used",)  # type: ignore[attr-defined]
    engine, clock = open_database(f"sqlite:///{tmp_path / 'outbox.db'}", outbox_metadata), FakeClock()
    outbox = Outbox(engine)
    delivery = Delivery(outbox, "hh-3", clock)
    caller = Caller(outbox, delivery, Courier(delivery, ReceiptLink()), clock)
    news: queue.SimpleQueue[CallNews] = queue.SimpleQueue()
    caller.call(situation(clock))
    caller.follow(news.put)
    assert news.get(timeout=PATIENCE_SECONDS).state is CallState.SENT
    heal = lose(engine, "outbox")
    with complaints("assistance.caller.courier") as heard:
        caller.start()
        assert "the outbox cannot be used" in heard.next()
        heal()
        assert news.get(timeout=PATIENCE_SECONDS).state is CallState.RECEIVED
        assert heard.heard.empty()
    caller.stop()


@pytest.mark.parametrize("table", ["help_event", "request_situation"])  # before, and after what is due is committed
def test_the_timers_outlive_a_full_disk(file_hall: Hall, table: str, caplog: pytest.LogCaptureFixture):
    """What fell due while nothing could be written is carried out afterwards: a traveller is told that nobody came."""
    hall = file_hall
    caplog.allowed_errors = ("what is due waits", "the log cannot be read")  # type: ignore[attr-defined]
    hall.desk.handling.receive(HelpRequest("yesterday", situation(hall.clock, "hh-1"), hall.clock.now()))
    hall.desk.handling.cancel("yesterday")
    hall.clock.move(25 * 3600)
    hall.come_on_duty(ANNA, BOB)
    hall.desk.handling.receive(HelpRequest("r1", situation(hall.clock), hall.clock.now()))
    engine = open_database(f"sqlite:///{hall.folder / 'desk.db'}", sql.MetaData())

    async def live_through() -> None:
        feed = Feed(hall.desk.requests)
        await feed.begin()
        watching = asyncio.create_task(watch(hall.desk, feed, every=0.01))
        while hall.desk.requests.get("yesterday") is not None:  # until the first round is over
            await asyncio.sleep(0.01)
        heal = lose(engine, table)
        hall.clock.move(200)
        said = await asyncio.to_thread(heard.next)
        assert "what is due waits" in said or "the log cannot be read" in said
        with feed.listen() as listener:
            heal()
            change = await listener.next(PATIENCE_SECONDS)
            while change is not None and change.event.news.what != "unanswered":
                change = await listener.next(PATIENCE_SECONDS)
        assert change is not None, "nobody was told"
        watching.cancel()
        feed.end()

    with complaints("assistance") as heard:
        run_apart(live_through())
    engine.dispose()
    assert heard.heard.empty()
    assert hall.card().state is RequestState.UNANSWERED


BUG = """
import asyncio, pathlib, sys
from assistance.server import build
from kiosk.clock import SystemClock
from kiosk.settings import Settings

class Broken(SystemClock):
    def now(self):
        raise ZeroDivisionError("a bug")

async def run(home):
    app = build(Settings(home), Broken(), htmx=home)
    async with app.router.lifespan_context(app):
        await asyncio.sleep(30)

asyncio.run(run(pathlib.Path(sys.argv[1])))
"""


@pytest.mark.slow
def test_a_bug_in_the_timers_ends_the_desk(tmp_path: Path):
    """A desk that lives without its timers would leave travellers waiting in silence; a dead one is started again."""
    command = [sys.executable, "-c", BUG, str(tmp_path)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE_SECONDS, check=False)
    assert ended.returncode == 1
    assert "the timers ended, so the desk ends" in ended.stderr
    assert "ZeroDivisionError: a bug" in ended.stderr


def test_a_faulty_setting_is_told_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """The operator reads file, line and cure, and no Python."""
    (tmp_path / "loket.toml").write_text('[desk]\ntokn = "x"\n')
    assert main(["--home", str(tmp_path)]) == 2
    said = capsys.readouterr()
    assert "loket.toml" in said.err
    assert "token" in said.err
    assert "Traceback" not in said.err
    assert said.out == ""


def test_a_port_that_is_taken_is_told_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """The server runs already: that is what is said."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert main(["--home", str(tmp_path), "--port", str(port), "--helper", "Anna"]) == 1
    said = capsys.readouterr()
    assert f"port {port}: the staff server cannot start" in said.err
    assert said.out == "", "no link to a server that is not there"


def test_links_for_a_server_that_runs(file_hall: Hall, capsys: pytest.CaptureFixture[str]):
    """A new shift: Anna gets her link at the address that her phone knows; Bob's, not used yet, stays good."""
    hall = file_hall
    bobs = hall.desk.staff.enrol("Bob", hall.clock.now())
    home = ["--home", str(hall.folder), "--only-links"]
    assert main([*home, "--helper", "Anna", "--public-url", "https://desk.example/"]) == 0
    said = capsys.readouterr().out.strip()
    assert said.startswith("sign in as Anna: https://desk.example/enter?key=")
    assert hall.desk.staff.enter(bobs, hall.clock.now())
    assert hall.desk.staff.enter(said.partition("key=")[2], hall.clock.now())
    assert main(home) == 0
    assert capsys.readouterr().out == "", "nobody is enrolled who was not named"


def test_a_link_leads_to_a_machine():
    """A phone cannot open 0.0.0.0."""
    assert address_of("127.0.0.1", 80) == "http://127.0.0.1:80"
    assert address_of("::1", 80) == "http://[::1]:80"
    for host in ("0.0.0.0", "::"):
        assert "//0.0.0.0" not in address_of(host, 80)
        assert "[::]" not in address_of(host, 80)


def test_the_service_comes_back_however_often_it_ends():
    """A service manager gives up after five quick ends unless it is told not to; then a station is without help."""
    unit = (ROOT / "deploy" / "loket-desk.service").read_text("utf-8")
    assert "StartLimitIntervalSec=0" in unit.partition("[Service]")[0]
    assert "Restart=always" in unit


def test_a_phone_that_fell_asleep_is_no_error_of_the_server() -> None:
    """The operator stops the server while a page says nothing: what uvicorn then complains of alarms nobody."""
    complaint = "Cancel %s running task(s), timeout graceful shutdown exceeded"
    assert complaint in inspect.getsource(uvicorn.Server), "uvicorn says it otherwise now"
    told = [logging.LogRecord("uvicorn.error", logging.ERROR, "", 0, words, (1,), None) for words in (complaint, "%s")]
    assert [is_alarming(record) for record in told] == [False, True]
