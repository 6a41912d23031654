"""A fresh kiosk for each story."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.settings import Settings
from kiosk.timetable.shipped import open_timetable
from tests.stories.stage import Stage, open_stage


@pytest.fixture(scope="session")
def qapp_cls() -> type[QGuiApplication]:
    return QGuiApplication


@pytest.fixture(scope="session")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which the demo timetable was imported: once for all stories."""
    home = tmp_path_factory.mktemp("imported")
    open_timetable(Settings(home))
    return home


@pytest.fixture
def home(imported: Path, tmp_path: Path) -> Path:
    for file in imported.iterdir():
        shutil.copy(file, tmp_path)
    return tmp_path


@pytest.fixture
def stage(qapp: QGuiApplication, home: Path) -> Iterator[Stage]:
    with open_stage(home) as stage:
        yield stage


@pytest.fixture
def stage_with_card_by_hand(qapp: QGuiApplication, home: Path) -> Iterator[Stage]:
    with open_stage(home, card_by_hand=True) as stage:
        yield stage
