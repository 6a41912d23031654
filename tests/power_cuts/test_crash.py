"""The whole of ./loket bench crash: whatever dies and whenever, nobody pays twice and nobody pays for nothing."""

import json
import subprocess
import sys

import pytest

from benchmarks import crash
from tests.assistance.process import ROOT

pytestmark = pytest.mark.slow


def test_killed_at_every_step_and_again_while_recovering() -> None:
    """The operator's law, counted in the terminal's own ledger and on the paper that came out."""
    command = [sys.executable, "-m", "benchmarks.crash"]  # which forks each kiosk: a process without Qt forks fast
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]

    figures = json.loads(done.stdout.splitlines()[-1])
    assert all(figures["points"][mode] >= fewest for mode, fewest in crash.FEWEST_POINTS.items())
    assert figures["deaths_in_recovery"] > 100
    assert figures["machines_killed"] > 40
    assert figures["sold"] > 50, "a till that never sells breaks no rule either"
    for rule in ("double_charges", "charges_without_ticket_or_debt", "holds_left", "left_open", "violations"):
        assert figures[rule] == 0
