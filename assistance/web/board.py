"""The helper's page: one list of calls, and what a tap on a card does."""

import asyncio
from collections.abc import Callable
from functools import partial

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from assistance.desk.desk import Desk
from assistance.desk.reasons import REASONS
from assistance.desk.staff.rights import Right, may
from assistance.model import Helper
from assistance.web.cards import Cards
from assistance.web.feed import WAITING, Feed
from assistance.web.login import Login, from_our_page, language_of

Deed = Callable[[], bool]


class Board:
    """Pages only: who wins is decided in the database."""

    def __init__(self, desk: Desk, feed: Feed, cards: Cards, login: Login, station: str) -> None:
        self._requests = desk.requests
        self._handling = desk.handling
        self._clock = desk.clock
        self._feed = feed
        self._cards = cards
        self._login = login
        self._station = station

    async def show(self, request: Request) -> Response:
        """GET /: all live calls, oldest first."""
        helper = await self._login.helper(request)
        if helper is None:
            return self._login.closed_door(request)
        language = language_of(request)
        cursor = self._feed.seq  # read before the rows: what changes in between is told once more, never missed
        live = await asyncio.to_thread(self._requests.live)
        now = self._clock.now()
        waiting = sum(call.state in WAITING for call in live)
        page = self._cards.page(
            "board.html",
            language,
            helper=helper,
            cursor=cursor,
            log=self._feed.log,
            station=self._station,
            reports=may(helper, Right.REPORTS),
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
        await self._feed.write(deed)
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
