"""The manager's page in a real browser: she reads it on any size, and nobody else does."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

pytest.importorskip("playwright")
from playwright.sync_api import Browser, Page, expect

from assistance.desk.desk import open_desk
from assistance.model import Role
from kiosk.clock import SystemClock
from kiosk.settings import KioskSettings
from tests.assistance.process import StaffServer
from tests.assistance.test_board import PC, PHONE, ZOOMED, violations
from tests.reports.station import STATION, busy_weeks

pytestmark = pytest.mark.browser
LAST_WEEK = SystemClock(KioskSettings.timezone).now().date() - timedelta(days=7)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[StaffServer]:
    """A desk with two busy weeks behind it; Anna is its manager, Bob a helper."""
    server = StaffServer(tmp_path / "desk", settings=f'[kiosk]\nstation = "{STATION}"\n')
    desk = open_desk(f"sqlite:///{server.home / 'desk.db'}", SystemClock(KioskSettings.timezone), (STATION,))
    busy_weeks(desk.engine, LAST_WEEK - timedelta(days=LAST_WEEK.weekday()))
    desk.staff.appoint("anna", Role.MANAGER, (STATION,))
    desk.requests.close()
    yield server
    server.stop()


def page_of(browser: Browser, server: StaffServer, name: str, size: dict[str, int], **kind: str) -> Page:
    """A browser in which `name` has signed in."""
    page = browser.new_context(viewport=size, **kind).new_page()
    page.goto(server.links[name])
    page.wait_for_selector("#calls", state="attached")
    return page


@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "light"), (PC, "dark"), (ZOOMED, "light")])
def test_a_manager_reads_why_people_call(
    server: StaffServer, chromium: Browser, size: dict[str, int], scheme: str
) -> None:
    """From the list of calls to last week's report; every picture has its numbers beside it, and nothing is cut off."""
    page = page_of(chromium, server, "Anna", size, color_scheme=scheme)
    page.get_by_role("link", name="Reports").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Help at {STATION}")
    page.goto(f"{server.address}/reports?period={LAST_WEEK:%G-W%V}")
    for title in (
        "Which step to mend first",
        "One helper more or less",
        "Why, place by place",
        "How we know that somebody came",
    ):
        expect(page.get_by_role("heading", name=title)).to_be_visible()
    pictures = page.locator("svg[role=img]")
    assert pictures.count() >= 8
    for n in range(pictures.count()):
        assert pictures.nth(n).locator("title").text_content(), "a picture says what it is"
        assert pictures.nth(n).locator("xpath=ancestor::section//table").count() == 1, "its numbers stand beside it"
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    assert violations(page) == []


def test_a_helper_has_no_reports_and_a_manager_none_of_elsewhere(server: StaffServer, chromium: Browser) -> None:
    """Refused by the server, whatever the page shows."""
    bob = page_of(chromium, server, "Bob", PC)
    assert bob.get_by_role("link", name="Reports").count() == 0
    assert bob.request.get(f"{server.address}/reports").status == 403
    assert bob.request.get(f"{server.address}/reports.csv").status == 403
    anna = page_of(chromium, server, "Anna", PC)
    assert anna.request.get(f"{server.address}/reports?station=Bonn").status == 403
    assert anna.request.get(f"{server.address}/reports?period=yesterday").status == 400
    stranger = chromium.new_context().new_page()
    assert stranger.request.get(f"{server.address}/reports").status == 401


def test_the_numbers_go_into_a_spreadsheet(server: StaffServer, chromium: Browser) -> None:
    """The same tables as on the page, under the name of the period."""
    anna = page_of(chromium, server, "Anna", PC)
    answer = anna.request.get(f"{server.address}/reports.csv?period={LAST_WEEK:%G-W%V}")
    assert answer.headers["content-disposition"].startswith('attachment; filename="loket-')
    assert "Which step to mend first" in answer.text()
    assert "anna" not in answer.text().casefold(), "no helper is named"
