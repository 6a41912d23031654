"""Finds the longest known pieces of a sentence, whatever stands between them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from voice.understanding.pack import NUMBER_SLOTS, Pack
from voice.understanding.templates import Node
from voice.understanding.words import Word

BESIDE = frozenset({"command", "question"})  # give way to what fills the order
APART = frozenset({"need"})
NAMELESS = frozenset({"nothing", "position"})  # no phrase of these holds the name of a place
LAST = {"filler": 2, "subject": 1, "change": 1}  # of two pieces as long as each other, these give way
COUNTED = frozenset({"rider", "people", "including"})  # what stands behind a number of people
RANGES = {"number": (0, 99_999), "count": (0, 99), "hour": (0, 24), "minute": (1, 59), "tens": (10, 59)}  # by slot
SHORTEST, LONG = 4, 7  # letters: a shorter word is never taken for another, a long one may be wrong in two


@dataclass(frozen=True)
class Piece:
    """Something that was understood: words `start` to `end` (not included) of the sentence."""

    kind: str
    value: str
    start: int
    end: int
    slots: dict[str, str] = field(default_factory=dict, hash=False)
    also: tuple[tuple[str, str], ...] = ()  # kind and value of what the same words may mean besides

    def number(self, slot: str) -> int:
        """The number that stands in this slot."""
        return int(self.slots[slot])


@dataclass(frozen=True)
class _Match:
    end: int
    means: tuple[tuple[str, str], ...]
    slots: tuple[tuple[str, str], ...]


def pieces_of(words: Sequence[Word], pack: Pack) -> list[Piece]:
    """All pieces, in their order. What she is here for is found beside all else: "two tickets" are people too."""
    found = [*_covering(words, pack, apart=False), *_covering(words, pack, apart=True)]
    found += [way for piece in found if piece.kind == "question" for way in _ways_within(piece, words, pack)]
    return sorted(found, key=lambda piece: piece.start)


def beside_of(words: Sequence[Word], pack: Pack) -> set[int]:
    """Places of words in phrases of two or more in which no name is looked for."""
    spotter = _Spotter(words, pack, apart=False)
    found: set[int] = set()
    for at in range(len(words)):
        for end, piece in spotter.pieces(at, after_rider=False).items():
            if piece.kind in NAMELESS and end - at > 1:
                found.update(range(at, end))
    return found


def _ways_within(question: Piece, words: Sequence[Word], pack: Pack) -> Iterator[Piece]:
    """Which way a question asks about: how much is | a single."""
    spotter = _Spotter(words, pack, apart=False)
    for at in range(question.start + 1, question.end):
        for end, piece in spotter.pieces(at, after_rider=False).items():
            if piece.kind == "way" and question.end - 1 <= end <= question.end:
                yield piece
                return


def _covering(words: Sequence[Word], pack: Pack, *, apart: bool) -> list[Piece]:
    """The pieces that cover the sentence best: few long ones rather than many short ones."""
    spotter = _Spotter(words, pack, apart=apart)
    candidates: list[dict[int, Piece]] = []
    after_rider: set[int] = set()
    for at in range(len(words)):
        here = spotter.pieces(at, at in after_rider)
        candidates.append(here)
        after_rider |= {end for end, piece in here.items() if piece.kind == "rider"}
    best: list[tuple[float, Piece | None]] = [(0.0, None)] * (len(words) + 1)
    for at in reversed(range(len(words))):
        best[at] = (best[at + 1][0], None)
        for end, piece in candidates[at].items():
            score = (end - at) ** 2 - 0.3 * LAST.get(piece.kind, 0) - 0.5 * (piece.kind in BESIDE) + best[end][0]
            if score > best[at][0]:
                best[at] = (score, piece)
    found: list[Piece] = []
    at = 0
    while at < len(words):
        chosen = best[at][1]
        if chosen is not None:
            found.append(chosen)
        at = chosen.end if chosen is not None else at + 1
    return found


class _Spotter:
    """One sentence and one pack."""

    def __init__(self, words: Sequence[Word], pack: Pack, *, apart: bool) -> None:
        self.words = words
        self.pack = pack
        self.apart = apart

    def pieces(self, at: int, after_rider: bool) -> dict[int, Piece]:
        """By its end, the best piece that begins here."""
        matches: dict[int, list[tuple[int, int, str, str, dict[str, str]]]] = {}
        for match in self._matches(self.pack.root, at, ()):
            for kind, value in match.means:
                if (kind in APART) != self.apart or (kind == "age" and value == "of-rider" and not after_rider):
                    continue
                if match.slots and self._is_counted(kind, match):
                    continue
                one = (LAST.get(kind, 0), len(match.slots), kind, value, _by_name(match.slots))
                matches.setdefault(match.end, []).append(one)
        found: dict[int, Piece] = {}
        for end, these in matches.items():
            these.sort(key=lambda one: one[:2])
            _, _, kind, value, slots = these[0]
            also = tuple(dict.fromkeys((one[2], one[3]) for one in these[1:] if (one[2], one[3]) != (kind, value)))
            found[end] = Piece(kind, value, at, end, slots, also)
        builtin = None if self.apart else self._builtin(at)
        if builtin is not None and (builtin.end not in found or found[builtin.end].kind in LAST):
            found[builtin.end] = builtin
        return found

    def _is_counted(self, kind: str, match: _Match) -> bool:
        """Whether the number at the end of a time is one of people: "at nine two" before "adults"."""
        if kind not in ("clock", "date") or match.slots[-1][0] not in NUMBER_SLOTS:
            return False
        if next(self._numbers(match.end), None) or next(
            _listed(self.pack.lists["article"], self.words, match.end), None
        ):
            return False  # at nine thirty | one child
        return any(kind in COUNTED for more in self._matches(self.pack.root, match.end, ()) for kind, _ in more.means)

    def _matches(self, node: Node, at: int, slots: tuple[tuple[str, str], ...]) -> Iterator[_Match]:
        if node.means:
            yield _Match(at, tuple(node.means), slots)
        if at >= len(self.words) or (node is not self.pack.root and self.words[at].begins):
            return
        word = self.words[at]
        if word.kind in ("word", "number") and word.text in node.words:
            for below in node.words[word.text]:
                yield from self._matches(below, at + 1, slots)
        for slot, nodes in node.slots.items():
            for value, end in self._fillings(slot, at):
                for below in nodes:
                    yield from self._matches(below, end, (*slots, (slot, value)))

    def _fillings(self, slot: str, at: int) -> Iterator[tuple[str, int]]:
        if slot in self.pack.lists:
            yield from _listed(self.pack.lists[slot], self.words, at)
            if slot == "ordinal" and (number := self.words[at].number) and number <= 31:
                yield str(number), at + 1
            return
        for number, end in self._numbers(at):
            low, high = RANGES[slot]
            if low <= number <= high:
                yield str(number), end
        if slot == "count":
            yield from _listed(self.pack.lists["article"], self.words, at)

    def _numbers(self, at: int) -> Iterator[tuple[int, int]]:
        if at >= len(self.words):
            return
        word = self.words[at]
        if word.number is not None:
            yield word.number, at + 1
        elif word.kind == "word":
            for length in (1, 2, 3):
                said = tuple(one.text for one in self.words[at : at + length])
                if len(said) == length and said in self.pack.numbers and _in_one_breath(self.words[at : at + length]):
                    yield self.pack.numbers[said], at + length

    def _builtin(self, at: int) -> Piece | None:
        word = self.words[at]
        if word.kind in ("clock", "date", "place"):
            slots, end = {"written": word.text}, at + 1
            half = next(_listed(self.pack.lists["half"], self.words, end), None) if word.kind == "clock" else None
            if half:
                slots, end = slots | {"part": half[0]}, half[1]
            return Piece(word.kind, "written", at, end, slots)
        longest = max(self._numbers(at), key=lambda found: found[1], default=None)
        return Piece("number", str(longest[0]), at, longest[1]) if longest else None


def _by_name(slots: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """What fills each slot, the last of several: not two but {hour}; the second number of two is "number 2"."""
    found: dict[str, str] = {}
    for slot, value in slots:
        found["number 2" if slot == "number" and slot in found else slot] = value
    return found


def _in_one_breath(words: Sequence[Word]) -> bool:
    """Whether no sentence ends between them: nine thirty. | One person."""
    return not any(word.begins for word in words[1:])


def _listed(table: Mapping[tuple[str, ...], str], words: Sequence[Word], at: int) -> Iterator[tuple[str, int]]:
    for length in (3, 2, 1):
        these = words[at : at + length]
        for said in (tuple(one.long or one.text for one in these), tuple(one.text for one in these)):
            if len(said) == length and said in table and _in_one_breath(these):
                yield table[said], at + length
                break


def mended(words: Sequence[Word], pack: Pack) -> list[Word]:
    """The sentence with words that nearly are words of the pack put right: tomorow, a dult, vrijdagavond."""
    found: list[Word] = []
    at = 0
    while at < len(words):
        word = words[at]
        if joined := _joined(words, at, pack):
            found.append(joined)
            at += 2
            continue
        known = _as_known(word.text, pack) if word.kind == "word" else (word.text,)
        if known == (word.text,):
            found.append(word)
        else:
            found += [Word(text, begins=word.begins and not place) for place, text in enumerate(known)]
        at += 1
    return found


def _joined(words: Sequence[Word], at: int, pack: Pack) -> Word | None:
    """Two words that are one, where at least one of them is none: a dult, nach mittag."""
    if at + 1 >= len(words) or {words[at].kind, words[at + 1].kind} != {"word"}:
        return None
    first, second = words[at].text, words[at + 1].text
    known = (first in pack.vocabulary) + (second in pack.vocabulary)
    joined = first + second
    fits = known < 2 and not words[at + 1].begins and len(joined) >= SHORTEST and joined in pack.vocabulary
    return Word(joined, begins=words[at].begins) if fits else None


@lru_cache(maxsize=4096)
def _as_known(text: str, pack: Pack) -> tuple[str, ...]:
    if len(text) < SHORTEST or text in pack.vocabulary or text in pack.beside:
        return (text,)
    for place in range(len(text) - 3, 2, -1):  # vrijdagavond
        if text[:place] in pack.vocabulary and text[place:] in pack.vocabulary:
            return (text[:place], text[place:])
    most = 1 if len(text) < LONG else 2
    long = sorted(word for word in pack.vocabulary if len(word) >= SHORTEST)
    near = extract(text, long, scorer=OSA.distance, score_cutoff=most, limit=3)
    near = [one for one in near if one[0][0] == text[0] or (len(text) >= LONG and one[1] == 1)]
    if near and (len(near) == 1 or near[0][1] < near[1][1] or near[0][0][:3] == text[:3]):
        return (near[0][0],)
    return (text,)
