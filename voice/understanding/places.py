"""Stations in a sentence: by any of their names, inflected, misspelt or misheard; unsure is told, never guessed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from kiosk.timetable.model import Station
from kiosk.timetable.sound import sound_of
from kiosk.timetable.spelling import SAME, WRITTEN, spellings
from kiosk.timetable.stations import StationIndex
from voice.understanding.pack import Pack
from voice.understanding.words import Word

ADJECTIVE = "adjective"  # the role of an ending that makes one of the town's name
REGION = re.compile(r"\(.*?\)")  # Frankfurt (Oder): nobody calls it Oder
SHORT = 3  # letters of words that only carry others, and are no name
LONGEST = 5  # words of a name that are compared at once
MOST = 4  # buttons
MAIN = frozenset({
    "hbf", "hb", "h", "hl", "n", "st", "centraal", "central", "centrale", "centralna", "c", "cs", "sbb", "ffs", "cff",
    "s", "midi", "zuid", "est",
})  # fmt: skip
SIDES = frozenset({
    "hbf", "bf", "st", "sud", "nord", "ost", "west", "mitte", "messe", "flughafen", "hauptbahnhof", "stadt", "bad",
    "main", "fernbf",
})  # fmt: skip
# How like a name must be what was said: to be it, and to be asked about. Measured on misspelt and misheard names.
SURE, ASKED, APART = 0.79, 0.72, 0.06
UNASKED = 0.83  # where no name is expected: "singing" is not Singen
OTHER_FIRST = 0.9  # few people have the first letter wrong: Hessen is not Essen for sure


@dataclass(frozen=True)
class Named:
    """Stations that words may name, likeliest first. `sure`: it is the first one."""

    stations: tuple[Station, ...]
    sure: bool = True
    role: str = ""  # "to" or "from", where the ending says so
    within: bool = False  # the ending says "in", which may be where she goes


class Places:
    """All names of all stations, ready to be found in sentences of one language."""

    def __init__(self, stations: StationIndex, here: str, pack: Pack) -> None:
        self._pack = pack
        self._fillers = frozenset(template for _, template in pack.templates("filler") if template.isalpha())
        self._here = here
        self._traffic = {station.id: stations.trains_at(station.id) for station, _ in stations.names()}
        self._found: dict[str, dict[str, tuple[int, Station]]] = {}
        for station, names in stations.names():
            for name in names:
                self._add(station, name)
        by_name = {station.name: station for station, _ in stations.names()}
        for said, name in pack.aliases:
            if name in by_name:
                self._found.setdefault(said, {})[by_name[name].id] = (0, by_name[name])
        self._by_letters: dict[str, list[str]] = {}
        for name in self._found:
            self._by_letters.setdefault(name.replace(" ", ""), []).append(name)
        self._letters = list(self._by_letters)
        self._sounds = [sound_of(name) for name in self._letters]
        self._first_words = frozenset(name.split()[0] for name in self._found)

    def _add(self, station: Station, name: str) -> None:
        """Every way to say a name: whole, its town alone, its town and one more word, a part that is its own."""
        regions = {word for spelling in spellings(" ".join(REGION.findall(name))) for word in spelling.split()}
        for spelling in spellings(name):
            words = [SAME.get(word, word) for word in spelling.split()]
            for other in (words, [next(iter(WRITTEN.get(word, (word,))), word) for word in words]):
                for text, rank in _parts(other, regions):
                    known = self._found.setdefault(text, {})
                    known[station.id] = min(
                        (rank, station), known.get(station.id, (9, station)), key=lambda one: one[0]
                    )

    def exact(self, words: Sequence[Word], at: int, *, asked: bool) -> tuple[Named, int] | None:
        """The longest name that begins at this word, and where it ends. `asked`: a name is what is expected here.

        Words that mean something else in this language too (de: Zug) are a name only where one is expected.
        """
        for length in range(min(LONGEST, len(words) - at), 0, -1):
            said = words[at : at + length]
            if any(word.kind != "word" for word in said):
                continue
            if length > 1 and self._is_before_date(words, at + length):
                continue
            texts = [self._pack.station_words.get(word.text, SAME.get(word.text, word.text)) for word in said]
            texts = [text for text in texts if text]
            if not asked and all(word.text in self._pack.vocabulary for word in said):
                continue
            if length == 1 and len(said[0].text) <= SHORT and said[0].text in self._fillers:
                continue  # nb: hjelpe til her
            raw = " ".join(word.text for word in said)
            part = asked and not all(word.text in self._pack.vocabulary for word in said)  # de: von oben
            if named := self._named(" ".join(texts), part) or self._named(raw, part):
                return named, at + length
            if length > 1 and len(texts) > 1 and (named := self._adjective(texts)):
                return named, at + length
            if length > 1 or not self._pack.endings:
                named = self._two_words(said)
            else:
                named = self._inflected(texts[0] if texts else "", asked)
            if named:
                return named, at + length
        return None

    def _is_before_date(self, words: Sequence[Word], end: int) -> bool:
        """Whether the last word belongs to a day of the month behind it: Heidelberg | on the third."""
        behind = words[end] if end < len(words) else None
        dated = behind is not None and (behind.kind == "ordinal" or (behind.text,) in self._pack.lists["ordinal"])
        tails = (words[end - 1].text, " ".join(word.text for word in words[end - 2 : end]))
        return dated and any(self._pack.station_words.get(tail) == "" for tail in tails)

    def _two_words(self, said: Sequence[Word]) -> Named | None:
        """A name with words of two or three behind it that say which station it is: central station."""
        for length in (3, 2):
            tail = " ".join(word.text for word in said[-length:])
            if len(said) > length and tail in self._pack.station_words:
                head = [self._pack.station_words.get(word.text, word.text) for word in said[:-length]]
                return self._named(" ".join([*head, self._pack.station_words[tail]]).strip(), True)
        return None

    def _adjective(self, texts: Sequence[str]) -> Named | None:
        """A town before one of its stations: Frankfurter Flughafen."""
        for role, said, written in self._pack.endings:
            first = texts[0].removesuffix(said) + written
            if (
                role == ADJECTIVE
                and texts[0].endswith(said)
                and (named := self._named(" ".join([first, *texts[1:]]), True))
            ):
                return named
        return None

    def _inflected(self, text: str, asked: bool) -> Named | None:
        for role, said, written in self._pack.endings:
            if role == ADJECTIVE:
                continue
            stem = text[: -len(said)] + written if text.endswith(said) and len(text) - len(said) >= 2 else ""
            if stem and (named := self._named(stem, asked)):
                return Named(named.stations, named.sure, *_role(role))
        return None

    def _named(self, text: str, asked: bool) -> Named | None:
        known = self._found.get(text)
        if not known:
            return None
        best = min(rank for rank, _ in known.values())
        if best == 2 and not asked:
            return None
        of = [station for rank, station in known.values() if rank == best]
        if any(station.id == self._here for station in of):  # where she stands: another station of the town, perhaps
            of = [station for rank, station in known.values() if rank <= max(best, 1)]
        return Named(
            tuple(sorted(of, key=lambda station: (-self._main(station, text), -self._traffic[station.id]))[:MOST])
        )

    @staticmethod
    def _main(station: Station, text: str) -> bool:
        """Whether the rest of its name says no more than that it is the main station of the town."""
        words = spellings(station.name)[0].split()
        return set(words[len(text.split()) :]) <= MAIN

    def alike(self, words: Sequence[Word], *, expected: bool) -> Named | None:
        """Stations whose names are spelt or sound like these words; None when nothing is like them enough."""
        text = "".join(word.text for word in words)
        if len(text) < 4 or any(word.kind != "word" for word in words):
            return None
        for role, said, written in (("", "", ""), *self._pack.endings):
            if said and (not text.endswith(said) or len(text) - len(said) < 4):
                continue
            wanted = text[: len(text) - len(said)] + written
            scored = self._scored(wanted)
            if not scored or scored[0][0] < (ASKED if expected else UNASKED):
                continue
            enough = (
                SURE if spellings(scored[0][1].name)[0][0] == wanted[0] or scored[0][2] == wanted[0] else OTHER_FIRST
            )
            sure = scored[0][0] >= enough and (len(scored) == 1 or scored[0][0] - scored[1][0] >= APART)
            if sure:
                return Named((scored[0][1],), True, *_role(role))
            near = [station for score, station, _ in scored if score >= max(ASKED, scored[0][0] - 0.15)][:MOST]
            near = near if len(near) > 1 else [station for _, station, _ in scored[:2]]
            if expected and len(near) > 1:
                return Named(tuple(near), False, *_role(role))
        return None

    def _scored(self, text: str) -> list[tuple[float, Station, str]]:
        """Stations by how like they are, 0 to 1, with the first letter of the name that is like it."""
        sound = sound_of(text)
        near = {
            at
            for _, _, at in extract(text, self._letters, scorer=OSA.normalized_similarity, limit=12, score_cutoff=0.5)
        }
        near |= {
            at
            for _, _, at in extract(sound, self._sounds, scorer=OSA.normalized_similarity, limit=12, score_cutoff=0.75)
        }
        best: dict[str, tuple[float, Station, str]] = {}
        for at in near:
            letters = OSA.normalized_similarity(text, self._letters[at])
            heard = OSA.normalized_similarity(sound, self._sounds[at])
            score = 0.55 * letters + 0.45 * heard - 0.05 * (text[0] != self._letters[at][0])
            for name in self._by_letters[self._letters[at]]:
                named = self._named(name, False)
                if named is None:
                    continue
                station = named.stations[0]
                if station.id != self._here and score > best.get(station.id, (0.0, station, ""))[0]:
                    best[station.id] = (score, station, name[0])
        return sorted(best.values(), key=lambda one: (-one[0], -self._traffic[one[1].id]))

    def begins(self, word: Word) -> bool:
        """Whether a name begins with this word."""
        return word.text in self._first_words


def _role(ending: str) -> tuple[str, bool]:
    return ("to", True) if ending == "in" else (ending, False)


def _parts(words: list[str], regions: set[str]) -> Iterator[tuple[str, int]]:
    """Ways to say a name of these words, and how far each is from it: 0 whole, 1 its beginning, 2 a part of it."""
    yield " ".join(words), 0
    bare = [word for word in words if word not in MAIN]
    if bare:
        yield " ".join(bare), 0 if len(bare) == 1 else 1
    for length in range(1, len(words)):
        if len(words[0]) > 2 or length > 1:
            yield " ".join(words[:length]), 1
        if length > 1 or len(words) > 2:
            yield f"{words[0]} {words[-length]}", 1
        yield f"{words[-length]} {words[0]}", 1
    for first in range(1, len(words)):
        if len(words[first]) > 3 and words[first] not in SIDES | regions:
            yield " ".join(words[first:]), 2
            yield words[first], 2
