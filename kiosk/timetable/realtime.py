"""The door for GTFS-Realtime: the bytes of one message become News for a timetable, or a finding in plain words."""

import gzip
import zlib
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from io import BytesIO

from google.protobuf.message import DecodeError  # type: ignore[import-untyped]
from google.transit import gtfs_realtime_pb2 as pb

from kiosk.errors import Fault, FaultyFile
from kiosk.timetable.compiled import Timetable
from kiosk.timetable.news import News
from kiosk.timetable.realtime_names import Names
from kiosk.timetable.realtime_notices import notices
from kiosk.timetable.realtime_trains import Trains

MOST_BYTES = 64_000_000  # unpacked; a whole country's message has less than a tenth of it
AHEAD = timedelta(minutes=2)  # clocks differ a little; more than that, and the age of the message is not known
GZIP = b"\x1f\x8b"


@dataclass(frozen=True)
class Heard:
    """What one message says. `counts`: how many of what, for the log: see `summary`."""

    news: News
    counts: Counter[str] = field(default_factory=Counter)

    @property
    def as_of(self) -> datetime:
        """When it was written."""
        assert self.news.as_of is not None  # a message without it is refused
        return self.news.as_of

    @property
    def trains(self) -> bool:
        """Whether it is about trains, and not about notices alone: an empty message is the quiet night of trains."""
        return bool(self.counts["trains"]) or not self.counts["alerts"]

    @property
    def summary(self) -> str:
        """For the operator: "as of 17:05:13: 19 trains, 19 known; 0 cancelled, 0 extra; 0 notices"."""
        counts, at = self.counts, self.as_of
        told = f"as of {at:%Y-%m-%d %H:%M:%S}: {counts['trains']} trains, {counts['known']} known"
        odd = [f"{counts[word]} {word}" for word in ODD if counts[word]]
        cancelled = sum(run.cancelled for run in self.news.runs.values())
        more = f"; {cancelled} cancelled, {len(self.news.extras)} extra; {len(self.news.notices)} notices"
        return told + (f" ({', '.join(odd)})" if odd else "") + more


ODD = (
    "of an unknown trip", "not running that day", "with an unknown stop", "that cannot be understood",
    "alerts of unknown places",
)  # fmt: skip


class Listener:
    """Understands messages about one timetable."""

    def __init__(self, timetable: Timetable) -> None:
        self._timetable = timetable
        self._names = Names(timetable)

    def heard(self, block: bytes, now: datetime, name: str = "message") -> Heard:
        """What this message says. `now` is aware; `name` is where it came from, for the faults.

        A message is always the whole of what is known: it takes the place of the last one. Raises FaultyFile when it
        cannot be used; then nothing of it counts.
        """
        message = _opened(block, name)
        as_of = _written_at(message, now, name).astimezone(self._timetable.tz)
        counts: Counter[str] = Counter()
        trains = Trains(self._timetable, self._names, as_of, counts)
        for update in _newest(message):
            trains.take(update)
        alerts = [entity.alert for entity in message.entity if entity.HasField("alert")]
        told = tuple(notices(alerts, self._names, as_of, counts))
        return Heard(News(as_of, trains.runs, tuple(trains.extras), told), counts)


def _newest(message: pb.FeedMessage) -> list[pb.TripUpdate]:
    """Oldest first, so that of two words about a train the later one counts."""
    updates = [entity.trip_update for entity in message.entity if entity.HasField("trip_update")]
    return sorted(updates, key=lambda update: update.timestamp)


def _opened(block: bytes, name: str) -> pb.FeedMessage:
    if block.startswith(GZIP):
        block = _unpacked(block, name)
    if not block.strip():
        raise _refused(name, "RT101", "is empty.", "Look at the system that writes it.")
    if block.lstrip()[:1] in (b"<", b"{"):
        what = "is a web page or text, not a GTFS-Realtime message."
        raise _refused(name, "RT102", what, "Name the address of the protobuf message itself; is a key missing in it?")
    message = pb.FeedMessage()
    try:
        message.ParseFromString(block)
    except DecodeError as error:
        what = "is not a whole GTFS-Realtime message."
        raise _refused(name, "RT103", what, "It was cut short, or is something else.") from error
    if not message.IsInitialized():
        raise _refused(name, "RT103", "is not a whole GTFS-Realtime message.", "It has no header.")
    if message.header.incrementality == pb.FeedHeader.DIFFERENTIAL:
        what = "tells only what has changed (DIFFERENTIAL); the standard has no rules for that."
        raise _refused(name, "RT104", what, "Ask for the full dataset (FULL_DATASET).")
    return message


def _unpacked(block: bytes, name: str) -> bytes:
    try:
        with gzip.GzipFile(fileobj=BytesIO(block)) as file:
            unpacked = file.read(MOST_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise _refused(name, "RT103", "is packed, and cannot be unpacked.", "It was cut short.") from error
    if len(unpacked) > MOST_BYTES:
        raise _refused(name, "RT107", f"is larger than {MOST_BYTES // 1_000_000} MB.", "Is it the right file?")
    return unpacked


def _written_at(message: pb.FeedMessage, now: datetime, name: str) -> datetime:
    """When the operator wrote it, by its header; else by its newest train."""
    trains = [entity.trip_update.timestamp for entity in message.entity if entity.HasField("trip_update")]
    seconds = message.header.timestamp or max(trains, default=0)
    if not seconds:
        what = "does not say when it was written, so nobody knows how old it is."
        raise _refused(name, "RT105", what, "The writer must fill in header.timestamp.")
    latest = (now + AHEAD).timestamp()
    if seconds > latest:
        unit = " It seems to count milliseconds." if seconds // 1000 <= latest else ""
        what = f"says that it was written in the future.{unit}"
        raise _refused(name, "RT106", what, "Set the clocks of both machines; header.timestamp counts seconds.")
    return min(datetime.fromtimestamp(seconds, UTC), now)


def _refused(name: str, code: str, what: str, cure: str) -> FaultyFile:
    return FaultyFile([Fault(name, 0, code, what, cure)])
