"""Receive, acknowledge, arrive, resolve: what staff and travellers do with a request, and who wins."""

from collections.abc import Iterable
from datetime import timedelta

from assistance.desk.store import Requests
from assistance.messages import What
from assistance.model import LIVE, Helper, HelpRequest, RequestState
from kiosk.clock import Clock

UNANSWERED_SECONDS = 180
REMIND_SECONDS = 60
STAY_SECONDS = 15 * 60
ASK_AGAIN_SECONDS = 30
MOST_MINUTES = 30
WAITING = (RequestState.CALLED, RequestState.UNANSWERED)


class Handling:
    """Each verb says whether it won: False means that somebody was faster, and that nothing was changed."""

    def __init__(self, requests: Requests, clock: Clock) -> None:
        self._requests = requests
        self._clock = clock

    def receive(self, request: HelpRequest) -> str:
        """Keep a call; the second time it is the same one. Returns the id under which the desk keeps it."""
        now = self._clock.now()
        return self._requests.add(request, now, now + timedelta(seconds=UNANSWERED_SECONDS))

    def see(self, id: str, helper: Helper) -> bool:
        """The call is on the helper's visible screen: a machine's receipt, nobody's promise."""
        return self._requests.see(id, helper.id, self._clock.now())

    def acknowledge(self, id: str, helper: Helper, minutes: int) -> bool:
        """`helper` says "I am coming". Exactly one wins; tapping twice is winning once."""
        if not 1 <= minutes <= MOST_MINUTES:
            raise ValueError(f"{minutes} minutes: a promise is 1 to {MOST_MINUTES} minutes")
        promised = self._clock.now() + timedelta(minutes=minutes)
        won = self._change(
            id, What.ACKNOWLEDGED, WAITING, REMIND_SECONDS + 60 * minutes, state=RequestState.ACKNOWLEDGED,
            helper=helper.id, helper_name=helper.name, minutes=minutes, promised_at=promised,
        )  # fmt: skip
        return won or self._has(id, helper, RequestState.ACKNOWLEDGED)

    def take_back(self, id: str, helper: Helper) -> bool:
        """The promise cannot be kept: everybody is asked again, and the traveller is told."""
        return self._change(
            id, What.TAKEN_BACK, (RequestState.ACKNOWLEDGED,), UNANSWERED_SECONDS, by=helper.id,
            state=RequestState.CALLED, helper=None, promised_at=None,
        )  # fmt: skip

    def arrive(self, id: str, helper: Helper) -> bool:
        """`helper` stands beside the traveller."""
        came = self._change(
            id, What.ARRIVED, (RequestState.ACKNOWLEDGED,), STAY_SECONDS, by=helper.id, state=RequestState.ARRIVED
        )
        return came or self._has(id, helper, RequestState.ARRIVED)

    def resolve(self, id: str, helper: Helper, reason: str) -> bool:
        """It is solved; `reason` is the id of a reason."""
        return self._close(id, What.RESOLVED, RequestState.RESOLVED, (RequestState.ARRIVED,), helper.id, reason=reason)

    def abandon(self, id: str, helper: Helper) -> bool:
        """The helper came, and nobody was there."""
        mine = (RequestState.ACKNOWLEDGED, RequestState.ARRIVED)
        return self._close(id, What.ABANDONED, RequestState.ABANDONED, mine, helper.id)

    def cancel(self, id: str) -> bool:
        """The traveller needs no help any more. False: it was over already, or there is no such request."""
        return self._close(id, What.CANCELLED, RequestState.CANCELLED, LIVE)

    def _has(self, id: str, helper: Helper, state: RequestState) -> bool:
        request = self._requests.get(id)
        return request is not None and request.state is state and request.helper == helper

    def _change(
        self, id: str, what: What, since: Iterable[RequestState], due_seconds: float, by: str = "", **to: object
    ) -> bool:
        now = self._clock.now()
        return self._requests.change(id, what, now, since, by, due_at=now + timedelta(seconds=due_seconds), **to)

    def _close(
        self, id: str, what: What, end: RequestState, since: Iterable[RequestState], by: str = "", **to: object
    ) -> bool:
        now = self._clock.now()
        return self._requests.change(id, what, now, since, by, state=end, closed_at=now, due_at=None, **to)
