"""A microphone that hears a wav file or a tone, and a loudspeaker that remembers: they keep the time of real ones."""

import math
import struct
import time
import wave
from collections import deque
from pathlib import Path

from kiosk.devices.sound import BLOCK, RATE, NoSound

REMEMBERED = 1500  # blocks, 15 seconds


def tone(hertz: float, loud: float = 0.3, seconds: float = 1.0) -> bytes:
    """A sine of `hertz`; whole numbers of hertz repeat without a click each second."""
    top = loud * 32_767
    samples = (round(top * math.sin(2 * math.pi * hertz * n / RATE)) for n in range(round(RATE * seconds)))
    return b"".join(struct.pack("<h", sample) for sample in samples)


def read_wav(file: Path) -> bytes:
    """The sound of a wav file. Raises NoSound for one that is not 48,000 samples a second, 16 bit, mono."""
    try:
        with wave.open(str(file)) as sound:
            kind = (sound.getframerate(), sound.getsampwidth(), sound.getnchannels())
            pcm: bytes = sound.readframes(sound.getnframes())
    except (OSError, wave.Error, EOFError) as error:
        raise NoSound(f"{file} cannot be heard: {error}") from error
    if kind != (RATE, 2, 1):
        raise NoSound(f"{file} must have {RATE} samples a second, 16 bit, one channel")
    return pcm


class SimulatedMicrophone:
    """Hears `sound` again and again, block by block, in real time. Pull its plug by `plugged`."""

    def __init__(self, sound: bytes) -> None:
        self._sound = sound + bytes(-len(sound) % (BLOCK * 2))
        self._next = 0
        self._began = 0.0
        self.began_at = 0.0  # seconds since 1970: when the first sample was heard
        self.plugged = True

    def open(self) -> None:
        """See `Microphone`."""
        self._next, self._began, self.began_at = 0, time.monotonic(), time.time()
        if not self.plugged:
            raise NoSound("the microphone is not plugged in")

    def read(self) -> bytes:
        """See `Microphone`."""
        if not self.plugged:
            raise NoSound("the microphone went away")
        wait = self._began + (self._next + 1) * BLOCK / RATE - time.monotonic()
        if wait > 0:
            time.sleep(wait)
        at = self._next * BLOCK * 2 % len(self._sound)
        self._next += 1
        return self._sound[at : at + BLOCK * 2]

    def close(self) -> None:
        """See `Microphone`."""


class SimulatedLoudspeaker:
    """Remembers the last 15 seconds, and when each block came."""

    def __init__(self) -> None:
        self.heard: deque[tuple[float, bytes]] = deque(maxlen=REMEMBERED)
        self.open_now = False

    def open(self) -> None:
        """See `Loudspeaker`."""
        self.open_now = True

    def write(self, block: bytes) -> None:
        """See `Loudspeaker`."""
        self.heard.append((time.monotonic(), block))

    def close(self) -> None:
        """See `Loudspeaker`."""
        self.open_now = False
