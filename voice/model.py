"""Utterance, WordMark, VoiceState: what is said, and how the voice is."""

from dataclasses import dataclass
from enum import StrEnum

LOUDEST = 5  # steps of loudness, 1 is the softest
PACES = (100, 125, 155, 190, 220, 250)  # words a minute (EN 301 549: 100 to 250 at least; most people like 150 to 170)
FASTEST = len(PACES)


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
