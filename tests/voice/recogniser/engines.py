"""Engines for stories about the recogniser's process: they hear what a story says, or do what kills a process."""

import os
import signal
import time

from voice.engines.spoken_phrases import SpokenPhrases
from voice.model import Hearing, Screen
from voice.recogniser.seats import Seat


class Parrot:
    """A closed engine that hears the first phrase of the screen, whatever is said; `open_text`: an open one, this."""

    quick = True

    def __init__(self, open_text: str = "", dies: str = "", loads: str = "0") -> None:
        self.name = "open-parrot" if open_text else "parrot"
        self.closed = not open_text
        self._open_text = open_text
        self._dies = dies
        self._heard = open_text
        time.sleep(float(loads))  # seconds
        if dies == "load":
            os.kill(os.getpid(), signal.SIGSEGV)
        if dies == "unfit":
            raise ValueError("this is no model")

    def expect(self, screen: Screen) -> tuple[str, ...]:
        phrases = list(SpokenPhrases(screen.phrases))
        self._heard = self._open_text or (screen.phrases[0] if phrases else "")
        self._alive = screen.number > 0
        return tuple(word for phrase in phrases for word in phrase.split() if word.startswith("xyz"))

    def begin(self) -> None:
        """Nothing to get ready."""

    def feed(self, pcm: bytes) -> None:
        if self._alive and self._dies == "feed":
            os.kill(os.getpid(), signal.SIGSEGV)
        while self._alive and self._dies == "hang":
            time.sleep(0.05)  # the process lives on and gives its heartbeat; the work stands still

    def hear(self, sound: bytes) -> Hearing:
        return Hearing(self.name, self._heard, self.closed, 0.9)


class SlowParrot(Parrot):
    """The same, in a thread of its own."""

    quick = False


def seat(name: str = "parrot", kind: str = "Parrot", **arguments: str) -> Seat:
    return Seat(name, f"tests.voice.recogniser.engines:{kind}", arguments)
