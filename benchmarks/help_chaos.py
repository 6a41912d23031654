"""No call is lost and none is shown twice, whatever dies: `./loket bench help-chaos`.

Real kiosks with outboxes on the disk, real staff servers (one over SQLite, two over a PostgreSQL), pages that resume by
their cursor, and cables between all of them. Kiosks, servers and the PostgreSQL are killed (-9), and cables are cut or
go dead, each while calls are made. At the end everything is left in peace for longer than any message is repeated,
and ids are compared: of what the kiosks had written down, of the rows, and of what the pages showed.
"""

import argparse
import asyncio
import json
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from http.client import HTTPException
from pathlib import Path
from typing import Any

from assistance.desk.desk import open_desk
from benchmarks.help_load import CLOCK, STATION, LoadPage
from benchmarks.help_power import power_cuts
from tests.assistance.process import ROOT, StaffServer
from tests.assistance.proxy import Cable
from tests.assistance.test_server import Device
from tests.postgres import Postgres, tools

CALLS, KILLS, CUTS, POWER_CUTS = 2000, 21, 20, 100
LONG = {"calls": 100_000, "kills": 500, "cuts": 200, "power": 1000}
KIOSKS, PROCESSES = 40, 4
SWITCH_SECONDS = 0.0005  # all cables are threads of this program: none waits long for another's turn
DRAIN_SECONDS = 10.0  # messages are repeated after 2 s, sockets opened anew after 1
LONGEST_SECONDS = 450.0
LONG_SECONDS = 6.0  # for which a call stands on a page until somebody comes


class World:
    """All that can die, over one engine."""

    def __init__(self, folder: Path, engine: str, calls: int, chance: random.Random, leave: ExitStack) -> None:
        self.folder, self._chance, self._leave = folder, chance, leave
        self.postgres: Postgres | None = None
        self._cables: list[Cable] = []
        self.url = f"sqlite:///{folder / 'desk' / 'desk.db'}"
        self._own = self.url  # of who compares: by no cable
        if engine == "postgresql":
            self.postgres = Postgres(tools())
            leave.callback(self.postgres.stop)
            name = self.postgres.database()
            self._own = self.postgres.url(name)
            self.url = self.postgres.url(name, port=self._cable(f"127.0.0.1:{self.postgres.port}").port)
        names = ("one", "other") if self.postgres else ("desk",)
        settings = f'[desk]\ndatabase = "{self.url}"\n' if self.postgres else ""
        self.servers = [StaffServer(folder / name, settings=settings) for name in names]
        for server in self.servers:
            leave.callback(server.end)
        self._to_kiosks, to_pages = self._cable(self.servers[0].address), self._cable(self.servers[-1].address)
        self._devices = [Device(self.servers[-1], name) for name in ("Anna", "Bob")]
        self.pages = [LoadPage(to_pages.address, device.cookie) for device in self._devices]
        self._of_each = calls // KIOSKS
        self.calls = self._of_each * KIOSKS
        (folder / "kiosks").mkdir()
        self._kiosks: list[subprocess.Popen[bytes]] = []
        leave.callback(lambda: [_end(program) for program in self._kiosks])

    def open(self) -> None:
        """The helpers are there: travellers may come."""
        self._kiosks += [self._start_kiosks(n) for n in range(PROCESSES)]

    def come(self) -> None:
        """A call that stands there for long was unanswered for a moment, and its kiosk waits for a person."""
        for id in self.pages[0].waiting(time.time() - LONG_SECONDS)[:20]:
            with suppress(OSError, HTTPException):
                self._devices[0].tap(id, "come", "minutes=1")

    def _cable(self, target: str) -> Cable:
        cable = Cable(target)
        self._cables.append(cable)
        self._leave.callback(cable.stop)
        return cable

    def _start_kiosks(self, n: int) -> "subprocess.Popen[bytes]":
        each = KIOSKS // PROCESSES
        arguments = [str(self.folder / "kiosks"), self._to_kiosks.address, str(n * each), str(each), str(self._of_each)]
        command = [sys.executable, "-m", "benchmarks.help_kiosks", *arguments]
        with (self.folder / "kiosks.txt").open("ab") as log:
            return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=log, stderr=log)

    def made(self) -> set[str]:
        """Ids of all calls that a kiosk has written down."""
        return {id for file in (self.folder / "kiosks").glob("*.made") for id in file.read_text().split()}

    def count(self) -> int:
        """How many calls those are; asked often."""
        return sum(file.read_bytes().count(b"\n") for file in (self.folder / "kiosks").glob("*.made"))

    def kill(self) -> str:
        """Something dies, and is started again after a moment."""
        what = self._chance.choice(["server", "kiosk", "postgresql"] if self.postgres else ["server", "kiosk"])
        pause = self._chance.uniform(0.1, 0.8)
        if what == "server":
            server = self._chance.choice(self.servers)
            server.kill()
            time.sleep(pause)
            server.start()
        elif what == "kiosk":
            n = self._chance.randrange(PROCESSES)
            _end(self._kiosks[n])
            time.sleep(pause)
            self._kiosks[n] = self._start_kiosks(n)
        elif self.postgres:
            self.postgres.kill()
            time.sleep(pause)
            self.postgres.start()
        return what

    def cut(self) -> str:
        """A cable is pulled, or goes dead without a word."""
        cable, how = self._chance.choice(self._cables), self._chance.choice(["pulled", "dead"])
        (cable.cut if how == "pulled" else cable.freeze)()
        time.sleep(self._chance.uniform(0.2, 1.5))
        cable.heal()
        return how

    def compare(self, made: set[str]) -> dict[str, Any]:
        """What the rows and the pages say of all that was made."""
        desk = open_desk(self._own, CLOCK)
        events, at = [], 0
        while some := desk.requests.events(at, most=5000, station=STATION):
            events += some
            at = some[-1].news.seq
        said = Counter(event.news.request for event in events if event.news.what == "called")
        tests = desk.canary.among(said)  # a kiosk's own, which nobody is shown
        called = Counter({id: count for id, count in said.items() if id not in tests})
        desk.requests.close()
        shown: set[str] = set().union(*(page.shown for page in self.pages))
        again = {id for page in self.pages for id, times in page.shown.items() if len(times) > 1}
        return {
            "lost": len(made - (set(called) & shown)),
            "doubled": len(again | {id for id, count in called.items() if count > 1} | (set(called) - made)),
            "holes_in_the_log": at - len(events),
        }


def run(engine: str, calls: int, kills: int, cuts: int, seed: int) -> dict[str, Any]:
    """One engine: what was sent, lost and doubled; what was killed and cut."""
    begun, chance = time.monotonic(), random.Random(seed)
    with ExitStack() as leave:
        folder = Path(leave.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True)))
        world = World(folder, engine, calls, chance, leave)
        over, reading = threading.Event(), threading.Thread(target=lambda: asyncio.run(_read(world, over)))
        reading.start()
        until = begun + LONGEST_SECONDS * (1 + calls / CALLS)
        _wait(lambda: all(page.ready.is_set() for page in world.pages), until)
        world.open()
        plan: list[Callable[[], str]] = [*[world.kill] * kills, *[world.cut] * cuts]
        chance.shuffle(plan)
        done: Counter[str] = Counter()
        for n, deed in enumerate(plan):
            _wait(lambda n=n: world.count() >= world.calls * n / len(plan), until)
            done[f"{deed.__name__}:{deed()}"] += 1
        _wait(lambda: world.count() >= world.calls, until)
        time.sleep(DRAIN_SECONDS)
        over.set()
        reading.join()
        made = world.made()
        report: dict[str, Any] = {"sent": len(made), **world.compare(made)}
    report["kills"] = sum(count for what, count in done.items() if what.startswith("kill"))
    report["cuts"] = sum(count for what, count in done.items() if what.startswith("cut"))
    return report | {"of": dict(done), "seconds": round(time.monotonic() - begun, 1)}


async def _read(world: World, over: threading.Event) -> None:
    works = [asyncio.create_task(page.run()) for page in world.pages]
    while not over.is_set():
        await asyncio.sleep(0.5)
        await asyncio.to_thread(world.come)
    for work in works:
        work.cancel()
    await asyncio.gather(*works, return_exceptions=True)


def _end(program: "subprocess.Popen[bytes]") -> None:
    """As a power cut would."""
    program.kill()
    program.wait()
    if program.stdin is not None:
        program.stdin.close()


def _wait(true: Callable[[], bool], until: float) -> None:
    while not true() and time.monotonic() < until:
        time.sleep(0.1)


def main(arguments: Sequence[str] | None = None) -> int:
    """Each engine, and the power cuts; the report as JSON on the last line."""
    parser = argparse.ArgumentParser(prog="./loket bench help-chaos", description=__doc__)
    parser.add_argument("--engine", action="append", choices=("sqlite", "postgresql"), help="repeat it; else both")
    parser.add_argument("--long", action="store_true", help="100,000 calls, 500 kills, 200 cuts, 1,000 power cuts")
    parser.add_argument("--calls", type=int)
    parser.add_argument("--kills", type=int)
    parser.add_argument("--cuts", type=int)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(arguments)
    sys.setswitchinterval(SWITCH_SECONDS)
    usual = LONG if given.long else {"calls": CALLS, "kills": KILLS, "cuts": CUTS, "power": POWER_CUTS}
    calls, kills, cuts = (
        usual[name] if (value := getattr(given, name)) is None else value for name in ("calls", "kills", "cuts")
    )
    engines = given.engine or ["sqlite", *(["postgresql"] if tools() else [])]
    report: dict[str, Any] = {engine: run(engine, calls, kills, cuts, given.seed) for engine in engines}
    with tempfile.TemporaryDirectory() as folder:
        report["power"] = power_cuts(Path(folder), usual["power"], given.seed)
    bad = [f"{part} {name}" for part, told in report.items() for name in ("lost", "doubled") if told[name]]
    bad += [f"{part} sent" for part in engines if report[part]["sent"] < calls // KIOSKS * KIOSKS]
    if not tools():
        bad.append("postgresql: it is not on this machine")
    print(json.dumps(report | {"missed": bad}))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
