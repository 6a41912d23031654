"""The chaos bench, short: kiosks, servers and databases are killed and cut off, and no call is lost or shown twice."""

from pathlib import Path

import pytest

from benchmarks.help_chaos import run
from benchmarks.help_power import power_cuts
from kiosk import database
from tests.assistance.conftest import ENGINES
from tests.postgres import need

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("engine", ENGINES)
def test_whatever_dies_no_call_is_lost(engine: str):
    """Six kills and six cuts over a hundred and twenty calls; the long form is `./loket bench help-chaos --long`."""
    if engine == "postgresql":
        need()
    report = run(engine, calls=120, kills=6, cuts=6, seed=3)
    assert (report["sent"], report["lost"], report["doubled"], report["holes_in_the_log"]) == (120, 0, 0, 0), report
    assert (report["kills"], report["cuts"]) == (6, 6)


def test_two_hundred_power_cuts_lose_no_promise(tmp_path: Path):
    """What the kiosk and the desk had promised is there when the light comes back."""
    report = power_cuts(tmp_path, 200, seed=3)
    assert (report["lost"], report["doubled"]) == (0, 0), report


def test_a_disk_that_is_not_asked_is_found_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """With SQLite's usual setting for such a log the same cuts lose calls: the bench would see it."""
    full = database._durable

    def hurried(raw: object, record: object) -> None:
        full(raw, record)
        raw.execute("PRAGMA synchronous=NORMAL")  # type: ignore[attr-defined]

    monkeypatch.setattr(database, "_durable", hurried)
    assert power_cuts(tmp_path, 200, seed=3)["lost"] > 0
