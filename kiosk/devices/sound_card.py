"""The machine's own microphone and loudspeaker through PortAudio, in blocks of 10 ms."""

from collections import deque
from typing import Any

from kiosk.devices.sound import BLOCK, RATE, NoSound

MOST_WAITING = 12  # blocks, 120 ms: what waits longer is too late for a talk


def _library() -> Any:
    try:
        import sounddevice
    except OSError as error:
        raise NoSound("libportaudio2 is not on this machine. Install it: sudo apt-get install libportaudio2") from error
    return sounddevice


class CardMicrophone:
    """The default microphone, as the sound server gives it."""

    def __init__(self) -> None:
        self._stream: Any = None

    def open(self) -> None:
        """See `Microphone`."""
        library = _library()
        try:
            self._stream = library.RawInputStream(
                samplerate=RATE, channels=1, dtype="int16", blocksize=BLOCK, latency="low"
            )
            self._stream.start()
        except library.PortAudioError as error:
            self.close()
            raise NoSound(f"no microphone answers: {error}") from error

    def read(self) -> bytes:
        """See `Microphone`."""
        if self._stream is None:
            raise NoSound("the microphone is closed")
        try:
            block, _ = self._stream.read(BLOCK)
        except _library().PortAudioError as error:
            raise NoSound(f"the microphone went away: {error}") from error
        return bytes(block)

    def close(self) -> None:
        """See `Microphone`."""
        stream, self._stream = self._stream, None
        if stream is not None:
            stream.close(ignore_errors=True)


class CardLoudspeaker:
    """The default loudspeaker."""

    def __init__(self) -> None:
        self._stream: Any = None
        self._waiting: deque[bytes] = deque(maxlen=MOST_WAITING)

    def open(self) -> None:
        """See `Loudspeaker`."""
        library = _library()
        self._waiting.clear()
        try:
            self._stream = library.RawOutputStream(
                samplerate=RATE, channels=1, dtype="int16", blocksize=BLOCK, latency="low", callback=self._fill
            )
            self._stream.start()
        except library.PortAudioError as error:
            self.close()
            raise NoSound(f"no loudspeaker answers: {error}") from error

    def write(self, block: bytes) -> None:
        """See `Loudspeaker`."""
        if self._stream is None or not self._stream.active:
            raise NoSound("the loudspeaker went away")
        self._waiting.append(block)

    def close(self) -> None:
        """See `Loudspeaker`."""
        stream, self._stream = self._stream, None
        if stream is not None:
            stream.close(ignore_errors=True)

    def _fill(self, out: Any, frames: int, _time: Any, _status: Any) -> None:
        """Called by PortAudio, in its own thread; every block has the size that was asked for."""
        block = self._waiting.popleft() if self._waiting else b""
        out[:] = block[: frames * 2].ljust(frames * 2, b"\0")
