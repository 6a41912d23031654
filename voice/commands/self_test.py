"""python -m voice self-test: may one speak while this machine speaks? It plays a sentence and listens to itself."""

import argparse
import logging
import sys
import tempfile
import time
from pathlib import Path
from queue import SimpleQueue

import numpy as np

from kiosk.settings import Settings, read_settings
from voice.assembly import open_voice, speak_to_wav
from voice.engines.microphone import CardMicrophone, NoMicrophone, read_wav
from voice.engines.reference import Reference
from voice.model import Utterance, VoiceState
from voice.ports import VoiceTrouble
from voice.recogniser.duplex_trial import Finding, Piece, Result, judged

QUIET = 1.5  # seconds in which only the room is heard
SAID = (
    "This is a trial. The kiosk speaks, and listens to itself. Please be quiet until it has ended. Where would you"
    " like to go? Choose a place, or touch the first letter of its name. You can call a person at any time."
)
OVER_IT = "Two tickets to Berlin, please."  # laid over the recording in memory: nobody hears it
WORDS = {
    Finding.FIT: "This machine is fit for full duplex: travellers may speak while it speaks.",
    Finding.SILENT: "The microphone gives no sound. Look at its cable, its switch and its level, and try again.",
    Finding.UNHEARD: "It did not hear itself, so nothing is known. Are headphones plugged in? Is it loud enough?",
    Finding.STALLS: "Not fit: sound stood still on the way. This machine has too much to do, or its sound card fails.",
    Finding.OWN_VOICE: "Not fit: it took its own voice for a traveller's.",
    Finding.DROWNED: "Not fit: a traveller is not noticed while it speaks. Turn the loudspeaker down, or move it away"
    " from the microphone.",
}


def main(arguments: list[str]) -> int:
    """0: fit for full duplex; 1: not, or it could not be tried. Changes no setting and keeps no sound."""
    parser = argparse.ArgumentParser("python -m voice self-test", description=__doc__)
    parser.add_argument("--settings", type=Path, help="loket.toml; without it the machine's own sound and English")
    wanted = parser.parse_args(arguments)
    logging.basicConfig(format="%(message)s")
    settings = read_settings(wanted.settings) if wanted.settings else Settings(Path(tempfile.gettempdir()))
    try:
        pieces, voice = _recorded(settings), _traveller()
    except (NoMicrophone, VoiceTrouble) as missing:
        sys.stdout.write(f"It could not be tried: {missing}\n")
        return 1
    result = judged(pieces, voice)
    sys.stdout.write("\n".join(_told(result, settings.voice.duplex)) + "\n")
    return 0 if result.finding is Finding.FIT else 1


def _recorded(settings: Settings) -> list[Piece]:
    """What was played and heard, in the order in which it came. Raises NoMicrophone, VoiceTrouble."""
    came: SimpleQueue[Piece] = SimpleQueue()
    reference, microphone = Reference(), CardMicrophone()
    speaker = open_voice(settings, wait=True, reference=reference)
    try:
        speaker.finish()
        reference.follow(lambda pcm, rate: came.put(Piece(pcm, rate)))
        microphone.open(lambda pcm: came.put(Piece(pcm)))
        time.sleep(QUIET)
        speaker.say([Utterance(SAID, "en")])
        speaker.finish()
        if speaker.state not in (VoiceState.READY, VoiceState.SPARE):
            raise VoiceTrouble(speaker.state, "the kiosk cannot speak; the line above says why.")
    finally:
        microphone.close()
        speaker.close()
    return [came.get() for _ in range(came.qsize())]


def _traveller() -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    """Another voice than the kiosk's natural one. Raises VoiceTrouble."""
    with tempfile.TemporaryDirectory(prefix="loket-voice-") as folder:
        file = Path(folder, "said.wav")
        speak_to_wav(OVER_IT, "en", file)
        return np.frombuffer(read_wav(file), np.int16).astype(np.float64)


def _told(result: Result, duplex: str) -> list[str]:
    lines = []
    if result.echo:
        lines.append(f"The room: {result.room} dBFS. Itself: {result.echo} dBFS, {result.left} after cancelling.")
    if result.voices:
        lines.append(f"Of {result.voices} voices over its own it noticed {result.noticed}.")
    if result.own:
        lines.append(f"It took itself for a traveller {result.own} times.")
    lines.append(WORDS[result.finding])
    if result.finding is Finding.FIT and duplex != "full":
        lines.append('Nothing was changed. To switch it on: [voice] duplex = "full" in loket.toml.')
    if result.finding is not Finding.FIT:
        full = duplex == "full"
        lines.append('Set [voice] duplex = "half".' if full else "It stays as it is: one speaks after the other.")
    return lines
