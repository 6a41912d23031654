"""pocketsphinx: English out of the box, with the phrases of the screen as its grammar; quick, and it never rejects."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from voice.engines.pronunciation import pronounced
from voice.engines.spoken_phrases import SpokenPhrases
from voice.model import Hearing, Screen
from voice.ports import VoiceTrouble

RATE = 16_000
SEARCH = "screen"
SHARED = 4  # phrases for which it is worth to write a word once
DITHER = 8  # of 32768: it hears far less in a digital silence (43 % of phrases, not 87 %)


class PocketsphinxEngine:
    """Hears the phrases of the screen. An utterance is decoded whole: its loudness counts for all of it."""

    name = "pocketsphinx"
    closed = True
    quick = True

    def __init__(self) -> None:
        from pocketsphinx import Decoder

        self._decoder = Decoder(samprate=RATE, loglevel="FATAL", lm=None)
        self._phrases = SpokenPhrases(())
        self._noise = np.random.default_rng(1)

    def knows(self, word: str) -> bool:
        """Whether it has a pronunciation of this word (small letters)."""
        return self._decoder.lookup_word(word) is not None

    def expect(self, screen: Screen) -> tuple[str, ...]:
        """See Recogniser. Names that its dictionary lacks are given the sounds that espeak-ng reads."""
        phrases = SpokenPhrases(screen.phrases)
        strange = [word for word in phrases.words() if not self.knows(word)]
        unknown = self._teach(strange)
        self._phrases = phrases.without(unknown)
        if len(self._phrases):
            self._decoder.add_jsgf_string(SEARCH, _grammar(self._phrases))
            self._decoder.activate_search(SEARCH)
        return unknown

    def begin(self) -> None:
        """See Recogniser."""

    def feed(self, pcm: bytes) -> None:
        """See Recogniser: it waits for the whole."""

    def hear(self, sound: bytes) -> Hearing:
        """See Recogniser."""
        if not len(self._phrases) or not sound:
            return Hearing(self.name, "", self.closed)
        samples = np.frombuffer(sound, np.int16) + self._noise.normal(0, DITHER, len(sound) // 2)
        self._decoder.start_utt()
        self._decoder.process_raw(np.clip(samples, -32768, 32767).astype(np.int16).tobytes(), full_utt=True)
        self._decoder.end_utt()
        guess = self._decoder.hyp()
        return Hearing(self.name, self._phrases.written(guess.hypstr) if guess else "", self.closed)

    def _teach(self, words: list[str]) -> tuple[str, ...]:
        """The words that stay unknown."""
        sayable = [word for word in words if not any(letter.isdigit() for letter in word)]
        try:
            ways = pronounced(sayable) if sayable else {}
        except VoiceTrouble:  # no espeak-ng here: then it cannot hear those names, and says so
            ways = {}
        for word, spoken in ways.items():
            for number, phones in enumerate(spoken, 1):
                self._decoder.add_word(word if number == 1 else f"{word}({number})", phones, number == len(spoken))
        return tuple(word for word in words if word not in ways)


def _grammar(phrases: Iterable[str]) -> str:
    return f"#JSGF V1.0;\ngrammar {SEARCH};\npublic <phrase> = {_factored(list(phrases))} ;\n"


def _factored(phrases: Sequence[str]) -> str:
    """The same phrases, with words that may stand before or after many of them ("to", "please") written once.

    Each phrase of its own costs time: 220 of them 0.4 s of a processor for one word that was said.
    """
    known, stems = set(phrases), Counter[tuple[str, bool]]()
    for phrase in phrases:
        for word, behind, rest in _ends(phrase):
            stems[word, behind] += rest in known
    (word, behind), often = stems.most_common(1)[0] if stems else (("", False), 0)
    if often < SHARED:
        return " | ".join(phrases)
    bare = [phrase for phrase in phrases if (f"{phrase} {word}" if behind else f"{word} {phrase}") in known]
    done = {*bare, *(f"{phrase} {word}" if behind else f"{word} {phrase}" for phrase in bare)}
    others = [phrase for phrase in phrases if phrase not in done]
    within = f"( {_factored(bare)} )"
    whole = f"{within} [ {word} ]" if behind else f"[ {word} ] {within}"
    return f"{whole} | {_factored(others)}" if others else whole


def _ends(phrase: str) -> Iterator[tuple[str, bool, str]]:
    """Its first and its last word, whether that stands behind, and the rest."""
    words = phrase.split()
    if len(words) > 1:
        yield words[0], False, " ".join(words[1:])
        yield words[-1], True, " ".join(words[:-1])
