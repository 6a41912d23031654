"""The helper's page in a real browser: seen at once, taken by one, closed in two touches, and honest when cut off."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from assistance.caller.caller import Caller
from assistance.model import HelpRequest
from tests.assistance.hall import situation
from tests.assistance.process import ROOT, StaffServer
from tests.clock import FakeClock

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PHONE = {"width": 412, "height": 915}
PC = {"width": 1440, "height": 900}
ZOOMED = {"width": 320, "height": 256}  # 1280 x 1024 at 400 %
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
AXE_RUN = """() => axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    rules: {"color-contrast-enhanced": {enabled: true}},
}).then((found) => found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target).join(" ")}`))"""


class Room:
    """Helpers with their devices, and one kiosk."""

    def __init__(self, server: StaffServer, browser: Browser) -> None:
        self.server = server
        self._browser = browser
        self._contexts: list[object] = []
        self.kiosk: Caller = server.kiosk("hh-3")
        self.news: list[object] = []
        self.kiosk.follow(self.news.append)

    def device(self, name: str, size: dict[str, int] = PHONE, **kind: str) -> Page:
        """A browser that opened the sign-in link of `name`, and shows the board."""
        context = self._browser.new_context(viewport=size, **kind)
        self._contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.goto(self.server.links[name])
        page.wait_for_selector("#calls", state="attached")
        return page

    def call(self, **changes: object) -> HelpRequest:
        """The traveller presses "Call a person"."""
        return self.kiosk.call(situation(FakeClock(), **changes))

    def close(self) -> None:
        for context in self._contexts:
            context.close()  # type: ignore[attr-defined]
        self.kiosk.stop()


@pytest.fixture
def room(server: StaffServer, chromium: Browser) -> Iterator[Room]:
    room = Room(server, chromium)
    yield room
    room.close()


def card(page: Page, request: HelpRequest) -> Locator:
    return page.locator(f"#c-{request.id}")


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


def test_a_call_is_answered_from_a_phone(room: Room):
    """The whole main job: the card is there without a reload; one tap; the traveller hears who comes, and when."""
    anna = room.device("Anna")
    expect(anna.get_by_role("status")).to_have_text("Nobody is waiting.")
    request = room.call()
    mine = card(anna, request)
    expect(mine.get_by_role("heading")).to_contain_text("Main hall, beside the flower shop")
    expect(mine).to_contain_text("Speaks Dutch")
    expect(mine).to_contain_text("large text")
    expect(mine).to_contain_text("Stuck at: Paying (card refused twice, went back)")
    expect(anna.get_by_role("status")).to_have_text("New call: Main hall, beside the flower shop. 1 person is waiting.")
    told(anna, room, "seen")

    mine.get_by_role("button", name="I am coming in 2 minutes").click()
    coming = told(anna, room, "acknowledged")
    assert (coming.helper, coming.minutes) == ("Anna", 2)  # type: ignore[attr-defined]
    expect(mine).to_contain_text("You are coming, in 2 minutes.")
    expect(anna.get_by_role("status")).to_have_text("Nobody is waiting.")

    mine.get_by_role("button", name="I am there").click()
    told(anna, room, "arrived")
    mine.get_by_role("button", name="Card or payment").click()
    told(anna, room, "resolved")
    expect(mine).to_have_count(0)
    expect(anna.get_by_role("heading", name="Nobody is waiting")).to_be_visible()


def test_one_wins_and_the_other_reads_who(room: Room):
    """Two helpers, one call: Bob's thumb was later, and his card says so in place."""
    anna, bob = room.device("Anna"), room.device("Bob", PC)
    request = room.call()
    late = card(bob, request)
    late.wait_for()
    bob.route(
        "**/requests/**", lambda route: (card(anna, request).get_by_role("button").first.click(), route.continue_())
    )
    late.get_by_role("button").first.click()
    expect(late).to_contain_text("Anna took it, and comes in 2 minutes.")
    expect(late.get_by_role("button")).to_have_count(0)
    expect(card(anna, request).get_by_role("button", name="I am there")).to_be_visible()


def test_a_promise_is_given_back(room: Room):
    """Anna is stopped on her way: the card is everybody's again."""
    anna, bob = room.device("Anna"), room.device("Bob")
    request = room.call()
    card(anna, request).get_by_role("button", name="5 min: I am coming").click()
    expect(card(bob, request)).to_contain_text("Anna took it, and comes in 5 minutes.")
    card(anna, request).get_by_role("button", name="I cannot come").click()
    expect(card(bob, request).get_by_role("button", name="I am coming in 2 minutes")).to_be_visible()
    told(bob, room, "taken-back")


def test_the_rarer_reasons_are_two_touches_away(room: Room):
    """Other, then the reason; and the keyboard alone can do it all."""
    anna = room.device("Anna", PC)
    request = room.call()
    mine = card(anna, request)
    mine.get_by_role("button", name="I am coming in 2 minutes").focus()
    anna.keyboard.press("Enter")
    expect(mine.get_by_role("button", name="I am there")).to_be_focused()
    anna.keyboard.press("Enter")
    expect(mine.get_by_role("button", name="Card or payment")).to_be_focused()
    for _ in range(3):
        anna.keyboard.press("Tab")
    anna.keyboard.press("Enter")
    anna.keyboard.press("Tab")
    expect(mine.get_by_role("button", name="Finding a train")).to_be_focused()
    anna.keyboard.press("Enter")
    told(anna, room, "resolved")
    expect(mine).to_have_count(0)


def test_the_traveller_needs_no_help_any_more(room: Room):
    """The card leaves by itself: nobody runs for nothing."""
    anna = room.device("Anna")
    request = room.call()
    card(anna, request).wait_for()
    room.kiosk.cancel(request.id)
    expect(card(anna, request)).to_have_count(0)


def test_cut_off_and_back(room: Room):
    """The server is gone: the page says so, large and in words; it comes back: every call is there, once."""
    anna = room.device("Anna")
    first = room.call()
    card(anna, first).wait_for()
    banner = anna.get_by_role("alert")
    room.server.kill()
    expect(banner).to_contain_text("NOT CONNECTED", timeout=10_000)
    expect(banner).to_be_visible()
    box = banner.bounding_box()
    assert box is not None
    assert box["width"] == PHONE["width"]
    room.kiosk.cancel(first.id)
    second = room.call(place="North entrance")
    room.server.start()
    expect(card(anna, second)).to_be_visible(timeout=10_000)
    expect(card(anna, first)).to_have_count(0)
    expect(banner).to_be_hidden()
    expect(anna.locator(".card")).to_have_count(1)


def test_the_sound_needs_one_touch(room: Room):
    """Until the shift is started the page admits that it is silent; afterwards it says that it can be heard."""
    anna = room.device("Anna")
    expect(anna.locator("#sound")).to_contain_text("The sound is off.")
    anna.get_by_role("button", name="Start shift").click()
    expect(anna.locator("#sound")).to_contain_text("Sound is on")
    expect(anna.get_by_role("button", name="Start shift")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, PC, ZOOMED], ids=["phone", "pc", "zoomed"])
def test_everybody_can_read_it(room: Room, size: dict[str, int], scheme: str):
    """WCAG 2.2 AA and a contrast of 7 to 1 in every state; nothing to be scrolled sideways, also at 400 %."""
    page = room.device("Anna", size, color_scheme=scheme)
    bob = room.device("Bob", size, color_scheme=scheme)

    def look(page: Page) -> None:
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    look(page)
    request = room.call(trouble="terminal-unplugged")
    mine = card(page, request)
    mine.wait_for()
    look(page)
    mine.get_by_role("button").first.click()
    expect(mine).to_have_attribute("data-kind", "mine")
    look(page)
    expect(card(bob, request)).to_have_attribute("data-kind", "taken")
    look(bob)
    mine.get_by_role("button").first.click()
    mine.locator("summary").click()
    look(page)
    page.evaluate("document.getElementById('not-connected').hidden = false")
    look(page)


def test_the_helper_reads_her_own_language(room: Room):
    """Chosen once on this device, or taken from it; words only, no flags."""
    page = room.device("Anna", PHONE, locale="de-DE")
    expect(page.get_by_role("status")).to_have_text("Niemand wartet.")
    page.get_by_role("link", name="Nederlands").click()
    expect(page.get_by_role("status")).to_have_text("Er wacht niemand.")
    request = room.call()
    expect(card(page, request)).to_contain_text("Spreekt Nederlands")
    expect(card(page, request).get_by_role("button", name="Ik kom over 2 minuten")).to_be_visible()
