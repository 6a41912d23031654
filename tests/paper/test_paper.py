"""Stories of paper: one width, everything on it, large, nothing clipped, and a PDF that can be read aloud."""

import io
import shutil
import struct
import subprocess
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageOps

from kiosk.paper.model import Account, Document, Fact, Facts, FromTo, Rule, Stop, Text, Title, Train, Trains
from kiosk.paper.pdf import pdf
from kiosk.paper.raster import MARGIN, raster
from tests.clock import FakeClock

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
    box = ImageOps.invert(picture.convert("L")).getbbox()
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


def capital_mm(name: str) -> float:
    """How tall the first line of this station name is printed, at 8 dots a millimetre."""
    picture = drawn(Document("t", "en", (FromTo("", name, "", "H"),))).convert("L")
    rows = [min(picture.crop((0, row, WIDTH, row + 1)).tobytes()) == 0 for row in range(picture.height)]
    first = rows.index(True)
    return rows[first:].index(False) / 8


def test_station_names_are_printed_as_large_as_they_fit() -> None:
    """Read at arm's length without glasses: short names 7 mm tall, and the longest word still 4 mm."""
    assert capital_mm("HHH") >= 7
    assert capital_mm("HHHHHHHHHHHHH") < capital_mm("HHH HHHHHHHH")
    assert capital_mm("H" * 40) >= 4


def test_a_demonstration_is_marked_in_white_on_black_at_both_ends() -> None:
    """Whichever end is torn off, the other still says that it is not valid."""
    picture = drawn(a_document()).convert("L")

    for row in (2, picture.height - 3):
        assert set(picture.crop((0, row, WIDTH, row + 1)).tobytes()) == {0}
    assert set(drawn(a_document(marking="")).convert("L").crop((0, 2, WIDTH, 3)).tobytes()) == {255}


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


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("pdf") / "ticket.pdf"
    file.write_bytes(pdf(a_document(start='#let "x" = [$'), FakeClock().now()))
    return file


def test_a_pdf_is_tagged_and_says_what_it_is(sheet: Path) -> None:
    """A screen reader announces the title, speaks the right language and finds headings."""
    content = sheet.read_bytes()

    assert content.startswith(b"%PDF-1.7")
    for mark in (b"/StructTreeRoot", b"/Lang(en)", b"pdfuaid", b"/DisplayDocTitle true"):
        assert mark in content


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler is not installed")
def test_the_pdf_says_the_same_words_as_the_roll(sheet: Path) -> None:
    """Nothing is lost between paper and phone, and a name full of signs is still only a name."""
    read = subprocess.run(["pdftotext", "-raw", str(sheet), "-"], capture_output=True, text=True, check=True).stdout
    flat = " ".join(read.split())

    for words in a_document(start='#let "x" = [$').words():
        assert " ".join(words.split()) in flat


def test_the_same_ticket_gives_the_same_pdf() -> None:
    """A second copy is the same file: nothing of the machine or the minute gets into it."""
    at = FakeClock().now()
    assert pdf(a_document(), at) == pdf(a_document(), at)
