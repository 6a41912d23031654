"""The ninety requirements as rows, and what each one's proofs say of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from ruamel.yaml import YAML

REQUIREMENTS = Path(__file__).parent / "requirements.yaml"


class Level(StrEnum):
    """How far a requirement is met, in the words of OpenACR."""

    SUPPORTS = "supports"
    PARTLY = "partially-supports"
    NOT = "does-not-support"
    ABSENT = "not-applicable"
    UNKNOWN = "not-evaluated"


@dataclass(frozen=True)
class Requirement:
    """One of the ninety."""

    id: str  # "A11Y-27"
    sources: tuple[str, ...]  # clauses: "EN-5.1.3.3", "WCAG-2.1.2"
    needs: str
    by: str  # software, installer or both
    open: str = ""  # what is still missing
    absent: str = ""  # why it does not apply


@dataclass(frozen=True)
class Proof:
    """A test that ran for a requirement."""

    test: str  # its node id
    outcome: str  # passed, failed, skipped


@dataclass(frozen=True)
class Finding:
    """What can be said of a requirement, or of a clause, and why."""

    level: Level
    notes: str
    proofs: tuple[Proof, ...] = ()


def read_requirements(file: Path = REQUIREMENTS) -> tuple[Requirement, ...]:
    """All of them, in their order. Raises ValueError for a row that says too little or too much."""
    rows = YAML(typ="safe").load(file.read_text("utf-8"))
    found = tuple(Requirement(**{**row, "sources": tuple(row["sources"])}) for row in rows)
    for at, one in enumerate(found, 1):
        if one.id != f"A11Y-{at}" or one.by not in ("software", "installer", "both") or (one.open and one.absent):
            raise ValueError(f"{file}: row {at} ({one.id}): its number, `by`, or `open` beside `absent` is wrong.")
    return found


def judge(requirement: Requirement, proofs: Iterable[Proof], mounted: bool | None = None) -> Finding:
    """Never better than its proofs: "supports" needs tests that ran, and no word about anything missing.

    `mounted`: what the installer's checklist of one machine says of it; None: nobody has looked.
    """
    ran = tuple(proofs)
    if requirement.absent:
        return Finding(Level.ABSENT, requirement.absent, ran)
    if requirement.by != "software" and mounted is False:
        return Finding(Level.NOT, "The installer's checklist of this machine says no.", ran)
    if requirement.by == "installer":
        if mounted:
            return Finding(Level.SUPPORTS, "By the installer's checklist of this machine.", ran)
        return Finding(Level.UNKNOWN, "Only where it stands can tell: the installer's checklist asks for it.", ran)
    failed = [proof.test for proof in ran if proof.outcome == "failed"]
    green = [proof for proof in ran if proof.outcome == "passed"]
    if failed:
        return Finding(Level.NOT, f"A test says no: {failed[0]}.", ran)
    if not green:
        unknown = Finding(Level.UNKNOWN, "No test of it ran on this machine.", ran)
        return Finding(Level.NOT, requirement.open, ran) if requirement.open else unknown
    notes = [requirement.open] if requirement.open else []
    if requirement.by == "both" and not mounted:
        notes.append("The rest is on the installer's checklist.")
    return Finding(Level.PARTLY if notes else Level.SUPPORTS, " ".join(notes), ran)


def clauses(requirements: Iterable[Requirement], of: str = "EN-") -> dict[str, list[Requirement]]:
    """The requirements of each clause of one source, clauses in their order: "5.1.3.3" before "5.1.3.10"."""
    found: dict[str, list[Requirement]] = {}
    for one in requirements:
        for source in one.sources:
            if source.startswith(of):
                found.setdefault(source.removeprefix(of), []).append(one)
    return dict(sorted(found.items(), key=lambda item: [int(part) for part in item[0].split(".") if part.isdigit()]))


def together(findings: Iterable[Finding]) -> Level:
    """Of a clause that several requirements stand for: it is met when each of them is."""
    levels = {finding.level for finding in findings if finding.level is not Level.ABSENT}
    if not levels:
        return Level.ABSENT
    if len(levels) == 1:
        return levels.pop()
    return Level.PARTLY if levels & {Level.SUPPORTS, Level.PARTLY} else Level.NOT


def judged(
    requirements: Iterable[Requirement],
    proofs: Mapping[str, Iterable[Proof]],
    mounted: Mapping[str, bool | None],
) -> dict[str, Finding]:
    """A finding for each requirement, by its id."""
    return {one.id: judge(one, proofs.get(one.id, ()), mounted.get(one.id)) for one in requirements}
