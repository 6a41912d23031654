"""A helper says who she is, at the kiosk's own board of digits: her badge number, then her PIN."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from kiosk.flows.prompt import Prompt
from kiosk.language import Texts

FEWEST_DIGITS, MOST_DIGITS = 4, 8


class Refusal(StrEnum):
    """Why she is not let in."""

    WRONG = "wrong"  # badge or PIN, nobody says which
    PAUSED = "paused"  # too many wrong ones
    UNREACHABLE = "unreachable"  # only the desk knows, and it is not there


@dataclass(frozen=True)
class Signed:
    """Who she is and what she may do here ("print-again", "give-back"); or why not."""

    name: str = ""
    may: frozenset[str] = frozenset()
    why: Refusal | None = None


Verify = Callable[[str, str], Signed]  # badge, PIN; may take seconds: the desk is asked


class SignOn:
    """Two numbers, one after the other. The PIN is kept nowhere: it goes to the desk and is gone."""

    def __init__(self, verify: Verify) -> None:
        self._verify = verify
        self._badge = ""
        self._trouble: Refusal | None = None

    def enter(self, typed: str) -> Signed | None:
        """Take what was typed; who she is once both numbers are known, None before and when it was wrong."""
        self._trouble = None
        if not self._badge:
            self._badge = typed
            return None
        signed, self._badge = self._verify(self._badge, typed), ""
        self._trouble = signed.why
        return None if signed.why else signed

    def back(self) -> None:
        """From the PIN to the badge."""
        self._badge, self._trouble = "", None

    def prompt(self, texts: Texts) -> Prompt:
        """Which number is asked for now, and why the last ones were not taken."""
        key = "staff-pin" if self._badge else "staff-badge"
        return Prompt(
            key,
            "collect",
            texts.language,
            texts.say(key),
            texts.say(key),
            texts.say(f"{key}.detail"),
            can_go_back=True,
            digits=True,
            digits_hidden=bool(self._badge),
            fewest_digits=FEWEST_DIGITS,
            most_digits=MOST_DIGITS,
            trouble=texts.say(f"staff-{self._trouble}") if self._trouble else "",
        )
