"""Carries a station's log to the centre, again and again until the centre has committed it; the station never waits."""

import asyncio
import logging
import random

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import InvalidStatus, WebSocketException

from assistance.desk.copies.store import Copies
from assistance.messages import BadMessage
from assistance.uplink.lines import hello, more, read_kept
from assistance.web.feed import Feed
from kiosk.errors import Trouble

log = logging.getLogger(__name__)
ANSWER_SECONDS = 10.0
POLL_SECONDS = 1.0
FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 0.5, 30.0


class Uplink:
    """One station's. The log itself is the outbox: the centre says how far it is, and gets what comes after."""

    def __init__(self, copies: Copies, feed: Feed, station: str, centre: str, token: str) -> None:
        """`centre`: the address of its staff server, http://… or https://…"""
        self._copies = copies
        self._feed = feed
        self._station = station
        self._url = "ws" + centre.removeprefix("http").rstrip("/") + "/uplink"
        self._token = token
        self._there = True

    async def run(self) -> None:
        """For ever."""
        pause = FIRST_PAUSE_SECONDS
        while True:
            try:
                async with self._connect() as wire:
                    at = await self._begin(wire)
                    self._there, pause = True, FIRST_PAUSE_SECONDS
                    await self._carry(wire, at)
            except InvalidStatus as error:
                status = error.response.status_code
                self._missed(f"it refused this station ({status}): see desk.centre_token, and desk.uplinks there")
            except (OSError, WebSocketException, TimeoutError, BadMessage, Trouble) as error:
                self._missed(str(error) or type(error).__name__)
            await asyncio.sleep(pause * random.uniform(0.8, 1.2))
            pause = min(pause * 2, LONGEST_PAUSE_SECONDS)

    def _missed(self, why: str) -> None:
        level = logging.WARNING if self._there else logging.DEBUG
        log.log(level, "%s: the centre %s gets its copy later: %s", self._station, self._url, why)
        self._there = False

    def _connect(self) -> connect:
        return connect(
            self._url, additional_headers={"Authorization": f"Bearer {self._token}"}, open_timeout=ANSWER_SECONDS,
            close_timeout=1, ping_interval=10, ping_timeout=ANSWER_SECONDS, max_size=16_384,
        )  # fmt: skip

    async def _begin(self, wire: ClientConnection) -> int:
        await wire.send(hello(self._station, self._feed.log_of(self._station)))
        return await self._answer(wire)

    async def _carry(self, wire: ClientConnection, at: int) -> None:
        """`at`: what the centre has. Looks when something happens here, and each second for what other servers did."""
        with self._feed.listen(self._station) as listener:
            while not listener.overflowed:
                lines = await asyncio.to_thread(self._copies.lines, self._station, at)
                if lines.upto > at:
                    await wire.send(more(lines))
                    at = await self._answer(wire)
                    continue
                await listener.next(POLL_SECONDS)
                if wire.close_code is not None:
                    raise ConnectionError("the wire broke")

    async def _answer(self, wire: ClientConnection) -> int:
        async with asyncio.timeout(ANSWER_SECONDS):
            return read_kept(str(await wire.recv(decode=True)))
