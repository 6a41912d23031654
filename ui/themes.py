"""Sizes in millimetres and colours with proven contrast: everything that makes the screens look as they do."""

from dataclasses import asdict, dataclass
from functools import lru_cache
from math import hypot
from typing import Any

from kiosk.settings import PanelSettings

FAMILY = "Atkinson Hyperlegible"
CAPITAL = 0.668  # height of its capitals, in ems
X_HEIGHT = 0.496  # height of its small letters, in ems
LINE = 1.24  # height of a line of it, in ems

# Wider spacing, in ems (WCAG 2.2, 1.4.12): between letters, words, from line to line, and after a paragraph.
LETTERS, WORDS, LINES, PARAGRAPHS = 0.12, 0.16, 1.5, 2.0

EYE_MM = 600.0  # from the eye to the panel
CAPITAL_MM = 7.4  # 0.7 degrees at EYE_MM (EN 301 549 V3.2.1, 5.1.4)
LEAST_X_HEIGHT_MM = 4.24  # 16 CSS px (EN 301 549 V4.1.1, 5.1.4): the header of a small panel, never the question
TARGET_MM = 20.0  # side of anything to touch
TILE_MM = (60.0, 25.0)  # a main choice
GAP_MM = 4.05  # between two things to touch; a hair more than 4, so that rounding cannot take it away
BESIDE_MM = 3.0  # a touch that falls so close beside a control, and not nearer to another, is its own
RING_MM = 2.0  # width of the focus ring

REACH_MM = 1100.0  # above the floor: as high as somebody who sits reaches (EN 301 549 8.3.5)
FAR_MM = 1220.0  # as high as the rule allows where that is not possible
LOW_MM = 300.0  # all that is pressed needs so much of the panel
BOTTOM_MM = 800.0  # where a display begins, unless somebody has measured it

SCALES = (1.0, 1.5, 2.0)
LEAST_DIAGONAL_MM = 330.0  # 13 inches: below this the header and four tiles do not fit


@dataclass(frozen=True)
class Palette:
    """The colours of one theme. Text keeps 7:1 to its ground, borders and rings 3:1 to both sides."""

    paper: str
    card: str  # a tile
    ink: str
    muted: str  # ink that steps back: labels, "Back" when there is nothing behind
    line: str  # borders
    accent: str  # the one thing to do next
    on_accent: str
    help: str  # a person, and nothing else
    on_help: str
    help_card: str  # the ground of what is said about help and trouble
    ring: str
    # the picture of the welcome screen, from far to near
    sky: str
    glow: str  # the sky above the hills
    sun: str
    far: str
    middle: str
    near: str
    field: str
    stone: str
    shade: str
    train: str
    window: str
    outlined: bool = False  # the picture is drawn in lines, not in areas
    blank: str = "#FFFFFF"  # behind a code for a camera, which is black


PALETTES = {
    "light": Palette(
        paper="#FBF6EA", card="#FFFEFA", ink="#211C16", muted="#50483C", line="#8A7F6D",
        accent="#123F7E", on_accent="#FFFFFF", help="#84301A", on_help="#FFFFFF", help_card="#FBE9DD", ring="#211C16",
        sky="#F6D9A8", glow="#FBEBCB", sun="#FFF7E0", far="#B9C3B8", middle="#8FA98F", near="#5F8467", field="#D9B65F",
        stone="#C9A98A", shade="#8B6A50", train="#123F7E", window="#FFF3D2",
    ),
    "dark": Palette(
        paper="#14171D", card="#20252E", ink="#F8F2E6", muted="#CFC7B8", line="#8E8777",
        accent="#A8CAFF", on_accent="#08182F", help="#FFB59E", on_help="#350D03", help_card="#33211B", ring="#FFD45C",
        sky="#1B2740", glow="#31405F", sun="#F3E7C4", far="#2B3A52", middle="#223246", near="#1A2A33", field="#2C3A30",
        stone="#5C5A5E", shade="#2E2D33", train="#A8CAFF", window="#FFE29A",
    ),
    "yellow": Palette(
        paper="#000000", card="#000000", ink="#FFE900", muted="#FFFFFF", line="#FFE900",
        accent="#FFE900", on_accent="#000000", help="#FFFFFF", on_help="#000000", help_card="#000000", ring="#00E5FF",
        sky="#000000", glow="#000000", sun="#000000", far="#000000", middle="#000000", near="#000000", field="#000000",
        stone="#000000", shade="#000000", train="#FFE900", window="#000000", outlined=True,
    ),
    "paper": Palette(
        paper="#FFFFFF", card="#FFFFFF", ink="#000000", muted="#000000", line="#000000",
        accent="#000000", on_accent="#FFFFFF", help="#6B1400", on_help="#FFFFFF", help_card="#FFFFFF", ring="#9C0055",
        sky="#FFFFFF", glow="#FFFFFF", sun="#FFFFFF", far="#FFFFFF", middle="#FFFFFF", near="#FFFFFF", field="#FFFFFF",
        stone="#FFFFFF", shade="#FFFFFF", train="#000000", window="#FFFFFF", outlined=True,
    ),
}  # fmt: skip

# (what is written or drawn, on what, how much contrast it needs)
PAIRS = (
    *((text, ground, 7.0) for text in ("ink", "muted") for ground in ("paper", "card", "help_card")),
    ("on_accent", "accent", 7.0),
    ("on_help", "help", 7.0),
    ("help", "paper", 7.0),
    ("help", "help_card", 7.0),
    ("accent", "paper", 3.0),
    ("accent", "card", 3.0),
    ("line", "paper", 3.0),
    ("line", "card", 3.0),
    ("ring", "paper", 3.0),
    ("ring", "help_card", 3.0),
)


@dataclass(frozen=True)
class Tokens:
    """Whole pixels of one panel at one text size. `body` and `title` are wishes: a page that cannot hold them asks for
    `least_body` and `least_title`, and no less.
    """

    body: int
    title: int
    least_body: int
    least_title: int
    chrome: int  # header and footer where the page is shown at once: they must leave room for the question
    header: int
    small: int  # a second line on a button of the frame: never the question, never an answer
    target: int
    tile_width: int
    tile_height: int
    gap: int
    pad: int
    margin: int
    beside: int
    radius: int
    rule: int  # thickness of borders
    stroke: int  # of every drawing
    ring_width: int
    portrait: bool
    px_per_mm: float
    roomy: bool  # the header has room for drawings beside its words
    reach: int  # from the bottom of the panel: what somebody who sits can touch


def next_theme(theme: str) -> str:
    """The theme that one touch of "Contrast" leads to; after the last comes the first."""
    themes = list(PALETTES)
    return themes[(themes.index(theme) + 1) % len(themes)]


def next_scale(scale: float) -> float:
    """The text size that one touch of "Larger text" leads to; after the largest comes the first."""
    return SCALES[(SCALES.index(scale) + 1) % len(SCALES)]


def px_per_mm(panel: PanelSettings) -> float:
    """From the real diagonal in the settings: what a screen tells about its own size is fiction."""
    return hypot(panel.width_px, panel.height_px) / panel.diagonal_mm


def contrast(one: str, other: str) -> float:
    """The ratio of two colours "#RRGGBB", 1 to 21 (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@lru_cache(4096)
def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def faint_pairs(palette: Palette) -> list[str]:
    """What is too faint in a palette; nothing in ours."""
    return [
        f"{text} on {ground}: {ratio:.1f}, needs {least}"
        for text, ground, least in PAIRS
        if (ratio := contrast(getattr(palette, text), getattr(palette, ground))) < least
    ]


def tokens(panel: PanelSettings, scale: float = 1.0, bottom_mm: float = BOTTOM_MM) -> Tokens:
    """The sizes for this panel; `scale` 1, 1.5 or 2 enlarges the text, and what has to grow with it. It hangs
    `bottom_mm` above the floor.

    A landscape panel has the question beside its answers, so its title is smaller; a panel below 13 inches gets text
    that is as large as its header allows (still 16 CSS px in x-height, whatever the settings say).
    """
    mm = px_per_mm(panel)
    portrait = panel.height_px > panel.width_px
    body = CAPITAL_MM * mm / CAPITAL
    width_in_body = panel.width_px / body
    height_in_body = panel.height_px / body
    roomy = portrait or width_in_body > 40
    header_scale = 1.0 if roomy else min(1.0, width_in_body / 35.0)
    chrome_scale = min(scale, 1.2) if portrait else min(scale, 1.25, max(1.0, height_in_body / 19))
    least_title = body * (1.8 if portrait else 1.75 if roomy else 1.3)
    return Tokens(
        body=round(body * scale),
        title=round(max(least_title, body * scale * (1.2 if roomy or scale == 1 else 1.0))),
        least_body=round(body),
        least_title=round(least_title),
        chrome=round(body * chrome_scale),
        header=round(
            max(body * header_scale * ((1 + chrome_scale) / 2 if roomy else 1.0), LEAST_X_HEIGHT_MM * mm / X_HEIGHT)
        ),
        small=_up(LEAST_X_HEIGHT_MM * mm / X_HEIGHT),
        target=_up(TARGET_MM * mm),
        tile_width=_up(TILE_MM[0] * mm),
        tile_height=_up(TILE_MM[1] * mm),
        gap=_up(GAP_MM * mm),
        pad=round(5 * mm),
        margin=round((11 if portrait else 9 if roomy else 6) * mm),
        beside=int(BESIDE_MM * mm),
        radius=round(2.4 * mm),
        rule=max(2, round(0.55 * mm)),
        stroke=max(3, round(1.0 * mm)),
        ring_width=_up(RING_MM * mm),
        portrait=portrait,
        px_per_mm=mm,
        roomy=roomy,
        reach=min(panel.height_px, int(_reach_mm(bottom_mm) * mm) or panel.height_px),
    )


def _reach_mm(bottom_mm: float) -> float:
    """How much of the panel, from its bottom, somebody who sits can touch; 0 where it hangs too high for her."""
    low = max(LOW_MM, REACH_MM - bottom_mm)
    return low if bottom_mm + low <= FAR_MM else 0.0


def _up(size: float) -> int:
    return int(-(-size // 1))


def look_of(panel: PanelSettings, theme: str, scale: float, bottom_mm: float = BOTTOM_MM) -> dict[str, Any]:
    """Sizes and colours in one flat dictionary, for QML."""
    sizes = asdict(tokens(panel, scale, bottom_mm))
    del sizes["px_per_mm"]
    return {**asdict(PALETTES[theme]), **sizes, "family": FAMILY, "theme": theme}


def spacing(spaced: bool, *, joined: bool) -> dict[str, Any]:
    """How far letters, words and lines stand apart, for QML: 0 is as the font has it. `joined`: letters of this
    language hang together, and none is torn from the next.
    """
    letter, word, paragraph = (0.0 if joined else LETTERS, WORDS, PARAGRAPHS) if spaced else (0.0, 0.0, 0.0)
    return {
        "spaced": spaced,
        "letter": letter,
        "word": word,
        "line_height": LINE,
        "lines": LINES,
        "paragraph": paragraph,
    }
