"""What the loudspeaker is given, told as it is given: whoever listens meanwhile takes it out of what it hears."""

from collections.abc import Callable

Played = Callable[[bytes, int], None]  # 16 bit mono PCM, samples a second


class Reference:
    """Between the loudspeaker and one follower. Silence is told too, so that what is told keeps time with the sound."""

    def __init__(self) -> None:
        self._tell: Played | None = None

    def follow(self, tell: Played | None) -> None:
        """From now on `tell` hears it, in the loudspeaker's own thread: it must neither wait nor raise."""
        self._tell = tell

    def given(self, pcm: bytes, rate: int) -> None:
        """The loudspeaker has taken this."""
        if self._tell is not None:
            self._tell(pcm, rate)
