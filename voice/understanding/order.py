"""From the pieces of a sentence to the facts of the flow: where, when, who, and what else was wished."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from kiosk.flows.model import Party, Value
from voice.understanding.counting import PARTY_KINDS
from voice.understanding.denial import (
    CONTENT,
    FACT_KINDS,
    corrected,
    in_their_stead,
    put_right,
    recounted,
    without_denied,
)
from voice.understanding.goal import goal_of
from voice.understanding.later import counted_on, moved
from voice.understanding.legs import Leg, legs_of
from voice.understanding.light import Light
from voice.understanding.model import Doubt
from voice.understanding.moments import Calendar
from voice.understanding.party import party_of
from voice.understanding.places import Named
from voice.understanding.spotter import Piece
from voice.understanding.when import TIME_KINDS, begun

BARE = "bare-"  # before a value: enough only where the kiosk asks for that fact
MOST_AT_THE_END = 4  # people; more are rather an hour
BESIDE_ME = 4  # words between "and I" and the others
COUNTED_WISHES = {("unmet", "first-class")}  # what stands between a number and the tickets that it counts
COUNTS = frozenset({"rider", "people", "number"})


@dataclass
class Order:
    """What a sentence holds."""

    facts: dict[str, Value] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)
    unmet: list[str] = field(default_factory=list)


def order_of(
    pieces: Sequence[Piece], named: dict[int, Named], light: Light, kinds: tuple[str, ...], most: int
) -> Order:
    """All facts in these pieces. `named`: stations by the word at which they stand; `kinds`: riders of the flow."""
    order = Order()
    kept, denied = without_denied(put_right(pieces))
    kept = counted_on(_without_home(kept, named, light), light)
    goal = goal_of(kept, named, light, {piece.start for piece in denied if piece.kind == "place"})
    order.unmet += goal.unmet
    if goal.sure:
        order.facts["destination"] = goal.stations[0]
    elif len(goal.stations) > 1:
        order.doubts.append(Doubt("destination", goal.stations))
    _way(order, kept, denied, pieces)
    _moments(order, kept, denied, light)
    known = light.known.get("party")
    riders = corrected(recounted(_summed(_with_counted_ways(kept))), PARTY_KINDS | {"number"})
    party = party_of(
        _free(riders, kept), kinds, most, known if isinstance(known, Party) else None, asked=light.fact == "party"
    )
    if party is not None and isinstance(known, Party):
        party = in_their_stead(party, known, denied)
    if any(piece.kind == "change" for piece in kept) and not any(
        piece.kind in ("rider", "people", "me") for piece in riders
    ):
        party = None  # fi: muuttaa yhtä kohtaa
    if party is None and light.fact != "party":
        party = _counted_before_place(kept, named, kinds, most) or _counted_at_the_end(kept, kinds, goal.sure)
    if party is not None:
        order.facts["party"] = party
    if any(piece.kind == "need" and piece.value == "find-train" for piece in kept):
        order.facts.pop("out", None)  # "when is the next train" asks for no ticket
    for piece in kept:
        bare = piece.value.startswith(BARE)
        if bare and piece.kind == light.fact:
            order.facts[piece.kind] = piece.value.removeprefix(BARE)
        elif (piece.kind in FACT_KINDS and not bare) or piece.kind == light.fact == "mood":
            order.facts[piece.kind] = piece.value
        elif piece.kind == "unmet" and piece.value not in order.unmet:
            order.unmet.append(piece.value)
    return order


def _without_home(pieces: list[Piece], named: dict[int, Named], light: Light) -> list[Piece]:
    """Without the "home" before the place where she goes: "home to Bonn" is no way back, unless she was away first."""
    found: list[Piece] = []
    for at, piece in enumerate(pieces):
        later = [one for one in pieces[at + 1 : at + 3] if one.start - piece.end <= 1]
        to = bool(later) and later[0].kind == "to"
        goal = next((one for one in later if one.kind != "to"), None)
        here = goal is not None and goal.kind == "place" and named[goal.start].stations[0].id == light.here
        told = to or (goal is not None and goal.kind == "place" and named[goal.start].role == "to")
        somewhere = not here and told and (goal is None or goal.kind == "place")
        elsewhere = {light.here, named[goal.start].stations[0].id if goal and goal.kind == "place" else ""}
        away = any(one.kind == "place" and named[one.start].stations[0].id not in elsewhere for one in found)
        out = any((one.kind, one.value) == ("leg", "out") for one in found)  # Friday there, Sunday back, to Bonn
        if (piece.kind, piece.value) != ("leg", "back") or not somewhere or away or out:
            found.append(piece)
    return found


def _with_counted_ways(pieces: Sequence[Piece]) -> list[Piece]:
    """With so many tickets as people: two returns, zwei einfache, two | first class | tickets."""
    ways = {piece.start for piece in pieces if piece.kind == "way" or (piece.kind, piece.value) in COUNTED_WISHES}
    found: list[Piece] = []
    for piece in pieces:
        counted = piece.kind == "number" and piece.end in ways and piece.value != "1"  # de: eine Rückfahrt
        if counted or (piece.kind == "way" and "count" in piece.slots):
            count = piece.value if counted else piece.slots["count"]
            found.append(replace(piece, kind="people", slots={"count": count}, value="" if counted else "several"))
        if not counted:
            found.append(piece)
    return found


def _summed(pieces: Sequence[Piece]) -> list[Piece]:
    """With the "so" that sums up as a part of the sum: my husband and I, | so two adults."""
    found: list[Piece] = []
    for piece in pieces:
        begins = found and found[-1].kind == "sum" and found[-1].end == piece.start
        found.append(replace(piece, start=found.pop().start) if begins and piece.kind in COUNTS else piece)
    return found


def _free(riders: list[Piece], pieces: Sequence[Piece]) -> list[Piece]:
    """Without persons who are only visited, and without "I" where it is not counted."""
    visited = {piece.end for piece in pieces if piece.kind == "visiting"}
    luggage = {piece.start for piece in pieces if piece.kind == "walk"}  # nl: met twee | zware koffers
    riders = [piece for piece in riders if piece.kind != "rider" or piece.start not in visited]
    riders = [piece for piece in riders if piece.kind not in ("people", "number") or piece.end not in luggage]
    commanded = any(piece.kind in ("command", "question") and piece.value not in ("yes", "no") for piece in pieces)
    return [piece for piece in riders if piece.kind != "me" or _is_counted(piece, riders, pieces, commanded)]


def _is_counted(me: Piece, riders: Sequence[Piece], pieces: Sequence[Piece], commanded: bool) -> bool:
    """Whether "and I" stands beside others who travel, and not at the beginning of another sentence."""
    if me.value == "bare":
        return not commanded
    if me.value != "with":
        return True
    for one in riders:
        apart = one.start - me.end if one.start >= me.end else me.start - one.end
        low, high = min(one.end, me.end), max(one.start, me.start)
        between = any(low <= piece.start < high and piece.kind in ("place", *TIME_KINDS) for piece in pieces)
        if one is not me and one.kind != "me" and apart <= BESIDE_ME and not between:
            return True
    return len(riders) == 1 and not any(piece.kind in CONTENT - PARTY_KINDS for piece in pieces)


def _counted_before_place(
    pieces: Sequence[Piece], named: dict[int, Named], kinds: tuple[str, ...], most: int
) -> Party | None:
    """So many people as in "two to Utrecht", fi: kaksi Utrechtiin."""
    content = [piece for piece in pieces if piece.kind != "to"]
    for number, place in pairwise(content):
        if (number.kind, place.kind) != ("number", "place") or "adult" not in kinds:
            continue
        to = any(piece.kind == "to" and (number.end, place.start) == (piece.start, piece.end) for piece in pieces)
        if to or (number.end == place.start and named[place.start].role == "to"):
            return Party((("adult", int(number.value)),)) if 0 < int(number.value) <= most else None
    return None


def _counted_at_the_end(pieces: Sequence[Piece], kinds: tuple[str, ...], to_somewhere: bool) -> Party | None:
    """So many people as in "Berlin, now, one": a small number that ends an order of few words and nothing else."""
    words = [piece for piece in pieces if piece.kind != "need"]
    if not to_somewhere or "adult" not in kinds or not words or words[-1].kind != "number":
        return None
    told = {piece.kind for piece in words} <= CONTENT | {"to"} and words[0].start == 0
    whole = all(one.end == other.start for one, other in pairwise(words))
    number = int(words[-1].value)
    return Party((("adult", number),)) if told and whole and 0 < number <= MOST_AT_THE_END else None


def _way(order: Order, pieces: Sequence[Piece], denied: Sequence[Piece], said: Sequence[Piece]) -> None:
    for piece in corrected(pieces, {"way"}):
        order.facts["way"] = piece.value
    back = [piece for piece in denied if (piece.kind, piece.value) == ("way", "return")]
    not_back = any(
        one.kind == "not" and (two.kind, two.value) == ("leg", "back") and two.start - one.end <= 1
        for one, two in pairwise(said)
    )
    rest = {piece.kind for piece in said if piece not in back}
    if (back or not_back) and not rest & (TIME_KINDS | {"way", "change", "subject"}):
        order.facts["way"] = "one-way"  # I will not | be | coming back


def _on_one_day(legs: list[Leg], pieces: Sequence[Piece]) -> list[Leg]:
    """With the day of the way back for both, where it stands last: there in the morning, back at six on Friday."""
    out, back = (next((leg for leg in legs if leg.leg == way), None) for way in ("out", "back"))
    if out is None or back is None or out.when.day or back.when.day is None or out.when.start > back.when.start:
        return legs
    inner = [one for one in pieces if one.kind in TIME_KINDS and back.when.start <= one.start < back.when.end]
    first = begun(inner[0]) if len(inner) > 1 else None
    timed = bool(out.when.part or out.when.clock)
    if not timed or first is None or first.day or back.when.day[0] not in ("coming", "days", "date"):
        return legs
    return [replace(leg, when=replace(leg.when, day=back.when.day)) if leg is out else leg for leg in legs]


def _is_stay(leg: Leg) -> bool:
    how, nights, _ = leg.when.day or ("", 0, 0)
    return how == "same" and nights > 0


def _there_today(legs: list[Leg], pieces: Sequence[Piece], light: Light) -> list[Leg]:
    """With today as the day of both ways, where nothing else is said of them: to Bonn and back, today."""
    if len(legs) != 1 or legs[0].leg != "back" or "out" in light.known or light.fact == "back":
        return legs
    when = legs[0].when
    alone = when.day == ("days", 0, 0) and when.clock is None and not when.part and when.end - when.start == 1
    close = any((one.kind, one.value) == ("leg", "back") and one.end == when.start for one in pieces)
    return [replace(legs[0], leg="out")] if alone and close else legs


def _moments(order: Order, pieces: Sequence[Piece], denied: list[Piece], light: Light) -> None:
    legs = legs_of(pieces, light, denied)
    calendar = Calendar(light.now)
    not_then = next((when for piece in denied if (when := begun(piece)) is not None), None)
    known_out, known_back = (str(light.known.get(fact, "")) for fact in ("out", "back"))
    arrivals = [leg for leg in legs if leg.when.arrive or (leg.when.there and leg.when.clock)]
    if arrivals:
        order.unmet.append("arrive-by")
    legs = [leg for leg in legs if leg not in arrivals]
    if arrivals:  # an appointment at two, so I must be there by half past one
        legs = [leg for leg in legs if leg.said or leg.when.clock is None]
    if order.facts.get("way") == "one-way" and all(leg.leg == "back" for leg in legs):
        legs = [leg for leg in legs if not _is_stay(leg)]  # how long she stays is not when she goes
        legs = [replace(leg, leg="out") for leg in legs]  # home on Sunday, one way
    legs = _on_one_day(_there_today(legs, pieces, light), pieces)
    for leg in legs:
        if leg.leg == "out" and (value := calendar.value(leg.when, "out", "", known_out, not_then)):
            order.facts["out"] = value
    goes = "destination" in {*order.facts, *light.known} or bool(order.doubts)
    out = str(order.facts.get("out", known_out))
    for leg in legs:
        if leg.leg == "back":
            unknown = _is_stay(leg) and not out  # from a day that nobody knows yet
            value = calendar.value(leg.when, "back", out or "now", known_back, not_then)
            if unknown and not (goes or light.fact):
                continue  # I have not slept for two nights
            if value and not unknown:
                order.facts["back"] = value
            order.facts["way"] = "return"
    for way, moment in moved(pieces, light).items():
        order.facts.setdefault(way, moment)
        if way == "back":
            order.facts["way"] = "return"  # sv: vi stannar | en natt till
    travels = goes or light.fact == "way" or any(leg.when.day is None or leg.when.day[0] != "same" for leg in legs)
    if (
        travels
        and order.facts.get("way") != "return"
        and any(piece.kind == "leg" and piece.value == "back" for piece in pieces)
    ):
        order.facts.setdefault("way", "return")
