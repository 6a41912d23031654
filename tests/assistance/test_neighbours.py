"""Nobody of her own station comes: who helps at the station beside it is asked, sees the call, and can take it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("playwright")
from playwright.sync_api import Browser, Page, expect

from assistance.caller.caller import Caller
from assistance.desk.desk import open_desk
from assistance.model import Role
from kiosk.clock import SystemClock
from kiosk.settings import KioskSettings
from tests.assistance.hall import situation
from tests.assistance.process import StaffServer
from tests.clock import FakeClock

pytestmark = pytest.mark.browser
HERE, BESIDE = "Köln Hbf", "Köln Messe/Deutz"  # as in the plan that ships


@pytest.fixture
def server(tmp_path: Path) -> Iterator[StaffServer]:
    """One desk for two stations. Anna works at the other one; Bob, of this one, has not come in."""
    server = StaffServer(tmp_path / "desk", settings=f'[desk]\nstations = ["{HERE}", "{BESIDE}"]\n')
    desk = open_desk(f"sqlite:///{server.home / 'desk.db'}", SystemClock(KioskSettings.timezone), (HERE, BESIDE))
    desk.staff.appoint("anna", Role.HELPER, (BESIDE,))
    desk.requests.close()
    yield server
    server.stop()


@pytest.fixture
def kiosk(server: StaffServer) -> Iterator[Caller]:
    caller = server.kiosk("hh-3", station=HERE)
    yield caller
    caller.stop()


def page_of(browser: Browser, server: StaffServer, name: str) -> Page:
    page = browser.new_context(viewport={"width": 412, "height": 915}).new_page()
    page.set_default_timeout(15_000)
    page.goto(server.links[name])
    page.wait_for_selector("#calls", state="attached")
    return page


def test_a_helper_of_the_station_beside_takes_the_call(server: StaffServer, kiosk: Caller, chromium: Browser):
    """She is asked since nobody else is there; she says that she comes; after a reload it is still hers."""
    anna = page_of(chromium, server, "Anna")
    anna.get_by_role("button", name="Start shift").click()
    anna.get_by_role("button", name="Yes, I heard it").click()
    request = kiosk.call(situation(FakeClock(), station=HERE)).id
    mine = anna.locator(f"#c-{request}")
    expect(mine).to_contain_text("Main hall, beside the flower shop")
    mine.get_by_role("button", name="I am coming").first.click()
    expect(mine).to_have_attribute("data-kind", "mine")
    anna.reload()
    expect(mine).to_have_attribute("data-kind", "mine")


def test_what_she_was_not_asked_she_does_not_see(server: StaffServer, kiosk: Caller, chromium: Browser):
    """Bob of this station is there and has it: the call is none of hers, and no address of it is."""
    bob = page_of(chromium, server, "Bob")
    bob.get_by_role("button", name="Start shift").click()
    bob.get_by_role("button", name="Yes, I heard it").click()
    anna = page_of(chromium, server, "Anna")
    request = kiosk.call(situation(FakeClock(), station=HERE)).id
    theirs = bob.locator(f"#c-{request}")
    theirs.get_by_role("button", name="I am coming").first.click()
    expect(theirs).to_have_attribute("data-kind", "mine")
    assert anna.locator(f"#c-{request}").count() == 0
    headers = {"Origin": server.address}
    taken = anna.request.post(f"{server.address}/requests/{request}/come", form={"minutes": "1"}, headers=headers)
    assert taken.status == 404
