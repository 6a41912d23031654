"""Every page, in looks so chosen that each two of their values meet (language, theme, size …); and the sweep of all."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.accessibility.pages import pages
from tests.accessibility.sweep import PANELS, Look, Notebook, Seen, covering, looks, report, see
from tests.ui.said import LANGUAGES
from ui.themes import PALETTES, SCALES
from ui.window import Window

SIZES = {"1080x1920": "portrait", "1920x1080": "wide", "1280x800": "small", "1024x768": "square"}
EVERY = looks(PANELS, LANGUAGES, list(PALETTES), SCALES)
COVERING = covering(EVERY)
EVERYDAY = COVERING[1:2] + COVERING[-2:-1]  # two that are seen before each commit


@pytest.mark.requirement(
    "A11Y-23", "A11Y-26", "A11Y-27", "A11Y-30", "A11Y-31", "A11Y-55", "A11Y-56", "A11Y-78", "A11Y-86"
)
@pytest.mark.parametrize(
    "look",
    [
        pytest.param(
            look, id="-".join(map(str, vars(look).values())), marks=() if look in EVERYDAY else pytest.mark.slow
        )
        for look in COVERING
    ],
)
def test_every_page_can_be_read_and_touched(windows: Callable[[str], Window], look: Look) -> None:
    """Whoever needs large letters, strong contrast or another language sees all that others see, on any panel."""
    window = windows(SIZES[look.panel])
    seen = see(window, look)
    window.show(pages(look.language, look.theme, look.scale)["thanks"])
    assert seen.faults == ()


def test_each_two_values_meet() -> None:
    """A page that is cut only in Finnish on the small panel, or only in yellow letters of twice the size, is seen."""
    for one in EVERY:
        for first, second in (
            ("panel", "language"),
            ("panel", "theme"),
            ("language", "theme"),
            ("theme", "scale"),
            ("spacing", "language"),
        ):
            wanted = (getattr(one, first), getattr(one, second))
            assert any((getattr(look, first), getattr(look, second)) == wanted for look in COVERING)
    assert len(COVERING) < len(EVERY) / 10


def test_a_sweep_that_was_stopped_goes_on(tmp_path: Path) -> None:
    """Half an hour of looking is not lost to a power cut; but what another build looked like counts for nothing."""
    file, look = tmp_path / "sweep.jsonl", EVERY[0]
    Notebook(file).write(Seen(look, 1, (("welcome", "'Back': is cut"),), (("welcome", 7.4),)))
    with file.open("a", encoding="utf-8") as torn:
        torn.write('{"build": "')
    assert Notebook(file).read() == {look: Seen(look, 1, (("welcome", "'Back': is cut"),), (("welcome", 7.4),))}
    row = json.loads(file.read_text("utf-8").splitlines()[0])
    file.write_text(json.dumps({**row, "build": "older"}) + "\n", "utf-8")
    assert Notebook(file).read() == {}


def test_the_table_says_where(capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever has to mend it reads page, language, theme, size and panel; what nobody saw is not called good."""
    one, other = EVERY[0], EVERY[-1]
    told = report([one, other], {one: Seen(one, 1, (("offers", "'€44.90': is cut"),), (("offers", 5.7),))}, 1.0)
    table = capsys.readouterr().out
    for word in (one.panel, one.language, one.theme, str(one.scale), "offers", "is cut"):
        assert word in table
    assert (told["faults"], told["unseen"], told["smallest_capitals_mm"]) == (1, 1, 5.7)
