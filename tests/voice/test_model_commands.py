"""What an installer types so that a kiosk hears a language, and what is answered when something is not right."""

import wave
from pathlib import Path

import pytest

from voice.__main__ import main


def test_what_is_not_heard_says_how_it_can_be(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The first thing that an installer asks: which languages does it hear, and what about the others?"""
    assert main(["list", "--home", str(tmp_path)]) == 0
    told = capsys.readouterr().out
    assert "nl: not heard: ./loket voice install nl" in told


def test_a_language_without_a_model_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No recogniser for Finnish is known: the installer reads which are, and the way by a file of one's own."""
    assert main(["install", "fi", "--home", str(tmp_path)]) == 1
    assert "no model for 'fi' is known. Known: de, en, nl, sv. Another: --from FILE." in capsys.readouterr().err
    assert main(["check", "fi", "--home", str(tmp_path)]) == 1
    assert "An engine outside may: docs/voice-models.md" in capsys.readouterr().err


def test_a_file_that_is_not_there_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A typing mistake in the name of the stick."""
    assert main(["install", "nl", "--from", "/media/stick/nl.zip", "--home", str(tmp_path)]) == 1
    assert "/media/stick/nl.zip is not there. Check the name." in capsys.readouterr().err


@pytest.mark.parametrize("content", [b"", b"RIFFxxxx", b"hello"])
def test_a_recording_that_is_none_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes) -> None:
    """The form that is needed is in the answer."""
    file = tmp_path / "said.wav"
    file.write_bytes(content)
    assert main(["listen", "--wav", str(file), "--home", str(tmp_path)]) == 1
    assert "must be a wav file" in capsys.readouterr().err


def test_a_recording_in_a_language_that_is_not_heard(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It says what is missing, and hears nothing."""
    with wave.open(str(tmp_path / "said.wav"), "wb") as wav:
        wav.setnchannels(1)
        wav.setsampwidth(2)
        wav.setframerate(8000)
        wav.writeframes(bytes(16_000))
    assert main(["listen", "--wav", str(tmp_path / "said.wav"), "--lang", "sv", "--home", str(tmp_path)]) == 1
    assert "it cannot listen: no-model: ./loket voice install sv" in capsys.readouterr().err
