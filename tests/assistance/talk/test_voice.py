"""Two people hear each other: a real browser with a fake microphone, and the kiosk's own end with another."""

import struct
import wave
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Browser

from kiosk.devices.simulated.sound import SimulatedLoudspeaker, SimulatedMicrophone, tone
from kiosk.devices.sound import RATE
from tests.assistance.process import CHROMIUM, QUIET
from tests.assistance.talk.conftest import Meeting
from ui.voice_line import VoiceLine

pytestmark = [pytest.mark.browser, pytest.mark.slow]
HERS, TRAVELLERS = 500, 1300  # hertz
LOUDEST = """() => new Promise((done) => {
    const sound = new AudioContext(), ear = sound.createAnalyser();
    ear.fftSize = 16384;
    sound.createMediaStreamSource(document.getElementById("talk-audio").srcObject).connect(ear);
    const bins = new Float32Array(ear.frequencyBinCount);
    setTimeout(() => {
        ear.getFloatFrequencyData(bins);
        const top = bins.indexOf(Math.max(...bins));
        done([top * sound.sampleRate / ear.fftSize, bins[top]]);
    }, 1500);
})"""


@pytest.fixture(scope="module")
def her_voice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the browser's microphone hears: bursts of a tone, as long as syllables."""
    file = tmp_path_factory.mktemp("voice") / "hers.wav"
    with wave.open(str(file), "wb") as sound:
        sound.setparams((1, 2, RATE, 0, "NONE", ""))
        for _ in range(10):
            sound.writeframes(tone(HERS, 0.5, 0.3) + bytes(RATE // 5 * 2))
    return file


@pytest.fixture
def chromium(chromium: Browser, her_voice: Path) -> Iterator[Browser]:
    """A Chromium that has a microphone."""
    flags = [
        "--use-fake-ui-for-media-stream",
        "--use-fake-device-for-media-stream",
        f"--use-file-for-fake-audio-capture={her_voice}",
        "--autoplay-policy=no-user-gesture-required",
    ]
    browser = chromium.browser_type.launch(executable_path=str(CHROMIUM), args=[*QUIET, *flags])
    yield browser
    browser.close()


@pytest.fixture(scope="module")
def one_word() -> bytes:
    """What the kiosk's microphone hears: two seconds of her voice, three of silence, again and again."""
    return tone(TRAVELLERS) * 2 + bytes(RATE * 2 * 3)


def loudest(pcm: bytes) -> float:
    """The frequency that is loudest, in hertz."""
    samples = np.array(struct.unpack(f"<{len(pcm) // 2}h", pcm), float)
    return float(np.argmax(np.abs(np.fft.rfft(samples * np.hanning(len(samples))))) * RATE / len(samples))


@pytest.mark.requirement("A11Y-10", "A11Y-46")
def test_both_hear_each_other_and_the_kiosk_is_silent(meet: Callable[..., Meeting]) -> None:
    """The traveller is asked, says yes, hears the helper and is heard; the kiosk's own voice waits meanwhile."""
    m = meet()
    loudspeaker = SimulatedLoudspeaker()
    lease = m.app.voice_link.lease
    line = VoiceLine(
        m.app.talk_link, lambda: (SimulatedMicrophone(tone(TRAVELLERS)), loudspeaker), lease, m.app.voice_link.touched
    )
    m.app.talk_link.line = line
    m.call()
    m.page.locator("#talk-voice").click()
    m.until(lambda: m.title == "May Anna speak with you?", "she is asked")
    assert not loudspeaker.open_now, "no line before she says yes"
    m.touch("Yes")
    m.until(lambda: m.app.presenter.frame.talk.speaking, "the line is there")
    m.see("#talk-voice-line", "You can speak now")
    assert lease.holder == "talk"
    m.until(lambda: len(loudspeaker.heard) > 300, "three seconds of her voice")
    heard = b"".join(block for _, block in list(loudspeaker.heard)[-200:])
    assert abs(loudest(heard) - HERS) < 15, "what she says comes out here"
    hertz, decibels = m.page.evaluate(LOUDEST)
    assert abs(hertz - TRAVELLERS) < 15, "what the traveller says arrives there"
    assert decibels > -60

    m.touch("Stop speaking")
    m.until(lambda: not loudspeaker.open_now, "the devices are given back")
    assert lease.holder == ""
    m.see("#talk-voice-line", "microphone is off")
    line.close()


@pytest.mark.requirement("A11Y-44")
def test_both_see_who_speaks(meet: Callable[..., Meeting], one_word: bytes) -> None:
    """Who hears badly sees when Anna speaks, and Anna sees when the traveller does: from the sound itself."""
    m = meet()
    devices = (SimulatedMicrophone(one_word), SimulatedLoudspeaker())
    line = VoiceLine(m.app.talk_link, lambda: devices, m.app.voice_link.lease, m.app.voice_link.touched)
    m.app.talk_link.line = line
    m.call()
    m.page.locator("#talk-voice").click()
    m.until(lambda: m.title == "May Anna speak with you?", "she is asked")
    assert not m.page.locator("#talk-speaks").is_visible()
    m.touch("Yes")
    m.until(lambda: "helper" in m.app.presenter.frame.talk.speaks, "Anna's tone comes out here")
    m.until(lambda: m.app.presenter.frame.talk.speaks == ("traveller", "helper"), "and her own is heard")
    assert m.robot.reads("You are both speaking")
    m.see("#talk-speaks", "You are both speaking")
    m.see("#talk-speaks", "You are heard there")
    m.until(lambda: m.app.presenter.frame.talk.speaks == ("helper",), "she has said her word")
    assert m.robot.reads("Anna is speaking now")
    m.touch("Stop speaking")
    m.until(lambda: not m.robot.reads("is speaking now"), "nothing is left of it")
    m.until(lambda: not m.page.locator("#talk-speaks").is_visible(), "nor there")
    line.close()


@pytest.mark.requirement("A11Y-41")
def test_without_a_microphone_one_writes(meet: Callable[..., Meeting]) -> None:
    """A kiosk whose microphone is not there says so on both sides, and the writing panel opens."""
    m = meet()
    microphone = SimulatedMicrophone(tone(TRAVELLERS))
    microphone.plugged = False
    line = VoiceLine(
        m.app.talk_link, lambda: (microphone, SimulatedLoudspeaker()), m.app.voice_link.lease, m.app.voice_link.touched
    )
    m.app.talk_link.line = line
    m.call()
    m.page.locator("#talk-voice").click()
    m.until(lambda: m.title == "May Anna speak with you?", "she is asked")
    m.touch("Yes")
    m.see("#talk-voice-line", "Please write")
    m.until(lambda: m.app.presenter.frame.talk.writing, "the panel")
    assert m.aloud[-1] == "Speaking does not work here now. Please write."
    line.close()


def test_a_kiosk_that_has_no_sound_says_so_at_once(meet: Callable[..., Meeting]) -> None:
    """Nobody is asked a question whose yes would lead nowhere."""
    m = meet()
    assert m.app.talk_link.line is None
    m.call()
    m.page.locator("#talk-voice").click()
    m.see("#talk-voice-line", "Please write")
