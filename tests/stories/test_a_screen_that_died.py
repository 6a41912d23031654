"""The screen goes black in the middle of a visit, and another one takes its place: she need not begin again."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from tests.stories.stage import open_stage
from ui.keepsake import Keepsake, made

pytestmark = pytest.mark.slow


@pytest.fixture
def memory() -> Iterator[int]:
    """What the keeper holds while screens come and go."""
    place = made()
    yield place
    os.close(place)


def test_she_is_where_she_was_as_she_had_dressed_it(qapp: QGuiApplication, home: Path, memory: int) -> None:
    """Her language, large letters, colours, the voice, and the letters that she had typed: nothing is asked twice."""
    with open_stage(home, keepsake=Keepsake(memory)) as stage:
        presenter = stage.app.presenter
        for verb, argument in (("language", "nl"), ("larger", ""), ("theme", ""), ("read", "")):
            presenter.act(verb, argument)
        stage.robot.until(lambda: stage.ready() and presenter.frame.language == "nl", "Dutch")
        stage.touch(stage.prompt.next_label, "need")
        stage.touch(stage.choice("ticket"), "destination")
        stage.touch("H")
        stage.touch("A")
        stage.robot.until(lambda: presenter.frame.suggestions.typed == "HA", "the places with HA")
        before, title, places = presenter.frame, stage.prompt.title, presenter.frame.suggestions.choices
    with open_stage(home, keepsake=Keepsake(memory)) as stage:
        presenter = stage.app.presenter
        stage.robot.until(lambda: presenter.frame.suggestions is not None, "the places that fit")
        after = presenter.frame
        assert (stage.step, stage.prompt.title) == ("destination", title)
        assert after.suggestions.typed == "HA"
        assert after.suggestions.choices == places
        same = ("language", "theme", "scale", "reading", "reach", "dark")
        assert [getattr(after, name) for name in same] == [getattr(before, name) for name in same]
        assert stage.say("back-again") in after.trouble
        stage.robot.until(lambda: any(stage.say("back-again")[:20] in said for said in stage.ear.texts), "it is said")
        stage.touch(places[0].label, "way")


def test_the_next_traveller_finds_nothing_of_her(qapp: QGuiApplication, home: Path, memory: int) -> None:
    """Her visit is over: a screen that dies after it greets whoever stands there."""
    with open_stage(home, keepsake=Keepsake(memory)) as stage:
        stage.go_to_review()
        assert b"Frankfurt" in os.pread(memory, 1 << 22, 0)
        stage.app.presenter.begin_again()
        stage.reach("welcome")
        assert os.pread(memory, 1 << 22, 0) == b""
    with open_stage(home, keepsake=Keepsake(memory)) as stage:
        assert stage.step == "welcome"
        assert not stage.app.presenter.frame.trouble
