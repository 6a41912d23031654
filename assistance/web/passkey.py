"""Signing in with a passkey, and making one with a link that is good once."""

import asyncio
import json
from collections.abc import Mapping
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from assistance.desk.accounts import Accounts
from assistance.model import Helper
from assistance.web.cards import Cards
from assistance.web.login import SHIFT_COOKIE, Login, from_our_page, give_cookie, here, language_of
from kiosk.clock import Clock


class PasskeyDoor:
    """`address`: how the staff server is reached; "": as the browser asks for it."""

    def __init__(self, accounts: Accounts, cards: Cards, login: Login, clock: Clock, address: str = "") -> None:
        self._passkeys = accounts.passkeys
        self._office = accounts.office
        self._cards = cards
        self._login = login
        self._clock = clock
        self._address = address

    async def show(self, request: Request) -> Response:
        """GET /passkey: one button."""
        return self._elsewhere(request) or self._page(request)

    async def invite(self, request: Request) -> Response:
        """GET /passkey/new?link=…: one button that makes a passkey."""
        link = request.query_params.get("link", "")
        helper = await asyncio.to_thread(self._passkeys.invited, link, self._clock.now())
        if helper is None:
            return self._login.closed_door(request, "passkey-link-old")
        return self._elsewhere(request) or self._page(request, link, helper)

    async def ask_to_make(self, request: Request) -> Response:
        """POST /passkey/new/ask {link}: what the browser needs."""
        told = await self._told(request)
        if isinstance(told, Response):
            return told
        if self._login.asks_too_often(request):
            return Response(status_code=429)
        link, host = str(told.get("link", "")), self._host(request)
        options = await asyncio.to_thread(self._passkeys.ask_to_make, link, host, self._clock.now())
        return Response(options, media_type="application/json") if options else Response(status_code=401)

    async def made(self, request: Request) -> Response:
        """POST /passkey/new {link, credential}: kept, and she is signed in."""
        told = await self._told(request)
        if isinstance(told, Response):
            return told
        link, answer, now = str(told.get("link", "")), _credential(told), self._clock.now()
        origin, host = here(request, self._address), self._host(request)
        helper = await asyncio.to_thread(self._passkeys.made, link, answer, host, origin, now)
        if helper is not None:
            await asyncio.to_thread(self._office.noted, helper.id, "made a passkey")
        return await self._come_in(request, helper)

    async def ask_to_use(self, request: Request) -> Response:
        """POST /passkey/ask: what the browser needs."""
        told = await self._told(request)
        if isinstance(told, Response):
            return told
        if self._login.asks_too_often(request):
            return Response(status_code=429)
        options = await asyncio.to_thread(self._passkeys.ask_to_use, self._host(request), self._clock.now())
        return Response(options, media_type="application/json")

    async def used(self, request: Request) -> Response:
        """POST /passkey {credential}: she is signed in."""
        told = await self._told(request)
        if isinstance(told, Response):
            return told
        if self._login.tries_too_often(request):
            return Response(status_code=429)
        answer, origin, host = _credential(told), here(request, self._address), self._host(request)
        helper = await asyncio.to_thread(self._passkeys.used, answer, host, origin, self._clock.now())
        return await self._come_in(request, helper)

    async def _come_in(self, request: Request, helper: Helper | None) -> Response:
        if helper is None:
            return Response(status_code=401)
        response = JSONResponse({"name": helper.name})
        give_cookie(request, response, SHIFT_COOKIE, await self._login.begin(helper))
        await asyncio.to_thread(self._office.signed_in, helper, "passkey")
        return response

    async def _told(self, request: Request) -> Mapping[str, Any] | Response:
        """What a page of ours sent."""
        if not from_our_page(request):
            return Response(status_code=403)
        try:
            told = json.loads(await request.body() or b"{}")
        except ValueError:
            return Response(status_code=400)
        return told if isinstance(told, dict) else Response(status_code=400)

    def _elsewhere(self, request: Request) -> Response | None:
        """Browsers make passkeys for names only; the number of this very machine has one."""
        host = self._host(request)
        try:
            number = ip_address(host)
        except ValueError:
            return None
        if number.is_loopback and not self._address:
            return RedirectResponse(str(request.url.replace(hostname="localhost")), 303)
        return self._login.closed_door(request, "passkey-needs-a-name")

    def _host(self, request: Request) -> str:
        return urlsplit(here(request, self._address)).hostname or ""

    def _page(self, request: Request, link: str = "", helper: Helper | None = None) -> Response:
        page = self._cards.page("passkey.html", language_of(request), link=link, helper=helper)
        return HTMLResponse(page)


def _credential(told: Mapping[str, Any]) -> Mapping[str, Any]:
    credential = told.get("credential")
    return credential if isinstance(credential, dict) else {}
