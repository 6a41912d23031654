"""Practice: a class of older people tries everything, and no money moves, no ticket comes out and no helper runs."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from assistance.caller.practice import PracticeCaller
from kiosk.devices.simulated.faults import Faults
from kiosk.devices.simulated.printer import SimulatedPrinter
from kiosk.practice import assemble_practice
from kiosk.settings import DeviceSettings, Settings
from tests.clock import FakeClock
from tests.stories.stage import Ear, Loudspeaker
from ui.app import App
from ui.manners import ROBOT_MANNERS
from ui.robot import Robot
from ui.tasks import Tasks
from ui.window import Window
from ui.wings import Wings
from voice.speaker import Speaker


@pytest.mark.requirement("A11Y-87")
def test_everything_can_be_tried_and_nothing_happens(qapp: QGuiApplication, home: Path) -> None:
    """The real screens and words, each of which says that nothing is paid; and a paper that says PRACTICE."""
    settings = Settings(home, devices=DeviceSettings(sound="none"))
    clock = FakeClock()
    kiosk = assemble_practice(settings, clock, SimulatedPrinter(home / "paper", Faults()))
    wings = Wings(kiosk, PracticeCaller(), Speaker(Ear(), Loudspeaker()))
    app = App(settings, clock, wings, Window(settings.panel, ROBOT_MANNERS), Tasks("core"))
    before = {file.name for file in home.iterdir()}
    try:
        app.start()
        robot = Robot(app.window)
        notes: set[str] = set()

        def reach(step: str) -> None:
            def there() -> bool:
                prompt = app.presenter.prompt
                return prompt is not None and prompt.step == step and not app.presenter.frame.busy and app.core.idle

            robot.until(there, step)
            notes.add(app.presenter.frame.demo)

        def choose(id: str) -> None:
            assert app.presenter.prompt is not None
            robot.touch(next(choice.label for choice in app.presenter.prompt.choices if choice.id == id))

        reach("welcome")
        assert app.presenter.prompt is not None
        robot.touch(app.presenter.prompt.choices[0].label)
        reach("travellers")
        robot.touch(app.presenter.texts.say("frame-call"))
        robot.until(lambda: app.presenter.frame.help.state == "sent", "what a call looks like")
        app.presenter.act("help-cancel", "")
        robot.until(lambda: app.presenter.frame.help.state == "none", "the call is taken back")
        choose("senior:1")
        reach("review")
        choose("yes")
        reach("your-ticket")
        assert not app.presenter.prompt.code, "no receipt: nothing was paid"
    finally:
        app.close()
    assert notes == {app.presenter.texts.say("practice-not-a-ticket")}
    assert {file.name for file in home.iterdir()} - before == {"paper"}
    assert [file.name for file in (home / "paper").iterdir()] == ["PRACTICE.png"]
