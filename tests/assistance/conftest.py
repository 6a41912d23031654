"""The hall, a real staff server, and a real browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from assistance.server import HTMX
from tests.assistance.hall import Hall
from tests.assistance.process import CHROMIUM, QUIET, StaffServer
from tests.assistance.room import Room
from tests.postgres import Postgres, need

ENGINES = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """One PostgreSQL server of these tests' own."""
    server = Postgres(need())
    yield server
    server.stop()


@pytest.fixture(params=ENGINES)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty database: of a file, then on PostgreSQL. What uses it is tried on both."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'desk.db'}"
        return
    server: Postgres = request.getfixturevalue("postgres")
    name = server.database()
    yield server.url(name)
    server.drop(name)


@pytest.fixture
def hall(tmp_path: Path, database: str) -> Iterator[Hall]:
    """A station hall with a desk; on both databases."""
    hall = Hall(tmp_path, database)
    yield hall
    hall.close()


@pytest.fixture
def file_hall(tmp_path: Path) -> Iterator[Hall]:
    """A station hall whose desk is a file."""
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


@pytest.fixture
def room(server: StaffServer, chromium: Browser) -> Iterator[Room]:
    """Helpers with their devices, and a kiosk."""
    room = Room(server, chromium)
    yield room
    room.close()
