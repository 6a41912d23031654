"""What really comes out of a loudspeaker, and when: a recording at the monitor of a private sound server."""

from __future__ import annotations

import math
import os
import signal
import struct
import subprocess
import sys
import time
from array import array
from collections.abc import Callable, Mapping

from voice.model import Utterance, WordMark
from voice.ports import Sink

RATE = 16_000
WINDOW_MS = 5
LOUD = 60.0  # root mean square of 16 bit samples: far below any speech, far above the noise of a null sink
WINDOW = struct.Struct("=df")  # when it arrived, how loud it was
TONE_RATE = 22_050


class Monitor:
    """Records from its opening to `close`, in a process of its own: it must not take Python from what it measures.

    Moments are those of `time.monotonic`, which all processes of a machine share.
    """

    def __init__(self, env: Mapping[str, str]) -> None:
        self._recorder = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.speak_sink"], env=dict(env), stdout=subprocess.PIPE, bufsize=0
        )
        assert self._recorder.stdout is not None
        self._pipe = self._recorder.stdout.fileno()
        os.set_blocking(self._pipe, False)
        self._kept = b""
        self._loudness: list[float] = []  # of each window
        self._began = (
            math.inf
        )  # the earliest moment that the first sample can have been: arrivals come late, never early

    def first_loud(self, after: float, until: float = math.inf) -> float | None:
        """The moment of the first sound between the two."""
        return next((moment for moment, loud in self._windows(after, until) if loud), None)

    def last_loud(self, after: float, until: float = math.inf) -> float | None:
        """The end of the last sound between the two."""
        return max((moment + WINDOW_MS / 1000 for moment, loud in self._windows(after, until) if loud), default=None)

    def gaps_ms(self, after: float, until: float) -> float:
        """Silence between the first and the last sound of this time."""
        first, last = self.first_loud(after, until), self.last_loud(after, until)
        if first is None or last is None:
            return math.inf
        return float(sum(WINDOW_MS for _, loud in self._windows(first, last - WINDOW_MS / 1000) if not loud))

    def wait_for_sound(self, after: float, seconds: float) -> float | None:
        """Until there is some; None when there was none for so long."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if (found := self.first_loud(after)) is not None:
                return found
            time.sleep(0.01)
        return None

    def close(self) -> None:
        """No more."""
        self._recorder.terminate()
        self._recorder.wait()

    def _windows(self, after: float, until: float) -> list[tuple[float, bool]]:
        self._catch_up()
        began, step = self._began, WINDOW_MS / 1000
        first = max(0, math.ceil((after - began) / step))
        last = len(self._loudness) if until == math.inf else min(len(self._loudness), int((until - began) / step) + 1)
        return [(began + n * step, self._loudness[n] > LOUD) for n in range(first, last)]

    def _catch_up(self) -> None:
        while True:
            try:
                data = os.read(self._pipe, 65536)
            except BlockingIOError:
                break
            if not data:
                raise RuntimeError("the recording at the loudspeaker has ended")
            self._kept += data
        whole = len(self._kept) // WINDOW.size * WINDOW.size
        for arrived, loudness in WINDOW.iter_unpack(self._kept[:whole]):
            self._loudness.append(loudness)
            self._began = min(self._began, arrived - len(self._loudness) * WINDOW_MS / 1000)
        self._kept = self._kept[whole:]


def record() -> None:
    """What the monitor's own process does until it is ended: for each window its arrival and its loudness."""
    size = RATE * WINDOW_MS // 1000 * 2
    command = ["parec", "-d", "speaker.monitor", "--format=s16le", f"--rate={RATE}", "--channels=1"]
    recorder = subprocess.Popen([*command, "--latency-msec=10", "--process-time-msec=5"], stdout=subprocess.PIPE)
    signal.signal(signal.SIGTERM, lambda *_: recorder.terminate())
    assert recorder.stdout is not None
    while len(pcm := recorder.stdout.read(size)) == size:
        sys.stdout.buffer.write(WINDOW.pack(time.monotonic(), _rms(array("h", pcm))))
        sys.stdout.buffer.flush()
    recorder.wait()


class Tone:
    """A synthesiser whose sound has no pause: what is missing of it was lost. A mark each half second."""

    words_per_minute = 155
    lacks = None

    def __init__(self, ms: int) -> None:
        self._ms = ms
        self._piece = array(
            "h", [round(9000 * math.sin(n * math.tau * 1000 / TONE_RATE)) for n in range(TONE_RATE // 50)]
        )

    def languages(self) -> frozenset[str]:
        """See Synthesiser."""
        return frozenset({"en"})

    def prepare(self, utterance: Utterance) -> None:
        """See Synthesiser."""

    def close(self) -> None:
        """See Synthesiser."""

    def say(
        self, utterance: Utterance, sink: Sink, words: Callable[[WordMark], None], cancelled: Callable[[], bool]
    ) -> bool:
        """See Synthesiser."""
        sink.open(TONE_RATE)
        for at_ms in range(0, self._ms, 20):
            if cancelled():
                return False
            if at_ms % 500 == 0:
                words(WordMark(at_ms, 0, 1))
            sink.write(self._piece.tobytes())
        return True


def _rms(samples: array[int]) -> float:
    return math.sqrt(sum(sample * sample for sample in samples) / len(samples))


if __name__ == "__main__":
    record()
