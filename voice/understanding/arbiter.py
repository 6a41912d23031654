"""Weighs what several engines heard: act, confirm, offer both, or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from voice.model import Hearing
from voice.understanding.model import Asked, Meaning
from voice.understanding.understanding import Understanding


@dataclass(frozen=True)
class Verdict:
    """What is to be done with what was heard.

    act: do it. confirm: say what was heard and ask whether it is right. choose: `meaning` holds doubts, or `others`
    the second reading: big buttons. nothing: nobody said anything that means something here.
    """

    kind: Literal["act", "confirm", "choose", "nothing"]
    meaning: Meaning
    others: tuple[Meaning, ...] = ()  # choose: the other readings, likeliest first


def weigh(hearings: Sequence[Hearing], asked: Asked, understanding: Understanding) -> Verdict:
    """What to do with all that was made of one utterance."""
    return Verdict("nothing", Meaning())
