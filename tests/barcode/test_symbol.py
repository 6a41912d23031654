"""The symbol on paper: as large as the roll allows, and read from any picture that somebody takes of it."""

import io
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
import zxingcpp
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter, ImageOps

from kiosk.barcode import symbol
from kiosk.barcode.envelope import open_ticket, seal
from kiosk.barcode.issuing import issue
from kiosk.barcode.model import Cannot, Kind, Place, Riders
from tests.barcode.engines import read_with_second_reader, second_reader
from tests.barcode.examples import right, signing, ticket

ROLL_80, ROLL_58 = 576, 384  # dots at 203 dpi


@pytest.fixture(scope="module")
def octets(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    _, by = signing(tmp_path_factory.mktemp("home"))
    return seal(ticket(), by)


@pytest.fixture(scope="module")
def picture(octets: bytes) -> Image.Image:
    return symbol.draw(octets, ROLL_80).picture


def test_the_largest_whole_dots_that_fit(octets: bytes) -> None:
    """A module of a dot and a half is read by nobody: whole dots only, five at least, as many as the roll takes."""
    wide, narrow = symbol.draw(octets, ROLL_80), symbol.draw(octets, ROLL_58)
    assert (wide.repair, narrow.repair) == (33, 23)
    for drawn, roll in ((wide, ROLL_80), (narrow, ROLL_58)):
        modules, rest = divmod(drawn.picture.width, drawn.dots)
        assert rest == 0
        assert drawn.dots >= 5
        assert modules * drawn.dots <= roll < modules * (drawn.dots + 1)
        assert {colour for _, colour in drawn.picture.getcolors() or ()} == {0, 255}
        assert symbol.read(drawn.picture) == (octets,)


def test_the_longest_ticket_that_we_sell_fits_both_rolls(tmp_path: Path) -> None:
    """Nine people of four kinds, two products, long names, a card and conditions: five dots at least.

    On the narrow roll the names of stations and products are left to the print; their codes stay.
    """
    keys, by = signing(tmp_path)
    riders = (Riders("adult", 3, card="bahncard-25"), Riders("senior", 2), Riders("child", 3), Riders("companion", 1))
    long = Place("Frankfurt (Main) Flughafen Fernbahnhof", 8070003)
    rights = (
        right(riders=riders, start=long, and_back=True, product="return", conditions="Niet geldig in de ICE."),
        right(
            kind=Kind.PASS, start=Place(), end=Place(), product="family", name="Familiekaart", reference="K7Q2M9XP-2"
        ),
    )
    said = ticket(*rights)
    (wide,), (narrow,) = issue(said, by, ROLL_80), issue(said, by, ROLL_58)
    for issued in (wide, narrow):
        assert symbol.read(issued.symbol.picture) == (issued.octets,)
        assert issued.symbol.dots >= 5
        assert open_ticket(issued.octets, keys.find)[0] == issued.ticket
    assert wide.ticket == said
    assert [(it.start, it.name) for it in narrow.ticket.rights] == [(Place(uic=8070003), ""), (Place(), "")]
    assert [(it.riders, it.price, it.conditions) for it in narrow.ticket.rights] == [
        (it.riders, it.price, it.conditions) for it in rights
    ]


def test_names_stay_where_no_code_says_them(tmp_path: Path) -> None:
    """A station without a UIC number keeps its name however narrow the roll; then there is no such ticket."""
    _, by = signing(tmp_path)
    nowhere = Place("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch" * 5)
    with pytest.raises(Cannot):
        issue(ticket(right(start=nowhere)), by, ROLL_58)


def test_a_sale_of_many_products_is_divided_on_a_narrow_roll(tmp_path: Path) -> None:
    """Six products for one family: two symbols with all of it between them, and not one that nobody can read."""
    keys, by = signing(tmp_path)
    riders = (Riders("adult", 2, card="card-25"), Riders("child", 3))
    rights = tuple(right(reference=f"K7Q2M9XP-{n}", product=f"product-{n}", riders=riders) for n in range(1, 7))
    (whole,) = issue(ticket(*rights), by, ROLL_80)
    assert whole.ticket.rights[0] == rights[0]
    assert whole.ticket.rights[5].start == Place(uic=8400530)  # its name stands in the first one
    parts = issue(ticket(*rights), by, ROLL_58)
    assert len(parts) == 2
    opened = [open_ticket(part.octets, keys.find)[0] for part in parts]
    assert {it.number for it in opened} == {"K7Q2M9XP"}
    assert [it.reference for part in opened for it in part.rights] == [it.reference for it in rights]
    assert all(it.riders == riders for part in opened for it in part.rights)
    assert all(part.symbol.dots >= 5 for part in parts)


def test_what_does_not_fit_is_told() -> None:
    """Never a smaller module in silence."""
    with pytest.raises(Cannot, match="too many"):
        symbol.draw(bytes(1200), ROLL_58)
    with pytest.raises(Cannot):
        symbol.draw(bytes(5000), ROLL_80)


def test_where_more_repair_does_not_fit_less_is_taken() -> None:
    """Five dots are worth more than more repair."""
    drawn = symbol.draw(Random(1).randbytes(560), ROLL_80)
    assert (drawn.dots, drawn.repair) == (5, 33)
    drawn = symbol.draw(Random(1).randbytes(600), ROLL_80)  # other readers read no larger symbols
    assert (drawn.dots, drawn.repair) == (5, 23)


def _on_a_table(picture: Image.Image, angle: float) -> Image.Image:
    """A photograph: askew, unevenly lit, soft, grainy, in JPEG."""
    size = int(picture.width * 1.7)
    table = Image.linear_gradient("L").resize((size, size)).point(lambda level: 90 + level // 3)
    paper = ImageOps.expand(picture, 60, 255)
    turned = paper.rotate(angle, Image.Resampling.BICUBIC, expand=True)
    mask = Image.new("L", paper.size, 255).rotate(angle, expand=True)
    table.paste(turned.resize(turned.size), ((size - turned.width) // 2, (size - turned.height) // 2), mask)
    width, height = table.size
    corners = (0, 0, -width * 0.04, height, width * 1.02, height * 0.97, width * 0.95, height * 0.05)
    askew = table.transform(table.size, Image.Transform.QUAD, corners, Image.Resampling.BICUBIC, fillcolor=120)
    soft = askew.resize((width * 3 // 5, height * 3 // 5)).filter(ImageFilter.GaussianBlur(1))
    grain = Image.effect_noise(soft.size, 25)
    kept = io.BytesIO()
    Image.blend(soft, grain, 0.15).save(kept, "JPEG", quality=60)
    return Image.open(kept)


def _blot(picture: Image.Image) -> Image.Image:
    spoilt = picture.copy()
    side = picture.width // 4
    ImageDraw.Draw(spoilt).ellipse((0, 0, side, side), fill=0)
    return spoilt


def _clear(picture: Image.Image) -> Image.Image:
    clear = Image.new("RGBA", picture.size, (0, 0, 0, 0))
    clear.paste((20, 20, 90, 255), mask=ImageOps.invert(picture))
    return clear


SEEN: dict[str, Callable[[Image.Image], Image.Image]] = {
    "turned by 7 degrees": lambda it: it.rotate(7, expand=True, fillcolor=255),
    "turned by 45 degrees": lambda it: it.rotate(45, expand=True, fillcolor=255),
    "upside down": lambda it: it.rotate(180),
    "small": lambda it: it.resize((it.width * 3 // 8, it.height * 3 // 8), Image.Resampling.BILINEAR),
    "blurred": lambda it: it.filter(ImageFilter.GaussianBlur(3)),
    "pale": lambda it: ImageEnhance.Contrast(it).enhance(0.2),
    "inverted": ImageOps.invert,
    "with a thumb on a corner": _blot,
    "in colour with transparency": _clear,
    "photographed": lambda it: _on_a_table(it, 12),
    "photographed askew": lambda it: _on_a_table(it, -71),
}


@pytest.mark.parametrize("seen", SEEN)
def test_read_from_a_picture(picture: Image.Image, octets: bytes, seen: str) -> None:
    """A helper photographs what lies before her, as it lies there."""
    assert symbol.read(SEEN[seen](picture)) == (octets,)


def test_two_tickets_in_one_picture(picture: Image.Image, octets: bytes, tmp_path: Path) -> None:
    """A couple holds up both: each is read."""
    _, by = signing(tmp_path)
    other = seal(ticket(number="ZZZZZZZZ"), by)
    both = Image.new("L", (1300, 700), 255)
    both.paste(picture, (20, 20))
    both.paste(symbol.draw(other, ROLL_80).picture, (680, 60))
    assert set(symbol.read(both)) == {octets, other}


def test_no_symbol_is_no_ticket() -> None:
    """Print, patterns and other barcodes are not taken for tickets: a page of print once gave a false one."""
    import segno

    code = io.BytesIO()
    segno.make("https://example.org", micro=False).save(code, kind="png", scale=8)
    noise = Image.effect_noise((600, 600), 120)
    for nothing in (Image.new("L", (300, 300), 255), noise, Image.open(code), Image.new("1", (1, 1))):
        assert symbol.read(nothing) == ()


def test_bytes_are_bytes_and_no_special_encoding(picture: Image.Image, octets: bytes) -> None:
    """The writer's own choice is to mark them as binary (ECI 899); telephones with ZXing's Java then read nothing."""

    def marks(drawn: Image.Image) -> str:
        (found,) = zxingcpp.read_barcodes(drawn, formats=symbol.AZTEC, text_mode=zxingcpp.TextMode.ECI)
        return found.text[:10]

    usual = zxingcpp.create_barcode(octets, symbol.AZTEC, ec_level="33%")
    assert "\\000899" in marks(Image.fromarray(usual.to_image(scale=8)))
    assert "\\000899" not in marks(picture)


def test_as_a_drawing_for_a_page(octets: bytes) -> None:
    """For a PDF the symbol is lines, sharp at every size; the same modules as on paper."""
    svg = symbol.drawing(octets)
    side = symbol.draw(octets, ROLL_80).picture.width // symbol.draw(octets, ROLL_80).dots
    assert f'width="{side}"' in svg


def test_a_second_reader_reads_it_from_paper(picture: Image.Image, octets: bytes, tmp_path: Path) -> None:
    """The inspector's device has another reader than ours. Debian's is too old for pale symbols, or askew ones."""
    second_reader()
    for number, seen in enumerate(("upside down", "small", "with a thumb on a corner")):
        file = tmp_path / f"{number}.png"
        SEEN[seen](picture).save(file)
        assert read_with_second_reader([file]) == octets, seen
