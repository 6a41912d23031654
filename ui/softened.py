"""The same colours with less light, for eyes that are dazzled: grounds dim evenly, what is written stays plain."""

from dataclasses import asdict, replace
from functools import lru_cache
from typing import Any

from ui.themes import PAIRS, PALETTES, Palette, contrast

LIGHTS = (1.0, 0.7, 0.45)  # of the ordinary light, at each step: ordinary, softer, softest
STEP = 0.01  # of the light: how finely an ink looks for the contrast that it needs
SPARE = 0.25  # contrast more than is asked: screens round colours

# An even veil over the screen would take contrast with the light (of the light theme 7:1 would be gone at 79 %: the
# glass itself shines back). So the grounds dim, and what stands on them gives way until it can be read as before.
READ = (
    *PAIRS,
    *((ink, ground, 7.0) for ink in ("accent", "ink") for ground in ("paper", "card", "help_card")),
    *(("ink", ground, 7.0) for ground in ("sky", "glow")),
    ("far", "ink", 7.0),  # long sentences reach down to the hills
    ("help", "card", 3.0),
    ("paper", "ink", 7.0),  # the band of practice, and the sign of listening
)
INKS = ("ink", "muted", "line", "accent", "help", "ring", "far")  # what gives way, in this order


def next_softness(softness: int) -> int:
    """The step that one touch leads to; after the softest comes the ordinary light."""
    return (softness + 1) % len(LIGHTS)


@lru_cache
def softened(theme: str, softness: int) -> Palette:
    """The palette of a theme at a step, 0 to 2. What needs a contrast of 7 or 3 has it at every one."""
    ordinary = PALETTES[theme]
    if not softness:
        return ordinary
    light = LIGHTS[softness]
    colours = {name: value for name, value in asdict(ordinary).items() if isinstance(value, str)}
    dimmed = replace(ordinary, **{name: _lit(colour, light) for name, colour in colours.items()})  # type: ignore[arg-type]
    for ink in INKS:
        dimmed = _plain(dimmed, ink, colours[ink], light)
    return dimmed


def colours_of(theme: str, softness: int) -> dict[str, Any]:
    """The colours of a theme at a step, for QML."""
    return asdict(softened(theme, softness))


def _plain(palette: Palette, ink: str, ordinary: str, light: float) -> Palette:
    """With this ink as far from its grounds as it must be: darker than they are, or lighter as it was."""
    needs = [(ground, least) for one, ground, least in READ if one == ink]
    needs += [(one, least) for one, other, least in READ if other == ink and one not in INKS]
    darker = contrast(ordinary, "#000000") < contrast(getattr(palette, needs[0][0]), "#000000")
    for step in range(round(1 / STEP)):
        share = max(light - step * STEP, 0.0) if darker else min(light + step * STEP, 1.0)
        tried = replace(palette, **{ink: _lit(ordinary, share)})  # type: ignore[arg-type]
        if all(contrast(getattr(tried, ink), getattr(tried, ground)) >= least + SPARE for ground, least in needs):
            return tried
    return tried


def _lit(colour: str, share: float) -> str:
    """A colour with this share of its light, of one hue with it."""
    return "#" + "".join(f"{_dim(int(colour[at : at + 2], 16) / 255, share):02X}" for at in (1, 3, 5))


def _dim(value: float, share: float) -> int:
    linear = share * (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4)
    return round(255 * (12.92 * linear if linear <= 0.0031308 else 1.055 * linear ** (1 / 2.4) - 0.055))
