"""A traveller and a helper who is on her way, with a real kiosk, a real server and a real browser between them."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser

from tests.assistance.process import StaffServer
from tests.assistance.talk.conftest import Meeting
from tests.assistance.test_board import violations

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.mark.requirement("A11Y-89")
def test_she_looks_along_only_with_a_yes_and_points(meet: Callable[..., Meeting]) -> None:
    """The helper sees the step as words once the traveller agreed, and what she points at glows: nothing is pressed."""
    m = meet()
    m.touch("Something else")
    m.until(lambda: m.app.presenter.prompt.step == "need", "need")
    m.call()
    m.page.locator("#talk-ask").click()
    m.until(lambda: m.title == "May Anna see this screen?", "the question")
    assert not m.page.locator("#talk-state").is_visible(), "nothing leaves before she says yes"
    m.touch("Yes")
    m.see("#talk-step", "What")
    assert m.title == "Anna sees this step"
    assert m.aloud[-1] == "Anna sees this step"
    assert violations(m.page) == []

    known = m.app.presenter.visit.known
    m.page.locator("#talk-options button").nth(1).click()
    m.until(lambda: m.app.presenter.frame.talk.glow == "find-train", "the glow")
    assert m.aloud[-1].startswith("Anna points at: ")
    assert m.app.presenter.prompt.step == "need"
    assert m.app.presenter.visit.known == known, "pointing is not pressing"

    m.touch("Stop showing")
    m.until(lambda: not m.page.locator("#talk-state").is_visible(), "one touch ends it")
    m.see("#talk-sight", "does not want")


@pytest.mark.requirement("A11Y-41")
def test_both_write_and_each_reads_her_own_language(meet: Callable[..., Meeting], server: StaffServer) -> None:
    """Characters arrive while they are typed; a ready sentence is read in the reader's language."""
    m = meet()
    m.app.presenter.act("language", "de")
    m.until(lambda: m.app.presenter.prompt.language == "de", "German")
    m.call()
    m.page.locator("#talk-words").press_sequentially("Hallo")
    m.until(lambda: m.app.presenter.frame.talk.typing == "Hallo", "her letters, unsent")
    m.until(lambda: m.app.presenter.frame.talk.writing, "the panel opens by itself")
    m.page.locator("#talk-words").press("Backspace")
    m.until(lambda: m.app.presenter.frame.talk.typing == "Hall", "what she takes back")
    m.page.locator("[data-phrase=wait]").click()
    m.until(lambda: [line.text for line in m.app.presenter.frame.talk.said] == ["Hall", "Einen Moment, bitte."], "said")
    m.touch("Bitte kommen Sie")
    m.see("#talk-log .theirs", "Please come")
    m.touch("O")
    m.see("#talk-typing", "Traveller: O")
    assert violations(m.page) == []
    m.page.reload()
    m.page.locator(".card[data-kind=mine] a[data-talk]").click()
    m.see("#talk-log .theirs", "Please come")
    assert m.page.locator("#talk-log .theirs").count() == 1, "coming back repeats nothing"
    m.page.goto(f"{server.address}/talk/{m.app.talk_link.session.request}")
    m.see("#talk-log .theirs", "Please come")
    assert violations(m.page) == [], "the page alone, as a card links to it"


@pytest.mark.requirement("A11Y-43")
def test_on_her_page_too_a_line_that_stood_long_comes_first(meet: Callable[..., Meeting]) -> None:
    """Anna asked, and did not end her line; six seconds later the answer comes: the question stands above it."""
    m = meet()
    m.call()
    m.page.locator("#talk-words").press_sequentially("Which train")
    m.until(lambda: m.app.presenter.frame.talk.typing == "Which train", "her letters")
    m.page.evaluate("() => { const now = performance.now.bind(performance); performance.now = () => now() + 6000; }")
    m.touch("I do not understand")
    m.see("#talk-log .theirs", "I do not understand")
    assert m.page.locator("#talk-log p").all_inner_texts() == ["You: Which train", "Traveller: I do not understand"]
    assert m.page.locator("#talk-words").input_value() == ""
    m.until(lambda: "Which train" in [line.text for line in m.app.presenter.frame.talk.said], "and it is over here too")
    m.page.locator("#talk-words").press_sequentially("I")
    m.until(lambda: m.app.presenter.frame.talk.typing == "I", "a new line")


def test_arriving_ends_it(meet: Callable[..., Meeting]) -> None:
    """Who stands beside her needs no page: nothing is seen or written any more."""
    m = meet()
    m.call()
    m.page.locator("#talk-ask").click()
    m.touch("Yes")
    m.see("#talk-step")
    m.page.locator(".card[data-kind=mine] button.big").click()
    m.until(lambda: not m.app.talk_link.session.request, "forgotten at the kiosk")
    m.see("#talk-line", "over")
    assert not m.page.locator("#talk-state").is_visible()


SOCKET = """([id, frame]) => new Promise((done) => {
    const socket = new WebSocket(`${location.origin.replace("http", "ws")}/talk/${id}/live`);
    socket.onopen = () => frame && socket.send(JSON.stringify(frame));
    socket.onclose = (gone) => done(gone.code);
    setTimeout(() => done(0), 4000);
})"""


@pytest.mark.requirement("A11Y-89")
def test_only_the_helper_who_comes_is_let_in_and_nothing_she_sends_answers(
    meet: Callable[..., Meeting], server: StaffServer, chromium: Browser
) -> None:
    """Bob reads nothing of Anna's call; a page that sends what ours never send is cut off; the answers stay hers."""
    m = meet()
    m.call()
    m.page.locator("#talk-ask").click()
    m.touch("Yes")
    m.see("#talk-step")
    id = m.app.talk_link.session.request
    bob = chromium.new_context().new_page()
    bob.goto(server.links["Bob"])
    bob.wait_for_selector("#calls", state="attached")
    assert bob.request.get(f"{server.address}/talk/{id}").status == 403
    assert bob.evaluate(SOCKET, [id, None]) == 4403
    step, known = m.app.presenter.prompt.step, m.app.presenter.visit.known
    for topic in ("state", "open", "choose", "answer", "next"):
        assert m.page.evaluate(SOCKET, [id, {"topic": topic, "text": '{"id": "ticket"}'}]) == 4408
    m.live(0.3)
    assert (m.app.presenter.prompt.step, m.app.presenter.visit.known) == (step, known)
    bob.context.close()
