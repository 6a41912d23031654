"""An operator's flow file that is broken: what, where, and what was probably meant."""

from pathlib import Path

import pytest

from kiosk.errors import FaultyFile
from kiosk.flows.conditions import compiled
from kiosk.flows.model import Party
from kiosk.flows.reader import STANDARD, read_flow

SOURCE = (STANDARD / "flow.yaml").read_text("utf-8")

BROKEN = {  # what an operator may do wrong: (old, new, code, a word that the fault must say)
    "a tab": ("  hint: 12s", "\thint: 12s", "LF001", "Spaces"),
    "a key twice": ("  way: {type: choice", "  need: {type: choice", "LF001", "line"),
    "nothing but a list": (SOURCE, "[a, b]", "LF001", "names"),
    "nothing at all": (SOURCE, "", "LF001", "names"),
    "a misspelt field": ("    fills: need", "    fils: need", "LF002", "Did you mean fills?"),
    "a field of another kind": ("    reason: asked", "    reason: asked\n    show: 3", "LF002", "show"),
    "a misspelt field of a fact": ("depends_on: [offer]", "depend_on: [offer]", "LF002", "Did you mean depends_on?"),
    "a field missing": ("    fills: need\n", "", "LF003", "fills is missing"),
    "no kind": ("    kind: handover\n", "", "LF003", "no kind"),
    "no type": ("  out: {type: moment}", "  out: {}", "LF003", "type"),
    "no language": ("languages: [en, nl, de", "languages: []  # [", "LF003", "languages"),
    "no then": ("{retry: 2, then: {handover: payment}}", "{retry: 2}", "LF003", "then"),
    "a misspelt kind": ("    kind: station", "    kind: staton", "LF004", "Did you mean station?"),
    "a misspelt type": ("  out: {type: moment}", "  out: {type: momnet}", "LF005", "Did you mean moment?"),
    "a number for a word": ("[one-way, return]}", "[1, return]}", "LF005", "quotes"),
    "a true for a word": ("when: {need: person}", "when: {need: true}", "LF005", "quotes"),
    "a word for a number": ("max: 9", "max: nine", "LF005", "whole number"),
    "too large a number": ("max: 9", "max: 99", "LF005", "1 to 20"),
    "a time without unit": ("hint: 12s", "hint: 12", "LF005", "12"),
    "a strange time": ("hint: 12s", "hint: 12 sec", "LF005", "30s"),
    "an empty condition": ("when: {need: person}", "when:", "LF005", "when is empty"),
    "a condition of nothing": ("when: {need: person}", "when: {need: {}}", "LF005", "compared"),
    "a condition in words": ("when: {need: person}", "when: need is person", "LF005", "condition"),
    "a misspelt measure": ("when: {need: person}", "when: {party: {mim: 1}}", "LF002", "Did you mean min?"),
    "a strange reaction": ("      paid: next", "      paid: forward", "LF005", "Write next"),
    "a misspelt reaction": ("none: {forget: [out, back]}", "none: {forgt: [out]}", "LF002", "Did you mean forget?"),
    "a misspelt outcome": ("      declined: {retry", "      declind: {retry", "LF006", "Did you mean declined?"),
    "a bad name": ("  - id: welcome", "  - id: Wel come", "LF007", "Small letters"),
    "a newer language": ("spec: 1", "spec: 2", "LF008", "update"),
    "a default that cannot be": ("default: none", "default: nona", "LF005", "Did you mean none?"),
    "a step that is a word": (
        "  - id: welcome\n    kind: welcome",
        "  - hello\n  - id: welcome\n    kind: welcome",
        "LF005",
        "step",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_told_with_line_and_cure(name: str, tmp_path: Path) -> None:
    """An operator finds the place at once, and the kiosk keeps its old flow."""
    old, new, code, word = BROKEN[name]
    assert old in SOURCE
    (tmp_path / "flow.yaml").write_text(SOURCE.replace(old, new, 1), "utf-8")
    with pytest.raises(FaultyFile) as refused:
        read_flow(tmp_path)
    faults = [fault for fault in refused.value.faults if fault.code == code]
    assert any(word in str(fault) for fault in faults), [str(fault) for fault in refused.value.faults]
    if old != SOURCE:
        line = SOURCE[: SOURCE.index(old)].count("\n") + 1
        assert any(abs(fault.line - line) <= 2 for fault in faults), (line, [str(fault) for fault in faults])


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    """Nobody mends a file fault by fault."""
    broken = SOURCE.replace("    kind: station", "    kind: staton").replace("hint: 12s", "hint: soon")
    (tmp_path / "flow.yaml").write_text(broken, "utf-8")
    with pytest.raises(FaultyFile) as refused:
        read_flow(tmp_path)
    assert {fault.code for fault in refused.value.faults} == {"LF004", "LF005"}


def test_a_missing_folder_says_so(tmp_path: Path) -> None:
    """A typing mistake in the settings is no crash."""
    with pytest.raises(FaultyFile, match="cannot be opened"):
        read_flow(tmp_path / "nowhere")


def test_no_is_a_word_in_yaml_1_2(tmp_path: Path) -> None:
    """A Norwegian operator's `no` and a time like 12:30 are what they look like."""
    text = SOURCE.replace("values: [good, so-so, bad]", "values: [no, on, bad]")
    (tmp_path / "flow.yaml").write_text(text, "utf-8")
    assert read_flow(tmp_path).facts["mood"].values == ("no", "on", "bad")


def test_a_step_keeps_the_flows_pace_where_it_says_nothing(tmp_path: Path) -> None:
    """A place takes longer to find; all else stays as the flow has it."""
    flow = read_flow(STANDARD)
    assert flow.step("destination").pace.hint == 20
    assert flow.step("destination").pace.still_there == 180
    assert flow.step("way").pace.hint == 12


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ("{way: return}", False),
        ("{way: [one-way, return]}", True),
        ("{party.senior: {min: 1}}", True),
        ("{party.senior: {min: 2}}", False),
        ("{party: {min: 2, max: 3}}", True),
        ("{party.adult: {max: 0}}", False),
        ("{back: {known: false}}", True),
        ("{out: {known: false}}", False),
        ("{not: {way: return}}", True),
        ("{any: [{way: return}, {out: now}]}", True),
        ("{any: [{way: return}, {out: later}]}", False),
        ("{way: one-way, out: later}", False),
        ("{back: now}", False),
        ("{back: {min: 1}}", False),
    ],
)
def test_conditions_mean_what_they_say(condition: str, holds: bool, tmp_path: Path) -> None:
    """A condition is data that a checker can read as well as the engine."""
    (tmp_path / "flow.yaml").write_text(SOURCE.replace("when: {need: person}", f"when: {condition}", 1), "utf-8")
    when = read_flow(tmp_path).step("person").when
    facts = {"way": "one-way", "out": "now", "party": Party((("senior", 1), ("adult", 1)))}
    assert compiled(when)(facts) is holds
