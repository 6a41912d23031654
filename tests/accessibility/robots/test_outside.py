"""A blind traveller who is no part of the program: another process hears the real kiosk as a screen reader does."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.accessibility.robots.conftest import LANGUAGES
from tests.accessibility.robots.errands import Errand, errand
from tests.accessibility.robots.travellers import Seeing
from tests.stories.stage import Stage

pytestmark = pytest.mark.slow
HERE = Path(__file__).parent
NEEDED = ("Xvfb", "xdotool", "dbus-run-session")
EVERYDAY = (errand("single"), errand("train times"))
WHOLE = tuple(
    errand(name) for name in ("single", "return", "family", "discount card", "changed her mind", "train times")
)
SETTINGS = """[kiosk]
languages = ["en", "nl", "de", "sv", "fi", "nb"]
[panel]
full_screen = true
[devices]
sound = "none"
"""


class Noting(Seeing):
    """Finishes an errand, and notes each question with what she pressed there: the words of another traveller.

    Trains and prices of another hour are others: of the offers the first is taken, and a price is left out.
    """

    def __init__(self, stage: Stage, language: str) -> None:
        super().__init__(stage, language)
        self.stops: list[dict[str, str]] = []

    def press(self, name: str) -> None:
        """Press it, and note it."""
        prompt, amount = self.stage.prompt, self.stage.prompt.total
        stop = {"title": prompt.title, "press": name.partition(amount)[0] if amount else name}
        offer = prompt.kind == "offers" and any(choice.price and choice.label == name for choice in prompt.choices)
        if offer or not stop["press"]:
            stop = {"title": prompt.title, "key": "Return"}
        self.stops.append(stop)
        super().press(name)


def words_of(hall: Stage, language: str, errands: tuple[Errand, ...]) -> list[dict[str, str]]:
    """What a traveller of this language does on each screen, and at the end a call that nobody can hear."""
    one, stops = Noting(hall, language), []
    for wanted in errands:
        one.runs(wanted)
        while hall.step != "welcome":  # the next traveller comes to the first screen
            one.goes_on(wanted)
    stops = one.stops
    told = hall.say("help-unreachable")
    return [*stops, {"title": hall.prompt.title, "key": "F1", "told": told}]


@pytest.mark.requirement("A11Y-1", "A11Y-18", "A11Y-23")
def test_a_screen_reader_and_five_keys_from_outside(hall: Stage, home: Path, tmp_path: Path, whole: bool) -> None:
    """What we say of our own screens is our own word; here another program reads them by the rules of all programs."""
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if missing:
        pytest.skip(f"not on this machine: {', '.join(missing)}")
    for language in LANGUAGES[:3] if whole else LANGUAGES[:1]:
        stops = words_of(hall, language, WHOLE if whole else EVERYDAY)
        there = tmp_path / language
        there.mkdir()
        for file in home.glob("timetable*"):
            shutil.copy(file, there)
        (there / "loket.toml").write_text(SETTINGS, "utf-8")
        command = [
            "dbus-run-session",
            "--",
            str(HERE / "outside.sh"),
            sys.executable,
            str(there),
            str(there / "loket.toml"),
        ]
        ran = subprocess.run(command, input=json.dumps(stops), capture_output=True, text=True, check=False, timeout=600)
        told = json.loads(ran.stdout or "{}")
        assert told.get("lost") == "", (
            told,
            stops,
            ran.stderr[-800:],
            (there / "outside.log").read_text("utf-8")[-800:],
        )
        assert told["played"] == len(stops)
