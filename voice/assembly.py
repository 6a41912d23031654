"""Where voice and ear are put together: the synthesiser, the loudspeaker and the ear that this kiosk has."""

import logging
from pathlib import Path

from kiosk.settings import Settings
from voice.engines.deaf import NoEar
from voice.engines.espeak_synthesiser import EspeakSynthesiser
from voice.engines.reference import Reference
from voice.engines.scripted import ScriptedEar
from voice.engines.sound import SilentSink, open_sink
from voice.engines.voices import Natural, Voices
from voice.engines.wav import WavSink
from voice.model import ListenState, Utterance
from voice.phrasing import sentences
from voice.ports import Ear, Listened
from voice.speaker import OnWord, Speaker, Tell, to_nobody, unmarked

log = logging.getLogger(__name__)
SCRIPT = "said.txt"  # in the home: what a scripted ear hears, a sentence on each line


def open_voice(
    settings: Settings, tell: Tell = to_nobody, on_word: OnWord = unmarked, *, wait: bool = False,
    reference: Reference | None = None,
) -> Speaker:  # fmt: skip
    """The kiosk's voice. Never raises for what is missing: that is a state, told to `tell` and logged with its cure.

    `wait`: until the chosen voices have loaded; else the plain one speaks until then. `reference`: is told what is
    played.
    """
    sink = open_sink(settings.devices.sound, reference)
    chosen = {} if isinstance(sink, SilentSink) else _chosen(settings.voice.speak, wait)  # else nobody hears it
    return Speaker(Voices(EspeakSynthesiser(), chosen), sink, tell, on_word)


def _chosen(speak: tuple[str, ...], wait: bool) -> dict[str, Natural]:
    """The voices of `voice.speak`, each loading by now; languages that the plain voice speaks are not in it."""
    natural = [language for language, _, engine in (one.partition("=") for one in speak) if engine == "hibari"]
    if not natural:
        return {}
    from voice.engines.hibari_synthesiser import HibariSynthesiser

    voice = HibariSynthesiser()
    if wait:
        voice.wait()
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


def open_ear(settings: Settings, told: Listened) -> Ear:
    """The kiosk's ear. Never raises: where nothing can listen the kiosk has no ear, and the log says why.

    What hears is imported here and not before: a kiosk whose first screen is not yet drawn needs no recogniser.
    """
    wanted = settings.voice.listen
    if wanted == "off":
        return NoEar(ListenState.OFF)
    if wanted == "scripted":
        return ScriptedEar(told, frozenset(settings.kiosk.languages), settings.home / SCRIPT)
    try:
        from voice.recogniser import opening

        return opening.open_ear(settings, told)
    except Exception as error:  # noqa: BLE001  (whatever is wrong with an ear, the kiosk sells on)
        log.warning("The kiosk cannot listen: %s. ./loket voice check says what is missing.", error)
        return NoEar(ListenState.NO_MODEL)
