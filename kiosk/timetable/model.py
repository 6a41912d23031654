"""Station, Platform, Call, Leg, Itinerary, Needs, Departure, Source: the words of the timetable."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum


class Wheelchair(IntEnum):
    """What a feed says of wheelchairs, at a station, a platform or a train (GTFS wheelchair_boarding, _accessible)."""

    UNKNOWN = 0
    YES = 1
    NO = 2


@dataclass(frozen=True)
class Station:
    """A place where one gets on and off (GTFS stops.txt, location_type 1 or a lone stop)."""

    id: str
    name: str
    lat: float
    lon: float
    also: tuple[str, ...] = ()  # other names: in other languages, of its platforms
    names: tuple[tuple[str, str], ...] = ()  # language and name, as the feed translates it
    wheelchair: int = Wheelchair.UNKNOWN


@dataclass(frozen=True)
class Platform:
    """Where exactly one gets on (GTFS stops.txt, location_type 0; Quay). `station`: its number in the timetable."""

    id: str
    station: int
    code: str  # as printed: "7", "" unknown
    wheelchair: int = Wheelchair.UNKNOWN  # its own, or where that is unknown its station's


@dataclass(frozen=True)
class Call:
    """One train at one station: platform as printed ("7", "" unknown), aware times; what is expected now."""

    station: Station
    at: datetime
    platform: str = ""
    stop: str = ""  # the feed's id of the platform
    planned: datetime | None = None  # by the timetable, where live news says otherwise
    planned_platform: str | None = None  # by the timetable, where live news says otherwise


@dataclass(frozen=True)
class Leg:
    """One train from boarding to leaving it. `trip` is the feed's id of the ServiceJourney."""

    line: str  # as shown: "ICE 41"; "RE 1 / RE 5" where the train goes on under another name and one stays seated
    towards: str  # name of its last station
    trip: str
    start: Call
    end: Call
    route: str = ""  # the feed's id of the Line
    day: str = ""  # its OperatingDay, ISO
    wheelchair: int = Wheelchair.UNKNOWN  # of the train
    tell_driver: bool = False  # it stops there only for one who tells the driver (pickup or drop_off type 3)
    walk_seconds: int = 0  # on foot from the leg before, where that ended at another station


@dataclass(frozen=True)
class Needs:
    """What a traveller needs on the way: an input of the search, not a filter behind it."""

    percent: int = 100  # of every time to change and to walk
    extra_seconds: int = 0  # more for each of them
    step_free: bool = False


ORDINARY = Needs()
SLOW = Needs(150, 120)  # a slow walker, or one with luggage


@dataclass(frozen=True)
class Itinerary:
    """A journey from door to door of two stations: one or more legs in order."""

    legs: tuple[Leg, ...]

    @property
    def departure(self) -> datetime:
        """When the first train leaves."""
        return self.legs[0].start.at

    @property
    def arrival(self) -> datetime:
        """When the last train is there."""
        return self.legs[-1].end.at

    @property
    def duration(self) -> timedelta:
        """From the first departure to the last arrival."""
        return self.arrival - self.departure

    @property
    def changes(self) -> int:
        """How often one changes trains."""
        return len(self.legs) - 1


@dataclass(frozen=True)
class Departure:
    """One line of the departures board here."""

    line: str
    towards: str
    at: datetime
    platform: str = ""


@dataclass(frozen=True)
class Source:
    """Where the timetable comes from: shown once, printed, and named in reports."""

    name: str
    attribution: str
    demo: bool  # replayed by whole weeks
    first_day: str  # ISO date of the feed's first day of operation
    last_day: str
    sha256: str
    version: str = ""  # as the publisher numbers its feeds
    contact: str = ""  # mail or web address for questions about the feed
