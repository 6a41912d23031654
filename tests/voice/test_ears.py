"""An ear that is scripted, one that is not there, and the sound with which the kiosk begins to listen."""

import sys
from array import array
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.settings import Settings, VoiceSettings
from tests.voice.fakes import CountingSynthesiser, PaperSink
from voice.assembly import SCRIPT, open_ear
from voice.engines.deaf import NoEar
from voice.engines.scripted import ScriptedEar
from voice.engines.tone import listening_tone
from voice.model import CAN_LISTEN, Heard, ListenState, Patience, Screen
from voice.ports import Ear
from voice.speaker import FIRST_RATE, Speaker

SCREEN = Screen(7, "en", ("yes", "no"))


class Told:
    """Who hears what an ear tells."""

    def __init__(self) -> None:
        self.states: list[ListenState] = []
        self.all: list[Heard] = []
        self.voices = 0

    def changed(self, state: ListenState) -> None:
        self.states.append(state)

    def heard(self, heard: Heard) -> None:
        self.all.append(heard)

    def level(self, dbfs: float) -> None: ...

    def spoke(self) -> None:
        self.voices += 1


def _settings(home: Path, listen: str) -> Settings:
    return replace(Settings(home), voice=VoiceSettings(listen=listen))


def test_a_show_hears_its_file_line_by_line(tmp_path: Path) -> None:
    """Who shows the kiosk to others has no quiet room: each time it listens, it hears the next line; then nothing."""
    (tmp_path / SCRIPT).write_text("two seniors to Bonn\nyes\n", "utf-8")
    told = Told()
    ear: Ear = open_ear(_settings(tmp_path, "scripted"), told)
    for _ in range(3):
        ear.expect(SCREEN)
        ear.listen(Patience.USUAL)
        ear.hush()
    assert [heard.hearings[0].text for heard in told.all] == ["two seniors to Bonn", "yes"]
    assert {heard.screen for heard in told.all} == {7}
    assert told.voices == 2
    assert ear.state is ListenState.READY


def test_nobody_is_heard_behind_a_closed_microphone() -> None:
    """What is said before the sign is on, or after it is off, is said to nobody."""
    told = Told()
    ear = ScriptedEar(told, frozenset({"en"}))
    ear.expect(SCREEN)
    assert not ear.say("yes")
    assert not ear.mumble()
    ear.listen(Patience.LONG)
    ear.hush()
    assert not ear.say("yes")
    assert told.all == []
    assert (ear.hears("en"), ear.hears("fi")) == (True, False)


def test_an_ear_that_is_off_listens_to_nothing(tmp_path: Path) -> None:
    """The operator wants no microphone: none is opened, whatever the screen asks."""
    told = Told()
    ear = open_ear(_settings(tmp_path, "off"), told)
    assert isinstance(ear, NoEar)
    ear.expect(SCREEN)
    ear.listen(Patience.USUAL)
    ear.finish()
    ear.close()
    assert not ear.hears("en")
    assert ear.state not in CAN_LISTEN
    assert (told.states, told.all) == ([], [])


def test_an_ear_that_cannot_be_opened_is_no_ear(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A package is missing, a file is damaged: the log says what to do, and the kiosk opens all the same."""
    monkeypatch.setitem(sys.modules, "voice.recogniser", None)
    ear = open_ear(_settings(tmp_path, "auto"), Told())
    assert ear.state is ListenState.NO_MODEL
    assert "./loket voice check" in caplog.text


def test_the_tone_is_soft_and_has_no_click() -> None:
    """It is heard by somebody with headphones: from silence, to silence, never at full strength."""
    samples = array("h", listening_tone(22_050))
    assert 0.1 < len(samples) / 22_050 < 0.3
    assert max(abs(samples[0]), abs(samples[-1])) < 500
    assert 3000 < max(samples) < 12_000


def test_the_tone_is_played_by_the_one_voice() -> None:
    """It is heard once, after what was said before; and not at all when something else is wanted at once."""
    sink = PaperSink()
    voice = Speaker(CountingSynthesiser(), sink)
    assert voice.finish(10)
    voice.play(listening_tone(FIRST_RATE))
    assert voice.finish(10)
    assert sink.loud
    assert sink.ms == pytest.approx(180, abs=5)
    voice.repeat()
    assert voice.finish(10)
    assert sink.ms == pytest.approx(180, abs=5), "what is said again is words"
    voice.close()
