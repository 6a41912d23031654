"""The word that is being said, found again in what is shown: QML marks it there."""

import re
from collections.abc import Iterator

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton

QML_IMPORT_NAME = "Loket"
QML_IMPORT_MAJOR_VERSION = 1

Place = tuple[int, int, int]  # which of the texts, where in it, how many letters

PAUSED = (
    r"(?=\s*(?:[.,:;!?…]|$))"  # a single letter is meant as one only where the voice pauses after it: not "A train"
)


@QmlElement
@QmlSingleton
class SpokenWord(QObject):
    """What is being said now. The screen asks where that stands in its own words: what it does not show is not marked.

    So nothing that is private can light up unless it is being read aloud.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._text, self._start, self._length = "", 0, 0

    def show(self, text: str, start: int, length: int) -> None:
        """These letters of `text` are heard now."""
        if (text, start, length) != (self._text, self._start, self._length):
            self._text, self._start, self._length = text, start, length
            self.changed.emit()

    def clear(self) -> None:
        """Nothing is heard."""
        self.show("", 0, 0)

    @Slot(result=bool)
    def any(self) -> bool:
        """Whether something is heard."""
        return self._length > 0

    @Slot("QStringList", result="QVariantList")
    def find(self, shown: list[str]) -> list[int]:
        """Where it stands in these texts, which are in the order of reading: a Place; empty where it is not shown."""
        return [*(where(self._text, self._start, self._length, shown) or ())]


def where(said: str, start: int, length: int, shown: list[str]) -> Place | None:
    """What of `said[start:start + length]` is shown, and where: most of it, then in the longest text, then the first.

    >>> where("Where to? Berlin Hbf, 2 hours.", 10, 6, ["Where to?", "Berlin Hbf"])
    (1, 0, 6)
    """
    best: tuple[tuple[int, int, int], Place] | None = None
    for index, text in enumerate(shown):
        for at in _found(text, said):
            low, high = max(start, at), min(start + length, at + len(text))
            rank = (high - low, len(text), -index)
            if low < high and (best is None or rank > best[0]):
                best = rank, (index, low - at, _with_stops(text, high - at) - (low - at))
    return best[1] if best else None


def _with_stops(text: str, end: int) -> int:
    """A question mark belongs to the word before it."""
    while end < len(text) and not (text[end].isspace() or text[end].isalnum()):
        end += 1
    return end


def _found(text: str, said: str) -> Iterator[int]:
    """Where `text` begins in `said`, as whole words."""
    if not text.strip():
        return
    end = PAUSED if len(text) == 1 else r"(?!\w)"
    for match in re.finditer(rf"(?<!\w){re.escape(text)}{end}", said):
        yield match.start()
