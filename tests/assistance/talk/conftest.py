"""A whole kiosk, a real staff server and a helper's real browser, in one test."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from PySide6.QtGui import QGuiApplication

from kiosk.settings import DeskSettings, DeviceSettings, PanelSettings, Settings
from tests.assistance.process import StaffServer
from ui.app import App
from ui.robot import Robot
from ui.stage import open_app
from ui.view import view_of

PATIENCE = 20.0  # seconds
PHONE = {"width": 412, "height": 915}
PANELS = {"portrait": PanelSettings(1080, 1920, 559.0), "small": PanelSettings(1280, 800, 380.0)}


class Meeting:
    """A traveller at her kiosk, and Anna with her phone. Both live while one waits."""

    def __init__(self, app: App, page: Page) -> None:
        self.app = app
        self.page = page
        self.robot = Robot(app.window)
        self.aloud: list[str] = []
        app.talk_link.told.connect(self.aloud.append)

    def until(self, holds: Callable[[], Any], why: str = "") -> Any:
        """Wait until `holds()`."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            self.live(0.02)
            found = holds()
            if found:
                return found
        raise AssertionError(f"never came: {why}")

    def live(self, seconds: float) -> None:
        """Both sides go on for so long."""
        end = time.monotonic() + seconds
        while True:
            QGuiApplication.processEvents()
            self.page.wait_for_timeout(5)
            if time.monotonic() >= end:
                return

    def touch(self, name: str) -> None:
        """A finger on the control of this accessible name."""
        self.robot.touch(name)
        self.live(0.05)

    def see(self, selector: str, text: str = "") -> None:
        """Wait until Anna's page shows it."""
        found = self.page.locator(selector)
        self.until(lambda: found.count() and found.first.is_visible() and text in found.first.inner_text(), selector)

    def call(self) -> None:
        """She calls; Anna takes it, and opens the talk."""
        self.app.presenter.act("help")
        self.see(".card[data-kind=waiting]")
        self.page.locator(".card[data-kind=waiting] button.big").click()
        self.see(".card[data-kind=mine] a[data-talk]")
        self.page.locator(".card[data-kind=mine] a[data-talk]").click()
        self.until(lambda: self.app.talk_link.session.open, "her page is open")

    @property
    def title(self) -> str:
        """What stands where the news of the call stand."""
        presenter = self.app.presenter
        return str(view_of(presenter.prompt, presenter.frame, presenter.texts)["helping"]["title"])


@pytest.fixture
def meet(server: StaffServer, chromium: Browser, qapp: QGuiApplication, home: Path) -> Iterator[Callable[..., Meeting]]:
    """Makes a meeting; `panel` is one of PANELS, `size` the helper's screen, `desk` the server that she is on."""
    closing: list[Any] = []

    def make(
        panel: str = "portrait", size: dict[str, int] = PHONE, desk: StaffServer | None = None, **kind: Any
    ) -> Meeting:
        devices = DeviceSettings(sound="none", **kind)
        settings = replace(Settings(home), desk=DeskSettings(url=server.address), devices=devices, panel=PANELS[panel])
        opened = open_app(settings)
        app = opened.__enter__()
        closing.append(lambda: opened.__exit__(None, None, None))
        context = chromium.new_context(viewport=size, permissions=["microphone"])  # type: ignore[arg-type]
        closing.append(context.close)
        page = context.new_page()
        page.goto((desk or server).links["Anna"])
        page.wait_for_selector("#calls", state="attached")
        meeting = Meeting(app, page)
        meeting.until(lambda: app.presenter.prompt is not None and app.presenter.prompt.step == "welcome", "welcome")
        return meeting

    yield make
    for close in reversed(closing):
        close()
