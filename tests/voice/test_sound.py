"""Loudspeakers, and the lack of them."""

import struct
import wave
from array import array
from itertools import pairwise
from pathlib import Path

import pytest

from tests.clock import FakeClock
from tests.voice.fakes import PaperSink
from voice.engines.sound import ROOM_MS, PortAudioSink, SilentSink, WaitingSound, open_sink
from voice.engines.volume import STEPS_DB, Volume
from voice.engines.wav import WavSink
from voice.ports import SoundTrouble

RATE = 22_050
PIECE = bytes(RATE // 50 * 2)  # 20 ms


def test_the_operator_chooses_where_sound_goes(tmp_path: Path) -> None:
    """devices.sound: the machine's loudspeaker, none, or files; choosing opens nothing yet."""
    assert isinstance(open_sink("auto"), PortAudioSink)
    assert isinstance(open_sink("none"), SilentSink)
    assert isinstance(open_sink(str(tmp_path / "said")), WavSink)
    assert not (tmp_path / "said").exists()


def test_silence_takes_as_long_as_sound() -> None:
    """Without a sound card, words light up in the same time: the silent sink holds back as a real one does."""
    clock = FakeClock()
    sink = SilentSink(clock)
    sink.open(RATE)
    for _ in range(ROOM_MS // 20 - 1):
        sink.write(PIECE)  # fits: does not wait, or this test would hang
    clock.move(1)
    sink.drain()  # over: does not wait
    for _ in range(ROOM_MS // 20 - 1):
        sink.write(PIECE)
    sink.flush()
    sink.drain()  # forgotten: does not wait


def test_sound_that_was_waiting_is_gone_at_once() -> None:
    """She touches the screen: what the loudspeaker has not yet taken is not played any more."""
    waiting = WaitingSound()
    waiting.open(RATE)
    waiting.put(b"\1\1" * 100)
    assert waiting.take(100) == b"\1\1" * 50
    waiting.clear()
    assert waiting.take(100) == b""
    waiting.drain()


def test_a_loudspeaker_that_went_away_is_noticed_at_once() -> None:
    """Nobody waits for seconds until a full queue is suspicious: who takes the sound says that it is gone."""
    waiting = WaitingSound()
    waiting.open(RATE)
    waiting.put(PIECE)
    waiting.end()
    for wait in (lambda: waiting.put(PIECE), waiting.drain):
        with pytest.raises(SoundTrouble, match="went away"):
            wait()
    waiting.open(RATE)
    waiting.put(PIECE)
    assert waiting.take(10_000) == PIECE, "nothing of before comes with the new one"


def test_files_can_be_played_anywhere(tmp_path: Path) -> None:
    """The tour's spoken prompts are opened by people on their own machines: true wav files, with the right length."""
    file = tmp_path / "deep" / "prompt.wav"
    sink = WavSink(file)
    sink.open(RATE)
    sink.write(PIECE)
    sink.drain()
    sink.write(PIECE)
    sink.close()
    with wave.open(str(file)) as read:
        assert (read.getnchannels(), read.getsampwidth(), read.getframerate()) == (1, 2, RATE)
        assert read.getnframes() == 2 * RATE // 50
    assert struct.unpack("<I", file.read_bytes()[4:8]) == (file.stat().st_size - 8,)


def test_a_folder_gets_one_file_for_each_thing_said(tmp_path: Path) -> None:
    """A kiosk without a loudspeaker writes what it says; a second run does not write over the first."""
    for _ in range(2):
        sink = WavSink(tmp_path / "said")
        sink.open(RATE)
        for _ in range(2):
            sink.write(PIECE)
            sink.drain()
        sink.close()
    assert sorted(file.name for file in (tmp_path / "said").iterdir()) == [f"000{n}.wav" for n in (1, 2, 3, 4)]


def test_a_folder_that_cannot_be_written_is_trouble_with_a_cure(tmp_path: Path) -> None:
    """An operator's typing error is told, and the kiosk goes on in silence."""
    (tmp_path / "taken").write_text("a file, not a folder")
    sink = WavSink(tmp_path / "taken" / "said")
    sink.open(RATE)
    with pytest.raises(SoundTrouble, match="cannot write") as raised:
        sink.write(PIECE)
    assert "devices.sound" in raised.value.cure


@pytest.mark.requirement("A11Y-12")
def test_each_step_of_loudness_is_heard_and_none_distorts() -> None:
    """Five steps, each plainly different; the loudest is the sound itself, at its full height."""
    heights = []
    for level in range(1, len(STEPS_DB) + 1):
        paper = PaperSink()
        volume = Volume(paper)
        volume.level = level
        volume.open(RATE)
        volume.write(array("h", [32767, -32768]).tobytes())
        heights.append(paper.sound[0])
        assert -paper.sound[1] - paper.sound[0] in {0, 1}
    assert heights[-1] == 32767
    assert all(1.4 < louder / softer < 1.8 for softer, louder in pairwise(heights))


def test_a_machine_without_sound_is_trouble_with_a_cure() -> None:
    """No library or no card: one sentence with what to do, at the first sound and each time again."""
    sink = PortAudioSink()
    try:
        sink.open(RATE)
    except SoundTrouble as trouble:
        assert "libportaudio2" in trouble.cure or "devices.sound" in trouble.cure
        with pytest.raises(SoundTrouble):
            sink.open(RATE)
    else:
        pytest.skip("this machine has a loudspeaker")
    finally:
        sink.close()
