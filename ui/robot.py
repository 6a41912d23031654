"""A traveller without a body: finds what is on the panel by its accessible name, and touches it or presses keys."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QPointF, Qt, QTimer
from PySide6.QtGui import QAccessible, QKeyEvent, QMouseEvent
from PySide6.QtQuick import QQuickItem

from ui.audit import in_sight, name_of
from ui.window import Window

PATIENCE_SECONDS = 20.0


class Lost(AssertionError):  # noqa: N818
    """What the traveller looked for is not on the panel; says what is."""


class Robot:
    """Counts its touches, as the report of the tour does. Acts on real events, so that Qt does the hit test."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.touches = 0

    def until(self, condition: Callable[[], bool], what: str, seconds: float = PATIENCE_SECONDS) -> None:
        """Let the kiosk work until `condition` holds. Raises Lost after `seconds`."""
        loop, clock = QEventLoop(), QTimer()
        clock.setSingleShot(True)
        clock.timeout.connect(loop.quit)
        look = QTimer()

        def look_now() -> None:
            if condition():
                loop.quit()

        look.timeout.connect(look_now)
        clock.start(int(seconds * 1000))
        look.start(5)
        if not condition():
            loop.exec()
        look.stop()
        if not condition():
            raise Lost(f"{what} did not happen in {seconds:.0f} s; on the panel: {self.names()}")

    def settle(self, milliseconds: int = 30) -> None:
        """Let the kiosk draw."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def names(self) -> list[str]:
        """The accessible names of all that can be touched now, in the order of reading."""
        return [
            name for item in self.window.items() if item.isEnabled() and (name := name_of(item)) and _pressable(item)
        ]

    def reads(self, text: str) -> bool:
        """Whether these words are on the panel."""
        return any(text in name_of(item) for item in self.window.items())

    def find(self, name: str) -> QQuickItem:
        """The control of this accessible name, or whose name begins so. Raises Lost."""
        items = [item for item in self.window.items() if item.isEnabled() and _pressable(item)]
        names = [(name_of(item), item) for item in items]
        found = [item for said, item in names if said == name] or [
            item for said, item in names if said.startswith(name)
        ]
        if found:
            return found[0]
        raise Lost(f"nothing called {name!r} can be touched; there is: {self.names()}")

    def touch(self, name: str) -> None:
        """Touch the control of this accessible name with a finger, in its middle; lead the page to its part first."""
        self.until(lambda: self._there(name), f"{name!r}")
        self._turn_to(name)
        self.touch_at(self.place_of(name))
        self.settle()

    def _turn_to(self, name: str) -> None:
        for turn in ("above", "below"):
            while not in_sight(self.find(name)) and (control := self.window.item(turn)) and control.isEnabled():
                self.touch_at(control.mapToScene(QPointF(control.width() / 2, control.height() / 2)))
                self.settle()

    def place_of(self, name: str) -> QPointF:
        """The middle of a control, on the panel."""
        item = self.find(name)
        return item.mapToScene(QPointF(item.width() / 2, item.height() / 2))

    def touch_at(self, place: QPointF) -> None:
        """Put a finger down here, and lift it."""
        self.touches += 1
        self.finger(QEvent.Type.MouseButtonPress, place)
        self.finger(QEvent.Type.MouseButtonRelease, place)

    def finger(self, what: QEvent.Type, place: QPointF) -> None:
        """One half of a touch."""
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        held = left if what == QEvent.Type.MouseButtonPress else none
        event = QMouseEvent(what, place, place, place, left, held, Qt.KeyboardModifier.NoModifier)
        QCoreApplication.sendEvent(self.window.quick, event)

    def key(self, key: Qt.Key) -> None:
        """Press one of the five keys."""
        for what in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(self.window.quick, QKeyEvent(what, key, Qt.KeyboardModifier.NoModifier))
        self.settle()

    def key_to(self, name: str) -> None:
        """Go on with the "next" key until the focus is on this control, then press "enter"."""
        self.until(lambda: self._there(name), f"{name!r}")
        for _ in range(80):
            item = self.window.quick.activeFocusItem()
            if item is not None and name_of(item).startswith(name):
                self.key(Qt.Key.Key_Return)
                return
            self.key(Qt.Key.Key_Down)
        raise Lost(f"the keys do not lead to {name!r}; there is: {self.names()}")

    def picture(self, file: Path) -> None:
        """Save what is on the panel."""
        file.parent.mkdir(parents=True, exist_ok=True)
        self.settle(60)
        self.window.grab().save(str(file))

    def _there(self, name: str) -> bool:
        try:
            self.find(name)
        except Lost:
            return False
        return True


def _pressable(item: QQuickItem) -> bool:
    found = QAccessible.queryAccessibleInterface(item)
    return found is not None and found.role() in (QAccessible.Role.Button, QAccessible.Role.CheckBox)
