"""What somebody says on a voice line, as words: a recogniser of its own, which is fed and opens no microphone."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any

from kiosk.settings import Settings
from voice.engines.microphone import SlowerSound
from voice.model import Heard, ListenState, Patience, Screen
from voice.recogniser.link import LINE
from voice.recogniser.process import Watch
from voice.recogniser.seats import Seat, seats
from voice.recogniser.supervisor import RecogniserProcess

DICTATION = frozenset({"whisper", "vosk-open"})  # these write down whatever is said, and on this machine
PIECES = 10  # that are handed on in a second: more would only wake two processes more often


class CaptionState(StrEnum):
    """Whether what is said is written down."""

    ON = "on"
    NONE = "none"  # nothing here can write this language
    STOPPED = "stopped"  # it died or hung; it may come back


LOST = {ListenState.RESTARTING, ListenState.ENGINE_OFF, ListenState.DAMAGED_MODEL}
Tell = Callable[[dict[str, Any]], None]  # {"captions": CaptionState} or {"caption": words}; from a thread of the ear


class Captions:
    """One line, in one language, from opening to `close`. Keeps no words; the process keeps sound until it is heard."""

    def __init__(self, seat: Seat, language: str, rate: int, tell: Tell, watch: Watch | None = None) -> None:
        self._tell = tell
        self._slower = SlowerSound(rate)
        self._kept = bytearray()
        self._piece = rate * 2 // PIECES
        self._state = ""
        self._ear = RecogniserProcess({language: (seat,)}, self, LINE, watch)
        self._ear.expect(Screen(1, language, ()))

    def feed(self, pcm: bytes) -> None:
        """What is heard on the line: 16 bit, mono, at the line's rate. Never waits; from one thread."""
        self._kept += pcm
        if len(self._kept) >= self._piece:
            self._ear.feed(self._slower.of(bytes(self._kept)))
            self._kept.clear()

    def close(self) -> None:
        """The line is over: nothing of it is left. Waits a moment for the process to end."""
        self._ear.close()

    @property
    def pid(self) -> int | None:
        """The process that hears; None while there is none."""
        return self._ear.pid

    # What the ear tells, in its own thread.

    def changed(self, state: ListenState) -> None:
        """See Listened. After each utterance it listens for the next."""
        if state is ListenState.READY:
            self._become(CaptionState.ON)
            self._ear.listen(Patience.USUAL, waits=True)
        elif state in LOST:
            self._become(CaptionState.STOPPED)

    def heard(self, heard: Heard) -> None:
        """See Listened."""
        if heard.hearings and (text := heard.hearings[0].text.strip()):
            self._tell({"caption": text})

    def level(self, dbfs: float) -> None:
        """See Listened: who speaks is seen elsewhere."""

    def spoke(self) -> None:
        """See Listened: nothing falls silent for it."""

    def _become(self, state: CaptionState) -> None:
        if state != self._state:
            self._state = state
            self._tell({"captions": state})


def open_captions(settings: Settings, language: str, rate: int, tell: Tell) -> Captions | None:
    """Captions of a line in `language`; None where nothing here writes it, which is told. Never raises for that.

    An engine outside the kiosk (Wyoming) is not asked: a talk does not leave the two machines.
    """
    seat = next((seat for seat in seats(settings).get(language, ()) if seat.engine in DICTATION), None)
    if seat is None:
        tell({"captions": CaptionState.NONE})
        return None
    return Captions(seat, language, rate, tell)
