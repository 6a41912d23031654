"""Between "Call a person" and the caller: what the screen says of a call, and when."""

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from assistance.caller.news import CallNews, CallState, HelpNow
from kiosk.settings import DeskSettings
from ui.arrival_code import ArrivalCode, picture_of
from ui.help_view import HelpView
from ui.presenter import Presenter
from ui.tasks import Tasks

if TYPE_CHECKING:  # the way to the desk is imported after the first frame
    from assistance.caller.caller import Caller
    from assistance.caller.practice import PracticeCaller

log = logging.getLogger(__name__)

SHOWN = {CallState.ACKNOWLEDGED: "coming"}
SOLVED_SECONDS = 20  # how long "did that help?" may stay unanswered: it hurries nobody, and is in nobody's way
THANKED_SECONDS = 4


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
        self._solved = ""  # the call that she may answer about, by the desk's id
        self._now = HelpNow.UNKNOWN

    def start(self) -> None:
        """Follow a call that is still live from before, and what the button is good for, and begin to carry."""
        tell = self._tasks.upward(self.show_news)
        self._tasks.run(
            self._caller.follow_help, self._tasks.upward(self.show_now), done=lambda _: None, failed=self._failed
        )
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
        self._lay(HelpView())

    def withdraw(self) -> None:
        """The traveller needs no help any more."""
        live, self._live = self._live, None
        self._lay(HelpView())
        self.changed.emit()
        if live is not None:
            self._tasks.run(self._caller.cancel, live.request, done=lambda _: None, failed=self._failed)

    def show_news(self, news: CallNews) -> None:
        """Something became of the call; arrives on the screen's thread."""
        self._live = None if news.over else news
        self.changed.emit()
        if news.state is CallState.CANCELLED:
            self._lay(HelpView())
            return
        self._solved = (news.desk_id or news.request) if news.state is CallState.RESOLVED else ""
        self._show(SHOWN.get(news.state, news.state.value), news)
        if news.state is CallState.RESOLVED:
            QTimer.singleShot(SOLVED_SECONDS * 1000, self, lambda: self._end("resolved"))

    def show_now(self, now: HelpNow) -> None:
        """What can be expected of the button has changed; arrives on the screen's thread."""
        self._now = now
        self._lay(self._presenter.frame.help)

    def thank(self, face: str) -> None:
        """She answered whether that helped. Once is enough."""
        if not self._solved:
            return
        self._tasks.run(self._caller.thank, self._solved, face, done=lambda _: None, failed=_not_kept)
        self._solved = ""
        self._show("thanked")
        QTimer.singleShot(THANKED_SECONDS * 1000, self, lambda: self._end("thanked"))

    def speak(self) -> None:
        """Say it in the language that the traveller has just chosen."""
        self._lay(self._presenter.frame.help)
        if self._live is not None and self._presenter.frame.help.state != "none":
            self.greet()

    def greet(self) -> None:
        """A new visit began while a person is still on the way: she finds that said. Who is here has been greeted."""
        self._solved = ""
        self._lay(self._presenter.frame.help)
        if self._live is not None and self._live.state is not CallState.ARRIVED:
            self._show(SHOWN.get(self._live.state, self._live.state.value), self._live)

    def _end(self, state: str) -> None:
        """What was only said goes by itself, unless something else is being said by now."""
        if self._presenter.frame.help.state == state:
            self.put_away()

    def _lay(self, view: HelpView) -> None:
        """Over the step, with what can be expected of the button beside it."""
        now, texts, desk = self._now, self._presenter.texts, self._desk
        label = detail = ""
        if now is not HelpNow.UNKNOWN:
            label = texts.say(f"help-now-{now}")
        if now in (HelpNow.PHONE, HelpNow.NOBODY):
            where = {"phone": desk.phone, "counter": desk.counter, "hours": desk.counter_hours}
            detail = texts.say(f"help-now-{now}.detail", **where)
        self._presenter.dress(help=replace(view, now=now.value, now_label=label, now_detail=detail))

    def _show(self, state: str, news: CallNews | None = None) -> None:
        texts, desk = self._presenter.texts, self._desk
        values = {
            "name": news.helper if news else "",
            "minutes": news.minutes if news else 0,
            "seen": news.seen_by if news else 0,
            "phone": desk.phone,
            "counter": desk.counter,
            "hours": desk.counter_hours,
        }
        title, detail = texts.say(f"help-{state}", **values), texts.say(f"help-{state}.detail", **values)
        detail = f"{detail} {self._usual(news)}".rstrip() if news else detail
        can_cancel, code = news is not None and not news.over, self._code(news)
        self._lay(HelpView(state, title, detail, can_cancel=can_cancel, code=code))
        self.told.emit(f"{title}. {detail}")

    def _code(self, news: CallNews | None) -> ArrivalCode:
        """For the helper who is coming; nothing else is a proof that she came."""
        if news is None or news.state is not CallState.ACKNOWLEDGED:
            return ArrivalCode()
        digits = self._caller.arrival_code(news.desk_id or news.request)
        label = self._presenter.texts.say("help-coming-code", name=news.helper, code=digits)
        return ArrivalCode(label, picture_of(self._desk, digits))

    def _usual(self, news: CallNews) -> str:
        """In how many minutes somebody usually is there, or that it has taken longer; "" when nobody can say."""
        if news.late:
            return self._presenter.texts.say("help-late")
        first, last = news.usual
        return self._presenter.texts.say("help-usual", first=first, last=last) if last else ""

    def _failed(self, error: BaseException) -> None:
        """The call could not even be written down: say so, and what else there is."""
        log.error("a call for help was not written down", exc_info=error)
        self._show("failed")


def _not_kept(error: BaseException) -> None:
    """An answer that cannot be written down is lost, and nobody is troubled by that."""
    log.warning("an answer about help was not kept: %s", error)
