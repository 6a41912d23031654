"""How names are written and typed: accents folded in two ways, begun at any word, abbreviated or written out."""

import re
import unicodedata
from functools import lru_cache

# Both habits are right: Müller is typed as Muller and as Mueller, Århus as Arhus and Aarhus.
LONG = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "æ": "ae", "œ": "oe", "ß": "ss"})
SHORT = str.maketrans(
    {
        "ø": "o", "å": "a", "æ": "ae", "œ": "oe", "ß": "ss", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i",
        "ħ": "h", "ŧ": "t", "ŋ": "n", "'": "", "\u2019": "", "`": "", "\u00b4": "",
    }
)  # fmt: skip

# One word for what is written in many ways. The left side is what is compared; each is found by all of its spellings.
WRITTEN = {
    "hbf": ("hauptbahnhof",),
    "bf": ("bahnhof",),
    "centraal": ("cs", "central"),
    "central": ("centraal", "centrale"),
    "centrale": ("central",),
    "st": ("sankt", "saint"),
    "sankt": ("st",),
    "saint": ("st",),
    "ste": ("sainte",),
    "sainte": ("ste",),
}
SAME = {"hauptbahnhof": "hbf", "hb": "hbf", "bahnhof": "bf", "bhf": "bf"}
WORD = re.compile(r"\w+", re.UNICODE)


def plain(text: str) -> str:
    """Small letters without accents, words apart by one blank: "Köln Messe/Deutz" is "koln messe deutz"."""
    if text.isascii():
        folded = text.lower().replace("'", "").replace("`", "")
    else:
        # Taken apart first: Turkish İ is an I and a dot, which goes with the accents, and 𝓐 is an A that is small too.
        parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).lower().translate(SHORT))
        folded = "".join(letter for letter in parts if not unicodedata.combining(letter))
    return " ".join(WORD.findall(folded.replace("_", " ")))


def spellings(text: str) -> tuple[str, ...]:
    """The plain forms of a name: with ü as u, and with ü as ue."""
    composed = unicodedata.normalize("NFC", text.lower())
    return tuple(dict.fromkeys((plain(composed), plain(composed.translate(LONG)))))


@lru_cache(maxsize=65536)
def _starts(words: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
    """A name may be begun at each of its words; what stands before follows then: "Main Frankfurt", "Hbf Köln"."""
    found: dict[str, int] = {}
    for place in range(len(words)):
        if place and len(words[place]) < 3:
            continue  # nobody begins with the "b" of "(b Nürnberg)"
        found.setdefault("".join(words[place:] + words[:place]), place)
        if 0 < place < len(words) - 1:
            found.setdefault("".join((words[place], *words[:place], *words[place + 1 :])), place)
    return tuple(found.items())


def word_starts(text: str) -> tuple[tuple[str, int], ...]:
    """Every way to type a name, without blanks, and at which word it begins: ("kolnhbf", 0), ("hbfkoln", 1).

    Words that are often shortened are there in each form: "kolnhauptbahnhof", "sanktpolten" beside "stpolten".
    """
    found: dict[str, int] = {}
    for spelling in spellings(text):
        words = tuple(SAME.get(word, word) for word in spelling.split())
        forms = [words]
        for place, word in enumerate(words):
            forms += [(*words[:place], other, *words[place + 1 :]) for other in WRITTEN.get(word, ())]
        for form in forms:
            for key, place in _starts(form):
                found[key] = min(place, found.get(key, place))
    return tuple(found.items())


def typed_key(text: str) -> str:
    """What was typed, as it is looked up: plain and without blanks."""
    return plain(text).replace(" ", "")


def beginning(name: str, letters: int) -> tuple[str, ...]:
    """The words that so many letters of a name's plain form make, as they are written: ("Frankfurt", "M") for 10."""
    found: list[str] = []
    for word in WORD.findall(name.replace("'", "").replace("\u2019", "")):
        taken = ""
        for letter in word:
            if letters <= 0:
                break
            taken += letter
            letters -= len(typed_key(letter))
        if taken:
            found.append(taken)
        if letters <= 0:
            break
    return tuple(found)
