"""How loud it is at the microphone: what no room sounds like is told to staff."""

import numpy as np

from voice.model import ListenState
from voice.recogniser.loudness import RATE, Loudness


def _noise(dbfs: float, seconds: float) -> bytes:
    sound = np.random.default_rng(1).normal(0, 32768 * 10 ** (dbfs / 20), round(RATE * seconds))
    return bytes(np.clip(sound, -32768, 32767).astype(np.int16).tobytes())


def test_five_levels_a_second_as_loud_as_it_was() -> None:
    """The bar on the screen shows that she is heard."""
    levels = Loudness().take(_noise(-30, 2.0))
    assert len(levels) == 10
    assert all(abs(level + 30) < 1 for level in levels)


def test_zeros_for_five_seconds_are_a_dead_microphone() -> None:
    """A muted microphone looks like a working one; only its zeros tell."""
    loudness = Loudness()
    loudness.take(bytes(2 * RATE * 4))
    assert loudness.trouble is None
    loudness.take(bytes(2 * RATE))
    assert loudness.trouble is ListenState.SILENT_MICROPHONE


def test_a_quiet_room_is_no_dead_microphone() -> None:
    """At night the hall is silent, and the microphone is fine."""
    loudness = Loudness()
    loudness.take(_noise(-75, 8))
    assert loudness.trouble is None


def test_noise_without_a_pause_and_clipping_are_told() -> None:
    """Where nobody is understood, touch is offered instead of misunderstandings."""
    loud, clipped = Loudness(), Loudness()
    loud.take(_noise(-28, 4))
    clipped.take(_noise(0, 2))
    assert loud.trouble is ListenState.NOISY
    assert clipped.trouble is ListenState.CLIPPING


def test_speech_with_its_pauses_is_no_noise() -> None:
    """Somebody who speaks loudly leaves gaps between words; a hall does not."""
    loudness = Loudness()
    for _ in range(6):
        loudness.take(_noise(-18, 0.6) + _noise(-60, 0.4))
        assert loudness.trouble is None
