"""One writer for each station: whatever waits is done in one transaction, so that one wait for the disk is enough."""

import asyncio
import logging
import time
from collections import deque
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any, TypeVar

from assistance.desk.store import Requests
from kiosk.errors import Trouble

T = TypeVar("T")
R = TypeVar("R")
log = logging.getLogger(__name__)
MOST_AT_ONCE, MOST_SECONDS = 200, 0.2  # of one transaction; what else waits is for the next

Work = Callable[[Any], list[Any]]


class _Waiting:
    """One change that waits, and who waits for it. `work` does the things of all that wait for the same."""

    def __init__(self, work: Work, thing: Any, told: "asyncio.Future[Any]") -> None:
        self.work = work
        self.thing = thing
        self.told = told


class Writer:
    """Does what is given to it in the order in which it came, off the loop."""

    def __init__(self, requests: Requests, station: str) -> None:
        self._requests = requests
        self._station = station
        self._waiting: deque[_Waiting] = deque()
        self._after: deque[_Waiting] = deque()
        self._busy: asyncio.Task[None] | None = None

    async def do(self, work: Callable[[], T], *, after: bool = False) -> T:
        """Do `work`, which may be done anew when what it is done with fails. When this returns it is committed.

        `after`: only when nothing else waits.
        """
        result: T = await self._wait(lambda _: [work()], None, self._after if after else self._waiting)
        return result

    async def do_with_others(self, work: Callable[[list[T]], list[R]], thing: T) -> R:
        """`do`, for a `work` that is given the things of all who wait for the same one behind another.

        It gives one result for each. When it raises, each thing is done alone.
        """
        result: R = await self._wait(work, thing, self._waiting)
        return result

    async def _wait(self, work: Work, thing: Any, queue: deque[_Waiting]) -> Any:
        told: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        queue.append(_Waiting(work, thing, told))
        if self._busy is None or self._busy.done():
            self._busy = asyncio.create_task(self._write())
        return await told

    async def _write(self) -> None:
        while queue := self._waiting or self._after:
            batch = [queue.popleft() for _ in range(min(MOST_AT_ONCE, len(queue)))]
            try:
                results = await asyncio.to_thread(self._done, batch)
            except BaseException as error:  # noqa: BLE001  # whoever waits must not wait for ever
                results = [error] * len(batch)
            queue.extendleft(reversed(batch[len(results) :]))
            for one, result in zip(batch, results, strict=False):
                if one.told.done():
                    continue  # who asked went away; it is done all the same
                if isinstance(result, BaseException):
                    one.told.set_exception(result)
                else:
                    one.told.set_result(result)

    def _done(self, batch: Sequence[_Waiting]) -> list[Any]:
        """What each of the first, or of all, returned or raised.

        Where the disk fails one, each is done alone: no other may suffer for it.
        """
        try:
            return self._together(batch)
        except Trouble as trouble:
            if len(batch) == 1:
                return [trouble]
        return [self._done([one])[0] for one in batch]

    def _together(self, batch: Sequence[_Waiting]) -> list[Any]:
        results: list[Any] = []
        with self._requests.turn(self._station):
            until = time.monotonic() + MOST_SECONDS
            for work, alike in groupby(batch, key=lambda one: one.work):
                if results and time.monotonic() > until:
                    break
                results += _results(work, [one.thing for one in alike])
        return results


def _results(work: Work, things: list[Any]) -> list[Any]:
    """What each thing gave, or the bug that it met: its part is undone, and whoever asked for it gets it."""
    try:
        return work(things)
    except Trouble:
        raise
    except Exception as bug:  # noqa: BLE001
        if len(things) == 1:
            return [bug]
    return [_results(work, [thing])[0] for thing in things]
