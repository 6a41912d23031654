"""Small numbers: nobody who called can be found again, and what is told is true."""

from hypothesis import given
from hypothesis import strategies as st

from assistance.reports.hiding import OTHER, counted, hidden, merged, spread
from assistance.reports.model import FEW, Count

COUNTS = st.dictionaries(st.text("abcdefgh", min_size=1, max_size=2), st.integers(0, 60), max_size=8)


def test_fewer_than_five_are_not_told() -> None:
    """Four calls at one step on one day: a colleague could guess who they were."""
    assert [counted(n).shown for n in (0, 1, 4, 5)] == [True, False, False, True]


def test_a_single_small_number_cannot_be_subtracted() -> None:
    """Ten calls in all, seven of them told: three would be plain, so the next smallest is not told either."""
    assert hidden({"payment": 12, "price": 7, "access": 3}) == {
        "payment": Count(12), "price": Count(7, shown=False), "access": Count(3, shown=False)
    }  # fmt: skip


@given(COUNTS)
def test_no_hidden_number_can_be_worked_out_from_the_sum(counts: dict[str, int]) -> None:
    """With the sum and all that is told, at least two numbers are open; what is told is exact."""
    told = hidden(counts)
    assert all(told[key].n == n for key, n in counts.items())
    assert all(count.shown for count in told.values() if count.n == 0)
    assert not any(count.shown and 0 < count.n < FEW for count in told.values())
    hid = [count for count in told.values() if not count.shown]
    others = [count for count in told.values() if count.shown and count.n]
    assert len(hid) != 1 or not others


@given(COUNTS)
def test_needs_of_fewer_than_ten_are_other(counts: dict[str, int]) -> None:
    """Who needs to be read to is known to nobody but the helper who came; nothing is lost from the sum."""
    told = merged(counts)
    assert all(count.n >= 10 for need, count in told.items() if need != OTHER)
    assert sum(count.n for count in told.values()) == sum(counts.values())
    assert OTHER not in told or told[OTHER].shown == (told[OTHER].n >= 10)


@given(st.lists(st.integers(0, 1000), min_size=FEW, max_size=40))
def test_half_and_nine_of_ten_are_true(seconds: list[int]) -> None:
    """At least half were as fast as "half within" says, and it is a time that somebody really waited."""
    took = spread(seconds)
    assert took.median in seconds and took.p90 in seconds
    assert sum(s <= took.median for s in seconds) * 2 >= len(seconds)  # type: ignore[operator]
    assert sum(s <= took.p90 for s in seconds) * 10 >= len(seconds) * 9  # type: ignore[operator]


def test_too_few_have_no_median() -> None:
    assert spread([1, 2, 3, 4]).median is None
