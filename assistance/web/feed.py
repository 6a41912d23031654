"""The one door for changes, and the one stream of them to every open page and kiosk."""

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from starlette.websockets import WebSocketDisconnect

from assistance.desk.store import Event, Requests
from assistance.model import HelpRequest, RequestState

T = TypeVar("T")
LONGEST_QUEUE = 200
BEAT_SECONDS = 1.0
TOO_SLOW = 4408  # the code of a socket that is closed because its reader does not keep up
WAITING = (RequestState.CALLED, RequestState.UNANSWERED)


@dataclass(frozen=True)
class Change:
    """One event, the request as it is now, and how many are waiting."""

    event: Event
    request: HelpRequest | None  # None: forgotten meanwhile
    waiting: int


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
            return await asyncio.wait_for(self._queue.get(), seconds)
        except TimeoutError:
            return None


class Feed:
    """Runs SQL in a thread, so that the loop never waits for a disk: one writer at a time, then everybody is told."""

    def __init__(self, requests: Requests) -> None:
        self._requests = requests
        self._lock = asyncio.Lock()
        self._listeners: set[Listener] = set()
        self.log = requests.log
        self.seq = 0  # the newest event that was told

    async def begin(self) -> None:
        """Take up where the log ends."""
        self.seq = await asyncio.to_thread(self._requests.last_seq)

    async def write(self, work: Callable[[], T]) -> T:
        """Do `work` (a short transaction), then tell what changed. When this returns it is committed."""
        async with self._lock:
            result, changes = await asyncio.to_thread(self._work, work)
            for change in changes:
                self.seq = change.event.news.seq
                for listener in self._listeners:
                    listener.tell(change)
        return result

    def _work(self, work: Callable[[], T]) -> tuple[T, list[Change]]:
        result = work()
        events = self._requests.events(self.seq)
        waiting = sum(request.state in WAITING for request in self._requests.live()) if events else 0
        return result, [Change(event, self._requests.get(event.news.request), waiting) for event in events]

    @contextmanager
    def listen(self) -> Iterator[Listener]:
        """Hear every change from now on."""
        listener = Listener()
        self._listeners.add(listener)
        try:
            yield listener
        finally:
            self._listeners.discard(listener)


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
