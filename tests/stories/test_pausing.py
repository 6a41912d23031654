"""She is read to, and stops it for a moment: a button, and a word on it that says how it goes on."""

import pytest

from tests.stories.stage import Stage


def _is_read_to(stage: Stage) -> None:
    """It reads, and is in the middle of a sentence."""
    stage.ear.drawling.set()
    stage.touch(stage.say("frame-read"))
    stage.robot.until(lambda: bool(stage.ear.heard), "it begins to read")


@pytest.mark.requirement("A11Y-1")
def test_a_touch_pauses_and_another_reads_on_from_that_sentence(stage: Stage) -> None:
    """Somebody speaks to her. It waits, and nothing of the sentence is lost."""
    _is_read_to(stage)
    sentence = stage.ear.texts[-1]
    stage.robot.touch(stage.say("frame-pause"))
    stage.robot.until(lambda: sentence in [one.text for one in stage.ear.hushed], "it is silent")
    stage.robot.until(lambda: stage.robot.reads(stage.say("frame-read-on")), "the button says how it goes on")
    stage.robot.touch(stage.say("frame-read-on"))
    stage.robot.until(lambda: stage.ear.texts.count(sentence) == 2, "the same sentence, from its beginning")
    stage.robot.until(lambda: stage.robot.reads(stage.say("frame-pause")), "and it can be stopped again")
    stage.ear.drawling.clear()


def test_after_a_touch_beside_everything_it_reads_on_too(stage: Stage) -> None:
    """Any touch silences it; the button says that it goes on."""
    _is_read_to(stage)
    sentence = stage.ear.texts[-1]
    stage.app.presenter.act("missed")
    stage.robot.touch(stage.say("frame-read-on"))
    stage.robot.until(lambda: stage.ear.texts.count(sentence) == 2, "the same sentence once more")
    stage.ear.drawling.clear()


def test_the_next_step_is_read_and_nothing_is_paused_any_more(stage: Stage) -> None:
    """She answers while it is silent: what is new is read."""
    _is_read_to(stage)
    stage.robot.touch(stage.say("frame-pause"))
    stage.ear.drawling.clear()
    stage.touch(stage.prompt.choices[0].label, "travellers")
    stage.hears(stage.prompt.say)
    assert not stage.app.presenter.frame.paused
