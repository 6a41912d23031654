"""Pointing in a talk: whatever a helper points at can be seen."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickItem
from pytestqt.qtbot import QtBot

from assistance.talk.state import Screen, ids_of
from kiosk.flows.model import Answer
from kiosk.flows.prompt import Choice
from tests.ui.conftest import WORDS
from tests.ui.prompts import frame, helping, prompts
from tests.ui.talks import ANNA, shown
from ui.talk_view import TalkView
from ui.view import view_of
from ui.window import Window


def test_whatever_she_points_at_glows(windows: Callable[[str], Window], qtbot: QtBot) -> None:
    """Pointing that shows nothing leaves the traveller searching: each answer that can be pointed at has a place."""
    window, dark = windows("portrait"), []
    asked = {step: prompts("en")[step] for step in ("way", "party", "offers", "review", "info")}
    agrees = Choice("yes", "Pay €44.90", Answer.of(agreed="yes"))
    asked["review-agreed"] = replace(asked["review"], choices=(agrees,), next_label="")
    for step, prompt in asked.items():
        for id in ids_of(prompt, Screen(prompt.choices)):
            around = frame(
                "en", "way", talk=replace(ANNA, seen=True, glow=id, points="Here"), help=helping("en", "coming")
            )
            window.show(view_of(prompt, around, WORDS.texts("en")))
            qtbot.wait(5)
            if not any(_is_halo(item) for item in window.items()):
                dark.append(f"{step}: {id}")
    window.show(shown("en", "light", 1.0, TalkView()))
    assert dark == []


@pytest.mark.requirement("A11Y-44")
@pytest.mark.parametrize("panel", ["portrait", "small"])
@pytest.mark.parametrize("writing", [False, True])
def test_who_speaks_is_seen_without_colour_and_without_moving(
    windows: Callable[[str], Window], qtbot: QtBot, panel: str, writing: bool
) -> None:
    """Four pictures that differ in shape and words, also for who sees no colours; each stands still."""
    window, seen = windows(panel), {}
    for who, label in (
        ((), "Nobody is speaking now"),
        (("traveller",), "You are speaking now"),
        (("helper",), "Anna is speaking now"),
        (("traveller", "helper"), "You are both speaking"),
    ):
        window.show(shown("en", "light", 1.0, replace(ANNA, speaking=True, writing=writing, speaks=who)))
        qtbot.wait(60)
        line = next(item for item in window.items() if item.objectName() == ("talk-speaks" if writing else "speaks"))
        assert line.property("text") == label
        words = line.mapRectToScene(line.boundingRect()).toRect()
        first = window.grab()
        before = first.copy(words.adjusted(-int(line.x()), 0, -int(line.x()), 0))  # the drawing stands before them
        shape = before.copy(0, 0, int(line.x()), words.height()).convertToFormat(QImage.Format.Format_Grayscale8)
        qtbot.wait(300)
        assert window.grab() == first, "nothing moves"
        seen[label] = bytes(shape.constBits())
    window.show(shown("en", "light", 1.0, TalkView()))
    assert len(set(seen.values())) == len(seen), "each shape is its own"


def _is_halo(item: QQuickItem) -> bool:
    return item.metaObject().className().startswith("Halo_") and item.width() > 0
