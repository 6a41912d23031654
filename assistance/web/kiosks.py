"""The websocket of a kiosk: calls in, receipts and news out."""

import asyncio
import hmac
import logging
from functools import partial

from starlette.websockets import WebSocket, WebSocketDisconnect

from assistance import messages
from assistance.desk.post import Post, concerns_kiosk, told
from assistance.messages import BadMessage, Beat, Hello
from assistance.web.exchange import Ear
from assistance.web.feed import BEAT_SECONDS, TOO_SLOW, Feed, Listener, first_of
from assistance.web.talking import Talking
from kiosk.errors import Trouble

log = logging.getLogger(__name__)
UNREADABLE = 4400
NOT_KEPT = 1011


class Kiosks:
    """Lets in who knows the token; each socket speaks for the kiosk that it said hello for."""

    def __init__(self, post: Post, feed: Feed, talking: Talking, token: str) -> None:
        self._post = post
        self._feed = feed
        self._talking = talking
        self._token = token

    async def serve(self, socket: WebSocket) -> None:
        """WS /kiosk, with `Authorization: Bearer <token>`."""
        given = socket.headers.get("authorization", "").removeprefix("Bearer ")
        if not hmac.compare_digest(given.encode(), self._token.encode()):
            await socket.close()  # before it is accepted: the kiosk reads HTTP 403
            return
        await socket.accept()
        try:
            await self._talk(socket)
        except BadMessage as error:
            log.error("a kiosk says what this desk cannot read: %s", error)
            await socket.close(UNREADABLE, str(error)[:120])
        except Trouble as trouble:  # no receipt was given: the kiosk comes again
            log.error("a kiosk's message was not kept: %s", trouble)
            await socket.close(NOT_KEPT, "this desk cannot write now")
        except WebSocketDisconnect:
            return

    async def _talk(self, socket: WebSocket) -> None:
        hello = self._post.hello(await socket.receive_text())
        with self._feed.listen() as listener, self._talking.ear(hello.kiosk) as ear:
            for text in await asyncio.to_thread(self._post.welcome, hello):
                await socket.send_text(text)
            await first_of(
                self._bring_news(socket, listener, hello),
                self._take_calls(socket, hello),
                self._bring_talk(socket, ear),
            )

    @staticmethod
    async def _bring_talk(socket: WebSocket, ear: Ear) -> None:
        while True:
            for text in await ear.next(BEAT_SECONDS):
                await socket.send_text(text)

    async def _take_calls(self, socket: WebSocket, hello: Hello) -> None:
        while True:
            text = await socket.receive_text()
            if await self._talking.from_kiosk(hello.kiosk, text):
                continue
            for answer in await self._feed.write(partial(self._post.deliver, hello.kiosk, text)):
                await socket.send_text(answer)

    async def _bring_news(self, socket: WebSocket, listener: Listener, hello: Hello) -> None:
        while not listener.overflowed:
            change = await listener.next(BEAT_SECONDS)
            if change is None:
                await socket.send_text(messages.encode(Beat(self._feed.seq, self._feed.log)))
            elif change.event.kiosk == hello.kiosk and concerns_kiosk(change.event):
                await socket.send_text(told(change.event))
        await socket.close(TOO_SLOW)
