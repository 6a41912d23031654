"""Whatever people, phones and servers do: every open call has a live timer, one helper at most, and is never lost."""

import tempfile
from datetime import timedelta
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule

from assistance.desk.desk import Desk, open_desk
from assistance.desk.escalation import TICK_SECONDS
from assistance.model import AT_THE_KIOSK, LIVE, Helper, HelpRequest, Proof, RequestState, Role
from tests.assistance.hall import STATION, situation
from tests.clock import FakeClock
from tests.postgres import Postgres

KIOSKS = ("demo-1", "k2", "k3")
BESIDE = "Köln Messe/Deutz"
PEOPLE = {"Anna": STATION, "Bob": STATION, "Mia": STATION, "Dora": BESIDE}
LONGEST_ASKING, LONGEST_PROMISE = 180.0, 120.0  # seconds until she must be told
HAIR = 1e-3


class Life(RuleBasedStateMachine):
    """Two servers over one database, staff with phones, three kiosks; and what must be true of every call."""

    calls = Bundle("calls")

    @initialize(on_duty=st.sets(st.sampled_from(sorted(PEOPLE))))
    def open(self, on_duty: set[str]) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.url = self.new_database()
        self.clock = FakeClock()
        self.desks = [self.server(), self.server()]
        self.staff = {name: self.sign_in(name, station) for name, station in PEOPLE.items()}
        self.phones = dict.fromkeys(on_duty, (True, True))
        self.known: dict[str, str] = {}  # call -> who has it, as the answers to taps say; "": nobody
        self.over: set[str] = set()
        self.closed_with: dict[str, RequestState] = {}
        self.last_rev: dict[str, int] = {}
        self.n = 0
        self.hear()

    def server(self) -> Desk:
        return open_desk(self.url, self.clock)

    def new_database(self) -> str:
        """The address of an empty one."""
        return f"sqlite:///{Path(self.folder.name) / 'desk.db'}"

    def sign_in(self, name: str, station: str) -> Helper:
        staff, now = self.desks[0].staff, self.clock.now()
        token = staff.enter(staff.enrol(name, now, station), now)
        if name == "Mia":
            staff.appoint("mia", Role.MANAGER, [station])
        helper = staff.on_shift(token or "", now)
        assert helper is not None
        return helper

    @property
    def desk(self) -> Desk:
        """Kiosks and pages are spread over the servers."""
        return self.desks[self.n % 2]

    def hear(self) -> None:
        for name, (visible, sound) in self.phones.items():
            self.desk.handling.heard(self.staff[name], "phone", visible=visible, sound=sound)

    # What travellers do

    @rule(target=calls, kiosk=st.sampled_from(KIOSKS))
    def call(self, kiosk: str) -> str:
        self.n += 1
        id = f"r{self.n}"
        arrived = [one.id for one in self.live() if one.situation.kiosk == kiosk and one.state is RequestState.ARRIVED]
        kept = self.desk.handling.receive(HelpRequest(id, situation(self.clock, kiosk), self.clock.now()))
        assert kept, "a call is always kept, under its own id or the one that it joins"
        for old in arrived:
            self.end(old, RequestState.RESOLVED)
        if kept == id:
            self.known[id] = ""
        return kept

    @rule(id=calls)
    def repeat(self, id: str) -> None:
        """The receipt got lost."""
        before = self.desk.requests.kiosk_of(id)
        assert before is not None
        live = [one.id for one in self.live() if one.situation.kiosk == before]
        if id in live:
            assert self.desk.handling.receive(HelpRequest(id, situation(self.clock, before), self.clock.now())) == id

    @rule(id=calls)
    def cancel(self, id: str) -> None:
        assert self.desk.handling.cancel(id) == (id not in self.over)
        self.end(id, RequestState.CANCELLED)

    # What helpers do

    @rule(id=calls, name=st.sampled_from(sorted(PEOPLE)), minutes=st.integers(1, 5))
    def come(self, id: str, name: str, minutes: int) -> None:
        helper, before = self.staff[name], self.get(id)
        won = self.desk.handling.acknowledge(id, helper, minutes)
        free = id not in self.over and not self.known[id]
        handed = id not in self.over and before.hand_to == helper.id
        mine = id not in self.over and self.known[id] == helper.id and before.state is RequestState.ACKNOWLEDGED
        assert won == (free or handed or mine), "one winner, and whoever lost is told so"
        if won:
            self.known[id] = helper.id

    @rule(id=calls, first=st.sampled_from(sorted(PEOPLE)))
    def rush(self, id: str, first: str) -> None:
        """Fifty thumbs at once."""
        if id in self.over or self.known[id]:
            return
        rivals = [self.staff[first], *(Helper(f"h{n}", f"H{n}") for n in range(49))]
        won = [self.desks[n % 2].handling.acknowledge(id, one, 2) for n, one in enumerate(rivals)]
        assert won.count(True) == 1
        self.known[id] = rivals[won.index(True)].id

    @rule(id=calls, name=st.sampled_from(sorted(PEOPLE)), other=st.sampled_from(sorted(PEOPLE)))
    def hand_over(self, id: str, name: str, other: str) -> None:
        helper, colleague = self.staff[name], self.staff[other]
        mine = id not in self.over and self.known[id] == helper.id and helper != colleague
        assert self.desk.handling.hand_over(id, helper, colleague) == mine

    @rule(id=calls, name=st.sampled_from(sorted(PEOPLE)))
    def decline(self, id: str, name: str) -> None:
        before = self.get(id)
        self.desk.handling.decline(id, self.staff[name])
        if before.state is RequestState.ACKNOWLEDGED and before.helper == self.staff[name]:
            self.known[id] = ""

    @rule(id=calls, name=st.sampled_from(sorted(PEOPLE)))
    def take_back(self, id: str, name: str) -> None:
        coming = id not in self.over and self.get(id).state is RequestState.ACKNOWLEDGED
        mine = coming and self.known[id] == self.staff[name].id
        assert self.desk.handling.take_back(id, self.staff[name]) == mine
        if mine:
            self.known[id] = ""

    @rule(id=calls, name=st.sampled_from(sorted(PEOPLE)), proof=st.sampled_from(Proof))
    def arrive(self, id: str, name: str, proof: Proof) -> None:
        helper, before = self.staff[name], self.get(id)
        came = self.desk.handling.arrive(id, helper, proof)
        there = before.state is RequestState.ARRIVED
        mine = id not in self.over and self.known[id] == helper.id
        assert came == (id not in self.over and (mine or (proof in AT_THE_KIOSK and not there)))
        if came:
            self.known[id] = helper.id

    @rule(id=calls, name=st.sampled_from(sorted(PEOPLE)))
    def more_time(self, id: str, name: str) -> None:
        coming = id not in self.over and self.get(id).state is RequestState.ACKNOWLEDGED
        mine = coming and self.known[id] == self.staff[name].id
        assert self.desk.handling.more_time(id, self.staff[name], 5) == mine

    @rule(id=calls, name=st.sampled_from(sorted(PEOPLE)))
    def solve(self, id: str, name: str) -> None:
        there = id not in self.over and self.get(id).state is RequestState.ARRIVED
        mine = there and self.known[id] == self.staff[name].id
        assert self.desk.handling.resolve(id, self.staff[name], "price") == mine
        if mine:
            self.end(id, RequestState.RESOLVED)

    @rule(id=calls, name=st.sampled_from(sorted(PEOPLE)))
    def see(self, id: str, name: str) -> None:
        self.desk.handling.see(id, self.staff[name])

    @rule(name=st.sampled_from(sorted(PEOPLE)), how=st.sampled_from([None, (True, True), (True, False), (False, True)]))
    def phone(self, name: str, how: tuple[bool, bool] | None) -> None:
        """She puts it away, starts her shift, or its battery dies."""
        self.phones.pop(name, None)
        if how:
            self.phones[name] = how
        self.hear()

    # What servers and time do

    @rule(which=st.integers(0, 1))
    def restart(self, which: int) -> None:
        """A server is killed and comes back: nothing that matters was in its memory."""
        self.desks[which].requests.close()
        self.desks[which] = self.server()

    @rule(seconds=st.floats(0.5, 40))
    def wait(self, seconds: float) -> None:
        """Both servers look twice a second; nothing is later than that, and nothing is carried out twice."""
        for n in range(round(seconds / TICK_SECONDS)):
            self.clock.move(TICK_SECONDS)
            if n % 6 == 0:
                self.hear()
            late = self.clock.now() - timedelta(seconds=TICK_SECONDS + HAIR)
            assert not self.desk.requests.due(late), "a step was more than half a second late"
            for due in self.desk.requests.due(self.clock.now()):
                both = [desk.escalation.carry(due) for desk in self.desks]
                assert both == [True, False], "carried out by the first, and not again by the second"
                if self.get(due.id).state in (RequestState.CALLED, RequestState.UNANSWERED):
                    self.known[due.id] = ""

    @invariant()
    def every_open_call_has_a_timer_and_is_told_of(self) -> None:
        live = {one.id: one for one in self.live()}
        assert set(live) == set(self.known) - self.over, "nothing is lost, and nothing comes back"
        far = self.clock.now() + timedelta(days=1)
        timers = {one.id: one for one in self.desk.requests.due(far)}
        assert set(timers) == set(live)
        kiosks = [one.situation.kiosk for one in live.values()]
        assert len(set(kiosks)) == len(kiosks), "one open call for each kiosk"
        now = self.clock.now().timestamp()
        for id, one in live.items():
            assert one.state in LIVE
            assert (one.helper.id if one.helper else "") == self.known[id]
            assert one.rev >= self.last_rev.get(id, 0)
            self.last_rev[id] = one.rev
            if one.state is RequestState.CALLED:
                assert now <= timers[id].asked_at + LONGEST_ASKING + TICK_SECONDS, "she would wait in silence"
            if one.state is RequestState.ACKNOWLEDGED:
                assert now <= timers[id].promised_at + LONGEST_PROMISE + TICK_SECONDS, "a broken promise stands there"

    @invariant()
    def the_log_is_whole(self) -> None:
        events = self.desk.requests.events(0, most=100_000)
        assert [event.news.seq for event in events] == list(range(1, len(events) + 1))
        called = [event.news.request for event in events if event.news.what == "called"]
        assert sorted(called) == sorted(self.known), "each call is told once"
        for id, end in self.closed_with.items():
            assert self.get(id).state is end, "what is over stays as it ended"

    def end(self, id: str, state: RequestState) -> None:
        if id not in self.over:
            self.over.add(id)
            self.closed_with[id] = state

    def live(self) -> list[HelpRequest]:
        return self.desk.requests.live()

    def get(self, id: str) -> HelpRequest:
        found = self.desk.requests.get(id)
        assert found is not None
        return found

    def teardown(self) -> None:
        for desk in getattr(self, "desks", ()):
            desk.requests.close()
        if hasattr(self, "folder"):
            self.folder.cleanup()


class LifeOnPostgresql(Life):
    """The same, where two servers really write at once."""

    postgres: ClassVar[Postgres]

    def new_database(self) -> str:
        return self.postgres.url(self.postgres.database())


SETTINGS = settings(max_examples=40, stateful_step_count=40, deadline=None, suppress_health_check=list(HealthCheck))
TestLife = pytest.mark.slow(Life.TestCase)
TestLife.settings = SETTINGS
TestLifeOnPostgresql = pytest.mark.slow(pytest.mark.usefixtures("of_postgresql")(LifeOnPostgresql.TestCase))
TestLifeOnPostgresql.settings = SETTINGS


@pytest.fixture
def of_postgresql(postgres: Postgres) -> None:
    LifeOnPostgresql.postgres = postgres
