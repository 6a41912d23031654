"""How a train really runs: what a message tells of single stops, laid over the timetable's times."""

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from kiosk.timetable.compiled import Timetable
from kiosk.timetable.news import Run


class Event(NamedTuple):
    """An arrival or a departure as told. `at`: second of the OperatingDay; `late`: seconds after the timetable's."""

    at: int | None = None
    late: int | None = None

    def expected(self, planned: int) -> int | None:
        """When it happens; None when nothing is told. A time wins over a delay (GTFS-Realtime, StopTimeEvent)."""
        if self.at is not None:
            return self.at
        return None if self.late is None else planned + self.late


NOTHING = Event()


class Told(NamedTuple):
    """What is told of one stop of a train."""

    arrival: Event = NOTHING
    departure: Event = NOTHING
    skipped: bool = False
    unknown: bool = False  # from here on nothing is known live
    platform: int = -1  # another one than planned, by number


SILENCE = Told()


def planned_run(timetable: Timetable, journey: int) -> Run:
    """This ServiceJourney as the timetable has it."""
    stops = slice(timetable.first[journey], timetable.first[journey + 1])
    return Run(
        tuple(timetable.arrival[stops]),
        tuple(timetable.departure[stops]),
        tuple(timetable.may[stops]),
        tuple(timetable.platform_at[stops]),
    )


def shifted(run: Run, seconds: int) -> Run:
    """The same run, so much later."""
    arrival, departure = (tuple(at + seconds for at in column) for column in (run.arrival, run.departure))
    return replace(run, arrival=arrival, departure=departure)


def laid(planned: Run, told: Mapping[int, Told], late: int = 0) -> Run:
    """The run that these words make of the planned one. `told`: by the place of the stop; `late`: of the whole train.

    A delay holds until the next stop of which something is told. What is not told of a departure is never earlier than
    planned: no train leaves before its time unless the operator says so. Times never run backwards.
    Where nobody can get on and off any more, the train is cancelled.
    """
    first = min((place for place, words in told.items() if not (words.skipped or words.unknown)), default=0)
    arrivals, departures, last, shift = [], [], -(1 << 30), late
    for place, (arrival, departure) in enumerate(zip(planned.arrival, planned.departure, strict=True)):
        words = told.get(place, SILENCE)
        if words.unknown:
            shift = 0
        comes, leaves = arrival + shift, departure + max(shift, 0)
        if not (words.skipped or words.unknown):
            comes, leaves, shift = _expected(words, (arrival, departure), (comes, leaves), shift)
        if place == 0:
            comes = min(comes, leaves)  # nobody arrives by a train that begins here
        shift += max(last - comes, 0)
        arrivals.append(max(comes, last))
        departures.append(max(leaves, arrivals[-1]))
        last = departures[-1] if place >= first else last
    _before(arrivals, departures, first)
    may = tuple(0 if told.get(place, SILENCE).skipped else may for place, may in enumerate(planned.may))
    platform = tuple(_platform(told.get(place), number) for place, number in enumerate(planned.platform))
    if sum(map(bool, may)) < 2:
        return Run(cancelled=True)
    return Run(tuple(arrivals), tuple(departures), may, platform)


def _expected(words: Told, planned: tuple[int, int], carried: tuple[int, int], shift: int) -> tuple[int, int, int]:
    """Arrival, departure, and the delay that is carried on."""
    (arrival, departure), (comes, leaves) = planned, carried
    told_arrival, told_departure = words.arrival.expected(arrival), words.departure.expected(departure)
    if told_arrival is not None:
        comes, shift = told_arrival, told_arrival - arrival
        leaves = departure + max(shift, 0)
    if told_departure is not None:
        leaves, shift = told_departure, told_departure - departure
        comes = comes if told_arrival is not None else min(comes, leaves)
    return comes, leaves, shift


def _before(arrivals: list[int], departures: list[int], told: int) -> None:
    """Stops before the first one that is told of: they are over when the train is there, however early it is."""
    for place in range(told - 1, -1, -1):
        departures[place] = min(departures[place], arrivals[place + 1])
        arrivals[place] = min(arrivals[place], departures[place])


def _platform(words: Told | None, planned: int) -> int:
    return words.platform if words and words.platform >= 0 else planned
