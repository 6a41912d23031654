"""Station, Call, Leg, Itinerary, Departure, Source: the words of the timetable."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True)
class Station:
    """A place where one gets on and off (GTFS stops.txt, location_type 1 or a lone stop)."""

    id: str
    name: str
    lat: float
    lon: float
    also: tuple[str, ...] = ()  # other names: in other languages, of its platforms


@dataclass(frozen=True)
class Call:
    """One train at one station: platform as printed ("7", "" unknown), aware times."""

    station: Station
    at: datetime
    platform: str = ""


@dataclass(frozen=True)
class Leg:
    """One train from boarding to leaving it. `trip` is the feed's id of the ServiceJourney."""

    line: str  # as shown: "ICE 41"
    towards: str  # name of its last station
    trip: str
    start: Call
    end: Call


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
