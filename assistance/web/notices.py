"""What servers over one PostgreSQL call to each other: a wake-up, or a frame that is passed on now or never."""

import asyncio
import contextlib
import logging
from collections import defaultdict
from collections.abc import Callable

import psycopg

log = logging.getLogger(__name__)
CONNECT_SECONDS = 3
LOOK_SECONDS = 3.0  # how long a connection may be silent before it is asked whether it lives
FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 0.1, 1.0
MOST_WAITING = 1000  # frames that wait to be sent; the oldest goes first

Hear = Callable[[str], None]


class Notices:
    """LISTEN and NOTIFY, over two connections of their own (not through a pooler that shares them by transaction).

    Nothing is stored: whoever is away hears nothing, and looks into the rows when she comes back.
    """

    def __init__(self, url: str) -> None:
        self._url = url
        self._ears: dict[str, Hear] = {}
        self._waiting: asyncio.Queue[tuple[str, str]] = asyncio.Queue(MOST_WAITING)
        self._tasks: list[asyncio.Task[None]] = []
        self._there: defaultdict[str, bool] = defaultdict(lambda: True)
        self.listening = asyncio.Event()

    def hear(self, channel: str, tell: Hear) -> None:
        """`tell` gets each text on the channel, and "" when some may have been missed; before `begin`."""
        self._ears[channel] = tell

    def say(self, channel: str, text: str) -> None:
        """Call it out on the channel, soon; never waits. `text`: less than 8,000 bytes."""
        if self._waiting.full():
            self._waiting.get_nowait()
        self._waiting.put_nowait((channel, text))

    def begin(self) -> None:
        """Listen from now on."""
        self._tasks = [
            asyncio.create_task(self._for_ever(self._listen)),
            asyncio.create_task(self._for_ever(self._send)),
        ]

    async def end(self) -> None:
        """Listen no more."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _for_ever(self, work: Callable[["psycopg.AsyncConnection[tuple[object, ...]]"], object]) -> None:
        pause, name = FIRST_PAUSE_SECONDS, getattr(work, "__name__", "")
        while True:
            try:
                connection = await psycopg.AsyncConnection.connect(
                    self._url, autocommit=True, connect_timeout=CONNECT_SECONDS, tcp_user_timeout=5000
                )
                async with connection:
                    self._there[name], pause = True, FIRST_PAUSE_SECONDS
                    await work(connection)  # type: ignore[misc]
            except (psycopg.Error, OSError, TimeoutError) as error:
                self.listening.clear()
                level = logging.WARNING if self._there[name] else logging.DEBUG
                log.log(level, "the database cannot be listened to, it is asked each second instead: %s", error)
                self._there[name] = False
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE_SECONDS)

    async def _listen(self, connection: "psycopg.AsyncConnection[tuple[object, ...]]") -> None:
        for channel in self._ears:
            await connection.execute(psycopg.sql.SQL("LISTEN {}").format(psycopg.sql.Identifier(channel)))
        self.listening.set()
        for tell in self._ears.values():
            tell("")
        while True:
            async for notice in connection.notifies(timeout=LOOK_SECONDS):
                self._ears[notice.channel](notice.payload)
            async with asyncio.timeout(LOOK_SECONDS):
                await connection.execute("SELECT 1")

    async def _send(self, connection: "psycopg.AsyncConnection[tuple[object, ...]]") -> None:
        while True:
            notice = None
            with contextlib.suppress(TimeoutError):
                notice = await asyncio.wait_for(self._waiting.get(), LOOK_SECONDS)
            async with asyncio.timeout(LOOK_SECONDS):
                if notice is not None:
                    await connection.execute("SELECT pg_notify(%s, %s)", notice)
                else:
                    await connection.execute("SELECT 1")
