"""She says it: what was heard becomes an answer by the same door as a touch, or a question whether it was that."""

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from kiosk.flows.prompt import Prompt
from ui.ear_link import EarLink
from ui.ear_trouble import EarTrouble, why_not
from ui.heard_cover import HeardCover
from ui.heard_prompts import NO, as_sentence
from ui.presenter import Presenter
from ui.ready_to_hear import Opened, get_ready_to_hear
from ui.spoken import Spoken
from ui.tasks import Tasks
from ui.voice_link import VoiceLink
from voice.model import Heard, ListenState

if TYPE_CHECKING:  # what understands is imported after the first frame
    from ui.wings import Hearing
    from voice.conversation import Turn
    from voice.understanding.arbiter import Weighing
    from voice.understanding.model import Asked, Meaning

log = logging.getLogger(__name__)
MORE = 2  # times that one whose hands are not free is listened to again where anybody else would touch


class ListenLink(QObject):
    """The conversation on the screen. Nothing that was heard is logged, written, or kept after the visit."""

    person_due = Signal()  # two misses at one step: a person is offered
    nobody = Signal()  # she was called for, and did not answer: perhaps it was the hall

    def __init__(
        self, presenter: Presenter, voice: VoiceLink, spoken: Spoken, ear: EarLink, hearing: "Hearing | None"
    ) -> None:
        super().__init__()
        self._presenter = presenter
        self._voice = voice
        self._spoken = spoken
        self._ear = ear
        self._hearing = hearing
        self.tasks = Tasks("understanding")
        self.opened: Opened | None = None
        self.wary = self._hands_free = False  # nobody touched it; wary: nor answered yet: perhaps nobody is here
        self._more = 0
        self._asked: Asked | None = None
        self._talks = False  # after each answer the kiosk listens again, until a touch or a silence
        self._before: tuple[object, ...] | None = None  # what was on the screen, while a spoken answer is worked on
        self._meant: Meaning | None = None  # what is worked on
        self._cover = HeardCover(presenter, self._settled, self._declined)
        self._text = ""  # as it was heard
        self._trouble = EarTrouble(presenter.note, spoken.for_staff)
        presenter.hear({"speak": lambda _: self.press(), "sign-close": lambda _: None})  # `acted` does the latter
        spoken.begins_again.connect(presenter.begin_again, Qt.ConnectionType.QueuedConnection)
        ear.said.connect(self._take)
        ear.unheard.connect(lambda: self._follow(self._miss()))
        ear.silent.connect(self._be_patient)
        ear.failed.connect(self._complain)

    @property
    def busy(self) -> bool:
        """Whether she speaks, or is about to: time stands still."""
        return self._ear.phase != ""

    def settled(self) -> bool:
        """Whether everything that was said has been weighed, and told."""
        return self.tasks.idle and self._ear.phase != "thinking"

    def start(self) -> None:
        """Open the ear and what understands, on a worker; the kiosk sells meanwhile."""
        hearing = self._hearing
        if hearing is not None:
            self.tasks.run(lambda: Opened(*hearing(self._ear)), done=self._open, failed=_no_ear)

    def close(self) -> None:
        """Give the microphone back."""
        self._ear.close()
        self.tasks.close()

    def begin(self) -> None:
        """A new visit: nothing of the last one is left, and the microphone is closed."""
        self._ear.hush()
        self._talks, self._before, self._meant, self._asked = False, None, None, None
        self._text, self.wary, self._more, self._hands_free = "", False, 0, False
        self._cover.forget()
        self._trouble.forget()
        self._spoken.forget()
        if self.opened:
            self.opened.conversation.begin()
        self.get_ready()

    def get_ready(self, *_: object) -> None:
        """A visit begins, or another language is spoken: the ear must be able to hear it when she wants to speak."""
        self._ear.hush()
        self._ear.refresh()
        if self.opened and self.opened.ear.hears(self._presenter.frame.language):
            work = self.opened.understanding.screen
            self.tasks.run(work, self._ear.number, self._spoken.asked(None), done=self._ear.expect, failed=_not_ready)

    def called(self) -> None:
        """Somebody said "help" to the kiosk at rest: one question, shown and said, and she is listened to."""
        self._talks = self.wary = self._hands_free = self._presenter.used = True
        self._more = MORE
        question = self._cover.ask_person()
        self._presenter.read(True)  # perhaps she does not see the glass
        self._go_on(question)

    def press(self) -> None:
        """The button, or its key: begin to listen; once more: she has spoken."""
        if self._ear.phase:
            self._ear.finish()
        elif self._ear.may_listen:
            self._talks = True
            self._listen()
        elif self._presenter.prompt is not None and not self._presenter.prompt.acts:
            self._complain(why_not(self._ear.ear, self._hearing is not None, self._presenter.frame.language))

    def acted(self, action: str, _: str) -> None:
        """A finger or a key did something else: the conversation by voice is over, until she wants it again."""
        self.wary, self._more, self._hands_free = False, 0, False
        if action not in ("speak", "touched") and not self._ear.phase:
            self._talks = False
            self._ear.show("", "")

    def shown(self, prompt: Prompt, _: bool) -> None:
        """Another step is on the screen. Where it came by voice, its question is said, and she is listened to again."""
        before, self._before = self._before, None
        self._ear.hush(keep=before is not None)
        if before is None or self.opened is None:
            self._talks = False
            self._ear.show("", "")
            self._ear.refresh()
            return
        self._ear.refresh()
        if before == self._spoken.now():
            self._nothing_came_of_it()
            return
        self.opened.conversation.taken(str(before[0]))
        self.wary, self._more = False, MORE if self._hands_free else 0
        if self._spoken.wished(prompt):
            self._before = before
        else:
            whole = self._presenter.frame.reading or prompt.kind == "review"  # read back before she pays
            read = self._voice.words(prompt) if whole else prompt.title
            self._go_on(as_sentence(self._presenter.frame.listen.words), read)

    def _open(self, opened: Opened) -> None:
        self.opened, self._ear.ear = opened, opened.ear
        self.get_ready()
        heard = [language for language in self._presenter.frame.languages if opened.ear.hears(language)]
        get_ready_to_hear(self.tasks, opened.understanding, self._spoken.asked(None), heard)

    def _listen(self) -> None:
        """Work out what can be said to this screen; then the tone, and the microphone."""
        presenter, opened, prompt = self._presenter, self.opened, self._presenter.shown
        if opened is None or prompt is None or presenter.prompt is None:
            return
        presenter.used = True
        if prompt is not presenter.prompt:  # what is laid over a step is asked in its place
            prompt = replace(prompt, step=presenter.prompt.step, fact=presenter.prompt.fact)
        self._asked = self._spoken.asked(prompt)
        number = self._ear.prepare()
        self.tasks.run(opened.understanding.screen, number, self._asked, done=self._ear.expect, failed=self._lost)

    def _take(self, heard: Heard) -> None:
        from voice.understanding.arbiter import believed, weigh

        opened, asked, number, wary = self.opened, self._asked, self._ear.number, self.wary
        if opened is None or asked is None:
            return

        def work() -> "Weighing":
            hearings = believed(heard.hearings, asked, opened.understanding) if wary else heard.hearings
            return weigh(hearings, asked, opened.understanding)

        def done(weighing: "Weighing") -> None:
            if number == self._ear.number:
                self._ear.hush(keep=True)
                self._consider(weighing, heard.hearings[0].text)

        self.tasks.run(work, done=done, failed=self._lost)

    def _lost(self, error: BaseException) -> None:
        """A bug in what understands: she is told as if nothing had been understood."""
        log.error("what was said could not be weighed: %s", type(error).__name__)  # its words may be hers
        self._ear.hush(keep=True)
        self._follow(self._miss())

    def _miss(self) -> "Turn":
        """Nothing was understood, or it was not that; a helper hears later how often, and never what."""
        opened, asked = self.opened, self._asked
        assert opened is not None and asked is not None, "nobody listened"
        return opened.conversation.missed(asked)

    def _consider(self, weighing: "Weighing", text: str) -> None:
        """What was made of one utterance; while something is read back, it may be the answer to that."""
        from voice.conversation import corrected, to_the_hall

        opened, asked = self.opened, self._asked
        if opened is None or asked is None:
            return
        if self.wary and self._cover.asks_person:
            weighing = to_the_hall(weighing)
        said = weighing.meaning
        if self._cover.shown and weighing.kind != "nothing":
            if picked := self._cover.picked(said):
                if picked == NO and self.wary:
                    self._be_nobody()
                else:
                    self._cover.settle(picked)
                return
            if said.facts and self._cover.meant:
                weighing = replace(weighing, meaning=corrected(self._cover.meant, said), others=())
            self._cover.take_away()
        self._text = text
        self._follow(opened.conversation.turn(weighing, asked))

    def _follow(self, turn: "Turn") -> None:
        from voice.conversation import Way

        say = self._presenter.texts.say
        if self.wary and turn.way in (Way.AGAIN, Way.TOUCH):
            self._be_nobody()
            return
        match turn.way:
            case Way.ACT:
                self._carry_out(turn.meaning)
            case Way.CONFIRM:
                forgets, words = turn.meaning.command == "start-again", self._words(turn.meaning)
                title = say("listen-begin-again") if forgets else say("listen-right", words=words)
                self._ear.show("", "")
                self._go_on(self._cover.ask_right(turn.meaning, title))
            case Way.CHOOSE:
                self._ear.show("", "")
                self._go_on(self._cover.ask_which(turn.meaning, self._spoken.readings(turn, self._asked, self._text)))
            case Way.PRESS:
                self._cover.take_away()
                self._stop(say("listen-press"), say("listen-or-help"))
                self._spoken.stand_on_next()
            case Way.AGAIN:
                self._presenter.note("voice-missed")
                self._ear.show("told", say("listen-again"))
                self._go_on(say("listen-again"))
            case Way.TOUCH:
                self._presenter.note("voice-missed")
                self._cover.take_away()
                self._stop(say("listen-touch"), say("listen-or-help"))
                self.person_due.emit()

    def _settled(self, meant: "Meaning | None") -> None:
        """She touched, or said, what it was; None: none of that."""
        from voice.conversation import Turn, Way, doubted

        self._ear.hush(keep=True)  # she may have touched it while the microphone was open
        if meant is None:
            self._follow(self._miss())
        elif meant.command == "start-again":
            self._presenter.begin_again()
        else:
            self._follow(doubted(meant) or Turn(Way.ACT, meant))

    def _declined(self) -> None:
        """She touched "no" (`acted`): she is here, and finds the first question."""
        self._talks = False
        self._ear.hush()

    def _carry_out(self, meaning: "Meaning") -> None:
        """By the same door as a touch. What was heard stands on the sign until she does something else."""
        if (asked := self._asked) is None:
            return
        self._meant, self._before = meaning, self._spoken.now()
        words = self._spoken.heard_in_words(meaning, asked, self._text)
        heard = self._presenter.texts.say("listen-heard", words=words)
        done = self._spoken.carry_out(meaning, asked)
        told = f"{as_sentence(heard)} {done.told}" if done.told else heard
        if not done.moved:
            self._before = None
        if not done.known:
            self._follow(self._miss())
            return
        self._ear.show("told", told)
        if meaning.command == "help":
            self._talks = self.wary = False
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

    def _words(self, meaning: "Meaning") -> str:
        return (self._spoken.in_words(meaning, self._asked) if self._asked else "") or self._text

    def _go_on(self, *sentences: str) -> None:
        """Say it, and listen again, while she talks with the kiosk."""
        if self._talks:
            self._voice.announce(" ".join(sentence for sentence in sentences if sentence))
            if self._ear.may_listen:
                self._listen()

    def _stop(self, sentence: str, more: str = "") -> None:
        """Say it, and do not listen any more until she wants to speak. One whose hands are not free is told `more`."""
        self._talks = self._more > 0
        self._more = max(0, self._more - 1)
        sentence = f"{sentence} {more}" if self._talks and more else sentence
        self._ear.show("told", sentence)
        if self._talks:
            self._go_on(sentence)
        else:
            self._voice.announce(sentence)

    def _be_patient(self) -> None:
        texts = self._presenter.texts
        if self.wary:
            self._be_nobody()
        elif self._more:
            self._stop(texts.say("listen-still"), texts.say("listen-or-help"))
        else:
            self._talks = False
            self._ear.show("told", texts.say("listen-patience", button=texts.say("listen-speak")))

    def _be_nobody(self) -> None:
        self._ear.show("", "")
        self.nobody.emit()

    def _complain(self, state: ListenState) -> None:
        """In one plain sentence, and that touch works."""
        self._trouble.tell(state)
        self._more = 0
        self._stop(self._presenter.texts.say(f"listen-{state.value}"))


def _not_ready(error: BaseException) -> None:
    log.error("what can be said is not known: %s", error)


def _no_ear(error: BaseException) -> None:
    log.error("the kiosk cannot listen", exc_info=error)
