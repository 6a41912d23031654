"""Frames that are passed on now or never, between sockets of one or several servers: bounded, and kept nowhere."""

import asyncio
import itertools
import json
import secrets
from collections import defaultdict, deque
from collections.abc import Iterator
from contextlib import contextmanager

from assistance.web.notices import Notices

CHANNEL = "loket_exchange"
MOST_WAITING = 200  # frames of one listener; the oldest goes first
PIECE = 7_900  # characters, all of one byte; PostgreSQL passes on less than 8,000
MOST_PIECES = 16


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
    """Who listens to what. Nothing is stored, nothing is logged; who is not there hears nothing.

    With `notices` (PostgreSQL) the listeners of other servers hear it too.
    """

    def __init__(self, notices: Notices | None = None) -> None:
        self._ears: dict[tuple[str, str], set[Ear]] = defaultdict(set)
        self._notices = notices
        self._me = secrets.token_hex(8)
        self._numbers = itertools.count()
        self._pieces: dict[str, list[str]] = {}  # by server: the pieces of the frame that is coming
        if notices is not None:
            notices.hear(CHANNEL, self._notice)

    async def publish(self, station: str, topic: str, text: str) -> None:
        """Tell all who listen to `topic` of `station` now. Raises ValueError when `text` is far too long."""
        self._tell(station, topic, text)
        if self._notices is None:
            return
        whole = json.dumps([station, topic, text])  # ASCII: one byte a character
        pieces = [whole[at : at + PIECE] for at in range(0, len(whole), PIECE)]
        if len(pieces) > MOST_PIECES:
            raise ValueError(f"{len(text)} characters are too many for one frame")
        number = next(self._numbers)
        for n, piece in enumerate(pieces, 1):
            self._notices.say(CHANNEL, f"{self._me} {number} {n} {len(pieces)} {piece}")

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

    def _tell(self, station: str, topic: str, text: str) -> None:
        for ear in self._ears.get((station, topic), ()):
            ear.tell(text)

    def _notice(self, notice: str) -> None:
        """A piece from another server. They come in order; of a frame with a hole in it nothing is passed on."""
        if not notice:
            self._pieces.clear()
            return
        server, number, n, of, piece = notice.split(" ", 4)
        if server == self._me:
            return
        come = self._pieces.setdefault(server, [])
        if n == "1":
            come.clear()
            come.append(number)
        if not come or come[0] != number or len(come) != int(n):
            come.clear()
            return
        come.append(piece)
        if n == of:
            station, topic, text = json.loads("".join(come[1:]))
            del self._pieces[server]
            self._tell(station, topic, text)
