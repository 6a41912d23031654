"""The board of digits: for the six digits of a slip, or of the person who is being paid."""

from collections.abc import Callable
from typing import Any

from kiosk.flows.prompt import Prompt
from kiosk.language import Texts
from kiosk.sales.issue import spaced

CODE_DIGITS = 6
KEYS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "0")


def pad_of(shown: bool, typed: str, number: str, texts: Texts, *, hidden: bool = False) -> dict[str, Any]:
    """What the board shows: `typed` in pairs, with a stroke for each digit to come; empty where there is none.

    `hidden`: a dot stands for each digit.
    """
    if not shown:
        return {"shown": False, "typed": "", "name": "", "number": "", "delete": "", "keys": []}
    filled = ("•" * len(typed) if hidden else typed).ljust(CODE_DIGITS, "_")
    pairs = " ".join(filled[at : at + 2] for at in range(0, len(filled), 2))
    return {
        "shown": True,
        "typed": pairs,
        "name": typed_aloud(typed, texts, hidden=hidden),
        "number": texts.say("sale-number", number=spaced(number)) if number else "",
        "delete": texts.say("frame-delete"),
        "keys": [{"id": key, "label": key} for key in KEYS],
    }


class Digits:
    """What was typed on the board; `show` gets it after each touch, and how it is said."""

    def __init__(self, show: Callable[[str, Callable[[Texts], str]], None]) -> None:
        self.text = ""
        self._tell = show
        self._most = CODE_DIGITS
        self._hidden = False

    def expect(self, prompt: Prompt, typed: str = "") -> None:
        """Another step, on which so much is typed already."""
        self.text, self._most, self._hidden = typed, prompt.most_digits, prompt.digits_hidden

    def add(self, digit: str) -> None:
        """One digit more, as far as there is room."""
        self.text = (self.text + digit)[: self._most]
        self._show()

    def take_back(self) -> None:
        """Without the last one."""
        self.text = self.text[:-1]
        self._show()

    def clear(self) -> str:
        """Nothing is typed any more; returns what was."""
        typed, self.text = self.text, ""
        return typed

    def _show(self) -> None:
        typed, hidden = self.text, self._hidden
        self._tell(typed, lambda texts: typed_aloud(typed, texts, hidden=hidden))


def typed_aloud(typed: str, texts: Texts, *, hidden: bool = False) -> str:
    """What was typed, digit by digit; of what is hidden only how many."""
    if typed and hidden:
        return texts.say("pad-hidden", count=len(typed))
    return ", ".join(typed) + "." if typed else texts.say("pad-nothing")
