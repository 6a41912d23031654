"""Who travels: riders, their number and "me", as one party."""

from collections.abc import Sequence

from kiosk.flows.model import Party
from voice.understanding.spotter import Piece

NEAR = 3  # words that may stand between a number and whom it counts
SENIOR, ADULT_FROM = 65, 15  # ages
PARTY_KINDS = frozenset({"rider", "people", "me", "all", "more", "less", "including", "age"})


def party_of(
    pieces: Sequence[Piece], kinds: tuple[str, ...], most: int, known: Party | None, *, asked: bool
) -> Party | None:
    """The party that was said; None when nothing, or nothing clear, was said of it.

    `known`: who travels as far as is known, for "one more". `asked`: the kiosk asks who travels, so "two" is enough.
    """
    count = _Count(pieces, asked, most)
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


class _Count:
    """What has been counted so far, piece by piece."""

    def __init__(self, pieces: Sequence[Piece], asked: bool, most: int) -> None:
        self.riders: dict[str, int] = {}
        self.people = 0
        self.me = self.alone = self.more = self.less = self.unclear = False
        self._most = most
        self._alone_said = asked and len(pieces) == 1
        self._number: tuple[int, int] | None = None  # one that counts nobody yet, and where it ends
        self._of_these: tuple[int, int] | None = None  # people whose kind may follow: "we are three" adults
        self._before: Piece | None = None
        for piece in pieces:
            self._take(piece)
            self._before = piece
        if self._number and not self.riders and not self.people and not self.me:
            if self.more:
                self.riders["adult"] = self._number[0]
            elif asked:
                self.people = self._number[0]

    def _take(self, piece: Piece) -> None:
        takers = {
            "number": self._a_number, "rider": self._rider, "people": self._people, "me": self._me, "all": self._all,
            "including": self._including, "age": self._age, "more": self._more, "less": self._less,
        }  # fmt: skip
        takers[piece.kind](piece)

    def _taken(self, piece: Piece) -> int | None:
        """The number that stands before this piece, and counts it."""
        number, self._number = self._number, None
        return number[0] if number and piece.start - number[1] <= NEAR else None

    def _add(self, kind: str, many: int) -> None:
        self.riders[kind] = self.riders.get(kind, 0) + many

    def _a_number(self, piece: Piece) -> None:
        before = self._before
        if before and before.kind == "rider" and piece.start - before.end <= 1 and int(piece.value) > self._most:
            self._is_of_age(int(piece.value), "", piece)  # my mother, seventy-nine
        else:
            self._number = (int(piece.value), piece.end)

    def _rider(self, piece: Piece) -> None:
        """`value`: "senior" one unless counted, "senior+" counted only, "adult:2" so many, "adult:1+senior:1" these."""
        number = self._taken(piece)
        said = piece.slots.get("count")
        if number is None and said is None and self._of_these and _is_of(piece, self._of_these[1]):
            number, self.people = self._of_these[0], 0
        self._of_these = None
        many = int(said) if said else number
        if piece.value.endswith("+"):
            kind = piece.value[:-1]
            if many is None:
                self.unclear |= kind not in self.riders
            else:
                self._add(kind, many)
            return
        for part in piece.value.split("+"):
            kind, _, fixed = part.partition(":")
            self._add(kind, int(fixed) if fixed else 1 if many is None else many)

    def _people(self, piece: Piece) -> None:
        """`value`: "" as many as said, "several" the same but one is nobody (nl: voor een week), else the number."""
        said = piece.slots.get("count") or piece.slots.get("number")
        if piece.value == "several" and said == "1":
            return
        number = self._taken(piece)
        many = said or number or (piece.value if piece.value != "several" else "") or self.people
        self.people = int(many)
        self._of_these = (self.people, piece.end)

    def _me(self, piece: Piece) -> None:
        self._number = None
        self.me |= piece.value != "bare" or self._alone_said
        self.alone |= piece.value == "alone"

    def _all(self, piece: Piece) -> None:
        """Whoever was counted is that: "both of us are seniors"."""
        total = sum(self.riders.values()) + self.people + self.me
        self.riders = {piece.slots.get("category", piece.value): total or 2}
        self.people, self.me = 0, False

    def _including(self, piece: Piece) -> None:
        many = int(piece.slots.get("count") or self._taken(piece) or 1)
        self._add(piece.value, many)
        if not self.people and self.riders.get("adult", 0) >= many:
            self.riders["adult"] -= many

    def _age(self, piece: Piece) -> None:
        self._is_of_age(piece.number("number"), piece.value, piece)

    def _is_of_age(self, age: int, whose: str, piece: Piece) -> None:
        kind = "senior" if age >= SENIOR else "adult" if age >= ADULT_FROM else "child"
        before = self._before
        if before and before.kind == "rider" and piece.start - before.end <= NEAR and ":" not in before.value:
            old = before.value.rstrip("+")
            if old != kind and self.riders.get(old) and old != "companion":
                self._add(kind, self.riders.pop(old))
        elif whose == "me" or not self.riders:
            self._add(kind, 1)
            self.me = False

    def _more(self, piece: Piece) -> None:
        self.more = True
        self._keep_number(piece)

    def _less(self, piece: Piece) -> None:
        self.less = True
        self._keep_number(piece)

    def _keep_number(self, piece: Piece) -> None:
        if self._number:
            self._number = (self._number[0], piece.end)


def _is_of(piece: Piece, end: int) -> bool:
    """Whether it says what kind of people were counted before: "three tickets for seniors", "we are four men"."""
    if piece.value.endswith("+"):
        return piece.start - end <= NEAR
    return piece.value == "adult" and piece.start == end and piece.end - piece.start == 1
