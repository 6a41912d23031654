"""The kiosk hears itself: what it plays is taken out of what its microphone hears, so that she may speak over it."""

from typing import Any

import numpy as np

from voice.engines.microphone import SlowerSound
from voice.engines.voice_detection import VoiceDetector

RATE = 16_000
BLOCK = RATE // 100  # samples: the canceller takes 10 ms at a time
BYTES = 2 * BLOCK
AHEAD = 4  # blocks that are played before the ones that are heard: they come in bursts
MOST_AHEAD = 60  # more: a piece of the microphone's sound was lost on the way
PATIENCE = 40  # blocks that are heard and wait for what was played meanwhile: more, and one of both has stood still
SETTLING = 60  # blocks in which the kiosk speaks, until the canceller has found the delay again
LOUD = 60.0  # root mean square of a block in which the kiosk speaks
HANG = 50  # blocks since then: so long its sound may be on its way through loudspeaker and microphone
LEFT, PLAYED = RATE // 2, 3 * RATE // 2  # samples that are compared: what is left, and what was played until then
LIKE = 14.0  # how far their likeness at one delay stands out: 5 to 10 for another voice, 40 to 70 for an echo
SURE = 0.8  # how sure it must be of a voice while the kiosk speaks
IN_A_ROW = 3  # pieces of sound with a voice in them, until then


class Echo:
    """WebRTC's echo canceller over two streams that keep time with each other, piece by piece of any length.

    It finds the delay between them, and learns the room, by itself: anew each time that the microphone is opened, and
    where one of both stood still, as on a machine that has too much to do: the delay is another from then on, and a
    canceller takes longer to unlearn one than to learn it. Without the canceller the sound stays as it is.
    """

    def __init__(self) -> None:
        self.stalls = 0  # how often one of the two stood still
        self._canceller = _canceller()
        self._rate = RATE
        self._slower = SlowerSound(RATE)
        self._played = bytearray()  # 16 kHz
        self._heard = bytearray()
        self._aligned = False
        self._opened = False  # and nothing was heard yet
        self._settling = SETTLING
        self._left = bytearray()  # the last of what was left, and of what was played
        self._far = bytearray()
        self._quiet = HANG  # blocks since the kiosk was last loud

    @property
    def cancels(self) -> bool:
        """Whether it has had the time to learn the room."""
        return self._canceller is not None and self._settling == 0

    def is_itself(self) -> bool:
        """Whether what was left of the last half second is the kiosk's own voice: the delay has just changed."""
        left, played = (np.frombuffer(bytes(one), np.int16).astype(np.float64) for one in (self._left, self._far))
        if len(left) < LEFT or len(played) < LEFT:
            return True  # too early to know
        size = 2 * PLAYED
        product = np.fft.rfft(left * np.hanning(len(left)), size) * np.conj(np.fft.rfft(played, size))
        loud = np.abs(product)
        likeness = np.fft.irfft(product / (loud + 1e-3 * loud.mean() + 1e-9), size)  # of their phases, at each delay
        return float(np.abs(likeness).max()) > LIKE * float(likeness.std())

    @property
    def speaking(self) -> bool:
        """Whether the kiosk speaks, or did just now."""
        return self._quiet < HANG

    def play(self, pcm: bytes, rate: int) -> None:
        """This was given to the loudspeaker."""
        if rate != self._rate:
            self._rate, self._slower = rate, SlowerSound(rate)
        self._played += pcm if rate == RATE else self._slower.of(pcm)
        if not self._aligned or len(self._played) > MOST_AHEAD * BYTES:
            self._align()

    def open(self) -> None:
        """The microphone is opened: what it hears now belongs to what was played a moment ago."""
        self._heard.clear()
        self._opened = True

    def clean(self, pcm: bytes) -> bytes:
        """What is left of the microphone's sound; some of it may come with the next piece."""
        if self._opened:  # only now: opening takes a while, in which the kiosk speaks on
            self._opened = False
            self._align()
            self._quiet = 0 if _loudness(bytes(self._played)) > LOUD else HANG
        self._heard += pcm
        cleaned = bytearray()
        while len(self._heard) >= BYTES:
            missing = BYTES - len(self._played)
            if missing > 0:
                if len(self._heard) < PATIENCE * BYTES and self._aligned:
                    break
                self.stalls += self._aligned
                self._aligned = False
                self._played += bytes(missing)
            cleaned += self._block(_first(self._heard), _first(self._played))
        return bytes(cleaned)

    def _align(self) -> None:
        """What is heard next goes with what was played just before."""
        del self._played[: max(0, len(self._played) - AHEAD * BYTES)]
        self._aligned, self._settling = len(self._played) > 0, SETTLING
        self._canceller = _canceller()
        self._left.clear()
        self._far.clear()

    def _block(self, near: bytes, far: bytes) -> bytes:
        self._quiet = 0 if _loudness(far) > LOUD else min(HANG, self._quiet + 1)
        if self._canceller is None:
            return near
        heard, played = (np.frombuffer(block, np.int16) for block in (near, far))
        left: bytes = np.asarray(self._canceller.process(heard, played)).astype(np.int16).tobytes()
        if self._quiet == 0:
            self._settling = max(0, self._settling - 1)
        self._left += left
        self._far += far
        del self._left[: max(0, len(self._left) - 2 * LEFT)], self._far[: max(0, len(self._far) - 2 * PLAYED)]
        return left


class WaryDetector(VoiceDetector):
    """Hears a voice as ever while the kiosk is silent; over its speech only one that is sure, three times in a row.

    The first of them pass for silence, and are in what is heard before her voice. Once it has heard her, it is as ever.
    """

    def __init__(self, detector: VoiceDetector, echo: Echo) -> None:
        self._detector = detector
        self._echo = echo
        self._sure = 0

    def voice(self, chunk: bytes) -> float:
        """See VoiceDetector."""
        voice = self._detector.voice(chunk)
        if self._sure >= IN_A_ROW:
            return voice
        if not self._echo.speaking:
            self._sure = 0
            return voice
        self._sure = self._sure + 1 if voice >= SURE and self._echo.cancels else 0
        if self._sure == IN_A_ROW and self._echo.is_itself():
            self._sure = 0
        return voice if self._sure >= IN_A_ROW - 1 else 0.0

    def forget(self) -> None:
        """See VoiceDetector."""
        self._sure = 0
        self._detector.forget()


def _canceller() -> Any:
    try:
        from pywebrtc_audio import EchoCanceller
    except ImportError:
        return None
    return EchoCanceller(RATE, 1, 0)


def _first(sound: bytearray) -> bytes:
    block = bytes(sound[:BYTES])
    del sound[:BYTES]
    return block


def _loudness(pcm: bytes) -> float:
    samples = np.frombuffer(pcm, np.int16).astype(np.float64)
    return float(np.sqrt((samples**2).mean())) if len(samples) else 0.0
