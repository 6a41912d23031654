"""A Document as one picture for a ticket printer: black and white, large, and the same in every script."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

from kiosk.paper.model import Account, Block, Document, Fact, Facts, FromTo, Rule, Stop, Text, Title, Train, Trains

if TYPE_CHECKING:
    from collections.abc import Callable

    from PIL.ImageFont import FreeTypeFont

DOTS_PER_MM = 8  # 203 dots an inch
MARGIN = 20
BLACK, WHITE = 0, 255
# Sizes of type in dots; 45 dots are 16 points.
NAMES = range(84, 47, -4)  # stations: the largest in which both names stand on three lines each, no word broken
TOTAL, NUMBER, VALUE, TEXT, LABEL, SMALL = 72, 48, 40, 34, 30, 26
LINE_AT, PLACE_AT = 160, 188  # the columns of the trains: the line from stop to stop, and what stands beside it
STRIP = 4000  # dots of paper taken at a time


def raster(document: Document, width_dots: int) -> bytes:
    """PNG of 1 bit, `width_dots` wide and as long as the words need; nothing is ever clipped."""
    return _Sheet(document, width_dots).png()


@lru_cache(maxsize=32)
def _font(size: int, bold: bool) -> FreeTypeFont:
    from fontpkg_atkinson_hyperlegible import ROOT
    from PIL import ImageFont

    return ImageFont.truetype(str(ROOT / "files" / f"AtkinsonHyperlegible-{'Bold' if bold else 'Regular'}.ttf"), size)


class _Sheet:
    """Paper that grows downwards; `_y` is where the next line goes. x counts from where reading starts."""

    def __init__(self, document: Document, width: int) -> None:
        from PIL import Image, ImageDraw

        self._document = document
        self._width = width
        self._mirrored = document.right_to_left
        self._picture = Image.new("L", (width, STRIP), WHITE)
        self._pen = ImageDraw.Draw(self._picture)
        self._y = 0

    def png(self) -> bytes:
        """Draw all and cut the paper."""
        self._mark()
        self._y += 14
        for block in self._document.blocks:
            self._block(block)
        self._y += 14
        self._mark()
        out = BytesIO()
        clean = self._picture.crop((0, 0, self._width, self._y)).point(lambda grey: 255 * (grey > 140), "1")
        clean.save(out, "PNG", dpi=(DOTS_PER_MM * 25.4, DOTS_PER_MM * 25.4), optimize=True)
        return out.getvalue()

    def _block(self, block: Block) -> None:
        draw: dict[type, Callable[..., None]] = {
            Title: self._title, FromTo: self._from_to, Facts: self._facts, Trains: self._trains,
            Account: self._account, Text: self._text, Rule: self._rule,
        }  # fmt: skip
        draw[type(block)](block)

    def _mark(self) -> None:
        if not self._document.marking:
            return
        font, top, step = _font(TEXT, True), self._y, 44
        lines = self._wrapped(self._document.marking, font, self._inner)
        bottom = top + len(lines) * step + 18
        self._room(bottom - top)
        self._pen.rectangle((0, top, self._width, bottom - 1), fill=BLACK)
        self._y += 9
        for line in lines:
            self._write(line, (self._width - font.getlength(line)) / 2, font, WHITE)
            self._y += step
        self._y = bottom

    def _title(self, title: Title) -> None:
        self._lines(title.text, LABEL, MARGIN, self._inner)
        if title.number:
            self._lines(title.number, NUMBER, MARGIN, self._inner, bold=True)
        self._rule()

    def _from_to(self, block: FromTo) -> None:
        size = self._name_size(block)
        self._lines(block.start_label, LABEL, MARGIN, self._inner)
        self._lines(block.start, size, MARGIN, self._inner, bold=True, tight=True)
        self._y += 12
        self._arrow()
        self._lines(block.end_label, LABEL, MARGIN + 36, self._inner)
        self._lines(block.end, size, MARGIN, self._inner, bold=True, tight=True)
        if block.way:
            self._y += 10
            self._lines(block.way, VALUE, MARGIN, self._inner, bold=True)
        self._y += 18

    def _name_size(self, block: FromTo) -> int:
        for size in NAMES:
            font = _font(size, True)
            fits = all(
                len(self._wrapped(name, font, self._inner)) <= 3
                and all(font.getlength(word) <= self._inner for word in name.split(" "))
                for name in (block.start, block.end)
            )
            if fits:
                return size
        return NAMES[-1]

    def _arrow(self) -> None:
        """Drawn beside the next line, because the typeface has none."""
        self._room(80)
        middle, top, tip = self._across(MARGIN + 12), self._y + 2, self._y + 34
        self._pen.line((middle, top, middle, tip - 6), fill=BLACK, width=6)
        self._pen.polygon([(middle - 14, tip - 15), (middle + 14, tip - 15), (middle, tip + 2)], fill=BLACK)

    def _facts(self, block: Facts) -> None:
        for row in block.rows:
            self._lines(row.label, LABEL, MARGIN, self._inner)
            self._lines(row.value, VALUE, MARGIN, self._inner, bold=bool(row.label))
            self._y += 12

    def _trains(self, block: Trains) -> None:
        self._lines(block.heading, LABEL, MARGIN, self._inner)
        self._lines(block.day, VALUE, MARGIN, self._inner, bold=True)
        self._y += 14
        for place, train in enumerate(block.trains):
            if place:
                self._change()
            self._train(train)
        self._y += 16

    def _train(self, train: Train) -> None:
        top = self._stop(train.start)
        self._y += 8
        self._lines(train.name, TEXT, PLACE_AT, self._beside)
        self._y += 14
        line_to = self._stop(train.end)
        middle = self._across(LINE_AT)
        self._pen.line((middle, top + 14, middle, line_to - 14), fill=BLACK, width=6)

    def _change(self) -> None:
        """Dots between two trains: here one walks."""
        self._room(60)
        middle = self._across(LINE_AT)
        for dot in range(3):
            self._dot(middle, self._y + 8 + dot * 16, 4)
        self._y += 54

    def _stop(self, stop: Stop) -> int:
        """Write one moment at one station; returns the height of its mark on the line."""
        self._room(80)
        middle = self._y + 27
        self._write(stop.time, MARGIN, _font(VALUE, True))
        self._dot(self._across(LINE_AT), middle, 13, hollow=True)
        if stop.day:
            self._lines(stop.day, TEXT, PLACE_AT, self._beside)
        self._lines(stop.place, VALUE, PLACE_AT, self._beside, bold=True)
        if stop.platform:
            self._lines(stop.platform, VALUE, PLACE_AT, self._beside)
        return middle

    def _account(self, block: Account) -> None:
        for row in block.rows:
            self._amount(row, TEXT, TEXT)
        self._y += 6
        self._amount(block.total, VALUE, TOTAL)
        if block.paid:
            self._lines(block.paid, LABEL, MARGIN, self._inner)

    def _amount(self, row: Fact, label: int, value: int) -> None:
        """Words at the start, the amount at the end of their last line; or on its own line when both are long."""
        amount, words = _font(value, value > label), _font(label, value > label)
        length = amount.getlength(row.value)
        beside = self._inner - length - 24
        fits = all(words.getlength(word) <= beside for word in row.label.split(" "))
        lines = self._wrapped(row.label, words, beside) if fits else [*self._wrapped(row.label, words, self._inner), ""]
        for line in lines[:-1]:
            self._lines(line, label, MARGIN, self._inner, bold=value > label)
        self._room(value * 2)
        self._y += value - label  # both stand on one line
        self._write(lines[-1], MARGIN, words)
        self._y -= round((value - label) * 0.95)
        self._write(row.value, self._width - MARGIN - length, amount)
        self._y += round(value * 1.22)

    def _text(self, block: Text) -> None:
        self._lines(block.text, SMALL if block.small else TEXT, MARGIN, self._inner)
        self._y += 10

    def _rule(self, _: Rule | None = None) -> None:
        self._y += 12
        self._room(40)
        self._pen.rectangle((MARGIN, self._y, self._width - MARGIN, self._y + 4), fill=BLACK)
        self._y += 20

    def _lines(self, words: str, size: int, x: int, room: float, *, bold: bool = False, tight: bool = False) -> None:
        font = _font(size, bold)
        step = round(size * (1.06 if tight else 1.22))
        for line in self._wrapped(words, font, room):
            self._room(step + size)
            self._write(line, x, font)
            self._y += step

    def _write(self, words: str, x: float, font: FreeTypeFont, ink: int = BLACK) -> None:
        anchor = "ra" if self._mirrored else "la"
        self._pen.text((self._across(x), self._y), words, fill=ink, font=font, anchor=anchor)

    def _wrapped(self, words: str, font: FreeTypeFont, room: float) -> list[str]:
        """Lines that fit into `room`; a word that is too long alone is broken rather than clipped."""
        lines, line = [], ""
        for word in words.split(" "):
            if line and font.getlength(f"{line} {word}") > room:
                lines.append(line)
                line = ""
            line = f"{line} {word}".strip()
            while font.getlength(line) > room:
                most = max(count for count in range(1, len(line)) if count == 1 or font.getlength(line[:count]) <= room)
                lines.append(line[:most])
                line = line[most:]
        return [*lines, line] if line else lines

    def _dot(self, x: float, y: float, radius: int, hollow: bool = False) -> None:
        self._pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=BLACK)
        if hollow:
            inside = radius - 6
            self._pen.ellipse((x - inside, y - inside, x + inside, y + inside), fill=WHITE)

    def _room(self, dots: int) -> None:
        """See to it that so many dots of paper lie below."""
        if self._y + dots < self._picture.height:
            return
        from PIL import Image, ImageDraw

        longer = Image.new("L", (self._width, self._picture.height + STRIP), WHITE)
        longer.paste(self._picture)
        self._picture, self._pen = longer, ImageDraw.Draw(longer)

    def _across(self, x: float) -> float:
        return self._width - x if self._mirrored else x

    @property
    def _inner(self) -> float:
        return self._width - 2 * MARGIN

    @property
    def _beside(self) -> float:
        """Room beside the times."""
        return self._width - MARGIN - PLACE_AT
