"""A kiosk in a hall with a counter, that sells everything in all its languages; its card reader waits for a card."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from tests.stories.stage import Stage, open_stage

LANGUAGES = ("en", "nl", "de", "sv", "fi", "nb")


@pytest.fixture
def hall(qapp: QGuiApplication, home: Path) -> Iterator[Stage]:
    """Opened once for each test; each traveller's visit is a new one."""
    with open_stage(home, LANGUAGES, card_by_hand=True, ways=("card", "counter")) as stage:
        yield stage


@pytest.fixture
def whole(pytestconfig: pytest.Config) -> bool:
    """Whether all is played, in all languages: `--whole`."""
    return bool(pytestconfig.getoption("--whole"))
