"""She knows what she wants, and says it while the kiosk still asks: where its machine, or her headphones, allow it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from tests.stories.stage import Stage, open_stage

pytestmark = pytest.mark.slow
TWO = ("Hamburg", "a ticket to Hamburg")


def _asks_at_length(stage: Stage) -> None:
    """She has said where to; the kiosk asks on, and finds no end."""
    stage.robot.until(stage.ready, "the kiosk is ready")
    stage.robot.touch(stage.say("listen-speak"))
    listener = stage.listens()
    stage.ear.drawling.set()
    assert listener.say(TWO[0], TWO[0])
    stage.robot.until(lambda: stage.step == "travellers" and stage.app.voice_link.speaking(), "it asks who travels")


def test_in_full_duplex_she_need_not_hear_the_question_out(qapp: QGuiApplication, home: Path) -> None:
    """The sign is on while it speaks; at her first word it is silent, and what she says is taken."""
    with open_stage(home, hears=("en",), duplex="full") as stage:
        _asks_at_length(stage)
        listener = stage.listens()
        assert listener.over
        assert stage.app.voice_link.speaking()
        before = len(stage.ear.hushed)
        assert listener.say("one senior", "one senior")
        stage.robot.until(lambda: len(stage.ear.hushed) > before, "it falls silent")
        stage.ear.drawling.clear()
        stage.reach("review")


def test_in_half_duplex_one_speaks_after_the_other(qapp: QGuiApplication, home: Path) -> None:
    """As it ships: the microphone stays closed until the question is out, and opens after it."""
    with open_stage(home, hears=("en",)) as stage:
        _asks_at_length(stage)
        stage.robot.settle(300)
        assert stage.app.presenter.frame.listen.state != "listening"
        stage.ear.drawling.clear()
        assert not stage.listens().over


def test_headphones_send_nothing_back(qapp: QGuiApplication, home: Path) -> None:
    """Whoever is read to through headphones may speak at any time, whatever the loudspeaker is like."""
    with open_stage(home, hears=("en",)) as stage:
        stage.robot.key(Qt.Key.Key_F4)
        stage.robot.until(lambda: stage.app.voice_link.plugged, "they are plugged in")
        _asks_at_length(stage)
        assert stage.listens().over
        stage.ear.drawling.clear()
