"""Utterance, WordMark, VoiceState, Heard, ListenState: what is said and heard, and how voice and ear are."""

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
    SPARE = "spare"  # the chosen voice does not work: the plain one of the same language speaks
    NO_SOUND = "no-sound"  # there is no loudspeaker: the kiosk works on in silence


@dataclass(frozen=True)
class Hearing:
    """What one engine made of what was said. `closed`: it can hear nothing but the phrases of the screen."""

    engine: str  # "vosk", "pocketsphinx", "whisper", "scripted", the name of an external one
    text: str
    closed: bool
    confidence: float = 1.0  # 0 to 1; of the least certain word
    alike: tuple[str, ...] = ()  # of an open engine: phrases of the screen that sound like `text`, likest first
    reread: tuple[str, ...] = ()  # its text with names of the screen for words that sound like them, likest first


@dataclass(frozen=True)
class Heard:
    """All that was made of one utterance. `screen` is the number of the Screen that it answers."""

    screen: int
    hearings: tuple[Hearing, ...]
    milliseconds: int = 0  # from the end of speech to this


@dataclass(frozen=True)
class Screen:
    """What can be said now: whole phrases for closed engines, names and a hint of the words for open ones."""

    number: int
    language: str
    phrases: tuple[str, ...]
    names: tuple[str, ...] = ()  # stations and other names that the phrases do not hold


class ListenState(StrEnum):
    """How the ear is: a state that the screen and staff see, never an exception."""

    OFF = "off"  # nobody asked it to listen
    STARTING = "starting"  # engines load
    READY = "ready"
    LISTENING = "listening"  # the microphone is open: the sign is on
    THINKING = "thinking"  # it has heard something, and works it out; the microphone is closed
    NO_MICROPHONE = "no-microphone"
    SILENT_MICROPHONE = "silent-microphone"  # nothing but zeros came for five seconds
    CLIPPING = "clipping"  # it is far too loud for the microphone
    NOISY = "noisy"  # above -35 dBFS, where nobody is understood
    NO_MODEL = "no-model"  # nothing here can hear this language
    DAMAGED_MODEL = "damaged-model"
    RESTARTING = "restarting"  # the recogniser died or hung; it comes back by itself
    ENGINE_OFF = "engine-off"  # it died too often; tried again while nobody is here


CAN_LISTEN = frozenset({ListenState.READY, ListenState.LISTENING, ListenState.THINKING})


class Patience(StrEnum):
    """How long a silence ends what is said: a slow speaker is not cut off."""

    SHORT = "short"  # 0.35 s: what was heard is a whole phrase of the screen already
    USUAL = "usual"  # 0.8 s
    LONG = "long"  # 1.5 s: chosen by her, or after she was cut off once
