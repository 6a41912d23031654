"""Builds and runs the staff server: one process, one loop, one SQLite file; or one of several over a PostgreSQL."""

import argparse
import asyncio
import logging
import os
import socket
import sys
from collections.abc import AsyncIterator, Coroutine, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import fontpkg_atkinson_hyperlegible
import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.staticfiles import StaticFiles

from assistance.desk.desk import Desk, desk_of
from assistance.desk.escalation import TICK_SECONDS
from assistance.desk.feed.store import CHANNEL
from assistance.uplink.centre import Centre
from assistance.uplink.uplink import Uplink
from assistance.web.around import Surroundings
from assistance.web.board import Board
from assistance.web.cards import Cards
from assistance.web.doors import doors
from assistance.web.exchange import Exchange
from assistance.web.feed import Feed
from assistance.web.heartbeats import Heartbeats
from assistance.web.install import install_routes
from assistance.web.kiosks import Kiosks
from assistance.web.limits import Limits
from assistance.web.live import Live
from assistance.web.login import Login
from assistance.web.notices import Notices
from assistance.web.policy import Policy
from assistance.web.proofs import Proofs
from assistance.web.reports import Reports
from assistance.web.talking import Talking
from kiosk.addresses import uplinks_of
from kiosk.clock import Clock, SystemClock
from kiosk.errors import Fault, FaultyFile, Trouble
from kiosk.settings import DeskSettings, Settings, default_home, read_settings

log = logging.getLogger(__name__)
STATIC = Path(__file__).parent / "web" / "static"
FONTS = Path(fontpkg_atkinson_hyperlegible.__file__).parent / "files"
HTMX = Path(__file__).parents[1] / "node_modules" / "htmx.org" / "dist" / "htmx.min.js"
FRAME_BYTES = 16_384
FORGET_SECONDS = 3600
LOOK_SECONDS = 10
FACTS_AT_ONCE = 5
REST_SECONDS = 0.05  # between them: the loop has more to do
SWITCH_SECONDS = 0.0005  # the thread that writes must not keep the loop waiting: a call passes between them five times
ANYWHERE = ("0.0.0.0", "::")
THIS_MACHINE = ("127.0.0.1", "::1", "localhost")


def build(settings: Settings, clock: Clock | None = None, htmx: Path = HTMX) -> Starlette:
    """The staff server as an ASGI app; its database in `settings.home` is opened here.

    Raises FaultyFile when `htmx` is not installed or the plan for help is faulty, Trouble("storage-failed") when the
    database cannot be opened.
    """
    if not htmx.exists():
        raise FaultyFile([Fault(str(htmx), 0, "AS001", "is not there.", "Run: npm ci --ignore-scripts")])
    desk = desk_of(settings, clock or SystemClock(settings.kiosk.timezone))
    notices = Notices(desk.requests.engine_url) if desk.requests.several_servers else None
    feed, cards = Feed(desk.requests), Cards(desk.suggestions)
    limits = Limits(desk.clock)
    login = Login(desk.staff, desk.duty, cards, desk.clock, limits, accounts=bool(settings.accounts.issuer))
    surroundings = Surroundings(desk.duty, desk.plan.places, desk.clock)
    proofs = Proofs(desk.accounts.tokens, settings.desk.token)
    board = Board(desk, feed, cards, login, surroundings, proofs)
    heartbeats = Heartbeats(desk.kiosks, desk.clock, asyncio.to_thread if desk.requests.several_servers else feed.write)
    live = Live(desk, feed, heartbeats, cards, login, surroundings)
    centre = Centre(desk.copies, uplinks_of(settings.desk.uplinks))
    talking = Talking(desk, Exchange(notices), cards, login)
    kiosks = Kiosks(desk.post, feed, heartbeats, talking, settings.desk.token, desk.accounts.tokens, limits)
    reports = Reports(desk, cards, login)

    @asynccontextmanager
    async def life(_: Starlette) -> AsyncIterator[None]:
        await feed.begin()
        if notices is not None:
            notices.hear(CHANNEL, lambda _: feed.ring())
            notices.begin()
        watching = [asyncio.create_task(work) for work in (watch(desk, feed), heartbeats.watch())]
        for task in watching:
            task.add_done_callback(_end_with_the_timers)
        for work in uplinks(settings, desk, feed):
            watching.append(asyncio.create_task(work))
            watching[-1].add_done_callback(_go_on_without_a_copy)
        yield
        for task in watching:
            task.cancel()
        feed.end()
        if notices is not None:
            await notices.end()
        desk.requests.close()

    routes = [
        Route("/", board.show),
        Route("/requests/{id}", board.card),
        Route("/requests/{id}/colleagues", board.colleagues),
        Route("/requests/{id}/{verb}", board.act, methods=["POST"]),
        Route("/team", board.team),
        Route("/zone", board.zone, methods=["POST"]),
        *install_routes(cards, settings.desk),
        Route("/reports", reports.show),
        Route("/reports.csv", reports.numbers),
        Route("/talk/{id}", talking.show),
        Route("/enter", login.enter),
        Route("/leave", login.leave, methods=["POST"]),
        Route("/language/{language}", login.language),
        *doors(settings, desk, cards, login),
        Route("/health", _health),
        Route("/static/htmx.min.js", lambda _: FileResponse(htmx)),
        Mount("/static/fonts", StaticFiles(directory=FONTS)),
        Mount("/static", StaticFiles(directory=STATIC)),
        WebSocketRoute("/feed", live.serve),
        WebSocketRoute("/talk/{id}/live", talking.serve),
        WebSocketRoute("/kiosk", kiosks.serve),
        WebSocketRoute("/uplink", centre.serve),
    ]
    return Starlette(routes=routes, lifespan=life, middleware=[Middleware(Policy), Middleware(GZipMiddleware)])


def uplinks(settings: Settings, desk: Desk, feed: Feed) -> list[Coroutine[None, None, None]]:
    """What carries each station's log to the centre, if there is one."""
    to, token = settings.desk.centre, settings.desk.centre_token
    stations = desk.requests.stations if to else ()
    return [Uplink(desk.copies, feed, station, to, token).run() for station in stations]


async def watch(desk: Desk, feed: Feed, every: float = TICK_SECONDS) -> None:
    """Carry out what is due, twice a second; forget what must be, once an hour. A disk's trouble ends nothing."""
    look_at, forget_at, whole = desk.clock.seconds(), desk.clock.seconds(), True
    while True:
        try:
            for station in await asyncio.to_thread(desk.escalation.stations):
                await feed.write(partial(desk.escalation.tick, station), station)
            for station in await asyncio.to_thread(desk.canary.stations):
                await feed.write(partial(desk.canary.tick, station), station)
            if desk.clock.seconds() >= look_at:
                await asyncio.to_thread(desk.canary.look)
                while await asyncio.to_thread(desk.facts.waits):  # a few at a time: a call must not wait for them
                    await feed.write_after(partial(desk.facts.keep, FACTS_AT_ONCE))
                    await asyncio.sleep(REST_SECONDS)
                look_at = desk.clock.seconds() + LOOK_SECONDS
            if desk.clock.seconds() >= forget_at:
                await asyncio.to_thread(desk.facts.forget)
                await asyncio.to_thread(desk.duty.forget)
                await asyncio.to_thread(desk.past.forget, desk.clock.now().date())
                await asyncio.to_thread(desk.accounts.audit.forget, desk.clock.now())
                forget_at = desk.clock.seconds() + FORGET_SECONDS
            whole = True
        except Trouble as trouble:
            log.log(logging.ERROR if whole else logging.DEBUG, "what is due waits: %s", trouble)
            whole = False
        await asyncio.sleep(every)


def _end_with_the_timers(watching: asyncio.Task[None]) -> None:
    """A desk without timers only looks alive: better none, which whoever runs it starts again at once."""
    bug = None if watching.cancelled() else watching.exception()
    if bug is not None:
        log.critical("the timers ended, so the desk ends", exc_info=bug)
        os._exit(1)  # as a power cut would, which every committed row survives: no socket can hold it up


def _go_on_without_a_copy(uplink: asyncio.Task[None]) -> None:
    """A bug there must not take the station's help away."""
    bug = None if uplink.cancelled() else uplink.exception()
    if bug is not None:
        log.critical("nothing is copied to the centre until this desk is started again", exc_info=bug)


async def _health(_: Request) -> Response:
    return PlainTextResponse("open")


def sign_in_links(settings: Settings, address: str, names: Iterable[str]) -> dict[str, str]:
    """A ready sign-in link for each name; good for one shift, and until the next are made for the same name."""
    desk = desk_of(settings, SystemClock(settings.kiosk.timezone))
    now, station = desk.clock.now(), desk.requests.station
    links = {name: f"{address}/enter?key={desk.staff.enrol(name, now, station)}" for name in names}
    for one in filter(None, map(desk.staff.find, (name.casefold() for name in links))):
        if not set(one.stations) & set(desk.requests.stations):
            log.warning(
                "%s is at no station of this desk (%s), and sees no call: ./loket staff role %s %s --station '%s'",
                one.name, ", ".join(one.stations), one.id, one.role, station,
            )  # fmt: skip
    desk.requests.close()
    return links


def address_of(host: str, port: int, scheme: str = "http") -> str:
    """Where a browser finds the desk; for a desk that listens everywhere, this machine's address in its network."""
    if host in ANYWHERE:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
            try:
                asking.connect(("192.0.2.1", 9))  # sends nothing: only asks which way leads out
                host = asking.getsockname()[0]
            except OSError:
                host = socket.gethostname()
    return f"{scheme}://[{host}]:{port}" if ":" in host else f"{scheme}://{host}:{port}"


def serve(settings: Settings, host: str, port: int, public_url: str, names: Iterable[str]) -> None:
    """Run until the process is told to stop. Prints the address and the sign-in links once it listens.

    Raises FaultyFile when what it speaks https with is not there.
    """
    settings = safe_for(settings, host)
    certificate = certificate_of(settings)
    app = build(settings)
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, ws="websockets-sansio", ws_max_size=FRAME_BYTES,
        ws_ping_interval=2.0, ws_ping_timeout=3.0, timeout_graceful_shutdown=1, server_header=False, **certificate,
        ws_per_message_deflate=False,  # packing each card for each page would take longer than the station's network
        backlog=2048,
    )  # fmt: skip
    logging.getLogger("uvicorn.error").addFilter(is_alarming)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.create_server((host, port), family=family)
    scheme = "https" if certificate else "http"
    address = public_url or settings.desk.address or address_of(host, listening.getsockname()[1], scheme)
    sys.setswitchinterval(SWITCH_SECONDS)
    print(f"Staff dashboard: {address}", flush=True)  # noqa: T201  these lines are what the command is for
    _print_links(settings, address, names)
    uvicorn.Server(config).run(sockets=[listening])


def is_alarming(record: logging.LogRecord) -> bool:
    """False for one thing that uvicorn calls an error: a phone asleep did not say goodbye. It comes back by itself."""
    return "graceful shutdown exceeded" not in str(record.msg)


def safe_for(settings: Settings, host: str) -> Settings:
    """On a network nobody gets in with the token that everybody knows; says so, and what to do."""
    if host in THIS_MACHINE or settings.desk.token != DeskSettings.token:
        return settings
    sys.stderr.write(
        f'{settings.home / "loket.toml"}: desk.token is "{DeskSettings.token}", which everybody knows, so on a network '
        "no kiosk gets in with it.\nGive each kiosk a token of its own: ./loket staff kiosk NUMBER says how.\n"
    )
    return replace(settings, desk=replace(settings.desk, token=""))


def certificate_of(settings: Settings) -> dict[str, Any]:
    """What uvicorn speaks https with; {} for plain http. Raises FaultyFile."""
    files = {"desk.certificate": settings.desk.certificate, "desk.key": settings.desk.key}
    if not any(files.values()):
        return {}
    cure = "./loket desk make-certificate makes both, and says what to write."
    if missing := [name for name, file in files.items() if not file or not Path(file).is_file()]:
        what = f"{' and '.join(missing)}: there is no such file."
        raise FaultyFile([Fault(str(settings.home / "loket.toml"), 0, "AS002", what, cure)])
    return {"ssl_certfile": settings.desk.certificate, "ssl_keyfile": settings.desk.key}


def _print_links(settings: Settings, address: str, names: Iterable[str]) -> None:
    for name, link in sign_in_links(settings, address, names).items():
        print(f"  sign in as {name}: {link}", flush=True)  # noqa: T201


def main(arguments: Sequence[str] | None = None) -> int:
    """`python -m assistance.server`: the staff server as a process. 2: a faulty file, 1: other trouble."""
    given = _arguments().parse_args(arguments)
    logging.basicConfig(level=logging.WARNING)
    public_url, names = given.public_url.rstrip("/"), tuple(given.helper)
    try:
        settings = read_settings(home=given.home)
        if given.only_links:
            scheme = "https" if settings.desk.certificate else "http"
            here = public_url or settings.desk.address or address_of(given.host, given.port, scheme)
            _print_links(settings, here, names)
        else:
            serve(settings, given.host, given.port, public_url, names)
    except FaultyFile as faulty:
        sys.stderr.write(f"{faulty}\n")
        return 2
    except Trouble as trouble:
        sys.stderr.write(f"{given.home}: the database cannot be used: {trouble.detail}\n")
        return 1
    except OSError as error:
        sys.stderr.write(f"{given.host}, port {given.port}: the staff server cannot start: {error}\n")
        return 1
    return 0


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="./loket desk", description="The staff server with the helpers' dashboard.")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen at; 0.0.0.0: the whole network")
    parser.add_argument("--port", type=int, default=8765, help="0: any free port")
    parser.add_argument("--home", type=Path, default=default_home(), help="folder with loket.toml and the database")
    parser.add_argument("--helper", action="append", default=[], help="a name to print a sign-in link for; repeat it")
    parser.add_argument("--public-url", default="", help="how helpers reach it, for the links: https://desk.example")
    parser.add_argument("--only-links", action="store_true", help="print links, and leave the running server alone")
    return parser


if __name__ == "__main__":
    sys.exit(main())
