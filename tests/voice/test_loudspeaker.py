"""A real loudspeaker of a real sound server: it is heard, it is pulled out, and it comes back."""

import subprocess

import pytest

from tests.voice.fakes import NEEDS_ESPEAK
from tests.voice.sound_server import SoundServer, missing
from tests.voice.story_process import StoryProcess, killed_when_late

pytestmark = [
    pytest.mark.slow,
    NEEDS_ESPEAK,
    pytest.mark.skipif(bool(missing()), reason=f"not on this machine: {missing()}"),
]

STORY = """
from voice.engines.espeak_synthesiser import EspeakSynthesiser
from voice.engines.sound import PortAudioSink
from voice.model import Utterance
from voice.speaker import Speaker

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


def loudest(server: SoundServer, kiosk: StoryProcess, text: str) -> int:
    """Let it say this; the loudest sample of what came out of the loudspeaker meanwhile."""
    command = ["parec", "-d", "speaker.monitor", "--format=s16le", "--rate=16000", "--channels=1", "--latency-msec=20"]
    with subprocess.Popen(command, env=server.env, stdout=subprocess.PIPE) as recorder:
        assert recorder.stdout is not None
        with killed_when_late(recorder, "nothing was recorded"):
            recorder.stdout.read(320)
        kiosk.say(text)
        kiosk.until("finished True ready")
        recorder.terminate()
        sound = memoryview(recorder.stdout.read()[: -1 or None])
    return max(abs(sample) for sample in sound[: len(sound) // 2 * 2].cast("h"))


@pytest.mark.requirement("A11Y-11")
def test_it_is_heard_pulled_out_in_mid_sentence_and_heard_again() -> None:
    """Somebody trips over the cable: the sentence goes on in silence, staff see why; put back, the next is heard."""
    with SoundServer() as server:
        kiosk = StoryProcess(STORY, server.env)
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
        kiosk = StoryProcess(STORY, server.env)
        try:
            kiosk.until("opened no-sound")
            server.plug()
            assert loudest(server, kiosk, "Hello there.") > 1000
        finally:
            kiosk.close()
