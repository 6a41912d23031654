"""Signing in with the operator's own account: who is on the list comes in as what the list says."""

import asyncio
import hmac
import logging
from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from assistance.desk.accounts import Accounts
from assistance.desk.office import Refused
from assistance.desk.once.store import Kind
from assistance.model import Helper, Role
from assistance.web.login import Login, cookie_name, cookie_of, give_cookie, here, is_safe
from assistance.web.provider import NoAccount, Provider
from kiosk.addresses import people_of
from kiosk.clock import Clock
from kiosk.settings import AccountSettings

log = logging.getLogger(__name__)
STATE_COOKIE = "loket_away"
BACK = "/account/back"


class AccountDoor:
    """Off while no issuer is named."""

    def __init__(
        self, accounts: Accounts, settings: AccountSettings, login: Login, clock: Clock, address: str = ""
    ) -> None:
        self._office = accounts.office
        self._once = accounts.once
        self._settings = settings
        self._login = login
        self._clock = clock
        self._address = address
        self._provider = Provider(settings.issuer, settings.client, settings.secret)

    async def leave(self, request: Request) -> Response:
        """GET /account: on to where her account is."""
        if not self._settings.issuer:
            return self._login.closed_door(request, "no-accounts", 404)
        if self._login.tries_too_often(request):
            return self._login.too_often(request)
        try:
            going = await self._provider.leave(self._back(request))
        except NoAccount as error:
            log.warning("an account cannot be asked for: %s", error)
            return self._login.closed_door(request, "account-away", 503)
        body = {"nonce": going.nonce, "verifier": going.verifier}
        await asyncio.to_thread(self._once.make, Kind.ACCOUNT, body, self._clock.now(), going.state)
        response = RedirectResponse(going.url, 303)
        give_cookie(request, response, STATE_COOKIE, going.state, timedelta(minutes=10), strict=False)
        return response

    async def back(self, request: Request) -> Response:
        """GET /account/back?code=…&state=…: the same browser, the same question, once."""
        given, mine = request.query_params.get("state", ""), cookie_of(request, STATE_COOKIE)
        kept = await asyncio.to_thread(self._once.take, Kind.ACCOUNT, given, self._clock.now()) if given else None
        if kept is None or not hmac.compare_digest(given.encode(), mine.encode()):
            return self._login.closed_door(request, "account-again", 400)
        if request.query_params.get("iss", self._settings.issuer) != self._settings.issuer:
            return self._login.closed_door(request, "account-again", 400)
        code = request.query_params.get("code", "")
        if not code:
            return self._login.closed_door(request, "account-again", 401)
        try:
            told = await self._provider.claims(code, self._back(request), kept["nonce"], kept["verifier"])
        except NoAccount as error:
            log.warning("an account was not let in: %s", error)
            return self._login.closed_door(request, "account-again", 401)
        helper = await asyncio.to_thread(self._known, told)
        if helper is None:
            return self._login.closed_door(request, "account-not-listed", 403)
        await asyncio.to_thread(self._office.signed_in, helper, "account")
        response = self._login.come_in(request, helper, await self._login.begin(helper))
        response.delete_cookie(cookie_name(request, STATE_COOKIE), secure=is_safe(request), httponly=True)
        return response

    def _known(self, told: Mapping[str, Any]) -> Helper | None:
        """Who she is here; None: she is on no list."""
        found = self._listed(told)
        host = urlsplit(self._settings.issuer).netloc
        id = f"{told['sub']}@{host}"
        if found is None:
            self._office.noted(id, "refused: on no list")
            return None
        role, stations = found
        name = str(told.get("name") or told.get("email") or told["sub"])[:80]
        try:
            return self._office.account(id, name, Role(role), stations)
        except Refused as refused:
            log.error("accounts: %s names a station that this desk does not serve: %s", id, refused.values)
            return None

    def _listed(self, told: Mapping[str, Any]) -> tuple[str, tuple[str, ...]] | None:
        people, groups = people_of(self._settings.people), people_of(self._settings.groups)
        if (found := people.get(str(told["sub"]))) is not None:
            return found
        if told.get("email_verified") is True:
            mail = str(told.get("email", "")).casefold()
            if (found := {who.casefold(): what for who, what in people.items()}.get(mail)) is not None:
                return found
        hers = told.get(self._settings.claim) if self._settings.claim else None
        listed = [hers] if isinstance(hers, str) else hers if isinstance(hers, list) else []
        return next((groups[str(one)] for one in listed if str(one) in groups), None)

    def _back(self, request: Request) -> str:
        return here(request, self._address) + BACK
