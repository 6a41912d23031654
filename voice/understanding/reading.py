"""A sentence read: its words, the stations that it names, and all pieces that mean something."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import takewhile

from voice.understanding.counting import PARTY_KINDS, WITH_ME
from voice.understanding.pack import Pack
from voice.understanding.places import Named, Places
from voice.understanding.spotter import Piece, beside_of, mended, pieces_of
from voice.understanding.templates import first_ways
from voice.understanding.when import TIME_KINDS
from voice.understanding.words import Word

ROLES = frozenset({"to", "from", "via"})
MOST_ROLES = 60  # ways of saying "to"
RUNS = 3  # words that are tried together as a name that is misspelt or misheard
TRIED = 10  # such names in one sentence
DAYS = ("first", "second", "third", "fourth", "fifth", "sixth")  # positions that are days of a month too
STAY = "stay+"  # a day that says how long she stays
STEM = 4  # letters by which a word that is inflected is known again: mormor, mormorn
PLAIN = frozenset({"louder", "softer", "slower", "faster", "larger", "help"})  # beside them no name is guessed
BARE = 3  # words of an answer that is a name and nothing else


@dataclass(frozen=True)
class Reading:
    """`named`: by the word at which they stand, which stations are named."""

    words: tuple[Word, ...]
    named: dict[int, Named]
    pieces: tuple[Piece, ...]


def read(said: Sequence[Word], pack: Pack, places: Places, fact: str) -> Reading:
    """All that is known of a sentence, in the light of the `fact` that is asked ("" for none)."""
    expects = fact == "destination"
    marked, names = _with_names(said, places, pack, expects)
    words = mended(marked, pack)
    words, names = _with_alike(words, names, pieces_of(words, pack), places, pack, expects)
    pieces = _named_again(_in_the_light(_by_the_others(pieces_of(words, pack), fact), fact), words)
    named = {at: names[int(word.text)] for at, word in enumerate(words) if word.kind == "place"}
    return Reading(tuple(words), named, tuple(pieces))


def _with_names(said: Sequence[Word], places: Places, pack: Pack, expects: bool) -> tuple[list[Word], list[Named]]:
    words: list[Word] = []
    names: list[Named] = []
    prepositions = _prepositions(pack)
    beside = beside_of(said, pack)  # de: was zu essen
    at = 0
    while at < len(said):
        if at in beside:
            words.append(said[at])
            at += 1
            continue
        asked = (expects and len(said) <= BARE) or bool(words and words[-1].text in prepositions)
        found = places.exact(said, at, asked=asked)
        if found is None and asked and said[at].kind == "word" and said[at].text not in pack.vocabulary:
            named = places.alike(said[at : at + 1], expected=True)  # before it is taken for a word that is spelt alike
            found = (named, at + 1) if named and named.sure else None
        if found:
            words.append(Word(str(len(names)), "place", begins=said[at].begins))
            names.append(found[0])
            at = found[1]
        else:
            words.append(said[at])
            at += 1
    return words, names


@lru_cache(maxsize=16)
def _prepositions(pack: Pack) -> frozenset[str]:
    """Words that stand before the name of a place."""
    ways = (way for kind in ROLES for _, template in pack.templates(kind) for way in first_ways(template, MOST_ROLES))
    return frozenset(way.split()[-1] for way in ways)


def _with_alike(
    words: list[Word], names: list[Named], pieces: Sequence[Piece], places: Places, pack: Pack, expects: bool
) -> tuple[list[Word], list[Named]]:
    """Words that nothing is known of, where a name may stand: as the station that they are most like."""
    covered = {at for piece in pieces for at in range(piece.start, piece.end)}
    ends = {piece.end for piece in pieces if piece.kind in ROLES}
    wanted = not any(word.kind == "place" for word in words)
    wanted = wanted and not any(piece.kind == "command" and piece.value in PLAIN for piece in pieces)
    at, tried = 0, 0
    while at < len(words):
        free = _free_run(words, covered, at, pack)
        if not free or tried >= TRIED:
            at += 1
            continue
        expected = at in ends or (expects and wanted and len(words) <= BARE + 1)
        for length in range(min(free, RUNS), 0, -1):
            tried += 1
            if not (expected or wanted):
                break
            if named := places.alike(words[at : at + length], expected=expected):
                place = Word(str(len(names)), "place", begins=words[at].begins)
                words = [*words[:at], place, *words[at + length :]]
                names = [*names, named]
                covered = {one if one < at else one - length + 1 for one in covered} | {at}
                ends = {one if one <= at else one - length + 1 for one in ends}
                wanted = False
                break
        at += 1
    return words, names


def _free_run(words: Sequence[Word], covered: set[int], at: int, pack: Pack) -> int:
    length = 0
    while (
        at + length < len(words)
        and at + length not in covered
        and words[at + length].kind == "word"
        and words[at + length].text not in pack.vocabulary | pack.beside
    ):
        length += 1
    return length


def _by_the_others(pieces: list[Piece], fact: str) -> list[Piece]:
    """Words of two meanings, by what is said beside them: "terug" alone is a command, "zondag terug" is a way."""
    wants = [piece for piece in pieces if piece.kind == "need" and piece.value != "ticket"]
    pieces = [one for one in pieces if one in wants or not any(_is_within(one, want) for want in wants)]
    telling = TIME_KINDS | PARTY_KINDS | {"place", "way", "later"}
    telling -= set() if fact in ("way", "back") else {"me"}
    content = any(piece.kind in telling for piece in pieces)
    timed = any(piece.kind in TIME_KINDS for piece in pieces)
    placed = any(piece.kind == "place" for piece in pieces)
    back = any(("leg", "back") in _meanings(piece) or ("way", "return") in _meanings(piece) for piece in pieces)
    found = []
    for piece in pieces:
        wanted = ("", "")
        if {("day", "1"), ("part", "morning")} <= _meanings(piece) and _behind_weekday(piece, pieces):
            wanted = ("part", "morning")  # de: Dienstagmorgen
        elif {("leg", "back"), ("way", "return")} <= _meanings(piece) and _before_time(piece, pieces):
            both = _goes_then(piece, pieces)
            wanted = ("way", "return") if both else ("leg", "back")  # coming back | this evening
        elif {("leg", "back"), ("command", "back")} <= _meanings(piece):
            wanted = ("leg", "back") if content else ("command", "back")
        elif {("leg", "out"), ("way", "one-way")} <= _meanings(piece):
            there = any(("filler", "there") in _meanings(one) and one.start < piece.start for one in pieces)
            wanted = ("leg", "out") if (timed and back) or there else ("way", "one-way")  # de: da will ich hin
        elif ("way", "one-way") in _meanings(piece) and (stay := _stay_of(piece)):
            wanted = ("day", stay)  # nl: we blijven er een week
        elif {("filler", ""), ("way", "one-way")} <= _meanings(piece) and _before_now(piece, pieces):
            wanted = ("filler", "")  # de: einfach den nächsten Zug
        elif piece.kind in ("to", "filler") and "bound" in dict(piece.also) and _before_clock(piece, pieces):
            wanted = ("bound", dict(piece.also)["bound"])  # de: bis vier Uhr
        elif {("not", ""), ("command", "no")} <= _meanings(piece):  # fi: ei
            wanted = ("not", "") if _before_content(piece, pieces) else ("command", "no")
        elif piece.kind == "to" and "more" in dict(piece.also) and piece is pieces[-1]:
            wanted = ("more", "")  # sv: en vuxen till
        elif piece.kind == "position" and timed and piece.value in DAYS and _behind_back(piece, pieces):
            wanted = ("date", "")  # returning the fifth
        elif {("position", piece.value), ("date", "")} <= _meanings(piece) and piece.value in DAYS and placed:
            wanted = ("date", "")  # sv: den första, beside a place
        slots = {"ordinal": str(1 + DAYS.index(piece.value))} if wanted == ("date", "") else piece.slots
        found.append(replace(piece, kind=wanted[0], value=wanted[1], slots=slots) if wanted[0] else piece)
    return [piece for piece in found if not _only_stays(piece, found)]


def _only_stays(piece: Piece, pieces: Sequence[Piece]) -> bool:
    """We are staying | two nights: that is no way without a way back."""
    stays = [one for one in pieces if one.kind == "day" and one.value.startswith(STAY)]
    return (piece.kind, piece.value) == ("way", "one-way") and any(0 <= one.start - piece.end <= 1 for one in stays)


def _stay_of(piece: Piece) -> str:
    """How long she stays, where that is one of its meanings: who says so comes back."""
    return next((value for kind, value in _meanings(piece) if kind == "day" and value.startswith(STAY)), "")


def _before_time(piece: Piece, pieces: Sequence[Piece]) -> bool:
    return any(other.kind in TIME_KINDS | {"later"} and 0 <= other.start - piece.end <= 1 for other in pieces)


def _before_now(piece: Piece, pieces: Sequence[Piece]) -> bool:
    return any(other.kind == "now" and other.start == piece.end and other.end - other.start > 1 for other in pieces)


def _goes_then(piece: Piece, pieces: Sequence[Piece]) -> bool:
    """To Bonn and back | tomorrow morning: the only moment, and not today, is when she goes."""
    first = next((one for one in pieces if one.kind in TIME_KINDS), None)
    behind_place = any(one.kind == "place" and one.end == piece.start for one in pieces)
    if first is None or first.start != piece.end or first.kind not in ("day", "day-part") or not behind_place:
        return False
    return not first.value.startswith(("0", "same", STAY)) and not any(
        one.kind == "leg" and one is not piece for one in pieces
    )


def _behind_weekday(piece: Piece, pieces: Sequence[Piece]) -> bool:
    return any(other.kind == "weekday-is" and other.end == piece.start for other in pieces)


def _named_again(pieces: list[Piece], words: Sequence[Word]) -> list[Piece]:
    """With riders who were counted before as such: "mother and I travel, mother is eighty", and the other way round."""
    found: list[Piece] = []
    told: set[int] = set()  # where those stand whose age was said at once: a child of five and a child of seven
    for at, piece in enumerate(pieces):
        if piece.kind == "rider" and not piece.slots:
            later = pieces[at + 1] if at + 1 < len(pieces) else None
            aged = later is not None and later.kind in ("age", "number") and later.start - piece.end < 2
            before = [one for one in found if one.kind == "rider" and not one.slots]
            if aged and _share_a_word(piece.end - 1, [one for one in before if one.start not in told], words):
                piece = replace(piece, kind="again")  # noqa: PLW2901
            elif piece.value in WITH_ME and any(_share_a_word(one.end - 1, [piece], words) for one in before):
                piece = replace(piece, kind="me", value="too")  # noqa: PLW2901
            if aged:
                told.add(piece.start)
        found.append(piece)
    return found


def _share_a_word(at: int, pieces: Sequence[Piece], words: Sequence[Word]) -> bool:
    """Whether the word there is, but for its ending, one of these pieces: mormor, mormorn; not grandma, grandpa."""
    noun = words[at].text
    return any(_is_stem_of(noun, word.text) for one in pieces for word in words[one.start : one.end])


def _is_stem_of(one: str, other: str) -> bool:
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    return one == other or alike >= max(STEM, min(len(one), len(other)) - 1)


def _behind_back(piece: Piece, pieces: Sequence[Piece]) -> bool:
    return any(one.kind == "leg" and one.value == "back" and 0 <= piece.start - one.end <= 1 for one in pieces)


def _before_content(piece: Piece, pieces: Sequence[Piece]) -> bool:
    """Whether it denies what follows; where nothing else is said, it is a no: "ei, Bonniin"."""
    content = [other for other in pieces if other.kind in (TIME_KINDS - {"bound"}) | {"place", "rider", "number"}]
    return len(content) > 1 and any(other.start == piece.end for other in content)


def _before_clock(piece: Piece, pieces: Sequence[Piece]) -> bool:
    return any(other.kind in ("clock", "number") and other.start == piece.end for other in pieces)


def _is_within(piece: Piece, other: Piece) -> bool:
    """Whether it is only a part of what was said: "a person" of "talk to a person"."""
    return other.start <= piece.start and piece.end <= other.end


def _meanings(piece: Piece) -> set[tuple[str, str]]:
    return {(piece.kind, piece.value), *piece.also}


def _in_the_light(pieces: list[Piece], fact: str) -> list[Piece]:
    """A bare number where a moment is asked is an hour, where no one is counted."""
    pieces = [
        replace(piece, kind=fact, value=dict(piece.also)[fact]) if fact in dict(piece.also) else piece
        for piece in pieces
    ]
    if fact == "out":  # the next one
        pieces = [replace(one, kind="now", value="") if "now" in dict(one.also) else one for one in pieces]
    if fact not in ("out", "back") or any(piece.kind in PARTY_KINDS or piece.kind == "clock" for piece in pieces):
        return pieces
    return [
        Piece("clock", "", piece.start, piece.end, {"hour": piece.value})
        if piece.kind == "number" and int(piece.value) <= 24
        else piece
        for piece in pieces
    ]
