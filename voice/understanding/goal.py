"""Which of the places that were named is where she goes."""

from collections.abc import Sequence, Set
from dataclasses import dataclass, field

from voice.understanding.light import Light, is_correction
from voice.understanding.places import Named
from voice.understanding.spotter import Piece

NEAR = 3  # words between "from" and the place
MOST = 4  # buttons


@dataclass(frozen=True)
class Goal:
    """`stations`: ids, likeliest first; `sure`: it is the first one. `unmet`: via another place, from another one."""

    stations: tuple[str, ...] = ()
    sure: bool = False
    unmet: tuple[str, ...] = field(default=())


@dataclass(frozen=True)
class _Said:
    role: str  # "from", "via", "to", "" where nothing is said before the name
    place: Named
    start: int
    within: bool = False  # "in" stands before it, which may only tell where something is

    @property
    def first(self) -> str:
        return self.place.stations[0].id


def goal_of(pieces: Sequence[Piece], named: dict[int, Named], light: Light, denied: Set[int]) -> Goal:
    """Where she goes. `denied`: words at which places stand that she does not mean."""
    said = [
        _Said(_role(pieces, at, named[piece.start]), named[piece.start], piece.start, is_within(pieces, at, named))
        for at, piece in enumerate(pieces)
        if piece.kind == "place" and piece.start not in denied
    ]
    unmet = ["via"] if any(one.role == "via" for one in said) else []
    if any(one.role == "from" and one.place.sure and one.first != light.here for one in said):
        unmet.append("from-elsewhere")
    goals = _meant([one for one in said if one.role in ("to", "")], pieces)
    stations = _stations(goals, light.here)
    sure = len(stations) == 1 and (goals[0].place.sure or len(goals) > 1) and goals[0].first != light.here
    if len(goals) > 1 and all(one.first == light.here for one in goals):
        stations = []
    return Goal(tuple(stations[:MOST]), sure, tuple(unmet))


def _meant(goals: list[_Said], pieces: Sequence[Piece]) -> list[_Said]:
    """Sure ones before others, the last said before corrected ones, and "to" before what has no such word."""
    goals = [one for one in goals if one.place.sure] or goals
    goals = [one for one in goals if not any(_is_narrower(other, one) for other in goals)]
    for cut in reversed([piece.start for piece in pieces if is_correction(piece)]):
        if later := [one for one in goals if one.start > cut]:
            return later[-1:]
    if len(goals) > 1 and not any(piece.kind == "or" for piece in pieces):
        goals = [one for one in goals if one.role == "to"] or goals
        return [one for one in goals if not one.within] or goals  # I was in Bonn yesterday, and now to Kassel
    return goals


def _is_narrower(one: _Said, other: _Said) -> bool:
    """Whether it says more exactly which of several stations was meant: Frankfurt, Frankfurt on the Oder."""
    wide, narrow = ({station.id for station in said.place.stations} for said in (other, one))
    return narrow < wide and one.first != other.first


def _stations(goals: Sequence[_Said], here: str) -> list[str]:
    """Ids of all that may be meant; for the town where she stands, its other stations."""
    found: list[str] = []
    for one in goals:
        several = not one.place.sure or one.first == here
        these = one.place.stations if several else one.place.stations[:1]
        found += [station.id for station in these if station.id != here and station.id not in found]
    return found


def is_within(pieces: Sequence[Piece], at: int, named: dict[int, Named]) -> bool:
    """Whether "in" stands before the place at this piece, or is its ending."""
    before = (pieces[at - 1].kind, pieces[at - 1].value) if at else ("", "")
    return named[pieces[at].start].within or before == ("to", "in")


def _role(pieces: Sequence[Piece], at: int, place: Named) -> str:
    if place.role:
        return place.role
    after = pieces[at + 1 : at + 3]
    if (
        after
        and after[0].kind == "via"
        and after[0].start == pieces[at].end
        and [one.kind for one in after[1:]] != ["place"]
    ):
        return "via"  # fi: Nürnbergin kautta
    if at and pieces[at].start - pieces[at - 1].end < NEAR and pieces[at - 1].kind in ("to", "from", "via"):
        return pieces[at - 1].kind
    return ""
