"""The whole way: sound in the place of a microphone, the recogniser's own process, and the screen that asks back."""

import shutil
import subprocess
import wave
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.settings import DeviceSettings, Settings
from ui.robot import Robot
from ui.stage import open_app

pytestmark = pytest.mark.slow


@pytest.fixture
def microphone(tmp_path: Path) -> Path:
    """Somebody says "Hamburg" after a second of silence."""
    pytest.importorskip("pocketsphinx", reason="no recogniser is installed")
    pytest.importorskip("faster_whisper", reason="no recogniser is installed")
    if shutil.which("espeak-ng") is None:
        pytest.skip("espeak-ng is not installed: nobody speaks")
    subprocess.run(["espeak-ng", "-v", "en-us", "-s", "140", "-w", tmp_path / "said.wav", "Hamburg"], check=True)
    with wave.open(str(tmp_path / "said.wav")) as said:
        rate, pcm = said.getframerate(), said.readframes(said.getnframes())
    with wave.open(str(tmp_path / "microphone.wav"), "wb") as heard:
        heard.setnchannels(1)
        heard.setsampwidth(2)
        heard.setframerate(rate)
        heard.writeframes(bytes(2 * rate) + pcm + bytes(6 * rate))
    return tmp_path / "microphone.wav"


def test_hamburg_is_heard_and_asked_back(qapp: QGuiApplication, home: Path, microphone: Path) -> None:
    """The button comes when the engines are loaded, the sign stands while it hears, and what it heard is shown."""
    settings = Settings(home, devices=DeviceSettings(sound="none", microphone=str(microphone)))
    with open_app(settings, listens=True) as app:
        presenter, robot = app.presenter, Robot(app.window)
        robot.until(lambda: presenter.frame.listen.offered, "the button to speak", 120)
        robot.touch(presenter.texts.say("listen-speak"))
        robot.until(lambda: presenter.frame.listen.state == "listening", "the sign", 60)
        robot.until(lambda: presenter.frame.listen.state != "listening", "the end of what she says", 60)

        def told() -> str:
            shown = presenter.shown
            return f"{presenter.frame.listen.words} {shown.title if shown else ''}"

        robot.until(lambda: "Hamburg" in told(), "Hamburg, read back or taken", 60)
        assert "destination" not in presenter.visit.known or "Hamburg" in presenter.frame.listen.words
