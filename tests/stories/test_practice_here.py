"""Practice where tickets are real: one touch there and one back, marked on each screen, and nothing of it is true."""

import gc
import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from types import FunctionType, ModuleType

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.devices.cabinet import Cabinet
from kiosk.devices.payment.conversation import Conversation
from kiosk.devices.simulated.store import Ledger
from kiosk.devices.simulated.terminal import SimulatedTerminal
from kiosk.sales.store import SaleStore
from kiosk.sales.till import Till
from kiosk.visits.store import Journal
from tests.clock import FakeClock
from tests.stories.stage import Ear, Loudspeaker, Stage, open_stage
from ui.wings import played
from voice.speaker import Speaker

MONEY = (Till, SaleStore, Cabinet, Ledger, SimulatedTerminal, Conversation, Journal)


def practise(stage: Stage) -> None:
    stage.touch(stage.say("practice-first"))
    stage.robot.until(lambda: stage.app.presenter.frame.practice.on and stage.ready(), "practice")


def is_marked(stage: Stage) -> bool:
    """To the eye, to a screen reader's ear and to the ear."""
    return stage.robot.reads(stage.say("practice-band")) and stage.prompt.say.startswith(stage.say("practice-aloud"))


def files(home: Path) -> dict[str, str]:
    """What is in the files of the sales, of the bank, of the journal and everywhere else."""
    found = (file for file in home.rglob("*") if file.is_file())
    return {str(file.relative_to(home)): hashlib.sha256(file.read_bytes()).hexdigest() for file in found}


def reachable(start: object) -> Iterator[object]:
    """Everything that can be got at from there, through whatever holds it."""
    seen, waiting = {id(start)}, [start]
    while waiting:
        one = waiting.pop()
        yield one
        parts = one.__closure__ or () if isinstance(one, FunctionType) else gc.get_referents(one)
        for part in parts:
            if id(part) not in seen and not isinstance(part, type | ModuleType):
                seen.add(id(part))
                waiting.append(part)


@pytest.mark.requirement("A11Y-87")
def test_who_practises_buys_nothing_and_then_buys(stage: Stage) -> None:
    """She tries it all once, sees at each step that it is practice, and one touch later it is real."""
    before = files(stage.home)
    marked = []
    practise(stage)
    marked.append(is_marked(stage))
    stage.touch(stage.prompt.choices[0].label, "travellers")
    marked.append(is_marked(stage))
    stage.touch(stage.choice("senior:1"), "review")
    marked.append(is_marked(stage))
    stage.touch(stage.choice("yes"), "your-ticket")
    marked.append(is_marked(stage))
    assert stage.robot.reads(stage.say("practice-ticket.detail"))
    assert not stage.prompt.code
    assert not stage.prompt.symbols, "nothing that a reader could take for a ticket"
    stage.touch(stage.prompt.next_label, "practice-over")
    marked.append(is_marked(stage))
    assert marked == [True] * 5
    assert files(stage.home) == before, "no sale, no number, no paper, no step of hers is written down"
    assert stage.ledger.numbers() == ()

    stage.touch(stage.say("practice-buy"), "welcome")
    assert not stage.robot.reads(stage.say("practice-band"))
    stage.go_to_review()
    stage.touch(stage.choice("yes"), "your-ticket")
    sale = stage.app.presenter.visit.sale
    assert sale is not None
    assert sale.number != "PRACTICE"
    assert (stage.home / "paper").exists()


@pytest.mark.requirement("A11Y-87")
def test_no_money_can_be_got_at_from_practice(stage: Stage) -> None:
    """By construction: whatever is wrong in it, there is no way from practice to what holds money, numbers or names."""
    practise(stage)
    practice = stage.app.wings.practice
    assert practice is not None
    assert [one for one in reachable(practice) if isinstance(one, MONEY)] == []
    assert [one for one in reachable(stage.app.presenter.visit) if isinstance(one, MONEY)] == []
    assert any(isinstance(one, Till) for one in reachable(stage.app.wings.kiosk)), (
        "a search that finds nothing proves nothing"
    )


@pytest.mark.requirement("A11Y-87", "A11Y-88")
def test_a_person_called_from_practice_is_a_real_one(stage: Stage) -> None:
    """Whoever is lost while she practises is lost: somebody comes, and knows that no money is in it."""
    practise(stage)
    stage.touch(stage.say("frame-call"))
    stage.help_is("sent", "received")
    (called,) = stage.desk.requests.live()
    assert called.situation.tried[-1] == "practice"


def test_she_keeps_the_screen_as_she_dressed_it(stage: Stage) -> None:
    """Large letters and her language are not asked for twice; the next traveller finds neither, and no practice."""
    stage.touch("Deutsch")
    stage.robot.until(lambda: stage.prompt.language == "de", "German")
    stage.touch(stage.say("frame-larger"))
    practise(stage)
    assert (stage.app.presenter.frame.language, stage.app.presenter.frame.scale) == ("de", 1.5)
    stage.touch(stage.say("practice-stop"), "welcome")
    assert (stage.app.presenter.frame.language, stage.app.presenter.frame.scale) == ("de", 1.5)
    practise(stage)
    stage.app.presenter.begin_again()
    stage.reach("welcome")
    frame = stage.app.presenter.frame
    assert (frame.language, frame.scale, frame.practice.on) == ("en", 1.0, False)


def test_who_walks_away_leaves_a_machine_that_sells(stage: Stage) -> None:
    """The time rules are the same: asked first, then forgotten, and the next one buys real tickets."""
    practise(stage)
    stage.touch(stage.prompt.choices[0].label, "travellers")
    stage.clock.move(181)
    stage.app.idle.look()
    assert stage.app.presenter.frame.still_there > 0
    stage.clock.move(31)
    stage.app.idle.look()
    stage.reach("welcome")
    assert not stage.app.presenter.frame.practice.on


def test_she_leaves_while_paying_is_played(qapp: QGuiApplication, home: Path) -> None:
    """One touch goes back from there too, and what was being played does not come after her."""
    playing, goes_on = Event(), Event()

    def pause(stopped: Callable[[], bool]) -> bool:
        playing.set()
        while not stopped():
            goes_on.wait(0.01)
        return False

    with open_stage(home, pause=pause) as stage:
        practise(stage)
        stage.touch(stage.prompt.choices[0].label, "travellers")
        stage.touch(stage.choice("senior:1"), "review")
        stage.touch(stage.choice("yes"))
        stage.robot.until(playing.is_set, "paying is played")
        stage.robot.until(lambda: stage.robot.reads(stage.say("practice-paying")), "what is said of it")
        assert is_marked(stage)
        stage.touch_now(stage.say("practice-stop"))
        stage.reach("welcome")
        stage.robot.settle(100)
        assert stage.step == "welcome"
        assert not stage.app.presenter.frame.practice.on
        assert stage.ledger.numbers() == ()


def test_what_is_played_takes_its_time_and_ends_at_once_when_she_stops() -> None:
    """As long as a card takes, so that she can read it; and not a moment longer than she wants."""
    clock, speaker = FakeClock(), Speaker(Ear(), Loudspeaker())
    pause, asked = played(clock, speaker), []

    def goes_on() -> bool:
        asked.append(clock.seconds())
        clock.move(3)
        return False

    assert pause(goes_on)
    assert asked[-1] - asked[0] < 20
    assert len(asked) == 2
    assert not pause(lambda: True)
    speaker.close()
