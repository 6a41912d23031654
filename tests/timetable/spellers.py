"""People who look for a station: one at the letter board, and many who cannot spell. For tests and the bench."""

import gzip
import json
import random
from bisect import bisect_left
from collections.abc import Callable, Iterator
from pathlib import Path

from kiosk.flows.prompt import Beginning
from kiosk.timetable.letter_board import LINE, Jump, width_of
from kiosk.timetable.model import Station
from kiosk.timetable.spelling import plain, typed_key
from kiosk.timetable.stations import Matches, StationIndex
from kiosk.timetable.traffic import Traffic

GERMANY = Path(__file__).parents[3] / "shared" / "data" / "stations" / "db-stations-5.0.2-full.ndjson.gz"
NEVER = 99
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def german_stations() -> Traffic:
    """The 5,388 stations of Germany with their weights (how many trains stop there; CC BY 4.0, Deutsche Bahn)."""
    stations, weights = [], {}
    with gzip.open(GERMANY, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            row = json.loads(line)
            place = row.get("location") or {}
            stations.append(Station(row["id"], row["name"], place.get("latitude", 0.0), place.get("longitude", 0.0)))
            weights[number] = float(row.get("weight") or 0)
    return Traffic(tuple(stations), weights)


def with_room(jumps: tuple[Jump, ...] | tuple[Beginning, ...], lines: int) -> tuple[Jump | Beginning, ...]:
    """The jumps that a panel has room for, as ui/qml/controls/Beginnings.qml lays them out."""

    def lines_of(most: int) -> int:
        used, end = 1, 0.0
        for jump in jumps:
            if jump.rank < most:
                end += width_of(jump.label)
                if end > LINE:
                    used, end = used + 1, width_of(jump.label)
        return used

    most = len(jumps) if lines else 0
    while most and lines_of(most) > lines:
        most -= 1
    return tuple(jump for jump in jumps if jump.rank < most)


class Traveller:
    """Writes the name of a station as the screen shows it, from its first letter, and never errs.

    Before each touch she looks at the tiles and takes hers. Else she takes the longest jump that fits, else the letter.
    """

    def __init__(self, index: StationIndex, tiles: int, lines: int, origin: str = "") -> None:
        self._index, self._tiles, self._lines, self._origin = index, tiles, lines, origin
        self._screens: dict[str, Matches] = {}

    def touches(self, station: Station) -> int:
        """How many she needs, that of the tile included; NEVER: it is not to be found."""
        name, typed = typed_key(station.name), ""
        for touch in range(1, len(name) + 2):
            screen = self._screen(typed)
            if station in screen.stations:
                return touch
            typed = typed_key(typed)
            jumps = with_room(screen.jumps, self._lines)
            fitting = [key for key in (typed_key(jump.typed) for jump in jumps) if name.startswith(key)]
            letter = name[len(typed) : len(typed) + 1]
            if not fitting and letter.upper() not in screen.letters and letter.isalpha():
                return NEVER  # her letter is not lit
            typed = max(fitting, key=len) if fitting else typed + letter
        return NEVER

    def _screen(self, typed: str) -> Matches:
        if typed not in self._screens:
            self._screens[typed] = self._index.suggest(typed, self._tiles, self._origin, self._lines)
        return self._screens[typed]


KEYBOARDS = (("qwertyuiop", "asdfghjkl", "zxcvbnm"), ("qwertzuiop", "asdfghjkl", "yxcvbnm"))
HEARD = (  # what is written for what is said, across our languages; own list
    "ei ai", "ai ei", "z ts", "tz z", "ck k", "k ck", "f v", "v f", "w v", "ph f", "th t", "t th", "d t", "t d",
    "b p", "p b", "g k", "au ou", "eu oi", "eu eui", "sch sh", "sch sj", "ch k", "ch g", "ss s", "s ss", "dt t",
    "ie i", "ah a", "oh o", "eh e", "ae e", "oe o", "ue u", "y i", "j y", "c k", "qu kw", "x ks", "au oo", "u oe",
    "ij ei", "nn n", "rh r", "o au", "i ie",
)  # fmt: skip

Slip = Callable[[str, int, random.Random], str]


def _neighbours(letter: str, dice: random.Random) -> str:
    rows = dice.choice(KEYBOARDS)
    for number, row in enumerate(rows):
        at = row.find(letter)
        if at >= 0:
            near = [row[place] for place in (at - 1, at + 1) if 0 <= place < len(row)]
            for other in (number - 1, number + 1):
                if 0 <= other < len(rows):
                    near += rows[other][max(0, at - 1) : at + 2]
            return dice.choice(near)
    return letter


def _substituted(key: str, at: int, dice: random.Random) -> str:
    return key[:at] + dice.choice(LETTERS) + key[at + 1 :]


def _inserted(key: str, at: int, dice: random.Random) -> str:
    return key[:at] + dice.choice(LETTERS) + key[at:]


def _deleted(key: str, at: int, dice: random.Random) -> str:
    return key[:at] + key[at + 1 :]


def _swapped(key: str, at: int, dice: random.Random) -> str:
    at = min(at, len(key) - 2)
    return key[:at] + key[at + 1] + key[at] + key[at + 2 :]


def _neighbour(key: str, at: int, dice: random.Random) -> str:
    return key[:at] + _neighbours(key[at], dice) + key[at + 1 :]


def _doubled(key: str, at: int, dice: random.Random) -> str:
    """Twice what is once, and once what is twice."""
    return key[:at] + key[at + 1 :] if at and key[at] == key[at - 1] else key[:at] + key[at:][:1] + key[at:]


def _heard(key: str, at: int, dice: random.Random) -> str:
    fitting = [rule.split() for rule in HEARD if rule.split()[0] in key]
    said, written = dice.choice(fitting) if fitting else (key, key)
    return key.replace(said, written, 1)


SLIPS: dict[str, Slip] = {
    "substituted": _substituted,
    "inserted": _inserted,
    "deleted": _deleted,
    "swapped": _swapped,
    "neighbour": _neighbour,
    "doubled": _doubled,
    "heard": _heard,
}


def misspelt(name: str, kind: str, edits: int, dice: random.Random) -> str:
    """The name, without blanks and accents, with so many slips of one kind; "" when it cannot be misspelt so.

    The first letter is wrong in one slip of ten. A name of fewer than four letters gets no second slip.
    """
    right = typed_key(name)
    if len(right) < 4 and edits > 1:
        return ""
    for _ in range(40):
        wrong = right
        for _ in range(edits):
            first = 0 if dice.random() < 0.1 else 1
            wrong = SLIPS[kind](wrong, dice.randrange(min(first, len(wrong) - 1), len(wrong)), dice)
        if wrong != right and len(wrong) > 1:
            return wrong
    return ""


def cut_short(stations: tuple[Station, ...], limit: int) -> dict[str, str]:
    """Each station's name without its last word, by id, where no more than `limit` stations begin so.

    "Berlin" for one of 200 stations in Berlin says too little: nobody could know which one was meant.
    """
    keys = sorted(typed_key(station.name) for station in stations)
    found = {}
    for station in stations:
        words = plain(station.name).split()
        begun = "".join(words[:-1])
        if len(begun) >= 4 and sum(key.startswith(begun) for key in _from(keys, begun, limit + 1)) <= limit:
            found[station.id] = begun
    return found


def _from(keys: list[str], begun: str, count: int) -> Iterator[str]:
    at = bisect_left(keys, begun)
    return iter(keys[at : at + count])


FOREIGN = {
    "aken": "Aachen Hbf", "aix la chapelle": "Aachen Hbf", "laipzig": "Leipzig Hbf", "koeln": "Köln Hbf",
    "kassel wilhelmshöhe": "Kassel-Wilhelmshöhe", "koln": "Köln Hbf", "keulen": "Köln Hbf", "nurnberg": "Nürnberg Hbf",
    "duesseldorf": "Düsseldorf Hbf", "dusseldorp": "Düsseldorf Hbf", "frankfort": "Frankfurt (Main) Hbf",
    "wurtsburg": "Würzburg Hbf", "hanover": "Hannover Hbf", "karlsrue": "Karlsruhe Hbf", "manhaim": "Mannheim Hbf",
    "stutgart": "Stuttgart Hbf", "bremn": "Bremen Hbf", "oogsburg": "Augsburg Hbf", "muenchen": "München Hbf",
    "munich": "München Hbf",
}  # fmt: skip
BELGIAN = {"brugges": "Brugge", "anvers": "Antwerpen-Centraal"}
