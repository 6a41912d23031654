"""A TOML file as a tree that knows its lines, for the same strict reading as a flow's."""

import re
import tomllib
from pathlib import Path
from typing import Any

from kiosk.flows.tree import Branch, Faults, Row

HEADER = re.compile(r"\s*\[(\[)?\s*([\w\".\- ]+?)\s*\](?(1)\])\s*(#.*)?$")
KEY = re.compile(r"\s*(?:\"([^\"]+)\"|'([^']+)'|([\w-]+))\s*(?:\.\s*[\w\"'-]+\s*)*=")


def read_toml(file: Path, faults: Faults) -> Branch | None:
    """The mapping that `file` holds: scalars are str, int, float, bool. None: it cannot be read, see `faults`."""
    try:
        source = file.read_text("utf-8")
        tree = tomllib.loads(source)
    except OSError as error:
        faults.add(
            0, "HP001", f"cannot be opened: {error.strerror}.", "A plan is policy.toml, places.toml, reasons.toml."
        )
    except UnicodeDecodeError as error:
        faults.add(0, "HP001", f"is not text in UTF-8: {error.reason}.", "Save it as UTF-8.")
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        faults.add(int(line[1]) if line else 0, "HP001", f"is not TOML: {error}.", "Names and text stand in quotes.")
    else:
        return _Grown(source).branch((), tree, 1)
    return None


class _Grown:
    """Finds where everything stands: ("step", 1, "after") is the line of `after` in the second [[step]]."""

    def __init__(self, source: str) -> None:
        self._lines: dict[tuple[Any, ...], int] = {}
        counts: dict[tuple[Any, ...], int] = {}
        here: tuple[Any, ...] = ()
        for number, line in enumerate(source.splitlines(), 1):
            if header := HEADER.match(line):
                here = ()
                names = [name.strip().strip("\"'") for name in re.findall(r"\"[^\"]*\"|'[^']*'|[^.]+", header[2])]
                for name in names[:-1]:
                    here += (name,) if (*here, name) not in counts else (name, counts[*here, name])
                here += (names[-1],)
                if header[1]:
                    counts[here] = counts.get(here, -1) + 1
                    here += (counts[here],)
                self._lines[here] = number
            elif key := KEY.match(line):
                self._lines.setdefault((*here, key[1] or key[2] or key[3]), number)

    def branch(self, path: tuple[Any, ...], tree: dict[str, Any], line: int) -> Branch:
        """A mapping; what has no line of its own stands where the whole does."""
        found = Branch(self._lines.get(path, line))
        for name, value in tree.items():
            at = self._lines.get((*path, name), self._lines.get((*path, name, 0), found.line))
            found[name], found.lines[name] = self._value((*path, name), value, at), at
        return found

    def _value(self, path: tuple[Any, ...], value: Any, line: int) -> Any:
        if isinstance(value, dict):
            return self.branch(path, value, line)
        if not isinstance(value, list):
            return value
        row = Row(line)
        for n, part in enumerate(value):
            at = self._lines.get((*path, n), line)
            row.append(self._value((*path, n), part, at))
            row.lines.append(at)
        return row
