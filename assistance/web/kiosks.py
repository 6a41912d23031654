"""The websocket of a kiosk: calls in, receipts and news out."""

import asyncio
import hmac
import logging
from collections.abc import Iterable
from contextlib import suppress
from functools import partial

from starlette.websockets import WebSocket, WebSocketDisconnect

from assistance import messages
from assistance.desk.post import Post, concerns_kiosk, told
from assistance.desk.tokens.store import EnrolledKiosk, KioskTokens
from assistance.messages import BadMessage, Beat, Bye, Call, Cancel, Hello, SignOn, Talk
from assistance.web.exchange import Ear
from assistance.web.feed import BEAT_SECONDS, TOO_SLOW, Feed, Listener, first_of, receive, send
from assistance.web.heartbeats import Heartbeats
from assistance.web.limits import Limits
from assistance.web.login import address_of
from assistance.web.talking import Talking
from kiosk.errors import Trouble

log = logging.getLogger(__name__)
UNREADABLE = 4400
NOT_KEPT = 1011
NOT_YOURS = 4403
FRAMES_A_SECOND = 50
CONNECTIONS_A_MINUTE = 5  # of one kiosk; more of them begin half a second later
PAUSE_SECONDS = 0.5
MOST_TRIES_A_SECOND = 200  # tokens that are looked up for one address: the kiosks of a whole station may come at once
TOKEN_SECONDS = 10.0  # between two looks at whether its token is still good


class Kiosks:
    """A token speaks for one kiosk at one station; the one that all share for those that have none of their own."""

    def __init__(
        self,
        post: Post,
        feed: Feed,
        heartbeats: Heartbeats,
        talking: Talking,
        token: str,
        tokens: KioskTokens,
        limits: Limits,
    ) -> None:
        """`token`: which all share; "": there is none."""
        self._post = post
        self._feed = feed
        self._heartbeats = heartbeats
        self._talking = talking
        self._token = token
        self._tokens = tokens
        self._limits = limits

    async def serve(self, socket: WebSocket) -> None:
        """WS /kiosk, with `Authorization: Bearer <token>`."""
        given = socket.headers.get("authorization", "").removeprefix("Bearer ")
        shared = bool(self._token) and hmac.compare_digest(given.encode(), self._token.encode())
        own = None
        if not shared and self._limits.allow(f"tries {address_of(socket)}", MOST_TRIES_A_SECOND, 1.0):
            own = await asyncio.to_thread(self._tokens.whose, given)
        if not shared and own is None:
            await socket.close()  # before it is accepted: the kiosk reads HTTP 403
            return
        await socket.accept()
        try:
            await self._talk(socket, own, given)
        except BadMessage as error:
            log.error("a kiosk says what this desk cannot read: %s", error)
            await socket.close(UNREADABLE, str(error)[:120])
        except Trouble as trouble:  # no receipt was given: the kiosk comes again
            log.error("a kiosk's message was not kept: %s", trouble)
            await socket.close(NOT_KEPT, "this desk cannot write now")
        except WebSocketDisconnect:
            return

    async def _talk(self, socket: WebSocket, own: EnrolledKiosk | None, token: str) -> None:
        hello = self._post.hello(await receive(socket))
        station = own.station if own is not None else self._post.station_of(hello)
        if not await self._is_its_own(hello, station, own):
            log.error("a kiosk wants to speak for %r at %r with a token that is not its own", hello.kiosk, station)
            await socket.close(NOT_YOURS, "this token is another kiosk's")
            return
        if not self._limits.allow(f"kiosk {station} {hello.kiosk}", CONNECTIONS_A_MINUTE):
            await asyncio.sleep(PAUSE_SECONDS)  # never refused: there may be a call in its outbox
        self._heartbeats.heard(station, hello.kiosk, hello.place)
        with self._feed.listen(station, hello.kiosk) as listener, self._talking.ear(station, hello.kiosk) as ear:
            for text in await asyncio.to_thread(self._post.welcome, hello, station):
                await send(socket, text)
            works = [
                self._bring_news(socket, listener, station),
                self._take_calls(socket, hello, station),
                self._bring_talk(socket, ear),
            ]
            if own is not None:
                works.append(self._watch_token(socket, token))
            await first_of(*works)

    @staticmethod
    async def _bring_talk(socket: WebSocket, ear: Ear) -> None:
        while True:
            for text in await ear.next(BEAT_SECONDS):
                await send(socket, text)

    async def _is_its_own(self, hello: Hello, station: str, own: EnrolledKiosk | None) -> bool:
        """Whether the token that it came with may speak for who it says it is."""
        if own is not None:
            return hello.kiosk == own.kiosk
        return not await asyncio.to_thread(self._tokens.enrolled, station, hello.kiosk)

    async def _watch_token(self, socket: WebSocket, token: str) -> None:
        """Its token was revoked: the link ends."""
        known = True
        while known:
            await asyncio.sleep(TOKEN_SECONDS)
            with suppress(Trouble):
                known = await asyncio.to_thread(self._tokens.whose, token) is not None
        await socket.close(NOT_YOURS, "this token was revoked")

    async def _take_calls(self, socket: WebSocket, hello: Hello, station: str) -> None:
        while True:
            text = await receive(socket)
            message = messages.decode(text)
            frames = f"frames {station} {hello.kiosk}"
            if not isinstance(message, (Call, Cancel)) and not self._limits.allow(frames, FRAMES_A_SECOND, 1.0):
                continue  # a call is always taken
            if isinstance(message, Bye):
                await self._heartbeats.left(station, hello.kiosk)
                continue
            self._heartbeats.heard(station, hello.kiosk, hello.place)
            if isinstance(message, Talk):
                await self._talking.from_kiosk(station, hello.kiosk, message)
            if message is None or isinstance(message, Beat | Talk):
                continue
            if isinstance(message, Call):
                called = self._post.called(hello.kiosk, message, station)
                answers = await self._feed.write_with_others(self._post.receive, called, station)
                await self._answer(socket, answers)
                continue
            work = partial(self._post.deliver, hello.kiosk, text, station)
            if isinstance(message, SignOn):  # a PIN is compared slowly: nobody's call waits for it
                said = await asyncio.to_thread(self._post.whose, hello.kiosk, message, station)
                work = partial(self._post.sign_on, hello.kiosk, message, said, station)
            await self._answer(socket, await self._feed.write(work, station))

    @staticmethod
    async def _answer(socket: WebSocket, answers: Iterable[str]) -> None:
        for answer in answers:
            await send(socket, answer)

    async def _bring_news(self, socket: WebSocket, listener: Listener, station: str) -> None:
        while not listener.overflowed:
            change = await listener.next(BEAT_SECONDS)
            if change is None:
                await send(socket, messages.encode(Beat(self._feed.seq_of(station), self._feed.log_of(station))))
            elif concerns_kiosk(change.event):
                await send(socket, told(change.event))
        await socket.close(TOO_SLOW)
