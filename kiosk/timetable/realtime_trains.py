"""Trip updates of a GTFS-Realtime message: each becomes a Run of a known train, or an Extra."""

from collections import Counter
from dataclasses import replace
from datetime import date, datetime

from google.transit import gtfs_realtime_pb2 as pb

from kiosk.timetable.compiled import ALIGHT, BOARD, TELL_OFF, TELL_ON, Timetable
from kiosk.timetable.news import Extra, Run
from kiosk.timetable.realtime_names import Names, day_of, second_of
from kiosk.timetable.realtime_stops import places
from kiosk.timetable.runs import Event, Told, laid, planned_run, shifted

How = pb.TripDescriptor.ScheduleRelationship
At = pb.TripUpdate.StopTimeUpdate.ScheduleRelationship
SKIPPED, NO_DATA = At.SKIPPED, At.NO_DATA
GONE = (How.CANCELED, How.DELETED)
NEW = (How.ADDED, How.NEW)
CANCELLED = Run(cancelled=True)
NO, TELL = 1, 3  # GTFS pickup_type and drop_off_type; 0: yes, 2: to be ordered by telephone, which is not offered


class Trains:
    """Collects what the updates say, one after the other."""

    def __init__(self, timetable: Timetable, names: Names, as_of: datetime, counts: Counter[str]) -> None:
        self.runs: dict[tuple[int, date], Run] = {}
        self._extras: dict[tuple[str, date], Extra] = {}
        self._zeros: dict[date, int] = {}
        self._timetable = timetable
        self._names = names
        self._as_of = as_of
        self._counts = counts

    @property
    def extras(self) -> tuple[Extra, ...]:
        """The trains that the timetable does not have."""
        return tuple(self._extras.values())

    def take(self, update: pb.TripUpdate) -> None:
        """One update. What cannot be matched is counted, and changes nothing."""
        self._counts["trains"] += 1
        how = update.trip.schedule_relationship
        try:
            found = None if how in NEW else self._found(update)
            if found is not None:
                self._known(update, *found)
            elif how in (*NEW, How.REPLACEMENT, How.UNSCHEDULED):
                self._extra(update)
        except ValueError:  # a date or a time that is none
            self._counts["that cannot be understood"] += 1

    def _known(self, update: pb.TripUpdate, journey: int, day: date) -> None:
        self._counts["known"] += 1
        how = update.trip.schedule_relationship
        if how in GONE:
            self.runs[journey, day] = CANCELLED
        elif how == How.DUPLICATED:
            self._copy(update, journey)
        else:
            planned = planned_run(self._timetable, journey)
            told = self._told(update, planned, day)
            whole = len(told) == len(update.stop_time_update)
            if how == How.REPLACEMENT:
                if not whole or not told:  # it goes another way: the planned train does not run, another one does
                    self.runs[journey, day] = CANCELLED
                    self._extra(update)
                    return
                skipped = Told(skipped=True)
                told = {place: told.get(place, skipped) for place in range(len(planned.may))}
            elif not whole:
                self._counts["with an unknown stop"] += 1
            if told or update.HasField("delay"):
                self.runs[journey, day] = laid(planned, told, update.delay)

    def _found(self, update: pb.TripUpdate) -> tuple[int, date] | None:
        """The ServiceJourney and its OperatingDay, or None, which is counted."""
        trip, names = update.trip, self._names
        if trip.trip_id:
            numbers = names.journeys_of(trip.trip_id, trip.start_time)
        else:
            numbers = names.starting(trip.route_id, second_of(trip.start_time)) if trip.start_time else ()
        if not numbers:
            self._counts["of an unknown trip"] += trip.schedule_relationship not in (How.REPLACEMENT, How.UNSCHEDULED)
            return None
        if trip.start_date:
            day = day_of(trip.start_date)
            running = [(number, day) for number in numbers if self._timetable.runs_on(number, day)]
        else:
            running = [(number, day) for number in numbers for day in names.days_of(number, self._as_of)]
        if not running or (not trip.trip_id and len({number for number, _ in running}) > 1):
            self._counts["not running that day"] += 1
            return None
        return running[0] if len(running) == 1 else min(running, key=lambda one: self._distance(update, *one))

    def _distance(self, update: pb.TripUpdate, journey: int, day: date) -> float:
        """How badly the times of this OperatingDay fit those of the message, in seconds."""
        run, zero = planned_run(self._timetable, journey), self._timetable.zero(day)
        for told in update.stop_time_update:
            at, station = told.arrival.time or told.departure.time, self._names.station(told.stop_id)
            stops = enumerate(run.platform)
            here = [n for n, platform in stops if self._timetable.platforms[platform].station == station]
            if at and here:
                return float(min(abs(zero + run.departure[place] - at) for place in here))
        now = self._as_of.timestamp() - zero  # no time at all: the one that is on its way now, or next
        return max(run.departure[0] - now, now - run.arrival[-1], 0)

    def _told(self, update: pb.TripUpdate, run: Run, day: date) -> dict[int, Told]:
        """What is told, by the place of the stop in the planned run."""
        zero = self._zeros[day] = self._zeros.get(day) or self._timetable.zero(day)
        found = places(update.stop_time_update, run, zero, self._timetable, self._names)
        return {place: self._words(told, zero) for place, told in found}

    def _words(self, told: pb.TripUpdate.StopTimeUpdate, zero: int) -> Told:
        at = told.schedule_relationship
        assigned = told.stop_time_properties.assigned_stop_id
        platform = self._names.platforms.get(assigned or told.stop_id, -1)
        if at in (SKIPPED, NO_DATA):
            return Told(skipped=at == SKIPPED, unknown=at == NO_DATA, platform=platform)
        return Told(_event(told.arrival, zero), _event(told.departure, zero), platform=platform)

    def _copy(self, update: pb.TripUpdate, journey: int) -> None:
        """DUPLICATED: the same train once more, at another time."""
        new = update.trip_properties
        day = day_of(new.start_date or update.trip.start_date)
        run = planned_run(self._timetable, journey)
        if new.start_time:
            run = shifted(run, second_of(new.start_time) - run.departure[0])
        run = laid(run, self._told(update, run, day), update.delay)
        timetable = self._timetable
        line, towards = (timetable.texts[column[journey]] for column in (timetable.line_of, timetable.towards))
        trip = new.trip_id or f"{update.trip.trip_id}+{new.start_time}"
        self._extras[trip, day] = Extra(trip, timetable.route_of[journey], line, towards, day, run)

    def _extra(self, update: pb.TripUpdate) -> None:
        """A train that the timetable does not have: all that is known of it stands in the message."""
        trip, timetable = update.trip, self._timetable
        stops = [(told, self._named_platform(told)) for told in update.stop_time_update]
        times = [(told, platform, *_times(told)) for told, platform in stops if platform >= 0]
        timed = [row for row in times if row[2] and row[3]]
        if len(timed) < len(stops):
            self._counts["with an unknown stop"] += 1
        if len(timed) < 2:
            self._counts["that cannot be understood"] += 1
            return
        moment = datetime.fromtimestamp(timed[0][3], timetable.tz)
        day = day_of(trip.start_date) if trip.start_date else moment.date()
        zero = timetable.zero(day)
        planned = Run(
            tuple(arrival - zero for *_, arrival, _ in timed),
            tuple(departure - zero for *_, departure in timed),
            tuple(_may(told) for told, *_ in timed),
            tuple(platform for _, platform, *_ in timed),
        )
        skipped = {n: Told(skipped=True) for n, row in enumerate(timed) if row[0].schedule_relationship == SKIPPED}
        run = laid(planned, skipped)
        if run.cancelled:
            run = replace(planned, may=(0,) * len(timed))
        last = timetable.stations[timetable.platforms[timed[-1][1]].station].name
        new = update.trip_properties
        line = self._names.line(trip.route_id) or new.trip_short_name or trip.route_id
        route, towards = self._names.routes.get(trip.route_id, -1), new.trip_headsign or last
        self._counts["known"] += 1
        self._extras[trip.trip_id, day] = Extra(trip.trip_id, route, line, towards, day, run)

    def _named_platform(self, told: pb.TripUpdate.StopTimeUpdate) -> int:
        return self._names.platform(told.stop_time_properties.assigned_stop_id or told.stop_id)


def _times(told: pb.TripUpdate.StopTimeUpdate) -> tuple[int, int]:
    """UTC seconds of arrival and departure; 0 for what is not told and cannot be concluded."""
    arrival, departure = (
        event.time or (event.scheduled_time + event.delay if event.scheduled_time else 0)
        for event in (told.arrival, told.departure)
    )
    return arrival or departure, departure or arrival


def _event(event: pb.TripUpdate.StopTimeEvent, zero: int) -> Event:
    at = event.time - zero if event.HasField("time") and event.time else None
    return Event(at, event.delay if event.HasField("delay") else None)


def _may(told: pb.TripUpdate.StopTimeUpdate) -> int:
    """What one may do at the stop of a new train: everything, unless the message says otherwise."""
    may = 0
    for kind, allowed, tell in (
        (told.stop_time_properties.pickup_type, BOARD, TELL_ON),
        (told.stop_time_properties.drop_off_type, ALIGHT, TELL_OFF),
    ):
        may |= {0: allowed, TELL: allowed | tell}.get(kind, 0)
    return may
