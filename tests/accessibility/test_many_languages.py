"""An operator may offer more languages than a panel has room for: then one button opens the list of them."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from tests.stories.stage import Stage
from tests.ui.conftest import PANELS, WORDS
from tests.ui.prompts import LANGUAGES, frame, prompts
from ui.audit import faults_of
from ui.looks import languages_prompt
from ui.themes import tokens
from ui.view import view_of
from ui.window import Window


@pytest.mark.parametrize("size", PANELS)
def test_six_languages_stay_on_the_panel(windows: Callable[[str], Window], qtbot: QtBot, size: str) -> None:
    """Whoever reads none of what is there finds her own language: in the header, or one touch behind it."""
    window = windows(size)
    for language in LANGUAGES:
        texts = WORDS.texts(language)
        for name in ("way", "station"):
            around = replace(frame(language, name), languages=LANGUAGES)
            window.show(view_of(prompts(language)[name], around, texts))
            qtbot.wait(1)
            assert faults_of(window.quick, tokens(PANELS[size]), "light") == [], f"{language}: {name}"
            shown = [code for code in LANGUAGES if (tab := window.item(f"language-{code}")) and tab.isVisible()]
            button = window.item("languages")
            if size == "portrait":
                assert shown == list(LANGUAGES), "an upright panel has two rows for them: each is one touch"
            else:
                assert shown == []
                assert button is not None
                assert button.isVisible()
        around = replace(frame(language, "way"), languages=LANGUAGES)
        window.show(view_of(languages_prompt(around, texts), around, texts))
        qtbot.wait(1)
        assert faults_of(window.quick, tokens(PANELS[size]), "light") == [], f"{language}: the list"
        assert all(window.item(f"choice-{code}") is not None for code in LANGUAGES)
    window.show(view_of(prompts("en")["thanks"], frame("en"), WORDS.texts("en")))


def test_the_fullest_page_keeps_its_room(windows: Callable[[str], Window], qtbot: QtBot) -> None:
    """Before she pays all lines of her ticket matter more than five other languages: they stand behind one button."""
    window = windows("portrait")
    for name in ("review-full", "review-full-asks"):
        around = replace(frame("de", name), languages=LANGUAGES)
        window.show(view_of(prompts("de")[name], around, WORDS.texts("de")))
        qtbot.wait(1)
        assert faults_of(window.quick, tokens(PANELS["portrait"]), "light") == []


def test_three_need_no_list(windows: Callable[[str], Window], qtbot: QtBot) -> None:
    """Where all have room nothing has changed: each is one touch."""
    window = windows("small")
    window.show(view_of(prompts("en")["way"], frame("en", "way"), WORDS.texts("en")))
    qtbot.wait(1)
    assert window.item("languages") is None
    assert window.item("language-nl") is not None


def test_one_touch_in_the_list_changes_the_language(stage: Stage) -> None:
    """The question waits as it was, and goes on in the language that was chosen."""
    presenter = stage.app.presenter
    presenter.act("languages", "")
    stage.robot.until(lambda: stage.app.window.item("choice-de") is not None, "the list")
    stage.touch("Deutsch")
    stage.robot.until(lambda: presenter.frame.language == "de", "German")
    stage.reach("welcome")


def test_a_language_that_is_said_closes_the_list_too(stage: Stage) -> None:
    """She opens the list, and says the name instead of touching it: the question stands there in her language."""
    presenter = stage.app.presenter
    presenter.act("languages", "")
    presenter.act("language", "de")
    stage.robot.until(lambda: presenter.shown is presenter.prompt and presenter.frame.language == "de", "the question")
    stage.reach("welcome")


def test_a_helper_leaves_no_list_behind(stage: Stage) -> None:
    """The helper looked for another language and went away: the traveller has her own question again."""
    presenter = stage.app.presenter
    waiting = presenter.shown
    presenter.lend(presenter.visit)
    stage.robot.until(lambda: presenter.lent and not presenter.frame.busy, "the helper's screen")
    presenter.act("languages", "")
    presenter.take_back()
    assert presenter.shown == waiting
