"""Whatever is said: nothing breaks, nothing impossible is filled, and no moment is in the past."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.flows.engine import can_answer
from kiosk.flows.model import Progress
from kiosk.flows.moments import moment_at
from tests.clock import ZONE
from tests.voice.understanding.world import HOME, UNDERSTANDING, asked
from voice.model import Hearing
from voice.understanding.arbiter import weigh
from voice.understanding.model import COMMANDS, QUESTIONS, UNMET
from voice.understanding.pack import languages, read_pack

STEPS = ("welcome", "need", "destination", "way", "out", "coming-back", "travellers", "card", "walk", "review", "pay")
KNOWN = {"destination": HOME.stations.named("Hamburg Hbf").id, "way": "return", "out": "2027-03-01T08:00"}
LANGUAGES = st.sampled_from(languages())
pytestmark = pytest.mark.slow


def said(language: str) -> st.SearchStrategy[str]:
    """Words of the language in any order, with some that are none: what a recogniser may make of noise."""
    words = sorted(read_pack(language).vocabulary)
    others = ["Berlin", "Hamburg", "Essen", "12", "31", "9:30", "24.12.", "0", "99", "25:61", "?"]
    return st.lists(st.sampled_from(words) | st.sampled_from(others), max_size=14).map(" ".join)


TEXTS = LANGUAGES.flatmap(lambda language: st.tuples(st.just(language), st.text(max_size=80) | said(language)))
NOWS = st.integers(0, 24 * 365 * 60).map(
    lambda minutes: datetime(2026, 11, 1, tzinfo=ZONE) + timedelta(minutes=minutes)
)


@given(TEXTS, st.sampled_from(STEPS), st.booleans(), NOWS)
@settings(max_examples=80, deadline=None)
def test_facts_are_always_possible(text: tuple[str, str], step: str, knows: bool, now: datetime) -> None:
    """The engine takes every fact that a sentence gives, in the same order; no train has left already."""
    language, words = text
    there = asked(step, language, KNOWN if knows else {}, now)
    meaning = UNDERSTANDING._meaning(words, there)  # not `meaning`, which would hide that it broke
    known = {fact: value for fact, value in there.known.items() if fact not in dict(meaning.facts)}
    progress = Progress(tuple(sorted(known.items())))
    for fact, value in meaning.facts:
        assert can_answer(HOME.flow, progress, fact, value), (fact, value)
        progress = Progress(tuple(sorted({**progress.known, fact: value}.items())))
        if fact in ("out", "back"):
            assert moment_at(str(value), now) >= now
            assert moment_at(str(value), now) < now + timedelta(days=400)
    assert not meaning.command or meaning.command in COMMANDS
    assert not meaning.question or meaning.question in QUESTIONS
    assert set(meaning.unmet) <= UNMET
    assert all(2 <= len(doubt.values) <= 4 for doubt in meaning.doubts)


@given(TEXTS, st.sampled_from(("review", "pay")))
@settings(max_examples=30, deadline=None)
def test_paying_is_never_done_by_voice_alone(text: tuple[str, str], step: str) -> None:
    """However many engines agree: no yes pays, and no no cancels."""
    language, words = text
    weighing = weigh(
        [Hearing("vosk", words, closed=False), Hearing("whisper", words, closed=False)],
        asked(step, language, KNOWN),
        UNDERSTANDING,
    )
    if weighing.kind == "act":
        assert weighing.meaning.command not in ("yes", "no", "next", "start-again")
        assert not weighing.meaning.choice
        assert not {"agreed", "payment", "means"} & dict(weighing.meaning.facts).keys()
