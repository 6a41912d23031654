"""The voice of each language, as the operator chose it; the plain one of the same language where that cannot speak."""

from collections.abc import Callable, Mapping
from typing import Protocol

from voice.model import Utterance, WordMark
from voice.ports import Sink, SoundTrouble, Synthesiser, VoiceTrouble


class Natural(Synthesiser, Protocol):
    """A voice that has to load first."""

    @property
    def ready(self) -> bool:
        """Whether it can speak now."""

    def load(self) -> None:
        """Begin to load, in a thread of its own. Returns at once."""


class Voices:
    """Behind the Synthesiser port. No language is ever spoken by the voice of another one.

    `chosen`: which voice speaks a language, where it is not the plain one; they begin to load now.
    """

    def __init__(self, plain: Synthesiser, chosen: Mapping[str, Natural]) -> None:
        self._plain = plain
        self._chosen = chosen
        self._failed: VoiceTrouble | None = None  # what was wrong with the last sentence
        for voice in chosen.values():
            voice.load()

    @property
    def words_per_minute(self) -> int:
        """The pace of all voices."""
        return self._plain.words_per_minute

    @words_per_minute.setter
    def words_per_minute(self, pace: int) -> None:
        for voice in (self._plain, *self._chosen.values()):
            voice.words_per_minute = pace

    @property
    def lacks(self) -> VoiceTrouble | None:
        """Why the plain voice speaks where another was chosen."""
        return self._failed or next((trouble for v in self._chosen.values() if (trouble := v.lacks)), None)

    def languages(self) -> frozenset[str]:
        """Those of the plain voice. Raises VoiceTrouble when that is missing: it is the one that every kiosk has."""
        return self._plain.languages()

    def prepare(self, utterance: Utterance) -> None:
        """Have it ready, where making it takes a while."""
        self._of(utterance.language).prepare(utterance)

    def say(
        self, utterance: Utterance, sink: Sink, words: Callable[[WordMark], None], cancelled: Callable[[], bool]
    ) -> bool:
        """In the voice of its language. What the chosen one cannot say, the plain one says, from the start."""
        voice = self._of(utterance.language)
        if voice is not self._plain:
            try:
                done = voice.say(utterance, sink, words, cancelled)
                self._failed = None
                return done
            except SoundTrouble:
                raise
            except VoiceTrouble as trouble:
                self._failed = trouble
        return self._plain.say(utterance, sink, words, cancelled)

    def close(self) -> None:
        """Nothing more will be said."""
        for voice in (*self._chosen.values(), self._plain):
            voice.close()

    def _of(self, language: str) -> Synthesiser:
        voice = self._chosen.get(language)
        return voice if voice is not None and voice.ready else self._plain
