"""Writes down which requirement each test proves, and how it ended: `pytest --proofs FILE`."""

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.accessibility.register import Proof, read_requirements

MARK = "requirement"


def requirements_of(item: pytest.Item) -> set[str]:
    """Ids that a test says it proves."""
    return {str(id) for mark in item.iter_markers(MARK) for id in mark.args}


class Ledger:
    """The plugin: one run's proofs."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._known = {one.id for one in read_requirements()}
        self._of: dict[str, set[str]] = {}
        self._ended: dict[str, str] = {}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """A test that proves what is not there proves nothing: that is said before anything runs."""
        for item in items:
            if named := requirements_of(item):
                if strange := named - self._known:
                    raise pytest.UsageError(f"{item.nodeid}: there is no requirement {', '.join(sorted(strange))}")
                self._of[item.nodeid] = named

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """The worst of a test's three parts counts."""
        if report.nodeid in self._of and (report.when == "call" or report.outcome != "passed"):
            worst = ("passed", "skipped", "failed")
            before = self._ended.get(report.nodeid, "passed")
            self._ended[report.nodeid] = max(before, report.outcome, key=worst.index)

    def pytest_sessionfinish(self) -> None:
        """Each proof on its row."""
        if self._file is not None:
            proofs = [
                {"requirement": id, "test": test, "outcome": self._ended[test]}
                for test, named in self._of.items()
                for id in sorted(named)
                if test in self._ended
            ]
            self._file.write_text(json.dumps(proofs, indent=1) + "\n", "utf-8")


def read_proofs(file: Path) -> dict[str, list[Proof]]:
    """The proofs of each requirement, by its id."""
    found: dict[str, list[Proof]] = {}
    rows: Iterable[dict[str, str]] = json.loads(file.read_text("utf-8"))
    for row in rows:
        found.setdefault(row["requirement"], []).append(Proof(row["test"], row["outcome"]))
    return found
