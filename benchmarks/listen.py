"""How well the kiosk hears: sentences of `listen.yaml`, by synthetic voices, in a quiet room and in a station's noise.

Each sentence goes through voice detection, end of speech, the engines of the language and the arbiter, as at a kiosk.
`short` answers: `right` is the share understood rightly (acted upon, or read back before it counts), `one_touch` also
those where the right one is among the buttons. `orders`: the share of facts that are right, and of orders with none
wrong; `one_touch` counts those that a button would set right. `unseen`: other sentences and voices, which nobody looked
at while the ear was improved. `wrong_act`: acted upon, and not what was said, in percent of all utterances. `nothing`:
talk beside the kiosk, and noise without anybody: how often it acted. `reaction_ms`: in the real process, from the end
of her voice to what was heard. Word for word, `engines` says how often each engine wrote a short answer as it was said.
"""

import argparse
import json
import os
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from queue import Empty, Queue
from typing import Any

import numpy as np
from ruamel.yaml import YAML

from benchmarks.figures import missed, spread
from benchmarks.speech_corpus import SPEECH, in_noise, missing, said, station
from benchmarks.understand import asked_at, world
from kiosk.clock import SystemClock
from kiosk.flows.model import Answer, Party
from kiosk.settings import KioskSettings, Settings
from voice.engines.microphone import RATE
from voice.engines.sound_alike import SoundAlike
from voice.engines.spoken_phrases import plain
from voice.engines.voice_detection import CHUNK_BYTES, VoiceDetector
from voice.model import Heard, Hearing, ListenState, Patience, Screen
from voice.ports import Recogniser
from voice.recogniser.child import made
from voice.recogniser.end_of_speech import EndOfSpeech
from voice.recogniser.listening import Listening
from voice.recogniser.seats import Seat, seats
from voice.recogniser.supervisor import RecogniserProcess
from voice.understanding.arbiter import Weighing, weigh
from voice.understanding.model import Asked, Meaning
from voice.understanding.understanding import Understanding

RECIPE = Path(__file__).with_name("listen.yaml")
CONDITIONS: Mapping[str, float | None] = {"clean": None, "20dB": 20.0, "10dB": 10.0}
PER_SENTENCE = 2  # voices that say each
NOISES = 12  # stretches of noise without anybody
TARGETS = {
    "missed_percent.short.clean": 3.0001, "missed_percent.short.20dB": 5.0001, "missed_percent.short.10dB": 8.0001,
    "missed_percent.orders.clean": 10.0001, "missed_percent.orders.20dB": 20.0001,
    "wrong_act_percent": 0.5001, "nothing.acted": 1, "reaction_ms.both.p95": 1000.0, "reaction_ms.closed.p95": 450.0,
}  # fmt: skip
Given = frozenset[tuple[str, str]]


@dataclass(frozen=True)
class Said:
    """One utterance: its row of the recipe, how it sounded, and what came of it."""

    kind: str
    row: Mapping[str, Any]
    condition: str
    hearings: tuple[Hearing, ...]
    weighing: Weighing
    held: Given
    given: Given
    among: tuple[Given, ...]  # what the buttons would do

    @property
    def acted(self) -> bool:
        """Whether the kiosk does it without asking."""
        return self.weighing.kind == "act"

    @property
    def wrong_act(self) -> bool:
        """Whether it does something that was not said."""
        return self.acted and bool(self.given - self.held)

    @property
    def right(self) -> bool:
        """Understood, and acted upon or read back."""
        return self.weighing.kind in ("act", "confirm") and self.given == self.held

    @property
    def one_touch(self) -> bool:
        """Right, or among the buttons."""
        return self.right or (self.weighing.kind == "choose" and self.held in self.among)


class Bench:
    """The engines of English, in this process, and what they are asked."""

    def __init__(self, recipe: Mapping[str, Any], seated: Sequence[Seat]) -> None:
        self.recipe = recipe
        self.now = datetime.fromisoformat(str(recipe["now"])).replace(tzinfo=SystemClock("Europe/Berlin").now().tzinfo)
        self.here = world().stations.named(recipe["here"]).id
        self.understanding = Understanding(world().flow, world().stations, self.here)
        self.engines: list[Recogniser] = [made(vars(seat)) for seat in seated]
        self.detector = VoiceDetector()
        rows = [*recipe["orders"], *recipe["nothing"]]
        self.talkers = [said(row["say"], *recipe["voices"][n % 3]) for n, row in enumerate(rows)]

    def sounds(self, part: Mapping[str, Any], per_sentence: int) -> Iterator[tuple[str, Mapping[str, Any], str, bytes]]:
        """Kind, row, condition and sound of each utterance of this part of the recipe."""
        voices = part["voices"]
        for kind in ("short", "orders", "nothing"):
            for number, row in enumerate(part[kind]):
                for turn in range(per_sentence):
                    voice = voices[(number + 3 * turn) % len(voices)]
                    samples = said(row["say"], *voice)
                    for place, (condition, decibel) in enumerate(CONDITIONS.items()):
                        seed = 10_000 * number + 100 * turn + place
                        yield kind, row, condition, in_noise(samples, decibel, self.talkers, seed)

    def noises(self, count: int) -> Iterator[bytes]:
        """Three seconds of the station each, as loud as a voice at 10 dB would have it behind."""
        for seed in range(count):
            noise = station(3 * RATE, self.talkers, np.random.default_rng(seed)) * SPEECH / 10**0.5
            yield np.clip(noise, -32768, 32767).astype(np.int16).tobytes()

    def asked(self, row: Mapping[str, Any]) -> Asked:
        """The kiosk as the row says."""
        return asked_at(row, "en", self.now, self.here)

    def hear(self, asked: Asked, sound: bytes) -> tuple[Hearing, ...]:
        """What the engines make of it; () when no voice was found, or no end."""
        screen = self.understanding.screen(1, asked)
        for engine in self.engines:
            engine.expect(screen)

        def ask(engine: Recogniser, heard: bytes, answer: Callable[[Hearing], None]) -> None:
            answer(engine.hear(heard))

        ends, alike = EndOfSpeech(Patience.USUAL), SoundAlike(screen)
        listening = Listening(screen, self.engines, self.detector, ends, ask, alike)
        for at in range(0, len(sound), CHUNK_BYTES):
            listening.take(sound[at : at + CHUNK_BYTES])
        if not listening.over:
            listening.finish()  # in noise the end is not always found: she touches the button
        return listening.heard

    def judged(self, kind: str, row: Mapping[str, Any], condition: str, sound: bytes) -> Said:
        """One utterance, from its sound to what the kiosk would do."""
        asked = self.asked(row)
        hearings = self.hear(asked, sound)
        weighing = weigh(hearings, asked, self.understanding)
        held = frozenset(_held(row))
        return Said(
            kind, row, condition, hearings, weighing, held, frozenset(_given(weighing.meaning, asked)),
            tuple(frozenset(_given(one, asked)) for one in _buttons(weighing)),
        )  # fmt: skip


def _buttons(weighing: Weighing) -> Iterator[Meaning]:
    yield from (replace(one, doubts=()) for one in (weighing.meaning, *weighing.others))
    for doubt in weighing.meaning.doubts:
        for value in doubt.values:
            facts = (*((name, old) for name, old in weighing.meaning.facts if name != doubt.fact), (doubt.fact, value))
            yield replace(weighing.meaning, facts=facts, doubts=())


def _held(row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    flow = world().flow
    for fact, value in (row.get("facts") or {}).items():
        if fact == "party":
            yield fact, repr(Party(tuple((kind, value[kind]) for kind in flow.facts["party"].kinds if value.get(kind))))
        elif flow.facts[fact].type == "station":
            yield fact, repr(world().stations.named(value).id)
        else:
            yield fact, repr(value.strftime("%Y-%m-%dT%H:%M") if isinstance(value, datetime) else str(value))
    if "command" in row:
        yield "command", row["command"]


def _given(meaning: Meaning, asked: Asked) -> Iterator[tuple[str, str]]:
    """What it does. That she wants a ticket goes without saying."""
    facts = list(meaning.facts)
    prompt = asked.prompt
    if meaning.choice and prompt is not None:
        choice = next(one for one in (*prompt.choices, *prompt.moments) if one.id == meaning.choice)
        facts += choice.answer.facts if isinstance(choice.answer, Answer) else [("choice", choice.id)]
    yield from ((fact, repr(value)) for fact, value in facts if fact != "need")
    for name, text in (("command", meaning.command), ("subject", meaning.subject), ("question", meaning.question)):
        if text:
            yield name, text


def figures(found: Sequence[Said], noises: int, acted_on_noise: int) -> dict[str, Any]:
    """All that is counted, in percent."""
    by: dict[tuple[str, str], list[Said]] = defaultdict(list)
    for one in found:
        by[one.kind, one.condition].append(one)
    short = {
        condition: {
            "right": _percent([one.right for one in by["short", condition]]),
            "one_touch": _percent([one.one_touch for one in by["short", condition]]),
            "n": len(by["short", condition]),
        }
        for condition in CONDITIONS
    }
    orders = {condition: _facts(by["orders", condition]) for condition in CONDITIONS}
    spoken = [one for one in found if one.kind != "nothing"]
    beside = [one for one in found if one.kind == "nothing"]
    return {
        "short": short,
        "orders": orders,
        "missed_percent": {
            "short": {condition: round(100 - one["one_touch"], 1) for condition, one in short.items()},
            "orders": {condition: round(100 - one["facts_right"], 1) for condition, one in orders.items()},
        },
        "wrong_act_percent": _percent([one.wrong_act for one in spoken], 2),
        "nothing": {
            "acted": sum(one.acted for one in beside) + acted_on_noise,
            "n": len(beside), "noises": noises, "acted_on_noise": acted_on_noise,
        },
        "engines": {
            condition: _word_for_word(by["short", condition]) for condition in CONDITIONS
        },
    }  # fmt: skip


def _facts(found: Sequence[Said]) -> dict[str, float]:
    held = sum(len(one.held) for one in found)
    return {
        "facts_right": round(100 * sum(len(one.held & one.given) for one in found) / max(1, held), 1),
        "one_touch": round(100 * sum(_within_reach(one) for one in found) / max(1, held), 1),
        "nothing_wrong": _percent([not one.given - one.held for one in found]),
        "n": len(found),
    }


def _within_reach(one: Said) -> int:
    """Facts that are right, or would be with the best of the buttons."""
    offered = one.among if one.weighing.kind == "choose" else ()
    return max(len(one.held & given) for given in (one.given, *offered))


def _word_for_word(found: Sequence[Said]) -> dict[str, float]:
    written: dict[str, list[bool]] = defaultdict(list)
    for one in found:
        for hearing in one.hearings:
            written[hearing.engine].append(plain(hearing.text) == plain(one.row["say"]))
    return {engine: _percent(right) for engine, right in written.items()}


def _percent(found: Sequence[bool], digits: int = 1) -> float:
    return round(100 * sum(found) / max(1, len(found)), digits)


class _Told:
    """Waits for what the real process tells."""

    def __init__(self) -> None:
        self.news: Queue[Any] = Queue()

    def changed(self, state: ListenState) -> None:
        self.news.put(state)

    def heard(self, heard: Heard) -> None:
        self.news.put(heard)

    def level(self, dbfs: float) -> None:
        """Nobody looks."""

    def spoke(self) -> None:
        """Nobody speaks."""

    def wait(self, wanted: Callable[[Any], bool], seconds: float = 60.0) -> Any:
        """The first news that is wanted; None when it does not come."""
        try:
            while not wanted(news := self.news.get(timeout=seconds)):
                pass
        except Empty:
            return None
        return news


def reaction(bench: Bench, seated: Sequence[Seat], rows: Sequence[Mapping[str, Any]]) -> dict[str, float]:
    """Milliseconds from the end of a voice to what was heard, sound coming at its own speed."""
    told, took = _Told(), []
    ear = RecogniserProcess({"en": tuple(seated)}, told, "link")
    try:
        for number, row in enumerate(rows, 1):
            screen: Screen = bench.understanding.screen(number, bench.asked(row))
            ear.expect(screen)
            told.wait(lambda news: news is ListenState.READY, 1.0 if number > 1 else 60.0)
            ear.listen(Patience.USUAL)
            told.wait(lambda news: news is ListenState.LISTENING)
            voice = bench.recipe["voices"][number % len(bench.recipe["voices"])]
            sound = in_noise(said(row["say"], *voice), None, bench.talkers, number)
            start = time.monotonic()
            for piece in range(0, len(sound), CHUNK_BYTES):
                ear.feed(sound[piece : piece + CHUNK_BYTES])
                time.sleep(max(0.0, start + (piece + CHUNK_BYTES) / 2 / RATE - time.monotonic()))
            heard = told.wait(lambda news: isinstance(news, Heard), 15.0)
            took.append(float(heard.milliseconds) if heard else 15_000.0)
    finally:
        ear.close()
    return spread(took, 95, 0)


def main(arguments: Sequence[str] | None = None) -> int:
    """The figures as JSON on the last line; 1: a target was missed, or something needed is not here."""
    parser = argparse.ArgumentParser(prog="./loket bench listen", description=__doc__)
    parser.add_argument("--per-sentence", type=int, default=PER_SENTENCE, help="voices that say each sentence")
    parser.add_argument("--home", type=Path, default=Path(os.devnull), help="whose models are used; else packages only")
    parser.add_argument("--show", action="store_true", help="each utterance that was not right")
    given = parser.parse_args(arguments)
    if lacking := missing():
        print(json.dumps({"missed": [f"{lacking}: not on this machine"]}))
        return 1
    recipe = YAML(typ="safe", pure=True).load(RECIPE.read_text("utf-8"))
    seated = seats(Settings(given.home, kiosk=KioskSettings(languages=("en",))))["en"]
    bench = Bench(recipe, seated)
    found = []
    for one in bench.sounds(recipe, given.per_sentence):
        found.append(bench.judged(*one))
        if given.show and not found[-1].right:
            _show(found[-1])
    unseen = [bench.judged(*one) for one in bench.sounds(recipe["unseen"], given.per_sentence)]  # never shown
    noises = list(bench.noises(NOISES))
    acted = sum(bench.judged("nothing", {"step": "review"}, "noise", noise).acted for noise in noises)
    report = figures(found, len(noises), acted)
    report["unseen"] = {key: one for key, one in figures(unseen, 0, 0).items() if key != "missed_percent"}
    report["seats"] = [seat.engine for seat in seated]
    closed = [seat for seat in seated if seat.engine in ("pocketsphinx", "vosk")]
    whole = [row for row in recipe["short"] if len(row["say"].split()) <= 2]
    report["reaction_ms"] = {
        "both": reaction(bench, seated, [*recipe["short"][::2], *recipe["orders"][::2]]),
        "closed": reaction(bench, closed, whole),
    }
    report["missed"] = missed(report, TARGETS)
    print(json.dumps(report))
    return 1 if report["missed"] else 0


def _show(one: Said) -> None:
    heard = "; ".join(f"{hearing.engine}: {hearing.text}" for hearing in one.hearings)
    mark = " WRONG ACT" if one.wrong_act else ""
    print(
        f"{one.kind} {one.condition}: {one.row['say']!r} [{heard}] {one.weighing.kind} {sorted(one.given)}{mark}",
        flush=True,
    )


if __name__ == "__main__":
    sys.exit(main())
