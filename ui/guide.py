"""Show me first: the kiosk buys a ticket by itself, in practice, and says of each touch what it touches."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.clock import Clock
from kiosk.flows.model import Event
from kiosk.flows.prompt import Prompt
from ui.presenter import Presenter

LOOK_MS = 200
READS_SECONDS = 4.0  # a new page, before anything is pointed at
POINTS_SECONDS = 4.5  # at what is touched next, with its words
ASIDE_SECONDS = 1.0  # after what the page itself says
SHOWS_SECONDS = 7.0  # what there is only to see
LONGEST_SECONDS = 30.0  # a voice that never ends holds nothing up


class Guide(QObject):
    """Never hurries: it waits until what it says has been said. Ends with the ticket, and at any touch."""

    said = Signal(str)
    goes_on = Signal()
    over = Signal()

    def __init__(self, presenter: Presenter, clock: Clock, speaking: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._clock = clock
        self._speaking = speaking
        self._next: Callable[[], None] | None = None
        self._since = self._wait = 0.0
        self._busy = self._begins = self.plays = False
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """The first page of practice is on its way."""
        self.plays = self._begins = True
        self._dress(playing=True, caption=self._say("guide-begin"))
        self._timer.start()

    def stop(self) -> None:
        """Point at nothing, and say nothing more."""
        if self.plays:
            self.plays, self._next = False, None
            self._timer.stop()
            self._dress(playing=False, caption="", presses="")

    def reached(self, prompt: Prompt) -> None:
        """A page is there: let her read it; then what is touched on it."""
        if not self.plays:
            return
        if self._begins:
            self._begins = False
            self.said.emit(f"{self._say('practice-aloud')} {self._say('guide-begin')}")
            self._after(READS_SECONDS + POINTS_SECONDS, lambda: self._point(prompt))
        elif prompt.acts:
            self._wait_with_her(f"guide-wait-{prompt.kind}")
        elif _pressed(prompt):
            self._dress(caption="", presses="")
            self._after(READS_SECONDS, lambda: self._point(prompt))
        else:
            self._tell("guide-ticket")

    def look(self) -> None:
        """Time passes: what is due now?"""
        self.goes_on.emit()
        passed = self._clock.seconds() - self._since
        done = passed >= self._wait and (not self._speaking() or passed >= LONGEST_SECONDS)
        if self._next is not None and done and self._presenter.frame.busy <= self._busy:
            then, self._next = self._next, None
            then()

    def _point(self, prompt: Prompt) -> None:
        target = _pressed(prompt)
        if target is None:
            self._end()
            return
        id, name, event = target
        caption = self._say("guide-press", name=name)
        self._dress(caption=caption, presses=id)
        self.said.emit(caption)
        self._after(POINTS_SECONDS, lambda: self._press(event))

    def _press(self, event: Event) -> None:
        self._dress(presses="")
        self._presenter.answer(event)

    def _tell(self, key: str) -> None:
        caption = self._say(key)
        self._dress(caption=caption, presses="")
        self.said.emit(caption)
        self._after(SHOWS_SECONDS, self._end)

    def _wait_with_her(self, key: str) -> None:
        """The machine plays paying or printing, and says so first."""
        caption = self._say(key)
        self._dress(caption=caption, presses="")
        self._after(ASIDE_SECONDS, lambda: self.said.emit(caption), busy=True)

    def _end(self) -> None:
        self.stop()
        self.over.emit()

    def _after(self, seconds: float, then: Callable[[], None], *, busy: bool = False) -> None:
        self._since, self._wait, self._next, self._busy = self._clock.seconds(), seconds, then, busy

    def _say(self, key: str, **values: object) -> str:
        return self._presenter.texts.say(key, **values)

    def _dress(self, **changes: object) -> None:
        view = replace(self._presenter.frame.practice, **changes)  # type: ignore[arg-type]
        self._presenter.dress(practice=view)


def _pressed(prompt: Prompt) -> tuple[str, str, Event] | None:
    """What the guide touches there: the first answer. None where there is only something to see."""
    if prompt.kind in ("message", "deliver", "handover") or not prompt.choices:
        return None
    first = prompt.choices[0]
    return first.id, first.label, first.answer
