"""The screens of a talk: the question, the sign, the glow and the writing panel, in every language, theme and size."""

import os
from collections.abc import Callable
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import PANELS, WORDS
from tests.ui.prompts import frame, helping, prompts
from tests.ui.test_screens import EVERYDAY, LOOKS
from ui.audit import faults_of
from ui.talk_view import Said, TalkView
from ui.themes import tokens
from ui.view import view_of
from ui.window import Window

ANNA = TalkView(helper="Anna")
SAID = (Said("Good morning! I am Anna. Which train would you like to take today?", False), Said("THE FAST ONE", True))
TALKS = {
    "there": ANNA,
    "asked": replace(ANNA, asks="sight"),
    "asked-voice": replace(ANNA, asks="voice"),
    "seen": replace(ANNA, seen=True),
    "points": replace(ANNA, seen=True, glow="return", points="There and back"),
    "seen-speaking": replace(ANNA, seen=True, speaking=True),
    "speaking": replace(ANNA, speaking=True),
    "writing": replace(ANNA, writing=True),
    "written": replace(ANNA, writing=True, seen=True, said=SAID, typing="Take your time, I wait", draft="I CANNOT"),
}


def shown(language: str, theme: str, scale: float, talk: TalkView, step: str = "way") -> dict[str, object]:
    around = frame(language, step, theme=theme, scale=scale, talk=talk, help=helping(language, "coming"))
    return view_of(prompts(language)[step], around, WORDS.texts(language))


@pytest.mark.parametrize(
    ("size", "language", "theme", "scale"),
    [look if look in EVERYDAY else pytest.param(*look, marks=pytest.mark.slow) for look in LOOKS],
)
def test_every_screen_of_a_talk_passes_the_audit(
    windows: Callable[[str], Window], qtbot: QtBot, size: str, language: str, theme: str, scale: float
) -> None:
    """Whoever needs large letters or strong contrast can be asked, can say no, and can write."""
    window, found = windows(size), []
    for name, talk in TALKS.items():
        window.show(shown(language, theme, scale, talk))
        qtbot.wait(1)
        if folder := os.environ.get("LOKET_LOOK"):
            qtbot.wait(60)
            window.grab().save(f"{folder}/{size}-{language}-{theme}-{scale}-{name}.png")
        found += [f"{name}: {fault}" for fault in faults_of(window.quick, tokens(PANELS[size], scale), theme)]
    window.show(shown(language, theme, scale, TalkView()))
    assert found == []
