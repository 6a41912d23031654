"""How surely a trembling finger hits: the real rectangles of real screens, and an exact integral over each.

A touch is aimed at the middle and falls with a normal scatter of `sigma` mm each way, as measured at 67 to 81 years
(Sultana & Moffatt 2019: mean miss 3.36 mm, so sigma 2.68 mm; 1.5 and 2 times that for a strong tremor).
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtQuick import QQuickItem

from tests.accessibility.robots.travellers import Seeing
from tests.stories.stage import Stage
from ui.audit import place_of
from ui.themes import px_per_mm

SIGMAS: Mapping[float, float] = MappingProxyType({2.68: 0.995, 4.02: 0.97, 5.36: 0.85})  # mm -> least, slip-free


@dataclass(frozen=True)
class Aim:
    """One touch of an errand: its target and all that could be hit instead, in millimetres of the panel."""

    step: str
    name: str
    target: QRectF
    others: tuple[QRectF, ...]

    def hit(self, sigma: float) -> float:
        """The chance that it meets its target."""
        return _inside(self.target, self.target.center(), sigma)

    def wrong(self, sigma: float) -> float:
        """The chance that it meets another control; the rest falls between and does nothing."""
        return sum(_inside(other, self.target.center(), sigma) for other in self.others)


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
        buttons = [item for item in self.stage.app.window.items() if item.inherits("QQuickAbstractButton")]
        others = tuple(_millimetres(place_of(item), mm) for item in buttons if item is not aimed and item.isEnabled())
        self.aims.append(Aim(self.stage.step, name, _millimetres(place_of(aimed), mm), others))
        super().press(name)


def met(item: QQuickItem) -> QRectF:
    """Where a touch may meet it: what is drawn, and what lies beside it. That is not sure, so no figure counts it."""
    beside = float(item.property("beside") or 0)
    return place_of(item).adjusted(-beside, -beside, beside, beside)


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
