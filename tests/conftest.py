"""What every test may count on: a screen without a display, and no unexpected error in the log."""

import logging
import os
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from kiosk.settings import Settings
from kiosk.timetable.shipped import open_timetable
from tests.accessibility.ledger import Ledger
from tests.clock import ZONE, FakeClock

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--proofs", type=Path, help="write down which accessibility requirement each test proves")
    parser.addoption("--whole", action="store_true", help="the robots play every errand in every language: minutes")


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(Ledger(config.getoption("--proofs")))


SHARED = Path(__file__).parents[2] / "shared" / "data"


@pytest.fixture(autouse=True)
def _no_unexpected_errors(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """An error in the log that a test did not ask for is a failure: a bug told nobody is still a bug."""
    yield
    unexpected = [
        record.getMessage()
        for record in caplog.get_records("call")
        if record.levelno >= logging.ERROR and not getattr(record, "expected", False)
    ]
    allowed = getattr(caplog, "allowed_errors", ())
    assert not [text for text in unexpected if not any(word in text for word in allowed)]


@pytest.fixture
def shared() -> Path:
    """Real feeds and stations beside the repository."""
    if not SHARED.is_dir():
        pytest.skip("the real feeds of ../shared/data are not on this machine")
    return SHARED


@pytest.fixture(scope="session")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which the demo timetable was imported: once for all stories."""
    home = tmp_path_factory.mktemp("imported")
    open_timetable(Settings(home), clock=FakeClock(datetime(2026, 1, 1, tzinfo=ZONE)))  # before any test's day
    return home


@pytest.fixture
def home(imported: Path, tmp_path: Path) -> Path:
    for file in imported.iterdir():
        shutil.copy(file, tmp_path)
    return tmp_path
