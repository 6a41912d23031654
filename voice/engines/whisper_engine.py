"""Whisper through faster-whisper: hears anything, one utterance at a time; the names of the screen help it to spell.

Its encoder always looks at thirty seconds, of which a traveller's sentence is three: here it looks at no more than it
needs, which is as right and two to four times as quick.
"""

import math
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from voice.engines.sound_alike import bare_names
from voice.engines.spoken_phrases import plain
from voice.model import Hearing, Screen

RATE = 16_000
FRAMES = 100  # of ten milliseconds, in a second
WINDOWS = (
    1000,
    1500,
    2000,
    3000,
)  # frames that the encoder is shown: the shortest that holds all, and silence after it
SPARE = 100
PHRASES, NAMES = 16, 24  # in its prompt: a longer one makes it slower, and no more right
SHORT = 3  # words of a phrase that goes into it
RUN = 3  # words that are never said twice in one sentence: without this it may say a name for ever
BEAM = 3  # more right in whole orders than 1, and hardly slower: the encoder costs the time
LONGEST = 96  # tokens of an answer
NO_SPEECH = 0.6


class WhisperEngine:
    """Hears one language with the model in `folder`. Raises Exception for an unfit model."""

    name = "whisper"
    closed = False
    quick = False

    def __init__(self, folder: Path, language: str = "en", threads: int = 2) -> None:
        from faster_whisper import WhisperModel
        from faster_whisper.tokenizer import Tokenizer

        self._model = WhisperModel(
            str(folder), device="cpu", compute_type="int8", cpu_threads=threads, local_files_only=True
        )
        self._tokens = Tokenizer(
            self._model.hf_tokenizer, self._model.model.is_multilingual, task="transcribe", language=language
        )
        self._prompt: list[int] = []

    def expect(self, screen: Screen) -> tuple[str, ...]:
        """See Recogniser: it hears every word; what can be said here makes it spell so."""
        names = bare_names(screen.names)[:NAMES]
        short = barest(screen.phrases, [plain(name) for name in (*screen.names, *names)])
        hint = [*(phrase.capitalize() for phrase in short[:PHRASES]), *([", ".join(names)] if names else [])]
        self._prompt = self._tokens.encode(f" {'. '.join(hint)}.") if hint else []
        return ()

    def begin(self) -> None:
        """See Recogniser."""

    def feed(self, pcm: bytes) -> None:
        """See Recogniser: it waits for the whole."""

    def hear(self, sound: bytes) -> Hearing:
        """See Recogniser."""
        import ctranslate2

        samples = np.frombuffer(sound, np.int16).astype(np.float32) / 32768
        needed = len(samples) * FRAMES // RATE + SPARE
        window = next((frames for frames in WINDOWS if frames >= needed), WINDOWS[-1])
        features = self._model.feature_extractor(samples, chunk_length=window // FRAMES)[:, :window]
        features = np.pad(features, ((0, 0), (0, window - features.shape[1])))
        shown = ctranslate2.StorageView.from_array(np.ascontiguousarray(features[None], dtype=np.float32))
        prompt = self._model.get_prompt(self._tokens, self._prompt, without_timestamps=True)
        told = self._model.model.generate(
            self._model.model.encode(shown),
            [prompt],
            beam_size=BEAM,
            max_length=len(prompt) + LONGEST,
            no_repeat_ngram_size=RUN,
            return_scores=True,
            return_no_speech_prob=True,
        )[0]
        sure = math.exp(told.scores[0])
        text = self._tokens.decode(told.sequences_ids[0]).strip()
        silent = told.no_speech_prob > NO_SPEECH and sure < 0.5
        return Hearing(self.name, "" if silent else said_once(text), self.closed, round(min(1.0, sure), 3))


def barest(phrases: Sequence[str], names: Sequence[str]) -> list[str]:
    """Short ones that hold no name and no other phrase: with "back" there is no use in "back please"."""
    known, taken = {plain(phrase) for phrase in phrases}, {word for name in names for word in name.split()}
    return [
        phrase
        for phrase in phrases
        if len(words := plain(phrase).split()) <= SHORT
        and not taken.intersection(words)
        and not any({" ".join(words[:cut]), " ".join(words[cut:])} & known for cut in range(1, len(words)))
    ]


def said_once(text: str) -> str:
    """Without its echo: after a short answer the model may say "two tickets. two tickets". "Ten ten" is a time."""
    written = text.split()
    words = [plain(word) for word in written]
    for size in range(1, len(words) // 2 + 1):
        if len(words) >= max(3, 2 * size) and all(word == words[at % size] for at, word in enumerate(words)):
            return " ".join(written[:size])
    return text
