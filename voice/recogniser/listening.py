"""One time that the microphone is open: from the sign on, to what each engine made of what was said."""

import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from voice.engines.sound_alike import SoundAlike
from voice.engines.spoken_phrases import SpokenPhrases, plain
from voice.engines.voice_detection import CHUNK_BYTES, CHUNK_SECONDS, VoiceDetector
from voice.model import Hearing, Screen
from voice.ports import Recogniser
from voice.recogniser.end_of_speech import EndOfSpeech, Turn

BEFORE = round(0.5 / CHUNK_SECONDS)  # pieces of sound before her voice that engines hear too
GRACE = 0.5  # seconds that the microphone stays open after the end while engines work: she may go on
TOO_MANY = 3  # words that the open engine heard beyond the phrase
LATE = 8.0  # seconds after which a slow engine is waited for no more

Ask = Callable[[Recogniser, bytes, Callable[[Hearing], None]], None]  # engine, sound, and who takes the answer


class Listening:
    """Takes sound; `over` when all is known (or nobody spoke). Works in the thread of whoever feeds it.

    Slow engines are asked through `ask`, which must bring the answer back in the thread that feeds.
    """

    def __init__(
        self, screen: Screen, engines: Sequence[Recogniser], detector: VoiceDetector, ends: EndOfSpeech,
        ask: Ask, alike: SoundAlike | None = None, grace: float = GRACE,
    ) -> None:  # fmt: skip
        self.over = False
        self.open = True  # the microphone
        self.began = False
        self._hearings: dict[int, Hearing] = {}  # by number of the engine
        self._screen = screen
        self._phrases = SpokenPhrases(screen.phrases)
        self._engines = engines
        self._detector = detector
        self._ends = ends
        self._ask = ask
        self._alike = alike
        self._grace = grace
        self._kept = bytearray()
        self._before: deque[bytes] = deque(maxlen=BEFORE)
        self._sound = bytearray()
        self._looks = 0  # counts: an answer to an older look is about half a sentence
        self._asked = False
        self._spoken = False  # she has, as far as silence tells
        self._last_voice = 0.0
        self._closed_at = 0.0
        detector.forget()

    @property
    def heard(self) -> tuple[Hearing, ...]:
        """What each engine made of it, in the order of the engines; too late: not there.

        A closed engine makes a phrase of anything: where an open one heard a whole sentence, that phrase is none.
        """
        hearings = [self._hearings[number] for number in sorted(self._hearings)]
        longest = max((len(plain(one.text).split()) for one in hearings if not one.closed), default=0)
        return tuple(
            replace(one, text="") if one.closed and len(plain(one.text).split()) + TOO_MANY <= longest else one
            for one in hearings
        )

    @property
    def milliseconds(self) -> int:
        """From the last of her voice until now."""
        return round((time.monotonic() - self._last_voice) * 1000) if self.began else 0

    @property
    def cut_off(self) -> bool:
        """Whether she went on where others have ended."""
        return self._ends.cut_off

    def take(self, pcm: bytes) -> None:
        """Sound of any length."""
        self._kept += pcm
        while len(self._kept) >= CHUNK_BYTES and self.open and not self.over:
            chunk = bytes(self._kept[:CHUNK_BYTES])
            del self._kept[:CHUNK_BYTES]
            self._chunk(chunk)

    def finish(self) -> None:
        """She says that she has spoken."""
        self.open = False
        if not self.began:
            self.over = True
            return
        if not self._asked:
            self._look()
        self._has_spoken()

    def tick(self) -> None:
        """Time passes without sound: a slow engine may be too late."""
        if self._spoken and time.monotonic() - self._closed_at > LATE:
            self.over = True

    def _answer(self, look: int, number: int, hearing: Hearing) -> None:
        if look == self._looks and self._asked:
            self._hearings[number] = self._with_alike(hearing)
            self._decide()

    def _with_alike(self, hearing: Hearing) -> Hearing:
        """An open engine knows nothing of the screen: what there sounds like its text is added here."""
        if hearing.closed or self._alike is None:
            return hearing
        return replace(hearing, alike=self._alike.phrases(hearing.text), reread=self._alike.reread(hearing.text))

    def _chunk(self, chunk: bytes) -> None:
        turn = self._ends.step(self._detector.voice(chunk))
        if turn is Turn.BEGAN:
            self.began = True
            for engine in self._engines:
                engine.begin()
            for earlier in self._before:
                self._feed(earlier)
            self._before.clear()
        if not self.began:
            self._before.append(chunk)
            self.over = turn is Turn.NOBODY
            return
        self._feed(chunk)
        if self._ends.quiet == 0.0:
            self._last_voice = time.monotonic()
        self._turned(turn)

    def _feed(self, chunk: bytes) -> None:
        self._sound += chunk
        for engine in self._engines:
            engine.feed(chunk)

    def _turned(self, turn: Turn) -> None:
        if turn is Turn.LOOK:
            self._look()
        elif turn is Turn.GOES_ON:
            self._asked, self._spoken = False, False
            self._hearings.clear()
        elif turn is Turn.TOO_LONG:
            self.finish()
        elif turn is Turn.ENDED:
            self._has_spoken()
        elif turn is Turn.SHORT:
            self._decide()
        elif self._spoken and time.monotonic() - self._closed_at >= self._grace:
            self.open = False

    def _has_spoken(self) -> None:
        self._spoken = True
        self._closed_at = time.monotonic()
        self._decide()

    def _look(self) -> None:
        self._looks += 1
        self._asked = True
        self._hearings.clear()
        sound, look = bytes(self._sound), self._looks
        for number, engine in enumerate(self._engines):
            if not engine.quick:
                self._ask(engine, sound, partial(self._answer, look, number))
        for number, engine in enumerate(self._engines):
            if engine.quick:
                self._hearings[number] = engine.hear(sound)

    def _decide(self) -> None:
        all_answered = self._asked and len(self._hearings) == len(self._engines)
        if all_answered and (self._spoken or (self._ends.enough and self._whole())):
            self.over, self.open = True, False

    def _whole(self) -> bool:
        """Whether it is one phrase of the screen already, that no longer one begins with, and nobody heard more."""
        closed = [hearing.text for hearing in self._hearings.values() if hearing.closed]
        if not closed or not all(self._phrases.written(text) and not self._phrases.goes_on(text) for text in closed):
            return False
        length = min(len(plain(text).split()) for text in closed)
        opened = [hearing.text for hearing in self._hearings.values() if not hearing.closed]
        return all(len(plain(text).split()) <= length + 1 for text in opened)
