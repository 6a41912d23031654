"""From the pieces of a sentence to the facts of the flow: where, when, who, and what else was wished."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from kiosk.flows.model import Facts, Party, Value
from voice.understanding.model import Doubt
from voice.understanding.moments import TIME_KINDS, Calendar, When, begun, corrected, joined, merged
from voice.understanding.party import PARTY_KINDS, party_of
from voice.understanding.places import Named
from voice.understanding.spotter import Piece

FACT_KINDS = ("card", "walk", "need", "means", "medium")
DENIED_WITHIN = 3  # words between "not" and what is not meant
PLACE_WITHIN = 3  # words between "from" and the place


@dataclass(frozen=True)
class Light:
    """In which light a sentence is read: the step on the screen, and what is known."""

    step: str
    fact: str
    known: Facts
    now: datetime
    here: str


@dataclass
class Order:
    """What a sentence holds."""

    facts: dict[str, Value] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)
    unmet: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Leg:
    """A moment, and the way that it belongs to: "out", "back", "" not said."""

    when: When
    leg: str
    fixed: bool = False  # it follows a word like "and" or "or rather": it takes the place of what was said before


def order_of(
    pieces: Sequence[Piece], named: dict[int, Named], light: Light, kinds: tuple[str, ...], most: int
) -> Order:
    """All facts in these pieces. `named`: stations by the word at which they stand; `kinds`: riders of the flow."""
    order = Order()
    kept, denied = _without_denied(pieces)
    _places(order, kept, named, light, {piece.start for piece in denied if piece.kind == "place"})
    _way(order, kept)
    _moments(order, kept, denied, light)
    known = light.known.get("party")
    riders = _corrected(kept, PARTY_KINDS | {"number"})
    party = party_of(_free(riders, kept), kinds, most, known if isinstance(known, Party) else None, asked=light.fact == "party")
    if party is None and light.fact != "party":
        party = _counted_before_place(kept, kinds, most)
    if party is not None:
        order.facts["party"] = party
    if any(piece.kind == "need" and piece.value == "find-train" for piece in kept):
        order.facts.pop("out", None)  # "when is the next train" asks for no ticket
    for piece in kept:
        if piece.kind in FACT_KINDS or piece.kind == light.fact == "mood":
            order.facts[piece.kind] = piece.value
        elif piece.kind == "unmet" and piece.value not in order.unmet:
            order.unmet.append(piece.value)
    return order


def _without_denied(pieces: Sequence[Piece]) -> tuple[list[Piece], list[Piece]]:
    """What is meant, and what "not" says is not meant."""
    kept: list[Piece] = []
    denied: list[Piece] = []
    deny: Piece | None = None
    taken = ""
    for piece in pieces:
        if piece.kind == "not":
            deny, taken = piece, ""
            continue
        if piece.kind in ("correct", "or") or (piece.kind == "command" and piece.value == "no"):
            deny = None if piece.value == "but" or piece.kind != "command" else deny
            kept.append(piece)
            continue
        content = piece.kind in TIME_KINDS | PARTY_KINDS | {"place", "number", "way", *FACT_KINDS, "unmet"}
        if deny is not None and content:
            near = piece.start - deny.end <= DENIED_WITHIN
            if near and (not taken or (taken == "time" and piece.kind in ("part", "clock") and piece.start - deny.end <= 1)
                         or (taken == "number" and piece.kind in PARTY_KINDS)):  # fmt: skip
                denied.append(piece)
                taken = "time" if piece.kind in TIME_KINDS else piece.kind
                deny = replace(deny, end=piece.end)
                continue
            deny = None
        kept.append(piece)
    return kept, denied


def _corrected(pieces: Sequence[Piece], kinds: frozenset[str] | set[str]) -> list[Piece]:
    """Pieces of these kinds; only those after the last correction, where there are some of them before it too."""
    cuts = [piece.start for piece in pieces if piece.kind == "correct" or (piece.kind == "command" and piece.value == "no")]
    found = [piece for piece in pieces if piece.kind in kinds]
    for cut in reversed(cuts):
        later = [piece for piece in found if piece.start > cut]
        if any(piece.kind != "number" for piece in later) or (later and len(later) == len(found)):
            return later
    return found


def _free(riders: list[Piece], pieces: Sequence[Piece]) -> list[Piece]:
    """Without persons who are only visited."""
    visited = {piece.end for piece in pieces if piece.kind == "visiting"}
    return [piece for piece in riders if piece.kind != "rider" or piece.start not in visited]


def _counted_before_place(pieces: Sequence[Piece], kinds: tuple[str, ...], most: int) -> Party | None:
    """"Two to Utrecht": so many people."""
    for number, to, place in zip(pieces, pieces[1:], pieces[2:], strict=False):
        if (number.kind, to.kind, place.kind) == ("number", "to", "place") and number.end == to.start and to.end == place.start:
            if 0 < int(number.value) <= most and "adult" in kinds:
                return Party((("adult", int(number.value)),))
    return None


def _places(order: Order, pieces: Sequence[Piece], named: dict[int, Named], light: Light, denied: set[int]) -> None:
    roles: list[tuple[str, Named, Piece]] = []
    either = any(piece.kind == "or" for piece in pieces)
    for at, piece in enumerate(pieces):
        if piece.kind == "place" and piece.start not in denied:
            roles.append((_role(pieces, at, named[piece.start]), named[piece.start], piece))
    for role, _, _ in roles:
        if role == "via" and "via" not in order.unmet:
            order.unmet.append("via")
    for role, place, _ in roles:
        if role == "from" and place.sure and place.stations[0].id != light.here:
            order.unmet.append("from-elsewhere")
    goals = [(role, place, piece) for role, place, piece in roles if role in ("to", "")]
    goals = _last_said(goals, pieces) or goals
    said = [goal for goal in goals if goal[0] == "to"] if len(goals) > 1 and not either else goals
    goals = said or goals
    if not goals:
        return
    stations = []
    for _, place, _ in goals:
        for station in place.stations if not place.sure else place.stations[:1]:
            if station.id != light.here and station.id not in stations:
                stations.append(station.id)
        if place.sure and place.stations[0].id == light.here:  # the town where she stands: another of its stations?
            stations += [station.id for station in place.stations[1:] if station.id not in stations]
    first = goals[0][1]
    if len(stations) == 1 and (first.sure or len(goals) > 1) and first.stations[0].id != light.here:
        order.facts["destination"] = stations[0]
    elif stations and not (len(goals) > 1 and all(goal[1].stations[0].id == light.here for goal in goals)):
        order.doubts.append(Doubt("destination", tuple(stations[:4])))


def _last_said(goals: list[tuple[str, Named, Piece]], pieces: Sequence[Piece]) -> list[tuple[str, Named, Piece]]:
    cuts = [piece.start for piece in pieces if piece.kind == "correct" or (piece.kind == "command" and piece.value == "no")]
    for cut in reversed(cuts):
        if later := [goal for goal in goals if goal[2].start > cut]:
            return later[-1:]
    return []


def _role(pieces: Sequence[Piece], at: int, place: Named) -> str:
    """"from", "via", "to", or "" where nothing is said before the name."""
    if place.role:
        return place.role
    if at and pieces[at].start - pieces[at - 1].end < PLACE_WITHIN and pieces[at - 1].kind in ("to", "from", "via"):
        return pieces[at - 1].kind
    return ""


def _way(order: Order, pieces: Sequence[Piece]) -> None:
    for piece in _corrected(pieces, {"way"}):
        order.facts["way"] = piece.value


def _moments(order: Order, pieces: Sequence[Piece], denied: list[Piece], light: Light) -> None:
    legs = _legs(pieces, light)
    calendar = Calendar(light.now)
    not_then = next((when for piece in denied if (when := begun(piece)) is not None), None)
    known_out, known_back = (str(light.known.get(fact, "")) for fact in ("out", "back"))
    if any(leg.when.arrive for leg in legs):
        order.unmet.append("arrive-by")
    legs = [leg for leg in legs if not leg.when.arrive]
    for leg in legs:
        if leg.leg == "out" and (value := calendar.value(leg.when, "out", "", known_out, not_then)):
            order.facts["out"] = value
    out = str(order.facts.get("out", known_out))
    for leg in legs:
        if leg.leg == "back":
            if value := calendar.value(leg.when, "back", out or "now", known_back, not_then):
                order.facts["back"] = value
            order.facts["way"] = "return"
    if order.facts.get("way") != "return" and any(piece.kind == "leg" and piece.value == "back" for piece in pieces):
        order.facts.setdefault("way", "return")


def _groups(pieces: Sequence[Piece]) -> list[tuple[When, bool]]:
    """Moments as they were said, one after the other, and whether each corrects the one before."""
    found: list[tuple[When, bool]] = []
    apart = fixes = True
    fixes = False
    for at, piece in enumerate(pieces):
        if piece.kind == "bound" and piece.value != "arrive" and not _bounds(piece, pieces[at + 1 : at + 2]):
            continue
        if piece.kind == "correct" or (piece.kind == "command" and piece.value == "no"):
            fixes, apart = True, True
        elif piece.kind in ("leg", "way"):
            apart = True
            if piece.kind == "leg":
                fixes = False
        elif piece.kind in TIME_KINDS and (new := begun(piece)) is not None:
            more = None if apart or not found else joined(found[-1][0], piece)
            if more is not None:
                found[-1] = (more, found[-1][1])
            else:
                found.append((new, fixes and bool(found)))
                fixes = False
            apart = False
    return [(when, fix) for when, fix in found if not when.bare]


def _bounds(piece: Piece, following: Sequence[Piece]) -> bool:
    """Whether a word like "by" stands before a time: "before" any, "before-clock" a clock time (nl: voor zaterdag)."""
    kinds = {"clock"} if piece.value == "before-clock" else TIME_KINDS
    return any(one.kind in kinds and one.start == piece.end for one in following)


def _legs(pieces: Sequence[Piece], light: Light) -> list[_Leg]:
    """Each moment with its way."""
    groups = _groups(pieces)
    marks = [(piece, piece.value, True) for piece in pieces if piece.kind == "leg"]
    marks += [(piece, "back", False) for piece in pieces if piece.kind == "way" and piece.value == "return"]
    marks.sort(key=lambda mark: mark[0].start)
    given = _marked([when for when, _ in groups], marks, light)
    fill = _default(groups, given, light)
    legs: list[_Leg] = []
    for (when, fix), leg in zip(groups, fill, strict=True):
        same = next((old for old in legs if old.leg == leg), None) if not fix else (legs[-1] if legs else None)
        if same is None:
            legs.append(_Leg(when, leg))
            continue
        both = corrected(same.when, when) if fix else (merged(same.when, when) or when)
        legs[legs.index(same)] = replace(same, when=both)
    return legs


def _marked(groups: list[When], marks: list[tuple[Piece, str, bool]], light: Light) -> list[str]:
    """The way that words beside each moment say it belongs to; "" where none do.

    A word between two moments belongs to the later one: "Friday, back Sunday"; unless that has one of its own behind
    it: "Friday out, Sunday back".
    """
    given = [""] * len(groups)
    for at, (piece, leg, strong) in enumerate(marks):
        later = next((n for n, when in enumerate(groups) if when.start >= piece.end), None)
        before = later - 1 if later is not None else len(groups) - 1
        close_before = strong and before >= 0 and 0 <= piece.start - groups[before].end <= 1
        if later is not None:
            end = groups[later + 1].start if later + 1 < len(groups) else 10_000
            own = any(s and groups[later].end <= m.start <= groups[later].end + 1 and m.start < end for m, _, s in marks[at + 1 :])
            close = groups[later].start - piece.end <= 1
            serves = strong or (close and (len(groups) > 1 or ("out" in light.known and light.fact != "out")))
            if serves and not (own and close_before):
                given[later] = leg
                continue
        if close_before and not given[before]:
            given[before] = leg
    return given


def _default(groups: list[tuple[When, bool]], given: list[str], light: Light) -> list[str]:
    found: list[str] = []
    for at, (when, fix) in enumerate(groups):
        leg = given[at]
        if not leg and fix and found:
            leg = found[-1]
        if not leg:
            first = "back" if light.fact == "back" else "out"
            if first not in found and first not in given[at + 1 :]:
                leg = first
            else:
                old = next((groups[n][0] for n, one in enumerate([*found, *given[at:]]) if one == first), None)
                leg = first if old is None or merged(old, when) is not None else "back"
        found.append(leg)
    return found
