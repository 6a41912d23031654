"""What must be carried now, when again, and what an answer means: the courier's rules, without thread or socket."""

import logging
import random
from collections.abc import Callable, Iterator
from dataclasses import replace

from assistance import messages
from assistance.caller.canary import Canary
from assistance.caller.news import BY_EVENT, CallNews, CallState
from assistance.caller.questions import Questions
from assistance.caller.store import Entry, LiveCall, Outbox
from assistance.caller.volatile import Volatile
from assistance.messages import BadMessage, Beat, Bye, Call, Hello, News, Receipt, SignedOn, Talk
from kiosk.clock import Clock

log = logging.getLogger(__name__)
REPEAT_SECONDS = 2.0
BEAT_SECONDS = 2.0
SILENCE_SECONDS = 3.0  # the desk beats every second
CUT_OFF_SECONDS = 3.0  # then the desk is not there: known within five, with a turn and an opening of a wire
UNREACHABLE_SECONDS = 4.0  # a call without a receipt, while the desk may be there
TURN_SECONDS = 1.0
ASKING = (CallState.RECEIVED, CallState.SEEN)  # the desk has it, and nobody has said that she comes
NOTHING = (0, 0)

Tell = Callable[[CallNews], None]
TellLink = Callable[[bool], None]


def _nobody(_: object) -> None:
    """Until somebody follows."""


class Delivery:
    """Repeats each message until the desk has committed it, and tells what it hears. One thread at a time."""

    def __init__(
        self, outbox: Outbox, kiosk: str, clock: Clock, station: str = "", place: str = "", canary: Canary | None = None
    ) -> None:
        self._outbox = outbox
        self._kiosk = kiosk
        self._station = station
        self._place = place
        self.volatile = Volatile()
        self.questions = Questions()
        self._clock = clock
        self._canary = canary
        self._tell: Tell = _nobody
        self._tell_link: TellLink = _nobody
        self._reachable = True  # as it was told last; who has just been switched on believes it for a moment
        self._beat_at = clock.seconds()
        self._again_at: dict[str, float] = {}  # message id -> when it is sent (again), monotonic seconds
        self._trying: tuple[str, float] = ("", 0.0)  # the call without a receipt, and when we began to try
        self._usual: tuple[str, tuple[int, int]] = ("", NOTHING)  # of which call, and what was said of it last
        self._told_late = ""  # the call of which it was told that it takes longer
        self._told_unreachable = ""  # the call of which that is the last that was told
        self._heard_at = self._opened_at = clock.seconds()
        self._log = ""  # which the desk writes
        self.answered = False  # whether anything was heard on the wire that is open now

    def follow(self, tell: Tell) -> None:
        """`tell` hears all news from now on."""
        self._tell = tell

    def follow_link(self, tell: TellLink) -> None:
        """`tell` hears at once, and whenever it changes, whether the desk is there: before anybody calls."""
        self._tell_link = tell
        tell(self._reachable)

    @property
    def reachable(self) -> bool:
        """Whether the desk was there when it was last looked for. Safe from any thread."""
        return self._reachable

    def pass_on(self, news: CallNews | None) -> None:
        """Tell it, if it is any."""
        if news is not None:
            self._told_unreachable = news.request if news.state is CallState.UNREACHABLE else ""
            self._tell(news)

    def told(self, news: CallNews) -> CallNews:
        """The same news as it was last told: it may be known that the staff cannot be reached, or how long it takes."""
        if news.request == self._told_unreachable:
            return CallNews(news.request, CallState.UNREACHABLE)
        if news.state not in ASKING or news.request != self._usual[0]:
            return news
        return replace(news, usual=self._usual[1], late=news.request == self._told_late)

    def opened(self) -> str:
        """A wire is open: the first message on it. Everything unconfirmed is due again at once."""
        self._again_at.clear()
        self.answered = False
        self.volatile.forget()
        self._opened_at = self._clock.seconds()
        log, seq = self._outbox.last_event()
        self._beat_at = self._opened_at + BEAT_SECONDS
        return messages.encode(Hello(self._kiosk, seq, log, self._station, self._place))

    def good_bye(self) -> str:
        """The last message of a kiosk that is switched off as it should be."""
        return messages.encode(Bye(self._kiosk))

    def due(self) -> Iterator[str]:
        """What must be sent now."""
        now = self._clock.seconds()
        for entry in self._outbox.waiting():
            if self._again_at.get(entry.id, now) <= now:
                self._again_at[entry.id] = now + REPEAT_SECONDS * random.uniform(0.8, 1.2)
                yield messages.encode(self._dated(entry))
        if now >= self._beat_at:
            self._beat_at = now + BEAT_SECONDS
            log, seq = self._outbox.last_event()
            yield messages.encode(Beat(seq, log))
        yield from self.volatile.take()
        yield from self.questions.take()

    def look(self) -> None:
        """Tell honestly that the staff cannot be reached, and what is true when they can; with or without a wire."""
        self._look_at_the_link()
        if self._canary is not None:
            self._canary.look()
        live = self._outbox.live()
        if live is None:
            return
        id = live.request.id
        if not self._cut_off(live.news):
            if id == self._told_unreachable:
                self._told_unreachable = ""
                self.pass_on(self.told(live.news))
            self._look_at_the_time(live)
        elif id != self._told_unreachable:
            self.pass_on(CallNews(id, CallState.UNREACHABLE))

    def _look_at_the_link(self) -> None:
        reachable = not self._gone()
        if reachable is not self._reachable:
            self._reachable = reachable
            self._tell_link(reachable)

    def _gone(self) -> bool:
        """Whether the desk has been silent for so long that it is not there."""
        return self._clock.seconds() - self._heard_at > CUT_OFF_SECONDS

    def _look_at_the_time(self, live: LiveCall) -> None:
        """Nobody has said that she comes, and the usual time is over: it is not left to stand there untrue."""
        (id, (_, most)), waited = self._usual, self._clock.now() - live.request.called_at
        asking = live.news.request == id and live.news.state in ASKING and id != self._told_late
        if asking and most and waited.total_seconds() > 60 * most:
            self._told_late = id
            self.pass_on(self.told(live.news))

    def _cut_off(self, news: CallNews) -> bool:
        """Whether a call has had no receipt for too long; or whether the desk, which has it, is silent.

        Who has a helper beside her needs no desk.
        """
        now = self._clock.seconds()
        if news.state is not CallState.SENT:
            self._trying = ("", 0.0)
            return news.state is not CallState.ARRIVED and self._gone()
        if news.request != self._trying[0]:
            self._trying = (news.request, now)
        return now - self._trying[1] >= UNREACHABLE_SECONDS

    def silent(self) -> bool:
        """Whether the wire has been silent so long that it must be taken for dead."""
        return self._clock.seconds() - max(self._heard_at, self._opened_at) > SILENCE_SECONDS

    def heard(self, text: str) -> None:
        """One message of the desk."""
        self._heard_at = self._clock.seconds()
        if self._canary is not None and not self.answered:
            self._canary.wake()
        self.answered = True
        try:
            message = messages.decode(text)
        except BadMessage as error:
            log.error("the desk says something that this kiosk cannot read: %s", error)
            return
        if isinstance(message, Receipt):
            self._again_at.pop(message.id, None)
            if self._canary is not None:
                self._canary.received(message.id)
            news = self._outbox.received(message.id, message.joined)
            self.pass_on(self._with_usual(news, (message.usual_from, message.usual_to)))
        elif isinstance(message, News):
            self._event(message)
        elif isinstance(message, Beat):
            self._beat(message)
        elif isinstance(message, Talk):
            self.volatile.hear(message)
        elif isinstance(message, SignedOn):
            self.questions.hear(message)
        else:
            log.info("ignored: %.80s", text)

    def _beat(self, message: Beat) -> None:
        if message.log != self._log and self._outbox.begin(message.log):
            log.warning("the desk has lost its log: what is still open is sent again")
            self._again_at.clear()
        self._log = message.log

    def _event(self, message: News) -> None:
        if message.seq <= self._outbox.last_event()[1]:
            return  # sent twice around a reconnection
        state = BY_EVENT.get(message.what)
        news = CallNews(message.request, state, message.helper, message.minutes, message.seen_by) if state else None
        own = self._outbox.note(message.seq, news)
        self.pass_on(self._with_usual(own, (message.usual_from, message.usual_to)))
        if self._canary is not None and news is not None:
            self._canary.heard(news)

    def _with_usual(self, news: CallNews | None, usual: tuple[int, int]) -> CallNews | None:
        """The news, with what the desk says, or said before, of how long it usually takes."""
        if news is not None and usual != NOTHING:
            self._usual = (news.request, usual)
        return self.told(news) if news is not None and news.request != self._told_unreachable else news

    def _dated(self, entry: Entry) -> messages.Message:
        if isinstance(entry.message, Call):
            waited = (self._clock.now() - entry.message.request.called_at).total_seconds()
            return replace(entry.message, waited_s=max(0.0, waited))
        return entry.message
