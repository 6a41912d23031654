"""A reader of codes is a keyboard that types very fast: what it types, and nothing that a hand types."""

from PySide6.QtCore import Qt

GAP_SECONDS = 0.25  # between two signs of a reader; a hand is slower over so many
LEAST = 6  # signs: no code of ours is shorter
MOST = 64
ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CodeReader:
    """Gathers signs; forgets them when they come slowly. What is in a code is kept for no longer than its last sign."""

    def __init__(self) -> None:
        self._typed = ""
        self._at = float("-inf")

    def key(self, key: int, at: float) -> str:
        """A key at this second; the whole code when it is the last of one, else ""."""
        typed = self._typed if at - self._at <= GAP_SECONDS else ""
        sign = chr(key) if key < 128 and chr(key).isalnum() else ""
        self._typed, self._at = (typed + sign)[:MOST] if sign else "", at
        return typed if key in ENDS and len(typed) >= LEAST else ""
