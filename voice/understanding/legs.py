"""Which moment belongs to the way out, and which to the way back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from voice.understanding.light import Light, is_correction
from voice.understanding.spotter import Piece
from voice.understanding.when import DAYS, TIME_KINDS, When, begun, corrected, joined, merged

FAR = 10_000  # behind the last word


@dataclass(frozen=True)
class Leg:
    """A moment, and the way that it belongs to: "out", "back", "" not said."""

    when: When
    leg: str
    said: bool = False  # in so many words


def _groups(pieces: Sequence[Piece], denied: Sequence[Piece]) -> list[tuple[When, bool]]:
    """Moments as they were said, one after the other, and whether each corrects the one before."""
    denied = [piece for piece in denied if piece.kind in DAYS]
    found: list[tuple[When, bool]] = []
    apart, fixes = True, False
    for at, piece in enumerate(pieces):
        if piece.kind == "bound" and piece.value != "arrive" and not _bounds(piece, pieces[max(0, at - 1) : at + 2]):
            continue
        if is_correction(piece):  # what "not that day but" puts right is what it denies, and no moment before that
            fixes = not any(found and found[-1][0].end <= one.start < piece.start for one in denied)
            apart = True
        elif piece.kind in ("leg", "way"):
            apart = True
            if piece.kind == "leg":
                fixes = False
        elif piece.kind in TIME_KINDS and (new := begun(piece)) is not None:
            apart |= bool(found) and found[-1][0].clock is not None and _begins_another(pieces[at : at + 2])
            more = None if apart or not found else joined(found[-1][0], piece)
            if more is not None:
                found[-1] = (more, found[-1][1])
            else:
                found.append((new, fixes and bool(found)))
                fixes = False
            apart = False
    return [(when, fix) for when, fix in found if not when.bare]


def _begins_another(pair: Sequence[Piece]) -> bool:
    """A part of the day with a clock time of its own, behind one that has one: at ten, and in the evening at six."""
    return [one.kind for one in pair] == ["part", "clock"] and pair[1].start - pair[0].end <= 1


def _without_evening_greeting(pieces: Sequence[Piece], light: Light) -> Sequence[Piece]:
    """Without the "Evening!" that begins a sentence, where a day, or only a place, is named behind it."""
    first = next((at for at, piece in enumerate(pieces) if piece.kind in TIME_KINDS), None)
    if first is None or light.fact in ("out", "back"):
        return pieces
    piece, later = pieces[first], [one for one in pieces[first + 1 :] if one.kind in TIME_KINDS]
    greets = piece.kind == "part" and (piece.start, piece.end) == (0, 1)
    named = any(one.kind in ("weekday-is", "date", "day", "day-part", "holiday") for one in later)
    alone = not later and any(one.kind == "place" for one in pieces[first + 1 :])
    return [one for one in pieces if one is not piece] if greets and (named or alone) else pieces


def _without_occasion(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Without the feast that she goes for, where the day is named too: for Christmas, leaving on the 23rd."""
    dated = any(piece.kind in ("date", "weekday-is") for piece in pieces)
    back = any((piece.kind, piece.value) in {("leg", "back"), ("way", "return")} for piece in pieces)
    return [piece for piece in pieces if piece.kind != "holiday"] if dated and not back else pieces


def _without_greeting(groups: list[tuple[When, bool]], given: list[str]) -> tuple[list[tuple[When, bool]], list[str]]:
    """Without the "Morgen!" that begins a sentence, where a later moment names the day of the way out."""
    if len(groups) < 2 or groups[0][0].start > 0 or groups[0][0].end > 1 or given[0] or given[1] == "back":
        return groups, given
    first = groups[0][0]
    is_word = first.day in (None, ("days", 1, 0)) and not (first.part and first.day) and first.clock is None
    another = groups[1][0].day
    if is_word and another and another[0] != "same" and not groups[1][1]:
        return groups[1:], given[1:]
    return groups, given


def _parted(groups: list[tuple[When, bool]], pieces: Sequence[Piece]) -> list[tuple[When, bool]]:
    """Two moments, said in one breath: a clock time and the day of the way back; a day, the place, and home at four."""
    if len(groups) != 1:
        return groups
    whole = groups[0][0]
    times = [one for one in pieces if one.kind in TIME_KINDS and whole.start <= one.start < whole.end]
    backs = [one for one in pieces if one.kind == "leg" and one.value == "back"]
    behind = any(0 <= one.start - whole.end <= 1 for one in backs)
    if len(times) < 2 or not behind or any(one.start < whole.start for one in backs):
        return groups
    if apart := _day_and_evening(times, pieces):
        return apart
    out, later = begun(times[0]), begun(times[1])
    if times[0].kind != "clock" or out is None or later is None or later.day is None:
        return groups
    for piece in times[2:]:
        later = joined(later, piece) or later
    return [(out, False), (later, False)]


def _day_and_evening(times: Sequence[Piece], pieces: Sequence[Piece]) -> list[tuple[When, bool]]:
    """A day, and behind the place, or behind another part of it, when she comes home: Saturday to Bonn, | evening."""
    at = len(times)
    while at > 1 and times[at - 1].kind in {"part", "clock"} - {one.kind for one in times[at:]}:
        at -= 1
    for cut in range(at, len(times)):
        head, tail = times[:cut], times[cut:]
        placed = any(one.kind == "place" and head[-1].end <= one.start < tail[0].start for one in pieces)
        again = any(one.kind in ("part", "clock", "day-part") for one in head) and tail[0].start > head[-1].end
        if placed or again:
            out, home = (_whole(part) for part in (head, tail))
            return [(out, False), (home, False)] if out and home and out.day else []
    return []


def _whole(times: Sequence[Piece]) -> When | None:
    when = begun(times[0])
    for piece in times[1:]:
        when = when and (joined(when, piece) or when)
    return when


def _without_now(groups: list[tuple[When, bool]], given: list[str]) -> tuple[list[tuple[When, bool]], list[str]]:
    """Without a "now" that is said in passing: beside another moment of the same way it means nothing."""

    def is_idle(at: int) -> bool:
        others = [
            n for n in range(len(groups)) if n != at and given[n] != "back" and given[n] in ("", given[at] or given[n])
        ]
        return groups[at][0].now and any(not groups[n][0].now or n < at for n in others)

    kept = [at for at in range(len(groups)) if not is_idle(at)]
    return [groups[at] for at in kept], [given[at] for at in kept]


def _is_today(when: When) -> bool:
    """Nobody comes back before she goes: what is said of today behind another day is meant instead of it."""
    return when.now or when.day == ("days", 0, 0)


def _bounds(piece: Piece, near: Sequence[Piece]) -> bool:
    """Whether a word like "by" has a meaning here, beside these pieces.

    before: before any time. before-clock: before a clock time (nl: voor zaterdag is none). at-place, to-place: beside
    the name of a place (de: in Bonn sein).
    """
    if piece.value == "at-place":
        return any(one.kind == "place" and one.end == piece.start for one in near)
    if piece.value == "to-place":
        return any(one.kind == "place" and one.start == piece.end for one in near)
    if piece.slots:
        return True
    kinds = {"clock"} if piece.value == "before-clock" else TIME_KINDS
    return any(one.kind in kinds and one.start == piece.end for one in near)


def legs_of(pieces: Sequence[Piece], light: Light, denied: Sequence[Piece]) -> list[Leg]:
    """Each moment with its way. `denied`: what is said not to be meant."""
    pieces = _without_occasion(_without_evening_greeting(pieces, light))
    groups = _groups(pieces, denied)
    if "out" not in light.known and light.fact not in ("out", "back"):
        groups = _parted(groups, pieces)
    marks = [(piece, piece.value, True) for piece in pieces if piece.kind == "leg"]
    marks += [(piece, "back", False) for piece in pieces if piece.kind == "way" and piece.value == "return"]
    marks.sort(key=lambda mark: mark[0].start)
    places = frozenset(piece.end for piece in pieces if piece.kind == "place")
    given = _marked([when for when, _ in groups], marks, places, light)
    groups, given = _without_greeting(*_without_now(groups, given))
    agrees = light.fact == "way" and any(one.kind == "command" and one.value == "yes" for one in pieces)
    fill = _default(groups, given, "back" if agrees or light.fact == "back" else "out")
    legs: list[Leg] = []
    for (when, fix), leg, own in zip(groups, fill, given, strict=True):
        same = next((old for old in legs if old.leg == leg), None) if not fix else (legs[-1] if legs else None)
        if same is None:
            legs.append(Leg(when, leg, bool(own)))
            continue
        both = corrected(same.when, when) if fix else (merged(same.when, when) or when)
        legs[legs.index(same)] = replace(same, when=both)
    return legs


def _marked(
    groups: list[When], marks: list[tuple[Piece, str, bool]], places: frozenset[int], light: Light
) -> list[str]:
    """The way that words beside each moment say it belongs to; "" where none do.

    A word between two moments belongs to the later one: "Friday, back Sunday"; unless that has one of its own behind
    it: "to Bonn and back, Friday out, Sunday back".
    """
    given = [""] * len(groups)
    for at, (piece, leg, strong) in enumerate(marks):
        later = next((n for n, when in enumerate(groups) if when.start >= piece.end), None)
        before = later - 1 if later is not None else len(groups) - 1
        close_before = strong and before >= 0 and 0 <= piece.start - groups[before].end <= 1
        if later is not None:
            end = groups[later + 1].start if later + 1 < len(groups) else FAR
            own = [
                way
                for m, way, s in marks[at + 1 :]
                if s and groups[later].end <= m.start <= groups[later].end + 1 and m.start < end
            ]
            if leg == "back" and later == 0 and len(groups) > 1 == len(marks) and _is_behind(piece, places):
                continue  # to Bonn and back, | Friday and Sunday
            close = groups[later].start - piece.end <= 1
            serves = strong or (close and (len(groups) > 1 or ("out" in light.known and light.fact != "out")))
            others = (
                strong and before >= 0 and not given[before] and own[:1] not in ([], [leg])
            )  # ... a ticket there, and
            if serves and not others and not (own and (close_before or not strong or piece.start in places)):
                given[later] = leg
                continue
            close_before |= others
        if close_before and not given[before]:
            given[before] = leg
    return given


def _is_behind(piece: Piece, places: frozenset[int]) -> bool:
    return any(0 <= piece.start - end <= 1 for end in places)


def _default(groups: list[tuple[When, bool]], given: list[str], first: str) -> list[str]:
    found: list[str] = []
    for at, (when, fix) in enumerate(groups):
        leg = given[at]
        if not leg and fix and found:
            leg = found[-1]
        if not leg and when.day and when.day[0] == "same":
            leg = "back"  # we stay two nights
        if not leg:
            if first not in found and first not in given[at + 1 :]:
                leg = first
            else:
                old = next((groups[n][0] for n, one in enumerate([*found, *given[at:]]) if one == first), None)
                leg = first if old is None or merged(old, when) is not None or _is_today(when) else "back"
        found.append(leg)
    return found
