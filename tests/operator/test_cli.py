"""The operator's one command: another timetable, and the kiosk opens with it."""

from pathlib import Path

import pytest

from kiosk.assembly import assemble
from kiosk.operator.cli import main
from kiosk.settings import read_settings
from tests.clock import FakeClock


@pytest.mark.data
def test_any_feed_is_one_command(shared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A station elsewhere in the world: its feed, its own name, and the next visit sells from there."""
    feed = str(shared / "gtfs-rt" / "ct.zip")
    home = ["--home", str(tmp_path)]
    assert main([*home, "timetable", "import", feed, "--replay", "--station", "San Francisco Caltrain Station"]) == 0
    assert "the kiosk stands at San Francisco Caltrain Station" in capsys.readouterr().out
    kiosk = assemble(read_settings(home=tmp_path), FakeClock())
    assert kiosk.place == "San Francisco Caltrain Station"
    assert kiosk.open_visit("en").prompt().choices


@pytest.mark.data
def test_a_feed_without_the_kiosks_station_changes_nothing(
    shared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A wrong file must not close the kiosk: the old timetable stays, and the message says what to do."""
    assert main(["--home", str(tmp_path), "timetable", "import", str(shared / "gtfs-rt" / "ct.zip"), "--replay"]) == 1
    told = capsys.readouterr().out
    assert "Köln Hbf" in told
    assert "Nothing was changed" in told
    assert assemble(read_settings(home=tmp_path), FakeClock()).place == "Köln Hbf"


def test_what_ships_is_fit(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An operator who changes a flow or a tariff starts from ours: they must pass their own checks."""
    assert main(["--home", str(tmp_path), "flow", "check"]) == 0
    assert main(["--home", str(tmp_path), "fares", "check"]) == 0
    assert "fit" in capsys.readouterr().out


def test_a_broken_flow_names_file_line_and_cure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An operator without a programmer beside her: what is wrong, where, and what was probably meant."""
    flow = tmp_path / "mine"
    flow.mkdir()
    from kiosk.flows.reader import STANDARD

    source = (STANDARD / "flow.yaml").read_text("utf-8").replace("kind: station", "kind: statoin")
    (flow / "flow.yaml").write_text(source, "utf-8")
    assert main(["--home", str(tmp_path), "flow", "check", str(flow)]) == 1
    told = capsys.readouterr().out
    line = next(n for n, text in enumerate(source.splitlines(), 1) if "statoin" in text)
    assert f"flow.yaml:{line}: " in told
    assert "Did you mean station" in told
