"""The kiosk's side of one talk: who has her page open, what she may see, what both wrote. Without screen or socket."""

import json
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from assistance.messages import Talk
from assistance.talk.model import BLOCK_SECONDS, LONGEST_POINT, PHRASES, SILENT_SECONDS, Topic
from assistance.talk.text import LINE, PHRASE, Caption, Stream, read_items
from kiosk.clock import Clock

LONGEST_NAME = 40


class Sight(StrEnum):
    """Whether the helper sees the step. Only the traveller says yes, and she takes it back with one touch."""

    NO = "no"  # nobody asked
    ASKED = "asked"
    YES = "yes"
    REFUSED = "refused"  # she said no, or took it back: only a new question can change that


class Happened(StrEnum):
    """What a frame meant."""

    NOTHING = "nothing"
    OPENED = "opened"
    CLOSED = "closed"
    ASKED = "asked"
    POINTED = "pointed"
    WROTE = "wrote"
    BEHIND = "behind"  # her page has not got the newest state
    RTC = "rtc"


@dataclass(frozen=True)
class Point:
    """Where the helper points: an option of the step `step`, until `until` (seconds of the clock)."""

    step: str
    id: str
    until: float


class Session:
    """One thread. `say` sends a frame, now or never."""

    def __init__(self, say: Callable[[Talk], None], clock: Clock) -> None:
        self._say = say
        self._clock = clock
        self._rev = 0
        self.rtc: dict[str, Any] = {}  # the newest frame of that kind
        self.forget()

    def forget(self) -> None:
        """Another traveller, or the call is over: nothing of the talk is left, and a yes was hers alone."""
        self.request = ""
        self.helper = ""
        self.helper_id = ""
        self.sight = Sight.NO
        self.point: Point | None = None
        self.mine = Stream("t-" + secrets.token_hex(4))
        self.theirs: list[Stream] = []  # one for each time her page was loaded
        self.order: list[tuple[bool, list[str]]] = []  # whole lines as they were ended: hers?, items
        self._heard_at = 0.0
        self._wrote_at = 0.0  # the traveller, her newest item
        self._came_at = 0.0  # the helper's
        self._early = 0  # lines of the helper's newest stream that count as ended, though her page has not said so yet
        self._told: dict[str, list[list[str]]] = {}  # stream -> its lines in `order`

    @property
    def open(self) -> bool:
        """Whether the helper's page is there now."""
        return bool(self.request) and self._clock.seconds() - self._heard_at < SILENT_SECONDS

    @property
    def seen(self) -> bool:
        """Whether the step leaves the kiosk now."""
        return self.open and self.sight is Sight.YES

    def hear(self, frame: Talk, step: str, ids: Mapping[str, str]) -> Happened:
        """One frame from outside. `step` and `ids` are what is on the screen: only that can be pointed at."""
        body = _body(frame.text)
        hers = frame.request == self.request and frame.helper == self.helper_id
        if frame.topic == Topic.OPEN:
            if self.open and frame.request == self.request and not hers:  # one at a time: who came first
                busy = json.dumps({"helper": self.helper}, ensure_ascii=False)
                self._say(Talk(frame.request, Topic.BUSY, busy, frame.helper))
                return Happened.NOTHING
            return self._opened(frame, str(body.get("helper", ""))[:LONGEST_NAME])
        if not self.open or not hers:
            return Happened.NOTHING
        if frame.topic == Topic.POINT:
            return self._pointed(body, step, ids)
        hearing = {
            Topic.CLOSED: self._closed, Topic.ASK: self._asked, Topic.TEXT: self._wrote,
            Topic.HAVE: self._told_what_she_has, Topic.RTC: self._rtc,
        }  # fmt: skip
        return hearing[Topic(frame.topic)](body) if frame.topic in hearing else Happened.NOTHING

    def allow(self, allowed: bool) -> None:
        """The traveller answered, or takes her yes back."""
        self.sight = Sight.YES if allowed else Sight.REFUSED
        if not allowed:
            self.point = None
        self._send(Topic.SIGHT, {"sight": self.sight})

    def show(self, state: str) -> None:
        """Let the helper see this state of the screen, if she may."""
        if self.seen:
            self._say(Talk(self.request, Topic.STATE, state, self.helper_id))

    def next_rev(self) -> int:
        """The number of the next state."""
        self._rev += 1
        return self._rev

    def write(self, *items: str) -> None:
        """The traveller wrote something: it leaves at once."""
        frame = self.mine.write(items)
        if frame is not None:
            self._wrote_at = self._clock.seconds()
            self._end_hers()
            self._settle(self.mine, hers=False)
            self._send(Topic.TEXT, frame)

    def caption(self, text: str) -> None:
        """The kiosk heard her say this: a line of hers for the traveller, and she sees what was made of it."""
        self.order.append((True, Caption(text)))
        self.answer_rtc({"caption": text})

    def answer_rtc(self, body: dict[str, Any]) -> None:
        """Say something of the voice line."""
        self._send(Topic.RTC, body)

    def writing(self) -> tuple[list[str], list[str]]:
        """The lines that are being written now: the helper's, the traveller's."""
        hers = self.theirs[-1].lines()[self._early :] if self.theirs else []
        return (hers[-1] if hers else [], self.mine.lines()[-1])

    def pointed(self, step: str) -> str:
        """The id that glows on `step` now; "" for none."""
        point = self.point
        return point.id if point and point.step == step and self._clock.seconds() < point.until else ""

    def _opened(self, frame: Talk, name: str) -> Happened:
        same = frame.request == self.request and frame.helper == self.helper_id
        fresh = not self.open or not same
        if not same:
            self.forget()  # another helper, or another call: a yes was said to one person
            self.request, self.helper, self.helper_id = frame.request, name, frame.helper
        self._heard_at = self._clock.seconds()
        if not fresh:
            self._send(Topic.SIGHT, {"sight": self.sight})
            self._send(Topic.TEXT, self.mine.since(len(self.mine.items)))  # so that what was lost is asked for
            return Happened.NOTHING
        self._send(Topic.SIGHT, {"sight": self.sight})
        self._send(Topic.TEXT, self.mine.since(0))
        self._send(Topic.HAVE, self.theirs[-1].have() if self.theirs else {"s": "", "n": 0})
        return Happened.OPENED

    def _closed(self, _: dict[str, Any]) -> Happened:
        self._heard_at = float("-inf")
        return Happened.CLOSED

    def _told_what_she_has(self, body: dict[str, Any]) -> Happened:
        """Her page says how much of the traveller's text it has, and which state: whatever was lost comes again."""
        self._send(Topic.TEXT, self.mine.since(_whole(body.get("n")) if body.get("s") == self.mine.id else 0))
        return Happened.BEHIND if self.seen and _whole(body.get("rev")) != self._rev else Happened.NOTHING

    def _rtc(self, body: dict[str, Any]) -> Happened:
        self.rtc = body
        return Happened.RTC

    def _asked(self, _: dict[str, Any]) -> Happened:
        if self.sight in (Sight.YES, Sight.ASKED):
            self._send(Topic.SIGHT, {"sight": self.sight})
            return Happened.NOTHING
        self.sight = Sight.ASKED
        self._send(Topic.SIGHT, {"sight": self.sight})
        return Happened.ASKED

    def _pointed(self, body: dict[str, Any], step: str, ids: Mapping[str, str]) -> Happened:
        id, seconds = body.get("id"), body.get("ttl_s", 0)
        good = isinstance(seconds, (int, float)) and not isinstance(seconds, bool) and 0 < seconds <= LONGEST_POINT
        if not self.seen or not isinstance(id, str) or id not in ids or not good:
            return Happened.NOTHING
        self.point = Point(step, id, self._clock.seconds() + seconds)
        return Happened.POINTED

    def _wrote(self, body: dict[str, Any]) -> Happened:
        stream, items = body.get("s"), read_items(body.get("items"))
        if not isinstance(stream, str) or not 0 < len(stream) < LONGEST_NAME:
            return Happened.NOTHING
        if any(item.startswith(PHRASE) and len(item) > 1 and item[1:] not in PHRASES for item in items):
            return Happened.NOTHING
        if not self.theirs or self.theirs[-1].id != stream:
            if not items or any(old.id == stream for old in self.theirs):
                return Happened.NOTHING
            self.theirs.append(Stream(stream))
            self._early = 0
        current = self.theirs[-1]
        before = len(current.items)
        if not current.take(_whole(body.get("at")), items):
            self._send(Topic.HAVE, current.have())
            return Happened.NOTHING
        if len(current.items) == before:
            return Happened.NOTHING
        if self.mine.lines()[-1] and self._clock.seconds() - self._wrote_at >= BLOCK_SECONDS:
            self.write(LINE)  # what stood there long before this is told before it; her page does the same with hers
        self._came_at = self._clock.seconds()
        self._settle(current, hers=True)
        return Happened.WROTE

    def _end_hers(self) -> None:
        """What she wrote long ago and did not end is told before what the traveller writes now."""
        lines = self.theirs[-1].lines() if self.theirs else [[]]
        if lines[-1] and self._clock.seconds() - self._came_at >= BLOCK_SECONDS:
            self._early = len(lines)
            self._settle(self.theirs[-1], hers=True)

    def _settle(self, stream: Stream, *, hers: bool) -> None:
        """Lines that were ended move to the conversation, in the order in which they ended."""
        lines, told = stream.lines(), self._told.setdefault(stream.id, [])
        for n, line in enumerate(lines[: max(len(lines) - 1, self._early if hers else 0)]):
            if n < len(told):
                told[n][:] = line  # a letter that was on its way when it counted as ended
            else:
                told.append(line)
                self.order.append((hers, line))

    def _send(self, topic: Topic, body: Mapping[str, Any]) -> None:
        if self.request:
            text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
            self._say(Talk(self.request, topic, text, self.helper_id))


def _body(text: str) -> dict[str, Any]:
    """What a frame holds; {} for what nobody of ours sends."""
    try:
        body = json.loads(text) if text else {}
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}


def _whole(value: Any) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else 0
