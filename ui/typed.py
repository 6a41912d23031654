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

    def kept(self) -> "Typed":
        """The same once more, to come back to."""
        same = Typed()
        same.text, same._before = self.text, list(self._before)
        return same

    def be(self, other: "Typed") -> None:
        """What stood in another one."""
        self.text, self._before = other.text, list(other._before)

    def clear(self) -> None:
        """Nothing is typed."""
        self.text, self._before = "", []


def spelt(text: str) -> Typed:
    """As if these letters had been touched one by one."""
    typed = Typed()
    for letter in text:
        typed.add(letter)
    return typed
