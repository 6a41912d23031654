"""What fails on this screen: names, targets, gaps, text that is cut, colours that are too faint. Used by the tests."""

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem, QQuickWindow

from ui.themes import LEAST_X_HEIGHT_MM, PALETTES, X_HEIGHT, Tokens, faint_pairs

PART = "part"  # the glass of a page that comes in parts
UNSEEN = 0.001  # less is not drawn
HAIR = 1.01  # a pixel of rounding is nobody's fault


def faults_of(window: QQuickWindow, tokens: Tokens, theme: str) -> list[str]:
    """One sentence for each fault on what `window` shows now; [] is what we want."""
    found = list(visible(window.contentItem()))
    overlay = [item for item in found if item.objectName() == "overlay"]
    shown = list(visible(overlay[0])) if overlay else found  # what lies below cannot be touched
    controls = [item for item in shown if item.inherits("QQuickAbstractButton")]
    texts = [item for item in shown if item.inherits("QQuickText") and item.property("text")]
    panel = QRectF(0, 0, window.width(), window.height())
    return [
        *(f"{theme}: {pair}" for pair in faint_pairs(PALETTES[theme])),
        *(fault for item in controls for fault in _control_faults(item, tokens, panel)),
        *(fault for item in texts for fault in _text_faults(item, tokens, panel)),
        *(f"{item.property('text')!r}: is cut by its part" for item in texts if not in_sight(item)),
        *_gap_faults(controls, tokens),
        *_covered(texts, controls),
        *(f"there is no drawing called {item.property('name')!r}" for item in _undrawn(window.contentItem())),
    ]


def place_of(item: QQuickItem) -> QRectF:
    """Where it is on the panel, in pixels."""
    return QRectF(item.mapToScene(QPointF(0, 0)), item.size())


def name_of(item: QQuickItem) -> str:
    """What somebody who cannot see it is told."""
    found: Any = QAccessible.queryAccessibleInterface(item)
    return found.text(QAccessible.Text.Name) if found else ""


def visible(item: QQuickItem, within: QRectF | None = None) -> Iterator[QQuickItem]:
    """This item and all below it that can be seen; not what belongs to another part of a page that comes in parts."""
    if not item.isVisible() or item.opacity() < UNSEEN:
        return
    place = place_of(item)
    if within is None or place.isEmpty() or within.intersects(place.adjusted(1, 1, -1, -1)):
        yield item
    inside = place if item.objectName() == PART else within
    for child in item.childItems():
        yield from visible(child, inside)


def part_of(item: QQuickItem) -> QQuickItem | None:
    """The part of the page that it belongs to; None where the page is shown at once."""
    above = item.parentItem()
    while above is not None and above.objectName() != PART:
        above = above.parentItem()
    return above


def in_sight(item: QQuickItem) -> bool:
    """Whether it is in the part that is shown, as a whole."""
    part = part_of(item)
    return part is None or place_of(part).adjusted(-HAIR, -HAIR, HAIR, HAIR).contains(place_of(item))


def _control_faults(item: QQuickItem, tokens: Tokens, panel: QRectF) -> Iterator[str]:
    who, place = item.objectName() or f"a control named {name_of(item)!r}", place_of(item)
    if not name_of(item):
        yield f"{who}: has no name"
    if not item.objectName():
        yield f"{who}: has no objectName"
    width, height = (tokens.tile_width, tokens.tile_height) if who.startswith("choice-") else (tokens.target,) * 2
    if place.width() < width - HAIR or place.height() < height - HAIR:
        yield f"{who}: {place.width():.0f} x {place.height():.0f} px, needs {width} x {height}"
    if not panel.adjusted(-HAIR, -HAIR, HAIR, HAIR).contains(place):
        yield f"{who}: lies outside of the panel"


def _text_faults(item: QQuickItem, tokens: Tokens, panel: QRectF) -> Iterator[str]:
    text, place = item.property("text"), place_of(item)
    if item.property("truncated"):
        yield f"{text!r}: is cut"
    if item.property("paintedWidth") > item.width() + HAIR:
        yield f"{text!r}: {item.property('paintedWidth'):.0f} px wide in {item.width():.0f}"
    if item.property("paintedHeight") > item.height() + HAIR:
        yield f"{text!r}: {item.property('paintedHeight'):.0f} px high in {item.height():.0f}"
    if not panel.adjusted(-HAIR, -HAIR, HAIR, HAIR).contains(place):
        yield f"{text!r}: lies outside of the panel"
    least = LEAST_X_HEIGHT_MM * tokens.px_per_mm / X_HEIGHT
    if item.property("font").pixelSize() < int(least):
        yield f"{text!r}: is {item.property('font').pixelSize()} px, needs {least:.0f}"


def _gap_faults(controls: list[QQuickItem], tokens: Tokens) -> Iterator[str]:
    for (one, a), (other, b) in combinations([(item, place_of(item)) for item in controls], 2):
        across = max(a.left(), b.left()) - min(a.right(), b.right())
        down = max(a.top(), b.top()) - min(a.bottom(), b.bottom())
        gap = max(across, down)
        if gap < 4 * tokens.px_per_mm - HAIR:
            yield f"{one.objectName()} and {other.objectName()}: {gap:.0f} px apart, need {4 * tokens.px_per_mm:.0f}"


def _covered(texts: list[QQuickItem], controls: list[QQuickItem]) -> Iterator[str]:
    """Words that lie on a button that is not theirs, or on other words."""
    buttons = [(control, place_of(control)) for control in controls]
    places = [(text, place_of(text).adjusted(2, 2, -2, -2)) for text in texts]
    for text, place in places:
        for control, around in buttons:
            if control.isAncestorOf(text):
                if not around.contains(place):
                    yield f"{text.property('text')!r}: reaches beyond {control.objectName()}"
            elif around.intersects(place):
                yield f"{text.property('text')!r}: lies under {control.objectName()}"
    for (one, a), (other, b) in combinations(places, 2):
        if a.intersects(b):
            yield f"{one.property('text')!r}: lies on {other.property('text')!r}"


def _undrawn(item: QQuickItem) -> Iterator[QQuickItem]:
    # An Icon. Not asked by its meta-object: PySide 6.11 may take a later item at the same address for that.
    if item.property("known") is False and item.property("name") and not item.isVisible():
        parent = item.parentItem()
        if parent is not None and parent.isVisible():
            yield item
    for child in item.childItems():
        yield from _undrawn(child)
