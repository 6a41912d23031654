"""Speakers for one story each."""

from collections.abc import Callable, Iterator

import pytest

from tests.voice.fakes import PATIENCE
from voice.ports import Sink, Synthesiser
from voice.speaker import Speaker

Open = Callable[..., Speaker]


@pytest.fixture
def open_speaker() -> Iterator[Open]:
    """Speakers that are closed when the story is over."""
    opened: list[Speaker] = []

    def start(synthesiser: Synthesiser, sink: Sink, **callbacks: object) -> Speaker:
        opened.append(Speaker(synthesiser, sink, **callbacks))  # type: ignore[arg-type]
        assert opened[-1].finish(PATIENCE)
        return opened[-1]

    yield start
    for speaker in opened:
        speaker.close()
