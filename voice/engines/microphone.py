"""Microphones of the recogniser: the machine's own through PortAudio, and a wav file that is heard instead."""

import wave
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread
from typing import Any

import numpy as np

RATE = 16_000
PIECE = 512  # samples, 32 ms
Take = Callable[[bytes], None]  # sound of 16 kHz, 16 bit, mono; called in a thread of the microphone's own


class NoMicrophone(Exception):  # noqa: N818  it is a state of the ear, told as one
    """None is there, or it cannot be opened."""


class CardMicrophone:
    """The machine's default microphone, open from `open` to `close` and never else."""

    def __init__(self) -> None:
        self._stream: Any = None

    def open(self, take: Take) -> None:
        """Begin to hear. Raises NoMicrophone."""
        library = _library()
        try:
            self._stream = self._opened(library, RATE, take)
        except library.PortAudioError:
            self._open_at_its_own_rate(library, take)

    def close(self) -> None:
        """Hear no more."""
        stream, self._stream = self._stream, None
        if stream is not None:
            stream.close(ignore_errors=True)

    def there(self) -> bool:
        """Whether one is plugged in now: looks anew, without opening it. Not while it is open."""
        library = _library()
        library._terminate()  # PortAudio looks for devices once, at its start
        library._initialize()
        try:
            return bool(library.query_devices(kind="input")["max_input_channels"] > 0)
        except (library.PortAudioError, ValueError):
            return False

    def _open_at_its_own_rate(self, library: Any, take: Take) -> None:
        try:
            own = round(library.query_devices(kind="input")["default_samplerate"])
            slower = SlowerSound(own)
            self._stream = self._opened(library, own, lambda pcm: take(slower.of(pcm)))
        except (library.PortAudioError, ValueError) as error:
            raise NoMicrophone(str(error)) from error

    def _opened(self, library: Any, rate: int, take: Take) -> Any:
        stream = library.RawInputStream(
            samplerate=rate,
            channels=1,
            dtype="int16",
            blocksize=PIECE * rate // RATE,
            latency="low",
            callback=lambda sound, _frames, _time, _status: take(bytes(sound)),
        )
        try:
            stream.start()
        except library.PortAudioError:
            stream.close(ignore_errors=True)
            raise
        return stream


class WavMicrophone:
    """Hears a wav file, again from its start each time that it is opened, at the speed of sound; then silence."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._closed = Event()
        self._thread: Thread | None = None

    def open(self, take: Take) -> None:
        """Begin to hear. Raises NoMicrophone when the file is none."""
        try:
            sound = read_wav(self._file)
        except (OSError, EOFError, ValueError, wave.Error) as error:
            raise NoMicrophone(f"{self._file}: {error}") from error
        self._closed = closed = Event()

        def play() -> None:
            for at in range(0, len(sound), 2 * PIECE):
                take(sound[at : at + 2 * PIECE])
                if closed.wait(PIECE / RATE):
                    return
            noise = np.random.default_rng(1)
            while not closed.wait(PIECE / RATE):
                take(noise.normal(0, 3, PIECE).astype(np.int16).tobytes())

        self._thread = Thread(target=play, name="wav-microphone", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Hear no more."""
        self._closed.set()

    def there(self) -> bool:
        """Whether the file is there."""
        return self._file.is_file()


def read_wav(file: Path) -> bytes:
    """Sound of 16 kHz, 16 bit, mono. Raises OSError, EOFError, wave.Error, and ValueError for other samples."""
    with wave.open(str(file), "rb") as wav:
        rate, channels, width = wav.getframerate(), wav.getnchannels(), wav.getsampwidth()
        sound = wav.readframes(wav.getnframes())
    if width != 2:
        raise ValueError("its samples must have 16 bits")
    samples = np.frombuffer(sound, np.int16).reshape(-1, channels).mean(1)
    slow: bytes = sampled(samples, rate).astype(np.int16).tobytes()
    return slow


def sampled(samples: Any, rate: int) -> Any:
    """Samples (floats) of `rate` a second at 16 kHz; what is too high for that is taken out first."""
    if rate == RATE:
        return samples
    wanted = max(1, round(len(samples) * RATE / rate))
    spectrum = np.fft.rfft(samples)
    kept = spectrum[: wanted // 2 + 1]
    if len(kept) < wanted // 2 + 1:
        kept = np.pad(kept, (0, wanted // 2 + 1 - len(kept)))
    return np.clip(np.fft.irfft(kept, wanted) * (wanted / max(1, len(samples))), -32768, 32767)


class SlowerSound:
    """Makes 16 kHz of the device's own rate, piece by piece, with a filter that remembers the piece before."""

    def __init__(self, rate: int) -> None:
        self._rate = rate
        reach = 8 * max(1, rate // RATE)
        times = np.arange(-reach, reach + 1) / rate
        shape = np.sinc(2 * 7000 * times) * np.hamming(2 * reach + 1)
        self._filter = shape / shape.sum()
        self._before = np.zeros(2 * reach)
        self._at = 0.0  # where the next sample is taken, in samples of the device

    def of(self, pcm: bytes) -> bytes:
        """The next piece, at 16 kHz."""
        joined = np.concatenate([self._before, np.frombuffer(pcm, np.int16)])
        smooth = np.convolve(joined, self._filter, "valid")
        self._before = joined[len(joined) - len(self._before) :]
        places = np.arange(self._at, len(smooth), self._rate / RATE)
        self._at = float(places[-1] + self._rate / RATE - len(smooth)) if len(places) else self._at - len(smooth)
        taken = np.interp(places, np.arange(len(smooth)), smooth)
        slow: bytes = np.clip(taken, -32768, 32767).astype(np.int16).tobytes()
        return slow


def _library() -> Any:
    try:
        import sounddevice
    except OSError as error:
        raise NoMicrophone(
            "libportaudio2 is not on this machine. Install it: sudo apt-get install libportaudio2"
        ) from error
    return sounddevice
