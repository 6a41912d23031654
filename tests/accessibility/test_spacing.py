"""Letters, words and lines further apart (WCAG 1.4.12): on every page, nothing cut, and no letter smaller for it."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from tests.accessibility.pages import pages
from tests.accessibility.sweep import closer, parts, smallest
from tests.ui.conftest import WORDS
from tests.ui.prompts import views
from ui.audit import faults_of
from ui.themes import LETTERS, LINES, PARAGRAPHS, tokens
from ui.themes import WORDS as BETWEEN_WORDS
from ui.window import Window

LOOKS = [
    pytest.param(panel, language, scale, id=f"{panel}-{language}-{scale}", marks=() if everyday else pytest.mark.slow)
    for panel, language, scale, everyday in (
        ("portrait", "de", 1.0, True),
        ("portrait", "fi", 1.5, False),
        ("wide", "nl", 1.0, False),
        ("wide", "de", 1.5, False),
    )
]
LONG = "Fahrplanauskunftsseite"


def test_it_is_what_is_asked_for() -> None:
    """The figures of WCAG 2.2, 1.4.12, in ems."""
    assert (LETTERS, BETWEEN_WORDS, LINES, PARAGRAPHS) == (0.12, 0.16, 1.5, 2.0)


@pytest.mark.requirement("A11Y-31")
@pytest.mark.parametrize(("panel", "language", "scale"), LOOKS)
def test_nobody_pays_for_it_with_small_letters(
    windows: Callable[[str], Window], qtbot: QtBot, panel: str, language: str, scale: float
) -> None:
    """Who reads wide spacing better needs the letters as large as before."""
    window = windows(panel)
    usual, wider = (pages(language, "light", scale, spaced=spaced) for spaced in (False, True))
    for name in usual:
        sizes = []
        for view in (usual[name], wider[name]):
            window.show(view)
            qtbot.wait(1)
            sizes.append(min(smallest(window) for _ in parts(window)))
        assert sizes[1] >= sizes[0], name


@pytest.mark.requirement("A11Y-31")
def test_a_word_without_room_stands_closer_and_alone(windows: Callable[[str], Window], qtbot: QtBot) -> None:
    """A title of one long word: it gives way, whole, and all others stay as she wants them."""
    window = windows("portrait")
    view = views("de", WORDS.texts("de"), "light", 1.5)["way"]
    window.show({**view, "spaced": True, "title": LONG})
    qtbot.wait(1)
    assert closer(window) == [LONG]
    assert faults_of(window.quick, tokens(window.panel, 1.5), "light") == []
    window.show({**view, "spaced": True})
    qtbot.wait(1)
    assert closer(window) == [], "the next words have their room again"


@pytest.mark.requirement("A11Y-31")
def test_letters_that_hang_together_are_not_torn(windows: Callable[[str], Window], qtbot: QtBot) -> None:
    """In Arabic a gap between letters would break the word: words and lines stand apart, letters do not."""
    window = windows("portrait")
    window.show({**views("en", WORDS.texts("en"))["way"], "spaced": True, "rtl": True})
    qtbot.wait(1)
    title = window.item("title")
    assert title is not None
    font = title.property("font")
    assert font.letterSpacing() == 0
    assert font.wordSpacing() >= BETWEEN_WORDS * font.pixelSize()
    window.show(views("en", WORDS.texts("en"))["thanks"])
