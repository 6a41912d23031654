"""The one voice: says the newest thing in a thread of its own, and is silent at once when it is asked to be."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import replace
from threading import Condition, Thread

from voice.engines.heard import Heard
from voice.engines.sound import SilentSink
from voice.engines.volume import NORMAL, Volume
from voice.model import FASTEST, LOUDEST, PACES, Utterance, VoiceState, WordMark
from voice.phrasing import Sentence, phrases
from voice.ports import Sink, SoundTrouble, Synthesiser, VoiceTrouble

log = logging.getLogger(__name__)

FIRST_RATE = 22_050  # samples a second: the loudspeaker is opened for it before anything is said
USUAL_PACE = 3  # of PACES
REWIND_MS = 1500  # of a sentence: whoever has heard less of it and goes back wants the one before
LEAVING = 3.0  # seconds that `close` waits for the thread

Tell = Callable[[VoiceState], None]
OnWord = Callable[[Utterance, WordMark], None]  # the mark counts in the text of the utterance, as it is on the screen


def to_nobody(_state: VoiceState) -> None:
    """Nobody asked to be told."""


def unmarked(_utterance: Utterance, _mark: WordMark) -> None:
    """Nobody highlights words."""


class Speaker:
    """Never two voices, never a queue: what is said last replaces what is being said.

    `tell` hears each change of state, `on_word` each word as it is heard; both are called in the speaker's thread.
    Without a loudspeaker all goes on in silence, in the same time. Trouble is a state and a line in the log.
    """

    def __init__(
        self, synthesiser: Synthesiser, sink: Sink, tell: Tell = to_nobody, on_word: OnWord = unmarked
    ) -> None:
        self.headphones = False  # private utterances are said only when this is true
        self._synthesiser = synthesiser
        self._loudspeaker = sink
        self._volume = Volume(sink)
        self._sink = Heard(self._volume)
        self._tell = tell
        self._on_word = on_word
        self._change = Condition()
        self._generation = 0  # what was said before the last say() or stop() is older, and silent
        self._next: tuple[Utterance, ...] = ()
        self._from = 0  # the sentence of `_next` to begin with
        self._at = 0  # the sentence of `_last` that is being said, or was when it fell silent; after the end, one more
        self._done = True  # all of `_last` was said
        self._sentence_ms = 0.0  # of sound before this sentence
        self._saying: Utterance | None = None
        self._last: tuple[Utterance, ...] = ()
        self._tone = b""  # to be heard instead of words
        self._closed = False
        self._idle = False
        self._state = VoiceState.READY
        self._mute: VoiceTrouble | None = None  # why the last utterance was not spoken
        self._no_sound: SoundTrouble | None = None  # why it was spoken in silence
        self._lacks: VoiceTrouble | None = None  # why it was not the voice that was chosen
        self._thread = Thread(target=self._work, name="voice", daemon=True)
        self._thread.start()

    @property
    def state(self) -> VoiceState:
        """How the voice is now."""
        return self._state

    @property
    def saying(self) -> Utterance | None:
        """What is being said now; None from the moment of silence on."""
        return self._saying

    def follow(self, tell: Tell, on_word: OnWord) -> None:
        """From now on these are told, instead of those that it was made with."""
        self._tell, self._on_word = tell, on_word

    def say(self, utterances: Iterable[Utterance]) -> None:
        """Say these instead of what is being said. Returns at once."""
        with self._change:
            self._last = tuple(u for u in utterances if self.headphones or not u.private)
            self._begin(self._last)

    def repeat(self) -> None:
        """Say the same again."""
        with self._change:
            self._begin(self._last)

    def play(self, tone: bytes) -> None:
        """Let this be heard instead of what is being said: 16 bit, FIRST_RATE samples a second. Returns at once."""
        with self._change:
            self._begin(())
            self._tone = tone

    def stop(self) -> None:
        """Silence at once; `go_on` knows where. Returns at once."""
        with self._change:
            self._begin(())

    def go_on(self) -> bool:
        """From the beginning of the sentence in which it fell silent; False when nothing is left to say."""
        with self._change:
            if self._saying is None and not self._done:
                self._begin(self._last, self._at)
            return not self._done

    def rewind(self) -> None:
        """This sentence again, or the one before where this has hardly begun; and on from there."""
        with self._change:
            heard_ms = self._sink.said_ms - self._sentence_ms
            again = self._saying is not None and heard_ms >= REWIND_MS
            self._begin(self._last, self._at if again else max(0, self._at - 1))

    def skip(self) -> None:
        """On with the next sentence."""
        with self._change:
            self._begin(self._last, self._at + 1)

    def louder(self) -> int:
        """One step louder, heard at once; the level of 1 to 5 that it is now."""
        return self._volume.turn(1)

    def softer(self) -> int:
        """One step softer; the level that it is now."""
        return self._volume.turn(-1)

    def slower(self) -> int:
        """One step slower: the sentence that is being said begins anew; the step of 1 to 6 that it is now."""
        return self._pace(-1)

    def faster(self) -> int:
        """One step faster; the step that it is now."""
        return self._pace(1)

    @property
    def steps(self) -> tuple[int, int]:
        """How loud (1 to 5) and how fast (1 to 6) it speaks now."""
        return self._volume.level, PACES.index(self._synthesiser.words_per_minute) + 1

    def be(self, loudness: int, speed: int) -> None:
        """So loud and so fast, from the next sentence on."""
        self._volume.level = min(LOUDEST, max(1, loudness))
        self._synthesiser.words_per_minute = PACES[min(FASTEST, max(1, speed)) - 1]

    def reset(self) -> None:
        """For the next traveller: silent, as loud and as fast as usual, and nothing left to repeat."""
        with self._change:
            self._last, self._at, self._done = (), 0, True
            self._begin(())
            self._volume.level = NORMAL
            self._synthesiser.words_per_minute = PACES[USUAL_PACE - 1]

    def finish(self, seconds: float | None = None) -> bool:
        """Wait until all has been said; False when it took longer. Not for the screen's thread."""
        with self._change:
            return self._change.wait_for(lambda: self._idle and not self._next and not self._tone, seconds)

    def close(self) -> None:
        """Be silent for good, and give the loudspeaker back."""
        with self._change:
            self._closed = True
            self._begin(())
        self._thread.join(LEAVING)
        self._synthesiser.close()
        self._sink.close()

    def _pace(self, steps: int) -> int:
        with self._change:
            before = PACES.index(self._synthesiser.words_per_minute) + 1
            step = min(FASTEST, max(1, before + steps))
            self._synthesiser.words_per_minute = PACES[step - 1]
            if step != before and self._saying is not None:
                self._begin(self._last, self._at)
            return step

    def _begin(self, utterances: tuple[Utterance, ...], sentence: int = 0) -> None:
        self._generation += 1
        self._saying = None
        self._next, self._from, self._tone = utterances, sentence, b""
        if utterances:
            self._at, self._done = sentence, False
        self._sink.flush()
        self._change.notify_all()

    # From here on: the speaker's thread.

    def _work(self) -> None:
        self._warm_up()
        while True:
            generation, utterances, sentence, tone = self._take()
            if utterances:
                self._perform(generation, utterances, sentence)
            elif tone:
                self._sound(tone)
            else:
                self._become(self._at_rest())
                if not self._wait():
                    return

    def _warm_up(self) -> None:
        """What is missing is known before the first traveller comes, and the first word is not late."""
        try:
            for language in self._synthesiser.languages():
                phrases("", language)
        except VoiceTrouble as trouble:
            self._fall_mute(trouble)
        self._open()

    def _take(self) -> tuple[int, tuple[Utterance, ...], int, bytes]:
        with self._change:
            taken, tone, self._next, self._tone = self._next, self._tone, (), b""
            return self._generation, taken, self._from, tone

    def _wait(self) -> bool:
        """Wait for something to say; False when there will be no more."""
        with self._change:
            self._idle = True
            self._change.notify_all()
            self._change.wait_for(lambda: self._next or self._tone or self._closed)
            self._idle = self._closed
            return not self._closed

    def _perform(self, generation: int, utterances: tuple[Utterance, ...], first: int) -> None:
        if self._no_sound:  # perhaps somebody plugged it in
            self._open()
        if self._at_rest() is VoiceState.NO_SOUND:
            self._tell(VoiceState.NO_SOUND)  # once more: it was tried for whoever is there now
        if self._at_rest() in {VoiceState.READY, VoiceState.SPARE, VoiceState.NO_VOICE}:
            self._become(VoiceState.SPEAKING)
        parts = [(u, sentence) for u in utterances for sentence in phrases(u.text, u.language)]
        before: Utterance | None = None
        for number, (utterance, sentence) in enumerate(parts[first:], first):
            if utterance is not before:
                self._sink.begin()
            before = utterance
            if self._turn_to(generation, number, utterance):
                following = parts[number + 1] if number + 1 < len(parts) else None
                self._speak(generation, utterance, sentence, following)
        if self._turn_to(generation, len(parts), None):
            self._drain()
            with self._change:
                if generation == self._generation:
                    self._saying, self._done = None, True
        if generation != self._generation:
            self._sink.flush()  # a piece may have slipped in after the first flush

    def _turn_to(self, generation: int, number: int, utterance: Utterance | None) -> bool:
        """This sentence is next (None: all were said); False when it is no longer wanted."""
        with self._change:
            if generation != self._generation:
                return False
            self._at, self._sentence_ms = number, self._sink.said_ms
            self._saying = utterance or self._saying
            return True

    def _sound(self, tone: bytes) -> None:
        """As loud as it speaks. While it sounds, the kiosk speaks: nobody listens yet."""
        if self._at_rest() in {VoiceState.READY, VoiceState.SPARE}:
            self._become(VoiceState.SPEAKING)
        try:
            self._sink.write(tone)
        except SoundTrouble as trouble:
            self._go_silent(trouble)
        self._drain()

    def _speak(
        self,
        generation: int,
        utterance: Utterance,
        sentence: Sentence,
        following: tuple[Utterance, Sentence] | None,
    ) -> None:
        before = self._sink.said_ms  # of the utterance, in earlier sentences

        def mark(word: WordMark) -> None:
            offset, length = sentence.written(word.offset, word.length)
            told = WordMark(round(before + word.at_ms), offset, length)
            self._sink.mark(told.at_ms, lambda: self._on_word(utterance, told))
            if following is not None:
                self._synthesiser.prepare(replace(following[0], text=following[1].text))

        for _ in ("aloud", "in silence"):
            try:
                self._synthesiser.say(
                    replace(utterance, text=sentence.text), self._sink, mark, lambda: generation != self._generation
                )
                self._mute = None
            except SoundTrouble as trouble:
                self._go_silent(trouble)
                continue
            except VoiceTrouble as trouble:
                self._fall_mute(trouble)
            return

    def _drain(self) -> None:
        try:
            self._sink.drain()
        except SoundTrouble as trouble:
            self._go_silent(trouble)

    def _open(self) -> None:
        self._volume.sink = self._loudspeaker
        try:
            self._sink.open(FIRST_RATE)
            self._no_sound = None
        except SoundTrouble as trouble:
            self._go_silent(trouble)

    def _go_silent(self, trouble: SoundTrouble) -> None:
        _log_new(trouble, self._no_sound)
        self._no_sound = trouble
        self._volume.sink = SilentSink()
        self._become(VoiceState.NO_SOUND)

    def _fall_mute(self, trouble: VoiceTrouble) -> None:
        _log_new(trouble, self._mute)
        self._mute = trouble
        self._become(trouble.state)

    def _at_rest(self) -> VoiceState:
        if self._mute:
            return self._mute.state
        if isinstance(self._volume.sink, SilentSink):
            return VoiceState.NO_SOUND
        lacks, before = self._synthesiser.lacks, self._lacks
        self._lacks = lacks
        if lacks is not None:
            _log_new(lacks, before)
        return VoiceState.READY if lacks is None else lacks.state

    def _become(self, state: VoiceState) -> None:
        if state != self._state:
            self._state = state
            self._tell(state)


def _log_new(trouble: VoiceTrouble, before: VoiceTrouble | None) -> None:
    """One line for each new trouble, not one for each word that is not heard."""
    if before is None or before.detail != trouble.detail:
        how = "speaks with its plain voice" if trouble.state is VoiceState.SPARE else "cannot speak"
        log.warning("The kiosk %s: %s %s", how, trouble.detail, trouble.cure)
