"""Phrase lint: every choice of every screen can be said, means that choice alone, and collides with no command."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from kiosk.flows.model import Answer, Flow, Look, Step
from kiosk.flows.prompt import Choice, Prompt
from kiosk.language import Words
from kiosk.timetable.sound import sound_of
from kiosk.timetable.spelling import plain
from kiosk.timetable.stations import StationIndex
from voice.understanding.model import Asked, Meaning
from voice.understanding.screens import screen_at
from voice.understanding.understanding import Understanding

CHOSEN = frozenset(
    {"choice", "welcome", "station", "moment", "party", "info", "feedback"}
)  # kinds with choices to name

ALONG = frozenset({("need", "ticket"), ("way", "return")})  # follows from a place, and from a way back


@dataclass(frozen=True)
class Collision:
    """One choice that cannot be said, or not for sure."""

    language: str
    step: str
    label: str
    what: str

    def __str__(self) -> str:
        return f"{self.language} {self.step}: {self.label!r} {self.what}"


def collisions(
    flow: Flow, words: Words, stations: StationIndex, here: str, languages: tuple[str, ...], now: datetime
) -> Iterator[Collision]:
    """All of them, language by language. Raises FaultyFile for a pack that cannot be read."""
    understanding = Understanding(flow, stations, here)
    understanding.warm_up(languages)
    for language in languages:
        texts = words.texts(language)
        for step in flow.steps:
            if step.kind in CHOSEN:
                prompt = screen_at(flow, step.id, {}, texts, stations, here, now)
                yield from _of_screen(prompt, Asked(flow, language, now, here, prompt), step, understanding)


def _of_screen(prompt: Prompt, asked: Asked, step: Step, understanding: Understanding) -> Iterator[Collision]:
    language = asked.language
    heard: dict[str, str] = {}
    for choice in prompt.choices:
        label = plain(choice.label)
        if not label:
            yield Collision(language, step.id, choice.label, "has no words that can be said")
            continue
        sound = sound_of(label) + "".join(letter for letter in label if letter.isdigit())
        if heard.setdefault(sound, choice.label) != choice.label:
            yield Collision(language, step.id, choice.label, f"sounds like {heard[sound]!r}")
        meaning = understanding.meaning(choice.label, asked)
        if not _is_meant(choice, meaning):
            yield Collision(language, step.id, choice.label, f"is understood as {_told(meaning)}")


def _is_meant(choice: Choice, meaning: Meaning) -> bool:
    """Whether saying its label does what touching it does, or part of it and nothing else."""
    if meaning.choice:
        return meaning.choice == choice.id
    if isinstance(choice.answer, Look):
        return not meaning.empty and not meaning.command
    if not isinstance(choice.answer, Answer):
        return bool(meaning.command)
    return bool(meaning.facts) and set(meaning.facts) <= {*choice.answer.facts, *ALONG}


def _told(meaning: Meaning) -> str:
    parts = [f"{fact}={value}" for fact, value in meaning.facts]
    parts += [part for part in (meaning.choice, meaning.command, meaning.question) if part]
    return ", ".join(parts) or "nothing"
