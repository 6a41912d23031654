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


Block = Title | FromTo | Facts | Trains | Account | Text | Rule  # a barcode will be one more


@dataclass(frozen=True)
class Document:
    """Blocks in reading order, in one language. `marking` is shown first and last, white on black, and never small."""

    title: str
    language: str
    blocks: tuple[Block, ...]
    marking: str = ""
    right_to_left: bool = False

    def words(self) -> tuple[str, ...]:
        """All that one can read on it, in order: for a voice, and to compare picture and PDF with."""
        marking = (self.marking,) if self.marking else ()
        return (*marking, *(word for block in self.blocks for word in _words(block) if word), *marking)


def _words(block: Block) -> Iterator[str]:
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
        case Text(text):
            yield text
        case Rule():
            return


def _stop_words(stop: Stop) -> tuple[str, ...]:
    return (stop.time, stop.day, stop.place, stop.platform)
