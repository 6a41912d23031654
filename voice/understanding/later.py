"""An hour later, a day longer: a moment that is known already, moved by as much as was said."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from kiosk.flows.moments import moment_at, written
from voice.understanding.light import Light
from voice.understanding.spotter import Piece
from voice.understanding.when import TIME_KINDS, times

BESIDE = 2  # words between "back" and "an hour later"
BACK = {("leg", "back"), ("way", "return")}
SAME = "same+"  # a day counted from the way out
MINUTES_OF_A_DAY = 24 * 60


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


def counted_on(pieces: Sequence[Piece], light: Light) -> list[Piece]:
    """With "a day later" counted from the way back that is known; from the way out, where there is no way back."""
    if light.fact in ("way", "back") or any(piece.kind in TIME_KINDS and not _is_same(piece) for piece in pieces):
        return list(pieces)
    single = light.known.get("way") == "one-way" and not any(piece.kind in ("leg", "way") for piece in pieces)
    if light.known.get("back"):
        return [_as_later(piece, " back") if _is_same(piece) else piece for piece in pieces]
    if single and light.known.get("out"):
        return [_as_later(piece, "") if _is_same(piece) else piece for piece in pieces]
    return list(pieces)


def _is_same(piece: Piece) -> bool:
    return piece.kind == "day" and piece.value.startswith(SAME)


def _as_later(piece: Piece, leg: str) -> Piece:
    days = times(piece.value.removeprefix(SAME), piece)
    return replace(piece, kind="later", value=f"{days * MINUTES_OF_A_DAY}{leg}")


def _leg_beside(piece: Piece, pieces: Sequence[Piece]) -> str:
    """Which way is moved: what is said of it stands before, else behind."""
    ways = [one for one in pieces if one.kind == "leg" or (one.kind, one.value) in BACK]
    before = [one for one in ways if 0 <= piece.start - one.end <= BESIDE]
    near = before[-1:] or [one for one in ways if 0 <= one.start - piece.end <= BESIDE][:1]
    return "back" if near and (near[0].kind, near[0].value) in BACK else ""
