"""Who somebody is by an age that is said beside them: a nine year old boy; two girls, eight and ten."""

from collections.abc import Sequence
from dataclasses import replace

from voice.understanding.spotter import Piece

SENIOR, ADULT_FROM, OLDEST = 65, 15, 110  # years
NEAR = 3  # words that may stand between a number and whom it counts
APART = 2  # words between people and their ages, and between these
ME_TOO = "me+"  # before a kind of rider: she who speaks goes with them


def kind_at(age: int) -> str:
    """The kind of rider."""
    return "senior" if age >= SENIOR else "adult" if age >= ADULT_FROM else "child"


def named_by_age(pieces: Sequence[Piece]) -> list[Piece]:
    """Somebody before whom the age stands is of the kind that it says: an 81 year old | lady, a nine year old | boy."""
    found: list[Piece] = []
    for piece in pieces:
        age = found[-1] if found else None
        one = piece.kind == "rider" and "count" not in piece.slots and piece.value.rstrip("+?") in ("adult", "child")
        if one and age is not None and (age.kind, age.value) == ("age", "") and age.end == piece.start:
            of = found[-2] if len(found) > 1 else None
            if of is None or of.kind not in ("rider", "again") or of.end < age.start:  # my son is nine | my wife
                found[-1] = replace(piece, value=kind_at(age.number("number")), start=age.start, also=())
                continue
        found.append(piece)
    return found


def each_by_age(pieces: Sequence[Piece]) -> list[Piece]:
    """So many people with as many ages behind them are each of the kind that the age says: two girls, eight and ten."""
    found: list[Piece] = []
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        many = _many(piece, found[-1] if found else None) or _told_by_age(pieces, at)
        ages = _ages_behind(pieces, at, many) if many > 1 else []
        if not ages:
            found.append(piece)
            at += 1
            continue
        if "count" not in piece.slots and found and found[-1].kind == "number":
            found.pop()  # the number before them
        if ME_TOO in piece.value:
            found.append(replace(piece, kind="me", value="with", slots={}))
        found += [replace(piece, value=kind_at(age), slots={"count": "1"}, also=()) for age in ages]
        at += 1 + many
    return found


def _many(piece: Piece, before: Piece | None) -> int:
    """How many of them were said; 0 where that is not said, or whoever they are is known without their age."""
    if piece.kind != "rider" or piece.value.removeprefix(ME_TOO) not in ("adult+", "child+"):
        return 0
    if "count" in piece.slots:
        return piece.number("count")
    counted = before is not None and before.kind == "number" and piece.start - before.end <= NEAR
    return int(before.value) if before is not None and counted else 0


def _told_by_age(pieces: Sequence[Piece], at: int) -> int:
    """How many children they are of whom only the ages are said: the children, seven and | eleven years old."""
    piece, end, many = pieces[at], pieces[at].end, 0
    if piece.kind != "rider" or piece.value.removeprefix(ME_TOO) != "child+" or "count" in piece.slots:
        return 0
    for later in pieces[at + 1 :]:
        if later.kind not in ("number", "age") or later.value == "me" or later.start - end > APART:
            break
        many, end = many + 1, later.end
        if later.kind == "age":
            return many if many > 1 else 0
    return 0


def _ages_behind(pieces: Sequence[Piece], at: int, many: int) -> list[int]:
    ages: list[int] = []
    end = pieces[at].end
    for piece in pieces[at + 1 : at + 1 + many]:
        if piece.kind not in ("number", "age") or piece.value == "me" or piece.start - end > APART:
            return []
        ages.append(int(piece.value) if piece.kind == "number" else piece.number("number"))
        end = piece.end
    later = pieces[at + 1 + many] if at + 1 + many < len(pieces) else None
    counts = later is not None and later.kind in ("rider", "people", "number") and later.start == end
    return ages if len(ages) == many and max(ages) <= OLDEST and not counts else []
