"""A Document as PDF/UA-1 for a phone or a sheet of A4: tagged, with title and language, to be read aloud."""

import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from kiosk.paper.model import Block, Document

TEMPLATE = Path(__file__).parent / "ticket.typ"


def pdf(document: Document, at: datetime) -> bytes:
    """The whole document as PDF (ISO 14289-1), made `at`; the same words in the same order as on the roll."""
    import typst
    from fontpkg_atkinson_hyperlegible import ROOT

    content = asdict(document) | {"blocks": [_content(block) for block in document.blocks]}
    made = typst.compile(
        str(TEMPLATE),
        sys_inputs={"document": json.dumps(content)},  # as values: no name can be taken for a command
        font_paths=[str(ROOT / "files")],
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
        timestamp=int(at.timestamp()),
    )
    if not isinstance(made, bytes):
        raise TypeError("a ticket is one PDF")
    return made


def _content(block: Block) -> dict[str, object]:
    return {"kind": type(block).__name__, **asdict(block)}
