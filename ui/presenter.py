"""The visit, shown: the one door through which every answer enters, tapped, keyed or (later) spoken."""

import logging
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.errors import Trouble
from kiosk.flows.model import Answer, Back, Event, Next, Party, StepKind
from kiosk.flows.prompt import Choice, Prompt, Suggestions
from kiosk.language import Texts
from kiosk.visits.model import Situation
from ui.tasks import Tasks
from ui.themes import next_scale, next_theme
from ui.typed import Typed
from ui.view import Frame, HelpView, found_aloud, view_of
from ui.window import Window

if TYPE_CHECKING:  # the core is imported after the first frame
    from kiosk.assembly import Kiosk
    from kiosk.practice import PracticeKiosk
    from kiosk.visits.visit import Visit

log = logging.getLogger(__name__)

OUT_OF_ORDER_SECONDS = 30  # then the next attempt to greet


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
        self._kiosk = kiosk
        self._window = window
        self._tasks = tasks
        self._frame = self._first_frame()
        self._visit: Visit = kiosk.open_visit(self._frame.language)
        self._prompt: Prompt | None = None
        self._typed = Typed()
        self._keyed = False
        self._wished = ""  # a language that was asked for while the machine was at work
        self.used = False  # whether anybody has touched anything in this visit
        self._verbs: dict[str, Callable[[str], None]] = {
            "choose": self._choose, "moment": self._choose, "change": self._change, "back": self._back,
            "next": self._next, "letter": self._spell(self._typed.add), "begin": self._spell(self._typed.begin),
            "delete": self._spell(lambda _: self._typed.take_back()),
            "clear": self._spell(lambda _: self._typed.clear()),
            "more": lambda kind: self._count(kind, 1), "fewer": lambda kind: self._count(kind, -1),
            "larger": lambda _: self._dress(scale=next_scale(self._frame.scale)),
            "theme": lambda _: self._dress(theme=next_theme(self._frame.theme)), "language": self._speak,
            "read": lambda _: self.read(not self._frame.reading),
            "repeat": lambda _: self.repeat_wanted.emit(), "still-here": lambda _: self.touched.emit(),
            "help": lambda _: self.help_wanted.emit(), "call-yes": lambda _: self.help_wanted.emit(),
            "call-no": lambda _: self.help_refused.emit(), "help-cancel": lambda _: self.help_withdrawn.emit(),
            "help-dismiss": lambda _: self.help_refused.emit(), "pay-cancel": lambda _: self._visit.cancel(),
            "face": self.face_chosen.emit,
            "jack-in": lambda _: self.headphones_changed.emit(True),
            "jack-out": lambda _: self.headphones_changed.emit(False),
            "touched": self._touch, "missed": lambda _: self.missed.emit(),
        }  # fmt: skip

    def start(self) -> None:
        """Show the first step of a new visit."""
        self.begin_again()

    @property
    def texts(self) -> Texts:
        """The words of the traveller's language."""
        return self._kiosk.words.texts(self._frame.language)

    @property
    def prompt(self) -> Prompt | None:
        """What is asked now; None before the first."""
        return self._prompt

    @property
    def frame(self) -> Frame:
        """How it is shown now."""
        return self._frame

    @property
    def visit(self) -> "Visit":
        """The traveller's visit."""
        return self._visit

    def act(self, action: str, argument: str = "") -> None:
        """Carry out what a finger or a key asked for. Unknown words are a bug of the screen."""
        self.used = True
        self.touched.emit()
        self._verbs[action](argument)

    def answer(self, event: Event) -> None:
        """Take an answer, whoever gave it. While one is worked on, another is a double tap and is not heard."""
        if self._frame.busy:
            return
        self._dress(busy=True)
        went_back = isinstance(event, Back)
        self._tasks.run(
            self._visit.send, event, done=lambda prompt: self._arrive(prompt, went_back), failed=self._apologise
        )

    def begin_again(self) -> None:
        """Forget this traveller altogether, on the panel at once, and greet the next one."""
        self._visit.close()
        self._frame = self._first_frame()
        self._typed.clear()
        self._wished, self._keyed, self.used = "", False, False
        self._visit = self._kiosk.open_visit(self._frame.language)
        self._show_alone("opening", self.texts.say("opening"))
        self._window.rest()
        self.reading_changed.emit(False)
        self.visit_begun.emit()
        self._tasks.run(self._greeting, done=lambda prompt: self._arrive(prompt, False), failed=self._close_counter)

    def _greeting(self) -> Prompt:
        """On the core's worker: the machine has a moment, so it settles what is open before the next one comes."""
        self._kiosk.settle()
        return self._visit.prompt()

    def _close_counter(self, error: BaseException) -> None:
        """Nobody can be greeted: say so, with telephone and counter, and try again soon."""
        log.error("the kiosk is out of order", exc_info=error)
        desk = self._kiosk.settings.desk
        self._show_alone(
            "out-of-order",
            self.texts.say("out-of-order"),
            self.texts.say("out-of-order.detail", phone=desk.phone, counter=desk.counter, hours=desk.counter_hours),
        )
        QTimer.singleShot(OUT_OF_ORDER_SECONDS * 1000, self, self.begin_again)

    def _show_alone(self, step: str, title: str, detail: str = "") -> None:
        """A screen of the machine itself, before or instead of a visit's."""
        kind: StepKind = "welcome" if step == "opening" else "handover"
        self._prompt = Prompt(step, kind, self._frame.language, title, title, detail)
        self._draw()

    def note(self, code: str) -> None:
        """Remember for a helper that this happened; on the core's worker, like all that the visit does."""
        self._tasks.run(self._visit.tried, code, done=lambda _: None, failed=self._log)

    def show_help(self, help_view: HelpView) -> None:
        """What became of a call for help, laid over the step, which stays."""
        self._dress(help=help_view)

    def tell(self, key: str) -> None:
        """Say a small true thing above the answers; the step stays as it is."""
        self._dress(trouble=self.texts.say(key))

    def read(self, wanted: bool) -> None:
        """Begin or end to read aloud."""
        self._dress(reading=wanted)
        self.reading_changed.emit(wanted)

    def ask_still_there(self, seconds_left: int) -> None:
        """Ask with so many seconds left; 0 takes the question away."""
        asked = self._frame.still_there
        if seconds_left != asked:
            self._dress(still_there=seconds_left)
        if seconds_left and not asked:
            detail = self.texts.say("frame-still-detail", seconds=seconds_left)
            self.news_shown.emit(f"{self.texts.say('frame-still')} {detail}")

    def situation(self) -> Situation:
        """What a helper should know."""
        frame = self._frame
        access = [
            name
            for name, wanted in {
                "large-text": frame.scale > 1,
                "high-contrast": frame.theme != Frame.theme,
                "read-to-me": frame.reading,
                "keypad": self._keyed,
            }.items()
            if wanted
        ]
        return self._visit.situation(tuple(access))

    def _arrive(self, prompt: Prompt, went_back: bool) -> None:
        self._prompt = prompt
        self._typed.clear()
        counts = tuple((counter.id, counter.count) for counter in prompt.counters)
        self._frame = replace(
            self._frame, busy=prompt.acts, counts=counts, suggestions=None, news="", trouble=prompt.trouble
        )
        self._draw()
        self.prompt_shown.emit(prompt, went_back)
        if prompt.letters:
            self._suggest()
        if self._wished and not prompt.acts:
            self._speak(self._wished)
        if prompt.acts:
            tell = self._tasks.upward(self._show_news)
            self._tasks.run(self._visit.act, tell, done=lambda p: self._arrive(p, False), failed=self._apologise)
        elif prompt.kind == "handover":
            self.help_wanted.emit()

    def _show_news(self, key: str) -> None:
        sentence = self.texts.say(key)
        self._dress(news=sentence)
        self.news_shown.emit(sentence)

    def _log(self, error: BaseException) -> None:
        """A trouble is one line, a bug is all of it."""
        bug = None if isinstance(error, Trouble) else error
        log.log(logging.ERROR if bug else logging.WARNING, "visit %s: %s", self._visit.id, error, exc_info=bug)

    def _apologise(self, error: BaseException) -> None:
        """Say what happened and offer a person; the step stays.

        Where money may have moved, "nothing was paid" would be a guess: then a person is called at once.
        """
        self._log(error)
        money = self._prompt is not None and self._prompt.acts
        key = "sorry-money" if money else error.say if isinstance(error, Trouble) else "sorry"
        self.note(f"trouble:{key}")
        self._dress(busy=False, trouble=self.texts.say(key if self.texts.has(key) else "sorry"))
        self.news_shown.emit(self._frame.trouble)
        if money:
            self.help_wanted.emit()

    def _choose(self, id: str) -> None:
        for choice in self._choices():
            if choice.id == id:
                self.answer(choice.answer)
                return
        self.missed.emit()

    def _choices(self) -> tuple[Choice, ...]:
        found = self._frame.suggestions.choices if self._frame.suggestions else ()
        return (*found, *self._prompt.choices, *self._prompt.moments) if self._prompt else ()

    def _change(self, id: str) -> None:
        for line in self._prompt.lines if self._prompt else ():
            if line.id == id and line.change:
                self.answer(line.change)

    def _back(self, _: str) -> None:
        if self._typed.text:
            self._verbs["delete"]("")
        else:
            self.answer(Back())

    def _next(self, _: str) -> None:
        prompt = self._prompt
        if prompt is None:
            return
        if prompt.closed:
            self.begin_again()
        elif prompt.kind == "review":
            self.answer(prompt.choices[0].answer)
        elif prompt.counters:
            counts = tuple((kind, count) for kind, count in self._frame.counts if count)
            if counts:
                self.answer(Answer(((prompt.fact, Party(counts)),)))
        else:
            self.answer(Next())

    def _count(self, kind: str, by: int) -> None:
        prompt = self._prompt
        if prompt is None:
            return
        counts = {id: count + by if id == kind else count for id, count in self._frame.counts}
        if counts.get(kind, 0) >= 0 and sum(counts.values()) <= prompt.most_people:
            self._dress(counts=tuple(counts.items()))
            label = next(counter.label for counter in prompt.counters if counter.id == kind)
            self.news_shown.emit(f"{label}: {counts[kind]}.")

    def _spell(self, how: Callable[[str], None]) -> Callable[[str], None]:
        """A verb of the letter board: what it types is looked up, and said."""

        def spell(argument: str) -> None:
            how(argument)
            self._suggest(aloud=True)

        return spell

    def _suggest(self, aloud: bool = False) -> None:
        def show(found: Suggestions) -> None:
            if found.typed == self._typed.text and self._prompt is not None and self._prompt.letters:
                self._dress(suggestions=found)
                if aloud:
                    self.news_shown.emit(found_aloud(found, self.texts))
                if not found.count:
                    self.missed.emit()  # a letter that leads nowhere is a sign of being stuck, as a touch beside is

        self._tasks.run(self._visit.suggest, self._typed.text, done=show, failed=self._apologise)

    def _speak(self, language: str) -> None:
        if self._frame.busy:
            self._wished = language  # as soon as the machine has done what it does now
            return
        self._wished = ""
        if language == self._frame.language or language not in self._frame.languages:
            return
        self._frame = replace(self._frame, language=language, demo=self._kiosk.demo_note(language))
        self.language_changed.emit()
        self._tasks.run(self._visit.speak, language, done=self._reword, failed=self._apologise)

    def _reword(self, prompt: Prompt) -> None:
        """The same screen in another language: what was counted and spelled stays."""
        self._prompt = prompt
        self._dress(trouble=prompt.trouble)
        self.reworded.emit(prompt, False)
        if prompt.letters:
            self._suggest()

    def redraw(self, prompt: Prompt) -> None:
        """The same step with what is known now; what was counted stays, and nothing is read aloud again."""
        if self._prompt is not None and prompt.step == self._prompt.step and not self._frame.busy:
            self._prompt = prompt
            self._draw()

    def _touch(self, how: str) -> None:
        self._keyed = how == "key"

    def _dress(self, **changes: object) -> None:
        self._frame = replace(self._frame, **changes)  # type: ignore[arg-type]
        self._draw()

    def _draw(self) -> None:
        if self._prompt is not None:
            self._window.show(view_of(self._prompt, self._frame, self.texts))

    def _first_frame(self) -> Frame:
        languages = self._kiosk.words.languages
        return Frame(
            language=languages[0],
            languages=languages,
            place=self._kiosk.place,
            demo=self._kiosk.demo_note(languages[0]),
        )
