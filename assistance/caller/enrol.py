"""`./loket kiosk enrol CODE`: this kiosk fetches a token of its own from the staff server, and keeps it."""

import argparse
import json
import logging
import os
import sys
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from assistance.link.trust import trusted
from kiosk.clock import Clock
from kiosk.errors import FaultyFile
from kiosk.settings import Settings, read_settings

log = logging.getLogger(__name__)
FILE = "kiosk.token"  # in the home, readable by its owner only
SECONDS = 10.0
RENEW_AFTER = timedelta(days=90)
RENEW_SECONDS = 2.0  # a call may wait behind it
TRY_SECONDS = 3600.0
CURES = {
    401: "This code is not good for this kiosk: it lasts ten minutes, works once, and is for one number only.\n"
    "Make a new one at the staff server: ./loket staff kiosk {id}",
    429: "Too many tries from here. Wait a minute, then try again.",
    404: "That staff server is of an earlier release. Bring it up to date first.",
}


def token_of(settings: Settings) -> str:
    """The kiosk's own token; without one, what loket.toml says."""
    try:
        return (settings.home / FILE).read_text("utf-8").strip() or settings.desk.token
    except OSError:
        return settings.desk.token


class OwnToken:
    """The kiosk's token, which is changed for a fresh one after ninety days; on the courier's thread."""

    def __init__(self, settings: Settings, clock: Clock) -> None:
        self._settings = settings
        self._clock = clock
        self._tried_at = -TRY_SECONDS
        self.shown = token_of(settings)  # what the desk was shown last

    def current(self) -> str:
        """What the kiosk shows the desk now. A change that fails is tried again in an hour; the old one stays good."""
        if self._is_old() and self._clock.seconds() - self._tried_at >= TRY_SECONDS:
            self._tried_at = self._clock.seconds()
            try:
                keep(self._settings.home, fetch(self._settings, seconds=RENEW_SECONDS))
            except OSError as error:
                log.warning("the kiosk's token is old, and was not changed: %s", error)
        self.shown = token_of(self._settings)
        return self.shown

    def _is_old(self) -> bool:
        try:
            made_at = (self._settings.home / FILE).stat().st_mtime
        except OSError:
            return False
        return self._clock.now().timestamp() - made_at > RENEW_AFTER.total_seconds()


def keep(home: Path, token: str) -> None:
    """Keep a token, all or nothing."""
    home.mkdir(parents=True, exist_ok=True)
    fresh = home / f"{FILE}.new"
    fresh.unlink(missing_ok=True)
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(token + "\n")
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(home / FILE)


def fetch(settings: Settings, code: str = "", seconds: float = SECONDS) -> str:
    """A token for `code`; without a code, a fresh one in place of this kiosk's own. Raises OSError."""
    import httpx  # a kiosk that has its token starts without it

    url = settings.desk.url.rstrip("/")
    with httpx.Client(verify=trusted(settings.desk.ca), timeout=seconds, trust_env=False) as client:
        try:
            if code:
                answer = client.post(f"{url}/kiosk/enrol", json={"code": code, "kiosk": settings.kiosk.id})
            else:
                bearer = {"Authorization": f"Bearer {token_of(settings)}"}
                answer = client.post(f"{url}/kiosk/renew", headers=bearer)
        except httpx.HTTPError as error:
            raise OSError(f"{url}: {error}") from error
    if answer.status_code != 200:
        cure = CURES.get(answer.status_code, "See what the staff server says.")
        raise PermissionError(
            f"{url} refused kiosk {settings.kiosk.id} ({answer.status_code}).\n" + cure.format(id=settings.kiosk.id)
        )
    try:
        return str(json.loads(answer.text)["token"])
    except (ValueError, KeyError, TypeError) as error:
        raise OSError(f"{url} is not a staff server of Loket.") from error


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out the command; 0: kept, 1: not."""
    parser = argparse.ArgumentParser(prog="./loket kiosk enrol", description="Give this kiosk a token of its own.")
    parser.add_argument("code", nargs="?", default="", help="made by ./loket staff kiosk; without one: a fresh token")
    parser.add_argument("--settings", type=Path, help="default: loket.toml in the home")
    parser.add_argument("--home", type=Path, help="the kiosk's folder")
    given = parser.parse_args(arguments)
    try:
        settings = read_settings(given.settings, given.home)
        keep(settings.home, fetch(settings, given.code))
    except FaultyFile as faulty:
        sys.stderr.write(f"{faulty}\n")
        return 1
    except OSError as error:
        sys.stderr.write(f"{error}\nNothing was changed.\n")
        return 1
    sys.stdout.write(
        f"Kiosk {settings.kiosk.id} has a token of its own, in {settings.home / FILE}. Restart the kiosk.\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
