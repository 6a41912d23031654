"""Which stop of a train is meant: a message names stops by id or by sequence, and may leave most of them out."""

from collections.abc import Iterable, Iterator

from google.transit import gtfs_realtime_pb2 as pb

from kiosk.timetable.compiled import Timetable
from kiosk.timetable.news import Run
from kiosk.timetable.realtime_names import Names

Update = pb.TripUpdate.StopTimeUpdate


def places(
    updates: Iterable[Update], run: Run, zero: int, timetable: Timetable, names: Names
) -> Iterator[tuple[int, Update]]:
    """The place of the stop in `run` for each update that has one, in the order in which the train gets there.

    A stop that the train serves once is found wherever it stands in the message. One that it serves twice is the one
    whose time, whose sequence, or whose place in the message fits best. Without stop ids the message must name every
    stop: the timetable keeps their order and not their numbers.
    """
    told = list(updates)
    if all(update.HasField("stop_sequence") for update in told):
        told.sort(key=lambda update: update.stop_sequence)
    if told and not any(update.stop_id for update in told):
        sequences = {update.stop_sequence: update for update in told}  # of a word said twice the last one counts
        yield from enumerate(sequences.values()) if len(sequences) == len(run.may) else ()
        return
    last = -1
    for update in told:
        here = _served(update.stop_id, run, timetable, names)
        if here:
            last = here[0] if len(here) == 1 else _meant(update, here, last, run, zero)
            yield last, update


def _served(stop: str, run: Run, timetable: Timetable, names: Names) -> list[int]:
    """Where the train stops at this platform; else where it stops at this station, at another platform than planned."""
    platform, station = names.platforms.get(stop, -1), names.station(stop)
    same = [place for place, number in enumerate(run.platform) if number == platform]
    return same or [p for p, number in enumerate(run.platform) if timetable.platforms[number].station == station]


def _meant(update: Update, here: list[int], last: int, run: Run, zero: int) -> int:
    at = update.arrival.time or update.departure.time
    if at:
        return min(here, key=lambda place: abs(zero + run.departure[place] - at))
    if update.HasField("stop_sequence"):  # mostly they count from one
        return min(here, key=lambda place: abs(place + 1 - update.stop_sequence))
    return next((place for place in here if place > last), here[-1])
