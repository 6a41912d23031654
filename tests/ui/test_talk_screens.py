"""Pointing in a talk: whatever a helper points at can be seen."""

from collections.abc import Callable
from dataclasses import replace

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


def _is_halo(item: QQuickItem) -> bool:
    return item.metaObject().className().startswith("Halo_") and item.width() > 0
