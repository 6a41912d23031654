"""What happens when nothing happens: every open request has a time at which somebody is told."""

from datetime import timedelta
from typing import Any

from assistance.desk.handling import ASK_AGAIN_SECONDS, REMIND_SECONDS, STAY_SECONDS, UNANSWERED_SECONDS
from assistance.desk.store import Due, Requests
from assistance.messages import What
from assistance.model import RequestState
from kiosk.clock import Clock

TICK_SECONDS = 0.5


class Escalation:
    """Carries out what is due, once."""

    def __init__(self, requests: Requests, clock: Clock) -> None:
        self._requests = requests
        self._clock = clock

    def waits(self) -> bool:
        """Whether something is due; only reads."""
        return bool(self._requests.due(self._clock.now()))

    def stations(self) -> list[str]:
        """Where something is due; only reads."""
        return self._requests.stations_due(self._clock.now())

    def tick(self, station: str | None = None) -> int:
        """Carry out what is due, at one station or at all; how many steps."""
        now = self._clock.now()
        carried_out = 0
        for due in self._requests.due(now, station):
            what, seconds, to = _next_step(due)
            due_at = now + timedelta(seconds=seconds)
            carried_out += self._requests.change(due.id, what, now, (due.state,), due_at=due_at, **to)
        return carried_out


def _next_step(due: Due) -> tuple[What, float, dict[str, Any]]:
    """What happens now, after how many seconds something happens again, and what changes."""
    again = {"round": due.round + 1}
    if due.state is RequestState.CALLED:
        return What.UNANSWERED, ASK_AGAIN_SECONDS, {"state": RequestState.UNANSWERED, "helper_name": None}
    if due.state is RequestState.UNANSWERED:
        return What.ASKED_AGAIN, ASK_AGAIN_SECONDS, again
    if due.state is RequestState.ACKNOWLEDGED and due.round:  # she said that she comes, was reminded, and did not
        free = {"state": RequestState.CALLED, "helper": None, "promised_at": None}
        return What.TAKEN_BACK, UNANSWERED_SECONDS, free
    if due.state is RequestState.ACKNOWLEDGED:
        return What.REMINDED, REMIND_SECONDS, again
    return What.REMINDED, STAY_SECONDS, again
