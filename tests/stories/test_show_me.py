"""Show me first: the kiosk buys a ticket by itself, slowly, says what it touches, and stops at any touch."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from tests.stories.stage import Stage, open_stage
from ui.guide import Guide

ALL = ("en", "nl", "de", "sv", "fi", "nb")


@pytest.fixture(scope="module")
def show(qapp: QGuiApplication, tmp_path_factory: pytest.TempPathFactory):  # type: ignore[no-untyped-def]
    """One kiosk in all languages, for all who watch."""
    with open_stage(tmp_path_factory.mktemp("home"), ALL) as stage:
        yield stage


@pytest.fixture
def watcher(show: Stage) -> Stage:
    """Somebody new before the welcome screen."""
    show.app.presenter.begin_again()
    show.reach("welcome")
    show.ear.heard.clear()
    return show


def guide(stage: Stage) -> Guide:
    return stage.app.practice_link.guide


def begin(stage: Stage) -> None:
    stage.touch(stage.say("practice-show"))
    stage.robot.until(lambda: guide(stage).plays and stage.ready(), "the show")


def watch(stage: Stage, until: Callable[[], bool], seconds: int = 120) -> int:
    """Let time pass until then; how many seconds."""
    for passed in range(seconds):
        stage.robot.until(lambda: stage.app.core.idle, "the core is ready")
        if until():
            return passed
        stage.clock.move(1)
        guide(stage).look()
        stage.robot.settle(2)
    raise AssertionError(f"not within {seconds} seconds; on the screen is {stage.step}")


@pytest.mark.requirement("A11Y-87")
@pytest.mark.parametrize("language", ALL)
def test_it_shows_a_whole_purchase_to_whoever_watches_or_listens(watcher: Stage, language: str) -> None:
    """A deaf traveller reads each touch before it happens, a blind one hears it, and both end at an offer to try."""
    stage = watcher
    stage.app.presenter.act("language", language)
    stage.robot.until(lambda: stage.prompt.language == language and stage.ready(), "her language")
    read: list[tuple[str, str, str]] = []

    def note() -> bool:
        view = stage.app.presenter.frame.practice
        if view.caption and (not read or read[-1][2] != view.caption):
            assert stage.robot.reads(view.caption)
            assert stage.robot.reads(stage.say("practice-band"))
            read.append((stage.step, view.presses, view.caption))
        return stage.step == "practice-over"

    begin(stage)
    seconds = watch(stage, note)
    assert 35 <= seconds <= 60, "without what the machine plays: patient, and not endless"
    steps = [(step, bool(presses)) for step, presses, _ in read]
    assert [step for step in steps if step[1]] == [("welcome", True), ("travellers", True), ("review", True)]
    heard = " ".join(stage.ear.texts)
    for _, presses, caption in read:
        assert not presses or all(part in heard for part in stage.as_spoken(caption))
    assert stage.robot.reads(stage.say("practice-try"))
    assert stage.robot.reads(stage.say("practice-buy"))
    assert stage.ledger.numbers() == ()


@pytest.mark.requirement("A11Y-87")
@pytest.mark.parametrize("at", [0, 6, 12, 20, 30])
def test_any_touch_stops_it(watcher: Stage, at: int) -> None:
    """Who has seen enough touches the screen, anywhere; the touch does nothing else, and she is asked what now."""
    stage = watcher
    begin(stage)
    stage.robot.settle(2)
    for _ in range(at):
        watch(stage, lambda: True)
        stage.clock.move(1)
        guide(stage).look()
        stage.robot.settle(2)
    stage.robot.until(lambda: stage.app.core.idle, "ready")
    assert guide(stage).plays
    stage.robot.touch_at(stage.app.window.quick.contentItem().boundingRect().center())
    stage.reach("practice-over")
    assert not guide(stage).plays
    stage.clock.move(20)
    stage.robot.settle(300)
    assert stage.step == "practice-over", "it does not go on by itself"
    stage.touch(stage.say("practice-try"), "welcome")
    assert stage.app.presenter.frame.practice.on


@pytest.mark.requirement("A11Y-87")
def test_a_key_begins_it_and_a_key_stops_it(watcher: Stage) -> None:
    """A blind traveller starts it by one key; the key that stops it presses nothing that she has not heard of."""
    stage = watcher
    stage.robot.key(Qt.Key.Key_F12)
    stage.robot.until(lambda: guide(stage).plays and stage.ready(), "the show")
    watch(stage, lambda: bool(stage.app.presenter.frame.practice.presses))
    stage.robot.key(Qt.Key.Key_F7)
    assert guide(stage).plays, "softer is no wish to stop"
    stage.robot.key(Qt.Key.Key_Return)
    stage.reach("practice-over")
    stage.robot.settle(50)
    assert stage.step == "practice-over"


def test_a_person_is_one_touch_away_while_it_plays(watcher: Stage) -> None:
    """Help is help: the show stops, and somebody is called."""
    stage = watcher
    begin(stage)
    stage.touch_now(stage.say("frame-call"))
    stage.help_is("sent", "received")
    assert not guide(stage).plays
    stage.app.presenter.act("help-cancel")
    stage.help_is("none")


def test_it_waits_for_its_own_voice(watcher: Stage) -> None:
    """Whoever listens hears each sentence to its end before the screen goes on."""
    stage = watcher
    begin(stage)
    watch(stage, lambda: bool(stage.app.presenter.frame.practice.presses))
    stage.ear.drawling.set()
    try:
        stage.app.practice_link.said.emit("I touch: Berlin Hbf")
        stage.robot.until(stage.app.voice_link.speaking, "it speaks")
        stage.clock.move(10)
        guide(stage).look()
        stage.robot.settle(20)
        assert stage.step == "welcome"
    finally:
        stage.ear.drawling.clear()
    stage.robot.until(lambda: not stage.app.voice_link.speaking(), "silence")
    guide(stage).look()
    stage.reach("travellers")
