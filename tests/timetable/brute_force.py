"""An independent planner to check ours against: reads the raw feed itself, goes forward, and drops nothing."""

import csv
import heapq
import io
import zipfile
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

MOST_TRAINS = 8
Journey = tuple[int, int, int]  # UTC second of departure, of arrival, changes
Ride = tuple[str, str, str, int, str, int]  # trip, day of operation, from stop, departure, to stop, arrival
FORBIDDEN = -1


@dataclass
class Train:
    """One trip on one day of operation. `stops`: stop id, station, arrival, departure, may board, may alight."""

    trip: str
    route: str
    block: str
    day: date
    stops: list[tuple[str, str, int, int, bool, bool]]
    then: "Train | None" = None
    before: list[int] = field(default_factory=list)


class BruteForce:
    """All trains of some days around `day`. For every event: how late one may have left, by number of trains."""

    def __init__(
        self,
        feed: Path,
        day: date,
        played_for: Callable[[date], date] = lambda day: day,
        change_seconds: int = 120,
    ) -> None:
        self.archive = zipfile.ZipFile(feed)
        self.zone = ZoneInfo(self._table("agency")[0]["agency_timezone"])
        self.usual = change_seconds
        self.parent = {row["stop_id"]: row.get("parent_station") or row["stop_id"] for row in self._table("stops")}
        self.trains = self._trains(day, played_for)
        self._seat(self._table("transfers"))
        self._learn(self._table("transfers"))
        self.archive.close()
        self.hops = sorted(
            ((one[3], other[2], number, place) for number, train in enumerate(self.trains)
             for place, (one, other) in enumerate(pairwise(train.stops)))
        )  # fmt: skip

    def _table(self, name: str) -> list[dict[str, str]]:
        if f"{name}.txt" not in self.archive.namelist():
            return []
        with self.archive.open(f"{name}.txt") as raw:
            return list(csv.DictReader(io.TextIOWrapper(raw, "utf-8-sig"), skipinitialspace=True))

    def _trains(self, day: date, played_for: Callable[[date], date]) -> list[Train]:
        runs = self._services()
        times = defaultdict(list)
        for row in self._table("stop_times"):
            times[row["trip_id"]].append(row)
        made = []
        for days in range(-2, 4):
            real = day + timedelta(days=days)
            zero = int(datetime.combine(real, time(12), self.zone).timestamp()) - 43200
            for trip in self._table("trips"):
                rows = times[trip["trip_id"]]
                if played_for(real) not in runs[trip["service_id"]] or len(rows) < 2:
                    continue
                rows.sort(key=lambda row: int(row["stop_sequence"]))
                stops = [
                    (r["stop_id"], self.parent[r["stop_id"]], zero + _s(r["arrival_time"]),
                     zero + _s(r["departure_time"]), (r.get("pickup_type") or "0") in "03",
                     (r.get("drop_off_type") or "0") in "03")
                    for r in rows
                ]  # fmt: skip
                made.append(Train(trip["trip_id"], trip["route_id"], trip.get("block_id") or "", real, stops))
        return made

    def _services(self) -> dict[str, set[date]]:
        week = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
        runs = defaultdict(set)
        for row in self._table("calendar"):
            day, last = (_day(row[k]) for k in ("start_date", "end_date"))
            while day <= last:
                if row[week[day.weekday()]] == "1":
                    runs[row["service_id"]].add(day)
                day += timedelta(days=1)
        for row in self._table("calendar_dates"):
            day = _day(row["date"])
            (runs[row["service_id"]].add if row["exception_type"] == "1" else runs[row["service_id"]].discard)(day)
        return runs

    def _seat(self, transfers: list[dict[str, str]]) -> None:
        """The next train of the block; transfer types 4 and 5 have the last word."""
        blocks = defaultdict(list)
        self.named = {}
        for train in self.trains:
            self.named[train.trip, train.day.isoformat()] = train
            if train.block:
                blocks[train.block, train.day].append(train)
        for members in blocks.values():
            members.sort(key=lambda train: train.stops[0][3])
            for place, train in enumerate(members):
                train.then = next((other for other in members[place + 1 :] if _meets(train, other)), None)
        for row in transfers:
            for train in self.trains if row["transfer_type"] in ("4", "5") else ():
                if train.trip == row["from_trip_id"]:
                    days = [(train.day + timedelta(days=more)).isoformat() for more in (0, 1)]
                    onward = [self.named[key] for day in days if (key := (row["to_trip_id"], day)) in self.named]
                    other = next((one for one in onward if _meets(train, one)), None)
                    if other and row["transfer_type"] == "4":
                        train.then = other
                    elif other and train.then is other:
                        train.then = None
        for number, train in enumerate(self.trains):
            if train.then:
                train.then.before.append(number)

    def _learn(self, transfers: list[dict[str, str]]) -> None:
        """Times to change: of a whole station; for platforms, trains and lines, the most special first."""
        self.at_station: dict[str, int] = {}
        self.on_foot: dict[tuple[str, str], int] = {}
        ranked = defaultdict(list)
        served = {stop[0] for train in self.trains for stop in train.stops}
        for row in transfers:
            kind, start, end = row.get("transfer_type") or "0", row["from_stop_id"], row["to_stop_id"]
            if kind in "045" or not {self.parent.get(start), self.parent.get(end)} <= {self.parent[s] for s in served}:
                continue
            one, other = self.parent[start], self.parent[end]
            seconds = {"1": 0, "2": int(row.get("min_transfer_time") or 0), "3": FORBIDDEN}[kind]
            who = tuple(row.get(f"{name}_id") or "" for name in ("from_trip", "to_trip", "from_route", "to_route"))
            named = (sum(map(bool, who[:2])), sum(map(bool, who[2:])))
            if named == (0, 0) and one == other and start == end and start in (one, self._only(one, served)):
                self.at_station[one] = seconds
            elif named == (0, 0) and one != other:
                assert start == one and end == other, "no feed here has ways between platforms of two stations"
                self.on_foot[one, other] = seconds
            else:
                assert one == other, "no feed here has rules for single trains between stations"
                rank = {(2, 0): 5, (1, 1): 4, (1, 0): 3, (0, 2): 2, (0, 1): 1, (0, 0): 0}[named]
                platforms = (start != one) + (end != other)
                ranked[one].append(((-rank, -platforms), (start, end), who, seconds))
        self.rules = {at: [rule[1:] for rule in sorted(rules, key=lambda r: r[0])] for at, rules in ranked.items()}
        self._known: dict = {}

    def _only(self, station: str, served: set[str]) -> str:
        """The one platform of this station; "" if it has more."""
        stops = [stop for stop in served if self.parent[stop] == station]
        return stops[0] if len(stops) == 1 else ""

    def change(self, left: Train, from_stop: str, onto: Train, to_stop: str) -> int:
        """Seconds that the change takes within a station; FORBIDDEN."""
        station = self.parent[from_stop]
        for (start, end), (from_trip, to_trip, from_route, to_route), seconds in self.rules.get(station, ()):
            if (
                start in (station, from_stop) and end in (station, to_stop)
                and from_trip in ("", left.trip) and to_trip in ("", onto.trip)
                and from_route in ("", left.route) and to_route in ("", onto.route)
            ):  # fmt: skip
                return seconds
        return self.at_station.get(station, self.usual)

    def _special(self, left: Train, stop: str) -> int | None:
        """How long to look at single trains after this one; FORBIDDEN: as long as there are any; None: not at all."""
        key = (left.trip, stop)
        if key not in self._known:
            station = self.parent[stop]
            seconds = [
                seconds for (start, _), (from_trip, _, from_route, _), seconds in self.rules.get(station, ())
                if start in (station, stop) and from_trip in ("", left.trip) and from_route in ("", left.route)
            ]  # fmt: skip
            if seconds:
                seconds.append(self.at_station.get(station, self.usual))
            self._known[key] = FORBIDDEN if FORBIDDEN in seconds else max(seconds, default=None)
        return self._known[key]

    def journeys(self, origin: str, start: int, end: int) -> dict[str, set[Journey]]:
        """From `origin` to every station: all best (departure, arrival, changes) within these UTC seconds."""
        aboard = defaultdict(lambda: [0] * (MOST_TRAINS + 1))  # train: latest departure from the origin, by trains used
        ready = defaultdict(lambda: [0] * (MOST_TRAINS + 1))
        coming = defaultdict(list)
        single = defaultdict(list)  # arrivals after which each train is looked at
        found = defaultdict(set)
        for leaves, comes, number, place in self.hops:
            if leaves < start or comes > end:
                continue
            train = self.trains[number]
            _, here, _, _, board, _ = train.stops[place]
            stop = train.stops[place + 1]
            mine = aboard[number]
            if place == 0:
                for before in train.before:
                    mine[:] = map(max, mine, aboard[before])
            if board:
                while coming[here] and coming[here][0][0] <= leaves:
                    _, values = heapq.heappop(coming[here])
                    ready[here] = list(map(max, ready[here], values))
                values = ready[here]
                if single[here]:
                    single[here] = [one for one in single[here] if one[0] > leaves]
                    for _, came, left, where, then in single[here]:
                        needed = self.change(left, where, train, train.stops[place][0])
                        if needed != FORBIDDEN and came + needed <= leaves and left is not train:
                            values = list(map(max, values, then))
                for used in range(1, MOST_TRAINS + 1):
                    mine[used] = max(mine[used], values[used - 1])
                if here == origin:
                    mine[1] = max(mine[1], leaves)
                if (origin, here) in self.on_foot and leaves - self.on_foot[origin, here] >= start:
                    mine[1] = max(mine[1], leaves - self.on_foot[origin, here])
            if stop[5] and any(mine):
                self._leave(train, stop, tuple(mine), (coming, single, found), end)
        return {station: _best(all_found) for station, all_found in found.items()}

    def _leave(self, train: Train, stop: tuple, mine: tuple[int, ...], where: tuple, end: int) -> None:
        coming, single, found = where
        platform, there, comes = stop[:3]
        special = self._special(train, platform)
        usual = self.at_station.get(there, self.usual)
        if special is None and usual != FORBIDDEN:
            heapq.heappush(coming[there], (comes + usual, mine))
        elif special is not None:
            until = 1 << 60 if special == FORBIDDEN else comes + special
            single[there].append((until, comes, train, platform, mine))
            if special != FORBIDDEN:
                heapq.heappush(coming[there], (until, mine))
        found[there].update((left, comes, used - 1) for used, left in enumerate(mine) if left)
        for (one, other), walk in self.on_foot.items():
            if one == there:
                heapq.heappush(coming[other], (comes + walk, mine))
                if comes + walk <= end:
                    found[other].update((left, comes + walk, used - 1) for used, left in enumerate(mine) if left)

    def broken(self, origin: str, target: str, rides: list[Ride]) -> str:
        """Why these rides cannot be taken one after the other; "" if they can."""
        last: tuple[Train, Ride] | None = None
        here = origin
        for ride in rides:
            train = self.named.get(ride[:2])
            if train is None:
                return f"{ride[0]} does not run"
            place = next((n for n, s in enumerate(train.stops) if (s[0], s[3], s[4]) == (ride[2], ride[3], True)), None)
            if place is None:
                return f"{ride[0]} cannot be boarded at {ride[2]}"
            if self.parent[ride[2]] != here and (here, self.parent[ride[2]]) not in self.on_foot:
                return f"{ride[2]} is not at {here}"
            if last is not None:
                walk = self.on_foot.get((here, self.parent[ride[2]]), FORBIDDEN)
                same = here == self.parent[ride[2]]
                needed = self.change(last[0], last[1][4], train, ride[2]) if same else walk
                if needed == FORBIDDEN or last[1][5] + needed > ride[3]:
                    return f"the change to {ride[0]} at {here} is forbidden or too short"
            ahead = train.stops[place + 1 :]
            while not any((s[0], s[2], s[5]) == (ride[4], ride[5], True) for s in ahead):
                if train.then is None:
                    return f"{ride[0]} does not go to {ride[4]}"
                train = train.then
                ahead = train.stops
            last, here = (train, ride), self.parent[ride[4]]
        return "" if here == target or (here, target) in self.on_foot else f"{here} is not {target}"


def _meets(train: Train, other: Train) -> bool:
    return other.stops[0][1] == train.stops[-1][1] and other.stops[0][3] >= train.stops[-1][2]


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
