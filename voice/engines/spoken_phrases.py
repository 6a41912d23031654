"""The phrases of a screen as an engine writes them: small letters, no marks, one space; and back to the phrase."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

MARKS = re.compile(r"[^\w\s']|_")


def plain(text: str) -> str:
    """Small letters and digits with single spaces: "Köln Hbf, please!" is "köln hbf please"."""
    folded = unicodedata.normalize("NFC", text).lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    words = (word.strip("'") for word in MARKS.sub(" ", folded).split())
    return " ".join(word for word in words if word)


class SpokenPhrases:
    """All that a closed engine may hear: looked up by its plain form."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._written = {spoken: phrase for phrase in phrases if (spoken := plain(phrase))}

    def __iter__(self) -> Iterator[str]:
        return iter(self._written)

    def __len__(self) -> int:
        return len(self._written)

    def words(self) -> list[str]:
        """Every word once, in the order of the phrases."""
        return list(dict.fromkeys(word for spoken in self._written for word in spoken.split()))

    def without(self, words: Iterable[str]) -> "SpokenPhrases":
        """Those that need none of `words`."""
        unknown = set(words)
        return SpokenPhrases(phrase for spoken, phrase in self._written.items() if not unknown & set(spoken.split()))

    def written(self, text: str) -> str:
        """The phrase that `text` is, as the screen has it; "" when it is none: a grammar does not reject."""
        return self._written.get(plain(text), "")

    def goes_on(self, text: str) -> bool:
        """Whether a longer phrase begins with `text`: then she may be on her way to it."""
        start = plain(text) + " "
        return any(spoken.startswith(start) for spoken in self._written)
