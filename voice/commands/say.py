"""python -m voice say TEXT --lang nl: what the kiosk understands of a sentence, in plain words and as JSON."""

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from kiosk.clock import SystemClock
from kiosk.content import Content, open_content
from kiosk.errors import FaultyFile
from kiosk.flows.model import Party, Value
from kiosk.flows.moments import worded
from kiosk.language import Texts
from kiosk.settings import Settings, read_settings
from voice.understanding.model import Asked, Meaning
from voice.understanding.pack import languages
from voice.understanding.screens import screen_at
from voice.understanding.understanding import Understanding


def main(arguments: list[str]) -> int:
    """0: something was understood; 1: nothing was, or a file of the operator is not right."""
    parser = _parser()
    wanted = parser.parse_args(arguments)
    try:
        content = _content(wanted)
        now = _now(wanted.now, content.clock.now())
        here = content.stations.named(wanted.here).id if wanted.here else content.origin
        known = dict(_known(pair, content) for pair in wanted.known)
        step = wanted.step or "welcome"
        texts = content.words.texts(wanted.lang)
        prompt = screen_at(content.flow, step, known, texts, content.stations, here, now)
    except FaultyFile as faulty:
        sys.stderr.write(f"{faulty}\n")
        return 1
    except (KeyError, ValueError) as fault:
        parser.error(f"{fault}")
    asked = Asked(content.flow, wanted.lang, now, here, prompt, known)
    meaning = Understanding(content.flow, content.stations, here).meaning(wanted.text, asked)
    for line in _plain(meaning, content, texts, now):
        sys.stdout.write(f"{line}\n")
    sys.stdout.write(json.dumps(as_json(meaning, content), ensure_ascii=False) + "\n")
    return 1 if meaning.empty else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m voice say", description=__doc__)
    parser.add_argument("text", help="as it would be said or typed, in quotes")
    parser.add_argument("--lang", default="en", choices=languages())
    parser.add_argument("--step", help="the step on the screen; else the first one")
    parser.add_argument("--known", action="append", default=[], metavar="FACT=VALUE", help="out=now, party=adult:2 ...")
    parser.add_argument("--now", metavar="2026-11-27T10:00", help="when it is said, local time; else now")
    parser.add_argument("--here", metavar="STATION", help="where the kiosk stands; else as its settings say")
    parser.add_argument("--settings", type=Path, help="loket.toml; without it the demo timetable")
    return parser


def _content(wanted: argparse.Namespace) -> Content:
    import tempfile

    if wanted.settings:
        settings = read_settings(wanted.settings)
    else:
        settings = Settings(Path(tempfile.mkdtemp(prefix="loket-say-")))
    all_of_them = tuple(dict.fromkeys((*settings.kiosk.languages, *languages())))
    settings = replace(settings, kiosk=replace(settings.kiosk, languages=all_of_them))
    return open_content(settings, SystemClock(settings.kiosk.timezone))


def _now(said: str | None, now: datetime) -> datetime:
    return datetime.fromisoformat(said).replace(tzinfo=now.tzinfo) if said else now


def _known(pair: str, content: Content) -> tuple[str, Value]:
    fact, _, value = pair.partition("=")
    spec = content.flow.facts.get(fact)
    if spec is None or not value:
        raise ValueError(f"--known {pair}: say FACT=VALUE; facts: {', '.join(content.flow.facts)}")
    if spec.type == "party":
        counts = dict(part.partition(":")[::2] for part in value.split("+"))
        return fact, Party(tuple((kind, int(counts[kind])) for kind in spec.kinds if kind in counts))
    return fact, content.stations.named(value).id if spec.type == "station" else value


def as_json(meaning: Meaning, content: Content) -> dict[str, Any]:
    """All that was understood; stations by id and name, a party by rider category. Nothing is left out."""

    def told(fact: str, value: Value) -> Any:
        if isinstance(value, Party):
            return dict(value.counts)
        if content.flow.facts[fact].type == "station":
            return {"id": value, "name": content.stations.station(value).name}
        return value

    return {
        "facts": {fact: told(fact, value) for fact, value in meaning.facts},
        "choice": meaning.choice,
        "command": meaning.command,
        "subject": meaning.subject,
        "question": meaning.question,
        "doubts": {doubt.fact: [told(doubt.fact, value) for value in doubt.values] for doubt in meaning.doubts},
        "unmet": list(meaning.unmet),
    }


def _plain(meaning: Meaning, content: Content, texts: Texts, now: datetime) -> Iterator[str]:
    if meaning.empty:
        yield "Nothing was understood."
    for fact, value in meaning.facts:
        yield f"{fact}: {_worded(fact, value, content, texts, now)}"
    for doubt in meaning.doubts:
        yield f"{doubt.fact}: {' or '.join(_worded(doubt.fact, value, content, texts, now) for value in doubt.values)}?"
    for name in ("choice", "command", "subject", "question"):
        if said := getattr(meaning, name):
            yield f"{name}: {said}"
    for wish in meaning.unmet:
        yield f"not to be had here: {wish}"


def _worded(fact: str, value: Value, content: Content, texts: Texts, now: datetime) -> str:
    if isinstance(value, Party):
        return ", ".join(f"{many} {kind}" for kind, many in value.counts)
    kind = content.flow.facts[fact].type
    if kind == "station":
        return content.stations.station(value).name
    return worded(value, now, texts) if kind == "moment" else value
