"""Whether what a helper enters on her page proves that she stands at the kiosk."""

import hmac
from collections import Counter

from assistance.arrival import key_of, kiosk_code
from assistance.desk.tokens.store import KioskTokens
from assistance.model import Helper, HelpRequest, Proof

MOST_WRONG = 5  # for one call and helper; "I am there" without a proof still works, so nobody is locked out
MOST_KEPT = 1000  # calls with wrong codes that are remembered


class Proofs:
    """Compares what was given with the code on the kiosk's screen.

    `shared`: the token of kiosks that have none of their own; "": there is none.
    """

    def __init__(self, tokens: KioskTokens, shared: str) -> None:
        self._tokens = tokens
        self._shared = (key_of(shared),) if shared else ()
        self._wrong: Counter[tuple[str, str]] = Counter()

    def check(self, request: HelpRequest, helper: Helper, given: str) -> Proof | None:
        """How it is proved; None: it is not, or it was tried too often."""
        key = (request.id, helper.id)
        if self._wrong[key] >= MOST_WRONG:
            return None
        if self._is_code(request, given.strip()):
            del self._wrong[key]
            return Proof.CODE
        if len(self._wrong) > MOST_KEPT:
            self._wrong.clear()
        self._wrong[key] += 1
        return None

    def _is_code(self, request: HelpRequest, given: str) -> bool:
        there = request.situation
        keys = self._tokens.keys(there.station, there.kiosk) or self._shared  # two while a token is changed
        return any(hmac.compare_digest(kiosk_code(key, request.id).encode(), given.encode()) for key in keys)
