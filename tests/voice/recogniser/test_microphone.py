"""A real microphone, as far as a sound server can play one: heard, silent, unplugged and back; nothing is kept."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.voice.fakes import NEEDS_ESPEAK
from tests.voice.recogniser.conftest import Open
from tests.voice.recogniser.engines import seat
from tests.voice.recogniser.listened import PATIENCE, Told, spoken
from tests.voice.sound_server import SoundServer, missing
from voice.model import ListenState, Patience, Screen
from voice.recogniser.supervisor import RecogniserProcess

NEEDED = missing() or ("" if shutil.which("pacat") else "pacat")
pytestmark = [
    pytest.mark.slow, NEEDS_ESPEAK, pytest.mark.skipif(bool(NEEDED), reason=f"{NEEDED}: not on this machine"),
]  # fmt: skip
SCREEN = Screen(1, "en", ("two tickets", "yes"))


@pytest.fixture(scope="module")
def server() -> Iterator[SoundServer]:
    with SoundServer() as started:
        yield started


@pytest.fixture
def sound(server: SoundServer, monkeypatch: pytest.MonkeyPatch) -> SoundServer:
    """The recogniser's process finds this server by its environment."""
    for name in ("PULSE_SERVER", "ALSA_CONFIG_PATH"):
        monkeypatch.setenv(name, server.env[name])
    return server


def _play(server: SoundServer, pcm: bytes) -> None:
    command = ["pacat", "--device=mic_in", "--rate=16000", "--channels=1", "--format=s16le", "--latency-msec=20"]
    subprocess.run(command, input=pcm, env=server.env, check=True, timeout=PATIENCE)


def _listening(open_ear: Open) -> tuple[RecogniserProcess, Told]:
    ear, told = open_ear(seat(), microphone="auto")
    ear.expect(SCREEN)
    told.wait_for(ListenState.READY)
    ear.listen(Patience.USUAL)
    told.wait_for(ListenState.LISTENING)
    return ear, told


@pytest.mark.requirement("A11Y-52")
def test_what_is_said_to_the_microphone_is_heard_and_leaves_nothing(
    open_ear: Open, sound: SoundServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the air to the phrase. While it listens no file is open for writing, and afterwards there is none."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    ear, told = _listening(open_ear)
    assert _written(ear) == []
    _play(sound, spoken("two tickets please"))
    assert told.wait_heard().hearings[0].text == "two tickets"
    assert _written(ear) == []
    assert _microphones(sound) == 0  # closed with the sign
    ear.close()
    assert [path for path in tmp_path.rglob("*") if path.is_file() and "pulse" not in str(path)] == []


def test_a_microphone_that_gives_zeros_is_told(open_ear: Open, sound: SoundServer) -> None:
    """Muted, or its cable is loose: after five seconds staff know, and it is tried again later."""
    _, told = _listening(open_ear)
    told.wait_for(ListenState.SILENT_MICROPHONE)
    told.wait_for(ListenState.READY)


@pytest.mark.requirement("A11Y-52")
def test_hushed_it_closes_at_once(open_ear: Open, sound: SoundServer) -> None:
    """The sign goes off, and with it the microphone."""
    ear, told = _listening(open_ear)
    assert _microphones(sound) == 1
    ear.hush()
    told.wait_for(ListenState.READY)
    end = time.monotonic() + PATIENCE
    while _microphones(sound) and time.monotonic() < end:
        time.sleep(0.05)
    assert _microphones(sound) == 0


def test_unplugged_and_plugged_in_again(open_ear: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody pulls the cable while she speaks: she reads it, and touches; when it is back, it listens again."""
    with SoundServer() as server:
        for name in ("PULSE_SERVER", "ALSA_CONFIG_PATH"):
            monkeypatch.setenv(name, server.env[name])
        ear, told = _listening(open_ear)
        server.unplug()
        told.wait_for(ListenState.NO_MICROPHONE)
        ear.listen(Patience.USUAL)  # nothing happens: it cannot
        server.plug()
        told.wait_for(ListenState.READY)
        ear.listen(Patience.USUAL)
        told.wait_for(ListenState.LISTENING)


def _written(ear: RecogniserProcess) -> list[str]:
    """Plain files that the recogniser's process has open for writing, and is not told to throw away."""
    found = []
    for link in Path(f"/proc/{ear.pid}/fd").iterdir():
        try:
            target = os.readlink(link)  # noqa: PTH115
            flags = Path(f"/proc/{ear.pid}/fdinfo/{link.name}").read_text().split("flags:\t")[1].split()[0]
        except OSError:
            continue  # closed meanwhile
        if int(flags, 8) & os.O_ACCMODE and target.startswith("/") and not target.startswith(("/dev/", "/memfd")):
            found.append(target)
    return found


def _microphones(server: SoundServer) -> int:
    """How many of them are open."""
    told = subprocess.run(["pactl", "list", "short", "source-outputs"], env=server.env, capture_output=True, check=True)
    return len([line for line in told.stdout.splitlines() if b"module-remap" not in line])
