"""Is the printer fit to open? What `./loket devices check` says about it, for whoever mounts the machine."""

import time
from collections.abc import Iterator

from kiosk.devices.escpos_printer import EscposPrinter
from kiosk.devices.finding import PRINTER, Finding
from kiosk.devices.ports import DeviceTrouble, Printer
from kiosk.language import Texts

SLOW_SECONDS = 5.0


def printer_findings(printer: Printer, texts: Texts, picture: bytes = b"") -> Iterator[Finding]:
    """Each as soon as it is known. `texts`: of the installer; `picture`: a test print, as wide as the roll."""
    try:
        printer.check()
    except DeviceTrouble as trouble:
        yield Finding(PRINTER, False, texts.say(f"{trouble.say}.staff"), trouble.detail)
        return
    yield Finding(PRINTER, True, f"The printer is ready, with {printer.width_dots} dots in a line.")
    if printer.near_end:
        yield Finding(PRINTER, True, texts.say("paper-near-end.staff"), "Put a new roll in.")
    if not isinstance(printer, EscposPrinter):
        yield Finding(
            PRINTER, True, "It is simulated: its paper is a folder.", "Name a real one before you open.", simulated=True
        )
    elif _knows_wipe(printer):
        yield Finding(PRINTER, True, "It forgets a ticket that it could not print, when told to.")
    else:
        yield Finding(
            PRINTER,
            True,
            "It does not know how to forget a ticket that it could not print (DLE DC4 8).",
            "Such a ticket comes out when the roll is changed. It is void: staff have to take it away.",
        )
    if picture:
        yield _printed(printer, texts, picture)


def _knows_wipe(printer: EscposPrinter) -> bool:
    """A printer that falls silent at the question does not know it."""
    try:
        return printer.knows_wipe()
    except DeviceTrouble:
        return False


def _printed(printer: Printer, texts: Texts, picture: bytes) -> Finding:
    begun = time.monotonic()
    try:
        printer.print(picture, "test print")
    except DeviceTrouble as trouble:
        return Finding(PRINTER, False, texts.say(f"{trouble.say}.staff"), trouble.detail)
    took = time.monotonic() - begun
    if took > SLOW_SECONDS:
        return Finding(
            PRINTER, True, f"The test print took {took:.1f} seconds.", "People wait for it: is it the right cable?"
        )
    return Finding(PRINTER, True, f"The test print came out in {took:.1f} seconds. Hold its code to a reader.")
