"""What travellers say, as somebody else wrote it down with the right answers: how much of it is understood."""

from functools import cache

import pytest

from benchmarks.understand import SENTENCES, Result, results, share
from voice.understanding.pack import languages

FLOOR = 95.0  # percent of facts right; benchmarks/understand.py tells what counts

pytestmark = pytest.mark.slow


@cache
def found_in(language: str) -> list[Result]:
    return list(results(SENTENCES / f"{language}.yaml"))


@pytest.mark.parametrize("language", languages())
def test_what_is_said_is_understood(language: str) -> None:
    """Nobody learns how to speak to a kiosk: it understands orders, answers, corrections and questions as they come."""
    found = found_in(language)
    wrong = [(one.said, sorted(one.held ^ one.given)) for one in found if one.held != one.given]
    assert share(found) >= FLOOR, wrong


@pytest.mark.parametrize("language", languages())
def test_nothing_wrong_is_bought_by_what_was_not_understood(language: str) -> None:
    """A sentence of which too little is understood may lead to a question, hardly ever to another destination."""
    found = found_in(language)
    elsewhere = [
        one.said for one in found for kind, value in one.given - one.held if kind == "destination" and value != "doubt"
    ]
    assert len(elsewhere) <= len(found) // 100, elsewhere
