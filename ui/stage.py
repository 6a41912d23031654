"""A whole kiosk in this process, for robots: the real parts, and a card that is held to the terminal by itself."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from kiosk.clock import SystemClock
from kiosk.settings import Settings
from ui.app import App
from ui.manners import ROBOT_MANNERS
from ui.tasks import Tasks
from ui.window import Window
from ui.wings import open_wings

CARD_AFTER_SECONDS = 1.0  # long enough for a picture of the screen that waits for it


@contextmanager
def open_app(
    settings: Settings, card_after_seconds: float = CARD_AFTER_SECONDS, *, listens: bool = False
) -> Iterator[App]:
    """Open it, greet the first traveller, close it at the end. Needs a QGuiApplication.

    `listens`: with an ear, as the settings have it; robots touch, and need no recogniser beside them.
    """
    settings = settings if listens else replace(settings, voice=replace(settings.voice, listen="off"))
    clock = SystemClock(settings.kiosk.timezone)
    wings = open_wings(settings, clock, card_after_seconds)
    app = App(settings, clock, wings, Window(settings.panel, ROBOT_MANNERS), Tasks("core"))
    try:
        app.start()
        yield app
    finally:
        app.close()
