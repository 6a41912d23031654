"""The terminal on the wall, for every story about ZVT."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.devices.payment.hall import TerminalOnTheWall, forget_all


@pytest.fixture
def wall(tmp_path: Path) -> Iterator[TerminalOnTheWall]:
    wall = TerminalOnTheWall(tmp_path)
    yield wall
    wall.unplug()
    forget_all()
