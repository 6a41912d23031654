"""Guards as data: what a flow file says about facts, and the same as a function. No text is ever evaluated."""

from collections.abc import Callable, Iterator
from typing import Any

from kiosk.flows.model import Condition, Facts, Party
from kiosk.flows.tree import Branch, Faults, Row, meant

Predicate = Callable[[Facts], bool]


def read_condition(data: Any, line: int, faults: Faults) -> Condition | None:
    """A condition as written: `{way: return}`, `{out: {known: true}}`, `{party.senior: {min: 1}}`, `any`, `not`.

    All that stands in one mapping must hold. None if nothing is written or what is written is not a condition.
    """
    if data is None:
        return None
    if not isinstance(data, Branch) or not data:
        faults.add(line, "LF005", "a condition is missing here.", "Write {fact: value}, {any: [...]} or {not: {...}}.")
        return None
    parts = [_part(key, value, data.lines[key], faults) for key, value in data.items()]
    known = tuple(part for part in parts if part is not None)
    return known[0] if len(known) == 1 else Condition(all=known)


def _part(key: str, value: Any, line: int, faults: Faults) -> Condition | None:
    if key == "any":
        rows = value if isinstance(value, Row) else Row(line)
        parts = tuple(read_condition(row, at, faults) for row, at in zip(rows, rows.lines, strict=True))
        if not parts:
            faults.add(line, "LF005", "`any` must be a list of conditions.", "any: [{way: return}, {out: now}]")
        return Condition(any=tuple(part for part in parts if part is not None))
    if key == "not":
        return Condition(negated=read_condition(value, line, faults) or Condition())
    if isinstance(value, str):
        return Condition(fact=key, values=(value,))
    if isinstance(value, Row) and value and all(isinstance(one, str) for one in value):
        return Condition(fact=key, values=tuple(value))
    if isinstance(value, Branch):
        return _measure(key, value, line, faults)
    cure = 'Numbers, true and false stand in quotes: "1".' if isinstance(value, int | bool) else ""
    faults.add(line, "LF005", f"{key} is compared with {value!r}, which is no value.", cure)
    return None


def _measure(key: str, value: Branch, line: int, faults: Faults) -> Condition | None:
    kinds = {"min": int, "max": int, "known": bool}
    for name, one in value.items():
        if name not in kinds:
            faults.add(value.lines[name], "LF002", f"nobody reads {name!r} in a condition.", meant(name, kinds))
            return None
        if type(one) is not kinds[name]:
            faults.add(value.lines[name], "LF005", f"{name} is {one!r}.", f"It must be {kinds[name].__name__}.")
            return None
    if not value or ("known" in value and len(value) > 1):
        faults.add(line, "LF005", f"{key} is not compared with one thing.", "Write {min: 1, max: 2} or {known: true}.")
        return None
    return Condition(fact=key, least=value.get("min"), most=value.get("max"), known=value.get("known"))


def leaves(condition: Condition | None) -> Iterator[Condition]:
    """Every comparison inside."""
    if condition is None:
        return
    if condition.fact:
        yield condition
    for part in (*condition.all, *condition.any):
        yield from leaves(part)
    yield from leaves(condition.negated)


def reads(condition: Condition | None) -> frozenset[str]:
    """The facts that it looks at: "party" for `party.senior`."""
    return frozenset(leaf.fact.partition(".")[0] for leaf in leaves(condition))


def compiled(condition: Condition | None) -> Predicate:
    """The same as a function of the facts. A comparison with a fact that is not known does not hold."""
    if condition is None:
        return _always
    if condition.fact:
        return _leaf(condition)
    if condition.negated is not None:
        inner = compiled(condition.negated)
        return lambda facts: not inner(facts)
    if condition.any:
        choices = tuple(compiled(part) for part in condition.any)
        return lambda facts: any(choice(facts) for choice in choices)
    tests = tuple(compiled(part) for part in condition.all)
    return lambda facts: all(test(facts) for test in tests)


def _always(facts: Facts) -> bool:
    return True


def _leaf(leaf: Condition) -> Predicate:
    name, _, kind = leaf.fact.partition(".")
    if leaf.known is not None:
        known = leaf.known
        return lambda facts: (name in facts) is known
    if leaf.least is not None or leaf.most is not None:
        return lambda facts: name in facts and _within(leaf, _count(facts[name], kind))
    values = frozenset(leaf.values)
    return lambda facts: facts.get(name) in values


def _count(value: Any, kind: str) -> int:
    if not isinstance(value, Party):
        return 0
    return value.of(kind) if kind else value.size


def _within(leaf: Condition, count: int) -> bool:
    return (leaf.least is None or count >= leaf.least) and (leaf.most is None or count <= leaf.most)
