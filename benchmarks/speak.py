"""From `say` to the first sound, from `stop` to silence, and what of it can be understood: `./loket bench speak`.

The product's own speaker and voices play through PortAudio into a private PulseAudio; what is measured is what a
recording at its loudspeaker holds. No sound card is needed, and none is touched.
"""

import argparse
import json
import os
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from benchmarks.figures import missed, spread
from benchmarks.speak_sink import Monitor, Tone
from benchmarks.speak_words import english_prompts, open_listener, word_errors
from tests.voice.sound_server import SoundServer
from tests.voice.sound_server import missing as missing_programs
from voice.engines.espeak_synthesiser import EspeakSynthesiser
from voice.engines.hibari_synthesiser import HibariSynthesiser
from voice.engines.sound import PortAudioSink
from voice.engines.voices import Voices
from voice.model import Utterance, WordMark
from voice.ports import Synthesiser
from voice.speaker import Speaker

ROUNDS, PROMPTS = 40, 60
TARGETS = {
    "first_sound_ms.espeak.p95": 150.0,
    "first_sound_ms.hibari.p95": 250.0,
    "silence_ms.p99": 100.0,
    "mark_off_ms.p95": 50.0,
    "lost_ms.blocked_screen": 10.0,
    "word_errors.hibari.rate": 0.1,
}
SAID = {
    "en": "Your ticket costs €19.90. The ICE 41 leaves at 14:05 from platform 7.",
    "nl": "Uw kaartje kost € 19,90. De ICE 41 vertrekt om 14:05 van spoor 7.",
    "de": "Ihre Fahrkarte kostet 19,90 €. Der ICE 41 fährt um 14:05 von Gleis 7.",
    "sv": "Biljetten kostar 19,90 €. ICE 41 avgår 14:05 från spår 7.",
    "fi": "Lippu maksaa 19,90 €. ICE 41 lähtee kello 14:05 raiteelta 7.",
    "nb": "Billetten koster 19,90 €. ICE 41 går 14:05 fra spor 7.",
}
ENGLISH = (
    "Where would you like to go?",
    "Choose a place, or touch the first letter of its name.",
    "You can call a person at any time.",
    SAID["en"],
    "Please hold your card to the reader on the right of this screen, and wait until you hear a tone.",
)
RUNNING = 3.0  # seconds until a fresh virtual loudspeaker runs
PATIENCE = 10.0


@contextmanager
def speaking(voice: Synthesiser, marks: list[tuple[float, WordMark]] | None = None) -> Iterator[Speaker]:
    """A speaker whose loudspeaker already runs."""
    heard = [] if marks is None else marks
    speaker = Speaker(voice, PortAudioSink(), on_word=lambda _, mark: heard.append((time.monotonic(), mark)))
    speaker.finish()
    time.sleep(RUNNING)
    yield speaker
    speaker.close()


def interrupted(speaker: Speaker, monitor: Monitor, said: Sequence[Utterance], rounds: int) -> tuple[list[float], ...]:
    """Say, hear it begin, stop at some moment: milliseconds to the first sound, and to silence."""
    first, silence = [], []
    for number in range(rounds):
        asked = time.monotonic()
        speaker.say([said[number % len(said)]])
        began = monitor.wait_for_sound(asked, PATIENCE)
        if began is None:
            raise RuntimeError(f"nothing was heard of {said[number % len(said)].text!r}")
        first.append((began - asked) * 1000)
        time.sleep(0.15 + 0.37 * number % 0.6)
        stopped = time.monotonic()
        speaker.stop()
        time.sleep(0.35)
        last = monitor.last_loud(asked)
        silence.append(max(0.0, ((last or stopped) - stopped) * 1000))
    return first, silence


def lost(monitor: Monitor, rounds: int) -> tuple[dict[str, float], list[float]]:
    """Milliseconds of a tone that were lost, free and while the screen's thread is busy; how far marks were off."""
    marks: list[tuple[float, WordMark]] = []
    missing = {"free": 0.0, "blocked_screen": 0.0}
    off: list[float] = []
    with speaking(Tone(2500), marks) as speaker:
        for number in range(rounds):
            marks.clear()
            asked = time.monotonic()
            speaker.say([Utterance("tone", "en")])
            began = monitor.wait_for_sound(asked, PATIENCE) or asked
            how = "blocked_screen" if number % 2 else "free"
            end = time.monotonic() + 1.0
            while how == "blocked_screen" and time.monotonic() < end:
                sum(range(1000))  # as a screen that works: it has Python for itself as often as it can
            speaker.finish()
            time.sleep(0.4)
            missing[how] = max(missing[how], monitor.gaps_ms(began, time.monotonic() - 0.05))
            if how == "free":
                off += [abs(at - began - mark.at_ms / 1000) * 1000 for at, mark in marks]
    return missing, off


def run(rounds: int, prompts: int) -> dict[str, Any]:
    """All figures."""
    with SoundServer() as server:
        os.environ.update(server.env)  # before PortAudio looks for loudspeakers
        monitor = Monitor(server.env)
        hibari = HibariSynthesiser()
        voices = Voices(EspeakSynthesiser(), {"en": hibari})
        with speaking(voices) as speaker:
            while not hibari.ready:
                if hibari.lacks:
                    raise hibari.lacks
                time.sleep(0.05)
            plain = [Utterance(text, language) for language, text in SAID.items() if language != "en"]
            espeak, after_espeak = interrupted(speaker, monitor, plain, rounds)
            natural, after_natural = interrupted(speaker, monitor, [Utterance(text, "en") for text in ENGLISH], rounds)
            listener, sentences = open_listener(), english_prompts(prompts)
            errors = {"hibari": word_errors(hibari, sentences, listener)} if listener else {}
            errors |= {"espeak": word_errors(EspeakSynthesiser(), sentences, listener)} if listener else {}
        gone, off = lost(monitor, 6)
        monitor.close()
    return {
        "first_sound_ms": {"espeak": spread(espeak, 95), "hibari": spread(natural, 95)},
        "silence_ms": spread(after_espeak + after_natural, 99),
        "mark_off_ms": spread(off, 95),
        "lost_ms": gone,
        "word_errors": errors,
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """The figures as JSON on the last line."""
    parser = argparse.ArgumentParser(prog="./loket bench speak", description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="sentences of each voice that are interrupted")
    parser.add_argument("--prompts", type=int, default=PROMPTS, help="sentences that are recognised again")
    given = parser.parse_args(arguments)
    if programs := missing_programs():
        print(f"These are not on this machine: {programs}. Install pulseaudio, pulseaudio-utils, libasound2-plugins.")
        return 2
    report = run(given.rounds, given.prompts)
    known = {name: target for name, target in TARGETS.items() if report["word_errors"] or not name.startswith("word")}
    report["missed"] = missed(report, known)
    if not report["word_errors"]:
        report["missed"].append("word_errors: the recogniser's model is not on this machine")
    print(json.dumps(report))
    return 1 if report["missed"] else 0


if __name__ == "__main__":
    sys.exit(main())
