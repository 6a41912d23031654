"""What a page shows of other stations: the calls that its helper was asked to take there, and no others."""

import asyncio
from dataclasses import replace

from starlette.websockets import WebSocket

from assistance.desk.desk import Desk
from assistance.desk.staff.rights import sees
from assistance.model import Helper, HelpRequest
from assistance.web.around import Surroundings
from assistance.web.cards import Cards
from assistance.web.feed import BEAT_SECONDS, TOO_SLOW, Feed, Listener, tell
from assistance.web.login import language_of


class Near:
    """One page's. These calls have no number in the log of its own station: it gets them anew with each socket."""

    def __init__(
        self, desk: Desk, feed: Feed, cards: Cards, surroundings: Surroundings, helper: Helper, station: str
    ) -> None:
        self._desk = desk
        self._feed = feed
        self._cards = cards
        self._surroundings = surroundings
        self._helper = helper
        self._station = station
        self._where: dict[str, str] = {}  # a call that the page shows -> its station
        others = {*desk.duty.beside(station), *helper.stations} - {station}
        self.stations = tuple(one for one in desk.requests.stations if one in others)

    def at(self, id: str) -> str:
        """At which station a call is that the page shows."""
        return self._where.get(id, self._station)

    async def show(self, socket: WebSocket) -> None:
        """All that she is asked to take there now."""
        ids = await asyncio.to_thread(self._desk.duty.elsewhere, self._helper.id, self._station)
        for call in (await asyncio.to_thread(self._desk.requests.several, ids)).values():
            if call.situation.station in self.stations:
                await self._tell(socket, call)

    async def bring(self, socket: WebSocket, listener: Listener) -> None:
        """Tell what becomes of them."""
        while not listener.overflowed:
            change = await listener.next(BEAT_SECONDS)
            call = change.request if change is not None else None
            if change is None or call is None or call.test:
                continue
            shown = call.id in self._where
            if (shown and change.card) or (not shown and self._helper.id in call.asked):
                await self._tell(socket, call)
        await socket.close(TOO_SLOW)

    async def _tell(self, socket: WebSocket, call: HelpRequest) -> None:
        around, language = await self._surroundings.of(self._helper), language_of(socket)
        card = self._cards.read(call, self._helper, language, self._desk.clock.now(), around)
        if sees(self._helper, call) and self._helper.id in call.asked:
            self._where[call.id] = call.situation.station
        else:  # she declined, or a colleague has it from her: it is none of hers any more
            self._where.pop(call.id, None)
            card = replace(card, kind="over")
        await tell(socket, {"kind": "near", "card": str(self._cards.draw(card, language))})
