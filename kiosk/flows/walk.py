"""Every state that a traveller can reach, visited once: "no dead end" is a fact and not a hope.

Sound because a condition compares facts with constants only: values that no condition tells apart are one value.
Machines may answer anything that they can answer, at any time. Not covered: what only one who speaks can do, such as
answering what another screen asks; random travellers in the tests do that.
"""

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from heapq import heappop, heappush
from itertools import count, product

from kiosk.flows import engine
from kiosk.flows.answers import option_answer, quick_party, station_answer
from kiosk.flows.conditions import leaves
from kiosk.flows.model import (
    Answer,
    Back,
    Change,
    Condition,
    Event,
    Fact,
    Flow,
    Look,
    Next,
    NotNow,
    Outcome,
    Party,
    Progress,
    Step,
    Value,
)

MOST_STATES = 200_000
CODE_TOUCHES = 7  # six digits, and "go on"
PLACES = ("a place", "another place")
OFFERS = ("an offer", "another offer")
MOMENTS = ("now", *(f"2030-01-0{day}T08:00" for day in range(1, 8)))
Move = tuple[Event, Progress]


@dataclass
class Walk:
    """What was found: each state with its moves, and what went wrong on the way (code, step, words)."""

    start: Progress
    moves: dict[Progress, tuple[Move, ...]] = field(default_factory=dict)
    wrong: list[tuple[str, str, str]] = field(default_factory=list)
    complete: bool = True  # False: more than `MOST_STATES`

    @property
    def transitions(self) -> int:
        """How many moves there are in all."""
        return sum(len(moves) for moves in self.moves.values())

    def blame(self, code: str, step: str, what: str) -> None:
        """Something is wrong at this step; the first example of each kind is enough."""
        if (code, step) not in {(known, at) for known, at, _ in self.wrong}:
            self.wrong.append((code, step, what))


@dataclass(frozen=True)
class Classes:
    """The values that are tried for each fact, and for each value the one that stands for it in a state."""

    tried: Mapping[str, tuple[Value, ...]]
    same: Mapping[str, Mapping[Value, Value]]

    def plain(self, progress: Progress) -> Progress:
        """The state that stands for this one; without a past."""
        facts = tuple((fact, self.same[fact].get(value, value)) for fact, value in progress.facts)
        return replace(progress, facts=facts, past=())


def classes(flow: Flow) -> Classes:
    """Worked out from the constants in all conditions of the flow."""
    read: dict[str, set[str]] = defaultdict(set)
    cuts: dict[str, set[int]] = defaultdict(set)
    for leaf in _leaves(flow):
        read[leaf.fact].update(leaf.values)
        cuts[leaf.fact] |= {leaf.least or 0} | ({leaf.most + 1} if leaf.most is not None else set())
    after = {step.fills: step.after for step in flow.steps if step.after}
    ordered = {*after, *after.values()}
    tried = {name: tuple(_tried(fact, read[name], cuts, _rank(name, after))) for name, fact in flow.facts.items()}
    same: dict[str, dict[Value, Value]] = {}
    for name, values in tried.items():
        first: dict[object, Value] = {}
        keys = {value: _class(value, read[name], cuts, name) for value in values}
        exact = name in ordered
        same[name] = {value: value if exact else first.setdefault(keys[value], value) for value in values}
    return Classes(tried, same)


def _leaves(flow: Flow) -> Iterator[Condition]:
    for step in flow.steps:
        yield from leaves(step.when)
        yield from leaves(step.take_best)


def _rank(name: str, after: Mapping[str, str]) -> int:
    """How many moments come before this one."""
    rank = 0
    while name in after and rank < len(after):
        name, rank = after[name], rank + 1
    return rank


def _tried(fact: Fact, read: set[str], cuts: Mapping[str, set[int]], rank: int) -> Iterable[Value]:
    if fact.type == "choice":
        return fact.values
    if fact.type == "party":
        return _parties(fact, cuts)
    if fact.type == "moment":
        return dict.fromkeys((*MOMENTS[rank : rank + 3], *sorted(read)))
    more = PLACES if fact.type == "station" else OFFERS if fact.type == "offer" else ()
    return dict.fromkeys((*more, *sorted(read)))


def _parties(fact: Fact, cuts: Mapping[str, set[int]]) -> Iterator[Party]:
    """Parties at both sides of every limit that a condition draws; one and two of the first kind at least."""
    counts = []
    for number, kind in enumerate(fact.kinds):
        limits = cuts.get(f"{fact.name}.{kind}", set()) | ({1, 2} if number == 0 else set())
        counts.append(sorted({limit for limit in limits | {0} if 0 <= limit <= fact.max}))
    sizes = {size for limit in cuts.get(fact.name, set()) for size in (limit - 1, limit) if 0 < size <= fact.max}
    one = fact.kinds[0] if fact.kinds else ""
    found = [Party(((one, size),)) for size in sorted(sizes)]
    for combination in product(*counts):
        party = Party(tuple((kind, n) for kind, n in zip(fact.kinds, combination, strict=True) if n))
        if 0 < party.size <= fact.max:
            found.append(party)
    yield from dict.fromkeys(found)


def _class(value: Value, read: set[str], cuts: Mapping[str, set[int]], name: str) -> object:
    """Two values with the same class are told apart by no condition."""
    if not isinstance(value, Party):
        return value if value in read else None
    counts = [(path, value.of(path.partition(".")[2]) if "." in path else value.size) for path in sorted(cuts)]
    return tuple(sum(count >= cut for cut in cuts[path]) for path, count in counts if path.partition(".")[0] == name)


def walk(flow: Flow) -> Walk:
    """Visit everything, and note what is wrong with single moves (see docs/flows.md for the codes)."""
    known = classes(flow)
    found = Walk(known.plain(engine.start(flow)))
    todo = deque([found.start])
    while todo:
        state = todo.popleft()
        if state in found.moves:
            continue
        if len(found.moves) >= MOST_STATES:
            found.complete = False
            break
        found.moves[state] = moves = tuple(_moves(flow, known, state, found))
        todo.extend(then for _, then in moves)
    return found


def _moves(flow: Flow, known: Classes, state: Progress, found: Walk) -> Iterator[Move]:
    if state.end:
        return
    try:
        step = engine.due(flow, state)
    except LookupError:
        found.blame("LF204", "", f"nothing is due when this is known: {_told(state)}.")
        return
    for event in events(flow, state, step, known):
        try:
            then = engine.send(flow, state, event)
        except NotNow:
            found.blame("LF210", step.id, f"{_said(event)} is offered but refused.")
            continue
        _look(flow, step, event, (state, then), found)
        plain = known.plain(then)
        if isinstance(event, Outcome) and plain == state:
            found.blame("LF214", step.id, f"{event.name} changes nothing: the same screen again, for ever.")
        yield event, plain


def events(flow: Flow, state: Progress, step: Step, known: Classes) -> Iterator[Event]:
    """Everything that the screen of this step can answer, and all that the machines can."""
    if step.kind in ("station", "moment", "party"):
        tried = known.tried.get(step.fills, ())
        yield from (Answer(((step.fills, v),)) for v in tried if engine.can_answer(flow, state, step.fills, v))
    if step.kind == "moment":
        yield from (Look(at) for at in ("days", "2030-01-02") if at != state.looks_at)
    if step.kind == "offers":
        sets = () if engine.takes_best(flow, state) else step.tile_sets
        yield from (Answer(((step.fills, offer), *sets)) for offer in OFFERS)
        if not engine.takes_best(flow, state):
            yield from (Change(fact) for fact in step.asks if engine.can_change(flow, state, fact))
    if step.kind == "welcome" and step.tile_fills:
        yield station_answer(step, PLACES[0])
    if step.kind == "review":
        yield from (Answer(((step.fills, value),)) for value in flow.facts[step.fills].values[:1])
        asked = dict.fromkeys((*step.lists, *step.asks))
        yield from (Change(fact) for fact in asked if engine.can_change(flow, state, fact))
    yield from (Answer((answer,)) for answer in step.instead if state.known.get(answer[0]) != answer[1])
    yield from (option_answer(step, option) for option in step.options)
    if step.kind in engine.PASSED or step.may_skip:
        yield Next()
    yield from (Outcome(outcome) for outcome, _ in step.reactions)


def _look(flow: Flow, step: Step, event: Event, move: tuple[Progress, Progress], found: Walk) -> None:
    """The laws of a single move: back is exact, an answer stays, nothing later is wiped."""
    state, then = move
    if engine.can_go_back(then):
        if then.past and engine.send(flow, then, Back()) != state:
            found.blame("LF205", step.id, f"Back after {_said(event)} does not lead to what was there before.")
        if then.money != "none":
            found.blame("LF207", step.id, "Back is open after money moved.")
    if not isinstance(event, Answer) or then.end:
        return
    facts, old = then.known, state.known
    if any(fact not in facts for fact, _ in event.facts):
        found.blame("LF206", step.id, f"{_said(event)} is forgotten at once: the question comes again, for ever.")
    if step.fills and step.fills not in old and step.fills not in state.asks:
        wiped = sorted(set(old) - set(facts))
        if wiped:
            found.blame("LF213", step.id, f"is asked too late: its answer wipes {', '.join(wiped)}.")


def _said(event: Event) -> str:
    match event:
        case Answer(facts):
            return " and ".join(f"{fact}={_value(value)}" for fact, value in facts)
        case Change(fact):
            return f"changing {fact}"
        case Outcome(name):
            return name
    return type(event).__name__


def _value(value: Value) -> str:
    return "+".join(f"{kind}:{n}" for kind, n in value.counts) if isinstance(value, Party) else value


def _told(state: Progress) -> str:
    return ", ".join(f"{fact}={_value(value)}" for fact, value in state.facts) or "nothing"


def bought(progress: Progress) -> bool:
    """Whether the ticket is out."""
    return progress.known.get("delivered") == "done"


def shortest(flow: Flow, reached: Callable[[Progress], bool] = bought) -> list[Event]:
    """The events with the fewest touches that lead from the start to a state that is `reached`; [] if none does.

    What machines answer, and an offer that is taken unasked, are in the list but no touches: see `touches`.
    """
    known = classes(flow)
    number = count()  # of two ways that are equally long, the one that was found first
    queue: list[tuple[int, int, int, Progress, tuple[Event, ...]]] = [(0, 0, next(number), engine.start(flow), ())]
    seen: set[Progress] = set()
    while queue:
        touched, _, _, state, way = heappop(queue)
        if reached(state):
            return list(way)
        plain = known.plain(state)
        if plain in seen or state.end:
            continue
        seen.add(plain)
        step = engine.due(flow, state)
        quick = [Answer(((step.fills, quick_party(name)),)) for name in step.quick] if step.kind == "party" else []
        for event in (*quick, *events(flow, state, step, known)):
            cost = touched + _touches_of(flow, state, event)
            heappush(queue, (cost, len(way), next(number), engine.send(flow, state, event), (*way, event)))
    return []


def touches(flow: Flow, way: Sequence[Event]) -> int:
    """How often the traveller touches the screen on this way from the start."""
    state, count = engine.start(flow), 0
    for event in way:
        count += _touches_of(flow, state, event)
        state = engine.send(flow, state, event)
    return count


def _touches_of(flow: Flow, state: Progress, event: Event) -> int:
    if isinstance(event, Outcome):
        return CODE_TOUCHES if engine.due(flow, state).kind == "collect" else 0
    return 0 if engine.takes_best(flow, state) else 1
