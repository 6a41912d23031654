"""Calls that come together end as the same calls one after another, and nobody's trouble is somebody else's."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistance import messages
from assistance.desk.post import Post
from assistance.messages import Call, Receipt
from assistance.model import Helper, HelpRequest
from assistance.web.writer import Writer
from tests.assistance.hall import STATION, Hall, situation
from tests.loops import run_apart

ELSEWHERE = Helper("cleo", "Cleo")  # off shift: what she has changes nothing for those who are asked
KIOSKS = ("waits", "arrived", "over", "new-1", "new-2")
Pile = list[tuple[str, str]]  # (id, kiosk)


def begun(hall: Hall) -> Hall:
    """A hall in which one call waits, at one a helper has arrived, and one is over."""
    handling = hall.desk.handling
    hall.desk.staff.enrol(ELSEWHERE.name, hall.clock.now(), STATION)
    for kiosk in KIOSKS[:3]:
        handling.receive(call(hall, f"old-{kiosk}", kiosk))
    assert handling.acknowledge("old-arrived", ELSEWHERE, 2)
    assert handling.arrive("old-arrived", ELSEWHERE)
    assert handling.cancel("old-over")
    hall.clock.move(1)
    return hall


def call(hall: Hall, id: str, kiosk: str, *, test: bool = False) -> HelpRequest:
    """A call of this moment."""
    return HelpRequest(id, situation(hall.clock, kiosk), hall.clock.now(), test=test)


def stands(hall: Hall) -> dict[str, Any]:
    """All that is known of the calls; of each, what happened to it in order. The log must have every number once."""
    events = hall.desk.requests.events(0)
    assert [event.news.seq for event in events] == list(range(1, len(events) + 1))
    happened: dict[str, list[tuple[str, str]]] = {}
    for event in events:
        happened.setdefault(event.news.request, []).append((event.news.what, event.news.helper))
    calls = hall.desk.requests.several(happened)
    dues = {due.id: due for due in hall.desk.requests.standing(happened)}
    return {id: (calls[id], dues.get(id), happened[id]) for id in happened}


OLD = {"old-waits": "waits", "old-over": "over"}  # a call is one kiosk's, however often it is said
PILES = st.fixed_dictionaries({id: st.sampled_from(KIOSKS) for id in "abcd"}).flatmap(
    lambda new: st.lists(st.sampled_from(sorted((new | OLD).items())), max_size=8)
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(PILES)
def test_a_pile_is_its_calls_one_after_another(tmp_path_factory: pytest.TempPathFactory, pile: Pile):
    """Whatever is in it: new calls, the same again, two of one kiosk, one where a helper has arrived and forgot it."""
    together, alone = (begun(Hall(tmp_path_factory.mktemp("hall"))) for _ in range(2))
    kept = together.desk.handling.receive_all([call(together, *one) for one in pile]) if pile else []
    assert kept == [alone.desk.handling.receive(call(alone, *one)) for one in pile]
    assert stands(together) == stands(alone)
    together.close()
    alone.close()


def test_a_pile_on_both_databases(hall: Hall, tmp_path: Path):
    """All of it at once; then once more, for no receipt came."""
    pile = [("a", "new-1"), ("b", "arrived"), ("a", "new-1"), ("c", "new-1"), ("d", "waits"), ("old-over", "over")]
    alone, together = begun(Hall(tmp_path / "alone")), begun(hall)
    for _ in range(2):
        kept = together.desk.handling.receive_all([call(together, *one) for one in pile])
        assert kept == ["a", "b", "a", "a", "old-waits", "old-over"]
        assert kept == [alone.desk.handling.receive(call(alone, *one)) for one in pile]
        assert stands(together) == stands(alone)
    alone.close()


def test_each_of_a_pile_gets_its_receipt(hall: Hall):
    """A traveller's call, the kiosk's own test call, and one that joins: in the order in which they were said."""
    post: Post = hall.desk.post
    test = call(hall, "t", "hh-3", test=True)
    answers = post.receive([test, call(hall, "a", "hh-3"), call(hall, "b", "hh-3"), call(hall, "c", "hh-4")])
    assert [messages.decode(text) for (text,) in answers] == [
        Receipt("t"),
        Receipt("a"),
        Receipt("b", "a"),
        Receipt("c"),
    ]


def test_calls_are_kept_though_nobody_could_be_asked(
    hall: Hall, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    """Looking for a helper meets a bug: no call is lost by it, it is told loudly, and the next look asks for all."""
    with monkeypatch.context() as broken:
        broken.setattr(hall.desk.duty, "people", lambda station: 1 / 0)
        kept = hall.desk.handling.receive_all([call(hall, f"r{n}", f"k{n}") for n in range(5)])
    assert kept == [f"r{n}" for n in range(5)]
    assert "nobody could be asked for 5 calls" in caplog.text
    caplog.clear()
    assert all(not request.asked for request in hall.cards())
    assert hall.desk.escalation.tick() == 5
    assert all(request.asked for request in hall.cards())
    assert hall.desk.escalation.tick() == 0


def test_who_waits_for_the_same_is_served_at_once(file_hall: Hall):
    """Ten wait while the writer is busy: one piece of work; a bug of one is told to that one alone."""
    piles: list[list[int]] = []

    def halve(numbers: list[int]) -> list[int]:
        piles.append(numbers)
        if 7 in numbers:
            raise ValueError("seven")
        return [number // 2 for number in numbers]

    async def all_at_once() -> list[Any]:
        writer = Writer(file_hall.desk.requests, "")
        works = [writer.do_with_others(halve, number) for number in (2, 4, 7, 8)]
        return await asyncio.gather(*works, return_exceptions=True)

    two, four, seven, eight = run_apart(all_at_once())
    assert (two, four, eight) == (1, 2, 4)
    assert isinstance(seven, ValueError)
    assert piles == [[2, 4, 7, 8], [2], [4], [7], [8]]


def test_a_call_speaks_for_its_own_kiosk(hall: Hall):
    """Said before it lies in a pile, so that no other call is refused with it."""
    with pytest.raises(messages.BadMessage):
        hall.desk.post.called("hh-4", Call(call(hall, "a", "hh-3")))
