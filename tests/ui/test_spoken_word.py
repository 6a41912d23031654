"""The word that is being said lights up where it stands, and nothing else moves or changes."""

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage
from PySide6.QtQuick import QQuickItem
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Panel
from tests.ui.prompts import views, words
from ui.spoken_word import where
from ui.themes import PALETTES, contrast
from ui.window import Window

WORDS = words()
Windows = Callable[[str], Window]
Pixels = NDArray[np.int16]
SHADE = 60  # of 255; a letter that is one pixel beside its place differs by three times as much

SAID = "Where to? Choose a place. Berlin Hbf, 2 hours. H, A. A train to Köln (Rhein) waits."
SHOWN = ["Where to?", "Choose a place.", "Berlin Hbf", "Berlin", "A", "H", "Köln (Rhein)", "wait"]
FOUND = [
    ("Where", (0, 0, 5)),
    ("to?", (0, 6, 3)),
    ("to", (0, 6, 3)),  # the question mark belongs to it
    ("place", (1, 9, 6)),
    ("Hbf", (2, 7, 3)),
    ("Berlin", (2, 0, 6)),  # the longest text that has it: the button, not the letters above it
    ("H,", (5, 0, 1)),
    ("A. A", (4, 0, 1)),
    ("A train", None),  # a word, not the key of that letter
    ("(Rhein)", (6, 5, 7)),
    ("waits", None),  # "wait" is another word
    ("hours", None),  # nowhere on the screen
]


@pytest.mark.parametrize(("word", "place"), FOUND)
def test_what_is_said_is_found_in_what_is_shown(word: str, place: tuple[int, int, int] | None) -> None:
    """The voice says more than the screen shows, and in another order: a word lights up only where it belongs."""
    at = SAID.index(word)
    length = len(word.rstrip(", .")) if word != "A. A" else 1
    assert where(SAID, at, length if word != "A train" else 1, SHOWN) == place


def test_a_whole_sentence_lights_up_in_one_text() -> None:
    """The natural voice knows no words, only sentences: the question lights up, not half of two texts."""
    assert where("Where to? Berlin Hbf.", 0, 9, SHOWN) == (0, 0, 9)
    assert where("Berlin Hbf, 2 hours.", 0, 20, SHOWN) == (2, 0, 10)


@pytest.mark.requirement("A11Y-27")
@pytest.mark.parametrize("theme", PALETTES)
def test_the_marked_word_can_be_read(theme: str) -> None:
    """In reverse it is as plain as before, on paper and on every button: 7:1."""
    palette = PALETTES[theme]
    for ground in (palette.paper, palette.on_accent, palette.on_help):
        assert contrast(palette.ink, ground) >= 7


def _pixels(image: QImage) -> Pixels:
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.bytesPerLine())
    return rows[:, : plain.width() * 3].reshape(plain.height(), plain.width(), 3).astype(np.int16)


def _differ(one: Pixels, other: Pixels) -> NDArray[np.bool_]:
    """Where two pictures differ by more than a shade: letters that are painted anew have softer or harder edges."""
    return np.asarray((np.abs(one - other) > SHADE).any(axis=2))


def _colour(name: str) -> Pixels:
    colour = QColor(name)
    return np.array([colour.red(), colour.green(), colour.blue()], np.int16)


def _box(item: QQuickItem) -> tuple[slice, slice]:
    at = item.mapToScene(QPointF(0, 0))
    left, top = int(at.x()), int(at.y())
    return slice(top, top + int(item.height()) + 1), slice(left, left + int(item.width()) + 1)


def _shown(window: Window, name: str, look: tuple[str, str, float], qtbot: QtBot) -> dict[str, object]:
    language, theme, scale = look
    window.spoken.clear()
    window.show(views(language, WORDS.texts(language), theme, scale)[name])
    qtbot.wait(20)
    return views(language, WORDS.texts(language), theme, scale)[name]


LOOKS = [
    ("portrait", "station", ("en", "light", 1.0)),
    ("small", "review", ("de", "yellow", 1.0)),
    ("wide", "moment", ("nl", "dark", 1.5)),
    ("square", "party", ("fi", "paper", 1.0)),
    ("portrait", "way", ("sv", "dark", 2.0)),
]


@pytest.mark.parametrize(("panel", "name", "look"), LOOKS)
def test_no_letter_moves(panel: str, name: str, look: tuple[str, str, float], alone: Windows, qtbot: QtBot) -> None:
    """Word by word: each is the same letters at the same place, in reverse, and everything around it is as it was."""
    window, palette = alone(panel), PALETTES[look[1]]
    title = str(_shown(window, name, look, qtbot)["title"])
    before = _pixels(window.grab())
    at = 0
    for word in title.split():
        at = title.index(word, at)
        window.spoken.show(title, at, len(word))
        qtbot.wait(5)
        after = _pixels(window.grab())
        rows, columns = np.nonzero(_differ(after, before))
        assert len(rows), f"{word} does not light up"
        area = np.s_[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
        reverse = _colour(palette.ink) + _colour(palette.paper) - before[area]
        assert not _differ(after[area], reverse).any()
        at += len(word)
    window.spoken.clear()
    qtbot.wait(5)
    assert not _differ(_pixels(window.grab()), before).any(), "when it is silent, the screen is as it was"


@pytest.mark.parametrize(("panel", "name", "look"), LOOKS)
def test_all_letters_of_a_long_question_light_up(
    panel: str, name: str, look: tuple[str, str, float], alone: Windows, qtbot: QtBot
) -> None:
    """Over several lines, as the natural voice says it: the marks lie where the lines break."""
    window, palette = alone(panel), PALETTES[look[1]]
    title = str(_shown(window, name, look, qtbot)["title"])
    item = window.item("title")
    assert item is not None
    box = _box(item)
    before = _pixels(window.grab())[box]
    window.spoken.show(title, 0, len(title))
    qtbot.wait(5)
    after = _pixels(window.grab())[box]
    letters = (before == _colour(palette.ink)).all(axis=2)
    assert letters.any()
    assert not (letters & ~_differ(after, before)).any()
    window.spoken.clear()


def test_a_label_lights_up_on_its_button(panel: Panel) -> None:
    """The keys stand on an answer, and its name is said: it is the button that lights up, light on dark or not."""
    panel.show("way", theme="light")
    panel.window.spoken.show("There and back, one ticket for both ways", 0, 14)
    marked = panel.window.item("highlight")
    assert marked is not None
    assert marked.parentItem().property("text") == "There and back"
    panel.window.spoken.show("Call a person", 0, 4)
    help_word = panel.window.item("highlight")
    assert help_word is not None
    assert help_word.property("ground") == QColor(PALETTES["light"].on_help)
    panel.window.spoken.clear()


def test_what_is_not_on_the_screen_lights_up_nowhere(panel: Panel) -> None:
    """What is said to headphones alone, and shown to nobody."""
    panel.show("way")
    panel.window.spoken.show("Eight hundred and fifteen", 0, 5)
    assert panel.window.item("highlight") is None
    panel.window.spoken.clear()


def test_the_mark_goes_with_its_screen(panel: Panel) -> None:
    """Another question comes while the old one is still being said: nothing of the new one lights up by mistake."""
    panel.show("way")
    title = views("en", WORDS.texts("en"))["way"]["title"]
    panel.window.spoken.show(title, 0, len(title))
    assert panel.window.item("highlight") is not None
    panel.show("party")
    assert panel.window.item("highlight") is None
    panel.show("way")
    assert panel.window.item("highlight") is not None
    panel.window.spoken.clear()
    assert panel.window.item("highlight") is None
