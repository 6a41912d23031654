"""The operator writes that a train is cancelled, and somebody at the panel is about to pay for it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from google.transit import gtfs_realtime_pb2 as pb
from PySide6.QtGui import QGuiApplication

from kiosk.devices.ports import Holding
from kiosk.timetable.model import Leg
from tests.stories.stage import Stage, open_stage
from tests.timetable.messages import How, message, train

pytestmark = pytest.mark.slow


class Operator:
    """Writes the file that the kiosk fetches, as another program of the railway would."""

    def __init__(self, file: Path, stage: Stage) -> None:
        self._file = file
        self._stage = stage

    def writes(self, *told: pb.TripUpdate) -> None:
        new = self._file.with_suffix(".new")
        new.write_bytes(message(*told, now=self._stage.clock.now()).SerializeToString())
        new.replace(self._file)

    def is_heard(self) -> None:
        live = self._stage.app.wings.kiosk.actions.live
        self._stage.robot.until(lambda: bool(live._news.runs), "the news")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "news.pb"


@pytest.fixture
def live_stage(qapp: QGuiApplication, home: Path, file: Path) -> Iterator[Stage]:
    with open_stage(home, card_by_hand=True, news=file) as stage:
        yield stage


@pytest.fixture
def operator(live_stage: Stage, file: Path) -> Operator:
    return Operator(file, live_stage)


def _train(stage: Stage) -> Leg:
    visit = stage.app.presenter.visit
    return visit._offers[str(visit.known["offer"])].out.legs[0]


def test_a_train_is_cancelled_while_she_looks_for_her_card(live_stage: Stage, operator: Operator) -> None:
    """The reader waits for her card when the message comes. The card is taken, the money let go, and she is told."""
    stage = live_stage
    stage.go_to_review()
    gone = _train(stage)
    stage.touch(stage.choice("yes"))
    stage.robot.until(lambda: stage.app.presenter.frame.news == stage.say("hold-card"), "the reader waits")
    operator.writes(train(gone.trip, how=How.CANCELED))
    queue = stage.app.wings.kiosk.actions.live._brought
    stage.robot.until(lambda: not queue.empty(), "the message is brought")
    stage.terminal.present_card()
    stage.robot.until(lambda: stage.ready() and bool(stage.app.presenter.frame.trouble), "she is told")
    told = stage.app.presenter.frame.trouble
    assert f"{gone.line} at {gone.start.at:%H:%M} is cancelled. You have paid nothing." in told
    assert stage.robot.reads(told)
    assert [stage.ledger.holding(number) for number in stage.ledger.numbers()] == [Holding.LET_GO]


def test_the_board_changes_while_it_is_read(live_stage: Stage, operator: Operator) -> None:
    """She stands before the next trains: the delay appears there by itself, and nothing else moves."""
    stage = live_stage
    stage.touch(stage.prompt.next_label, "need")
    stage.touch(stage.choice("find-train"), "trains")
    kiosk = stage.app.wings.kiosk
    first = stage.prompt.lines[0]
    here = kiosk.actions.origin
    trips = [
        ways[0].legs[0].trip
        for station in kiosk.actions.stations.popular(here, 40)
        if (ways := kiosk.actions.planner.itineraries(here, station.id, stage.clock.now(), 1))
    ]
    operator.writes(*(train(trip, late=420) for trip in dict.fromkeys(trips)))
    stage.robot.until(lambda: any("now " in line.value for line in stage.prompt.lines), "the delay on the board")
    assert stage.step == "trains"
    assert stage.prompt.lines[0].label == first.label
    assert stage.prompt.note == stage.say("live-as-of", time=f"{stage.clock.now():%H:%M}")
