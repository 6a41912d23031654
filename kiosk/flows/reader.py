"""A folder becomes a Flow: every field of flow.yaml is read, checked, and refused with its line if it is not right."""

import hashlib
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, get_args

from kiosk.errors import FaultyFile
from kiosk.flows.conditions import read_condition
from kiosk.flows.model import Condition, Fact, FactType, Flow, Option, Pace, Reaction, Step, StepKind
from kiosk.flows.tree import Branch, Faults, Section, meant, read_tree

STANDARD = Path(__file__).parent / "standard" / "buy-ticket"  # the flow that ships with the product
SPEC = 1  # version of the language of flow files
# What a kind of step may end with; a flow must say what follows each of them.
OUTCOMES: Mapping[str, tuple[str, ...]] = {
    "offers": ("none", "no-way", "no-fare", "no-timetable"),
    "pay": ("paid", "declined", "cancelled", "unknown", "no-paper", "terminal-off"),
    "collect": ("paid", "wrong", "unpaid", "late", "paused", "waits"),
    "deliver": ("done", "no-paper", "jammed", "unknown"),
}
# And what it may end with where the flow has an answer to it; else the kiosk says one of those above.
AS_WELL: Mapping[str, tuple[str, ...]] = {"pay": ("reserved", "no-card", "no-printer")}
ID = re.compile(r"[a-z][a-z0-9-]{0,39}")
LENGTHS = ("hint", "offer_help", "still_there", "still_there_wait")
COUNTS = ("same_step", "backs", "wrong_taps")
LENGTH = re.compile(r"(\d{1,4})(s|min)")


def read_flow(folder: Path) -> Flow:
    """The flow in `folder`/flow.yaml.

    Raises FaultyFile with all that is wrong with the file itself. Whether the flow makes sense is for `checker`.
    """
    file = folder / "flow.yaml"
    faults = Faults(file)
    tree = read_tree(file, faults)
    flow = _flow(Section(tree, faults), file) if tree is not None else None
    if faults.found or flow is None:
        raise FaultyFile(faults.found)
    return flow


def _flow(top: Section, file: Path) -> Flow:
    spec = top.number("spec", 0, 0, 9999)
    if spec != SPEC:
        top.wrong(
            "spec", f"spec is {spec}, but this kiosk reads {SPEC}.", "Write spec: 1, or update the kiosk.", "LF008"
        )
    name = _id(top, "flow")
    languages = top.words("languages", needed=True)
    facts = {id: _fact(id, top, branch) for id, branch in _branches(top, "facts")}
    pace = _pace(top.any("pace"), Pace(), top, "pace")
    rows = top.row("steps", needed=True)
    steps = tuple(_step(row, line, pace, top) for row, line in zip(rows, rows.lines, strict=True))
    top.done()
    if not languages:
        top.wrong("languages", "there is no language.", "languages: [en, nl, de]", "LF003")
    if not steps:
        top.wrong("steps", "there is no step.", "steps: [{id: welcome, kind: welcome}]", "LF003")
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    return Flow(name, languages, facts, steps, str(file), digest)


def _branches(top: Section, name: str) -> list[tuple[str, Branch]]:
    """The named mappings inside `name`; anything else there is a fault."""
    good = []
    outer = top.branch(name, needed=True)
    for id, branch in outer.items():
        line = outer.lines[id]
        if not ID.fullmatch(id):
            top.faults.add(line, "LF007", f"{id!r} cannot be a name.", "Small letters, digits and hyphens: way-back.")
        if isinstance(branch, Branch):
            good.append((id, branch))
        else:
            top.faults.add(line, "LF005", f"{id} must say its type.", f"{id}: {{type: station}}")
    return good


def _fact(id: str, top: Section, branch: Branch) -> Fact:
    section = Section(branch, top.faults)
    type_: Any = section.word("type", among=get_args(FactType), needed=True)
    values = section.words("values", needed=True) if type_ == "choice" else ()
    kinds = section.words("kinds", needed=True) if type_ == "party" else ()
    most = section.number("max", 9, 1, 20) if type_ == "party" else 9
    default = section.word("default") if type_ in ("choice", "station", "moment") else ""
    depends_on = section.words("depends_on")
    private = section.flag("private")
    if type_:
        section.done()
    if default and type_ == "choice" and default not in values:
        section.wrong("default", f"the default of {id} is {default!r}.", meant(default, values))
    return Fact(id, type_ or "choice", values, kinds, most, default or None, private, depends_on, branch.line)


def _step(row: Any, line: int, pace: Pace, top: Section) -> Step:
    if not isinstance(row, Branch):
        top.faults.add(line, "LF005", "a step must be names with values.", "- {id: way, kind: choice, fills: way}")
        return Step("", "message", line)
    section = Section(row, top.faults)
    id = _id(section, "id")
    kind = section.any("kind")
    if kind not in get_args(StepKind):
        code = "LF003" if kind is None else "LF004"
        cure = meant(str(kind), get_args(StepKind))
        what = f"step {id} has no kind." if kind is None else f"{kind!r} is no kind of step."
        section.wrong("kind", what, cure, code)
        return Step(id, "message", line)
    common: dict[str, Any] = {
        "when": _condition(section, "when"),
        "trail": section.word("trail"),
        "may_see": section.words("may_see"),
        "pace": _pace(section.any("pace"), pace, section, "pace"),
    }
    own = {name: value for field in FIELDS[kind] for name, value in READERS[field](section, kind).items()}
    section.done()
    return Step(id, kind, line, **common, **own)


def _id(section: Section, name: str) -> str:
    id = section.word(name, needed=True)
    if id and not ID.fullmatch(id):
        cure = "Small letters, digits and hyphens: way-back."
        section.wrong(name, f"{id!r} cannot be a name.", cure, "LF007")
    return id


def _pace(data: Any, base: Pace, section: Section, name: str) -> Pace:
    if data is None:
        return base
    if not isinstance(data, Branch):
        section.wrong(name, "pace must be names with values.", "pace: {hint: 12s}")
        return base
    own = Section(data, section.faults)
    lengths: dict[str, Any] = {key: _seconds(own, key, getattr(base, key)) for key in LENGTHS}
    counts: dict[str, Any] = {key: own.number(key, getattr(base, key), 1, 20) for key in COUNTS}
    own.done()
    return Pace(**lengths, **counts)


def _seconds(section: Section, name: str, base: float) -> float:
    text = section.word(name)
    if not text:
        return base
    match = LENGTH.fullmatch(text)
    if not match:
        section.wrong(name, f"{name} is {text!r}.", "Write a time like 30s or 2min.")
        return base
    return float(match[1]) * (60 if match[2] == "min" else 1)


def _options(section: Section, kind: str) -> dict[str, Any]:
    rows = section.row("options", needed=kind == "choice")
    return {"options": tuple(_option(row, line, section) for row, line in zip(rows, rows.lines, strict=True))}


def _option(row: Any, line: int, section: Section) -> Option:
    if isinstance(row, str):
        return Option(row)
    if not isinstance(row, Branch):
        section.faults.add(line, "LF005", f"{row!r} is no option.", "Write a word, or {value: return, icon: return}.")
        return Option("")
    own = Section(row, section.faults)
    option = Option(_id(own, "value"), own.word("icon"), _sets(own, "sets"))
    own.done()
    return option


def _sets(section: Section, name: str) -> tuple[tuple[str, str], ...]:
    branch = section.branch(name)
    for fact, value in branch.items():
        if not isinstance(value, str):
            section.faults.add(branch.lines[fact], "LF005", f"{fact} is set to {value!r}.", 'Write a word: "1".')
    return tuple((fact, value) for fact, value in branch.items() if isinstance(value, str))


def _tile(section: Section, kind: str) -> dict[str, Any]:
    branch = section.branch("tile")
    if not section.has("tile"):
        return {}
    own = Section(branch, section.faults)
    tile = {"tile_fills": _id(own, "fills"), "tile_sets": _sets(own, "sets")}
    own.done()
    return tile


def _condition(section: Section, name: str) -> Condition | None:
    data = section.any(name)
    if section.has(name) and data is None:
        section.wrong(name, f"{name} is empty.", "Leave it out, or write {fact: value}.")
    return read_condition(data, section.at(name), section.faults)


def _reactions(section: Section, kind: str) -> dict[str, Any]:
    branch, known = section.branch("on"), (*OUTCOMES[kind], *AS_WELL.get(kind, ()))
    good = []
    for outcome, data in branch.items():
        line = branch.lines[outcome]
        if outcome not in known:
            cure = meant(outcome, known)
            section.faults.add(line, "LF006", f"{outcome!r} does not happen at a step of kind {kind}.", cure)
        elif reaction := _reaction(data, line, section.faults):
            good.append((outcome, reaction))
    return {"reactions": tuple(good)}


def _reaction(data: Any, line: int, faults: Faults) -> Reaction | None:
    if data in ("next", "end"):
        return Reaction(data)
    if not isinstance(data, Branch):
        cure = "Write next, end, {forget: [out]}, {handover: reason} or {retry: 2, then: ...}."
        faults.add(line, "LF005", f"{data!r} is no reaction.", cure)
        return None
    section = Section(data, faults)
    if section.has("forget"):
        reaction = Reaction("forget", forget=section.words("forget", needed=True))
    elif section.has("handover"):
        reaction = Reaction("handover", reason=_id(section, "handover"))
    elif section.has("retry"):
        if not section.has("then"):
            faults.add(line, "LF003", "then is missing.", "{retry: 2, then: {handover: payment}}")
        then = _reaction(section.any("then") or "end", section.at("then"), faults)
        reaction = Reaction("retry", times=section.number("retry", 1, 1, 5), then=then)
    else:
        name = next(iter(data), "")
        faults.add(line, "LF002", f"{name!r} is no reaction.", meant(name, ("forget", "handover", "retry")))
        return None
    section.done()
    return reaction


PICTURES = ("card", "counter", "person", "phone", "ticket")  # what the screen can draw
Reader = Callable[[Section, str], dict[str, Any]]
READERS: Mapping[str, Reader] = {
    "fills": lambda section, kind: {"fills": section.word("fills", needed=True)},
    "options": _options,
    "popular_here": lambda section, kind: {"popular_here": section.number("popular_here", 4, 0, 8)},
    "tile": _tile,
    "quick": lambda section, kind: {"quick": section.words("quick")},
    "after": lambda section, kind: {"after": section.word("after")},
    "sets": lambda section, kind: {"tile_sets": _sets(section, "sets")},
    "show": lambda section, kind: {"show": section.number("show", 3, 1, 4)},
    "take_best": lambda section, kind: {"take_best": _condition(section, "take_best")},
    "asks": lambda section, kind: {"asks": section.words("asks")},
    "on": _reactions,
    "lists": lambda section, kind: {"lists": section.words("lists", needed=True)},
    "instead": lambda section, kind: {"instead": _sets(section, "instead")},
    "reason": lambda section, kind: {"reason": section.word("reason", needed=True)},
    "may_skip": lambda section, kind: {"may_skip": section.flag("may_skip")},
    "ends": lambda section, kind: {"ends": section.flag("ends")},
    "picture": lambda section, kind: {"picture": section.word("picture", among=PICTURES)},
}
FIELDS: Mapping[Any, tuple[str, ...]] = {  # what each kind of step has besides id, kind, when, trail and pace
    "welcome": ("options", "popular_here", "tile"),
    "choice": ("fills", "options"),
    "info": ("options",),
    "message": ("ends", "picture"),
    "station": ("fills", "popular_here"),
    "moment": ("fills", "quick", "after"),
    "party": ("fills", "quick"),
    "offers": ("fills", "show", "sets", "take_best", "asks", "on"),
    "review": ("fills", "lists", "asks"),
    "pay": ("fills", "instead", "on"),
    "collect": ("fills", "on"),
    "deliver": ("fills", "on"),
    "handover": ("reason",),
    "feedback": ("fills", "options", "may_skip"),
}
