"""What a report knows and says: facts of calls in, counts and durations out. Nobody can be found in it again."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from assistance.reports.period import Period

FEW = 5  # counts below it are told as "fewer than 5"
FEW_NEEDS = 10  # needs hint at health: below it they are "other"


@dataclass(frozen=True)
class Fact:
    """One call that is over. See `call_fact` in `assistance.desk.facts.store`."""

    kiosk: str
    place: str
    flow: str
    step: str
    day: str
    hour: int
    stuck_s: int
    seen_s: int | None
    promised_s: int | None
    arrived_s: int | None
    closed_s: int
    state: str
    reason: str
    suggested: tuple[str, ...]
    unanswered: bool
    broken: int
    face: str = ""
    outcome: str = ""  # what the helper said who closed it; "": none did
    proof: str = ""  # how it is known that she came; "": nobody did

    @property
    def lost_s(self) -> int:
        """What she lost: standing still at the step, then until somebody came, or until it was over without."""
        return self.stuck_s + (self.closed_s if self.arrived_s is None else self.arrived_s)

    @property
    def gave_up(self) -> bool:
        """Whether she went away, or did without, before anybody was with her."""
        return self.state == "abandoned" or (self.state == "cancelled" and self.arrived_s is None)


@dataclass(frozen=True)
class StepVisits:
    """How many visits reached a step of a flow on a day; the step "" counts all visits."""

    day: str
    flow: str
    step: str
    visits: int


@dataclass(frozen=True)
class KioskTests:
    """Test calls of one kiosk."""

    kiosk: str
    placed: int
    seen: int
    failures: Mapping[str, int]


@dataclass(frozen=True)
class Material:
    """All that is read for a report, from the rows of one station."""

    facts: tuple[Fact, ...]
    visits: tuple[StepVisits, ...]
    needs: Mapping[tuple[str, str], int]  # (kind, need) -> calls, of the months of the period
    tests: tuple[KioskTests, ...]


@dataclass(frozen=True)
class Count:
    """How often. `shown` False: only that it is few may be told, or a hidden neighbour could be worked out from it."""

    n: int
    shown: bool = True


@dataclass(frozen=True)
class Duration:
    """How long, in seconds: half were faster than `median`, nine of ten than `p90`. None: too few to say."""

    of: Count
    median: int | None
    p90: int | None


@dataclass(frozen=True)
class StepCost:
    """What a step costs those who come to it. `per_1000`, `lost_minutes`: for 1,000 visits; None: cannot be said."""

    step: str
    visits: int
    calls: Count
    per_1000: float | None
    lost_minutes: float | None


@dataclass(frozen=True)
class FlowChange:
    """Calls for 1,000 visits at a step, before and after the flow was changed."""

    step: str
    before: float | None
    after: float | None


@dataclass(frozen=True)
class Staffing:
    """What `helpers` would mean in the busiest hour: of 100 callers, how many."""

    helpers: int
    within_a_minute: float
    gave_up: float


@dataclass(frozen=True)
class Load:
    """The busiest hour: calls in it on a day, and how long a helper is taken by one, in seconds."""

    hour: int
    calls_per_hour: float
    service_s: float
    patience_s: float


@dataclass(frozen=True)
class Report:
    """Everything that a manager reads of one station and period."""

    station: str
    period: Period
    calls: Count
    visits: int
    helped: Count  # somebody was with her
    unanswered: Count
    gave_up: Count
    gave_up_before: Count
    gave_up_after: Count  # after somebody had promised to come
    broken: Count  # calls for which a promise was taken back
    times: Mapping[str, Duration]  # seen, promised, arrived, resolved
    proofs: Mapping[str, Count]  # how it is known that a helper was there
    outcomes: Mapping[str, Count]  # what helpers said who closed calls
    reasons: Mapping[str, Count]
    steps: Mapping[str, Count]
    places: Mapping[str, Count]
    hours: Mapping[int, Count]
    # What -> reason -> calls; what is a step, a place, or the first hour of three.
    reasons_by_step: Mapping[str, Mapping[str, Count]]
    reasons_by_place: Mapping[str, Mapping[str, Count]]
    reasons_by_hours: Mapping[int, Mapping[str, Count]]
    costs: tuple[StepCost, ...]  # dearest first
    flow_change: tuple[FlowChange, ...]
    flows: tuple[str, ...]  # the flow before and the flow after; fewer than two: it was not changed
    suggested: Mapping[str, Count]  # first, in-three, other
    faces: Mapping[str, Count]
    needs: Mapping[str, Mapping[str, Count]]  # kind -> need -> calls
    tests: tuple[KioskTests, ...]
    load: Load | None
    staffing: tuple[Staffing, ...] = field(default=())
