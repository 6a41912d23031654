"""`./loket devices check`: tells an installer in plain words whether the machines are fit to open."""

from collections.abc import Iterator

from kiosk.barcode.keys import open_keys
from kiosk.clock import SystemClock
from kiosk.devices.check import check_devices
from kiosk.devices.finding import Finding
from kiosk.errors import Fault, FaultyFile
from kiosk.paper.proof import proof
from kiosk.paper.raster import raster
from kiosk.sales.turn import Turn
from kiosk.settings import Settings


def checked(settings: Settings, test_print: bool = False) -> tuple[list[str], bool]:
    """The lines to be printed, and whether nothing is wrong. Raises FaultyFile."""
    turn = Turn(settings.home)
    if not turn.take():
        cure = "Say it again when that traveller has finished."
        raise FaultyFile([Fault("devices", 0, "DV005", "the kiosk is selling just now.", cure)])
    try:
        return _checked(settings, test_print)
    finally:
        turn.give_back()


def _checked(settings: Settings, test_print: bool) -> tuple[list[str], bool]:
    clock = SystemClock(settings.kiosk.timezone)

    def drawn(dots: int) -> bytes:
        return raster(proof(settings.kiosk.id, clock.now(), dots), dots)

    findings = (*check_devices(settings, clock, drawn if test_print else None), *_token(settings))
    bad = sum(not finding.good for finding in findings)
    end = "Fit to open."
    if bad:
        end = f"{bad} thing(s) to do before you open."
    elif any(finding.simulated for finding in findings):
        end = "Nothing is wrong, but not fit to open: a simulated machine is there to try."
    return [*_told(findings), end], not bad


def _token(settings: Settings) -> Iterator[Finding]:
    """Whether the token with this kiosk's keys lets it in; files are looked at when they are used."""
    if settings.tickets.keys == "file":
        return
    keys = open_keys(settings.home, settings.tickets.keys)
    try:
        here = [key for key in keys.all() if keys.is_here(key)]
    except FaultyFile as faulty:
        (fault,) = faulty.faults
        yield Finding("keys", False, f"{fault.file}: {fault.what}", fault.cure)
        return
    found = f"the token is open, and has {len(here)} key(s) of this kiosk."
    yield Finding("keys", bool(here), found, "" if here else "Make one: ./loket ticket keys new.")


def _told(findings: tuple[Finding, ...]) -> Iterator[str]:
    for finding in findings:
        yield f"{finding.device}: {'good' if finding.good else 'NOT GOOD'}  {finding.what}"
        if finding.cure:
            yield f"    {finding.cure}"
