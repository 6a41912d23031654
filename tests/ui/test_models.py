"""Lists that change in place: what is under the finger stays what it is."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt

from ui.models import Rows

ROWS = st.lists(st.fixed_dictionaries({"id": st.sampled_from("abc"), "lit": st.booleans()}), max_size=6)


def shown(rows: Rows) -> list[dict[str, object]]:
    """What a screen sees."""
    first = int(Qt.ItemDataRole.UserRole)
    return [
        {"id": rows.data(rows.index(place), first), "lit": rows.data(rows.index(place), first + 1)}
        for place in range(rows.rowCount())
    ]


@given(lists=st.lists(ROWS, max_size=5))
def test_a_list_shows_what_it_was_told_last(lists: list[list[dict[str, object]]]) -> None:
    """Whatever came before, the screen shows the rows of now, in their order."""
    rows = Rows(("id", "lit"))
    for some in lists:
        rows.sync(some)
        assert shown(rows) == some


def test_only_what_differs_is_told() -> None:
    """26 letters, one goes out: one key is drawn again, none is made anew."""
    rows = Rows(("id", "lit"))
    rows.sync([{"id": letter, "lit": True} for letter in "abc"])
    told: list[int] = []
    made: list[int] = []
    rows.dataChanged.connect(lambda first, last: told.append(first.row()))
    rows.rowsInserted.connect(lambda *_: made.append(1))
    rows.sync([{"id": "a", "lit": True}, {"id": "b", "lit": False}, {"id": "c", "lit": True}])
    assert told == [1]
    assert made == []


def test_a_place_that_is_not_there_is_nothing() -> None:
    """Qt asks for anything; a wrong question gets no answer, and no crash in the middle of a purchase."""
    rows = Rows(("id", "lit"))
    rows.sync([{"id": "a", "lit": True}])
    assert rows.data(QModelIndex(), int(Qt.ItemDataRole.UserRole)) is None
    assert rows.data(rows.index(0), int(Qt.ItemDataRole.DisplayRole)) is None
