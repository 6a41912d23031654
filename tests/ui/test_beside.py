"""A touch that falls close beside a control: a trembling finger is forgiven, and nobody else is surprised."""

from collections.abc import Callable, Iterator
from itertools import combinations

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.accessibility.robots.travellers import finger
from tests.clock import FakeClock
from tests.ui.conftest import PANELS, WORDS, Panel
from tests.ui.listening import listening
from tests.ui.talks import TALKS, shown
from ui.audit import place_of
from ui.themes import BESIDE_MM, px_per_mm
from ui.window import Window

pytestmark = pytest.mark.slow

SIDES = (QPointF(0, -1), QPointF(0, 1), QPointF(-1, 0), QPointF(1, 0))
CONTROLS = (  # of each kind; a letter in the middle of the board, and one at its edge
    ("way", "choice-return"),
    ("way", "back"),
    ("way", "help"),
    ("way", "language-nl"),
    ("way", "read"),
    ("station", "letter-A"),
    ("station", "letter-N"),
    ("station", "choice-8000105"),
    ("station-typed", "begin-BERLIN"),
    ("station-typed", "delete"),
    ("moment", "moment-2026-11-21T09:00"),
    ("party", "more-adult"),
    ("party", "fewer-senior"),
    ("review", "change-way"),
    ("review", "next"),
    ("way-coming", "help-dismiss"),
)


@pytest.fixture(params=PANELS)
def glass(request: pytest.FixtureRequest, windows: Callable[[str], Window], qtbot: QtBot) -> Iterator[Panel]:
    """Each of the four panels."""
    found = Panel(windows(request.param), qtbot)
    found.window.acted.connect(found.hear)
    found.show("thanks")
    found.window.rest()
    yield found
    found.window.acted.disconnect(found.hear)


def by_finger(panel: Panel, at: QPointF) -> None:
    window = panel.window.quick
    QTest.touchEvent(window, finger()).press(0, at.toPoint(), window).commit()
    QTest.touchEvent(window, finger()).release(0, at.toPoint(), window).commit()


def slides(panel: Panel, *way: QPointF) -> None:
    """The finger comes down at the first place and is lifted from the last."""
    window = panel.window.quick
    QTest.touchEvent(window, finger()).press(0, way[0].toPoint(), window).commit()
    for at in way[1:]:
        QTest.touchEvent(window, finger()).move(0, at.toPoint(), window).commit()
    QTest.touchEvent(window, finger()).release(0, way[-1].toPoint(), window).commit()


def by_mouse(panel: Panel, at: QPointF) -> None:
    panel.tap_at(at)


def controls(panel: Panel) -> list[QQuickItem]:
    """All that can be pressed now."""
    return [item for item in panel.window.items() if item.inherits("QQuickAbstractButton") and item.isEnabled()]


def off(place: QRectF, side: QPointF, pixels: float) -> QPointF:
    """A point so far from the middle of one edge."""
    half = QPointF(side.x() * (place.width() / 2 + pixels), side.y() * (place.height() / 2 + pixels))
    return place.center() + half


def gap(one: QRectF, other: QRectF) -> tuple[float, float]:
    """Between them, across and down; below 0 where they overlap in that direction."""
    return (
        max(one.left(), other.left()) - min(one.right(), other.right()),
        max(one.top(), other.top()) - min(one.bottom(), other.bottom()),
    )


@pytest.mark.requirement("A11Y-55", "A11Y-58")
@pytest.mark.parametrize("touch", [by_finger, by_mouse])
def test_what_falls_close_beside_a_control_is_its_own(glass: Panel, touch: Callable[[Panel, QPointF], None]) -> None:
    """A millimetre and a half from a letter, a counter, a language, a tile, Back: as if she had met it."""
    mm = px_per_mm(glass.window.panel)
    for screen, name in CONTROLS:
        glass.show(screen)
        item = glass.window.item(name)
        if item is None:  # a small panel has fewer suggestions
            continue
        glass.heard.clear()
        glass.tap(name)
        said = glass.answers
        assert len(said) == 1, (screen, name)
        for side in SIDES:
            glass.show(screen)
            glass.heard.clear()
            at = off(place_of(item), side, 1.5 * mm)
            if QRectF(0, 0, glass.window.panel.width_px, glass.window.panel.height_px).contains(at):
                touch(glass, at)
                assert glass.answers == said, (screen, name, side)


def test_half_way_between_two_she_means_neither(glass: Panel) -> None:
    """Letters, counters, tiles, languages: no pair is so close that the middle between them would be a guess."""
    tried = 0
    for screen in ("station", "party", "way", "review", "moment"):
        glass.show(screen)
        places = [place_of(item) for item in controls(glass)]
        for one, other in combinations(places, 2):
            across, down = gap(one, other)
            wide, far = max(across, down), min(across, down)
            if wide > 2 * BESIDE_MM * px_per_mm(glass.window.panel) or far > -1 or tried > 60:
                continue
            tried += 1
            both = QRectF(
                QPointF(max(one.left(), other.left()), max(one.top(), other.top())),
                QPointF(min(one.right(), other.right()), min(one.bottom(), other.bottom())),
            ).normalized()
            glass.show(screen)
            glass.heard.clear()
            by_finger(glass, both.center())
            assert glass.answers == [("missed", "")], (screen, one, other)
    assert tried > 20


def test_six_millimetres_away_is_beside(glass: Panel) -> None:
    """A hand that rests on the glass, a sleeve: nothing happens."""
    far, tried = 6 * px_per_mm(glass.window.panel), 0
    whole = QRectF(0, 0, glass.window.panel.width_px, glass.window.panel.height_px)
    for screen, name in CONTROLS:
        for side in SIDES:
            glass.show(screen)
            item = glass.window.item(name)
            if item is None:
                continue
            at = off(place_of(item), side, far)
            nearest = min(max(gap(place_of(other), QRectF(at, at))) for other in controls(glass))
            pale = any(place_of(other).contains(at) for other in glass.window.items() if not other.isEnabled())
            if nearest < far - 1 or pale or not whole.contains(at):
                continue
            tried += 1
            glass.heard.clear()
            by_finger(glass, at)
            assert not [said for said in glass.answers if said[0] != "missed"], (screen, name, side)
    assert tried >= 10


@pytest.mark.requirement("A11Y-57")
def test_it_looks_pressed_and_answers_when_the_finger_leaves(panel: Panel) -> None:
    """One sees what will count before it does; and who slides away takes it back."""
    panel.show("way")
    item = panel.window.item("choice-return")
    assert item is not None
    mm, place = px_per_mm(PANELS["portrait"]), place_of(item)
    panel._finger(QTest.mousePress, off(place, SIDES[1], 1.5 * mm))
    assert item.property("down")
    assert panel.answers == []
    panel.release(off(place, SIDES[1], 2.5 * mm))
    assert not item.property("down")
    assert panel.answers == [("choose", "return")]
    assert item.hasFocus()

    panel.show("party")
    panel.show("way")
    panel.heard.clear()
    slides(panel, off(place, SIDES[1], 1.5 * mm), off(place, SIDES[1], 9 * mm))
    assert panel.answers == []


@pytest.mark.requirement("A11Y-61")
def test_a_finger_may_tremble_off_the_edge(panel: Panel) -> None:
    """It met the letter a millimetre within, and left the glass two millimetres beside it."""
    mm = px_per_mm(PANELS["portrait"])
    for screen, name, said in (("station", "letter-B", ("letter", "B")), ("party", "more-adult", ("more", "adult"))):
        panel.show(screen)
        item = panel.window.item(name)
        assert item is not None
        panel.heard.clear()
        slides(panel, *(off(place_of(item), SIDES[0], way * mm) for way in (-1, 0, 1, 2)))
        assert panel.answers == [said]


@pytest.mark.requirement("A11Y-59")
def test_beside_too_a_trembling_hand_presses_once(shaky: tuple[Panel, FakeClock]) -> None:
    """The laws of every control: deaf for half a second, and to a finger from the page before."""
    panel, clock = shaky
    panel.show("party")
    item = panel.window.item("more-adult")
    assert item is not None
    beside = off(place_of(item), SIDES[0], 1.5 * px_per_mm(PANELS["portrait"]))
    clock.move(0.2)
    panel.tap_at(beside)
    assert panel.answers == []
    clock.move(0.5)
    panel.tap_at(beside)
    clock.move(0.2)
    panel.tap("more-adult")
    panel.tap_at(beside)
    assert panel.answers == [("more", "adult")]


def test_what_is_laid_over_lets_nothing_through(panel: Panel) -> None:
    """What asks whether she is still there takes every touch, also one close beside what lies below."""
    panel.show("moment")
    item = panel.window.item("back")
    assert item is not None
    beside = off(place_of(item), SIDES[0], 1.5 * px_per_mm(PANELS["portrait"]))
    panel.tap_at(beside)
    assert panel.answers == [("back", "")]
    panel.show("moment-still")
    panel.heard.clear()
    panel.tap_at(beside)
    assert panel.answers == [("still-here", "")]


def test_a_control_that_is_off_gives_its_touches_to_nobody(panel: Panel) -> None:
    """On a pale "fewer" and close beside it nothing is pressed, also not its neighbour."""
    panel.show("party")
    pale = [item for item in panel.window.items() if item.objectName().startswith("fewer-") and not item.isEnabled()]
    assert pale
    for item in pale:
        panel.heard.clear()
        panel.tap_at(place_of(item).center())
        panel.tap_at(off(place_of(item), SIDES[2], 1.5 * px_per_mm(PANELS["portrait"])))
        assert panel.answers == [("missed", "")] * 2


def test_while_she_writes_with_a_helper_the_keys_are_forgiving_too(glass: Panel) -> None:
    """Beside a key of the writing panel that key is written; beside "Back", which lies below the panel, nothing is."""
    said: list[tuple[str, str]] = []

    def hear(*what: str) -> None:
        said.append((what[0], what[1]))

    glass.window.talked.connect(hear)
    glass.window.show(shown("en", "light", 1.0, TALKS["writing"]))
    key, back = glass.window.item("talk-letter-H"), glass.window.item("back")
    assert key is not None
    assert back is not None
    glass.heard.clear()
    by_finger(glass, off(place_of(key), SIDES[0], 1.5 * px_per_mm(glass.window.panel)))
    assert said == [("talk-letter", "H")]
    by_finger(glass, off(place_of(back), SIDES[2], 1.5 * px_per_mm(glass.window.panel)))
    glass.window.talked.disconnect(hear)
    assert ("back", "") not in glass.heard


def test_a_sign_that_was_read_goes_where_nothing_else_is_meant(panel: Panel) -> None:
    """Close beside its button she speaks again; anywhere else on it the tools are back."""
    panel.window.show(listening("en", WORDS.texts("en"))["sign-heard-briefly"])
    button = panel.window.item("speak")
    assert button is not None
    mm = px_per_mm(PANELS["portrait"])
    panel.heard.clear()
    by_finger(panel, off(place_of(button), SIDES[0], 1.5 * mm))
    assert panel.answers == [("speak", "")]
    panel.heard.clear()
    by_finger(panel, off(place_of(button), SIDES[0], 6 * mm))
    assert panel.answers == [("sign-close", "")]
