"""Loudspeakers: PortAudio, and a silent one that keeps the same time where there is no sound card."""

from pathlib import Path
from threading import Condition
from typing import Any

from kiosk.clock import Clock, SystemClock
from voice.engines.reference import Reference
from voice.engines.wav import WavSink
from voice.ports import Sink, SoundTrouble

ROOM_MS = 120  # sound that may wait: enough against a busy machine, little enough that word marks are in time
LATENCY = 0.06  # seconds inside the sound card; with ROOM_MS flushed, a stop is heard after this
STALLED = 4.0  # seconds without any sound taken: the device is gone (a fresh virtual one may rest for 2)
BYTES = 2  # 16 bit, mono
LIBRARY_CURE = "Install it: sudo apt-get install libportaudio2"
DEVICE_CURE = 'Plug in a loudspeaker, or set devices.sound = "none" in loket.toml.'


def open_sink(sound: str, reference: Reference | None = None) -> Sink:
    """The sink of `settings.devices.sound`: "auto", "none", or a folder (or .wav file) to write to. Opens nothing."""
    if sound == "auto":
        return PortAudioSink(reference)
    return SilentSink() if sound == "none" else WavSink(Path(sound))


class SilentSink:
    """Swallows sound at the speed of sound: who listens to word marks and ends notices no difference."""

    def __init__(self, clock: Clock | None = None) -> None:
        self._clock = clock or SystemClock()
        self._change = Condition()
        self._rate = 22_050
        self._end = 0.0  # when the last of it would have been heard
        self._flushes = 0

    def open(self, rate: int) -> None:
        """Sound of `rate` samples a second from now on."""
        self._rate = rate

    def write(self, pcm: bytes) -> None:
        """Returns when no more than ROOM_MS is waiting."""
        with self._change:
            self._end = max(self._end, self._clock.seconds()) + len(pcm) / BYTES / self._rate
            self._wait_until(self._end - ROOM_MS / 1000)

    def flush(self) -> None:
        """Forget what is waiting."""
        with self._change:
            self._end = 0.0
            self._flushes += 1
            self._change.notify_all()

    def drain(self) -> None:
        """Return when all would have been heard."""
        with self._change:
            self._wait_until(self._end)

    def close(self) -> None:
        """No more silence."""
        self.flush()

    def _wait_until(self, moment: float) -> None:
        flushes = self._flushes
        while flushes == self._flushes and (left := moment - self._clock.seconds()) > 0:
            self._change.wait(left)


class WaitingSound:
    """Sound on its way to a loudspeaker: one thread writes, another takes, any thread empties it."""

    def __init__(self) -> None:
        self._change = Condition()
        self._sound = bytearray()
        self._clears = 0
        self._room = 0
        self._ended = False

    def open(self, rate: int) -> None:
        """Let ROOM_MS of sound of this rate wait."""
        self._room = rate * BYTES * ROOM_MS // 1000
        self._ended = False

    def end(self) -> None:
        """Nobody takes any more: who waits, or writes, is told at once."""
        with self._change:
            self._ended = True
            self._change.notify_all()

    def put(self, pcm: bytes) -> None:
        """Add `pcm`, when there is room. Raises SoundTrouble when nothing was taken for a long time."""
        with self._change:
            clears = self._clears
            self._wait_for(self._room)
            if clears == self._clears:  # else silence was asked for while it waited: it is no longer wanted
                self._sound += pcm
                self._change.notify_all()

    def take(self, size: int) -> bytes:
        """Up to `size` bytes, the oldest first. Never waits."""
        with self._change:
            taken = bytes(self._sound[:size])
            del self._sound[:size]
            self._change.notify_all()
            return taken

    def clear(self) -> None:
        """Nothing waits any more."""
        with self._change:
            self._sound.clear()
            self._clears += 1
            self._change.notify_all()

    def drain(self) -> None:
        """Return when all was taken. Raises SoundTrouble when nothing was taken for a long time."""
        with self._change:
            self._wait_for(0)

    def _wait_for(self, most: int) -> None:
        while (before := len(self._sound)) > most and not self._ended:
            if not self._change.wait(STALLED) and len(self._sound) == before:
                self._sound.clear()
                raise SoundTrouble("the loudspeaker takes no more sound.", DEVICE_CURE)
        if self._ended:
            self._sound.clear()
            raise SoundTrouble("the loudspeaker went away.", DEVICE_CURE)


class PortAudioSink:
    """The machine's default loudspeaker. The stream stays open: the first sound on a fresh one comes 0.3 s later."""

    def __init__(self, reference: Reference | None = None) -> None:
        self._reference = reference or Reference()
        self._waiting = WaitingSound()
        self._rate = 0
        self._stream: Any = None
        self._hopeless: SoundTrouble | None = None  # looking for a library that is not there costs 0.1 s each time

    def open(self, rate: int) -> None:
        """Open the default device. Raises SoundTrouble: no library, or no device."""
        if self._hopeless:
            raise self._hopeless
        if self._stream is not None and self._stream.active and rate == self._rate:
            return
        self.close()
        try:
            import sounddevice
        except OSError as error:
            self._hopeless = SoundTrouble("libportaudio2 is not on this machine.", LIBRARY_CURE)
            raise self._hopeless from error
        try:
            self._start(sounddevice, rate)
        except sounddevice.PortAudioError:
            self.close()
            _look_again(sounddevice)
            try:
                self._start(sounddevice, rate)
            except sounddevice.PortAudioError as error:
                self.close()
                raise SoundTrouble(f"no loudspeaker answers: {error}.", DEVICE_CURE) from error

    def write(self, pcm: bytes) -> None:
        """Play `pcm`; waits until no more than ROOM_MS is waiting. Raises SoundTrouble when the device is gone."""
        self._waiting.put(pcm)

    def flush(self) -> None:
        """Silence at once."""
        self._waiting.clear()

    def drain(self) -> None:
        """Return when the device has taken all."""
        self._waiting.drain()

    def close(self) -> None:
        """Give the device back."""
        self.flush()
        if self._stream is not None:
            self._stream.close(ignore_errors=True)
            self._stream = None

    def _start(self, sounddevice: Any, rate: int) -> None:
        self._stream = sounddevice.RawOutputStream(
            samplerate=rate,
            channels=1,
            dtype="int16",
            latency=LATENCY,
            callback=self._fill,
            finished_callback=self._waiting.end,
        )
        self._rate = rate
        self._waiting.open(rate)
        self._stream.start()

    def _fill(self, out: Any, frames: int, _time: Any, _status: Any) -> None:
        """Called by PortAudio, in its own thread, when the device wants sound."""
        sound = self._waiting.take(frames * BYTES)
        out[: len(sound)] = sound
        out[len(sound) :] = bytes(frames * BYTES - len(sound))
        self._reference.given(bytes(out), self._rate)


def _look_again(sounddevice: Any) -> None:
    """PortAudio knows only the devices that were there when it was started. Nothing else of it is open here: while a
    helper speaks through the machine, the kiosk does not (`SoundLease`).
    """
    sounddevice._terminate()
    sounddevice._initialize()
