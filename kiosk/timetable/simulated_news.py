"""A railway's live news, made up: real GTFS-Realtime bytes about the trains of a timetable, to be broken on purpose."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from random import Random
from typing import NamedTuple

from google.transit import gtfs_realtime_pb2 as pb

from kiosk.clock import Clock
from kiosk.timetable.compiled import BOARD, Timetable

AHEAD, BEHIND = timedelta(hours=4), timedelta(minutes=20)  # of trains at the station that is looked at
NEXT = 3  # trains that a fault strikes
VERY_LATE_SECONDS = 25 * 60
WORDS = {
    "en": "The lift to platform 7 is out of order.",
    "nl": "De lift naar spoor 7 is buiten gebruik.",
    "de": "Der Aufzug zu Gleis 7 ist außer Betrieb.",
    "sv": "Hissen till spår 7 är ur funktion.",
    "nb": "Heisen til spor 7 er ute av drift.",
    "fi": "Hissi raiteelle 7 on rikki.",
}


class _Stop(NamedTuple):
    """A train that one can board here, in the order in which they leave."""

    leaves: int  # UTC second
    journey: int
    day: date
    place: int  # of this station among its stops


class SimulatedNews:
    """What happens to a train follows from its name and its day: asked again, it is the same.

    Seven trains in ten are on time, two are up to 14 minutes late, one leaves from another platform where there is one.
    `broken` names what is wrong now: see "news" in kiosk/devices/simulated/faults.py.
    """

    name = "demo"

    def __init__(self, timetable: Timetable, clock: Clock, station: str, broken: Callable[[], str] = str) -> None:
        self._timetable = timetable
        self._clock = clock
        self._station = timetable.number_of.get(station, -1)
        self._broken = broken

    def fetch(self) -> bytes:
        """The message of this moment."""
        broken = self._broken()
        if broken == "garbage":
            return b"<!doctype html><title>503 Service Unavailable</title>"
        now = self._clock.now() - (timedelta(hours=1) if broken == "stale" else timedelta())
        message = pb.FeedMessage()
        message.header.gtfs_realtime_version = "2.0"
        message.header.timestamp = int(now.timestamp())
        trains = sorted(self._trains(now))
        struck = [stop for stop in trains if stop.leaves > now.timestamp()][: 1 if broken == "cancelled" else NEXT]
        for stop in trains:
            entity = message.entity.add(id=f"{self._timetable.trips[stop.journey]}-{stop.day:%Y%m%d}")
            self._tell(entity.trip_update, stop, broken if stop in struck else "")
        if broken == "lift":
            self._lift(message.entity.add(id="lift").alert)
        written: bytes = message.SerializeToString()
        return written

    def _trains(self, now: datetime) -> Iterator[_Stop]:
        timetable, today = self._timetable, now.astimezone(self._timetable.tz).date()
        here = [platform.station == self._station for platform in timetable.platforms]
        for day in (today + timedelta(days=n) for n in range(-(timetable.longest // 86400) - 1, 2)):
            zero = timetable.zero(day)
            earliest, latest = ((now + by).timestamp() - zero for by in (-BEHIND, AHEAD))
            for journey in timetable.running(day):
                first, end = timetable.first[journey], timetable.first[journey + 1]
                for stop in range(first, end - 1):
                    leaves = timetable.departure[stop]
                    if (
                        here[timetable.platform_at[stop]]
                        and earliest <= leaves <= latest
                        and timetable.may[stop] & BOARD
                    ):
                        yield _Stop(zero + leaves, journey, day, stop - first)

    def _tell(self, update: pb.TripUpdate, stop: _Stop, broken: str) -> None:
        timetable = self._timetable
        update.trip.trip_id, update.trip.start_date = timetable.trips[stop.journey], f"{stop.day:%Y%m%d}"
        if broken == "cancelled":
            update.trip.schedule_relationship = pb.TripDescriptor.CANCELED
            return
        chance = Random(f"{update.trip.trip_id} {stop.day}")
        luck, late = chance.random(), 60 * chance.randint(2, 14) * (chance.random() < 0.3)
        late = VERY_LATE_SECONDS if broken == "late" else late
        zero, first = timetable.zero(stop.day), timetable.first[stop.journey]
        for place, at in enumerate(range(first, timetable.first[stop.journey + 1])):
            told = update.stop_time_update.add(stop_sequence=place + 1)
            told.stop_id = timetable.platforms[timetable.platform_at[at]].id
            told.arrival.time = zero + timetable.arrival[at] + late
            told.departure.time = zero + timetable.departure[at] + late
            if place == stop.place and (broken == "platform" or luck > 0.9):
                told.stop_time_properties.assigned_stop_id = self._other_platform(timetable.platform_at[at])

    def _other_platform(self, number: int) -> str:
        platforms = self._timetable.platforms
        here = [platform for platform in platforms if platform.station == platforms[number].station]
        other = [platform for platform in here if platform.code not in ("", platforms[number].code)]
        return (other or [platforms[number]])[0].id

    def _lift(self, alert: pb.Alert) -> None:
        alert.effect = pb.Alert.ACCESSIBILITY_ISSUE
        alert.informed_entity.add(stop_id=self._timetable.stations[self._station].id)
        for language, words in WORDS.items():
            alert.header_text.translation.add(language=language, text=words)
