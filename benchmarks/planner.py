"""How fast trains are found: `./loket bench planner`, on a year of a whole railway.

scan_ms: one pass of the search, every station to one, for a day. answer_ms: what one tap asks for, from a planner that
knows the day but not the place: all trains there and back, with their legs, and the offers with prices.
all_legs_ms: every itinerary of a pair's whole day. news_ms: 200 late trains applied, until the next answer can be
looked up. load_ms, year_mb: the compiled timetable; the slowest of the twenty has one of Python's full garbage
collections in it, which is why the median is held to the target. rss_mb: all memory of this process, with one planner
that has answered all these questions. All times are CPU; what else the machine does still lengthens them, by half when
both its cores are busy: measure alone. nigiri: pynigiri's query
for 24 hours of the same pairs, and how many times as long it takes (CPU, one run) as ours for the same: pass, best
journeys, the trains of each as numbers, as there; and as ours with itineraries in words, which it does not have.
Needs the Austrian feed beside the repository; without it the feed that ships is measured.
"""

import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from benchmarks.figures import missed, spread
from kiosk.errors import Trouble
from kiosk.fares.offers import Offers
from kiosk.fares.tariff_file import DEMO as TARIFF
from kiosk.fares.tariff_file import read_tariff
from kiosk.flows.model import Party
from kiosk.timetable.compiled import Timetable, from_bytes
from kiosk.timetable.model import ORDINARY
from kiosk.timetable.news import News, Run
from kiosk.timetable.planner import Planner
from kiosk.timetable.profile import Profile, Space

AUSTRIA = Path(__file__).parents[2] / "shared" / "data" / "gtfs" / "at-oebb-2020.zip"
SHIPPED = Path(__file__).parents[1] / "kiosk" / "timetable" / "demo" / "de-fv-2025.zip"
DAYS = {AUSTRIA: date(2020, 2, 14), SHIPPED: date(2025, 11, 14)}
QUESTIONS = 200
LATE_TRAINS = 200
# Each figure stays below its own; `nigiri.times` stays above.
TARGETS = {"scan_ms.p95": 15.0, "answer_ms.p95": 60.0, "news_ms.p95": 50.0, "load_ms.p50": 50.0, "year_mb": 1.5,
           "rss_mb": 250.0}  # fmt: skip
FASTER = 2.0


class StandingClock:
    """Always the same moment."""

    def __init__(self, at: datetime) -> None:
        self._at = at

    def now(self) -> datetime:
        """That moment."""
        return self._at

    def seconds(self) -> float:
        """No time passes."""
        return 0.0


def took(work: Callable[[], Any]) -> float:
    """Milliseconds of CPU."""
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1000


def compiled(feed: Path) -> bytes:
    """The compiled year; read in a process of its own, so that its memory is not counted as the planner's."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "year"
        code = (
            "import sys; from pathlib import Path; from kiosk.timetable.gtfs import read_feed;"
            "from kiosk.timetable.compiled import to_bytes;"
            "Path(sys.argv[2]).write_bytes(to_bytes(read_feed(Path(sys.argv[1])).timetable))"
        )
        subprocess.run([sys.executable, "-c", code, str(feed), str(target)], check=True)
        return target.read_bytes()


def late(timetable: Timetable, day: date) -> News:
    """Trains of the day, each a few minutes late."""
    chance = random.Random(1)
    running = list(timetable.running(day))
    runs = {}
    for journey in chance.sample(running, min(LATE_TRAINS, len(running))):
        first, last = timetable.first[journey], timetable.first[journey + 1]
        seconds = 60 * chance.randrange(1, 30)
        runs[journey, day] = Run(
            tuple(time + seconds for time in timetable.arrival[first:last]),
            tuple(time + seconds for time in timetable.departure[first:last]),
            tuple(timetable.may[first:last]),
            tuple(timetable.platform_at[first:last]),
        )
    return News(None, runs)


class Bench:
    """One feed, one day, one planner."""

    def __init__(self, feed: Path) -> None:
        self.feed, self.day = feed, DAYS[feed]
        self.block = compiled(feed)
        self.timetable = from_bytes(self.block)
        self.midnight = datetime(self.day.year, self.day.month, self.day.day, tzinfo=self.timetable.tz)
        calls = [0] * len(self.timetable.stations)
        for station in self.timetable.station_at:
            calls[station] += 1
        self.here = self.timetable.stations[calls.index(max(calls))].id
        self.planner = Planner(self.timetable, StandingClock(self.midnight), home=self.here)
        self.space = Space()
        self.planner.warm_up()
        chance = random.Random(7)
        ids = [station.id for station in self.timetable.stations]
        self.pairs = [tuple(chance.sample(ids, 2)) for _ in range(QUESTIONS)]

    def scans(self) -> list[float]:
        """One pass for each target."""
        onward = self.planner._onward((self.day, 0), ORDINARY)
        nothing = onward.day.trains_of(frozenset())
        return [
            took(lambda target=target: Profile(onward, self.number(target), nothing, self.space))
            for _, target in self.pairs
        ]

    def number(self, station: str) -> int:
        """Of a station."""
        return self.timetable.number_of[station]

    def whole_days(self) -> tuple[list[float], int]:
        """Every itinerary of a day for each pair, from a pass of its own; and how many there were."""
        times, found = [], 0
        for origin, target in self.pairs:
            self.planner._profiles.clear()
            times.append(took(lambda o=origin, t=target: self.planner.itineraries(o, t, self.midnight, 10**6)))
            found += len(self.planner.itineraries(origin, target, self.midnight, 10**6))
        return times, found

    def answers(self) -> list[float]:
        """From the busiest station, where the kiosk stands: offers for two people, there, and back on the next day."""
        tariff = replace(read_tariff(TARIFF), valid_from=date.min, valid_until=date.max)
        offers = Offers(tariff, self.planner, StandingClock(self.midnight))
        chance = random.Random(3)
        party = Party((("adult", 2), ("child", 1)))
        times = []
        for _, target in self.pairs:
            out = self.midnight + timedelta(minutes=chance.randrange(5 * 60, 21 * 60))

            def ask(target: str = target, out: datetime = out) -> None:
                with suppress(Trouble):  # no train or no price is an answer too
                    offers.offers_for(self.here, target, out, out + timedelta(hours=6), party, "none")

            times.append(took(ask))
        return times[5:]

    def news(self) -> list[float]:
        """Late trains, told and cut into the day, until a pass can begin; then the true day again."""
        news, times = late(self.timetable, self.day), []
        for _ in range(20):
            self.planner.tell(news)
            times.append(took(lambda: self.planner._onward((self.day, 0), ORDINARY)))
        self.planner.tell(News())
        return times

    def nigiri(self) -> dict[str, Any] | str:
        """The other engine's 24 hours for the same pairs; a reason where it is not there."""
        try:
            import pynigiri as ng
        except ImportError:
            return "not installed: it has no wheel for this Python"
        config = ng.LoaderConfig()
        config.link_stop_distance = 0
        span = [str(self.day + timedelta(days=days)) for days in (-2, 5)]
        with silence():
            timetable = ng.load_timetable([ng.TimetableSource("x", str(self.feed), config)], *span)
        minute = int(self.midnight.timestamp()) // 60
        theirs, ours, in_words = [], [], []
        for pair in self.pairs:  # turn and turn about: other work on this machine slows both
            ours.append(took(lambda pair=pair: self.trains_of(pair)))
            self.planner._profiles.clear()
            in_words.append(took(lambda pair=pair: self.itineraries_of(pair)))
            query = ng.Query()
            query.start_time = (minute, minute + 1440)
            query.start, query.destination = ([ng.Offset(timetable.find_location(stop), 0, 0)] for stop in pair)
            query.start_match_mode = query.dest_match_mode = ng.LocationMatchMode.EQUIVALENT
            query.max_transfers, query.max_travel_time, query.use_start_footpaths = 7, 1440, True
            theirs.append(took(lambda query=query: ng.route(timetable, query)))
        mean = statistics.mean(theirs)
        times = {"times": mean / statistics.mean(ours), "times_in_words": mean / statistics.mean(in_words)}
        return spread(theirs, 95) | {name: round(value, 1) for name, value in times.items()}

    def trains_of(self, pair: tuple[str, str]) -> None:
        """All that the search says of a pair's 24 hours."""
        origin, target = map(self.number, pair)
        onward = self.planner._onward((self.day, 0), ORDINARY)
        profile = Profile(onward, target, onward.day.trains_of(frozenset()), self.space)
        found = profile.promises(origin, 0)
        profile.trains_of(found.where(found.departure < 86400))

    def itineraries_of(self, pair: tuple[str, str]) -> None:
        """The same as a traveller can read it."""
        self.planner.itineraries(*pair, self.midnight, 10**6, until=self.midnight + timedelta(days=1))


class silence:  # noqa: N801  # reads as a word of the sentence
    """Nothing is written to stderr meanwhile, not by C++ either."""

    def __enter__(self) -> None:
        self._kept = os.dup(2)
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 2)
        os.close(nowhere)

    def __exit__(self, *_: object) -> None:
        os.dup2(self._kept, 2)
        os.close(self._kept)


def rss_mb() -> int:
    """Resident memory of this process."""
    line = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmRSS"))
    return round(int(line.split()[1]) / 1024)


def not_met(figures: dict[str, Any]) -> list[str]:
    """The targets that were not met."""
    found = missed(figures, TARGETS)
    nigiri = figures["nigiri"]
    if isinstance(nigiri, dict) and nigiri["times"] < FASTER:
        found.append(f"nigiri.times {nigiri['times']} < {FASTER:g}")
    return found


def main() -> int:
    """Measure, print; 1 when a target is missed."""
    bench = Bench(AUSTRIA if AUSTRIA.exists() else SHIPPED)
    whole_days, found = bench.whole_days()
    figures: dict[str, Any] = {
        "feed": bench.feed.name,
        "day": bench.day.isoformat(),
        "hops": len(bench.planner._day((bench.day, 0)).hops),
        "itineraries_found": found,
        "scan_ms": spread(bench.scans(), 95),
        "all_legs_ms": spread(whole_days, 95),
        "answer_ms": spread(bench.answers(), 95),
        "news_ms": spread(bench.news(), 95),
        "load_ms": spread([took(lambda: from_bytes(bench.block)) for _ in range(20)], 95),
        "year_mb": round(len(bench.block) / 1e6, 2),
        "unpacked_mb": round(len(zlib.decompress(bench.block)) / 1e6, 2),
        "rss_mb": rss_mb(),
    }
    figures["nigiri"] = bench.nigiri()
    too_slow = not_met(figures)
    print(json.dumps(figures | {"missed": too_slow}))
    return 1 if too_slow else 0


if __name__ == "__main__":
    sys.exit(main())
