"""When it cannot hear: a state that is told, to her in a sentence, to staff with what to do; the kiosk sells on."""

import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from kiosk.devices.ports import Holding
from kiosk.language import WORDS, read_words
from kiosk.visits.tried import tried_words
from tests.stories.stage import Stage, open_stage
from ui.keepsake import Keepsake, made
from voice.model import CAN_LISTEN, ListenState

pytestmark = pytest.mark.slow

TROUBLE = [state for state in ListenState if state not in CAN_LISTEN]


@pytest.fixture
def stage(qapp: QGuiApplication, home: Path) -> Iterator[Stage]:
    with open_stage(home, hears=("en",)) as stage:
        yield stage


def _sells(stage: Stage) -> bool:
    stage.go_to_review()
    stage.touch(stage.choice("yes"), "your-ticket")
    sale = stage.app.presenter.visit.sale
    return sale is not None and stage.ledger.holding(sale.number) is Holding.TAKEN


def test_it_breaks_while_she_speaks(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    """Unplugged, damaged, killed: the sign says what is wrong, the button goes, touch works, and staff are told."""
    broken = (ListenState.NO_MICROPHONE, ListenState.DAMAGED_MODEL, ListenState.RESTARTING, ListenState.NOISY)
    for state in broken:
        stage.robot.touch(stage.say("listen-speak"))
        with caplog.at_level(logging.WARNING):
            stage.listens().become(state)
            stage.robot.until(lambda state=state: stage.robot.reads(stage.say(f"listen-{state}")), "it says so")
        assert not stage.app.listen_link.busy
        assert stage.say("listen-speak") not in stage.robot.names()
        assert stage.say(f"listen-{state}.staff") in caplog.text
        assert stage.listener is not None
        stage.listener.become(ListenState.READY)
        stage.robot.until(lambda: stage.say("listen-speak") in stage.robot.names(), "it is well again")
    stage.listener.become(ListenState.NO_MICROPHONE)
    stage.robot.until(stage.ready, "it is noted")
    tried = stage.app.presenter.situation().tried
    assert tried == tuple(f"no-ear:{state}" for state in broken)
    assert stage.say("listen-no-microphone.staff") in tried_words(tried, stage.app.presenter.texts)
    assert _sells(stage)


def test_it_comes_back_by_itself(stage: Stage) -> None:
    """A recogniser that died twenty times is back after each: the button goes and comes, the visit stays."""
    stage.touch(stage.prompt.next_label, "need")
    assert stage.listener is not None
    for _ in range(20):
        stage.listener.become(ListenState.RESTARTING)
        stage.robot.until(lambda: stage.say("listen-speak") not in stage.robot.names(), "it is gone")
        stage.listener.become(ListenState.READY)
        stage.robot.until(lambda: stage.say("listen-speak") in stage.robot.names(), "it is back")
    assert stage.step == "need"


@pytest.mark.parametrize("language", sorted(folder.name for folder in WORDS.iterdir()))
def test_every_trouble_has_its_sentences(language: str) -> None:
    """No state is without words, in any language: for her, and for staff, who are told something else."""
    texts = read_words((language,), WORDS).texts(language)
    for state in TROUBLE:
        assert texts.say(f"listen-{state}") != texts.say(f"listen-{state}.staff")


def test_no_ear_at_all(qapp: QGuiApplication, home: Path) -> None:
    """A kiosk without a recogniser has no button, and is no worse a kiosk; the key for it says so."""
    with open_stage(home) as stage:
        assert stage.say("listen-speak") not in stage.robot.names()
        stage.robot.key(Qt.Key.Key_F13)
        stage.robot.until(lambda: stage.robot.reads(stage.say("listen-off")), "it says so")
        assert stage.app.presenter.situation().tried == ()
        assert _sells(stage)


def test_while_a_helper_speaks_nobody_else_listens(stage: Stage) -> None:
    """The microphone is the talk's: the kiosk's own ear is closed at once, and its button is gone."""
    stage.robot.touch(stage.say("listen-speak"))
    listener = stage.listens()
    assert stage.app.voice_link.lease.take("talk")
    stage.app._hush()  # as the line does when it opens
    assert listener.state is ListenState.READY
    assert stage.say("listen-speak") not in stage.robot.names()
    stage.app.voice_link.lease.give_back("talk")


def test_nothing_that_was_heard_is_left(qapp: QGuiApplication, home: Path, caplog: pytest.LogCaptureFixture) -> None:
    """No word of hers is ever on the disk, in the log, or in the memory that outlives a screen; after her visit none is
    on the glass or in what the screen remembers.
    """
    word, memory = "Zwickauquatsch", made()
    with open_stage(home, hears=("en",), keepsake=Keepsake(memory)) as stage, caplog.at_level(logging.DEBUG):
        stage.touch(stage.prompt.next_label, "need")
        stage.touch(stage.choice("ticket"), "destination")
        stage.speak(f"{word} Hamburg", engines=1)
        assert stage.robot.reads("Hamburg")
        assert word.encode() not in os.pread(memory, os.fstat(memory).st_size, 0)
        while stage.app.presenter.frame.help.state == "none":
            stage.mumble()
        stage.app.presenter.begin_again()
        stage.reach("welcome")
        assert not stage.robot.reads(word)
        app = stage.app
        parts = (app.presenter, app.listen_link, app.ear_link, app.listen_link._spoken, app.listen_link._cover)
        assert not [part for part in parts if word in repr(vars(part))]
        assert stage.listener is not None
        assert stage.listener.state is ListenState.READY, "and the microphone is closed"
        assert app.presenter.frame.listen.state == ""
    os.close(memory)
    assert word not in caplog.text
    for file in (path for path in home.rglob("*") if path.is_file()):
        assert word.encode() not in file.read_bytes(), file
