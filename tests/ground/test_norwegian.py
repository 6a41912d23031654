"""Norwegian is whole: every sentence, on every screen, spoken as Norwegians say it."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from kiosk.fares.tariff_file import SHIPPED
from kiosk.flows.readability import LIX_LIMIT, lix
from kiosk.flows.reader import STANDARD
from kiosk.language import WORDS, Sentence, Texts, read_words, sentences
from kiosk.money import Money
from tests.flows.standard import flow, shown
from tests.flows.test_wording import every_screen, read
from voice.phrasing import sentences as spoken

FOLDERS = (WORDS, STANDARD / "texts", *(folder / "texts" for folder in SHIPPED.values()))
TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def texts() -> Texts:
    return read_words(("nb",), *FOLDERS).texts("nb")


def said(folder: Path, language: str) -> dict[str, Sentence]:
    """All that the files of this folder say in a language."""
    files = [*folder.glob(f"{language}.ftl"), *sorted((folder / language).glob("*.ftl"))]
    return {sentence.key: sentence for file in files for sentence in sentences(file)}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.parent.name)
def test_norwegian_says_everything(folder: Path) -> None:
    """No hole, no English sentence, no variable lost: on the screen, in a price's reason, on paper."""
    english, norwegian = said(folder, "en"), said(folder, "nb")
    assert norwegian.keys() == english.keys()
    assert {key for key in english if english[key].variables != norwegian[key].variables} == set()


def test_what_is_said_to_travellers_is_short_and_plain() -> None:
    """The kiosk's own words too, which no flow checker reads: what only staff read is apart."""
    told = {
        key: sentence.text
        for key, sentence in said(WORDS, "nb").items()
        if not key.endswith(".staff") and not key.startswith(("staff-", "tried-"))
    }
    for key, text in told.items():
        assert max(len(part.split()) for part in re.split(r"(?<=[.!?:])\s", text)) <= 15, key
        assert not re.search(r"vennligst|vent litt|et øyeblikk|\bfeil\b|mislykke|ugyldig", text, re.IGNORECASE), key
    assert lix(". ".join(told.values())) <= LIX_LIMIT["nb"]


def test_every_screen_is_whole_and_heard() -> None:
    """What is read on a screen is in what is spoken, on every screen that can be reached."""
    assert "nb" in flow().languages
    for state in every_screen():
        prompt = shown(state, "nb", trouble="Noe gikk galt.")
        assert 0 < len(prompt.title) <= 48
        for text in read(prompt):
            assert text in prompt.say, (prompt.step, text)


def test_who_pays_nothing_is_told_so(texts: Texts) -> None:
    """The first question of everybody is: have I paid? In Norwegian it is answered wherever it is in English."""
    english = said(WORDS, "en")
    for key in (key for key, sentence in english.items() if "You have paid nothing." in sentence.text):
        assert "Du har ikke betalt noe." in said(WORDS, "nb")[key].text, key
    assert texts.say("counter-choice") == texts.say("need.slip")


@pytest.mark.parametrize(
    ("key", "count", "words"),
    [
        ("fare-senior", 1, "1 honnør"),
        ("fare-senior", 2, "2 honnører"),
        ("fare-child", 2, "2 barn"),
        ("train-changes", 0, "uten bytte"),
        ("train-changes", 1, "1 bytte"),
        ("train-changes", 2, "2 bytter"),
        ("frame-places", 1, "Ett sted passer."),
    ],
)
def test_one_and_many(texts: Texts, key: str, count: int, words: str) -> None:
    """Numbers bend the words as they do at the counter."""
    assert texts.say(key, count=count) == words


def test_days_prices_and_times_are_written_as_norwegians_write_them(texts: Texts) -> None:
    """A day is an ordinal: 27., not 27."""
    assert texts.day(TODAY, TODAY) == "I dag"
    assert texts.day(TODAY + timedelta(days=1), TODAY, inside=True) == "i morgen"
    assert texts.day(TODAY + timedelta(days=6), TODAY) == "fredag 27. november"
    assert texts.full_day(TODAY) == "lørdag 21. november 2026"
    assert re.sub(r"\s", " ", texts.price(Money(1990, "NOK"))) == "19,90 kr"
    assert texts.duration(timedelta(minutes=80)) == "1 time 20 min"
    assert texts.duration(timedelta(minutes=200)) == "3 timer 20 min"


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("Det koster 249,00 kr.", "Det koster 249 kroner."),
        ("Betal 1 kr, eller NOK 12,50.", "Betal 1 krone, eller 12 kroner 50."),
        ("Det koster 19,90 €.", "Det koster 19 euro 90."),
        ("09:48 – 13:46, 1 bytte", "9 48 til 13 46, ett bytte"),
        ("I morgen, fra kl. 08:00", "I morgen, fra klokken 8 00"),
        ("1 barn og 1 voksen fra spor 7a", "ett barn og 1 voksen fra spor 7 A"),
        (
            "Hamburg Hbf kl. 10:05, ca. 1 min til fots",
            "Hamburg sentralstasjon klokken 10 05, omtrent ett minutt til fots",
        ),
        ("Toget går fredag 27. november.", "Toget går fredag 27. november."),
        ("Her er ditt nummer: ABCDEFGH.", "Her er ditt nummer: A, B, C, D, E, F, G, H."),
    ],
)
def test_it_is_spoken_as_norwegians_say_it(written: str, heard: str) -> None:
    """Kroner, platforms, times and one child."""
    assert spoken(written, "nb") == [heard]
