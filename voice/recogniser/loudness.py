"""How loud it is at the microphone, and what is wrong with it: silence that no room has, clipping, too much noise."""

from collections import deque
from typing import Final

import numpy as np

from voice.model import ListenState

RATE = 16_000
EVERY = 0.2  # seconds: five figures a second
FLOOR = -90.0  # dBFS of a digital silence
SILENT = 5.0  # seconds of nothing but zeros
CLIPPED = 0.02  # of all samples, for CLIPPING seconds: a word that clips now and then does no harm
CLIPPING = 1.0
NOISE = -35.0  # dBFS of the quietest moments of NOISY seconds; above it nobody is understood
NOISY = 3.0
TOP: Final = 32_700


class Loudness:
    """Follows one time that the microphone is open."""

    def __init__(self) -> None:
        self._kept = np.zeros(0, np.int16)
        self._zeros = 0.0
        self._clipping = 0.0
        self._levels: deque[float] = deque(maxlen=round(NOISY / EVERY))
        self.trouble: ListenState | None = None  # what is wrong now

    def take(self, pcm: bytes) -> list[float]:
        """The levels (dBFS, of 0.2 s each) that this piece of sound makes whole; `trouble` is up to date then."""
        self._kept = np.concatenate([self._kept, np.frombuffer(pcm, np.int16)])
        size, levels = round(RATE * EVERY), []
        while len(self._kept) >= size:
            levels.append(self._measure(self._kept[:size]))
            self._kept = self._kept[size:]
        return levels

    def _measure(self, samples: "np.ndarray[tuple[int], np.dtype[np.int16]]") -> float:
        loud = np.abs(samples.astype(np.float64))
        level = max(FLOOR, 20 * float(np.log10(np.sqrt((loud**2).mean()) / 32768 + 1e-12)))
        self._levels.append(level)
        self._zeros = self._zeros + EVERY if not loud.any() else 0.0
        self._clipping = self._clipping + EVERY if (loud >= TOP).mean() > CLIPPED else 0.0
        self.trouble = self._judged()
        return round(level, 1)

    def _judged(self) -> ListenState | None:
        if self._zeros >= SILENT - EVERY / 2:
            return ListenState.SILENT_MICROPHONE
        if self._clipping >= CLIPPING - EVERY / 2:
            return ListenState.CLIPPING
        full = len(self._levels) == self._levels.maxlen
        return ListenState.NOISY if full and min(self._levels) > NOISE else None
