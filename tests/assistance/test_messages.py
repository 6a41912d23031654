"""Kiosks and desks of different ages talk to each other: nothing is misread, nothing unknown does harm."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistance.messages import (
    BadMessage,
    Beat,
    Call,
    Cancel,
    Hello,
    News,
    Receipt,
    SignedOn,
    SignOn,
    Talk,
    decode,
    encode,
)  # fmt: skip
from assistance.model import HelpRequest
from kiosk.visits.model import Situation

WORDS = st.text(max_size=20)
CODES = st.lists(WORDS, max_size=5).map(tuple)
SECONDS = st.integers(0, 10**7).map(lambda ms: timedelta(milliseconds=ms))
MOMENTS = st.integers(0, 4 * 10**12).map(lambda ms: datetime(1990, 1, 1, tzinfo=UTC) + timedelta(milliseconds=ms))


@st.composite
def calls(draw: st.DrawFn) -> Call:
    at = draw(MOMENTS)
    situation = Situation(
        kiosk=draw(WORDS), place=draw(WORDS), station=draw(WORDS), language=draw(WORDS), flow=draw(WORDS),
        step=draw(WORDS), step_title=draw(WORDS), since=at - draw(SECONDS), began=at - draw(SECONDS),
        tried=draw(CODES), trouble=draw(WORDS), access=draw(CODES),
    )  # fmt: skip
    return Call(HelpRequest(draw(WORDS), situation, at), draw(st.integers(0, 10**6)) / 1000)


NUMBERS = st.integers(0, 2**53)
MESSAGES = st.one_of(
    calls(),
    st.builds(Hello, WORDS, NUMBERS, WORDS),
    st.builds(Cancel, WORDS, WORDS),
    st.builds(Receipt, WORDS, WORDS),
    st.builds(News, NUMBERS, WORDS, WORDS, WORDS, NUMBERS, NUMBERS),
    st.builds(Beat, NUMBERS, WORDS),
    st.builds(Talk, WORDS, WORDS, WORDS, WORDS),
    st.builds(SignOn, WORDS, WORDS, WORDS, WORDS),
    st.builds(SignedOn, WORDS, WORDS, WORDS, WORDS),
)


@given(MESSAGES)
def test_what_is_said_is_what_is_heard(message):
    """Law: decode(encode(m)) == m, for every message, in every script."""
    assert decode(encode(message)) == message


def test_a_pin_that_is_no_word_is_not_repeated():
    """Complaints are logged."""
    with pytest.raises(BadMessage, match="pin = …"):
        decode('{"v":1,"kind":"staff.sign-on","id":"q","pin":4711}')


def test_a_newer_desk_may_say_more():
    """A kind, a field or a word that this program does not know is ignored: kiosks are updated one by one."""
    assert decode('{"v":1,"kind":"help.video","id":"x"}') is None
    assert decode('{"v":1,"kind":"hb","seq":4,"weather":"fine"}') == Beat(4)
    assert decode('{"v":1,"kind":"ev","seq":4,"request":"r","what":"sung-to"}') == News(4, "r", "sung-to")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('{"v":2,"kind":"hb","seq":1}', "has version 2, but this program reads version 1"),
        ('{"v":"1","kind":"hb","seq":1}', "has version '1'"),
        ("hello?", "not JSON"),
        ("[]", "no version"),
        ("{}", "no version"),
        ('{"v":1,"kind":"hb","seq":"many"}', "seq = 'many', but it must be of kind int"),
        ('{"v":1,"kind":"hb","seq":true}', "seq = True"),
        ('{"v":1,"kind":"hb"}', "hb: .*seq"),
        ('{"v":1,"kind":"help.call","id":"r","kiosk":"k","at":"yesterday","body":{}}', "at = 'yesterday'"),
        ('{"v":1,"kind":"help.call","id":"r","kiosk":"k","at":"2026-11-21T19:59:03","body":{}}', "time zone"),
        ('{"v":1,"kind":"help.call","id":"r","kiosk":"k","at":"2026-11-21T19:59:03Z","body":7}', "body = 7"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(text: str, complaint: str):
    """An operator who mixes versions, or an attacker, reads what was wrong; nothing is guessed."""
    with pytest.raises(BadMessage, match=complaint):
        decode(text)


@pytest.mark.parametrize(("field", "value"), [("since_s", -1), ("since_s", "long"), ("tried", "back"), ("tried", [1])])
def test_a_situation_is_checked(field: str, value: object):
    """What the card shows was checked at the door."""
    at = datetime(2026, 11, 21, tzinfo=UTC)
    situation = Situation("k", "p", "s", "nl", "f", "pay", "Pay", at, at, ())
    tree = json.loads(encode(Call(HelpRequest("r", situation, at))))
    tree["body"][field] = value
    with pytest.raises(BadMessage, match=field):
        decode(json.dumps(tree))
