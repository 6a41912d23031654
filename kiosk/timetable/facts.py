"""What an operator knows of stations and no feed tells: free of steps or not, and how staff are asked for help."""

import difflib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any

from kiosk.errors import Fault, FaultyFile
from kiosk.timetable.compiled import Timetable
from kiosk.timetable.spelling import plain

FACTS_FILE = "step-free.toml"  # in the home
DEMO_FACTS = Path(__file__).with_name("demo") / FACTS_FILE


class Freedom(StrEnum):
    """Whether all platforms of a station can be reached without steps."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class StationFacts:
    """Of one station. `notice_minutes`: how long before the train staff must be told; 0: they need no notice."""

    step_free: Freedom = Freedom.UNKNOWN
    notice_minutes: int = 0
    phone: str = ""
    meeting_point: str = ""


@dataclass(frozen=True)
class Facts:
    """Of all stations: `of` by the station's number in the timetable, `otherwise` of those that are not named."""

    of: Mapping[int, StationFacts] = field(default_factory=lambda: MappingProxyType({}))
    otherwise: StationFacts = StationFacts()
    attribution: str = ""

    def at(self, station: int) -> StationFacts:
        """What is known of this station."""
        return self.of.get(station, self.otherwise)


NO_FACTS = Facts()
KINDS = {"notice_minutes": int, "phone": str, "meeting_point": str}
SHORT = '"yes", "partly" or "no"'


def facts_for(home: Path, timetable: Timetable, demo: bool = False) -> Facts:
    """The operator's own facts in the home; else those that ship, if this is the `demo` timetable they are of.

    Raises FaultyFile as `read_facts` does.
    """
    if (own := home / FACTS_FILE).exists():
        return read_facts(own, timetable)
    return read_facts(DEMO_FACTS, timetable) if demo else NO_FACTS


def read_facts(file: Path, timetable: Timetable) -> Facts:
    """Read a file such as `demo/step-free.toml`; stations are named as in the timetable, or by id.

    Raises FaultyFile naming line and "did you mean" for every station, key or value that is not right.
    """
    try:
        source = file.read_text("utf-8-sig")
        tree = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        fault = Fault(str(file), int(line[1]) if line else 0, "SF001", f"is not TOML: {error}.")
        raise FaultyFile([fault]) from error
    except (OSError, UnicodeDecodeError) as error:
        raise FaultyFile([Fault(str(file), 0, "SF001", f"cannot be read: {error}.", "Save it as UTF-8.")]) from error
    reading = _Reading(file, source, timetable)
    facts = reading.facts(tree)
    if reading.faults:
        raise FaultyFile(reading.faults)
    return facts


class _Reading:
    """One file; what is wrong in it is kept with its line."""

    def __init__(self, file: Path, source: str, timetable: Timetable) -> None:
        self.faults: list[Fault] = []
        self._file = file
        self._lines = source.splitlines()
        self._timetable = timetable
        self._called: dict[tuple[str, bool], list[int]] = {}  # by a plain name, and whether it is the shown one
        for number, station in enumerate(timetable.stations):
            for name in (station.name, *station.also):
                self._called.setdefault((plain(name), name == station.name), []).append(number)

    def facts(self, tree: dict[str, Any]) -> Facts:
        stations = tree.pop("stations", {})
        attribution = tree.pop("attribution", "")
        usual = self._values("", tree, StationFacts(), (*KINDS, "attribution", "stations"))
        if not isinstance(stations, dict):
            self._fault("stations", "SF003", "stations is not a table.", f'Write [stations] and "Name" = {SHORT}.')
            stations = {}
        found = {}
        for name, value in stations.items():
            values = value if isinstance(value, dict) else {"step_free": value}
            facts = self._values(name, values, usual, ("step_free", *KINDS))
            if (number := self._number(name)) >= 0:
                found[number] = facts
        return Facts(MappingProxyType(found), usual, str(attribution))

    def _number(self, name: str) -> int:
        """The station that is meant; -1, and a fault, when it is none or not clear."""
        stations, number_of = self._timetable.stations, self._timetable.number_of
        if name in number_of:
            return number_of[name]
        found = self._called.get((plain(name), True)) or self._called.get((plain(name), False)) or []
        if len(found) == 1:
            return found[0]
        if found:
            ids = " or ".join(stations[number].id for number in found)
            self._fault(name, "SF004", f"{len(found)} stations are called {name!r}.", f"Name one by its id: {ids}.")
        else:
            near = difflib.get_close_matches(name, [station.name for station in stations], 1)
            cure = f"Did you mean {near[0]!r}?" if near else "Write it as the timetable does."
            self._fault(name, "SF004", f"no station is called {name!r}.", cure)
        return -1

    def _values(
        self, station: str, values: dict[str, Any], usual: StationFacts, known: tuple[str, ...]
    ) -> StationFacts:
        step_free, good = Freedom.UNKNOWN, {name: getattr(usual, name) for name in KINDS}
        for key, value in values.items():
            if key == "step_free" and station:
                if value in (Freedom.YES, Freedom.PARTLY, Freedom.NO):
                    step_free = Freedom(value)
                else:
                    self._fault(station, "SF003", f"{station}: {value!r} is no answer.", f"Write {SHORT}.")
            elif key not in KINDS:
                near = difflib.get_close_matches(key, known, 1)
                cure = f"Did you mean {near[0]}?" if near else f"Known are: {', '.join(known)}."
                self._fault(key, "SF002", f"{key} means nothing here.", cure)
            elif type(value) is not KINDS[key] or (isinstance(value, int) and value < 0):
                wanted = "a number of minutes" if KINDS[key] is int else "words in quotes"
                self._fault(key, "SF003", f"{key} = {value!r} is not {wanted}.")
            else:
                good[key] = value
        return StationFacts(step_free, **good)

    def _fault(self, word: str, code: str, what: str, cure: str = "") -> None:
        begins = re.compile(rf"""[\s\[{{,]*["']?{re.escape(word)}["']?\s*[=\].]""")
        lines = [number for number, line in enumerate(self._lines, 1) if begins.match(line)]
        within = [number for number, line in enumerate(self._lines, 1) if word in line]
        self.faults.append(Fault(str(self._file), next(iter(lines or within), 0), code, what, cure))
