"""Four railways' feeds, counted twice: by the importer, and row by row by code that shares nothing with it."""

import csv
import io
import zipfile
from collections import Counter, defaultdict
from datetime import date, timedelta
from itertools import permutations
from pathlib import Path

import pytest

from kiosk.timetable.compiled import NEVER, Timetable, from_bytes, to_bytes
from kiosk.timetable.figures import figures_of
from kiosk.timetable.gtfs import Wish, read_feed
from kiosk.timetable.shipped import DEMO

AUSTRIA, BART, CALTRAIN = "gtfs/at-oebb-2020.zip", "gtfs/us-bart-2023-rider-categories.zip", "gtfs-rt/ct.zip"
WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class Raw:
    """A feed as its rows stand there."""

    def __init__(self, feed: Path) -> None:
        with zipfile.ZipFile(feed) as archive:
            self._texts = {name: archive.read(name) for name in archive.namelist() if name.endswith(".txt")}
        self.trips = {row["trip_id"]: row for row in self.table("trips")}
        self.parent = {row["stop_id"]: row.get("parent_station") or row["stop_id"] for row in self.table("stops")}
        calls = defaultdict(list)
        for row in self.table("stop_times"):
            calls[row["trip_id"]].append(row)
        self.calls = {
            trip: sorted(rows, key=lambda row: int(row["stop_sequence"]))
            for trip, rows in calls.items()
            if len(rows) > 1
        }

    def table(self, name: str) -> list[dict[str, str]]:
        text = self._texts.get(f"{name}.txt", b"").decode("utf-8-sig")
        return list(csv.DictReader(io.StringIO(text, newline="")))

    def services(self) -> dict[str, set[date]]:
        """The days of each service."""
        days = defaultdict(set)
        for row in self.table("calendar"):
            day, last = (date.fromisoformat(row[key]) for key in ("start_date", "end_date"))
            while day <= last:
                if row[WEEK[day.weekday()]] == "1":
                    days[row["service_id"]].add(day)
                day += timedelta(days=1)
        for row in self.table("calendar_dates"):
            change = days[row["service_id"]].add if row["exception_type"] == "1" else days[row["service_id"]].discard
            change(date.fromisoformat(row["date"]))
        return days

    def trains_a_day(self) -> Counter[date]:
        """How many good trips each day has."""
        services = self.services()
        return Counter(day for trip in self.calls for day in services[self.trips[trip]["service_id"]])

    def going_on(self) -> set[tuple[str, str]]:
        """Trips of one block and some same day of which the second begins where, and not before, the first ends."""
        services, blocks = self.services(), defaultdict(list)
        for trip in self.calls:
            blocks[self.trips[trip].get("block_id", "")].append(trip)
        blocks.pop("", None)
        return {
            (one, other)
            for trips in blocks.values()
            for one, other in permutations(trips, 2)
            if self._joins(self.calls[one][-1], self.calls[other][0])
            and services[self.trips[one]["service_id"]] & services[self.trips[other]["service_id"]]
        }

    def _joins(self, end: dict[str, str], start: dict[str, str]) -> bool:
        same = self.parent[end["stop_id"]] == self.parent[start["stop_id"]]
        return same and _seconds(start["departure_time"]) >= _seconds(end["arrival_time"])


def _seconds(time: str) -> int:
    hours, minutes, seconds = map(int, time.split(":"))
    return hours * 3600 + minutes * 60 + seconds


def _same_counts(raw: Raw, timetable: Timetable) -> None:
    """Trains, stops, stations, platforms, days: everything that can be counted from the rows."""
    count = figures_of(timetable)
    called = {row["stop_id"] for rows in raw.calls.values() for row in rows}
    a_day = raw.trains_a_day()
    assert count.trains == len(raw.calls)
    assert len(timetable.arrival) == sum(len(rows) for rows in raw.calls.values())
    assert count.platforms == len(called)
    assert count.stations == len({raw.parent[stop] for stop in called})
    assert count.lines == len(raw.table("routes"))
    assert (count.days, count.busiest) == (len(a_day), max(a_day.values()))
    for day, trains in a_day.items():
        assert sum(1 for service in timetable.service_of if _runs(timetable, service, day)) == trains
    for number, trip in enumerate(timetable.trips):
        rows, stops = raw.calls[trip], range(timetable.first[number], timetable.first[number + 1])
        assert [timetable.arrival[stop] for stop in stops] == [_seconds(row["arrival_time"]) for row in rows]
        assert [timetable.departure[stop] for stop in stops] == [_seconds(row["departure_time"]) for row in rows]
        at = [timetable.platforms[timetable.platform_at[stop]].id for stop in stops]
        assert at == [row["stop_id"] for row in rows]


def _runs(timetable: Timetable, service: int, day: date) -> bool:
    return bool(timetable.services[service] >> (day - timetable.first_day).days & 1)


def _rules(raw: Raw) -> list[dict[str, str]]:
    who = ("from_trip_id", "to_trip_id", "from_route_id", "to_route_id")
    return [row for row in raw.table("transfers") if any(row.get(key) for key in who)]


@pytest.mark.slow
def test_germany_is_counted_the_same_twice() -> None:
    """The demo's feed: 18 of 4,863 trips have one stop; all others are there with every time and platform."""
    raw = Raw(DEMO / "de-fv-2025.zip")
    reading = read_feed(DEMO / "de-fv-2025.zip")
    _same_counts(raw, reading.timetable)
    assert (len(raw.trips), reading.dropped) == (4863, len(raw.trips) - len(raw.calls))
    assert (len(raw.calls), reading.dropped) == (4845, 18)


@pytest.mark.data
@pytest.mark.slow
def test_austria_is_counted_the_same_twice(shared: Path) -> None:
    """A whole year with blocks, 571 times for two trains, 16 forbidden changes, and two nights of the clock change."""
    raw = Raw(shared / AUSTRIA)
    reading = read_feed(shared / AUSTRIA)
    timetable = reading.timetable
    _same_counts(raw, timetable)
    rules = {
        (row["from_stop_id"], row["from_trip_id"], row["to_trip_id"]):
        NEVER if row["transfer_type"] == "3" else int(row["min_transfer_time"])
        for row in _rules(raw)
    }  # fmt: skip
    ours = {
        (
            timetable.stations[rule.station].id,
            timetable.trips[rule.from_trip],
            timetable.trips[rule.to_trip],
        ): rule.seconds
        for rule in timetable.rules
    }
    assert ours == rules
    assert Counter(seconds == NEVER for seconds in ours.values()) == {False: 571, True: 16}
    times = {
        row["from_stop_id"]: int(row["min_transfer_time"])
        for row in raw.table("transfers")
        if not row["from_trip_id"] and row["from_stop_id"] == row["to_stop_id"]
    }
    assert {one.id: timetable.change[number] for number, one in enumerate(timetable.stations)} == {
        one.id: times.get(one.id, -1) for one in timetable.stations
    }
    assert [fault.code for fault in reading.faults] == ["GT323", "GT323"]


@pytest.mark.data
@pytest.mark.slow
def test_austrias_trains_go_on_as_the_same_others(shared: Path) -> None:
    """Who sits in a train that goes on under another number is not told to get off: 808 times on 14 February."""
    raw = Raw(shared / AUSTRIA)
    timetable = read_feed(shared / AUSTRIA).timetable
    links = raw.going_on()
    assert figures_of(timetable).stays == len({one for one, _ in links})
    day, services = date(2020, 2, 14), raw.services()
    today = {trip for trip in raw.calls if day in services[raw.trips[trip]["service_id"]]}
    assert len({one for one, other in links if {one, other} <= today}) == 808
    block = dict(zip(timetable.trips, timetable.block_of, strict=True))
    assert all(block[one] == block[other] > 0 for one, other in links)
    assert len(set(block.values()) - {0}) == len({row["block_id"] for row in raw.trips.values()} - {""})


@pytest.mark.data
@pytest.mark.slow
def test_san_francisco_is_counted_the_same_twice(shared: Path) -> None:
    """BART's times for two lines stay rules for lines: 35 rows, and six stations with a time for all."""
    raw = Raw(shared / BART)
    reading = read_feed(shared / BART)
    timetable = reading.timetable
    _same_counts(raw, timetable)
    expected = {
        (raw.parent[row["from_stop_id"]], row["from_route_id"], row["to_route_id"], int(row["min_transfer_time"]))
        for row in _rules(raw)
    }
    assert {
        (timetable.stations[rule.station].id, *(timetable.routes[route] for route in rule[6:8]), rule.seconds)
        for rule in timetable.rules
    } == expected
    plain = {
        raw.parent[row["from_stop_id"]]: int(row["min_transfer_time"])
        for row in raw.table("transfers")
        if row not in _rules(raw)
    }
    given = {one.id: timetable.change[n] for n, one in enumerate(timetable.stations) if timetable.change[n] >= 0}
    assert given == plain
    assert len(timetable.rules) == len(_rules(raw)) == 35
    assert reading.faults == ()


@pytest.mark.data
def test_caltrain_is_counted_the_same_twice(shared: Path) -> None:
    """At San Jose the trains of one platform wait for each other, not those of two; temporary stops have no trains."""
    raw = Raw(shared / CALTRAIN)
    reading = read_feed(shared / CALTRAIN, Wish(replay=True))
    timetable = reading.timetable
    _same_counts(raw, timetable)
    ids = [platform.id for platform in timetable.platforms]
    assert {(ids[rule.from_platform], ids[rule.to_platform], rule.seconds) for rule in timetable.rules} == {
        ("70261", "70261", 0), ("70262", "70262", 0),
    }  # fmt: skip
    called = {row["stop_id"] for rows in raw.calls.values() for row in rows}
    useless = [row for row in raw.table("transfers") if not {row["from_stop_id"], row["to_stop_id"]} <= called]
    assert [fault.code for fault in reading.faults] == ["GT314"] * len(useless)
    assert [platform.wheelchair for platform in timetable.platforms] == [
        int(row["wheelchair_boarding"]) for stop in ids for row in raw.table("stops") if row["stop_id"] == stop
    ]


@pytest.mark.data
@pytest.mark.slow
@pytest.mark.parametrize("name", ["", AUSTRIA, BART, CALTRAIN])
def test_what_is_written_is_what_is_opened(shared: Path, name: str) -> None:
    """Nothing is rounded, cut or forgotten in the block; a year of a national railway stays below 1.5 MB."""
    timetable = read_feed(shared / name if name else DEMO / "de-fv-2025.zip", Wish(replay=True)).timetable
    block = to_bytes(timetable)
    assert from_bytes(block) == timetable
    assert to_bytes(timetable) == block, "the same timetable gives the same bytes"
    assert len(block) < 1_500_000
