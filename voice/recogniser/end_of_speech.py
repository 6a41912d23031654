"""When has she spoken? Counts pieces of sound with a voice in them, and pieces without."""

from enum import Enum, auto

from voice.engines.voice_detection import CHUNK_SECONDS
from voice.model import Patience

SILENCE = {Patience.SHORT: 0.35, Patience.USUAL: 0.8, Patience.LONG: 1.5}  # seconds that end what is said
LOOK = 0.2  # seconds of silence after which engines are asked already, as most often that was all
ONSET = 2  # pieces in a row with a voice: one alone is a cough, or a door
LONGEST = 12.0  # seconds of one utterance: in some noise the end is never found
NOBODY = 20.0  # seconds in which nobody speaks: the microphone is closed, and nobody is blamed
VOICE = 0.5  # how sure it must be


class Turn(Enum):
    """What a piece of sound changes."""

    NOTHING = auto()
    BEGAN = auto()
    LOOK = auto()  # a little silence: ask the engines
    GOES_ON = auto()  # and she speaks on: forget what they said
    SHORT = auto()  # silence enough for a whole phrase
    ENDED = auto()
    TOO_LONG = auto()
    NOBODY = auto()


class EndOfSpeech:
    """Follows one utterance. Counts sound, not clocks: a machine that is late hears the same."""

    def __init__(self, patience: Patience, sure: float = VOICE, onset: int = ONSET, longest: float = LONGEST) -> None:
        self.speaking = False
        self.cut_off = False  # she went on after the silence that should have been her end
        self._silence = SILENCE[patience]
        self._sure = sure
        self._onset = onset
        self._longest = longest  # seconds
        self._voiced = 0  # pieces in a row
        self._quiet = 0.0  # seconds since the last voice
        self._length = 0.0  # seconds since she began, or since the microphone was opened
        self._ended = False

    @property
    def quiet(self) -> float:
        """Seconds since the last voice in what was heard."""
        return self._quiet

    @property
    def enough(self) -> bool:
        """Whether the silence is long enough for a whole phrase."""
        return self._quiet >= SILENCE[Patience.SHORT]

    def step(self, voice: float) -> Turn:
        """One piece more, with a voice in it as likely as `voice` (0 to 1)."""
        self._length += CHUNK_SECONDS
        is_voice = voice >= self._sure
        self._voiced = self._voiced + 1 if is_voice else 0
        if not self.speaking:
            return self._waiting()
        before = self._quiet
        if is_voice and (self._voiced >= self._onset or before < LOOK):
            return self._voice_again(before)
        self._quiet += CHUNK_SECONDS
        if self._length >= self._longest and not self._ended:
            self._ended = True
            return Turn.TOO_LONG
        for limit, turn in ((self._silence, Turn.ENDED), (SILENCE[Patience.SHORT], Turn.SHORT), (LOOK, Turn.LOOK)):
            if before < limit <= self._quiet:
                self._ended = self._ended or turn is Turn.ENDED
                return turn
        return Turn.NOTHING

    def _waiting(self) -> Turn:
        if self._voiced >= self._onset:
            self.speaking = True
            self._length, self._quiet = self._voiced * CHUNK_SECONDS, 0.0
            return Turn.BEGAN
        if self._length >= NOBODY:
            self._length = 0.0
            return Turn.NOBODY
        return Turn.NOTHING

    def _voice_again(self, before: float) -> Turn:
        self._quiet = 0.0
        if self._ended:
            self._ended, self.cut_off = False, True
        if self._length >= self._longest:
            self._ended = True
            return Turn.TOO_LONG
        return Turn.GOES_ON if before >= LOOK else Turn.NOTHING
