"""What a helper who looks along sees: a step as words and ids, through an allow-list that is applied in the kiosk."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kiosk.flows.prompt import Choice, Line, Prompt

MOST_BYTES = 1000
MOST_OPTIONS = 9
ID_ONLY = frozenset({"pay", "deliver", "collect"})  # of these steps nothing leaves but that they are shown
ROOM = (48, 32, 24, 16)  # letters of a label: the first with which all fits


@dataclass(frozen=True)
class Screen:
    """What the step looks like besides its prompt."""

    options: tuple[Choice, ...]  # those that are shown now
    typed: bool = False  # letters were typed: neither they nor what they found may leave
    counts: tuple[tuple[str, int], ...] = ()
    reading: bool = False
    scale: float = 1.0


def state_of(prompt: Prompt, screen: Screen, rev: int) -> str:
    """The step as JSON of at most 1,000 bytes.

    {"rev", "step", "kind", "lang", "title", "facts": [{"id", "label", "value" | "masked"}],
    "options": [{"id", "label"}], "counts": [[label, number]], "reading", "scale"}.
    Of steps where one pays, or where a code or a ticket is shown or typed: "rev", "step", "kind", "lang" alone.
    """
    bare = {"rev": rev, "step": prompt.step, "kind": prompt.kind, "lang": prompt.language}
    if _hidden(prompt):
        return _json(bare)
    for room in ROOM:
        text = _json({**bare, **_shown(prompt, screen, room)})
        if len(text.encode()) <= MOST_BYTES:
            return text
    shown = _shown(prompt, screen, ROOM[-1])
    text = _json({**bare, **shown, "facts": [fact for fact in shown.get("facts", []) if "masked" not in fact]})
    if len(text.encode()) <= MOST_BYTES:
        return text
    return _json({**bare, "title": _cut(_guarded(prompt, prompt.seen_title), 80)})


def ids_of(prompt: Prompt, screen: Screen) -> dict[str, str]:
    """What can be pointed at on this step: ids of its options, with their full labels. None where little leaves."""
    if _hidden(prompt):
        return {}
    shown = {choice.id: choice.label for choice in _options(prompt, screen)}
    shown |= {counter.id: counter.label for counter in prompt.counters}
    if prompt.next_label:
        shown["next"] = prompt.next_label
    return shown


def _hidden(prompt: Prompt) -> bool:
    """Whether this is hers alone: money, the six digits of a slip or a helper, a ticket or receipt as a code."""
    return prompt.kind in ID_ONLY or bool(prompt.digits or prompt.slip or prompt.symbols or prompt.code)


def _shown(prompt: Prompt, screen: Screen, room: int) -> dict[str, Any]:
    counts = dict(screen.counts)
    parts = {
        "title": _cut(_guarded(prompt, prompt.seen_title), room * 2),
        "facts": [_fact(prompt, line, room) for line in prompt.lines],
        "options": [{"id": id, "label": _cut(label, room)} for id, label in _labels(prompt, screen)],
        "counts": [[_cut(counter.label, room), counts.get(counter.id, counter.count)] for counter in prompt.counters]
        if prompt.fact in prompt.may_see
        else [],
        "reading": screen.reading,
        "scale": screen.scale,
    }
    return {name: part for name, part in parts.items() if part}


def _options(prompt: Prompt, screen: Screen) -> Iterator[Choice]:
    """Places are what a traveller wishes: they leave only where the flow lists that fact, and never what was typed."""
    if prompt.kind in ("station", "welcome") and (
        screen.typed or (prompt.kind == "station" and prompt.fact not in prompt.may_see)
    ):
        return
    yield from screen.options[:MOST_OPTIONS]


def _labels(prompt: Prompt, screen: Screen) -> Iterator[tuple[str, str]]:
    for id, label in ids_of(prompt, screen).items():
        yield id, _guarded(prompt, label)


def _fact(prompt: Prompt, line: Line, room: int) -> dict[str, Any]:
    known = {"id": line.id, "label": _cut(line.label, room)}
    return {**known, "value": _cut(line.value, room)} if _allowed(prompt, line) else {**known, "masked": True}


def _allowed(prompt: Prompt, line: Line) -> bool:
    return any(line.id in (fact, f"{fact}-back") for fact in prompt.may_see)


def _guarded(prompt: Prompt, words: str) -> str:
    """A second lock: words that hold what is masked on this step do not leave, wherever a flow puts them."""
    masked = (line.value for line in prompt.lines if not _allowed(prompt, line))
    return "…" if any(value and value.casefold() in words.casefold() for value in masked) else words


def _cut(words: str, room: int) -> str:
    return words if len(words) <= room else words[: room - 1] + "…"


def _json(tree: dict[str, Any]) -> str:
    return json.dumps(tree, ensure_ascii=False, separators=(",", ":"))
