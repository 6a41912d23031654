"""What makes the page an app on a phone: manifest, icons, service worker, and the page for when there is no desk."""

import hashlib
import io
import json
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from assistance.web.cards import Cards
from assistance.web.login import language_of
from kiosk.settings import DeskSettings

STATIC = Path(__file__).parent / "static"
SIZES = (180, 192, 512)
BLUE, PAPER = "#0b3d78", "#faf6ef"  # those of icon.svg
FINER = 4  # drawn so many times larger, then made smaller: smooth edges
KEPT = (  # by the service worker: enough to show the page that says what is wrong
    "/offline", "/static/board.css", "/static/offline.js", "/static/icon.svg",
    "/static/fonts/AtkinsonHyperlegible-Regular.ttf", "/static/fonts/AtkinsonHyperlegible-Bold.ttf",
)  # fmt: skip


def install_routes(cards: Cards, desk: DeskSettings) -> list[BaseRoute]:
    """The addresses of an app; none of them needs a shift."""

    async def offline(request: Request) -> Response:
        language = language_of(request)
        return HTMLResponse(cards.page("offline.html", language, phone=desk.phone, counter=desk.counter))

    return [
        Route("/manifest.webmanifest", _manifest),
        Route("/sw.js", _worker),
        Route("/icon-{size:int}.png", _icon),
        Route("/offline", offline),
    ]


async def _manifest(request: Request) -> Response:
    icons = [{"src": f"/icon-{size}.png", "sizes": f"{size}x{size}", "type": "image/png"} for size in SIZES]
    maskable = {"src": "/icon-512.png", "sizes": "512x512", "type": "image/png", "purpose": "maskable"}
    drawn = {"src": "/static/icon.svg", "sizes": "any", "type": "image/svg+xml"}
    app = {
        "id": "/",
        "name": "Loket",
        "short_name": "Loket",
        "lang": language_of(request),
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": BLUE,
        "icons": [*icons, maskable, drawn],
    }
    return Response(json.dumps(app), media_type="application/manifest+json")


async def _worker(_: Request) -> Response:
    """The service worker."""
    return Response(_worker_text(), media_type="text/javascript")


@cache
def _worker_text() -> str:
    """It changes whenever a file that it keeps does, so that browsers fetch it anew; files change with a release."""
    source = (STATIC / "sw.js").read_text("utf-8")
    digest = hashlib.sha256(b"".join(file.read_bytes() for file in sorted(STATIC.iterdir()) if file.is_file()))
    return source.replace('"VERSION"', json.dumps(digest.hexdigest()[:12])).replace('"KEPT"', json.dumps(KEPT))


async def _icon(request: Request) -> Response:
    size = request.path_params["size"]
    if size not in SIZES:
        return Response(status_code=404)
    return Response(icon(size), media_type="image/png", headers={"Cache-Control": "max-age=86400"})


@cache
def icon(size: int) -> bytes:
    """icon.svg as a PNG of `size` pixels, full to the edge: phones cut it to their own shape."""
    whole = size * FINER
    one = whole / 64  # a unit of icon.svg, made smaller towards the middle so that no shape cuts into it

    def at(value: float) -> float:
        return 32 * one + (value - 32) * one * 0.86

    picture = Image.new("RGB", (whole, whole), BLUE)
    draw = ImageDraw.Draw(picture)
    draw.ellipse((at(23), at(12), at(41), at(30)), fill=PAPER)
    draw.chord((at(14), at(35), at(50), at(71)), 180, 360, fill=PAPER)
    kept = io.BytesIO()
    picture.resize((size, size), Image.Resampling.LANCZOS).save(kept, "PNG", optimize=True)
    return kept.getvalue()
