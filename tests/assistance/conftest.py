"""The hall, a real staff server, and a real browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistance.server import HTMX
from tests.assistance.hall import Hall
from tests.assistance.process import CHROMIUM, QUIET, StaffServer


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    """A station hall with a desk."""
    hall = Hall(tmp_path)
    yield hall
    hall.close()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[StaffServer]:
    """A staff server in a process of its own; it must not complain."""
    if not HTMX.exists():
        pytest.skip("htmx is not installed: npm ci --ignore-scripts")
    server = StaffServer(tmp_path / "desk")
    yield server
    server.stop()


@pytest.fixture(scope="session")
def chromium() -> Iterator[object]:
    """One headless Chromium for all tests."""
    if not CHROMIUM.exists():
        pytest.skip(f"there is no {CHROMIUM}")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=QUIET)
        yield browser
        browser.close()
