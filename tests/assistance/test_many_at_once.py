"""A train is cancelled, and everybody calls in the same moment: each page shows each call once, and at once."""

from collections.abc import Iterator

import pytest

pytest.importorskip("playwright")
from playwright.sync_api import Browser, expect

from assistance.caller.caller import Caller
from tests.assistance.hall import situation
from tests.assistance.process import StaffServer
from tests.clock import FakeClock

pytestmark = pytest.mark.browser
KIOSKS = 12


@pytest.fixture
def kiosks(server: StaffServer) -> Iterator[list[Caller]]:
    callers = [server.kiosk(f"k-{n}") for n in range(KIOSKS)]
    yield callers
    for caller in callers:
        caller.stop()


def test_twelve_calls_in_one_moment(server: StaffServer, kiosks: list[Caller], chromium: Browser):
    """What comes together is sent together; what a page has shown it does not ask for again after a reload."""
    page = chromium.new_context(viewport={"width": 412, "height": 915}).new_page()
    page.goto(server.links["Anna"])
    page.wait_for_selector("#calls", state="attached")
    made = {caller.call(situation(FakeClock(), f"k-{n}")).id for n, caller in enumerate(kiosks)}
    expect(page.locator(".card")).to_have_count(KIOSKS, timeout=20_000)
    shown = page.evaluate("[...document.querySelectorAll('.card')].map((card) => card.id.slice(2))")
    assert set(shown) == made
    expect(page.get_by_role("status")).to_contain_text(f"{KIOSKS} people are waiting.")
    page.reload()
    expect(page.locator(".card")).to_have_count(KIOSKS, timeout=20_000)
