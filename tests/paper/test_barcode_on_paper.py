"""Stories of the barcode: from the printer's paper back into a reader, on each roll and in each language."""

import io
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageOps

from kiosk.paper.model import Barcode, Document
from kiosk.paper.raster import FEWEST_DOTS, LEADING_EDGE, dots_a_module, raster
from kiosk.paper.symbol import modules_of, qr
from kiosk.sales.issue import ticket
from kiosk.sales.model import Sale, SaleState
from tests.devices.escpos_bench import Bench
from tests.paper.symbols import QR, TYPICAL, aztec, barcode, read
from tests.sales.journeys import MORNING, long_offer, simple_offer
from tests.sales.shop import ALL_WORDS, ISSUER


def ticket_with_barcode(
    language: str, width: int, number: str = "K7Q2M9XP", *, there_and_back: bool = False
) -> Document:
    sale = Sale(number, long_offer() if there_and_back else simple_offer(), language, SaleState.HELD, MORNING)
    document = ticket(sale, ALL_WORDS.texts(language), ISSUER)
    return replace(document, blocks=(*document.blocks[:-1], barcode(width), document.blocks[-1]))


@pytest.fixture(scope="module", params=[576, 384], ids=["80 mm", "58 mm"])
def bench(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    bench = Bench(tmp_path_factory.mktemp("paper"), request.param)
    yield bench
    bench.stop()


@pytest.mark.parametrize("language", ALL_WORDS.languages)
@pytest.mark.parametrize("there_and_back", [False, True], ids=["single", "return"])
def test_an_inspector_reads_what_we_signed_off_the_paper(bench: Bench, language: str, there_and_back: bool) -> None:
    """Printed over the wire, cut, photographed: the same bytes, and each dot where it was drawn."""
    picture = raster(ticket_with_barcode(language, bench.width, there_and_back=there_and_back), bench.width)
    bench.printer().print(picture, "K7Q2M9XP")
    paper = bench.pieces()[-1]

    assert paper.tobytes() == Image.open(io.BytesIO(picture)).tobytes()
    assert read(paper) == TYPICAL


def test_the_barcode_is_drawn_in_whole_dots_as_large_as_the_roll_allows() -> None:
    """Worn print heads and weak cameras need large modules; a scaled picture would have grey edges."""
    modules = aztec(TYPICAL)
    picture = Image.open(io.BytesIO(raster(Document("t", "en", (Barcode(modules, "", ""),)), 576)))
    dots = dots_a_module(len(modules), 1, 576)

    assert dots == 576 // len(modules) == 8
    box = ImageOps.invert(picture.convert("L").crop((0, LEADING_EDGE, 576, picture.height))).getbbox()
    assert box is not None
    drawn = picture.crop((box[0], box[1] + LEADING_EDGE, box[2], box[3] + LEADING_EDGE))
    assert drawn.size == (len(modules) * dots,) * 2
    assert abs(box[0] - (576 - box[2])) <= 1, "in the middle"
    assert modules_of(drawn, dots) == modules
    assert (
        drawn.resize((len(modules),) * 2, Image.Resampling.NEAREST).resize(drawn.size, 0).tobytes() == drawn.tobytes()
    )


def test_a_barcode_that_nobody_could_read_is_not_printed() -> None:
    """Fewer than five dots a module fail in the field: the sale has to know before it asks for money."""
    assert dots_a_module(115, 1, 576) == FEWEST_DOTS
    assert dots_a_module(57, 4, 576) == 9, "with ten, the white around a QR code would end beyond the paper"
    with pytest.raises(ValueError, match="needs 580 dots"):
        dots_a_module(116, 1, 576)
    with pytest.raises(ValueError, match="as many rows"):
        Barcode(("101", "11"), "", "")


def test_a_demonstration_is_marked_at_its_barcode_too() -> None:
    """A photograph of the code alone still shows that it is not valid; and a voice says the code's purpose."""
    document = Document("t", "en", (barcode(),), marking="DEMO - not valid")

    assert document.words() == ("DEMO - not valid", "Code for the inspector", "DEMO - not valid", "DEMO - not valid")
    assert len(raster(document, 576)) > len(raster(replace(document, marking=""), 576))


def test_a_ticket_with_everything_is_a_small_picture() -> None:
    """A slow line carries it in a second or two."""
    picture = raster(ticket_with_barcode("de", 576), 576)
    assert len(picture) < 60_000
    assert len(zlib.compress(Image.open(io.BytesIO(picture)).tobytes())) < 60_000


@settings(max_examples=60, deadline=None)
@given(st.binary(min_size=1, max_size=287))
def test_a_qr_code_holds_any_bytes(octets: bytes) -> None:
    """Receipts and fault slips alike: read back by another library than the one that made it."""
    modules = qr(octets)
    assert len(modules) <= 65, "version 12 at most"
    document = Document("t", "en", (Barcode(modules, "", "", quiet=4),))
    assert read(Image.open(io.BytesIO(raster(document, 576))), QR) == octets


@pytest.mark.parametrize("octets", [b"", bytes(288)])
def test_a_qr_code_that_a_phone_could_not_read_is_not_made(octets: bytes) -> None:
    """Smaller modules than a screen at arm's length shows well."""
    with pytest.raises(ValueError, match="takes 1 to 287 bytes"):
        qr(octets)


def test_a_blank_picture_is_no_symbol(tmp_path: Path) -> None:
    """A bug of the barcode's maker is found here, not by an inspector."""
    with pytest.raises(ValueError, match="blank"):
        modules_of(Image.new("1", (8, 8), 1), 1)
