"""Makes the sound of `listen.yaml`: synthetic voices at their rates, and the noise of a station; nothing is downloaded.

Noise is half pink and half eight talkers at once; a ratio counts on active speech. Synthetic voices rank engines and
guard against regressions. They promise nothing about people, least of all old people.
"""

import io
import shutil
import subprocess
import tempfile
import wave
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from voice.engines.microphone import RATE, sampled

SPEECH = 32768 * 10 ** (-26 / 20)  # as loud as telephony counts on (ITU-T P.56): -26 dBFS of active speech
ROOM = 10.0  # of 32768: a quiet room, never a digital silence
BEFORE, AFTER = 0.6, 2.0  # seconds of room, or noise, around a sentence
Samples = Any  # numpy floats, 16 kHz


def missing() -> str:
    """Programs that are not on this machine; "" when all are."""
    return ", ".join(name for name in ("espeak-ng", "flite") if shutil.which(name) is None)


@cache
def said(text: str, program: str, voice: str, rate: float) -> Samples:
    """A sentence, loud as SPEECH, with no silence around it."""
    text = text.strip().capitalize() + "."
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "said.wav")
        if program == "espeak-ng":
            subprocess.run(["espeak-ng", "-v", voice, "-s", str(round(rate)), "-w", file, text], check=True)
        elif program == "flite":
            stretch = ["--setf", f"duration_stretch={rate}"]
            subprocess.run(["flite", "-voice", voice, *stretch, "-t", text, "-o", file], check=True)
        else:
            _hibari().save(text, str(file), speed=rate)
        with wave.open(io.BytesIO(file.read_bytes())) as wav:
            samples = sampled(np.frombuffer(wav.readframes(10**8), np.int16).astype(float), wav.getframerate())
    loud = np.flatnonzero(np.abs(samples) > np.abs(samples).max() * 0.02)
    samples = samples[loud[0] : loud[-1] + 1]
    return samples / _active(samples) * SPEECH


def in_noise(samples: Samples, decibel: float | None, talkers: Sequence[Samples], seed: int) -> bytes:
    """16 bit sound: the sentence in a quiet room (None), or in noise that is `decibel` softer than it."""
    rng = np.random.default_rng(seed)
    whole = np.concatenate([np.zeros(round(BEFORE * RATE)), samples, np.zeros(round(AFTER * RATE))])
    whole = whole + rng.normal(0, ROOM, len(whole))
    if decibel is not None:
        whole = whole + station(len(whole), talkers, rng) * SPEECH / 10 ** (decibel / 20)
    return bytes(np.clip(whole, -32768, 32767).astype(np.int16).tobytes())


def station(length: int, talkers: Sequence[Samples], rng: np.random.Generator) -> Samples:
    """So many samples of noise, of level 1."""
    spectrum = np.fft.rfft(rng.normal(0, 1, length))
    pink = np.fft.irfft(spectrum / np.sqrt(np.maximum(1, np.arange(len(spectrum)))), length)
    babble = np.zeros(length)
    for _ in range(8):
        at = -int(rng.integers(0, 2 * RATE))
        while at < length:
            one = talkers[int(rng.integers(len(talkers)))]
            start, end = max(0, at), max(0, min(length, at + len(one)))
            babble[start:end] += one[start - at : end - at] if end > start else 0
            at += len(one) + int(rng.integers(0, RATE // 2))
    noise = pink / _level(pink) + babble / max(1e-9, _level(babble))
    return noise / _level(noise)


def _level(samples: Samples) -> float:
    return float(np.sqrt((samples**2).mean()))


def _active(samples: Samples) -> float:
    """The level of what is speech in it: frames of 20 ms that are not far softer than the loudest."""
    energy = (samples[: len(samples) // 320 * 320].reshape(-1, 320) ** 2).mean(1)
    return float(np.sqrt(energy[energy > energy.max() * 0.01].mean()))


@cache
def _hibari() -> Any:
    from hibari import Hibari

    return Hibari()
