"""Five keys finish every screen, the focus is never lost, and it is shown only to those who use it."""

import pytest
from PySide6.QtCore import Qt

from tests.ui.conftest import WORDS, Panel
from tests.ui.prompts import views
from ui.audit import place_of
from ui.keypad import verb_of

FIRST = {
    "welcome": "choice-8000100",
    "station": "choice-8000100",
    "station-typed": "choice-Berlin Hauptbahnhof",
    "way": "choice-one-way",
    "moment": "choice-now",
    "party": "choice-senior:1",
    "offers": "choice-offer-1",
    "review": "next",
    "paying": "pay-cancel",
    "declined": "choice-again",
    "deliver": "next",
    "info": "choice-ticket",
    "message": "next",
    "handover": "choice-over",
    "feedback": "choice-good",
    "moment-still": "still-here",
}

pytestmark = pytest.mark.slow


@pytest.mark.requirement("A11Y-24")
@pytest.mark.parametrize(("screen", "name"), FIRST.items())
def test_the_focus_begins_at_the_first_answer(panel: Panel, screen: str, name: str) -> None:
    """Enter is the usual answer, never Delete."""
    panel.show("thanks")
    panel.show(screen)
    assert panel.window.focused_name() == name


@pytest.mark.requirement("A11Y-18", "A11Y-19")
@pytest.mark.parametrize("screen", [name for name in views("en", WORDS.texts("en")) if name != "moment-still"])
def test_the_keys_reach_everything_and_come_round(panel: Panel, screen: str) -> None:
    """Who cannot touch can do everything that a finger can, and is trapped nowhere."""
    panel.show("thanks")
    panel.show(screen)
    wanted = {
        item.objectName() for item in panel.window.items() if item.inherits("QQuickAbstractButton") and item.isEnabled()
    }
    start, met = panel.window.focused_name(), []
    while panel.window.focused_name() not in met and len(met) < 80:
        met.append(panel.window.focused_name())
        panel.key(Qt.Key.Key_Down)
    assert set(met) == wanted
    assert panel.window.focused_name() == start
    panel.key(Qt.Key.Key_Up)
    assert panel.window.focused_name() == met[-1]


@pytest.mark.requirement("A11Y-18")
def test_enter_back_and_help(panel: Panel) -> None:
    """The other three keys."""
    panel.show("way")
    panel.key(Qt.Key.Key_Return)
    panel.key(Qt.Key.Key_Escape)
    panel.key(Qt.Key.Key_F1)
    assert panel.answers == [("choose", "one-way"), ("back", ""), ("help", "")]
    assert panel.heard[0] == ("touched", "key")


@pytest.mark.requirement("A11Y-60")
def test_a_held_key_is_one_key() -> None:
    """Stiff fingers hold keys long: nothing repeats by itself."""
    assert verb_of(Qt.Key.Key_Down) == "next"
    assert verb_of(Qt.Key.Key_Down, repeats=True) == ""
    assert verb_of(Qt.Key.Key_Q) == ""


def test_a_letter_that_goes_out_hands_the_focus_on(panel: Panel) -> None:
    """After B only some letters are lit: the focus goes to one of them, not to nowhere and not to Delete."""
    panel.show("thanks")
    panel.show("station")
    while panel.window.focused_name() != "letter-H":
        panel.key(Qt.Key.Key_Down)
    panel.show("station-typed")
    assert panel.window.focused_name() == "letter-B"


def test_the_ring_is_shown_to_keys_only(panel: Panel) -> None:
    """A ring round the first answer would puzzle whoever uses a finger."""
    panel.show("way")
    ring = next(item for item in _all(panel) if item.metaObject().className().startswith("FocusRing"))
    assert not ring.isVisible()
    panel.key(Qt.Key.Key_Down)
    assert ring.isVisible()
    item = panel.window.item(panel.window.focused_name())
    assert item is not None
    assert place_of(ring).contains(place_of(item))
    panel.tap("choice-return")
    assert not ring.isVisible()


def _all(panel: Panel) -> list:  # type: ignore[type-arg]
    found = [panel.window.quick.contentItem()]
    for item in found:
        found += item.childItems()
    return found
