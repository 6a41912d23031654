"""The board of digits: for the six digits of a slip, or of the person who is being paid."""

from collections.abc import Callable
from typing import Any

from kiosk.language import Texts
from kiosk.sales.issue import spaced

CODE_DIGITS = 6
KEYS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "0")


def pad_of(shown: bool, typed: str, number: str, texts: Texts) -> dict[str, Any]:
    """What the board shows: `typed` in pairs, with a stroke for each digit to come; empty where there is none."""
    if not shown:
        return {"shown": False, "typed": "", "name": "", "number": "", "delete": "", "keys": []}
    filled = typed.ljust(CODE_DIGITS, "_")
    pairs = " ".join(filled[at : at + 2] for at in range(0, CODE_DIGITS, 2))
    return {
        "shown": True,
        "typed": pairs,
        "name": typed_aloud(typed, texts),
        "number": texts.say("sale-number", number=spaced(number)) if number else "",
        "delete": texts.say("frame-delete"),
        "keys": [{"id": key, "label": key} for key in KEYS],
    }


class Digits:
    """What was typed on the board; `show` gets it after each touch."""

    def __init__(self, show: Callable[[str], None]) -> None:
        self.text = ""
        self._show = show

    def add(self, digit: str) -> None:
        """One digit more, as far as there is room."""
        self.text = (self.text + digit)[:CODE_DIGITS]
        self._show(self.text)

    def take_back(self) -> None:
        """Without the last one."""
        self.text = self.text[:-1]
        self._show(self.text)

    def clear(self) -> str:
        """Nothing is typed any more; returns what was."""
        typed, self.text = self.text, ""
        return typed


def typed_aloud(typed: str, texts: Texts) -> str:
    """What was typed, digit by digit."""
    return ", ".join(typed) + "." if typed else texts.say("pad-nothing")
