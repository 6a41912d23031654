"""Who is at the door: sign-in links, the shift's cookie, the page's language, and where a request comes from."""

import asyncio
import hashlib
from urllib.parse import urlsplit

from starlette.requests import HTTPConnection, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from assistance.desk.staff.store import SHIFT, Staff
from assistance.model import Helper
from assistance.web.cards import LANGUAGES, Cards
from kiosk.clock import Clock

SHIFT_COOKIE = "loket_shift"
LANGUAGE_COOKIE = "loket_language"


class Login:
    """Signs devices in and out, and knows who is behind a request."""

    def __init__(self, staff: Staff, cards: Cards, clock: Clock) -> None:
        self._staff = staff
        self._cards = cards
        self._clock = clock

    async def enter(self, request: Request) -> Response:
        """GET /enter?key=…: a ready sign-in link.

        The page moves on by itself instead of answering with a redirect: a strict cookie is not sent along a
        redirect that began on another site, such as a mail program's.
        """
        key = request.query_params.get("key", "")
        token = await asyncio.to_thread(self._staff.enter, key, self._clock.now())
        if token is None:
            return self.closed_door(request, "link-is-old")
        helper = await asyncio.to_thread(self._staff.on_shift, token, self._clock.now())
        page = self._cards.page("enter.html", language_of(request), helper=helper)
        response = HTMLResponse(page)
        _set(request, response, SHIFT_COOKIE, token)
        return response

    async def leave(self, request: Request) -> Response:
        """POST /leave: the shift is over on this device."""
        if not from_our_page(request):
            return Response(status_code=403)
        await asyncio.to_thread(self._staff.leave, request.cookies.get(SHIFT_COOKIE, ""))
        response = RedirectResponse("/", 303)
        response.delete_cookie(SHIFT_COOKIE)
        return response

    async def language(self, request: Request) -> Response:
        """GET /language/nl: this device reads Dutch from now on."""
        response = RedirectResponse("/", 303)
        language = request.path_params["language"]
        if language in LANGUAGES:
            _set(request, response, LANGUAGE_COOKIE, language)
        return response

    async def helper(self, connection: HTTPConnection) -> Helper | None:
        """Who is behind this request or websocket; None: nobody who is signed in."""
        token = connection.cookies.get(SHIFT_COOKIE, "")
        return await asyncio.to_thread(self._staff.on_shift, token, self._clock.now()) if token else None

    def closed_door(self, request: Request, why: str = "not-signed-in") -> Response:
        """The page that says how to get in."""
        return HTMLResponse(self._cards.page("door.html", language_of(request), why=why), 401)


def language_of(connection: HTTPConnection) -> str:
    """?lang=, else what this device chose, else the first of Accept-Language that we have."""
    header = connection.headers.get("accept-language", "")
    accepted = [part.split(";")[0].split("-")[0].strip() for part in header.split(",")]
    wishes = [connection.query_params.get("lang", ""), connection.cookies.get(LANGUAGE_COOKIE, ""), *accepted]
    return next((wish for wish in wishes if wish in LANGUAGES), LANGUAGES[0])


def device_of(connection: HTTPConnection) -> str:
    """A name for this device that nobody can sign in with: the same as long as its shift lasts."""
    token = connection.cookies.get(SHIFT_COOKIE, "")
    return hashlib.sha256(f"device {token}".encode()).hexdigest()[:16]


def from_our_page(connection: HTTPConnection) -> bool:
    """Whether a browser says that one of our own pages sent this; every browser does for POST and websockets."""
    origin = connection.headers.get("origin", "")
    return bool(origin) and urlsplit(origin).netloc == connection.headers.get("host")


def _set(request: Request, response: Response, name: str, value: str) -> None:
    response.set_cookie(
        name,
        value,
        max_age=int(SHIFT.total_seconds()),
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
    )
