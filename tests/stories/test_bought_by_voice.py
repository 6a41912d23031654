"""A return ticket bought by voice, with everything real: a voice, a microphone, two recognisers, the glass."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.flows.model import Party
from kiosk.sales.model import SaleState
from kiosk.settings import DeviceSettings, Settings, VoiceSettings
from tests.voice.sound_server import SoundServer, missing
from ui.app import App
from ui.robot import Robot
from ui.stage import open_app
from voice.engines.hibari_synthesiser import HibariSynthesiser
from voice.engines.wav import WavSink
from voice.model import Utterance

NEEDED = missing() or ("" if shutil.which("paplay") else "paplay")
pytestmark = [
    pytest.mark.slow, pytest.mark.skipif(bool(NEEDED), reason=f"{NEEDED}: not on this machine"),
]  # fmt: skip
ORDER = "Two seniors to Hamburg, tomorrow morning, and back in the evening, please."
YES, CHEAPEST = "Yes, please.", "The cheapest one, please."
MOST_SAID = 4  # three sentences, and one that was not heard well
HALL = 25.0  # root mean square of a quiet hall's noise, -62 dBFS
LONG = 90.0  # seconds: a machine that has other work to do thinks slowly


class Traveller:
    """She speaks in a natural voice; the kiosk, which is silent here, has the plain one."""

    def __init__(self, app: App, server: SoundServer, folder: Path) -> None:
        self.said: list[str] = []
        self.touched: list[str] = []
        self._app = app
        self._robot = Robot(app.window)
        self._server = server
        self._folder = folder
        self._voice = HibariSynthesiser()
        self._voice.wait()
        if self._voice.lacks:
            pytest.skip(f"nobody speaks: {self._voice.lacks}")
        for text in (ORDER, YES, CHEAPEST):
            self._record(text)

    def close(self) -> None:
        self._voice.close()

    @property
    def step(self) -> str:
        shown = self._app.presenter.shown
        return shown.step if shown else ""

    def says(self, text: str) -> None:
        """Once the sign is on; then she waits for what the kiosk makes of it."""
        self._robot.until(
            lambda: self._app.presenter.frame.listen.state == "listening", f"the sign, before {text!r}", LONG
        )
        self.said.append(text)
        file = str(self._folder / f"{abs(hash(text))}.wav")
        playing = subprocess.Popen(["paplay", "--device=mic_in", "--latency-msec=50", file], env=self._server.env)
        self._robot.until(lambda: playing.poll() is not None, "it is said", LONG)
        self._robot.until(lambda: self._app.presenter.frame.listen.state != "listening", f"the end of {text!r}", LONG)
        self._robot.until(
            lambda: self._app.listen_link.settled() and not self._app.presenter.frame.busy, "it is weighed", LONG
        )

    def is_asked(self, *words: str) -> bool:
        """Whether it asks "is that right?" of these words."""
        shown = self._app.presenter.shown
        return shown is not None and shown.step == "heard" and all(word in shown.title for word in words)

    def touches(self, name: str) -> None:
        self.touched.append(name)
        self._robot.touch(name)

    def until_step(self, *steps: str) -> None:
        self._robot.until(lambda: self.step in steps and not self._app.presenter.frame.busy, f"one of {steps}", LONG)

    def picks(self, *words: str) -> bool:
        """Was it this, or that? She touches the one with her words."""
        shown = self._app.presenter.shown
        names = [choice.label for choice in shown.choices] if shown else []
        fitting = [name for name in names if all(word in name for word in words)]
        if fitting:
            self.touches(fitting[0])
        return bool(fitting)

    def _record(self, text: str) -> None:
        sink = WavSink(self._folder / f"{abs(hash(text))}.wav")
        sink.open(22_050)
        self._voice.say(Utterance(text, "en"), sink, lambda mark: None, lambda: False)
        sink.close()


@pytest.fixture
def traveller(
    qapp: QGuiApplication, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Iterator[tuple[App, Traveller]]:
    """Before a kiosk whose recogniser finds its microphone at a private sound server."""
    for module in ("pocketsphinx", "faster_whisper", "hibari"):
        pytest.importorskip(module, reason=f"{module} is not installed")
    with SoundServer() as server:
        for name in ("PULSE_SERVER", "ALSA_CONFIG_PATH"):
            monkeypatch.setenv(name, server.env[name])
        hall = np.random.default_rng(1).normal(0, HALL, 16_000 * 300).astype(np.int16).tobytes()
        (tmp_path / "hall").write_bytes(hall)
        command = ["pacat", "--device=mic_in", "--rate=16000", "--channels=1", "--format=s16le"]
        noise = subprocess.Popen([*command, tmp_path / "hall"], env=server.env)  # a microphone gives no zeros
        request.addfinalizer(noise.wait)
        request.addfinalizer(noise.kill)
        settings = Settings(home, devices=DeviceSettings(sound="none"), voice=VoiceSettings(speak=()))
        with open_app(settings, listens=True) as app:
            robot = Robot(app.window)
            robot.until(lambda: app.presenter.frame.listen.offered, "the button to speak", LONG)
            traveller = Traveller(app, server, tmp_path)
            yield app, traveller
            traveller.close()


def test_a_return_ticket_in_three_sentences_and_a_touch(traveller: tuple[App, Traveller]) -> None:
    """She says all of it, that it is right, and which; where the kiosk asks once more she touches. Paying is hers."""
    app, she = traveller
    she.touches(app.presenter.texts.say("listen-speak"))
    she.says(ORDER)
    if she.step != "heard":
        she.says(ORDER)  # "please say it once more"
    if not she.is_asked("Hamburg"):
        she.picks("Hamburg")  # "was it this, or that?"
    she.says(YES)
    if she.is_asked("Hamburg"):
        she.picks("Yes")
    she.until_step("offers")
    cheapest = app.presenter.prompt.choices[0].label if app.presenter.prompt else ""
    she.says(CHEAPEST)
    if she.step == "heard" and not she.picks("Yes"):
        she.picks(cheapest)
    she.until_step("review")
    known, shown = app.presenter.visit.known, app.presenter.shown
    assert (known["party"], known["way"]) == (Party((("senior", 2),)), "return")
    assert app.wings.kiosk.actions.name(str(known["destination"])) == "Hamburg Hbf"
    assert len(she.said) <= MOST_SAID
    assert shown is not None
    she.touches(shown.choices[0].label)
    she.until_step("your-ticket")
    sale = app.presenter.visit.sale
    assert sale is not None and sale.state is SaleState.DONE
    assert len(she.touched) <= 4, "to begin, to pay, and where the kiosk was not sure"
