"""A real loudspeaker of a real sound server: it is heard, it is pulled out, and it comes back."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.voice.fakes import NEEDS_ESPEAK, PATIENCE
from tests.voice.sound_server import SoundServer, missing

pytestmark = [
    pytest.mark.slow,
    NEEDS_ESPEAK,
    pytest.mark.skipif(bool(missing()), reason=f"not on this machine: {missing()}"),
]

# In a process of its own: PortAudio keeps what it finds at its first look, and writes its troubles to stderr.
STORY = """
import sys
from voice.engines.espeak_synthesiser import EspeakSynthesiser
from voice.engines.sound import PortAudioSink
from voice.model import Utterance
from voice.speaker import Speaker

def tell(*words):
    print(*words, flush=True)

speaker = Speaker(EspeakSynthesiser(), PortAudioSink(), lambda state: tell("state", state), lambda u, m: tell("word"))
speaker.finish()
tell("opened", speaker.state)
for line in sys.stdin:
    speaker.say([Utterance(line.strip(), "en")])
    tell("finished", speaker.finish(60), speaker.state)
speaker.close()
tell("closed")
"""
LONG = "Where would you like to go? " * 4


class Kiosk:
    """The speaker of a kiosk on this sound server."""

    def __init__(self, server: SoundServer) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", STORY], env=server.env, text=True, cwd=Path.cwd(),
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self.told: list[str] = []

    def until(self, line: str) -> None:
        """Read on until it tells this. What it tells may be late, but it must come."""
        assert self._process.stdout is not None
        while (told := self._process.stdout.readline().strip()) != line:
            assert told or self._process.poll() is None, f"the kiosk died before it told {line!r}: {self.told}"
            self.told.append(told)
        self.told.append(line)

    def say(self, text: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(text + "\n")
        self._process.stdin.flush()

    def close(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(PATIENCE)
        assert self._process.stdout is not None
        self._process.stdout.close()


def loudest(server: SoundServer, kiosk: Kiosk, text: str) -> int:
    """Let it say this; the loudest sample of what came out of the loudspeaker meanwhile."""
    command = ["parec", "-d", "speaker.monitor", "--format=s16le", "--rate=16000", "--channels=1", "--latency-msec=20"]
    with subprocess.Popen(command, env=server.env, stdout=subprocess.PIPE) as recorder:
        assert recorder.stdout is not None
        recorder.stdout.read(320)  # it records
        kiosk.say(text)
        kiosk.until("finished True ready")
        recorder.terminate()
        sound = memoryview(recorder.stdout.read()[: -1 or None])
    return max(abs(sample) for sample in sound[: len(sound) // 2 * 2].cast("h"))


@pytest.mark.requirement("A11Y-11")
def test_it_is_heard_pulled_out_in_mid_sentence_and_heard_again() -> None:
    """Somebody trips over the cable: the sentence goes on in silence, staff see why; put back, the next is heard."""
    with SoundServer() as server:
        kiosk = Kiosk(server)
        try:
            kiosk.until("opened ready")
            assert loudest(server, kiosk, "Hello there.") > 1000

            kiosk.say(LONG)
            kiosk.until("word")
            server.unplug()
            kiosk.until("state no-sound")
            kiosk.until("finished True no-sound")
            assert kiosk.told.count("word") > 12, "in silence its words go on lighting up"
            kiosk.say("Hello there.")
            kiosk.until("finished True no-sound")

            server.plug()
            kiosk.say("Hello there.")
            kiosk.until("finished True ready")
            assert loudest(server, kiosk, "Hello there.") > 1000
        finally:
            kiosk.close()


def test_a_loudspeaker_that_comes_after_the_kiosk_is_found() -> None:
    """The installer switches the kiosk on first, and plugs the loudspeaker in when he sees that it is silent."""
    with SoundServer() as server:
        server.unplug()
        kiosk = Kiosk(server)
        try:
            kiosk.until("opened no-sound")
            server.plug()
            assert loudest(server, kiosk, "Hello there.") > 1000
        finally:
            kiosk.close()
