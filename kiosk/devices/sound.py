"""Microphone, Loudspeaker and the sound lease: what a voice line needs of a kiosk, and who may make sound now."""

from typing import Protocol

from kiosk.errors import Trouble

RATE = 48_000  # samples a second, 16 bit, mono
BLOCK = 480  # samples of one block: 10 ms


class NoSound(Trouble):
    """There is no microphone or no loudspeaker, or it went away: then one writes."""

    def __init__(self, detail: str) -> None:
        super().__init__("no-sound", detail)


class Microphone(Protocol):
    """Hears the traveller."""

    def open(self) -> None:
        """Begin to hear. Raises NoSound."""

    def read(self) -> bytes:
        """The next block (BLOCK samples); waits for it. Raises NoSound when the device is gone."""

    def close(self) -> None:
        """Hear no more. Never raises."""


class Loudspeaker(Protocol):
    """Lets the traveller hear."""

    def open(self) -> None:
        """Get ready. Raises NoSound."""

    def write(self, block: bytes) -> None:
        """Play this block; returns at once, and leaves the oldest out when too much waits. Raises NoSound."""

    def close(self) -> None:
        """Silence. Never raises."""


class SoundLease:
    """Sound goes to one: the kiosk's own voice, until a talk takes it. Granted by the screen's thread."""

    def __init__(self) -> None:
        self._holder = ""

    @property
    def holder(self) -> str:
        """Who has it: "" is the kiosk's own voice."""
        return self._holder

    def take(self, holder: str) -> bool:
        """Give it to `holder`, when nobody else has it."""
        if self._holder not in ("", holder):
            return False
        self._holder = holder
        return True

    def give_back(self, holder: str) -> None:
        """`holder` needs it no more."""
        if self._holder == holder:
            self._holder = ""
