"""Money: whole cents, never a float, never two currencies in one sum."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.money import Money, total

cents = st.integers(0, 10_000_00)


@given(st.lists(cents))
def test_a_total_is_the_sum_of_its_lines(amounts: list[int]) -> None:
    """Not a cent may be lost between the lines and the total."""
    assert total(Money(amount) for amount in amounts) == Money(sum(amounts))


def test_two_currencies_do_not_add() -> None:
    """Francs are not euros; better a loud stop than a wrong price."""
    with pytest.raises(ValueError, match="CHF"):
        Money(100, "EUR") + Money(100, "CHF")
