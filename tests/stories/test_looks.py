"""Her own settings: the pace, a picture that stands still, and a code that brings all of it back at another machine."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

from tests.accessibility.eyes import light_of
from tests.accessibility.sweep import closer
from tests.stories.stage import Stage
from tests.ui.conftest import PANELS, WORDS
from tests.ui.prompts import views
from ui.looks_link import LooksLink
from ui.manners import Manners
from ui.profile import Profile
from ui.touched import access_of
from ui.window import QML, Window

pytestmark = pytest.mark.slow
HERS = Profile("de", 1.5, "yellow", True, 5, 2, True, True, True, 2, True)


def _scan(stage: Stage, code: str) -> None:
    """Hold a code to the reader, which types it."""
    for sign in code:
        event = QKeyEvent(QEvent.Type.KeyPress, ord(sign), Qt.KeyboardModifier.NoModifier, sign)
        QCoreApplication.sendEvent(stage.app.window.quick, event)
    stage.robot.key(Qt.Key.Key_Return)


def _silent_for(stage: Stage, seconds: float) -> int:
    stage.clock.move(seconds)
    stage.app.idle.look()
    return stage.app.presenter.frame.still_there


@pytest.mark.requirement("A11Y-69")
def test_simple_pace_is_where_a_visit_begins(stage: Stage) -> None:
    """Three minutes for everybody; who is quick says so, and is asked after ninety seconds. The next one has time."""
    stage.go_to_review()
    assert _silent_for(stage, 179) == 0
    assert _silent_for(stage, 1) == 30
    stage.touch(stage.say("frame-still-here"))
    stage.app.presenter.begin_again()
    stage.reach("welcome")
    stage.touch(stage.say("looks-open"))
    stage.touch(stage.say("looks-pace"))
    assert stage.robot.reads(stage.say("looks-on"))
    stage.touch(stage.say("frame-back"))
    stage.go_to_review()
    assert _silent_for(stage, 89) == 0
    assert _silent_for(stage, 1) == 30
    assert _silent_for(stage, 29) == 1
    assert stage.step == "review"
    stage.touch(stage.say("frame-still-here"))
    stage.app.presenter.begin_again()
    stage.reach("welcome")
    stage.go_to_review()
    assert _silent_for(stage, 179) == 0


def test_the_question_waits_behind_her_settings(stage: Stage) -> None:
    """She looks at the settings by keys and ear, and is back where she was; a second touch takes a choice back."""
    stage.robot.key(Qt.Key.Key_F3)
    stage.robot.key_to(stage.say("looks-open"))
    stage.hears(
        f"{stage.say('looks')} "
        + ". ".join(stage.say(f"looks-{w}") for w in ("pace", "still", "soft", "spaced", "keep"))
        + "."
    )
    stage.robot.key_to(stage.say("looks-still"))
    assert stage.app.presenter.frame.still
    stage.robot.key_to(stage.say("looks-still"))
    assert not stage.app.presenter.frame.still
    stage.app.presenter.act("language", "de")
    stage.robot.until(lambda: stage.prompt.language == "de", "German")
    assert stage.robot.reads(stage.say("looks"))
    stage.robot.key(Qt.Key.Key_Escape)
    assert stage.robot.reads(stage.prompt.title)
    assert stage.step == "welcome"


@pytest.mark.requirement("A11Y-32")
def test_a_screen_that_dazzles_is_softened(stage: Stage) -> None:
    """She cannot look into a bright screen: two touches, and it has half its light on every page, until she leaves."""

    def lights() -> float:
        stage.robot.settle(30)
        return light_of(stage.app.window.grab())

    stage.touch(stage.say("looks-open"))
    bright = lights()
    for step in (1, 2):
        stage.touch(stage.say("looks-soft"))
        assert stage.app.presenter.frame.softness == step
        assert stage.robot.reads(stage.say(f"looks-soft-{step}")), "a tick and words say so"
    assert lights() < 0.5 * bright
    stage.touch(stage.say("frame-back"))
    stage.go_to_review()
    assert stage.app.presenter.frame.softness == 2
    stage.app.presenter.begin_again()
    stage.reach("welcome")
    assert stage.app.presenter.frame.softness == 0
    stage.touch(stage.say("looks-open"))
    assert lights() == pytest.approx(bright, rel=0.01), "the next one finds it as usual"


@pytest.mark.requirement("A11Y-32")
def test_softer_light_by_keys_and_ear(stage: Stage) -> None:
    """Who sees little and is dazzled hears which step it is, and after the softest the ordinary one comes."""
    stage.robot.key(Qt.Key.Key_F3)
    stage.robot.key_to(stage.say("looks-open"))
    for step in (1, 2):
        stage.robot.key_to(stage.say("looks-soft"))
        stage.hears(f"{stage.say('looks-soft')}. {stage.say(f'looks-soft-{step}')}.")
    stage.robot.key_to(stage.say("looks-soft"))
    assert stage.app.presenter.frame.softness == 0


@pytest.mark.requirement("A11Y-31")
def test_letters_stand_apart_until_she_leaves(stage: Stage) -> None:
    """She mixes up letters that stand close. One touch on her way, and she reads every screen up to the review so; a
    helper is told what she uses; the next one finds all as usual.
    """

    def close() -> list[str]:
        stage.robot.settle(30)
        return closer(stage.app.window)

    assert close(), "nobody has asked for it yet"
    stage.touch(stage.say("looks-open"))
    stage.touch(stage.say("looks-spaced"))
    assert stage.robot.reads(stage.say("looks-on"))
    assert close() == []
    stage.touch(stage.say("frame-back"))
    assert close() == []
    stage.touch(stage.prompt.choices[0].label, "travellers")
    assert close() == []
    stage.touch(stage.choice("senior:1"), "review")
    assert close() == []
    assert "wide-spacing" in access_of(stage.app.presenter.frame, keyed=False)
    stage.app.presenter.begin_again()
    stage.reach("welcome")
    assert not stage.app.presenter.frame.spaced
    assert close()


@pytest.mark.requirement("A11Y-36")
def test_nothing_moves_where_she_wants_it_so(qapp: QGuiApplication, stage: Stage) -> None:
    """A page appears at once instead of fading in; the next traveller finds it as usual."""
    stage.touch(stage.say("looks-open"))
    stage.touch(stage.say("looks-still"))
    assert stage.app.presenter.frame.still
    stage.app.presenter.begin_again()
    stage.reach("welcome")
    assert not stage.app.presenter.frame.still
    window, shown = Window(PANELS["small"], Manners(fade=400)), views("en", WORDS.texts("en"))
    for still in (False, True):
        window.show({**shown["way"], "still": still})
        stage.robot.settle(500)
        window.show({**shown["moment"], "still": still})
        first = window.grab()
        stage.robot.settle(600)
        assert (first == window.grab()) == still
    window.close()


@pytest.mark.requirement("A11Y-36")
def test_every_motion_asks_whether_it_may() -> None:
    """An animation that does not ask would go on for who is made dizzy by it."""
    for file in Path(QML).rglob("*.qml"):
        for line in file.read_text("utf-8").splitlines():
            moves = any(
                word in line for word in ("Animation ", "Animation{", "Animator ", "Behavior on", "Transition {")
            )
            assert not moves or "Theme.fade" in line, f"{file.name}: {line.strip()}"


def test_a_code_brings_everything_back(stage: Stage) -> None:
    """She holds her paper to the reader, in one movement: her language, large and yellow, low, read aloud and loud,
    quick and still. It is told, and gone with her.
    """
    _scan(stage, HERS.written())
    stage.robot.until(lambda: stage.prompt.language == "de", "German")
    frame = stage.app.presenter.frame
    assert (frame.scale, frame.theme, frame.reading, frame.reach, frame.quick, frame.still, frame.softness,
            frame.spaced) == (
        1.5, "yellow", True, True, True, True, 2, True,
    )  # fmt: skip
    assert stage.app.voice_link.steps == (5, 2)
    stage.robot.until(lambda: stage.robot.reads(stage.say("looks-restored")), "it is told")
    stage.hears(stage.say("looks-restored"))
    stage.touch(stage.say("looks-open"))
    stage.touch(stage.say("looks-keep"))
    assert stage.app.presenter.shown is not None
    assert stage.app.presenter.shown.symbols == (HERS.square(),), "what she takes along is what she has"
    stage.app.presenter.begin_again()
    stage.reach("welcome")
    frame = stage.app.presenter.frame
    assert (frame.language, frame.scale, frame.theme, frame.reading, frame.reach, frame.quick, frame.still) == (
        "en", 1.0, "light", False, False, False, False,
    )  # fmt: skip
    assert (frame.softness, frame.spaced) == (0, False)
    assert stage.app.voice_link.steps == (3, 3)


def test_a_language_that_is_not_here_changes_nothing_else(stage: Stage) -> None:
    """Her paper is Finnish, and this machine is not: all but the language is hers."""
    _scan(stage, Profile("fi", 2.0, "dark").written())
    assert stage.robot.reads(stage.say("looks-restored"))
    frame = stage.app.presenter.frame
    assert (frame.language, frame.scale, frame.theme) == ("en", 2.0, "dark")


def test_an_unknown_code_is_told_plainly(stage: Stage) -> None:
    """A ticket, or a creased paper: a sentence, and the screen stays as it is. Enter at its end presses nothing."""
    step, frame = stage.step, stage.app.presenter.frame
    good = HERS.written()
    _scan(stage, good[:-1] + ("1" if good[-1] == "0" else "0"))
    assert stage.robot.reads(stage.say("looks-unknown"))
    now = stage.app.presenter.frame
    assert stage.step == step
    assert (now.scale, now.theme, now.language) == (frame.scale, frame.theme, frame.language)


def test_where_nothing_reads_codes_none_is_given(stage: Stage) -> None:
    """A square that no machine here can read would be a promise that is not kept."""
    presenter = stage.app.presenter
    looks = LooksLink(presenter, stage.app.voice_link, reads_codes=False)
    stage.touch(stage.say("looks-open"))
    assert stage.robot.reads(stage.say("looks-pace"))
    assert not stage.robot.reads(stage.say("looks-keep"))
    looks.scanned(HERS.written())
    assert presenter.frame.scale == 1
