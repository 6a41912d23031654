"""A synthetic room: what comes out of the loudspeaker comes back after 20 ms, with the echoes of a small hall."""

import numpy as np

from assistance.talk.echo import Echo
from kiosk.devices.sound import BLOCK, RATE

SECONDS = 7
LEARNT = 3  # seconds until the canceller is measured
LOUD = 12_000.0
DELAY = RATE // 50


def far_voice() -> np.ndarray:
    """Noise in the rhythm of syllables, as 16 bit samples."""
    noise = np.random.default_rng(1)
    t = np.arange(RATE * SECONDS) / RATE
    syllables = (np.sin(2 * np.pi * 3 * t) > -0.2) * (0.3 + 0.7 * np.abs(np.sin(2 * np.pi * 0.7 * t)))
    voice = np.convolve(noise.normal(size=len(t)), np.ones(24) / 24, "same") * syllables
    return voice / np.abs(voice).max() * LOUD


def room(voice: np.ndarray) -> np.ndarray:
    """The same as a microphone in that room hears it."""
    noise = np.random.default_rng(2)
    answer = np.zeros(DELAY + RATE // 18)
    answer[DELAY] = 0.5
    answer[DELAY:] += noise.normal(size=RATE // 18) * np.exp(-np.arange(RATE // 18) / 600) * 0.03
    return np.convolve(voice, answer)[: len(voice)]


def reduction_db(echo: Echo) -> float:
    """How many dB of the room's echo `echo` takes away, after it has learnt the room."""
    far = far_voice()
    near, cleaned = room(far), []
    for at in range(0, len(far) - BLOCK + 1, BLOCK):
        blocks = (part[at : at + BLOCK].astype("<i2").tobytes() for part in (near, far))
        cleaned.append(np.frombuffer(echo.clean(*blocks), "<i2"))
    after = np.concatenate(cleaned).astype(float)
    since = RATE * LEARNT
    return float(_level(near[since : len(after)]) - _level(after[since:]))


def _level(wave: np.ndarray) -> float:
    return float(10 * np.log10((wave**2).mean() + 1e-9))
