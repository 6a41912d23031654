"""The helper's page in a real browser: seen at once, taken by one, closed in two touches, and honest when cut off."""

import pytest
from playwright.sync_api import Page, expect

from assistance.model import HelpRequest
from tests.assistance.room import CUT_OFF, PC, PHONE, ZOOMED, Room, card, opened, told, violations, whole

__all__ = ["PC", "PHONE", "ZOOMED", "violations"]
pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_a_call_is_answered_from_a_phone(room: Room):
    """The whole main job: the card is there without a reload; one tap; the traveller hears who comes, and when."""
    anna = room.device("Anna")
    expect(anna.get_by_role("status")).to_have_text("Nobody is waiting.")
    request = room.call(access=("large-text", "text"))
    mine = card(anna, request)
    expect(mine.get_by_role("heading")).to_contain_text("Main hall, beside the flower shop")
    expect(mine).to_contain_text("Speaks Dutch Nederlands")
    expect(mine).to_contain_text("large text")
    expect(mine).to_contain_text("wants to write")
    expect(mine).to_contain_text("Stuck at: Paying (card refused twice, went back)")
    expect(mine).to_contain_text("2 minutes on foot: Information desk → Main hall, north → Shops, flower shop")
    expect(mine.locator("svg.map")).to_be_visible()
    expect(anna.get_by_role("status")).to_have_text("New call: Main hall, beside the flower shop. 1 person is waiting.")
    told(anna, room, "seen")

    mine.get_by_role("button", name="I am coming in 2 minutes").click()
    coming = told(anna, room, "acknowledged")
    assert (coming.helper, coming.minutes) == ("Anna", 2)  # type: ignore[attr-defined]
    expect(mine).to_contain_text("You are coming, in 2 minutes.")
    expect(mine).to_contain_text("Time left 1 min")
    expect(anna.get_by_role("status")).to_have_text("Nobody is waiting.")

    mine.get_by_role("button", name="5 minutes more").click()
    expect(mine).to_contain_text("You are coming, in 5 minutes.")
    mine.get_by_role("button", name="I am there").click()
    told(anna, room, "arrived")
    mine.get_by_role("button", name="Card or payment").click()
    told(anna, room, "resolved")
    expect(mine).to_have_count(0)
    expect(anna.get_by_role("heading", name="Nobody is waiting")).to_be_visible()


def test_the_place_is_the_largest_thing(room: Room):
    """Whoever has one second reads where to go: nothing on a card is written larger."""
    anna = room.device("Anna")
    request = room.call()
    card(anna, request).get_by_role("heading").wait_for()
    sizes = anna.evaluate(
        """(id) => [...document.querySelectorAll(`#${id} *`)]
            .filter((one) => one.checkVisibility() && one.matches(":not(svg *)"))
            .map((one) => [parseFloat(getComputedStyle(one).fontSize), one.tagName])""",
        f"c-{request.id}",
    )
    [largest, tag] = max(sizes)
    assert tag == "H2"
    assert largest >= 36
    assert [tag for size, tag in sizes if size >= largest] == ["H2"]


def test_one_wins_and_the_other_reads_who(room: Room):
    """Two helpers, one call: Bob's thumb was later, and his card says so in place, and stays there to be read."""
    anna, bob = room.device("Anna"), room.device("Bob", PC)
    request = room.call()
    late = opened(bob, request)  # others were asked first; he opens it all the same
    mine = late.get_by_role("button", name="I am coming in 3 minutes")
    bob.route(
        "**/requests/**",
        lambda route: (
            opened(anna, request).get_by_role("button", name="I am coming").first.click(),
            expect(card(anna, request)).to_contain_text("You are coming"),
            route.continue_(),
        ),
    )
    mine.click()
    expect(late).to_contain_text("Anna took it, and comes in 2 minutes.")
    expect(late.get_by_role("heading")).to_be_visible()
    expect(late.locator("form")).to_have_count(0)
    expect(card(anna, request).get_by_role("button", name="I am there")).to_be_visible()
    assert len([news for news in room.news if news.state == "acknowledged"]) == 1  # type: ignore[attr-defined]


def test_a_promise_is_given_back(room: Room):
    """Anna is stopped on her way: the call is Bob's to take."""
    anna, bob = room.device("Anna"), room.device("Bob")
    request = room.call()
    card(anna, request).get_by_role("button", name="5 min: I am coming").click()
    expect(card(bob, request)).to_contain_text("Anna took it, and comes in 5 minutes.")
    card(anna, request).get_by_role("button", name="I cannot come").click()
    expect(card(bob, request).get_by_role("button", name="I am coming in 3 minutes")).to_be_visible()
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
    """The server is gone: the page says so within seconds, large and in words; it comes back: every call, once."""
    room.expected = CUT_OFF
    anna = room.device("Anna")
    first = room.call()
    card(anna, first).wait_for()
    banner = anna.get_by_role("alert").filter(has_text="NOT CONNECTED")
    room.server.kill()
    expect(banner).to_be_visible(timeout=7_000)  # 5 s without a word, and a second until the page looks
    box = banner.bounding_box()
    assert box is not None
    assert box["width"] == PHONE["width"]
    assert box["height"] >= 80
    assert anna.title().startswith("⚠")
    room.kiosk.cancel(first.id)
    second = room.call(place="North entrance")
    room.server.start()
    expect(card(anna, second)).to_be_visible(timeout=10_000)
    expect(card(anna, first)).to_have_count(0)
    expect(banner).to_be_hidden()
    expect(anna.locator(".card")).to_have_count(1)


def test_the_call_in_hand_stays_through_a_killed_server(room: Room):
    """She walks, the server dies and comes back: her card is the same, whole, and can be finished."""
    room.expected = CUT_OFF
    anna = room.device("Anna")
    request = room.call()
    mine = card(anna, request)
    mine.get_by_role("button", name="I am coming in 2 minutes").click()
    expect(mine).to_contain_text("You are coming")
    room.server.kill()
    expect(anna.get_by_text("NOT CONNECTED")).to_be_visible(timeout=7_000)
    expect(mine.get_by_role("heading")).to_be_visible()
    mine.get_by_role("button", name="I am there").click()
    expect(anna.get_by_role("status")).to_contain_text("not")  # it says that the touch was lost
    room.expected = (*CUT_OFF, "htmx:error")
    room.server.start()
    expect(anna.get_by_text("NOT CONNECTED")).to_be_hidden(timeout=10_000)
    mine.get_by_role("button", name="I am there").click()
    mine.get_by_role("button", name="Card or payment").click()
    told(anna, room, "resolved")


@pytest.mark.requirement("A11Y-90")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, PC, ZOOMED], ids=["phone", "pc", "zoomed"])
def test_everybody_can_read_it(room: Room, size: dict[str, int], scheme: str):
    """WCAG 2.2 AA and a contrast of 7 to 1 in every state; nothing to be scrolled sideways, also at 400 %."""
    page = room.device("Anna", size, color_scheme=scheme)
    bob = room.device("Bob", size, color_scheme=scheme)

    def look(page: Page) -> None:
        assert violations(page) == []
        assert whole(page)

    look(page)  # nobody waits
    page.get_by_role("button", name="Start shift").click()
    look(page)  # did you hear it?
    page.get_by_role("button", name="No, play it again").click()
    page.get_by_role("button", name="Yes, I heard it").click()
    request = room.call(trouble="terminal-unplugged", language="ar", access=("wheelchair", "text"))
    mine = card(page, request)
    mine.get_by_role("heading").wait_for()
    look(page)  # called
    _age(page, request, "called")
    expect(mine).to_have_attribute("data-urgency", "late")
    look(page)  # too long
    mine.get_by_role("button", name="I am coming").first.click()
    expect(mine).to_have_attribute("data-kind", "mine")
    room.call_from("hh-2", place="North entrance")
    expect(page.locator(".card")).to_have_count(2)
    look(page)  # mine, and another one waits
    expect(card(bob, request)).to_have_attribute("data-kind", "taken")
    look(bob)
    _age(page, request, "due")
    expect(mine).to_contain_text("Your time is over")
    look(page)  # late
    mine.get_by_role("button", name="Hand over").click()
    mine.get_by_role("button", name="Bob").wait_for()
    mine.locator(".proof summary").click()
    look(page)  # to whom; and the code
    mine.get_by_role("button", name="Bob").click()
    expect(card(bob, request)).to_have_attribute("data-kind", "offered")
    look(bob)
    expect(mine).to_contain_text("You asked a colleague.")
    mine.get_by_role("button", name="I am there").first.click()
    mine.get_by_text("Other", exact=True).click()
    look(page)  # closing
    mine.get_by_role("button", name="Show phrases").click()
    look(page)
    page.locator("#phrases-body button").nth(2).click()
    look(page)  # one phrase, for turning the phone around
    page.get_by_role("button", name="Close").click()
    page.evaluate("document.getElementById('not-connected').hidden = false; document.body.dataset.lost = ''")
    page.evaluate("document.getElementById('silent').innerHTML = '<p>Kiosk hh-7 is not answering.</p>'")
    page.evaluate("document.getElementById('silent').hidden = false")
    look(page)  # cut off, and a kiosk that is silent


def _age(page: Page, request: HelpRequest, of: str) -> None:
    """Three minutes pass for what the page counts."""
    page.evaluate("([id, of]) => { document.getElementById(id).dataset[of] -= 180 }", [f"c-{request.id}", of])


def test_the_helper_reads_her_own_language(room: Room):
    """Chosen once on this device, or taken from it; words only, no flags."""
    page = room.device("Anna", PHONE, locale="de-DE")
    expect(page.get_by_role("status")).to_have_text("Niemand wartet.")
    page.get_by_role("link", name="Nederlands").click()
    expect(page.get_by_role("status")).to_have_text("Er wacht niemand.")
    request = room.call()
    expect(card(page, request)).to_contain_text("Spreekt Nederlands")
    expect(card(page, request).get_by_role("button", name="Ik kom over 2 minuten")).to_be_visible()
