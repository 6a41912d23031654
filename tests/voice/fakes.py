"""A loudspeaker whose time is moved by hand, and an engine whose words are numbers that can be counted."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable
from ctypes import CDLL
from threading import Condition

import pytest

from voice.engines.sound import WaitingSound
from voice.model import Utterance, VoiceState, WordMark
from voice.ports import Sink, SoundTrouble, VoiceTrouble

RATE = 22_050
PATIENCE = 10.0  # seconds until a test that would hang gives up
PROMPTS = {
    "en": "Where would you like to go? Choose a place, or touch the first letter. You can call a person at any time.",
    "nl": "Waar wilt u naartoe? Kies een plaats, of raak de eerste letter aan. U kunt altijd iemand roepen.",
    "de": "Wohin möchten Sie fahren? Wählen Sie einen Ort, oder berühren Sie den ersten Buchstaben.",
    "sv": "Vart vill du åka? Välj en plats, eller tryck på den första bokstaven.",
    "fi": "Minne haluatte matkustaa? Valitkaa paikka tai koskettakaa ensimmäistä kirjainta.",
    "nb": "Hvor vil du reise? Velg et sted, eller trykk på den første bokstaven.",
}


def _installed() -> bool:
    try:
        CDLL("libespeak-ng.so.1")
    except OSError:
        return False
    return True


NEEDS_ESPEAK = pytest.mark.skipif(not _installed(), reason="libespeak-ng1 is not on this machine")


class HandSink:
    """Plays only what a test lets it `hear`; keeps the product's own queue in front of the loudspeaker."""

    def __init__(self) -> None:
        self._waiting = WaitingSound()
        self._more = Condition()
        self.opened = 0
        self.closed = False
        self.unplugged = False

    def open(self, rate: int) -> None:
        if self.unplugged:
            raise SoundTrouble("it is unplugged.", "Plug it in.")
        self.opened = rate
        self._waiting.open(rate)

    def write(self, pcm: bytes) -> None:
        if self.unplugged:
            raise SoundTrouble("it is unplugged.", "Plug it in.")
        self._waiting.put(pcm)
        with self._more:
            self._more.notify_all()

    def flush(self) -> None:
        self._waiting.clear()

    def drain(self) -> None:
        self._waiting.drain()

    def close(self) -> None:
        self.closed = True

    def hear(self, ms: int) -> array[int]:
        """Let the loudspeaker play so many milliseconds; waits until the kiosk has said as much."""
        heard = bytearray()
        size = self.opened * ms // 1000 * 2
        with self._more:
            while len(heard) < size:
                taken = self._waiting.take(size - len(heard))
                heard += taken
                if not taken and not self._more.wait(PATIENCE):
                    raise AssertionError(f"the kiosk said only {len(heard) * 500 // self.opened} of {ms} ms")
        return array("h", bytes(heard))

    def rest(self) -> array[int]:
        """What would still be heard if nothing more was said."""
        return array("h", self._waiting.take(10_000_000))


class PaperSink:
    """Takes all at once and keeps it, as a file does."""

    def __init__(self) -> None:
        self.sound = array("h")
        self.rate = 0
        self.pieces: list[int] = []

    def open(self, rate: int) -> None:
        self.rate = rate

    def write(self, pcm: bytes) -> None:
        self.sound.frombytes(pcm)
        self.pieces.append(len(pcm) // 2)

    def flush(self) -> None:
        pass

    def drain(self) -> None:
        pass

    def close(self) -> None:
        pass

    @property
    def ms(self) -> float:
        return len(self.sound) * 1000 / self.rate if self.rate else 0.0

    @property
    def loud(self) -> bool:
        return any(abs(sample) > 1000 for sample in self.sound)


class CountingSynthesiser:
    """Says the text "7" as `ms` milliseconds of samples worth 7000, so that every sample tells whose it is."""

    words_per_minute = 155
    lacks: VoiceTrouble | None = None

    def __init__(self, ms: int = 1000, engine: bool = True) -> None:
        self.ms = ms
        self.engine = engine
        self.said: list[Utterance] = []
        self.prepared: list[Utterance] = []

    def prepare(self, utterance: Utterance) -> None:
        self.prepared.append(utterance)

    def close(self) -> None: ...

    def languages(self) -> frozenset[str]:
        self._look()
        return frozenset({"en", "nl", "de"})

    def say(
        self, utterance: Utterance, sink: Sink, words: Callable[[WordMark], None], cancelled: Callable[[], bool]
    ) -> bool:
        self._look()
        if utterance.language not in self.languages():
            raise VoiceTrouble(VoiceState.NO_VOICE, f"no voice speaks {utterance.language!r}.", "Choose another.")
        self.said.append(utterance)
        sink.open(RATE)
        words(WordMark(0, 0, len(utterance.text)))
        for _ in range(self.ms // 20):
            if cancelled():
                return False
            sink.write(array("h", [int(utterance.text) * 1000] * (RATE // 50)).tobytes())
        return True

    def _look(self) -> None:
        if not self.engine:
            raise VoiceTrouble(VoiceState.NO_ENGINE, "the engine is not installed.", "Install it.")


def whose(sound: array[int], gain: float = 10 ** (-8 / 20)) -> Counter[int]:
    """How many samples each of the texts has, at the normal volume."""
    return Counter(round(sample / gain / 1000) for sample in sound)
