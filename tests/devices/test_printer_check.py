"""What an installer is told: fit to open or not, what is wrong, and what to do about it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.devices.cabinet import open_cabinet
from kiosk.devices.printer_check import printer_findings
from kiosk.errors import FaultyFile
from kiosk.paper.proof import EVERY_SCRIPT, proof
from kiosk.paper.raster import raster
from kiosk.paper.typefaces import undrawable
from kiosk.settings import DeviceSettings, Settings
from tests.clock import FakeClock
from tests.devices.escpos_bench import Bench
from tests.sales.shop import ALL_WORDS

ENGLISH = ALL_WORDS.texts("en")


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    bench = Bench(tmp_path / "paper")
    yield bench
    bench.stop()


def opened(bench: Bench, tmp_path: Path) -> Settings:
    return Settings(tmp_path, devices=DeviceSettings(printer=f"escpos://127.0.0.1:{bench.port}"))


def test_a_good_printer_is_fit_and_shows_it(bench: Bench, tmp_path: Path) -> None:
    """Opened from the one line in the settings; the test print comes out and has all that a ticket has."""
    printer = open_cabinet(opened(bench, tmp_path), FakeClock()).printer
    picture = raster(proof("demo-1", FakeClock().now(), printer.width_dots), printer.width_dots)
    found = list(printer_findings(printer, ENGLISH, picture))

    assert [(finding.good, finding.cure) for finding in found] == [(True, "")] * 3
    assert "576 dots" in found[0].what
    assert len(bench.pieces()) == 1


def test_what_is_wrong_comes_with_its_cure(bench: Bench, tmp_path: Path) -> None:
    """No paper is said in the same words as on the helpers' list; an old printer is allowed, and its habit named."""
    printer = open_cabinet(opened(bench, tmp_path), FakeClock()).printer
    bench.order("fault paper-out")
    assert [(finding.good, finding.what) for finding in printer_findings(printer, ENGLISH)] == [
        (False, "The ticket printer has no paper.")
    ]
    bench.order("mend")
    bench.order("fault no-wipe")
    bench.order("fault near-end")
    found = list(printer_findings(printer, ENGLISH))
    assert [(finding.good, finding.cure != "") for finding in found] == [(True, False), (True, True), (True, True)]
    assert "DLE DC4 8" in found[2].what
    assert "void" in found[2].cure
    bench.order("fault jam at row 100")
    assert list(printer_findings(printer, ENGLISH, raster(proof("x", FakeClock().now(), 576), 576)))[-1].good is False


def test_a_simulated_printer_is_not_fit_for_the_public(tmp_path: Path) -> None:
    """Nobody opens a station with a folder for paper."""
    printer = open_cabinet(Settings(tmp_path), FakeClock()).printer
    found = list(printer_findings(printer, ENGLISH))
    assert [(finding.good, finding.simulated) for finding in found] == [(True, False), (True, True)]


def test_staff_see_a_real_printers_trouble_on_their_list(bench: Bench, tmp_path: Path) -> None:
    """The cabinet asks the printer itself, whichever it is."""
    cabinet = open_cabinet(opened(bench, tmp_path), FakeClock())
    bench.order("fault cutter-jam")
    assert cabinet.condition() == ("cutter-jam",)


def test_a_slip_in_the_line_of_the_settings_is_told_at_the_start(tmp_path: Path) -> None:
    """Together with its cure, as every slip in that file."""
    settings = Settings(tmp_path, devices=DeviceSettings(printer="escpos://host?width=80"))
    with pytest.raises(FaultyFile, match=r"DV003 no roll is 80 dots wide\. Known: 576"):
        open_cabinet(settings)


def test_the_test_print_names_the_scripts_that_it_cannot_show() -> None:
    """An operator in Athens learns before opening which typeface is missing."""
    words = " ".join(proof("demo-1", FakeClock().now(), 576).words())
    for script, sample in EVERY_SCRIPT.items():
        assert script in words
        assert (sample in words) != bool(undrawable(sample))
