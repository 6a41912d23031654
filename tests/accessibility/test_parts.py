"""Enlarged, a page comes in parts: nothing of it is lost, whoever goes through it, and with whatever."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.accessibility.pages import pages
from tests.accessibility.sweep import parts
from tests.clock import FakeClock
from tests.stories.stage import Stage
from tests.ui.conftest import Panel
from ui.audit import in_sight, part_of, place_of, visible
from ui.window import Window

PATIENCE_MS = 5000
LONG = ("welcome", "station", "party", "review-full", "way-relay")


def _pressed(window: Window) -> list[QQuickItem]:
    """The controls of the page, in whichever part."""
    return [item for item in window.items() if item.inherits("QQuickAbstractButton") and part_of(item) is not None]


def _words(items: list[QQuickItem]) -> list[QQuickItem]:
    return [item for item in items if item.inherits("QQuickText") and item.property("text") and part_of(item)]


def _named(item: QQuickItem) -> bool:
    heard: Any = QAccessible.queryAccessibleInterface(item)
    return bool(heard.text(QAccessible.Text.Name)) and not heard.state().invisible


@pytest.mark.requirement("A11Y-25", "A11Y-30", "A11Y-31")
@pytest.mark.parametrize(("scale", "spaced"), [(2.0, False), (1.0, True)], ids=["twice", "spaced"])
@pytest.mark.parametrize("size", ["portrait", "small"])
def test_every_answer_is_in_one_part(
    windows: Callable[[str], Window], qtbot: QtBot, size: str, scale: float, spaced: bool
) -> None:
    """A weak-sighted traveller steps down the page: each answer comes once and whole, the way on is always at the same
    place, and so are the way back and the person.
    """
    window, several = windows(size), 0
    for name in LONG:
        window.show(pages("de", "light", scale, spaced=spaced)[name])
        qtbot.wait(1)
        wanted = {item.objectName() for item in _pressed(window)}
        words = {str(item.property("text")) for item in _words(window.items())}
        seen: list[str] = []
        read: set[str] = set()
        places = set()
        for part in parts(window):
            several += part > 0
            seen += [item.objectName() for item in _pressed(window) if in_sight(item)]
            shown = list(visible(window.quick.contentItem()))
            read |= {str(item.property("text")) for item in _words(shown) if in_sight(item)}
            for steady in ("below", "above", "back", "help"):
                if (item := window.item(steady)) is not None:
                    places.add((steady, place_of(item).topLeft().toTuple()))
            assert all(_named(item) for item in _pressed(window)), f"{name}: all of it is there for who cannot see it"
        assert sorted(seen) == sorted(wanted), f"{name}: each once"
        assert read == words, f"{name}: and every word"
        assert len(places) in (2, 4), f"{name}: what leads on stays where it is"
    assert several, "no page of these came in parts: the test shows nothing"


@pytest.mark.requirement("A11Y-18", "A11Y-24", "A11Y-30")
@pytest.mark.parametrize("size", ["portrait", "small"])
def test_keys_lead_to_the_part(windows: Callable[[str], Window], qtbot: QtBot, size: str) -> None:
    """With five keys nobody has to step: what the next key would press is on the glass, down the page and up again."""
    window = windows(size)
    window.quick.hide()  # shown anew, it is the one that keys go to
    for name in LONG:
        window.show(pages("de", "light", 2.0)[name])
        qtbot.wait(1)
        wanted = {item.objectName() for item in _pressed(window) if item.isEnabled()}
        met = set()
        for key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            for _ in range(len(wanted) + 12):
                QTest.keyClick(window.quick, key)
                qtbot.wait(1)
                item = window.quick.activeFocusItem()
                assert in_sight(item), f"{name}: {item.objectName()} is chosen and not seen"
                met.add(item.objectName())
        assert wanted <= met, name


@pytest.mark.requirement("A11Y-18", "A11Y-30")
def test_with_keys_a_page_opens_at_its_question(windows: Callable[[str], Window], qtbot: QtBot) -> None:
    """She reads what is asked before she is led to an answer: her key presses "more", and then the first one."""
    window = windows("small")
    window.quick.hide()
    shown = pages("de", "light", 2.0)
    window.show(shown["way"])
    qtbot.wait(1)
    QTest.keyClick(window.quick, Qt.Key.Key_Down)  # she has keys
    window.show(shown["party"])
    qtbot.waitUntil(lambda: _is_read(window, str(shown["party"]["title"])), timeout=PATIENCE_MS)
    assert window.quick.activeFocusItem() is window.item("below")
    while window.quick.activeFocusItem() is window.item("below"):
        QTest.keyClick(window.quick, Qt.Key.Key_Return)
        qtbot.wait(20)
    chosen = window.quick.activeFocusItem()
    assert in_sight(chosen)
    assert chosen in _pressed(window)


@pytest.mark.requirement("A11Y-30")
def test_the_part_follows_the_voice(panel: Panel, qtbot: QtBot) -> None:
    """The page is read to her: where the voice is, there she can look."""
    panel.show("review-full", "de", scale=2.0)
    last = [item for item in _pressed(panel.window) if item.objectName().startswith("change-")][-1]
    assert not in_sight(last)
    said = next(str(item.property("text")) for item in _texts(last))
    panel.window.spoken.show(said, 0, len(said))
    qtbot.wait(20)
    assert in_sight(last)
    panel.tap("above")
    assert not in_sight(last), "she looks at what she wants to"
    panel.window.spoken.clear()


def _texts(item: QQuickItem) -> list[QQuickItem]:
    found = [item] if item.inherits("QQuickText") and len(str(item.property("text"))) > 5 else []
    return found + [text for child in item.childItems() for text in _texts(child)]


@pytest.mark.requirement("A11Y-30")
@pytest.mark.parametrize("size", ["portrait", "small"])
def test_what_she_has_to_do_now_is_not_in_another_part(
    windows: Callable[[str], Window], qtbot: QtBot, size: str
) -> None:
    """The reader waits for her card, and not for ever: that is what she sees. So is what went wrong with a touch."""
    window = windows(size)
    paying = pages("de", "light", 2.0)["paying"]
    window.show(paying | {"news": ""})
    qtbot.wait(1)
    window.show(paying)
    qtbot.waitUntil(lambda: _is_read(window, str(paying["news"])), timeout=PATIENCE_MS)
    station = pages("de", "light", 2.0)["station"]
    window.show(station)
    qtbot.wait(1)
    list(parts(window))
    window.show(station | {"trouble": "Das ging nicht."})
    qtbot.waitUntil(lambda: _is_read(window, "Das ging nicht."), timeout=PATIENCE_MS)
    window.show(station)


def _is_read(window: Window, words: str) -> bool:
    """Whether these words can be read now."""
    shown = visible(window.quick.contentItem())
    return any(item.property("text") == words and in_sight(item) for item in shown)


@pytest.mark.requirement("A11Y-30", "A11Y-57")
def test_a_finger_that_was_on_its_way_presses_nothing(shaky: tuple[Panel, FakeClock]) -> None:
    """She steps on, and her hand trembles down on what has just come: that was not meant."""
    panel, clock = shaky
    panel.show("station", "de", scale=2.0)
    clock.move(1)
    panel.tap("below")
    letter = next(item.objectName() for item in _pressed(panel.window) if in_sight(item) and item.isEnabled())
    panel.heard.clear()
    panel.tap(letter)
    assert panel.answers == []
    clock.move(1)
    panel.tap(letter)
    assert len(panel.answers) == 1


@pytest.mark.requirement("A11Y-30")
def test_at_the_ordinary_size_nothing_comes_in_parts(panel: Panel) -> None:
    """Whoever reads well is not made to step."""
    for name in LONG:
        panel.window.show(pages("de", "light", 1.0)[name])
        assert panel.window.item("below") is None, name


@pytest.mark.requirement("A11Y-25", "A11Y-30")
@pytest.mark.slow
def test_a_ticket_is_bought_in_letters_of_twice_the_size(stage: Stage) -> None:
    """Two touches on "Larger text", and all the way to the ticket nothing is out of her reach."""
    for _ in range(2):
        stage.touch(stage.say("frame-larger"))
    assert stage.app.presenter.frame.scale == 2.0
    for wanted, step in ((stage.prompt.choices[1].label, "travellers"), ("senior:1", "review"), ("yes", "your-ticket")):
        stage.touch(stage.choice(wanted) if wanted in ("senior:1", "yes") else wanted, step)
    assert stage.app.presenter.visit.sale is not None
