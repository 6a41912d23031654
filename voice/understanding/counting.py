"""Riders counted, piece by piece, as they are named in a sentence."""

import re
from collections.abc import Sequence
from dataclasses import replace

from voice.understanding.ages import ME_TOO, NEAR, OLDEST, each_by_age, kind_at, named_by_age
from voice.understanding.spotter import Piece

BESIDE = 6  # words that may stand between two people and the age of one of them
FAR = 12  # words between the only other traveller and her age
HERSELF = "self+"  # she who speaks is that: "I am retired"
WITH_ME = ("adult:2", "adult:1+senior:1", "adult:1+child:1")  # she who speaks and one more
LISTED = 2  # others, at least, after a "me" that begins a list
PARTY_KINDS = frozenset({"rider", "people", "me", "all", "more", "less", "including", "age", "again"})


class Count:
    """What has been counted so far, piece by piece."""

    def __init__(self, pieces: Sequence[Piece], asked: bool, most: int) -> None:
        self.riders: dict[str, int] = {}
        self.people = 0
        self.me = self.alone = self.more = self.less = self.joins = False
        self.told_of_herself = False  # she is counted as what she said she is
        self.unclear: set[str] = set()  # kinds of whom it was not said how many
        self.only_mentioned = 0  # "my sister", who is a traveller only beside others
        self._ages: list[int] = []  # of people who are not known otherwise
        self._asked = asked
        self._most = most
        self._alone_said = asked and len(pieces) == 1
        self._number: tuple[int, int] | None = None  # one that counts nobody yet, and where it ends
        self._of_these: tuple[int, int] | None = None  # people whose kind may follow: "we are three" adults
        self._before: Piece | None = None
        self._rider_before: Piece | None = None
        self._assumed = False  # "both of us are seniors" was said, and not yet who they are
        self._with_me = False  # one of the adults is she who speaks
        pieces = each_by_age(named_by_age(pieces))
        self._listed = sum(piece.kind == "rider" for piece in pieces)
        for at, piece in enumerate(pieces):
            self._next = pieces[at + 1] if at + 1 < len(pieces) else None
            self._take(piece)
            self._before = piece
            if piece.kind == "again":
                self._before = replace(piece, kind="rider")
            self._rider_before = self._before if self._before.kind == "rider" else self._rider_before
        if self._number and not self.riders and not self.people and not self.me:
            if self.more or self.less:
                self.riders["adult"] = self._number[0]
            elif asked:
                self.people = self._number[0]

    @property
    def size(self) -> int:
        """How many travel, with her who says "and me"."""
        return sum(self.riders.values()) + self.me

    @property
    def is_only_mentioned(self) -> bool:
        """Whether nobody was said to travel: "my sister lives in Kassel"."""
        others = self.me or self.people or self.more or self.less or self._asked
        return self.only_mentioned == 1 and not others and sum(self.riders.values()) == 1

    def settle_ages(self) -> None:
        """Two old people, seventy-five and seventy-eight: each is of the kind that the age says."""
        if not self._ages or not (self.people or self.unclear or self.riders.keys() == {"senior"}):
            return
        if not self.riders or self.unclear:
            self.unclear.clear()
            self.people = max(self.people, len(self._ages))
            for age in self._ages:
                self._add(kind_at(age), 1)

    def _take(self, piece: Piece) -> None:
        takers = {
            "number": self._a_number, "rider": self._rider, "again": self._again,
            "people": self._people, "me": self._me, "all": self._all,
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
        value = int(piece.value)
        if before and before.kind == "rider" and piece.start - before.end <= 1 and self._most < value <= OLDEST:
            if before.value.endswith("+"):
                self._ages.append(value)
            else:
                self._is_of_age(value, "", piece)  # my mother, seventy-nine
        elif before and before.kind == "me" and piece.start == before.end and self._most < value <= OLDEST:
            self._is_of_age(value, "me", piece)  # and I, seventy-three
        elif before and before.kind in PARTY_KINDS | {"number"} and self._most < value <= OLDEST:
            self._ages.append(value)
        elif self._counts_those_before(piece):
            self._add(
                before.value.removeprefix(HERSELF).removeprefix(ME_TOO).rstrip("+") if before else "", value
            )  # the children, there are three of them
        else:
            self._number = (int(piece.value), piece.end)

    def _counts_those_before(self, piece: Piece) -> bool:
        before, later = self._before, self._next
        uncounted = (
            before is not None
            and before.kind == "rider"
            and before.value.removeprefix(HERSELF).removeprefix(ME_TOO).rstrip("+") in self.unclear
        )
        apart = later is None or later.kind not in ("rider", "people") or later.start - piece.end > 0
        return uncounted and before is not None and piece.start - before.end <= NEAR and apart

    def _rider(self, piece: Piece) -> None:
        """`value`: "senior" one unless counted, "senior+" counted only, "adult:2" so many, "adult:1+senior:1" these.

        "adult?" is one who may be only mentioned; "me+adult" goes with her who speaks.
        """
        number = self._taken(piece)
        said = piece.slots.get("count")
        if piece.value.startswith(HERSELF):
            self.told_of_herself = True
            piece = replace(piece, value=piece.value.removeprefix(HERSELF))
        if self._assumed and piece.value in ("adult:2", ME_TOO + "adult"):
            self._assumed = False  # these are both of them
            return
        self._with_me |= piece.value in WITH_ME
        if piece.value.startswith(ME_TOO):
            self.me |= not (piece.value.endswith("companion") and self.riders)  # a pensioner with her carer
            piece = replace(piece, value=piece.value.removeprefix(ME_TOO))
        if number is None and said is None and self._of_these and _is_of(piece, self._of_these[1], self._listed):
            number, self.people = self._of_these[0], 0
        self._of_these = None
        many = int(said) if said else number
        if piece.value.endswith("+"):
            kind = piece.value[:-1]
            many = 1 if many is None and ("rider", kind) in piece.also else many  # fi: aikuiselle, of one or of several
            if many is None:
                if kind not in self.riders:
                    self.unclear.add(kind)
            else:
                self._add(kind, many)
            return
        if piece.value.endswith("?") and many is None:
            self.only_mentioned += 1
        for part in piece.value.rstrip("?").split("+"):
            kind, _, fixed = part.partition(":")
            self._add(kind, int(fixed) if fixed else 1 if many is None else many)

    def _people(self, piece: Piece) -> None:
        """`value`: "" as many as said, else the number.

        "several": the same, but one is nobody (nl: voor een week); "these": of those said before (twee stuks).
        """
        said = piece.slots.get("count") or piece.slots.get("number")
        before = self._before
        if piece.value == "these" and said and before is not None and before.kind == "rider":
            kind = before.value.removeprefix(ME_TOO).rstrip("+")
            if ":" not in kind:
                self.riders[kind] = int(said)
                return
        if piece.value == "several" and said == "1":
            self._number = (1, piece.end)  # de: für einen | Rentner
            return
        number = self._taken(piece)
        many = said or number or (piece.value if piece.value.isdigit() else "") or self.people
        self.people = int(many)
        if self._assumed:
            kind = next(iter(self.riders))
            self.riders, self.people, self._assumed = {kind: self.people}, 0, False
        self._of_these = (self.people, piece.end)

    def _me(self, piece: Piece) -> None:
        self._number = None
        self.me |= piece.value != "bare" or self._alone_said or self._begins_list(piece)
        later = self._next
        joined = later is not None and later.kind == "rider" and later.start - piece.end == 1
        self.alone |= piece.value == "alone" and not joined  # only me | and | my husband

    def _begins_list(self, piece: Piece) -> bool:
        """Whether she counts herself first: "me, my husband and our three kids"."""
        later = self._next
        return later is not None and later.kind == "rider" and later.start == piece.end and self._listed >= LISTED

    def _all(self, piece: Piece) -> None:
        """Whoever was counted is that: "both of us are seniors"; children stay children beside old people."""
        age = piece.slots.get("number")
        kind = kind_at(int(age)) if age else piece.slots.get("category", piece.value)
        apart = {"child", "companion"} - {kind}
        others = {one: many for one, many in self.riders.items() if one in apart}
        total = sum(self.riders.values()) - sum(others.values())
        total = max(self.people, total + (self.me and not (self.alone and self.people > 1)))
        self.unclear -= {kind}
        self.riders = others | {kind: total or 2}
        self._assumed = not total
        self.only_mentioned = 0
        self.people, self.me = 0, False

    def _again(self, piece: Piece) -> None:
        """Somebody who was counted already, and whose age follows."""

    def _including(self, piece: Piece) -> None:
        many = int(piece.slots.get("count") or self._taken(piece) or 1)
        self._add(piece.value, many)
        if not self.people and self.riders.get("adult", 0) >= many:
            self.riders["adult"] -= many

    def _age(self, piece: Piece) -> None:
        kinds = [kind_at(piece.number(slot)) for slot in ("number", "number 2") if slot in piece.slots]
        named = self._before is not None and self._before.kind == "rider" and "count" in self._before.slots
        if len(kinds) > 1 and not (named and len({*kinds}) == 1):  # else those two daughters are children, both
            self._are_two(*kinds)
        else:
            self._is_of_age(piece.number("number"), piece.value, piece)

    def _are_two(self, *kinds: str) -> None:
        """My wife and I, we are 67 and 70; the children are eight and ten."""
        children = kinds == ("child", "child")
        apart = {"child"} if children else {"adult", "senior"}
        already = sum(many for kind, many in self.riders.items() if kind in apart) + (self.me and not children)
        if already > len(kinds):
            return
        self.riders = {kind: many for kind, many in self.riders.items() if kind not in apart}
        self.unclear -= apart
        self.only_mentioned = 0
        self.me, self.told_of_herself = self.me and children, self.told_of_herself or not children
        for kind in kinds:
            self._add(kind, 1)

    def _is_of_age(self, age: int, whose: str, piece: Piece) -> None:
        kind = kind_at(age)
        before = self._before
        if before and before.kind == "again":
            for old in re.findall(r"[a-z]+", before.value)[:1]:
                if old != kind and self.riders.get(old):
                    self.riders[old] -= 1
                    self._add(kind, 1)
            return
        rider = self._rider_before
        if before and before.kind in ("me", "more") and rider and before.start - rider.end <= 1:
            before = replace(rider, end=before.end)  # my daughter and me, she is nine
        if whose == "me":
            if not self.told_of_herself:
                if self._with_me and self.riders.get("adult"):
                    self.riders["adult"] -= 1  # my grandson and I, and I am seventy-one myself
                self._add(kind, 1)
            self.me, self.told_of_herself = False, True
            return
        if before and before.value == "adult:2" and piece.kind == "age" and piece.start - before.end <= BESIDE:
            if kind != "adult" and self.riders.get("adult"):  # mother and I are travelling, she is seventy
                self.riders["adult"] -= 1
                self._add(kind, 1)
            return
        near = NEAR if self._listed > 1 or piece.kind == "number" else FAR  # my daughter and I ... she is seven
        if before and before.kind == "rider" and piece.start - before.end <= near and ":" not in before.value:
            self._are_of(kind, before, piece)
        elif not self.riders:
            self._add(kind, 1)
            self.me = False

    def _are_of(self, kind: str, rider: Piece, age: Piece) -> None:
        """Those just named are of this kind."""
        old = rider.value.removeprefix(HERSELF).removeprefix(ME_TOO).rstrip("+?")
        self.only_mentioned = 0
        if old in self.unclear and age.kind == "age":  # my granddaughter's coming, she is nine: one of them
            self.unclear.discard(old)
            self._add(kind, 1)
        elif old != kind and self.riders.get(old) and old != "companion":
            many = self.riders[old] if rider.value.endswith("+") or rider.slots else 1
            self.riders[old] -= many
            self._add(kind, many)

    def _more(self, piece: Piece) -> None:
        self.more = True
        grown = self.riders.get("adult", 0) + self.riders.get("senior", 0)  # more than one: she is among them
        self.joins |= piece.value == "joins" and (self._listed == 1 or grown <= 1)
        self._keep_number(piece)

    def _less(self, piece: Piece) -> None:
        self.less = True
        self._keep_number(piece)

    def _keep_number(self, piece: Piece) -> None:
        if self._number:
            self._number = (self._number[0], piece.end)


def _is_of(piece: Piece, end: int, listed: int) -> bool:
    """Whether it says what kind of people were counted before: "three tickets for seniors", "we are four men"."""
    if piece.value.endswith("+"):
        return piece.start - end <= NEAR
    return piece.value in ("adult", "senior") and piece.start == end and piece.end - piece.start == 1 == listed
