"""Contrast as it is on the glass: each text's colour against the pixels that lie behind it. Used by the tests."""

from collections import Counter
from collections.abc import Iterator

import numpy as np
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtQml import QQmlExpression, qmlContext
from PySide6.QtQuick import QQuickItem, QQuickWindow

from ui.audit import place_of, visible
from ui.themes import contrast

LEAST_CONTRAST = 7.0
SHARE = 0.06  # of a text's rectangle: a colour with less of it is an edge of a letter, not a ground
NEAR = 1.35  # contrast: closer to the ink than this is ink, too


def faint_texts(window: QQuickWindow, image: QImage) -> list[str]:
    """One sentence for each text on `image`, a picture of `window`, that is not drawn or too faint; [] is wanted."""
    found = list(visible(window.contentItem()))
    overlay = [item for item in found if item.objectName() == "overlay"]
    shown = list(visible(overlay[0])) if overlay else found
    return [fault for item in shown if _says_something(item) for fault in _faults(item, image)]


def _says_something(item: QQuickItem) -> bool:
    return bool(item.inherits("QQuickText") and str(item.property("text")).strip() and item.isEnabled())


def _faults(item: QQuickItem, image: QImage) -> Iterator[str]:
    text, ink = item.property("text"), QColor(item.property("color"))
    place = _painted(item).toAlignedRect().intersected(image.rect())
    colours = _colours(image, place)
    if not colours or min(contrast(name, ink.name()) for name in colours) > NEAR:
        yield f"{text!r}: is not drawn in {ink.name()}"
        return
    area = sum(colours.values())
    grounds = {
        name: contrast(name, ink.name())
        for name, count in colours.items()
        if count >= SHARE * area and contrast(name, ink.name()) > NEAR
    }
    for name, ratio in grounds.items():
        if ratio < LEAST_CONTRAST:
            yield f"{text!r}: {ink.name()} on {name} is {ratio:.1f}, needs {LEAST_CONTRAST:.0f}"


def _painted(item: QQuickItem) -> QRectF:
    """Where its letters are: a key's letter fills the key, and the key's border is no ground."""
    whole, width, height = place_of(item), item.property("paintedWidth"), item.property("paintedHeight")
    across = {Qt.AlignmentFlag.AlignHCenter: 0.5, Qt.AlignmentFlag.AlignRight: 1.0}
    down = {Qt.AlignmentFlag.AlignVCenter: 0.5, Qt.AlignmentFlag.AlignBottom: 1.0}
    x = across.get(_aligned(item, "effectiveHorizontalAlignment"), 0.0) * (whole.width() - width)
    y = down.get(_aligned(item, "verticalAlignment"), 0.0) * (whole.height() - height)
    return QRectF(whole.x() + x, whole.y() + y, width, height)


def _aligned(item: QQuickItem, which: str) -> Qt.AlignmentFlag:
    """QQuickText's own kinds of enumeration cannot be read from Python; QML reads them."""
    context = qmlContext(item)
    assert context is not None, "every text here is QML's"
    told = QQmlExpression(context, item, which).evaluate()
    return Qt.AlignmentFlag(int(told[0] if isinstance(told, tuple) else told))


def _colours(image: QImage, place: QRect) -> Counter[str]:
    """How many pixels there are of each colour: of neighbours one stands for all, or a painted sky had none."""
    if place.isEmpty():
        return Counter()
    part = image.copy(place).convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(part.constBits(), np.uint32)  # rows of 32 bits have no gap at their end
    packed = (pixels >> 6 & 0x3F000) | (pixels >> 4 & 0xFC0) | (pixels >> 2 & 0x3F)  # six bits of each colour
    counts = np.bincount(packed.astype(np.int64))
    return Counter({_name(int(value)): int(counts[value]) for value in np.flatnonzero(counts)})


def _name(packed: int) -> str:
    return f"#{packed >> 10 & 0xFC:02x}{packed >> 4 & 0xFC:02x}{packed << 2 & 0xFC:02x}"
