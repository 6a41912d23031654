"""An hour later, a day longer: a moment that is known already, moved by as much as was said."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from kiosk.flows.moments import moment_at, written
from voice.understanding.light import Light
from voice.understanding.spotter import Piece
from voice.understanding.when import times

BESIDE = 2  # words between "back" and "an hour later"
BACK = {("leg", "back"), ("way", "return")}
SAME = "same+"  # a day counted from the way out


def moved(pieces: Sequence[Piece], light: Light) -> dict[str, str]:
    """The moments that are others now, "out" and "back". Never one in the past, nor a way back before the way out."""
    found: dict[str, str] = {}
    for piece in pieces:
        if piece.kind != "later":
            continue
        amount, _, longer = piece.value.partition(" ")
        leg = longer or _leg_beside(piece, pieces) or ("back" if light.fact == "back" else "out")
        before = str(light.known.get(leg, ""))
        if not before:
            continue
        moment = moment_at(before, light.now) + timedelta(minutes=times(amount, piece))
        out = str(light.known.get("out", "")) if leg == "back" else ""
        least = max(light.now, moment_at(out, light.now)) if out else light.now
        if moment > least:
            found[leg] = written(moment)
    return found


def of_the_only_way(pieces: Sequence[Piece], light: Light) -> list[Piece]:
    """With "a day later" meant of the way out, where that is known and there is no way back."""
    single = bool(light.known.get("out")) and light.known.get("way") == "one-way"
    if not single or light.fact in ("way", "back") or any(piece.kind in ("leg", "way") for piece in pieces):
        return list(pieces)
    return [_as_later(piece) if SAME in piece.value and piece.kind == "day" else piece for piece in pieces]


def _as_later(piece: Piece) -> Piece:
    days = times(piece.value.removeprefix(SAME), piece)
    return replace(piece, kind="later", value=str(int(timedelta(days=days).total_seconds()) // 60))


def _leg_beside(piece: Piece, pieces: Sequence[Piece]) -> str:
    near = [one for one in pieces if max(one.start, piece.start) - min(one.end, piece.end) <= BESIDE]
    return "back" if any((one.kind, one.value) in BACK for one in near) else ""
