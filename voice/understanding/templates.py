"""Templates in hassil syntax, written out: every way of words and slots that one of them allows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from hassil.expression import Alternative, Expression, ListReference, Permutation, Sequence, TextChunk
from hassil.parse_expression import parse_sentence
from hassil.parser import ParseError

from kiosk.timetable.spelling import spellings

LOOKED_AT = 2000  # ways among which the shortest are looked for
MOST = 4000  # ways that one template may be said: more is a mistake in it


@dataclass(frozen=True)
class Slot:
    """A place in a phrase where something else stands: a number, an hour, a weekday."""

    name: str


Pattern = tuple[str | Slot, ...]


@dataclass(eq=False)
class Node:
    """A place in the tree of all phrases: what may follow, and what has been said when it ends here."""

    words: dict[str, list["Node"]] = field(default_factory=dict)
    slots: dict[str, list["Node"]] = field(default_factory=dict)
    means: list[tuple[str, str]] = field(default_factory=list)


class TemplateError(ValueError):
    """A template that cannot be read; the text says why."""


@lru_cache(maxsize=8192)
def patterns(template: str) -> tuple[Pattern, ...]:
    """All ways to say it, in plain small letters; ü as u and as ue. Raises TemplateError."""
    try:
        parsed = parse_sentence(template).expression
    except (ParseError, ValueError, IndexError) as fault:
        raise TemplateError(f"{template!r} is no template: {fault}") from fault
    found: dict[Pattern, None] = {}
    for number, way in enumerate(_ways(parsed)):
        if number >= MOST:
            raise TemplateError(f"{template!r} can be said in more than {MOST} ways; write several short ones")
        for pattern in _plain(way):
            if pattern:
                found[pattern] = None
    if not found:
        raise TemplateError(f"{template!r} says nothing")
    return tuple(found)


def grow(template: str, root: "Node") -> list["Node"]:
    """Add all ways of this template to the tree of phrases; the places where they end. Raises TemplateError.

    Ways share what they have in common, so that a template with many choices stays small.
    """
    try:
        parsed = parse_sentence(template).expression
    except (ParseError, ValueError, IndexError) as fault:
        raise TemplateError(f"{template!r} is no template: {fault}") from fault
    ends = _grown(parsed, [root])
    if root in ends:
        raise TemplateError(f"{template!r} may be nothing at all")
    return ends


def _grown(part: Expression, starts: list["Node"]) -> list["Node"]:
    match part:
        case Alternative():
            return _unique(end for item in part.items for end in _grown(item, starts))
        case Sequence():
            for cluster in _clusters(part.items):
                starts = _grown(cluster[0], starts) if len(cluster) == 1 else _spelt(cluster, starts)
            return starts
        case Permutation() if len(part.items) > 1:
            ends: list[Node] = []
            for first, rest in part.iterate_permutations():
                ends += _grown(rest, _grown(first, starts))
            return _unique(ends)
        case Permutation():
            return _grown(part.items[0], starts)
    return _spelt([part], starts)


def _clusters(items: list[Expression]) -> list[list[Expression]]:
    """Parts that make one word together stand together: senior[s]."""
    found: list[list[Expression]] = []
    for item in items:
        if found and not _is_blank(item, 0) and not _is_blank(found[-1][-1], -1):
            found[-1].append(item)
        else:
            found.append([item])
    return found


def _is_blank(part: Expression, end: int) -> bool:
    return isinstance(part, TextChunk) and (not part.text or part.text[end].isspace())


def _spelt(parts: list[Expression], starts: list["Node"]) -> list["Node"]:
    ends: list[Node] = []
    for way in _chain(parts):
        for pattern in _plain(way):
            nodes = starts
            for step in pattern:
                nodes = [_stepped(step, nodes)]
            ends += nodes
    return _unique(ends)


def _stepped(step: str | Slot, nodes: list["Node"]) -> "Node":
    new = Node()
    for node in nodes:
        if isinstance(step, Slot):
            node.slots.setdefault(step.name, []).append(new)
        else:
            node.words.setdefault(step, []).append(new)
    return new


def _unique(nodes: Iterable["Node"]) -> list["Node"]:
    return list({id(node): node for node in nodes}.values())


def first_ways(template: str, most: int) -> list[str]:
    """The shortest ways to say it that have no slot; at most so many."""
    found: dict[str, None] = {}
    for way in islice(_ways(parse_sentence(template).expression), LOOKED_AT):
        for pattern in _plain(way):
            if pattern and not any(isinstance(part, Slot) for part in pattern):
                found[" ".join(str(part) for part in pattern)] = None
    return sorted(found, key=lambda text: len(text.split()))[:most]


def as_written(template: str) -> list[str]:
    """All ways to say it as they are written, for an engine whose words have accents. Raises TemplateError."""
    try:
        ways = list(_ways(parse_sentence(template).expression))
    except (ParseError, ValueError, IndexError) as fault:
        raise TemplateError(f"{template!r} is no template: {fault}") from fault
    if any(isinstance(part, Slot) for way in ways for part in way):
        raise TemplateError(f"{template!r} has a slot, which has no meaning here")
    return list(dict.fromkeys(" ".join("".join(map(str, way)).lower().split()) for way in ways))


@lru_cache(maxsize=8192)
def words_in(template: str) -> frozenset[str]:
    """Every word that some way to say it holds."""
    bare = Node()
    grow(template, bare)
    found: set[str] = set()
    todo, seen = [bare], {id(bare)}
    while todo:
        node = todo.pop()
        found |= node.words.keys()
        for below in (*node.words.values(), *node.slots.values()):
            todo += [one for one in below if id(one) not in seen]
            seen |= {id(one) for one in below}
    return frozenset(found)


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
            raise TemplateError(f"{part} is not known here: no <rules>")


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
