"""Templates in hassil syntax, written out: every way of words and slots that one of them allows."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from hassil.expression import Alternative, Expression, ListReference, Permutation, Sequence, TextChunk
from hassil.parse_expression import ParseExpressionError, parse_sentence

from kiosk.timetable.spelling import spellings

MOST = 4000  # ways that one template may be said: more is a mistake in it


@dataclass(frozen=True)
class Slot:
    """A place in a phrase where something else stands: a number, an hour, a weekday."""

    name: str


Pattern = tuple[str | Slot, ...]


class BadTemplate(ValueError):
    """A template that cannot be read; the text says why."""


@lru_cache(maxsize=8192)
def patterns(template: str) -> tuple[Pattern, ...]:
    """All ways to say it, in plain small letters; ü as u and as ue. Raises BadTemplate."""
    try:
        parsed = parse_sentence(template).expression
    except (ParseExpressionError, ValueError, IndexError) as fault:
        raise BadTemplate(f"{template!r} is no template: {fault}") from fault
    found: dict[Pattern, None] = {}
    for number, way in enumerate(_ways(parsed)):
        if number >= MOST:
            raise BadTemplate(f"{template!r} can be said in more than {MOST} ways; write several short ones")
        for pattern in _plain(way):
            if pattern:
                found[pattern] = None
    if not found:
        raise BadTemplate(f"{template!r} says nothing")
    return tuple(found)


def _ways(part: Expression) -> Iterator[tuple[str | Slot, ...]]:
    """Pieces of text (that may end in the midst of a word) and slots."""
    match part:
        case TextChunk():
            yield (part.text,)
        case ListReference():
            yield (Slot(part.list_name),)
        case Alternative():
            for item in part.items:
                yield from _ways(item)
        case Permutation():
            for first, rest in part.iterate_permutations() if len(part.items) > 1 else [(part.items[0], None)]:
                for way in _ways(first):
                    for more in _ways(rest) if rest is not None else [()]:
                        yield (*way, " ", *more)
        case Sequence():
            yield from _chain(part.items)
        case _:
            raise BadTemplate(f"{part} is not known here: no <rules>")


def _chain(items: list[Expression]) -> Iterator[tuple[str | Slot, ...]]:
    if not items:
        yield ()
        return
    for first in _ways(items[0]):
        for rest in _chain(items[1:]):
            yield (*first, *rest)


def _plain(way: tuple[str | Slot, ...]) -> Iterator[Pattern]:
    """Text joined to whole words, between the slots."""
    texts: list[str | Slot] = []
    for part in way:
        if isinstance(part, str) and texts and isinstance(texts[-1], str):
            texts[-1] += part
        else:
            texts.append(part)
    forms = {tuple(_words(part, form) for part in texts) for form in (0, -1)}
    for form in sorted(forms, key=str):
        yield tuple(word for words in form for word in words)


def _words(part: str | Slot, form: int) -> Pattern:
    return (part,) if isinstance(part, Slot) else tuple(spellings(part.replace("'", "").replace("’", ""))[form].split())
