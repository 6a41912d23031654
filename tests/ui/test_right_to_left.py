"""A language that runs from right to left: the whole screen turns round, numbers do not, and nothing is cut."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontDatabase, QTextLayout
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.language import read_words
from tests.ui.conftest import PANELS
from tests.ui.prompts import views
from tests.ui.said import ARABIC
from ui.audit import faults_of, place_of
from ui.direction import from_the_right
from ui.themes import FAMILY, px_per_mm, tokens
from ui.window import Window

TEXTS = read_words([ARABIC], Path(__file__).parent / "words").texts(ARABIC)
MAIN = (
    "welcome", "station", "station-typed", "way", "moment", "party", "offers", "review", "review-full", "review-asks",
    "paying", "declined", "deliver", "deliver-full", "slip", "pay-person", "info", "feedback", "thanks", "way-coming",
    "review-unreachable", "welcome-phone", "party-offered", "moment-still",
)  # fmt: skip
LOOKS = [
    ("portrait", "light", 1.0, False),
    ("square", "yellow", 1.0, False),
    ("portrait", "dark", 2.0, False),
    ("portrait", "paper", 1.0, True),
    ("wide", "light", 1.5, False),
    ("small", "light", 1.0, False),
    ("small", "dark", 2.0, False),
]
FROM_THE_LEFT = ("letter", "begin", "digit")  # A to Z and the digits run so everywhere


def _shown(window: Window, qtbot: QtBot, name: str, theme: str = "light", scale: float = 1.0, **more: object) -> None:
    window.show({**views(ARABIC, TEXTS, theme, scale)[name], **more})
    qtbot.wait(1)


def _middle(window: Window, name: str) -> QPointF:
    item = window.item(name)
    assert item is not None, name
    return place_of(item).center()


@pytest.mark.parametrize(
    ("size", "theme", "scale", "reach"),
    [look if look in LOOKS[:2] else pytest.param(*look, marks=pytest.mark.slow) for look in LOOKS],
)
def test_nothing_is_cut_from_the_right_either(
    windows: Callable[[str], Window], qtbot: QtBot, size: str, theme: str, scale: float, reach: bool
) -> None:
    """Longer words, higher letters, everything turned round: all of it has its place."""
    if not QFontDatabase.families(QFontDatabase.WritingSystem.Arabic):
        pytest.skip("no font of this machine has Arabic letters")
    window, found = windows(size), []
    for name in MAIN:
        _shown(window, qtbot, name, theme, scale, reach=reach)
        found += [f"{name}: {fault}" for fault in faults_of(window.quick, tokens(PANELS[size], scale), theme)]
    assert found == []


@pytest.mark.parametrize("size", PANELS)
def test_the_screen_turns_round(windows: Callable[[str], Window], qtbot: QtBot, size: str) -> None:
    """Where one begins to read stand Back, the first answer and the question; a person stays at the end."""
    window = windows(size)
    _shown(window, qtbot, "moment")
    assert _middle(window, "back").x() > _middle(window, "help").x()
    assert _middle(window, "choice-now").x() > _middle(window, "choice-hour").x()
    assert _middle(window, "language-ar").x() > _middle(window, "language-nl").x()
    title = window.item("title")
    assert title is not None
    if not tokens(PANELS[size]).portrait:
        assert place_of(title).left() > place_of(_item(window, "choice-now")).right(), "the question is read first"
    _shown(window, qtbot, "party")
    assert (
        _middle(window, "fewer-senior").x() > _middle(window, "count-senior").x() > _middle(window, "more-senior").x()
    )
    _shown(window, qtbot, "slip")
    assert _middle(window, "digit-1").x() < _middle(window, "digit-2").x(), "digits do not turn round"
    _shown(window, qtbot, "station")
    assert _middle(window, "letter-A").x() < _middle(window, "letter-B").x(), "nor do the letters of the stations"


def _item(window: Window, name: str) -> QQuickItem:
    found = window.item(name)
    assert found is not None, name
    return found


@pytest.mark.parametrize("size", ["portrait", "square"])
def test_the_keys_go_from_the_right(windows: Callable[[str], Window], qtbot: QtBot, size: str) -> None:
    """Next is below, or beside where one reads on: to the left, and among letters and digits to the right."""
    window, line = windows(size), 10 * px_per_mm(PANELS[size])
    for name in ("welcome", "moment", "party", "review", "station-typed", "slip"):
        _shown(window, qtbot, name)
        stops: list[tuple[str, QPointF]] = []
        while (stop := window.focused_name()) not in [passed for passed, _ in stops]:
            stops.append((stop, _middle(window, stop)))
            QTest.keyClick(window.quick, Qt.Key.Key_Down)
        for (one, before), (other, after) in pairwise(stops):
            role = one.split("-")[0]
            if role == other.split("-")[0] and role in ("choice", "moment", "change", *FROM_THE_LEFT):
                onward = after.x() - before.x() if role in FROM_THE_LEFT else before.x() - after.x()
                beside = abs(after.y() - before.y()) <= line and onward > 0
                assert after.y() > before.y() + line or beside, f"{name}: from {one} back to {other}"


def test_numbers_keep_their_order(windows: Callable[[str], Window]) -> None:
    """A telephone number read backwards reaches nobody; a time and a price must be the ones that were meant."""
    windows("portrait")  # its fonts
    phone = from_the_right(TEXTS.say("help-unreachable.detail", phone="+49 221 0000 000", counter="X", hours="Y"))
    assert _from_left(phone, "+49") < _from_left(phone, "221") < _from_left(phone, "0000")
    times = from_the_right("من 09:46 إلى 13:52")
    assert _from_left(times, "13:52") < _from_left(times, "09:46"), "the departure is read first"
    assert _from_left(times, "09") < _from_left(times, "46")
    price = from_the_right("44.90 €")
    assert _from_left(price, "€") < _from_left(price, "44") < _from_left(price, "90")
    chosen = from_the_right("Berlin Hauptbahnhof · ذهاب وعودة")
    assert _from_left(chosen, "ذهاب") < _from_left(chosen, "Berlin"), "what was chosen first is read first"


def _from_left(text: str, part: str) -> float:
    """Where Qt draws `part` on one line, in pixels from the left."""
    layout = QTextLayout(text, QFont(FAMILY, 20))
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(5000)
    layout.endLayout()
    found = line.cursorToX(text.index(part) + 1)  # within it: at its edge two directions meet
    return float(found[0] if isinstance(found, tuple) else found)


def test_marks_are_for_the_screen_only() -> None:
    """What the program reads, and what is Latin alone, stays as it is; and the view that was given is not changed."""
    given = {"id": "2026", "title": "أين؟", "choices": [{"id": "8000100", "label": "Köln Hbf"}], "seconds": 27}
    marked = from_the_right(given)
    assert marked["choices"] == given["choices"]
    assert (marked["id"], marked["seconds"]) == ("2026", 27)
    assert marked["title"] == "\u200fأين؟"
    assert given["title"] == "أين؟"
