"""Whether what a helper enters on her page proves that she stands at the kiosk."""

import hmac
from collections import Counter
from collections.abc import Callable

from assistance.arrival import kiosk_code
from assistance.model import Helper, HelpRequest, Proof

MOST_WRONG = 5  # for one call and helper; "I am there" without a proof still works, so nobody is locked out

Check = Callable[[HelpRequest, Helper, str], bool]


class Proofs:
    """Tries what was given as the kiosk's code, then as whatever else an operator's station knows (badge, PIN)."""

    def __init__(self, token: str) -> None:
        self._token = token
        self._checks: dict[Proof, Check] = {Proof.CODE: self._is_code}
        self._wrong: Counter[tuple[str, str]] = Counter()

    def also(self, proof: Proof, check: Check) -> None:
        """Accept another proof too."""
        self._checks[proof] = check

    def check(self, request: HelpRequest, helper: Helper, given: str) -> Proof | None:
        """How it is proved; None: it is not, or it was tried too often."""
        key = (request.id, helper.id)
        if self._wrong[key] >= MOST_WRONG:
            return None
        for proof, check in self._checks.items():
            if check(request, helper, given.strip()):
                del self._wrong[key]
                return proof
        self._wrong[key] += 1
        return None

    def _is_code(self, request: HelpRequest, _: Helper, given: str) -> bool:
        return hmac.compare_digest(kiosk_code(self._token, request.id).encode(), given.encode())
