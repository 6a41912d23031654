"""What live news says of single trains: how they really run, which are cancelled, which are new, and as of when."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True)
class Run:
    """How one ServiceJourney really runs on one OperatingDay: one value for each stop of the timetable, in order.

    `arrival`, `departure`: seconds since noon minus 12 h of the OperatingDay, as in the timetable. `may`: as there; a
    stop that is skipped has 0. `platform`: number of the platform.
    """

    arrival: tuple[int, ...] = ()
    departure: tuple[int, ...] = ()
    may: tuple[int, ...] = ()
    platform: tuple[int, ...] = ()
    cancelled: bool = False  # as a whole; then it has no values


@dataclass(frozen=True)
class Extra:
    """A train that the timetable does not have. Seconds as in `Run`, one value for each stop."""

    trip: str
    route: int  # number in the timetable, -1 for none
    line: str
    towards: str
    day: date  # its OperatingDay
    run: Run


@dataclass(frozen=True)
class Notice:
    """The operator's own words about trains, lines or stations (a GTFS-Realtime alert).

    `words`: language ("" for none given) and text. It concerns what any of the others name; nothing named: everybody.
    """

    words: tuple[tuple[str, str], ...]
    effect: str = ""  # GTFS-Realtime's word for what it does: "no-service", "accessibility-issue" (a lift)
    stations: frozenset[int] = frozenset()
    routes: frozenset[int] = frozenset()
    trips: frozenset[str] = frozenset()
    since: datetime | None = None
    until: datetime | None = None

    def says(self, language: str, reference: str) -> tuple[str, str]:
        """The words and their language: the wanted one, else the reference language, else the first there is.

        Words without a language are the operator's own: they count as the reference language.
        """
        spoken = {tag.lower().split("-")[0] or reference: text for tag, text in reversed(self.words)}
        found = next((tag for tag in (language, reference, *reversed(spoken)) if tag in spoken), "")
        return spoken.get(found, ""), found

    def counts_between(self, first: datetime, last: datetime) -> bool:
        """Whether it is in force at some moment from `first` to `last`."""
        return (self.since is None or self.since <= last) and (self.until is None or first < self.until)


@dataclass(frozen=True)
class News:
    """All that is known live at one moment. `as_of`: when the operator wrote it; None when there is no live news."""

    as_of: datetime | None = None
    runs: Mapping[tuple[int, date], Run] = field(default_factory=dict)  # by journey number and OperatingDay
    extras: tuple[Extra, ...] = ()
    notices: tuple[Notice, ...] = ()


NO_NEWS = News()
