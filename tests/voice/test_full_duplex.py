"""Full duplex on a real sound server, whose loudspeaker is heard by its microphone: its own voice, and hers over it."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.voice.fakes import NEEDS_ESPEAK
from tests.voice.recogniser.listened import spoken
from tests.voice.sound_server import SoundServer, missing

pytest.importorskip("pocketsphinx", reason="no recogniser is installed")
NEEDED = missing() or ("" if shutil.which("pacat") else "pacat")
pytestmark = [
    pytest.mark.slow, NEEDS_ESPEAK, pytest.mark.skipif(bool(NEEDED), reason=f"{NEEDED}: not on this machine"),
]  # fmt: skip
LOUD = "75%"  # of what is played comes back: 13 dB less
TIMES = 4  # a machine that has other work to do may lose the beginning of what she says

# In a process of its own: PortAudio keeps what it finds at its first look, and writes its troubles to stderr.
STORY = """
import sys
from threading import Event
from voice.engines.espeak_synthesiser import EspeakSynthesiser
from voice.engines.reference import Reference
from voice.engines.sound import PortAudioSink
from voice.model import Patience, Screen, Utterance
from voice.recogniser.seats import MAKERS, Seat
from voice.recogniser.supervisor import RecogniserProcess
from voice.speaker import Speaker

def tell(*words):
    print(*words, flush=True)

class Told:
    def changed(self, state): tell("ear", state)
    def heard(self, heard):
        tell("heard", *(hearing.text for hearing in heard.hearings))
        listens.clear()
    def level(self, dbfs): pass
    def spoke(self):
        listens.set()
        tell("voice", "over" if speaker.saying else "after")
        speaker.stop()

listens = Event()
reference = Reference()
speaker = Speaker(EspeakSynthesiser(), PortAudioSink(reference))
speaker.finish()
ear = RecogniserProcess({"en": (Seat("pocketsphinx", MAKERS["pocketsphinx"]),)}, Told())
reference.follow(ear.played)
ear.expect(Screen(1, "en", ("berlin", "hamburg", "yes", "no")))
for line in sys.stdin:
    speaker.say([Utterance(line.strip(), "en")])
    ear.listen(Patience.USUAL, over=True)
    speaker.finish()
    for _ in range(400):
        if listens.is_set():
            Event().wait(0.05)
    ear.hush()
    tell("silent")
ear.close()
speaker.close()
"""
SENTENCES = "Where would you like to go? Choose a place, or touch the first letter of its name. "


class Kiosk:
    """It speaks and listens on this sound server."""

    def __init__(self, server: SoundServer) -> None:
        self._server = server
        self._process = subprocess.Popen(
            [sys.executable, "-c", STORY], env=server.env, text=True, cwd=Path.cwd(),
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def until(self, *lines: str) -> list[str]:
        """All that it tells until it tells one of these."""
        assert self._process.stdout is not None
        told: list[str] = []
        while not told or told[-1] not in lines:
            line = self._process.stdout.readline()
            assert line, f"the kiosk died before it told {lines}: {told}"
            told.append(line.strip())
        return told

    def say(self, text: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(text + "\n")
        self._process.stdin.flush()
        self.until("ear listening")

    def she_says(self, text: str) -> None:
        """At the microphone, whatever the kiosk says."""
        command = ["pacat", "--device=mic_in", "--rate=16000", "--channels=1", "--format=s16le", "--latency-msec=20"]
        subprocess.run(command, input=spoken(text, "en-us+f3", before=1.5), env=self._server.env, check=True)

    def close(self) -> None:
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            pipe.close()
        self._process.kill()
        self._process.wait()


@pytest.fixture
def kiosk() -> Iterator[Kiosk]:
    """What its loudspeaker plays comes back at its microphone."""
    with SoundServer() as server:
        for command in (
            ("load-module", "module-loopback", "source=speaker.monitor", "sink=mic_in", "latency_msec=30"),
            ("set-sink-input-volume", "0", LOUD),
        ):
            subprocess.run(["pactl", *command], env=server.env, check=True, stdout=subprocess.DEVNULL)
        kiosk = Kiosk(server)
        kiosk.until("ear ready")
        yield kiosk
        kiosk.close()


def test_it_never_takes_itself_for_a_traveller_and_falls_silent_when_she_speaks(kiosk: Kiosk) -> None:
    """Nothing but echo: nobody is heard. Then she names a place over it: it stops at once, and has heard which."""
    for _ in range(2):
        kiosk.say(SENTENCES * 2)
        told = kiosk.until("silent")
        assert not [line for line in told if line.startswith(("voice", "heard"))]
    heard: list[str] = []
    for _ in range(TIMES):
        kiosk.say(SENTENCES * 3)
        kiosk.she_says("Berlin")
        told = kiosk.until("silent")
        if "voice over" in told:
            heard += [line for line in told if line.startswith("heard")]
        if "heard berlin" in heard:
            return
    raise AssertionError(f"it was not understood: {heard}")
