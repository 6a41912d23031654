"""Barcodes for stories: real Aztec symbols of bytes as long as a ticket's, and a reader for pictures of them."""

import random

import numpy as np
import zxingcpp
from PIL import Image

from kiosk.paper.model import Barcode

TYPICAL = random.Random(4).randbytes(213)  # as long as the barcode of most tickets
AZTEC, QR = zxingcpp.BarcodeFormat.Aztec, zxingcpp.BarcodeFormat.QRCode


def aztec(octets: bytes, repair: int = 33) -> tuple[str, ...]:
    """The modules of an Aztec code, with so many per cent for repair."""
    symbol = zxingcpp.create_barcode(octets, AZTEC, ec_level=f"{repair}%")
    dark = np.array(symbol.to_image(scale=1, add_quiet_zones=False)) < 128
    return tuple("".join("1" if module else "0" for module in row) for row in dark)


def barcode(width: int = 576) -> Barcode:
    """As barcode/issuing would make it for this roll."""
    return Barcode(aztec(TYPICAL, 33 if width > 400 else 23), "Code for the inspector", "Barcode of this ticket")


def read(picture: Image.Image, kind: zxingcpp.BarcodeFormat = AZTEC) -> bytes:
    """What the one barcode on this picture holds."""
    (found,) = zxingcpp.read_barcodes(picture.convert("L"), formats=kind)
    return bytes(found.bytes)
