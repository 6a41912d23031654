"""The tour: what a newcomer sees first, and what proves on every build that the whole story still goes as it should."""

import json
import subprocess
import sys
import wave
from pathlib import Path

import pytest
from PIL import Image

from ui.tour import clear

LANGUAGES = ("en", "nl", "de")
PANELS = {"1080x1920": (1080, 1920), "1280x800": (1280, 800)}

SEEN = {
    "welcome", "who", "review", "pay", "ticket", "goodbye", "days", "hours", "offers", "card", "declined", "no-paper",
    "payment-unknown", "gentle-offer", "still-there", "person", "help-called", "help-coming", "unreachable",
    "listening", "heard", "settings", "practice", "practice-review",
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.browser
def test_the_whole_story_goes_as_it_should(tmp_path: Path) -> None:
    """Ticket, trouble and a person, in every language on both panels; the report says how many touches and seconds."""
    done = subprocess.run(
        [sys.executable, "-m", "ui.tour", str(tmp_path)], capture_output=True, text=True, timeout=600, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    report = json.loads((tmp_path / "report.json").read_text("utf-8"))
    assert report["failed"] == ""
    for language in LANGUAGES:
        figures = report["languages"][language]
        for panel, size in PANELS.items():
            assert figures[panel]["buy"]["touches"] == 3
            assert figures[panel]["buy"]["steps"][:4] == ["welcome", "travellers", "review", "pay"]
            assert figures[panel]["said"]["steps"] == ["welcome", "offers", "welcome"], "one sentence filled it all"
            assert figures[panel]["call_to_dashboard_s"] < 5
            pictures = sorted((tmp_path / "kiosk" / panel / language).glob("*.png"))
            assert {picture.stem.partition("-")[2] for picture in pictures} >= SEEN
            assert {_size(picture) for picture in pictures} == {size}
        assert _size(tmp_path / "ticket" / f"{language}.png")[0] == 576
        assert (tmp_path / "ticket" / f"{language}.pdf").read_bytes().startswith(b"%PDF-")
        for spoken in (tmp_path / "voice" / language).glob("*.wav"):
            with wave.open(str(spoken)) as sound:
                assert sound.getnframes() > sound.getframerate() / 2, f"{spoken.name} is all but silent"
        assert len(list((tmp_path / "helper" / language).glob("*-phone.png"))) == 4


def test_whoever_plays_it_again_sees_it_from_its_beginning(tmp_path: Path) -> None:
    """The end of the last tour, or its breaking off, left a call that nobody took: its news lay over the next one."""
    call, hers = tmp_path / "home" / "outbox.db", tmp_path / "holiday.png"
    call.parent.mkdir()
    call.touch()
    hers.touch()
    clear(tmp_path)
    assert call.exists(), "no tour was played here: what lies here is somebody's own"
    (tmp_path / "report.json").touch()
    clear(tmp_path)
    assert not call.exists() and hers.exists()


def _size(picture: Path) -> tuple[int, int]:
    with Image.open(picture) as image:
        return image.size
