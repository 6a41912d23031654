"""The websocket of a helper's page: each change at once, and everything that was missed."""

import asyncio
import json
from collections.abc import Iterable
from contextlib import ExitStack, suppress
from functools import partial
from typing import Any

from starlette.websockets import WebSocket, WebSocketDisconnect

from assistance.desk.canary.model import Alarm
from assistance.desk.desk import Desk
from assistance.desk.kiosks.store import SilentKiosk
from assistance.desk.staff.rights import sees
from assistance.messages import What
from assistance.model import WAITING, Helper, HelpRequest
from assistance.web.around import NOWHERE, Around, Surroundings
from assistance.web.cards import LINE, Cards, seen_by
from assistance.web.feed import BEAT_SECONDS, TOO_SLOW, Change, Feed, Listener, first_of, receive, send, tell
from assistance.web.heartbeats import Heartbeats
from assistance.web.login import NOT_SIGNED_IN, Login, device_of, from_our_page, language_of
from assistance.web.near import Near
from assistance.web.pile import Pile
from assistance.web.stations import station_of

TOO_MANY = 300  # a page that missed more gets everything anew
CALLING = (What.CALLED, What.ASKED, What.HANDED_OVER)  # said aloud with the place, to those for whom it rings


class Live:
    """A page resumes by the number of the last event it knows; no socket is trusted to have lived."""

    def __init__(
        self, desk: Desk, feed: Feed, heartbeats: Heartbeats, cards: Cards, login: Login, surroundings: Surroundings
    ) -> None:
        self._requests = desk.requests
        self._handling = desk.handling
        self._clock = desk.clock
        self._feed = feed
        self._heartbeats = heartbeats
        self._cards = cards
        self._login = login
        self._surroundings = surroundings
        self._canary = desk.canary
        self._desk = desk
        self._seen = Pile(feed.write_after, self._see)

    async def serve(self, socket: WebSocket) -> None:
        """WS /feed?station=name&after=seq&log=log: every change as a ready card."""
        helper = await self._login.helper(socket)
        await socket.accept()
        station = station_of(socket, helper, self._requests.stations) if helper is not None else None
        if helper is None or station is None or not from_our_page(socket):
            await socket.close(NOT_SIGNED_IN)
            return
        near = Near(self._desk, self._feed, self._cards, self._surroundings, helper, station)
        with ExitStack() as stack, suppress(WebSocketDisconnect):  # it may leave while it is told
            listener, *others = [stack.enter_context(self._feed.listen(one)) for one in (station, *near.stations)]
            await self._catch_up(socket, helper, station, whole=bool(others))
            await near.show(socket)
            await first_of(
                self._show(socket, listener, helper, station, language_of(socket)),
                *(near.bring(socket, other) for other in others),
                self._hear(socket, helper, station, near),
                self._login.watch(socket, helper),
            )

    def _see(self, sights: list[tuple[str, str, str]]) -> None:
        """(station, call, helper): a page sees calls of its own station, and what it was shown. A test call ends so."""
        at = self._requests.stations_of({id for _, id, _ in sights})
        mine = [(id, helper) for station, id, helper in sights if at.get(id) == station]
        tests = self._canary.among({id for id, _ in mine})
        for id in tests:
            self._canary.see(id)
        self._handling.see_all((id, helper) for id, helper in mine if id not in tests)

    async def _catch_up(self, socket: WebSocket, helper: Helper, station: str, *, whole: bool) -> None:
        """What the page missed; everything anew if `whole`, if that is too much, or for a number of another life."""
        after, seq = socket.query_params.get("after", ""), self._feed.seq_of(station)
        log = self._feed.log_of(station)
        same_log = socket.query_params.get("log") == log
        if whole or not same_log or not (after.isascii() and after.isdigit()) or not 0 <= seq - int(after) <= TOO_MANY:
            live = await asyncio.to_thread(self._requests.live, station)
            language, now = language_of(socket), self._clock.now()
            around = await self._surroundings.of(helper)
            cards = [str(self._cards.card(call, helper, language, now, around)) for call in live]
            status = self._cards.status(language, sum(call.state in WAITING for call in live))
            everything = {"kind": "snapshot", "log": log, "seq": seq, "cards": cards, "status": status}
            await tell(socket, everything)
            return
        missed = await asyncio.to_thread(partial(self._requests.events, int(after), station=station))
        # Counted after the events were read: a call that comes in between is told again, and is never told as "nobody".
        waiting = await asyncio.to_thread(self._requests.count_waiting, station)
        calls = await asyncio.to_thread(self._requests.several, {event.news.request for event in missed})
        changes = [Change(event, calls.get(event.news.request), waiting) for event in missed]
        events = await self._events(changes, language_of(socket), helper)
        for event in events:
            await send(socket, event)
        if missed and len(events) < len(missed):
            await tell(socket, nothing(missed[-1].news.seq))
        await self._beat(socket, self._feed.seq_of(station))

    async def _show(self, socket: WebSocket, listener: Listener, helper: Helper, station: str, language: str) -> None:
        silent: tuple[SilentKiosk, ...] = ()
        told: tuple[Alarm, ...] = ()
        unsaid = False  # there were events that say nothing here: the next beat brings their number along
        beat_at = self._clock.seconds() + BEAT_SECONDS
        while not listener.overflowed:
            if told != self._canary.alarms_at(station):
                told = self._canary.alarms_at(station)
                await tell(socket, {"kind": "alarm", "alarms": self._cards.alarms(language, told)})
            change = await listener.next(beat_at - self._clock.seconds())
            changes = [*([change] if change else []), *listener.others()]
            seq = self._feed.seq_of(station)  # of the last of them: what comes while they are sent has its own turn
            events = await self._events(changes, language, helper) if changes else []
            if events:
                await send(socket, events[0] if len(events) == 1 else together(events))
            unsaid = unsaid or len(events) < len(changes)
            if self._clock.seconds() >= beat_at:
                if unsaid:
                    await tell(socket, nothing(seq))
                await self._beat(socket, seq)
                unsaid, beat_at = False, self._clock.seconds() + BEAT_SECONDS
            if silent != self._heartbeats.silent(station):
                silent = self._heartbeats.silent(station)
                await tell(socket, {"kind": "silent", "lines": self._lines(silent, language)})
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

    async def _beat(self, socket: WebSocket, seq: int) -> None:
        """The desk lives, how far it has told this page, and what its clock says."""
        await tell(socket, {"kind": "hb", "seq": seq, "now": round(self._clock.now().timestamp(), 3)})

    async def _events(self, changes: Iterable[Change], language: str, helper: Helper) -> list[str]:
        """What the page is told of each change that says something to it."""
        around = await self._surroundings.of(helper)
        return [event for change in changes if (event := self._event(change, language, helper, around))]

    def _event(self, change: Change, language: str, helper: Helper, around: Around) -> str:
        """Its card, and the line that is read aloud, made once for all pages like this one; "" if it says nothing."""
        request = change.request
        if request is None or not change.card or not sees(helper, request):
            return ""
        if change.event.news.what == What.SEEN or (request.test and change.event.news.what != What.CALLED):
            return ""
        seen = seen_by(request, helper)
        if seen == LINE:
            around = NOWHERE
        like = (language, around.place, around.step_free, *seen)
        if like not in change.said:
            tree = self._tree(change, request, language, helper, around)
            change.said[like] = json.dumps(tree, ensure_ascii=False)
        return change.said[like]

    def _tree(
        self, change: Change, request: HelpRequest, language: str, helper: Helper, around: Around
    ) -> dict[str, Any]:
        news = change.event.news
        if request.test:  # shown to nobody, answered by the page
            return nothing(news.seq) | {"test": request.id}
        card = self._cards.read(request, helper, language, self._clock.now(), around)
        calling = card.place if card.calls and news.what in CALLING else ""
        return {
            "kind": "ev",
            "seq": news.seq,
            "card": str(self._cards.draw(card, language)),
            "status": self._cards.status(language, change.waiting, calling),
        }

    async def _hear(self, socket: WebSocket, helper: Helper, station: str, near: Near) -> None:
        """What a page says: "seen <ids>", calls are on its visible screen; "here visible sound", each few seconds."""
        device = device_of(socket)
        while True:
            word, _, rest = (await receive(socket)).partition(" ")
            if word == "seen":
                for id in rest.split():
                    at = near.at(id)
                    self._seen.add([(at, id, helper.id)], at)
            elif word == "here":
                how = {"visible": "visible" in rest.split(), "sound": "sound" in rest.split()}
                await self._feed.write(partial(self._handling.heard, helper, device, **how), station)


def nothing(seq: int) -> dict[str, Any]:
    """The log has gone on to `seq`, and the page has nothing to show for it."""
    return {"kind": "ev", "seq": seq, "card": "", "status": ""}


def together(events: list[str]) -> str:
    """Many at once are one frame: two hundred calls on twenty pages would else be four thousand."""
    return '{"kind": "several", "events": [' + ", ".join(events) + "]}"
