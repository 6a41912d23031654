"""A real staff server in a process of its own, that can be killed and started again; and which browser to use."""

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from assistance.caller.caller import Caller, open_caller
from kiosk.clock import SystemClock
from kiosk.settings import DeskSettings, KioskSettings, Settings

ROOT = Path(__file__).parents[2]
CHROMIUM = Path(os.environ.get("LOKET_CHROMIUM", "/usr/bin/chromium"))
HELPERS = ("Anna", "Bob")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class StaffServer:
    """Started at once; `links` are the ready sign-in links by name."""

    def __init__(self, home: Path, port: int = 0, settings: str = "", names: Sequence[str] = HELPERS) -> None:
        """`settings`: what its loket.toml says; `names`: who gets a sign-in link."""
        self.home = home
        self._names = tuple(names)
        home.mkdir(parents=True, exist_ok=True)
        if settings:
            (home / "loket.toml").write_text(settings, "utf-8")
        self._port = port
        self._errors = (home / "errors.txt").open("a")
        self.start()

    def start(self) -> None:
        """Start (again, at the same address); returns when it listens."""
        command = [sys.executable, "-m", "assistance.server", "--home", str(self.home), "--port", str(self._port)]
        command += [f"--helper={name}" for name in self._names]
        self._process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=self._errors, text=True)
        self.address = self._line()
        self._port = int(self.address.rsplit(":", 1)[1])
        self.links = {name: self._line() for name in self._names}

    def _line(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError("the staff server did not start: " + (self.home / "errors.txt").read_text())
        return line.split()[-1]

    def kill(self) -> None:
        """As a power cut would."""
        self._end(signal.SIGKILL)

    def end(self) -> None:
        """As a power cut would, for good."""
        self.kill()
        self._errors.close()

    def freeze(self) -> None:
        """It is there, and does nothing."""
        self._process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """It goes on."""
        self._process.send_signal(signal.SIGCONT)

    def stop(self, expected: tuple[str, ...] = ()) -> None:
        """As an operator would; raises if it did not end by itself, or complained of more than what is expected."""
        self._end(signal.SIGTERM)
        self._errors.close()
        complaints = (self.home / "errors.txt").read_text()
        lines = [line for line in complaints.splitlines() if not any(words in line for words in expected)]
        assert not lines, complaints

    def _end(self, how: signal.Signals) -> None:
        if self._process.poll() is None:
            self._process.send_signal(how)
            self._process.wait(10)
        if self._process.stdout is not None:
            self._process.stdout.close()

    def kiosk(self, id: str, token: str = "demo", station: str = KioskSettings.station, address: str = "") -> Caller:
        """A kiosk's caller over a real websocket, started; stop it. `address`: of a cable to this server."""
        # A silent test call of its own would stand in the log between what the tests count.
        desk = DeskSettings(url=address or self.address, token=token, canary_minutes=0)
        settings = Settings(self.home / id, kiosk=KioskSettings(id=id, station=station), desk=desk)
        caller = open_caller(settings, SystemClock("Europe/Berlin"))
        caller.start()
        return caller
