"""What one helper more or less would do: the queue of callers with patience (Erlang-A; without patience Erlang-C).

Calls come at random, `servers` helpers take them one at a time and are taken for `service_s` seconds in the mean; who
waits gives up after `patience_s` in the mean. All times are exponential, as queues of people nearly are.
"""

from dataclasses import dataclass
from math import exp, inf

STEP_S = 0.5
LONGEST_LINE = 400
NEGLIGIBLE = 1e-12


@dataclass(frozen=True)
class Queue:
    """Callers and helpers. `patience_s` may be `inf`; then `servers` must be more than the load."""

    per_hour: float
    servers: int
    service_s: float
    patience_s: float = inf

    @property
    def load(self) -> float:
        """How many helpers would be busy all the time."""
        return self.per_hour / 3600 * self.service_s


def states(queue: Queue) -> list[float]:
    """The share of time in which 0, 1, 2 … are being helped or wait. Raises ValueError when the line has no end."""
    if queue.patience_s == inf and queue.load >= queue.servers:
        raise ValueError(f"{queue.servers} helpers cannot do the work of {queue.load:.2f}")
    weights = [1.0]
    for n in range(1, LONGEST_LINE):
        leaving = min(n, queue.servers) / queue.service_s + max(0, n - queue.servers) / queue.patience_s
        weights.append(weights[-1] * queue.per_hour / 3600 / leaving)
        if weights[-1] < NEGLIGIBLE * max(weights):
            break
    total = sum(weights)
    return [weight / total for weight in weights]


def gave_up(queue: Queue) -> float:
    """The share of callers who lose patience."""
    if not queue.per_hour or queue.patience_s == inf:
        return 0.0
    waiting = sum((n - queue.servers) * share for n, share in enumerate(states(queue)) if n > queue.servers)
    return waiting / queue.patience_s / (queue.per_hour / 3600)


def within(queue: Queue, seconds: float) -> float:
    """The share of callers for whom a helper is free within `seconds`, and who are still there."""
    shares = states(queue)
    free_at_once = sum(shares[: queue.servers])
    waiting = shares[queue.servers :]
    return free_at_once + sum(a * b for a, b in zip(waiting, _served(queue, len(waiting), seconds), strict=True))


def _served(queue: Queue, most: int, seconds: float) -> list[float]:
    """For who finds 0, 1, 2 … others waiting before her: the chance to be next within `seconds`, before she gives up.

    Backward equations, each state by its exact solution over a short step.
    """
    leaving = [queue.servers / queue.service_s + ahead / queue.patience_s for ahead in range(most)]
    chance = [0.0] * most
    steps = max(1, round(seconds / STEP_S))
    step = seconds / steps
    for _ in range(steps):
        nearer = 1.0  # with nobody ahead, the next who leaves makes it her turn
        for ahead, rate in enumerate(leaving):
            before = chance[ahead]
            target = rate * nearer / (rate + 1 / queue.patience_s)
            chance[ahead] = target + (before - target) * exp(-(rate + 1 / queue.patience_s) * step)
            nearer = (before + chance[ahead]) / 2
    return chance
