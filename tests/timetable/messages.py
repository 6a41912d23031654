"""GTFS-Realtime messages, written by hand, so that a test can say exactly what an operator tells."""

from collections.abc import Mapping
from datetime import datetime

from google.transit import gtfs_realtime_pb2 as pb

from kiosk.timetable.compiled import Timetable
from kiosk.timetable.news import News
from kiosk.timetable.realtime import Heard, Listener
from tests.timetable.feeds import FRIDAY, at

How = pb.TripDescriptor.ScheduleRelationship
At = pb.TripUpdate.StopTimeUpdate.ScheduleRelationship
NOW = at(9, 30)
Stop = pb.TripUpdate.StopTimeUpdate


def message(*entities: pb.TripUpdate | pb.Alert, now: datetime = NOW) -> pb.FeedMessage:
    made = pb.FeedMessage()
    made.header.gtfs_realtime_version = "2.0"
    made.header.timestamp = int(now.timestamp())
    for number, entity in enumerate(entities):
        part = made.entity.add(id=str(number))
        (part.alert if isinstance(entity, pb.Alert) else part.trip_update).CopyFrom(entity)
    return made


def train(
    trip: str,
    *stops: Stop,
    day: str = f"{FRIDAY:%Y%m%d}",
    how: int = How.SCHEDULED,
    late: int | None = None,
    **trip_words: str,
) -> pb.TripUpdate:
    update = pb.TripUpdate(trip=pb.TripDescriptor(trip_id=trip, schedule_relationship=how, **trip_words))
    if day:
        update.trip.start_date = day
    if late is not None:
        update.delay = late
    update.stop_time_update.extend(stops)
    return update


def stop(
    id: str,
    arrival: datetime | int | None = None,
    departure: datetime | int | None = None,
    how: int = At.SCHEDULED,
    platform: str = "",
    sequence: int | None = None,
) -> Stop:
    """A stop as told; a moment is an absolute time, a number a delay in seconds."""
    told = Stop(stop_id=id, schedule_relationship=how)
    for event, value in ((told.arrival, arrival), (told.departure, departure)):
        if isinstance(value, datetime):
            event.time = int(value.timestamp())
        elif value is not None:
            event.delay = value
    if platform:
        told.stop_time_properties.assigned_stop_id = platform
    if sequence is not None:
        told.stop_sequence = sequence
    return told


def alert(words: Mapping[str, str], *concerned: Mapping[str, object], **more: object) -> pb.Alert:
    made = pb.Alert(**more)
    for language, text in words.items():
        made.header_text.translation.add(language=language, text=text)
    for entity in concerned:
        made.informed_entity.add(**entity)
    return made


def heard(timetable: Timetable, *entities: pb.TripUpdate | pb.Alert, now: datetime = NOW) -> Heard:
    return Listener(timetable).heard(message(*entities, now=now).SerializeToString(), now)


def news(timetable: Timetable, *entities: pb.TripUpdate | pb.Alert, now: datetime = NOW) -> News:
    return heard(timetable, *entities, now=now).news


def clock_times(timetable: Timetable, told: News, trip: str, day=FRIDAY) -> list[str]:
    """How a train runs: "10:00", "10:20-10:25", "(11:00)" where nobody can get on or off."""
    run = told.runs[timetable.journey_of[trip], day]
    shown = []
    for arrival, departure, may in zip(run.arrival, run.departure, run.may, strict=True):
        times = dict.fromkeys(
            f"{s // 3600:02}:{s // 60 % 60:02}" + (f":{s % 60:02}" if s % 60 else "") for s in (arrival, departure)
        )
        shown.append("-".join(times) if may else f"({'-'.join(times)})")
    return shown
