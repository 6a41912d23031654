"""THREAD: work off the screen's thread, news back on it.

One worker each: the core is used by one thread at a time, in the order of the taps.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

T = TypeVar("T")


class Tasks(QObject):
    """`run` returns at once; `done` or `failed` is called on the screen's thread."""

    _posted = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._posted.connect(self._hear, Qt.ConnectionType.QueuedConnection)
        self._waiting = 0
        self._closed = False

    @property
    def idle(self) -> bool:
        """Whether everything that was asked for is done and told."""
        return self._waiting == 0

    def run(
        self,
        work: Callable[..., T],
        *arguments: Any,
        done: Callable[[T], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        """Do `work` elsewhere."""
        self._waiting += 1

        def arrive(future: "Future[T]") -> None:
            self._waiting -= 1
            error = future.exception()
            if error is not None:
                failed(error)
            else:
                done(future.result())

        self._worker.submit(work, *arguments).add_done_callback(lambda f: self._posted.emit(lambda: arrive(f)))

    def upward(self, tell: Callable[[Any], None]) -> Callable[[Any], None]:
        """`tell`, made safe to be called from any thread."""
        return lambda news: self._posted.emit(lambda: tell(news))

    def _hear(self, news: Callable[[], None]) -> None:
        if not self._closed:
            news()

    def close(self) -> None:
        """Wait for the last work; what is told later is not heard: the screen is gone."""
        self._closed = True
        self._worker.shutdown(wait=True, cancel_futures=True)


class Turns:
    """The same worker for one visit after the other: what an earlier visit asked for is done, and not told any more."""

    def __init__(self, tasks: Tasks) -> None:
        self._tasks = tasks
        self._turn = 0

    def next(self) -> None:
        """Another visit."""
        self._turn += 1

    def run(
        self,
        work: Callable[..., T],
        *arguments: Any,
        done: Callable[[T], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        """As Tasks do it."""
        self._tasks.run(work, *arguments, done=self._now(done), failed=self._now(failed))

    def upward(self, tell: Callable[[Any], None]) -> Callable[[Any], None]:
        """As Tasks do it."""
        return self._tasks.upward(self._now(tell))

    def _now(self, hear: Callable[[T], None]) -> Callable[[T], None]:
        turn = self._turn
        return lambda told: hear(told) if turn == self._turn else None
