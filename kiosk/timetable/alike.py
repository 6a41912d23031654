"""Names that are nearly what was typed or heard: by letters and by sound, whole or begun."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from kiosk.timetable.sound import sound_of

LOOKED_AT = 2000  # names that are compared letter by letter; the others lack letters that were typed
BEGUN = 0.08  # a beginning that fits is worth less than a whole name
LARGE = 0.03  # what ten times the importance makes up for
FIRST = 0.09  # few people have the first letter wrong

Floats = NDArray[np.float64]


class Alike:
    """All ways to write the names of stations, ready to be compared.

    `names`: plain, with blanks, beside the number of the station; one station may have many. `ranks`: its importance.
    """

    def __init__(self, names: Sequence[tuple[str, int]], ranks: Mapping[int, float]) -> None:
        self._keys = [name.replace(" ", "") for name, _ in names]
        self._sounds = [sound_of(name) for name, _ in names]
        self._numbers = [number for _, number in names]
        self._letters = np.array([_letters(key) for key in self._keys], dtype=np.uint64)
        self._pairs = np.array([_pairs(sound) for sound in self._sounds], dtype=np.uint64)
        self._lengths = np.array([len(key) for key in self._keys])
        self._large = LARGE * np.log10(1 + np.array([ranks[number] for number in self._numbers]))

    def nearest(self, typed: str, limit: int, ear: float = 0.3) -> list[tuple[int, float]]:
        """The stations most like it, best first, with how unlike they are: 0 is the same name.

        `typed`: plain. `ear`: how much the sound counts, 0 to 1; the letters count the rest.
        """
        key, sound = typed.replace(" ", ""), sound_of(typed)
        if not key:
            return []
        places = self._promising(key, sound)
        unlike = (1 - ear) * self._unlike(key, [self._keys[place] for place in places], 4)
        unlike += ear * self._unlike(sound, [self._sounds[place] for place in places], 3)
        unlike += [(1 - ear) * FIRST * (self._keys[place][:1] != key[0]) for place in places]
        order = np.argsort(unlike - self._large[places], kind="stable")
        found: dict[int, float] = {}
        for at in order:
            found.setdefault(self._numbers[places[at]], float(unlike[at]))
            if len(found) == limit:
                break
        return list(found.items())

    def _promising(self, key: str, sound: str) -> list[int]:
        """The names that have most of the letters, and most of the pairs of sounds."""
        letters, pairs = np.uint64(_letters(key)), np.uint64(_pairs(sound))
        missing = np.bitwise_count(letters & ~self._letters).astype(np.float64)
        missing += np.bitwise_count(pairs & ~self._pairs)
        missing += 0.25 * np.bitwise_count(self._letters & ~letters) - self._large
        if len(missing) <= LOOKED_AT:
            return list(range(len(missing)))
        return [int(place) for place in np.argpartition(missing, LOOKED_AT)[:LOOKED_AT]]

    @staticmethod
    def _unlike(wanted: str, texts: list[str], least: int) -> Floats:
        """Wrong letters for each one typed (optimal string alignment): of the whole name, or of a beginning of it."""
        length = len(wanted)
        whole: Floats = cdist([wanted], texts, scorer=OSA.distance, dtype=np.uint8)[0].astype(np.float64) / max(
            length, least
        )
        for more in (-1, 0, 1):
            begun = cdist([wanted], [text[: length + more] for text in texts], scorer=OSA.distance, dtype=np.uint8)[0]
            whole = np.minimum(whole, begun / max(length, least) + BEGUN)
        return whole


def _letters(key: str) -> int:
    """One bit for each letter that occurs."""
    bits = 0
    for letter in key:
        bits |= 1 << (ord(letter) & 31)
    return bits


def _pairs(sound: str) -> int:
    """One of 64 bits for each pair of neighbours."""
    bits = 0
    for one, other in pairwise(sound):
        bits |= 1 << ((ord(one) * 31 + ord(other)) % 61)
    return bits
