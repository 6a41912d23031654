"""Kiosks and helpers' pages by the hundred, as plain websockets that speak like the real ones: load for `help`."""

import asyncio
import json
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from itertools import count
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, WebSocketException

from assistance import messages
from assistance.messages import Beat, Call, Cancel, Hello, Receipt
from assistance.model import HelpRequest
from kiosk.clock import SystemClock
from kiosk.settings import KioskSettings
from kiosk.visits.model import Situation

STATION = KioskSettings.station
BEAT_SECONDS = 2.0
HERE_SECONDS = 3.0
CLOCK = SystemClock("Europe/Berlin")
_numbers = count()
OPEN_SECONDS, SILENCE_SECONDS = 5.0, 3.0
SEEN_AT_ONCE = 100  # in one frame


async def _heard(wire: ClientConnection) -> str:
    """The server beats each second: who is silent for longer is dead."""
    async with asyncio.timeout(SILENCE_SECONDS):
        return await wire.recv(decode=True)


def situation(kiosk: str) -> Situation:
    """Somebody at the payment step."""
    now = CLOCK.now()
    return Situation(
        kiosk=kiosk,
        place="Main hall, beside the flower shop",
        station=STATION,
        language="nl",
        flow="buy-ticket@bench",
        step="pay",
        step_title="Hold your card to the reader",
        since=now - timedelta(seconds=40),
        began=now - timedelta(seconds=120),
        tried=("pay-declined",),
    )


class LoadKiosk:
    """One kiosk without an outbox: what it says is what a real one says."""

    def __init__(self, address: str, id: str, token: str = "demo") -> None:
        self.id = id
        self._address = "ws" + address.removeprefix("http") + "/kiosk"
        self._token = token
        self._wire: ClientConnection | None = None
        self.ready = asyncio.Event()
        self.resumed = 0
        self._open: dict[str, str] = {}  # without a receipt: repeated

    async def run(self) -> None:
        """Until it is cancelled; comes again when the wire breaks, as a real one does."""
        while True:
            with suppress(WebSocketException, OSError, TimeoutError):
                await self._talk()
            self._wire = None
            self.resumed += 1
            await asyncio.sleep(0.1)

    async def _talk(self) -> None:
        headers = {"Authorization": f"Bearer {self._token}"}
        async with connect(self._address, additional_headers=headers, compression=None, proxy=None, ping_interval=None,
                           open_timeout=OPEN_SECONDS) as wire:  # fmt: skip
            await wire.send(messages.encode(Hello(self.id, 0, "", STATION, "Main hall")))
            self._wire = wire
            beating = asyncio.create_task(self._beat(wire))
            try:
                while True:
                    text = await _heard(wire)
                    self.ready.set()
                    message = messages.decode(text)
                    if isinstance(message, Receipt):
                        self._open.pop(message.id, None)
            finally:
                beating.cancel()

    @property
    def busy(self) -> bool:
        """Whether something is without its receipt."""
        return bool(self._open)

    async def call(self) -> tuple[str, float]:
        """A call: its id, and when (seconds since 1970)."""
        id = f"load-{next(_numbers)}-{self.id}"
        request = HelpRequest(id, situation(self.id), CLOCK.now())
        at = time.time()
        await self._say(id, messages.encode(Call(request)))
        return id, at

    async def cancel(self, id: str) -> None:
        """It is over."""
        await self._say(f"x-{id}", messages.encode(Cancel(f"x-{id}", id)))

    async def _say(self, id: str, text: str) -> None:
        self._open[id] = text
        if self._wire is not None:
            with suppress(ConnectionClosed):
                await self._wire.send(text)

    async def _beat(self, wire: ClientConnection) -> None:
        with suppress(ConnectionClosed):
            while True:
                await asyncio.sleep(BEAT_SECONDS)
                for text in (messages.encode(Beat(0, "")), *self._open.values()):
                    await wire.send(text)


class LoadPage:
    """One helper's page without a browser: it shows, says "seen" and "here", and resumes by its cursor."""

    def __init__(self, address: str, cookie: str) -> None:
        self._address, self._cookie = address, cookie
        self.shown: dict[str, list[float]] = defaultdict(list)  # call -> when its first card came; again: shown twice
        self.ready = asyncio.Event()
        self.resumed = 0
        self._after, self._log = "x", ""
        self._live: set[str] = set()

    def waiting(self, since: float) -> list[str]:
        """Calls that stand on the page, shown before `since` (seconds since 1970), and to which nobody comes."""
        return [id for id in self._live if self.shown[id][-1] < since]

    async def run(self) -> None:
        """Until it is cancelled."""
        while True:
            with suppress(WebSocketException, OSError, TimeoutError):
                await self._read()
            self.resumed += 1
            await asyncio.sleep(0.1)

    async def _read(self) -> None:
        address = f"ws{self._address.removeprefix('http')}/feed?after={self._after}&log={self._log}"
        headers = {"Cookie": self._cookie}
        async with connect(address, origin=self._address, additional_headers=headers, compression=None, proxy=None,
                           ping_interval=None, open_timeout=OPEN_SECONDS) as wire:  # fmt: skip
            await self._tell_seen(wire, list(self._live))  # whether the last "seen" arrived is not known
            telling = asyncio.create_task(self._here(wire))
            try:
                while True:
                    text = await _heard(wire)
                    at, news = time.time(), json.loads(text)
                    if news["kind"] == "snapshot":
                        self._log = news["log"]
                    events = news["events"] if news["kind"] == "several" else [news]
                    await self._tell_seen(wire, [id for one in events for id in self._show(one, at)])
                    self.ready.set()
            finally:
                telling.cancel()

    def _show(self, news: dict[str, Any], at: float) -> Iterator[str]:
        """The calls that it shows for the first time."""
        if news["kind"] in ("snapshot", "ev"):
            self._after = str(news["seq"])
            for card in news.get("cards", [news.get("card", "")]):
                id = card.partition('id="c-')[2].partition('"')[0]
                if 'data-kind="waiting"' not in card:
                    self._live.discard(id)
                elif id not in self._live:
                    self._live.add(id)
                    self.shown[id].append(at)
                    yield id

    async def _tell_seen(self, wire: ClientConnection, ids: list[str]) -> None:
        """What came together is said together, as a real page does."""
        for start in range(0, len(ids), SEEN_AT_ONCE):
            await wire.send("seen " + " ".join(ids[start : start + SEEN_AT_ONCE]))

    async def _here(self, wire: ClientConnection) -> None:
        with suppress(ConnectionClosed):
            while True:
                await wire.send("here visible sound")
                await asyncio.sleep(HERE_SECONDS)
