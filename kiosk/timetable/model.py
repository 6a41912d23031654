"""Station, Platform, Call, Leg, Itinerary, Needs, Departure, Source: the words of the timetable."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum


class Wheelchair(IntEnum):
    """What a feed says of wheelchairs, at a station, a platform or a train (GTFS wheelchair_boarding, _accessible)."""

    UNKNOWN = 0
    YES = 1
    NO = 2


def later(at: datetime, seconds: int) -> datetime:
    """So many real seconds after `at`; adding to an aware datetime goes by the clock on the wall, which may jump."""
    return datetime.fromtimestamp(at.timestamp() + seconds, at.tzinfo) if seconds else at


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
    walk_seconds: int = 0  # on foot to it, from the leg before or from where one is, at another station
    spare_seconds: int | None = None  # more than the change before it needs; None: there is no change before


class StepFree(StrEnum):
    """Whether a way can be gone without steps, by train and by platform, with the lifts as they are now."""

    YES = "yes"
    UNKNOWN = "unknown"  # nothing speaks against it; a person can say
    NO = "no"


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
    """A journey from station to station: one or more legs in order, perhaps a walk before the first or after the last.

    `origin`, `destination`: ids of the stations that were asked for; "" where the legs begin and end there.
    """

    legs: tuple[Leg, ...]
    walk_after_seconds: int = 0  # on foot from the last train, which ends at another station
    step_free: StepFree = StepFree.UNKNOWN
    origin: str = ""
    destination: str = ""

    def __hash__(self) -> int:
        """Of its trains alone: equal ones have the same, and it is asked for a hundred times for each answer."""
        return hash(tuple((leg.trip, leg.day) for leg in self.legs))

    @property
    def departure(self) -> datetime:
        """When one sets out: the first train leaves, or the walk to it begins."""
        return later(self.legs[0].start.at, -self.legs[0].walk_seconds)

    @property
    def arrival(self) -> datetime:
        """When one is there: by the last train, or on foot from it."""
        return later(self.legs[-1].end.at, self.walk_after_seconds)

    @property
    def duration(self) -> timedelta:
        """From setting out to being there, in real time: also in the night of a clock change."""
        return timedelta(seconds=self.arrival.timestamp() - self.departure.timestamp())

    @property
    def changes(self) -> int:
        """How often one changes trains."""
        return len(self.legs) - 1


@dataclass(frozen=True)
class Departure:
    """One line of the departures board here. `at`: as it is expected now; of a cancelled train by the timetable."""

    line: str
    towards: str
    at: datetime
    platform: str = ""
    planned: datetime | None = None  # by the timetable, where live news says otherwise
    cancelled: bool = False  # as a whole, or its stop here
    planned_platform: str | None = None  # by the timetable, where live news says otherwise


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
