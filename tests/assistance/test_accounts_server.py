"""Nobody gets further than her right, at a real server: other stations, stolen cookies, other kiosks, guesses."""

import http.client
import json
import os
import re
import sqlite3
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode, urlsplit

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect

from assistance import staff
from assistance.caller import enrol
from assistance.caller.news import CallState
from assistance.certificate import main as make_certificate
from assistance.link.websocket import WebsocketLink
from assistance.messages import Hello, encode
from assistance.server import HTMX
from kiosk.clock import SystemClock
from kiosk.settings import read_settings
from tests.assistance.hall import situation
from tests.assistance.process import ROOT, StaffServer
from tests.clock import FakeClock

pytestmark = pytest.mark.slow
HERE, ELSEWHERE = "Köln Hbf", "Bonn Hbf"
PATIENCE_SECONDS = 20


@pytest.fixture
def two_stations(tmp_path: Path) -> Iterator[StaffServer]:
    """One desk for two stations; Anna and Bob are at the first."""
    if not HTMX.exists():
        pytest.skip("htmx is not installed: npm ci --ignore-scripts")
    server = StaffServer(tmp_path / "desk", settings=f'[desk]\nstations = ["{HERE}", "{ELSEWHERE}"]\n')
    yield server
    server.stop(expected=("wants to speak for",))


def loket_staff(server: StaffServer, capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """`./loket staff …` at the server; what it said."""
    code = staff.main([*words, "--home", str(server.home), "--public-url", server.address])
    said = capsys.readouterr()
    assert code == 0, said.err
    return said.out


class Browser:
    """Cookies and a request, and nothing else of a browser."""

    def __init__(self, server: StaffServer, link: str = "") -> None:
        self.host = urlsplit(server.address).netloc
        self.cookies: dict[str, str] = {}
        if link:
            self.get(link.removeprefix(server.address))

    def get(self, path: str) -> tuple[int, str]:
        return self._ask("GET", path, {})

    def post(self, path: str, **form: str) -> tuple[int, str]:
        ours = {"Origin": f"http://{self.host}", "Content-Type": "application/x-www-form-urlencoded"}
        return self._ask("POST", path, ours, urlencode(form))

    @property
    def cookie(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def _ask(self, method: str, path: str, headers: dict[str, str], body: str = "") -> tuple[int, str]:
        connection = http.client.HTTPConnection(self.host, timeout=PATIENCE_SECONDS)
        connection.request(method, path, body, {"Cookie": self.cookie, **headers})
        answer = connection.getresponse()
        text = answer.read().decode()
        for line in answer.headers.get_all("set-cookie") or []:
            name, _, value = line.split(";")[0].partition("=")
            self.cookies[name] = value
        connection.close()
        return answer.status, text


def first_news(browser: Browser, station: str) -> dict[str, object]:
    """What the feed of a station says first to this browser. Raises ConnectionClosed when it says nothing."""
    address = f"ws://{browser.host}/feed?after=-1&station={quote(station)}"
    headers = {"Cookie": browser.cookie}
    with connect(address, origin=f"http://{browser.host}", additional_headers=headers, proxy=None) as socket:  # type: ignore[arg-type]
        return json.loads(socket.recv(timeout=PATIENCE_SECONDS))


def received(server: StaffServer, kiosk: str, station: str) -> str:
    """A traveller calls there; the call's id once the desk has it."""
    caller, told = server.kiosk(kiosk, station=station), []
    caller.follow(told.append)
    request = caller.call(situation(FakeClock(), kiosk, station=station))
    until(lambda: any(news.state is CallState.RECEIVED for news in told))
    caller.stop()
    return request.id


def until(so: "object") -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while not so():  # type: ignore[operator]
        assert time.monotonic() < end
        time.sleep(0.05)


def test_a_helper_of_another_station_never_sees_a_call(two_stations, capsys):
    """Not on her page, not in the feed, not by its address, not by a touch; and who has the right does."""
    server = two_stations
    loket_staff(server, capsys, "add", "Eve", "--station", ELSEWHERE)
    command = [sys.executable, "-m", "assistance.server", "--home", str(server.home), "--only-links", "--helper", "Eve"]
    made = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    anna, eve = Browser(server, server.links["Anna"]), Browser(server)
    eve.get("/enter?key=" + made.rpartition("key=")[2].strip())
    id = received(server, "hh-3", HERE)

    status, page = eve.get("/")
    assert status == 200
    assert "flower shop" not in page
    assert eve.get(f"/?station={quote(HERE)}")[0] == 401
    with pytest.raises(ConnectionClosed, match="4401"):
        first_news(eve, HERE)
    assert first_news(eve, ELSEWHERE)["cards"] == []
    for verb in ("come", "there", "gone", "cannot", "back"):
        assert eve.post(f"/requests/{id}/{verb}", minutes="2") == (404, "There is no such call.")
    assert eve.get("/staff")[0] == 403
    assert eve.get("/staff/audit.csv")[0] == 403

    assert "flower shop" in anna.get("/")[1]
    assert "flower shop" in str(first_news(anna, HERE)["cards"])
    assert anna.post(f"/requests/{id}/come", minutes="2")[0] == 303


def test_a_changed_role_closes_the_open_page(two_stations, capsys):
    """An operator runs the machines, and sees no call: the feed ends, and the calls are gone from her page."""
    server = two_stations
    anna = Browser(server, server.links["Anna"])
    id = received(server, "hh-3", HERE)
    address = f"ws://{anna.host}/feed?after=-1"
    headers = {"Cookie": anna.cookie}
    with connect(address, origin=server.address, additional_headers=headers, proxy=None) as socket:  # type: ignore[arg-type]
        assert "flower shop" in socket.recv(timeout=PATIENCE_SECONDS)
        loket_staff(server, capsys, "role", "Anna", "operator", "--station", HERE)
        began = time.monotonic()
        with pytest.raises(ConnectionClosed, match="4401"):
            while True:
                socket.recv(timeout=PATIENCE_SECONDS)
        assert time.monotonic() - began < 15
    assert anna.post(f"/requests/{id}/come", minutes="2")[0] == 403
    assert anna.get("/")[0] == 303
    status, page = anna.get("/staff")
    assert status == 200
    assert "flower shop" not in page


@pytest.mark.parametrize("how", ["her role", "her shift"])
def test_an_open_talk_ends_with_her_rights(two_stations, capsys, how):
    """She looks along with a traveller when her role changes, or her shift ends on that device: the socket says why."""
    server = two_stations
    anna = Browser(server, server.links["Anna"])
    id = received(server, "hh-3", HERE)
    assert anna.post(f"/requests/{id}/come", minutes="2")[0] == 303
    headers = {"Cookie": anna.cookie}
    address = f"ws://{anna.host}/talk/{id}/live"
    with connect(address, origin=server.address, additional_headers=headers, proxy=None) as socket:  # type: ignore[arg-type]
        assert json.loads(socket.recv(timeout=PATIENCE_SECONDS))["topic"] == "hb", "it is open"
        if how == "her role":
            loket_staff(server, capsys, "role", "Anna", "auditor", "--station", HERE)
        else:
            assert anna.post("/leave")[0] == 303
        began = time.monotonic()
        with pytest.raises(ConnectionClosed, match="4401"):
            while True:
                socket.recv(timeout=PATIENCE_SECONDS)
        assert time.monotonic() - began < 15


def test_who_ends_her_shift_is_not_heard_on_that_device(two_stations):
    """Her page said a moment ago that it can ring: with *End shift* the desk counts on it no more."""
    server = two_stations
    anna = Browser(server, server.links["Anna"])
    rows = sqlite3.connect(server.home / "desk.db")

    def heard_s_ago() -> float:
        row = rows.execute("select last_heard_at from device where helper = 'anna'").fetchone()
        return float("inf") if row is None else time.time() - float(row[0])

    headers = {"Cookie": anna.cookie}
    with connect(f"ws://{anna.host}/feed", origin=server.address, additional_headers=headers, proxy=None) as socket:  # type: ignore[arg-type]
        socket.send("here visible sound")
        until(lambda: heard_s_ago() < 5)
    assert anna.post("/leave")[0] == 303
    assert heard_s_ago() > 10
    rows.close()


def test_a_manager_moves_somebody_and_her_open_page_follows(two_stations, capsys):
    """Bob, a helper, moves nobody; Anna, who has both stations, moves him, and he sees no call of the old one."""
    server = two_stations
    loket_staff(server, capsys, "role", "Anna", "manager", "--station", HERE, "--station", ELSEWHERE)
    anna, bob = Browser(server, server.links["Anna"]), Browser(server, server.links["Bob"])
    assert bob.post("/staff/move", id="anna", station=ELSEWHERE)[0] == 403
    received(server, "hh-3", HERE)
    address, headers = f"ws://{bob.host}/feed?after=-1", {"Cookie": bob.cookie}
    with connect(address, origin=server.address, additional_headers=headers, proxy=None) as socket:  # type: ignore[arg-type]
        assert "flower shop" in socket.recv(timeout=PATIENCE_SECONDS)
        assert anna.post("/staff/move", id="bob")[0] == 400
        status, page = anna.post("/staff/move", id="bob", station=ELSEWHERE)
        assert status == 200
        assert "The stations are changed." in page
        with pytest.raises(ConnectionClosed, match="4401"):
            while True:
                socket.recv(timeout=PATIENCE_SECONDS)
    status, page = bob.get("/")
    assert status == 200
    assert "flower shop" not in page
    assert f"anna  moved to {ELSEWHERE}  bob" in loket_staff(server, capsys, "audit")


def test_badge_and_pin_on_a_shared_device(two_stations, capsys):
    """One tablet, two helpers in turn; a stolen cookie, a dropped device and a wrong PIN open nothing."""
    server = two_stations
    tablet, other = Browser(server), Browser(server)
    assert "not enrolled" in tablet.get("/badge")[1]
    anna = loket_staff(server, capsys, "pin", "Anna")
    bob = loket_staff(server, capsys, "pin", "Bob")
    code = re.search(r"The code is (\S+)\.", loket_staff(server, capsys, "device", "Tablet 1", "--station", HERE))
    assert code is not None
    assert tablet.post("/device", code=code[1])[0] == 303
    assert other.post("/device", code=code[1])[0] == 401, "it is good once"

    def sign_in(browser: Browser, said: str) -> tuple[int, str]:
        number, pin = re.findall(r"\d+", said)[:2]
        return browser.post("/badge", badge=number, pin=pin)

    assert sign_in(other, anna)[0] == 401, "badge and PIN on a device that is not enrolled"
    assert sign_in(tablet, anna)[0] == 200
    assert "On duty: Anna" in tablet.get("/")[1]
    other.cookies["loket_shift"] = tablet.cookies["loket_shift"]
    assert other.get("/")[0] == 401, "the cookie of the shift, stolen"
    assert sign_in(tablet, bob)[0] == 200
    assert "On duty: Bob" in tablet.get("/")[1]

    number = re.findall(r"\d+", anna)[0]
    answers = [tablet.post("/badge", badge=number, pin="0001")[0] for _ in range(6)]
    assert answers == [401] * 5 + [429]
    assert sign_in(tablet, anna)[0] == 429, "the right one must wait too"
    assert "flower shop" not in other.get("/")[1]
    device = re.search(r"device +(\w+): Tablet 1", loket_staff(server, capsys, "list"))
    assert device is not None
    loket_staff(server, capsys, "device", "--drop", device[1])
    assert tablet.get("/")[0] == 401
    trail = loket_staff(server, capsys, "audit")
    assert re.search(r"anna  signed in by badge and PIN  Tablet 1", trail)
    assert "paused after wrong PINs" in trail
    assert re.findall(r"\d+", anna)[1] not in trail


def test_ten_sign_ins_a_minute_from_one_address(two_stations):
    """Guessing links from one place ends; a link that is good still opens."""
    thief = Browser(two_stations)
    answers = [thief.get(f"/enter?key=guess-{n}")[0] for n in range(12)]
    assert answers == [401] * 10 + [429] * 2
    assert Browser(two_stations, two_stations.links["Anna"]).get("/")[0] == 200


def test_a_kiosk_gets_a_token_of_its_own_and_speaks_for_itself_only(two_stations, capsys, tmp_path):
    """With kiosk 4's token nobody calls for kiosk 3, whatever is said; and the shared token speaks for neither."""
    server = two_stations
    said = loket_staff(server, capsys, "kiosk", "b-4", "--station", ELSEWHERE)
    home = tmp_path / "b-4"
    home.mkdir()
    # The kiosk spells its station by a number of the timetable: what counts is what the token says.
    (home / "loket.toml").write_text(
        f'[kiosk]\nid = "b-4"\nstation = "8000044"\n[desk]\nurl = "{server.address}"\n', "utf-8"
    )
    assert enrol.main([said.split()[-1], "--home", str(home)]) == 0
    assert enrol.main([said.split()[-1], "--home", str(home)]) == 1
    assert "lasts ten minutes, works once" in capsys.readouterr().err
    token = (home / enrol.FILE).read_text().strip()
    assert (home / enrol.FILE).stat().st_mode & 0o077 == 0

    caller, told = server.kiosk("b-4", token, "8000044"), []
    caller.follow(told.append)
    caller.call(situation(FakeClock(), "b-4", station="8000044"))
    until(lambda: any(news.state is CallState.RECEIVED for news in told))
    caller.stop()
    rows = sqlite3.connect(server.home / "desk.db")
    assert rows.execute("select station, kiosk from help_request").fetchall() == [(ELSEWHERE, "b-4")]
    rows.close()

    for bearer, claims in ((token, Hello("b-3", station=ELSEWHERE)), ("demo", Hello("b-4", station=ELSEWHERE))):
        with connect(
            f"{server.address.replace('http', 'ws')}/kiosk", additional_headers=_bearer(bearer), proxy=None
        ) as socket:
            socket.send(encode(claims))
            with pytest.raises(ConnectionClosed, match="another kiosk's"):
                socket.recv(timeout=PATIENCE_SECONDS)
    own = enrol.OwnToken(read_settings(home=home), SystemClock("Europe/Berlin"))
    assert own.current() == token
    ninety_days_ago = time.time() - 91 * 86_400
    os.utime(home / enrol.FILE, (ninety_days_ago, ninety_days_ago))
    fresh = own.current()
    assert fresh != token
    assert (home / enrol.FILE).read_text().strip() == fresh
    with connect(
        f"{server.address.replace('http', 'ws')}/kiosk", additional_headers=_bearer(fresh), proxy=None
    ) as socket:
        socket.send(encode(Hello("b-4", station=HERE)))
        socket.recv(timeout=PATIENCE_SECONDS)
        loket_staff(server, capsys, "kiosk", "b-4", "--station", ELSEWHERE, "--drop")
        with pytest.raises(ConnectionClosed, match="this token was revoked"):
            while True:
                socket.recv(timeout=PATIENCE_SECONDS)
    for old in (token, fresh):
        with pytest.raises(InvalidStatus, match="403"):
            WebsocketLink(server.address, old)._connect().__enter__()


def _bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def test_a_kiosk_that_comes_again_and_again_waits_a_little_and_gets_in(two_stations):
    """Its cable may be loose, and there may be a call in its outbox: it is never refused."""
    address = two_stations.address.replace("http", "ws") + "/kiosk"
    waited = []
    for _ in range(7):
        with connect(address, additional_headers=_bearer("demo"), proxy=None) as socket:
            began = time.monotonic()
            socket.send(encode(Hello("hh-9", station=HERE)))
            socket.recv(timeout=PATIENCE_SECONDS)
            waited.append(time.monotonic() - began)
    assert min(waited[5:]) >= 0.5
    assert min(waited[:5]) < 0.5


def test_a_body_that_is_far_too_long_is_not_read(two_stations):
    """Nor one that does not say how long it is."""
    browser = Browser(two_stations)
    assert browser.post("/device", code="x" * 70_000)[0] == 413
    connection = http.client.HTTPConnection(browser.host, timeout=PATIENCE_SECONDS)
    connection.request("POST", "/kiosk/enrol", iter([b"{}"]), encode_chunked=True)
    assert connection.getresponse().status == 411
    connection.close()


def test_a_call_is_taken_from_a_kiosk_that_says_too_much(two_stations):
    """Two hundred frames at once are not all looked at; the call behind them is."""
    call = json.dumps({"v": 1, "kind": "help.call", "id": "1", "kiosk": "hh-9", "at": "2026-11-20T09:30:00+01:00",
        "waited_s": 0, "body": {"language": "nl", "place": "Hall", "station": HERE, "flow": "f", "step": "pay",
        "step_title": "Pay", "since_s": 1, "began_s": 2, "tried": [], "trouble": "", "access": []}})  # fmt: skip
    address = two_stations.address.replace("http", "ws") + "/kiosk"
    with connect(address, additional_headers=_bearer("demo"), proxy=None) as socket:
        socket.send(encode(Hello("hh-9", station=HERE)))
        for _ in range(200):
            socket.send('{"v":1,"kind":"state"}')
        socket.send(call)
        for _ in range(50):
            if json.loads(socket.recv(timeout=PATIENCE_SECONDS))["kind"] == "receipt":
                return
    raise AssertionError("no receipt came")


def test_on_a_network_the_token_that_everybody_knows_opens_nothing(tmp_path):
    """The desk says so by name, and what to do; kiosks with it are refused."""
    home = tmp_path / "desk"
    home.mkdir()
    command = [sys.executable, "-m", "assistance.server", "--home", str(home), "--host", "0.0.0.0", "--port", "0"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        port = process.stdout.readline().strip().rsplit(":", 1)[1]
        with pytest.raises(InvalidStatus, match="403"):
            WebsocketLink(f"http://127.0.0.1:{port}", "demo")._connect().__enter__()
        with pytest.raises(InvalidStatus, match="403"):
            WebsocketLink(f"http://127.0.0.1:{port}", "")._connect().__enter__()
        process.terminate()
        said = process.stderr.read()
    assert 'desk.token is "demo", which everybody knows' in said
    assert "./loket staff kiosk NUMBER" in said


def test_https_with_the_stations_own_authority(tmp_path, capsys):
    """A kiosk that pins it believes this server, and no other; cookies carry the name that no other host can plant."""
    home = tmp_path / "desk"
    assert make_certificate(["--home", str(home), "--host", "localhost", "--host", "127.0.0.1"]) == 0
    assert 'certificate = "tls/desk.pem"' in capsys.readouterr().out
    assert all(file.stat().st_mode & 0o077 == 0 for file in (home / "tls").iterdir())
    settings = '[desk]\ncertificate = "tls/desk.pem"\nkey = "tls/desk.key"\n'
    server = StaffServer(home, settings=settings)
    assert server.address.startswith("https://")
    ca = str(home / "tls" / "ca.pem")
    WebsocketLink(server.address, "demo", ca).open().close()
    assert make_certificate(["--home", str(tmp_path / "other"), "--host", "127.0.0.1"]) == 0
    with pytest.raises(ConnectionError, match="CERTIFICATE_VERIFY_FAILED"):
        WebsocketLink(server.address, "demo", str(tmp_path / "other" / "tls" / "ca.pem")).open()

    trust = ssl.create_default_context(cafile=ca)
    host = urlsplit(server.address).netloc
    connection = http.client.HTTPSConnection(host, context=trust, timeout=PATIENCE_SECONDS)
    connection.request("GET", server.links["Anna"].removeprefix(server.address))
    answer = connection.getresponse()
    answer.read()
    cookie = answer.headers["set-cookie"]
    parts = {part.strip().lower() for part in cookie.split(";")}
    assert cookie.startswith("__Host-loket_shift=")
    assert {"secure", "httponly", "samesite=strict", "path=/"} <= parts
    assert answer.headers["strict-transport-security"]
    connection.request("GET", "/", headers={"Cookie": cookie.split(";")[0]})
    page = connection.getresponse()
    assert page.status == 200
    assert "On duty: Anna" in page.read().decode()
    connection.request("GET", "/", headers={"Cookie": cookie.split(";")[0].removeprefix("__Host-")})
    assert connection.getresponse().status == 401
    connection.close()
    server.stop()


def test_the_command_line_says_what_to_do(tmp_path, capsys):
    """What cannot be done is said in a sentence, with the next command; and nothing is changed."""
    for words, said in (
        (("pin", "nobody"), "Nobody is called nobody here. Who is: ./loket staff list"),
        (("add", "Eve", "--station", "Atlantis"), "This desk does not serve 'Atlantis'. It serves: Köln Hbf"),
        (("device", "--drop", "x"), "There is no shared device x."),
        (("kiosk", "x", "--drop"), "Kiosk x has no token at Köln Hbf."),
    ):
        assert staff.main([*words, "--home", str(tmp_path)]) == 1
        assert said in capsys.readouterr().err
    assert staff.main(["add", "Eve", "--home", str(tmp_path)]) == 0
    assert "Next: ./loket staff pin" in capsys.readouterr().out
    assert staff.main(["add", "eve", "--home", str(tmp_path)]) == 1
    assert staff.main(["passkey-link", "Eve", "--home", str(tmp_path)]) == 1
    assert "helpers have a badge and a PIN" in capsys.readouterr().err
    picture = tmp_path / "badge.svg"
    assert staff.main(["badge", "Eve", "123456", "--picture", str(picture), "--home", str(tmp_path)]) == 0
    assert "<svg" in picture.read_text()
