"""Synthesiser, Sink, Ear and Recogniser: what the voice needs of engines, of a loudspeaker, and of whoever listens."""

from collections.abc import Callable
from typing import Protocol

from kiosk.errors import Trouble
from voice.model import Heard, Hearing, ListenState, Patience, Screen, Utterance, VoiceState, WordMark


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

    @property
    def lacks(self) -> VoiceTrouble | None:
        """What it does without, although it speaks: told to staff. None: nothing."""

    def prepare(self, utterance: Utterance) -> None:
        """This may be said next: have it ready by then. Returns at once, never raises, and may do nothing."""

    def say(
        self, utterance: Utterance, sink: Sink, words: Callable[[WordMark], None], cancelled: Callable[[], bool]
    ) -> bool:
        """Speak into `sink`; False when `cancelled` became true on the way. Raises VoiceTrouble."""

    def languages(self) -> frozenset[str]:
        """Languages that it has a voice for."""

    def close(self) -> None:
        """Nothing more will be said."""


class Ear(Protocol):
    """Who listens: a recogniser in a process of its own, or a scripted one. Nothing here blocks or raises.

    What happens is told to the callbacks given at its opening, in a thread of the ear's own.
    """

    state: ListenState

    def expect(self, screen: Screen) -> None:
        """From now on this can be said. What was said to an older screen is thrown away."""

    def listen(self, patience: Patience, *, over: bool = False, waits: bool = False) -> None:
        """Open the microphone until she has spoken, or `hush`. Does nothing while it cannot listen.

        `over`: the kiosk may be speaking; what it plays is taken out of what is heard. `waits`: it stays open however
        long nobody speaks.
        """

    def played(self, pcm: bytes, rate: int) -> None:
        """The kiosk's loudspeaker is given this: 16 bit, mono, `rate` samples a second. From any thread."""

    def finish(self) -> None:
        """She says that she has spoken (the button again): work out what there is."""

    def hush(self) -> None:
        """Close the microphone, and forget what was heard."""

    def hears(self, language: str) -> bool:
        """Whether anything here can hear this language."""

    def tells_apart(self, language: str) -> bool:
        """Whether an engine here hears other words of it than the phrases of the screen, and so knows what is none."""

    def close(self) -> None:
        """No more listening; the microphone is given back."""


class Listened(Protocol):
    """What an Ear tells."""

    def changed(self, state: ListenState) -> None:
        """How the ear is now."""

    def heard(self, heard: Heard) -> None:
        """She has spoken. No hearings: nothing could be made of it."""

    def level(self, dbfs: float) -> None:
        """How loud it is at the microphone, five times a second while it is open."""

    def spoke(self) -> None:
        """A voice began: the kiosk falls silent."""


class Recogniser(Protocol):
    """One engine that hears one language, in the recogniser's process. Sound is 16 kHz, 16 bit, mono.

    Any of it may raise, hang or kill the process: the supervisor lives with that.
    """

    name: str
    closed: bool  # it hears the phrases of the screen, and nothing else
    quick: bool  # an answer takes a tenth of a second or so; else it is asked in a thread of its own

    def expect(self, screen: Screen) -> tuple[str, ...]:
        """What can be said now; the words of it that this engine cannot hear."""

    def begin(self) -> None:
        """She begins to speak."""

    def feed(self, pcm: bytes) -> None:
        """She goes on. Never waits."""

    def hear(self, sound: bytes) -> Hearing:
        """What was said since `begin`, of which `sound` is all; more may be fed afterwards. Text "": nothing."""
