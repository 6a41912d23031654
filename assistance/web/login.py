"""Who is at the door: sign-in links, the shift's cookie, the page's language, and where a request comes from."""

import asyncio
import hashlib
from contextlib import suppress
from datetime import timedelta
from urllib.parse import urlsplit

from starlette.requests import HTTPConnection, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.websockets import WebSocket

from assistance.desk.duty import Duty
from assistance.desk.staff.store import SHIFT, SharedDevice, Staff
from assistance.model import Helper
from assistance.web.cards import LANGUAGES, Cards
from assistance.web.limits import Limits
from kiosk.clock import Clock
from kiosk.errors import Trouble

SHIFT_COOKIE = "loket_shift"
DEVICE_COOKIE = "loket_device"
LANGUAGE_COOKIE = "loket_language"
SIGN_INS_A_MINUTE = 10
ASKS_A_MINUTE = 30
NOT_SIGNED_IN = 4401  # the code of a socket that is closed because its shift is over
LANGUAGE_LASTS = timedelta(days=365)
RIGHTS_SECONDS = 5.0  # between two looks at what she may


class Login:
    """Signs devices in and out, and knows who is behind a request."""

    def __init__(
        self, staff: Staff, duty: Duty, cards: Cards, clock: Clock, limits: Limits | None = None, *,
        accounts: bool = False,
    ) -> None:  # fmt: skip
        self._staff = staff
        self._duty = duty
        self._cards = cards
        self._clock = clock
        self._limits = limits or Limits(clock)
        self._accounts = accounts

    async def enter(self, request: Request) -> Response:
        """GET /enter?key=…: a ready sign-in link.

        The page moves on by itself instead of answering with a redirect: a strict cookie is not sent along a
        redirect that began on another site, such as a mail program's.
        """
        key = request.query_params.get("key", "")
        token = await asyncio.to_thread(self._staff.enter, key, self._clock.now())
        if token is None:
            return (
                self.too_often(request) if self.tries_too_often(request) else self.closed_door(request, "link-is-old")
            )
        helper = await asyncio.to_thread(self._staff.on_shift, token, self._clock.now())
        return self.come_in(request, helper, token)

    def come_in(self, request: Request, helper: Helper | None, token: str) -> Response:
        """The page that moves on to the list of calls, with the cookie of the shift."""
        response = HTMLResponse(self._cards.page("enter.html", language_of(request), helper=helper))
        give_cookie(request, response, SHIFT_COOKIE, token)
        return response

    async def begin(self, helper: Helper, device: str = "") -> str:
        """A shift begins; its token."""
        return await asyncio.to_thread(self._staff.begin, helper.id, self._clock.now(), device)

    async def leave(self, request: Request) -> Response:
        """POST /leave: the shift is over on this device, and nothing is asked there any more."""
        if not from_our_page(request):
            return Response(status_code=403)
        helper = await self.helper(request)
        await asyncio.to_thread(self._staff.leave, cookie_of(request, SHIFT_COOKIE))
        if helper is not None:
            await asyncio.to_thread(self._duty.gone, helper.id, device_of(request))
        response = RedirectResponse("/", 303)
        response.delete_cookie(cookie_name(request, SHIFT_COOKIE), secure=is_safe(request), httponly=True)
        return response

    async def language(self, request: Request) -> Response:
        """GET /language/nl: this device reads Dutch from now on."""
        response = RedirectResponse("/", 303)
        language = request.path_params["language"]
        if language in LANGUAGES:
            give_cookie(request, response, LANGUAGE_COOKIE, language, LANGUAGE_LASTS)
        return response

    async def helper(self, connection: HTTPConnection) -> Helper | None:
        """Who is behind this request or websocket; None: nobody who is signed in."""
        token, device = cookie_of(connection, SHIFT_COOKIE), cookie_of(connection, DEVICE_COOKIE)
        return await asyncio.to_thread(self._staff.on_shift, token, self._clock.now(), device) if token else None

    async def device(self, connection: HTTPConnection) -> SharedDevice | None:
        """Which shared device asks; None: it is not one."""
        key = cookie_of(connection, DEVICE_COOKIE)
        return await asyncio.to_thread(self._staff.shared, key) if key else None

    async def still(self, connection: HTTPConnection, helper: Helper) -> bool:
        """Whether she is still signed in there, with the same role and stations; a page of hers is closed if not."""
        now = await self.helper(connection)
        return now is not None and (now.id, now.role, now.stations) == (helper.id, helper.role, helper.stations)

    async def watch(self, socket: WebSocket, helper: Helper) -> None:
        """Until her shift ends, or she has another role or other stations: then the page is told to ask anew."""
        known = True
        while known:
            await asyncio.sleep(RIGHTS_SECONDS)
            with suppress(Trouble):  # the database is away: nothing new can be shown either
                known = await self.still(socket, helper)
        await socket.close(NOT_SIGNED_IN)

    def tries_too_often(self, connection: HTTPConnection) -> bool:
        """Whether this address has tried to sign in too often; a try is counted by asking."""
        return not self._limits.allow(f"sign-in {address_of(connection)}", SIGN_INS_A_MINUTE)

    def asks_too_often(self, connection: HTTPConnection) -> bool:
        """Whether this address has begun to sign in too often; each beginning is kept for some minutes."""
        return not self._limits.allow(f"ask {address_of(connection)}", ASKS_A_MINUTE)

    def closed_door(self, request: Request, why: str = "not-signed-in", status: int = 401) -> Response:
        """The page that says how to get in."""
        return HTMLResponse(
            self._cards.page("door.html", language_of(request), why=why, accounts=self._accounts), status
        )

    def too_often(self, request: Request) -> Response:
        """The page that says: wait a minute."""
        return self.closed_door(request, "too-often", 429)


def address_of(connection: HTTPConnection) -> str:
    """From where somebody asks."""
    return connection.client.host if connection.client is not None else ""


def language_of(connection: HTTPConnection) -> str:
    """?lang=, else what this device chose, else the first of Accept-Language that we have."""
    header = connection.headers.get("accept-language", "")
    accepted = [part.split(";")[0].split("-")[0].strip() for part in header.split(",")]
    wishes = [connection.query_params.get("lang", ""), cookie_of(connection, LANGUAGE_COOKIE), *accepted]
    return next((wish for wish in wishes if wish in LANGUAGES), LANGUAGES[0])


def device_of(connection: HTTPConnection) -> str:
    """A name for this device that nobody can sign in with: the same as long as its shift lasts."""
    return hashlib.sha256(f"device {cookie_of(connection, SHIFT_COOKIE)}".encode()).hexdigest()[:16]


def from_our_page(connection: HTTPConnection) -> bool:
    """Whether a browser says that one of our own pages sent this; every browser does for POST and websockets."""
    origin = urlsplit(connection.headers.get("origin", ""))
    schemes = ("https",) if is_safe(connection) else ("http", "https")  # what stands before us may speak https for us
    return origin.netloc == connection.headers.get("host") and origin.scheme in schemes


def is_safe(connection: HTTPConnection) -> bool:
    """Whether it came by TLS."""
    return connection.url.scheme in ("https", "wss")


def here(connection: HTTPConnection, address: str) -> str:
    """How the staff server is reached from outside: `address`, as the settings say; "": as the browser asks for it."""
    scheme = "https" if is_safe(connection) else "http"
    return address.rstrip("/") or f"{scheme}://{connection.headers.get('host', '')}"


def cookie_name(connection: HTTPConnection, name: str) -> str:
    """By TLS no other host of the same domain can plant a cookie of this name."""
    return f"__Host-{name}" if is_safe(connection) else name


def cookie_of(connection: HTTPConnection, name: str) -> str:
    """The value of one of our cookies; "": it did not come along."""
    return connection.cookies.get(cookie_name(connection, name), "")


def give_cookie(
    request: Request, response: Response, name: str, value: str, lasts: timedelta = SHIFT, *, strict: bool = True
) -> None:
    """Let the browser keep it; no script reads it. Only what must survive a way over another site is not strict."""
    response.set_cookie(
        cookie_name(request, name),
        value,
        max_age=int(lasts.total_seconds()),
        httponly=True,
        samesite="strict" if strict else "lax",
        secure=is_safe(request),
    )
