"""A traveller buys a ticket: by finger, by keys, by ear; and changes her mind on the way."""

import pytest
from PySide6.QtCore import QPointF, Qt

from kiosk.devices.ports import Holding
from kiosk.flows.model import Party
from tests.stories.stage import Stage

LANGUAGES = ("en", "nl", "de")


@pytest.mark.requirement("A11Y-38", "A11Y-49")
@pytest.mark.parametrize("language", LANGUAGES)
def test_three_touches_and_a_card(stage: Stage, language: str) -> None:
    """Most people want one ticket, now, to a usual place: every further question would lose some of them."""
    if language != "en":
        stage.app.presenter.act("language", language)
        stage.robot.until(lambda: stage.prompt.language == language, language)
    before = stage.robot.touches
    stage.go_to_review()
    price = stage.prompt.total
    assert price
    stage.touch(stage.choice("yes"), "your-ticket")
    assert stage.robot.touches - before == 3
    sale = stage.app.presenter.visit.sale
    assert sale is not None
    assert stage.ledger.holding(sale.number) is Holding.TAKEN
    assert len(list((stage.app.wings.kiosk.settings.home / "paper").glob("*.png"))) == 1


@pytest.mark.requirement("A11Y-18")
def test_the_five_keys_alone(stage: Stage) -> None:
    """Who cannot see or use the glass has five keys that one can feel; they must lead through everything."""
    robot = stage.robot
    robot.key_to(stage.prompt.choices[0].label)
    stage.reach("travellers")
    robot.key(Qt.Key.Key_Escape)
    stage.reach("welcome")
    robot.key_to(stage.prompt.choices[0].label)
    stage.reach("travellers")
    robot.key_to(stage.choice("senior:1"))
    stage.reach("review")
    robot.key_to(stage.choice("yes"))
    stage.reach("your-ticket")
    robot.key_to(stage.prompt.next_label)
    stage.reach("mood")


@pytest.mark.requirement("A11Y-14", "A11Y-20")
def test_read_to_me_speaks_each_screen_in_its_language(stage: Stage) -> None:
    """Who does not see the screen hears the same words, of every screen, in the language that is shown."""
    stage.touch("Deutsch")
    stage.robot.until(lambda: stage.prompt.language == "de", "German")
    stage.touch(stage.say("frame-read"))
    stage.hears(stage.prompt.say)
    stage.touch(stage.prompt.choices[0].label, "travellers")
    stage.hears(stage.prompt.say)
    stage.touch(stage.choice("senior:1"), "review")
    stage.hears(stage.prompt.say)
    assert {utterance.language for utterance in stage.ear.heard} == {"de"}


@pytest.mark.requirement("A11Y-4")
def test_a_touch_silences_the_voice(stage: Stage) -> None:
    """A voice that goes on talking over her own doing would hurry and confuse her."""
    stage.ear.drawling.set()
    stage.touch(stage.say("frame-read"))
    stage.robot.until(stage.app.voice_link.speaking, "the first words")
    stage.robot.touch_at(QPointF(2, 2))
    stage.robot.until(lambda: not stage.app.voice_link.speaking(), "silence", 3)
    assert stage.ear.hushed == stage.ear.heard[:1]


@pytest.mark.requirement("A11Y-80")
def test_she_changes_her_mind_and_keeps_the_rest(stage: Stage) -> None:
    """One line of the review is wrong: one touch changes it, and nothing else has to be said again."""
    stage.go_to_review()
    lines = {line.id: line.value for line in stage.prompt.lines}
    party = next(line for line in stage.prompt.lines if line.id == "party")
    stage.touch(f"{party.label}: {party.value}", "travellers")
    stage.touch(stage.choice("adult:2"), "review")
    after = {line.id: line.value for line in stage.prompt.lines}
    assert after["party"] != lines["party"]
    assert after["destination"] == lines["destination"]
    assert stage.app.presenter.visit.known["party"] == Party((("adult", 2),))


@pytest.mark.requirement("A11Y-81")
def test_back_is_exact(stage: Stage) -> None:
    """Fear of losing what was done keeps people from touching anything."""
    stage.go_to_review()
    review = stage.prompt
    party = next(line for line in review.lines if line.id == "party")
    stage.touch(f"{party.label}: {party.value}", "travellers")
    stage.touch(stage.say("frame-back"), "review")
    assert stage.prompt == review


def test_the_long_way_with_letters_and_a_party(stage: Stage) -> None:
    """A place that is not on a tile, a family, there and back: one question at a time, and still a ticket."""
    stage.touch(stage.prompt.next_label, "need")
    stage.touch(stage.choice("ticket"), "destination")
    for letter in "HAN":
        stage.robot.touch(letter)
    stage.robot.until(lambda: stage.robot.reads("Hannover Hbf"), "Hannover")
    stage.touch("Hannover Hbf", "way")
    stage.touch(stage.choice("return"), "out")
    stage.touch(stage.prompt.choices[0].label, "coming-back")
    stage.touch(stage.prompt.choices[0].label, "travellers")
    for kind in ("senior", "senior", "child"):
        label = next(counter.label for counter in stage.prompt.counters if counter.id == kind)
        stage.robot.touch(stage.say("frame-more", who=label))
    stage.touch(stage.prompt.next_label, "offers")
    assert 1 <= len([choice for choice in stage.prompt.choices if choice.price]) <= 3
    stage.touch(stage.prompt.choices[0].label, "review")
    stage.touch(stage.choice("yes"), "your-ticket")


@pytest.mark.requirement("A11Y-59")
def test_a_hurried_double_tap_is_one_answer(stage: Stage) -> None:
    """A trembling hand touches "Back" twice: one step back, not two."""
    stage.go_to_review()
    place = stage.robot.place_of(stage.say("frame-back"))
    stage.robot.touch_at(place)
    stage.robot.touch_at(place)
    stage.robot.until(stage.ready, "the answer")
    assert stage.step == "travellers"


@pytest.mark.requirement("A11Y-13")
def test_nothing_personal_is_left_for_the_next_traveller(stage: Stage) -> None:
    """The next in the queue must not learn where she goes, nor that she sees badly; not even the helper's list does."""
    presenter, voice = stage.app.presenter, stage.app.wings.speaker
    fresh = (presenter.frame, dict(presenter.visit.known), stage.robot.names(), presenter.situation().tried)
    stage.touch("Deutsch")
    stage.robot.until(lambda: stage.prompt.language == "de", "German")
    for tool in ("frame-read", "frame-larger", "frame-contrast"):
        stage.touch(stage.say(tool))
    stage.go_to_review()
    place = stage.prompt.lines[0].value
    stage.touch(stage.say("frame-back"), "travellers")
    assert stage.robot.reads(place)
    presenter.begin_again()
    stage.reach("welcome")
    assert (presenter.frame, dict(presenter.visit.known), stage.robot.names(), presenter.situation().tried) == fresh
    said = len(stage.ear.heard)
    voice.repeat()
    assert voice.finish(5)
    assert len(stage.ear.heard) == said
