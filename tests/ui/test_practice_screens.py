"""Practice on every screen: the same words at the same place, whole, and never in the way of what is there."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import PANELS, WORDS
from tests.ui.prompts import views
from ui.audit import faults_of, in_sight, name_of
from ui.practice_view import PracticeView, practice_of
from ui.themes import tokens
from ui.window import Window

OFFERED = PracticeView(offered=True, leads_back=True)
ON = replace(OFFERED, on=True)
LOOKS = [  # the last: whether all that is touched lies low
    ("portrait", "en", "light", 1.0, True),
    ("small", "nl", "light", 2.0, False),
    ("portrait", "en", "dark", 1.0, False),
    ("portrait", "de", "yellow", 2.0, False),
    ("portrait", "de", "paper", 2.0, True),
    ("small", "de", "dark", 1.0, False),
    ("wide", "en", "paper", 1.5, False),
]


@pytest.mark.requirement("A11Y-87", "A11Y-23", "A11Y-78")
@pytest.mark.parametrize(
    ("size", "language", "theme", "scale", "reach"),
    [look if look in LOOKS[:2] else pytest.param(*look, marks=pytest.mark.slow) for look in LOOKS],
)
def test_the_band_is_whole_on_every_screen(
    windows: Callable[[str], Window], qtbot: QtBot, size: str, language: str, theme: str, scale: float, reach: bool
) -> None:
    """Whatever she is asked, in whichever size and colours: she reads that it is practice, and can go back."""
    window, texts = windows(size), WORDS.texts(language)
    found, places = [], set()
    for name, view in views(language, texts, theme, scale).items():
        if view["talk"]["open"] or view["still_there"]["seconds"] or view["dark"]:
            continue  # what is laid over all of it for a moment
        window.show(view | {"practice": practice_of(ON, view["page"], texts), "reach": reach, "demo": ""})
        qtbot.wait(1)
        found += [f"{name}: {fault}" for fault in faults_of(window.quick, tokens(PANELS[size], scale), theme)]
        band = window.item("practice")
        assert band is not None, name
        places.add((round(band.mapToScene(band.boundingRect().topLeft()).y()), window.item("practice-end") is not None))
    assert found == []
    assert len(places) == 1, "at the same place on every screen"
    assert next(iter(places))[1], "and the way back with it"


@pytest.mark.requirement("A11Y-87")
@pytest.mark.parametrize("size", list(PANELS))
def test_the_welcome_screen_has_both_offers(windows: Callable[[str], Window], qtbot: QtBot, size: str) -> None:
    """One touch each, large enough, also where nothing else stands below the picture."""
    window, texts = windows(size), WORDS.texts("de")
    for scale in (1.0, 2.0):
        view = views("de", texts, "light", scale)["welcome"]
        for reach in (False, True):
            window.show(
                view | {"practice": practice_of(OFFERED, "welcome", texts), "reach": reach, "note": "", "demo": ""}
            )
            qtbot.wait(1)
            assert window.item("practice-show") is not None
            assert window.item("practice-begin") is not None
            assert faults_of(window.quick, tokens(PANELS[size], scale), "light") == []


@pytest.mark.requirement("A11Y-87")
@pytest.mark.parametrize(
    ("size", "scale", "reach"),
    [
        ("portrait", 1.0, False),
        ("portrait", 2.0, True),
        ("small", 1.0, False),
        ("small", 2.0, False),
        ("wide", 2.0, False),
    ],
)
def test_what_is_shown_has_a_caption_and_no_tools(
    windows: Callable[[str], Window], qtbot: QtBot, size: str, scale: float, reach: bool
) -> None:
    """A deaf traveller reads what is touched, and that it is practice; nothing else moves for it where all is shown
    at once, and what is touched is never further down.
    """
    window, texts = windows(size), WORDS.texts("de")
    view = views("de", texts, "light", scale)["way"] | {"reach": reach, "demo": ""}

    def middle() -> float:
        item = window.item("choice-return")
        assert item is not None
        return item.mapToScene(item.boundingRect().center()).y()

    window.show(view | {"practice": practice_of(ON, "choice", texts)})
    qtbot.wait(1)
    before = middle()
    caption = texts.say("guide-press", name="Frankfurt (Main) Hauptbahnhof")
    playing = replace(ON, playing=True, caption=caption, presses="return")
    glow = {**view["talk"], "glow": "return"}
    window.show(view | {"practice": practice_of(playing, "choice", texts), "talk": glow})
    qtbot.wait(1)
    enlarged = scale > 1 and not reach
    assert middle() == before or enlarged
    touched = window.item("choice-return")
    assert touched is not None
    assert in_sight(touched)
    assert window.item("larger") is None
    said = {name_of(item) for item in window.items()}
    assert {caption, texts.say("practice-band"), texts.say("guide-stop")} <= said
    assert faults_of(window.quick, tokens(PANELS[size], scale), "light") == []
