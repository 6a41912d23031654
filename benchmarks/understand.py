"""How much of what travellers type or say is understood: the sentences of tests/voice/understanding/sentences.

Each fact, command, question and wish that a sentence holds counts once, and so does each that was understood though
nobody said it: share = right / (held or understood). `whole`: sentences with nothing wrong. `unseen`: sentences in
other wordings, which were not looked at while the packs were written. `ms`: CPU of one sentence, after the first.
"""

import json
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from benchmarks.figures import missed, spread
from kiosk.clock import SystemClock
from kiosk.flows.model import Answer, Flow, Party
from kiosk.flows.opening import open_flow
from kiosk.language import WORDS, Words, read_words
from kiosk.settings import Settings
from kiosk.timetable.abroad import open_abroad
from kiosk.timetable.shipped import open_timetable
from kiosk.timetable.stations import StationIndex
from voice.understanding.model import Asked, Meaning
from voice.understanding.screens import screen_at
from voice.understanding.understanding import Understanding

SENTENCES = Path(__file__).parents[1] / "tests" / "voice" / "understanding" / "sentences"
TARGETS = {f"wrong_percent.{name}": 5.0001 for name in ("seen", "unseen")} | {"ms.p95": 30.0}


NEED = ("need", repr("ticket"))


@dataclass(frozen=True)
class World:
    """The demo kiosk's own stations, flow and words."""

    flow: Flow
    stations: StationIndex
    words: Words


@dataclass(frozen=True)
class Result:
    """One sentence: what it holds, what was understood, both as (kind, value)."""

    said: str
    held: frozenset[tuple[str, str]]
    given: frozenset[tuple[str, str]]
    took: float

    @property
    def right(self) -> int:
        """How many were held and understood."""
        return len(self.held & self.given)

    @property
    def all(self) -> int:
        """How many were held or understood."""
        return len(self.held | self.given)


@cache
def world() -> World:
    """The demo content, with the words of all languages."""
    settings = Settings(Path(tempfile.mkdtemp()))
    timetable = open_timetable(settings, clock=SystemClock())
    flow, folder = open_flow(settings)
    stations = StationIndex(timetable, open_abroad(settings, [station.name for station in timetable.stations]))
    return World(flow, stations, read_words(list(flow.languages), WORDS, folder / "texts"))


def sentences(file: Path) -> Mapping[str, Any]:
    """The file as it is written."""
    tree: Mapping[str, Any] = YAML(typ="safe", pure=True).load(file.read_text("utf-8"))
    return tree


def results(file: Path) -> Iterator[Result]:
    """What became of each sentence of a file, whose name is its language."""
    home, tree = world(), sentences(file)
    now = datetime.fromisoformat(str(tree["now"])).replace(tzinfo=SystemClock("Europe/Berlin").now().tzinfo)
    here = home.stations.named(tree["here"]).id
    understanding = _understanding(here)
    for row in tree["sentences"]:
        asked = asked_at(row, file.stem, now, here)
        began = time.process_time()
        meaning = understanding.meaning(row["say"], asked)
        took = 1000 * (time.process_time() - began)
        held, given = set(_held(row)), set(_given(meaning, asked, row))
        if "destination" in asked.known or "destination" in {kind for kind, _ in held}:
            held, given = held - {NEED}, given - {NEED}  # it changes nothing then
        known = {(fact, repr(value)) for fact, value in asked.known.items()}
        if held - known:
            held, given = held - known, given - known  # nor does what is known already
        yield Result(row["say"], frozenset(held), frozenset(given), took)


@cache
def _understanding(here: str) -> Understanding:
    home = world()
    return Understanding(home.flow, home.stations, here)


def asked_at(row: Mapping[str, Any], language: str, now: datetime, here: str) -> Asked:
    """The kiosk as the row says."""
    home = world()
    known = {fact: _value(fact, value) for fact, value in (row.get("known") or {}).items()}
    texts = home.words.texts(language)
    prompt = screen_at(home.flow, row.get("step", "welcome"), known, texts, home.stations, here, now)
    return Asked(home.flow, language, now, here, prompt, known)


def _value(fact: str, value: Any) -> Any:
    home = world()
    if fact == "party":
        kinds = home.flow.facts["party"].kinds
        return Party(tuple((kind, value[kind]) for kind in kinds if value.get(kind)))
    return home.stations.named(value).id if home.flow.facts[fact].type == "station" else _text(value)


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.strftime("%Y-%m-%dT%H:%M") if isinstance(value, datetime) else str(value)


def _held(row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for fact, value in (row.get("facts") or {}).items():
        yield fact, repr(_value(fact, value))
    for name in ("command", "subject", "question"):
        if name in row:
            yield name, _text(row[name])
    for wish in row.get("unmet") or ():
        yield "unmet", wish
    if row.get("nothing"):
        yield "nothing", ""


def _given(meaning: Meaning, asked: Asked, row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    facts = list(meaning.facts)
    prompt = asked.prompt
    if meaning.choice and prompt is not None:
        choice = next(one for one in (*prompt.choices, *prompt.moments) if one.id == meaning.choice)
        facts += choice.answer.facts if isinstance(choice.answer, Answer) else [("choice", choice.id)]
    for fact, value in facts:
        yield fact, repr(value)
    for name, text in (("command", meaning.command), ("subject", meaning.subject), ("question", meaning.question)):
        if text:
            yield name, text
    for wish in meaning.unmet:
        yield "unmet", wish
    for doubt in meaning.doubts:  # never as good as the fact; right only where the right value is among the buttons
        right = (row.get("facts") or {}).get(doubt.fact)
        among = right is not None and _value(doubt.fact, right) in doubt.values
        yield (doubt.fact, repr(_value(doubt.fact, right))) if among else (doubt.fact, "doubt")
    if meaning.empty:
        yield "nothing", ""


def share(found: list[Result]) -> float:
    """Right of all that was held or understood, in percent."""
    return round(100 * sum(one.right for one in found) / max(1, sum(one.all for one in found)), 2)


def main(arguments: list[str]) -> None:
    """Languages, else all. --seen: without the unseen ones. --wrong: also shows what was not understood.

    `more`: sentences that were unseen once, and learnt from since.
    """
    show = "--wrong" in arguments
    languages = [one for one in arguments if not one.startswith("-")]
    folders = {"seen": SENTENCES, "more": SENTENCES / "more"} | (
        {} if "--seen" in arguments else {"unseen": SENTENCES / "unseen"}
    )
    figures: dict[str, Any] = {"wrong_percent": {}}
    took: list[float] = []
    for name, folder in folders.items():
        whole: list[Result] = []
        for file in sorted(folder.glob("*.yaml")):
            if languages and file.stem not in languages:
                continue
            found = list(results(file))
            whole += found
            took += [one.took for one in found[1:]]
            perfect = round(100 * sum(one.held == one.given for one in found) / len(found), 1)
            figures[f"{name}.{file.stem}"] = {"right_percent": share(found), "whole": perfect, "n": len(found)}
            for one in found if show else ():
                if one.held != one.given:
                    print(f"{file.stem}: {one.said}")
                    print(f"    not {sorted(one.held - one.given)} but {sorted(one.given - one.held)}")
        if whole:
            figures["wrong_percent"][name] = round(100 - share(whole), 2)
    figures["ms"] = spread(took, 95)
    targets = {
        name: target
        for name, target in TARGETS.items()
        if name.split(".")[-1] in figures["wrong_percent"] or name[:2] == "ms"
    }
    figures["missed"] = missed(figures, targets)
    print(json.dumps(figures))


if __name__ == "__main__":
    main(sys.argv[1:])
