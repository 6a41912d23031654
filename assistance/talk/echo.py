"""Takes what the loudspeaker plays out of what the microphone hears, or keeps one of both silent where it cannot."""

from typing import Any, Protocol

import numpy as np

from kiosk.devices.sound import BLOCK, RATE

DELAY_MS = 20  # from the loudspeaker to the microphone, as a first guess: the canceller finds the rest
LOUD = 500.0  # root mean square of a block of 16 bit samples above which the other side is speaking
HANG_BLOCKS = 25  # a quarter of a second after the other side was last loud
QUIET = 0.05  # half-duplex: what is left of the microphone while the other side speaks


class Echo(Protocol):
    """Cleans one block of the microphone, given the block that was played meanwhile."""

    def clean(self, near: bytes, far: bytes) -> bytes:
        """The traveller alone."""


class Canceller:
    """WebRTC's echo canceller (pywebrtc-audio): the traveller can speak while she hears."""

    def __init__(self, canceller: Any) -> None:
        self._canceller = canceller

    def clean(self, near: bytes, far: bytes) -> bytes:
        """See `Echo`."""
        heard, played = (np.frombuffer(block, "<i2") for block in (near, far))
        cleaned = np.asarray(self._canceller.process(heard, played))
        return cleaned.astype("<i2").tobytes()


class HalfDuplex:
    """One speaks at a time: while the helper is loud the microphone is turned down."""

    def __init__(self) -> None:
        self._hang = 0

    def clean(self, near: bytes, far: bytes) -> bytes:
        """See `Echo`."""
        played = np.frombuffer(far, "<i2").astype(np.float64)
        loud = bool(len(played)) and float(np.sqrt((played**2).mean())) > LOUD
        self._hang = HANG_BLOCKS if loud else max(0, self._hang - 1)
        if not self._hang:
            return near
        return (np.frombuffer(near, "<i2") * QUIET).astype("<i2").tobytes()


class Untouched:
    """The sound server cancels already: two cancellers spoil each other."""

    def clean(self, near: bytes, far: bytes) -> bytes:
        """See `Echo`."""
        del far
        return near


def open_echo(how: str = "cancel") -> Echo:
    """`how`: "cancel", "half-duplex", or "none". Half-duplex also where the canceller is not installed."""
    if how == "none":
        return Untouched()
    if how == "cancel":
        try:
            from pywebrtc_audio import EchoCanceller
        except ImportError:
            return HalfDuplex()
        return Canceller(EchoCanceller(RATE, 1, DELAY_MS))
    return HalfDuplex()


def silence() -> bytes:
    """A block in which nothing is heard."""
    return bytes(BLOCK * 2)
