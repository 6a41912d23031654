"""A helper signs on at a kiosk: who she is, what she may do there, and that she has arrived."""

import logging
from collections.abc import Callable
from datetime import datetime

from assistance.desk.badges.pins import Verdict
from assistance.desk.handling import Handling
from assistance.messages import SignedOn, SignOn
from assistance.model import Proof, Role
from kiosk.clock import Clock

log = logging.getLogger(__name__)

# Words that the kiosk knows (`kiosk.sales.staff`). Who is not named here has nothing to do at a machine.
AT_THE_MACHINE = {Role.HELPER: ("print-again",), Role.MANAGER: ("print-again", "give-back")}
WRONG, PAUSED = "wrong", "paused"


# Badge, PIN, what she stands at ("kiosk <station> <id>"), now.
Who = Callable[[str, str, str, datetime], Verdict]


class SigningOn:
    """Answers kiosks. `who` is the one place that knows badges."""

    def __init__(self, who: Who, handling: Handling, clock: Clock) -> None:
        self._who = who
        self._handling = handling
        self._clock = clock

    def whose(self, asked: SignOn, station: str, kiosk: str) -> Verdict:
        """Whose badge and PIN these are. Takes about a fifth of a second on purpose: not while others wait to write."""
        return self._who(asked.badge, asked.pin, f"kiosk {station} {kiosk}", self._clock.now())

    def answer(self, asked: SignOn, said: Verdict, station: str, kiosk: str, arrived_at: str) -> SignedOn:
        """What she may do. `arrived_at`: the live call there, at which she then is, as her PIN proves; or ""."""
        helper = said.helper
        if said.pause_s:
            log.warning("too many wrong PINs for one badge, at kiosk %s of %s", kiosk, station)
            return SignedOn(asked.id, why=PAUSED)
        if helper is None or helper.role not in AT_THE_MACHINE or station not in helper.stations:
            return SignedOn(asked.id, why=WRONG)
        if arrived_at:
            self._handling.arrive(arrived_at, helper, Proof.PIN)
        log.info("%s has signed on at kiosk %s of %s", helper.id, kiosk, station)
        return SignedOn(asked.id, helper.name, " ".join(AT_THE_MACHINE[helper.role]))
