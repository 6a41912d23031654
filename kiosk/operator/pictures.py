"""What a file holds that may be a ticket: a picture, the pages of a PDF, or the bytes themselves."""

import base64
import binascii
import io
import shutil
import subprocess
import tempfile
import warnings
from pathlib import Path
from typing import NoReturn

from PIL import Image, UnidentifiedImageError

from kiosk.barcode import symbol
from kiosk.errors import Fault, FaultyFile

LARGEST_FILE = 50_000_000
DOTS_PER_INCH = 200
MOST_PAGES = 20
PICTURES = (b"\x89PNG", b"\xff\xd8", b"GIF8", b"BM", b"II*\0", b"MM\0*")  # how they begin, even where the rest is torn
MOST_SECONDS = 60


def barcodes_in(file: Path) -> tuple[bytes, ...]:
    """The bytes of every barcode of ours in this file; bytes, hexadecimal and Base64 are taken as one barcode's.

    Raises FaultyFile with a sentence for a file that cannot be read, or that has no barcode in it.
    """
    content = _content(file)
    if content.startswith(b"%PDF"):
        found = tuple(octets for page in _pages(file) for octets in _symbols(file, page))
        what = f"has no barcode of a ticket or a slip on its first {MOST_PAGES} pages."
        return found or _no(file, what, "Is it the page with the ticket?")
    try:
        found = _symbols(file, content)
    except UnidentifiedImageError:
        if content.startswith(PICTURES) or content[4:8] == b"ftyp":  # such as HEIC, as some telephones save it
            return _no(file, "is a picture or a film that cannot be opened.", "Save it again, as PNG or JPEG.")
        return (_as_text(content) or content,)
    cure = "Take the picture from nearer, with more light, the whole code in it and a white edge around it."
    return found or _no(file, "is a picture, and no barcode of a ticket or a slip can be read in it.", cure)


def _content(file: Path) -> bytes:
    try:
        if file.stat().st_size > LARGEST_FILE:
            _no(file, "is too large for a ticket.", f"{LARGEST_FILE // 1_000_000} MB is the most.")
        content = file.read_bytes()
    except FileNotFoundError:
        return _no(file, "is not there.", "Check the name of the file.")
    except OSError as error:
        return _no(file, f"cannot be read: {error.strerror}.", "Name a picture, a PDF or a file of bytes.")
    return content or _no(file, "is empty.", "Copy it again.")


def _symbols(file: Path, content: bytes) -> tuple[bytes, ...]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content)) as picture:
                return symbol.read(picture, slips=True)
    except UnidentifiedImageError:
        raise
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        return _no(file, f"is a picture that cannot be opened: {error}.", "Save it again, as PNG or JPEG.")


def _pages(file: Path) -> list[bytes]:
    program = shutil.which("pdftoppm")
    if program is None:
        return _no(file, "is a PDF, and pdftoppm is not here to draw it.", "Install poppler-utils, or take a picture.")
    with tempfile.TemporaryDirectory() as folder:
        command = [
            program,
            "-r",
            str(DOTS_PER_INCH),
            "-gray",
            "-png",
            "-l",
            str(MOST_PAGES),
            str(file.absolute()),
            "page",
        ]
        try:
            subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=MOST_SECONDS)
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
            return _no(file, "is a PDF that cannot be drawn.", "Is it whole, and without a password?")
        return [page.read_bytes() for page in sorted(Path(folder).glob("page*.png"))]


def _as_text(content: bytes) -> bytes | None:
    """Bytes that somebody wrote down as text."""
    text = b"".join(content.split())
    for read in (bytes.fromhex, lambda it: base64.b64decode(it, validate=True)):
        try:
            return read(text.decode("ascii"))
        except (ValueError, binascii.Error):
            continue
    return None


def _no(file: Path, what: str, cure: str) -> NoReturn:
    raise FaultyFile([Fault(str(file), 0, "TK001", what, cure)])
