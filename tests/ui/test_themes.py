"""Sizes are millimetres, colours are proven: before anything is drawn."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.settings import PanelSettings
from ui.themes import (
    CAPITAL,
    CAPITAL_MM,
    PALETTES,
    SCALES,
    contrast,
    faint_pairs,
    look_of,
    next_scale,
    next_theme,
    px_per_mm,
    tokens,
)

PANELS = [
    PanelSettings(1080, 1920, 559.0),
    PanelSettings(1280, 800, 380.0),
    PanelSettings(1920, 1080, 559.0),
    PanelSettings(1024, 768, 380.0),
]


def test_contrast_is_wcags() -> None:
    """The yardstick itself: black on white is 21, a grey of the standard's own examples 4.54."""
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@pytest.mark.requirement("A11Y-27", "A11Y-28", "A11Y-32")
@pytest.mark.parametrize("theme", PALETTES)
def test_every_theme_can_be_read(theme: str) -> None:
    """Text 7:1, borders and rings 3:1: for tired eyes and for sun on the panel."""
    assert faint_pairs(PALETTES[theme]) == []


@pytest.mark.parametrize("theme", PALETTES)
def test_words_on_the_picture_can_be_read(theme: str) -> None:
    """The welcome's sentence stands on the sky, wherever the sky changes its colour."""
    palette = PALETTES[theme]
    for ground in (palette.sky, palette.glow):
        assert contrast(palette.ink, ground) >= 7


@pytest.mark.requirement("A11Y-25", "A11Y-26")
@pytest.mark.parametrize("panel", PANELS)
def test_text_is_large_enough_from_where_one_stands(panel: PanelSettings) -> None:
    """Capitals of the question and its answers are 0.7 degrees high at 60 cm; 12 mm at the largest scale."""
    mm = px_per_mm(panel)
    assert tokens(panel).least_body * CAPITAL / mm >= CAPITAL_MM - 0.1
    assert tokens(panel, 2.0).body * CAPITAL / mm >= 12
    assert tokens(panel).header * CAPITAL / mm >= 5.7


@pytest.mark.requirement("A11Y-28", "A11Y-55", "A11Y-56")
@given(
    width=st.integers(1000, 4000),
    height=st.integers(800, 4000),
    diagonal=st.floats(330, 1200),
    scale=st.sampled_from(SCALES),
)
def test_targets_are_large_on_any_panel(width: int, height: int, diagonal: float, scale: float) -> None:
    """20 mm, and 4 mm apart, whatever the panel: shaking hands miss anything smaller."""
    panel = PanelSettings(width, height, diagonal)
    mm, sizes = px_per_mm(panel), tokens(panel, scale)
    assert sizes.target >= 20 * mm
    assert sizes.gap >= 4 * mm
    assert sizes.tile_width >= 60 * mm
    assert sizes.tile_height >= 25 * mm
    assert sizes.ring_width >= 2 * mm
    assert sizes.body >= sizes.least_body


@pytest.mark.requirement("A11Y-63")
@pytest.mark.parametrize(("bottom_mm", "highest_mm"), [(700, 1100), (800, 1100), (830, 1130), (920, 1220)])
def test_what_is_pressed_lies_as_low_as_the_panel_allows(bottom_mm: float, highest_mm: float) -> None:
    """A panel that hangs a little higher still has room for every page, within what the rule allows."""
    panel = PanelSettings(1080, 1920, 559.0)
    assert bottom_mm + tokens(panel, bottom_mm=bottom_mm).reach / px_per_mm(panel) == pytest.approx(highest_mm, abs=1)


def test_nothing_is_brought_down_where_it_would_not_help() -> None:
    """A panel that hangs too high for whoever sits promises her nothing."""
    assert tokens(PanelSettings(1080, 1920, 559.0), bottom_mm=1000).reach == 1920


def test_one_touch_goes_round() -> None:
    """The buttons "Contrast" and "Larger text" always lead on, and in the end back."""
    theme, scale = "light", 1.0
    for _ in PALETTES:
        theme = next_theme(theme)
    for _ in SCALES:
        scale = next_scale(scale)
    assert (theme, scale) == ("light", 1.0)


def test_the_look_is_flat() -> None:
    """QML reads plain values only."""
    assert all(isinstance(value, (str, int, float, bool)) for value in look_of(PANELS[0], "dark", 1.5).values())
