"""Who is told what the ear does, and a voice to speak to it."""

import subprocess
from collections.abc import Callable
from queue import Empty, Queue
from typing import Any

import numpy as np

from voice.engines.microphone import RATE, sampled
from voice.model import Heard, ListenState

PATIENCE = 60.0  # seconds until a story that would hang gives up; a model loads in ten at most
LEVEL = 2600.0  # of 32768: as loud as people speak, -22 dBFS


class Told:
    """Keeps all that an ear tells, in order."""

    def __init__(self) -> None:
        self._news: Queue[Any] = Queue()
        self.states: list[ListenState] = []
        self.levels: list[float] = []
        self.voices = 0

    def changed(self, state: ListenState) -> None:
        self.states.append(state)
        self._news.put(state)

    def heard(self, heard: Heard) -> None:
        self._news.put(heard)

    def level(self, dbfs: float) -> None:
        self.levels.append(dbfs)

    def spoke(self) -> None:
        self.voices += 1

    def wait_for(self, state: ListenState) -> None:
        self._wait(lambda news: news is state)

    def wait_heard(self) -> Heard:
        heard: Heard = self._wait(lambda news: isinstance(news, Heard))
        return heard

    def _wait(self, wanted: Callable[[Any], bool]) -> Any:
        seen = []
        while True:
            try:
                seen.append(self._news.get(timeout=PATIENCE))
            except Empty:
                raise AssertionError(f"it never came; what came: {seen}") from None
            if wanted(seen[-1]):
                return seen[-1]


def spoken(text: str, voice: str = "en-gb", rate: int = 140, before: float = 0.4, after: float = 2.4) -> bytes:
    """16 kHz sound of a sentence by espeak-ng, with a quiet room before and after it."""
    command = ["espeak-ng", "-v", voice, "-s", str(rate), "--stdout", text]
    raw = subprocess.run(command, capture_output=True, check=True).stdout
    samples = sampled(np.frombuffer(raw[44:], np.int16).astype(float), int.from_bytes(raw[24:28], "little"))
    loud = np.abs(samples) > np.abs(samples).max() * 0.1
    samples = samples / np.sqrt((samples[loud] ** 2).mean()) * LEVEL
    whole = np.concatenate([np.zeros(round(before * RATE)), samples, np.zeros(round(after * RATE))])
    room = np.random.default_rng(1).normal(0, 8, len(whole))
    return bytes(np.clip(whole + room, -32768, 32767).astype(np.int16).tobytes())
