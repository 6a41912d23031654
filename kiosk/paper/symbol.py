"""Square symbols as rows of modules, "1" for black: a QR code made here, or any symbol read off its picture."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

LARGEST_VERSION = 12  # 65 modules: a phone reads it from the screen at arm's length
QUIET = 4  # modules of white around a QR code
LARGEST_OCTETS = 287  # what version 12 holds at repair level M


def qr(content: str | bytes) -> tuple[str, ...]:
    """A QR code with repair level M, without its quiet zone. Raises ValueError for more than LARGEST_OCTETS."""
    import segno

    octets = content.encode() if isinstance(content, str) else content
    if not 0 < len(octets) <= LARGEST_OCTETS:
        raise ValueError(f"a QR code takes 1 to {LARGEST_OCTETS} bytes, not {len(octets)}")
    code = segno.make_qr(octets, error="m", boost_error=False, mode="byte")
    return tuple("".join("01"[bool(module)] for module in row) for row in code.matrix)


def modules_of(picture: "Image", dots: int) -> tuple[str, ...]:
    """The modules of a symbol that was drawn with so many pixels each; the white around it is left out."""
    from PIL import ImageOps

    grey = picture.convert("L")
    box = ImageOps.invert(grey).getbbox()
    if box is None:
        raise ValueError("the picture is blank")
    left, top, right, bottom = box
    across = range(left + dots // 2, right, dots)
    return tuple(
        "".join("1" if _dark(grey, x, y) else "0" for x in across) for y in range(top + dots // 2, bottom, dots)
    )


def _dark(grey: "Image", x: int, y: int) -> bool:
    value = grey.getpixel((x, y))
    return isinstance(value, int | float) and value < 128
