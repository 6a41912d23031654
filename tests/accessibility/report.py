"""The conformance report: `./loket accessibility report`. OpenACR as YAML, and the same as a page to read."""

import argparse
import subprocess
import sys
import tomllib
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from kiosk.operator.mounting import held
from kiosk.settings import Settings, read_settings
from tests.accessibility.ledger import MARK, read_proofs
from tests.accessibility.register import (
    Finding,
    Level,
    Proof,
    Requirement,
    clauses,
    judged,
    read_requirements,
    together,
)

ROOT = Path(__file__).parents[2]
CHAPTERS = {
    "4": ("functional_performance_criteria", "Functional performance"),
    "5": ("generic_requirements", "Generic requirements"),
    "6": ("two_way_voice_communication", "Two-way voice communication"),
    "8": ("hardware", "Hardware"),
    "9": ("web", "Web: the staff's pages"),
    "11": ("software", "Software"),
    "12": ("support_documentation_and_services", "Documentation and support"),
}
WORDS = {
    Level.SUPPORTS: "Supports",
    Level.PARTLY: "Partially supports",
    Level.NOT: "Does not support",
    Level.ABSENT: "Not applicable",
    Level.UNKNOWN: "Not evaluated",
}
HONEST = (
    "Made by robots and measurements on this build, without people who have the disabilities: robots are a proxy. "
    "Clauses of EN 301 549 V4.1.1 that are not listed were not evaluated. What only hardware can meet is on the "
    "installer's checklist (docs/mounting.md)."
)
VERSION: str = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
STYLE = """body{font:1.1rem/1.5 "Atkinson Hyperlegible",sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;
color:#211c16;background:#fbf6ea}table{border-collapse:collapse;width:100%;margin:1rem 0 2rem}
th,td{text-align:start;vertical-align:top;padding:.5rem;border:1px solid #8a7f6d}th{background:#fffefa}
details{margin-top:.4rem}code{overflow-wrap:anywhere;font-size:.9rem}"""


def openacr(requirements: Sequence[Requirement], findings: Mapping[str, Finding], today: str) -> dict[str, Any]:
    """The report in the terms of OpenACR's schema 0.1.0; chapters as EN 301 549 counts them."""
    chapters: dict[str, Any] = {}
    for number, rows in clauses(requirements).items():
        of_each = [findings[row.id] for row in rows]
        level = together(of_each)
        notes = " ".join(
            f"{row.id}: {WORDS[one.level].lower()}. {one.notes}".strip() for row, one in zip(rows, of_each, strict=True)
        )
        green = sorted({proof.test for one in of_each for proof in one.proofs if proof.outcome == "passed"})
        if green:
            notes += " Green: " + ", ".join(green) + "."
        name, _ = CHAPTERS[number.split(".")[0]]
        component = {
            "name": "web" if number.startswith("9") else "none",
            "adherence": {"level": str(level), "notes": notes},
        }
        chapters.setdefault(name, {"criteria": []})["criteria"].append({"num": number, "components": [component]})
    return {
        "title": "Loket Accessibility Conformance Report",
        "product": {"name": "Loket", "version": VERSION, "description": "A ticket kiosk with a person one touch away."},
        "author": {"name": "The build of Loket", "email": "accessibility@loket.example"},
        "report_date": today,
        "version": 1,
        "notes": HONEST,
        "evaluation_methods_used": "Automatic tests of this build, named in each row.",
        "license": "CC-BY-4.0",
        "chapters": chapters,
    }


def page(requirements: Sequence[Requirement], findings: Mapping[str, Finding], today: str) -> str:
    """The same for people: first what is met and what is not, then clause by clause."""
    counts = {level: sum(one.level is level for one in findings.values()) for level in Level}
    total = "".join(f"<tr><th>{WORDS[level]}</th><td>{count}</td></tr>" for level, count in counts.items())
    rows = "".join(_row(one, findings[one.id]) for one in requirements)
    chapters = "".join(
        f"<h2>EN 301 549, chapter {chapter}: {escape(title)}</h2>{_clauses(chapter, requirements, findings)}"
        for chapter, (_, title) in CHAPTERS.items()
    )
    return f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Loket: accessibility conformance</title><style>{STYLE}</style></head><body><main>
<h1>Loket: accessibility conformance</h1>
<p>Version {escape(VERSION)}, {escape(today)}. By EN 301 549 V4.1.1 and its stricter neighbours.</p>
<p>{escape(HONEST)}</p>
<h2>In short</h2><table>{total}</table>
<h2>The ninety requirements</h2>
<table><thead><tr><th>Number</th><th>What is required</th><th>Level</th><th>Why</th></tr></thead>
<tbody>{rows}</tbody></table>
{chapters}</main></body></html>
"""


def _row(one: Requirement, finding: Finding) -> str:
    tests = "".join(f"<li><code>{escape(proof.test)}</code>: {proof.outcome}</li>" for proof in finding.proofs)
    proved = f"<details><summary>{_count(finding.proofs)}</summary><ul>{tests}</ul></details>" if tests else ""
    sources = escape(", ".join(one.sources))
    return (
        f'<tr id="{one.id}"><td>{one.id}<br><small>{sources}</small></td><td>{escape(one.needs)}</td>'
        f"<td>{WORDS[finding.level]}</td><td>{escape(finding.notes)}{proved}</td></tr>"
    )


def _count(proofs: Sequence[Proof]) -> str:
    return f"{len(proofs)} test{'s' if len(proofs) != 1 else ''}"


def _clauses(chapter: str, requirements: Sequence[Requirement], findings: Mapping[str, Finding]) -> str:
    rows = "".join(
        f"<tr><td>{number}</td><td>{WORDS[together(findings[one.id] for one in of_it)]}</td><td>"
        + ", ".join(f'<a href="#{one.id}">{one.id}</a>' for one in of_it)
        + "</td></tr>"
        for number, of_it in clauses(requirements).items()
        if number.split(".")[0] == chapter
    )
    return f"<table><thead><tr><th>Clause</th><th>Level</th><th>By</th></tr></thead><tbody>{rows}</tbody></table>"


def prove(out: Path) -> Path:
    """Run every test that proves a requirement; where they wrote what they found."""
    file = out / "proofs.json"
    command = [sys.executable, "-m", "pytest", "-q", "-m", MARK, "--proofs", str(file)]
    subprocess.run(command, cwd=ROOT, check=False)
    return file


def write(out: Path, proofs: Mapping[str, Sequence[Proof]], settings: Settings) -> dict[str, Finding]:
    """Both reports into the folder `out`; of the hardware as the checklist in `settings` says."""
    requirements, today = read_requirements(), datetime.now(UTC).date().isoformat()
    findings = judged(requirements, proofs, held(settings))
    yaml = YAML()
    yaml.width = 4096
    with (out / "openacr.yaml").open("w", encoding="utf-8") as file:
        yaml.dump(openacr(requirements, findings, today), file)
    (out / "report.html").write_text(page(requirements, findings, today), "utf-8")
    return findings


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when no proof failed."""
    parser = argparse.ArgumentParser(prog="./loket accessibility report", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("accessibility-report"), help="folder for both reports")
    parser.add_argument("--proofs", type=Path, help="what a run of the tests wrote; else the tests are run now")
    parser.add_argument("--home", type=Path, help="folder of the kiosk whose checklist counts")
    given = parser.parse_args(arguments)
    given.out.mkdir(parents=True, exist_ok=True)
    findings = write(given.out, read_proofs(given.proofs or prove(given.out)), read_settings(home=given.home))
    counts = {level: sum(one.level is level for one in findings.values()) for level in Level}
    for level, count in counts.items():
        sys.stdout.write(f"{count:3} {WORDS[level].lower()}\n")
    sys.stdout.write(f"See {given.out / 'report.html'} and {given.out / 'openacr.yaml'}\n")
    failed = sum(proof.outcome == "failed" for one in findings.values() for proof in one.proofs)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
