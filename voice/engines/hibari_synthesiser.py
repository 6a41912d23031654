"""The natural English voice: hibari-tts, in pieces of a clause, each ready before the one before it has been heard.

hibari-tts is under the Apache License 2.0, its weights and its lexicon too (see the NOTICE in the package). Only the
voice that is in the package is used: the others would be downloaded at their first word.
"""

import re
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, TimeoutError
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from voice.model import Utterance, VoiceState, WordMark
from voice.ports import Sink, VoiceTrouble

LANGUAGES = frozenset({"en"})
WORDS_PER_MINUTE = 155
RATE = 22_050  # samples a second: that of espeak-ng, so that the loudspeaker stays open from one voice to the other
OWN_RATE = 24_000
PIECE_MS = 20  # a stop can be late by one piece
LOOK = 0.02  # seconds between two looks whether a sentence is still wanted, while it is being made
LONG = 56  # letters: a longer sentence is made clause by clause, or its first word would be late
CLAUSE = re.compile(r"(?<=[,;:–—])\s+")
GAIN = 1.9  # as loud as espeak-ng
SILENT = 0.01  # of full height: what is softer before and after a clause is cut off
MARGIN = OWN_RATE // 100  # that is left of it
PAUSE_WORDS = {True: 0.75, False: 0.3}  # after a sentence, after a clause; in words, so that slow speech pauses longer
PLAINLY = 1.065  # espeak-ng speaks so much faster within a sentence than the pace that is asked of it
# Words a minute that were measured at a speed of the model. It rounds each sound to whole frames, so its speed is no
# straight line; above 1.35 sounds begin to be lost.
MEASURED = (99, 104, 125, 138, 162, 191, 200, 215, 224, 232, 241, 257, 269)
SPEEDS = (0.5, 0.55, 0.65, 0.69, 0.8, 0.9, 1.0, 1.2, 1.3, 1.325, 1.33, 1.332, 1.334)
CURE = "Set it up anew: ./loket setup. Or choose the plain voice in loket.toml: [voice] speak = []."

Sound = NDArray[np.int16]
Key = tuple[str, int]  # the text of a clause, and the words a minute


@dataclass(frozen=True)
class Clause:
    """A part of a sentence that is made in one go; what is highlighted while it is heard."""

    text: str
    offset: int
    last: bool  # of its sentence


class HibariSynthesiser:
    """Behind the Synthesiser port. Loads in a thread of its own from the first `load` on, and makes all sound there."""

    def __init__(self, words_per_minute: int = WORDS_PER_MINUTE, load: Callable[[], Any] | None = None) -> None:
        self.words_per_minute = words_per_minute
        self._load = load or _load
        self._maker = ThreadPoolExecutor(1, "natural voice")
        self._model: Future[Any] | None = None
        self._ahead: dict[Key, Future[Sound]] = {}  # of the speaker's thread alone

    @property
    def lacks(self) -> VoiceTrouble | None:
        """Why it cannot speak: None while it loads, and when it can."""
        if self._model is None or not self._model.done() or (error := self._model.exception()) is None:
            return None
        return VoiceTrouble(VoiceState.SPARE, f"the natural voice cannot be loaded: {error}.", CURE)

    @property
    def ready(self) -> bool:
        """Whether it has loaded."""
        return self._model is not None and self._model.done() and self._model.exception() is None

    def languages(self) -> frozenset[str]:
        """English, as it is spoken in America."""
        return LANGUAGES

    def load(self) -> None:
        """Begin to load. Returns at once; it takes some two seconds of work, and 190 MB."""
        if self._model is None:
            self._model = self._maker.submit(self._load)

    def wait(self) -> None:
        """Until it has loaded, or cannot be: for whoever has nothing else to do."""
        self.load()
        if self._model is not None:
            self._model.exception()

    def prepare(self, utterance: Utterance) -> None:
        """Have the beginning of this sentence ready."""
        key = (next(_clauses(utterance.text)).text, self.words_per_minute)
        if self.ready and key not in self._ahead:
            self._ahead[key] = self._make(key)

    def say(
        self,
        utterance: Utterance,
        sink: Sink,
        words: Callable[[WordMark], None],
        cancelled: Callable[[], bool] = lambda: False,
    ) -> bool:
        """Speak into `sink`; each clause is one mark. False when `cancelled` became true on the way.

        Raises VoiceTrouble (not ready, another language, the model failed) before the first sound of a clause.
        """
        if utterance.language not in LANGUAGES:
            raise VoiceTrouble(VoiceState.NO_VOICE, f"hibari does not speak {utterance.language!r}.", CURE)
        if not self.ready:
            raise self.lacks or VoiceTrouble(VoiceState.SPARE, "the natural voice is still loading.", "Wait a moment.")
        sink.open(RATE)
        clauses = [*_clauses(utterance.text)]
        keys = [(clause.text, self.words_per_minute) for clause in clauses]
        self._keep_only(keys)
        said_ms = 0.0
        for number, clause in enumerate(clauses):
            made = self._ahead.pop(keys[number], None) or self._make(keys[number])
            for following in clauses[number + 1 : number + 2]:
                self.prepare(Utterance(following.text, utterance.language))
            sound = self._wait(made, cancelled)
            if sound is None:
                return False
            words(WordMark(round(said_ms), clause.offset, len(clause.text)))
            said = np.concatenate([sound, self._pause(clause.last)])
            if not _play(said, sink, cancelled):
                return False
            said_ms += len(said) * 1000 / RATE
        return True

    def close(self) -> None:
        """No more sound; what is being made is not waited for."""
        self._maker.shutdown(wait=False, cancel_futures=True)

    def _make(self, key: Key) -> Future[Sound]:
        """In the maker's thread, after what is being made."""
        return self._maker.submit(self._sound, *key)

    def _keep_only(self, wanted: list[Key]) -> None:
        """What was prepared and is not wanted is forgotten, and waits before nothing."""
        for key in [*self._ahead]:
            if key not in wanted:
                self._ahead.pop(key).cancel()

    def _wait(self, made: Future[Sound], cancelled: Callable[[], bool]) -> Sound | None:
        while not cancelled():
            try:
                if error := made.exception(LOOK):
                    raise VoiceTrouble(VoiceState.SPARE, f"the natural voice failed: {error}.", CURE) from error
                return made.result()
            except TimeoutError:
                continue
        return None

    def _pause(self, last: bool) -> Sound:
        return np.zeros(round(PAUSE_WORDS[last] * 60 / self.words_per_minute * RATE), np.int16)

    def _sound(self, text: str, words_per_minute: int) -> Sound:
        """Of one clause, without silence before and after it; 16 bit, RATE samples a second."""
        assert self._model is not None
        speed = float(np.interp(words_per_minute * PLAINLY, MEASURED, SPEEDS))
        return _trimmed(self._model.result()(text, speed=speed, seed=0))


def _load() -> Any:
    """The model, and its first sentence, which costs more than any other. Raises ImportError, OSError, RuntimeError."""
    from hibari import Hibari

    voice = Hibari()
    voice("Welcome.")
    return voice


def _clauses(text: str) -> Iterator[Clause]:
    """A sentence as it is made: whole, or in clauses of some length."""
    if len(text) <= LONG:
        yield Clause(text, 0, True)
        return
    start = 0
    for gap in CLAUSE.finditer(text):
        if gap.start() - start >= LONG // 4 and len(text) - gap.end() >= LONG // 4:
            yield Clause(text[start : gap.start()], start, False)
            start = gap.end()
    yield Clause(text[start:], start, True)


def _play(sound: Sound, sink: Sink, cancelled: Callable[[], bool]) -> bool:
    size = RATE * PIECE_MS // 1000
    for start in range(0, len(sound), size):
        if cancelled():
            return False
        sink.write(sound[start : start + size].tobytes())
    return True


def _trimmed(sound: NDArray[np.float32]) -> Sound:
    loud = np.flatnonzero(np.abs(sound) > SILENT)
    if not len(loud):
        return np.zeros(0, np.int16)
    kept = sound[max(0, loud[0] - MARGIN) : loud[-1] + 3 * MARGIN] * GAIN
    return (np.clip(_at_our_rate(kept), -1, 1) * 32767).astype(np.int16)


def _at_our_rate(sound: NDArray[np.float32]) -> NDArray[np.float32]:
    """24,000 samples a second become 22,050 by leaving out what is above 11 kHz: nothing is bent, and it is fast."""
    size = len(sound) * RATE // OWN_RATE
    spectrum = np.fft.rfft(sound)[: size // 2 + 1]
    return np.fft.irfft(spectrum, size).astype(np.float32) * np.float32(size / len(sound))
