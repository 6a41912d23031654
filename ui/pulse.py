"""The pulse of the screen, for whoever keeps it alive: it beats only when a frame that was asked for really came."""

import os
from contextlib import suppress

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

from ui.keeper import PULSE
from ui.window import Window

EVERY_MS = 250


class Pulse(QObject):
    """Asks for a frame four times a second. A window that nobody can see is never drawn: then Qt's loop alone beats."""

    def __init__(self, window: Window, descriptor: int | None) -> None:
        super().__init__()
        self._window = window
        self._descriptor = descriptor
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self._ask)
        if descriptor is not None:
            os.set_blocking(descriptor, False)
            window.drawn.connect(self._beat)
            self._timer.start()

    def stop(self) -> None:
        """The screen is about to end, and need not be watched any more."""
        self._timer.stop()

    def _ask(self) -> None:
        if self._window.quick.isExposed():
            self._window.quick.update()
        else:
            self._beat()

    def _beat(self) -> None:
        """Who does not read it now has enough to read. When our parent has gone, we end too."""
        if self._descriptor is None:
            return
        try:
            with suppress(BlockingIOError):
                os.write(self._descriptor, b".")
        except BrokenPipeError:
            self._descriptor = None
            QGuiApplication.exit(1)


def descriptor(name: str) -> int | None:
    """The descriptor that our parent gave us by this name (`PULSE`, `MEMORY`); None where we have no such parent."""
    said = os.environ.get(name, "")
    return int(said) if said.isdigit() else None


def pulse_of(window: Window) -> Pulse:
    """The pulse of this window, for our parent if we have one."""
    return Pulse(window, descriptor(PULSE))
