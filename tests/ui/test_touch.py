"""A finger on the panel: what counts as an answer, and what does not."""

import pytest
from PySide6.QtCore import QPointF

from tests.clock import FakeClock
from tests.ui.conftest import Panel

pytestmark = pytest.mark.slow


@pytest.mark.requirement("A11Y-57")
def test_a_tap_answers_when_the_finger_leaves(panel: Panel) -> None:
    """One sees what one touches before it counts."""
    panel.show("way")
    panel.press("choice-return")
    assert panel.answers == []
    panel.release(panel.middle("choice-return"))
    assert panel.answers == [("choose", "return")]


@pytest.mark.requirement("A11Y-57")
def test_sliding_off_takes_it_back(panel: Panel) -> None:
    """A hand that lands wrong can slide away, and nothing happens."""
    panel.show("way")
    panel.press("choice-return")
    panel.release(QPointF(540, 1600))
    assert ("choose", "return") not in panel.heard


def test_each_control_says_its_action(panel: Panel) -> None:
    """The words of the contract between screen and presenter."""
    for screen, control, said in (
        ("welcome", "choice-8000101", ("choose", "8000101")),
        ("station", "letter-B", ("letter", "B")),
        ("station-typed", "begin-BERLIN", ("begin", "BERLIN")),
        ("station-typed", "delete", ("delete", "")),
        ("station-typed", "clear", ("clear", "")),
        ("moment", "moment-2026-11-21T09:00", ("moment", "2026-11-21T09:00")),
        ("party", "more-adult", ("more", "adult")),
        ("party", "fewer-senior", ("fewer", "senior")),
        ("review", "change-way", ("change", "way")),
        ("review", "next", ("next", "")),
        ("review", "back", ("back", "")),
        ("review", "help", ("help", "")),
        ("paying", "pay-cancel", ("pay-cancel", "")),
        ("way-coming", "help-cancel", ("help-cancel", "")),
        ("way-coming", "help-dismiss", ("help-dismiss", "")),
        ("party-offered", "call-yes", ("call-yes", "")),
        ("party-offered", "call-no", ("call-no", "")),
        ("party-offered", "repeat", ("repeat", "")),
        ("moment-still", "still-here", ("still-here", "")),
        ("feedback", "choice-good", ("choose", "good")),
        ("way", "language-nl", ("language", "nl")),
        ("way", "larger", ("larger", "")),
        ("way", "theme", ("theme", "")),
        ("way", "read", ("read", "")),
    ):
        panel.show(screen)
        panel.heard.clear()
        panel.tap(control)
        assert panel.heard == [("touched", ""), said]


def test_a_touch_that_meets_nothing_is_told(panel: Panel) -> None:
    """Five touches beside the buttons are a sign of being stuck."""
    panel.show("station")
    place = QPointF(1070, 1000)
    panel.release(place)  # a release alone says nothing
    assert panel.heard == []
    panel.tap_at(place)
    assert panel.heard == [("touched", ""), ("missed", "")]


def test_an_unlit_letter_is_written_all_the_same(panel: Panel) -> None:
    """Who cannot spell means it: she is told what is spelt alike. The keys pass it by."""
    panel.show("station")
    panel.tap("letter-X")
    assert panel.answers == [("letter", "X")]
    item = panel.window.item("letter-X")
    assert item is not None
    assert not item.isEnabled()


@pytest.mark.requirement("A11Y-59")
def test_a_trembling_hand_presses_once(shaky: tuple[Panel, FakeClock]) -> None:
    """Two taps within half a second are one; the next letter may be another one at once."""
    panel, clock = shaky
    panel.show("station")
    clock.move(1)
    panel.tap("letter-S")
    clock.move(0.2)
    panel.tap("letter-S")
    panel.tap("letter-E")
    clock.move(0.5)
    panel.tap("letter-S")
    assert panel.answers == [("letter", "S"), ("letter", "E"), ("letter", "S")]


def test_a_finger_from_the_page_before_is_not_heard(shaky: tuple[Panel, FakeClock]) -> None:
    """The second tap of a double tap must not answer the next question, even if it is let go later."""
    panel, clock = shaky
    panel.show("way")
    clock.move(1)
    panel.show("offers")
    clock.move(0.1)
    panel.press("choice-offer-1")
    clock.move(1)
    panel.release(panel.middle("choice-offer-1"))
    assert panel.answers == []
    panel.tap("choice-offer-1")
    assert panel.answers == [("choose", "offer-1")]


def test_still_there_hears_a_touch_anywhere(panel: Panel) -> None:
    """Whoever is still there need not find the button."""
    panel.show("moment-still")
    panel.tap_at(QPointF(30, 1000))
    assert panel.answers == [("still-here", "")]


def test_at_rest_nothing_is_remembered(panel: Panel) -> None:
    """After goodbye no answer of the traveller is left in the lists of the pages before."""
    panel.show("review")
    panel.show("welcome")
    panel.window.rest()
    left = panel.window._kiosk.rows("review", "lines")
    assert left.rowCount() == 0
