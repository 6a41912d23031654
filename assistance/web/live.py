"""The websocket of a helper's page: each change at once, and everything that was missed."""

import asyncio
from functools import partial
from typing import Any

from starlette.websockets import WebSocket

from assistance.desk.canary.model import Alarm
from assistance.desk.desk import Desk
from assistance.messages import What
from assistance.model import Helper
from assistance.web.cards import Cards
from assistance.web.feed import BEAT_SECONDS, TOO_SLOW, WAITING, Change, Feed, Listener, first_of
from assistance.web.login import Login, from_our_page, language_of

TOO_MANY = 300  # a page that missed more gets everything anew
NOT_SIGNED_IN = 4401


class Live:
    """A page resumes by the number of the last event it knows; no socket is trusted to have lived."""

    def __init__(self, desk: Desk, feed: Feed, cards: Cards, login: Login) -> None:
        self._requests = desk.requests
        self._handling = desk.handling
        self._clock = desk.clock
        self._feed = feed
        self._cards = cards
        self._login = login
        self._canary = desk.canary

    async def serve(self, socket: WebSocket) -> None:
        """WS /feed?after=seq&log=log: every change as a ready card."""
        helper = await self._login.helper(socket)
        await socket.accept()
        if helper is None or not from_our_page(socket):
            await socket.close(NOT_SIGNED_IN)
            return
        with self._feed.listen() as listener:
            await self._catch_up(socket, helper)
            await first_of(self._show(socket, listener, helper), self._hear(socket, helper))

    async def _catch_up(self, socket: WebSocket, helper: Helper) -> None:
        """What the page missed; everything anew when that is too much, or its number is of another life."""
        after, seq = socket.query_params.get("after", ""), self._feed.seq
        same_log = socket.query_params.get("log") == self._feed.log
        if not same_log or not after.isdigit() or not 0 <= seq - int(after) <= TOO_MANY:
            live = await asyncio.to_thread(self._requests.live)
            language, now = language_of(socket), self._clock.now()
            cards = [str(self._cards.card(call, helper, language, now)) for call in live]
            status = self._cards.status(language, sum(call.state in WAITING for call in live))
            everything = {"kind": "snapshot", "log": self._feed.log, "seq": seq, "cards": cards, "status": status}
            await socket.send_json(everything)
            return
        missed = await asyncio.to_thread(self._requests.events, int(after))
        # Counted after the events were read: a call that comes in between is told again, and is never told as "nobody".
        waiting = sum(call.state in WAITING for call in await asyncio.to_thread(self._requests.live))
        for event in missed:
            request = await asyncio.to_thread(self._requests.get, event.news.request)
            await socket.send_json(self._event(Change(event, request, waiting), socket, helper))
        await self._beat(socket)

    async def _show(self, socket: WebSocket, listener: Listener, helper: Helper) -> None:
        told: tuple[Alarm, ...] = ()
        while not listener.overflowed:
            if told != self._canary.alarms:
                told = self._canary.alarms
                await socket.send_json({"kind": "alarm", "alarms": self._cards.alarms(language_of(socket), told)})
            change = await listener.next(BEAT_SECONDS)
            if change is None:
                await self._beat(socket)
            else:
                await socket.send_json(self._event(change, socket, helper))
        await socket.close(TOO_SLOW)

    async def _beat(self, socket: WebSocket) -> None:
        """The desk lives, how far it is, and what its clock says."""
        now = round(self._clock.now().timestamp(), 3)
        await socket.send_json({"kind": "hb", "seq": self._feed.seq, "now": now})

    def _event(self, change: Change, socket: WebSocket, helper: Helper) -> dict[str, Any]:
        """What the page is told of a change: its card, and the line that is read aloud."""
        news, request, language = change.event.news, change.request, language_of(socket)
        if request is not None and request.test and news.what == What.CALLED:  # shown to nobody, answered by the page
            return {"kind": "ev", "seq": news.seq, "card": "", "status": "", "test": request.id}
        if request is None or request.test or news.what == What.SEEN:  # nothing that a card or the line could say
            return {"kind": "ev", "seq": news.seq, "card": "", "status": ""}
        calling = request.situation.place if news.what == What.CALLED else ""
        return {
            "kind": "ev",
            "seq": news.seq,
            "card": str(self._cards.card(request, helper, language, self._clock.now())),
            "status": self._cards.status(language, change.waiting, calling),
        }

    async def _hear(self, socket: WebSocket, helper: Helper) -> None:
        """The only thing a page says here, "seen <id>": a call is on its screen, and the screen is visible."""
        while True:
            word, _, id = (await socket.receive_text()).partition(" ")
            if word == "seen":
                await self._feed.write(partial(self._see, id, helper))

    def _see(self, id: str, helper: Helper) -> bool:
        """A test call ends with it; a traveller's is on its way."""
        return self._canary.see(id) or self._handling.see(id, helper)
