"""Looking along and talking: passes frames between one kiosk and the pages of the helper who has its request."""

import asyncio
import json
from collections.abc import Iterator
from contextlib import contextmanager

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.websockets import WebSocket, WebSocketState

from assistance import messages
from assistance.desk.desk import Desk
from assistance.desk.staff.rights import Right, may, sees
from assistance.messages import BadMessage, Talk
from assistance.model import WAITING, Helper, HelpRequest, RequestState
from assistance.talk.model import FROM_KIOSK, FROM_PAGE, OF_HELPER, OPEN_SECONDS, PHRASES, Topic
from assistance.web.cards import Cards
from assistance.web.exchange import Ear, Exchange
from assistance.web.feed import first_of, receive, send, tell
from assistance.web.login import NOT_SIGNED_IN, Login, from_our_page, language_of

NOT_YOURS, TOO_MUCH = 4403, 4408
LONGEST_FRAME = 12_000  # characters; an offer of WebRTC has about 3,000
MOST_FRAMES_A_SECOND = 50
Place = tuple[str, str]  # station, kiosk
LOOK_SECONDS = 1.0  # between two looks whether she still has the request


class Talking:
    """Checks on the server, each second, whose request it is. Frames are neither kept nor logged."""

    def __init__(self, desk: Desk, exchange: Exchange, cards: Cards, login: Login) -> None:
        self._requests = desk.requests
        self._clock = desk.clock
        self._exchange = exchange
        self._cards = cards
        self._login = login
        self._theirs: dict[Place, str] = {}  # the request that was last found to be this kiosk's, while it is linked
        self._cut_off: set[WebSocket] = set()  # pages that said what no page of ours says

    async def show(self, request: Request) -> Response:
        """GET /talk/{id}: the panel of the helper who has the request, or who talks first."""
        helper = await self._login.helper(request)
        if helper is None:
            return self._login.closed_door(request)
        call = await self._hers(request.path_params["id"], helper)
        if call is None:
            return Response("This call is not yours, or it is over.", 403)
        language, theirs = language_of(request), self._cards.texts(call.situation.language)
        mine = self._cards.texts(language)
        phrases = [(key, mine.say(f"talk-say-{key}"), theirs.say(f"talk-say-{key}")) for key in OF_HELPER]
        known = {key: mine.say(f"talk-say-{key}") for key in sorted(PHRASES)}
        page = self._cards.page(
            "talk_panel.html" if "panel" in request.query_params else "talk.html",
            language,
            call=call,
            place=call.situation.place,
            phrases=phrases,
            known=json.dumps(known),
            theirs=theirs.language,
        )
        return HTMLResponse(page)

    async def serve(self, socket: WebSocket) -> None:
        """WS /talk/{id}/live: frames {"topic", "text"} both ways, while the request is hers."""
        helper = await self._login.helper(socket)
        await socket.accept()
        if helper is None or not from_our_page(socket):
            await socket.close(NOT_SIGNED_IN)
            return
        id = socket.path_params["id"]
        call = await self._hers(id, helper)
        if call is None:
            await socket.close(NOT_YOURS)
            return
        place = (call.situation.station, call.situation.kiosk)
        try:
            with self._exchange.listen(place[0], f"request:{id}:{helper.id}") as ear:
                await first_of(
                    self._keep_open(socket, id, place, helper),
                    self._bring(socket, ear),
                    self._take(socket, id, place, helper),
                    self._login.watch(socket, helper),
                )
            # The first job has ended, and the others with it: nobody sends any more, so that it can be closed.
            # Unless one side has closed it: her page, or `watch`, which has said why.
            if socket.client_state is socket.application_state is WebSocketState.CONNECTED:
                await socket.close(TOO_MUCH if socket in self._cut_off else NOT_YOURS)
        finally:
            self._cut_off.discard(socket)
            await self._to_kiosk(place, Talk(id, Topic.CLOSED, helper=helper.id))

    @contextmanager
    def ear(self, station: str, kiosk: str) -> Iterator[Ear]:
        """What helpers' pages say to `kiosk`: to be listened to by its socket."""
        try:
            with self._exchange.listen(station, f"kiosk:{kiosk}") as ear:
                yield ear
        finally:
            self._theirs.pop((station, kiosk), None)

    async def from_kiosk(self, station: str, kiosk: str, frame: Talk) -> None:
        """Pass on a frame of `kiosk`, for its own request only. Raises BadMessage for what no kiosk of ours says."""
        if frame.topic not in FROM_KIOSK or not _is_text(frame.text):
            raise BadMessage("a kiosk does not say this in a talk")
        if self._theirs.get((station, kiosk)) != frame.request:  # asked once: each letter that is typed is a frame
            if await asyncio.to_thread(self._requests.kiosk_of, frame.request, station) != kiosk:
                return
            self._theirs[station, kiosk] = frame.request
        text = json.dumps({"topic": frame.topic, "text": frame.text}, ensure_ascii=False)
        await self._exchange.publish(station, f"request:{frame.request}:{frame.helper}", text)

    async def _hers(self, id: str, helper: Helper) -> HelpRequest | None:
        """The request while `helper` may talk about it: she is coming, or nobody is and she talks first.

        Several may try that; the kiosk lets in who came first, and tells the others (`Topic.BUSY`).
        """
        call = await asyncio.to_thread(self._requests.get, id)
        if call is None or not (may(helper, Right.TALK) and sees(helper, call)):
            return None
        if call.state is RequestState.ACKNOWLEDGED:
            return call if call.helper is not None and call.helper.id == helper.id else None
        return call if call.state in WAITING else None

    async def _keep_open(self, socket: WebSocket, id: str, place: Place, helper: Helper) -> None:
        """Say "open" to the kiosk again and again; end when the request is hers no more."""
        said_at = -OPEN_SECONDS
        opened = json.dumps({"helper": helper.name}, ensure_ascii=False)
        while await self._hers(id, helper) is not None:
            now = self._clock.seconds()
            if now - said_at >= OPEN_SECONDS:
                said_at = now
                await self._to_kiosk(place, Talk(id, Topic.OPEN, opened, helper.id))
                await tell(socket, {"topic": "hb", "text": ""})
            await asyncio.sleep(LOOK_SECONDS)

    @staticmethod
    async def _bring(socket: WebSocket, ear: Ear) -> None:
        """Of several states that wait only the newest is sent."""
        while True:
            texts = await ear.next(OPEN_SECONDS)
            states = [n for n, text in enumerate(texts) if text.startswith('{"topic": "state"')]
            for n, text in enumerate(texts):
                if n not in states[:-1]:
                    await send(socket, text)

    async def _take(self, socket: WebSocket, id: str, place: Place, helper: Helper) -> None:
        """What her page says: only kinds that may come from a page, and there is none that answers."""
        since, count = self._clock.seconds(), 0
        while True:
            text = await receive(socket)
            now = self._clock.seconds()
            since, count = (now, 0) if now - since >= 1 else (since, count + 1)
            frame = _page_frame(text, id, helper.id)
            if frame is None or count > MOST_FRAMES_A_SECOND:
                self._cut_off.add(socket)
                return
            await self._to_kiosk(place, frame)

    async def _to_kiosk(self, place: Place, frame: Talk) -> None:
        station, kiosk = place
        await self._exchange.publish(station, f"kiosk:{kiosk}", messages.encode(frame))


def _page_frame(text: str, id: str, helper: str) -> Talk | None:
    """The frame that a page sent; None for what no page of ours sends."""
    if len(text) > LONGEST_FRAME:
        return None
    try:
        tree = json.loads(text)
        topic, body = tree["topic"], tree["text"]
    except (ValueError, TypeError, KeyError):
        return None
    if not isinstance(topic, str) or not isinstance(body, str) or not _is_text(body):
        return None
    return Talk(id, topic, body, helper) if topic in FROM_PAGE else None


def _is_text(text: str) -> bool:
    """Whether it is short enough, and any socket can carry it: half a character cannot be sent on."""
    try:
        return len(text.encode()) <= LONGEST_FRAME
    except UnicodeEncodeError:
        return False
