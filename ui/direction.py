"""Words that run from right to left, as the screen needs them: Latin names and numbers keep their own order within."""

import re
from typing import Any
from unicodedata import bidirectional

RIGHT_TO_LEFT_MARK = "\u200f"
LEFT_TO_RIGHT_ISOLATE, POP_ISOLATE = "\u2066", "\u2069"
_TELEPHONE = re.compile(r"\+?\d+(?:[ \xa0]\d{2,})+")  # its groups would stand in reverse, and its plus behind
KEPT = ("page", "step", "language", "theme", "icon", "state", "id", "path", "picture", "glow")  # read by the program


def from_the_right(value: Any, name: str = "") -> Any:
    """A part of a view with the marks that Unicode asks for; nothing else is changed. Only the screen gets it."""
    if isinstance(value, dict):
        return {key: from_the_right(part, key) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [from_the_right(part, name) for part in value]
    if not isinstance(value, str) or name in KEPT:
        return value
    return _marked(value)


def _marked(text: str) -> str:
    kinds = {bidirectional(letter) for letter in text}
    if not text or ("L" in kinds and not kinds & {"R", "AL"}):
        return text  # a name in Latin letters alone
    return RIGHT_TO_LEFT_MARK + _TELEPHONE.sub(_isolated, text)


def _isolated(found: re.Match[str]) -> str:
    return LEFT_TO_RIGHT_ISOLATE + found[0].replace(" ", "\xa0") + POP_ISOLATE
