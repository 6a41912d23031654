"""Which kiosks are heard, on whichever server; and which do not answer, as every page of their station must say."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import partial
from typing import Any

from assistance.desk.kiosks.store import Heard, KnownKiosks, SilentKiosk
from kiosk.clock import Clock
from kiosk.errors import Trouble

log = logging.getLogger(__name__)
NOTE_SECONDS = 2.0
LOOK_SECONDS = 1.0
SETTLE_SECONDS = 8.0  # after this server came, or could not write: kiosks that live come back before


Write = Callable[[Callable[[], Any]], Awaitable[Any]]


class Heartbeats:
    """Noted together every two seconds: two hundred kiosks are one transaction."""

    def __init__(self, known: KnownKiosks, clock: Clock, write: Write = asyncio.to_thread) -> None:
        """`write`: does a thing off the loop; through a file's one writer, else a busy hour would never let it in."""
        self._known = known
        self._write = write
        self._clock = clock
        self._heard: dict[tuple[str, str], Heard] = {}
        self._silent: dict[str, tuple[SilentKiosk, ...]] = {}
        self._blind_until = clock.seconds() + SETTLE_SECONDS
        self._noted_at = clock.seconds() - NOTE_SECONDS
        self._whole = True

    def heard(self, station: str, kiosk: str, place: str) -> None:
        """It said something just now."""
        self._heard[station, kiosk] = Heard(station, kiosk, place, self._clock.now().timestamp())

    async def left(self, station: str, kiosk: str) -> None:
        """It said good-bye. Raises Trouble("storage-failed")."""
        self._heard.pop((station, kiosk), None)
        await self._write(partial(self._known.leave, station, kiosk))

    def silent(self, station: str) -> tuple[SilentKiosk, ...]:
        """Kiosks of the station that do not answer."""
        return self._silent.get(station, ())

    async def watch(self) -> None:
        """Note and look, for ever."""
        while True:
            await self.look()
            await asyncio.sleep(LOOK_SECONDS)

    async def look(self) -> None:
        """Note whom this server heard; then see who is silent. A server that was blind itself does not judge."""
        now = self._clock.seconds()
        heard: dict[tuple[str, str], Heard] = {}
        if now - self._noted_at >= NOTE_SECONDS:
            heard, self._heard, self._noted_at = self._heard, {}, now
        try:
            judging = partial(self._judge, heard, now >= self._blind_until, self._clock.now())
            self._silent = await self._write(judging)
            self._whole = True
        except Trouble as trouble:
            log.log(logging.ERROR if self._whole else logging.DEBUG, "which kiosks answer is not known: %s", trouble)
            self._heard = heard | self._heard
            self._whole, self._blind_until = False, self._clock.seconds() + SETTLE_SECONDS
            self._noted_at = now - NOTE_SECONDS

    def _judge(
        self, heard: dict[tuple[str, str], Heard], sees: bool, at: datetime
    ) -> dict[str, tuple[SilentKiosk, ...]]:
        if heard:
            self._known.note(heard.values())
        return self._known.look(at) if sees else self._silent
