"""Her time was over while she looked for her glasses: five minutes long one touch brings her back, and shows nobody
else where that leads.
"""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.flows.model import Change
from tests.stories.stage import Stage, open_stage
from ui.robot import Lost

pytestmark = pytest.mark.slow


def _time_is_over(stage: Stage) -> None:
    """Nobody touches anything; she is asked, and does not answer."""
    stage.clock.move(stage.prompt.pace.still_there)
    stage.app.idle.look()
    stage.clock.move(stage.prompt.pace.still_there_wait)
    stage.app.idle.look()
    stage.reach("welcome")


def _offered(stage: Stage) -> bool:
    stage.robot.settle()
    return stage.robot.reads(stage.say("frame-resume"))


@pytest.mark.requirement("A11Y-70")
def test_she_comes_back_and_goes_on(stage: Stage) -> None:
    """She was at the last question in Dutch and large letters: one touch, and there she is, with her train and price,
    and Back still leads to what she answered before.
    """
    stage.app.presenter.act("language", "nl")
    stage.robot.until(lambda: stage.prompt.language == "nl", "Dutch")
    stage.app.presenter.act("larger")
    stage.go_to_review()
    total, lines, place = stage.prompt.total, stage.prompt.lines, stage.prompt.lines[0].value
    _time_is_over(stage)
    assert _offered(stage)
    assert stage.prompt.language == "en"
    assert stage.app.presenter.frame.scale == 1
    assert not stage.app.presenter.visit.known.get("destination")
    shown = [name for name in stage.robot.names() if stage.say("frame-resume") in name]
    assert shown == [stage.say("frame-resume")], f"nothing of {place} stands beside it"
    stage.touch(stage.say("frame-resume"), "review")
    assert (stage.prompt.total, stage.prompt.lines) == (total, lines)
    assert stage.prompt.language == "nl"
    assert stage.app.presenter.frame.scale == 1.5
    stage.touch(stage.say("frame-back"), "travellers")


@pytest.mark.requirement("A11Y-70")
def test_after_five_minutes_it_is_gone(stage: Stage) -> None:
    """Nobody finds in the evening where somebody wanted to go at noon."""
    stage.go_to_review()
    _time_is_over(stage)
    stage.clock.move(299)
    stage.app.basket_link.look()
    assert _offered(stage)
    stage.clock.move(1)
    stage.app.basket_link.look()
    assert not _offered(stage)
    assert not stage.app.basket_link.holds


def test_a_touch_in_the_last_second_meets_the_same_clock(stage: Stage) -> None:
    """The screen looks once a second: what is touched in between is too late all the same."""
    stage.go_to_review()
    _time_is_over(stage)
    assert _offered(stage)
    stage.clock.move(300)
    stage.touch(stage.say("frame-resume"))
    assert stage.step == "welcome"
    assert not stage.app.basket_link.holds


@pytest.mark.requirement("A11Y-70")
def test_the_next_traveller_ends_it(stage: Stage) -> None:
    """Whoever begins is somebody else: going back to the first screen does not bring the last one's wish back."""
    stage.go_to_review()
    _time_is_over(stage)
    stage.touch(stage.prompt.choices[1].label, "travellers")
    assert not stage.app.basket_link.holds
    stage.touch(stage.say("frame-back"), "welcome")
    assert not _offered(stage)


def test_larger_letters_are_no_new_traveller(stage: Stage) -> None:
    """She makes the words large again to find the way back: that is still her, and how she has it now stays."""
    stage.app.presenter.act("theme")
    stage.go_to_review()
    _time_is_over(stage)
    stage.touch(stage.say("frame-larger"))
    stage.app.presenter.act("language", "de")
    stage.robot.until(lambda: stage.prompt.language == "de", "German")
    stage.touch(stage.say("frame-resume"), "review")
    assert stage.prompt.language == "de"
    assert stage.app.presenter.frame.scale == 1.5
    assert stage.app.presenter.frame.theme == "dark"


def test_who_ended_it_herself_left_nothing(stage: Stage) -> None:
    """A finished purchase, and one that ended with time over after the ticket: neither can be opened again."""
    stage.go_to_review()
    stage.touch_now(stage.choice("yes"))
    stage.reach("your-ticket")
    _time_is_over(stage)
    assert not stage.app.basket_link.holds
    stage.go_to_review()
    stage.app.presenter.begin_again()
    stage.reach("welcome")
    assert not _offered(stage)


def test_who_only_looked_left_nothing(stage: Stage) -> None:
    """Somebody touched "Larger text" and went away: there is nothing to go on with."""
    stage.touch(stage.say("frame-larger"))
    _time_is_over(stage)
    assert stage.app.presenter.frame.scale == 1
    assert not _offered(stage)


def test_staff_end_it(stage: Stage) -> None:
    """A helper takes the screen: what the last traveller wanted is none of her business, nor is it there afterwards."""
    stage.go_to_review()
    _time_is_over(stage)
    assert _offered(stage)
    assert stage.app.staff_link is not None
    stage.app.staff_link.open()
    stage.robot.until(lambda: stage.app.presenter.lent and stage.ready(), "the staff view")
    assert not stage.app.basket_link.holds
    stage.app.presenter.take_back()
    stage.reach("welcome")
    assert not _offered(stage)


def test_a_restart_ends_it(qapp: QGuiApplication, home: Path) -> None:
    """It lives in memory alone: no file of the kiosk holds the place she chose, and the next start knows nothing."""
    with open_stage(home) as stage:
        stage.go_to_review()
        wish = stage.app.presenter.visit.known["destination"]
        _time_is_over(stage)
        assert stage.app.basket_link.holds
        for file in home.rglob("*"):
            if file.is_file() and file.suffix in (".db", ".sqlite", ".db-wal", ".db-shm", ".json"):
                assert str(wish).encode() not in file.read_bytes() or "timetable" in file.name, file.name
    with open_stage(home) as stage:
        assert not _offered(stage)
        with pytest.raises(Lost):
            stage.robot.find(stage.say("frame-resume"))


def test_her_card_is_asked_again(stage: Stage) -> None:
    """That she has a discount card is hers: it is not kept, and nobody reads it from the price. She is asked again."""
    stage.go_to_review()
    usual = stage.prompt.total
    stage.app.presenter.answer(Change("card"))
    stage.reach("card")
    stage.touch(stage.choice("card-25"), "review")
    cheaper = stage.prompt.total
    assert cheaper != usual
    _time_is_over(stage)
    stage.touch(stage.say("frame-resume"), "card")
    assert not any(choice.chosen and choice.id == "card-25" for choice in stage.prompt.choices)
    assert stage.app.presenter.visit.known["card"] == "none"
    assert cheaper not in [line.value for line in stage.prompt.lines]
    stage.touch(stage.choice("card-25"), "review")
    assert stage.prompt.total == cheaper


def test_letters_typed_do_not_come_back(stage: Stage) -> None:
    """She had typed the beginning of a name: the board is empty when she, or somebody else, comes back to it."""
    stage.touch(stage.prompt.next_label, "need")
    stage.touch(stage.choice("ticket"), "destination")
    stage.touch("H")
    stage.robot.until(lambda: stage.app.presenter.frame.suggestions is not None, "suggestions")
    _time_is_over(stage)
    assert "Suggestions" not in repr(stage.app.basket_link._held)
    stage.touch(stage.say("frame-resume"), "destination")
    found = stage.app.presenter.frame.suggestions
    assert found is None or found.typed == ""
