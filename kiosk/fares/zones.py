"""Zones of a tariff: in which one a station lies, and how many one travels through."""

from collections.abc import Iterable, Mapping
from functools import cached_property

from kiosk.errors import Trouble
from kiosk.fares.places import Places
from kiosk.timetable.model import Station


class Zones:
    """Which zones there are. `places`: station to its zones; `neighbours`: zones that touch each other."""

    def __init__(self, places: Places[tuple[str, ...]], neighbours: Iterable[tuple[str, str]] = ()) -> None:
        self.places = places
        self._touching: dict[str, set[str]] = {}
        for one, other in neighbours:
            self._touching.setdefault(one, set()).add(other)
            self._touching.setdefault(other, set()).add(one)

    def of(self, station: Station) -> tuple[str, ...]:
        """The zones of a station. Raises Trouble("no-fare-station") when the tariff does not have it."""
        found = self.places.find(station)
        if found is None:
            file = self.places.file
            detail = f"{station.name} ({station.id}) is not in {file}. Add a row: its id or name, and its zone."
            raise Trouble("no-fare-station", detail)
        return found

    def number(self, start: str, end: str) -> int | None:
        """How many zones one travels through on the shortest way, first and last included; None if there is no way."""
        return self._numbers.get(start, {start: 1}).get(end)

    @cached_property
    def _numbers(self) -> Mapping[str, Mapping[str, int]]:
        return {zone: self._from(zone) for zone in self._touching}

    def _from(self, zone: str) -> Mapping[str, int]:
        """Breadth first."""
        found = {zone: 1}
        edge = [zone]
        while edge:
            edge = sorted({there for here in edge for there in self._touching.get(here, ()) if there not in found})
            number = max(found.values()) + 1
            found |= dict.fromkeys(edge, number)
        return found
