"""What must be carried now, when again, and what an answer means: the courier's rules, without thread or socket."""

import logging
import random
from collections.abc import Callable, Iterator
from dataclasses import replace

from assistance import messages
from assistance.caller.canary import Canary
from assistance.caller.news import BY_EVENT, CallNews, CallState
from assistance.caller.store import Entry, Outbox
from assistance.messages import BadMessage, Beat, Call, Hello, News, Receipt
from kiosk.clock import Clock

log = logging.getLogger(__name__)
REPEAT_SECONDS = 2.0
UNREACHABLE_SECONDS = 5.0
SILENCE_SECONDS = 3.0  # the desk beats every second
CUT_OFF_SECONDS = 10.0  # then nobody can know any more what became of the call
TURN_SECONDS = 1.0

Tell = Callable[[CallNews], None]


def _nobody(_: CallNews) -> None:
    """Until somebody follows."""


class Delivery:
    """Repeats each message until the desk has committed it, and tells what it hears. One thread at a time."""

    def __init__(self, outbox: Outbox, kiosk: str, clock: Clock, canary: Canary | None = None) -> None:
        self._outbox = outbox
        self._kiosk = kiosk
        self._clock = clock
        self._canary = canary
        self._tell: Tell = _nobody
        self._again_at: dict[str, float] = {}  # message id -> when it is sent (again), monotonic seconds
        self._trying: tuple[str, float] = ("", 0.0)  # the call without a receipt, and when we began to try
        self._told_unreachable = ""  # the call of which that is the last that was told
        self._heard_at = self._opened_at = clock.seconds()
        self._log = ""  # which the desk writes
        self.answered = False  # whether anything was heard on the wire that is open now

    def follow(self, tell: Tell) -> None:
        """`tell` hears all news from now on."""
        self._tell = tell

    def pass_on(self, news: CallNews | None) -> None:
        """Tell it, if it is any."""
        if news is not None:
            self._told_unreachable = news.request if news.state is CallState.UNREACHABLE else ""
            self._tell(news)

    def told(self, news: CallNews) -> CallNews:
        """The same news as it was last told: it may be known that the staff cannot be reached."""
        return CallNews(news.request, CallState.UNREACHABLE) if news.request == self._told_unreachable else news

    def opened(self) -> str:
        """A wire is open: the first message on it. Everything unconfirmed is due again at once."""
        self._again_at.clear()
        self.answered = False
        self._opened_at = self._clock.seconds()
        log, seq = self._outbox.last_event()
        return messages.encode(Hello(self._kiosk, seq, log))

    def due(self) -> Iterator[str]:
        """What must be sent now."""
        now = self._clock.seconds()
        for entry in self._outbox.waiting():
            if self._again_at.get(entry.id, now) <= now:
                self._again_at[entry.id] = now + REPEAT_SECONDS * random.uniform(0.8, 1.2)
                yield messages.encode(self._dated(entry))

    def look(self) -> None:
        """Tell honestly that the staff cannot be reached, and what is true when they can; with or without a wire."""
        if self._canary is not None:
            self._canary.look()
        live = self._outbox.live()
        if live is None:
            return
        id = live.request.id
        if not self._cut_off(live.news):
            if id == self._told_unreachable:
                self.pass_on(live.news)
        elif id != self._told_unreachable:
            self.pass_on(CallNews(id, CallState.UNREACHABLE))

    def _cut_off(self, news: CallNews) -> bool:
        """Whether a call has had no receipt for too long; or whether the desk, which has it, is silent.

        Who has a helper beside her needs no desk.
        """
        now = self._clock.seconds()
        if news.state is not CallState.SENT:
            self._trying = ("", 0.0)
            return news.state is not CallState.ARRIVED and now - self._heard_at > CUT_OFF_SECONDS
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
            self.pass_on(self._outbox.received(message.id, message.joined))
        elif isinstance(message, News):
            self._event(message)
        elif isinstance(message, Beat):
            self._beat(message)
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
        self.pass_on(self._outbox.note(message.seq, news))
        if self._canary is not None and news is not None:
            self._canary.heard(news)

    def _dated(self, entry: Entry) -> messages.Message:
        if isinstance(entry.message, Call):
            waited = (self._clock.now() - entry.message.request.called_at).total_seconds()
            return replace(entry.message, waited_s=max(0.0, waited))
        return entry.message
