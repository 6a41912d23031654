"""The buttons for what is read aloud have their place on every panel, in every language, and nothing is cut."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.language import WORDS, read_words
from tests.ui.read_aloud import read_aloud
from tests.ui.said import LANGUAGES
from ui.audit import faults_of
from ui.manners import ROBOT_MANNERS
from ui.preview import DIAGONALS_MM, panel_of, settle
from ui.themes import tokens
from ui.window import Window

pytestmark = pytest.mark.slow


@pytest.fixture(params=DIAGONALS_MM)
def window(request: pytest.FixtureRequest, qapp: QGuiApplication) -> Iterator[Window]:
    window = Window(panel_of(request.param), ROBOT_MANNERS)
    yield window
    window.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_pause_is_there_and_nothing_is_cut(window: Window, language: str) -> None:
    """On the fullest steps, paused or not, also beside the button to speak, and in practice."""
    texts = read_words((language,), WORDS).texts(language)
    wide = window.panel.width_px > window.panel.height_px
    for name, view in read_aloud(language, texts).items():
        if wide and name.startswith("practising"):
            continue  # the band of practice needs the room of the buttons: keys do the same there
        window.show(view)
        settle()
        assert window.item("pause") is not None, name
        faults = faults_of(window.quick, tokens(window.panel, 1.0), "light")
        assert not faults, f"{name}: {faults}"
