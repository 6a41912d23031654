"""Bytes that are no message: each is named in plain words with a cure, and nothing of it counts."""

import gzip
from datetime import timedelta
from pathlib import Path

import pytest
from google.transit import gtfs_realtime_pb2 as pb
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.errors import FaultyFile
from kiosk.timetable import realtime
from kiosk.timetable.compiled import Timetable
from kiosk.timetable.realtime import Listener
from tests.timetable.feeds import FRIDAY, read
from tests.timetable.messages import NOW, message, stop, train

TRAINS = {"t1": ["A 10:00", "B 10:20-10:25", "C 11:00"]}


@pytest.fixture(scope="module")
def timetable(tmp_path_factory: pytest.TempPathFactory) -> Timetable:
    return read(tmp_path_factory.mktemp("feed"), TRAINS).timetable


def _good() -> bytes:
    return message(train("t1", stop("B", 300, 300))).SerializeToString()


def _with(**header: int) -> bytes:
    made = message(train("t1", stop("B", 300, 300)))
    for name, value in header.items():
        setattr(made.header, name, value)
    return made.SerializeToString()


WRONG = [
    (b"", "RT101", "is empty"),
    (b"  \n", "RT101", "is empty"),
    (b"<!doctype html><title>404</title>", "RT102", "web page"),
    (b'\n{"error": "invalid api key"}', "RT102", "is a key missing"),
    (b"\x00\xffgarbage" * 50, "RT103", "not a whole GTFS-Realtime message"),
    (_good()[:-3], "RT103", "cut short"),
    (b"\x12\x02\x0a\x00", "RT103", "not a whole"),
    (gzip.compress(_good())[:-12], "RT103", "cannot be unpacked"),
    (b"\x1f\x8b\x08broken", "RT103", "cannot be unpacked"),
    (_with(incrementality=pb.FeedHeader.DIFFERENTIAL), "RT104", "Ask for the full dataset"),
    (_with(timestamp=0), "RT105", "nobody knows how old"),
    (_with(timestamp=int(NOW.timestamp()) + 600), "RT106", "in the future"),
    (_with(timestamp=int(NOW.timestamp()) * 1000), "RT106", "milliseconds"),
]


@pytest.mark.parametrize(("block", "code", "told"), WRONG, ids=[f"{row[1]}-{n}" for n, row in enumerate(WRONG)])
def test_what_is_wrong_is_told_with_a_cure(timetable: Timetable, block: bytes, code: str, told: str) -> None:
    """An operator sees at once whether it is the address, the key, the clock or the writer."""
    with pytest.raises(FaultyFile) as raised:
        Listener(timetable).heard(block, NOW, "https://rail.example/updates")
    (fault,) = raised.value.faults
    assert (fault.code, fault.file) == (code, "https://rail.example/updates")
    assert told in str(fault)
    assert fault.cure


def test_packed_bytes_are_the_same_message(timetable: Timetable) -> None:
    """Servers pack what they send, or the file itself is packed."""
    plain, packed = (Listener(timetable).heard(block, NOW) for block in (_good(), gzip.compress(_good())))
    assert plain == packed
    assert plain.news.runs


def test_a_small_file_that_unpacks_to_a_huge_one_is_refused(
    timetable: Timetable, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A kiosk has little memory, and others may write into the folder."""
    monkeypatch.setattr(realtime, "MOST_BYTES", 1_000_000)
    with pytest.raises(FaultyFile, match="RT107"):
        Listener(timetable).heard(gzip.compress(b"\0" * 1_000_001), NOW)


def test_the_age_is_that_of_the_newest_train_where_the_header_has_none(timetable: Timetable) -> None:
    """Old writers leave the header's time out, and write one for each train."""
    update = train("t1", stop("B", 300, 300))
    update.timestamp = int(NOW.timestamp()) - 40
    sent = message(update)
    sent.header.ClearField("timestamp")
    assert Listener(timetable).heard(sent.SerializeToString(), NOW).as_of == NOW - timedelta(seconds=40)


def test_a_clock_that_is_a_little_ahead_makes_no_news_from_tomorrow(timetable: Timetable) -> None:
    """The operator's clock is ten seconds fast: his news are of now, not of a time that has not come."""
    assert Listener(timetable).heard(_with(timestamp=int(NOW.timestamp()) + 10), NOW).as_of == NOW


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_no_bytes_ever_end_in_a_bare_exception(timetable: Timetable, data: st.DataObject) -> None:
    """Whatever a line or a disk does to a message: it is understood, or refused in words."""
    block = bytearray(_good())
    for _ in range(data.draw(st.integers(1, 5))):
        block[data.draw(st.integers(0, len(block) - 1))] = data.draw(st.integers(0, 255))
    cut = bytes(block[: data.draw(st.integers(0, len(block)))])
    try:
        heard = Listener(timetable).heard(cut, NOW)
    except FaultyFile as faulty:
        assert faulty.faults[0].cure
    else:
        assert heard.as_of <= NOW


def test_the_same_words_for_another_day_say_nothing_of_today(timetable: Timetable) -> None:
    """Yesterday's message, found again in a folder: today's trains are as planned."""
    yesterday = train("t1", stop("B", 300, 300), day=f"{FRIDAY - timedelta(1):%Y%m%d}")
    runs = Listener(timetable).heard(message(yesterday).SerializeToString(), NOW).news.runs
    assert {day for _, day in runs} == {FRIDAY - timedelta(1)}


def test_reading_needs_no_file(tmp_path: Path) -> None:
    """The door takes bytes: whoever brings them, from a file or a net, is no matter of the timetable."""
    file = tmp_path / "news.pb"
    file.write_bytes(_good())
    timetable = read(tmp_path / "feed", TRAINS).timetable
    assert Listener(timetable).heard(file.read_bytes(), NOW).news.runs
