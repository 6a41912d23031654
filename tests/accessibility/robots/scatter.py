"""How surely a trembling finger hits: the real rectangles of real screens, and an exact integral over each.

A touch is aimed at the middle and falls with a normal scatter of `sigma` mm each way, as measured at 67 to 81 years
(Sultana & Moffatt 2019: mean miss 3.36 mm, so sigma 2.68 mm; 1.5 and 2 times that for a strong tremor). A touch close
beside a control is its own (Ground.qml); test_unsteady.py holds these rectangles against real touches.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtQuick import QQuickItem

from tests.accessibility.robots.travellers import Seeing
from tests.stories.stage import Stage
from ui.audit import place_of
from ui.themes import px_per_mm, tokens

SIGMAS: Mapping[float, float] = MappingProxyType({2.68: 0.995, 4.02: 0.97, 5.36: 0.85})  # mm -> least, slip-free

DOUBT = 1.0  # a pixel: who is no nearer than that to the one than to the other may mean either (Ground.qml)
Sides = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True)
class Aim:
    """One touch of an errand: its target and all that could be hit instead, in millimetres of the panel."""

    step: str
    name: str
    target: QRectF
    others: tuple[QRectF, ...]
    beside: float = 0.0  # how far from a control a touch may fall and be its own
    doubt: float = 0.0  # and how much nearer to it than to others

    def hit(self, sigma: float) -> float:
        """The chance that it meets its target."""
        return self._meets(self.target, self.others, sigma)

    def wrong(self, sigma: float) -> float:
        """The chance that it meets another control; the rest falls between and does nothing."""
        everything = (self.target, *self.others)
        return sum(
            self._meets(other, (*everything[: at + 1], *everything[at + 2 :]), sigma)
            for at, other in enumerate(self.others)
        )

    def _meets(self, one: QRectF, others: tuple[QRectF, ...], sigma: float) -> float:
        parts = own(one, others, self.beside, self.doubt)
        return sum(_inside(part, self.target.center(), sigma) for part in parts)


class Aiming(Seeing):
    """A steady traveller who notes where she aims."""

    def __init__(self, stage: Stage, language: str = "en") -> None:
        super().__init__(stage, language)
        self.aims: list[Aim] = []

    def comes(self) -> None:
        """The touches of one errand."""
        super().comes()
        self.aims.clear()

    def press(self, name: str) -> None:
        """Note it, and touch it."""
        self.stage.robot.until(lambda: self._there(name), f"{name!r}")
        aimed, mm = self.stage.robot.find(name), px_per_mm(self.stage.app.window.panel)
        others = tuple(_millimetres(place, mm) for place in places_but(aimed, self.stage))
        beside = tokens(self.stage.app.window.panel).beside / mm
        self.aims.append(Aim(self.stage.step, name, _millimetres(place_of(aimed), mm), others, beside, DOUBT / mm))
        super().press(name)


def places_but(aimed: QQuickItem, stage: Stage) -> list[QRectF]:
    """Of all that could be touched instead, in pixels of the panel."""
    buttons = [item for item in stage.app.window.items() if item.inherits("QQuickAbstractButton")]
    return [place_of(item) for item in buttons if item is not aimed and item.isEnabled()]


def own(one: QRectF, others: Sequence[QRectF], beside: float, doubt: float = 0.0) -> tuple[QRectF, ...]:
    """Where a touch surely meets `one`: on it, and in a band along each edge, as broad as no other control is nearer.

    `doubt`: so much nearer it has to be. What lies diagonally off a corner is left out, though some of it is met too.
    """
    sides = [_sides(one), *map(_sides, others)]
    left, top, right, bottom = sides[0]
    room = []
    for _ in range(4):
        room.append(min([beside, *(_half(sides[0], other, doubt) for other in sides[1:])]))
        sides = [(y, -x_end, y_end, -x) for x, y, x_end, y_end in sides]  # a quarter turn
    east, south, west, north = room
    bands = (
        QRectF(right, top, east, one.height()),
        QRectF(left, bottom, one.width(), south),
        QRectF(left - west, top, west, one.height()),
        QRectF(left, top - north, one.width(), north),
    )
    return (one, *(band for band in bands if band.width() > 0 and band.height() > 0))


def _half(one: Sides, other: Sides, doubt: float) -> float:
    """How far to the right of `one` no point of the band is as near to `other`."""
    across, down = other[0] - one[2], max(0.0, other[1] - one[3], one[1] - other[3])
    if across > 0:
        return max(0.0, (across * across + down * down) / (2 * across) - (doubt if down else doubt / 2))
    if other[2] <= one[0] or (other[2] <= one[2] and down):
        return math.inf
    return max(0.0, down - doubt)


def _sides(place: QRectF) -> Sides:
    return place.left(), place.top(), place.right(), place.bottom()


def slip_free(aims: Iterable[Aim], sigma: float) -> float:
    """The chance that not one touch of them misses."""
    return math.prod(aim.hit(sigma) for aim in aims)


def interval(hits: int, of: int, z: float = 1.96) -> tuple[float, float]:
    """Wilson's, of 95 in a hundred: what `hits` of `of` tries say of the true share."""
    share, square = hits / of, z * z
    middle, half = share + square / (2 * of), z * math.sqrt(share * (1 - share) / of + square / (4 * of * of))
    return (middle - half) / (1 + square / of), (middle + half) / (1 + square / of)


def _inside(place: QRectF, aim: QPointF, sigma: float) -> float:
    return _between(place.left() - aim.x(), place.right() - aim.x(), sigma) * _between(
        place.top() - aim.y(), place.bottom() - aim.y(), sigma
    )


def _between(low: float, high: float, sigma: float) -> float:
    root = sigma * math.sqrt(2)
    return (math.erf(high / root) - math.erf(low / root)) / 2


def _millimetres(place: QRectF, mm: float) -> QRectF:
    return QRectF(place.x() / mm, place.y() / mm, place.width() / mm, place.height() / mm)
