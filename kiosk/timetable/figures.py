"""How much is in a timetable: stations, trains a day, rules of changing, links, names; counted, never estimated."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from kiosk.timetable.compiled import Timetable


@dataclass(frozen=True)
class Figures:
    """`trains`: ServiceJourneys. `days`: OperatingDays with trains. `busiest`: trains on the day that has most.

    `change_times`: stations with a time of their own. `stays`: trains whose seats go on as another train on some day.
    `translated`: names by language.
    """

    stations: int
    platforms: int
    lines: int
    trains: int
    days: int
    busiest: int
    change_times: int
    walks: int
    rules: int
    stays: int
    translated: tuple[tuple[str, int], ...]


def figures_of(timetable: Timetable) -> Figures:
    """Count everything. Takes about as long as opening the timetable."""
    a_day = _trains_a_day(timetable)
    languages = Counter(language for station in timetable.stations for language, _ in station.names)
    return Figures(
        stations=len(timetable.stations),
        platforms=len(timetable.platforms),
        lines=len(timetable.routes),
        trains=len(timetable.trips),
        days=len(a_day),
        busiest=max(a_day.values(), default=0),
        change_times=sum(1 for seconds in timetable.change if seconds >= 0),
        walks=len(timetable.walks),
        rules=len(timetable.rules),
        stays=len(_going_on(timetable)),
        translated=tuple(sorted(languages.items())),
    )


def _trains_a_day(timetable: Timetable) -> "Counter[int]":
    """Bit of the OperatingDay to its trains."""
    of_service = Counter(timetable.service_of)
    found: Counter[int] = Counter()
    for service, days in enumerate(timetable.services):
        for bit in range(days.bit_length()):
            if days >> bit & 1:
                found[bit] += of_service[service]
    return found


def _going_on(timetable: Timetable) -> set[int]:
    """Trains that go on as another of their block on the same OperatingDay, or because a transfer of type 4 says so."""
    blocks: dict[int, list[int]] = defaultdict(list)
    for trip, block in enumerate(timetable.block_of):
        if block:
            blocks[block].append(trip)
    apart = {(one, other) for one, other, seated in timetable.stays if not seated}
    found = {one for one, _, seated in timetable.stays if seated}
    for trips in blocks.values():
        for one in trips:
            if any(one != other and (one, other) not in apart and _joins(timetable, one, other) for other in trips):
                found.add(one)
    return found


def _joins(timetable: Timetable, one: int, other: int) -> bool:
    end, start = timetable.first[one + 1] - 1, timetable.first[other]
    return (
        timetable.departure[start] >= timetable.arrival[end]
        and timetable.station_at[start] == timetable.station_at[end]
        and timetable.services[timetable.service_of[one]] & timetable.services[timetable.service_of[other]] != 0
    )
