"""What happens when nothing happens: every open request has a time at which somebody is told."""

from functools import partial

from assistance.desk.duty import Duty
from assistance.desk.ladder import Ladder, is_new
from assistance.desk.offers.store import Offers
from assistance.desk.store import Due, Requests
from assistance.desk.tables.store import Answer
from assistance.messages import What
from assistance.model import WAITING, RequestState
from assistance.plan.model import Policy
from kiosk.clock import Clock

TICK_SECONDS = 0.5


class Escalation:
    """Carries out what is due, once."""

    def __init__(
        self, requests: Requests, offers: Offers, duty: Duty, ladder: Ladder, policy: Policy, clock: Clock
    ) -> None:
        self._requests = requests
        self._offers = offers
        self._duty = duty
        self._ladder = ladder
        self._policy = policy
        self._clock = clock

    def stations(self) -> list[str]:
        """Where something is due; only reads."""
        return self._requests.stations_due(self._clock.now())

    def tick(self, station: str | None = None) -> int:
        """Carry out what is due, at one station or at all; how many steps. New calls are looked at together."""
        dues = self._requests.due(self._clock.now(), station)
        new = [due.id for due in dues if is_new(due)]
        return self._ladder.begin(new) + sum(self.carry(due) for due in dues if not is_new(due))

    def carry(self, due: Due) -> bool:
        """Carry out the step of one request. False: something else happened to it meanwhile."""
        if due.state in WAITING:
            return self._ladder.carry(due)
        if due.state is RequestState.ARRIVED:
            return self._remind(due, self._clock.now().timestamp() + self._policy.stay)
        return self._look_after_a_promise(due)

    def _look_after_a_promise(self, due: Due) -> bool:
        """Her time is over. A phone in a pocket may be silent while she walks; after her time it must not be."""
        now, over = self._clock.now().timestamp(), due.promised_at
        if now >= over + self._policy.take_back or self._duty.silent(due.helper, self._policy.silent):
            return self._take_back(due)
        look_again = min(over + self._policy.take_back, now + self._policy.silent)
        return self._requests.postpone(due, look_again) if due.round else self._remind(due, look_again)

    def _remind(self, due: Due, due_at: float) -> bool:
        now, to = self._clock.now(), {"round": due.round + 1, "due_at": due_at}
        return self._requests.change(due.id, What.REMINDED, now, (due.state,), to, {"rev": due.rev})

    def _take_back(self, due: Due) -> bool:
        now = self._clock.now()
        broken = partial(self._offers.answer, request=due.id, helper=due.helper, said=Answer.BROKEN, at=now)
        only, to = {"rev": due.rev}, self._ladder.restart(now)
        taken = self._requests.change(due.id, What.TAKEN_BACK, now, (due.state,), to, only, broken)
        if taken:
            self._ladder.go_on(due.id)
        return taken
