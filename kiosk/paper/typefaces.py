"""Which typeface draws which letter: Atkinson Hyperlegible first, and for other scripts what is installed.

A letter that no typeface has is never drawn as an empty box: `undrawable` names it, and the ticket is not sold here.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

PACKAGES = {  # Python packages, each with its licence (SIL Open Font License): files for regular and bold type
    "fontpkg_atkinson_hyperlegible": ("AtkinsonHyperlegible-Regular.ttf", "AtkinsonHyperlegible-Bold.ttf"),
    "fontpkg_noto_sans": ("NotoSans[wdth,wght].ttf",) * 2,  # Greek, Cyrillic, Vietnamese
    "fontpkg_noto_sans_arabic": ("NotoSansArabic[wdth,wght].ttf",) * 2,
    "fontpkg_heebo": ("Heebo[wght].ttf",) * 2,  # Hebrew
}
DEBIAN = (  # packages fonts-noto-core, fonts-noto-cjk, fonts-dejavu-core
    ("truetype/noto/NotoSans-Regular.ttf", "truetype/noto/NotoSans-Bold.ttf"),
    ("truetype/noto/NotoSansArabic-Regular.ttf", "truetype/noto/NotoSansArabic-Bold.ttf"),
    ("truetype/noto/NotoSansHebrew-Regular.ttf", "truetype/noto/NotoSansHebrew-Bold.ttf"),
    ("opentype/noto/NotoSansCJK-Regular.ttc", "opentype/noto/NotoSansCJK-Bold.ttc"),
    ("truetype/dejavu/DejaVuSans.ttf", "truetype/dejavu/DejaVuSans-Bold.ttf"),
)
DEBIAN_FONTS = Path("/usr/share/fonts")
BOLD, REGULAR = 700, 400
NOBODY = "\U0010ffff"  # no typeface has it: what is drawn for it is the box


@dataclass(frozen=True)
class Face:
    """One typeface: a file for regular type and one for bold, which may be the same variable one."""

    regular: Path
    bold: Path

    @property
    def family(self) -> str:
        """Its name, as PDF and screens know it."""
        return str(self.font(20, False).getname()[0])

    def font(self, size: int, bold: bool) -> "FreeTypeFont":
        """This typeface at `size` dots."""
        from PIL import ImageFont

        font = ImageFont.truetype(str(self.bold if bold else self.regular), size)
        if self.regular == self.bold:
            weight = BOLD if bold else REGULAR
            axes = ((axis["name"], axis["default"] or 0) for axis in font.get_variation_axes())
            font.set_variation_by_axes([weight if name == b"Weight" else default for name, default in axes])
        return font

    def has(self, letter: str) -> bool:
        """Whether it can draw this letter."""
        return _has(self, letter)


@lru_cache(maxsize=1)
def faces() -> tuple[Face, ...]:
    """The typefaces of this machine, the one to be preferred first."""
    found = []
    for package, files in PACKAGES.items():
        if find_spec(package):
            folder = Path(import_module(package).ROOT) / "files"
            found.append(Face(*(folder / file for file in files)))
    debian = (Face(*(DEBIAN_FONTS / file for file in files)) for files in DEBIAN)
    return (*found, *(face for face in debian if face.regular.exists() and face.bold.exists()))


def undrawable(words: str) -> str:
    """The letters that no typeface here has; "" when all can be drawn."""
    return "".join(sorted({letter for letter in words if not any(face.has(letter) for face in faces())}))


class Type:
    """Letters of one size. Words in several scripts are drawn in several typefaces on one line."""

    def __init__(self, size: int, bold: bool) -> None:
        self.size = size
        self._bold = bold
        self._fonts: dict[Face, FreeTypeFont] = {}
        self._ascent = self._font(faces()[0]).getmetrics()[0]

    def length(self, words: str) -> float:
        """How wide these words are, in dots."""
        return sum(font.getlength(run) for font, run in self._runs(words))

    def latin(self, words: str) -> bool:
        """Whether the first typeface draws all of it: then lines may stand close to each other."""
        return all(face is faces()[0] for face, _ in runs(words))

    def draw(self, pen: "ImageDraw", x: float, y: float, words: str, ink: int, mirrored: bool = False) -> None:
        """Write them from the top corner where reading starts: the left one, or `mirrored` the right one."""
        for font, run in self._runs(words):
            at = x - font.getlength(run) if mirrored else x
            pen.text((at, y + self._ascent), run, fill=ink, font=font, anchor="ls")
            x = at if mirrored else at + font.getlength(run)

    def _font(self, face: Face) -> "FreeTypeFont":
        if face not in self._fonts:
            self._fonts[face] = face.font(self.size, self._bold)
        return self._fonts[face]

    def _runs(self, words: str) -> Iterator[tuple["FreeTypeFont", str]]:
        for face, run in runs(words):
            yield self._font(face), run


def runs(words: str) -> tuple[tuple[Face, str], ...]:
    """Pieces that one typeface draws. Spaces and signs stay with the letters before them, so that words keep together.

    Raises ValueError for letters that no typeface has: whoever sells has to ask `undrawable` first.
    """
    made: list[tuple[Face, str]] = []
    for letter in words:
        last = made[-1][0] if made else None
        if last and not letter.isalpha() and last.has(letter):
            face = last
        else:
            face = next((face for face in faces() if face.has(letter)), None) or _missing(words)
        space = letter.isspace()  # on its own: between two directions of writing it stands between the words
        if face is last and not space and not made[-1][1].isspace():
            made[-1] = (face, made[-1][1] + letter)
        else:
            made.append((face, letter))
    return tuple(_joined(made))


def _joined(made: list[tuple[Face, str]]) -> Iterator[tuple[Face, str]]:
    """A space between two runs of one typeface belongs to both: they are one."""
    held: list[tuple[Face, str]] = []
    for face, run in made:
        held.append((face, run))
        words = [place for place, (_, held_run) in enumerate(held) if not held_run.isspace()]
        if len(words) < 2:
            continue
        first, last = words[0], words[-1]
        if held[first][0] is face:
            held = [*held[:first], (face, "".join(held_run for _, held_run in held[first:]))]
        else:
            yield from held[:last]
            held = held[last:]
    yield from held


@lru_cache(maxsize=64)
def type_of(size: int, bold: bool) -> Type:
    """Type of this size in dots; 45 dots are 16 points."""
    return Type(size, bold)


@lru_cache(maxsize=4096)
def _has(face: Face, letter: str) -> bool:
    if unicodedata.category(letter) == "Cf":  # a mark of direction, which nobody sees
        return True
    probe = _probe(face)
    return bytes(probe.getmask(letter)) != bytes(probe.getmask(NOBODY)) or letter.isspace()


@lru_cache(maxsize=16)
def _probe(face: Face) -> "FreeTypeFont":
    from PIL import ImageFont

    return ImageFont.truetype(str(face.regular), 40, layout_engine=ImageFont.Layout.BASIC)


def _missing(words: str) -> Face:
    raise ValueError(f"no typeface has {undrawable(words)!r} of {words!r}")
