"""What an engine with a grammar listens for: the choices of the screen, what answers its question, few commands.

Such an engine finds one of its phrases in anything, so each that nobody says draws what others do say: a pack lists
them apart (`closed:`), few and unlike each other.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from voice.understanding.model import Asked
from voice.understanding.pack import Pack
from voice.understanding.places import MAIN

NAMED = frozenset({"station", "welcome"})  # kinds of step at which the name of a place is an answer
ALWAYS = "command"
PARTS = re.compile(r"[,;:/()\u2013\u2014]|\.(?!\d)")  # "No, one way" is said as "no", "one way", or whole
REGION = re.compile(r"\(.*?\)")  # Frankfurt (Main): said without it
PLACES = 40  # names in a grammar: each more draws some that were not said
LONGEST = 6  # words of a label that somebody would read out


def phrases_of(asked: Asked, pack: Pack, names: Sequence[str]) -> tuple[str, ...]:
    """Whole phrases in small letters, as they are written in this language; `names` of places are among them.

    Numbers are in words; a label that has others in digits (a time, a price) is left out.
    """
    prompt = asked.prompt
    found: dict[str, None] = {}
    if prompt is not None:
        for choice in (*prompt.choices, *prompt.moments):
            is_place = prompt.kind in NAMED and choice.label in names
            for label in () if is_place else _said(choice.label, pack):
                found |= dict.fromkeys(_politely(label, pack))
    if prompt is None or prompt.kind in NAMED:
        for name in names[:PLACES]:
            for way in (short_name(name), *(f"{word} {short_name(name)}" for word in _listed(pack, "before"))):
                found |= dict.fromkeys(_politely(way, pack))
    fact = prompt.fact if prompt is not None else ""
    for kind in dict.fromkeys((fact, ALWAYS)):
        found |= dict.fromkeys(_listed(pack, kind))
    return tuple(found)


def calls_of(pack: Pack) -> tuple[str, ...]:
    """The words of help, and nothing else: what a kiosk at rest listens for."""
    return tuple(text for value, text in pack.closed if value == "command help")


def short_name(name: str) -> str:
    """As people say it: Frankfurt (Main) Hbf is "frankfurt"."""
    words = REGION.sub(" ", name).lower().split()
    return " ".join(word for word in words if word.strip(".") not in MAIN) or name.lower()


def _listed(pack: Pack, kind: str) -> Iterator[str]:
    """What the pack lists under this kind, whatever it means."""
    return (text for value, text in pack.closed if kind and value.split()[0] == kind)


def _politely(text: str, pack: Pack) -> Iterable[str]:
    return (text, *(f"{text} {word}" for word in _listed(pack, "after")))


def _said(label: str, pack: Pack) -> Iterator[str]:
    """A label as it may be read out: whole, and each of its parts."""
    for part in dict.fromkeys((label, *PARTS.split(label))):
        words = [_in_words(word, pack) for word in re.findall(r"[\w'\u2019]+", part.lower())]
        if words and len(words) <= LONGEST and all(words):
            yield " ".join(words)


def _in_words(word: str, pack: Pack) -> str:
    """A number as it is said; "" for one that has no word here."""
    if not word[0].isdigit():
        return word
    ways = [" ".join(said) for said, number in pack.numbers.items() if str(number) == word]
    return ways[0] if ways else ""
