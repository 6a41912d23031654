"""Reach mode: whoever sits brings everything that is touched under 1100 mm, with one touch, and buys a ticket there."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from kiosk.devices.ports import Holding
from tests.stories.stage import Stage
from tests.ui.conftest import PANELS, WORDS
from tests.ui.prompts import views
from ui.audit import faults_of, place_of, visible
from ui.themes import REACH_MM, px_per_mm, tokens
from ui.window import Window

LOOKS = [("en", "light", 1.0), ("nl", "dark", 1.5), ("de", "yellow", 2.0), ("de", "paper", 1.0)]


def _out_of_reach(window: Window, bottom_mm: float = 800.0) -> list[str]:
    """What is pressed higher than somebody who sits reaches; hung `bottom_mm` above the floor."""
    highest = window.panel.height_px - (REACH_MM - bottom_mm) * px_per_mm(window.panel)
    buttons = [item for item in visible(window.quick.contentItem()) if item.inherits("QQuickAbstractButton")]
    return [item.objectName() for item in buttons if place_of(item).top() < highest - 1]


@pytest.mark.requirement("A11Y-63", "A11Y-62")
@pytest.mark.slow
@pytest.mark.parametrize(("language", "theme", "scale"), LOOKS)
def test_every_screen_comes_down(
    windows: Callable[[str], Window], qtbot: QtBot, language: str, theme: str, scale: float
) -> None:
    """Nothing stays up there, and nothing is smaller, closer or cut because of it."""
    window, found = windows("portrait"), []
    for name, view in views(language, WORDS.texts(language), theme, scale).items():
        window.show({**view, "reach": True})
        qtbot.wait(1)
        found += [f"{name}: {fault}" for fault in faults_of(window.quick, tokens(PANELS["portrait"], scale), theme)]
        found += [f"{name}: {button} is out of reach" for button in _out_of_reach(window)]
    assert found == []


@pytest.mark.requirement("A11Y-63")
@pytest.mark.parametrize("size", ["small", "wide"])
def test_a_low_panel_has_nothing_to_bring_down(windows: Callable[[str], Window], qtbot: QtBot, size: str) -> None:
    """Where everything is in reach anyway, no button takes room for it."""
    window = windows(size)
    for name, view in views("en", WORDS.texts("en")).items():
        window.show(view)
        qtbot.wait(1)
        assert _out_of_reach(window) == [], name
        assert window.item("reach") is None, name


@pytest.mark.requirement("A11Y-20", "A11Y-63")
@pytest.mark.slow
def test_a_wheelchair_user_buys_alone(stage: Stage) -> None:
    """One touch on what she reaches brings the rest down: place, who, pay; and the next traveller finds it as usual."""
    window = stage.app.window
    assert _out_of_reach(window), "standing, the languages are above"
    assert "reach" not in _out_of_reach(window)
    stage.touch(stage.say("frame-lower"))
    for wanted, step in ((stage.prompt.choices[1].label, "travellers"), ("senior:1", "review"), ("yes", "your-ticket")):
        assert _out_of_reach(window) == []
        stage.touch(stage.choice(wanted) if wanted in ("senior:1", "yes") else wanted, step)
    assert _out_of_reach(window) == []
    sale = stage.app.presenter.visit.sale
    assert sale is not None
    assert stage.ledger.holding(sale.number) is Holding.TAKEN
    stage.app.presenter.begin_again()
    stage.reach("welcome")
    assert not stage.app.presenter.frame.reach
