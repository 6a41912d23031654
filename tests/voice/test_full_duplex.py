"""Full duplex on a real sound server, whose loudspeaker is heard by its microphone: its own voice, and hers over it."""

import shutil
import subprocess
from collections.abc import Iterator

import pytest

from tests.voice.fakes import NEEDS_ESPEAK
from tests.voice.recogniser.listened import spoken
from tests.voice.sound_server import SoundServer, missing
from tests.voice.story_process import AT_MOST, StoryProcess

pytest.importorskip("pocketsphinx", reason="no recogniser is installed")
NEEDED = missing() or ("" if shutil.which("pacat") else "pacat")
pytestmark = [
    pytest.mark.slow, NEEDS_ESPEAK, pytest.mark.skipif(bool(NEEDED), reason=f"{NEEDED}: not on this machine"),
]  # fmt: skip
LOUD = "75%"  # of what is played comes back: 13 dB less
TIMES = 4  # a machine that has other work to do may lose the beginning of what she says

STORY = """
from threading import Event
from voice.engines.espeak_synthesiser import EspeakSynthesiser
from voice.engines.reference import Reference
from voice.engines.sound import PortAudioSink
from voice.model import Patience, Screen, Utterance
from voice.recogniser.seats import MAKERS, Seat
from voice.recogniser.supervisor import RecogniserProcess
from voice.speaker import Speaker

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


class Kiosk(StoryProcess):
    """It speaks and listens on this sound server."""

    def __init__(self, server: SoundServer) -> None:
        super().__init__(STORY, server.env)
        self._server = server

    def say(self, text: str) -> None:
        super().say(text)
        self.until("ear listening")

    def she_says(self, text: str) -> None:
        """At the microphone, whatever the kiosk says."""
        command = ["pacat", "--device=mic_in", "--rate=16000", "--channels=1", "--format=s16le", "--latency-msec=20"]
        sound = spoken(text, "en-us+f3", before=1.5)
        subprocess.run(command, input=sound, env=self._server.env, check=True, timeout=AT_MOST)


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
        try:
            yield kiosk
        finally:
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
