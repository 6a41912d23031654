"""The Aztec symbol: drawn for a roll of paper in whole dots, and read back from any picture."""

from collections.abc import Iterator
from dataclasses import dataclass

import zxingcpp
from PIL import Image, ImageFilter, ImageOps

from kiosk.barcode.model import Cannot

AZTEC, QR = zxingcpp.BarcodeFormat.Aztec, zxingcpp.BarcodeFormat.QRCode
TICKETS = zxingcpp.BarcodeFormats(AZTEC)  # with all formats, a page of print gave a false ITF
SLIPS_TOO = zxingcpp.BarcodeFormats([AZTEC, QR])
NO_ECI = -1
FEWEST_DOTS = 5  # a module at 203 dpi: smaller ones are lost by worn print heads and weak cameras
USUAL, NARROW = 33, 23  # per cent for repair: 80 mm rolls, 58 mm rolls
NARROW_DOTS = 400  # rolls of 58 mm have 384 dots
MOST_MODULES = 109  # with the quiet zone, some 560 bytes: to larger ones, ZXing 1.4 sometimes added bytes of its own
LARGEST_PIXELS = 40_000_000
SMALL = 1200  # a picture with sides below is tried again, enlarged


class TooLong(Cannot):
    """No symbol of so many bytes is fit to be read from this paper."""


@dataclass(frozen=True)
class Symbol:
    """An Aztec symbol with its quiet zone: black on white ("L"), `dots` pixels a module. Never scale it again."""

    picture: Image.Image
    dots: int
    repair: int  # per cent of it that may be lost


def draw(octets: bytes, width_dots: int) -> Symbol:
    """The largest symbol with whole dots for each module that fits this width. Raises TooLong where none fits.

    33 per cent for repair; 23 on a roll of 58 mm, and where more does not fit.
    """
    repair = NARROW if width_dots < NARROW_DOTS else USUAL
    for percent in dict.fromkeys((repair, NARROW)):
        symbol = _aztec(octets, percent)
        side = symbol.to_image(scale=1).shape[0]
        if (dots := width_dots // side) >= FEWEST_DOTS and side <= MOST_MODULES:
            return Symbol(Image.fromarray(symbol.to_image(scale=dots)), dots, percent)
    raise TooLong(f"{len(octets)} bytes need {side} modules: too many for {width_dots} dots")


def drawing(octets: bytes) -> str:
    """The same symbol as SVG, for a page: a module is a unit."""
    return str(_aztec(octets, USUAL).to_svg(add_quiet_zones=True))


def read(picture: Image.Image, slips: bool = False) -> tuple[bytes, ...]:
    """What the Aztec symbols (`slips`: and QR codes) of a picture hold, in no order; () if none can be read.

    A sharp picture is read at once. A photograph is tried again in stronger contrast, enlarged, and smoothed.
    """
    grey = _on_white(picture)
    for attempt in _attempts(grey):
        found = zxingcpp.read_barcodes(attempt, formats=SLIPS_TOO if slips else TICKETS)
        if octets := tuple(dict.fromkeys(bytes(symbol.bytes) for symbol in found if symbol.valid)):
            return octets
    return ()


def _aztec(octets: bytes, percent: int) -> zxingcpp.Barcode:
    """Without an ECI: the writer marks bytes as binary (899), and telephones with the Java ZXing then read nothing."""
    try:
        return zxingcpp.create_barcode(octets, AZTEC, ec_level=f"{percent}%", eci=NO_ECI)
    except ValueError as error:
        raise TooLong(f"{len(octets)} bytes are too many for an Aztec symbol: {error}") from error


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.width * picture.height > LARGEST_PIXELS:
        picture = ImageOps.contain(picture, (6000, 6000))
    picture = ImageOps.exif_transpose(picture)
    if "A" in picture.getbands() or "transparency" in picture.info:
        clear = picture.convert("RGBA")
        picture = Image.new("RGBA", clear.size, "white")
        picture.alpha_composite(clear)
    return picture.convert("L")


def _attempts(grey: Image.Image) -> Iterator[Image.Image]:
    yield grey
    strong = ImageOps.autocontrast(grey, cutoff=2)
    yield strong
    if max(grey.size) < SMALL:
        for times in (2, 3):
            yield strong.resize((grey.width * times, grey.height * times), Image.Resampling.BICUBIC)
    yield strong.filter(ImageFilter.MedianFilter(3))
    yield strong.filter(ImageFilter.UnsharpMask(radius=3, percent=200))
