"""A real message of a real railway, read once by us and once by somebody who reads the raw files his own way."""

import csv
import io
import random
import zipfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from google.transit import gtfs_realtime_pb2 as pb

from kiosk.timetable.compiled import Timetable
from kiosk.timetable.gtfs import read_feed
from kiosk.timetable.news import Run
from kiosk.timetable.realtime import Listener
from kiosk.timetable.runs import planned_run
from tests.timetable.messages import At, How

pytestmark = pytest.mark.data
PACIFIC = ZoneInfo("America/Los_Angeles")
TUESDAY = date(2023, 11, 7)
NOW = datetime(2023, 11, 8, 1, 6, tzinfo=UTC)  # 17:06 of the day before, where the trains run


@pytest.fixture(scope="module")
def folder(request: pytest.FixtureRequest) -> Path:
    shared = Path(__file__).parents[3] / "shared" / "data" / "gtfs-rt"
    if not shared.is_dir():
        pytest.skip("the real feeds of ../shared/data are not on this machine")
    return shared


@pytest.fixture(scope="module")
def timetable(folder: Path) -> Timetable:
    return read_feed(folder / "ct.zip").timetable


@pytest.fixture(scope="module")
def block(folder: Path) -> bytes:
    return (folder / "ct-trip-updates.pb").read_bytes()


def _runs(timetable: Timetable, message: pb.FeedMessage) -> dict[tuple[str, date], Run]:
    news = Listener(timetable).heard(message.SerializeToString(), NOW).news
    return {(timetable.trips[journey], day): run for (journey, day), run in news.runs.items()}


def _message(block: bytes) -> pb.FeedMessage:
    return pb.FeedMessage.FromString(block)


def _by_hand(folder: Path, block: bytes) -> dict[str, list[tuple[int, int]]]:
    """Trip to UTC seconds of arrival and departure at each stop, straight from stop_times.txt and the message.

    Every update of this message names stop_sequence and an absolute time; the rest keeps the last delay.
    """
    with zipfile.ZipFile(folder / "ct.zip") as archive:
        rows = list(csv.DictReader(io.TextIOWrapper(archive.open("stop_times.txt"), "utf-8-sig")))
    midnight = datetime(2023, 11, 7, tzinfo=PACIFIC).timestamp()
    made = {}
    for entity in _message(block).entity:
        update = entity.trip_update
        stops = sorted((r for r in rows if r["trip_id"] == update.trip.trip_id), key=lambda r: int(r["stop_sequence"]))
        told = {stop.stop_sequence: stop for stop in update.stop_time_update}
        late, times = 0.0, []
        for row in stops:
            planned = [midnight + sum(int(n) * f for n, f in zip(row[key].split(":"), (3600, 60, 1), strict=True))
                       for key in ("arrival_time", "departure_time")]  # fmt: skip
            arrival, departure = planned[0] + late, planned[1] + max(late, 0)
            if stop := told.get(int(row["stop_sequence"])):
                if stop.arrival.time:
                    arrival, late = stop.arrival.time, stop.arrival.time - planned[0]
                    departure = planned[1] + max(late, 0)
                if stop.departure.time:
                    departure, late = stop.departure.time, stop.departure.time - planned[1]
            times.append((int(arrival), int(max(arrival, departure))))
        made[update.trip.trip_id] = times
    return made


def test_all_nineteen_trains_are_known_and_run_as_the_message_says(
    timetable: Timetable, folder: Path, block: bytes
) -> None:
    """Every stop that is still ahead has exactly the second that the operator wrote; the day is that of the railway."""
    runs = _runs(timetable, _message(block))
    assert len(runs) == 19
    assert {day for _, day in runs} == {TUESDAY}
    zero = timetable.zero(TUESDAY)
    told = 0
    for trip, times in _by_hand(folder, block).items():
        run = runs[trip, TUESDAY]
        ours = [(zero + a, zero + d) for a, d in zip(run.arrival, run.departure, strict=True)]
        ahead = [n for n, (_, departure) in enumerate(times) if departure >= _message(block).header.timestamp]
        assert [ours[n] for n in ahead[1:]] == [times[n] for n in ahead[1:]], trip
        told += len(ahead)
    assert told > 100


def test_its_age_is_told_in_the_time_of_the_railway(timetable: Timetable, block: bytes) -> None:
    """Five past five in the afternoon, whatever the date is in Greenwich."""
    heard = Listener(timetable).heard(block, NOW)
    assert heard.as_of == datetime(2023, 11, 7, 17, 5, 34, tzinfo=PACIFIC)
    assert heard.summary.startswith("as of 2023-11-07 17:05:34: 19 trains, 19 known; 0 cancelled")


def test_without_its_dates_the_same_day_is_found(timetable: Timetable, block: bytes) -> None:
    """Many operators leave start_date out: the times say which day it is."""
    message, whole = _message(block), _runs(timetable, _message(block))
    for entity in message.entity:
        entity.trip_update.trip.ClearField("start_date")
    assert _runs(timetable, message) == whole


def test_in_any_order_and_said_twice_it_means_the_same(timetable: Timetable, block: bytes) -> None:
    """Order is a promise that writers break, and some repeat themselves."""
    whole = _runs(timetable, _message(block))
    for seed in range(20):
        mixed, chance = _message(block), random.Random(seed)
        entities = [*mixed.entity] * 2
        chance.shuffle(entities)
        del mixed.entity[:]
        mixed.entity.extend(entities)
        for entity in mixed.entity:
            stops = [*entity.trip_update.stop_time_update]
            stops += chance.sample(stops, len(stops) // 2)
            chance.shuffle(stops)
            del entity.trip_update.stop_time_update[:]
            entity.trip_update.stop_time_update.extend(stops)
        assert _runs(timetable, mixed) == whole


def test_each_train_cancelled_takes_that_one_away(timetable: Timetable, block: bytes) -> None:
    """One at a time: that train is cancelled, every other one is as it was."""
    whole = _runs(timetable, _message(block))
    for number in range(19):
        message = _message(block)
        trip = message.entity[number].trip_update.trip
        trip.schedule_relationship = How.CANCELED
        assert _runs(timetable, message) == whole | {(trip.trip_id, TUESDAY): Run(cancelled=True)}


def test_each_stop_skipped_is_closed_and_no_other(timetable: Timetable, block: bytes) -> None:
    """All told stops, one at a time: nobody gets on or off there; elsewhere nothing opens or closes."""
    message = _message(block)
    for place, entity in enumerate(message.entity):
        for number, _ in enumerate(entity.trip_update.stop_time_update):
            changed = _message(block)
            told = changed.entity[place].trip_update.stop_time_update[number]
            told.schedule_relationship = At.SKIPPED
            (run,) = (run for (trip, _), run in _runs(timetable, changed).items() if trip == entity.id)
            journey = timetable.journey_of[entity.id]
            planned = planned_run(timetable, journey)
            closed = [n for n, (now, then) in enumerate(zip(run.may, planned.may, strict=True)) if now != then]
            assert [timetable.platforms[planned.platform[n]].id for n in closed] == [told.stop_id]
            assert list(run.departure) == sorted(run.departure)


def test_for_another_day_it_says_nothing_of_this_one(timetable: Timetable, block: bytes) -> None:
    """The same trains on Wednesday; and on a Sunday, when they do not run, of no train at all."""
    message = _message(block)
    for days, known in ((1, 19), (5, 0)):
        for entity in message.entity:
            entity.trip_update.trip.start_date = f"{TUESDAY + timedelta(days):%Y%m%d}"
        runs = _runs(timetable, message)
        assert {day for _, day in runs} <= {TUESDAY + timedelta(days)}
        assert len(runs) == known
