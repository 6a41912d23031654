"""A language pack: one folder of phrases, numbers and names, read strictly and made ready to be spotted."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from kiosk.errors import Fault, FaultyFile
from kiosk.flows.tree import Branch, Faults, Row, read_tree
from voice.understanding.templates import Node, Slot, TemplateError, as_written, grow, patterns

PACKS = Path(__file__).parent / "packs"
ALL = "every-language"  # a folder of phrases that are understood whatever the screen speaks

# What a phrase may mean: kind, and where it is not free, its values. docs/language-packs.md explains each.
KINDS = frozenset({
    "to", "from", "from-here", "via", "way", "leg", "day", "weekday-is", "date", "holiday", "part", "day-part", "clock",
    "in", "now", "bound", "past", "rider", "people", "me", "all", "more", "less", "including", "age", "visiting",
    "sum", "card", "walk", "need", "means", "medium", "mood", "unmet", "command", "question", "not", "correct", "or",
    "change", "subject", "later", "position", "filler", "nothing",
})  # fmt: skip
LISTS = frozenset({"weekday", "month", "half", "at-hour", "ordinal", "language", "article", "category"})
NUMBER_SLOTS = frozenset({"number", "count", "hour", "minute", "tens"})
OTHER = frozenset({"numbers", "compounds", "lists", "endings", "station-words", "aliases", "rules", "common", "closed"})


@dataclass(frozen=True, eq=False)
class Pack:
    """What one language says, in plain small letters."""

    language: str
    root: Node
    vocabulary: frozenset[str]  # every word of every phrase
    beside: frozenset[str]  # words that only stand in phrases of what no kiosk is asked for: no slips of others
    numbers: Mapping[tuple[str, ...], int]
    lists: Mapping[str, Mapping[tuple[str, ...], str]]
    endings: tuple[tuple[str, str, str], ...]  # ("to", "iin", ""): said, and what stands for it in the name itself
    station_words: Mapping[str, str]  # "airport" -> "flughafen"
    aliases: tuple[tuple[str, str], ...]  # (said, the station's name)
    phrases: tuple[tuple[str, str, str], ...]  # kind, value, template
    closed: tuple[tuple[str, str], ...] = ()  # ("command help", "help me"): what an engine with a grammar listens for

    def templates(self, kind: str) -> Iterator[tuple[str, str]]:
        """Value and template of each phrase of this kind."""
        return ((value, template) for of, value, template in self.phrases if of == kind)


def languages() -> tuple[str, ...]:
    """Those with a pack."""
    return tuple(sorted(folder.name for folder in PACKS.iterdir() if folder.name != ALL and any(folder.glob("*.yaml"))))


@lru_cache(maxsize=16)
def read_pack(language: str, folder: Path = PACKS) -> Pack:
    """The pack of this language. Raises FaultyFile with the line of everything that is wrong in it."""
    reader = _Reader(language)
    files = sorted((folder / language).glob("*.yaml"))
    if not files:
        raise FaultyFile([Fault(str(folder / language), 0, "LP001", f"there is no pack for {language}.", "")])
    for file in (*files, *sorted((folder / ALL).glob("*.yaml"))):
        reader.read(file)
    if reader.found:
        raise FaultyFile(reader.found)
    return reader.pack()


class _Reader:
    """Gathers all files of one pack."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.found: list[Fault] = []
        self.root = Node()
        self.words: set[str] = set()
        self.beside: set[str] = set()
        self.numbers: dict[tuple[str, ...], int] = {}
        self.compounds: list[str] = []
        self.lists: dict[str, dict[tuple[str, ...], str]] = {name: {} for name in LISTS}
        self.endings: list[tuple[str, str, str]] = []
        self.station_words: dict[str, str] = {}
        self.aliases: list[tuple[str, str]] = []
        self.phrases: list[tuple[str, str, str]] = []
        self.closed: list[tuple[str, str]] = []
        self.rules: dict[str, str] = {}  # of the file that is being read

    def read(self, file: Path) -> None:
        faults = Faults(file)
        tree = read_tree(file, faults)
        rules = tree.get("rules") if tree is not None else None
        self.rules = {name: str(text) for name, text in rules.items()} if isinstance(rules, Branch) else {}
        for kind, branch in (tree or Branch(0)).items():
            line = tree.lines.get(kind, 0) if tree else 0
            if kind == "rules":
                continue
            if kind not in KINDS | OTHER:
                faults.add(
                    line, "LP002", f"{kind} is no kind of phrase.", f"Known: {', '.join(sorted(KINDS | OTHER))}."
                )
                continue
            for value, template, at in _rows(branch, line):
                try:
                    for name, rule in self.rules.items():
                        template = template.replace(f"<{name}>", rule)  # noqa: PLW2901
                    self._one(kind, value, template)
                except (TemplateError, ValueError) as fault:
                    faults.add(at, "LP003", f"{fault}.", "docs/language-packs.md shows how phrases are written.")
        self.found += faults.found

    def _one(self, kind: str, value: str, template: str) -> None:
        match kind:
            case "numbers":
                self.numbers |= dict.fromkeys(_texts(template), int(value))
            case "compounds":
                self.compounds.append(template)
            case "lists":
                name, _, entry = value.partition(" ")
                if name not in LISTS:
                    raise ValueError(f"{name} is no list; known: {', '.join(sorted(LISTS))}")
                self.lists[name] |= dict.fromkeys(_texts(template), entry)
            case "endings":
                said, _, written = template.partition("=")
                self.endings += [(value, " ".join(words), written.strip()) for words in _texts(said)]
            case "station-words":
                self.station_words |= {" ".join(words): value for words in _texts(template)}
            case "common":  # never taken for another word, nor for the name of a place
                self.words |= {word for words in _texts(template) for word in words}
            case "aliases":
                self.aliases += [(" ".join(words), value) for words in _texts(template)]
            case "closed":
                self.closed += [(value, text) for text in as_written(template)]
            case _:
                self.phrases.append((kind, value, template))
                self._grow(template, kind, value)

    def _grow(self, template: str, kind: str, value: str) -> None:
        bare = Node()
        for end in grow(template, bare):
            end.means.append((kind, value))
        aside = kind == "nothing" and not any(node.means for nodes in bare.words.values() for node in nodes)
        self._learn(bare, self.beside if aside else self.words)
        for word, nodes in bare.words.items():
            self.root.words.setdefault(word, []).extend(nodes)
        for slot, nodes in bare.slots.items():
            self.root.slots.setdefault(slot, []).extend(nodes)

    def _learn(self, start: Node, words: set[str]) -> None:
        """The words of a template, and whether its slots are known."""
        todo, seen = [start], {id(start)}
        while todo:
            node = todo.pop()
            words.update(node.words)
            for name in node.slots.keys() - LISTS - NUMBER_SLOTS:
                raise ValueError(f"{{{name}}} is no slot; known: {', '.join(sorted(LISTS | NUMBER_SLOTS))}")
            for below in (*node.words.values(), *node.slots.values()):
                todo += [one for one in below if id(one) not in seen]
                seen |= {id(one) for one in below}

    def pack(self) -> Pack:
        tens = [(words, number) for words, number in self.numbers.items() if 20 <= number <= 90 and number % 10 == 0]
        units = [(words, number) for words, number in self.numbers.items() if 1 <= number <= 9]
        for form in self.compounds:
            for ten, many in tens:
                for unit, few in units:
                    said = form.replace("{tens}", " ".join(ten)).replace("{unit}", " ".join(unit))
                    for words in _texts(said):
                        self.numbers.setdefault(words, many + few)
        for phrase in (*self.numbers, *(words for table in self.lists.values() for words in table)):
            self.words |= set(phrase)
        self.endings.sort(key=lambda ending: -len(ending[1]))
        return Pack(
            self.language, self.root, frozenset(self.words), frozenset(self.beside - self.words),
            self.numbers, self.lists, tuple(self.endings),
            self.station_words, tuple(self.aliases), tuple(self.phrases), tuple(self.closed),
        )  # fmt: skip


def _texts(template: str) -> Iterator[tuple[str, ...]]:
    for pattern in patterns(template):
        if any(isinstance(part, Slot) for part in pattern):
            raise ValueError(f"{template!r} has a slot, which has no meaning here")
        yield tuple(part for part in pattern if isinstance(part, str))


def _rows(branch: Any, line: int) -> Iterator[tuple[str, str, int]]:
    """Value, template and line of what a kind holds: a list, or lists by value (of `lists`: by name and value)."""
    if isinstance(branch, Row):
        for template, at in zip(branch, branch.lines, strict=True):
            yield "", str(template), at
    elif isinstance(branch, Branch):
        for value, below in branch.items():
            for more, template, at in _rows(below, branch.lines[value]):
                yield f"{value} {more}".strip(), template, at
    else:
        yield "", str(branch), line
