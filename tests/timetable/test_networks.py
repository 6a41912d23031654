"""Every rule at once, on networks as nobody would draw them: the plain search, the fast one and plain trying agree."""

import sys
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk import timetable
from kiosk.timetable import compiled, search_kept, search_plain
from kiosk.timetable.engine import PLAIN, Engine, open_engine
from kiosk.timetable.model import ORDINARY, SLOW, Itinerary, Needs
from kiosk.timetable.planner import Planner
from tests.clock import FakeClock
from tests.timetable.feeds import at, read
from tests.timetable.networks import MIDNIGHT, STATIONS, Network, by_trying, networks

FAST = open_engine()
PAIRS = [(one, other) for one in range(STATIONS) for other in range(STATIONS) if one != other]
NEEDS = st.sampled_from([ORDINARY, SLOW, Needs(step_free=True), Needs(120, 60, step_free=True)])


def _planner(network: Network, engine: Engine) -> Planner:
    planner = Planner(network.timetable(), FakeClock(MIDNIGHT - timedelta(hours=1)), selling_seconds=0, engine=engine)
    planner.tell(network.news())
    planner.open_ways(network.access)
    return planner


def _asked(planner: Planner, pair: tuple[int, int], needs: Needs) -> tuple[Itinerary, ...]:
    return planner.itineraries(str(pair[0]), str(pair[1]), MIDNIGHT, 10**6, needs=needs)


def _promises(ways: tuple[Itinerary, ...]) -> set[tuple[int, int, int]]:
    zero = MIDNIGHT.timestamp()
    return {(int(w.departure.timestamp() - zero), int(w.arrival.timestamp() - zero), w.changes) for w in ways}


def test_the_fast_search_is_there() -> None:
    """Where it is not, a traveller waits for seconds; the plain one is for emergencies."""
    assert FAST.fast
    assert search_plain.NEVER == compiled.NEVER


def test_without_a_compiler_trains_are_still_found(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    """Where nothing was kept and numba does not work the kiosk is slow and says so in its log; it is not shut."""
    caplog.allowed_errors = ("not compiled",)  # type: ignore[attr-defined]
    monkeypatch.setattr(search_kept, "KEPT", tmp_path)
    monkeypatch.setitem(sys.modules, "kiosk.timetable.search_fast", None)
    monkeypatch.delattr(timetable, "search_fast", raising=False)
    engine = open_engine()
    assert engine is PLAIN
    assert "not compiled" in caplog.text
    timetable_read = read(tmp_path, {"t1": ["A 10:00", "B 11:00"]}).timetable
    asked = Planner(timetable_read, FakeClock(at(9)), engine=engine)
    assert asked.itineraries("A", "B", at(9))[0].arrival == at(11)


@settings(max_examples=500, deadline=None)
@given(networks(), NEEDS)
def test_any_network_is_planned_as_by_trying_everything(network: Network, needs: Needs) -> None:
    """Platforms, single trains, lines, walks, seats, lifts, pace, delays: every list is complete and right."""
    planner = _planner(network, FAST)
    for pair in PAIRS:
        expected = by_trying(network, needs, *pair)
        ways = _asked(planner, pair, needs)
        assert _promises(ways) == set(expected), pair
        for way in ways:
            spare = min((leg.spare_seconds or 0 for leg in way.legs[1:]), default=float("inf"))
            (promise,) = _promises((way,))
            assert spare == expected[promise], "the trains with most time to change"


@settings(max_examples=60, deadline=None)
@given(networks(), NEEDS)
def test_the_plain_search_says_the_same_as_the_fast_one(network: Network, needs: Needs) -> None:
    """The plain text is the specification: to the last number, and to the last leg."""
    plain, fast = _planner(network, PLAIN), _planner(network, FAST)
    for pair in PAIRS:
        assert _asked(plain, pair, needs) == _asked(fast, pair, needs)
    for one, other in zip(plain._profiles.values(), fast._profiles.values(), strict=True):
        assert np.array_equal(one[0].own, other[0].own)


@settings(max_examples=60, deadline=None)
@given(networks(), st.booleans())
def test_a_slower_walker_is_never_there_earlier(network: Network, step_free: bool) -> None:
    """Who needs more time finds nothing that others do not find as good or better."""
    planner = _planner(network, FAST)
    for pair in PAIRS:
        quick = _promises(_asked(planner, pair, Needs(step_free=step_free)))
        for slow in _promises(_asked(planner, pair, Needs(150, 120, step_free))):
            assert any(o[0] >= slow[0] and o[1] <= slow[1] and o[2] <= slow[2] for o in quick)


@settings(max_examples=60, deadline=None)
@given(networks(seated=False), NEEDS)
def test_one_train_more_never_hurts(network: Network, needs: Needs) -> None:
    """Where there are more trains, no journey gets worse."""
    without = Network(**{**vars(network), "extra": None})
    more, fewer = _planner(network, FAST), _planner(without, FAST)
    for pair in PAIRS:
        found = _promises(_asked(more, pair, needs))
        for known in _promises(_asked(fewer, pair, needs)):
            assert any(o[0] >= known[0] and o[1] <= known[1] and o[2] <= known[2] for o in found)
