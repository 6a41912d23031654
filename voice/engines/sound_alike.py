"""What on this screen sounds like what an open engine wrote: "You tracked" is Utrecht, "hand over" is Hanover.

Such an engine writes words that it knows. espeak-ng says both, and the sounds are compared.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from voice.engines.espeak_synthesiser import VOICES
from voice.engines.pronunciation import sounds_of
from voice.engines.spoken_phrases import plain
from voice.model import Screen
from voice.ports import VoiceTrouble

ALIKE = 60  # of 100: how like a phrase must sound
OFTEN = 6  # that the first name of the screen, where most people go, is before the last
NEAR = 18  # behind the likest one
NAME, UNLED = 66, 80  # a name within a sentence: behind "to", and elsewhere
NEAR_NAME = 12
MOST = 3
VOWELS = re.compile("a+")
RUN = 3  # words that may have been one name
# What noise takes first: the voice of a consonant, and which vowel it was.
COARSE = str.maketrans({
    **dict.fromkeys("aɑɒæʌɐəɜɚɝeɛiɪᵻoɔuʊyʏøœ", "a"), "b": "p", "d": "t", "ɾ": "t", "ɡ": "k", "g": "k", "z": "s",
    "ʒ": "ʃ", "v": "f", "ð": "t", "θ": "t", "ŋ": "n", "m": "n", "r": "ɹ", "ʁ": "ɹ", "ʀ": "ɹ", "ɣ": "x", "ç": "ʃ",
})  # fmt: skip
REGION = re.compile(r"\(.*?\)")
SHORTEST = 3  # sounds of a name


class SoundAlike:
    """For one screen. Without espeak-ng nothing is alike."""

    def __init__(self, screen: Screen) -> None:
        self._voice = VOICES.get(screen.language, "")
        self._phrases = self._said({plain(phrase): phrase for phrase in screen.phrases})
        self._names = self._said({plain(name): name for name in bare_names(screen.names)})
        heads = (plain(phrase).split() for phrase in screen.phrases)
        known = {plain(name).split()[0] for name, _ in self._names if plain(name)}
        self._before = {words[0] for words in heads if len(words) > 1 and words[1] in known}  # "to" Hamburg

    def phrases(self, text: str) -> tuple[str, ...]:
        """Phrases of the screen that sound like the whole text, likest first."""
        sound = self._sound(text)
        if not sound:
            return ()
        scored = sorted(((likeness(sound, other), phrase) for phrase, other in self._phrases), reverse=True)
        least = max(ALIKE, scored[0][0] - NEAR) if scored else 0
        return tuple(phrase for score, phrase in scored[:MOST] if score >= least)

    def reread(self, text: str) -> tuple[str, ...]:
        """The text with a name of the screen for the words that sound most like it."""
        words = plain(text).split()
        found: list[tuple[float, str]] = []
        for at in range(len(words)):
            for end in range(at + 1, min(at + RUN, len(words)) + 1):
                sound = self._sound(" ".join(words[at:end]))
                least = NAME if at and words[at - 1] in self._before else UNLED
                for rank, (name, other) in enumerate(self._names):
                    if len(other) >= SHORTEST and (score := likeness(sound, other)) >= least:
                        score += OFTEN * (1 - rank / len(self._names))
                        found.append((score, " ".join([*words[:at], name, *words[end:]])))
        found.sort(reverse=True)
        near = (text for score, text in found if score >= found[0][0] - NEAR_NAME)
        return tuple(dict.fromkeys(near))[:MOST]

    def _sound(self, text: str) -> str:
        return next((sound for _, sound in self._said({plain(text): text})), "")

    def _said(self, texts: dict[str, str]) -> list[tuple[str, str]]:
        """Each text with its sound; nothing for a language that espeak-ng has no voice for."""
        if not self._voice:
            return []
        try:
            return list(zip(texts.values(), sounds_of(texts, self._voice), strict=True))
        except VoiceTrouble:
            return []


def likeness(one: str, other: str) -> float:
    """Of two sounds, 0 to 100: as they are, and without what noise takes, in equal parts."""
    return (fuzz.ratio(one, other) + fuzz.ratio(coarse(one), coarse(other))) / 2


@lru_cache(maxsize=4096)
def coarse(sound: str) -> str:
    """Without the voice of consonants, and with one vowel."""
    return VOWELS.sub("a", sound.translate(COARSE))


def bare_names(names: Sequence[str]) -> list[str]:
    """Each without the words that a fifth of them have, and without its region: Frankfurt (Main) Hbf is Frankfurt."""
    often = Counter(word for name in names for word in set(name.split()))
    bare = (
        " ".join(word for word in REGION.sub(" ", name).split() if often[word] < max(2, len(names) / 5))
        for name in names
    )
    return list(dict.fromkeys(name for name in bare if name))
