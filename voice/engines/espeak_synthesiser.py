"""The synthesiser that every kiosk has: pyttsx3 with our driver over espeak-ng, six languages, exact word marks."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from queue import Empty, SimpleQueue
from typing import Any

from voice.model import Utterance, VoiceState, WordMark
from voice.ports import Sink, VoiceTrouble

VOICES = {"en": "gmw/en", "nl": "gmw/nl", "de": "gmw/de", "sv": "gmq/sv", "fi": "urj/fi", "nb": "gmq/nb"}
WORDS_PER_MINUTE = 155  # 150-200 suits young and old (Sutton et al. 1995); slower made words harder to tell apart
PATIENCE = 0.05  # seconds between two looks whether waiting for a turn is still wanted

_TURN: SimpleQueue[None] = SimpleQueue()  # espeak-ng speaks once per process: who has taken the one token may speak
_TURN.put(None)


class EspeakSynthesiser:
    """espeak-ng behind the Synthesiser port. The library is loaded at first use, so that no screen waits for it."""

    def __init__(self, words_per_minute: int = WORDS_PER_MINUTE) -> None:
        self.words_per_minute = words_per_minute  # counts from the next utterance on
        self._pyttsx3: Any = None

    @property
    def lacks(self) -> None:
        """Nothing: where it speaks at all, it is whole."""

    def prepare(self, utterance: Utterance) -> None:
        """Nothing to do: its first sound comes in a millisecond."""

    def close(self) -> None:
        """The library stays, as espeak-ng cannot be initialised twice."""

    def languages(self) -> frozenset[str]:
        """Those of our six that espeak-ng has voices for. Raises VoiceTrouble(NO_ENGINE)."""
        with _turn():
            found = {voice.id for voice in self._engine().getProperty("voices")}
        return frozenset(language for language, voice in VOICES.items() if voice in found)

    def say(
        self,
        utterance: Utterance,
        sink: Sink,
        words: Callable[[WordMark], None],
        cancelled: Callable[[], bool] = lambda: False,
    ) -> bool:
        """Speak into `sink`, in this thread; returns when `sink` has taken all of it (it may still be playing).

        False when `cancelled` became true on the way. `words` is called for each word just before its sound is
        written. Raises VoiceTrouble (no engine, no voice) and SoundTrouble (the sink's).
        """
        if utterance.language not in VOICES:
            known = ", ".join(sorted(VOICES))
            raise VoiceTrouble(VoiceState.NO_VOICE, f"no voice speaks {utterance.language!r}.", f"Known: {known}.")
        with _turn(cancelled) as mine:
            return mine and self._speak(utterance, sink, words, cancelled)

    def _speak(
        self, utterance: Utterance, sink: Sink, words: Callable[[WordMark], None], cancelled: Callable[[], bool]
    ) -> bool:
        engine = self._engine()
        end = _End()
        topics = {"word-mark": lambda mark, name: words(mark), "error": end.failed, "finished-utterance": end.finished}
        tokens = [engine.connect(topic, hear) for topic, hear in topics.items()]
        try:
            engine.setProperty("voice", VOICES[utterance.language])
            engine.setProperty("rate", self.words_per_minute)
            engine.setProperty("sink", sink)
            engine.setProperty("cancelled", cancelled)
            engine.say(utterance.text)
            engine.runAndWait()
        finally:
            for token in tokens:
                engine.disconnect(token)
        if end.trouble:
            raise end.trouble
        return end.completed

    def _engine(self) -> Any:
        if self._pyttsx3 is None:
            import pyttsx3

            from voice.engines.espeak_driver import NAME, install_driver, load_espeak

            install_driver(load_espeak())
            self._pyttsx3 = pyttsx3.init(NAME, debug=True)  # debug: a bug in a callback is shown, not swallowed
        return self._pyttsx3


class _End:
    """How one utterance ended, as pyttsx3's topics tell it."""

    def __init__(self) -> None:
        self.completed = True
        self.trouble: Exception | None = None

    def finished(self, name: str | None, completed: bool) -> None:
        self.completed = completed

    def failed(self, name: str | None, exception: Exception) -> None:
        self.trouble = exception


@contextmanager
def _turn(cancelled: Callable[[], bool] = lambda: False) -> Iterator[bool]:
    """Whether it is our turn to use espeak-ng: False when it is no longer wanted."""
    mine = False
    while not mine and not cancelled():
        try:
            _TURN.get(timeout=PATIENCE)
            mine = True
        except Empty:
            continue
    try:
        yield mine
    finally:
        if mine:
            _TURN.put(None)
