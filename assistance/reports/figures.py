"""Works a report out of its material: counts, durations, what each step costs, and what one helper more would do."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TypeVar

from assistance.desk.tallies.store import ALL_VISITS, FACES
from assistance.reports.hiding import counted, hidden, merged, spread
from assistance.reports.model import (
    FEW,
    Count,
    Fact,
    FlowChange,
    Load,
    Material,
    Report,
    Staffing,
    StepCost,
    StepVisits,
)
from assistance.reports.period import Period
from assistance.reports.staffing import Queue, gave_up, within

ENOUGH_VISITS = 100  # below it a rate for 1,000 visits is chance
USUAL_SERVICE_S, USUAL_PATIENCE_S = 240.0, 300.0  # until enough calls of this station say otherwise
MOST_HELPERS = 12
HOURS = 3  # of the day, in one line
GOOD_ENOUGH = 0.97  # more helpers than that are not worth a line
K = TypeVar("K")


def report_of(station: str, period: Period, material: Material, today: date, earlier: Material | None = None) -> Report:
    """The report. `earlier`: the period before, for steps before and after a change of the flow."""
    facts = material.facts
    load = _load(facts, period, today)
    lost = Counter("before" if fact.promised_s is None else "after" for fact in facts if fact.gave_up)
    lost_counts = hidden({key: lost[key] for key in ("before", "after")})
    changes, flows = _change(material, earlier)
    return Report(
        station=station,
        period=period,
        calls=counted(len(facts)),
        visits=sum(row.visits for row in material.visits if row.step == ALL_VISITS),
        helped=counted(sum(fact.arrived_s is not None for fact in facts)),
        unanswered=counted(sum(fact.unanswered for fact in facts)),
        gave_up=counted(lost.total()),
        gave_up_before=lost_counts["before"],
        gave_up_after=lost_counts["after"],
        broken=counted(sum(fact.broken > 0 for fact in facts)),
        times={
            "seen": spread([fact.seen_s for fact in facts if fact.seen_s is not None]),
            "promised": spread([fact.promised_s for fact in facts if fact.promised_s is not None]),
            "arrived": spread([fact.arrived_s for fact in facts if fact.arrived_s is not None]),
            "resolved": spread([fact.closed_s for fact in facts if fact.state == "resolved"]),
        },
        proofs=_often(Counter(fact.proof for fact in facts if fact.proof)),
        outcomes=_often(Counter(fact.outcome for fact in facts if fact.outcome)),
        reasons=_often(Counter(fact.reason for fact in facts if fact.reason)),
        steps=_often(Counter(fact.step for fact in facts)),
        places=_often(Counter(_place(fact) for fact in facts)),
        hours=hidden({hour: sum(fact.hour == hour for fact in facts) for hour in range(24)}),
        reasons_by_step=_reasons_by(lambda fact: fact.step, facts),
        reasons_by_place=_reasons_by(_place, facts),
        reasons_by_hours=dict(sorted(_reasons_by(lambda fact: fact.hour // HOURS * HOURS, facts).items())),
        costs=_costs(facts, material.visits),
        flow_change=changes,
        flows=flows,
        suggested=_suggested(facts),
        faces=hidden({face: sum(fact.face == face for fact in facts) for face in FACES}),
        needs={
            kind: merged({need: n for (of, need), n in material.needs.items() if of == kind})
            for kind in ("language", "access")
        },
        tests=material.tests,
        load=load,
        staffing=tuple(_staffing(load)) if load else (),
    )


def _often(counts: Mapping[str, int]) -> dict[str, Count]:
    """The most frequent first."""
    return hidden(dict(sorted(counts.items(), key=lambda one: (-one[1], one[0]))))


def _place(fact: Fact) -> str:
    return f"{fact.place} ({fact.kiosk})"


def _reasons_by(what: Callable[[Fact], K], facts: Iterable[Fact]) -> dict[K, dict[str, Count]]:
    """Step by step, or place by place, why; the most calls first. No sums stand beside it."""
    found: dict[K, Counter[str]] = defaultdict(Counter)
    for fact in facts:
        if fact.reason:
            found[what(fact)][fact.reason] += 1
    ranked = sorted(found.items(), key=lambda one: -one[1].total())
    return {key: hidden(dict(reasons.most_common())) for key, reasons in ranked if reasons.total() >= FEW}


def _costs(facts: Iterable[Fact], visits: Iterable[StepVisits]) -> tuple[StepCost, ...]:
    """The step to mend first is the one at which 1,000 visits lose the most minutes."""
    came: Counter[str] = Counter()
    for row in visits:
        came[row.step] += row.visits
    calls: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    for fact in facts:
        calls[fact.step] += 1
        lost[fact.step] += fact.lost_s
    costs = []
    for step, n in hidden(dict(calls)).items():
        known = n.shown and came[step] >= max(ENOUGH_VISITS, n.n)
        per = 1000 / came[step] if known else 0.0
        minutes = lost[step] / 60 * per
        costs.append(StepCost(step, came[step], n, n.n * per if known else None, minutes if known else None))
    return tuple(sorted(costs, key=lambda cost: (-(cost.lost_minutes or 0.0), -cost.calls.n, cost.step)))


def _rates(facts: Iterable[Fact], visits: Iterable[StepVisits], flow: str) -> dict[str, float]:
    """Calls for 1,000 visits at each step that enough visits of this flow have reached."""
    came: Counter[str] = Counter()
    for row in visits:
        if row.flow == flow and row.step != ALL_VISITS:
            came[row.step] += row.visits
    calls = hidden(dict(Counter(fact.step for fact in facts if fact.flow == flow)))
    known = {step: n for step, n in came.items() if n >= ENOUGH_VISITS}
    none = Count(0)
    return {step: 1000 * calls.get(step, none).n / n for step, n in known.items() if calls.get(step, none).shown}


def _change(material: Material, earlier: Material | None) -> tuple[tuple[FlowChange, ...], tuple[str, ...]]:
    """The last two flows of this period and the one before it, step by step, by how much each changed."""
    facts = (*(earlier.facts if earlier else ()), *material.facts)
    visits = (*(earlier.visits if earlier else ()), *material.visits)
    begun: dict[str, str] = {}
    for row in visits:
        begun[row.flow] = min(row.day, begun.get(row.flow, row.day))
    flows = tuple(sorted(begun, key=lambda flow: (begun[flow], flow))[-2:])
    if len(flows) < 2:
        return (), flows
    before, after = (_rates(facts, visits, flow) for flow in flows)
    steps = [step for step in {**before, **after} if before.get(step) or after.get(step)]
    changes = [FlowChange(step, before.get(step), after.get(step)) for step in steps]
    changes.sort(key=lambda one: -abs((one.after or 0.0) - (one.before or 0.0)))
    return tuple(changes), flows


def _suggested(facts: Iterable[Fact]) -> dict[str, Count]:
    """Whether the reason that was chosen is the first that was suggested, one of the three, or another."""
    places: Counter[str] = Counter({"first": 0, "in-three": 0, "other": 0})
    for fact in facts:
        if fact.state == "resolved" and fact.reason and fact.suggested and fact.reason != "left-open":
            first = fact.reason == fact.suggested[0]
            places["first" if first else "in-three" if fact.reason in fact.suggested else "other"] += 1
    return hidden(places)


def _load(facts: tuple[Fact, ...], period: Period, today: date) -> Load | None:
    """The busiest hour of the day; None when too few have called to say anything."""
    if len(facts) < FEW:
        return None
    hour, calls = Counter(fact.hour for fact in facts).most_common(1)[0]
    if calls < FEW:
        return None
    served = [f.closed_s - f.promised_s for f in facts if f.arrived_s is not None and f.promised_s is not None]
    waited = sum(fact.closed_s if fact.promised_s is None else fact.promised_s for fact in facts)
    lost = sum(fact.gave_up and fact.promised_s is None for fact in facts)
    return Load(
        hour=hour,
        calls_per_hour=calls / period.days_until(today),
        service_s=max(30.0, sum(served) / len(served)) if len(served) >= FEW else USUAL_SERVICE_S,
        patience_s=max(30.0, waited / lost) if lost >= FEW else USUAL_PATIENCE_S,
    )


def _staffing(load: Load) -> Iterable[Staffing]:
    for helpers in range(1, MOST_HELPERS + 1):
        queue = Queue(load.calls_per_hour, helpers, load.service_s, load.patience_s)
        soon = within(queue, 60)
        yield Staffing(helpers, 100 * soon, 100 * gave_up(queue))
        if soon > GOOD_ENOUGH and helpers > 1:
            return
