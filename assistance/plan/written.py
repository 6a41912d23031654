"""What the three files of a plan have in common: seconds, words in each language, ids, lists of things."""

from collections.abc import Iterable, Iterator, Mapping
from math import inf
from pathlib import Path
from typing import TypeVar

from assistance.plan.model import ANY_LANGUAGE
from assistance.plan.toml_tree import read_toml
from kiosk.errors import FaultyFile
from kiosk.flows.tree import Branch, Faults, Section, meant

T = TypeVar("T")
WORDS = Path(__file__).parents[1] / "words"  # of the staff's pages: travellers may be spoken to in more languages
LANGUAGES = tuple(sorted(file.stem for file in WORDS.glob("*.ftl")))
LONGEST_SECONDS = 24 * 3600.0


class Written(Section):
    """A part of a plan's file; a wrong value counts as nothing until the end."""

    def seconds(self, name: str, default: float = 0.0, *, least: float = 1.0, needed: bool = False) -> float:
        """A length of time: `least` seconds to a day."""
        value = self.any(name)
        if value is None:
            if needed:
                self.faults.add(self.line, "HP003", f"{name} is missing.", f"Write how many seconds:  {name} = 30")
            return default
        if type(value) not in (int, float):
            self.wrong(name, f"{name} is {value!r}, but it must be seconds.", f"Write  {name} = 30", "HP003")
            return default
        if not least <= value <= LONGEST_SECONDS:  # also what is no number at all: nan
            self.wrong(name, f"{name} is {value} seconds.", f"It can be {least:g} to {LONGEST_SECONDS:g}.", "HP004")
            return default
        return float(value)

    def said(self, name: str = "words", *, needed: bool = True) -> Mapping[str, str]:
        """Words: one for every language that ships, or plain ones that are the same in all."""
        value = self.any(name)
        example = ", ".join(f'{code} = "..."' for code in LANGUAGES)
        if value is None:
            if needed:
                self.faults.add(self.line, "HP005", f"{name} is missing.", f"Write  {name} = {{ {example} }}")
            return {}
        if isinstance(value, str) and value.strip():
            return {ANY_LANGUAGE: value}
        if not isinstance(value, Branch) or not all(isinstance(text, str) and text.strip() for text in value.values()):
            self.wrong(name, f"{name} must be words.", f"Write  {name} = {{ {example} }}", "HP005")
            return {}
        if missing := [code for code in LANGUAGES if code not in value]:
            self.wrong(name, f"{name} has nothing in {', '.join(missing)}.", "A helper may read any of these.", "HP005")
        return dict(value)

    def named(self, name: str, known: Iterable[str], what: str, *, needed: bool = True) -> str:
        """The id of something that is described elsewhere; "" if it is not."""
        value = self.word(name, needed=needed)
        if value and value not in (known := list(known)):
            self.wrong(name, f"there is no {what} {value!r}.", meant(value, known), "HP006")
            return ""
        return value

    def all_named(self, name: str, known: Iterable[str], what: str) -> tuple[str, ...]:
        """Ids of things that are described elsewhere, each once."""
        values, known = self.words(name, needed=True), list(known)
        for value in values:
            if value not in known:
                self.wrong(name, f"there is no {what} {value!r}.", meant(value, known), "HP006")
        if len(set(values)) < len(values):
            self.wrong(name, f"{name} names one twice.", "Name each one once.", "HP007")
        return tuple(dict.fromkeys(value for value in values if value in known))

    def parts(self, name: str, *, needed: bool = False) -> Iterator["Written"]:
        """The things of a list, [[name]]; each is `done` when the next one is asked for."""
        row = self.row(name)
        if needed and not row:
            self.faults.add(self.line, "HP003", f"there is no [[{name}]].", f"Write at least one [[{name}]].")
        for one, line in zip(row, row.lines, strict=True):
            if not isinstance(one, Branch):
                self.faults.add(line, "HP003", f"{name} must be a list of parts.", f"Begin each with [[{name}]].")
                continue
            part = Written(one, self.faults)
            yield part
            part.done()

    def section(self, name: str) -> "Written":
        """A section, [name]; empty if it is not there."""
        return Written(self.branch(name), self.faults)

    def new_id(self, taken: Iterable[str]) -> str:
        """The id of this part, that no other has."""
        id = self.word("id", needed=True)
        if id in set(taken):
            self.wrong("id", f"{id!r} is said twice.", "Give each one an id of its own.", "HP007")
        return id


def begun(file: Path) -> tuple[Written, Faults]:
    """The outermost part of `file`. Raises FaultyFile when it cannot be read at all."""
    faults = Faults(file)
    tree = read_toml(file, faults)
    if tree is None:
        raise FaultyFile(faults.found)
    return Written(tree, faults), faults


def way(part: Written, seconds: float) -> float:
    """`step_free` of a walk: seconds, or false for none; as long as the walk itself if it is not said."""
    value = part.any("step_free")
    if value is None:
        return seconds
    return inf if value is False else part.seconds("step_free", seconds)
