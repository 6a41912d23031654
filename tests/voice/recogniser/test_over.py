"""She speaks while the kiosk speaks: it never takes itself for a traveller, and hears her from her first word."""

from collections.abc import Iterator

import numpy as np
import pytest

from tests.voice.fakes import NEEDS_ESPEAK
from tests.voice.recogniser.conftest import Open
from tests.voice.recogniser.engines import seat
from tests.voice.recogniser.listened import Told, spoken
from voice.engines.voice_detection import CHUNK_BYTES, VoiceDetector
from voice.model import ListenState, Patience, Screen
from voice.recogniser.duplex_trial import Finding, Piece, judged
from voice.recogniser.echo import Echo, WaryDetector
from voice.recogniser.end_of_speech import EndOfSpeech, Turn
from voice.recogniser.supervisor import RecogniserProcess

pytestmark = NEEDS_ESPEAK
Sound = np.ndarray[tuple[int], np.dtype[np.float64]]
RATE = 16_000
PIECE = 512
KIOSK = (
    "Where would you like to go? Choose a place, or touch the first letter of its name."
    " You can call a person at any time. Your ticket costs nineteen euros ninety."
)
DIRECT = 0.4  # of what is played comes back
SAYS_AT = 6  # seconds


def sound(text: str, voice: str, share: float = 1.0) -> Sound:
    return np.frombuffer(spoken(text, voice, before=0, after=0), np.int16).astype(np.float64) * share


def heard(played: Sound, delay_ms: int, tail: float = 0.06) -> Sound:
    """The same as a microphone in a small hall hears it, so late."""
    noise = np.random.default_rng(1)
    room = np.zeros(RATE * delay_ms // 1000 + RATE // 5)
    room[RATE * delay_ms // 1000 :] = noise.normal(size=RATE // 5) * np.exp(-np.arange(RATE // 5) / 640) * tail
    room[RATE * delay_ms // 1000] = 1.0
    return np.convolve(played, room)[: len(played)] * DIRECT + noise.normal(0, 20, len(played))


def pieces(played: Sound, near: Sound) -> Iterator[tuple[bytes, bytes]]:
    for at in range(0, len(played) - PIECE + 1, PIECE):
        yield tuple(one[at : at + PIECE].astype(np.int16).tobytes() for one in (played, near))  # type: ignore[misc]


def with_her(near: Sound, her: Sound, at: int = SAYS_AT) -> Sound:
    both = near.copy()
    both[at * RATE : at * RATE + len(her)] += her[: len(near) - at * RATE]
    return both


def began(played: Sound, near: Sound, jump: tuple[int, int] = (0, 0)) -> list[float]:
    """When a voice was noticed, in seconds; after `jump[0]` pieces that many pieces of what was played come late."""
    echo = Echo()
    detector, ends, kept, found = WaryDetector(VoiceDetector(), echo), EndOfSpeech(Patience.USUAL), bytearray(), []
    echo.open()
    detector.forget()
    for number, (far, mine) in enumerate(pieces(played, near)):
        if not jump[0] < number <= jump[0] + jump[1]:
            echo.play(far, RATE)
        kept += echo.clean(mine)
        while len(kept) >= CHUNK_BYTES:
            if ends.step(detector.voice(bytes(kept[:CHUNK_BYTES]))) is Turn.BEGAN:
                found.append(number * PIECE / RATE)
                ends = EndOfSpeech(Patience.USUAL)
                detector.forget()
            del kept[:CHUNK_BYTES]
    return found


@pytest.mark.parametrize("delay_ms", [60, 110, 250])
def test_its_own_voice_is_nobodys_and_hers_is_noticed_in_time(delay_ms: int) -> None:
    """In a small hall: the engines get half a second from before, so her first word is whole."""
    played = sound(KIOSK, "en")
    near = heard(played, delay_ms)
    assert began(played, near) == []
    first = began(played, with_her(near, sound("Berlin, please", "en-us+f3", 0.5)))[0]
    assert SAYS_AT < first < SAYS_AT + 0.5


def test_an_echo_whose_delay_has_just_changed_is_still_its_own() -> None:
    """The sound card stood still for a fifth of a second: the canceller is wrong for a while, and she is not blamed."""
    played = sound(KIOSK, "en")
    assert began(played, heard(played, 110), jump=(150, 6)) == []


def test_without_headroom_she_waits_as_before() -> None:
    """The kiosk is far louder than she is: then one speaks after the other, and nothing is made up."""
    played = sound(KIOSK, "en")
    assert began(played, heard(played, 110) * 3) == []


def test_the_self_test_says_in_a_word_what_it_found() -> None:
    """In place, before anybody switches it on: fit, deaf, silent, or drowned by the loudspeaker."""
    played, quiet, her = sound(KIOSK, "en", 2.0), np.zeros(2 * RATE), sound("Two tickets to Berlin", "en-us+f3")
    whole = np.concatenate([quiet, played])
    noise = np.random.default_rng(2).normal(0, 20, len(whole))

    def finding(near: Sound) -> Finding:
        told = [Piece(one, rate) for both in pieces(whole, near) for one, rate in zip(both, (RATE, 0), strict=True)]
        return judged(told, her).finding

    assert finding(heard(whole, 110)) is Finding.FIT
    assert finding(np.zeros(len(whole))) is Finding.SILENT
    assert finding(noise) is Finding.UNHEARD
    rattles = np.clip(heard(whole, 110) * 40, -32768, 32767)
    assert finding(rattles) in (Finding.DROWNED, Finding.OWN_VOICE)


def _over(ear: RecogniserProcess, told: Told, near: Sound, played: Sound) -> None:
    """Play, and hear it in the recogniser's own process, in step with each other."""
    ear.expect(Screen(1, "en", ("berlin",)))
    told.wait_for(ListenState.READY)
    ear.listen(Patience.USUAL, over=True)
    told.wait_for(ListenState.LISTENING)
    for far, mine in pieces(played, near):
        ear.played(far, RATE)
        ear.feed(mine)


def test_over_the_wire_she_is_heard_while_it_speaks(open_ear: Open) -> None:
    """The real process, with a second of its speech as the sound of a voice would be without a canceller."""
    ear, told = open_ear(seat())
    played = np.concatenate([sound(KIOSK, "en"), np.zeros(2 * RATE)])
    _over(ear, told, with_her(heard(played, 110), sound("Berlin, please", "en-us+f3", 0.5)), played)
    assert told.wait_heard().hearings[0].text == "berlin"
    assert told.voices == 1


def test_over_the_wire_nobody_is_heard_in_its_own_voice(open_ear: Open) -> None:
    """And while it speaks nobody's time is over, however long it speaks."""
    ear, told = open_ear(seat())
    played = np.tile(sound(KIOSK, "en"), 3)  # longer than anybody is waited for
    _over(ear, told, heard(played, 110), played)
    ear.hush()
    told.wait_for(ListenState.READY)
    assert told.voices == 0
    assert told.states.count(ListenState.READY) == 2
