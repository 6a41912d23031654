"""The badge and PIN of helpers on a device that they share, and how a device becomes one."""

import asyncio
from datetime import timedelta

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from assistance.desk.accounts import Accounts
from assistance.desk.badges.pins import Verdict
from assistance.desk.staff.rights import Right, may
from assistance.desk.staff.store import SharedDevice
from assistance.model import Helper
from assistance.web.cards import Cards
from assistance.web.login import DEVICE_COOKIE, Login, from_our_page, give_cookie, language_of
from kiosk.clock import Clock

DEVICE_LASTS = timedelta(days=400)  # the longest that browsers keep a cookie


class BadgeDoor:
    """Only badge and PIN together open it, and only on a device that was enrolled."""

    def __init__(self, accounts: Accounts, cards: Cards, login: Login, clock: Clock) -> None:
        self._badges = accounts.badges
        self._office = accounts.office
        self._cards = cards
        self._login = login
        self._clock = clock

    async def show(self, request: Request) -> Response:
        """GET /badge: two fields and a pad of big keys."""
        device = await self._login.device(request)
        if device is None:
            return self._login.closed_door(request, "not-shared")
        return self._page(request, device)

    async def enter(self, request: Request) -> Response:
        """POST /badge: her shift begins on this device; whoever had it before is out."""
        if not from_our_page(request):
            return Response(status_code=403)
        device = await self._login.device(request)
        if device is None:
            return self._login.closed_door(request, "not-shared")
        if self._login.tries_too_often(request):
            return self._page(request, device, "too-often", status=429)
        form = await request.form()
        number, pin = str(form.get("badge", "")), str(form.get("pin", ""))
        verdict = await asyncio.to_thread(self._badges.by_pin, number, pin, device.id, self._clock.now())
        if verdict.helper is None or not _works_here(verdict.helper, device):
            return await self._refuse(request, device, verdict)
        token = await self._login.begin(verdict.helper, device.id)
        await asyncio.to_thread(self._office.signed_in, verdict.helper, "badge and PIN", device.name)
        return self._login.come_in(request, verdict.helper, token)

    async def _refuse(self, request: Request, device: SharedDevice, verdict: Verdict) -> Response:
        if verdict.helper is not None:
            return self._page(request, device, "badge-elsewhere", status=403)
        if not verdict.pause_s:
            return self._page(request, device, "badge-wrong", status=401)
        what = "paused after wrong PINs"
        await asyncio.to_thread(self._office.noted, "somebody", what, device.name, device.station)
        return self._page(request, device, "badge-paused", -(-verdict.pause_s // 60), 429)

    async def ask_device(self, request: Request) -> Response:
        """GET /device?code=…: make this device a shared one? Done by a touch: no preview uses the code."""
        return self._device_page(request)

    async def enrol_device(self, request: Request) -> Response:
        """POST /device: the code is used up, and this device has a key."""
        if not from_our_page(request):
            return Response(status_code=403)
        if self._login.tries_too_often(request):
            return self._device_page(request, "too-often", 429)
        code = str((await request.form()).get("code", ""))
        made = await asyncio.to_thread(self._office.enrol_device, code)
        if made is None:
            return self._device_page(request, "device-code-old", 401)
        response = RedirectResponse("/badge", 303)
        give_cookie(request, response, DEVICE_COOKIE, made[1], DEVICE_LASTS)
        return response

    def _page(
        self, request: Request, device: SharedDevice, wrong: str = "", minutes: int = 0, status: int = 200
    ) -> Response:
        page = self._cards.page("badge.html", language_of(request), device=device, wrong=wrong, minutes=minutes)
        return HTMLResponse(page, status)

    def _device_page(self, request: Request, wrong: str = "", status: int = 200) -> Response:
        code = request.query_params.get("code", "")
        return HTMLResponse(self._cards.page("device.html", language_of(request), code=code, wrong=wrong), status)


def _works_here(helper: Helper, device: SharedDevice) -> bool:
    """Four digits open the calls of this station, and nothing more: whoever may more has a passkey."""
    return device.station in helper.stations and may(helper, Right.TAKE) and not may(helper, Right.STAFF)
