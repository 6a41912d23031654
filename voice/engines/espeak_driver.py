"""Our driver for pyttsx3: espeak-ng in synchronous mode, heard piece by piece, silent at once when it is stopped.

The driver that pyttsx3 ships returns before it has spoken, marks all words before the first sound and hangs in stop().
This one has no thread and no queue of its own: it speaks in the thread that calls runAndWait() or iterate(), into
whatever was set as property "sink". Only the ctypes binding is pyttsx3's.
"""

import ctypes
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import Any

from pyttsx3.voice import Voice

from voice.model import VoiceState, WordMark
from voice.ports import Sink, SoundTrouble, VoiceTrouble

NAME = "kiosk"  # pyttsx3.init("kiosk")
PIECE_MS = 20  # a stop can be late by one piece; espeak-ng itself gives no less than 49 ms
FULL_VOLUME = 100  # espeak-ng clips above
CURE = "Install it: sudo apt-get install libespeak-ng1 espeak-ng-data"


@dataclass(frozen=True)
class Espeak:
    """The library, initialised: espeak-ng knows one voice, one rate and one callback per process."""

    binding: ModuleType
    rate: int  # samples a second


@cache  # espeak-ng cannot be initialised twice; a trouble is not kept, so an operator's cure is found
def load_espeak() -> Espeak:
    """Load and initialise libespeak-ng. Raises VoiceTrouble(NO_ENGINE) with the cure."""
    try:
        from pyttsx3.drivers import _espeak as binding
    except (RuntimeError, OSError, AttributeError) as error:  # all that the binding raises without a (whole) library
        raise VoiceTrouble(VoiceState.NO_ENGINE, "libespeak-ng is not on this machine.", CURE) from error
    rate = binding.Initialize(binding.AUDIO_OUTPUT_SYNCHRONOUS, PIECE_MS)
    if rate <= 0:
        raise VoiceTrouble(VoiceState.NO_ENGINE, "espeak-ng does not find its voices (espeak-ng-data).", CURE)
    return Espeak(binding, rate)


def install_driver(espeak: Espeak) -> None:
    """Put the driver where `pyttsx3.init("kiosk")` looks for it."""
    module = ModuleType(f"pyttsx3.drivers.{NAME}")
    module.buildDriver = lambda proxy: KioskDriver(proxy, espeak)  # type: ignore[attr-defined]
    sys.modules[module.__name__] = module


class KioskDriver:
    """What pyttsx3 expects of a driver. The names of its methods are pyttsx3's.

    Properties beyond pyttsx3's: "sink" (where sound goes) and "cancelled" (asked before each piece). Topics beyond
    pyttsx3's: "word-mark" with `mark`, a WordMark. A trouble arrives as topic "error", never as an exception.
    """

    def __init__(self, proxy: Any, espeak: Espeak) -> None:
        self._proxy = proxy
        self._espeak = espeak
        self._values: dict[str, Any] = {
            "voice": "gmw/en",
            "rate": 155,
            "volume": 1.0,
            "sink": None,
            "cancelled": lambda: False,
        }
        self._generation = 0  # stop() raises it: what was said before is thrown away
        self._said: tuple[int, str] | None = None  # generation and text that the loop has not spoken yet
        self._spoken: int | None = None  # the generation that is being spoken now
        self._text = ""
        self._trouble: VoiceTrouble | None = None
        self._looping = False
        espeak.binding.SetSynthCallback(self._heard)

    def destroy(self) -> None:
        """Stop speaking; the library stays, as espeak-ng cannot be initialised twice."""
        self.stop()

    def say(self, text: str) -> None:
        """Keep `text` for the loop; pyttsx3 keeps what comes after it."""
        self._proxy.setBusy(True)
        self._said = self._generation, text

    def stop(self) -> None:
        """Silence at once; returns at once; from any thread."""
        self._generation += 1
        sink: Sink | None = self._values["sink"]
        if (
            sink is not None and self._spoken is not None
        ):  # pyttsx3 also calls this at the end of a loop: let that be heard
            sink.flush()

    def getProperty(self, name: str) -> Any:
        """A value, or "voices": all that espeak-ng has. KeyError for any other name."""
        return self._voices() if name == "voices" else self._values[name]

    def setProperty(self, name: str, value: Any) -> None:
        """Counts from the next text on. KeyError for a name that is not known."""
        if name not in self._values:
            raise KeyError(name)
        self._values[name] = value

    def startLoop(self) -> None:
        """Speak until all that was said is spoken. Never waits for more: it cannot hang."""
        self._looping = True
        for _ in self.iterate():
            if not self._looping or self._said is None:
                break
        self._looping = False

    def iterate(self) -> Iterator[None]:
        """Speak one text at each step."""
        while True:
            if self._said is not None:
                said, self._said = self._said, None
                self._speak(*said)
            self._proxy.setBusy(False)  # pyttsx3 hands over what was said meanwhile
            yield

    def endLoop(self) -> None:
        """No further text."""
        self._looping = False

    def _voices(self) -> list[Voice]:
        found = self._espeak.binding.ListVoices()
        return [Voice(v.identifier.decode(), v.name.decode(), [v.languages[1:].decode()]) for v in found]

    def _speak(self, generation: int, text: str) -> None:
        self._spoken, self._text, self._trouble = generation, text, None
        self._proxy.notify("started-utterance")
        try:
            self._synthesise()
        except VoiceTrouble as trouble:
            self._trouble = trouble
        completed = self._trouble is None and not self._cancelled()
        self._spoken = None
        if self._trouble:
            self._proxy.notify("error", exception=self._trouble)
        self._proxy.notify("finished-utterance", completed=completed)

    def _synthesise(self) -> None:
        binding, values = self._espeak.binding, self._values
        if values["sink"] is None:
            raise SoundTrouble("no sink was set.", 'Call engine.setProperty("sink", sink).')
        if binding.SetVoiceByName(values["voice"].encode()) != binding.EE_OK:
            raise VoiceTrouble(VoiceState.NO_VOICE, f"espeak-ng has no voice {values['voice']!r}.", CURE)
        binding.SetParameter(binding.RATE, round(values["rate"]), 0)
        binding.SetParameter(binding.VOLUME, round(values["volume"] * FULL_VOLUME), 0)
        values["sink"].open(self._espeak.rate)
        binding.Synth(self._text.encode(), flags=binding.ENDPAUSE | binding.CHARS_UTF8)

    def _heard(self, wav: Any, samples: int, events: Any) -> int:
        """Called by espeak-ng with each piece of sound, in the thread that speaks; 1 makes it stop."""
        if self._cancelled():
            return 1
        self._mark_words(events)
        try:
            return 0 if self._play(ctypes.string_at(wav, samples * 2) if samples > 0 else b"") else 1
        except SoundTrouble as trouble:  # an exception cannot pass through C
            self._trouble = trouble
            return 1

    def _play(self, pcm: bytes) -> bool:
        length = self._espeak.rate * PIECE_MS // 1000 * 2
        for start in range(0, len(pcm), length):
            if self._cancelled():
                return False
            self._values["sink"].write(pcm[start : start + length])
        return True

    def _mark_words(self, events: Any) -> None:
        index = 0
        while (event := events[index]).type != self._espeak.binding.EVENT_LIST_TERMINATED:
            index += 1
            if event.type == self._espeak.binding.EVENT_WORD and event.length:  # length 0 is the end of a clause
                mark = WordMark(event.audio_position, event.text_position - 1, event.length)
                word = self._text[mark.offset : mark.offset + mark.length]
                self._proxy.notify("started-word", name=word, location=mark.offset, length=mark.length)
                self._proxy.notify("word-mark", mark=mark)

    def _cancelled(self) -> bool:
        asked: Callable[[], bool] = self._values["cancelled"]
        return self._spoken != self._generation or asked()
