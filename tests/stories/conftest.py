"""A fresh kiosk for each story."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from tests.stories.stage import Stage, open_stage


@pytest.fixture(scope="session")
def qapp_cls() -> type[QGuiApplication]:
    return QGuiApplication


@pytest.fixture
def stage(qapp: QGuiApplication, home: Path) -> Iterator[Stage]:
    with open_stage(home) as stage:
        yield stage


@pytest.fixture
def stage_with_card_by_hand(qapp: QGuiApplication, home: Path) -> Iterator[Stage]:
    with open_stage(home, card_by_hand=True) as stage:
        yield stage
