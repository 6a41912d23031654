"""Between the visit on the screen and the memory that outlives the screen: kept at each step, gone with the visit."""

import logging
from dataclasses import fields, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kiosk.flows.prompt import Prompt, Suggestions
from ui.keepsake import Keepsake, Kept
from ui.laid_by import LaidBy, note_of
from ui.listen_view import ListenView
from ui.presenter import Presenter
from ui.talk_view import TalkView
from ui.tasks import Tasks
from ui.typed import spelt
from ui.view import Frame, view_of
from ui.window import Window

if TYPE_CHECKING:  # the core is imported after the first frame
    from kiosk.assembly import Kiosk
    from kiosk.visits.visit import Visit

log = logging.getLogger(__name__)
PASSING = {
    "help",
    "talk",
    "still_there",
    "suggestions",
    "news",
    "beats",
    "busy",
    "trouble",
    "digits",
    "number",
    "basket",
    "listen",
}
OURS = {"place", "demo", "languages", "practice"}  # what the machine knows by itself
BACK_AGAIN = "back-again"


class Keeping(QObject):
    """Only where something is sold. Never kept: practice, a helper's screen, digits that are typed, words of a talk."""

    def __init__(self, presenter: Presenter, kiosk: "Kiosk", window: Window, core: Tasks, keepsake: Keepsake) -> None:
        super().__init__()
        self._presenter = presenter
        self._kiosk = kiosk
        self._core = core
        self._keepsake = keepsake
        self._step, self._visit = "", b""  # as it was when that step was reached
        self._plugged = False
        if keepsake.held:
            presenter.headphones_changed.connect(self._plug)
            presenter.prompt_shown.connect(self.reached)
            presenter.visit_begun.connect(self.forget)
            window.showed.connect(self.keep)

    def come_back(self) -> bool:
        """Begin to go on where the last screen died; False where there is nothing to go on with."""
        kept = self._keepsake.found() or Kept()
        if kept.plugged:
            self._presenter.headphones_changed.emit(True)
        if not kept.visit:
            return False

        def brought_back() -> "tuple[Visit, Prompt, Suggestions | None]":
            """On the core's worker."""
            visit, prompt = self._kiosk.come_back(str(kept.dress["language"]), kept.visit)
            return visit, prompt, visit.suggest(kept.typed) if prompt.letters else None

        def done(found: "tuple[Visit, Prompt, Suggestions | None]") -> None:
            self._resume(kept, *found)

        def failed(error: BaseException) -> None:
            log.error("a visit could not be brought back", exc_info=error)
            self._presenter.begin_again()

        self._core.run(brought_back, done=done, failed=failed)
        return True

    def _resume(self, kept: Kept, visit: "Visit", prompt: Prompt, found: Suggestions | None) -> None:
        """The same step, and a sentence that says what has happened; where money was asked for, what became of it."""
        presenter = self._presenter
        presenter.visit_begun.emit()
        dress = {name: _plain(value) for name, value in kept.dress.items()}
        said = self._kiosk.words.texts(prompt.language).say(BACK_AGAIN)
        dress |= {"trouble": f"{said} {prompt.trouble}".strip(), "suggestions": found}
        frame = replace(presenter.frame, **dress)  # type: ignore[arg-type]
        presenter.used = True
        aloud = f"{said} {prompt.aloud}" if prompt.aloud else ""
        prompt = replace(prompt, say=f"{said} {prompt.say}", aloud=aloud)
        presenter.resume(LaidBy(visit, prompt, frame, spelt(kept.typed)))
        log.info("a visit was brought back at %s", prompt.step)
        if prompt.symbols:
            self._core.run(visit.shown, done=lambda _: None, failed=note_of(visit.id))
        if prompt.kind == "handover" and prompt.step != kept.step:
            presenter.help_wanted.emit()

    def reached(self, prompt: Prompt, _: bool) -> None:
        """A step is on the screen, and the visit waits for her."""
        if self._presenter.frame.practice.on:
            self.forget()
        elif not self._presenter.lent:
            self._step, self._visit = prompt.step, self._presenter.visit.kept()
            self.keep()

    def keep(self) -> None:
        """The screen shows something else."""
        presenter, frame, prompt = self._presenter, self._presenter.frame, self._presenter.prompt
        if prompt is None or presenter.lent or not presenter.used or prompt.step != self._step:
            return
        heard = ListenView()  # is in no memory but the visit's own
        as_found = replace(
            frame, talk=TalkView(), still_there=0, news="", busy=True, digits="", number="", listen=heard
        )
        names = {field.name for field in fields(Frame)} - PASSING - OURS
        dress = {name: getattr(frame, name) for name in sorted(names)}
        typed = frame.suggestions.typed if frame.suggestions else ""
        view = view_of(prompt, as_found, presenter.texts)
        self._keepsake.keep(Kept(prompt.step, view, dress, typed, self._visit, self._plugged))

    def forget(self) -> None:
        """The visit is over: nothing of it stays."""
        self._step, self._visit = "", b""
        self._keepsake.forget()
        if self._plugged:
            self._keepsake.keep(Kept(plugged=True))

    def _plug(self, plugged: bool) -> None:
        """Who hears it in private must not be read to aloud by the next screen."""
        self._plugged = plugged
        if not self._visit:
            self.forget()


def _plain(value: object) -> object:
    """A tuple that went through JSON is one again."""
    return tuple(_plain(part) for part in value) if isinstance(value, list) else value
