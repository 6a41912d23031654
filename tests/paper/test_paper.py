"""Stories of paper: one width, everything on it, large, nothing clipped."""

import io
import struct
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageOps

from kiosk.paper.model import Account, Document, Fact, Facts, FromTo, Receipt, Rule, Stop, Text, Title, Train, Trains
from kiosk.paper.raster import LEADING_EDGE, raster
from kiosk.paper.sheet import MARGIN, parts

LONG = "Frankfurt (Main) Flughafen Fernbahnhof"
WIDTH = 576


def a_document(start: str = "Köln Hbf", end: str = LONG, marking: str = "DEMO – not valid for travel") -> Document:
    train = Train("ICE 41 to München Hbf", Stop("09:46", start, "Platform 7"), Stop("00:42", end, "", "Saturday"))
    return Document(
        title="Train ticket K7Q2 M9XP",
        language="en",
        marking=marking,
        blocks=(
            Title("Train ticket", "K7Q2 M9XP"),
            FromTo("From", start, "To", end, "One way"),
            Facts((Fact("Who travels", "2 seniors"), Fact("", "Discount card: show it"))),
            Rule(),
            Trains("Going there", "Friday 20 November 2026", (train, train)),
            Account((Fact("2 seniors, single ticket", "€24.90"),), Fact("Total", "€24.90"), "Paid by card **** 4242"),
            Text("Questions? Call +49 221 0000 000.", small=True),
        ),
    )


def drawn(document: Document, width: int = WIDTH) -> Image.Image:
    return Image.open(io.BytesIO(raster(document, width)))


def ink(picture: Image.Image) -> tuple[int, int, int, int]:
    """Where something is written, below the bar at the leading edge."""
    written = picture.convert("L").crop((0, LEADING_EDGE, picture.width, picture.height))
    box = ImageOps.invert(written).getbbox()
    assert box is not None
    return box


def test_the_picture_is_what_a_printer_takes() -> None:
    """One bit, 576 dots: any other picture would be garbled or cut off on the roll."""
    picture = raster(a_document(), WIDTH)

    width, height, bits, colours = struct.unpack(">IIBB", picture[16:26])
    assert (width, bits, colours) == (WIDTH, 1, 0)
    assert 1200 < height < 3000
    assert len(picture) < 60_000


@settings(max_examples=20, deadline=None)
@given(
    st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyzäöüßéøåABCDEÄÖÜ ()-./ "), min_size=1, max_size=70),
    st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyzäöüßéøåABCDEÄÖÜ ()-./ "), min_size=1, max_size=70),
)
def test_no_name_is_ever_clipped(start: str, end: str) -> None:
    """However long a station is called, its last letter is on the paper."""
    left, _, right, _ = ink(drawn(a_document(start, end, marking="")))

    assert left >= MARGIN / 2, "nothing sticks out where reading starts"
    assert right <= WIDTH - MARGIN / 2, "nothing sticks out where it ends"


def test_more_words_make_a_longer_paper_and_never_a_denser_one() -> None:
    """Nine people and four trains get as much room as one: the paper grows."""
    document = a_document()
    heights = [drawn(replace(document, blocks=document.blocks * times)).height for times in (1, 2, 4)]
    growth = [later - earlier for earlier, later in pairwise(heights)]

    assert growth[1] == 2 * growth[0]


def capital_mm(name: str, end: str = "H") -> float:
    """How tall the first line of this station name is printed, at 8 dots a millimetre."""
    picture = drawn(Document("t", "en", (FromTo("", name, "", end),))).convert("L")
    rows = [min(picture.crop((0, row, WIDTH, row + 1)).tobytes()) == 0 for row in range(LEADING_EDGE, picture.height)]
    first = rows.index(True)
    return rows[first:].index(False) / 8


def test_station_names_are_printed_as_large_as_they_fit() -> None:
    """Read at arm's length without glasses: names that fit are 12 mm tall, and the longest word still 4 mm."""
    assert capital_mm("HHHH") >= 12
    assert capital_mm("HHH HHHH HHH") >= 12, "three lines are no reason to shrink"
    assert 4 < capital_mm("HHHHHHHHHHHHH") < 12
    assert capital_mm("H" * 40) >= 4


def test_where_to_is_never_smaller_than_where_from() -> None:
    """The destination is what one looks for; a short name of the start does not drown a long one of the end."""
    assert capital_mm("HHHH", "H" * 13) == capital_mm("H" * 13)


def test_long_names_are_broken_as_people_break_them() -> None:
    """Garmisch-Partenkirchen stands on two lines, larger than on one; 's-Hertogenbosch is not torn."""
    assert parts("Garmisch-Partenkirchen") == ["Garmisch-", "Partenkirchen"]
    assert parts("'s-Hertogenbosch") == ["'s-Hertogenbosch"]
    assert capital_mm("HHHHHHHH-HHHHHHHH") > capital_mm("HHHHHHHHHHHHHHHHH")


def test_a_demonstration_is_marked_in_white_on_black_at_both_ends() -> None:
    """Whichever end is torn off, the other still says that it is not valid."""
    picture = drawn(a_document()).convert("L")

    for row in (2, picture.height - 3):
        assert set(picture.crop((0, row, WIDTH, row + 1)).tobytes()) == {0}
    plain = drawn(a_document(marking="")).convert("L")
    assert set(plain.crop((0, plain.height - 3, WIDTH, plain.height - 2)).tobytes()) == {255}


def test_the_beginning_of_a_ticket_is_told_from_its_end() -> None:
    """A solid bar at the leading edge: also who sees little knows which end to hold up."""
    bar = drawn(a_document(marking="")).convert("L")

    assert set(bar.crop((0, 0, WIDTH, LEADING_EDGE)).tobytes()) == {0}
    assert set(bar.crop((0, LEADING_EDGE, WIDTH, LEADING_EDGE + 8)).tobytes()) == {255}


def test_a_language_from_right_to_left_starts_at_the_right() -> None:
    """The same paper mirrored: labels stand where reading starts."""
    short = Document("t", "he", (Facts((Fact("abc", "def"),)),), right_to_left=True)
    left, _, right, _ = ink(drawn(short))

    assert left > WIDTH / 2
    assert WIDTH - MARGIN - 6 <= right <= WIDTH - MARGIN


def test_other_widths_of_paper_work_too() -> None:
    """A kiosk with a 58 mm roll (384 dots) prints the same words."""
    picture = drawn(a_document(), 384)

    assert picture.width == 384
    assert ink(picture)[2] <= 384


def test_the_terminals_receipt_keeps_its_columns() -> None:
    """Words at one side, amounts at the other, under a line to tear along: it is no part of the ticket."""
    left, _, right, _ = ink(drawn(Document("t", "en", (Receipt("Card", ("EUR        24,90",)),))))
    alone = ink(drawn(Document("t", "en", (Receipt("Card", ("EUR 24,90",)),))))

    assert (left, alone[0]) == (pytest.approx(MARGIN, abs=12), left)
    assert right == pytest.approx(WIDTH - MARGIN, abs=6)
    assert Document("t", "en", (Receipt("Card", ("EUR        24,90",)),)).words() == ("Card", "EUR 24,90")
