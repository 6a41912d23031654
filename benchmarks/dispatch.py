"""Whom to ask first: nearest with fairness against longest idle and broadcast, side by side: `./loket bench dispatch`.

One simulated station, the map of the plan that ships, 3 helpers and 10 kiosks; every policy meets the same travellers.
A helper reacts after 12 s, walks, and helps for 115 s (median); patience is 5 minutes on average. The choice is the
product's own (`assistance.desk.dispatch.whom`), and so is the range that is told (`assistance.desk.waits.usual`): it is
learned day by day from the 90 days before, at each hour, and held against what then happened.
"""

import heapq
import json
import random
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

from assistance.desk.dispatch import Person, Wanted, whom
from assistance.desk.duty import SHARE
from assistance.desk.waits import NOTHING, Range, Wait, usual
from assistance.model import Helper
from assistance.plan.model import Plan, Ring, Rung
from assistance.plan.reader import read_plan
from benchmarks.figures import missed, spread

STATION = "bench"
KIOSKS = ("hall-north",) * 4 + ("hall-south",) * 3 + ("bus",) * 2 + ("platform-2",)
HOMES = ("information", "hall-south", "shops")
REACT, PATIENCE, TALK = 12.0, 300.0, (4.75, 0.6)  # seconds; of the logarithm of seconds
SOON = 120.0
HOURS = 300.0
RATES = (20, 40)  # calls an hour
DAYS, LEARNED_DAYS = 130, 90
# A day: calls an hour from 0:00 on; each day as a whole is busier or quieter by up to a quarter.
DAY = (1, 1, 1, 1, 2, 6, 14, 22, 20, 14, 12, 12, 13, 13, 14, 16, 20, 22, 18, 12, 8, 6, 4, 2)
DAY_SECONDS = 86_400.0
TARGETS = {"range.untrue_percent": 10.0}


@dataclass(frozen=True)
class Traveller:
    """Somebody who calls: when, where, how long she waits at most, and how long her help takes."""

    at: float
    place: str
    patience: float
    talk: float


@dataclass(frozen=True)
class Ended:
    """What became of a call: seconds until somebody was there, or until she gave up."""

    traveller: Traveller
    seconds: float
    came: bool


@dataclass
class Simulated:
    """A helper who walks and talks."""

    person: Person
    free_at: float = 0.0
    busy: float = 0.0  # all seconds
    idle_since: float = -1.0
    lately: deque[tuple[float, float]] = field(default_factory=deque)  # when she was busy, from and to

    def share(self, now: float) -> float:
        """Of the hours that the product looks back: as `Duty` counts it."""
        first = now - SHARE.total_seconds()
        while self.lately and self.lately[0][1] < first:
            self.lately.popleft()
        return sum(min(last, now) - max(begin, first) for begin, last in self.lately) / SHARE.total_seconds()


Choice = Callable[[Sequence[Simulated], Sequence[Simulated], str, float, random.Random], Simulated]


def policies(plan: Plan) -> dict[str, Choice]:
    """Each way to choose among those who are idle."""
    fair, alone = plan, replace(plan, policy=replace(plan.policy, fairness=0.0))

    def nearest(by: Plan) -> Choice:
        def choose(
            idle: Sequence[Simulated], everybody: Sequence[Simulated], place: str, now: float, _: random.Random
        ) -> Simulated:
            free = {one.person.helper.id for one in idle}
            people = [
                replace(one.person, heard=(here := one.person.helper.id in free), free=here, work=one.share(now))
                for one in everybody
            ]
            first = whom(Rung(0, (Ring.NEAREST,)), Wanted(place, STATION, "de"), people, frozenset(), by)[0]
            return next(one for one in idle if one.person.helper.id == first.helper.id)

        return choose

    return {
        "nearest_and_fair": nearest(fair),
        "nearest": nearest(alone),
        "longest_idle": lambda idle, _all, _place, _now, _rnd: min(idle, key=lambda one: one.idle_since),
        "broadcast": lambda idle, _all, _place, _now, rnd: rnd.choice(list(idle)),
    }


def arrivals(rnd: random.Random, until: float, rate: Callable[[float], float], highest: float) -> Iterator[Traveller]:
    """Travellers as they call; `rate` is calls an hour at a moment, never more than `highest`."""
    now = 0.0
    while (now := now + rnd.expovariate(highest / 3600)) < until:
        one = Traveller(now, rnd.choice(KIOSKS), rnd.expovariate(1 / PATIENCE), rnd.lognormvariate(*TALK))
        if rnd.random() < rate(now) / highest:
            yield one


def staff() -> list[Simulated]:
    """All on shift the whole time."""
    return [
        Simulated(Person(Helper(f"h{n}", f"H{n}", stations=(STATION,)), home, heard=True, free=True, work=0.0))
        for n, home in enumerate(HOMES)
    ]


def simulate(travellers: Sequence[Traveller], choose: Choice, plan: Plan, helpers: list[Simulated]) -> list[Ended]:
    """What becomes of each call, in the order in which it is known."""
    rnd, order, ended = random.Random(3), count(), []
    queue: deque[Traveller] = deque()
    events: list[tuple[float, int, Traveller | None]] = [(one.at, next(order), one) for one in travellers]
    heapq.heapify(events)
    while events:
        now, _, called = heapq.heappop(events)
        if called is not None:
            queue.append(called)
        while queue and (idle := [one for one in helpers if one.free_at <= now]):
            traveller = queue.popleft()
            if now - traveller.at > traveller.patience:
                ended.append(Ended(traveller, traveller.patience, came=False))
                continue
            helper = choose(idle, helpers, traveller.place, now, rnd)
            there = now + REACT + plan.places.seconds(helper.person.place, traveller.place)
            ended.append(Ended(traveller, there - traveller.at, came=True))
            helper.free_at = helper.idle_since = there + traveller.talk
            helper.busy += helper.free_at - now
            helper.lately.append((now, helper.free_at))
            helper.person = replace(helper.person, place=traveller.place)
            heapq.heappush(events, (helper.free_at, next(order), None))
    return ended


def compared(hours: float, plan: Plan) -> dict[str, dict[str, Any]]:
    """Every policy with the same travellers, at each rate."""
    found: dict[str, dict[str, Any]] = {}
    for rate in RATES:
        travellers = list(arrivals(random.Random(rate), hours * 3600, lambda _, rate=rate: rate, rate))
        found[f"calls_{rate}_an_hour"] = {
            name: _told(simulate(travellers, choose, plan, helpers := staff()), helpers, hours)
            for name, choose in policies(plan).items()
        }
    return found


def _told(ended: Sequence[Ended], helpers: Sequence[Simulated], hours: float) -> dict[str, Any]:
    waits = [one.seconds for one in ended if one.came]
    return {
        "within_2_min_percent": round(100 * sum(seconds <= SOON for seconds in waits) / len(ended), 1),
        "wait_s": spread(waits, 90, 0),
        "gave_up_percent": round(100 * (1 - len(waits) / len(ended)), 1),
        "busy": [round(one.busy / hours / 3600, 2) for one in helpers],
    }


def range_that_is_told(days: int, plan: Plan) -> dict[str, Any]:
    """What would have been told to each traveller, and how often it was true; no day knows itself or what follows."""
    rnd = random.Random(7)
    busy = [rnd.uniform(0.75, 1.25) for _ in range(days)]

    def rate(now: float) -> float:
        return DAY[int(now % DAY_SECONDS // 3600)] * busy[int(now // DAY_SECONDS)]

    travellers = list(arrivals(rnd, days * DAY_SECONDS, rate, 1.25 * max(DAY)))
    ended = simulate(travellers, policies(plan)["nearest_and_fair"], plan, staff())
    by_day: list[list[tuple[Wait, float]]] = [[] for _ in range(days)]
    for one in ended:
        hour = int(one.traveller.at % DAY_SECONDS // 3600)
        by_day[int(one.traveller.at // DAY_SECONDS)].append((Wait(hour, one.seconds, one.came), one.traveller.at))
    told = true = untrue = left_before = 0
    widths: list[float] = []
    for day in range(1, days):
        past: dict[int, list[Wait]] = {}
        for earlier in by_day[max(0, day - LEARNED_DAYS) : day]:
            for wait, _ in earlier:
                past.setdefault(wait.hour, []).append(wait)
        ranges = {hour: usual(waits) for hour, waits in past.items()}
        for wait, _ in by_day[day]:
            held = _held(wait, ranges.get(wait.hour, NOTHING))
            told += ranges.get(wait.hour, NOTHING) != NOTHING
            true, untrue, left_before = true + (held == 1), untrue + (held == -1), left_before + (held == 0)
            widths.extend([ranges[wait.hour][1]] if held else [])
    calls = sum(len(one) for one in by_day[1:])
    return {
        "days": days,
        "calls": calls,
        "told_percent": round(100 * told / calls, 1),
        "true_percent": round(100 * true / (true + untrue), 2),
        "untrue_percent": round(100 * untrue / (true + untrue), 2),
        "gave_up_before_its_end_percent": round(100 * left_before / told, 1),  # of these nobody knows
        "told_at_most_min": spread(widths, 90, 0),
    }


def _held(wait: Wait, told: Range) -> int:
    """1: it was true, -1: it was not, 0: nothing was told, or she left before it could be known."""
    first, last = told
    if told == NOTHING or (not wait.came and wait.seconds <= 60 * last):
        return 0
    return 1 if wait.came and 60 * first <= wait.seconds <= 60 * last else -1


def run(hours: float = HOURS, days: int = DAYS) -> dict[str, Any]:
    """All figures, and the targets that they miss."""
    plan = read_plan()
    report: dict[str, Any] = {**compared(hours, plan), "range": range_that_is_told(days, plan)}
    wrong = missed(report, TARGETS)
    for rate in RATES:
        soon = {name: one["within_2_min_percent"] for name, one in report[f"calls_{rate}_an_hour"].items()}
        wrong += [
            f"calls_{rate}_an_hour: nearest_and_fair {soon['nearest_and_fair']} % <= {other} {soon[other]} %"
            for other in ("longest_idle", "broadcast")
            if soon["nearest_and_fair"] <= soon[other]
        ]
    return {"hours": hours, **report, "missed": wrong}


if __name__ == "__main__":
    hours = float(sys.argv[1]) if len(sys.argv) > 1 else HOURS
    report = run(hours)
    for rate in RATES:
        print(f"{rate} calls an hour, 3 helpers:")
        for name, one in report[f"calls_{rate}_an_hour"].items():
            wait, soon, left = one["wait_s"], one["within_2_min_percent"], one["gave_up_percent"]
            line = (
                f"within 2 min {soon:5.1f} %, gave up {left:4.1f} %, p50 {wait['p50']:.0f} s, p90 {wait['p90']:.0f} s"
            )
            print(f"  {name:17s} {line}, busy {one['busy']}")
    print(json.dumps(report))
    sys.exit(1 if report["missed"] else 0)
