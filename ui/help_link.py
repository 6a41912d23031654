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
    from assistance.plan.model import Relay

log = logging.getLogger(__name__)

SIGNS = "sign-language"  # how she would like to talk, for a helper
# She is looking at how to reach a relay: a step on the way to a helper's yes takes that from nobody's eyes.
WAITS = (CallState.SENT, CallState.UNREACHABLE, CallState.RECEIVED, CallState.SEEN, CallState.UNANSWERED)
SHOWN = {CallState.ACKNOWLEDGED: "coming"}
SOLVED_SECONDS = 20  # how long "did that help?" may stay unanswered: it hurries nobody, and is in nobody's way
THANKED_SECONDS = 4


class HelpLink(QObject):
    """Has a worker of its own: a call never waits for a payment, and never for the net."""

    told = Signal(str)  # what is said of the call, to be read aloud
    changed = Signal()  # something became of the call

    def __init__(
        self,
        presenter: Presenter,
        caller: "Caller | PracticeCaller",
        tasks: Tasks,
        desk: DeskSettings,
        relay: "Relay | None" = None,
    ) -> None:
        super().__init__()
        self.relay = relay
        self.signs = False  # she has asked how to reach it: helpers are told so
        self._presenter = presenter
        self._caller = caller
        self._tasks = tasks
        self._desk = desk
        self._live: CallNews | None = None
        self._solved = ""  # the call that she may answer about, by the desk's id
        self._now = HelpNow.UNKNOWN
        presenter.hear({"help-relay": lambda _: self.show_relay(), "help-relay-close": lambda _: self.hide_relay()})

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
        if self.signs:
            situation = replace(situation, access=(*situation.access, SIGNS))
        if self._live is None:
            self._show("writing")
        self._tasks.run(self._caller.call, situation, done=lambda _: None, failed=self._failed)
        self._presenter.note("help")

    def offer(self) -> None:
        """Gently ask whether to call."""
        if self._live is None:
            self._show("offered")

    def show_relay(self) -> None:
        """How she reaches an interpreter with her own phone: a square for its camera, and the same in words."""
        relay, texts = self.relay, self._presenter.texts
        if relay is None:
            return
        from assistance.plan.model import said  # not needed for the first frame
        from kiosk.paper.symbol import qr

        self.signs = True
        language = self._presenter.frame.language
        title = texts.say("help-relay", name=said(relay.name, language))
        parts = [texts.say("help-relay.detail", hours=said(relay.hours, language))]
        if relay.phone:
            parts.append(texts.say("help-relay-phone", phone=relay.phone))
        code = ArrivalCode()
        if relay.address:
            where = relay.address.partition("://")[2].rstrip("/")
            code = ArrivalCode(texts.say("help-relay-camera", address=where), qr(relay.address))
        self._lay(HelpView("relay", title, " ".join(parts), code=code))
        self.changed.emit()
        self.told.emit(" ".join([f"{title}.", *parts]))

    def hide_relay(self) -> None:
        """Back to what there is to say of the call."""
        if self._live is None:
            self.put_away()
        else:
            self._show(SHOWN.get(self._live.state, self._live.state.value), self._live)

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
        if news.state in WAITS and self._presenter.frame.help.state == "relay":
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
        if self._presenter.frame.help.state == "relay":
            self.show_relay()
            return
        self._lay(self._presenter.frame.help)
        if self._live is not None and self._presenter.frame.help.state != "none":
            self._tell_again()

    def greet(self) -> None:
        """A new visit began while a person is still on the way: she finds that said. Who is here has been greeted."""
        self._solved, self.signs = "", False
        self._lay(HelpView() if self._presenter.frame.help.state == "relay" else self._presenter.frame.help)
        self._tell_again()

    def _tell_again(self) -> None:
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
        self._presenter.dress(
            help=replace(view, now=now.value, now_label=label, now_detail=detail, relay=self.relay is not None)
        )

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
