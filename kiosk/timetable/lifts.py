"""Which lifts are out of order at this moment: an operator's lifts.json, read again whenever it changes."""

import difflib
import json
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kiosk.errors import Fault
from kiosk.timetable.footways import Footways

LIFTS_FILE = "lifts.json"  # in the home
OUT, NOT_KNOWN, AS_OF = "out_of_order", "not_known", "as_of"
LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class LiftReport:
    """Numbers of lifts in the Footways. All others work, as far as anybody told.

    `as_of`: when it was written; None when nobody reports: then the lifts are as the timetable has them.
    """

    out: frozenset[int] = frozenset()
    unknown: frozenset[int] = frozenset()
    as_of: datetime | None = None


NO_REPORT = LiftReport()


class LiftsFile:
    """One file that staff or another program writes while the kiosk runs.

        {"out_of_order": ["804"], "not_known": [], "as_of": "2026-11-20T14:02:00+01:00"}

    A lift is named by its id or its name. Without `as_of` the time of the file counts. Without a file nobody reports.
    """

    def __init__(self, file: Path, footways: Footways) -> None:
        self._file = file
        self._footways = footways
        self._stamp: tuple[int, int] | None = None
        self._report = NO_REPORT
        self.faults: tuple[Fault, ...] = ()  # of the file as it was last read, for the operator

    def report(self) -> LiftReport:
        """What is known now. While the file has a fault, no lift is known: nothing that needs one is promised."""
        stamp = self._look()
        if stamp != self._stamp:
            self._stamp = stamp
            self._report, self.faults = self._read() if stamp else (NO_REPORT, ())
            if self.faults:
                LOG.error("no lift is promised until this is corrected:\n%s", "\n".join(map(str, self.faults)))
        return self._report

    def _look(self) -> tuple[int, int] | None:
        try:
            facts = self._file.stat()
        except FileNotFoundError:
            return None
        return facts.st_mtime_ns, facts.st_size

    def _read(self) -> tuple[LiftReport, tuple[Fault, ...]]:
        reading = _Reading(self._file, self._footways)
        report = reading.report()
        if reading.faults:
            return LiftReport(unknown=frozenset(range(len(self._footways.lifts)))), tuple(reading.faults)
        return report, ()


class _Reading:
    """One look at the file; what is wrong in it is kept with its line."""

    def __init__(self, file: Path, footways: Footways) -> None:
        self.faults: list[Fault] = []
        self._file = file
        self._footways = footways
        self._source = ""

    def report(self) -> LiftReport:
        tree = self._tree()
        for key in tree:
            if key not in (OUT, NOT_KNOWN, AS_OF):
                self._fault(key, "LR002", f'"{key}" means nothing here.', _meant(key, [OUT, NOT_KNOWN, AS_OF]))
        out, unknown = (frozenset(self._lifts(key, tree.get(key, []))) for key in (OUT, NOT_KNOWN))
        return LiftReport(out, unknown - out, self._as_of(tree))

    def _tree(self) -> dict[str, Any]:
        try:
            self._source = self._file.read_text("utf-8-sig")
            tree = json.loads(self._source)
        except json.JSONDecodeError as error:
            self._fault("", "LR001", f"is not JSON: {error.msg}.", line=error.lineno)
        except (OSError, UnicodeDecodeError) as error:
            self._fault("", "LR001", f"cannot be read: {error}.", "Write it again, as UTF-8.", line=0)
        else:
            if isinstance(tree, dict):
                return tree
            self._fault("", "LR001", "is no list of lifts.", 'Write {"out_of_order": ["804"]}.')
        return {}

    def _lifts(self, key: str, names: object) -> Iterator[int]:
        if not isinstance(names, list):
            self._fault(key, "LR003", f'"{key}" is not a list.', f'Write "{key}": ["804"], or [] for none.')
            return
        for name in names:
            if (number := self._footways.lift_of.get(str(name))) is not None:
                yield number
            elif len(called := [n for n, lift in enumerate(self._footways.lifts) if lift.name == name]) == 1:
                yield called[0]
            else:
                self._fault(name, "LR004", *self._unclear(str(name), called))

    def _unclear(self, name: str, called: list[int]) -> tuple[str, str]:
        lifts, stations = self._footways.lifts, self._footways.stations
        if called:
            which = " or ".join(f"{lifts[n].id} ({stations[lifts[n].station].name})" for n in called[:4])
            return f'{len(called)} lifts are called "{name}".', f"Name one by its id: {which}."
        return f'no lift is called "{name}".', _meant(name, [*self._footways.lift_of, *(lift.name for lift in lifts)])

    def _as_of(self, tree: dict[str, Any]) -> datetime | None:
        if AS_OF not in tree:
            return None if self.faults else datetime.fromtimestamp(self._file.stat().st_mtime, UTC)
        try:
            at = datetime.fromisoformat(tree[AS_OF])
        except (TypeError, ValueError):
            at = datetime.min  # noqa: DTZ901  naive on purpose: it is refused below
        if at.tzinfo is None:
            what, cure = f'"{AS_OF}" is {tree[AS_OF]!r}, which is no moment.', 'Write "2026-11-20T14:02:00+01:00".'
            self._fault(AS_OF, "LR005", what, cure)
        return at

    def _fault(self, word: object, code: str, what: str, cure: str = "", line: int | None = None) -> None:
        if line is None:
            place = self._source.find(json.dumps(word, ensure_ascii=False))
            line = self._source.count("\n", 0, place) + 1 if place >= 0 else 1
        self.faults.append(Fault(str(self._file), line, code, what, cure))


def _meant(word: str, known: list[str]) -> str:
    near = difflib.get_close_matches(word, known, 1)
    return f'Did you mean "{near[0]}"?' if near else f"Known are: {', '.join(known[:5])}."
