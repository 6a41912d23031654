"""Ears that are closed when their story is over."""

from collections.abc import Callable, Iterator

import pytest

from tests.voice.recogniser.listened import Told
from voice.recogniser.process import Watch
from voice.recogniser.seats import Seat
from voice.recogniser.supervisor import RecogniserProcess

QUICK = Watch(again=(0.0, 0.0, 0.0), retry=0.2, fault=0.2)
Open = Callable[..., tuple[RecogniserProcess, Told]]


@pytest.fixture
def open_ear() -> Iterator[Open]:
    """An ear for English with these seats; sound comes from the story. The dead are replaced at once."""
    opened: list[RecogniserProcess] = []

    def start(*seats: Seat, language: str = "en", microphone: str = "link", watch: Watch = QUICK):  # type: ignore[no-untyped-def]
        told = Told()
        opened.append(RecogniserProcess({language: seats} if seats else {}, told, microphone, watch))
        return opened[-1], told

    yield start
    for ear in opened:
        ear.close()
