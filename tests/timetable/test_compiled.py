"""A timetable is bytes and comes back as it was: any timetable, with any names and numbers that a feed can have."""

from array import array

from hypothesis import given
from hypothesis import strategies as st

from kiosk.timetable import compiled
from kiosk.timetable.compiled import Rule, Timetable, from_bytes, to_bytes
from kiosk.timetable.model import Platform, Source, Station

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)  # half a character cannot be in a UTF-8 file
NUMBER = st.integers(-(2**31), 2**31 - 1)
SMALL = st.integers(-1, 9)
DEGREES = st.floats(-180, 180, allow_nan=False)


def tuples(values: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(values, max_size=4).map(tuple)


ARRAY = st.lists(NUMBER, max_size=6).map(lambda numbers: array("i", numbers))
TIMETABLES = st.builds(
    Timetable,
    source=st.builds(Source, TEXT, TEXT, st.booleans(), TEXT, TEXT, TEXT, TEXT, TEXT),
    zone=TEXT,
    replay_from=NUMBER,
    weeks=SMALL,
    stations=tuples(
        st.builds(Station, TEXT, TEXT, DEGREES, DEGREES, tuples(TEXT), tuples(st.tuples(TEXT, TEXT)), SMALL)
    ),
    platforms=tuples(st.builds(Platform, TEXT, NUMBER, TEXT, SMALL)),
    texts=tuples(TEXT),
    trips=tuples(TEXT),
    routes=tuples(TEXT),
    services=tuples(st.integers(0, 2**400)),
    walks=tuples(st.tuples(SMALL, SMALL, NUMBER)),
    rules=tuples(st.builds(Rule, *[NUMBER] * 9)),
    stays=tuples(st.tuples(SMALL, SMALL, st.sampled_from([0, 1]))),
    operators=tuples(TEXT),
    **dict.fromkeys(compiled.ARRAYS, ARRAY),
)


@given(TIMETABLES)
def test_any_timetable_comes_back_as_it_was(timetable: Timetable) -> None:
    """A station's accents, a rule's platform, a service of a whole year: what was read is what travellers are told."""
    again = from_bytes(to_bytes(timetable))
    assert again == timetable
    assert again is not None
    assert all(type(rule) is Rule for rule in again.rules)
    assert to_bytes(again) == to_bytes(timetable)
