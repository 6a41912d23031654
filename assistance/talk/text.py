"""Real-time text: a numbered stream of characters for each writer, that a re-connection neither repeats nor loses."""

from collections.abc import Iterable
from typing import Any

MOST_ITEMS = 4000  # of one writer in one talk: what comes after them is not taken
LONGEST_ITEM = 39  # a phrase and its sign
BACK = "\b"  # takes back the character before it
LINE = "\n"  # ends a line
PHRASE = "="  # "=please-come" is one item: a whole sentence by its key


class Caption(list[str]):
    """The letters of a line that nobody wrote: the kiosk heard the helper say it, and may be wrong."""


class Stream:
    """What one writer wrote, item by item: a character, BACK, LINE, or a phrase. In memory only."""

    def __init__(self, id: str) -> None:
        self.id = id
        self.items: list[str] = []

    def write(self, items: Iterable[str]) -> dict[str, Any] | None:
        """Add to one's own stream; the frame that says so, None where nothing was added."""
        at = len(self.items)
        self.items += list(items)[: MOST_ITEMS - at]
        return self.since(at) if len(self.items) > at else None

    def since(self, at: int) -> dict[str, Any]:
        """The frame with everything from place `at` on."""
        at = max(0, min(at, len(self.items)))
        return {"s": self.id, "at": at, "items": self.items[at:]}

    def have(self) -> dict[str, Any]:
        """The frame that says how much is here."""
        return {"s": self.id, "n": len(self.items)}

    def take(self, at: int, items: list[str]) -> bool:
        """Take what the other side wrote, and nothing twice. False: something is missing before it."""
        here = len(self.items)
        if at > here:
            return False
        self.items += items[here - at :][: MOST_ITEMS - here]
        return True

    def lines(self) -> list[list[str]]:
        """The lines as they read now, each a list of characters and phrases; the last is still being written."""
        lines: list[list[str]] = [[]]
        for item in self.items:
            if item == BACK:
                if lines[-1]:
                    lines[-1].pop()
            elif item == LINE:
                if lines[-1]:
                    lines.append([])
            elif item.startswith(PHRASE) and len(item) > 1:
                if lines[-1]:
                    lines.append([])
                lines[-1].append(item)
                lines.append([])
            else:
                lines[-1].append(item)
        return lines


def read_items(tree: Any) -> list[str]:
    """The items of a frame from outside; [] for what is none. One character each, or a phrase."""
    if not isinstance(tree, list) or len(tree) > MOST_ITEMS:
        return []
    return tree if all(isinstance(item, str) and _is_item(item) for item in tree) else []


def _is_item(text: str) -> bool:
    return len(text) == 1 or (text.startswith(PHRASE) and len(text) <= LONGEST_ITEM)
