"""Finnish: as whole as the languages that every kiosk starts with, and said as Finns say it."""

import re
from datetime import date
from pathlib import Path

import pytest

from kiosk.fares.tariff_file import folder_of
from kiosk.flows.readability import SENTENCE_WORDS
from kiosk.flows.reader import STANDARD
from kiosk.language import WORDS, read_words, sentences
from kiosk.money import Money
from tests.flows.standard import shown
from tests.flows.test_wording import every_screen, read

FOLDERS = (STANDARD / "texts", folder_of("demo") / "texts", folder_of("dutch") / "texts")
FILES = [(folder / "en.ftl", folder / "fi.ftl") for folder in FOLDERS] + [
    (file, WORDS / "fi" / file.name) for file in sorted((WORDS / "en").glob("*.ftl"))
]


@pytest.mark.parametrize(("english", "finnish"), FILES, ids=lambda file: f"{file.parent.name}-{file.name}")
def test_finnish_says_everything_with_the_same_values(english: Path, finnish: Path) -> None:
    """A Finn must never meet a sentence in English, or a hole; and no sentence is long."""
    reference, own = ({told.key: told for told in sentences(file)} for file in (english, finnish))
    assert list(own) == list(reference)
    assert not [key for key in own if own[key].variables != reference[key].variables]
    for told in own.values():
        for sentence in re.split(r"(?<=[.!?:])\s", told.text):
            assert len(sentence.split()) <= SENTENCE_WORDS or told.key.endswith(".staff"), sentence


def test_days_and_prices_are_written_as_finns_write_them() -> None:
    """The day stands by itself: perjantai, not perjantaina."""
    texts, today = read_words(["fi"], WORDS).texts("fi"), date(2026, 11, 21)
    assert texts.day(today, today) == "Tänään"
    assert texts.day(date(2026, 11, 27), today) == "perjantai 27.11."
    assert texts.full_day(today) == "lauantai 21.11.2026"
    assert texts.price(Money(1990)) == "19,90\u202f€"


@pytest.mark.requirement("A11Y-2", "A11Y-16", "A11Y-86")
def test_every_screen_is_whole_and_heard_in_finnish() -> None:
    """A title that fits, and all that is read is in what is spoken."""
    for state in every_screen():
        prompt = shown(state, "fi")
        assert 0 < len(prompt.title) <= 48
        for text in read(prompt):
            assert text in prompt.say, (prompt.step, text)
