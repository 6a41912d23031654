"""The kiosk's side of a talk: whose yes counts, what can be pointed at, and that nothing from outside answers."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistance.messages import Talk
from assistance.talk.model import BLOCK_SECONDS, FROM_PAGE, PHRASES, SILENT_SECONDS, Topic
from assistance.talk.session import Happened, Session, Sight
from assistance.talk.text import BACK, LINE, Caption, Stream
from assistance.web.talking import _page_frame
from tests.clock import FakeClock

IDS = {"return": "There and back", "one-way": "Only there"}


class Talked:
    """A session, and all that left the kiosk."""

    def __init__(self) -> None:
        self.clock = FakeClock()
        self.sent: list[Talk] = []
        self.session = Session(self.sent.append, self.clock)

    def hear(self, topic: str, request: str = "r1", by: str = "anna", **body: Any) -> Happened:
        return self.session.hear(Talk(request, topic, json.dumps(body), by), "way", IDS)

    def open(self, helper: str = "Anna", request: str = "r1") -> Happened:
        return self.hear(Topic.OPEN, request, by=helper.casefold(), helper=helper)

    def states(self) -> list[Talk]:
        return [frame for frame in self.sent if frame.topic == Topic.STATE]


@pytest.mark.requirement("A11Y-89")
def test_nothing_is_seen_without_her_yes() -> None:
    """Neither before she is asked, nor while she thinks, nor after she took it back."""
    t = Talked()
    t.session.show("{}")
    t.open()
    t.session.show("{}")
    assert t.hear(Topic.ASK) is Happened.ASKED
    t.session.show("{}")
    assert t.states() == []
    t.session.allow(True)
    t.session.show("{}")
    assert len(t.states()) == 1
    t.session.allow(False)
    t.session.show("{}")
    assert len(t.states()) == 1


def test_a_yes_is_for_one_helper_in_one_call() -> None:
    """Bob takes over: he must ask for himself. So must Anna, in the next traveller's call."""
    for helper, request in (("Bob", "r1"), ("Anna", "r2")):
        t = Talked()
        t.open()
        t.hear(Topic.ASK)
        t.session.allow(True)
        if request == "r1":
            t.hear(Topic.CLOSED)
        t.open(helper, request)
        assert t.session.sight is Sight.NO
        assert not t.session.seen


def test_one_helper_talks_at_a_time() -> None:
    """Who came first; the others are told so, and what they send or read is nothing. Whatever server they are on."""
    t = Talked()
    t.open()
    t.hear(Topic.ASK)
    t.session.allow(True)
    assert t.open("Bob") is Happened.NOTHING
    assert (t.sent[-1].topic, t.sent[-1].helper, json.loads(t.sent[-1].text)) == ("busy", "bob", {"helper": "Anna"})
    for topic, body in (
        ("closed", {}),
        ("point", {"id": "return", "ttl_s": 8}),
        ("text", {"s": "b", "at": 0, "items": ["x"]}),
    ):
        assert t.hear(topic, by="bob", **body) is Happened.NOTHING
    assert t.session.seen
    t.session.show("{}")
    assert {frame.helper for frame in t.sent if frame.topic != Topic.BUSY} == {"anna"}


def test_a_state_that_was_lost_comes_again() -> None:
    """Her page tells which it has; a server or a line may have lost the newest."""
    t = Talked()
    t.open()
    assert t.hear(Topic.HAVE, s="", n=0, rev=0) is Happened.NOTHING, "she may not see"
    t.hear(Topic.ASK)
    t.session.allow(True)
    rev = t.session.next_rev()
    assert t.hear(Topic.HAVE, s="", n=0, rev=rev) is Happened.NOTHING
    assert t.hear(Topic.HAVE, s="", n=0, rev=0) is Happened.BEHIND


def test_she_is_unseen_as_soon_as_the_page_is_gone() -> None:
    """Closed, or silent for six seconds: a server that died closes nothing."""
    t = Talked()
    t.open()
    t.hear(Topic.ASK)
    t.session.allow(True)
    t.clock.move(SILENT_SECONDS - 0.1)
    assert t.session.seen
    t.clock.move(0.2)
    assert not t.session.seen
    assert t.open() is Happened.OPENED, "and the same page that comes back may go on"
    assert t.session.seen
    t.hear(Topic.CLOSED)
    assert not t.session.seen


def test_only_what_is_on_the_screen_can_be_pointed_at() -> None:
    """And only while she sees it, and for a while."""
    t = Talked()
    t.open()
    assert t.hear(Topic.POINT, id="return", ttl_s=8) is Happened.NOTHING
    t.hear(Topic.ASK)
    t.session.allow(True)
    for id, ttl in (("pay", 8), ("return", 0), ("return", 1e9), ("return", "8"), (None, 8), ("return", True)):
        assert t.hear(Topic.POINT, id=id, ttl_s=ttl) is Happened.NOTHING
    assert t.hear(Topic.POINT, id="return", ttl_s=8) is Happened.POINTED
    assert t.session.pointed("way") == "return"
    assert t.session.pointed("party") == "", "another step, no glow"
    t.clock.move(8)
    assert t.session.pointed("way") == ""


def test_a_frame_of_another_call_means_nothing() -> None:
    """What was sent for the traveller before comes too late for this one."""
    t = Talked()
    t.open()
    assert t.hear(Topic.TEXT, "r0", s="h-1", at=0, items=["x"]) is Happened.NOTHING
    t.session.forget()
    assert t.hear(Topic.TEXT, s="h-1", at=0, items=["x"]) is Happened.NOTHING


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=8,
)
bodies = st.dictionaries(st.sampled_from(["id", "ttl_s", "s", "at", "items", "n", "helper", "offer"]), anything)
frames = st.tuples(st.sampled_from([*Topic, "choose", "answer", "press", "next"]), bodies | anything)


@given(st.lists(frames, max_size=30))
def test_no_frame_from_outside_answers_or_says_yes(heard: list[tuple[str, Any]]) -> None:
    """Whatever is sent: nothing is seen, consent stays hers, and there is no outcome that an answer could come from."""
    t = Talked()
    t.open()
    for topic, body in heard:
        happened = t.session.hear(Talk("r1", topic, json.dumps(body), "anna"), "way", IDS)
        assert happened in Happened
    assert t.session.sight in (Sight.NO, Sight.ASKED)
    assert not t.session.seen
    assert t.states() == []


@pytest.mark.requirement("A11Y-89")
def test_there_is_no_kind_of_frame_that_answers() -> None:
    """The list of what a page may send, in full: whoever adds to it must look at this test."""
    assert {str(topic) for topic in FROM_PAGE} == {"ask", "point", "text", "have", "rtc"}
    assert set(Happened) == {"nothing", "opened", "closed", "asked", "pointed", "wrote", "behind", "rtc"}


items = st.lists(st.sampled_from(["a", "ß", "😀", BACK, LINE, *("=" + key for key in PHRASES)]), max_size=40)


@given(items, st.data())
def test_a_text_arrives_whole_and_once_over_a_bad_line(written: list[str], data: st.DataObject) -> None:
    """Frames get lost, come twice and come late; "have" asks for the rest. In the end both read the same."""
    mine, theirs = Stream("t-1"), Stream("t-1")
    late = []
    for item in written:
        frame = mine.write([item])
        assert frame is not None
        for _ in range(data.draw(st.sampled_from([0, 1, 1, 2]))):
            late.append(frame)
        if data.draw(st.booleans()):
            for old in data.draw(st.permutations(late)):
                if not theirs.take(old["at"], old["items"]):
                    again = mine.since(theirs.have()["n"])
                    assert theirs.take(again["at"], again["items"])
            late.clear()
        assert theirs.items == mine.items[: len(theirs.items)]
    rest = mine.since(theirs.have()["n"])
    assert theirs.take(rest["at"], rest["items"])
    assert theirs.items == written
    assert theirs.lines() == mine.lines()


@pytest.mark.requirement("A11Y-42")
def test_each_letter_leaves_before_the_next_is_written() -> None:
    """Nothing is gathered, and no clock has to go on: she reads along while the traveller thinks of the next letter."""
    t = Talked()
    t.open()
    for n, letter in enumerate("Hallo"):
        t.session.write(letter)
        assert json.loads(t.sent[-1].text) == {"s": t.session.mine.id, "at": n, "items": [letter]}


@pytest.mark.requirement("A11Y-43")
def test_what_is_written_is_told_apart_and_in_order() -> None:
    """Her lines, the traveller's lines, and what each is writing now."""
    t = Talked()
    t.open()
    t.hear(Topic.TEXT, s="h-1", at=0, items=[*"Hi", LINE, *"no", BACK])
    t.session.write("=yes")
    t.session.write(*"OK")
    assert t.session.order == [(True, ["H", "i"]), (False, ["=yes"])]
    assert t.session.writing() == (["n"], ["O", "K"])
    assert t.hear(Topic.TEXT, s="h-1", at=0, items=[*"Hi"]) is Happened.NOTHING, "nothing twice"
    t.hear(Topic.TEXT, s="h-1", at=9, items=["x"])
    assert json.loads(t.sent[-1].text) == {"s": "h-1", "n": 6}, "what is missing is asked for"
    t.session.forget()
    assert (t.session.order, t.session.mine.items, t.session.theirs) == ([], [], [])


@pytest.mark.requirement("A11Y-43")
def test_a_line_that_stood_long_is_told_before_the_answer_to_it() -> None:
    """She wrote, did not end her line, and waits. Anna answers: the question stands above the answer, on both sides."""
    t = Talked()
    t.open()
    t.session.write(*"WHERE")
    t.clock.move(BLOCK_SECONDS - 0.1)
    t.hear(Topic.TEXT, s="h-1", at=0, items=["P"])
    assert t.session.writing() == (["P"], [*"WHERE"]), "she may still be looking for the next letter"
    t.clock.move(0.1)
    t.hear(Topic.TEXT, s="h-1", at=1, items=[*"2", LINE])
    assert t.session.order == [(False, [*"WHERE"]), (True, ["P", "2"])]
    assert json.loads(t.sent[-1].text)["items"] == [LINE], "her page is told where the line ends"


@pytest.mark.requirement("A11Y-43")
def test_what_the_helper_left_standing_comes_before_the_answer_to_it() -> None:
    """Her page's word that the line is over is still on its way; so may be one more letter, which has its place too."""
    t = Talked()
    t.open()
    t.hear(Topic.TEXT, s="h-1", at=0, items=[*"Whic"])
    t.clock.move(BLOCK_SECONDS)
    t.session.write("=not-clear")
    assert t.session.order == [(True, [*"Whic"]), (False, ["=not-clear"])]
    assert t.session.writing() == ([], [])
    t.hear(Topic.TEXT, s="h-1", at=4, items=["h", LINE, "A"])
    assert t.session.order == [(True, [*"Which"]), (False, ["=not-clear"])]
    assert t.session.writing() == (["A"], [])


@pytest.mark.requirement("A11Y-43")
def test_slow_fingers_are_not_cut_off() -> None:
    """Six seconds for a letter, and nobody else writes: it stays one word, and can be taken back."""
    t = Talked()
    t.open()
    for letter in "ICE":
        t.session.write(letter)
        t.clock.move(BLOCK_SECONDS + 1)
        t.hear(Topic.OPEN, helper="Anna")
    t.session.write(BACK)
    assert t.session.writing()[1] == ["I", "C"]
    assert t.session.order == []


@pytest.mark.parametrize(
    "text", ['{"topic":"text","text":"\\ud800"}', '{"topic":[],"text":""}', '{"topic":"text","text":5}']
)
def test_what_no_socket_can_carry_is_not_passed_on(text: str) -> None:
    """Half a character from one page must not end the line of a kiosk."""
    assert _page_frame(text, "r1", "anna") is None


@pytest.mark.requirement("A11Y-46")
def test_what_was_heard_of_her_is_told_to_her_and_kept_as_heard() -> None:
    """She sees what the kiosk made of her words; it is a line of hers, but not one that she wrote."""
    t = Talked()
    t.open()
    t.session.caption("Platform ten")
    hers, line = t.session.order[-1]
    assert hers
    assert isinstance(line, Caption)
    assert "".join(line) == "Platform ten"
    assert [json.loads(frame.text) for frame in t.sent if frame.topic == Topic.RTC] == [{"caption": "Platform ten"}]
    assert t.session.theirs == [], "no letter of hers was taken for it"
