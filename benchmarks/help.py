"""From the touch on "Call a person" to the card on every helper's screen: `./loket bench help`.

A real staff server process over SQLite, then over PostgreSQL: 200 kiosks and 20 helpers' pages at once, 2,000 calls,
then all 200 kiosks in the same moment. Two of the pages are real ones in Chromium, whose DOM is measured for every
call; two of the kiosks are real ones with an outbox on the disk. Both ends read one wall clock.
"""

import argparse
import asyncio
import json
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from assistance.caller.caller import Caller
from benchmarks.figures import missed, spread
from benchmarks.help_load import LoadKiosk, LoadPage, situation
from tests.assistance.process import CHROMIUM, QUIET, StaffServer
from tests.assistance.test_server import Device
from tests.postgres import Postgres, tools

KIOSKS, PAGES, CALLS, RATE = 200, 20, 2000, 3.0  # calls in a second: a station's busy peak
REAL_EVERY = 20  # each so many-th call is one of a real kiosk
STAYS_SECONDS = 2.0  # until the call is cancelled: so many cards stand on the pages
BURSTS = 3
DRAIN_SECONDS = 20.0
SIZES = ((412, 915), (1280, 800))
TARGETS = {
    "sqlite.calls.dom_ms.p99": 150.0,
    "sqlite.calls.pages_ms.p99": 150.0,
    "sqlite.burst.dom_ms.p99": 500.0,
    "sqlite.never_shown": 1.0,
    "postgresql.calls.dom_ms.p99": 250.0,
    "postgresql.calls.pages_ms.p99": 250.0,
    "postgresql.burst.dom_ms.p99": 500.0,
    "postgresql.never_shown": 1.0,
}
WATCH = """() => {
    window.shownAt = {};
    new MutationObserver((changes) => {
        for (const change of changes) for (const card of change.addedNodes)
            if (card.dataset?.kind === "waiting") window.shownAt[card.id.slice(2)] ??= Date.now();
    }).observe(document.getElementById("board"), {childList: true, subtree: true});
}"""

Called = dict[str, float]  # id of a call -> when, seconds since 1970


class Hall:
    """All kiosks and pages of one run; what was called when, and when it was shown where."""

    def __init__(self, address: str, cookies: Sequence[str], kiosks: int, real: Sequence[Caller]) -> None:
        self._kiosks = [LoadKiosk(address, f"k{n}") for n in range(kiosks - len(real))]
        self.pages = [LoadPage(address, cookie) for cookie in cookies]
        self._real = real
        self.resumed = 0

    async def run(self, calls: int, rate: float) -> tuple[Called, Called]:
        """(calls one by one, calls of the bursts)."""
        works = []
        for one in (*self._kiosks, *self.pages):
            works.append(asyncio.create_task(one.run()))
            await asyncio.sleep(0.02)
        await asyncio.gather(*(one.ready.wait() for one in (*self._kiosks, *self.pages)))
        await self._steady(40, rate)  # warm
        single = await self._steady(calls, rate)
        bursts: Called = {}
        for _ in range(BURSTS):
            await asyncio.sleep(1)
            bursts |= await self._burst()
        for work in works:
            work.cancel()
        await asyncio.gather(*works, return_exceptions=True)
        self.resumed = sum(one.resumed for one in (*self._kiosks, *self.pages))
        return single, bursts

    async def _steady(self, calls: int, rate: float) -> Called:
        begun, called, ends = time.monotonic(), {}, set()
        for n in range(calls):
            await asyncio.sleep(max(0.0, begun + n / rate - time.monotonic()))
            if self._real and n % REAL_EVERY == 0:
                work = self._call_really(self._real[n // REAL_EVERY % len(self._real)], called)
            else:
                work = self._call(self._kiosks[n % len(self._kiosks)], called)
            ends.add(asyncio.create_task(work))
        await asyncio.gather(*ends)
        await self._all_shown(called)
        return called

    async def _call(self, kiosk: LoadKiosk, called: Called) -> None:
        id, called[id] = await kiosk.call()
        await asyncio.sleep(STAYS_SECONDS)
        await kiosk.cancel(id)

    async def _call_really(self, caller: Caller, called: Called) -> None:
        at, name = time.time(), f"real-{self._real.index(caller)}"
        request = await asyncio.to_thread(caller.call, situation(name))
        called[request.id] = at
        await asyncio.sleep(STAYS_SECONDS)
        await asyncio.to_thread(caller.cancel, request.id)

    async def _burst(self) -> Called:
        told = dict(await asyncio.gather(*(kiosk.call() for kiosk in self._kiosks)))
        await self._all_shown(told)
        await asyncio.sleep(3)  # until every "seen" of it is written down
        ends = zip(self._kiosks, told, strict=True)
        await asyncio.gather(*(kiosk.cancel(id) for kiosk, id in ends))
        while any(kiosk.busy for kiosk in self._kiosks):
            await asyncio.sleep(0.1)
        return told

    async def _all_shown(self, called: Called) -> None:
        until = time.monotonic() + DRAIN_SECONDS
        while time.monotonic() < until and not all(id in page.shown for page in self.pages for id in called):
            await asyncio.sleep(0.05)


def run(
    engine: str, calls: int = CALLS, rate: float = RATE, kiosks: int = KIOSKS, pages: int = PAGES
) -> dict[str, Any]:
    """Milliseconds from the call to the card: in the DOM of Chromium's pages, and at the other pages' sockets."""
    with _database(engine) as url, ExitStack() as leave:
        folder = leave.enter_context(tempfile.TemporaryDirectory())
        names = [f"Helper{n}" for n in range(pages)]
        server = StaffServer(Path(folder), settings=f'[desk]\ndatabase = "{url}"\n' if url else "", names=names)
        leave.callback(server.stop)
        real = [server.kiosk(f"real-{n}") for n in range(2)]
        for caller in real:
            leave.callback(caller.stop)
        browser = leave.enter_context(sync_playwright()).chromium.launch(
            executable_path=str(CHROMIUM), args=list(QUIET)
        )
        seen = [_page(browser.new_context(viewport={"width": w, "height": h}).new_page(), server.links[name])
                for (w, h), name in zip(SIZES, names, strict=False)]  # fmt: skip
        hall = Hall(server.address, [Device(server, name).cookie for name in names[len(SIZES) :]], kiosks, real)
        with ThreadPoolExecutor(1) as thread:  # the browser has the loop of this one
            called, burst = thread.submit(asyncio.run, hall.run(calls, rate)).result()
        time.sleep(1)
        doms = [page.evaluate("() => window.shownAt") for page in seen]
        browser.close()
    return _figures(called, burst, doms, hall.pages) | {"resumed": hall.resumed}


def _page(page: Page, link: str) -> Page:
    page.goto(link)
    page.wait_for_selector("#calls", state="attached")
    page.evaluate(WATCH)
    return page


def _figures(called: Called, burst: Called, doms: list[dict[str, float]], pages: list[LoadPage]) -> dict[str, Any]:
    def part(some: Called) -> dict[str, Any]:
        dom = [dom[id] - at * 1000 for dom in doms for id, at in some.items() if id in dom]
        sockets = [(page.shown[id][0] - at) * 1000 for page in pages for id, at in some.items() if id in page.shown]
        return {"dom_ms": spread(dom, 99), "pages_ms": spread(sockets, 99)}

    every = called | burst
    return {
        "calls": part(called),
        "burst": part(burst),
        "never_shown": sum(id not in dom for dom in doms for id in every)
        + sum(id not in page.shown for page in pages for id in every),
    }


@contextmanager
def _database(engine: str) -> Iterator[str]:
    """Its address; "": a file."""
    if engine == "sqlite":
        yield ""
        return
    server = Postgres(tools())
    try:
        yield server.url(server.database())
    finally:
        server.stop()


def main(arguments: Sequence[str] | None = None) -> int:
    """Both engines; the figures as JSON on the last line."""
    parser = argparse.ArgumentParser(prog="./loket bench help", description=__doc__)
    parser.add_argument("--engine", action="append", choices=("sqlite", "postgresql"), help="repeat it; else both")
    parser.add_argument("--calls", type=int, default=CALLS)
    parser.add_argument("--rate", type=float, default=RATE, help="calls in a second")
    given = parser.parse_args(arguments)
    engines = given.engine or ["sqlite", *(["postgresql"] if tools() else [])]
    report: dict[str, Any] = {engine: run(engine, given.calls, given.rate) for engine in engines}
    targets = {name: target for name, target in TARGETS.items() if name.partition(".")[0] in report}
    report["missed"] = missed(report, targets)
    if not tools():
        report["missed"].append("postgresql: it is not on this machine")
    print(json.dumps(report))
    return 1 if report["missed"] else 0


if __name__ == "__main__":
    sys.exit(main())
