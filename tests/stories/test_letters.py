"""A traveller writes where she wants to go: with single letters, whole words, and mistakes."""

import pytest

from kiosk.flows.prompt import Suggestions
from tests.stories.stage import Stage

pytestmark = pytest.mark.slow


@pytest.fixture
def board(stage: Stage) -> Stage:
    """The kiosk, where it asks for the station."""
    stage.touch(stage.prompt.next_label, "need")
    stage.touch(stage.choice("ticket"), "destination")
    stage.robot.until(lambda: stage.app.presenter.frame.suggestions is not None, "suggestions")
    return stage


def found(board: Stage) -> Suggestions:
    """What the letter board shows now."""
    suggestions = board.app.presenter.frame.suggestions
    assert suggestions is not None
    return suggestions


def write(board: Stage, letter: str) -> None:
    """Touch this letter, lit or not, and wait until it is written."""
    before = found(board).typed
    item = board.app.window.item(f"letter-{letter}")
    assert item is not None
    board.robot.touch_at(item.mapToScene(item.boundingRect().center()))
    board.robot.until(lambda: found(board).typed == before + letter, letter)


def test_a_whole_word_is_one_touch_and_one_delete_takes_it_back(board: Stage) -> None:
    """What a key says is written; the wrong one is undone as it was done, and the letters before it stay."""
    write(board, "B")
    key = found(board).beginnings[0]
    board.touch(board.say("frame-beginning", letters=key.label))
    board.robot.until(lambda: found(board).typed == key.typed, key.label)
    assert board.robot.reads(key.typed)
    board.touch(board.say("frame-delete"))
    board.robot.until(lambda: found(board).typed == "B", "taken back")
    board.touch(board.say("frame-back"))
    board.robot.until(lambda: found(board).typed == "", "nothing is written")
    assert board.step == "destination"


def test_who_cannot_spell_goes_on_writing(board: Stage) -> None:
    """LAIPZIG: the I is not lit, but she means it. The kiosk says what it found, and Leipzig is there to touch."""
    for letter in "LAIP":
        write(board, letter)
    assert found(board).count == 0
    assert board.robot.reads(board.say("no-such-place", typed="LAIP"))
    for letter in "ZIG":
        write(board, letter)
    assert "Leipzig Hbf" in [choice.label for choice in found(board).choices]
    board.touch("Leipzig Hbf", "way")


def test_her_own_word_stands_beneath_the_sign(board: Stage) -> None:
    """A guest reads the name on the sign, and beneath it how she calls the town."""
    for letter in "MUN":
        write(board, letter)
    assert ("München Hbf", "Munich") in [(choice.label, choice.detail) for choice in found(board).choices]
    assert board.robot.reads("München Hbf, Munich")
