"""Sheet: paper that grows downwards, and the strokes and lines of type that are put on it."""

import re
import unicodedata
from io import BytesIO

from kiosk.paper.typefaces import Type, type_of

DOTS_PER_MM = 8  # 203 dots an inch
MARGIN = 20
BLACK, WHITE = 0, 255
LENGTH = 4000  # dots of paper taken at a time
HYPHEN = re.compile(r"(?<=\w\w\w-)(?=\w\w\w)")


class Sheet:
    """`y` is where the next line goes. x counts from where reading starts: from the right on a `mirrored` sheet."""

    def __init__(self, width: int, mirrored: bool) -> None:
        self.width = width
        self.y = 0
        from PIL import Image, ImageDraw

        self._mirrored = mirrored
        self._picture = Image.new("L", (width, LENGTH), WHITE)
        self._pen = ImageDraw.Draw(self._picture)

    @property
    def inner(self) -> int:
        """Dots between the margins."""
        return self.width - 2 * MARGIN

    def png(self) -> bytes:
        """Cut the paper: a PNG of 1 bit."""
        out = BytesIO()
        clean = self._picture.crop((0, 0, self.width, self.y)).point(lambda grey: 255 * (grey > 140), "1")
        clean.save(out, "PNG", dpi=(DOTS_PER_MM * 25.4, DOTS_PER_MM * 25.4), optimize=True)
        return out.getvalue()

    def lines(
        self, words: str, size: int, x: int = MARGIN, room: float = 0, *, bold: bool = False, tight: bool = False
    ) -> None:
        """Write under each other as many lines as the words need."""
        letters = type_of(size, bold)
        close = tight and letters.latin(words)
        step = round(size * (1.06 if close else 1.22))
        self.y -= round(size * 0.12) if close else 0  # no capital of ours reaches so high
        for line in wrapped(words, letters, room or self.inner):
            self.room(step + size)
            self.write(line, x, letters)
            self.y += step

    def write(self, words: str, x: float, letters: Type, ink: int = BLACK) -> None:
        """Write beside what stands there already."""
        letters.draw(self._pen, self.across(x), self.y, words, ink, self._mirrored)

    def band(self, words: str, size: int) -> None:
        """White on black, over the whole width."""
        letters, top, step = type_of(size, True), self.y, round(size * 1.3)
        lines = wrapped(words, letters, self.inner)
        bottom = top + len(lines) * step + 18
        self.room(bottom - top)
        self._pen.rectangle((0, top, self.width, bottom - 1), fill=BLACK)
        self.y += 9
        for line in lines:
            self.write(line, (self.width - letters.length(line)) / 2, letters, WHITE)
            self.y += step
        self.y = bottom

    def bar(self, height: int, margin: int = 0) -> None:
        """A solid bar."""
        self.room(height)
        self._pen.rectangle((margin, self.y, self.width - margin - 1, self.y + height - 1), fill=BLACK)
        self.y += height

    def dashes(self) -> None:
        """A line to tear or cut along, with a pair of scissors where reading starts."""
        self.room(60)
        middle = self.y + 20
        for start in range(MARGIN + 56, self.width - MARGIN, 24):
            self._pen.line((self.across(start), middle, self.across(start + 12), middle), fill=BLACK, width=4)
        for side in (-1, 1):
            self.dot(self.across(MARGIN + 8), middle + side * 10, 8, hollow=3)
            self._pen.line(
                (self.across(MARGIN + 14), middle + side * 6, self.across(MARGIN + 44), middle - side * 12),
                fill=BLACK,
                width=4,
            )
        self.y += 44

    def stroke(self, x: float, top: float, bottom: float) -> None:
        """An upright line."""
        self._pen.line((self.across(x), top, self.across(x), bottom), fill=BLACK, width=6)

    def arrow(self, x: float) -> None:
        """Down, beside the next line; drawn, because the typeface has none."""
        self.room(80)
        middle, top, tip = self.across(x), self.y + 2, self.y + 34
        self._pen.line((middle, top, middle, tip - 6), fill=BLACK, width=6)
        self._pen.polygon([(middle - 14, tip - 15), (middle + 14, tip - 15), (middle, tip + 2)], fill=BLACK)

    def dot(self, x: float, y: float, radius: int, hollow: int = 0) -> None:
        """A disc; `hollow`: a ring of this thickness. x counts from the left."""
        self._pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=BLACK)
        if hollow:
            inside = radius - hollow
            self._pen.ellipse((x - inside, y - inside, x + inside, y + inside), fill=WHITE)

    def modules(self, rows: tuple[str, ...], dots: int) -> None:
        """Squares of whole dots in the middle of the paper, the same way round on each sheet: "1" is black."""
        side = len(rows) * dots
        self.room(side)
        left = (self.width - side) // 2
        for down, row in enumerate(rows):
            for along, module in enumerate(row):
                if module == "1":
                    x, y = left + along * dots, self.y + down * dots
                    self._pen.rectangle((x, y, x + dots - 1, y + dots - 1), fill=BLACK)
        self.y += side

    def room(self, dots: int) -> None:
        """See to it that so many dots of paper lie below."""
        if self.y + dots < self._picture.height:
            return
        from PIL import Image, ImageDraw

        longer = Image.new("L", (self.width, self._picture.height + LENGTH), WHITE)
        longer.paste(self._picture)
        self._picture, self._pen = longer, ImageDraw.Draw(longer)

    def across(self, x: float) -> float:
        """Dots from the left of what is `x` dots from where reading starts."""
        return self.width - x if self._mirrored else x


def parts(word: str) -> list[str]:
    """Where a word may be broken as people do: Garmisch- Partenkirchen, but not 's- Hertogenbosch."""
    return HYPHEN.split(word)


def wrapped(words: str, letters: Type, room: float) -> list[str]:
    """Lines that fit into `room`; a word that is too long alone is broken rather than clipped."""
    lines, line = [], ""
    for word in words.split(" "):
        space = " "
        for part in parts(word) if letters.length(word) > room else [word]:
            if line and letters.length(f"{line}{space}{part}") > room:
                lines.append(line)
                line = ""
            line = f"{line}{space}{part}".strip()
            space = ""
            while letters.length(line) > room and len(line) > 1:
                most = _most(line, letters, room)
                lines.append(line[:most])
                line = line[most:]
    return [*lines, line] if line else lines


def _most(line: str, letters: Type, room: float) -> int:
    """How many letters fit; an accent is never torn from its letter."""
    fit = [
        count
        for count in range(1, len(line))
        if not unicodedata.combining(line[count]) and (count == 1 or letters.length(line[:count]) <= room)
    ]
    return max(fit, default=1)
