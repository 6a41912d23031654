"""The one door for changes, and the one stream of them to every open page and kiosk of a station."""

import asyncio
import json
import logging
from collections import defaultdict
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any, TypeVar

from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketDisconnected

from assistance.desk.store import Event, Requests
from assistance.messages import What
from assistance.model import HelpRequest
from assistance.web.writer import Writer
from kiosk.errors import Trouble

__all__ = ["BEAT_SECONDS", "TOO_SLOW", "Change", "Feed", "Listener", "first_of", "receive", "send", "tell"]

T = TypeVar("T")
R = TypeVar("R")
log = logging.getLogger(__name__)
LONGEST_QUEUE = 1000  # all kiosks of a large station at once, called, asked, seen and cancelled
MOST_EVENTS = 500  # of one look into the log
BEAT_SECONDS = 1.0
POLL_SECONDS = 1.0  # between two looks at what other servers have done; a notice of theirs comes sooner
TOO_SLOW = 4408  # the code of a socket that is closed because its reader does not keep up


@dataclass(frozen=True)
class Change:
    """One event, the request as it is now, and how many are waiting."""

    event: Event
    request: HelpRequest | None  # None: forgotten meanwhile
    waiting: int
    card: bool = True  # False: a later event of the same look says more of it, or its card looks as before
    said: dict[Any, str] = field(default_factory=dict, compare=False)  # what pages were told of it, made once


class Listener:
    """One socket's queue. When it is full its reader is too slow: `overflowed`, and the cursor heals it later."""

    def __init__(self) -> None:
        self._queue: asyncio.Queue[Change] = asyncio.Queue(LONGEST_QUEUE)
        self.overflowed = False

    def tell(self, change: Change) -> None:
        """Queue it; never waits."""
        try:
            self._queue.put_nowait(change)
        except asyncio.QueueFull:
            self.overflowed = True

    async def next(self, seconds: float) -> Change | None:
        """The next change, or None after `seconds` without any."""
        try:
            async with asyncio.timeout(seconds):
                return await self._queue.get()
        except TimeoutError:
            return None

    def others(self) -> list[Change]:
        """What waits behind it by now."""
        return [self._queue.get_nowait() for _ in range(self._queue.qsize())]


class Feed:
    """Runs SQL in a thread, so that the loop never waits for a disk; then tells whoever is concerned.

    What another server committed is told as well: it is read from the log. `station` "" is the first of this desk's.
    """

    def __init__(self, requests: Requests) -> None:
        self._requests = requests
        self._writers: dict[str, Writer] = {}
        self._listeners: defaultdict[tuple[str, str], set[Listener]] = defaultdict(set)
        self._told: dict[str, int] = {}  # by station: the newest event that was told
        self._telling = asyncio.Lock()
        self._asked = self._done = 0
        self._rung = asyncio.Event()
        self._following: asyncio.Task[None] | None = None
        self._whole = True

    def log_of(self, station: str = "") -> str:
        """The name of the station's log."""
        return self._requests.log_of(station)

    def seq_of(self, station: str = "") -> int:
        """The newest event of the station that was told."""
        return self._told.get(station or self._requests.station, 0)

    async def begin(self) -> None:
        """Take up where the logs end, and follow them."""
        self._told = await asyncio.to_thread(self._requests.stand)
        self._following = asyncio.create_task(self._follow())

    def end(self) -> None:
        """Follow no more."""
        if self._following is not None:
            self._following.cancel()

    def ring(self) -> None:
        """Another server has committed something: look at once."""
        self._rung.set()

    async def write(self, work: Callable[[], T], station: str = "", *, after: bool = False) -> T:
        """Do `work` (short transactions, at one station), then tell what changed. When this returns it is committed.

        `work` may be done again from its start, when others that were done with it failed. `after`: it can wait until
        all else is done.
        """
        result = await self._writer(station).do(work, after=after)
        await self.tell()
        return result

    async def write_with_others(self, work: Callable[[list[T]], list[R]], thing: T, station: str = "") -> R:
        """`write`, of a `work` that does the things of all who wait for the same at once; what it gives for `thing`."""
        result = await self._writer(station).do_with_others(work, thing)
        await self.tell()
        return result

    def _writer(self, station: str) -> Writer:
        station = station or self._requests.station
        lane = station if self._requests.several_servers else ""  # a file has one writer for all
        if lane not in self._writers:
            self._writers[lane] = Writer(self._requests, station)
        return self._writers[lane]

    async def write_after(self, work: Callable[[], T], station: str = "") -> T:
        """The same, when nothing else waits."""
        return await self.write(work, station, after=True)

    async def tell(self) -> None:
        """Tell everything that is committed by now. What cannot be read now is told by the next look."""
        self._asked += 1
        mine = self._asked
        async with self._telling:
            if self._done >= mine:
                return  # somebody looked after we asked
            upto = self._asked
            try:
                while await self._tell_some():
                    pass
                self._whole = True
            except Trouble as trouble:
                log.log(logging.ERROR if self._whole else logging.DEBUG, "the log cannot be read: %s", trouble)
                self._whole = False
            self._done = upto

    async def _tell_some(self) -> bool:
        """One look; whether there is more."""
        changes, more = await asyncio.to_thread(self._news, dict(self._told))
        for change in changes:
            station = change.event.station
            self._told[station] = change.event.news.seq
            for listener in (*self._listeners[station, ""], *self._listeners[station, change.event.kiosk]):
                listener.tell(change)
        return more

    def _news(self, told: dict[str, int]) -> tuple[list[Change], bool]:
        changes, more = [], False
        for station, seq in self._requests.stand().items():
            if seq <= told.get(station, 0):
                continue
            events = self._requests.events(told.get(station, 0), most=MOST_EVENTS, station=station)
            calls = self._requests.several({event.news.request for event in events})
            waiting = self._requests.count_waiting(station)
            last = {event.news.request: event.news.seq for event in events if event.news.what != What.SEEN}
            changes += [
                Change(event, calls.get(event.news.request), waiting, last.get(event.news.request) == event.news.seq)
                for event in events
            ]
            more = more or len(events) == MOST_EVENTS
        return changes, more

    async def _follow(self) -> None:
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._rung.wait(), POLL_SECONDS)
            self._rung.clear()
            await self.tell()

    @contextmanager
    def listen(self, station: str = "", kiosk: str = "") -> Iterator[Listener]:
        """Hear every change at the station from now on; only of one kiosk, if it is named."""
        listener, key = Listener(), (station or self._requests.station, kiosk)
        self._listeners[key].add(listener)
        try:
            yield listener
        finally:
            self._listeners[key].discard(listener)
            if not self._listeners[key]:
                del self._listeners[key]


async def send(socket: WebSocket, text: str) -> None:
    """Raises WebSocketDisconnect when the socket is closed, also when the server closed it itself: no pong came."""
    try:
        await socket.send_text(text)
    except RuntimeError as closed:
        raise WebSocketDisconnect(1006) from closed


async def tell(socket: WebSocket, news: dict[str, Any]) -> None:
    """One frame as JSON; raises as `send` does."""
    await send(socket, json.dumps(news, ensure_ascii=False))


async def receive(socket: WebSocket) -> str:
    """Raises WebSocketDisconnect as `send` does, and for bytes, which nobody of ours sends."""
    try:
        return await socket.receive_text()
    except (WebSocketDisconnected, KeyError) as closed:
        raise WebSocketDisconnect(1006) from closed


async def first_of(*works: Coroutine[Any, Any, None]) -> None:
    """Run side by side until the first ends (the other side went away), then end the others."""
    tasks = [asyncio.create_task(work) for work in works]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    for task in done:
        error = task.exception()
        if error is not None and not isinstance(error, WebSocketDisconnect):
            raise error
