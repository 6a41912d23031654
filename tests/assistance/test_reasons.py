"""Closing takes two touches at most: the right reason is among the first three."""

import pytest

from assistance.desk.reasons import REASONS, others, suggested
from tests.assistance.hall import situation
from tests.clock import FakeClock


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
    assert suggested(there)[0] == first


def test_every_reason_can_be_chosen():
    """The three suggested and the rest behind "other" are all of them, each once; also for a step never heard of."""
    there = situation(FakeClock(), step="moon-landing", tried=("sang",), trouble="")
    assert sorted((*suggested(there), *others(there))) == sorted(REASONS)
    assert len(set(suggested(there))) == 3
    assert len(REASONS) <= 8
