"""From `say` to the first sound at the loudspeaker, and from `stop` to silence: `./loket bench speak`.

Real speaker, real pyttsx3 and espeak-ng; a loudspeaker that takes sound as fast as a real one and notes when it came.
"""

import json
import sys
import time
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from voice.engines.espeak_synthesiser import EspeakSynthesiser
from voice.engines.sound import SilentSink
from voice.model import Utterance
from voice.speaker import Speaker

ROUNDS = 60
TARGET_MS = 50
PROMPTS = {
    "en": "Your ticket costs €19.90. The ICE 41 leaves at 14:05 from platform 7.",
    "nl": "Uw kaartje kost € 19,90. De ICE 41 vertrekt om 14:05 van spoor 7.",
    "de": "Ihre Fahrkarte kostet 19,90 €. Der ICE 41 fährt um 14:05 von Gleis 7.",
}


class NotingSink(SilentSink):
    """Notes when the first and the last piece came."""

    def __init__(self) -> None:
        super().__init__()
        self.came: list[float] = []

    def write(self, pcm: bytes) -> None:
        """As the silent sink."""
        self.came.append(time.perf_counter())
        super().write(pcm)


def run(rounds: int = ROUNDS) -> dict[str, Any]:
    """Milliseconds, and what the voice adds to the process."""
    before = _rss_mb()
    sink = NotingSink()
    speaker = Speaker(EspeakSynthesiser(), sink)
    speaker.finish()
    first, silence = [], []
    for number in range(rounds):
        language = list(PROMPTS)[number % len(PROMPTS)]
        sink.came.clear()
        said = time.perf_counter()
        speaker.say([Utterance(PROMPTS[language], language)])
        while len(sink.came) < 5:
            time.sleep(0.001)
        first.append((sink.came[0] - said) * 1000)
        stopped = time.perf_counter()
        speaker.stop()
        speaker.finish()
        silence.append(max(0.0, (sink.came[-1] - stopped) * 1000))
    speaker.close()
    return {
        "first_sound_ms": {"p50": round(median(first), 2), "p99": round(quantiles(first, n=100)[98], 2)},
        "last_piece_after_stop_ms": {"p50": round(median(silence), 2), "worst": round(max(silence), 2)},
        "voice_mb": round(_rss_mb() - before, 1),
        "rounds": rounds,
        "target_ms": TARGET_MS,
    }


def _rss_mb() -> float:
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * 4096 / 1e6


if __name__ == "__main__":
    result = run()
    print(json.dumps(result))
    sys.exit(0 if result["first_sound_ms"]["p99"] < TARGET_MS else 1)
