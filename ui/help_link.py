"""Between "Call a person" and the caller: what the screen says of a call, and when."""

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from assistance.caller.news import CallNews, CallState
from kiosk.settings import DeskSettings
from ui.presenter import Presenter
from ui.tasks import Tasks
from ui.view import HelpView

if TYPE_CHECKING:  # the way to the desk is imported after the first frame
    from assistance.caller.caller import Caller
    from assistance.caller.practice import PracticeCaller

log = logging.getLogger(__name__)

SHOWN = {CallState.ACKNOWLEDGED: "coming"}
SOLVED_SECONDS = 8  # how long "good that somebody could help" stays


class HelpLink(QObject):
    """Has a worker of its own: a call never waits for a payment, and never for the net."""

    told = Signal(str)  # what is said of the call, to be read aloud
    changed = Signal()  # something became of the call

    def __init__(
        self, presenter: Presenter, caller: "Caller | PracticeCaller", tasks: Tasks, desk: DeskSettings
    ) -> None:
        super().__init__()
        self._presenter = presenter
        self._caller = caller
        self._tasks = tasks
        self._desk = desk
        self._live: CallNews | None = None

    def start(self) -> None:
        """Follow a call that is still live from before, and begin to carry."""
        tell = self._tasks.upward(self.show_news)
        self._tasks.run(self._caller.follow, tell, done=lambda _: self._caller.start(), failed=self._failed)

    @property
    def live(self) -> bool:
        """Whether a person is being called, or is on the way or here: then nothing times out."""
        return self._live is not None

    @property
    def can_talk(self) -> bool:
        """Whether a helper may look along or talk: somebody is called, and nobody is here yet."""
        return self._live is not None and self._live.state is not CallState.ARRIVED

    def call(self) -> None:
        """Call a person. Pressing again joins the live call: it hurts nobody."""
        situation = self._presenter.situation()
        if self._live is None:
            self._show("writing")
        self._tasks.run(self._caller.call, situation, done=lambda _: None, failed=self._failed)
        self._presenter.note("help")

    def offer(self) -> None:
        """Gently ask whether to call."""
        if self._live is None:
            self._show("offered")

    def put_away(self) -> None:
        """Read, or "no, thank you". A live call goes on, and its next news is shown."""
        self._presenter.show_help(HelpView())

    def withdraw(self) -> None:
        """The traveller needs no help any more."""
        live, self._live = self._live, None
        self._presenter.show_help(HelpView())
        self.changed.emit()
        if live is not None:
            self._tasks.run(self._caller.cancel, live.request, done=lambda _: None, failed=self._failed)

    def show_news(self, news: CallNews) -> None:
        """Something became of the call; arrives on the screen's thread."""
        self._live = None if news.over else news
        self.changed.emit()
        if news.state is CallState.CANCELLED:
            self._presenter.show_help(HelpView())
            return
        self._show(SHOWN.get(news.state, news.state.value), news)
        if news.state is CallState.RESOLVED:
            QTimer.singleShot(SOLVED_SECONDS * 1000, self._thank)

    def speak(self) -> None:
        """Say it in the language that the traveller has just chosen."""
        if self._live is not None and self._presenter.frame.help.state != "none":
            self.greet()

    def greet(self) -> None:
        """A new visit began while a person is still on the way: she finds that said. Who is here has been greeted."""
        if self._live is not None and self._live.state is not CallState.ARRIVED:
            self._show(SHOWN.get(self._live.state, self._live.state.value), self._live)

    def _thank(self) -> None:
        if self._presenter.frame.help.state == "resolved":
            self.put_away()

    def _show(self, state: str, news: CallNews | None = None) -> None:
        texts, desk = self._presenter.texts, self._desk
        values = {
            "name": news.helper if news else "",
            "minutes": news.minutes if news else 0,
            "phone": desk.phone,
            "counter": desk.counter,
            "hours": desk.counter_hours,
        }
        title, detail = texts.say(f"help-{state}", **values), texts.say(f"help-{state}.detail", **values)
        self._presenter.show_help(HelpView(state, title, detail, can_cancel=news is not None and not news.over))
        self.told.emit(f"{title}. {detail}")

    def _failed(self, error: BaseException) -> None:
        """The call could not even be written down: say so, and what else there is."""
        log.error("a call for help was not written down", exc_info=error)
        self._show("failed")
