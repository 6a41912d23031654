"""Where the voice is put together: the synthesiser and the loudspeaker that this kiosk has."""

from pathlib import Path

from kiosk.settings import Settings
from voice.engines.espeak_synthesiser import EspeakSynthesiser
from voice.engines.sound import SilentSink, open_sink
from voice.engines.voices import Natural, Voices
from voice.engines.wav import WavSink
from voice.model import Utterance
from voice.phrasing import sentences
from voice.speaker import OnWord, Speaker, Tell, to_nobody, unmarked


def open_voice(settings: Settings, tell: Tell = to_nobody, on_word: OnWord = unmarked) -> Speaker:
    """The kiosk's voice. Never raises for what is missing: that is a state, told to `tell` and logged with its cure."""
    sink = open_sink(settings.devices.sound)
    chosen = {} if isinstance(sink, SilentSink) else _chosen(settings.voice.speak)  # nobody hears how natural it is
    return Speaker(Voices(EspeakSynthesiser(), chosen), sink, tell, on_word)


def _chosen(speak: tuple[str, ...]) -> dict[str, Natural]:
    """The voices of `voice.speak`, each loading by now; languages that the plain voice speaks are not in it."""
    natural = [language for language, _, engine in (one.partition("=") for one in speak) if engine == "hibari"]
    if not natural:
        return {}
    from voice.engines.hibari_synthesiser import HibariSynthesiser

    voice = HibariSynthesiser()
    return dict.fromkeys(natural, voice)


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
