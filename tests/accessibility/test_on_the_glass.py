"""What is really on the glass, and what a finger or a key does there: for weak eyes and unsteady hands."""

import ast
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import PANELS, WORDS, Panel
from tests.ui.prompts import LANGUAGES, views
from ui.audit import place_of, visible
from ui.glass import faint_texts
from ui.themes import px_per_mm
from ui.window import QML, Window

ROOT = Path(__file__).parents[2]
GESTURES = (
    "SwipeView",
    "SwipeDelegate",
    "PinchArea",
    "PinchHandler",
    "DragHandler",
    "onPressAndHold",
    "onDoubleClicked",
)
GESTURES += ("TapHandler", "DropArea", "drag.target", "onLongPressed", "MultiPointTouchArea")
SEEING = ("cv2", "picamera2", "v4l2", "imageio", "face_recognition", "mediapipe", "speechbrain", "PySide6.QtMultimedia")


@pytest.mark.requirement("A11Y-27")
def test_what_is_faint_is_found(panel: Panel) -> None:
    """A measure that finds nothing wrong with a bad picture proves nothing."""
    panel.show("way")
    good = panel.window.grab()
    assert faint_texts(panel.window.quick, good) == []
    bad = good.copy()
    bad.fill(Qt.GlobalColor.darkGray)
    assert any("is not drawn" in fault for fault in faint_texts(panel.window.quick, bad))
    panel.show("way", theme="dark")
    faults = faint_texts(panel.window.quick, good)
    assert faults, "light pixels under the dark theme's words"


@pytest.mark.requirement("A11Y-6", "A11Y-78")
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_drawing_stands_alone(panel: Panel, language: str) -> None:
    """Whoever cannot read a drawing reads its word; whoever cannot see it hears the word, and not "image"."""
    for name in views(language, WORDS.texts(language)):
        panel.show(name, language)
        for item in visible(panel.window.quick.contentItem()):
            if not item.metaObject().className().startswith("Icon_"):
                continue
            owner = item.parentItem()
            while owner is not None and not any(_words(child) for child in visible(owner)):
                owner = owner.parentItem()
            assert owner is not None
            assert owner is not panel.window.quick.contentItem(), f"{name}: {item.property('name')} has no word"
            heard = QAccessible.queryAccessibleInterface(item)
            assert heard is None or heard.role() != QAccessible.Role.Graphic


def _words(item: object) -> bool:
    return bool(item.inherits("QQuickText") and str(item.property("text")).strip())  # type: ignore[attr-defined]


@pytest.mark.requirement("A11Y-24")
@pytest.mark.parametrize("size", PANELS)
def test_the_keys_go_as_the_eye_reads(windows: Callable[[str], Window], qtbot: QtBot, size: str) -> None:
    """Within the answers the focus never jumps up or back: next is below or beside, on every screen and panel."""
    window, line = windows(size), 10 * px_per_mm(PANELS[size])
    for name, view in views("en", WORDS.texts("en")).items():
        window.show(view)
        qtbot.wait(1)
        stops: list[tuple[str, QPointF]] = []
        while (stop := window.focused_name()) not in [passed for passed, _ in stops]:
            item = window.item(stop)
            assert item is not None
            stops.append((stop, place_of(item).center()))
            QTest.keyClick(window.quick, Qt.Key.Key_Down)
        for (one, before), (other, after) in pairwise(stops):
            if one.split("-")[0] == other.split("-")[0] in ("choice", "moment", "change", "letter", "digit"):
                below, beside = after.y() > before.y() + line, abs(after.y() - before.y()) <= line
                assert below or (beside and after.x() > before.x()), f"{name}: from {one} back to {other}"


@pytest.mark.requirement("A11Y-71")
def test_looking_around_changes_nothing(panel: Panel) -> None:
    """The keys may pass over everything that is there: nothing happens until one is pressed."""
    for name in views("en", WORDS.texts("en")):
        panel.show(name)
        panel.heard.clear()
        for _ in range(12):
            panel.key(Qt.Key.Key_Down)
        assert panel.answers == [], name


@pytest.mark.requirement("A11Y-61")
def test_a_slow_and_sliding_finger_is_still_a_tap(panel: Panel, qtbot: QtBot) -> None:
    """A stiff hand stays on the glass for long and slides: within the tile that is one tap."""
    panel.show("way")
    start = panel.middle("choice-return") + QPointF(-5 * px_per_mm(PANELS["portrait"]), 0)
    QTest.mousePress(panel.window.quick, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start.toPoint())
    for millimetres in range(1, 11):
        at = start + QPointF(millimetres * px_per_mm(PANELS["portrait"]), 0)
        QTest.mouseMove(panel.window.quick, at.toPoint())
        qtbot.wait(120)  # 1.2 s in all: longer than what Qt calls a long press
    panel.release(at)
    assert panel.answers == [("choose", "return")]


@pytest.mark.requirement("A11Y-58")
def test_no_screen_knows_a_gesture() -> None:
    """One finger, one tap: nothing is swiped, dragged, pinched, held down or tapped twice."""
    for file in QML.rglob("*.qml"):
        found = [gesture for gesture in GESTURES if gesture in file.read_text("utf-8")]
        assert not found, f"{file.name}: {found}"


@pytest.mark.requirement("A11Y-33")
def test_letters_are_plain() -> None:
    """Words keep their shape: no capitals throughout, no italics, one face."""
    for file in QML.rglob("*.qml"):
        text = file.read_text("utf-8")
        assert not re.search(r"AllUppercase|SmallCaps|italic|toUpperCase\(\)(?! \+)", text), file.name
        assert not re.search(r"family: (?!Theme\.family)", text), file.name
    for language in LANGUAGES:
        for name, view in views(language, WORDS.texts(language)).items():
            for said in (view["title"], view["help"], *(choice["label"] for choice in view["choices"])):  # type: ignore[attr-defined]
                shouted = [word for word in re.findall(r"\w{4,}", said) if word.isupper()]
                assert not shouted, f"{name}: {shouted}"


@pytest.mark.requirement("A11Y-53")
def test_nothing_looks_at_who_stands_there() -> None:
    """No camera and no recognition of a face or a voice: nothing in the kiosk can even load such a thing."""
    for folder in ("kiosk", "ui", "voice"):
        for file in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
                names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
                assert not [name for name in names if name.startswith(SEEING)], file
