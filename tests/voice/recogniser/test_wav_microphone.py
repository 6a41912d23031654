"""A wav file in the place of a microphone, for shows and tests; and a device that has a rate of its own."""

import wave
from pathlib import Path
from threading import Event

import numpy as np
import pytest

from tests.voice.fakes import NEEDS_ESPEAK
from tests.voice.recogniser.conftest import Open
from tests.voice.recogniser.engines import seat
from tests.voice.recogniser.listened import PATIENCE, spoken
from voice.engines.microphone import NoMicrophone, SlowerSound, WavMicrophone, sampled
from voice.model import ListenState, Patience, Screen


@pytest.mark.slow
@NEEDS_ESPEAK
def test_a_file_is_heard_as_if_somebody_spoke(open_ear: Open, tmp_path: Path) -> None:
    """On a fair, without a microphone: each time that it listens, the file is heard from its start."""
    _wav(tmp_path / "said.wav", spoken("two tickets please", after=0.2), 16_000)
    ear, told = open_ear(seat(), microphone=str(tmp_path / "said.wav"))
    ear.expect(Screen(1, "en", ("two tickets",)))
    told.wait_for(ListenState.READY)
    for _ in range(2):
        ear.listen(Patience.USUAL)
        told.wait_for(ListenState.LISTENING)
        assert told.wait_heard().hearings[0].text == "two tickets"


def test_a_file_that_is_none_is_no_microphone(open_ear: Open, tmp_path: Path) -> None:
    """A wrong name in loket.toml is told as what it is; when the file comes, it listens."""
    ear, told = open_ear(seat(), microphone=str(tmp_path / "said.wav"))
    ear.expect(Screen(1, "en", ("yes",)))
    told.wait_for(ListenState.READY)
    ear.listen(Patience.USUAL)
    told.wait_for(ListenState.NO_MICROPHONE)
    with pytest.raises(NoMicrophone):
        WavMicrophone(tmp_path / "said.wav").open(lambda pcm: None)


def test_it_falls_silent_when_it_is_closed(tmp_path: Path) -> None:
    """Closed is closed: no piece of sound comes after it but what was on its way."""
    _wav(tmp_path / "said.wav", bytes(64_000), 16_000)
    microphone, came = WavMicrophone(tmp_path / "said.wav"), Event()
    microphone.open(lambda pcm: came.set())
    assert came.wait(PATIENCE)
    microphone.close()
    microphone.close()


@pytest.mark.parametrize("rate", [22_050, 44_100, 48_000])
def test_a_device_of_another_rate_sounds_the_same(rate: int) -> None:
    """Many sound cards know 48 kHz only: the tone keeps its height and its loudness, in whatever pieces it comes."""
    tone = 8000 * np.sin(2 * np.pi * 440 * np.arange(rate) / rate)
    slower = SlowerSound(rate)
    pieces = [slower.of(tone[at : at + 777].astype(np.int16).tobytes()) for at in range(0, len(tone), 777)]
    for heard in (np.frombuffer(b"".join(pieces), np.int16)[800:].astype(float), sampled(tone, rate)[800:]):
        assert abs(len(heard) + 800 - 16_000) <= 16
        height = np.argmax(np.abs(np.fft.rfft(heard))) * 16_000 / len(heard)
        assert abs(height - 440) < 3
        assert abs(np.sqrt((heard**2).mean()) - 8000 / np.sqrt(2)) < 120


def test_what_is_too_high_for_speech_is_taken_out() -> None:
    """A whistle of 15 kHz does not come back as a hum at 1 kHz."""
    whistle = (8000 * np.sin(2 * np.pi * 15_000 * np.arange(48_000) / 48_000)).astype(np.int16)
    heard = np.frombuffer(SlowerSound(48_000).of(whistle.tobytes()), np.int16)[400:].astype(float)
    assert np.sqrt((heard**2).mean()) < 150


def _wav(file: Path, pcm: bytes, rate: int) -> None:
    with wave.open(str(file), "wb") as wav:
        wav.setnchannels(1)
        wav.setsampwidth(2)
        wav.setframerate(rate)
        wav.writeframes(pcm)
