"""A word lights up when it is heard, not when it is thought of."""

from tests.voice.fakes import PaperSink
from voice.engines.heard import LATE_MS, Heard

PIECE_MS = 20
PIECE = bytes(22_050 // 50 * 2)


def opened() -> tuple[Heard, list[str]]:
    heard = Heard(PaperSink())
    heard.open(22_050)
    return heard, []


def test_a_mark_waits_for_its_sound() -> None:
    """The loudspeaker is a fifth of a second behind the engine: so is the light on the word."""
    heard, lit = opened()
    heard.mark(100, lambda: lit.append("word"))
    written = 0
    while not lit:
        heard.write(PIECE)
        written += PIECE_MS
    assert written - PIECE_MS < 100 + LATE_MS <= written


def test_the_last_words_light_up_before_it_is_silent() -> None:
    """No sound follows them that could bring their marks: the end does."""
    heard, lit = opened()
    heard.write(PIECE)
    heard.mark(10, lambda: lit.append("last"))
    heard.drain()
    assert lit == ["last"]


def test_what_is_never_heard_never_lights_up() -> None:
    """She touches the screen: no word lights up after that."""
    heard, lit = opened()
    heard.mark(0, lambda: lit.append("word"))
    heard.flush()
    heard.drain()
    assert lit == []


def test_each_text_counts_from_its_own_beginning() -> None:
    """The second of two texts begins in the middle of the sound."""
    heard, lit = opened()
    for _ in range(50):
        heard.write(PIECE)
    heard.begin()
    assert heard.said_ms == 0
    heard.mark(0, lambda: lit.append("second"))
    heard.write(PIECE)
    assert lit == []
    for _ in range(20):
        heard.write(PIECE)
    assert lit == ["second"]
    assert heard.said_ms == 21 * PIECE_MS
