"""The websocket of a helper's page: each change at once, and everything that was missed."""

import asyncio
import json
from collections.abc import Iterable
from functools import partial
from typing import Any

from starlette.websockets import WebSocket

from assistance.desk.desk import Desk
from assistance.desk.kiosks.store import SilentKiosk
from assistance.messages import What
from assistance.model import Helper
from assistance.web.cards import Cards
from assistance.web.feed import BEAT_SECONDS, TOO_SLOW, WAITING, Change, Feed, Listener, first_of
from assistance.web.heartbeats import Heartbeats
from assistance.web.login import Login, from_our_page, language_of
from assistance.web.stations import station_of

TOO_MANY = 300  # a page that missed more gets everything anew
NOT_SIGNED_IN = 4401


class Live:
    """A page resumes by the number of the last event it knows; no socket is trusted to have lived."""

    def __init__(self, desk: Desk, feed: Feed, heartbeats: Heartbeats, cards: Cards, login: Login) -> None:
        self._requests = desk.requests
        self._handling = desk.handling
        self._clock = desk.clock
        self._feed = feed
        self._heartbeats = heartbeats
        self._cards = cards
        self._login = login

    async def serve(self, socket: WebSocket) -> None:
        """WS /feed?station=name&after=seq&log=log: every change as a ready card."""
        helper = await self._login.helper(socket)
        await socket.accept()
        station = station_of(socket, helper, self._requests.stations) if helper is not None else None
        if helper is None or station is None or not from_our_page(socket):
            await socket.close(NOT_SIGNED_IN)
            return
        with self._feed.listen(station) as listener:
            await self._catch_up(socket, helper, station)
            await first_of(self._show(socket, listener, helper, station), self._hear(socket, helper, station))

    async def _catch_up(self, socket: WebSocket, helper: Helper, station: str) -> None:
        """What the page missed; everything anew when that is too much, or its number is of another life."""
        after, seq = socket.query_params.get("after", ""), self._feed.seq_of(station)
        log = self._feed.log_of(station)
        same_log = socket.query_params.get("log") == log
        if not same_log or not after.isdigit() or not 0 <= seq - int(after) <= TOO_MANY:
            live = await asyncio.to_thread(self._requests.live, station)
            language, now = language_of(socket), self._clock.now()
            cards = [str(self._cards.card(call, helper, language, now)) for call in live]
            status = self._cards.status(language, sum(call.state in WAITING for call in live))
            everything = {"kind": "snapshot", "log": log, "seq": seq, "cards": cards, "status": status}
            await socket.send_json(everything)
            return
        missed = await asyncio.to_thread(partial(self._requests.events, int(after), station=station))
        # Counted after the events were read: a call that comes in between is told again, and is never told as "nobody".
        waiting = await asyncio.to_thread(self._requests.count_waiting, station)
        calls = await asyncio.to_thread(self._requests.several, {event.news.request for event in missed})
        for event in missed:
            await socket.send_text(self._event(Change(event, calls.get(event.news.request), waiting), socket, helper))
        await self._beat(socket, station)

    async def _show(self, socket: WebSocket, listener: Listener, helper: Helper, station: str) -> None:
        silent: tuple[SilentKiosk, ...] = ()
        while not listener.overflowed:
            change = await listener.next(BEAT_SECONDS)
            if change is None:
                await self._beat(socket, station)
            else:
                await socket.send_text(self._event(change, socket, helper))
            if silent != self._heartbeats.silent(station):
                silent = self._heartbeats.silent(station)
                await socket.send_json({"kind": "silent", "lines": self._lines(silent, language_of(socket))})
        await socket.close(TOO_SLOW)

    def _lines(self, silent: Iterable[SilentKiosk], language: str) -> list[str]:
        """For each kiosk that does not answer, what helpers are told."""
        say = self._cards.texts(language).say
        return [
            say("kiosk-silent.placed", kiosk=one.kiosk, place=one.place)
            if one.place
            else say("kiosk-silent", kiosk=one.kiosk)
            for one in silent
        ]

    async def _beat(self, socket: WebSocket, station: str) -> None:
        """The desk lives, how far it is, and what its clock says."""
        now = round(self._clock.now().timestamp(), 3)
        await socket.send_json({"kind": "hb", "seq": self._feed.seq_of(station), "now": now})

    def _event(self, change: Change, socket: WebSocket, helper: Helper) -> str:
        """What the page is told of a change: its card, and the line that is read aloud. Made once for all like it."""
        request, language = change.request, language_of(socket)
        hers = request is not None and request.helper is not None and request.helper.id == helper.id
        if (language, hers) not in change.said:
            change.said[language, hers] = json.dumps(self._tree(change, language, helper), ensure_ascii=False)
        return change.said[language, hers]

    def _tree(self, change: Change, language: str, helper: Helper) -> dict[str, Any]:
        news, request = change.event.news, change.request
        if request is None or news.what == What.SEEN:  # nothing that a card or the line could say
            return {"kind": "ev", "seq": news.seq, "card": "", "status": ""}
        calling = request.situation.place if news.what == What.CALLED else ""
        return {
            "kind": "ev",
            "seq": news.seq,
            "card": str(self._cards.card(request, helper, language, self._clock.now())),
            "status": self._cards.status(language, change.waiting, calling),
        }

    async def _hear(self, socket: WebSocket, helper: Helper, station: str) -> None:
        """The only thing a page says here, "seen <id>": a call is on its screen, and the screen is visible."""
        while True:
            word, _, id = (await socket.receive_text()).partition(" ")
            if word == "seen" and await asyncio.to_thread(self._requests.station_of, id) == station:
                await self._feed.write(partial(self._handling.see, id, helper), station)
