"""The installer's checklist: what was measured on the place is believed, what nobody measured is not claimed."""

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.errors import FaultyFile
from kiosk.operator.cli import main
from kiosk.operator.mounting import POINTS, checklist, held, panel_height_mm
from kiosk.settings import MountingSettings, PanelSettings, Settings, read_settings

GUIDE = Path(__file__).parents[2] / "docs" / "mounting.md"
GOOD = MountingSettings("A. Jansen", "2026-11-26", 830, 820, 1090, 120, 620, 4.0, 68, *("yes",) * 6)


def _settings(**changes: object) -> Settings:
    upright = PanelSettings(1080, 1920, 559.0)
    return Settings(Path("/nowhere"), panel=upright, mounting=replace(GOOD, **changes))  # type: ignore[arg-type]


def test_a_machine_that_was_measured_well_is_right() -> None:
    """Each point is met; the paper says by whom."""
    assert set(held(_settings()).values()) == {True}
    assert "Looked at by A. Jansen on 2026-11-26." in checklist(_settings())


def test_nothing_is_claimed_that_nobody_measured() -> None:
    """A new machine meets none of it yet, and fails none of it."""
    settings = Settings(Path("/nowhere"))
    assert set(held(settings).values()) == {None}
    assert f"0 not right, {len(POINTS)} not looked at." in checklist(settings)


@pytest.mark.parametrize(
    ("requirement", "changes"),
    [
        ("A11Y-34", {"display_bottom_mm": 700}),
        ("A11Y-34", {"display_bottom_mm": 1150}),
        ("A11Y-62", {"controls_highest_mm": 1200}),
        ("A11Y-62", {"controls_lowest_mm": 700}),
        ("A11Y-62", {"depth_mm": 400}),
        ("A11Y-65", {"force_n": 25.0}),
        ("A11Y-12", {"loudspeaker_dba": 60}),
        ("A11Y-40", {"loop": "no"}),
    ],
)
def test_a_machine_that_shuts_somebody_out_is_told(requirement: str, changes: dict[str, object]) -> None:
    """Who sits in a wheelchair does not reach 1200 mm: that is said, and not averaged away."""
    assert [id for id, right in held(_settings(**changes)).items() if not right] == [requirement]
    assert "1 not right, 0 not looked at." in checklist(_settings(**changes))


def test_a_panel_is_as_high_as_it_is() -> None:
    """22 inches upright: 487 mm."""
    assert round(panel_height_mm(PanelSettings(1080, 1920, 559.0))) == 487


@pytest.mark.requirement("A11Y-67")
def test_the_guide_asks_for_the_same(tmp_path: Path) -> None:
    """Who hangs it reads the heights before the holes are drilled; the guide's own example can be copied."""
    text = GUIDE.read_text("utf-8")
    for point in POINTS:
        assert point.requirement in text
    example = text.split("```toml\n")[1].split("```")[0]
    (tmp_path / "loket.toml").write_text(example, "utf-8")
    right = held(read_settings(home=tmp_path))
    assert [id for id, one in right.items() if not one] == ["A11Y-40"], "the example says that it has no loop"
    for height in ("800", "1600", "1100", "300", "900", "22.2"):
        assert height in text


def test_the_list_is_one_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its exit code says whether all is right; a slip of the pen is named with its line."""
    assert main(["accessibility", "--home", str(tmp_path), "checklist"]) == 1
    assert "not looked at" in capsys.readouterr().out
    (tmp_path / "loket.toml").write_text('[mounting]\njack = "maybe"\nforce_n = 3.0\n', "utf-8")
    with pytest.raises(FaultyFile, match="maybe"):
        read_settings(home=tmp_path)
