"""An independent planner to check ours against: reads the raw feed itself, goes forward, and drops nothing."""

import csv
import heapq
import io
import zipfile
from collections import defaultdict
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

MOST_TRAINS = 8
Journey = tuple[int, int, int]  # UTC second of departure, of arrival, changes


class BruteForce:
    """All trains of some days around `day`. For every event: how late one may have left, by number of trains."""

    def __init__(self, feed: Path, zone: str, day: date, played_for=lambda day: day, change_seconds: int = 120):
        self.archive = zipfile.ZipFile(feed)
        self.change = change_seconds
        parent = {row["stop_id"]: row.get("parent_station") or row["stop_id"] for row in self._table("stops")}
        runs = self._services()
        trips = {row["trip_id"]: row["service_id"] for row in self._table("trips")}
        times = defaultdict(list)
        for row in self._table("stop_times"):
            times[row["trip_id"]].append(row)
        self.archive.close()
        self.hops = []  # departure, arrival, train, position, start, end, may board, may alight
        self.stops_of = {}  # (trip, UTC second of its first departure): [(station, arrival, departure)]
        number = 0
        for days in range(-2, 4):
            real = day + timedelta(days=days)
            noon = datetime.combine(real, time(12), ZoneInfo(zone)).timestamp()
            zero = int(noon) - 43200
            for trip, rows in times.items():
                if played_for(real) not in runs[trips[trip]] or len(rows) < 2:
                    continue
                rows.sort(key=lambda row: int(row["stop_sequence"]))
                number += 1
                made = [
                    (parent[r["stop_id"]], zero + _s(r["arrival_time"]), zero + _s(r["departure_time"])) for r in rows
                ]
                self.stops_of[trip, made[0][2]] = made
                for place, (row, onto) in enumerate(pairwise(rows)):
                    board, alight = (
                        row.get("pickup_type") in (None, "", "0", "3"),
                        onto.get("drop_off_type") in (None, "", "0", "3"),
                    )
                    self.hops.append(
                        (
                            made[place][2],
                            made[place + 1][1],
                            number,
                            place,
                            made[place][0],
                            made[place + 1][0],
                            board,
                            alight,
                        )
                    )
        self.hops.sort()

    def _table(self, name):
        with self.archive.open(f"{name}.txt") as raw:
            return list(csv.DictReader(io.TextIOWrapper(raw, "utf-8-sig")))

    def _services(self):
        week = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
        runs = defaultdict(set)
        names = self.archive.namelist()
        for row in self._table("calendar") if "calendar.txt" in names else ():
            day, last = (_day(row[k]) for k in ("start_date", "end_date"))
            while day <= last:
                if row[week[day.weekday()]] == "1":
                    runs[row["service_id"]].add(day)
                day += timedelta(days=1)
        for row in self._table("calendar_dates") if "calendar_dates.txt" in names else ():
            day = _day(row["date"])
            (runs[row["service_id"]].add if row["exception_type"] == "1" else runs[row["service_id"]].discard)(day)
        return runs

    def journeys(self, origin: str, start: int, end: int) -> dict[str, set[Journey]]:
        """From `origin` to every station: all best (departure, arrival, changes) within these UTC seconds."""
        aboard = defaultdict(lambda: [0] * (MOST_TRAINS + 1))  # train: latest departure from the origin, by trains used
        ready = defaultdict(lambda: [0] * (MOST_TRAINS + 1))
        coming = defaultdict(list)
        found = defaultdict(set)
        for leaves, comes, train, _, here, there, board, alight in self.hops:
            if leaves < start or comes > end:
                continue
            mine = aboard[train]
            if board:
                while coming[here] and coming[here][0][0] <= leaves:
                    _, values = heapq.heappop(coming[here])
                    ready[here] = list(map(max, ready[here], values))
                for used in range(1, MOST_TRAINS + 1):
                    mine[used] = max(mine[used], ready[here][used - 1])
                if here == origin:
                    mine[1] = max(mine[1], leaves)
            if alight and any(mine):
                heapq.heappush(coming[there], (comes + self.change, tuple(mine)))
                found[there].update((left, comes, used - 1) for used, left in enumerate(mine) if left)
        return {station: _best(all_found) for station, all_found in found.items()}


def _best(found: set[Journey]) -> set[Journey]:
    best: list[Journey] = []
    for departure, arrival, changes in sorted(found, key=lambda j: (-j[0], j[1], j[2])):
        if not any(a <= arrival and c <= changes for _, a, c in best):
            best.append((departure, arrival, changes))
    return set(best)


def _day(text: str) -> date:
    return date(int(text[:4]), int(text[4:6]), int(text[6:]))


def _s(text: str) -> int:
    hours, minutes, seconds = map(int, text.split(":"))
    return hours * 3600 + minutes * 60 + seconds
