"""A panel to touch: one window for each panel size, kept for the whole run, always shown afresh."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.settings import PanelSettings
from tests.clock import FakeClock
from tests.ui.prompts import views, words
from ui.manners import ROBOT_MANNERS, Manners
from ui.window import Window

PANELS = {
    "portrait": PanelSettings(1080, 1920, 559.0),
    "small": PanelSettings(1280, 800, 380.0),
    "wide": PanelSettings(1920, 1080, 559.0),
    "square": PanelSettings(1024, 768, 380.0),  # 15 inches, as bank machines have: 304 x 228 mm
}
WORDS = words()


class Panel:
    """A window, a finger, and what was heard of it."""

    def __init__(self, window: Window, qtbot: QtBot) -> None:
        self.window = window
        self.heard: list[tuple[str, str]] = []
        self._qtbot = qtbot

    def hear(self, action: str, argument: str) -> None:
        self.heard.append((action, argument))

    @property
    def answers(self) -> list[tuple[str, str]]:
        """What was heard, without the mere touches."""
        return [said for said in self.heard if said[0] != "touched"]

    def show(self, name: str, language: str = "en", theme: str = "light", scale: float = 1.0) -> None:
        self.window.show(views(language, WORDS.texts(language), theme, scale)[name])
        self._qtbot.wait(1)

    def middle(self, name: str) -> QPointF:
        item = self.window.item(name)
        assert item is not None, f"no {name} among {[i.objectName() for i in self.window.items() if i.objectName()]}"
        return item.mapToScene(QPointF(item.width() / 2, item.height() / 2))

    def press(self, name: str) -> None:
        self._finger(QTest.mousePress, self.middle(name))

    def release(self, at: QPointF) -> None:
        self._finger(QTest.mouseRelease, at)

    def tap(self, name: str) -> None:
        self.tap_at(self.middle(name))

    def tap_at(self, at: QPointF) -> None:
        self._finger(QTest.mousePress, at)
        self._finger(QTest.mouseRelease, at)

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(self.window.quick, key)
        self._qtbot.wait(1)

    def _finger(self, act: Callable[..., None], at: QPointF) -> None:
        act(self.window.quick, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at.toPoint())
        self._qtbot.wait(1)


@pytest.fixture(scope="session")
def qapp_cls() -> type[QGuiApplication]:
    return QGuiApplication


@pytest.fixture(scope="session")
def windows(qapp: QGuiApplication) -> Iterator[Callable[[str], Window]]:
    """The window of a panel, by its name in PANELS; made when it is first asked for."""
    made: dict[str, Window] = {}

    def window(name: str) -> Window:
        if name not in made:
            made[name] = Window(PANELS[name], ROBOT_MANNERS)
        return made[name]

    yield window
    for one in made.values():
        one.close()


@pytest.fixture
def alone(windows: Callable[[str], Window]) -> Iterator[Callable[[str], Window]]:
    """The window of a panel; hidden afterwards, so that keys go to the panel of the next story."""
    used: set[str] = set()

    def window(name: str) -> Window:
        used.add(name)
        return windows(name)

    yield window
    for name in used:
        windows(name).spoken.clear()
        windows(name).show(views("en", WORDS.texts("en"))["thanks"])
        windows(name).quick.hide()


@pytest.fixture
def panel(windows: Callable[[str], Window], qtbot: QtBot) -> Iterator[Panel]:
    """The 22 inch panel, with no delays."""
    found = Panel(windows("portrait"), qtbot)
    found.window.acted.connect(found.hear)
    found.show("thanks")
    found.window.rest()
    yield found
    found.window.acted.disconnect(found.hear)


@pytest.fixture
def shaky(qtbot: QtBot) -> Iterator[tuple[Panel, FakeClock]]:
    """A panel with its manners for unsteady hands, and the clock that they go by."""
    clock = FakeClock()
    window = Window(PANELS["portrait"], Manners(fade=0), clock.seconds)
    found = Panel(window, qtbot)
    window.acted.connect(found.hear)
    yield found, clock
    window.close()
