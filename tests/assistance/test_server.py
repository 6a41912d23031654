"""A real kiosk, a real websocket, a real staff server: what the fake clock cannot prove."""

import http.client
import json
import queue
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from assistance.caller.caller import Caller
from assistance.caller.news import CallNews, CallState
from assistance.server import build
from kiosk.errors import FaultyFile
from kiosk.settings import Settings
from tests.assistance.hall import situation
from tests.assistance.process import StaffServer
from tests.clock import FakeClock

pytestmark = pytest.mark.slow
PATIENCE_SECONDS = 15


class Told:
    """The news of one kiosk, to be waited for."""

    def __init__(self, caller: Caller) -> None:
        self._news: queue.SimpleQueue[CallNews] = queue.SimpleQueue()
        caller.follow(self._news.put)

    def until(self, *states: CallState) -> CallNews:
        """The next news of one of these states."""
        while True:
            news = self._news.get(timeout=PATIENCE_SECONDS)
            if news.state in states:
                return news


@contextmanager
def kiosk(server: StaffServer, id: str = "hh-3", token: str = "demo") -> Iterator[tuple[Caller, Told]]:
    caller = server.kiosk(id, token)
    try:
        yield caller, Told(caller)
    finally:
        caller.stop()


class Device:
    """A helper's device without a browser: plain HTTP with the cookie of its shift."""

    def __init__(self, server: StaffServer, name: str) -> None:
        self.host = urlsplit(server.address).netloc
        self.cookie = ""
        answer = self.ask("GET", server.links[name].removeprefix(server.address))
        self.cookie = answer.headers["set-cookie"].split(";")[0]

    def ask(self, method: str, path: str, form: str = "", **headers: str) -> http.client.HTTPResponse:
        connection = http.client.HTTPConnection(self.host, timeout=PATIENCE_SECONDS)
        given = {"Cookie": self.cookie, "Content-Type": "application/x-www-form-urlencoded"} | headers
        connection.request(method, path, form, given)
        answer = connection.getresponse()
        answer.text = answer.read().decode()  # type: ignore[attr-defined]
        connection.close()
        return answer

    def tap(self, id: str, verb: str, form: str = "") -> http.client.HTTPResponse:
        ours = {"Origin": f"http://{self.host}", "HX-Request": "true"}
        return self.ask("POST", f"/requests/{id}/{verb}", form, **ours)


def test_the_promise_is_quick_and_help_comes(server: StaffServer):
    """`call` is back with the call on the disk after < 50 ms of work; then Bob's name reaches the traveller."""
    with kiosk(server) as (caller, told):
        work = time.thread_time()
        request = caller.call(situation(FakeClock()))
        assert time.thread_time() - work < 0.05
        told.until(CallState.RECEIVED)
        Device(server, "Bob").tap(request.id, "come", "minutes=5")
        news = told.until(CallState.ACKNOWLEDGED)
        assert (news.helper, news.minutes) == ("Bob", 5)


def test_the_server_is_killed_and_started_again(server: StaffServer):
    """A call made while there is no server arrives when there is one; what was taken before is still known."""
    with kiosk(server) as (caller, told):
        request = caller.call(situation(FakeClock()))
        told.until(CallState.RECEIVED)
        anna = Device(server, "Anna")
        anna.tap(request.id, "come", "minutes=2")
        told.until(CallState.ACKNOWLEDGED)

        server.kill()
        with kiosk(server, "hh-7") as (other, other_told):
            other.call(situation(FakeClock(), "hh-7", place="North entrance"))
            other_told.until(CallState.UNREACHABLE)
            server.start()
            other_told.until(CallState.RECEIVED)
            page = anna.ask("GET", "/").text
            assert page.count('class="card"') == 2, "her shift outlived the server too"
            anna.tap(request.id, "there")
            told.until(CallState.ARRIVED)


def test_a_kiosk_without_the_token_is_not_heard(server: StaffServer, caplog: pytest.LogCaptureFixture):
    """Anybody in the station's network could call otherwise; the operator reads why."""
    with caplog.at_level("INFO", "assistance"), kiosk(server, token="guessed") as (caller, told):
        caller.call(situation(FakeClock()))
        told.until(CallState.UNREACHABLE)
    assert "refused this kiosk (403): see desk.token" in caplog.text


def test_a_kiosk_of_another_version_is_refused_by_name(server: StaffServer):
    """Who updated only half of the station reads which half."""
    address = server.address.replace("http", "ws") + "/kiosk"
    with connect(address, additional_headers={"Authorization": "Bearer demo"}, proxy=None) as socket:
        socket.send('{"v":2,"kind":"hello","kiosk":"hh-3"}')
        with pytest.raises(ConnectionClosed, match="this program reads version 1"):
            socket.recv(timeout=PATIENCE_SECONDS)
    complaint = (server.home / "errors.txt").read_text()
    assert "version 2" in complaint
    (server.home / "errors.txt").write_text("")


def test_nothing_is_shown_to_who_is_not_signed_in(server: StaffServer):
    """Where travellers are stuck is for staff: no page, no feed, no tap without a shift, and none from other sites."""
    with kiosk(server) as (caller, told):
        request = caller.call(situation(FakeClock()))
        told.until(CallState.RECEIVED)
        anna = Device(server, "Anna")
        evil = {"Origin": "http://evil.example", "HX-Request": "true"}
        assert anna.ask("POST", f"/requests/{request.id}/come", "minutes=2", **evil).status == 403
        assert anna.ask("POST", f"/requests/{request.id}/come", "minutes=2").status == 403
        assert anna.tap(request.id, "come", "minutes=90").status == 400
        assert anna.tap(request.id, "dance").status == 400
        assert anna.tap("nobody", "come", "minutes=2").status == 404
        anna.ask("POST", "/leave", Origin=f"http://{anna.host}")
        assert anna.tap(request.id, "come", "minutes=2").status == 401
        door = anna.ask("GET", "/")
        assert door.status == 401
        assert "flower shop" not in door.text
        link = server.address.replace("http", "ws") + "/feed?after=0"
        with connect(link, origin=server.address, proxy=None) as socket, pytest.raises(ConnectionClosed, match="4401"):
            socket.recv(timeout=PATIENCE_SECONDS)


def test_the_page_allows_nothing_from_elsewhere(server: StaffServer):
    """A place named by a rogue kiosk cannot run in a helper's browser, and the shift's cookie cannot be read."""
    with kiosk(server) as (caller, told):
        caller.call(situation(FakeClock(), place="<script>alert(1)</script>"))
        told.until(CallState.RECEIVED)
        anna = Device(server, "Anna")
        page = anna.ask("GET", "/", **{"Accept-Language": "nl-BE,nl;q=0.9"})
        assert "&lt;script&gt;alert(1)" in page.text
        assert "<script>alert" not in page.text
        assert page.headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'")
        assert page.headers["cache-control"] == "no-store"
        assert 'lang="nl"' in page.text
        assert "Ik kom" in page.text
    entering = anna.ask("GET", server.links["Bob"].removeprefix(server.address))
    assert {"httponly", "samesite=strict"} <= {
        part.strip().lower() for part in entering.headers["set-cookie"].split(";")
    }


def test_the_first_load_is_small(server: StaffServer):
    """A phone in a cellar: page, words, style and scripts together stay under 60 kB, fonts follow when they can."""
    anna = Device(server, "Anna")
    paths = ("/", "/static/board.css", "/static/board.js", "/static/htmx.min.js")
    assert sum(len(_gzipped(anna, path)) for path in paths) < 60_000


def _gzipped(device: Device, path: str) -> bytes:
    connection = http.client.HTTPConnection(device.host, timeout=PATIENCE_SECONDS)
    connection.request("GET", path, headers={"Cookie": device.cookie, "Accept-Encoding": "gzip"})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    assert answer.status == 200
    return body


def test_a_page_that_was_away_is_told_what_it_missed(server: StaffServer):
    """The cursor: after the newest event nothing; a number of another life: everything anew."""
    with kiosk(server) as (caller, told):
        caller.call(situation(FakeClock()))
        told.until(CallState.RECEIVED)
        anna = Device(server, "Anna")

        page = anna.ask("GET", "/").text  # type: ignore[attr-defined]
        log, newest = page.partition('data-log="')[2][:16], page.partition('data-cursor="')[2].partition('"')[0]

        def first(after: str, log: str = log) -> dict[str, object]:
            address = f"ws://{anna.host}/feed?after={after}&log={log}"
            headers = {"Cookie": anna.cookie}
            with connect(address, origin=server.address, additional_headers=headers, proxy=None) as socket:
                return json.loads(socket.recv(timeout=PATIENCE_SECONDS))

        assert first("0")["kind"] == "ev"
        assert first(newest)["kind"] == "hb"
        for news in (first("99"), first("-1"), first("x"), first("1", "of-another-life")):
            assert news["kind"] == "snapshot"
            assert len(news["cards"]) == 1  # type: ignore[arg-type]


def test_htmx_is_missing(tmp_path):
    """The operator reads which command brings it."""
    with pytest.raises(FaultyFile, match=r"AS001 is not there\. Run: npm ci --ignore-scripts"):
        build(Settings(tmp_path), htmx=tmp_path / "htmx.min.js")
