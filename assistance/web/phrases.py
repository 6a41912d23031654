"""Sentences to show to a traveller, in her language and the helper's own."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from kiosk.language import RIGHT_TO_LEFT

FILE = Path(__file__).parents[1] / "words" / "phrases.toml"
FALLBACK = "en"  # for a language that no phrase has: better than nothing, and said to be English


@dataclass(frozen=True)
class Phrase:
    """One sentence, twice."""

    theirs: str
    own: str


@dataclass(frozen=True)
class Phrases:
    """What is shown: `language` is that of `theirs`; `direction` how it is written, "ltr" or "rtl"."""

    language: str
    direction: str
    all: tuple[Phrase, ...]


class PhraseBook:
    """All phrases, read once."""

    def __init__(self, file: Path = FILE) -> None:
        with file.open("rb") as source:
            self._phrases: list[dict[str, str]] = tomllib.load(source)["phrase"]
        ways = [set(phrase) - {"id"} for phrase in self._phrases]
        self.languages = frozenset(set.intersection(*ways))  # those in which nothing is missing

    def of(self, traveller: str, helper: str) -> Phrases:
        """For a traveller's and a helper's language, by code; of a language without phrases in English."""
        code = traveller.replace("_", "-").split("-")[0]
        language = code if code in self.languages else FALLBACK
        pairs = tuple(Phrase(phrase[language], phrase[helper]) for phrase in self._phrases)
        return Phrases(language, "rtl" if language in RIGHT_TO_LEFT else "ltr", pairs)
