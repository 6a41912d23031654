"""A station's month for reports: made-up calls that anybody can count by hand, or many that look like a real week."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import sqlalchemy as sql

from assistance.desk.canary.store import test_call
from assistance.desk.facts.store import call_fact, need_tally
from assistance.desk.tallies.store import step_tally
from assistance.reports.model import Fact
from kiosk.database import Engine, transaction

STATION = "Köln Hbf"
OLD, NEW = "buy-ticket@a1b2c3d4e5f6", "buy-ticket@0f9e8d7c6b5a"
PAID = Fact(
    kiosk="hh-3", place="Main hall", flow=NEW, step="pay", day="2026-11-16", hour=9, stuck_s=60, seen_s=1,
    promised_s=20, arrived_s=120, closed_s=360, state="resolved", reason="payment",
    suggested=("payment", "price", "machine"), unanswered=False, broken=0, face="",
    outcome="solved-here", proof="said",
)  # fmt: skip


def gave_up(**changes: Any) -> Fact:
    """She waited two minutes, and nobody had said that she comes."""
    nobody: dict[str, Any] = {"promised_s": None, "arrived_s": None, "closed_s": 120, "reason": ""}
    nobody |= {"outcome": "", "proof": ""}
    return replace(PAID, **{**nobody, "state": "cancelled", **changes})


def keep(engine: Engine, *facts: Fact, station: str = STATION) -> None:
    """Write facts as the desk would have."""
    rows = [{**vars(fact), "suggested": " ".join(fact.suggested), "station": station} for fact in facts]
    with transaction(engine) as connection:
        connection.execute(sql.insert(call_fact), rows)


def visited(engine: Engine, day: str, flow: str, steps: dict[str, int], kiosk: str = "hh-3") -> None:
    """The counts of a day of one kiosk."""
    shared = {"kiosk": kiosk, "day": day, "station": STATION, "flow": flow}
    with transaction(engine) as connection:
        connection.execute(sql.insert(step_tally), [{**shared, "step": s, "visits": n} for s, n in steps.items()])


STEPS = {"destination": 0.9, "way": 0.75, "out": 0.6, "travellers": 0.7, "card": 0.4, "offers": 0.62, "review": 0.5,
         "pay": 0.42, "deliver": 0.38, "your-ticket": 0.37}  # fmt: skip
WHY = {
    "pay": ("payment", "payment", "payment", "machine", "price"),
    "offers": ("price", "price", "find-train", "information"),
    "destination": ("find-train", "find-train", "access"),
    "card": ("price", "information"),
    "your-ticket": ("ticket", "change", "information"),
}
PLACES = {"hh-1": "Main hall, beside the flower shop", "hh-2": "Main hall, at the stairs", "hh-3": "Platform 4, lift"}
HOURS = [0] * 6 + [2, 6, 9, 7, 4, 4, 5, 4, 4, 6, 8, 9, 5, 3, 2, 1, 1, 0]


def busy_weeks(engine: Engine, monday: date, weeks: int = 2, seed: int = 7) -> None:
    """Weeks that look like those of a large station, ending with the one that begins on `monday`."""
    dice = random.Random(seed)
    facts: list[Fact] = []
    for n in range(7 * weeks):
        day = monday - timedelta(days=7 * (weeks - 1) - n)
        flow = NEW if n >= 7 * weeks - 7 else OLD
        for kiosk, place in PLACES.items():
            visits = dice.randint(120, 190)
            steps = {"": visits, **{step: round(visits * share) for step, share in STEPS.items()}}
            visited(engine, day.isoformat(), flow, steps, kiosk)
            for _ in range(dice.randint(4, 9)):
                facts.append(_call(dice, kiosk, place, flow, day.isoformat()))
            tests = dice.randint(60, 70)
            _tests(engine, kiosk, day, tests, dice.choice((0, 0, 0, 1)))
    keep(engine, *facts)
    _needs(engine, monday, dice)


def _call(dice: random.Random, kiosk: str, place: str, flow: str, day: str) -> Fact:
    usual = ("pay", "pay", "offers", "offers", "destination", "card", "your-ticket")
    step = dice.choice((*usual, "pay", "pay") if flow == OLD else usual)
    reason, seen, promised = dice.choice(WHY[step]), dice.randint(1, 3), dice.randint(8, 75)
    arrived = promised + dice.randint(30, 150)
    fact = Fact(
        kiosk, place, flow, step, day, dice.choices(range(24), HOURS)[0], dice.randint(20, 170), seen, promised,
        arrived, arrived + dice.randint(60, 260), "resolved", reason,
        tuple(dict.fromkeys((*WHY[step], "information", "price")))[:3], False, int(dice.random() < 0.05),
        dice.choice(("", "", "good", "good", "good", "so-so", "bad")),
        dice.choice((*["solved-here"] * 6, "sold-at-the-counter", "not-solved")), dice.choice(("said", "code", "pin")),
    )  # fmt: skip
    if dice.random() < 0.12:
        return gave_up(kiosk=kiosk, place=place, flow=flow, step=step, day=day, hour=fact.hour,
                       closed_s=dice.randint(60, 400), unanswered=dice.random() < 0.5,
                       promised_s=dice.choice((None, 50)))  # fmt: skip
    return fact


def _tests(engine: Engine, kiosk: str, day: date, placed: int, missed: int) -> None:
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp()
    rows = [
        {
            "id": f"t-{kiosk}-{day}-{n}", "station": STATION, "kiosk": kiosk, "at": noon + n, "day": day.isoformat(),
            "seen_at": None if n < missed else noon + n + 1, "failed_because": "not-seen" if n < missed else "",
        }
        for n in range(placed)
    ]  # fmt: skip
    with transaction(engine) as connection:
        connection.execute(sql.insert(test_call), rows)


def _needs(engine: Engine, monday: date, dice: random.Random) -> None:
    counts = {("language", "de"): 130, ("language", "nl"): 44, ("language", "en"): 61, ("language", "fi"): 3,
              ("access", "large-text"): 38, ("access", "read-to-me"): 12, ("access", "keypad"): 2,
              ("access", "step-free"): 9}  # fmt: skip
    rows = [{"station": STATION, "month": f"{monday:%Y-%m}", "kind": kind, "need": need, "calls": n}
            for (kind, need), n in counts.items()]  # fmt: skip
    dice.shuffle(rows)
    with transaction(engine) as connection:
        connection.execute(sql.insert(need_tally), rows)
