"""Who holds this badge and knows its PIN: asked by shared devices of the staff, and by the pad of a kiosk."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from assistance.desk.badges.store import BadgeRows
from assistance.desk.staff.store import Staff
from assistance.model import Helper

MOST_WRONG = 5
PAUSE = timedelta(minutes=5)
LEAST_DIGITS, MOST_DIGITS = 4, 8
RUNS = "01234567890", "09876543210"
BADGE_DIGITS = 6


@dataclass(frozen=True)
class Verdict:
    """`helper`: who it is; None: badge and PIN do not fit. `pause_s`: for so long no try counts from there."""

    helper: Helper | None = None
    pause_s: int = 0


class Badges:
    """PINs are kept as argon2id only. A wrong badge takes as long as a wrong PIN, and reads the same."""

    def __init__(self, rows: BadgeRows, staff: Staff, hasher: PasswordHasher | None = None) -> None:
        self._rows = rows
        self._staff = staff
        self._hasher = hasher or PasswordHasher()
        self._nobody = ""  # what a PIN is compared with where there is no badge

    def by_pin(self, number: str, pin: str, device: str, at: datetime) -> Verdict:
        """Who stands at `device`, which has proved who it is: a shared device's id, or "kiosk <station> <id>".

        Takes about a fifth of a second on purpose: call it off the loop. Five wrong: a pause for this badge here.
        """
        number = number.strip()[:64]
        pause = self._rows.begin_try(number, device, at, MOST_WRONG, PAUSE)
        if pause:
            return Verdict(pause_s=ceil(pause))
        self._nobody = self._nobody or self._hasher.hash(secrets.token_hex(8))
        owner = self._rows.owner(number)
        fits = self._fits(owner[1] if owner else self._nobody, pin)
        found = self._staff.find(owner[0]) if owner and fits else None
        if found is not None:
            self._rows.right(number, device)
        return Verdict(found)

    def give(self, id: str, number: str = "") -> str:
        """Give a helper a badge: `number`, or a fresh one. "": that number is another helper's."""
        for _ in range(20):
            wanted = number or "".join(secrets.choice("0123456789") for _ in range(BADGE_DIGITS))
            if self._rows.give(id, wanted):
                return wanted
            if number:
                return ""
        return ""

    def number_of(self, id: str) -> str:
        """The badge of a helper; "": she has none."""
        return self._rows.number_of(id)

    def set_pin(self, id: str, pin: str) -> bool:
        """False: she has no badge. Ask `weak` first."""
        return self._rows.set_pin(id, self._hasher.hash(pin))

    def take_away(self, id: str) -> None:
        """She has no badge and no PIN any more."""
        self._rows.take_away(id)

    def _fits(self, pin_hash: str, pin: str) -> bool:
        try:
            return self._hasher.verify(pin_hash, pin[:64])
        except (VerifyMismatchError, InvalidHashError):
            return False


def weak(pin: str) -> bool:
    """Whether somebody would try it first: too short, no digits, all the same, or a run such as 1234."""
    if not (pin.isascii() and pin.isdigit() and LEAST_DIGITS <= len(pin) <= MOST_DIGITS):
        return True
    return len(set(pin)) == 1 or any(pin in run for run in RUNS)


def fresh_pin() -> str:
    """One that nobody would try first."""
    while weak(pin := "".join(secrets.choice("0123456789") for _ in range(LEAST_DIGITS))):
        pass
    return pin
