"""The kiosk hangs on one server, the helper's page on another: they look along and write as if it were one."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.assistance.process import StaffServer
from tests.assistance.talk.conftest import Meeting
from tests.postgres import Postgres

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def shared(postgres: Postgres) -> Iterator[str]:
    """What both servers' loket.toml says."""
    name = postgres.database()
    yield f"[desk]\ndatabase = {json.dumps(postgres.url(name))}\n"
    postgres.drop(name)


@pytest.fixture
def server(tmp_path: Path, shared: str) -> Iterator[StaffServer]:
    """The one that the kiosk is connected to."""
    server = StaffServer(tmp_path / "one", settings=shared)
    yield server
    server.stop()


@pytest.fixture
def other(tmp_path: Path, shared: str, server: StaffServer) -> Iterator[StaffServer]:
    """The one that Anna is signed in to; started later, since the newest link is the good one."""
    other = StaffServer(tmp_path / "other", settings=shared)
    yield other
    other.stop()


def test_they_meet_across_servers(meet: Callable[..., Meeting], other: StaffServer) -> None:
    """She asks, the traveller agrees, the step is seen, what she points at glows, and both read what is written."""
    m = meet(desk=other)
    m.touch("Something else")
    m.until(lambda: m.app.presenter.prompt.step == "need", "need")
    m.call()
    m.page.locator("#talk-ask").click()
    m.until(lambda: m.title == "May Anna see this screen?", "the question")
    m.touch("Yes")
    m.see("#talk-step", "What")
    m.page.locator("#talk-options button").nth(1).click()
    m.until(lambda: m.app.presenter.frame.talk.glow == "find-train", "the glow")
    m.page.locator("#talk-words").press_sequentially("Hallo")
    m.until(lambda: m.app.presenter.frame.talk.typing == "Hallo", "her letters")
    m.touch("Please come")
    m.see("#talk-log .theirs", "Please come")


def test_two_who_talk_first_are_told_apart(
    meet: Callable[..., Meeting], server: StaffServer, other: StaffServer
) -> None:
    """Nobody comes yet, and Anna writes: Bob, who would like to do so too, reads that she is there already."""
    m = meet(desk=other)
    m.app.presenter.act("help")
    m.see(".card[data-kind=waiting] a[data-talk]")
    m.page.locator(".card[data-kind=waiting] a[data-talk]").click()
    m.until(lambda: m.app.talk_link.session.open, "Anna is there")
    bob = m.page.context.browser.new_context().new_page()  # type: ignore[union-attr]
    bob.goto(other.links["Bob"])
    bob.wait_for_selector("#calls", state="attached")  # the link leads on to his board
    first = bob.locator(".card[data-kind=waiting] a[data-talk]")
    line = ".card[data-kind=waiting]:not([data-whole]) [data-show]"

    def opened() -> bool:
        """As long as others are asked it is one line on his page; a moment later he may be asked himself."""
        bob.evaluate("(line) => document.querySelector(line)?.click()", line)
        return first.is_visible()

    m.until(opened, "the call on his page")
    first.click()
    bob.wait_for_selector("#talk-words").type("Hi")
    m.until(lambda: "Anna" in bob.locator("#talk-line").inner_text(), "he is told")
    assert m.app.talk_link.session.helper == "Anna"
    assert m.app.presenter.frame.talk.typing == ""
    bob.context.close()
