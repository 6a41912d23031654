"""Voice activity: whether somebody speaks now, from the loudness of one side of a talk, above the noise of the hall."""

import numpy as np

QUIET = 100.0  # root mean square of 16 bit samples: no room is more silent
LOUD = 500.0  # below it nobody is taken to speak
ABOVE = 3.0  # times the noise: about 10 dB
RISE = 1.002  # of the noise with each block of 10 ms: what goes on for many seconds is no voice
BEGIN_BLOCKS = 5  # loud ones in a row: a click of a case is no voice
HANG_BLOCKS = 60  # quiet ones until it is over: between two words nobody has stopped, and nothing flickers


class VoiceActivity:
    """One side of a talk. Keeps three numbers and no sound."""

    def __init__(self) -> None:
        self._noise = QUIET
        self._loud = 0  # blocks in a row
        self._hang = 0

    def hear(self, block: bytes) -> bool:
        """Whether somebody speaks, now that this block of 10 ms (16 bit, mono) has come."""
        samples = np.frombuffer(block, "<i2").astype(np.float64)
        level = float(np.sqrt((samples**2).mean())) if len(samples) else 0.0
        self._noise = max(QUIET, min(level, self._noise * RISE))
        self._loud = self._loud + 1 if level > max(LOUD, self._noise * ABOVE) else 0
        self._hang = HANG_BLOCKS if self._loud >= BEGIN_BLOCKS else max(0, self._hang - 1)
        return self._hang > 0
