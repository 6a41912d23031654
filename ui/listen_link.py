"""She says it: what was heard becomes an answer by the same door as a touch, or a question whether it was that."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from kiosk.flows.prompt import Prompt
from ui.ear_link import EarLink
from ui.heard_prompts import NO, STEP, YES, Reading, right_prompt, which_prompt
from ui.laid_by import Cover
from ui.presenter import Presenter
from ui.spoken import Spoken
from ui.tasks import Tasks
from ui.voice_link import VoiceLink
from voice.model import CAN_LISTEN, Heard, ListenState

if TYPE_CHECKING:  # what understands is imported after the first frame
    from ui.wings import Hearing
    from voice.conversation import Conversation, Turn
    from voice.ports import Ear
    from voice.understanding.arbiter import Verdict
    from voice.understanding.model import Asked, Meaning
    from voice.understanding.understanding import Understanding

log = logging.getLogger(__name__)
NO_FAULT = frozenset({ListenState.OFF, ListenState.STARTING, ListenState.NO_MODEL})  # of a device: staff need not come


@dataclass(frozen=True)
class Opened:
    """What a worker has opened for it."""

    ear: "Ear"
    understanding: "Understanding"
    conversation: "Conversation"


class ListenLink(QObject):
    """The conversation on the screen. Nothing that was heard is logged, written, or kept after the visit."""

    person_due = Signal()  # two misses at one step: a person is offered

    def __init__(
        self, presenter: Presenter, voice: VoiceLink, spoken: Spoken, ear: EarLink, hearing: "Hearing | None"
    ) -> None:
        super().__init__()
        self._presenter = presenter
        self._voice = voice
        self._spoken = spoken
        self._ear = ear
        self._hearing = hearing
        self._tasks = Tasks("understanding")
        self._opened: Opened | None = None
        self._asked: Asked | None = None
        self._talks = False  # after each answer the kiosk listens again, until a touch or a silence
        self._before: tuple[object, ...] | None = None  # what was on the screen, while a spoken answer is worked on
        self._meant: Meaning | None = None  # what is worked on, read back, or in doubt
        self._readings: Sequence[Meaning] = ()  # behind the buttons of a doubt
        self._text = ""  # as it was heard
        self._complained: set[ListenState] = set()  # what this visit's helper has been told
        presenter.hear({"speak": lambda _: self.press(), "sign-close": lambda _: None})  # `acted` does the latter
        spoken.begins_again.connect(presenter.begin_again, Qt.ConnectionType.QueuedConnection)
        ear.heard.connect(self._take)
        ear.unheard.connect(lambda: self._follow(self._miss()))
        ear.silent.connect(self._be_patient)
        ear.failed.connect(self._complain)

    @property
    def busy(self) -> bool:
        """Whether she speaks, or is about to: time stands still."""
        return self._ear.phase != ""

    def settled(self) -> bool:
        """Whether everything that was said has been weighed, and told."""
        return self._tasks.idle and self._ear.phase != "thinking"

    def start(self) -> None:
        """Open the ear and what understands, on a worker; the kiosk sells meanwhile."""
        hearing = self._hearing
        if hearing is not None:
            self._tasks.run(lambda: Opened(*hearing(self)), done=self._open, failed=_no_ear)

    def close(self) -> None:
        """Give the microphone back."""
        self._ear.close()
        self._tasks.close()

    # `Listened`, for the ear: a thread of its own.

    def changed(self, state: ListenState) -> None:
        """How the ear is now."""
        self._ear.changed(state)

    def heard(self, heard: Heard) -> None:
        """She has spoken."""
        self._ear.took(heard)

    def level(self, dbfs: float) -> None:
        """How loud it is."""
        self._ear.level(dbfs)

    def spoke(self) -> None:
        """A voice began."""
        self._ear.spoke()

    # From here on: the screen's thread.

    def begin(self) -> None:
        """A new visit: nothing of the last one is left, and the microphone is closed."""
        self._ear.hush()
        self._talks, self._before, self._meant, self._asked = False, None, None, None
        self._readings, self._text = (), ""
        self._complained.clear()
        self._spoken.forget()
        if self._opened:
            self._opened.conversation.begin()
        self._ear.refresh()

    def press(self) -> None:
        """The button, or its key: begin to listen; once more: she has spoken."""
        if self._ear.phase:
            self._ear.finish()
        elif self._ear.may_listen:
            self._talks = True
            self._listen()
        elif self._presenter.prompt is not None and not self._presenter.prompt.acts:
            self._complain(self._state())

    def acted(self, action: str, _: str) -> None:
        """A finger or a key did something else: the conversation by voice is over, until she wants it again."""
        if action not in ("speak", "touched") and not self._ear.phase:
            self._talks = False
            self._ear.show("", "")

    def shown(self, prompt: Prompt, _: bool) -> None:
        """Another step is on the screen. Where it came by voice, its question is said, and she is listened to again."""
        before, self._before = self._before, None
        self._ear.hush(keep=before is not None)
        if before is None or self._opened is None:
            self._talks = False
            self._ear.show("", "")
            self._ear.refresh()
            return
        self._ear.refresh()
        if before == self._now():
            self._nothing_came_of_it()
            return
        self._opened.conversation.taken(str(before[0]))
        if self._spoken.wished(prompt):
            self._before = before
        else:
            whole = self._presenter.frame.reading or prompt.kind == "review"  # read back before she pays
            self._go_on(_told(self._presenter.frame.listen.words), prompt.say if whole else prompt.title)

    def _open(self, opened: Opened) -> None:
        self._opened, self._ear.ear = opened, opened.ear
        self._ear.refresh()

    def _listen(self) -> None:
        """Work out what can be said to this screen; then the tone, and the microphone."""
        presenter, opened, prompt = self._presenter, self._opened, self._presenter.shown
        if opened is None or prompt is None or presenter.prompt is None:
            return
        presenter.used = True
        if prompt is not presenter.prompt:  # what is laid over a step is asked in its place
            prompt = replace(prompt, step=presenter.prompt.step, fact=presenter.prompt.fact)
        self._asked = self._spoken.asked(prompt)
        number = self._ear.prepare()
        self._tasks.run(opened.understanding.screen, number, self._asked, done=self._ear.expect, failed=self._lost)

    def _take(self, heard: Heard) -> None:
        from voice.understanding.arbiter import weigh

        opened, asked, number = self._opened, self._asked, self._ear.number
        if opened is None or asked is None:
            return

        def done(verdict: "Verdict") -> None:
            if number == self._ear.number:
                self._ear.hush(keep=True)
                self._consider(verdict, heard.hearings[0].text)

        self._tasks.run(weigh, heard.hearings, asked, opened.understanding, done=done, failed=self._lost)

    def _lost(self, error: BaseException) -> None:
        """A bug in what understands: she is told as if nothing had been understood."""
        log.error("what was said could not be weighed: %s", type(error).__name__)  # its words may be hers
        self._ear.hush(keep=True)
        self._follow(self._miss())

    def _miss(self) -> "Turn":
        """Nothing was understood, or it was not that; a helper hears later how often, and never what."""
        opened, asked = self._opened, self._asked
        assert opened is not None and asked is not None, "nobody listened"
        return opened.conversation.missed(asked)

    def _consider(self, verdict: "Verdict", text: str) -> None:
        """What was made of one utterance; while something is read back, it may be the answer to that."""
        from voice.conversation import corrected

        opened, asked, said = self._opened, self._asked, verdict.meaning
        if opened is None or asked is None:
            return
        shown = self._presenter.shown
        if shown is not None and shown.step == STEP and verdict.kind != "nothing":
            ids = {choice.id for choice in shown.choices}
            picked = next((id for id in (said.choice, said.command) if id in ids), "")
            if picked or (not said.facts and said.command in (NO, "back")):
                self._settle(picked or NO)
                return
            if said.facts and self._meant:
                verdict = replace(verdict, meaning=corrected(self._meant, said), others=())
            self._uncover()
        self._text = text
        self._follow(opened.conversation.turn(verdict, asked))

    def _follow(self, turn: "Turn") -> None:
        from voice.conversation import Way

        texts, say = self._presenter.texts, self._presenter.texts.say
        match turn.way:
            case Way.ACT:
                self._carry_out(turn.meaning)
            case Way.CONFIRM:
                forgets = turn.meaning.command == "start-again"
                words = self._words(turn.meaning)
                self._ask(
                    turn, right_prompt(say("listen-begin-again" if forgets else "listen-right", words=words), texts)
                )
            case Way.CHOOSE:
                self._choose(turn)
            case Way.PRESS:
                self._uncover()
                self._stop(say("listen-press"))
                self._spoken.stand_on_next()
            case Way.AGAIN:
                self._presenter.note("voice-missed")
                self._ear.show("told", say("listen-again"))
                self._go_on(say("listen-again"))
            case Way.TOUCH:
                self._presenter.note("voice-missed")
                self._uncover()
                self._stop(say("listen-touch"))
                self.person_due.emit()

    def _choose(self, turn: "Turn") -> None:
        """What is unsure is asked as big buttons, never guessed."""
        from voice.conversation import settled

        if turn.doubt:
            doubt = turn.doubt
            meanings = [settled(turn.meaning, doubt.fact, value) for value in doubt.values]
            labels = [self._spoken.value_in_words(doubt.fact, value, self._asked) for value in doubt.values]
        else:
            meanings = list(turn.readings)
            labels = [self._words(meaning) for meaning in meanings]
        found = {label: meaning for label, meaning in zip(labels, meanings, strict=True) if label}
        self._readings = list(found.values())
        self._ask(turn, which_prompt([Reading(label) for label in found], self._presenter.texts))

    def _ask(self, turn: "Turn", prompt: Prompt) -> None:
        """Lay it over the step; she answers by a touch, a key, or her voice."""
        self._meant = turn.meaning
        self._ear.show("", "")
        self._presenter.cover(Cover(lambda frame, texts: prompt, self._settle))
        self._go_on(prompt.say)

    def _settle(self, what: str) -> None:
        """She touched, or said, what it was."""
        from voice.conversation import Turn, Way, doubted

        meant = self._meant
        if what.isdigit() and 0 < int(what) <= len(self._readings):
            meant = self._readings[int(what) - 1]
        self._uncover()
        if meant is None or not (what == YES or what.isdigit()):
            self._follow(self._miss())
        elif meant.command == "start-again":
            self._presenter.begin_again()
        else:
            self._follow(doubted(meant) or Turn(Way.ACT, meant))

    def _uncover(self) -> None:
        self._meant, self._readings = None, ()
        if (shown := self._presenter.shown) is not None and shown.step == STEP:
            self._presenter.cover(None)

    def _carry_out(self, meaning: "Meaning") -> None:
        """By the same door as a touch. What was heard stands on the sign until she does something else."""
        asked = self._asked
        if asked is None:
            return
        self._meant, self._before = meaning, self._now()
        heard = self._presenter.texts.say("listen-heard", words=self._words(meaning))
        done = self._spoken.carry_out(meaning, asked)
        told = f"{_told(heard)} {done.told}" if done.told else heard
        if not done.moved:
            self._before = None
        if not done.known:
            self._follow(self._miss())
            return
        self._ear.show("told", told)
        self._talks = self._talks and meaning.command != "help"
        if not done.moved and not self._presenter.frame.busy:
            self._go_on(done.told)

    def _nothing_came_of_it(self) -> None:
        """The step is as it was: it is so already, or it is no answer here."""
        meant, known = self._meant, self._presenter.visit.known
        if meant is not None and meant.facts and all(known.get(fact) == value for fact, value in meant.facts):
            self._ear.show("told", self._presenter.texts.say("listen-kept"))
            self._go_on(self._presenter.texts.say("listen-kept"))
        else:
            self._follow(self._miss())

    def _now(self) -> tuple[object, ...]:
        """What is asked, and what is known: whether a spoken answer has changed anything."""
        prompt = self._presenter.prompt
        if prompt is None:
            return ()
        ids = tuple(choice.id for choice in (*prompt.choices, *prompt.moments))
        return prompt.step, prompt.title, prompt.trouble, ids, tuple(self._presenter.visit.known.items())

    def _words(self, meaning: "Meaning") -> str:
        return (self._spoken.in_words(meaning, self._asked) if self._asked else "") or self._text

    def _go_on(self, *sentences: str) -> None:
        """Say it, and listen again, while she talks with the kiosk."""
        if self._talks:
            self._voice.announce(" ".join(sentence for sentence in sentences if sentence))
            if self._ear.may_listen:
                self._listen()

    def _stop(self, sentence: str) -> None:
        """Say it, and do not listen any more until she wants to speak."""
        self._talks = False
        self._ear.show("told", sentence)
        self._voice.announce(sentence)

    def _be_patient(self) -> None:
        self._talks = False
        texts = self._presenter.texts
        self._ear.show("told", texts.say("listen-patience", button=texts.say("listen-speak")))

    def _state(self) -> ListenState:
        """Why she cannot speak here now."""
        ear = self._ear.ear
        state = ear.state if ear else ListenState.OFF if self._hearing is None else ListenState.STARTING
        return ListenState.NO_MODEL if state in CAN_LISTEN else state

    def _complain(self, state: ListenState) -> None:
        """In one plain sentence, and that touch works; staff are told what to do about it, once."""
        if state not in self._complained and state not in NO_FAULT:
            self._complained.add(state)
            self._presenter.note(f"no-ear:{state.value}")
            log.warning("The kiosk cannot listen: %s", self._spoken.for_staff(f"listen-{state.value}.staff"))
        self._stop(self._presenter.texts.say(f"listen-{state.value}"))


def _told(words: str) -> str:
    """As a sentence of its own, so that the voice draws breath after it."""
    return words if not words or words.endswith((".", "!", "?", "…")) else f"{words}."


def _no_ear(error: BaseException) -> None:
    log.error("the kiosk cannot listen", exc_info=error)
