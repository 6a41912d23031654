"""Who cannot hear writes with a helper at the kiosk: nothing that was said to her is out of her reach."""

import json
from typing import Any

import pytest
from PySide6.QtCore import Qt

from assistance.messages import Talk
from assistance.talk.model import Topic
from assistance.talk.text import LINE
from tests.stories.stage import Stage

pytestmark = pytest.mark.slow

TRAIN = (
    "Please take the train at ten past nine from platform two to Hannover, and there the one to Berlin, which waits."
)


class Page:
    """Anna's page, as the kiosk hears of it."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.items: list[str] = []
        stage.touch(stage.say("frame-call"))
        stage.help_is("received", "seen")
        self.send(Topic.OPEN, helper="Anna")

    def send(self, topic: Topic, **body: Any) -> None:
        request = self.stage.desk.requests.live()[0].id
        self.stage.app.talk_link.hear(Talk(request, topic, json.dumps(body), "anna"))

    def write(self, *items: str) -> None:
        at = len(self.items)
        self.items += items
        self.send(Topic.TEXT, s="h-1", at=at, items=list(items))


def _reads(stage: Stage, text: str) -> bool:
    return any(text in line.text for line in stage.app.presenter.frame.talk.read) and stage.robot.reads(text)


@pytest.mark.requirement("A11Y-43")
def test_she_looks_back_to_the_first_word_and_returns(stage: Stage) -> None:
    """The train and the platform were said ten lines ago; one button finds them, and nothing she wrote is lost."""
    page = Page(stage)
    page.write(*TRAIN, LINE)
    for n in range(9):
        page.write(*f"Line {n}", LINE)
    stage.touch(stage.say("talk-write"))
    stage.touch("O")
    assert not stage.robot.reads("Please take"), "so long ago"
    stage.touch(stage.say("talk-read"))
    assert _reads(stage, "Line 8")
    assert not stage.robot.reads(stage.say("talk-space")), "the letters make room"
    stage.touch(stage.say("talk-earlier"))
    assert _reads(stage, "Please take")
    whole = " ".join(line.text for line in stage.app.presenter.frame.talk.read[:2])
    assert whole == TRAIN, "a long line is whole, in two pieces"
    assert {line.mine for line in stage.app.presenter.frame.talk.read[:2]} == {False}, "and each says whose it is"
    assert stage.say("talk-earlier") not in stage.robot.names(), "there is nothing before it"
    page.write(*"And now", LINE)
    assert _reads(stage, "Please take"), "what comes meanwhile turns no page under her eyes"
    while stage.say("talk-later") in stage.robot.names():
        stage.touch(stage.say("talk-later"))
    assert _reads(stage, "And now")
    stage.touch(stage.say("talk-write"))
    assert stage.app.presenter.frame.talk.draft == "O"
    stage.touch(stage.say("talk-space"))


@pytest.mark.requirement("A11Y-43")
def test_with_five_keys_and_read_aloud(stage: Stage) -> None:
    """The keys never fall off the end of the book onto another button, and each page is said, with who said it."""
    page = Page(stage)
    stage.robot.key(Qt.Key.Key_F3)
    for n in range(14):
        page.write(*f"Line {n}", LINE)
    stage.hears("Anna: Line 13.")
    stage.robot.key_to(stage.say("talk-write"))
    stage.robot.key_to(stage.say("talk-say-yes"))
    stage.robot.key_to(stage.say("talk-read"))
    heard = " ".join(stage.ear.texts)
    for _ in range(2):
        stage.robot.key(Qt.Key.Key_Return)  # the keys stand on "Earlier" by themselves
    stage.robot.until(lambda: "Line 0" in " ".join(stage.ear.texts)[len(heard) :], "the first page is said")
    assert stage.app.presenter.frame.talk.read[0].text == "Line 0"
    stage.robot.key(Qt.Key.Key_Return)
    assert stage.app.presenter.frame.talk.read[0].text != "Line 0", "they stand on Later now"
    assert stage.app.presenter.frame.talk.writing


@pytest.mark.requirement("A11Y-43")
def test_nothing_is_left_for_the_next_traveller(stage: Stage) -> None:
    """What she reads again goes with her."""
    page = Page(stage)
    page.write(*"For her alone", LINE)
    stage.touch(stage.say("talk-write"))
    stage.touch(stage.say("talk-read"))
    assert stage.robot.reads("For her alone")
    stage.app.presenter.begin_again()
    stage.robot.until(lambda: not stage.robot.reads("For her alone"), "it is gone")
    assert stage.app.talk_link.session.order == []


def _speaks(stage: Stage, captions: str = "on") -> Page:
    """Anna speaks with her by voice."""
    page = Page(stage)
    stage.app.talk_link.voice_changed(speaking=True)
    stage.app.talk_link.captions_changed(captions)
    return page


def _panel_open(stage: Stage) -> bool:
    return stage.app.presenter.frame.talk.writing


@pytest.mark.requirement("A11Y-46")
def test_what_anna_says_stands_there_by_itself(stage: Stage) -> None:
    """She hears badly, and need not know of any button; what Anna writes to put it right stands after it, as hers."""
    page = _speaks(stage)
    stage.app.talk_link.captioned("The train goes from platform ten.")
    assert _panel_open(stage)
    assert stage.robot.reads("Anna, as heard: The train goes from platform ten.")
    assert stage.robot.reads("The kiosk writes it down and can be wrong.")
    page.write(*"Platform two", LINE)
    assert stage.robot.reads("Anna: Platform two") or stage.robot.reads("Platform two")
    stage.touch(stage.say("talk-read"))
    assert [(line.text, line.heard) for line in stage.app.presenter.frame.talk.read] == [
        ("The train goes from platform ten.", True),
        ("Platform two", False),
    ]
    stage.app.presenter.begin_again()
    stage.robot.until(lambda: not stage.robot.reads("platform ten"), "it is hers alone")
    assert stage.app.talk_link.session.order == []


def test_who_has_closed_it_is_not_troubled_again(stage: Stage) -> None:
    """She hears well, and would like to see her ticket while they speak."""
    _speaks(stage)
    stage.app.talk_link.captioned("Hello.")
    stage.touch(stage.say("talk-close"))
    stage.app.talk_link.captioned("Now touch the first button.")
    assert not _panel_open(stage)
    stage.touch(stage.say("talk-write"))
    assert stage.robot.reads("Anna, as heard: Now touch the first button."), "and still it is there to be read"


def test_to_whom_the_screen_is_read_it_is_no_second_voice(stage: Stage) -> None:
    """Who cannot see has heard Anna: nothing repeats her, and no panel takes the keys away."""
    _speaks(stage)
    stage.robot.key(Qt.Key.Key_F3)
    stage.app.talk_link.captioned("I am with you in a minute.")
    assert not _panel_open(stage)
    stage.robot.key(Qt.Key.Key_F3)
    assert "minute" not in " ".join(stage.ear.texts)


@pytest.mark.requirement("A11Y-46")
def test_where_nothing_is_written_it_says_so(stage: Stage) -> None:
    """No empty place to wait at: she asks Anna to write."""
    _speaks(stage, captions="none")
    assert not _panel_open(stage)
    stage.touch(stage.say("talk-write"))
    assert stage.robot.reads("What Anna says is not written here.")
    stage.app.talk_link.captions_changed("stopped")
    assert stage.robot.reads("What Anna says is not written here any more.")
    stage.app.talk_link.voice_changed(speaking=False)
    assert not stage.robot.reads("is not written here"), "nobody speaks, and nothing is promised"
