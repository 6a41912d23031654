"""What holds on every screen: help in its place, a question that is a heading, letters that grow."""

import pytest
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from tests.ui.conftest import PANELS, WORDS, Panel
from tests.ui.prompts import LANGUAGES, views
from ui.audit import faults_of, name_of, place_of
from ui.themes import tokens


@pytest.mark.requirement("A11Y-23")
def test_the_audit_finds_what_is_wrong(panel: Panel) -> None:
    """An audit that cannot fail proves nothing: a drawing that is not there, a nameless button, words without end."""
    view = views("en", WORDS.texts("en"))["way"]
    nameless = {**view["choices"][0], "icon": "unicorn", "label": "", "name": ""}
    endless = {**view["choices"][1], "label": "Donaudampfschifffahrtsgesellschaftskapitänswitwenrente"}
    panel.window.show({**view, "step": "wrong", "choices": [nameless, endless]})
    found = "\n".join(faults_of(panel.window.quick, tokens(PANELS["portrait"]), "light"))
    for fault in ("there is no drawing called 'unicorn'", "choice-one-way: has no name", "px wide in"):
        assert fault in found


@pytest.mark.requirement("A11Y-77", "A11Y-88")
def test_help_is_at_the_same_place_on_every_screen(panel: Panel) -> None:
    """Somebody who needs a person does not search for the button, whatever the step."""
    places, names = set(), set()
    for name in views("en", WORDS.texts("en")):
        if name == "moment-still":
            continue  # laid over everything, for half a minute
        panel.show(name)
        for control in ("back", "help"):
            item = panel.window.item(control)
            assert item is not None
            places.add((control, place_of(item).toRect().getRect()))
            names.add((control, name_of(item)))
    assert len(places) == 2
    assert {(control, name.split(".")[0]) for control, name in names} == {("back", "Back"), ("help", "Call a person")}


@pytest.mark.requirement("A11Y-23")
def test_the_question_is_a_heading(panel: Panel) -> None:
    """A screen reader finds the question first, on each screen."""
    for name in ("welcome", "station", "review", "paying"):
        panel.show(name)
        title = panel.window.item("title")
        found = QAccessible.queryAccessibleInterface(title)
        assert found.role() == QAccessible.Role.Heading
        assert found.text(QAccessible.Text.Name) == views("en", WORDS.texts("en"))[name]["title"]


@pytest.mark.requirement("A11Y-30")
def test_larger_text_is_larger(panel: Panel) -> None:
    """One touch on "Larger text" helps at once: the question's words grow on every asking page."""
    for name in ("welcome", "way", "moment", "party", "offers", "station"):
        sizes = []
        for scale in (1.0, 2.0):
            panel.show(name, scale=scale)
            tiles = [item for item in panel.window.items() if item.objectName().startswith("choice-")]
            texts = [
                text for text in panel.window.items() if text.inherits("QQuickText") and tiles[0].isAncestorOf(text)
            ]
            sizes.append(min(text.property("font").pixelSize() for text in texts))
        assert sizes[1] > sizes[0] * 1.1, name


def test_what_is_laid_over_leaves_the_step(panel: Panel) -> None:
    """A person is on the way, and the traveller can still finish by herself."""
    panel.show("way-coming")
    assert panel.window.item("help-title") is not None
    panel.tap("choice-return")
    assert ("choose", "return") in panel.heard


@pytest.mark.parametrize("language", LANGUAGES)
def test_news_of_a_call_hides_nothing_that_she_may_change(panel: Panel, language: str) -> None:
    """The longest journey, and nobody is free: while she waits she can still see, and mend, all of it."""
    panel.show("review-full-unanswered", language)
    lines = views(language, WORDS.texts(language))["review-full-unanswered"]["lines"]
    shown = {name_of(item) for item in panel.window.items() if item.objectName().startswith("change-")}
    assert isinstance(lines, list)
    assert len(shown) == len(lines) == 9


def test_the_hours_follow_the_question(panel: Panel) -> None:
    """The days that were shown before leave no hole: the hours stand where she reads."""
    view = views("en", WORDS.texts("en"))["moment"]
    panel.window.show(view)
    panel.window.show({**view, "step": "hours", "choices": []})
    title, hour = panel.window.item("title"), panel.window.item(f"moment-{view['moments'][0]['id']}")  # type: ignore[index]
    assert title is not None
    assert hour is not None
    assert place_of(hour).top() < 1920 / 2


@pytest.mark.requirement("A11Y-35", "A11Y-36")
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_screen_stands_still(panel: Panel, qtbot: QtBot, language: str) -> None:
    """Nothing moves unless the traveller moved it: an idle kiosk draws no frame."""
    panel.show("welcome", language)
    qtbot.wait(100)
    frames: list[int] = []

    def count() -> None:
        frames.append(1)

    panel.window.drawn.connect(count)
    qtbot.wait(150)
    panel.window.drawn.disconnect(count)
    assert frames == []
