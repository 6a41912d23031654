"""Is this machine fit for full duplex? It speaks, hears itself, and then a voice laid over that in memory."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from voice.engines.voice_detection import CHUNK_BYTES, VoiceDetector
from voice.model import Patience
from voice.recogniser.echo import Echo, WaryDetector
from voice.recogniser.end_of_speech import EndOfSpeech, Turn

RATE = 16_000
TRAVELLER = 1300.0  # root mean square of a voice at half a metre, -28 dBFS
FIRST, EVERY = 2.0, 3.0  # seconds of sound: when the voice is laid over it, and again
IN_TIME = 1.2  # seconds from its beginning until it must have been noticed
SEEN = 0.6  # of these voices
ABOVE_ROOM_DB = 6.0  # less, and it did not hear itself at all


@dataclass(frozen=True)
class Piece:
    """Sound as it came, 16 bit mono: given to the loudspeaker (`rate` samples a second), or heard (0: 16 kHz)."""

    pcm: bytes
    rate: int = 0


class Finding(StrEnum):
    """What came of it."""

    FIT = "fit"
    SILENT = "silent"  # the microphone gave zeros, or nothing
    UNHEARD = "unheard"  # it did not hear itself: nothing is known
    STALLS = "stalls"  # sound stood still: the delay between both is another each time
    OWN_VOICE = "own-voice"  # it takes itself for a traveller
    DROWNED = "drowned"  # a traveller is not noticed over it


@dataclass(frozen=True)
class Result:
    """Levels in dBFS: the room before it spoke, itself as heard, and what is left of that."""

    finding: Finding
    room: float = 0.0
    echo: float = 0.0
    left: float = 0.0
    own: int = 0  # how often it took itself for a traveller
    voices: int = 0  # laid over it
    noticed: int = 0


def judged(pieces: Sequence[Piece], voice: "np.ndarray[tuple[int], np.dtype[np.float64]]") -> Result:
    """What is to be thought of a recording; `voice`: a traveller's, 16 kHz, of any loudness."""
    heard = b"".join(piece.pcm for piece in pieces if not piece.rate)
    if not heard.strip(b"\0"):
        return Result(Finding.SILENT)
    alone = _Pass(pieces)
    result = Result(Finding.FIT, _level(alone.before), _level(alone.during), _level(alone.left), len(alone.began))
    if result.echo < result.room + ABOVE_ROOM_DB:
        return replace(result, finding=Finding.UNHEARD)
    if alone.stalls:
        return replace(result, finding=Finding.STALLS)
    if alone.began:
        return replace(result, finding=Finding.OWN_VOICE)
    moments = list(_moments(len(alone.during) / 2 / RATE, alone.since))
    loud = voice / np.sqrt((voice[np.abs(voice) > np.abs(voice).max() * 0.1] ** 2).mean()) * TRAVELLER
    over = _Pass(list(_laid_over(pieces, loud, moments)))
    noticed = sum(any(at <= began <= at + IN_TIME for began in over.began) for at in moments)
    fit = bool(moments) and noticed >= SEEN * len(moments)
    finding = Finding.FIT if fit else Finding.DROWNED
    return replace(result, finding=finding, voices=len(moments), noticed=noticed)


class _Pass:
    """One way through the recording, as the recogniser goes it: when it would have noticed a voice, in seconds."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self.before, self.during, self.left = bytearray(), bytearray(), bytearray()
        self.began: list[float] = []
        self.since = 0.0  # seconds of what was heard until it spoke
        echo = Echo()
        detector, ends, kept, at = WaryDetector(VoiceDetector(), echo), EndOfSpeech(Patience.USUAL), bytearray(), 0
        echo.open()
        for piece in pieces:
            if piece.rate:
                echo.play(piece.pcm, piece.rate)
                continue
            cleaned = echo.clean(piece.pcm)
            self.since += 0.0 if self.during else len(piece.pcm) / 2 / RATE
            (self.during if echo.speaking else self.before).extend(piece.pcm)
            self.left.extend(cleaned if echo.speaking else b"")
            kept += cleaned
            while len(kept) >= CHUNK_BYTES:
                turn = ends.step(detector.voice(bytes(kept[:CHUNK_BYTES])))
                del kept[:CHUNK_BYTES]
                at += CHUNK_BYTES // 2
                if turn is Turn.BEGAN and echo.speaking:
                    self.began.append(at / RATE)
                if turn is Turn.ENDED:
                    ends = EndOfSpeech(Patience.USUAL)
                    detector.forget()
        self.stalls = echo.stalls


def _moments(seconds: float, since: float) -> Iterator[float]:
    at = FIRST
    while at + IN_TIME < seconds:
        yield since + at
        at += EVERY


def _laid_over(
    pieces: Iterable[Piece], voice: "np.ndarray[tuple[int], np.dtype[np.float64]]", moments: Sequence[float]
) -> Iterator[Piece]:
    at = 0
    for piece in pieces:
        if piece.rate:
            yield piece
            continue
        samples = np.frombuffer(piece.pcm, np.int16).astype(np.float64)
        for moment in moments:
            start = round(moment * RATE)
            low, high = max(start, at), min(start + len(voice), at + len(samples))
            if low < high:
                samples[low - at : high - at] += voice[low - start : high - start]
        at += len(samples)
        yield Piece(np.clip(samples, -32768, 32767).astype(np.int16).tobytes())


def _level(pcm: bytes | bytearray) -> float:
    samples = np.frombuffer(bytes(pcm), np.int16).astype(np.float64)
    return round(20 * float(np.log10(np.sqrt((samples**2).mean()) / 32768 + 1e-5)), 1) if len(samples) else -100.0
