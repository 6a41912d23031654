"""Utterance, WordMark, VoiceState: what is said, and how the voice is."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True)
class Utterance:
    """One text to say in one language; `private` may go to headphones only."""

    text: str
    language: str  # "nl"
    private: bool = False


@dataclass(frozen=True)
class WordMark:
    """A word begins: so many milliseconds into the sound, at this offset and length of the text."""

    at_ms: int
    offset: int
    length: int


class VoiceState(StrEnum):
    """How the voice is; shown to staff, never an exception."""

    READY = "ready"
    SPEAKING = "speaking"
    NO_ENGINE = "no-engine"  # espeak-ng is not installed
    NO_VOICE = "no-voice"  # the engine has no voice for this language
    NO_SOUND = "no-sound"  # there is no loudspeaker: the kiosk works on in silence
