"""The helper's page: one list of calls, and what a tap on a card does."""

import asyncio
from collections.abc import Callable
from functools import partial

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from assistance.desk.desk import Desk
from assistance.desk.reasons import REASONS
from assistance.model import Helper
from assistance.web.cards import Cards
from assistance.web.feed import WAITING, Feed
from assistance.web.login import Login, from_our_page, language_of
from assistance.web.stations import station_of

Deed = Callable[[], bool]


class Board:
    """Pages only: who wins is decided in the database."""

    def __init__(self, desk: Desk, feed: Feed, cards: Cards, login: Login) -> None:
        self._requests = desk.requests
        self._handling = desk.handling
        self._clock = desk.clock
        self._feed = feed
        self._cards = cards
        self._login = login

    async def show(self, request: Request) -> Response:
        """GET /?station=name: all live calls there, oldest first."""
        helper = await self._login.helper(request)
        station = station_of(request, helper, self._requests.stations) if helper is not None else None
        if helper is None or station is None:
            return self._login.closed_door(request)
        language = language_of(request)
        cursor = self._feed.seq_of(
            station
        )  # read before the rows: what changes in between is told once more, never missed
        live = await asyncio.to_thread(self._requests.live, station)
        now = self._clock.now()
        waiting = sum(call.state in WAITING for call in live)
        page = self._cards.page(
            "board.html",
            language,
            helper=helper,
            cursor=cursor,
            log=self._feed.log_of(station),
            station=station,
            status=self._cards.status(language, waiting),
            cards=[self._cards.card(call, helper, language, now) for call in live],
        )
        return HTMLResponse(page)

    async def act(self, request: Request) -> Response:
        """POST /requests/{id}/{verb}: the card as it is afterwards, whoever won."""
        helper = await self._login.helper(request)
        if helper is None:
            return Response(status_code=401, headers={"HX-Redirect": "/"})
        if not from_our_page(request):
            return Response(status_code=403)
        id = request.path_params["id"]
        deed = await self._deed(request, id, helper)
        if deed is None:
            return Response("There is no such thing to do.", 400)
        station = await asyncio.to_thread(self._requests.station_of, id)
        if station is None or (helper.stations and station not in helper.stations):
            return Response("There is no such call.", 404)
        return await self._done(request, deed, helper, station)

    async def _done(self, request: Request, deed: Deed, helper: Helper, station: str) -> Response:
        id = request.path_params["id"]
        await self._feed.write(deed, station)
        if "hx-request" not in request.headers:
            return RedirectResponse("/", 303)
        call = await asyncio.to_thread(self._requests.get, id)
        if call is None:
            return Response("There is no such call.", 404)
        return HTMLResponse(self._cards.card(call, helper, language_of(request), self._clock.now()))

    async def _deed(self, request: Request, id: str, helper: Helper) -> Deed | None:
        """What the tap asks for; None for what no card of ours asks."""
        verb = request.path_params["verb"]
        form = await request.form()
        minutes, reason = str(form.get("minutes", "")), str(form.get("reason", ""))
        if verb == "come" and minutes in ("1", "2", "5"):
            return partial(self._handling.acknowledge, id, helper, int(minutes))
        if verb == "solved" and reason in REASONS:
            return partial(self._handling.resolve, id, helper, reason)
        deeds = {"back": self._handling.take_back, "there": self._handling.arrive, "gone": self._handling.abandon}
        return partial(deeds[verb], id, helper) if verb in deeds else None
