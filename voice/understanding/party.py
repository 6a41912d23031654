"""Who travels: riders, their number and "me", as one party."""

from collections.abc import Sequence

from kiosk.flows.model import Party
from voice.understanding.ages import ME_TOO
from voice.understanding.counting import WITH_ME, Count
from voice.understanding.spotter import Piece


def party_of(
    pieces: Sequence[Piece], kinds: tuple[str, ...], most: int, known: Party | None, *, asked: bool
) -> Party | None:
    """The party that was said; None when nothing, or nothing clear, was said of it.

    `known`: who travels as far as is known, for "one more". `asked`: the kiosk asks who travels, so "two" is enough.
    """
    count = _counted(pieces if known else _without_absent(pieces), asked, most)
    count.me |= count.joins and known is None  # my wife comes along: with her who says so
    if count.unclear - count.riders.keys() or count.is_only_mentioned:
        return None
    riders = {kind: many for kind, many in count.riders.items() if kind in kinds and many > 0}
    if riders.keys() != {kind for kind, many in count.riders.items() if many > 0}:
        return None
    total = sum(riders.values())
    if count.people > total + count.me and riders.keys() == {"adult"} and not count.more:
        riders["adult"] += count.people - total - count.me  # my wife wants to go, so that is two of us
        total = count.people
    if (
        count.me
        and not count.told_of_herself
        and not (count.alone and count.people > 1)
        and (riders or asked or count.alone)
        and not (count.alone and riders)
    ):
        riders["adult"] = riders.get("adult", 0) + 1
    elif count.people and total == 0:
        riders["adult"] = count.people
    elif count.people > total and "adult" not in riders:
        riders["adult"] = count.people - total
    if riders.keys() == {"companion"} and not count.more and not count.less:
        riders = {**(dict(known.counts) if known else {"adult": 1}), **riders}  # who goes along goes with somebody
    if known is not None and riders and (count.more or count.less):
        before = dict(known.counts)
        if count.less and len(before) == 1 and riders.keys() == {"adult"}:
            riders = dict.fromkeys(before, riders["adult"])  # one less, of seniors
        sign = 1 if count.more else -1
        riders = {kind: before.get(kind, 0) + sign * riders.get(kind, 0) for kind in {*before, *riders}}
        riders = {kind: many for kind, many in riders.items() if many > 0}
    elif count.less:
        return None
    if "adult" in riders and "adult" not in kinds:
        return None
    party = Party(tuple((kind, riders[kind]) for kind in kinds if riders.get(kind)))
    return party if 0 < party.size <= most else None


def _without_absent(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Those who are left: my grandson cannot come along, so it is | me and my husband.

    Whoever stands right behind is the absent one ("without the child"); where others were named before, it is unclear.
    """
    last = max((at for at, piece in enumerate(pieces) if piece.kind == "less"), default=-1)
    left = pieces[last + 1 :]
    before = [one for one in pieces[: max(last, 0)] if one.kind in ("rider", "people", "all")]
    told = any(piece.kind in ("rider", "people", "me") for piece in left)
    return left if told and len(before) <= 1 and left[0].start > pieces[last].end else pieces


def _counted(pieces: Sequence[Piece], asked: bool, most: int) -> Count:
    """All of them; or those who were named again behind their number, where these are so many.

    My two grandchildren want to see the zoo, so that is | three of us, | me and the two little ones.
    My husband and I, | two adults.
    """
    for at in range(1, len(pieces)):
        if _says_again(pieces[:at], pieces[at:], asked, most):
            return Count(pieces[at:], asked, most)
    count = Count(pieces, asked, most)
    count.settle_ages()
    last = max((at for at, piece in enumerate(pieces) if piece.kind == "people"), default=len(pieces))
    if 0 < count.people < count.size:
        named = Count(pieces[last + 1 :], asked, most)
        if named.size == count.people:
            return named
    return count


def _says_again(named: Sequence[Piece], summed: Sequence[Piece], asked: bool, most: int) -> bool:
    """Whether those at the end are the ones who were named before, in the words of a ticket."""
    plain = all(one.kind == "number" or (one.kind == "rider" and one.value.rstrip("+").isalpha()) for one in summed)
    told = any(one.kind in ("me", "all") or one.value in WITH_ME or one.value[-1:] == "?" for one in named)
    told |= any(one.kind == "rider" and one.value.startswith(ME_TOO) for one in named)
    joined = summed[0].start > named[-1].end  # and two friends: they are others
    if named[-1].kind == "me" and len(named) > 1:
        joined |= named[-1].start > named[-2].end  # my husband and | I and | two friends
    counted = summed[0].kind == "number" or "count" in summed[0].slots or summed[0].value in ("adult", "senior")
    if joined or not (plain and told and counted):
        return False
    first, last = Count(named, asked, most), Count(summed, asked, most)
    who = dict(first.riders)
    me = first.me or (any(one.kind == "me" for one in named) and not first.told_of_herself)
    who["adult"] = who.get("adult", 0) + me
    who = {kind: many for kind, many in who.items() if many > 0}
    older = who.keys() == {"adult"} and last.riders.keys() == {"senior"}  # my wife and I, two pensioners
    return sum(who.values()) == last.size > 1 and not last.unclear and (who == last.riders or older)
