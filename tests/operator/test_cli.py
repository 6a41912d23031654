"""The operator's one command: another timetable, and the kiosk opens with it."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from kiosk.assembly import assemble
from kiosk.operator.cli import main
from kiosk.settings import read_settings
from tests.clock import FakeClock
from tests.timetable.feeds import write_feed


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


def test_one_command_goes_back_to_the_demo(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever has tried a feed gets back what they had, station and all."""
    home = tmp_path / "home"
    feed = str(write_feed(tmp_path / "feed", {"t1": ["A 10:00", "B 11:00"]}))
    command = ["timetable", "--home", str(home)]
    assert main([*command, "import", feed, "--replay", "--station", "Town A"]) == 0
    assert assemble(read_settings(home=home), FakeClock()).place == "Town A"
    assert main([*command, "demo"]) == 0
    assert "Stations gone: Town A, Town B." in capsys.readouterr().out
    assert assemble(read_settings(home=home), FakeClock()).place == "Köln Hbf"


def test_the_demo_does_not_move_an_operators_kiosk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Settings that an operator wrote are hers: the demo feed, which lacks her station, is not put in force."""
    feed = str(write_feed(tmp_path / "feed", {"t1": ["A 10:00", "B 11:00"]}))
    (tmp_path / "loket.toml").write_text('[kiosk]\nstation = "Town A"\n', "utf-8")
    command = ["timetable", "--home", str(tmp_path)]
    assert main([*command, "import", feed, "--replay"]) == 0
    assert main([*command, "demo"]) == 1
    assert "GT111 this kiosk stands at 'Town A'" in capsys.readouterr().out
    assert assemble(read_settings(home=tmp_path), FakeClock()).place == "Town A"


def test_the_kiosk_of_the_demonstration_is_named_in_one_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who tries Loket with `./loket demo` gives a feed to that kiosk, and not to one that she never opened."""
    monkeypatch.setenv("LOKET_HOME", str(tmp_path))
    feed = str(write_feed(tmp_path / "feed", {"t1": ["A 10:00", "B 11:00"]}))
    assert main(["timetable", "--demo", "import", feed, "--replay", "--station", "Town A"]) == 0
    assert read_settings(home=tmp_path / "demo").kiosk.station == "Town A"
    assert not (tmp_path / "timetable.db").exists()


def test_a_feed_is_not_imported_for_a_station_that_the_settings_do_not_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An operator's own settings say Köln: a feed of Town A would close that kiosk at its next start."""
    feed = str(write_feed(tmp_path / "feed", {"t1": ["A 10:00", "B 11:00"]}))
    (tmp_path / "loket.toml").write_text('[kiosk]\nid = "hall-2"\n', "utf-8")
    command = ["timetable", "--home", str(tmp_path), "import", feed, "--replay", "--station", "Town A"]
    assert main(command) == 1
    assert "ST007 says that the kiosk stands at 'Köln Hbf', not at 'Town A'" in capsys.readouterr().out
    assert assemble(read_settings(home=tmp_path), FakeClock()).place == "Köln Hbf"
    (tmp_path / "loket.toml").write_text('[kiosk]\nid = "hall-2"\nstation = "Town A"\n', "utf-8")
    assert main(command) == 0
    assert assemble(read_settings(home=tmp_path), FakeClock()).place == "Town A"


def test_a_report_is_ten_lines_and_everything_on_demand(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Forty broken rows of one kind are one line with the first place; who mends the feed asks for all of them."""
    rows = "\n".join("A,Nowhere,2,60" for _ in range(40))
    tables = {"transfers": f"from_stop_id,to_stop_id,transfer_type,min_transfer_time\n{rows}"}
    feed = str(write_feed(tmp_path / "feed", {"t1": ["A 10:00", "B 11:00"]}, tables))
    command = ["timetable", "--home", str(tmp_path / "home"), "check", feed, "--replay", "--station", "Town A"]
    assert main(command) == 0
    short = capsys.readouterr().out
    assert len(short.splitlines()) <= 10
    assert "Left out: 40 changes at unknown stops (GT231, first in feed/transfers.txt:2)." in short
    assert main([*command, "--all"]) == 0
    assert capsys.readouterr().out.count("GT231 a change from 'A' to 'Nowhere'") == 40


def test_a_check_changes_nothing_and_tells_by_its_exit_code(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A script at night can ask first: 0 is fit, 1 is not."""
    feed = str(write_feed(tmp_path / "feed", {"t1": ["A 10:00", "B 11:00"]}))
    command = ["timetable", "--home", str(tmp_path / "home")]
    assert main([*command, "check", feed, "--station", "Town A"]) == 1
    assert "GT107" in capsys.readouterr().out
    assert main([*command, "check", feed, "--replay", "--station", "Town A"]) == 0
    assert "Test Rail can be put in force." in capsys.readouterr().out
    assert main([*command, "show"]) == 0
    assert "No timetable was imported yet." in capsys.readouterr().out


def test_what_is_in_force_is_shown_with_who_overruled_and_why(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The one who comes after asks the kiosk, and not the one who left."""
    command = ["timetable", "--home", str(tmp_path / "home")]
    trains = {f"t{n}": ["A 10:00", "B 11:00"] for n in range(8)}
    days = "\n".join(f"daily,{date.today() + timedelta(n):%Y%m%d},1" for n in range(-30, 30))  # noqa: DTZ011
    tables = {"calendar": "", "calendar_dates": f"service_id,date,exception_type\n{days}"}
    feed = str(write_feed(tmp_path / "feed", trains | {"lost": ["A 10:00"]}, tables))
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "loket.toml").write_text('[kiosk]\nstation = "Town A"\n', "utf-8")
    assert main([*command, "import", feed]) == 1
    told = capsys.readouterr().out
    assert "GT105 1 of 9 trips are broken" in told
    assert main([*command, "import", feed, "--overrule", " . "]) == 1
    assert "GT123 gives no reason." in capsys.readouterr().out
    assert main([*command, "import", feed, "--overrule", "one is being mended", "--by", "A. Keeper"]) == 0
    capsys.readouterr()
    assert main([*command, "show"]) == 0
    shown = capsys.readouterr().out
    assert "Test Rail is in force." in shown
    assert 'GT116 was taken although its report said no. A. Keeper: "one is being mended"' in shown
    assert "GT105 1 of 9 trips are broken" in shown
    assert "2 stations, 2 platforms, 2 lines, 8 trains." in shown
    assert "It ends in 29 days." in shown or "It ends in 28 days." in shown
