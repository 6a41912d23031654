"""The conformance report says what tests have shown, and never more."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from kiosk.settings import Settings
from tests.accessibility.ledger import read_proofs
from tests.accessibility.register import Level, Proof, Requirement, clauses, judge, read_requirements, together
from tests.accessibility.report import CHAPTERS, write

pytest_plugins = ["pytester"]

MET = Requirement("A11Y-1", ("EN-5.1.3.1",), "It can be done.", "software")
GREEN, RED, SKIPPED = (Proof(f"tests/{outcome}", outcome) for outcome in ("passed", "failed", "skipped"))


@pytest.mark.parametrize(
    ("changes", "proofs", "level"),
    [
        ({}, [GREEN], Level.SUPPORTS),
        ({}, [GREEN, RED], Level.NOT),
        ({}, [SKIPPED], Level.UNKNOWN),
        ({}, [], Level.UNKNOWN),
        ({"open": "Half of it."}, [GREEN], Level.PARTLY),
        ({"open": "All of it."}, [], Level.NOT),
        ({"by": "both"}, [GREEN], Level.PARTLY),
        ({"by": "installer"}, [GREEN], Level.UNKNOWN),
        ({"absent": "There is none."}, [], Level.ABSENT),
    ],
)
def test_a_claim_is_never_better_than_its_proofs(changes: dict[str, str], proofs: list[Proof], level: Level) -> None:
    """Who buys a kiosk for people who depend on it must be able to believe each line."""
    assert judge(replace(MET, **changes), proofs).level is level  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("by", "mounted", "level"),
    [
        ("installer", True, Level.SUPPORTS),
        ("installer", False, Level.NOT),
        ("installer", None, Level.UNKNOWN),
        ("both", True, Level.SUPPORTS),
        ("both", False, Level.NOT),
        ("both", None, Level.PARTLY),
        ("software", False, Level.SUPPORTS),
    ],
)
def test_what_hangs_on_the_wall_counts(by: str, mounted: bool | None, level: Level) -> None:
    """Software cannot hang a machine lower: where somebody measured, the measure counts; where nobody did, nothing."""
    assert judge(replace(MET, by=by), [GREEN], mounted).level is level


def test_a_clause_is_met_when_all_that_stands_for_it_is() -> None:
    """One missing half is half missing; what does not apply takes nothing away."""
    of = {level: judge(MET, []).__class__(level, "") for level in Level}
    assert together([of[Level.SUPPORTS], of[Level.ABSENT]]) is Level.SUPPORTS
    assert together([of[Level.SUPPORTS], of[Level.NOT]]) is Level.PARTLY
    assert together([of[Level.UNKNOWN], of[Level.NOT]]) is Level.NOT
    assert together([of[Level.ABSENT]]) is Level.ABSENT


def test_the_register_is_whole() -> None:
    """Ninety rows; each clause has its chapter; what software must do is proven, or said to be missing or absent."""
    rows = read_requirements()
    assert len(rows) == 90
    assert {number.split(".")[0] for number in clauses(rows)} <= set(CHAPTERS)
    assert list(clauses(rows))[:2] == ["4.2.1", "4.2.2"]


@pytest.mark.requirement("A11Y-90")
def test_both_reports_say_the_same(tmp_path: Path) -> None:
    """One for machines, in OpenACR's words, one for people; every "supports" names its tests."""
    proven = [row.id for row in read_requirements()[:60]]
    proofs = [{"requirement": id, "test": f"tests/{id}", "outcome": "passed"} for id in proven]
    (tmp_path / "proofs.json").write_text(json.dumps(proofs), "utf-8")
    findings = write(tmp_path, read_proofs(tmp_path / "proofs.json"), Settings(tmp_path))
    page = (tmp_path / "report.html").read_text("utf-8")
    told = YAML(typ="safe").load((tmp_path / "openacr.yaml").read_text("utf-8"))
    assert {"title", "product", "author", "chapters"} <= set(told)
    criteria = [row for part in told["chapters"].values() for row in part["criteria"]]
    rows = {row["num"]: row["components"][0]["adherence"] for row in criteria}
    assert set(rows) == set(clauses(read_requirements()))
    for number, adherence in rows.items():
        assert adherence["level"] in set(Level)
        if adherence["level"] == "supports":
            assert "Green: tests/A11Y-" in adherence["notes"], number
    for id, finding in findings.items():
        assert f'id="{id}"' in page
        assert finding.level is not Level.SUPPORTS or f"tests/{id}" in page


def test_a_proof_of_nothing_is_refused(pytester: pytest.Pytester) -> None:
    """A slip of the pen in a mark must not leave a row without its proof in silence."""
    pytester.makeconftest(
        "from tests.accessibility.ledger import Ledger\n"
        "def pytest_configure(config):\n"
        "    config.addinivalue_line('markers', 'requirement(ids): proves it')\n"
        "    config.pluginmanager.register(Ledger(None))\n"
    )
    pytester.makepyfile("import pytest\n@pytest.mark.requirement('A11Y-91')\ndef test_it(): pass\n")
    ended = pytester.runpytest_inprocess("-p", "no:cacheprovider")
    assert ended.ret != 0
    ended.stderr.fnmatch_lines(["*there is no requirement A11Y-91*"])


def test_how_a_test_ended_is_written_down(pytester: pytest.Pytester) -> None:
    """Passed, failed, or not run at all: three things."""
    pytester.makeconftest(
        "from pathlib import Path\nfrom tests.accessibility.ledger import Ledger\n"
        "def pytest_configure(config):\n"
        "    config.addinivalue_line('markers', 'requirement(ids): proves it')\n"
        "    config.pluginmanager.register(Ledger(Path('proofs.json')))\n"
    )
    pytester.makepyfile(
        "import pytest\n"
        "@pytest.mark.requirement('A11Y-1')\ndef test_good(): pass\n"
        "@pytest.mark.requirement('A11Y-1', 'A11Y-2')\ndef test_bad(): assert False\n"
        "@pytest.mark.requirement('A11Y-3')\ndef test_not_here(): pytest.skip('no')\n"
        "def test_of_nothing(): pass\n"
    )
    pytester.runpytest_inprocess("-p", "no:cacheprovider")
    found = read_proofs(pytester.path / "proofs.json")
    assert [proof.outcome for proof in found["A11Y-1"]] == ["passed", "failed"]
    assert [proof.outcome for proof in found["A11Y-2"]] == ["failed"]
    assert [proof.outcome for proof in found["A11Y-3"]] == ["skipped"]
