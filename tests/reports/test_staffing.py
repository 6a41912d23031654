"""One helper more or less: the formula against a simulation of travellers and helpers, and against the books."""

import heapq
import random
from math import exp, factorial, inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistance.reports.staffing import Queue, gave_up, states, within

MINUTE = 60.0


def simulated(queue: Queue, hours: int, seed: int) -> tuple[float, float]:
    """Travellers one by one: who had a helper within a minute, and who gave up; of all who called."""
    dice = random.Random(seed)
    free_at = [0.0] * queue.servers  # when each helper is free again
    now, calls, soon, lost = 0.0, 0, 0, 0
    while now < hours * 3600:
        now += dice.expovariate(queue.per_hour / 3600)
        patience = inf if queue.patience_s == inf else dice.expovariate(1 / queue.patience_s)
        starts = max(now, free_at[0])  # first come, first helped: who gives up before takes nobody's time
        calls += 1
        if starts - now > patience:
            lost += 1
            continue
        soon += starts - now <= MINUTE
        heapq.heapreplace(free_at, starts + dice.expovariate(1 / queue.service_s))
    return soon / calls, lost / calls


def erlang_c(queue: Queue, seconds: float) -> float:
    """The textbook: the share of callers who wait at most so long, when nobody gives up."""
    load, c = queue.load, queue.servers
    below = sum(load**k / factorial(k) for k in range(c))
    top = load**c / factorial(c) * c / (c - load)
    return 1 - top / (below + top) * exp(-(c / queue.service_s - queue.per_hour / 3600) * seconds)


@pytest.mark.slow
@pytest.mark.parametrize(("per_hour", "helpers"), [(10, 1), (20, 2), (20, 3), (30, 2), (60, 5)])
def test_a_simulation_agrees(per_hour: int, helpers: int) -> None:
    """What a manager plans with comes true, within a point of a hundred."""
    queue = Queue(per_hour, helpers, 240, 300)
    soon, lost = simulated(queue, 4000, seed=per_hour + helpers)
    assert within(queue, MINUTE) == pytest.approx(soon, abs=0.01)
    assert gave_up(queue) == pytest.approx(lost, abs=0.01)


@pytest.mark.parametrize(("per_hour", "helpers"), [(10, 2), (20, 2), (20, 3), (30, 4), (60, 6)])
def test_without_impatience_it_is_erlang_c(per_hour: int, helpers: int) -> None:
    queue = Queue(per_hour, helpers, 240)
    assert within(queue, MINUTE) == pytest.approx(erlang_c(queue, MINUTE), abs=1e-4)
    assert gave_up(queue) == 0


def test_the_sentence_of_the_guide() -> None:
    """20 calls an hour of four minutes: with three helpers 88 of 100 within a minute, with two 55."""
    assert [round(100 * within(Queue(20, n, 240), MINUTE)) for n in (3, 2)] == [88, 55]


def test_a_line_without_end_is_refused() -> None:
    """One helper, two hours' work an hour, and nobody ever gives up: no figure is true."""
    with pytest.raises(ValueError, match="cannot do the work"):
        states(Queue(30, 1, 240))


@given(st.floats(0.5, 60), st.integers(1, 8), st.floats(30, 900), st.floats(30, 1800))
def test_one_helper_more_never_makes_it_worse(per_hour: float, helpers: int, service: float, patience: float) -> None:
    """The law that a manager takes for granted; and shares are shares."""
    here, more = (Queue(per_hour, n, service, patience) for n in (helpers, helpers + 1))
    assert sum(states(here)) == pytest.approx(1)
    assert -1e-9 <= within(here, MINUTE) <= within(more, MINUTE) + 1e-9 <= 1 + 2e-9
    assert gave_up(more) <= gave_up(here) + 1e-9 <= 1 + 2e-9
    assert within(here, MINUTE) + gave_up(here) <= 1 + 1e-3
