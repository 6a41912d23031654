"""An independent look at the ways of a feed: raw CSV rows, plain flooding, nothing of ours."""

import csv
import io
import math
import zipfile
from collections import defaultdict
from pathlib import Path

STEPS = ("2", "3", "4")
INFINITE = 10**9


class RawWays:
    """Only ways without steps, and only those inside one station. `strict`: an entrance marked 2 is no way in."""

    def __init__(self, feed: Path, strict: bool = True):
        with zipfile.ZipFile(feed) as archive:
            tables = {
                name: list(csv.DictReader(io.TextIOWrapper(archive.open(f"{name}.txt"), "utf-8-sig")))
                for name in ("stops", "pathways")
            }
        self.stops = {row["stop_id"]: row for row in tables["stops"]}
        self.ways = []  # from, to, seconds, lift or ""
        named = set()
        for row in tables["pathways"]:
            ends = row["from_stop_id"], row["to_stop_id"]
            named.update(ends)
            if row["pathway_mode"] in STEPS or self.station(ends[0]) != self.station(ends[1]):
                continue
            time = float(row["wheelchair_traversal_time"] or 0) or float(row["traversal_time"] or 0)
            metres = float(row["wheelchair_length"] or 0) or float(row["length"] or 0) or 20
            lift = row["facility_id"] if row["pathway_mode"] == "5" else ""
            self.ways.append((*ends, math.ceil(time or metres / 0.8), lift))
            assert row["is_bidirectional"] == "0"
        self.onward = defaultdict(list), defaultdict(list)
        for start, end, _, lift in self.ways:
            self.onward[False][start].append((end, lift))
            self.onward[True][end].append((start, lift))
        self.platforms = sorted(stop for stop in named if self.stops[stop]["location_type"] == "0")
        self.doors = {
            stop
            for stop in named
            if self.stops[stop]["location_type"] == "2"
            and not (strict and self.stops[stop]["wheelchair_boarding"] == "2")
        }
        self.lifts = sorted({lift for *_, lift in self.ways} - {""})
        self.stations = {self.station(stop) for stop in named}

    def station(self, stop: str) -> str:
        return self.stops[stop]["parent_station"] or stop

    def marked(self, stop: str) -> bool:
        own = self.stops[stop]["wheelchair_boarding"]
        return (own if own in ("1", "2") else self.stops[self.station(stop)]["wheelchair_boarding"]) == "2"

    def reached(self, sources, broken=frozenset(), backwards=False) -> set[str]:
        """Every place that one gets to from any of `sources`; backwards: from which one gets to them."""
        onward, seen, new = self.onward[backwards], set(sources), list(sources)
        while new:
            steps = (step for old in new for step in onward[old])
            new = [place for place, lift in steps if lift not in broken and place not in seen and not seen.add(place)]
        return seen

    def free(self, broken=frozenset()) -> set[str]:
        """The platforms that one gets to from the street, and from which one gets back to it."""
        into, out = self.reached(self.doors, broken), self.reached(self.doors, broken, backwards=True)
        return {platform for platform in self.platforms if platform in into and platform in out}

    def seconds(self, sources, broken=frozenset(), backwards=False) -> dict[str, int]:
        """The shortest time to every place: all ways again and again, until nothing gets shorter (Bellman-Ford)."""
        best = defaultdict(lambda: INFINITE, dict.fromkeys(sources, 0))
        shorter = True
        while shorter:
            shorter = False
            for start, end, took, lift in self.ways:
                here, there = (end, start) if backwards else (start, end)
                if lift not in broken and best[here] + took < best[there]:
                    best[there] = best[here] + took
                    shorter = True
        return best
