"""Naming a choice on the screen: by its words, or by its place among the others."""

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from kiosk.flows.prompt import Choice, Prompt
from kiosk.timetable.spelling import plain
from voice.understanding.model import Asked
from voice.understanding.pack import Pack
from voice.understanding.spotter import Piece
from voice.understanding.words import Word

ALIKE = 86.0  # of 100: how like a label must be what was said
APART = 6.0
POSITIONS = {"first": 0, "second": 1, "third": 2, "fourth": 3, "fifth": 4, "sixth": 5, "last": -1, "last-but-one": -2}
MOST_OTHERS = 1  # words beside "the second one"


def chosen(said: Sequence[Word], pieces: Sequence[Piece], asked: Asked, pack: Pack) -> str:
    """The id of the one choice that was named; "" when none was, or more than one may have been."""
    prompt = asked.prompt
    if prompt is None:
        return ""
    choices = [*prompt.choices, *prompt.moments]
    if not choices:
        return ""
    carried = sum(piece.end - piece.start for piece in pieces if piece.kind in ("position", "filler"))
    for piece in pieces:
        if piece.kind == "position" and len(said) - carried <= MOST_OTHERS:
            return _placed(prompt.choices, POSITIONS.get(piece.value, 99))
    cheapest = [piece for piece in pieces if piece.kind == "command" and piece.value == "cheapest"]
    if cheapest and prompt.kind == "offers":
        return _cheapest(prompt)
    text = _bare(" ".join(word.text for word in said), pack)
    scored = sorted(((_likeness(text, choice, pack), choice.id) for choice in choices), reverse=True)
    if scored[0][0] < ALIKE or (len(scored) > 1 and scored[0][0] - scored[1][0] < APART):
        return ""
    return scored[0][1]


def _placed(choices: Sequence[Choice], place: int) -> str:
    return choices[place].id if -len(choices) <= place < len(choices) else ""


def _cheapest(prompt: Prompt) -> str:
    priced = [(price, choice.id) for choice in prompt.choices if (price := _price(choice.price)) is not None]
    return min(priced)[1] if priced else ""


def _price(text: str) -> float | None:
    found = re.search(r"\d+(?:[.,]\d+)?", text)
    return float(found.group().replace(",", ".")) if found else None


def _likeness(text: str, choice: Choice, pack: Pack) -> float:
    label = plain(choice.label)
    if not text or not label:
        return 0.0
    if text == label:
        return 100.0
    return fuzz.ratio(text, _bare(label, pack))


def _bare(text: str, pack: Pack) -> str:
    """Without the words that only carry others."""
    fillers = {template for _, template in pack.templates("filler") if template.isalpha()}
    return " ".join(word for word in plain(text).split() if word not in fillers) or plain(text)
