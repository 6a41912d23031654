"""Helpers with their devices in real browsers, kiosks that call them, and what a page must never do."""

from collections.abc import Sequence

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, Route

from assistance.caller.caller import Caller
from assistance.desk.desk import open_desk
from assistance.model import HelpRequest, Role
from kiosk.clock import SystemClock
from kiosk.settings import KioskSettings
from tests.assistance.hall import situation
from tests.assistance.process import ROOT, StaffServer
from tests.clock import FakeClock

PHONE = {"width": 412, "height": 915}
PC = {"width": 1440, "height": 900}
ZOOMED = {"width": 320, "height": 256}  # 1280 x 1024 at 400 %
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
AXE_RUN = """() => axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    rules: {"color-contrast-enhanced": {enabled: true}},
}).then((found) => found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target).join(" ")}`))"""
CUT_OFF = ("WebSocket connection to", "net::ERR_")  # what a browser says of a dead desk


class Late:
    """A file of the page that a poor network brings later."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._held: list[Route] = []
        self._come = False

    def hold(self, route: Route) -> None:
        """Keep it back, until it may come."""
        if self._come:
            route.continue_()
        else:
            self._held.append(route)

    def come(self) -> None:
        """The network brings it, this time and from now on."""
        self._come = True
        while self._held:
            self._held.pop().continue_()


class Room:
    """Helpers with their devices, and one kiosk on the map. What a page's console says must be expected."""

    def __init__(self, server: StaffServer, browser: Browser) -> None:
        self.server = server
        self._browser = browser
        self._contexts: list[BrowserContext] = []
        self._kiosks: dict[str, Caller] = {}
        self._said: list[str] = []
        self._sent: dict[Page, set[str]] = {}
        self.expected: tuple[str, ...] = ()
        self.news: list[object] = []
        self.kiosk = self.another("demo-1")
        self.kiosk.follow(self.news.append)

    def device(
        self, name: str, size: dict[str, int] = PHONE, script: str = "", late: Late | None = None, **kind: object
    ) -> Page:
        """A browser that opened the sign-in link of `name`, and shows the board. `script` runs before the page's.

        What is `late` has not come yet.
        """
        context = self._browser.new_context(viewport=size, **kind)  # type: ignore[arg-type]
        self._contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self._said.append(str(error)))
        if script:
            page.add_init_script(script)
        if late is not None:
            page.route(late.address, late.hold)
        sent: set[str] = set()
        page.on("websocket", lambda socket: socket.on("framesent", lambda frame: sent.add(str(frame))))
        page.goto(self.server.links[name])
        page.wait_for_selector("#calls", state="attached")
        self._sent[page] = sent
        if late is None:
            self._heard(page, "here visible")
        return page

    def begin(self, page: Page) -> None:
        """She starts her shift, and heard the tone: she is among those who are asked first."""
        page.get_by_role("button", name="Start shift").click()
        page.get_by_role("button", name="Yes, I heard it").click()
        self._heard(page, "here visible sound")

    def _heard(self, page: Page, how: str) -> None:
        """Wait until the desk was told: who was not heard is not asked."""
        while how not in self._sent[page]:
            page.wait_for_timeout(20)
        page.wait_for_timeout(200)

    def call(self, **changes: object) -> HelpRequest:
        """The traveller presses "Call a person"."""
        return self.kiosk.call(situation(FakeClock(), "demo-1", **changes))

    def another(self, id: str) -> Caller:
        """The caller of a kiosk, the same one each time."""
        if id not in self._kiosks:
            self._kiosks[id] = self.server.kiosk(id)
        return self._kiosks[id]

    def call_from(self, id: str, **changes: object) -> HelpRequest:
        """Somebody calls at another kiosk."""
        return self.another(id).call(situation(FakeClock(), id, **changes))

    def appoint(self, name: str, role: Role, stations: Sequence[str] = (KioskSettings.station,)) -> None:
        """Somebody gets another role, from her next request on."""
        desk = open_desk(f"sqlite:///{self.server.home / 'desk.db'}", SystemClock("Europe/Berlin"))
        assert desk.staff.appoint(name.casefold(), role, stations)
        desk.requests.close()

    def close(self) -> None:
        """Everybody goes home; complains of what no console should have said."""
        for context in self._contexts:
            context.close()
        for kiosk in self._kiosks.values():
            kiosk.stop()
        surprises = [words for words in self._said if not any(known in words for known in self.expected)]
        assert surprises == []

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self._said.append(message.text)


def card(page: Page, request: HelpRequest) -> Locator:
    """The card of a call."""
    return page.locator(f"#c-{request.id}")


def opened(page: Page, request: HelpRequest) -> Locator:
    """The card of a call, whole: touched if it is one line."""
    found = card(page, request)
    found.wait_for()
    if not found.get_by_role("heading").is_visible():
        found.locator("[data-show]").click()
    found.get_by_role("heading").wait_for()
    return found


def told(page: Page, room: Room, state: str) -> object:
    """Wait until the kiosk hears of `state`; the page lives meanwhile."""
    for _ in range(150):
        for news in room.news:
            if news.state == state:  # type: ignore[attr-defined]
                return news
        page.wait_for_timeout(100)
    raise AssertionError(f"the kiosk never heard {state}: {room.news}")


def violations(page: Page) -> list[str]:
    """What axe finds; it enters through the debugger, since the page's policy refuses every other way."""
    if not AXE.exists():
        pytest.skip("axe-core is not installed: npm ci --ignore-scripts")
    devtools = page.context.new_cdp_session(page)
    devtools.send("Runtime.evaluate", {"expression": AXE.read_text("utf-8")})
    return list(page.evaluate(AXE_RUN))


def whole(page: Page) -> bool:
    """Nothing has to be scrolled sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
