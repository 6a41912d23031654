"""What places are called elsewhere: our own table, and an operator's file of further names."""

import difflib
import logging
import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from kiosk.errors import Fault, FaultyFile
from kiosk.settings import Settings
from kiosk.timetable.spelling import beginning, spellings

ABROAD = Path(__file__).with_name("abroad.toml")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z]+)?")
LOG = logging.getLogger(__name__)
ALSO = "also"  # names in no language: short ones, old ones, usual mistakes

Names = Mapping[str, tuple[str, ...]]  # by language


class Abroad:
    """Names of towns in other languages. `towns`: what a station's name begins with, or the whole of it."""

    def __init__(self, towns: Mapping[str, Names]) -> None:
        self.towns = dict(towns)
        self._rows: dict[tuple[str, ...], Names] = {}
        for town, names in towns.items():
            for spelling in spellings(town):
                words = tuple(spelling.split())
                self._rows[words] = {**self._rows.get(words, {}), **names}
        self._longest = max(map(len, self._rows), default=0)

    def names_of(self, name: str) -> list[tuple[str, str, str]]:
        """Language, what the town is called in it, and the whole name with it: ("en", "Cologne", "Cologne Hbf")."""
        for spelling in spellings(name):
            words = spelling.split()
            for length in range(min(self._longest, len(words)), 0, -1):
                if names := self._rows.get(tuple(words[:length])):
                    rest = " ".join(words[length:])
                    return [
                        (language, town, f"{town} {rest}".strip()) for language in names for town in names[language]
                    ]
        return []

    def __or__(self, other: "Abroad") -> "Abroad":
        """Both tables; for the same town and language the other one's names come first."""
        towns = {town: dict(names) for town, names in self.towns.items()}
        for town, names in other.towns.items():
            here = towns.setdefault(town, {})
            for language, said in names.items():
                here[language] = tuple(dict.fromkeys((*said, *here.get(language, ()))))
        return Abroad(towns)


def read_abroad(file: Path = ABROAD) -> Abroad:
    """Read a table of names: `"Köln" = {en = "Cologne", nl = "Keulen"}`, or `"Köln" = ["Colonia"]` in no language.

    Raises FaultyFile with the line of each row that is not right.
    """
    source, tree = _parsed(file)
    if faults := [fault for town, names in tree.items() for fault in _faults(file, source, town, names)]:
        raise FaultyFile(faults)
    return Abroad({town: _named(names) for town, names in tree.items()})


def unknown_towns(file: Path, known: Iterable[str]) -> list[Fault]:
    """The rows that no station's name begins with, each with a guess. `known`: names of stations."""
    source, tree = _parsed(file)
    towns: dict[str, str] = {}
    for name in known:
        for spelling in spellings(name):
            words = spelling.split()
            for length in range(1, len(words) + 1):
                letters = len("".join(words[:length]))
                towns.setdefault(" ".join(words[:length]), " ".join(beginning(name, letters)))
    found = []
    for town in tree:
        if not any(spelling in towns for spelling in spellings(town)):
            near = difflib.get_close_matches(spellings(town)[0], towns, 1, 0.7)
            cure = f"Did you mean {towns[near[0]]}?" if near else "Write how its name begins on the screen."
            what = f"no station's name begins with {town!r}."
            found.append(Fault(str(file), _line_of(source, town), "TT016", what, cure))
    return found


def _parsed(file: Path) -> tuple[str, dict[str, Any]]:
    try:
        source = file.read_text("utf-8")
        return source, tomllib.loads(source)
    except FileNotFoundError as error:
        raise FaultyFile([Fault(str(file), 0, "TT011", "is not there.", "Check content.aliases.")]) from error
    except (OSError, UnicodeDecodeError) as error:
        cure = "It must be a text file in UTF-8 that this user may read."
        raise FaultyFile([Fault(str(file), 0, "TT011", f"cannot be read: {error}.", cure)]) from error
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        cure = 'A row looks like "Köln" = {en = "Cologne"}; names with blanks or accents stand in quotes.'
        fault = Fault(str(file), int(line[1]) if line else 0, "TT012", f"is not TOML: {error}.", cure)
        raise FaultyFile([fault]) from error


def _named(names: Mapping[str, str | list[str]] | list[str]) -> Names:
    rows = names if isinstance(names, Mapping) else {ALSO: names}
    return {language: tuple(said) if isinstance(said, list) else (said,) for language, said in rows.items()}


def _faults(file: Path, source: str, town: str, names: object) -> Iterable[Fault]:
    line = _line_of(source, town)
    if not isinstance(names, dict | list):
        what = f"{town!r} is {names!r}, not a list of names."
        yield Fault(str(file), line, "TT013", what, f'Write "{town}" = {{en = "..."}} or "{town}" = ["..."].')
        return
    for language, said in names.items() if isinstance(names, dict) else [(ALSO, names)]:
        if language != ALSO and not LANGUAGE.fullmatch(language):
            cure = f'Write a code such as nl, or "{ALSO}" for names in no language.'
            yield Fault(str(file), line, "TT014", f"{language!r} is no language.", cure)
        listed = said if isinstance(said, list) else [said]
        if not listed or not all(isinstance(name, str) and spellings(name)[0] for name in listed):
            what = f"{town!r} has a name without letters: {said!r}."
            yield Fault(str(file), line, "TT015", what, "Write the name in quotes, or take it away.")


def _line_of(source: str, town: str) -> int:
    pattern = re.compile(rf"""\s*\[?["']?{re.escape(town)}["']?\s*[\].=]""")
    return next((number for number, line in enumerate(source.splitlines(), 1) if pattern.match(line)), 0)


def open_abroad(settings: Settings, known: Iterable[str]) -> Abroad:
    """Our table and the operator's, if there is one; his names come first. Raises FaultyFile when his cannot be read.

    A row that fits no station of this timetable is logged, not refused: a new feed must not close the kiosk.
    """
    own = Path(settings.content.aliases or settings.home / "aliases.toml")
    if not settings.content.aliases and not own.exists():
        return read_abroad()
    for fault in unknown_towns(own, known):
        LOG.warning("%s", fault)
    return read_abroad() | read_abroad(own)
