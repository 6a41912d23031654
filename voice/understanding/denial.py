"""What she means, and what she does not mean: not two but three; no, Bonn; half past seven is too early."""

from collections.abc import Sequence
from dataclasses import replace

from kiosk.flows.model import Party
from voice.understanding.counting import PARTY_KINDS
from voice.understanding.light import is_correction
from voice.understanding.spotter import Piece
from voice.understanding.when import DAYS, TIME_KINDS

FACT_KINDS = ("card", "walk", "need", "means", "medium")
CONTENT = TIME_KINDS | PARTY_KINDS | {"place", "number", "way", "unmet", "later", *FACT_KINDS}
WAIT = "wait"  # the command; in the midst of an order it puts right what was said
NOWHERE = -100
DENIED_WITHIN = 3  # words between "not" and what is not meant


def without_denied(pieces: Sequence[Piece]) -> tuple[list[Piece], list[Piece]]:
    """What is meant, and what "not" says is not meant."""
    kept: list[Piece] = []
    denied: list[Piece] = []
    end, taken = NOWHERE, ""  # where "not" ends, and what it has denied so far
    counted: Piece | None = None  # of whom there are not so many
    for at, piece in enumerate(pieces):
        if piece.kind == "not" and piece.value == "before":  # half past seven | is too early
            another = any(one.kind in DAYS for one in pieces[at + 1 :])
            denied += _taken_back(kept, piece, another)
        elif piece.kind == "not":
            end, taken = piece.end, ""
        elif (
            piece.kind in CONTENT and piece.start - end <= DENIED_WITHIN and _goes_with(piece, taken, piece.start - end)
        ):
            denied.append(piece)
            counted = piece if piece.kind == "rider" and "count" in piece.slots else counted
            taken = "time" if piece.kind in TIME_KINDS - {"clock"} else piece.kind
            end = piece.end
        else:
            if counted is not None and _corrects(piece, kept):
                piece = replace(counted, start=piece.start, end=piece.end, slots={"count": piece.value})  # noqa: PLW2901
            kept.append(piece)  # not two children but | three
            if piece.kind in CONTENT or piece.kind in ("correct", "or"):
                end = NOWHERE
    return kept, denied


def _taken_back(kept: list[Piece], behind: Piece, another: bool) -> list[Piece]:
    """Takes the last thing said out of what is kept; the day of a time only where `another` is named behind it."""
    back: list[Piece] = []
    for piece in reversed(kept):
        near = (back[0] if back else behind).start - piece.end <= 1
        same = not back or piece.kind in TIME_KINDS - {one.kind for one in back}  # Saturday | at eight
        if not near or piece.kind not in CONTENT or not same or (back and piece.kind in DAYS and not another):
            break
        back.insert(0, piece)
        kept.remove(piece)
    return back


def _goes_with(piece: Piece, taken: str, apart: int) -> bool:
    """Whether it is denied too: not | tomorrow | morning, not | two | adults. Not at two, but at three."""
    if taken in ("time", "clock"):
        return piece.kind in {"part", "clock"} - {taken} and apart <= 1
    return not taken or (taken == "number" and piece.kind in PARTY_KINDS)


def put_right(pieces: Sequence[Piece]) -> list[Piece]:
    """As it was meant: two adults, wait, three adults; not back on Saturday, but on Sunday is no "one way"."""
    found: list[Piece] = []
    for at, piece in enumerate(pieces):
        if piece.kind == "command" and piece.value == WAIT:
            then = next((one for one in pieces[at + 1 :] if one.kind in CONTENT), None)
            again = then is not None and any(_alike(one, then) for one in found)
            piece = replace(piece, kind="correct", value="") if again else piece  # noqa: PLW2901
        if (piece.kind, piece.value) == ("way", "one-way") and _is_of_a_day(pieces[at:]):
            found.append(replace(piece, kind="leg", value="back", end=piece.end - 1, slots={}))
            piece = replace(piece, kind="not", value="", start=piece.end - 1, slots={})  # noqa: PLW2901
        found.append(piece)
    return found


def _is_of_a_day(pieces: Sequence[Piece]) -> bool:
    """Whether "I do not come back" says only when she does not: | on Saturday | but | on Sunday."""
    end, times = pieces[0].end, 0
    for piece in pieces[1:]:
        if times and piece.start == end and ("correct", "but") in ((piece.kind, piece.value), *piece.also):
            return any(one.kind in TIME_KINDS and 0 <= one.start - piece.end <= 1 for one in pieces)
        if piece.kind not in TIME_KINDS or piece.start != end:
            return False
        end, times = piece.end, times + 1
    return False


def _alike(one: Piece, other: Piece) -> bool:
    """Whether the same is told twice; a number tells it of riders who are counted."""
    if other.kind == "number":
        return one.kind == "rider" and "count" in one.slots
    return one.kind == other.kind and (one.kind == "place" or (one.kind == "rider" and one.value == other.value))


def corrected(pieces: Sequence[Piece], kinds: frozenset[str] | set[str]) -> list[Piece]:
    """Pieces of these kinds; only those after the last correction, where there are some of them before it too."""
    cuts = [piece.start for piece in pieces if is_correction(piece)]
    found = [piece for piece in pieces if piece.kind in kinds]
    for cut in reversed(cuts):
        later = [piece for piece in found if piece.start > cut]
        if any(piece.kind != "number" for piece in later) or (later and len(later) == len(found)):
            return later
    return found


def recounted(pieces: Sequence[Piece]) -> list[Piece]:
    """With the number alone that corrects one of riders: two adults, no, three."""
    found: list[Piece] = []
    for at, piece in enumerate(pieces):
        told = next((one for one in reversed(found) if one.kind in CONTENT - {"place", "way"}), None)
        alone = not any(one.kind in PARTY_KINDS and one.start - piece.end <= 1 for one in pieces[at + 1 :])
        if _corrects(piece, pieces[:at]) and alone and told and told.kind == "rider" and "count" in told.slots:
            found[found.index(told)] = replace(told, slots={"count": piece.value})
        else:
            found.append(piece)
    return found


def _corrects(piece: Piece, before: Sequence[Piece]) -> bool:
    """Whether it is a number right behind "no" or "but"."""
    return piece.kind == "number" and bool(before) and is_correction(before[-1]) and before[-1].end == piece.start


def in_their_stead(party: Party, known: Party, denied: Sequence[Piece]) -> Party:
    """Those who are known, with so many of the kind that was wrong: two children, not three."""
    wrong = {piece.value.rstrip("+?") for piece in denied if piece.kind == "rider"}
    said = dict(party.counts)
    if len(said) == 1 and any(piece.kind == "number" for piece in denied):
        wrong |= said.keys()  # I said two children, not three
    if not said or not said.keys() <= wrong or not said.keys() < dict(known.counts).keys():
        return party
    return Party(tuple((kind, said.get(kind, many)) for kind, many in known.counts))
