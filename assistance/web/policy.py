"""What every answer says to the browser: nothing from elsewhere, nothing inline, nothing kept."""

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

CONTENT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; media-src 'self'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": CONTENT,
    # A sign-in link must not travel on; "no-referrer" would hide from us that a form of ours was sent by our own page.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(self)",
}

MOST_BYTES = 65_536  # of a body; no form of ours has more


class Policy:
    """Adds the headers to each HTTP answer of `app`, and refuses what is far too long."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One connection (ASGI)."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                if scope.get("scheme") == "https":  # once by TLS, always by TLS
                    headers["Strict-Transport-Security"] = "max-age=31536000"
                kept = "/static/" in scope["path"]
                headers["Cache-Control"] = "no-cache" if kept else "no-store"
            await send(message)

        if scope["type"] == "http" and (status := _too_much(Headers(scope=scope))):
            await Response(status_code=status)(scope, receive, send_with_headers)
            return
        await self._app(scope, receive, send_with_headers)


def _too_much(headers: Headers) -> int:
    """The status that refuses a body which is too long, or does not say how long it is; 0: it may come."""
    if "transfer-encoding" in headers:
        return 411
    length = headers.get("content-length", "0")
    return 0 if length.isdigit() and int(length) <= MOST_BYTES else 413
