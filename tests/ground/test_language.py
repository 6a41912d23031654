"""Words: the same keys in every language, and prices, days and times as people there write them."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from kiosk.errors import FaultyFile
from kiosk.language import WORDS, read_words, sentences
from kiosk.money import Money

LANGUAGES = ("en", "nl", "de")


def _keys(language: str) -> dict[str, frozenset[str]]:
    return {
        sentence.key: sentence.variables
        for file in sorted((WORDS / language).glob("*.ftl"))
        for sentence in sentences(file)
    }


@pytest.mark.parametrize("language", sorted(folder.name for folder in WORDS.iterdir() if folder.name != "en"))
def test_every_language_says_everything(language: str) -> None:
    """A traveller who reads Dutch must never meet a sentence in English, or a hole."""
    reference, own = _keys("en"), _keys(language)
    assert own.keys() == reference.keys()
    differing = {key for key, names in own.items() if names != reference[key]}
    assert not differing


def test_prices_are_written_as_people_write_them() -> None:
    """A price that looks foreign is a price that is not trusted."""
    words = read_words(LANGUAGES, WORDS)
    shown = [re.sub(r"\s", " ", words.texts(language).price(Money(1990))) for language in LANGUAGES]
    assert shown == ["€19.90", "€ 19,90", "19,90 €"]


def test_days_are_told_as_people_tell_them() -> None:
    """Today and tomorrow need no calendar; later days have their name."""
    today = date(2026, 11, 21)
    texts = read_words(LANGUAGES, WORDS).texts("de")
    assert texts.day(today, today) == "Heute"
    assert texts.day(today + timedelta(days=1), today) == "Morgen"
    assert texts.day(today + timedelta(days=6), today) == "Freitag, 27. November"


def test_a_sentence_that_cannot_be_read_is_named_with_its_line(tmp_path: Path) -> None:
    """A translator forgot a bracket: file and line, not a kiosk that stays dark."""
    (tmp_path / "en.ftl").write_text("good = Good\nbad = { $name\n", "utf-8")
    with pytest.raises(FaultyFile, match=r"en\.ftl:2: LF303"):
        read_words(["en"], tmp_path)


def test_a_missing_value_is_a_bug_and_not_a_hole() -> None:
    """The words "{ $name } is coming" must never be shown without the name."""
    texts = read_words(["en"], WORDS).texts("en")
    with pytest.raises(ValueError, match="help-coming"):
        texts.say("help-coming")
