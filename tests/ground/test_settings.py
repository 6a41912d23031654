"""loket.toml: what an installer writes once, and the mistakes that people make in it."""

from pathlib import Path

import pytest

from kiosk.errors import FaultyFile
from kiosk.settings import read_settings


def _written(home: Path, text: str) -> Path:
    (home / "loket.toml").write_text(text, "utf-8")
    return home


def test_without_a_file_the_demonstration_runs(tmp_path: Path) -> None:
    """A newcomer types one command and must not write a file first."""
    settings = read_settings(home=tmp_path)
    assert settings.kiosk.station == "Köln Hbf"
    assert settings.home == tmp_path


def test_what_is_set_counts_and_the_rest_stays(tmp_path: Path) -> None:
    """An installer sets what is special here, and nothing else."""
    home = _written(tmp_path, '[kiosk]\nid = "utr-3"\nlanguages = ["nl", "en"]\n[panel]\ndiagonal_mm = 380\n')
    settings = read_settings(home=home)
    assert settings.kiosk.id == "utr-3"
    assert settings.kiosk.languages == ("nl", "en")
    assert settings.panel.diagonal_mm == 380.0
    assert settings.panel.width_px == 1080


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ('[kiosk]\nstaton = "Bonn"\n', 2, "Did you mean station?"),
        ('[kisok]\nid = "a"\n', 1, "Did you mean kiosk?"),
        ('[panel]\nwidth_px = "wide"\n', 2, "is not a whole number"),
        ("[kiosk]\nlanguages = 3\n", 2, "list of words"),
        ('[kiosk]\nid = "a\n', 2, "is not TOML"),
        ("[panel]\nwidth_px = true\n", 2, "is not a whole number"),
    ],
)
def test_a_mistake_is_told_with_line_and_cure(tmp_path: Path, text: str, line: int, told: str) -> None:
    """A misspelt key that is silently ignored would cost an installer an afternoon."""
    with pytest.raises(FaultyFile) as raised:
        read_settings(home=_written(tmp_path, text))
    fault = raised.value.faults[0]
    assert fault.line == line
    assert told in str(fault)
    assert str(tmp_path / "loket.toml") in str(fault)


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    """One run, one list: nobody wants to find them one by one."""
    with pytest.raises(FaultyFile) as raised:
        read_settings(home=_written(tmp_path, '[kiosk]\nidd = "a"\nplaec = "b"\n'))
    assert len(raised.value.faults) == 2
