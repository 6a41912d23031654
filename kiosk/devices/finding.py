"""One thing that was found about one machine: in plain words, for whoever installs it."""

from dataclasses import dataclass

PRINTER, TERMINAL = "printer", "terminal"


@dataclass(frozen=True)
class Finding:
    """Good, or to be mended before the station opens. `cure`: what to do when it is not good, or could be better."""

    device: str
    good: bool
    what: str
    cure: str = ""
    simulated: bool = False  # good to try and to learn with, not to open
