"""Who cannot hear sees that somebody speaks; noise, a pause between two words and a dropped case are none."""

from itertools import pairwise

import numpy as np
import pytest

from assistance.talk.voice_activity import HANG_BLOCKS, VoiceActivity
from kiosk.devices.sound import BLOCK

SECOND = 100  # blocks


def block(level: float, rng: np.random.Generator) -> bytes:
    return rng.normal(0, level, BLOCK).clip(-32_000, 32_000).astype("<i2").tobytes()


class Hall:
    """One side of a talk, and what was made of each block."""

    def __init__(self) -> None:
        self.activity = VoiceActivity()
        self.rng = np.random.default_rng(4)

    def sounds(self, level: float, blocks: int) -> list[bool]:
        return [self.activity.hear(block(level, self.rng)) for _ in range(blocks)]


@pytest.mark.requirement("A11Y-44")
def test_a_word_is_seen_at_once_and_a_pause_is_not_its_end() -> None:
    """Seen within a tenth of a second, still seen between two words, gone a moment after the last one."""
    hall = Hall()
    assert not any(hall.sounds(30, SECOND))
    assert hall.sounds(3000, 10)[-1]
    assert all(hall.sounds(30, 30)), "a third of a second: a pause"
    assert all(hall.sounds(3000, 10))
    assert not hall.sounds(30, HANG_BLOCKS)[-1]


@pytest.mark.requirement("A11Y-44")
def test_it_never_flickers() -> None:
    """The worst voice, loud and still in turns of a tenth of a second: three changes a second are too many for some."""
    hall = Hall()
    said = [now for _ in range(20) for now in hall.sounds(5000, 10) + hall.sounds(30, 10)]
    assert sum(one != other for one, other in pairwise(said)) <= 1


@pytest.mark.requirement("A11Y-44")
def test_the_noise_of_the_hall_is_nobody() -> None:
    """A train stands there and hums for half a minute; what is said above it is seen all the same."""
    hall = Hall()
    hall.sounds(900, 20 * SECOND)
    assert not any(hall.sounds(900, 10 * SECOND))
    assert hall.sounds(6000, 10)[-1]


def test_a_case_that_falls_over_says_nothing() -> None:
    """Thirty milliseconds of noise."""
    hall = Hall()
    assert not any(hall.sounds(20_000, 3) + hall.sounds(30, SECOND))
    assert not hall.activity.hear(b""), "a line without sound"
