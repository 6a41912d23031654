"""A YAML file as a tree that knows its lines, read strictly: no key twice, nothing unknown skipped in silence."""

import difflib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from kiosk.errors import Fault

SCALARS: dict[str, Callable[[str], Any]] = {
    "tag:yaml.org,2002:int": lambda text: int(text.replace("_", ""), 0),
    "tag:yaml.org,2002:bool": lambda text: text.lower() == "true",
    "tag:yaml.org,2002:null": lambda text: None,
}


class Branch(dict[str, Any]):
    """A mapping: `line` is where it begins, `lines` where each key stands (1 is the first)."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: dict[str, int] = {}


class Row(list[Any]):
    """A list: `lines` is where each of its things stands."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: list[int] = []


class Faults:
    """Everything that is wrong with one file, in the order in which it was found."""

    def __init__(self, file: Path | str) -> None:
        self.file = str(file)
        self.found: list[Fault] = []

    def add(self, line: int, code: str, what: str, cure: str = "") -> None:
        """One more thing that is wrong."""
        self.found.append(Fault(self.file, line, code, what, cure))


def meant(wrong: str, known: Iterable[str]) -> str:
    """The cure for a name that nobody knows: what was probably meant, else all that is known."""
    names = list(known)
    near = difflib.get_close_matches(wrong, names, 1)
    return f"Did you mean {near[0]}?" if near else f"Known: {', '.join(names) or 'none'}."


def read_tree(file: Path, faults: Faults) -> Branch | None:
    """The mapping that `file` (YAML 1.2) holds: its scalars are str, int, bool or None. None if it cannot be read."""
    try:
        node = YAML(typ="safe", pure=True).compose(file.read_text("utf-8"))
    except OSError as error:
        faults.add(0, "LF001", f"cannot be opened: {error.strerror}.", "Is the folder right?")
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        faults.add(mark.line + 1 if mark else 0, "LF001", f"is not YAML: {error.problem}.", "Spaces, never tabs.")
    except (YAMLError, UnicodeDecodeError) as error:
        faults.add(0, "LF001", f"is not YAML: {error}.")
    else:
        tree = _grown(node, faults) if node is not None else None
        if isinstance(tree, Branch):
            return tree
        faults.add(1, "LF001", "must hold names with a colon at its outermost level.")
    return None


def _grown(node: Any, faults: Faults) -> Any:
    line = node.start_mark.line + 1
    if isinstance(node.value, str):
        return SCALARS.get(node.tag, str)(node.value)
    if node.tag.endswith(":seq"):
        row = Row(line)
        for part in node.value:
            row.append(_grown(part, faults))
            row.lines.append(part.start_mark.line + 1)
        return row
    branch = Branch(line)
    for key, value in node.value:
        name, at = str(key.value), key.start_mark.line + 1
        if name in branch:
            cure = f"It stands in line {branch.lines[name]} already."
            faults.add(at, "LF001", f"{name!r} is said twice.", cure)
        branch[name], branch.lines[name] = _grown(value, faults), at
    return branch


class Section:
    """Takes what it knows out of a branch, each of the right kind; `done` refuses what is left."""

    def __init__(self, branch: Branch, faults: Faults) -> None:
        self._branch = branch
        self.faults = faults
        self.line = branch.line
        self._asked: list[str] = []

    def at(self, name: str) -> int:
        """The line of this field, or of the section."""
        return self._branch.lines.get(name, self.line)

    def has(self, name: str) -> bool:
        """Whether the field was written at all."""
        return name in self._branch

    def word(self, name: str, default: str = "", among: Iterable[str] = (), *, needed: bool = False) -> str:
        """A word, one of `among` if there are any."""
        value = self._take(name, str, default, "a word", needed)
        known = list(among)
        if known and value and value not in known:
            self.wrong(name, f"{name} is {value!r}.", meant(value, known))
            return default
        return str(value)

    def words(self, name: str, *, needed: bool = False) -> tuple[str, ...]:
        """A list of words."""
        row = self._take(name, Row, Row(self.line), "a list of words: [one, two]", needed)
        good = tuple(word for word in row if isinstance(word, str))
        if len(good) < len(row):
            self.wrong(name, f"{name} must be a list of words.", 'Numbers and true stand in quotes: "1".')
        return good

    def number(self, name: str, default: int, least: int, most: int) -> int:
        """A whole number."""
        value = self._take(name, int, default, "a whole number")
        if not least <= value <= most:
            self.wrong(name, f"{name} is {value}.", f"It can be {least} to {most}.")
            return default
        return int(value)

    def flag(self, name: str) -> bool:
        """True or false; false if it is not said."""
        return bool(self._take(name, bool, False, "true or false"))

    def row(self, name: str, *, needed: bool = False) -> Row:
        """A list of anything."""
        found: Row = self._take(name, Row, Row(self.line), "a list", needed)
        return found

    def branch(self, name: str, *, needed: bool = False) -> Branch:
        """Names with values; empty if it is not said."""
        found: Branch = self._take(name, Branch, Branch(self.line), "names with values: {name: value}", needed)
        return found

    def any(self, name: str) -> Any:
        """Whatever stands there; None if nothing does."""
        self._asked.append(name)
        return self._branch.get(name)

    def wrong(self, name: str, what: str, cure: str = "", code: str = "LF005") -> None:
        """Something is wrong with the value of this field."""
        self.faults.add(self.at(name), code, what, cure)

    def done(self) -> None:
        """Refuse every field that nobody asked for."""
        for name in self._branch:
            if name not in self._asked:
                unused = [known for known in self._asked if known not in self._branch]
                cure = meant(name, unused if difflib.get_close_matches(name, unused, 1) else self._asked)
                self.wrong(name, f"nobody reads {name!r} here.", cure, "LF002")

    def _take(self, name: str, kind: type, default: Any, like: str, needed: bool = False) -> Any:
        self._asked.append(name)
        if name not in self._branch:
            if needed:
                self.faults.add(self.line, "LF003", f"{name} is missing.", f"It must be {like}.")
            return default
        value = self._branch[name]
        if type(value) is not kind:
            self.wrong(name, f"{name} is {_told(value)}, but it must be {like}.", _quotes(value, kind))
            return default
        return value


def _told(value: Any) -> str:
    if value is None:
        return "empty"
    return {Branch: "names with values", Row: "a list"}.get(type(value), str(value))


def _quotes(value: Any, kind: type) -> str:
    return f'Write it in quotes: "{value}".' if kind is str and isinstance(value, int | bool) else ""
