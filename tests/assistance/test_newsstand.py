"""Live news is fetched from real files and real servers, which may be slow, rude or broken; nobody waits for it."""

import gzip
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from assistance.caller import newsstand
from assistance.caller.newsstand import FileSource, Missed, Newsstand, WebSource, source_of

QUICK = 0.03  # seconds between two looks


class Agency:
    """An operator's server: what it says can be changed while it runs."""

    def __init__(self) -> None:
        self.block = b"first"
        self.status = 200
        self.headers: dict[str, str] = {}
        self.asked: list[dict[str, str]] = []
        self.silent = threading.Event()
        self.cut = 0  # bytes that are promised and not sent
        self.port = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/trip-updates.pb?key=secret"


@contextmanager
def _open(agency: Agency) -> Iterator[Agency]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            agency.asked.append({name.lower(): value for name, value in self.headers.items()})
            if agency.silent.is_set():
                while agency.silent.is_set():
                    time.sleep(0.01)
                return
            known = self.headers.get("If-None-Match")
            tag = agency.headers.get("ETag")
            self.send_response(304 if tag and known == tag else agency.status)
            for name, value in agency.headers.items():
                self.send_header(name, value)
            if not (tag and known == tag):
                self.send_header("Content-Length", str(len(agency.block) + agency.cut))
                self.end_headers()
                self.wfile.write(agency.block)
            else:
                self.end_headers()

        def log_message(self, *_: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    agency.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield agency
    finally:
        agency.silent.clear()
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def agency() -> Iterator[Agency]:
    with _open(Agency()) as opened:
        yield opened


class Shelf:
    """Where the newsstand lays what it brings."""

    def __init__(self) -> None:
        self.got: list[tuple[str, bytes]] = []

    def take(self, source: str, block: bytes) -> None:
        self.got.append((source, block))

    def wait_for(self, *blocks: bytes) -> None:
        until = time.monotonic() + 5
        while [block for _, block in self.got] != list(blocks):
            assert time.monotonic() < until, self.got
            time.sleep(0.005)


@contextmanager
def _fetching(shelf: Shelf, *places: str) -> Iterator[Newsstand]:
    stand = Newsstand([(place, source_of(place)) for place in places], QUICK, shelf.take)
    stand.start()
    try:
        yield stand
    finally:
        stand.stop()


def test_each_new_message_is_brought_once(agency: Agency) -> None:
    """What is new is there within one pause; what is the same is not read again."""
    shelf = Shelf()
    with _fetching(shelf, agency.url):
        shelf.wait_for(b"first")
        while len(agency.asked) < 4:
            time.sleep(0.005)
        agency.block = b"second"
        shelf.wait_for(b"first", b"second")
    assert {source for source, _ in shelf.got} == {agency.url}


def test_only_what_is_new_is_asked_for(agency: Agency) -> None:
    """A message of some megabytes every half minute would fill the line of a small station: ETag and 304 save it."""
    agency.headers = {"ETag": '"v1"', "Last-Modified": "Fri, 20 Nov 2026 08:30:00 GMT"}
    source = WebSource(agency.url)
    assert source.fetch() == b"first"
    assert source.fetch() is None
    assert agency.asked[-1]["if-none-match"] == '"v1"'
    assert agency.asked[-1]["if-modified-since"] == "Fri, 20 Nov 2026 08:30:00 GMT"
    agency.headers, agency.block = {"ETag": '"v2"'}, b"second"
    assert source.fetch() == b"second"


def test_a_file_is_read_when_it_was_written_again(tmp_path: Path) -> None:
    """Where another program of the operator writes the message into a folder."""
    file, shelf = tmp_path / "news.pb", Shelf()
    with _fetching(shelf, str(file)):
        time.sleep(2 * QUICK)
        file.write_bytes(b"first")
        shelf.wait_for(b"first")
        (tmp_path / "new.pb").write_bytes(b"other")
        (tmp_path / "new.pb").replace(file)
        shelf.wait_for(b"first", b"other")
    source = FileSource(file)
    assert (source.fetch(), source.fetch()) == (b"other", None)


WRONG = [
    ({"status": 404}, "404"),
    ({"status": 500}, "500"),
    ({"cut": 7}, "cut short"),
    ({"block": b"x" * 5000}, "more than 1000 bytes"),
    ({"block": b"x" * 5000, "cut": 10}, "more than 1000 bytes"),
]


@pytest.mark.parametrize(("how", "why"), WRONG)
def test_what_a_server_does_wrong_is_said(
    agency: Agency, monkeypatch: pytest.MonkeyPatch, how: dict[str, object], why: str
) -> None:
    """The operator reads in the log what it was, and never the key in the address."""
    monkeypatch.setattr(newsstand, "MOST_BYTES", 1000)
    vars(agency).update(how)
    source = WebSource(agency.url, timeout_seconds=0.5)
    with pytest.raises(Missed, match=why) as missed:
        source.fetch()
    assert "secret" not in f"{missed.value} {source.name}"


def test_a_server_that_says_nothing_is_left(agency: Agency) -> None:
    """A connection that is open and dead must not hold the thread for ever, nor the end of the program."""
    agency.silent.set()
    with pytest.raises(Missed, match="timed out"):
        WebSource(agency.url, timeout_seconds=0.1).fetch()
    shelf = Shelf()
    with _fetching(shelf, agency.url) as stand:
        while len(agency.asked) < 2:
            time.sleep(0.005)
        begin = time.monotonic()
        stand.stop()
        assert time.monotonic() - begin < 2
        agency.silent.clear()


def test_a_message_that_only_drips_is_left(agency: Agency, monkeypatch: pytest.MonkeyPatch) -> None:
    """One byte a second is no timeout, and yet no message either."""
    monkeypatch.setattr(newsstand, "WHOLE_SECONDS", -1.0)
    with pytest.raises(Missed, match="did not come whole"):
        WebSource(agency.url).fetch()


def test_nobody_there_and_no_such_file(tmp_path: Path) -> None:
    """The usual two: a cable, and a name."""
    for place in ("http://127.0.0.1:9/x", str(tmp_path / "nowhere.pb"), str(tmp_path), "http://[bad/x"):
        try:
            source = source_of(place)
        except ValueError:
            continue  # the settings refuse it
        with pytest.raises(Missed):
            source.fetch()


def test_a_large_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody names the timetable instead of the message."""
    monkeypatch.setattr(newsstand, "MOST_BYTES", 10)
    (tmp_path / "feed.zip").write_bytes(b"x" * 11)
    with pytest.raises(Missed, match="more than 10"):
        FileSource(tmp_path / "feed.zip").fetch()


def test_who_fails_is_asked_less_and_less_and_named_once(agency: Agency, caplog: pytest.LogCaptureFixture) -> None:
    """A server in trouble is not made worse, and a night without it does not fill the log."""
    agency.status = 503
    shelf = Shelf()
    with caplog.at_level("INFO"), _fetching(shelf, agency.url):
        time.sleep(20 * QUICK)
        assert 2 <= len(agency.asked) <= 7  # 0, 1, 3, 7, 15 pauses; without that it were 20
        agency.status = 200
        shelf.wait_for(b"first")
    told = [record.getMessage() for record in caplog.records if record.levelname == "WARNING"]
    assert len(told) == 1
    assert "503" in told[0]
    assert any("is there again" in record.getMessage() for record in caplog.records)


def test_a_server_may_ask_for_peace(agency: Agency) -> None:
    """Retry-After is kept: it is how a server says that it is overrun."""
    agency.status, agency.headers = 429, {"Retry-After": "120"}
    with pytest.raises(Missed) as missed:
        WebSource(agency.url).fetch()
    assert missed.value.wait_seconds == 120
    agency.headers = {"Retry-After": "soon"}
    with pytest.raises(Missed) as missed:
        WebSource(agency.url).fetch()
    assert missed.value.wait_seconds == 0


def test_one_that_fails_does_not_keep_the_other_away(agency: Agency, tmp_path: Path) -> None:
    """Trains from one server, notices from another: each by itself."""
    (tmp_path / "alerts.pb").write_bytes(gzip.compress(b"alerts"))
    agency.status = 500
    shelf = Shelf()
    with _fetching(shelf, agency.url, str(tmp_path / "alerts.pb")):
        shelf.wait_for(gzip.compress(b"alerts"))


def test_nothing_to_fetch_starts_nothing() -> None:
    """A kiosk without live news has no thread for it."""
    before = threading.active_count()
    with _fetching(Shelf()):
        assert threading.active_count() == before
