"""Signs of being stuck: when to repeat a hint, when to offer a person, when to ask whether somebody is still there."""

from enum import StrEnum

from kiosk.clock import Clock
from kiosk.flows.model import Pace

QUICK_SECONDS = 90.0  # of silence in the ordinary pace; a visit begins in the simple one
OFFER_AGAIN_SECONDS = 60.0  # a second offer sooner than this would nag
HELP_SECONDS = 15 * 60.0  # while a person is on the way, silence this long means that nobody waits any more


class Sign(StrEnum):
    """What the kiosk should do now."""

    NONE = "none"
    HINT = "hint"
    OFFER_HELP = "offer-help"
    STILL_THERE = "still-there"
    GONE = "gone"


class Hesitation:
    """Watches silence and wrong turns of one visit. Silence never throws a traveller out without asking first."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.begin()

    def begin(self) -> None:
        """A new visit: nothing has happened yet."""
        self._pace = Pace()
        self._touched = self._offered = self._clock.seconds()
        self._offered -= OFFER_AGAIN_SECONDS
        self._asked: float | None = None
        self._seen: dict[str, int] = {}
        self._hinted = False
        self._backs = self._missed = 0
        self._stuck = False
        self._step = ""
        self.quick = False  # she wants the ordinary pace: asked sooner, and the next one waits less

    def reached(self, step: str, pace: Pace, *, back: bool = False) -> None:
        """A step is on the screen now; going to and fro counts."""
        self._pace = pace
        if step != self._step:  # leafing through days and hours is one question
            self._seen[step] = self._seen.get(step, 0) + 1
        self._step = step
        self._backs += back
        self._missed = 0
        self._hinted = False
        self._stuck = self._stuck or self._seen.get(step, 0) > pace.same_step or self._backs >= pace.backs
        self.touched()

    def touched(self) -> None:
        """The traveller did something: silence begins anew."""
        self._touched = self._clock.seconds()
        self._asked = None

    def missed(self) -> None:
        """A touch that met nothing, or came at the wrong time."""
        self._missed += 1
        self._stuck = self._stuck or self._missed >= self._pace.wrong_taps
        self.touched()

    def offered(self) -> None:
        """A person was offered: the wrong turns are forgiven."""
        self._offered = self._clock.seconds()
        self._stuck = False
        self._seen.clear()
        self._backs = self._missed = 0

    @property
    def stuck(self) -> bool:
        """Whether wrong turns or touches, not silence alone, say that she is stuck."""
        return self._stuck

    @property
    def seconds_left(self) -> int:
        """Seconds to answer "are you still there?"; 0 when it was not asked."""
        if self._asked is None:
            return 0
        return max(0, round(self._pace.still_there_wait - (self._clock.seconds() - self._asked)))

    def look(self, helped: bool = False) -> Sign:
        """What to do now; called about once a second while the traveller may act.

        `helped`: a person is called or on the way. Then nothing is offered and nobody is hurried, for HELP_SECONDS.
        """
        now = self._clock.seconds()
        silence = now - self._touched
        if self._asked is not None:
            return Sign.GONE if now - self._asked >= self._pace.still_there_wait else Sign.STILL_THERE
        patience = min(self._pace.still_there, QUICK_SECONDS) if self.quick else self._pace.still_there
        if silence >= (max(HELP_SECONDS, patience) if helped else patience):
            self._asked = now
            return Sign.STILL_THERE
        if helped:
            return Sign.NONE
        may_offer = now - self._offered >= OFFER_AGAIN_SECONDS
        if may_offer and (self._stuck or silence >= self._pace.offer_help):
            return Sign.OFFER_HELP
        if silence >= self._pace.hint and not self._hinted:
            self._hinted = True
            return Sign.HINT
        return Sign.NONE
