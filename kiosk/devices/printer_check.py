"""Is the printer fit to open? What `./loket devices check` says about it, for whoever mounts the machine."""

import time
from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.devices.escpos_printer import EscposPrinter
from kiosk.devices.ports import DeviceTrouble, Printer
from kiosk.language import Texts

GOOD, NOTE, BAD = "good", "note", "bad"
SLOW_SECONDS = 5.0


@dataclass(frozen=True)
class Finding:
    """One thing that was tried: GOOD, NOTE (may open, but know it) or BAD (may not), and what to do."""

    level: str
    what: str
    cure: str = ""


def printer_findings(printer: Printer, texts: Texts, picture: bytes = b"") -> Iterator[Finding]:
    """Each as soon as it is known. `texts`: of the installer; `picture`: a test print, as wide as the roll."""
    try:
        printer.check()
    except DeviceTrouble as trouble:
        yield Finding(BAD, texts.say(f"{trouble.say}.staff"), trouble.detail)
        return
    yield Finding(GOOD, f"The printer is ready, with {printer.width_dots} dots in a line.")
    if printer.near_end:
        yield Finding(NOTE, texts.say("paper-near-end.staff"), "Put a new roll in.")
    if not isinstance(printer, EscposPrinter):
        yield Finding(BAD, "It is a simulated printer: its paper is a folder.", "Set devices.printer in loket.toml.")
    elif printer.knows_wipe():
        yield Finding(GOOD, "It forgets a ticket that it could not print, when told to.")
    else:
        yield Finding(
            NOTE,
            "It does not know how to forget a ticket that it could not print (DLE DC4 8).",
            "Such a ticket comes out when the roll is changed. It is void: staff have to take it away.",
        )
    if picture:
        yield _printed(printer, texts, picture)


def _printed(printer: Printer, texts: Texts, picture: bytes) -> Finding:
    begun = time.monotonic()
    try:
        printer.print(picture, "test print")
    except DeviceTrouble as trouble:
        return Finding(BAD, texts.say(f"{trouble.say}.staff"), trouble.detail)
    took = time.monotonic() - begun
    if took > SLOW_SECONDS:
        return Finding(NOTE, f"The test print took {took:.1f} seconds.", "People wait for it: is it the right cable?")
    return Finding(GOOD, f"The test print came out in {took:.1f} seconds. Hold its code to a reader.")
