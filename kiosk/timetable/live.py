"""What is known live from all sources, and how old it is: the last good message counts until it is stale.

Times and platforms are forgotten then; what was cancelled is not: silence brings no train back. The kiosk fetches
nothing: bytes are brought to `bring`, and what they say goes to the planner.
"""

import logging
import re
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from queue import Empty, SimpleQueue

from kiosk.clock import Clock
from kiosk.errors import FaultyFile
from kiosk.timetable.compiled import Timetable
from kiosk.timetable.news import NO_NEWS, News
from kiosk.timetable.realtime import Heard, Listener
from kiosk.timetable.runs import planned_run

log = logging.getLogger(__name__)

DAY = 24 * 3600  # seconds
MANY = 5  # trains, of which this timetable should know one


class Freshness(StrEnum):
    """Whether what is shown is live."""

    NONE = "none"  # no source is configured: the timetable is all there is, and nothing is said of it
    LIVE = "live"
    PARTLY = "partly"  # one of several sources is silent
    STALE = "stale"  # the timetable only


@dataclass(frozen=True)
class Age:
    """How far the live news can be trusted. `as_of`: when the oldest of it was written; None when there is none."""

    freshness: Freshness
    as_of: datetime | None = None

    @property
    def code(self) -> str:
        """For the journal: "live:live@14:02:30", "live:stale"; "" where no live news is configured."""
        if self.freshness is Freshness.NONE:
            return ""
        return f"live:{self.freshness}" + (f"@{self.as_of:%H:%M:%S}" if self.as_of else "")


class Live:
    """Keeps the last good message of each source, and tells the planner when what is known has changed."""

    def __init__(
        self,
        timetable: Timetable,
        clock: Clock,
        tell: Callable[[News], None],
        sources: Iterable[str] = (),
        stale_seconds: float = 180,
    ) -> None:
        self._listener = Listener(timetable)
        self._timetable = timetable
        self._clock = clock
        self._tell = tell
        self._stale = timedelta(seconds=stale_seconds)
        self._brought: SimpleQueue[tuple[str, bytes]] = SimpleQueue()
        self._last: dict[str, Heard | None] = dict.fromkeys(sources)
        self._fresh: dict[str, Heard] = {}  # those that count
        self._cancelled: dict[str, News] = {}  # of the last message of each: what does not run
        self._withdrawn: tuple[News, ...] = ()  # of that, what counts although its source is silent
        self._complaints: dict[str, str] = {}  # of each source, so that one line in the log is enough
        self._news = NO_NEWS

    def bring(self, source: str, block: bytes) -> None:
        """Hand in the bytes of one message; `look` reads them. Safe from any thread, returns at once."""
        self._brought.put((source, block))

    def look(self) -> bool:
        """Read what was brought, forget what has become too old. Whether what is known has changed."""
        with suppress(Empty):
            while True:
                self._hear(*self._brought.get_nowait())
        return self._weigh()

    @property
    def news(self) -> News:
        """All that is known now: what every fresh source says, and what a silent one had cancelled."""
        self.look()
        return self._news

    @property
    def age(self) -> Age:
        """How old it is, for the screen."""
        self.look()
        if not self._last:
            return Age(Freshness.NONE)
        moments = [heard.as_of for heard in self._fresh.values() if heard.trains]
        if not moments:
            return Age(Freshness.STALE)
        silent = any(
            heard is None or (heard.trains and source not in self._fresh) for source, heard in self._last.items()
        )
        return Age(Freshness.PARTLY if silent else Freshness.LIVE, min(moments))

    def _hear(self, source: str, block: bytes) -> None:
        """A message that cannot be used is logged, once; the last good one stays until it is stale."""
        try:
            heard = self._listener.heard(block, self._clock.now(), _name(source))
        except FaultyFile as faulty:
            self._complain(source, faulty.faults[0].code, f"live news {faulty}")
            return
        if heard.counts["trains"] >= MANY and not heard.counts["known"]:
            what = f"live news {_name(source)}: no train of it is in this timetable: {heard.summary}"
            self._complain(source, "unknown", what)
            return
        if self._complaints.pop(source, "") or self._last.get(source) is None:
            log.info("live news %s: %s", _name(source), heard.summary)
        self._last[source] = heard
        self._cancelled[source] = _cancelled(heard.news, self._timetable)

    def _weigh(self) -> bool:
        now = self._clock.now()
        fresh = {source: heard for source, heard in self._last.items() if heard and now - heard.as_of <= self._stale}
        for source in self._fresh.keys() - fresh.keys():
            age = f"nothing new since {self._fresh[source].as_of:%H:%M:%S}; it does not count any more"
            log.warning("live news %s: %s", _name(source), age)
            self._complaints[source] = "stale"
        silent = [news for source, news in self._cancelled.items() if source not in fresh]
        withdrawn = tuple(left for news in silent if (left := self._of_days_to_come(news, now)))
        same = list(map(id, fresh.values())) == list(map(id, self._fresh.values()))
        if same and withdrawn == self._withdrawn:
            return False
        self._fresh, self._withdrawn = fresh, withdrawn
        before, self._news = self._news, _together(tuple(fresh.values()), withdrawn)
        changed = _substance(before) != _substance(self._news)
        if changed:
            self._tell(self._news)
        return changed

    def _of_days_to_come(self, news: News, now: datetime) -> News | None:
        """What of it is about an OperatingDay that is not over; None when nothing is."""
        lasts = max(self._timetable.longest, DAY)
        days = {day for _, day in news.runs if self._timetable.zero(day) + lasts >= now.timestamp()}
        return _on(days, news) if days else None

    def _complain(self, source: str, kind: str, what: str) -> None:
        log.log(logging.DEBUG if self._complaints.get(source) == kind else logging.WARNING, "%s", what)
        self._complaints[source] = kind


def _name(source: str) -> str:
    """For the log: a key may stand behind the question mark, or before the @."""
    return re.sub(r"//[^/@]*@", "//", source.partition("?")[0])


def _substance(news: News) -> tuple[object, ...]:
    """Everything but its age: a message that says the same again changes nothing."""
    return news.as_of is None, news.runs, news.extras, news.notices


def _cancelled(news: News, timetable: Timetable) -> News:
    """Of what was said, the trains and stops that are not made; a train that goes another way keeps that way."""
    runs = {}
    for (journey, day), run in news.runs.items():
        planned = planned_run(timetable, journey)
        may = tuple(now and before for now, before in zip(run.may, planned.may, strict=False))
        if run.cancelled:
            runs[journey, day] = run
        elif may != planned.may:
            runs[journey, day] = replace(planned, may=may)
    extras = (extra for extra in news.extras if (timetable.journey_of.get(extra.trip, -1), extra.day) in runs)
    return News(None, runs, tuple(extras))


def _on(days: Collection[date], news: News) -> News:
    """The trains of these days."""
    runs = {key: run for key, run in news.runs.items() if key[1] in days}
    return News(None, runs, tuple(extra for extra in news.extras if extra.day in days))


def _together(heard: tuple[Heard, ...], withdrawn: tuple[News, ...] = ()) -> News:
    """Of two sources about one train the later one in the settings counts, and a silent one the least."""
    said = (*withdrawn, *(one.news for one in heard))
    of_trains = [one.as_of for one in heard if one.trains] or [one.as_of for one in heard]
    return News(
        min(of_trains, default=None),
        {key: run for news in said for key, run in news.runs.items()},
        tuple(extra for news in said for extra in news.extras),
        tuple(notice for news in said for notice in news.notices),
    )
