"""Alerts of a GTFS-Realtime message: the operator's own words, and whom they concern."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from google.transit import gtfs_realtime_pb2 as pb

from kiosk.timetable.news import Notice
from kiosk.timetable.realtime_names import Names

RAIL = (*range(3), *range(100, 118), *range(400, 406), *range(900, 907))  # GTFS route_type: what runs on rails


def notices(alerts: Iterable[pb.Alert], names: Names, as_of: datetime, counts: Counter[str]) -> Iterator[Notice]:
    """One Notice for each period of each alert that is not over. What nobody here knows concerns nobody here."""
    for alert in alerts:
        counts["alerts"] += 1
        words = _words(alert)
        concerned = _concerned(alert, names)
        if concerned is None:
            counts["alerts of unknown places"] += 1
        elif words:
            stations, routes, trips = concerned
            effect = pb.Alert.Effect.Name(alert.effect).lower().replace("_", "-")
            for since, until in _periods(alert, as_of):
                yield Notice(words, effect, stations, routes, trips, since, until)


def _words(alert: pb.Alert) -> tuple[tuple[str, str], ...]:
    """The headline in each language; where an alert has none, its description."""
    for text in (alert.header_text, alert.description_text):
        told = ((part.language, " ".join(part.text.split())) for part in text.translation)
        if found := tuple((language, words) for language, words in told if words):
            return found
    return ()


Concerned = tuple[frozenset[int], frozenset[int], frozenset[str]]  # stations, routes, trips; all empty: everybody


def _concerned(alert: pb.Alert, names: Names) -> Concerned | None:
    """Whom it concerns; None when it is nobody whom this timetable knows.

    An entity that names several things means all of them together: the most special one counts.
    """
    stations, routes, trips, everybody = set[int](), set[int](), set[str](), not alert.informed_entity
    for entity in alert.informed_entity:
        if entity.trip.trip_id:
            trips |= names.trips_of(entity.trip.trip_id)
        elif entity.stop_id:
            stations |= {names.station(entity.stop_id)} - {-1}
        elif route := entity.route_id or entity.trip.route_id:
            routes |= {names.routes.get(route, -1)} - {-1}
        elif not entity.HasField("route_type") or entity.route_type in RAIL:
            everybody = True
    if everybody:
        return frozenset(), frozenset(), frozenset()
    return (frozenset(stations), frozenset(routes), frozenset(trips)) if stations or routes or trips else None


def _periods(alert: pb.Alert, as_of: datetime) -> Iterator[tuple[datetime | None, datetime | None]]:
    """When it is in force, without what is over. `active_period` is what has long been written; none: always."""
    periods = alert.active_period or alert.communication_period or [pb.TimeRange()]
    for period in periods:
        since, until = (_moment(second, as_of) for second in (period.start, period.end))
        if until is None or until > as_of:
            yield since, until


def _moment(second: int, as_of: datetime) -> datetime | None:
    return datetime.fromtimestamp(second, UTC).astimezone(as_of.tzinfo) if second else None
