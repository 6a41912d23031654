"""The whole of ./loket bench crash: whatever dies and whenever, nobody pays twice and nobody pays for nothing."""

import json

import pytest

from benchmarks import crash

pytestmark = pytest.mark.slow


def test_killed_at_every_step_and_again_while_recovering(capsys: pytest.CaptureFixture[str]) -> None:
    """The operator's law, counted in the terminal's own ledger and on the paper that came out."""
    assert crash.main([]) == 0, capsys.readouterr().out

    figures = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert all(figures["points"][mode] >= fewest for mode, fewest in crash.FEWEST_POINTS.items())
    assert figures["deaths_in_recovery"] > 100
    assert figures["machines_killed"] > 40
    assert figures["sold"] > 50, "a till that never sells breaks no rule either"
    for rule in ("double_charges", "charges_without_ticket_or_debt", "holds_left", "left_open", "violations"):
        assert figures[rule] == 0
