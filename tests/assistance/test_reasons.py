"""Closing takes two touches at most: the right reason is among the first three."""

import pytest

from assistance.desk.reasons import Suggestions
from assistance.plan.reader import read_plan
from tests.assistance.hall import situation
from tests.clock import FakeClock

SUGGESTIONS = Suggestions(read_plan().reasons)


@pytest.mark.parametrize(
    ("step", "tried", "trouble", "first"),
    [
        ("pay", ("pay-declined", "pay-declined"), "card-declined", "payment"),
        ("pay", ("pay-terminal-off",), "terminal-unplugged", "machine"),
        ("deliver", ("deliver-no-paper",), "no-paper", "ticket"),
        ("deliver", ("deliver-jammed",), "paper-jam", "ticket"),
        ("destination", ("back", "changed:destination"), "", "find-train"),
        ("offers", ("back",), "", "price"),
        ("travellers", (), "", "price"),
        ("welcome", (), "", "information"),
    ],
)
def test_the_likely_reason_comes_first(step: str, tried: tuple[str, ...], trouble: str, first: str):
    """Anna closes with one thumb what the situation already tells."""
    there = situation(FakeClock(), step=step, tried=tried, trouble=trouble, access=())
    assert SUGGESTIONS.suggested(there)[0] == first


def test_every_reason_can_be_chosen():
    """The three suggested and the rest behind "other" are all of them, each once; also for a step never heard of."""
    there = situation(FakeClock(), step="moon-landing", tried=("sang",), trouble="")
    assert sorted((*SUGGESTIONS.suggested(there), *SUGGESTIONS.others(there))) == sorted(SUGGESTIONS.ids)
    assert len(set(SUGGESTIONS.suggested(there))) == 3
    assert len(SUGGESTIONS.ids) <= 8
