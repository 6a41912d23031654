"""Frames that are passed on now or never, between the sockets of this process: bounded, and kept nowhere."""

import asyncio
from collections import defaultdict, deque
from collections.abc import Iterator
from contextlib import contextmanager

MOST_WAITING = 200  # frames of one listener; the oldest goes first


class Ear:
    """One listener's queue."""

    def __init__(self) -> None:
        self._waiting: deque[str] = deque(maxlen=MOST_WAITING)
        self._come = asyncio.Event()

    def tell(self, text: str) -> None:
        """Queue it; never waits."""
        self._waiting.append(text)
        self._come.set()

    async def next(self, seconds: float) -> list[str]:
        """All that waits; [] after `seconds` without anything."""
        try:
            await asyncio.wait_for(self._come.wait(), seconds)
        except TimeoutError:
            return []
        taken = list(self._waiting)
        self._waiting.clear()
        self._come.clear()
        return taken


class Exchange:
    """Who listens to what. Nothing is stored, nothing is logged; who is not there hears nothing."""

    def __init__(self) -> None:
        self._ears: dict[tuple[str, str], set[Ear]] = defaultdict(set)

    async def publish(self, station: str, topic: str, text: str) -> None:
        """Tell all who listen to `topic` of `station` now."""
        for ear in self._ears.get((station, topic), ()):
            ear.tell(text)

    @contextmanager
    def listen(self, station: str, topic: str) -> Iterator[Ear]:
        """Hear `topic` of `station` from now on."""
        ear, key = Ear(), (station, topic)
        self._ears[key].add(ear)
        try:
            yield ear
        finally:
            self._ears[key].discard(ear)
            if not self._ears[key]:
                del self._ears[key]
