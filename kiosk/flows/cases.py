"""A flow's examples as tests: what a traveller does, screen by screen, and how it ends.

    case: One senior to a popular place
    do:
      - welcome: {tile: Hamburg}     # the screen that must be shown, and what is done there
      - travellers: {senior: 1}
      - review: {change: way}
      - way: back
      - review: "yes"
      - pay: paid
    ends: deliver                    # the screen in the end, or done, left, handover:payment
    touches: 5                       # optional: how often the screen was touched

An offer that is taken unasked is no screen, and is not written.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.errors import Fault
from kiosk.flows import engine
from kiosk.flows.answers import option_answer, station_answer
from kiosk.flows.conditions import compiled
from kiosk.flows.model import Answer, Back, Change, Event, Flow, Next, NotNow, Outcome, Party, Progress, Step
from kiosk.flows.tree import Branch, Faults, Section, meant, read_tree

FIRST_OFFER = "the first offer"  # stands for whatever is best


@dataclass(frozen=True)
class Line:
    """At this screen, this is done. `line` is where it stands in the file."""

    line: int
    step: str
    does: Any


@dataclass(frozen=True)
class Case:
    """One example of a visit."""

    name: str
    file: str
    lines: tuple[Line, ...]
    ends: str
    ends_line: int
    touches: int  # 0: not said


def read_case(file: Path, faults: Faults) -> Case | None:
    """The example in `file`; None if it cannot be read, with what is wrong in `faults`."""
    tree = read_tree(file, faults)
    if tree is None:
        return None
    section = Section(tree, faults)
    name = section.word("case", needed=True)
    rows = section.row("do", needed=True)
    lines = []
    for row, line in zip(rows, rows.lines, strict=True):
        if isinstance(row, Branch) and len(row) == 1:
            lines += [Line(line, step, does) for step, does in row.items()]
        else:
            faults.add(line, "LF005", "each line of a case is one screen and what is done there.", "- way: return")
    ends = section.word("ends", needed=True)
    touches = section.number("touches", 0, 0, 99)
    section.done()
    return None if faults.found else Case(name, str(file), tuple(lines), ends, section.at("ends"), touches)


def check_cases(flow: Flow, folder: Path) -> Iterator[Fault]:
    """Run every example in `folder`/cases; and say which conditions no example needs both ways."""
    tried: set[tuple[str, bool]] = set()
    for file in sorted((folder / "cases").glob("*.yaml")):
        faults = Faults(file)
        case = read_case(file, faults)
        if case is not None:
            _run(flow, case, faults, tried)
        yield from faults.found
    for step in flow.steps:
        for name, condition in (("when", step.when), ("take_best", step.take_best)):
            missing = [holds for holds in (True, False) if (f"{step.id}.{name}", holds) not in tried]
            if condition is not None and missing:
                what = f"no case goes where `{name}` of {step.id} {'holds' if missing[0] else 'does not hold'}."
                yield Fault(flow.file, step.line, "LF702", what, "Add an example of it to cases/.")


def _run(flow: Flow, case: Case, faults: Faults, tried: set[tuple[str, bool]]) -> None:
    progress, touches = _carried(flow, engine.start(flow), tried), 0
    for line in case.lines:
        at = _screen(flow, progress)
        if at != line.step:
            cure = (
                "" if any(step.id == line.step for step in flow.steps) else meant(line.step, [s.id for s in flow.steps])
            )
            faults.add(line.line, "LF701", f"{line.step} should be on the screen, but it is {at}.", cure)
            return
        step = engine.due(flow, progress)
        event = _event(step, line.does)
        if event is None:
            faults.add(line.line, "LF701", f"{line.does!r} is nothing that one can do at {step.id}.", _possible(step))
            return
        touches += not isinstance(event, Outcome)
        try:
            progress = _carried(flow, engine.send(flow, progress, event), tried)
        except NotNow as refusal:
            faults.add(line.line, "LF701", f"{step.id} does not take {line.does!r}: {refusal}.", _possible(step))
            return
    if _screen(flow, progress) != case.ends and progress.end != case.ends:
        what = f"it should end with {case.ends}, but ends with {progress.end or _screen(flow, progress)}."
        faults.add(case.ends_line, "LF701", what)
    elif case.touches and touches != case.touches:
        faults.add(case.ends_line, "LF701", f"it takes {touches} touches, not {case.touches}.")


def _carried(flow: Flow, progress: Progress, tried: set[tuple[str, bool]]) -> Progress:
    """On to the next screen: offers that nobody is asked about are taken. Notes which conditions held."""
    for step in flow.steps:
        for name, condition in (("when", step.when), ("take_best", step.take_best)):
            if condition is not None:
                tried.add((f"{step.id}.{name}", compiled(condition)(progress.known)))
    if not engine.takes_best(flow, progress):
        return progress
    offer = Answer(((engine.due(flow, progress).fills, FIRST_OFFER),))
    return engine.send(flow, progress, offer)


def _screen(flow: Flow, progress: Progress) -> str:
    try:
        return engine.due(flow, progress).id
    except LookupError:
        return "nothing"


def _event(step: Step, does: Any) -> Event | None:
    """What is done in these words at this step; None if it is nothing."""
    if isinstance(does, Branch):
        return _named(step, does)
    if not isinstance(does, str):
        return None
    if does in ("next", "back"):
        return Next() if does == "next" else Back()
    if does in dict(step.reactions):
        return Outcome(does)
    chosen = next((option_answer(step, option) for option in step.options if option.value == does), None)
    free = step.kind in ("station", "moment", "offers", "review")
    return Answer(((step.fills, does), *step.tile_sets)) if free else chosen


def _named(step: Step, does: Branch) -> Event | None:
    if list(does) == ["change"]:
        return Change(str(does["change"]))
    if list(does) == ["instead"]:
        return next((Answer((answer,)) for answer in step.instead if answer[0] == does["instead"]), None)
    if list(does) == ["tile"] and step.tile_fills:
        return station_answer(step, str(does["tile"]))
    if step.kind == "party" and all(isinstance(count, int) for count in does.values()):
        return Answer(((step.fills, Party(tuple(does.items()))),))
    return None


def _possible(step: Step) -> str:
    own = [option.value for option in step.options] + [outcome for outcome, _ in step.reactions]
    own += ["{tile: a place}"] if step.tile_fills else []
    own += ["next"] if step.kind in engine.PASSED or step.may_skip else ["back"]
    return f"Possible: {', '.join(own)}."
