"""Builds and runs the staff server: one process, one loop, one SQLite file."""

import argparse
import asyncio
import logging
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import fontpkg_atkinson_hyperlegible
import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.staticfiles import StaticFiles

from assistance.desk.desk import Desk, open_desk
from assistance.desk.escalation import TICK_SECONDS
from assistance.web.board import Board
from assistance.web.cards import Cards
from assistance.web.feed import Feed
from assistance.web.kiosks import Kiosks
from assistance.web.live import Live
from assistance.web.login import Login
from assistance.web.policy import Policy
from kiosk.clock import Clock, SystemClock
from kiosk.errors import Fault, FaultyFile
from kiosk.settings import Settings, default_home, read_settings

log = logging.getLogger(__name__)
STATIC = Path(__file__).parent / "web" / "static"
FONTS = Path(fontpkg_atkinson_hyperlegible.__file__).parent / "files"
HTMX = Path(__file__).parents[1] / "node_modules" / "htmx.org" / "dist" / "htmx.min.js"
FRAME_BYTES = 16_384
FORGET_SECONDS = 3600
DEMO_HELPERS = ("Anna", "Bob")


def build(settings: Settings, clock: Clock | None = None, htmx: Path = HTMX) -> Starlette:
    """The staff server as an ASGI app; its database in `settings.home` is opened here.

    Raises FaultyFile when `htmx` is not installed, Trouble("storage-failed") when the database cannot be opened.
    """
    if not htmx.exists():
        raise FaultyFile([Fault(str(htmx), 0, "AS001", "is not there.", "Run: npm ci --ignore-scripts")])
    desk = open_desk(database_of(settings), clock or SystemClock(settings.kiosk.timezone))
    feed, cards = Feed(desk.requests), Cards()
    login = Login(desk.staff, cards, desk.clock)
    board = Board(desk, feed, cards, login, settings.kiosk.station)
    live = Live(desk, feed, cards, login)
    kiosks = Kiosks(desk.post, feed, settings.desk.token)

    @asynccontextmanager
    async def life(_: Starlette) -> AsyncIterator[None]:
        await feed.begin()
        watching = asyncio.create_task(watch(desk, feed))
        yield
        watching.cancel()
        desk.requests.close()

    routes = [
        Route("/", board.show),
        Route("/requests/{id}/{verb}", board.act, methods=["POST"]),
        Route("/enter", login.enter),
        Route("/leave", login.leave, methods=["POST"]),
        Route("/language/{language}", login.language),
        Route("/health", _health),
        Route("/static/htmx.min.js", lambda _: FileResponse(htmx)),
        Mount("/static/fonts", StaticFiles(directory=FONTS)),
        Mount("/static", StaticFiles(directory=STATIC)),
        WebSocketRoute("/feed", live.serve),
        WebSocketRoute("/kiosk", kiosks.serve),
    ]
    return Starlette(routes=routes, lifespan=life, middleware=[Middleware(Policy), Middleware(GZipMiddleware)])


def database_of(settings: Settings) -> str:
    """Where the desk's rows are."""
    return f"sqlite:///{settings.home / 'desk.db'}"


async def watch(desk: Desk, feed: Feed) -> None:
    """Carry out what is due, twice a second; forget what must be forgotten, once an hour."""
    forget_at = desk.clock.seconds()
    while True:
        if await asyncio.to_thread(desk.escalation.waits):
            await feed.write(desk.escalation.tick)
        if desk.clock.seconds() >= forget_at:
            await feed.write(lambda: desk.requests.forget(desk.clock.now()))
            forget_at = desk.clock.seconds() + FORGET_SECONDS
        await asyncio.sleep(TICK_SECONDS)


async def _health(_: Request) -> Response:
    return PlainTextResponse("open")


def sign_in_links(settings: Settings, address: str, names: tuple[str, ...]) -> dict[str, str]:
    """A ready sign-in link for each name; good for one shift, and until the next are made."""
    desk = open_desk(database_of(settings), SystemClock(settings.kiosk.timezone))
    links = {name: f"{address}/enter?key={desk.staff.enrol(name, desk.clock.now())}" for name in names}
    desk.requests.close()
    return links


def serve(host: str, port: int, home: Path, names: tuple[str, ...] = DEMO_HELPERS) -> None:
    """Run until the process is told to stop. Prints the address and the sign-in links once it listens."""
    settings = read_settings(home=home)
    app = build(settings)
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, ws="websockets-sansio", ws_max_size=FRAME_BYTES,
        ws_ping_interval=2.0, ws_ping_timeout=3.0, timeout_graceful_shutdown=1, server_header=False,
    )  # fmt: skip
    listening = socket.create_server((host, port))
    address = f"http://{host}:{listening.getsockname()[1]}"
    print(f"Staff dashboard: {address}", flush=True)  # noqa: T201  these lines are what the command is for
    for name, link in sign_in_links(settings, address, names).items():
        print(f"  sign in as {name}: {link}", flush=True)  # noqa: T201
    uvicorn.Server(config).run(sockets=[listening])


def main() -> None:
    """`python -m assistance.server`: the staff server as a process of its own."""
    parser = argparse.ArgumentParser(prog="./loket desk", description="The staff server with the helpers' dashboard.")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen at; 0.0.0.0: the whole network")
    parser.add_argument("--port", type=int, default=8765, help="0: any free port")
    parser.add_argument("--home", type=Path, default=default_home(), help="folder with loket.toml and the database")
    parser.add_argument("--helper", action="append", help="a name to print a sign-in link for; may be repeated")
    given = parser.parse_args()
    logging.basicConfig(level=logging.WARNING)
    serve(given.host, given.port, given.home, tuple(given.helper or DEMO_HELPERS))


if __name__ == "__main__":
    main()
