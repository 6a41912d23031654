"""A Document as one picture for a ticket printer: black and white, large, and the same in every script."""

import re
from collections.abc import Callable

from kiosk.paper.model import (
    Account,
    Barcode,
    Block,
    Document,
    Fact,
    Facts,
    FromTo,
    Notice,
    Receipt,
    Rule,
    Stop,
    Text,
    Title,
    Train,
    Trains,
)
from kiosk.paper.sheet import MARGIN, Sheet, parts, wrapped
from kiosk.paper.typefaces import type_of

# Sizes of type in dots; 45 dots are 16 points. Capitals are two thirds as tall: 144 dots make them 12 mm.
NAMES = range(144, 47, -4)  # stations: the largest in which a name stands on three lines, no word broken
TOTAL, NUMBER, VALUE, TEXT, LABEL, SMALL = 72, 48, 40, 34, 30, 26
LINE_AT, PLACE_AT = 160, 188  # the columns of the trains: the line from stop to stop, and what stands beside it
LEADING_EDGE = 24  # dots: a bar that tells the beginning of the ticket from its end
EDGE = 32  # dots at each side of the roll that no printer reaches, 4 mm
FEWEST_DOTS = 5  # a module: smaller ones are lost by worn print heads and weak cameras


def raster(document: Document, width_dots: int) -> bytes:
    """PNG of 1 bit, `width_dots` wide and as long as the words need; nothing is ever clipped.

    Raises ValueError for letters that no typeface has (ask `typefaces.undrawable` first), and for a barcode that is too
    large for this roll.
    """
    return _Drawing(document, width_dots).png()


def dots_a_module(side: int, quiet: int, width_dots: int) -> int:
    """The largest whole number of dots for a barcode of `side` modules with `quiet` ones of white around.

    The white may lie on the edges that no printer reaches. Raises ValueError where it would be too small to read.
    """
    dots = min(width_dots // side, (width_dots + 2 * EDGE) // (side + 2 * quiet))
    if dots < FEWEST_DOTS:
        raise ValueError(f"a barcode of {side} modules needs {FEWEST_DOTS * side} dots, not {width_dots}")
    return dots


class _Drawing:
    def __init__(self, document: Document, width: int) -> None:
        self._document = document
        self._sheet = Sheet(width, document.right_to_left)

    def png(self) -> bytes:
        """Draw all and cut the paper."""
        sheet = self._sheet
        sheet.bar(LEADING_EDGE)
        self._mark()
        sheet.y += 14
        for block in self._document.blocks:
            self._block(block)
        sheet.y += 14
        self._mark()
        return sheet.png()

    def _block(self, block: Block) -> None:
        draw: dict[type, Callable[..., None]] = {
            Title: self._title, FromTo: self._from_to, Facts: self._facts, Trains: self._trains,
            Account: self._account, Text: self._text, Rule: self._rule, Barcode: self._barcode,
            Receipt: self._receipt, Notice: self._notice,
        }  # fmt: skip
        draw[type(block)](block)

    def _mark(self) -> None:
        if self._document.marking:
            self._sheet.band(self._document.marking, TEXT)

    def _title(self, title: Title) -> None:
        self._sheet.lines(title.text, LABEL)
        if title.number:
            self._sheet.lines(title.number, NUMBER, bold=True)
        self._rule()

    def _from_to(self, block: FromTo) -> None:
        """Where to is the largest; where from is as large, or smaller if it has to be."""
        sheet = self._sheet
        end = self._name_size(block.end)
        start = min(end, self._name_size(block.start))
        sheet.lines(block.start_label, LABEL)
        sheet.lines(block.start, start, bold=True, tight=True)
        sheet.y += 12
        sheet.arrow(MARGIN + 12)
        sheet.lines(block.end_label, LABEL, MARGIN + 36, sheet.inner - 36)
        sheet.lines(block.end, end, bold=True, tight=True)
        if block.way:
            sheet.y += 10
            sheet.lines(block.way, VALUE, bold=True)
        sheet.y += 18

    def _name_size(self, name: str) -> int:
        for size in NAMES:
            letters = type_of(size, True)
            whole = all(letters.length(part) <= self._sheet.inner for word in name.split(" ") for part in parts(word))
            if whole and len(wrapped(name, letters, self._sheet.inner)) <= 3:
                return size
        return NAMES[-1]

    def _facts(self, block: Facts) -> None:
        for row in block.rows:
            if row.label:
                self._sheet.lines(row.label, LABEL)
            self._sheet.lines(row.value, VALUE, bold=bool(row.label))
            self._sheet.y += 12

    def _trains(self, block: Trains) -> None:
        self._sheet.lines(block.heading, LABEL)
        self._sheet.lines(block.day, VALUE, bold=True)
        self._sheet.y += 14
        for place, train in enumerate(block.trains):
            if place:
                self._change()
            self._train(train)
        self._sheet.y += 16

    def _train(self, train: Train) -> None:
        top = self._stop(train.start)
        self._sheet.y += 8
        self._sheet.lines(train.name, TEXT, PLACE_AT, self._beside)
        self._sheet.y += 14
        line_to = self._stop(train.end)
        self._sheet.stroke(LINE_AT, top + 14, line_to - 14)

    def _change(self) -> None:
        """Dots between two trains: here one walks."""
        self._sheet.room(60)
        for dot in range(3):
            self._sheet.dot(self._sheet.across(LINE_AT), self._sheet.y + 8 + dot * 16, 4)
        self._sheet.y += 54

    def _stop(self, stop: Stop) -> int:
        """Write one moment at one station; returns the height of its mark on the line."""
        sheet = self._sheet
        sheet.room(80)
        middle = sheet.y + 27
        sheet.write(stop.time, MARGIN, type_of(VALUE, True))
        sheet.dot(sheet.across(LINE_AT), middle, 13, hollow=7)
        if stop.day:
            sheet.lines(stop.day, TEXT, PLACE_AT, self._beside)
        sheet.lines(stop.place, VALUE, PLACE_AT, self._beside, bold=True)
        if stop.platform:
            sheet.lines(stop.platform, VALUE, PLACE_AT, self._beside)
        return middle

    def _account(self, block: Account) -> None:
        for row in block.rows:
            self._amount(row, TEXT, TEXT)
        self._sheet.y += 6
        self._amount(block.total, VALUE, TOTAL)
        if block.paid:
            self._sheet.lines(block.paid, LABEL)

    def _amount(self, row: Fact, label: int, value: int) -> None:
        """Words at the start, the amount at the end of their last line; or on its own line when both are long."""
        sheet = self._sheet
        amount, words = type_of(value, value > label), type_of(label, value > label)
        length = amount.length(row.value)
        beside = sheet.inner - length - 24
        fits = all(words.length(word) <= beside for word in row.label.split(" "))
        lines = wrapped(row.label, words, beside) if fits else [*wrapped(row.label, words, sheet.inner), ""]
        for line in lines[:-1]:
            sheet.lines(line, label, bold=value > label)
        sheet.room(value * 2)
        sheet.y += value - label  # both stand on one line
        sheet.write(lines[-1] if lines else "", MARGIN, words)
        sheet.y -= round((value - label) * 0.95)
        sheet.write(row.value, sheet.width - MARGIN - length, amount)
        sheet.y += round(value * 1.22)

    def _text(self, block: Text) -> None:
        self._sheet.lines(block.text, SMALL if block.small else TEXT)
        self._sheet.y += 10

    def _notice(self, block: Notice) -> None:
        self._sheet.y += 8
        self._sheet.band(block.text, self._name_size(block.text) if block.large else VALUE)
        self._sheet.y += 18

    def _barcode(self, block: Barcode) -> None:
        """Whole dots, never scaled or dithered; marked at once, for a photograph that shows no more than this."""
        sheet = self._sheet
        dots = dots_a_module(len(block.modules), block.quiet, sheet.width)
        sheet.y += 10
        sheet.lines(block.label, LABEL)
        sheet.y += block.quiet * dots
        sheet.modules(block.modules, dots)
        sheet.y += block.quiet * dots
        self._mark()
        sheet.y += 14

    def _receipt(self, block: Receipt) -> None:
        """Columns of a terminal's receipt, which are made with spaces, stand at the two sides here."""
        self._sheet.dashes()
        self._sheet.lines(block.title, LABEL, bold=True)
        self._sheet.y += 6
        for line in block.lines:
            label, *value = re.split(r"\s{2,}", line.strip(), maxsplit=1)
            if value:
                self._amount(Fact(label, " ".join(value[0].split())), SMALL, SMALL)
            else:
                self._sheet.lines(label, SMALL)
        self._sheet.y += 10

    def _rule(self, _: Rule | None = None) -> None:
        self._sheet.y += 12
        self._sheet.bar(5, MARGIN)
        self._sheet.y += 15

    @property
    def _beside(self) -> int:
        return self._sheet.width - PLACE_AT - MARGIN
