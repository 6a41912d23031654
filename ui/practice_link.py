"""Practice and "show me first": how somebody gets there from the welcome screen, and back to where tickets are real."""

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from kiosk.clock import Clock
from kiosk.flows.prompt import Prompt
from ui.guide import Guide
from ui.practice_view import PracticeView
from ui.presenter import Presenter
from ui.window import Window

if TYPE_CHECKING:  # the core is imported after the first frame
    from kiosk.practice import PracticeKiosk
    from kiosk.visits.practice import PracticeVisit


class PracticeLink(QObject):
    """Another kiosk is laid before the traveller, one that knows no till; the forgetting at the end is the same."""

    said = Signal(str)  # what the guide does, to be spoken to everybody: it is the lesson
    goes_on = Signal()  # the guide acts: nobody is silent for too long

    def __init__(
        self,
        presenter: Presenter,
        practice: "PracticeKiosk | None",
        window: Window,
        clock: Clock,
        speaking: Callable[[], bool],
    ) -> None:
        super().__init__()
        self._presenter = presenter
        self._practice = practice
        self._guide = Guide(presenter, clock, speaking, self)
        self._guide.said.connect(self.said)
        self._guide.goes_on.connect(self.goes_on)
        self._guide.over.connect(self._finish)
        self._verbs = {
            "practice-begin": self._begin,
            "practice-show": self._show,
            "practice-end": self._end,
        }
        if practice is not None:
            on = presenter.frame.practice.on
            presenter.dress(practice=PracticeView(on=on, offered=True, leads_back=practice.sells_too))
        window.practised.connect(self.hear)

    @property
    def guide(self) -> Guide:
        """Who shows it."""
        return self._guide

    def hear(self, verb: str) -> None:
        """What was touched. From the welcome screen one can begin, from everywhere in practice go back."""
        presenter = self._presenter
        if self._practice is None or presenter.lent or presenter.prompt is None:
            return
        if presenter.frame.practice.on or presenter.prompt.kind == "welcome":
            presenter.used = True
            presenter.touched.emit()
            self._verbs[verb]()

    def touched(self) -> None:
        """A finger or a key: the guide stops, and does not ask why."""
        if self._guide.plays:
            self._guide.stop()
            self._finish()

    def shown(self, prompt: Prompt, _: bool) -> None:
        """Another step: the guide has something to show."""
        self._guide.reached(prompt)

    def forget(self) -> None:
        """The next traveller."""
        self._guide.stop()

    def _begin(self) -> None:
        self._presenter.change_to(self._practice)

    def _show(self) -> None:
        self._begin()
        self._guide.begin()

    def _end(self) -> None:
        self._presenter.change_to()

    def _finish(self) -> None:
        """What was shown ends with the offer to try it, or to buy."""
        cast("PracticeVisit", self._presenter.visit).finish()
        self._presenter.again()
