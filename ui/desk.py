"""Runs the staff server beside the kiosk, as a process of its own."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

HELPERS = ("Anna", "Bob")  # who is on duty in the demonstration


@dataclass(frozen=True)
class OpenDesk:
    """A staff server that runs: its address, and a ready sign-in link for each helper."""

    url: str
    links: dict[str, str]
    process: "subprocess.Popen[str]"


@contextmanager
def open_desk(home: Path, port: int = 0) -> Iterator[OpenDesk]:
    """Run the staff server as a process of its own; stopped at the end. Raises OSError when it does not start."""
    command = [sys.executable, "-m", "assistance.server", "--home", str(home), "--port", str(port)]
    command += [f"--helper={name}" for name in HELPERS]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[1]) as process:
        try:
            yield _listening(process)
        finally:
            process.terminate()


def _listening(process: "subprocess.Popen[str]") -> OpenDesk:
    assert process.stdout is not None
    url, links = "", {}
    for line in process.stdout:
        what, _, address = line.strip().partition(": ")
        if what == "Staff dashboard":
            url = address
        elif what.startswith("sign in as "):
            links[what.removeprefix("sign in as ")] = address
        if url and len(links) == len(HELPERS):
            return OpenDesk(url, links, process)
    raise OSError(f"the staff server did not start (exit code {process.wait()})")
