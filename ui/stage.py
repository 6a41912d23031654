"""A whole kiosk in this process, for robots: the real parts, and a card that is held to the terminal by itself."""

from collections.abc import Iterator
from contextlib import contextmanager

from assistance.caller.caller import open_caller
from kiosk.assembly import assemble
from kiosk.clock import SystemClock
from kiosk.devices.cabinet import open_cabinet
from kiosk.settings import Settings
from ui.app import App, Wings
from ui.tasks import Tasks
from ui.window import ROBOT_MANNERS, Window
from voice.assembly import open_voice

CARD_AFTER_SECONDS = 1.5  # long enough for a picture of the screen that waits for it


@contextmanager
def open_app(settings: Settings, card_after_seconds: float | None = CARD_AFTER_SECONDS) -> Iterator[App]:
    """A whole kiosk in this process, for robots. Needs a QGuiApplication."""
    clock = SystemClock(settings.kiosk.timezone)
    cabinet = open_cabinet(settings, clock, card_after_seconds)
    wings = Wings(assemble(settings, clock, cabinet), open_caller(settings, clock), open_voice(settings))
    app = App(settings, clock, wings, Window(settings.panel, ROBOT_MANNERS), Tasks("core"))
    try:
        app.start()
        yield app
    finally:
        app.close()
