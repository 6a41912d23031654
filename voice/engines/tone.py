"""The sound with which the kiosk begins to listen: two soft notes, the second higher, as a question rises."""

from array import array
from functools import lru_cache
from math import pi, sin

NOTES_HZ = (523.25, 783.99)  # C and G: a fifth
NOTE_SECONDS = 0.09
LOUD = 0.25  # of what 16 bit hold
EDGE_SECONDS = 0.012  # in and out: no click


@lru_cache(maxsize=2)
def listening_tone(rate: int) -> bytes:
    """16 bit mono PCM of `rate` samples a second, 0.18 s long."""
    samples, edge = int(rate * NOTE_SECONDS), max(1, int(rate * EDGE_SECONDS))
    notes = (
        sin(2 * pi * hertz * at / rate) * min(1.0, at / edge, (samples - at) / edge)
        for hertz in NOTES_HZ
        for at in range(samples)
    )
    return array("h", (int(32767 * LOUD * note) for note in notes)).tobytes()
