"""The kiosk's own silent test calls: whether a person would come is known before anybody presses."""

import logging
import random
from collections.abc import Callable
from dataclasses import dataclass, replace

from assistance.caller.news import CallNews, CallState, HelpNow
from assistance.caller.store import Outbox
from assistance.model import HelpRequest
from kiosk.clock import Clock

log = logging.getLogger(__name__)
FIRST_SECONDS = 3.0  # after the start, or when the desk is there again
SEEN_SECONDS = 25.0  # the desk itself gives up earlier, and says so
AGAIN_SECONDS = 60.0  # after a miss; and between two that tell of devices
SETTLE_SECONDS = 10.0  # what is well again by then is not told
JITTER = 0.2  # so that two hundred kiosks do not call at once
MISSES = 2  # one may be chance


Tell = Callable[[HelpNow], None]
Make = Callable[[tuple[str, ...]], HelpRequest]


@dataclass(frozen=True)
class _Trying:
    """The test call that is under way."""

    id: str
    until: float  # monotonic seconds
    ailing: tuple[str, ...]
    received: bool = False


class Canary:
    """The courier's thread turns it, once a second. `minutes` 0: no test calls, and nothing is said.

    A test call also tells what is wrong with the kiosk's devices, and comes sooner when that has changed.
    """

    def __init__(self, outbox: Outbox, make: Make, clock: Clock, minutes: int) -> None:
        self._outbox = outbox
        self._make = make
        self._clock = clock
        self._every = minutes * 60.0
        self._tell: Tell = lambda _: None
        self._next_at = clock.seconds() + FIRST_SECONDS
        self._trying: _Trying | None = None
        self._misses = 0
        self._ailing: tuple[tuple[str, ...], float] = ((), 0.0)  # what is wrong with the devices, and since when
        self._told: tuple[str, ...] = ()  # of which the desk knows
        self._placed_at = clock.seconds() - AGAIN_SECONDS
        self.now = HelpNow.UNKNOWN

    def follow(self, tell: Tell) -> None:
        """`tell` hears what can be expected, at once and whenever it changes."""
        self._tell = tell
        tell(self.now)

    def wake(self) -> None:
        """The desk is there (again): a kiosk that says that help is dead does not wait a minute to know better."""
        if self.now is not HelpNow.HERE and self._trying is None:
            self._next_at = min(self._next_at, self._clock.seconds() + FIRST_SECONDS)

    def ail(self, what: tuple[str, ...]) -> None:
        """These devices do not do their work now: keys of a sentence for staff; () when all do. From any thread."""
        if what != self._ailing[0]:
            self._ailing = what, self._clock.seconds()

    def look(self) -> None:
        """Place the next test call when it is due, give up the one that nobody saw."""
        now = self._clock.seconds()
        if self._trying is not None:
            if now >= self._trying.until:
                self._missed(HelpNow.NOBODY if self._trying.received else HelpNow.PHONE)
            return
        ailing, since = self._ailing
        if ailing != self._told:
            self._next_at = min(self._next_at, max(since + SETTLE_SECONDS, self._placed_at + AGAIN_SECONDS))
        if not self._every or now < self._next_at:
            return
        request = self._make(ailing)
        self._outbox.add_test(request)
        self._trying, self._placed_at = _Trying(request.id, now + SEEN_SECONDS, ailing), now

    def received(self, id: str) -> None:
        """The desk has committed message `id`."""
        if self._trying is not None and self._trying.id == id:
            self._trying = replace(self._trying, received=True)
            self._told = self._trying.ailing

    def heard(self, news: CallNews) -> None:
        """News of a call; of a traveller's it is none of ours."""
        if self._trying is None or self._trying.id != news.request:
            return
        if news.state is CallState.SEEN:
            self._end(self._every * random.uniform(1 - JITTER, 1 + JITTER))
            self._misses = 0
            self._set(HelpNow.HERE)
        elif news.over:
            self._missed(HelpNow.NOBODY)

    def _missed(self, why: HelpNow) -> None:
        self._end(AGAIN_SECONDS)
        self._misses += 1
        log.log(logging.WARNING if self._misses < MISSES else logging.DEBUG, "a test call was not seen: %s", why)
        if self._misses >= MISSES:
            self._set(why)

    def _end(self, pause: float) -> None:
        if self._trying is not None:
            self._outbox.drop(self._trying.id)
        self._trying = None
        self._next_at = self._clock.seconds() + pause

    def _set(self, now: HelpNow) -> None:
        if now is self.now:
            return
        if now is HelpNow.HERE:
            log.warning("help works") if self.now is not HelpNow.UNKNOWN else log.info("help works")
        else:
            log.error("help does not work here: %s", now)
        self.now = now
        self._tell(now)
