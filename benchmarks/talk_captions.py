"""How long a traveller waits to read what a helper has said: from her last sound on the line to the words."""

import tempfile
import time
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any

import numpy as np

from kiosk.devices.sound import BLOCK, RATE
from kiosk.settings import Settings
from tests.voice.recogniser.listened import spoken
from voice.recogniser.captions import open_captions

SENTENCES = (
    "Good morning, I can help you with your ticket.",
    "Which train would you like to take today?",
    "Please wait at the machine, I am coming to you.",
    "The train at ten past nine goes from platform two.",
    "You have to change once, and there is time for it.",
    "Please hold your card to the reader now.",
)
VOICES = ("en-us", "en-gb")
SILENCE = 3.0  # seconds after each sentence
PATIENCE = 20.0  # for a caption that is late
READY = 60.0


def caption_seconds() -> list[float]:
    """Of each sentence by each voice, given as slowly as it is spoken. Raises TimeoutError where none came."""
    told: SimpleQueue[tuple[float, dict[str, Any]]] = SimpleQueue()
    took = []
    with tempfile.TemporaryDirectory() as home:
        captions = open_captions(Settings(Path(home)), "en", RATE, lambda news: told.put((time.monotonic(), news)))
        if captions is None:
            raise TimeoutError("nothing here writes English")
        try:
            if told.get(timeout=READY)[1] != {"captions": "on"}:
                raise TimeoutError("the engine did not come up")
            for sentence in (one for voice in VOICES for one in (spoken(text, voice, after=0.0) for text in SENTENCES)):
                _feed(captions.feed, np.repeat(np.frombuffer(sentence, np.int16), RATE // 16_000).tobytes())
                ended = time.monotonic()
                _feed(captions.feed, bytes(round(SILENCE * RATE) * 2))
                took.append(_last(told) - ended)
        finally:
            captions.close()
    return took


def _feed(feed: Any, sound: bytes) -> None:
    began = time.monotonic()
    for n, at in enumerate(range(0, len(sound), BLOCK * 2)):
        feed(sound[at : at + BLOCK * 2])
        time.sleep(max(0.0, began + (n + 1) * BLOCK / RATE - time.monotonic()))


def _last(told: "SimpleQueue[tuple[float, dict[str, Any]]]") -> float:
    """When the last piece of a sentence came."""
    came = 0.0
    try:
        while True:
            at, news = told.get_nowait() if came else told.get(timeout=PATIENCE)
            came = at if "caption" in news else came
    except Empty:
        if not came:
            raise TimeoutError("no caption came") from None
        return came
