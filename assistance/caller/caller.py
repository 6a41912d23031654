"""The help button's other end: call a person, cancel, follow what becomes of it."""

import secrets
import time
from collections.abc import Callable, Iterable
from functools import partial
from uuid import UUID

from assistance.arrival import key_of, kiosk_code
from assistance.caller.canary import Canary
from assistance.caller.canary import Tell as TellHelp
from assistance.caller.courier import Courier
from assistance.caller.delivery import Delivery, Tell, TellLink
from assistance.caller.enrol import OwnToken
from assistance.caller.news import CallNews, CallState
from assistance.caller.store import Outbox, metadata
from assistance.caller.volatile import Hear
from assistance.link.websocket import WebsocketLink
from assistance.messages import Cancel, SignedOn, SignOn, Talk, Tally, Thanks
from assistance.model import HelpRequest
from kiosk.clock import Clock
from kiosk.database import open_database
from kiosk.settings import DeskSettings, Settings
from kiosk.visits.model import DayTally, Situation


class Caller:
    """`call` is on the disk before it returns, and never waits for the net."""

    def __init__(
        self,
        outbox: Outbox,
        delivery: Delivery,
        courier: Courier,
        clock: Clock,
        canary: Canary | None = None,
        token: Callable[[], str] = lambda: DeskSettings.token,
    ) -> None:
        """`token`: what the kiosk shows the desk now."""
        self._outbox = outbox
        self._delivery = delivery
        self._courier = courier
        self._clock = clock
        self._canary = canary
        self._token = token

    def start(self) -> None:
        """Begin to carry; also what an earlier run of the kiosk left."""
        self._courier.start()

    def stop(self) -> None:
        """Carry no more and close the outbox; nothing is lost."""
        self._courier.stop()
        self._outbox.close()

    def follow(self, tell: Tell) -> None:
        """`tell` hears all news from now on, on the thread that brings it (the courier's, or the one that calls).

        A call that is still live from before, also from before a restart, is told at once.
        """
        self._delivery.follow(tell)
        live = self._outbox.live()
        if live is not None:
            tell(self._delivery.told(live.news))

    def follow_link(self, tell: TellLink) -> None:
        """`tell` hears now, and whenever it changes, whether the staff server can be reached; on the courier's thread.

        Known within five seconds. The help button says it before it is pressed.
        """
        self._delivery.follow_link(tell)

    def follow_help(self, tell: TellHelp) -> None:
        """`tell` hears what can be expected of the button, at once and on the courier's thread when that changes."""
        if self._canary is not None:
            self._canary.follow(tell)

    def arrival_code(self, request: str) -> str:
        """The digits that prove that a helper stands here; `request` is the id under which the desk keeps the call."""
        return kiosk_code(key_of(self._token()), request)

    def listen(self, hear: Hear) -> None:
        """`hear` gets each frame that a helper's page sends, on the courier's thread."""
        self._delivery.volatile.follow(hear)

    def say(self, frame: Talk) -> None:
        """One frame to the helper's page, at once or never; from any thread."""
        self._delivery.volatile.add(frame)
        self._courier.wake()

    def sign_on(self, badge: str, pin: str) -> SignedOn | None:
        """Ask the desk who this is; waits for seconds. None: the desk is not there, so nobody can say."""
        if not self._delivery.reachable:
            return None
        live = self._outbox.live()
        question = SignOn(_new_id(), live.request.id if live else "", badge, pin)
        return self._delivery.questions.ask(question, self._courier.wake)

    def call(self, situation: Situation) -> HelpRequest:
        """Call a person. Pressing again while a call is live joins it, and tells again how it stands.

        Once a helper has arrived it is a new call: she may have forgotten to close, and this is the next traveller.
        Raises Trouble("storage-failed") when it cannot be written down: then nothing was promised.
        """
        live = self._outbox.live()
        if live is not None and live.news.state is not CallState.ARRIVED:
            self._delivery.pass_on(self._delivery.told(live.news))
            return live.request
        request = HelpRequest(_new_id(), situation, self._clock.now())
        self._outbox.add_call(request)
        self._delivery.pass_on(CallNews(request.id, CallState.SENT))
        self._courier.wake()
        return request

    def cancel(self, id: str) -> None:
        """The traveller needs no help any more. Does nothing when the call is over already."""
        if self._outbox.add_cancel(Cancel(_new_id(), id)):
            self._delivery.pass_on(CallNews(id, CallState.CANCELLED))
            self._courier.wake()

    def ail(self, what: tuple[str, ...]) -> None:
        """What is wrong with the devices of this kiosk now, as keys; staff hear of it soon, and without a call."""
        if self._canary is not None:
            self._canary.ail(what)

    def thank(self, request: str, face: str) -> None:
        """What the traveller answered when the call `request` (the desk's id) was over: good, so-so, bad."""
        self._outbox.add(Thanks(_new_id(), request, face))
        self._courier.wake()

    def tell_visits(self, tallies: Iterable[DayTally]) -> None:
        """Whole days, counted; telling a day again changes nothing."""
        for day in tallies:
            id = f"tally-{day.day.isoformat()}"
            self._outbox.add(Tally(id, day.station, day.day.isoformat(), day.flow, day.visits, dict(day.steps)))
        self._courier.wake()


def open_caller(settings: Settings, clock: Clock) -> Caller:
    """The caller of this kiosk, with its outbox in `settings.home`; not started yet.

    Raises Trouble("storage-failed") when the outbox cannot be opened.
    """
    engine = open_database(f"sqlite:///{settings.home / 'outbox.db'}", metadata)
    outbox = Outbox(engine)
    kiosk = settings.kiosk
    outbox.drop_tests()
    canary = Canary(outbox, partial(_test_call, settings, clock), clock, settings.desk.canary_minutes)
    delivery = Delivery(outbox, kiosk.id, clock, kiosk.station, kiosk.place, canary)
    own = OwnToken(settings, clock)
    courier = Courier(delivery, WebsocketLink(settings.desk.url, own.current, settings.desk.ca))
    return Caller(outbox, delivery, courier, clock, canary, lambda: own.shown)


def _test_call(settings: Settings, clock: Clock, ailing: tuple[str, ...]) -> HelpRequest:
    """A call of this kiosk with nobody before it; `ailing`: what is wrong with its devices."""
    kiosk, now = settings.kiosk, clock.now()
    nobody = Situation(
        kiosk.id, kiosk.place, kiosk.station, kiosk.languages[0], flow="", step="test", step_title="",
        since=now, began=now, tried=ailing,
    )  # fmt: skip
    return HelpRequest(_new_id(), nobody, now, test=True)


def _new_id() -> str:
    """UUID version 7 (RFC 9562, 5.7): sorted by time, made without asking anybody."""
    random = secrets.randbits(74)
    bits = time.time_ns() // 1_000_000 << 80 | 7 << 76 | (random >> 62) << 64 | 2 << 62 | (random & ((1 << 62) - 1))
    return str(UUID(int=bits))
