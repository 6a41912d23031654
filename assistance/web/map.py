"""The station as a small picture: its places, where the helper is, where the call is, and the way between."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, inf

from assistance.plan.model import Place, Places, said

WIDTH, HEIGHT, EDGE = 360.0, 150.0, 26.0  # the picture's own units; a phone shows about one as one pixel
TAP_SECONDS = 10  # until she walks


@dataclass(frozen=True)
class Dot:
    """A place on the picture. `same`: on the floor of the call."""

    x: float
    y: float
    same: bool


@dataclass(frozen=True)
class Line:
    """A walk on the picture. `on_way`: she takes it; `stairs`: between two floors."""

    x1: float
    y1: float
    x2: float
    y2: float
    on_way: bool
    stairs: bool


@dataclass(frozen=True)
class Picture:
    """What is drawn; `you` is None when it is not known where she is."""

    dots: tuple[Dot, ...]
    lines: tuple[Line, ...]
    call: Dot
    you: Dot | None


@dataclass(frozen=True)
class Way:
    """How a helper gets to a call. `minutes` is None when nobody can walk there, or nothing is known."""

    minutes: int | None = None
    stops: tuple[str, ...] = ()  # the places on the way in the helper's language: where she is, ..., where the call is
    floors: int = 0  # up, or down if it is negative
    picture: Picture | None = None


NO_WAY = Way()


class StationMap:
    """Made once from the operator's plan."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._ways: dict[tuple[str, str, str, bool], Way] = {}
        self._drawn = _fitted([place for place in places.places.values() if place.at is not None])

    def way(self, start: str, kiosk: str, language: str, *, step_free: bool = False) -> Way:
        """From the place `start` ("": not known) to a kiosk; nothing for a kiosk that the plan does not have."""
        key = (start, kiosk, language, step_free)
        if key not in self._ways:
            self._ways[key] = self._way(start, kiosk, language, step_free=step_free)
        return self._ways[key]

    def _way(self, start: str, kiosk: str, language: str, *, step_free: bool) -> Way:
        goal = self._places.kiosks.get(kiosk)
        if goal is None:
            return NO_WAY
        path = self._places.way(start, goal, step_free=step_free) if start in self._places.places else ()
        if not path:
            return Way(picture=self._picture(goal, "", ()))
        seconds = self._places.seconds(start, goal, step_free=step_free)
        known = self._places.places
        return Way(
            minutes=max(1, ceil((seconds + TAP_SECONDS) / 60)) if seconds < inf else None,
            stops=tuple(said(known[id].words, language) for id in path),
            floors=known[goal].floor - known[start].floor,
            picture=self._picture(goal, start, path),
        )

    def words(self, place: str, language: str) -> str:
        """The name of a place; "" for none of ours."""
        known = self._places.places.get(place)
        return said(known.words, language) if known is not None else ""

    def zones(self, language: str) -> tuple[tuple[str, str], ...]:
        """Where a helper can say that she is: (id, words)."""
        return tuple((zone.id, said(zone.words, language)) for zone in self._places.zones.values())

    def _picture(self, goal: str, start: str, path: tuple[str, ...]) -> Picture | None:
        drawn, floors = self._drawn, {id: place.floor for id, place in self._places.places.items()}
        if goal not in drawn:
            return None
        dots = {id: Dot(x, y, floors[id] == floors[goal]) for id, (x, y) in drawn.items()}
        steps = {frozenset(pair) for pair in pairwise(path)}
        lines = tuple(
            Line(*drawn[walk.one], *drawn[walk.other], frozenset((walk.one, walk.other)) in steps,
                 floors[walk.one] != floors[walk.other])
            for walk in self._places.walks if walk.one in drawn and walk.other in drawn
        )  # fmt: skip
        return Picture(tuple(dots.values()), lines, dots[goal], dots.get(start))


def _fitted(places: Iterable[Place]) -> dict[str, tuple[float, float]]:
    """Metres become the picture's units: as large as fits, in the middle, and round up or down alike."""
    at = {place.id: place.at for place in places if place.at is not None}
    if not at:
        return {}
    left, top = min(x for x, _ in at.values()), min(y for _, y in at.values())
    wide, high = max(x for x, _ in at.values()) - left, max(y for _, y in at.values()) - top
    scale = min((WIDTH - 2 * EDGE) / (wide or 1), (HEIGHT - 2 * EDGE) / (high or 1))
    right, down = (WIDTH - wide * scale) / 2, (HEIGHT - high * scale) / 2
    return {id: (round(right + (x - left) * scale, 1), round(down + (y - top) * scale, 1)) for id, (x, y) in at.items()}
