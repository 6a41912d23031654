"""Vosk: a grammar made anew for each screen, or (open) whatever is said; one model serves both.

Facts of vosk 0.3.45 that this file lives with: a grammar does not reject, so its text is compared with the phrases;
words that the model lacks are dropped without a sound, so each is looked up; an empty grammar kills the process;
a model may cut a sentence in two, so all its results are collected.
"""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from voice.engines.spoken_phrases import SpokenPhrases
from voice.model import Hearing, Screen

RATE = 16_000
UNKNOWN = "[unk]"  # what is none of the phrases, in models that have it


@lru_cache(maxsize=1)  # two seats of one language share it; another language takes its place
def _load(folder: Path) -> Any:
    import vosk

    vosk.SetLogLevel(-1)
    model = vosk.Model(str(folder))  # never Model(lang=...): that would fetch something from somewhere
    probe = vosk.KaldiRecognizer(model, RATE)  # a truncated graph loads, and kills the process at its first sound
    probe.AcceptWaveform(np.random.default_rng(1).normal(0, 300, RATE).astype(np.int16).tobytes())
    probe.FinalResult()
    return model


class VoskEngine:
    """Hears the phrases of the screen, or, when `closed` is False, anything. Raises Exception for an unfit model."""

    quick = True

    def __init__(self, folder: Path, closed: bool = True) -> None:
        self.name = "vosk" if closed else "vosk-open"
        self.closed = closed
        self._model = _load(folder)
        self._phrases = SpokenPhrases(())
        self._recogniser: Any = None  # None: nothing can be said
        self._texts: list[str] = []
        self._confidence = 1.0

    def knows(self, word: str) -> bool:
        """Whether the model can hear this word (small letters)."""
        return bool(self._model.vosk_model_find_word(word) >= 0)

    def expect(self, screen: Screen) -> tuple[str, ...]:
        """See Recogniser. A phrase with a word that the model lacks is left out: half of it would be heard as all."""
        phrases = SpokenPhrases(screen.phrases)
        unknown = tuple(word for word in phrases.words() if not self.knows(word))
        self._phrases = phrases.without(unknown)
        self._recogniser = self._made()
        return unknown if self.closed else ()

    def begin(self) -> None:
        """See Recogniser."""
        self._texts, self._confidence = [], 1.0
        if self._recogniser is not None:
            self._recogniser.Reset()

    def feed(self, pcm: bytes) -> None:
        """See Recogniser."""
        if self._recogniser is not None and self._recogniser.AcceptWaveform(pcm):
            self._collect(self._recogniser.Result())

    def hear(self, sound: bytes) -> Hearing:
        """See Recogniser; `sound` was fed already."""
        if self._recogniser is not None:
            self._collect(self._recogniser.FinalResult())
        text = " ".join(self._texts)
        if self.closed:
            text = self._phrases.written(text)
        return Hearing(self.name, text, self.closed, self._confidence)

    def _made(self) -> Any:
        import vosk

        if not self.closed:
            recogniser = vosk.KaldiRecognizer(self._model, RATE)
        elif len(self._phrases):
            rest = [UNKNOWN] if self.knows(UNKNOWN) else []
            recogniser = vosk.KaldiRecognizer(
                self._model, RATE, json.dumps([*self._phrases, *rest], ensure_ascii=False)
            )
        else:
            return None
        recogniser.SetWords(True)
        return recogniser

    def _collect(self, result: str) -> None:
        told = json.loads(result)
        if told.get("text"):
            self._texts.append(told["text"])
            self._confidence = min([self._confidence, *(word["conf"] for word in told.get("result", ()))])
