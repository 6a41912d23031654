"""Operators come in with their own accounts, over a real OpenID provider; whoever is on no list does not."""

import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from joserfc.jwk import RSAKey

from assistance.server import HTMX
from kiosk.errors import FaultyFile
from kiosk.settings import read_settings
from tests.assistance.issuer import Issuer
from tests.assistance.process import StaffServer

pytestmark = pytest.mark.slow
STATION = "Köln Hbf"
SETTINGS = """[accounts]
issuer = "{url}"
client = "loket"
secret = "a secret: with %"
people = ["4711=operator@Köln Hbf", "mia@example.com=manager@Köln Hbf"]
claim = "groups"
groups = ["auditors=auditor@Köln Hbf"]
"""


@pytest.fixture
def issuer() -> Iterator[Issuer]:
    issuer = Issuer("loket", "a%20secret%3A%20with%20%25")  # RFC 6749, 2.3.1: both are encoded before they are joined
    yield issuer
    issuer.stop()


@pytest.fixture
def desk(tmp_path: Path, issuer: Issuer) -> Iterator[StaffServer]:
    if not HTMX.exists():
        pytest.skip("htmx is not installed: npm ci --ignore-scripts")
    server = StaffServer(tmp_path / "desk", settings=SETTINGS.format(url=issuer.url))
    yield server
    server.stop(expected=("an account was not let in", "an account cannot be asked for"))


def browser() -> httpx.Client:
    return httpx.Client(follow_redirects=True, timeout=20, trust_env=False)


def sign_in(desk: StaffServer, issuer: Issuer, **person: object) -> httpx.Response:
    """Away to the issuer and back again; then the first page."""
    issuer.person = person
    with browser() as client:
        came = client.get(desk.address + "/account", headers={"Accept-Language": "en"})
        return client.get(desk.address + "/") if came.status_code == 200 else came


def test_an_operator_signs_in_with_her_account(desk: StaffServer, issuer: Issuer):
    """By her subject; she runs the kiosks, and sees no call."""
    page = sign_in(desk, issuer, sub="4711", name="Otto")
    assert page.url.path == "/staff"
    assert "Otto" in page.text
    assert "Kiosks" in page.text
    assert "Add a helper" not in page.text


def test_by_a_verified_address_or_a_group(desk: StaffServer, issuer: Issuer):
    assert (
        "On duty: Mia" in sign_in(desk, issuer, sub="9", name="Mia", email="Mia@example.com", email_verified=True).text
    )
    auditor = sign_in(desk, issuer, sub="10", name="Ada", groups=["cooks", "auditors"])
    assert "Who did what" in auditor.text
    assert "Shared devices" not in auditor.text


def test_who_is_on_no_list_stays_outside(desk: StaffServer, issuer: Issuer):
    """Also who only says that an address is hers."""
    for person in (
        {"sub": "5"},
        {"sub": "5", "email": "mia@example.com"},
        {"sub": "5", "email": "mia@example.com", "email_verified": "true"},
        {"sub": "5", "groups": ["operators"]},
        {"sub": "mallory", "groups": "4711"},
    ):
        refused = sign_in(desk, issuer, **person)
        assert refused.status_code == 403
        assert "Your account is not on the list" in refused.text


def test_what_is_not_signed_dated_and_meant_for_us_is_not_believed(desk: StaffServer, issuer: Issuer):
    """Another key, another audience, issuer or nonce, or yesterday's token."""
    past = int(time.time()) - 3600
    for lie in ({"aud": "other"}, {"iss": "https://evil.example"}, {"nonce": "another"}, {"exp": past},
                {"aud": ["loket", "other"]}):  # fmt: skip
        issuer.lies = lie
        assert sign_in(desk, issuer, sub="4711").status_code == 401, lie
    issuer.lies = {}
    issuer.signs_with = RSAKey.generate_key(2048, {"kid": "1"})
    assert sign_in(desk, issuer, sub="4711").status_code == 401


def test_the_way_back_is_for_the_same_browser_and_once(desk: StaffServer, issuer: Issuer):
    """Nobody is signed in to a thief's account by a link, and nobody comes in twice with one answer."""
    issuer.person = {"sub": "4711", "name": "Otto"}
    with browser() as thief, browser() as victim:
        thief.follow_redirects = False
        away = thief.get(desk.address + "/account")
        back = thief.get(away.headers["location"]).headers["location"]
        assert victim.get(back).status_code == 400
        assert thief.get(back).status_code == 400, "it was used up"
        assert thief.get(desk.address + "/account/back?code=x&state=").status_code == 400
        again = thief.get(thief.get(desk.address + "/account").headers["location"]).headers["location"]
        assert thief.get(again.replace("iss=", "iss=x")).status_code == 400


def test_an_issuer_that_is_away_is_said_in_words(desk: StaffServer, issuer: Issuer):
    issuer.stop()
    with browser() as client:
        away = client.get(desk.address + "/account", headers={"Accept-Language": "en"})
    assert away.status_code == 503
    assert "cannot be reached" in away.text


def test_a_list_that_says_nothing_is_a_fault(tmp_path: Path):
    """File, line and cure; and no issuer that could be overheard."""
    (tmp_path / "loket.toml").write_text(
        '[accounts]\nissuer = "http://accounts.example"\npeople = ["otto=king"]\n', "utf-8"
    )
    with pytest.raises(FaultyFile) as faulty:
        read_settings(home=tmp_path)
    said = str(faulty.value)
    assert "overheard" in said
    assert "'otto=king' does not say who comes in as what" in said
