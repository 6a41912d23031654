"""What is spelt on the letter board, touch by touch, so that Delete takes back exactly one."""


class Typed:
    """A touch may be one letter, or a key with the whole beginning of a name."""

    def __init__(self) -> None:
        self.text = ""
        self._before: list[str] = []  # what stood there before each touch

    def add(self, letter: str) -> None:
        """One letter more."""
        self.begin(self.text + letter)

    def begin(self, text: str) -> None:
        """This whole beginning, by one touch."""
        self._before.append(self.text)
        self.text = text

    def take_back(self) -> None:
        """As it was before the last touch."""
        self.text = self._before.pop() if self._before else ""

    def clear(self) -> None:
        """Nothing is typed."""
        self.text, self._before = "", []
