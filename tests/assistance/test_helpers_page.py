"""Two helpers and a manager at work: whom it rings for, the way, handing over, proving, phrases, an app on a phone."""

import json

import pytest
from playwright.sync_api import Page, expect

from assistance.arrival import key_of, kiosk_code
from assistance.model import Role
from tests.assistance.room import CUT_OFF, PC, PHONE, Late, Room, card, opened, told, violations, whole

pytestmark = [pytest.mark.browser, pytest.mark.slow]
# Counts each sound that begins, and each vibration: what a headless browser cannot let us hear.
LISTENING = """
    window.sounds = [];
    window.vibrations = [];
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (at) {
        window.sounds.push({at: Date.now(), pitch: this.frequency.value});
        return start.call(this, at);
    };
    navigator.vibrate = (pattern) => { if (pattern) window.vibrations.push(pattern); return true; };
"""

# How much the words of the shift's button stand out from it (WCAG 2.2), as they are painted.
CONTRAST = """() => {
    const style = getComputedStyle(document.getElementById("start"));
    const light = (colour) => colour.match(/[0-9.]+/g).slice(0, 3)
        .map((part) => part / 255).map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
        .reduce((sum, c, n) => sum + c * [0.2126, 0.7152, 0.0722][n], 0);
    const solid = /rgba.*, 0\\)/.test(style.backgroundColor) ? getComputedStyle(document.body) : style;
    const [dark, bright] = [light(style.color), light(solid.backgroundColor)].sort((a, b) => a - b);
    return Number(style.opacity) === 1 ? (bright + 0.05) / (dark + 0.05) : 0;
}"""


def test_a_shift_begins_with_a_tone_that_was_heard(room: Room):
    """Until the helper says that she heard it, the page does not claim to be heard; a pause is silent again."""
    anna = room.device("Anna", script=LISTENING)
    shift = anna.get_by_role("region", name="Your shift")
    expect(shift).to_contain_text("The sound is off.")
    room.call()
    anna.wait_for_timeout(1500)
    assert anna.evaluate("sounds.length") == 0
    anna.get_by_role("button", name="Start shift").click()
    expect(shift).to_contain_text("Did you hear the tone?")
    anna.get_by_role("button", name="No, play it again").click()
    expect(shift).to_contain_text("Turn the volume up")
    assert anna.evaluate("sounds.length") == 4
    anna.get_by_role("button", name="Yes, I heard it").click()
    expect(shift).to_contain_text("Sound is on")
    anna.get_by_role("button", name="Pause").click()
    expect(shift).to_contain_text("The sound is off.")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_shift_cannot_be_started_before_the_page_can_hear_the_touch(room: Room, scheme: str):
    """Her phone is still fetching what makes the sound: once a touch then was lost, and she believed she was on shift.

    Now "Start shift" is there, can be read, and cannot be pressed until it does something.
    """
    late = Late("**/static/shift.js")
    anna = room.device("Anna", script=LISTENING, late=late, color_scheme=scheme)
    start = anna.get_by_role("button", name="Start shift")
    expect(start).to_be_visible()
    expect(start).to_be_disabled()
    assert anna.evaluate(CONTRAST) >= 4.5, "no rule asks for it, her eyes do"
    start.click(force=True)
    expect(anna.get_by_role("region", name="Your shift")).to_contain_text("The sound is off.")
    assert violations(anna) == []
    late.come()
    expect(start).to_be_enabled()
    assert anna.evaluate("sounds.length") == 0, "a touch that was too early does not ring later"
    room.begin(anna)
    expect(anna.get_by_role("region", name="Your shift")).to_contain_text("Sound is on")
    assert anna.evaluate("sounds.length") == 2


def test_it_rings_every_ten_seconds_until_somebody_has_it(room: Room):
    """Two tones at once, again after ten seconds, with the vibration; quiet as soon as it is taken."""
    anna = room.device("Anna", script=LISTENING)
    anna.get_by_role("button", name="Start shift").click()
    anna.get_by_role("button", name="Yes, I heard it").click()
    anna.evaluate("sounds.length = vibrations.length = 0")
    request = room.call()
    _sounds(anna, 2, within=3)
    _sounds(anna, 4, within=12)
    times = anna.evaluate("sounds.map((sound) => sound.at)")
    assert 9_000 <= times[2] - times[0] <= 12_000
    assert anna.evaluate("vibrations.length") >= 2
    card(anna, request).get_by_role("button", name="I am coming").first.click()
    expect(card(anna, request)).to_have_attribute("data-kind", "mine")
    rung = anna.evaluate("sounds.length")
    anna.wait_for_timeout(11_000)
    assert anna.evaluate("sounds.length") == rung


def _sounds(page: Page, count: int, within: float) -> None:
    """Wait until so many tones began; `within` seconds."""
    for _ in range(round(within * 10)):
        if page.evaluate("sounds.length") >= count:
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"{page.evaluate('sounds.length')} tones in {within} s, not {count}")


def test_other_calls_never_hide_the_one_in_hand(room: Room):
    """A later call is one line beside it, however long it waits; it is there when she is done."""
    anna = room.device("Anna")
    first = room.call()
    card(anna, first).get_by_role("button", name="I am coming in 2 minutes").click()
    second = room.call_from("hh-2", place="North entrance")
    more = anna.get_by_role("button", name="Others waiting: 1")
    expect(more).to_be_visible()
    expect(card(anna, first).get_by_role("button", name="I am there")).to_be_in_viewport()
    expect(card(anna, second).get_by_role("heading", name="North entrance")).to_be_hidden()
    more.click()
    card(anna, second).locator("[data-show]").click()
    expect(card(anna, second).get_by_role("heading")).to_be_visible()
    expect(card(anna, first).get_by_role("button", name="I am there")).to_be_visible()
    card(anna, first).get_by_role("button", name="I am there").click()
    card(anna, first).get_by_role("button", name="Card or payment").click()
    expect(card(anna, second).get_by_role("button", name="I am coming").first).to_be_visible()


def test_a_card_that_changes_under_her_finger_keeps_the_touch(room: Room):
    """Bob takes the call while Anna's finger is down: her card waits for it, so that her touch is answered."""
    anna, bob = room.device("Anna"), room.device("Bob")
    request = room.call()
    mine = card(anna, request)
    come = mine.get_by_role("button", name="I am coming in 2 minutes")
    come.hover()
    anna.mouse.down()
    opened(bob, request).get_by_role("button", name="I am coming").first.click()
    told(bob, room, "acknowledged")
    anna.wait_for_timeout(300)
    expect(come).to_be_visible()
    with anna.expect_request("**/requests/**"):
        anna.mouse.up()
    expect(mine).to_contain_text("Bob took it, and comes in 3 minutes.")


def test_a_line_is_the_whole_call_at_once_when_it_is_touched(room: Room):
    """Bob was not asked: he sees one line. He touches it, and reads all of it; his screen reader goes there too."""
    room.begin(room.device("Anna"))
    bob = room.device("Bob")
    request = room.call()
    expect(card(bob, request)).to_have_attribute("data-brief", "")
    card(bob, request).locator("[data-show]").click()
    expect(card(bob, request).get_by_role("heading")).to_be_focused()
    expect(card(bob, request)).to_contain_text("Stuck at: Paying")


def test_a_finger_that_rests_on_the_page_keeps_no_news_away(room: Room):
    """She holds the phone by its edge: what happened is shown after a second all the same."""
    anna, bob = room.device("Anna"), room.device("Bob")
    request = room.call()
    card(anna, request).get_by_role("heading").hover()
    anna.mouse.down()
    opened(bob, request).get_by_role("button", name="I am coming").first.click()
    expect(card(anna, request)).to_contain_text("Bob took it, and comes in 3 minutes.")


def test_handed_over_by_two_touches(room: Room):
    """Anna is stopped: she asks Bob, keeps it until he answers, and the traveller reads the new name."""
    anna, bob = room.device("Anna"), room.device("Bob", PC)
    request = room.call()
    mine = card(anna, request)
    mine.get_by_role("button", name="I am coming in 2 minutes").click()
    mine.get_by_role("button", name="Hand over").click()
    mine.get_by_role("button", name="Bob 3 minutes on foot").click()
    expect(mine).to_contain_text("You asked a colleague. Until the answer it stays yours.")
    his = card(bob, request)
    expect(his).to_contain_text("Anna asks you to take this over.")
    expect(bob.get_by_role("status")).to_contain_text("New call: Main hall")
    his.get_by_role("button", name="I am coming in 3 minutes").click()
    expect(his.get_by_role("button", name="I am there")).to_be_visible()
    expect(mine).to_contain_text("Bob took it, and comes in 3 minutes.")
    anna.wait_for_timeout(300)
    assert [news.helper for news in room.news if news.state == "acknowledged"][-1] == "Bob"  # type: ignore[attr-defined]


def test_i_cannot_asks_the_next_one_at_once(room: Room):
    """A call that she declines leaves her screen's middle, and stands in Bob's."""
    anna, bob = room.device("Anna"), room.device("Bob")
    for page in (anna, bob):
        room.begin(page)
    request = room.call()
    expect(card(anna, request)).to_have_attribute("data-loud", "asked")
    expect(card(bob, request)).to_contain_text("others are asked")
    card(anna, request).get_by_role("button", name="I cannot").click()
    expect(card(bob, request).get_by_role("button", name="I am coming in 3 minutes")).to_be_visible()
    expect(card(anna, request).get_by_role("heading")).to_be_hidden()
    expect(card(anna, request)).to_contain_text("others are asked")


def test_the_kiosks_code_proves_that_she_is_there(room: Room):
    """A wrong code says so, and locks nobody out; the right one counts as proof, and the desk knows where she is."""
    anna = room.device("Anna")
    request = room.call()
    mine = card(anna, request)
    mine.get_by_role("button", name="I am coming in 2 minutes").click()
    code = kiosk_code(key_of("demo"), request.id)
    wrong = f"{(int(code) + 1) % 10_000:04}"
    for given in (wrong, code):
        mine.locator(".proof summary").click()
        mine.get_by_label("Code on the kiosk").fill(given)
        mine.locator(".proof").get_by_role("button", name="I am there").click()
        if given == wrong:
            expect(mine).to_contain_text("That is not right.")
    told(anna, room, "arrived")
    assert anna.goto(room.server.address) is not None
    expect(anna.get_by_text("You are at: Shops, flower shop")).to_be_visible()


def test_the_picture_on_the_kiosk_needs_no_typing(room: Room):
    """Her camera opens the page with the code in its address; "I am there" takes it along, the address forgets it."""
    anna = room.device("Anna")
    request = room.call()
    card(anna, request).get_by_role("button", name="I am coming in 2 minutes").click()
    expect(card(anna, request)).to_have_attribute("data-kind", "mine")
    anna.goto(f"{room.server.address}/?code={kiosk_code(key_of('demo'), request.id)}")
    anna.wait_for_url(f"{room.server.address}/")
    card(anna, request).get_by_role("button", name="5 minutes more").click()  # the card is drawn anew
    expect(card(anna, request)).to_contain_text("in 5 minutes")
    with anna.expect_request("**/there") as sent:
        card(anna, request).get_by_role("button", name="I am there").click()
    assert sent.value.post_data == f"proof={kiosk_code(key_of('demo'), request.id)}"
    told(anna, room, "arrived")


def test_phrases_in_her_own_language_and_direction(room: Room):
    """Arabic is written from the right, fills the screen when touched, and breaks nothing around it."""
    anna = room.device("Anna", {"width": 320, "height": 568})
    request = room.call(language="ar")
    mine = card(anna, request)
    expect(mine.locator(".speaks span")).to_have_attribute("lang", "ar")
    expect(mine).to_contain_text("Speaks Arabic العربية")
    assert whole(anna)
    mine.get_by_role("button", name="I am coming").first.click()
    mine.get_by_role("button", name="Show phrases").click()
    assert whole(anna)
    sheet = anna.get_by_role("dialog")
    phrase = sheet.locator("#phrases-body button").first
    assert phrase.evaluate("(one) => getComputedStyle(one).direction") == "rtl"
    phrase.click()
    expect(sheet.locator("#phrases-body li:visible")).to_have_count(1)
    size = phrase.locator(".theirs").evaluate("(one) => parseFloat(getComputedStyle(one).fontSize)")
    assert size >= 34
    assert whole(anna)
    sheet.get_by_role("button", name="All phrases").click()
    sheet.get_by_role("button", name="Close").click()
    expect(mine.get_by_role("button", name="I am there")).to_be_visible()


def test_a_long_arabic_name_of_a_place_breaks_nothing(room: Room):
    """What operators write may be long, and from the right."""
    anna = room.device("Anna", {"width": 320, "height": 568})
    place = "القاعة الرئيسية بجانب محل الزهور عند المدخل الشمالي للمحطة"
    request = room.call(place=place)
    expect(card(anna, request).get_by_role("heading")).to_contain_text(place)
    assert whole(anna)


def test_a_manager_sees_who_is_on_duty(room: Room):
    """Who is where, and whether a call would reach her; a helper does not see that list."""
    room.appoint("Bob", Role.MANAGER)
    anna, manager = room.device("Anna"), room.device("Bob", PC)
    team = manager.locator("#team")
    expect(team).to_contain_text("Anna")
    assert violations(manager) == []
    expect(team).to_contain_text("Information desk · free, but without sound", timeout=10_000)
    expect(anna.locator("#team")).to_have_count(0)
    assert anna.request.get(f"{room.server.address}/team").status == 403
    request = room.call()
    card(anna, request).get_by_role("button", name="I am coming").first.click()
    expect(team).to_contain_text("busy or not there", timeout=10_000)
    expect(card(manager, request)).to_contain_text("Anna took it, and comes in 2 minutes.")


@pytest.mark.parametrize("size", [PHONE, PC])
def test_a_manager_asks_somebody_by_name(room: Room, size: dict[str, int]):
    """Bob said that he cannot, and she heard him on the radio: she touches his name, and it is his at once.

    A helper has no such button, and gets no further without it.
    """
    room.appoint("Anna", Role.MANAGER)
    manager, bob = room.device("Anna", size), room.device("Bob", script=LISTENING)
    request = room.call()
    theirs, his = card(manager, request), card(bob, request)
    expect(his).to_have_attribute("data-loud", "asked")
    his.get_by_role("button", name="I cannot").click()
    expect(theirs).to_have_attribute("data-loud", "asked")
    expect(his).to_have_attribute("data-loud", "")
    expect(his.get_by_role("button", name="Ask somebody by name")).to_have_count(0)
    assert bob.request.get(f"{room.server.address}/requests/{request.id}/colleagues").status == 404
    headers = {"Origin": room.server.address}
    refused = bob.request.post(f"{room.server.address}/requests/{request.id}/ask", form={"to": "anna"}, headers=headers)
    assert refused.status == 403
    theirs.get_by_role("button", name="Ask somebody by name").click()
    expect(theirs.get_by_text("Who should come?")).to_be_visible()
    assert whole(manager)
    assert violations(manager) == []
    theirs.get_by_role("button", name="Bob").click()
    expect(theirs).to_contain_text("Asked. Without an answer, others are asked as planned.")
    assert violations(manager) == []
    expect(his).to_have_attribute("data-loud", "asked")
    expect(bob.get_by_role("status")).to_contain_text("New call: Main hall")
    opened(bob, request).get_by_role("button", name="I am coming in 3 minutes").click()
    expect(theirs).to_contain_text("Bob took it, and comes in 3 minutes.")
    manager.goto(f"{room.server.address}/staff/audit")
    expect(manager.get_by_role("cell", name="asked to take a call")).to_be_visible()


def test_she_says_where_she_is_by_one_tap(room: Room):
    """From the bus station it is a longer way, and the promise that is offered says so."""
    anna = room.device("Anna")
    anna.get_by_text("I am somewhere else").click()
    anna.locator("#zone").get_by_role("button").last.click()
    expect(anna.locator("#zone-words")).not_to_have_text("Information desk")


def test_it_is_an_app_on_her_phone(room: Room):
    """Manifest, icons and service worker; without a desk it opens all the same, and says what to do."""
    room.expected = CUT_OFF
    anna = room.device("Anna", service_workers="allow")
    address = room.server.address
    manifest = json.loads(anna.request.get(f"{address}/manifest.webmanifest").text())
    assert (manifest["display"], manifest["start_url"]) == ("standalone", "/")
    for icon in manifest["icons"]:
        answer = anna.request.get(address + icon["src"])
        assert answer.ok
        assert answer.headers["content-type"].startswith(icon["type"])
    anna.evaluate("navigator.serviceWorker.ready.then(() => true)")
    devtools = anna.context.new_cdp_session(anna)
    errors = devtools.send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert [error["errorId"] for error in errors] == ["in-incognito"]  # as every browser of a test is; nothing else
    room.server.kill()
    anna.goto(address)
    expect(anna.get_by_role("heading", name="Not connected")).to_be_visible()
    expect(anna.get_by_text("Go to the kiosks and look who needs help.")).to_be_visible()
    room.server.start()
    expect(anna.get_by_role("heading", name="Nobody is waiting")).to_be_visible(timeout=10_000)


def test_the_keyboard_alone_does_everything(room: Room):
    """Start the shift, take, more time, there, close: Tab and Enter; each focus is seen, none is lost."""
    anna = room.device("Anna", PC)
    request = room.call()
    mine = opened(anna, request)

    def go_to(name: str) -> None:
        for _ in range(40):
            anna.keyboard.press("Tab")
            if anna.evaluate("document.activeElement.textContent.trim().replace(/\\s+/g, ' ')").startswith(name):
                outline = anna.evaluate("getComputedStyle(document.activeElement).outlineWidth")
                assert float(outline.removesuffix("px")) >= 3
                return
        raise AssertionError(f"the keyboard does not reach {name}")

    go_to("Start shift")
    anna.keyboard.press("Enter")
    expect(anna.get_by_role("button", name="Yes, I heard it")).to_be_focused()
    anna.keyboard.press("Enter")
    expect(anna.get_by_role("button", name="Pause")).to_be_focused()
    go_to("I am coming")
    anna.keyboard.press("Enter")
    expect(mine).to_have_attribute("data-kind", "mine")
    go_to("5 minutes more")
    anna.keyboard.press("Enter")
    expect(mine).to_contain_text("in 5 minutes")
    go_to("I am there")
    anna.keyboard.press("Enter")
    expect(mine).to_have_attribute("data-kind", "here")
    go_to("Card or payment")
    anna.keyboard.press("Enter")
    told(anna, room, "resolved")


def test_one_polite_line_is_all_that_is_read_aloud(room: Room):
    """A screen reader hears of a call once, not every second: counters stand outside of what is read by itself."""
    anna = room.device("Anna", PHONE)
    request = room.call()
    card(anna, request).get_by_role("heading").wait_for()
    live = anna.evaluate(
        """[...document.querySelectorAll('[aria-live], [role=status], [role=alert], [role=log]')]
            .filter((one) => one.checkVisibility()).map((one) => one.id)"""
    )
    assert live == ["status"]
    assert anna.locator("#status .waited, #status .left").count() == 0
