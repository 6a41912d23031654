"""Synthesiser and Sink: what the speaker needs of an engine and of a loudspeaker."""

from collections.abc import Callable
from typing import Protocol

from kiosk.errors import Trouble
from voice.model import Utterance, VoiceState, WordMark


class VoiceTrouble(Trouble):
    """The voice cannot do its work: how it is now, and what an operator does about it."""

    def __init__(self, state: VoiceState, detail: str, cure: str = "") -> None:
        super().__init__(f"voice-{state}", detail)
        self.state = state
        self.cure = cure


class SoundTrouble(VoiceTrouble):
    """There is no loudspeaker, or it went away."""

    def __init__(self, detail: str, cure: str = "") -> None:
        super().__init__(VoiceState.NO_SOUND, detail, cure)


class Sink(Protocol):
    """A loudspeaker: takes 16 bit mono PCM. `open` raises SoundTrouble when there is none."""

    def open(self, rate: int) -> None:
        """Get ready for sound of `rate` samples a second."""

    def write(self, pcm: bytes) -> None:
        """Play this after what is already waiting; may block until there is room."""

    def flush(self) -> None:
        """Forget what is waiting: silence at once. May be called from any thread."""

    def drain(self) -> None:
        """Return when all has been heard."""

    def close(self) -> None:
        """No more sound."""


class Synthesiser(Protocol):
    """Text becomes sound, piece by piece, at so many words a minute."""

    words_per_minute: int  # counts from the next sentence on

    def say(
        self, utterance: Utterance, sink: Sink, words: Callable[[WordMark], None], cancelled: Callable[[], bool]
    ) -> bool:
        """Speak into `sink`; False when `cancelled` became true on the way. Raises VoiceTrouble."""

    def languages(self) -> frozenset[str]:
        """Languages that it has a voice for."""
