"""The letter board at work: each touch is looked up, and what is found is shown."""

from collections.abc import Callable

from kiosk.flows.prompt import Suggestions
from ui.typed import Typed

Ask = Callable[[str, Callable[[Suggestions], None]], None]  # what is typed, and who hears what fits
Show = Callable[[Suggestions, bool], None]  # what fits, and whether it is said aloud


class Spelling(Typed):
    """What is typed; an answer that comes after the next touch is not shown."""

    def __init__(self, ask: Ask, show: Show) -> None:
        super().__init__()
        self._ask = ask
        self._show = show

    def letter(self, letter: str) -> None:
        """A touch of one letter."""
        self.add(letter)
        self.look(aloud=True)

    def beginning(self, text: str) -> None:
        """A touch of a key with many letters."""
        self.begin(text)
        self.look(aloud=True)

    def delete(self) -> None:
        """A touch of Delete."""
        self.take_back()
        self.look(aloud=True)

    def all_anew(self) -> None:
        """A touch of "All letters"."""
        self.clear()
        self.look(aloud=True)

    def look(self, *, aloud: bool = False) -> None:
        """See what fits what is typed."""

        def show(found: Suggestions) -> None:
            if found.typed == self.text:
                self._show(found, aloud)

        self._ask(self.text, show)
