"""Who publishes a feed, in which time zone, who runs its lines, and for which days it is meant."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from kiosk.errors import Fault, FaultyFile
from kiosk.timetable.gtfs_calendar import day_of
from kiosk.timetable.gtfs_tables import Tables

KINDS = {"0": "Tram", "1": "Metro", "2": "Train", "3": "Bus", "4": "Ferry"}  # route_type, where a route has no name
INFO = (
    "feed_publisher_name", "feed_version", "feed_start_date", "feed_end_date", "feed_contact_email", "feed_contact_url",
)  # fmt: skip


@dataclass(frozen=True)
class Publisher:
    """What a feed says of itself. `since`, `until`: the days for which it is complete, None where it does not say."""

    zone: str
    name: str
    attribution: str
    version: str
    contact: str
    since: date | None
    until: date | None


@dataclass(frozen=True)
class Line:
    """A row of routes.txt: what its trains are called, and who runs them."""

    name: str
    operator: str


def read_publisher(tables: Tables, faults: list[Fault]) -> Publisher:
    """Name, attribution and zone as the feed gives them itself. Raises FaultyFile when it has no usable zone."""
    zone = _zone(tables, faults)
    agencies = dict.fromkeys(name for _, (name,) in tables.rows("agency", "agency_name") if name)
    _, (name, version, since, until, mail, url) = next(tables.rows("feed_info", *INFO), (0, [""] * len(INFO)))
    owed = [name for _, (name,) in tables.rows("attributions", "organization_name") if name]
    return Publisher(
        zone=zone,
        name=(name or next(iter(agencies), "") or tables.name),
        attribution=", ".join(owed or [name] * bool(name) or list(agencies)[:3]),
        version=version,
        contact=mail or url,
        since=day_of(since),
        until=day_of(until),
    )


def read_lines(tables: Tables, faults: list[Fault]) -> Mapping[str, Line]:
    """Every route of the feed, by its id."""
    agencies = {id: name for _, (id, name) in tables.rows("agency", "agency_id", "agency_name")}
    alone = next(iter(agencies.values()), "") if len(agencies) == 1 else ""
    found: dict[str, Line] = {}
    columns = ("route_id", "route_short_name", "route_long_name", "route_type", "agency_id")
    for line, (id, short, long, kind, agency) in tables.rows("routes", *columns):
        if not id or id in found:
            what = f"route {id!r} is there twice; the first one counts." if id else "a route without id is skipped."
            faults.append(tables.fault("routes", line, "GT206", what, "Give every route an id of its own."))
            continue
        if agency and agency not in agencies:
            what = f"route {id!r} is run by the agency {agency!r}, which is not there."
            faults.append(tables.fault("routes", line, "GT321", what, "Add it to agency.txt."))
        found[id] = Line(short or long or KINDS.get(kind, "Train"), agencies.get(agency) or alone)
    return found


def _zone(tables: Tables, faults: list[Fault]) -> str:
    zone = ""
    for line, (name,) in tables.rows("agency", "agency_timezone"):
        if zone and name != zone:
            what = f"an agency has the time zone {name!r}; all times are read in {zone}."
            faults.append(tables.fault("agency", line, "GT320", what, "All agencies of a feed share one zone."))
        zone = zone or _known(tables, line, name)
    if not zone:
        raise FaultyFile([tables.fault("agency", 0, "GT102", "has no agency, so no time zone.", "Add one.")])
    return zone


def _known(tables: Tables, line: int, zone: str) -> str:
    try:
        return ZoneInfo(zone).key
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:  # OSError: a folder of zones, such as "Europe"
        cure = "Write a name such as Europe/Berlin."
        fault = tables.fault("agency", line, "GT102", f"the time zone {zone!r} is not known.", cure)
        raise FaultyFile([fault]) from error
