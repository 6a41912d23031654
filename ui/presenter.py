"""The visit, shown: the one door through which every answer enters, tapped, keyed or (later) spoken."""

import logging
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.flows.model import Back, Event
from kiosk.flows.prompt import Prompt, Suggestions
from kiosk.language import Texts
from kiosk.visits.model import Situation
from ui.help_view import HelpView
from ui.laid_by import SORRY, Cover, LaidBy, alone, first_frame, greeting, note_of, out_of_order, sorry_of
from ui.pad import Digits
from ui.spelling import Spelling
from ui.talk_view import TalkView
from ui.tasks import Tasks, Turns
from ui.touched import access_of, begun, changed_by, chosen_by, counted, next_by
from ui.view import Frame, count_aloud, found_aloud, view_of
from ui.window import Window

if TYPE_CHECKING:  # the core is imported after the first frame
    from kiosk.assembly import Kiosk
    from kiosk.practice import PracticeKiosk
    from kiosk.visits.hand_over import HandOver
    from kiosk.visits.visit import Visit

log = logging.getLogger(__name__)
NEXT_ATTEMPT_MS = 30_000  # to greet, where nobody could be greeted


class Presenter(QObject):
    """Between the visit and the window. Holds how things are shown; what is known is the visit's."""

    prompt_shown = Signal(object, bool)  # the Prompt, and whether it came by going back
    news_shown = Signal(str)  # a sentence that is on the screen now: "Hold your card to the reader."
    help_wanted = Signal()
    help_refused = Signal()
    help_withdrawn = Signal()
    face_chosen = Signal(str)  # the answer to "did that help?"
    repeat_wanted = Signal()
    reading_changed = Signal(bool)
    headphones_changed = Signal(bool)  # plugged in, or pulled out
    touched = Signal()
    missed = Signal()
    reworded = Signal(object, bool)  # the same Prompt in another language
    visit_begun = Signal()
    language_changed = Signal()

    def __init__(self, kiosk: "Kiosk | PracticeKiosk", window: Window, tasks: Tasks) -> None:
        super().__init__()
        self._kiosk = self._own = kiosk
        self._window = window
        self._tasks = Turns(tasks)
        self._frame = first_frame(self._kiosk)
        self._visit: Visit | HandOver = kiosk.open_visit(self._frame.language)
        self._laid_by: LaidBy | None = None
        self._prompt: Prompt | None = None
        self._cover: Cover | None = None
        self._typed = Spelling(self._look_up, self._found)
        self._digits = Digits(lambda digits, said: self._tell_aloud(said(self.texts), digits=digits))
        self._wished, self.used = "", False  # a language wished while it was at work; whether anybody touched
        self._verbs: dict[str, Callable[[str], None]] = {
            "choose": self._choose, "moment": self._choose, "change": self._change, "back": self._back,
            "next": self._next, "letter": self._typed.letter, "begin": self._typed.beginning,
            "delete": self._delete, "clear": lambda _: self._typed.all_anew(), "digit": self._digits.add,
            "more": lambda kind: self._count(kind, 1), "fewer": lambda kind: self._count(kind, -1),
            "language": self._speak, "face": self.face_chosen.emit, "missed": lambda _: self.missed.emit(),
            "read": lambda _: self.read(not self._frame.reading), "repeat": lambda _: self.repeat_wanted.emit(),
            "still-here": lambda _: self.touched.emit(), "help": lambda _: self.help_wanted.emit(),
            "call-yes": lambda _: self.help_wanted.emit(), "call-no": lambda _: self.help_refused.emit(),
            "help-cancel": lambda _: self.help_withdrawn.emit(), "help-dismiss": lambda _: self.help_refused.emit(),
            "pay-cancel": lambda _: self._visit.cancel(), "jack-in": lambda _: self.headphones_changed.emit(True),
            "jack-out": lambda _: self.headphones_changed.emit(False), "touched": lambda _: None,
        }  # fmt: skip

    @property
    def texts(self) -> Texts:
        """The words of the traveller's language."""
        return self._kiosk.words.texts(self._frame.language)

    @property
    def prompt(self) -> Prompt | None:
        """What is asked now; None before the first."""
        return self._prompt

    @property
    def shown(self) -> Prompt | None:
        """What is on the screen now: the question, or what covers it."""
        return self._cover.prompt(self._frame, self.texts) if self._cover else self._prompt

    @property
    def frame(self) -> Frame:
        """How it is shown now."""
        return self._frame

    @property
    def visit(self) -> "Visit":
        """The traveller's visit, also while a helper has the screen."""
        return self._laid_by.visit if self._laid_by else cast("Visit", self._visit)

    @property
    def lent(self) -> bool:
        """Whether a helper has the screen."""
        return self._laid_by is not None

    def act(self, action: str, argument: str = "") -> None:
        """Carry out what a finger or a key asked for. Unknown words are a bug of the screen."""
        self.used = True
        self.touched.emit()
        if self._cover and action in ("choose", "back", "next"):
            self._cover.touched(argument or action)
        else:
            self._verbs[action](argument)

    def hear(self, verbs: dict[str, Callable[[str], None]]) -> None:
        """Others of the house carry these out."""
        self._verbs |= verbs

    def cover(self, cover: Cover | None) -> None:
        """Show this in the place of the question, which waits as it is; None: the question again."""
        if not self._frame.busy:
            self._cover = cover
            self._draw()
            if shown := self.shown:
                self.news_shown.emit(shown.say)

    def answer(self, event: Event) -> None:
        """Take an answer, whoever gave it. While one is worked on, another is a double tap and is not heard."""
        self.work(self._visit.send, event, went_back=isinstance(event, Back))

    def work(self, do: Callable[..., Prompt], *given: object, went_back: bool = False) -> None:
        """Let the visit do what leads to another screen; nothing while it does something else."""
        if not self._frame.busy:
            self.dress(busy=True)
            self._tasks.run(do, *given, done=lambda prompt: self._arrive(prompt, went_back), failed=self._apologise)

    def begin_again(self) -> None:
        """Forget this traveller altogether, on the panel at once, and greet the next one."""
        self._visit.close()
        self.visit.close()
        self._tasks.next()
        self._kiosk, self._laid_by = self._own, None
        self._frame = replace(first_frame(self._kiosk), practice=self._frame.practice.at_rest(self._own.practice))
        self._typed.clear()
        self._wished, self.used = "", False
        self._visit = self._kiosk.open_visit(self._frame.language)
        self._prompt, self._cover = alone("opening", self._frame.language, self.texts.say("opening")), None
        self._draw()
        self._window.rest()
        self.reading_changed.emit(False)
        self.visit_begun.emit()
        self._tasks.run(greeting, self._kiosk, self._visit, done=self._arrive, failed=self._close_counter)

    def change_to(self, kiosk: "Kiosk | PracticeKiosk | None" = None) -> None:
        """Another kiosk than its own before the same traveller: she practises, with the screen as she dressed it."""
        self._visit.cancel()
        self._tasks.next()
        self._tasks.run(self._visit.close, done=lambda _: None, failed=note_of(self._visit.id))
        self._kiosk = kiosk or self._own
        self._visit = self._kiosk.open_visit(self._frame.language)
        view = self._frame.practice.at_rest(self._kiosk.practice)
        self.dress(practice=view, demo=self._kiosk.demo_note(self._frame.language), busy=True)
        self.again()

    def again(self) -> None:
        """Show what the visit shows now."""
        self._tasks.run(self._visit.prompt, done=self._arrive, failed=self._apologise)

    def _close_counter(self, error: BaseException) -> None:
        """Nobody can be greeted: say so, and try again soon."""
        log.error("the kiosk is out of order", exc_info=error)
        self._prompt, self._cover = out_of_order(self.texts, self._kiosk.settings.desk), None
        self._draw()
        QTimer.singleShot(NEXT_ATTEMPT_MS, self, self.begin_again)

    def lend(self, visit: "HandOver") -> None:
        """A helper has the screen; the traveller's visit waits as it is. Not while the machine is at work for her."""
        if self._laid_by is None and self._prompt is not None and not self._frame.busy:
            self._laid_by = LaidBy(self.visit, self._prompt, self._frame, self._typed.kept())
            self._visit = visit
            real = self._frame.practice.at_rest(False)  # what a helper does there is no practice
            self.dress(help=HelpView(), talk=TalkView(), practice=real, busy=True, dark=False)
            self._tasks.run(visit.prompt, done=self._arrive, failed=self._apologise)

    def take_back(self) -> None:
        """The traveller has her screen again, exactly as it was."""
        was, self._laid_by = self._laid_by, None
        if was is not None:
            self.resume(was)

    def resume(self, was: LaidBy) -> None:
        """Show a visit exactly as it was, in the place of the one that has the screen."""
        self._visit.close()
        self._cover = None
        self._visit, self._prompt, self._frame = was.visit, was.prompt, was.dressed(self._frame)
        self._typed.be(was.typed)
        self._digits.expect(was.prompt, was.frame.digits)
        self._draw()
        self.language_changed.emit()
        self.prompt_shown.emit(was.prompt, False)

    def note(self, code: str) -> None:
        """Remember for a helper that this happened; on the core's worker, like all that the visit does."""
        self._tasks.run(self._visit.tried, code, done=lambda _: None, failed=note_of(self._visit.id))

    def dress(self, **changes: object) -> None:
        """Show the step otherwise, or with something laid over it: parts of the Frame."""
        self._frame = replace(self._frame, **changes)  # type: ignore[arg-type]
        self._draw()

    def tell(self, key: str, *, aloud: bool = False) -> None:
        """Say a small true thing above the answers; the step stays as it is."""
        self.dress(trouble=self.texts.say(key))
        if aloud:
            self.news_shown.emit(self._frame.trouble)

    def read(self, wanted: bool) -> None:
        """Begin or end to read aloud. Who is not read to needs to see."""
        self.dress(reading=wanted, dark=self._frame.dark and wanted)
        self.reading_changed.emit(wanted)

    def situation(self) -> Situation:
        """What a helper should know."""
        return self.visit.situation(access_of(self._frame, keyed=self._window.keyed))

    def _arrive(self, prompt: Prompt, went_back: bool = False) -> None:
        self._prompt, self._cover = prompt, None
        self._typed.clear()
        self._digits.expect(prompt)
        self._frame = begun(self._frame, prompt)
        self._draw()
        self.prompt_shown.emit(prompt, went_back)
        if prompt.letters:
            self._typed.look()
        if self._wished and not prompt.acts:
            self._speak(self._wished)
        if prompt.acts:
            tell = self._tasks.upward(self._show_news)
            self._tasks.run(self._visit.act, tell, done=self._arrive, failed=self._apologise)
            if prompt.calls:
                self.help_wanted.emit()
        elif prompt.symbols:
            self._tasks.run(self._visit.shown, done=lambda _: None, failed=note_of(self._visit.id))
        elif prompt.kind == "handover":
            self.help_wanted.emit()

    def _show_news(self, key: str) -> None:
        sentence = self.texts.say(key)
        number = self._visit.asking if self._prompt and self._prompt.digits else ""
        self._tell_aloud(sentence, news=sentence, number=number)

    def _tell_aloud(self, sentence: str, **changes: object) -> None:
        self.dress(**changes)
        self.news_shown.emit(sentence)

    def _apologise(self, error: BaseException) -> None:
        """Say what happened and offer a person; the step stays. Where money may have moved one is called at once."""
        note_of(self._visit.id)(error)
        money = self._prompt is not None and self._prompt.acts
        key = sorry_of(error, money=money)
        self.note(f"trouble:{key}")
        sentence = self.texts.say(key if self.texts.has(key) else SORRY)
        self._tell_aloud(sentence, busy=False, trouble=sentence)
        if money:
            self.help_wanted.emit()

    def _choose(self, id: str) -> None:
        if self._prompt and (event := chosen_by(id, self._prompt, self._frame)):
            self.answer(event)
        else:
            self.missed.emit()

    def _change(self, id: str) -> None:
        if self._prompt and (event := changed_by(id, self._prompt)):
            self.answer(event)

    def _back(self, _: str) -> None:
        if self._typed.text or self._digits.text:
            self._delete("")
        else:
            self.answer(Back())

    def _next(self, _: str) -> None:
        if (prompt := self._prompt) is None:
            return
        if prompt.closed:
            self.begin_again()
        elif prompt.digits:
            self._enter()
        elif event := next_by(prompt, self._frame):
            self.answer(event)

    def _count(self, kind: str, by: int) -> None:
        if self._prompt and (counts := counted(kind, by, self._prompt, self._frame)):
            self._tell_aloud(count_aloud(kind, counts, self._prompt), counts=counts)

    def _delete(self, _: str) -> None:
        if self._prompt and self._prompt.digits:
            self._digits.take_back()
        else:
            self._typed.delete()

    def _enter(self) -> None:
        """Six digits are typed: the slip's on its own step, the helper's while the kiosk waits for her."""
        code = self._digits.clear()
        if self._prompt and self._prompt.acts:
            self.dress(digits="")
            self._visit.confirm(code)
        else:
            self.work(self._visit.enter, code)

    def _look_up(self, typed: str, done: Callable[[Suggestions], None]) -> None:
        self._tasks.run(self._visit.suggest, typed, done=done, failed=self._apologise)

    def _found(self, found: Suggestions, aloud: bool) -> None:
        if self._prompt is not None and self._prompt.letters:
            self.dress(suggestions=found)
            if aloud:
                self.news_shown.emit(found_aloud(found, self.texts))
            if not found.count:
                self.missed.emit()  # a letter that leads nowhere is a sign of being stuck, as a touch beside is

    def _speak(self, language: str) -> None:
        self._wished = language if self._frame.busy else ""  # as soon as the machine has done what it does now
        if self._wished or language == self._frame.language or language not in self._frame.languages:
            return
        self._frame = replace(self._frame, language=language, demo=self._kiosk.demo_note(language))
        self.language_changed.emit()
        self._tasks.run(self._visit.speak, language, done=self._reword, failed=self._apologise)

    def _reword(self, prompt: Prompt) -> None:
        """The same screen in another language: what was counted and spelled stays."""
        self._prompt = prompt
        self.dress(trouble=prompt.trouble)
        self.reworded.emit(prompt, False)
        if prompt.letters:
            self._typed.look()

    def redraw(self, prompt: Prompt) -> None:
        """The same step with what is known now; what was counted stays, and nothing is read aloud again."""
        if self._prompt is not None and prompt.step == self._prompt.step and not self._frame.busy:
            self._prompt = prompt
            self._draw()

    def _draw(self) -> None:
        if (shown := self.shown) is not None:
            self._window.show(view_of(shown, self._frame, self.texts))
