"""A Document as PDF/UA-1 for a phone or a sheet of A4: tagged, with title and language, to be read aloud."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from kiosk.paper.model import Barcode, Block, Document
from kiosk.paper.typefaces import faces, undrawable

TEMPLATE = Path(__file__).parent / "ticket.typ"


def pdf(document: Document, at: datetime) -> bytes:
    """The whole document as PDF (ISO 14289-1), made `at`; the same words in the same order as on the roll.

    Raises ValueError for letters that no typeface has: a page with empty boxes is not PDF/UA.
    """
    import typst

    if missing := undrawable("".join(document.words())):
        raise ValueError(f"no typeface has {missing!r}")
    content = asdict(document) | {
        "blocks": [_content(block) for block in document.blocks],
        "faces": [face.family for face in faces()],
    }
    try:
        made = typst.compile(
            str(TEMPLATE),
            sys_inputs={"document": json.dumps(content)},  # as values: no name can be taken for a command
            font_paths=sorted({str(face.regular.parent) for face in faces()}),
            ignore_system_fonts=True,
            pdf_standards=["ua-1"],
            timestamp=int(at.timestamp()),
        )
    except typst.TypstError as error:
        raise ValueError(f"{document.title!r} cannot be a PDF: {error}") from error
    if not isinstance(made, bytes):
        raise TypeError("a ticket is one PDF")
    return made


def _content(block: Block) -> dict[str, object]:
    drawn = {"picture": svg(block.modules, block.quiet)} if isinstance(block, Barcode) else {}
    return {"kind": type(block).__name__, **asdict(block), **drawn}


def svg(modules: tuple[str, ...], quiet: int) -> str:
    """Squares as one path, sharp at every size: a module is a unit; with `quiet` modules of white around it."""
    side = len(modules) + 2 * quiet
    path = "".join(f"M{x + quiet} {y + quiet}h{length}v1h-{length}z" for x, y, length in _strokes(modules))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}">'
        f'<rect width="{side}" height="{side}" fill="#fff"/>'
        f'<path d="{path}" fill="#000" shape-rendering="crispEdges"/></svg>'
    )


def _strokes(modules: tuple[str, ...]) -> Iterator[tuple[int, int, int]]:
    """x, y and length of each run of black: one shape, so that no hairline shows between two modules."""
    for y, row in enumerate(modules):
        x = 0
        for run in row.replace("10", "1 0").replace("01", "0 1").split(" "):
            if run[0] == "1":
                yield x, y, len(run)
            x += len(run)
