"""Document: what stands on a piece of paper, in reading order, before anybody knows how it is drawn."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Title:
    """What this paper is, and its number: the first line."""

    text: str
    number: str = ""


@dataclass(frozen=True)
class FromTo:
    """Where the journey starts and ends, in the largest letters of the paper; each with its small label."""

    start_label: str
    start: str
    end_label: str
    end: str
    way: str = ""  # "There and back", under the names


@dataclass(frozen=True)
class Fact:
    """One thing and its name: "Who" and "2 seniors"."""

    label: str
    value: str


@dataclass(frozen=True)
class Facts:
    """Several facts under each other."""

    rows: tuple[Fact, ...]


@dataclass(frozen=True)
class Stop:
    """One moment at one station: "09:46", "Köln Hbf", "Platform 7" ("" if nobody knows it).

    `day` only where it is not the day of departure.
    """

    time: str
    place: str
    platform: str = ""
    day: str = ""


@dataclass(frozen=True)
class Train:
    """One train from boarding to leaving it; `name` says which and where to."""

    name: str
    start: Stop
    end: Stop


@dataclass(frozen=True)
class Trains:
    """The trains of one direction, under a heading with their day."""

    heading: str
    day: str
    trains: tuple[Train, ...]


@dataclass(frozen=True)
class Account:
    """What it costs: amounts that add up to the total, the total in large figures, and how it was paid."""

    rows: tuple[Fact, ...]
    total: Fact
    paid: str = ""


@dataclass(frozen=True)
class Text:
    """A sentence or two; `small` for what nobody needs on the way."""

    text: str
    small: bool = False


@dataclass(frozen=True)
class Rule:
    """A line across the paper."""


@dataclass(frozen=True)
class Barcode:
    """A square symbol such as an Aztec code, for a machine to read.

    `modules` are its rows from top to bottom, "1" for black and "0" for white; `quiet` is how many modules of white it
    needs around (an Aztec code 1, a QR code 4). `alternative` is what a voice says in its place.
    """

    modules: tuple[str, ...]
    label: str
    alternative: str
    quiet: int = 1

    def __post_init__(self) -> None:
        if not self.modules or any(len(row) != len(self.modules) or set(row) - {"0", "1"} for row in self.modules):
            raise ValueError('a barcode is as many rows of "0" and "1" as each row is long')


@dataclass(frozen=True)
class Receipt:
    """What the card terminal wants printed, line for line, under a line to tear along: no part of the ticket."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Notice:
    """What must not be overlooked, white on black; `large`: in the largest letters of the paper."""

    text: str
    large: bool = False


Block = Title | FromTo | Facts | Trains | Account | Text | Rule | Barcode | Receipt | Notice


@dataclass(frozen=True)
class Document:
    """Blocks in reading order, in one language. `marking` ("DEMO - not valid") is shown first, at the barcode and last,
    white on black, and never small.
    """

    title: str
    language: str
    blocks: tuple[Block, ...]
    marking: str = ""
    right_to_left: bool = False

    def words(self) -> tuple[str, ...]:
        """All that one can read on it, in order: for a voice, and to compare picture and PDF with."""
        marking = (self.marking,) if self.marking else ()
        inside = (word for block in self.blocks for word in _words(block, self.marking) if word)
        return (*marking, *inside, *marking)


def _words(block: Block, marking: str) -> Iterator[str]:
    match block:
        case Title(text, number):
            yield from (text, number)
        case FromTo(start_label, start, end_label, end, way):
            yield from (start_label, start, end_label, end, way)
        case Facts(rows):
            for row in rows:
                yield from (row.label, row.value)
        case Trains(heading, day, trains):
            yield from (heading, day)
            for train in trains:
                yield from (*_stop_words(train.start), train.name, *_stop_words(train.end))
        case Account(rows, total, paid):
            for row in (*rows, total):
                yield from (row.label, row.value)
            yield paid
        case Text(text) | Notice(text):
            yield text
        case Barcode(label=label):
            yield from (label, marking)
        case Receipt(title, lines):
            yield from (title, *(" ".join(line.split()) for line in lines))
        case Rule():
            return


def _stop_words(stop: Stop) -> tuple[str, ...]:
    return (stop.time, stop.day, stop.place, stop.platform)
