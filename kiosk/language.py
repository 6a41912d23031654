"""Words by key, in one language: Fluent sentences, and money, times and days as people there write them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time
from babel.lists import format_list
from babel.numbers import format_currency
from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import FluentParser, ast

from kiosk.errors import Fault, FaultyFile
from kiosk.money import Money

WORDS = Path(__file__).parent / "words"  # the product's own sentences: words/<language>/*.ftl
OWN_NAMES = {"en": "English", "nl": "Nederlands", "de": "Deutsch", "sv": "Svenska", "fi": "Suomi", "nb": "Norsk"}
NEAR = {0: "today", 1: "tomorrow"}  # days from today that have a word of their own, which is no noun
MOST_REMEMBERED = 4096  # sentences of one language
DAYS = {  # where it is not Sunday 22 November
    "de": ("EEEE, d. MMMM", "EEEE, d. MMMM y"),
    "nb": ("EEEE d. MMMM", "EEEE d. MMMM y"),
    "fi": ("cccc d.M.", "cccc d.M.y"),  # cccc: not perjantaina
}
USUAL_DAYS = ("EEEE d MMMM", "EEEE d MMMM y")
RIGHT_TO_LEFT = frozenset({"ar", "he", "fa", "ur"})


class Texts:
    """The sentences of one language. A key is a message id, or `message.attribute`."""

    def __init__(self, language: str, bundle: FluentBundle) -> None:
        self.language = language
        self._bundle = bundle
        self._locale = Locale.parse(language)

    @property
    def right_to_left(self) -> bool:
        """Whether this language is written from right to left."""
        return self.language in RIGHT_TO_LEFT

    def has(self, key: str) -> bool:
        """Whether there are words for `key`."""
        message, _, attribute = key.partition(".")
        if not self._bundle.has_message(message):
            return False
        found = self._bundle.get_message(message)
        return attribute in found.attributes if attribute else found.value is not None

    def say(self, key: str, **values: Any) -> str:
        """The words for `key`. Raises KeyError for a missing key, ValueError for a missing value: both are bugs."""
        if not self.has(key):
            raise KeyError(f"no words for {key!r} in {self.language!r}")
        message, _, attribute = key.partition(".")
        found = self._bundle.get_message(message)
        pattern = found.attributes[attribute] if attribute else found.value
        assert pattern is not None  # `has` looked
        text, errors = self._bundle.format_pattern(pattern, values)
        if errors:
            raise ValueError(f"words for {key!r} in {self.language!r}: {errors[0]}")
        return str(text)

    def remembering(self) -> "Texts":
        """The same, which says again from memory what it has said: for staff, whose pages are many, not for a visit."""
        return _Remembering(self.language, self._bundle)

    def price(self, money: Money) -> str:
        """19.90 euro as people write it here: €19.90, € 19,90, 19,90 €."""
        return format_currency(money.amount, money.currency, locale=self._locale).replace("\xa0", "\u202f")

    def time(self, at: datetime) -> str:
        """14:05, on the 24 hour clock that stations use."""
        return format_time(at, "HH:mm", locale=self._locale)

    def day(self, day: date, today: date, *, inside: bool = False) -> str:
        """Today, tomorrow, or the weekday with its date; `inside` a sentence: today, not Today."""
        if (away := (day - today).days) in NEAR:
            word = self.say(NEAR[away])
            return word[0].lower() + word[1:] if inside else word
        return format_date(day, DAYS.get(self.language, USUAL_DAYS)[0], locale=self._locale)

    def full_day(self, day: date) -> str:
        """The weekday with date and year: what stands on paper is still read tomorrow."""
        return format_date(day, DAYS.get(self.language, USUAL_DAYS)[1], locale=self._locale)

    def duration(self, length: timedelta) -> str:
        """3 hours 20 minutes, in words."""
        minutes = round(length.total_seconds() / 60)
        return self.say("duration", hours=minutes // 60, minutes=minutes % 60)

    def language_name(self, code: str) -> str:
        """What a language is called here: German, Duits, Deutsch; the code itself when nobody knows it."""
        try:
            return Locale.parse(code, sep="-").get_display_name(self._locale) or code
        except (UnknownLocaleError, ValueError):
            return code

    def listed(self, parts: Iterable[str]) -> str:
        """One, two and three."""
        return format_list(list(parts), locale=self._locale)


class _Remembering(Texts):
    """Making a sentence takes longer than all else of a card."""

    def __init__(self, language: str, bundle: FluentBundle) -> None:
        super().__init__(language, bundle)
        self._said = lru_cache(MOST_REMEMBERED, typed=True)(super().say)

    def say(self, key: str, **values: Any) -> str:
        return self._said(key, **values)


class Words:
    """All sentences of all languages that were read; the first language is the reference."""

    def __init__(self, texts: Mapping[str, Texts]) -> None:
        self._texts = dict(texts)

    @property
    def languages(self) -> tuple[str, ...]:
        """In the order in which they were asked for."""
        return tuple(self._texts)

    def texts(self, language: str) -> Texts:
        """The sentences of `language`; KeyError if it was not read."""
        return self._texts[language]


def read_words(languages: Iterable[str], *folders: Path) -> Words:
    """Read `<folder>/<language>.ftl` and `<folder>/<language>/*.ftl` of every folder; later folders win.

    Raises FaultyFile for a sentence that cannot be parsed or a language that is not known.
    """
    texts = {}
    faults: list[Fault] = []
    for language in languages:
        try:
            bundle = FluentBundle([language], use_isolating=False)  # isolation marks would reach speech and paper
            for folder in folders:
                for file in sorted([folder / f"{language}.ftl", *(folder / language).glob("*.ftl")]):
                    if file.exists():
                        faults += _read(bundle, file)
            texts[language] = Texts(language, bundle)
        except (UnknownLocaleError, ValueError) as error:
            faults.append(Fault(str(language), 0, "LF301", f"is not a language that we know: {error}."))
    if faults:
        raise FaultyFile(faults)
    return Words(texts)


@dataclass(frozen=True)
class Sentence:
    """One unit of a file of words, for those who check it: `text` as it is read, with X for what is filled in."""

    key: str  # "way", "way.return"
    text: str
    variables: frozenset[str]
    line: int


def sentences(file: Path) -> tuple[Sentence, ...]:
    """Everything that a file of words says, in its order; of plurals and the like the usual variant."""
    source = file.read_text("utf-8")
    found = []
    for entry in FluentParser().parse(source).body:
        if isinstance(entry, ast.Message):
            own = [(entry.id.name, entry.value, entry.span)]
            own += [(f"{entry.id.name}.{part.id.name}", part.value, part.span) for part in entry.attributes]
            for key, pattern, span in own:
                if pattern is not None:
                    names: set[str] = set()
                    text = " ".join(_plain(pattern, names).split())
                    line = source.count("\n", 0, span.start if span else 0) + 1
                    found.append(Sentence(key, text, frozenset(names), line))
    return tuple(found)


def _plain(pattern: ast.Pattern, names: set[str]) -> str:
    parts = []
    for element in pattern.elements:
        if isinstance(element, ast.TextElement):
            parts.append(element.value)
            continue
        expression = element.expression
        if isinstance(expression, ast.SelectExpression):
            if isinstance(expression.selector, ast.VariableReference):
                names.add(expression.selector.id.name)
            variants = [(variant.default, _plain(variant.value, names)) for variant in expression.variants]
            parts.append(next(text for default, text in variants if default))
            continue
        if isinstance(expression, ast.VariableReference):
            names.add(expression.id.name)
        parts.append("X")
    return "".join(parts)


def _read(bundle: FluentBundle, file: Path) -> list[Fault]:
    source = file.read_text("utf-8")
    resource = FluentResource(source)
    bundle.add_resource(resource, allow_overrides=True)
    cure = "Compare it with the sentences above and below: id = words, .part = words."
    junk = [entry for entry in resource.body if type(entry).__name__ == "Junk"]
    lines = [source[: entry.span.start].count("\n") + 1 if entry.span else 0 for entry in junk]
    return [Fault(str(file), line, "LF303", "this sentence cannot be read.", cure) for line in lines]
