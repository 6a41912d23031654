"""Any number of servers over one PostgreSQL: they promise together what one promises alone."""

import asyncio
import threading
from collections import Counter
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from assistance.caller.news import CallState
from assistance.desk.desk import Desk, open_desk
from assistance.desk.feed.store import CHANNEL
from assistance.messages import What
from assistance.model import Helper, HelpRequest, RequestState
from assistance.server import sign_in_links
from assistance.web.exchange import Exchange
from assistance.web.feed import Feed
from assistance.web.notices import Notices
from kiosk.clock import SystemClock
from kiosk.settings import KioskSettings, read_settings
from tests.assistance.hall import situation
from tests.assistance.process import StaffServer
from tests.assistance.test_server import Device, Told
from tests.clock import FakeClock
from tests.postgres import Postgres

HERE, THERE = KioskSettings.station, "Bonn Hbf"
PATIENCE_SECONDS = 15


@pytest.fixture
def shared(postgres: Postgres) -> Iterator[str]:
    """The address of an empty database on PostgreSQL."""
    name = postgres.database()
    yield postgres.url(name)
    postgres.drop(name)


@contextmanager
def desks(url: str, count: int, clock: FakeClock) -> Iterator[list[Desk]]:
    """So many servers' desks over one database, each with connections of its own."""
    with ExitStack() as leave:
        opened = [open_desk(url, clock, (HERE, THERE)) for _ in range(count)]
        for desk in opened:
            leave.callback(desk.requests.close)
        yield opened


def in_a_loop(work: Coroutine[Any, Any, Any]) -> Any:
    """The browser of other tests keeps a loop on this thread."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


def call(desk: Desk, id: str, kiosk: str = "hh-3", station: str = HERE) -> str:
    there = situation(desk.clock, kiosk, station=station)  # type: ignore[arg-type]
    return desk.handling.receive(HelpRequest(id, there, desk.clock.now()))


@pytest.mark.parametrize("through", ["feeds", "stores"])
def test_fifty_helpers_on_two_servers_and_one_winner(database: str, through: str):
    """Fifty thumbs at once, on two servers: one helper goes, and nobody arrives twice."""
    with desks(database, 2, FakeClock()) as (one, other):
        call(one, "r1")
        helpers = [Helper(f"h{n}", f"Helper {n}") for n in range(50)]
        taps = [
            (desk, partial(desk.handling.acknowledge, "r1", helper, 2))
            for desk, helper in zip([one, other] * 25, helpers, strict=True)
        ]
        if through == "stores":
            with ThreadPoolExecutor(16) as pool:
                won = list(pool.map(lambda tap: tap[1](), taps))
        else:
            won = in_a_loop(_through_feeds((one, other), taps))
        assert won.count(True) == 1
        [kept] = one.requests.live()
        assert kept.helper == helpers[won.index(True)]
        told = [event.news.what for event in other.requests.events(0)]
        assert told == [What.CALLED, What.UNANSWERED, What.ACKNOWLEDGED], "nobody was on duty, until all thumbs were"


async def _through_feeds(both: tuple[Desk, Desk], taps: list[tuple[Desk, Callable[[], bool]]]) -> list[bool]:
    feeds = {id(desk): Feed(desk.requests) for desk in both}
    for feed in feeds.values():
        await feed.begin()
    won = await asyncio.gather(*(feeds[id(desk)].write(tap) for desk, tap in taps))
    for feed in feeds.values():
        feed.end()
    return list(won)


def test_a_group_and_a_single_change_never_wait_for_each_other_crosswise(shared: str):
    """Two servers work on the same ten calls in opposite order, many times: nobody is stuck, nothing is lost."""
    with desks(shared, 2, FakeClock()) as (one, other):
        ids = [call(one, f"r{n}", f"k{n}") for n in range(10)]

        async def rounds() -> None:
            feeds = [Feed(one.requests), Feed(other.requests)]
            for _ in range(10):
                works = [
                    feed.write(partial(desk.handling.see, id, Helper(f"{feed!r}{_}", "x")))
                    for desk, feed, order in ((one, feeds[0], ids), (other, feeds[1], ids[::-1]))
                    for id in order
                ]
                await asyncio.wait_for(asyncio.gather(*works), PATIENCE_SECONDS)

        in_a_loop(rounds())
        numbers = [event.news.seq for event in one.requests.events(0)]
        assert numbers == list(range(1, 221)), "10 calls that nobody could be asked to take, and 200 sights"


@pytest.mark.slow
def test_what_is_due_at_once_is_carried_out_once_by_three_servers(shared: str, tmp_path: Path):
    """Two hundred travellers to whom nobody came: all are asked again, for each once, whichever server was first."""
    ago = FakeClock(SystemClock(KioskSettings.timezone).now())
    ago.move(-35)  # nobody was on duty; due five seconds ago, and again in thirty
    with desks(shared, 1, ago) as (desk,):
        ids = {call(desk, f"r{n}", f"k{n}") for n in range(200)}
        with ThreadPoolExecutor(3) as pool:
            servers = list(pool.map(lambda n: StaffServer(tmp_path / f"s{n}", settings=_settings(shared)), range(3)))
        try:
            until = threading.Event()
            for _ in range(150):
                if not desk.requests.stations_due(SystemClock(KioskSettings.timezone).now()):
                    break
                until.wait(0.1)
            events = desk.requests.events(0, most=1000)
        finally:
            for server in servers:
                server.stop()
    told = Counter(event.news.request for event in events if event.news.what == What.ASKED_AGAIN)
    assert told == Counter(ids)
    assert [event.news.seq for event in events] == list(range(1, len(events) + 1))


def _settings(url: str, stations: tuple[str, ...] = (HERE,)) -> str:
    return f'[desk]\ndatabase = "{url}"\nstations = {list(stations)!r}\n'


def test_who_resumes_by_number_never_misses_one(shared: str):
    """Four servers write, a page reads along and resumes after each number: a number given is a number committed."""
    writers, each = 4, 60
    with desks(shared, writers + 1, FakeClock()) as opened:
        reader, seen, over = opened.pop(), [], threading.Event()

        def read() -> None:
            while True:
                last = over.is_set()
                events = reader.requests.events(seen[-1] if seen else 0)
                seen.extend(event.news.seq for event in events)
                if last and not events:
                    return

        with ThreadPoolExecutor(writers + 1) as pool:
            reading = pool.submit(read)
            writing = [
                pool.submit(lambda desk=desk, n=n: [call(desk, f"{n}-{k}", f"{n}-{k}") for k in range(each)])
                for n, desk in enumerate(opened)
            ]
            for work in writing:
                work.result()
            over.set()
            reading.result()
        assert seen == list(range(1, 2 * writers * each + 1)), "each was called, and unanswered"


def test_another_server_is_woken_by_the_commit(shared: str):
    """Anna's page hangs on the second server: the call that the first one took rings there at once, without a poll."""
    with desks(shared, 2, FakeClock()) as (one, other):

        async def live_through() -> tuple[str, list[str]]:
            feed, notices = Feed(other.requests), Notices(shared)
            notices.hear(CHANNEL, lambda _: feed.ring())
            await feed.begin()
            notices.begin()
            await asyncio.wait_for(notices.listening.wait(), PATIENCE_SECONDS)
            with feed.listen(HERE) as here, feed.listen(THERE) as there, feed.listen(HERE, "hh-9") as kiosk:
                await asyncio.to_thread(call, one, "r1")
                change = await here.next(PATIENCE_SECONDS)
                rest = [who for who, ear in (("there", there), ("kiosk", kiosk)) if await ear.next(0.05)]
            feed.end()
            await notices.end()
            assert change is not None
            assert change.request is not None
            return change.request.id, rest

        assert in_a_loop(live_through()) == ("r1", []), "only the station, and only the kiosk, that it concerns"


def test_frames_of_a_talk_reach_the_server_where_the_page_is(shared: str):
    """The kiosk hangs on one server, Anna's page on the other: an offer of 60 kB on the way comes whole, and once."""
    long = "Grüße aus Köln: " + "äöüß€" * 2000

    async def live_through() -> list[list[str]]:
        notices = [Notices(shared), Notices(shared)]
        here, there = (Exchange(one) for one in notices)
        for one in notices:
            one.begin()
            await asyncio.wait_for(one.listening.wait(), PATIENCE_SECONDS)
        with here.listen(HERE, "request:r1") as own, there.listen(HERE, "request:r1") as ear, \
                there.listen(THERE, "request:r1") as elsewhere:  # fmt: skip
            await here.publish(HERE, "request:r1", long)
            await here.publish(HERE, "request:r1", "short")
            heard: list[str] = []
            while len(heard) < 2:
                heard += await ear.next(PATIENCE_SECONDS)
            told = [heard, await own.next(0.05), await elsewhere.next(0.05), await ear.next(0.2)]
        for one in notices:
            await one.end()
        return told

    assert in_a_loop(live_through()) == [[long, "short"], [long, "short"], [], []]


def test_a_station_does_not_see_another_one(shared: str):
    """Bonn's helpers hear nothing of Köln; both have a kiosk that is called k-1."""
    with desks(shared, 1, FakeClock()) as (desk,):
        call(desk, "köln", "k-1")
        call(desk, "bonn", "k-1", THERE)
        assert [request.id for request in desk.requests.live(THERE)] == ["bonn"]
        assert [request.id for request in desk.requests.live()] == ["köln"]
        for station in (HERE, THERE):
            assert [event.news.seq for event in desk.requests.events(0, station=station)] == [1, 2]
        assert desk.requests.kiosk_of("bonn", HERE) is None, "a kiosk of Köln cannot cancel it"
        assert desk.requests.log_of(HERE) != desk.requests.log_of(THERE)


@pytest.mark.slow
def test_kiosk_and_helper_on_different_servers(shared: str, tmp_path: Path):
    """She calls at one server, Anna taps at the other: her name reaches the traveller."""
    with ThreadPoolExecutor(2) as pool:
        one, other = pool.map(lambda n: StaffServer(tmp_path / n, settings=_settings(shared)), ("one", "other"))
    other.links |= sign_in_links(read_settings(home=other.home), other.address, ["Anna"])  # newer than one's
    anna = Device(other, "Anna")
    caller = one.kiosk("hh-3")
    try:
        told = Told(caller)
        request = caller.call(situation(FakeClock()))
        # no page is open: the servers may find that nobody was shown it before they say that they have it
        told.until(CallState.RECEIVED, CallState.UNANSWERED)
        assert "flower shop" in anna.ask("GET", "/").text  # type: ignore[attr-defined]
        anna.tap(request.id, "come", "minutes=2")
        assert told.until(CallState.ACKNOWLEDGED).helper == "Anna"
    finally:
        caller.stop()
        one.stop()
        other.stop()
    with desks(shared, 1, FakeClock()) as (desk,):
        assert desk.requests.live()[0].state is RequestState.ACKNOWLEDGED
