"""The test print of an installer: all that a ticket has, so that one look at it tells whether the printer is fit."""

from datetime import datetime

from kiosk.paper.model import Barcode, Document, Fact, Facts, FromTo, Notice, Rule, Text, Title
from kiosk.paper.symbol import QUIET, qr
from kiosk.paper.typefaces import undrawable

EVERY_SCRIPT = {
    "Latin": "Łódź · Győr · Nørreport",
    "Greek": "Θεσσαλονίκη",
    "Cyrillic": "Київ",
    "Arabic": "القاهرة",
    "Hebrew": "תל אביב",
    "Korean": "서울",
    "Chinese": "北京",
}


def proof(kiosk: str, at: datetime, width_dots: int) -> Document:
    """In English, as all that installers read. Scripts that no typeface here has are named instead of drawn."""
    can = {script: not undrawable(sample) for script, sample in EVERY_SCRIPT.items()}
    drawn = tuple(Fact(script, EVERY_SCRIPT[script]) for script in can if can[script])
    missing = ", ".join(script for script in can if not can[script])
    return Document(
        title=f"Test print of {kiosk}",
        language="en",
        marking="TEST PRINT – not a ticket",
        blocks=(
            Title(f"Machine {kiosk}, {width_dots} dots in a line", f"{at:%Y-%m-%d %H:%M}"),
            FromTo("These capitals are 12 mm tall", "AHO", "and these", "Xylo", "Read them at arm's length."),
            Facts((*drawn, *([Fact("No typeface for", missing)] if missing else []))),
            Notice(
                "This band reaches from edge to edge. Is it cut off, or crooked? Then set width, or the roll, right."
            ),
            Rule(),
            Barcode(qr(f"loket {kiosk} {at:%Y-%m-%dT%H:%M}"), "Hold a reader to this:", "QR code of this test", QUIET),
            Text("White lines along the paper are dead dots of the print head: clean or change it."),
            Text("Below the next band the paper must be cut, with no line of it lost."),
        ),
    )
