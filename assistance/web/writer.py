"""One writer for each station: whatever waits is done in one transaction, so that one wait for the disk is enough."""

import asyncio
import logging
from collections import deque
from collections.abc import Callable
from typing import Any, TypeVar

from assistance.desk.store import Requests
from kiosk.errors import Trouble

T = TypeVar("T")
log = logging.getLogger(__name__)
MOST_AT_ONCE = 50  # changes in one transaction; the others wait for the next


class _Waiting:
    """One change that waits, and who waits for it."""

    def __init__(self, work: Callable[[], Any], told: "asyncio.Future[Any]") -> None:
        self.work = work
        self.told = told


class Writer:
    """Does what is given to it in the order in which it came, off the loop."""

    def __init__(self, requests: Requests, station: str) -> None:
        self._requests = requests
        self._station = station
        self._waiting: deque[_Waiting] = deque()
        self._busy: asyncio.Task[None] | None = None

    async def do(self, work: Callable[[], T]) -> T:
        """Do `work`, which may be done anew when what it is done with fails. When this returns it is committed."""
        told: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._waiting.append(_Waiting(work, told))
        if self._busy is None or self._busy.done():
            self._busy = asyncio.create_task(self._write())
        return await told

    async def _write(self) -> None:
        while self._waiting:
            batch = [self._waiting.popleft() for _ in range(min(MOST_AT_ONCE, len(self._waiting)))]
            try:
                results = await asyncio.to_thread(self._done, [one.work for one in batch])
            except BaseException as error:  # noqa: BLE001  # whoever waits must not wait for ever
                results = [error] * len(batch)
            for one, result in zip(batch, results, strict=True):
                if one.told.done():
                    continue  # who asked went away; it is done all the same
                if isinstance(result, BaseException):
                    one.told.set_exception(result)
                else:
                    one.told.set_result(result)

    def _done(self, works: list[Callable[[], Any]]) -> list[Any]:
        """What each returned or raised. Where the disk fails one, each is done alone: no other may suffer for it."""
        try:
            return self._together(works)
        except Trouble as trouble:
            if len(works) == 1:
                return [trouble]
        return [self._done([work])[0] for work in works]

    def _together(self, works: list[Callable[[], Any]]) -> list[Any]:
        results: list[Any] = []
        with self._requests.turn(self._station):
            for work in works:
                try:
                    results.append(work())
                except Trouble:
                    raise
                except Exception as bug:  # noqa: BLE001  # its part is undone; whoever asked for it gets it
                    results.append(bug)
        return results
