"""Where the voice is put together: the synthesiser and the loudspeaker that this kiosk has."""

from pathlib import Path

from kiosk.settings import Settings
from voice.engines.espeak_synthesiser import EspeakSynthesiser
from voice.engines.sound import open_sink
from voice.engines.wav import WavSink
from voice.model import Utterance
from voice.phrasing import sentences
from voice.speaker import OnWord, Speaker, Tell, to_nobody, unmarked


def open_voice(settings: Settings, tell: Tell = to_nobody, on_word: OnWord = unmarked) -> Speaker:
    """The kiosk's voice. Never raises for what is missing: that is a state, told to `tell` and logged with its cure."""
    return Speaker(EspeakSynthesiser(), open_sink(settings.devices.sound), tell, on_word)


def speak_to_wav(text: str, language: str, file: Path) -> list[str]:
    """Say `text` into `file` (16 bit mono, 22050 samples a second); the sentences as they were said.

    Waits while the kiosk is speaking: there is one voice. Raises VoiceTrouble with its cure; ValueError unless *.wav.
    """
    if file.suffix != ".wav":
        raise ValueError(f"{file} is not a .wav file")
    synthesiser, sink = EspeakSynthesiser(), WavSink(file)
    said = sentences(text, language)
    try:
        for sentence in said:
            synthesiser.say(Utterance(sentence, language), sink, lambda mark: None)
    finally:
        sink.close()
    return said
