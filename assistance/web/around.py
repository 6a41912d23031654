"""What a card knows of the station around it: where its viewer was last proven, and who else is on duty."""

import asyncio
from dataclasses import dataclass

from assistance.desk.dispatch import STAFF, Person
from assistance.desk.duty import Duty
from assistance.model import Helper, HelpRequest
from assistance.plan.model import Places
from assistance.web.map import NO_WAY, StationMap, Way
from kiosk.clock import Clock

KEPT_SECONDS = 2.0  # one call reaches many pages at once: the staff is read once for all of them


@dataclass(frozen=True)
class Around:
    """Where a viewer is. Knows nothing without a map: a card is whole without it."""

    station: StationMap | None = None
    place: str = ""
    step_free: bool = False

    def way(self, request: HelpRequest, language: str) -> Way:
        """The viewer's way to a call."""
        if self.station is None:
            return NO_WAY
        return self.station.way(self.place, request.situation.kiosk, language, step_free=self.step_free)


NOWHERE = Around()


class Surroundings:
    """Asks who is on duty, at most every two seconds for a station."""

    def __init__(self, duty: Duty, places: Places, clock: Clock) -> None:
        self._duty = duty
        self._places = places
        self._clock = clock
        self._people: dict[str, tuple[float, tuple[Person, ...]]] = {}
        self._one = asyncio.Lock()  # twenty pages that ask at once are one look
        self._reading: dict[str, asyncio.Task[tuple[Person, ...]]] = {}
        self.map = StationMap(places)

    async def of(self, viewer: Helper) -> Around:
        """What `viewer` has around her."""
        for station in viewer.stations:
            for person in await self.people(station):
                if person.helper.id == viewer.id:
                    return Around(self.map, person.place, person.step_free)
        known = self._places.helper(viewer.id)
        return Around(self.map, known.home, known.step_free)

    async def people(self, station: str) -> tuple[Person, ...]:
        """All on shift at a station and beside it. A call does not wait to know who has moved: the next one has it."""
        known = self._people.get(station)
        if known is None:
            return await self._read(station)
        if self._clock.seconds() - known[0] > KEPT_SECONDS and station not in self._reading:
            self._reading[station] = asyncio.create_task(self._read(station))
            self._reading[station].add_done_callback(lambda _: self._reading.pop(station, None))
        return known[1]

    async def _read(self, station: str) -> tuple[Person, ...]:
        async with self._one:
            now, known = self._clock.seconds(), self._people.get(station)
            if known is None or now - known[0] > KEPT_SECONDS:
                known = self._people[station] = (now, await asyncio.to_thread(self._duty.people, station))
            return known[1]

    async def colleagues(self, viewer: Helper, station: str) -> list[Person]:
        """Who else may take a call there: who can be asked first, then those whose screen is off or who are busy."""
        # Somebody reads this list and decides by it: not what was known some seconds ago.
        others = [one for one in await self._read(station) if one.helper.id != viewer.id and one.helper.role in STAFF]
        return sorted(others, key=lambda one: (not one.free, not one.heard, one.helper.name))

    def forget(self) -> None:
        """Somebody has just moved: read again."""
        self._people.clear()
