"""Less light for eyes that are dazzled: measured on the glass at every step, and everything is read as before."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from tests.accessibility.eyes import light_of
from tests.accessibility.pages import pages
from ui.glass import faint_texts
from ui.softened import LIGHTS, next_softness, softened
from ui.themes import PALETTES, contrast, faint_pairs
from ui.window import Window

STEPS = range(1, len(LIGHTS))
SOFTEST = len(LIGHTS) - 1  # where most of the light is taken
LOOKS = [
    pytest.param(
        panel, theme, id=f"{panel}-{theme}", marks=() if (panel, theme) == ("portrait", "light") else pytest.mark.slow
    )
    for panel, theme in (*(("portrait", theme) for theme in PALETTES), ("small", "light"))
]


@pytest.mark.requirement("A11Y-27", "A11Y-28", "A11Y-32")
@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("theme", PALETTES)
def test_every_step_of_every_theme_can_be_read(theme: str, step: int) -> None:
    """Text 7:1, borders and rings 3:1, as in ordinary light; the ordinary light is what it was."""
    assert faint_pairs(softened(theme, step)) == []
    assert softened(theme, 0) == PALETTES[theme]


def test_an_even_veil_would_not_do() -> None:
    """Why colours are chosen anew: a veil that takes half of the light takes the contrast with it."""
    paper, ink = (f"#{_veiled(colour)}" for colour in (PALETTES["light"].paper, PALETTES["light"].muted))
    assert contrast(paper, ink) < 7 <= contrast(softened("light", 2).paper, softened("light", 2).muted)


def _veiled(colour: str) -> str:
    """Under a veil of black through which 70 of 100 parts of the signal come: 45 of the light."""
    return "".join(f"{round(int(colour[at : at + 2], 16) * 0.7):02X}" for at in (1, 3, 5))


def test_one_touch_goes_round() -> None:
    """Softer, softest, and as before: nobody is left in the dark."""
    assert [next_softness(step) for step in range(len(LIGHTS))] == [1, 2, 0]


@pytest.mark.requirement("A11Y-32")
@pytest.mark.parametrize("theme", PALETTES)
def test_the_glass_gives_less_light(windows: Callable[[str], Window], qtbot: QtBot, theme: str) -> None:
    """A bright page has seven, then four and a half tenths of its light; where all is dark, what shines dims."""
    window, made, given = windows("portrait"), pages("en", theme, 1.0), []
    for name in ("welcome", "way", "review", "phone-ticket", "way-coming"):
        view, lights = made[name], []
        for step in range(len(LIGHTS)):
            window.show({**view, "softness": step})
            qtbot.wait(15)
            lights.append(light_of(window.grab()))
        given.append([light / lights[0] for light in lights])
    window.show({**view, "softness": 0})
    for one in given:
        for light, wanted in zip(one, LIGHTS, strict=True):
            assert light == pytest.approx(wanted, abs=0.03 if theme != "dark" else 0.25), given
        assert one[2] < one[1] - 0.02 < one[0] - 0.1, given


@pytest.mark.requirement("A11Y-27", "A11Y-32")
@pytest.mark.parametrize(("panel", "theme"), LOOKS)
def test_every_page_is_read_in_the_softest_light(
    windows: Callable[[str], Window], qtbot: QtBot, panel: str, theme: str
) -> None:
    """Each word on each page, as its pixels are, has 7:1 against what really lies behind it."""
    window, faults = windows(panel), []
    for name, view in pages("de", theme, 1.0).items():
        window.show({**view, "softness": SOFTEST})
        qtbot.wait(1)
        faults += [f"{name}: {fault}" for fault in faint_texts(window.quick, window.grab())]
    window.show(pages("de", theme, 1.0)["thanks"])
    assert faults == []
