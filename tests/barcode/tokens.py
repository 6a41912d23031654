"""SoftHSM2, a PKCS#11 module that is a program: tokens of their own in a folder, for stories."""

import os
import shutil
import subprocess
from pathlib import Path

import pkcs11
import pytest

from kiosk.barcode.keys import Keys, open_keys

MODULES = ("/usr/lib/softhsm/libsofthsm2.so", "/usr/lib64/pkcs11/libsofthsm2.so", "/usr/lib64/softhsm/libsofthsm2.so")
MODULE = os.environ.get("LOKET_SOFTHSM") or next((file for file in MODULES if Path(file).exists()), "")
PIN, ADMIN = "493817", "77441122"

needs_softhsm = pytest.mark.skipif(
    not MODULE or shutil.which("softhsm2-util") is None,
    reason="softhsm2 is not installed: ./loket test brings it on Debian and Ubuntu; elsewhere install it by hand",
)


class Chips:
    """A folder of tokens, and the kiosk's home beside it. The module keeps its own state: one folder at a time."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder, self.home, self.pin = folder / "tokens", folder / "home", folder / "pin"
        self.folder.mkdir()
        self.home.mkdir()
        self._configuration = folder / "softhsm2.conf"
        self._configuration.write_text(f"directories.tokendir = {self.folder}\nlog.level = ERROR\n")
        monkeypatch.setenv("SOFTHSM2_CONF", str(self._configuration))
        self.write_pin(PIN)
        self.add("loket")

    def add(self, name: str) -> None:
        """A fresh token of this name."""
        command = ["softhsm2-util", "--init-token", "--free", "--label", name, "--pin", PIN, "--so-pin", ADMIN]
        subprocess.run(command, check=True, capture_output=True)
        restart()

    def write_pin(self, pin: str) -> None:
        """What stands in the file of the PIN."""
        self.pin.write_text(f"{pin}\n")
        self.pin.chmod(0o600)

    def pull(self) -> Path:
        """Take all tokens away; returns where they are now."""
        away = self.folder.rename(self.folder.with_name("away"))
        self.folder.mkdir()
        return away

    def put_back(self, away: Path) -> None:
        """The same tokens again."""
        self.folder.rmdir()
        away.rename(self.folder)

    def address(self, token: str = "loket", module: str = MODULE, more: str = "") -> str:
        return f"pkcs11:token={token}{more}?module-path={module}&pin-source=file:{self.pin}"

    def keys(self, **parts: str) -> Keys:
        """The kiosk's keys, as after a start."""
        return open_keys(self.home, self.address(**parts))


def restart() -> None:
    """A module looks for tokens when it starts."""
    pkcs11.lib(MODULE).reinitialize()
