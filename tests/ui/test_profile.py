"""Her settings on a paper or in her telephone: read by any reader, refused when damaged, and telling nobody apart."""

from dataclasses import replace

import numpy as np
import pytest
import zxingcpp
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from tests.ui.conftest import WORDS, Panel
from ui.code_reader import CodeReader
from ui.looks import square_prompt
from ui.profile import Profile, read_profile
from ui.view import Frame, view_of

EVERY = ("en", "nl", "de", "sv", "fi", "nb")
HERS = Profile("de", 2.0, "yellow", True, 5, 2, True, True, True)
SOFT = replace(HERS, softness=2)
SPACED = replace(HERS, spaced=True)


@pytest.mark.parametrize(
    "profile",
    [
        Profile("en"),
        HERS,
        SOFT,
        SPACED,
        replace(SOFT, spaced=True),
        replace(HERS, language="nb", theme="paper", reading=False),
    ],
)
def test_what_was_kept_comes_back(profile: Profile) -> None:
    """Each mode for itself and all together."""
    assert read_profile(profile.written()) == profile


def test_a_damaged_or_foreign_code_changes_nothing() -> None:
    """A creased paper, a ticket, a code of next year: never half a setting, never somebody else's."""
    for good, other in ((HERS.written(), "LOKET2"), (SOFT.written(), "LOKET1"), (SPACED.written(), "LOKET2")):
        for place in range(len(good)):
            for sign in "0123456789ABEX":
                if sign != good[place]:
                    assert read_profile(good[:place] + sign + good[place + 1 :]) is None, (place, sign)
        for place in range(len(good) - 1):
            swapped = good[:place] + good[place + 1] + good[place] + good[place + 2 :]
            assert swapped == good or read_profile(swapped) is None, swapped
        for wrong in ("", "LOKET1", good[:-1], f"{good}0", good.lower(), f" {good}", other + good[6:]):
            assert read_profile(wrong) is None
    assert read_profile("https://rail.example/") is None


@pytest.mark.requirement("A11Y-32")
def test_papers_of_last_year_are_read() -> None:
    """What somebody has in her purse stays good; and who wants ordinary light can use it at a machine of last year."""
    assert read_profile("LOKET1DE3315211163") == HERS
    assert HERS.written() == "LOKET1DE3315211163"
    assert read_profile("LOKET2DE331521112" + SOFT.written()[-2:]) == SOFT
    assert SOFT.written().startswith("LOKET2DE331521112")
    assert SPACED.written().startswith("LOKET3DE33152111")


def test_it_tells_nobody_apart() -> None:
    """The same wishes make the same code, today and next year; there is no room in it for a name or a number."""
    assert HERS.written() == replace(HERS).written()
    assert len(HERS.written()) == 18
    assert len(SOFT.written()) == 19
    assert len(SPACED.written()) == len(replace(SOFT, spaced=True).written()) == 20
    assert not set(SOFT.written()[8:-2]) - set("0123456")


def test_every_keyboard_types_it_alike() -> None:
    """A reader types like a keyboard, and some have Y, Z, A, Q, W, M elsewhere: neither mark nor language has them."""
    assert not set("LOKET" + "".join(EVERY).upper()) & set("YZAQWM")


def test_a_telephone_reads_it_from_the_glass(panel: Panel) -> None:
    """What she photographs is what the next machine is shown: a decoder that is not ours finds it in the picture."""
    frame, texts = Frame("en", ("en",), theme="dark"), WORDS.texts("en")
    panel.window.show(view_of(square_prompt(frame, texts, HERS.square()), frame, texts))
    panel._qtbot.wait(50)
    image = panel.window.grab().convertToFormat(QImage.Format.Format_Grayscale8)
    grey = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    assert [code.text for code in zxingcpp.read_barcodes(grey)] == [HERS.written()]


def test_a_hand_is_no_reader() -> None:
    """Whoever types slowly on a keyboard types no code, and her Enter stays an Enter."""
    reader = CodeReader()
    for at, sign in enumerate("LOKET1"):
        assert reader.key(ord(sign), at * 1.0) == ""
    assert reader.key(Qt.Key.Key_Return, 6.0) == ""
    for at, sign in enumerate("LOKET1"):
        assert reader.key(ord(sign), 10 + at * 0.01) == ""
    assert reader.key(Qt.Key.Key_Return, 10.07) == "LOKET1"
    assert reader.key(Qt.Key.Key_Return, 10.08) == "", "one code, one time"
