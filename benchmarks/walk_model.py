"""How long a way through the kiosk takes: a keystroke-level model of published figures, and no measurement of people.

A touch: Fitts' law from where the finger was before, and lifting it. A screen: thinking, waiting for the answer, and
its words. An older traveller takes 1.5 to 2 times as long (Sengpiel 2016). The constants are those of the design notes;
the distances, targets and words are those of the real screens.
"""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF

from tests.accessibility.robots.scatter import Aim

THINK, RESPOND, LIFT, FITTS_A, FITTS_B = 1.35, 0.2, 0.2, 0.1, 0.15  # seconds
READ_WPM, FIND_NEXT_KEY, FIRST_REACH_MM = 200.0, 0.4, 180.0
OLDER, OLDEST = 1.5, 2.0


@dataclass(frozen=True)
class Look:
    """One screen as it was met: what it asks, and all that can be read on its page."""

    asked: str
    everything: str


def words(text: str) -> int:
    """How many; a price or a time is one."""
    return len(re.findall(r"[\w€][\w€.,:'’-]*", text))


def seconds(aims: Iterable[Aim], looks: Iterable[Look], *, reads_all: bool = False) -> float:
    """Of somebody young. `reads_all`: every word on every page, not only the question and its help."""
    aims, looks = list(aims), list(looks)
    read = sum(words(look.everything if reads_all else look.asked) for look in looks)
    moving, before = 0.0, None
    for aim in aims:
        middle, side = aim.target.center(), min(aim.target.width(), aim.target.height())
        far = FIRST_REACH_MM if before is None else math.dist(_pair(before), _pair(middle))
        moving += FITTS_A + FITTS_B * math.log2(far / side + 1) + LIFT
        before = middle
    again = max(0, len(aims) - len(looks)) * FIND_NEXT_KEY
    return read / READ_WPM * 60 + len(looks) * (THINK + RESPOND) + moving + again


def _pair(point: QPointF) -> tuple[float, float]:
    return point.x(), point.y()
