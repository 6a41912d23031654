"""The code for the helper who is coming: what the kiosk shows is what the desk accepts, and what a camera opens."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from assistance.arrival import key_of, kiosk_code
from assistance.desk.desk import metadata
from assistance.desk.tokens.store import KioskTokens
from assistance.model import Helper, HelpRequest, Proof
from assistance.web.proofs import MOST_WRONG, Proofs
from kiosk.barcode.symbol import read
from kiosk.database import open_database
from kiosk.settings import DeskSettings
from tests.assistance.hall import situation
from tests.clock import FakeClock
from ui.arrival_code import _path, forget_paths, path_of, picture_of

CLOCK = FakeClock()
ANNA, BOB = Helper("anna", "Anna"), Helper("bob", "Bob")
CALL = HelpRequest("r1", situation(CLOCK), CLOCK.now())
DESK = DeskSettings(url="https://help.station.example:8765/", token="of this kiosk")


@pytest.fixture
def tokens(tmp_path: Path) -> Iterator[KioskTokens]:
    """A desk at which no kiosk has a token of its own yet."""
    engine = open_database(f"sqlite:///{tmp_path / 'desk.db'}", metadata)
    yield KioskTokens(engine)
    engine.dispose()


def test_the_desk_accepts_what_the_kiosk_shows(tokens: KioskTokens):
    """Both work it out from the token that all kiosks share: it never travels. Each call has a code of its own."""
    proofs, digits = Proofs(tokens, DESK.token), kiosk_code(key_of(DESK.token), "r1")
    assert (len(digits), digits.isdigit()) == (4, True)
    assert proofs.check(CALL, ANNA, f" {digits} ") is Proof.CODE
    assert proofs.check(replace(CALL, id="r2"), ANNA, digits) is None
    assert Proofs(tokens, "of another").check(CALL, ANNA, digits) is None
    assert Proofs(tokens, "").check(CALL, ANNA, digits) is None


def test_a_kiosk_with_a_token_of_its_own_shows_its_own_code(tokens: KioskTokens):
    """Also while the token is changed for a fresh one; what all share is good for it no more."""
    there, now = CALL.situation, CLOCK.now()
    proofs, first = Proofs(tokens, DESK.token), tokens.make(there.station, there.kiosk, now)
    second = tokens.make(there.station, there.kiosk, now, beside=first)
    for token in (first, second):
        assert proofs.check(CALL, ANNA, kiosk_code(key_of(token), "r1")) is Proof.CODE
    assert proofs.check(CALL, ANNA, kiosk_code(key_of(DESK.token), "r1")) is None


def test_whoever_guesses_stops_soon(tokens: KioskTokens):
    """Five wrong ones, and even the right one is not taken any more from her; a colleague's is."""
    proofs, digits = Proofs(tokens, DESK.token), kiosk_code(key_of(DESK.token), "r1")
    for _ in range(MOST_WRONG):
        assert proofs.check(CALL, ANNA, "badge 12") is None
    assert proofs.check(CALL, ANNA, digits) is None
    assert proofs.check(CALL, BOB, digits) is Proof.CODE


def test_a_camera_opens_the_page_with_the_code():
    """The picture holds the address of the page."""
    rows = picture_of(DESK, "4711")
    assert read(_drawn(rows), slips=True) == (b"https://help.station.example:8765/?code=4711",)


def test_a_desk_that_no_telephone_finds_has_no_picture():
    """On one machine the digits are enough."""
    assert picture_of(DeskSettings(), "4711") == ()


def _drawn(rows: tuple[str, ...]) -> Image.Image:
    side, quiet = 8, 4
    picture = Image.new("L", ((len(rows) + 2 * quiet) * side,) * 2, 255)
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            if dark == "1":
                left, top = (x + quiet) * side, (y + quiet) * side
                picture.paste(0, (left, top, left + side, top + side))
    return picture


def test_a_code_is_drawn_once_and_forgotten_with_its_traveller():
    """The screen is drawn at each touch; the path of a ticket must not outlive its visit."""
    forget_paths()
    rows = ("101", "011")
    assert path_of(rows) == path_of(rows) == {"path": "M0 0h1v1h-1zM2 0h1v1h-1zM1 1h2v1h-2z", "modules": 2}
    assert (_path.cache_info().hits, _path.cache_info().currsize) == (1, 1)
    forget_paths()
    assert _path.cache_info().currsize == 0
