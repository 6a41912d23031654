"""What the loudspeaker plays does not come back to the helper, and the traveller is still heard."""

import numpy as np

from assistance.talk.echo import HalfDuplex, Untouched, open_echo
from benchmarks.talk_echo import reduction_db
from kiosk.devices.sound import BLOCK


def test_the_canceller_takes_the_room_out() -> None:
    """A room that answers after 20 ms: at least 25 dB less of it, once the canceller has learnt the room."""
    assert reduction_db(open_echo()) >= 25


def test_where_it_cannot_one_speaks_at_a_time() -> None:
    """Half-duplex keeps the microphone down only while the helper speaks, and a moment after."""
    echo, loud = HalfDuplex(), np.full(BLOCK, 4000, "<i2").tobytes()
    assert np.frombuffer(echo.clean(loud, loud), "<i2").max() <= 200
    still = [np.frombuffer(echo.clean(loud, bytes(BLOCK * 2)), "<i2").max() for _ in range(30)]
    assert still[-1] == 4000


def test_never_two_cancellers() -> None:
    """Where the sound server cancels already, ours leaves the sound alone."""
    assert isinstance(open_echo("none"), Untouched)
    assert open_echo("none").clean(b"ab", b"cd") == b"ab"
