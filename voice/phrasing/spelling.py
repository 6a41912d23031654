"""A name letter by letter, as one dictates it: "K, Ö, L, N"."""

import unicodedata
from collections.abc import Iterator, Mapping

DASH: Mapping[str, str] = {
    "en": "dash", "nl": "streepje", "de": "Bindestrich", "sv": "bindestreck", "fi": "väliviiva", "nb": "bindestrek",
}  # fmt: skip
DASHES = frozenset("-\u2010\u2011\u2013\u2014")
# How an Englishman calls letters that he has not; every other language of ours names them, or its engine does.
MARKED: Mapping[str, str] = {
    "\u0308": "with two dots", "\u030a": "with a ring", "\u0301": "with an accent", "\u0300": "with a grave accent",
    "\u0302": "with a roof", "\u0303": "with a wave", "\u0327": "with a tail", "\u030c": "with a hook",
}  # fmt: skip
WHOLE: Mapping[str, str] = {"ß": "sharp S", "Æ": "A E together", "Ø": "O with a stroke", "Œ": "O E together"}


def spelt(text: str, language: str) -> str:
    """Each letter, with a pause after it; a longer one between two words. Signs that nobody dictates are left out.

    >>> spelt("Bad Ems-1", "en")
    'B, A, D. E, M, S, dash, 1'
    """
    words = (", ".join(_letters(word, language)) for word in text.split())
    return ". ".join(word for word in words if word)


def _letters(word: str, language: str) -> Iterator[str]:
    for letter in unicodedata.normalize("NFC", word):
        if letter in DASHES:
            yield DASH.get(language, DASH["en"])
        elif letter.isalnum():
            yield _named(letter if letter == "ß" else letter.upper(), language)


def _named(letter: str, language: str) -> str:
    if language != "en" or letter.isascii():
        return letter
    if letter in WHOLE:
        return WHOLE[letter]
    parts = unicodedata.normalize("NFD", letter)
    return " ".join([parts[0], *(MARKED.get(mark, "") for mark in parts[1:])]).strip()
