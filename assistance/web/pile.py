"""Small things of which many come at once: written down together, after whatever a traveller waits for."""

import asyncio
import logging
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable, Iterable
from contextvars import Context
from typing import Generic, TypeVar

from kiosk.errors import Trouble

T = TypeVar("T")
log = logging.getLogger(__name__)
GATHER_SECONDS = 0.2  # what comes meanwhile is written with it; and a burst of calls is on all pages first
PAUSE_SECONDS = 1.0  # before the disk is tried again
MOST_AT_ONCE = 200

Write = Callable[[Callable[[], object], str], Awaitable[object]]


class Pile(Generic[T]):
    """`work` gets what lies here when its turn comes, and may get the same again when it failed."""

    def __init__(self, write: Write, work: Callable[[list[T]], object]) -> None:
        self._write = write
        self._work = work
        self._things: defaultdict[str, deque[T]] = defaultdict(deque)
        self._tasks: dict[str, asyncio.Task[None]] = {}

    def add(self, things: Iterable[T], station: str) -> None:
        """Returns at once; on the loop's thread."""
        self._things[station].extend(things)
        if station not in self._tasks:
            # Whoever adds may be inside a transaction, which must not be taken along.
            self._tasks[station] = asyncio.create_task(self._take(station), context=Context())

    async def _take(self, station: str) -> None:
        taken: list[T] = []

        def work() -> None:
            things = self._things[station]
            while things and len(taken) < MOST_AT_ONCE:
                taken.append(things.popleft())
            self._work(taken)

        try:
            await asyncio.sleep(GATHER_SECONDS)
            while self._things[station] or taken:
                try:
                    await self._write(work, station)
                    taken.clear()
                except Trouble as trouble:
                    log.warning("%d things wait to be written down: %s", len(taken), trouble)
                    await asyncio.sleep(PAUSE_SECONDS)
        finally:
            del self._tasks[station]
