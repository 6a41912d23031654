"""Stories of the PDF: tagged, with alternative texts, the same words as on the roll, and a barcode that scans."""

import random
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image

from kiosk.paper.model import Barcode, Notice, Receipt
from kiosk.paper.pdf import pdf, svg
from tests.clock import FakeClock
from tests.paper.symbols import TYPICAL, barcode, read
from tests.paper.test_paper import a_document

NASTY = '#let "x" = [$'
needs_poppler = pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler is not installed")


def whole_document() -> object:
    document = a_document(start=NASTY)
    more = (barcode(), Receipt("Card payment receipt", ("Terminal-ID    29001234", "paid")), Notice("Keep this"))
    return type(document)(**{**document.__dict__, "blocks": (*document.blocks, *more)})


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("pdf") / "ticket.pdf"
    file.write_bytes(pdf(whole_document(), FakeClock().now()))  # type: ignore[arg-type]
    return file


def test_a_pdf_is_tagged_and_says_what_it_is(sheet: Path) -> None:
    """A screen reader announces the title, speaks the right language, and finds headings (ISO 14289-1, 7)."""
    content = sheet.read_bytes()

    assert content.startswith(b"%PDF-1.7")
    for mark in (b"/StructTreeRoot", b"/Lang(en)", b"pdfuaid:part>1<", b"/DisplayDocTitle true", b"/S/H1", b"/S/H2"):
        assert mark in content.replace(b" >", b">")
    assert re.search(rb"/MarkInfo<<\s*/Marked true", content)
    assert b"<dc:title>" in content
    assert b"Train ticket K7Q2 M9XP" in content


def test_each_picture_in_it_has_words(sheet: Path) -> None:
    """The barcode is announced by its purpose, not as "graphic"."""
    content = sheet.read_bytes()

    assert content.count(b"/S/Figure") == 1
    assert content.count(b"/Alt(Barcode of this ticket)") == 1


def test_all_type_is_embedded(sheet: Path) -> None:
    """It looks the same on each phone, and its letters can be copied and spoken."""
    content = sheet.read_bytes()

    fonts = set(re.findall(rb"/BaseFont/([A-Za-z0-9+-]+)", content))
    assert fonts
    assert all(re.match(rb"[A-Z]{6}\+AtkinsonHyperlegible", font) for font in fonts)
    assert content.count(b"/ToUnicode") >= len({font.partition(b"+")[2] for font in fonts}) // 2


@needs_poppler
def test_the_pdf_says_the_same_words_as_the_roll(sheet: Path) -> None:
    """Nothing is lost between paper and phone, and a name full of signs is still only a name."""
    read_aloud = subprocess.run(
        ["pdftotext", "-raw", str(sheet), "-"], capture_output=True, text=True, check=True
    ).stdout
    flat = " ".join(read_aloud.split())

    for words in whole_document().words():  # type: ignore[attr-defined]
        assert " ".join(words.split()) in flat


@needs_poppler
@pytest.mark.parametrize("dots_an_inch", [150, 203])
def test_the_barcode_is_read_off_the_screen_of_a_phone(sheet: Path, tmp_path: Path, dots_an_inch: int) -> None:
    """It is drawn as lines, so it is sharp however far one zooms in."""
    command = ["pdftoppm", "-r", str(dots_an_inch), "-png", str(sheet), str(tmp_path / "page")]
    subprocess.run(command, check=True)
    pages = [Image.open(file) for file in sorted(tmp_path.glob("*.png"))]
    assert TYPICAL in [read(page) for page in pages if holds_barcode(page)]


def holds_barcode(page: Image.Image) -> bool:
    try:
        read(page)
    except ValueError:
        return False
    return True


def test_the_drawn_barcode_is_the_barcode() -> None:
    """Each module of the drawing, counted back from its strokes."""
    dots = random.Random(3)
    modules = tuple("".join(dots.choice("01") for _ in range(23)) for _ in range(23))
    back = [["0"] * 23 for _ in range(23)]
    for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", svg(modules, 2)):
        for along in range(int(length)):
            back[int(y) - 2][int(x) - 2 + along] = "1"

    assert tuple("".join(row) for row in back) == modules
    assert 'viewBox="0 0 27 27"' in svg(modules, 2)


def test_the_same_ticket_gives_the_same_pdf() -> None:
    """A second copy is the same file: nothing of the machine or the minute gets into it."""
    at = FakeClock().now()
    assert pdf(a_document(), at) == pdf(a_document(), at)


def test_a_barcode_without_words_is_refused() -> None:
    """A picture that a voice cannot name is not PDF/UA: the maker of the document has to say what it is."""
    document = type(a_document())("t", "en", (Barcode(("1",), "Code", ""),))
    with pytest.raises(ValueError, match="cannot be a PDF"):
        pdf(document, FakeClock().now())
