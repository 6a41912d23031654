"""The plan of the letter board: which beginnings of names to offer, so that any station takes the fewest touches."""

import heapq
from bisect import bisect_left
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from kiosk.timetable.spelling import beginning, plain, typed_key

LEAD = 3  # so many tiles always show the most important stations; the others, those that would take long otherwise
LINE = 42.0  # room for jumps in a line of the board on a 22-inch portrait panel, in letters of the usual width
EDGES = 1.2  # what stands around the letters of a jump, in letters
LEAST = 4.0  # no key is narrower
WORTH = 0.006  # a jump that saves a touch to fewer than six travellers in a thousand only clutters
LINES = 2  # of jumps, on that panel
LOOSE = 0.98  # how much of a line is filled: a key that has no room goes to the next one
MOST = 20  # more than this nobody reads
WHOLE = 1.6  # a whole word ("Berlin", "Bad") is read at a glance: worth so many times a syllable ("Ber")
FAR = 9  # touches to a station that can only be told apart on the tiles


def width_of(label: str) -> float:
    """How much room a key with this label takes, in letters."""
    return max(LEAST, len(label) + EDGES)


@dataclass(frozen=True)
class Jump:
    """A beginning that one touch types: `typed` becomes what was typed, `label` says so ("Berlin", "Main")."""

    typed: str
    label: str
    rank: int  # 0 is the most useful: when there is little room, it is the last to go


class _Branch:
    """All names that begin alike: `low` to `high` in the sorted keys."""

    __slots__ = ("begin", "high", "jumps", "low", "touches", "waiting")

    def __init__(self, begin: str, low: int, high: int) -> None:
        self.begin, self.low, self.high = begin, low, high
        self.touches = bytearray(b"\x01" * (high - low))  # from here to each of them
        self.waiting = self.touches  # the same, when only the leading stations are on the tiles
        self.jumps: list[_Branch] = []


class LetterBoard:
    """The plan for stations of these names and ranks, with so many tiles, and so much room for jumps.

    The traveller that is planned for writes the name as the screen shows it, looks at the tiles before each touch,
    takes the longest jump that fits, else the next letter. Built bottom-up: from the longest beginnings to none,
    each time taking the jump that saves most touches for its length (greedy; exact for what lies below it).
    """

    def __init__(
        self,
        names: Mapping[int, str],
        ranks: Mapping[int, float],
        tiles: int,
        lines: int = LINES,
        first: Collection[int] = (),
    ) -> None:
        """`first`: the stations that are shown before anything is typed."""
        self._names, self._tiles, self._room, self._first = names, tiles, LOOSE * LINE * lines, first
        keys = sorted((typed_key(name), number) for number, name in names.items())
        self._keys = [key for key, _ in keys]
        self._numbers = [number for _, number in keys]
        self._place = {number: place for place, number in enumerate(self._numbers)}
        self._ranks = [ranks[number] for number in self._numbers]

    def jumps(self, typed: str) -> tuple[Jump, ...]:
        """What to offer beside the letters, in the order of the alphabet."""
        key = typed_key(typed)
        branch = self._branches.get(key)
        made = [self._jump(key, jump, rank) for rank, jump in enumerate(branch.jumps)] if branch else []
        return tuple(sorted(made, key=lambda jump: plain(jump.typed)))

    def touches(self, typed: str, number: int) -> int:
        """How many touches this station takes when it is not on a tile now."""
        branch = self._branches.get(typed_key(typed))
        place = self._place.get(number, -1)
        return branch.waiting[place - branch.low] if branch and branch.low <= place < branch.high else 1

    @cached_property
    def _branches(self) -> dict[str, _Branch]:
        """Every beginning that more names share than there are tiles. Built when first asked for."""
        found: dict[str, _Branch] = {}
        self._grow("", 0, len(self._keys), found)
        return found

    def _grow(self, begin: str, low: int, high: int, found: dict[str, _Branch]) -> list[_Branch]:
        """Plan all that begins so; returns the beginnings at which names part, which are those worth jumping to."""
        here = _Branch(begin, low, high)
        if high - low <= self._tiles:
            here.begin = self._common(low, high)
            return [here] if high - low > 1 else []
        below: list[_Branch] = []
        ended = [place for place in range(low, high) if len(self._keys[place]) == len(begin)]
        parts = self._parts(len(begin), low + len(ended), high)
        for first, last in parts:
            next_begin = self._keys[first][: len(begin) + 1]
            below += self._grow(next_begin, first, last, found)
            child = found.get(next_begin)
            for place in range(first, last):
                here.touches[place - low] = 1 + (child.touches[place - child.low] if child else 1)
        for place in ended:
            here.touches[place - low] = FAR
        lead = ended + heapq.nsmallest(LEAD, range(low, high), key=lambda place: (-self._ranks[place], place))
        if not begin:
            lead = [self._place[number] for number in self._first]
        lead = lead[: self._tiles]
        for place in lead:
            here.touches[place - low] = 1
        self._choose(here, below)
        here.waiting = here.touches[:]
        more = self._tiles - len(lead) if begin else 0
        for place in heapq.nsmallest(
            more, range(low, high), key=lambda p: self._ranks[p] * (1 - here.waiting[p - low])
        ):
            here.touches[place - low] = 1
        found[begin] = here
        return [*below, here] if len(parts) + len(ended) > 1 else below

    def _choose(self, here: _Branch, below: list[_Branch]) -> None:
        """Take jumps while there is room, best first. Lazy greedy (Minoux 1978): what a jump saves seldom grows."""
        room, length = self._room, len(here.begin)
        least = WORTH * sum(self._ranks[here.low : here.high])
        covered = bytearray(here.high - here.low)  # how long the jump is that she would take to each station
        heap = []
        for order, branch in enumerate(below):
            if len(branch.begin) > length + 1:
                width = width_of(self._label(here.begin, branch))
                worth = (WHOLE if self._is_whole(branch) else 1.0) / width
                heap.append((-worth * self._saved(here, branch, covered), order, width, worth, branch))
        heapq.heapify(heap)
        while heap and len(here.jumps) < MOST:
            _, order, width, worth, branch = heapq.heappop(heap)
            value = -worth * self._saved(here, branch, covered)
            if width > room or -value <= worth * least:
                continue
            if heap and value > heap[0][0]:
                heapq.heappush(heap, (value, order, width, worth, branch))
                continue
            here.jumps.append(branch)
            room -= width
            for place, touches in enumerate(branch.touches, branch.low - here.low):
                if covered[place] < len(branch.begin) and here.touches[place] > 1:
                    covered[place] = len(branch.begin)
                    here.touches[place] = 1 + touches

    def _saved(self, here: _Branch, branch: _Branch, covered: bytearray) -> float:
        """Touches that a jump to this branch saves, each counted by the rank of its station."""
        part = slice(branch.low - here.low, branch.high - here.low)
        ranks = self._ranks[branch.low : branch.high]
        saved = 0.0
        for rank, now, then, jump in zip(ranks, here.touches[part], branch.touches, covered[part], strict=True):
            if now > 1 and jump < len(branch.begin):
                saved += rank * (now - then - 1)
        return saved

    def _parts(self, length: int, low: int, high: int) -> list[tuple[int, int]]:
        """Where the next letter changes."""
        found = []
        while low < high:
            end = bisect_left(self._keys, self._keys[low][: length + 1] + "\U0010ffff", low, high)
            found.append((low, end))
            low = end
        return found

    def _common(self, low: int, high: int) -> str:
        """The letters that the first and the last of sorted keys share."""
        first, last = self._keys[low], self._keys[high - 1]
        length = 0
        while length < min(len(first), len(last)) and first[length] == last[length]:
            length += 1
        return first[:length]

    def _words(self, branch: _Branch) -> tuple[str, ...]:
        first = max(range(branch.low, branch.high), key=lambda place: self._ranks[place])
        return beginning(self._names[self._numbers[first]], len(branch.begin))

    def _is_whole(self, branch: _Branch) -> bool:
        """Whether it ends where a word of its name ends."""
        name = self._names[self._numbers[branch.low]]
        after = beginning(name, len(branch.begin) + 1)
        return len(after) != len(beginning(name, len(branch.begin))) or len(self._keys[branch.low]) == len(branch.begin)

    def _label(self, begin: str, branch: _Branch) -> str:
        """What a jump adds, from the start of the word that is being typed: "Berlin", "Main" after "Frankfurt"."""
        left, words = len(begin), list(self._words(branch))
        while len(words) > 1 and left >= len(typed_key(words[0])):
            left -= len(typed_key(words.pop(0)))
        return " ".join(words)

    def _jump(self, begin: str, branch: _Branch, rank: int) -> Jump:
        """As it is written. Where only some write an accent ("Schwäbisch", "Schwabach") it is left out."""
        typed, label = " ".join(self._words(branch)), self._label(begin, branch)
        names = (self._names[number] for number in self._numbers[branch.low : branch.high])
        ways = {"".join(beginning(name, len(branch.begin))).lower() for name in names}
        if len(ways) > 1:
            typed, label = plain(typed), plain(label).title()
        return Jump(typed.upper(), label, rank)
