"""Who travels: riders, their number and "me", as one party."""

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.flows.model import Party
from voice.understanding.spotter import Piece

NEAR = 3  # words that may stand between a number and whom it counts
SENIOR, ADULT_FROM = 65, 15  # ages
PARTY_KINDS = frozenset({"rider", "people", "me", "all", "more", "less", "including", "age"})


@dataclass
class _Count:
    """What has been counted so far."""

    riders: dict[str, int]
    people: int = 0
    me: bool = False
    alone: bool = False
    more: bool = False
    less: bool = False
    unclear: bool = False


def party_of(pieces: Sequence[Piece], kinds: tuple[str, ...], most: int, known: Party | None, *, asked: bool) -> Party | None:
    """The party that was said; None when nothing, or nothing clear, was said of it.

    `known`: who travels as far as is known, for "one more". `asked`: the kiosk asks who travels, so "two" is enough.
    """
    count = _counted(pieces, asked)
    if count.unclear:
        return None
    riders = {kind: many for kind, many in count.riders.items() if kind in kinds and many > 0}
    if riders.keys() != {kind for kind, many in count.riders.items() if many > 0}:
        return None
    total = sum(riders.values())
    if count.me and (riders or asked or count.alone) and not (count.alone and riders):
        riders["adult"] = riders.get("adult", 0) + 1
    elif count.people and total == 0:
        riders["adult"] = count.people
    elif count.people > total and "adult" not in riders:
        riders["adult"] = count.people - total
    if known is not None and riders and (count.more or count.less):
        before = dict(known.counts)
        sign = 1 if count.more else -1
        riders = {kind: before.get(kind, 0) + sign * riders.get(kind, 0) for kind in {*before, *riders}}
        riders = {kind: many for kind, many in riders.items() if many > 0}
    elif count.less:
        return None
    if "adult" in riders and "adult" not in kinds:
        return None
    party = Party(tuple((kind, riders[kind]) for kind in kinds if riders.get(kind)))
    return party if 0 < party.size <= most else None


def _counted(pieces: Sequence[Piece], asked: bool) -> _Count:
    count = _Count({})
    pending: tuple[int, int] | None = None  # a number, and where it ends
    of_these: tuple[int, int] | None = None  # people whose kind may follow: "we are three" adults
    for at, piece in enumerate(pieces):
        number = pending[0] if pending and piece.start - pending[1] <= NEAR else None
        match piece.kind:
            case "number":
                pending = (int(piece.value), piece.end)
                continue
            case "rider":
                if number is None and of_these and piece.value.endswith("+") and "count" not in piece.slots \
                        and piece.start - of_these[1] <= NEAR:  # fmt: skip
                    number, count.people = of_these[0], 0
                of_these = None
                _ride(count, piece, number)
            case "people":
                said = piece.slots.get("count") or piece.slots.get("number")
                if piece.value == "several" and said == "1":
                    continue  # nl: voor een week
                if said or number:
                    count.people = int(said or number or 0)
                elif piece.value and piece.value != "several":
                    count.people = int(piece.value)
                of_these = (count.people, piece.end)
            case "me":
                count.me |= piece.value != "bare" or (asked and len(pieces) == 1)
                count.alone |= piece.value == "alone"
            case "all":
                _all(count, piece.slots.get("category", piece.value))
            case "including":
                many = int(piece.slots.get("count", number or 1))
                count.riders[piece.value] = count.riders.get(piece.value, 0) + many
                if not count.people and count.riders.get("adult", 0) >= many:
                    count.riders["adult"] -= many
            case "age":
                _age(count, piece, pieces[at - 1] if at else None)
            case "more":
                count.more = True
                if pending:
                    pending = (pending[0], piece.end)
                continue
            case "less":
                count.less = True
                if pending:
                    pending = (pending[0], piece.end)
                continue
            case _:
                continue
        pending = None
    if asked and not count.riders and not count.people and pending and not count.me:
        count.people = pending[0]
    if count.more and not count.riders and pending:
        count.riders["adult"] = pending[0]
    return count


def _ride(count: _Count, piece: Piece, number: int | None) -> None:
    """`value`: "senior" one unless counted, "senior+" counted only, "adult:2" so many, "adult:1+senior:1" these."""
    said = piece.slots.get("count")
    many = int(said) if said else number
    if piece.value.endswith("+"):
        kind = piece.value[:-1]
        if many is None:
            count.unclear |= kind not in count.riders
            return
        count.riders[kind] = count.riders.get(kind, 0) + many
        return
    for part in piece.value.split("+"):
        kind, _, fixed = part.partition(":")
        count.riders[kind] = count.riders.get(kind, 0) + (int(fixed) if fixed else 1 if many is None else many)


def _all(count: _Count, kind: str) -> None:
    """"Both of us are seniors": whoever was counted is that."""
    total = sum(count.riders.values()) + count.people + (1 if count.me else 0)
    count.riders = {kind: total or 2}
    count.people, count.me = 0, False


def _age(count: _Count, piece: Piece, before: Piece | None) -> None:
    age = piece.number("number")
    kind = "senior" if age >= SENIOR else "adult" if age >= ADULT_FROM else "child"
    if before is not None and before.kind == "rider" and piece.start - before.end <= 2 and ":" not in before.value:
        old = before.value.rstrip("+")
        if old != kind and count.riders.get(old) and old != "companion":
            count.riders[kind] = count.riders.pop(old)
    elif piece.value == "me" or not count.riders:
        count.riders[kind] = count.riders.get(kind, 0) + 1
        count.me = False
