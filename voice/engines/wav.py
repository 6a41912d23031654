"""A sink that writes what is said into wav files, for the tour, for tests and for a kiosk without a loudspeaker."""

import wave
from pathlib import Path
from typing import IO

from voice.ports import SoundTrouble

CURE = "Set devices.sound to a folder that can be written."


class WavSink:
    """One .wav file, or a folder that gets one numbered file for all that is said until it is drained or flushed."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._rate = 0
        self._file: IO[bytes] | None = None
        self._wav: wave.Wave_write | None = None
        self._number = 0

    def open(self, rate: int) -> None:
        """Sound of `rate` samples a second from now on. The file begins with the first sound."""
        if rate != self._rate:
            self.close()
            self._rate = rate

    def write(self, pcm: bytes) -> None:
        """Add to the file. Raises SoundTrouble when it cannot be written."""
        try:
            (self._wav or self._begin()).writeframesraw(pcm)
        except OSError as error:
            raise SoundTrouble(f"cannot write {self._place}: {error.strerror}.", CURE) from error

    def flush(self) -> None:
        """A file hears at once: nothing waits. In a folder, what is said next goes into a file of its own."""
        self.drain()

    def drain(self) -> None:
        """In a folder, what is said next goes into a file of its own."""
        if self._place.suffix != ".wav":
            self.close()

    def close(self) -> None:
        """Finish the file."""
        wav, file, self._wav, self._file = self._wav, self._file, None, None
        if wav is not None and file is not None:
            wav.close()
            file.close()

    def _begin(self) -> wave.Wave_write:
        file = self._place
        if file.suffix != ".wav":
            file = self._next_in(file)
        file.parent.mkdir(parents=True, exist_ok=True)
        self._file = file.open("wb")
        self._wav = wave.open(self._file, "wb")  # noqa: SIM115  it stays open until `close`
        self._wav.setnchannels(1)
        self._wav.setsampwidth(2)
        self._wav.setframerate(self._rate)
        return self._wav

    def _next_in(self, folder: Path) -> Path:
        self._number += 1
        while (file := folder / f"{self._number:04}.wav").exists():
            self._number += 1
        return file
