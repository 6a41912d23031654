"""Colour alone says nothing: who sees no red, green or blue, or no colour at all, sees each state of each control."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QObject, QPoint, QRect, Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtQml import QQmlComponent, qmlEngine
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.accessibility.eyes import LEAST_DE, Apart, apart, ciede2000, lab, seen
from tests.accessibility.states import STATES, State, View, every
from tests.ui.conftest import PANELS
from ui.audit import place_of
from ui.themes import PALETTES, px_per_mm
from ui.window import QML, Window

Windows = Callable[[str], Window]
pages = cache(every)


def _item(window: Window, place: str) -> QQuickItem | None:
    found = window.item(place.rstrip("^"))
    for _ in range(place.count("^")):
        found = found.parentItem() if found is not None else None
    return found


def _around(window: Window, place: str, more: int = 0) -> QRect:
    """Where it is, on whole pixels, and `more` around it; nothing where it is not to be seen."""
    if not place:
        return QRect(0, 0, window.panel.width_px, window.panel.height_px)
    item = _item(window, place)
    return place_of(item).toAlignedRect().adjusted(-more, -more, more, more) if item is not None else QRect()


def _shown(window: Window, view: View, look: View, place: str, qtbot: QtBot) -> tuple[QImage, QRect]:
    window.show({**view, **look})
    qtbot.wait(15)
    return window.grab(), _around(window, place)


def _between(window: Window, state: State, look: View, qtbot: QtBot) -> Apart:
    one, other = (_shown(window, view, look, state.place, qtbot) for view in state.views(pages()))
    place = one[1].united(other[1])
    assert not place.isEmpty(), f"{state.name}: there is no {state.place}"
    return apart(one[0], other[0], place, px_per_mm(window.panel))


@pytest.mark.requirement("A11Y-29")
@pytest.mark.parametrize("panel", ["portrait", pytest.param("small", marks=pytest.mark.slow)])
@pytest.mark.parametrize("softness", [0, pytest.param(2, marks=pytest.mark.slow)])
@pytest.mark.parametrize("theme", PALETTES)
def test_every_state_is_told_without_hue(alone: Windows, qtbot: QtBot, theme: str, softness: int, panel: str) -> None:
    """Chosen, lit, wrong, done, listening, speaking: another shape or word, or colours that everybody keeps apart."""
    window, faults = alone(panel), []
    for state in STATES:
        if panel in state.panels:
            found = _between(window, state, {"theme": theme, "softness": softness}, qtbot)
            faults += [] if found.told else [f"{state.name}: {found}"]
    assert faults == []


@pytest.mark.requirement("A11Y-29", "A11Y-28")
@pytest.mark.parametrize("theme", PALETTES)
def test_keys_and_fingers_are_seen_where_they_are(alone: Windows, qtbot: QtBot, theme: str) -> None:
    """Where the keys stand, what a finger presses, which word is said, how loud it is: no hue is needed for that."""
    window, mm, faults = alone("portrait"), px_per_mm(PANELS["portrait"]), []
    look = {"theme": theme}

    def told(what: str, before: QImage, place: QRect) -> None:
        qtbot.wait(15)
        found = apart(before, window.grab(), place, mm)
        faults.extend([] if found.told else [f"{what}: {found}"])

    for name, pressed in (
        ("way", "choice-return"),
        ("declined", "choice-again"),
        ("way", "help"),
        ("way", "language-nl"),
    ):
        before, place = _shown(window, pages()[name], look, pressed, qtbot)
        QTest.mousePress(window.quick, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place.center())
        told(f"{pressed} under a finger", before, place)
        nowhere = QPoint(2, 2)  # slid off: nothing is pressed
        QTest.mouseMove(window.quick, nowhere)
        QTest.mouseRelease(window.quick, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, nowhere)
    before, _ = _shown(window, pages()["way"], look, "", qtbot)
    for _ in range(8):
        QTest.keyClick(window.quick, Qt.Key.Key_Down)
        there = window.focused_name()
        told(f"the keys on {there}", before, _around(window, there, more=round(4 * mm)))
    before, place = _shown(window, pages()["way"], look, "title", qtbot)
    window.spoken.show("There and back, one ticket for both ways", 0, 14)
    told("the word that is said", before, QRect(0, 0, window.panel.width_px, window.panel.height_px))
    window.spoken.clear()
    before, place = _shown(window, pages()["listen-sign-on"], look, "sign-level", qtbot)
    level = window.quick.findChild(QObject, "sign-level")
    level.setProperty("loud", 1.0)
    told("how loud it is", before, place)
    level.setProperty("loud", 0.0)
    assert faults == []


MADE_UP = """
import QtQuick
Rectangle {
    property bool on
    width: 300; height: 200; z: 200
    color: on ? "%s" : "%s"
    Rectangle { visible: parent.on && %s; x: 20; y: 20; width: 60; height: 60; color: "white" }
}
"""
TOLD_BY = {  # two colours that are equally light, whether there is a mark too, and who is left out
    "red or green": ("#A83935", "#327025", False, ["deutan"]),
    "rose or turquoise": ("#D6BABF", "#77D0CB", False, ["protan"]),
    "orange or pink": ("#D7522D", "#EA226F", False, ["tritan"]),
    "red or green, with a mark": ("#A83935", "#327025", True, []),
    "black or white": ("#000000", "#FFFFFF", False, []),
}


@pytest.mark.requirement("A11Y-29")
@pytest.mark.parametrize(("on", "off", "marked", "lost"), TOLD_BY.values(), ids=TOLD_BY)
def test_a_control_that_has_nothing_but_its_hue_is_found(
    alone: Windows, qtbot: QtBot, on: str, off: str, marked: bool, lost: list[str]
) -> None:
    """A lamp that is red or green says nothing to one man in twelve; the measure finds it, and lets the mark pass."""
    window = alone("portrait")
    window.show(pages()["way"])
    source = QQmlComponent(qmlEngine(window.quick))
    source.setData((MADE_UP % (on, off, str(marked).lower())).encode(), QUrl())
    lamp = source.create()
    assert isinstance(lamp, QQuickItem), source.errorString()
    lamp.setParentItem(window.quick.contentItem())
    pictures = []
    for state in (False, True):
        lamp.setProperty("on", state)
        qtbot.wait(15)
        pictures.append(window.grab())
    found = apart(*pictures, place_of(lamp).toAlignedRect(), px_per_mm(window.panel))
    lamp.setParentItem(None)
    lamp.deleteLater()
    assert found.told == (not lost), str(found)
    assert [eye for eye in lost if found.hue[eye] == 0.0] == lost, str(found)


def test_the_measure_of_colours_is_the_published_one() -> None:
    """Pairs with which Sharma, Wu and Dalal (2005) test a CIEDE2000; and grey stays grey for every eye."""
    for one, other, de in (
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, 2.5, 0), (50, 0, -2.5), 4.3065),
        ((50, 2.49, -0.001), (50, -2.49, 0.0009), 7.1792),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ):
        assert ciede2000(np.array(one, float), np.array(other, float)) == pytest.approx(de, abs=1e-4)
    grey = np.array([[0.2, 0.2, 0.2]])
    for eye in ("protan", "deutan", "tritan"):
        assert lab(seen(grey, eye)) == pytest.approx(lab(grey), abs=0.01)
    assert LEAST_DE == 20


def test_no_control_is_forgotten() -> None:
    """Whatever changes its colour in QML is among the states: a new control has to be measured, too."""
    measured = {file for state in STATES for file in state.files.split()} | set(BY_HAND)
    drawn = {file.stem: file for file in Path(QML).rglob("*.qml")}
    assert measured <= set(drawn)
    for name, file in drawn.items():
        for line in file.read_text("utf-8").splitlines():
            if CHANGES.search(line) and not STEADY.search(line):
                assert name in measured, f"{name}.qml: {line.strip()}"


# a colour that depends on something; and what it may depend on besides a state: the theme
CHANGES = re.compile(r"\b(\w*colou?r|ink|ground|letters|opacity)\b:.*\?")
STEADY = re.compile(r"colour: Theme\.outlined \?|Theme\.fade > 0")
BY_HAND = ("Press", "Header", "FocusRing", "Highlight", "Sign")  # measured above: by keys, a finger, a voice
