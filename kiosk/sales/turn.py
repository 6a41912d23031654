"""The turn: one program at a time asks a kiosk's machines about money, the kiosk itself or an operator's command."""

import fcntl
import os
from pathlib import Path

from kiosk.errors import Trouble

FILE = "till.lock"  # in the kiosk's home; it holds nothing


class Turn:
    """A lock that its program loses when it dies. Without a home there are no others to wait for."""

    def __init__(self, home: Path | None = None) -> None:
        self._file = home / FILE if home else None
        self._held = -1

    def take(self) -> bool:
        """Whether it is our turn now, and stays so until `give_back`; False: another program is at work.

        Raises Trouble("storage-failed") for a home that cannot be written to.
        """
        if self._file is None or self._held >= 0:
            return True
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            held = os.open(self._file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise Trouble("storage-failed", str(error)) from error
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(held)
            return False
        self._held = held
        return True

    def give_back(self) -> None:
        """Let the others have theirs."""
        if self._held >= 0:
            os.close(self._held)
            self._held = -1
