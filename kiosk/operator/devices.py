"""`./loket devices check`: tells an installer in plain words whether the machines are fit to open."""

from collections.abc import Iterator

from kiosk.clock import SystemClock
from kiosk.devices.check import Finding, check_devices
from kiosk.settings import Settings


def checked(settings: Settings) -> tuple[list[str], bool]:
    """The lines to be printed, and whether all is good. Raises FaultyFile."""
    findings = check_devices(settings, SystemClock(settings.kiosk.timezone))
    bad = sum(not finding.good for finding in findings)
    end = f"{bad} thing(s) to do before you open." if bad else "Fit to open."
    return [*_told(findings), end], not bad


def _told(findings: tuple[Finding, ...]) -> Iterator[str]:
    for finding in findings:
        yield f"{finding.device}: {'good' if finding.good else 'NOT GOOD'}  {finding.what}"
        if finding.cure:
            yield f"    {finding.cure}"
