"""Stations as a tariff's tables name them: by id, by code or by name, accents and capitals aside."""

from collections.abc import Iterable
from typing import Generic, TypeVar

from kiosk.timetable.model import Station
from kiosk.timetable.spelling import plain

Value = TypeVar("Value")


class Places(Generic[Value]):
    """What a table says of each station. `file` is where an operator would look."""

    def __init__(self, rows: Iterable[tuple[Iterable[str], Iterable[str], Value]], file: str) -> None:
        """`rows`: ids and codes, names, and the value; of two rows for one name the first counts."""
        self.file = file
        self.ids: dict[str, Value] = {}
        self._names: dict[str, Value] = {}
        for ids, names, value in rows:
            for id in ids:
                self.ids.setdefault(id, value)
            for name in names:
                self._names.setdefault(plain(name), value)
        self._found: dict[str, Value | None] = {}

    def find(self, station: Station) -> Value | None:
        """What the table says of a station: by its id first, then by its names; None when it is not in it."""
        if station.id not in self._found:
            found = self.ids.get(station.id)
            for name in (station.name, *station.also, *(name for _, name in station.names)):
                found = self._names.get(plain(name)) if found is None else found
            self._found[station.id] = found
        return self._found[station.id]

    def named(self, name: str) -> Value | None:
        """What the table says of this id, code or name."""
        return self.ids.get(name, self._names.get(plain(name)))
