"""The voice as the kiosk, the tour and an operator at a prompt use it."""

import wave
from pathlib import Path
from threading import enumerate as enumerate_threads

import pytest

from kiosk.language import WORDS, read_words
from kiosk.limits import SPOKEN
from kiosk.settings import DeviceSettings, Settings, VoiceSettings
from tests.voice.fakes import NEEDS_ESPEAK, PATIENCE, PROMPTS
from voice.__main__ import main
from voice.assembly import open_voice, speak_to_wav
from voice.engines.espeak_synthesiser import VOICES
from voice.engines.hibari_synthesiser import LANGUAGES
from voice.model import Utterance, VoiceState

pytestmark = NEEDS_ESPEAK
PLAIN = VoiceSettings(speak=())  # what is told here is told of any voice, and loading another takes a while


def seconds(file: Path) -> float:
    with wave.open(str(file)) as read:
        return read.getnframes() / read.getframerate()


@pytest.mark.parametrize("language", ["en", "nl", "de"])
def test_each_prompt_of_the_tour_becomes_a_file(tmp_path: Path, language: str) -> None:
    """Whoever reads the tour hears what the traveller heard."""
    said = speak_to_wav(PROMPTS[language], language, tmp_path / "prompt.wav")
    assert " ".join(said) == PROMPTS[language]
    assert 4 < seconds(tmp_path / "prompt.wav") < 12


def test_a_kiosk_speaks_into_the_folder_of_its_settings(tmp_path: Path) -> None:
    """From the settings to sound, through every part: one file for each screen that was read."""
    settings = Settings(tmp_path, devices=DeviceSettings(sound=str(tmp_path / "said")), voice=PLAIN)
    told: list[VoiceState] = []
    speaker = open_voice(settings, told.append)
    for language in ("nl", "de"):
        speaker.say([Utterance(PROMPTS[language], language)])
        assert speaker.finish(PATIENCE)
    speaker.close()
    assert told == [VoiceState.SPEAKING, VoiceState.READY] * 2
    assert [file.name for file in sorted((tmp_path / "said").iterdir())] == ["0001.wav", "0002.wav"]


def test_the_operator_chooses_the_voice_of_each_language(tmp_path: Path) -> None:
    """[voice] speak: no voice is loaded that nobody chose, or that nobody would hear; the engines know what is told."""
    pytest.importorskip("hibari", reason="hibari-tts is not on this machine")
    for speak, sound, natural in (((), "said", False), (("en=hibari",), "none", False), (("en=hibari",), "said", True)):
        devices = DeviceSettings(sound=sound if sound == "none" else str(tmp_path / sound))
        before = set(enumerate_threads())
        speaker = open_voice(Settings(tmp_path, devices=devices, voice=VoiceSettings(speak=speak)))
        threads = {thread.name.partition("_")[0] for thread in set(enumerate_threads()) - before}
        speaker.close()
        assert ("natural voice" in threads) is natural
    assert frozenset(SPOKEN["espeak"]) == frozenset(VOICES)
    assert frozenset(SPOKEN["hibari"]) == LANGUAGES


def test_the_tour_may_write_while_the_kiosk_speaks(tmp_path: Path) -> None:
    """espeak-ng knows one voice at a time: two who want it take turns, and neither text is cut or mixed."""
    settings = Settings(tmp_path, devices=DeviceSettings(sound=str(tmp_path / "said")), voice=PLAIN)
    speaker = open_voice(settings)
    speaker.say([Utterance(PROMPTS["de"], "de")])
    speak_to_wav(PROMPTS["en"], "en", tmp_path / "together.wav")
    speaker.finish(PATIENCE)
    speaker.close()
    speak_to_wav(PROMPTS["en"], "en", tmp_path / "alone.wav")
    speak_to_wav(PROMPTS["de"], "de", tmp_path / "german.wav")
    assert abs(seconds(tmp_path / "together.wav") - seconds(tmp_path / "alone.wav")) < 0.2
    assert abs(seconds(tmp_path / "said" / "0001.wav") - seconds(tmp_path / "german.wav")) < 0.2


def test_an_operator_hears_a_sentence_without_a_screen(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """On the command line: it shows how a text is said, and keeps it where asked."""
    file = tmp_path / "a.wav"
    assert main(["speak", "Om 14:05 van spoor 7.", "--lang", "nl", "--to", str(file)]) == 0
    assert capsys.readouterr().out == f"Om 14 uur 5 van spoor 7.\n-> {file}\n"
    assert seconds(file) > 1


def test_a_name_that_is_no_sound_file_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A typing error must not write a wav file over something else."""
    with pytest.raises(SystemExit):
        main(["speak", "Hello.", "--to", str(tmp_path / "a.txt")])
    assert "must end in .wav" in capsys.readouterr().err
    with pytest.raises(ValueError, match=r"not a \.wav file"):
        speak_to_wav("Hello.", "en", tmp_path / "a.txt")


@pytest.mark.parametrize("state", [VoiceState.NO_ENGINE, VoiceState.NO_VOICE, VoiceState.NO_SOUND])
def test_a_silent_kiosk_can_say_so_in_writing(state: VoiceState) -> None:
    """Each trouble of the voice has a sentence for the traveller, in every language of the kiosk."""
    words = read_words(("en", "nl", "de"), WORDS)
    for language in words.languages:
        assert words.texts(language).say(f"voice-{state}")
