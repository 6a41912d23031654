"""Where a kiosk fetches its own token with a code that a person typed, and later changes it for a fresh one."""

import asyncio
import json

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from assistance.desk.accounts import Accounts
from assistance.web.login import Login


class Enrolment:
    """No browser comes here: no cookie is read, so no other site can use one."""

    def __init__(self, accounts: Accounts, login: Login) -> None:
        self._office = accounts.office
        self._login = login

    async def enrol(self, request: Request) -> Response:
        """POST /kiosk/enrol {code, kiosk}: its token; 401 for a code that is not good, or is another kiosk's."""
        if self._login.tries_too_often(request):
            return Response(status_code=429)
        try:
            told = json.loads(await request.body())
            code, kiosk = str(told["code"]), str(told["kiosk"])
        except (ValueError, KeyError, TypeError):
            return Response(status_code=400)
        token = await asyncio.to_thread(self._office.enrol_kiosk, code, kiosk)
        return JSONResponse({"token": token}) if token else Response(status_code=401)

    async def renew(self, request: Request) -> Response:
        """POST /kiosk/renew, with the token in its header: a fresh one; the old one ends when that is used."""
        given = request.headers.get("authorization", "").removeprefix("Bearer ")
        token = await asyncio.to_thread(self._office.renew_kiosk, given)
        if token is None:
            return Response(status_code=429 if self._login.tries_too_often(request) else 401)
        return JSONResponse({"token": token})
